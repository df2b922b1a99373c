"""Whole texts of 50,000 to 500,000 words: processor time and peak memory of one comparison, beside an older version.

    PLANCMP_DATA=DIR python -m benchmarks.raw [--sizes 50000,200000,500000] [--beside PYTHON] [--peers]

The old version is made of the articles of recast EU acts (`DIR/eu-recasts`), the new one of the same with 3 % of them
gone and 30 % edited by a word. `--beside`, else $PLANCMP_BESIDE, names the Python of an environment that holds another
version of plancmp, measured in the same run, one after the other at each size; `--peers` adds the blank English
tokenizer of spaCy on the same two texts, where it is installed. Each run is a process of its own; a figure is the least
of three runs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

GONE, EDITED = 0.03, 0.3
RUNS = 3
_TOKENIZE = (
    "import sys, spacy; nlp = spacy.blank('en'); nlp.max_length = 10**9;"
    "[len(nlp(open(name, encoding='utf-8').read())) for name in sys.argv[1:3]]"
)


@frozen
class Cost:
    """What a process took.

    Attributes:
        seconds: Processor time.
        megabytes: Peak memory.
    """

    seconds: float
    megabytes: float


def read_articles(folder: Path) -> list[str]:
    """Return the articles of all old acts, in their order."""
    with gzip.open(folder / "eu-recasts" / "articles.jsonl.gz", "rt", encoding="utf-8") as file:
        return [article for line in file for article in json.loads(line)["old"]]


def write_pair(articles: Sequence[str], size: int, folder: Path) -> tuple[str, str]:
    """Write the two versions and return their names.

    Args:
        articles: Texts to take, again from the first where there are too few.
        size: Words in all.
        folder: Where to write.
    """
    source = random.Random(size)
    old: list[str] = []
    count = 0
    while count < size:
        text = articles[len(old) % len(articles)]
        old.append(text)
        count += len(text.split())
    new = [_edit(text, source) for text in old if source.random() >= GONE]
    names = []
    for name, texts in (("old", old), ("new", new)):
        path = folder / f"{name}-{size}.txt"
        body = "\n\n".join(f"Article {number}\n\n{' '.join(text.split())}" for number, text in enumerate(texts, 1))
        path.write_text(body + "\n", encoding="utf-8")
        names.append(str(path))
    return names[0], names[1]


def _edit(text: str, source: random.Random) -> str:
    words = text.split()
    if source.random() < EDITED and len(words) > 3:
        words[source.randrange(1, len(words))] = source.choice(("the", "any", "each", "such", "further", "30"))
    return " ".join(words)


def measure(command: Sequence[str]) -> Cost:
    """Return the least of some runs of a command.

    Raises:
        RuntimeError: If it fails.
    """
    costs = []
    for _ in range(RUNS):
        pid = os.posix_spawn(command[0], list(command), os.environ)
        _, status, usage = os.wait4(pid, 0)
        if os.waitstatus_to_exitcode(status) not in (0, 1):
            raise RuntimeError(f"{' '.join(command)}: exit code {os.waitstatus_to_exitcode(status)}")
        costs.append(Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    return Cost(min(cost.seconds for cost in costs), min(cost.megabytes for cost in costs))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each size and program."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", default="50000,200000,500000")
    parser.add_argument("--beside", metavar="PYTHON", default=os.environ.get("PLANCMP_BESIDE"))
    parser.add_argument("--peers", action="store_true")
    given = parser.parse_args(arguments)
    articles = read_articles(Path(os.environ["PLANCMP_DATA"]))
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, given.sizes.split(",")):
            names = write_pair(articles, size, Path(folder))
            out = str(Path(folder) / "out.json")
            programs = {"plancmp": [sys.executable, "-P", "-m", "plancmp", *names, "-o", out]}
            if given.beside:
                programs["beside"] = [given.beside, "-P", "-m", "plancmp", *names, "-o", out]
            if given.peers and _has_spacy():
                programs["spaCy tokenizer"] = [sys.executable, "-c", _TOKENIZE, *names]
            costs = {name: measure(command) for name, command in programs.items()}
            for name, cost in costs.items():
                ratio = cost.seconds / costs["plancmp"].seconds
                print(f"{size:>8,} {name:<16} {cost.seconds:7.2f} s {cost.megabytes:7.0f} MB {ratio:6.2f}")
    return 0


def _has_spacy() -> bool:
    return subprocess.run([sys.executable, "-c", "import spacy"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
