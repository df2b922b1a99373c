"""Which clauses of another version may answer to one, and which have a subject in common."""

from __future__ import annotations

from plancmp.align.alignment import NO_PINS, Alignment, Link, Pair, Pins, Reason
from plancmp.align.answers import propose_answers
from plancmp.align.subjects import link_by_subject
from plancmp.model import Clause, Plan

NETS = ["Nets are dried on the beach.", "The pilot boards at the buoy.", "Salt is free of any toll."]


def test_answers_to_a_clause_come_the_likeliest_first() -> None:
    plan, other = (
        Plan(name, name, clauses=tuple(Clause(str(n), text=text) for n, text in enumerate(texts, 1)))
        for name, texts in (("a", NETS), ("b", [NETS[2], "Nets are dried on the quay.", "The pilot boards at sea."]))
    )
    found = propose_answers(plan, [0, 1, 2], other)
    best = {place: (pairs[0].old, pairs[0].new) for place, pairs in found.items()}
    assert best == {0: (0, 1), 1: (1, 2), 2: (2, 0)}
    assert all(pairs[0].score > 0.5 for pairs in found.values())
    assert all(list(pairs) == sorted(pairs, key=lambda pair: -pair.score) for pairs in found.values())
    (only,) = propose_answers(plan, [1], other, limit=1)[1]
    assert (only.old, only.new) == (1, 2)


def link(*pairs: tuple[int, int]) -> tuple[Link, ...]:
    return tuple(Link((i,), (j,), (Pair(i, j, 1.0, (Reason("exact-text"),)),)) for i, j in pairs)


def test_clauses_left_over_between_neighbours_with_one_number_and_topic_are_linked() -> None:
    old, new = (
        Plan(name, name, clauses=tuple(Clause(str(n), text=f"{name} {n}", topics=("nato",)) for n in range(1, 4)))
        for name in ("a", "b")
    )
    outlines = old.outline(), new.outline()
    around = Alignment(link((0, 0), (2, 2)), (1,), (1,))
    found = link_by_subject(around, *outlines, NO_PINS)
    assert found.pairs() == {(0, 0), (1, 1), (2, 2)}
    (weak,) = (one for one in found.links if one.weak)
    assert weak.pairs[0].reasons == (Reason("shared-subject", "number, topic, neighbours"),)
    assert link_by_subject(around, *outlines, Pins(set(), {(1, 1)})) == around


def test_two_that_fit_as_well_are_both_left() -> None:
    clauses = [Clause(name, text=name, topics=("nato",)) for name in ("x", "y")]
    old = Plan("a", "A", clauses=(Clause("z", text="z", topics=("nato",)),))
    new = Plan("b", "B", clauses=tuple(clauses))
    bare = Alignment((), (0,), (0, 1))
    assert link_by_subject(bare, old.outline(), new.outline(), NO_PINS) == bare
