"""How the alignment scales: time, peak memory and link F1 on synthetic versions of 28 to 50,000 clauses.

    python -m benchmarks.scale [--sizes 28,1000,10000,50000] [--no-yaml]

Clauses are drawn from a Zipfian vocabulary with stock phrases. In the new version a third of the clauses is edited (a
tenth of their words replaced, dropped or doubled), 2 % are split in two, 2 % are merged with another, 3 % are removed,
3 % are new, and all are shuffled; so the truth is known. Each size runs in a process of its own, because peak memory
only grows. Beside it: what PyYAML's CSafeLoader takes to load the two versions as plan files.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import accumulate

from attrs import define, field

Edge = tuple[int, int]
WORDS_IN_CLAUSE = 90
EDITED, SPLIT, MERGED, REMOVED, ADDED = 1 / 3, 0.02, 0.02, 0.03, 0.03


@define
class Versions:
    """Two synthetic versions and the truth about them.

    Attributes:
        old: Texts of the old version.
        new: Texts of the new version, shuffled.
        links: The true (old index, new index), by what happened to the clause.
    """

    old: list[str]
    new: list[str] = field(factory=list)
    links: dict[str, set[Edge]] = field(factory=dict)


class Writer:
    """Writes clauses: words by Zipf's law, every fifth a stock phrase, now and then a figure."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        letters = "abcdefghijklmnoprstuvwz"
        self._words = ["".join(self._random.choices(letters, k=self._random.randint(2, 10))) for _ in range(20_000)]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        self._phrases = [" ".join(self._pick(self._random.randint(3, 7))) for _ in range(300)]

    def _pick(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)

    def write_clause(self) -> str:
        """Return a clause of some ninety words in a few sentences."""
        sentences = []
        for _ in range(self._random.randint(2, 6)):
            words = self._pick(max(5, WORDS_IN_CLAUSE // 5))
            words.insert(3, self._random.choice(self._phrases))
            words.insert(7, str(self._random.randint(1, 999) * 1000))
            sentences.append(" ".join(words).capitalize() + ".")
        return " ".join(sentences)

    def edit_clause(self, text: str) -> str:
        """Return the clause with a tenth of its words edited."""
        edited: list[str] = []
        for word in text.split():
            fate = self._random.random()
            if fate < 0.04:
                edited += self._pick(1)
            elif fate < 0.07:
                continue
            elif fate < 0.1:
                edited += [word, *self._pick(1)]
            else:
                edited.append(word)
        return " ".join(edited)

    def write_versions(self, size: int) -> Versions:
        """Return two versions of some number of clauses each."""
        old = [self.write_clause() for _ in range(size)]
        fates = list(range(size))
        self._random.shuffle(fates)
        cuts = [round(size * share) for share in (SPLIT, MERGED, REMOVED, EDITED)]
        split, rest = fates[: cuts[0]], fates[cuts[0] :]
        merged, rest = rest[: 2 * (cuts[1] // 2)], rest[2 * (cuts[1] // 2) :]
        rest = rest[cuts[2] :]  # the removed ones
        drafts: list[tuple[str, tuple[int, ...], str]] = []
        for index in split:
            words = old[index].split()
            drafts += [(" ".join(words[: len(words) // 2]), (index,), "split")]
            drafts += [(" ".join(words[len(words) // 2 :]), (index,), "split")]
        drafts += [
            (f"{old[one]} {old[two]}", (one, two), "merged") for one, two in zip(merged[::2], merged[1::2], strict=True)
        ]
        drafts += [(self.edit_clause(old[index]), (index,), "edited") for index in rest[: cuts[3]]]
        drafts += [(old[index], (index,), "untouched") for index in rest[cuts[3] :]]
        drafts += [(self.write_clause(), (), "added") for _ in range(round(size * ADDED))]
        self._random.shuffle(drafts)
        links: dict[str, set[Edge]] = {}
        for place, (_, sources, kind) in enumerate(drafts):
            links.setdefault(kind, set()).update((source, place) for source in sources)
        return Versions(old, [text for text, _, _ in drafts], links)


def rate(found: frozenset[Edge], true: Iterable[Edge], concerned: frozenset[Edge]) -> float:
    """Return the F1 of the found links among those that concern the units of the true ones."""
    wanted = set(true)
    hits = len(found & wanted)
    return 2 * hits / (len(concerned) + len(wanted)) if wanted or concerned else 1.0


def measure(size: int, *, with_yaml: bool) -> dict[str, float]:
    """Return what one size takes and how well it does."""
    versions = Writer(size).write_versions(size)
    result: dict[str, float] = {"size": size}
    before = _peak()
    from plancmp.align import align_texts  # measured: what the import takes counts as memory

    rounds = 5 if size <= 1000 else 1
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        alignment = align_texts(versions.old, versions.new)
        times.append(time.perf_counter() - start)
    result["seconds"] = min(times)
    result["megabytes"] = _peak() - before
    found = alignment.pairs()
    for kind, links in sorted(versions.links.items()):
        if links:
            olds = {old for old, _ in links}
            news = {new for _, new in links}
            concerned = frozenset(edge for edge in found if edge[0] in olds or edge[1] in news)
            result[kind] = rate(found, links, concerned)
    every = set().union(*versions.links.values())
    result["all"] = rate(found, every, found)
    if with_yaml:
        result["yaml"] = _load_yaml(versions)
    return result


def _load_yaml(versions: Versions) -> float:
    import yaml  # only for the comparison

    files = [
        yaml.dump({"plancmp": 1, "id": "x", "clauses": _write_entries(texts)}, Dumper=yaml.CSafeDumper)
        for texts in (versions.old, versions.new)
    ]
    start = time.perf_counter()
    for file in files:
        yaml.load(file, Loader=yaml.CSafeLoader)
    return time.perf_counter() - start


def _write_entries(texts: Sequence[str]) -> list[dict[str, object]]:
    """Return clauses as a plan file has them, each with a heading, a topic, a source and a term."""
    return [
        {
            "id": str(number),
            "heading": " ".join(text.split()[:3]),
            "topics": ["military"],
            "text": text,
            "source": "draft",
            "terms": {f"term-{number}": {"party": "Ukraine", "must": {"at_most": f"{number} personnel"}}},
        }
        for number, text in enumerate(texts)
    ]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of one line a size."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", default="28,1000,10000,50000", help="numbers of clauses, separated by commas")
    parser.add_argument("--no-yaml", action="store_true", help="leave out the comparison with PyYAML")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(measure(options.one, with_yaml=not options.no_yaml)))
        return
    columns = ["size", "seconds", "megabytes", "all", "untouched", "edited", "split", "merged", "yaml"]
    print("  ".join(f"{column:>9}" for column in columns))
    for size in options.sizes.split(","):
        command = [sys.executable, "-m", "benchmarks.scale", "--one", size, *(["--no-yaml"] if options.no_yaml else [])]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        result = json.loads(done.stdout)
        print("  ".join(f"{result.get(column, float('nan')):9.4g}" for column in columns), flush=True)


if __name__ == "__main__":
    main()
