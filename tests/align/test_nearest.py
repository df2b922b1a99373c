"""What a text without an answer is nearest to, and which clauses have a subject in common."""

from __future__ import annotations

from plancmp.align.alignment import NO_PINS, Alignment, Link, Pair, Pins, Reason
from plancmp.align.answers import propose_answers
from plancmp.align.nearest import list_nearest
from plancmp.align.subjects import link_by_subject
from plancmp.model import Clause, Plan

NETS = ["Nets are dried on the beach.", "The pilot boards at the buoy.", "Salt is free of any toll."]


def test_rare_words_weigh_more_and_long_texts_less() -> None:
    asked = [
        "Nets.",
        "The nets and the salt and the beach and much else beside.",
        "Nothing of it.",
        "Beach nets are dried.",
    ]
    assert list_nearest(NETS, asked, [0]) == {0: (3, 1, 0)}
    assert list_nearest(NETS, asked, [0], count=1) == {0: (3,)}
    assert list_nearest(NETS, ["Kelp"], [0, 1]) == {0: (), 1: ()}


def test_words_that_most_texts_have_say_nothing() -> None:
    asking = [f"toll {number}" for number in range(30)]
    assert list_nearest(asking, ["toll", "3"], [3]) == {3: (1,)}


def test_answers_to_a_clause_come_the_likeliest_first() -> None:
    plan, other = (
        Plan(name, name, clauses=tuple(Clause(str(n), text=text) for n, text in enumerate(texts, 1)))
        for name, texts in (("a", NETS), ("b", [NETS[2], "Nets are dried on the quay.", "The pilot boards at sea."]))
    )
    (first, *_) = propose_answers(plan, 0, other)
    assert (first.old, first.new) == (0, 1)
    assert first.score > 0.5
    assert all(pair.old == 1 for pair in propose_answers(plan, 1, other))
    assert propose_answers(plan, 2, other)[0].new == 0


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
