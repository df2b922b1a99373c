"""A term that skips versions of a document is found by links and names; words are read no further than told."""

from __future__ import annotations

import random

import pytest

from plancmp import parse
from plancmp.history import Lineage, trace
from plancmp.history.skips import Skips
from plancmp.model import Plan

VERBS = ("keep", "store", "check", "carry", "paint", "count", "weigh", "mend")
THINGS = ("boats", "ropes", "lamps", "nets", "crates", "sails", "oars", "maps")


def write_clause(chance: random.Random, name: str) -> list[str]:
    sentences = []
    for _ in range(chance.randint(1, 3)):
        verb, thing = chance.choice(VERBS), chance.choice(THINGS)
        ends = (f"{chance.randint(2, 40)} {thing}", f"the {thing} within {chance.randint(2, 40)} days", f"the {thing}")
        modal = chance.choice(("shall", "may", "shall not"))
        sentences.append(f"The {name} {modal} {verb} {chance.choice(ends)} at the quay of {name} and beside its yard.")
    return sentences


def write_versions(seed: int, count: int = 5) -> list[Plan]:
    """Return versions of which each leaves out, puts back, changes and adds sentences at random."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    first = [write_clause(chance, f"Harbour {letter}") for letter in "ABCDEF"]
    versions = []
    for _ in range(count):
        clauses = [[one for one in clause if chance.random() > 0.3] or clause[:1] for clause in first]
        if chance.random() < 0.5:
            clauses[chance.randrange(len(clauses))] = write_clause(chance, f"Harbour {chance.choice('ABCDEF')}")
        text = "\n\n".join(f"Article {place}\n\n{' '.join(clause)}" for place, clause in enumerate(clauses, 1))
        versions.append(parse(f"{text}\n"))
    return versions


def outline(lineage: Lineage) -> object:
    tracks = [
        (track.name, [[slot.entry.index for slot in state.slots] for state in track.states], track.states)
        for track in lineage.tracks
    ]
    return tracks, [(thread.entries, thread.kinds) for thread in lineage.threads]


@pytest.mark.parametrize("seed", range(12))
def test_links_alone_find_what_comparisons_find(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = write_versions(seed)
    found = trace(versions)
    monkeypatch.setattr(Skips, "reaches", lambda *_: False)
    assert outline(found) == outline(trace(versions))


@pytest.mark.parametrize("seed", range(12))
def test_what_words_come_to_is_what_each_of_them_says(seed: int) -> None:
    lineage = trace(write_versions(seed))
    for number, comparison in enumerate(lineage.comparisons):
        told = [change for track in lineage.tracks for change in track.states[number].changes]
        kinds = {thread.kinds[number] for thread in lineage.threads}
        assert {kind for row in kinds for kind in row} == {
            one.kind for one in (comparison.clauses if comparison else ())
        }
        assert len(told) == len(comparison.terms if comparison else ())


def test_something_comes_back_by_a_skip() -> None:
    tracks = [track for seed in range(12) for track in trace(write_versions(seed)).tracks]
    stands = ["".join("x" if state.slots else "-" for state in track.states) for track in tracks]
    assert any("x-x" in row or "x--x" in row for row in stands)


def test_versions_with_nothing_loose_are_not_linked(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Article 1\n\nThe port shall keep {} boats.\n\nArticle 2\n\nThe port may count the ropes.\n"
    monkeypatch.delattr(Skips, "_part_links")
    trace([parse(text.format(number)) for number in range(3, 9)])
