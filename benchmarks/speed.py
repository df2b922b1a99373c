"""Everything that the page on speed says, in one run: what plancmp takes, and what its peers take for the same.

    python -m benchmarks.speed [--peers PYTHON] [--short]

PYTHON (else $PLANCMP_PEERS) is that of an environment of its own, in which `pip install redlines docx-trackdiff spacy
python-redlines[docxodus]` put the peers; one that is not there is said to be missing. DeepDiff is a requirement of
plancmp, and git is the machine's. Seconds are those of the processor, all processes of a run together, and the least of
some runs; memory is that at the peak. What a figure is to be stands behind it as "goal". `--short` tries the script on
small inputs.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen

from benchmarks import budget, startup
from benchmarks.page import write_plan
from benchmarks.scale import WORDS_IN_CLAUSE, Writer

_VERSIONS = 10
# What a process holds counts as memory of those that it starts, so a small one starts those that are measured.
_MEASURE = "import sys; from benchmarks.budget import run; print(*run(sys.argv[2:], int(sys.argv[1])))"
_CAP = 150  # seconds after which a peer is ended
_REDLINES = (
    "import sys; from redlines import Redlines; a, b = (open(n, encoding='utf-8').read() for n in sys.argv[1:])\n"
    "Redlines(a, b).output_markdown"
)
_TOKENIZER = (
    "import sys, spacy; nlp = spacy.blank('en'); nlp.max_length = 10**9\n"
    "for name in sys.argv[1:]: nlp(open(name, encoding='utf-8').read())"
)
_DOCXODUS = (
    "import sys; from python_redlines import DocxodusEngine; a, b = (open(n, 'rb').read() for n in sys.argv[1:3])\n"
    "open(sys.argv[3], 'wb').write(DocxodusEngine().run_redline('x', original=a, modified=b)[0])"
)


@frozen
class Size:
    """How large the inputs are.

    Attributes:
        runs: How often a short command is run.
        clauses: Clauses of a plan file, of a large one, and of the two lists beside DeepDiff.
        words: Words of a text.
        treaties: Treaties of a collection.
    """

    runs: int = 3
    clauses: tuple[int, int, int] = (10_000, 50_000, 1_000)
    words: int = 50_000
    treaties: int = 500


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", metavar="PYTHON", default=os.environ.get("PLANCMP_PEERS", ""), help="has the peers")
    parser.add_argument("--short", action="store_true", help="small inputs, to try the script")
    given = parser.parse_args()
    size = Size(1, (100, 200, 28), 2_000, 20) if given.short else Size()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in (
            time_start(size),
            time_texts(size, given.peers, folder),
            time_documents(given.peers, folder),
            time_lists(size),
            time_versions(size, folder),
            time_plan_files(size, folder),
            time_collection(size, folder),
        ):
            for line in part:
                print(line, flush=True)
            print(flush=True)


def time_start(size: Size) -> Iterator[str]:
    """Yield what it takes to start, by turns with its peer."""
    yield "start-up: the command line on two fixtures"
    compileall.compile_dir(startup.ROOT / "plancmp", quiet=1)  # as an installer does
    times = [(startup.measure(startup.BARE), startup.measure(startup.CLI)) for _ in range(7 * size.runs)]
    bare, ours = (min(column) for column in zip(*times, strict=True))
    yield f"  import yaml, attrs          {bare:8.0f} ms"
    yield f"  plancmp                     {ours:8.0f} ms {ours / bare:8.2f} times   goal: at most 2.3"


def time_plan_files(size: Size, folder: Path) -> Iterator[str]:
    """Yield what a run from two plan files to a report takes, beside loading them."""
    yield "two plan files, to a report; beside loading them with PyYAML's CSafeLoader"
    for clauses, goal in zip(size.clauses, ("at most 3 times", "under 600 MB"), strict=False):
        files = [str(folder / f"{name}{clauses}.yaml") for name in ("A", "B")]
        for path, name, seed in zip(files, ("A", "B"), (3, 7), strict=True):
            Path(path).write_text(write_plan(name, clauses, seed, 0.5), encoding="utf-8")
        runs = size.runs if clauses <= 10_000 else 1
        ours = _measure([sys.executable, "-m", "plancmp", *files, "-o", str(folder / "out.txt")], runs)
        peer = _measure([sys.executable, "-c", budget.PEER, *files], runs)
        told = f"{ours[0]:7.2f} s {ours[1]:5.0f} MB; CSafeLoader {peer[0]:6.2f} s {peer[1]:5.0f} MB"
        yield f"  {clauses:6,} clauses: {told}; {ours[0] / peer[0]:.1f} times   goal: {goal}"


def time_lists(size: Size) -> Iterator[str]:
    """Yield what `compare()` takes, beside DeepDiff on the same clauses as plain data."""
    from benchmarks import comparison

    clauses = size.clauses[2]
    yield f"compare() of {clauses:,} clauses, beside DeepDiff(ignore_order=True) on the two lists"
    for edited in comparison.EDITED:
        old, new = comparison.make_versions(clauses, edited)
        ours = comparison.measure_plancmp(old, new)
        theirs, ended = comparison.measure_deepdiff(old, new, 300)
        mark = "" if ended else "> "
        told = f"{ours:7.3f} s; DeepDiff {mark}{theirs:7.2f} s; {mark}{theirs / ours:,.0f} times"
        yield f"  {edited:.0%} edited: {told}   goal: at least 300"


def time_texts(size: Size, peers: str, folder: Path) -> Iterator[str]:
    """Yield what two plain texts take, beside programs that compare or cut words and know nothing of terms."""
    yield f"two texts of {size.words:,} words, a third of the clauses edited; from files to a file"
    old, new = write_texts(2, size.words, folder)
    out = str(folder / "out.json")
    yield from _race(
        {
            "plancmp": [sys.executable, "-m", "plancmp", old, new, "-o", out],
            "git word diff": _find("git", "diff", "--no-index", "--word-diff", f"--output={out}", old, new),
            "redlines": _find_peer(peers, "redlines", _REDLINES, old, new),
            "spaCy, blank tokenizer": _find_peer(peers, "spacy", _TOKENIZER, old, new),
        },
        size.runs,
    )


def time_documents(peers: str, folder: Path) -> Iterator[str]:
    """Yield what redlines in Word take."""
    from benchmarks.redlines import make_fixtures

    yield "two Word documents of 28 and 20 points, to a document with tracked changes"
    _, (old, new) = list(make_fixtures(folder))[2]
    out = str(folder / "out.docx")
    tracker = str(Path(peers).parent / "docx-trackdiff")
    yield from _race(
        {
            "plancmp": [sys.executable, "-m", "plancmp", str(old), str(new), "-o", out],
            "docx-trackdiff": [tracker, str(old), str(new), out] if peers and os.path.exists(tracker) else [],
            "python-redlines": _find_peer(peers, "python_redlines", _DOCXODUS, str(old), str(new), out),
        },
        3,
    )


def time_versions(size: Size, folder: Path) -> Iterator[str]:
    """Yield what it takes to trace terms through many texts."""
    yield f"trace of {_VERSIONS} versions of {size.words:,} words"
    files = write_texts(_VERSIONS, size.words, folder)
    seconds, megabytes = _measure([sys.executable, "-m", "plancmp", "trace", *files, "-o", str(folder / "t.json")], 1)
    yield f"  plancmp                     {seconds:8.1f} s {megabytes:6.0f} MB"


def time_collection(size: Size, folder: Path) -> Iterator[str]:
    """Yield what all pairs of a collection take, and what is left of it when its journal is cut in the middle."""
    from benchmarks.collections import write_treaties

    yield f"matrix of {size.treaties} treaties of 100 clauses, two processes; seconds of the clock"
    paths = write_treaties(folder, size.treaties, 100)
    whole, resumed = folder / "pairs.json", folder / "again.json"
    journal = folder / "pairs.journal"
    command = [sys.executable, "-m", "plancmp", "matrix", *paths, "-q", "--jobs", "2", "--journal", str(journal)]
    yield f"  from nothing                {_clock([*command, '-o', str(whole)]):8.1f} s"
    raw = journal.read_bytes()
    journal.write_bytes(raw[: len(raw) // 2])
    yield f"  from half of its journal    {_clock([*command, '-o', str(resumed)]):8.1f} s"
    same = whole.read_bytes() == resumed.read_bytes()
    yield f"  {len(json.loads(whole.read_bytes())):,} pairs; the same bytes both times: {'yes' if same else 'NO'}"


def write_texts(count: int, words: int, folder: Path) -> list[str]:
    """Write versions of one text, in each of which a third of the clauses are edited, and return their paths."""
    writer, chance = Writer(words), random.Random(words)
    texts = [writer.write_clause() for _ in range(words // WORDS_IN_CLAUSE)]
    paths = []
    for number in range(count):
        path = folder / f"text{words}-{number}.txt"
        body = "\n\n".join(f"Article {place}\n\n{text}" for place, text in enumerate(texts, 1))
        path.write_text(f"{body}\n", encoding="utf-8")
        paths.append(str(path))
        texts = [writer.edit_clause(text) if chance.random() < 1 / 3 else text for text in texts]
    return paths


def _race(commands: dict[str, list[str]], runs: int) -> Iterator[str]:
    first = 0.0
    for name, command in commands.items():
        if not command:
            yield f"  {name:27} not installed, so not measured"
            continue
        start = time.perf_counter()
        seconds, megabytes = _measure(_find("timeout", str(_CAP), *command), 1)
        if time.perf_counter() - start >= _CAP:
            yield f"  {name:27} ended after {_CAP} s"
            continue
        if seconds < 20:
            least = _measure(command, runs)
            seconds, megabytes = min(seconds, least[0]), min(megabytes, least[1])
        first = first or seconds
        yield f"  {name:27} {seconds:8.2f} s {megabytes:6.0f} MB   {seconds / first:.2f} times plancmp"


def _measure(command: Sequence[str], runs: int) -> tuple[float, float]:
    """Return the processor's seconds and the megabytes at the peak of a command; see `budget.run`."""
    words = [sys.executable, "-c", _MEASURE, str(runs), *command]
    told = subprocess.run(
        words, cwd=startup.ROOT, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    seconds, megabytes = map(float, told.stdout.split())
    return seconds, megabytes


def _find(program: str, *arguments: str) -> list[str]:
    path = shutil.which(program)
    return [path, *arguments] if path else []


def _find_peer(python: str, module: str, code: str, *arguments: str) -> list[str]:
    """Return a command that runs a peer; none where it is not installed."""
    if not python:
        return []
    is_there = subprocess.run([python, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0
    return [python, "-c", code, *arguments] if is_there else []


def _clock(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
