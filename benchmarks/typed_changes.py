"""From two whole versions of an act to the changes that the amending act made, values and all.

    python benchmarks/typed_changes.py [--misses]

Each pair of consolidated versions goes in as two documents: articles without their ids, in their order. What comes out
is held against the amending act's own words ("'EUR 5 538 000' is replaced by 'EUR 5 404 000'"): a change is found if
some changed term of that article had the old value and has the new one, by the words that it was read from. Beside it
stands what is found at all, both values named by changed terms or by words that are marked for review; and what is
reported in articles that are the same in both versions, which should be nothing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen

from plancmp import Clause, Comparison, Plan, compare
from plancmp.diff import ClauseChange, Slot

DATA = Path(os.environ.get("PLANCMP_DATA", Path(__file__).resolve().parents[1] / ".." / "shared" / "data"))


@frozen
class Gold:
    """A change that the amending act made."""

    article: str
    kind: str
    old: str
    new: str


def main() -> None:
    """Print recall by kind of value, and what was reported of articles that are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    misses = parser.parse_args().misses
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    noticed: Counter[str] = Counter()
    false, same, seconds = 0, 0, 0.0
    for act in read_acts():
        old, new = (make_plan(act["work"], act[side]) for side in ("old", "new"))
        start = time.perf_counter()
        comparison = compare(old, new)
        seconds += time.perf_counter() - start
        ids = [[article["id"] for article in act[side]] for side in ("old", "new")]
        for gold in (Gold(change["id"], change["type"], change["old"], change["new"]) for change in act["changes"]):
            wanted[gold.kind] += 1
            changes = list_changes(comparison, ids, gold.article)
            is_found = any(has_values(change, gold) for change in changes)
            is_noticed = is_found or any(is_mentioned(change, gold) for change in changes)
            found[gold.kind] += is_found
            noticed[gold.kind] += is_noticed
            if misses and not is_found:
                state = "marked for review" if is_noticed else "MISSED"
                print(f"{act['work']} {gold.article} {gold.kind} {gold.old!r} -> {gold.new!r}: {state}")
        for change in comparison.clauses:
            texts = [[entry.clause.text for entry in side] for side in (change.old, change.new)]
            if texts[0] == texts[1]:
                same += 1
                false += bool(change.terms or change.fields)
                if misses and (change.terms or change.fields):
                    print(f"{act['work']}: reported of an article that is the same: {change.kind} {change.fields[:1]}")
    print("kind        wanted  both values  noticed at all")
    for kind in [*sorted(wanted), ""]:
        total, right, any_way = (
            (counts[kind] if kind else sum(counts.values())) for counts in (wanted, found, noticed)
        )
        print(f"{kind or 'all':10}  {total:6}  {right / total:11.3f}  {any_way / total:14.3f}")
    print(f"reported in {false} of {same} articles that are the same; {seconds:.1f} s in all")


def read_acts() -> Iterator[dict[str, Any]]:
    """Yield the pairs of versions."""
    path = DATA / "eu-typed-changes" / "acts.jsonl.gz"
    if not path.exists():
        sys.exit(f"no data at {path}: set PLANCMP_DATA to the folder that holds eu-typed-changes")
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def make_plan(work: str, articles: list[dict[str, str]]) -> Plan:
    """Return an act as a document: its articles in their order, without their ids."""
    clauses = tuple(Clause(f"par-{number}", text=article["text"]) for number, article in enumerate(articles, 1))
    return Plan(work, work, taxonomy="legislation", clauses=clauses, extracted=True)


def list_changes(comparison: Comparison, ids: list[list[str]], article: str) -> list[ClauseChange]:
    """Return the changes that concern an article in either version."""
    return [
        change
        for change in comparison.changes
        if any(ids[0][entry.index] == article for entry in change.old)
        or any(ids[1][entry.index] == article for entry in change.new)
    ]


def has_values(change: ClauseChange, gold: Gold) -> bool:
    """Say whether a changed term had the old value and has the new one."""
    return any(
        term.old is not None
        and term.new is not None
        and holds(read_words(term.old), gold.old)
        and holds(read_words(term.new), gold.new)
        for term in change.terms
    )


def is_mentioned(change: ClauseChange, gold: Gold) -> bool:
    """Say whether both values are named: by terms that came and went, or by words that are marked for review."""
    olds = [read_words(term.old) for term in change.terms if term.old]
    news = [read_words(term.new) for term in change.terms if term.new]
    for item in change.fields:
        if item.cause.rule == "wording-needs-review":
            parts = item.cause.difference.split(", ")
            olds += [part[2:] for part in parts if part.startswith("−")]
            news += [part[2:] for part in parts if part.startswith("+")]
    return any(holds(words, gold.old) for words in olds) and any(holds(words, gold.new) for words in news)


def read_words(slot: Slot) -> str:
    """Return the words that a term was read from."""
    evidence = slot.term.evidence if slot.term else None
    return slot.entry.clause.text[evidence.span[0] : evidence.span[1]] if evidence else ""


def holds(words: str, value: str) -> bool:
    """Say whether words hold a value, whatever the spaces."""
    squeezed = "".join(value.split())
    return bool(squeezed) and squeezed in "".join(words.split())


if __name__ == "__main__":
    main()
