"""What two terms have in common: laws of the meet, and the cases that a mediator meets."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from plancmp.diff import Effect
from plancmp.diff.algebra import compare_terms
from plancmp.diff.overlaps import Obstacle, overlap_terms
from plancmp.model import Attributes, Condition, ConditionKind, Confidence, Disclosure, Evidence, Force, Term
from plancmp.model.constraints import Constraint, Dates, Deadline, Flag, Interval, Members, Mode, Shares, Wording
from plancmp.model.quantity import parse_quantity
from tests import strategies

PEACETIME = Condition(ConditionKind.WHEN, "in peacetime")
MANDATE = Condition(ConditionKind.WHEN, "under a mandate of the UN")


@st.composite
def term_pairs(draw: DrawFn) -> tuple[Term, Term]:
    """Two known terms of one matter, often of one kind and of like scope."""
    kind = draw(st.sampled_from(list(strategies.CONSTRAINTS)))
    found = []
    for _ in range(2):
        constraint = draw(strategies.CONSTRAINTS[kind]() | strategies.CONSTRAINTS[kind]() | strategies.constraints())
        conditions = draw(st.lists(st.sampled_from([PEACETIME, MANDATE]), max_size=2, unique=True))
        party = draw(st.sampled_from([("Ukraine",), ("Ukraine",), ("Ukraine", "Russia"), ()]))
        force = draw(st.sampled_from([Force.MUST, *Force]))
        found.append(Term("t", party, force, constraint, tuple(conditions)))
    first, second = found
    return first, draw(st.sampled_from([second, second, evolve(second, constraint=first.constraint)]))


def is_inside(outer: Term, inner: Term) -> bool:
    effect, causes = compare_terms(outer, inner)
    return effect in {Effect.SAME, Effect.TIGHTENED} and all(cause.effect for cause in causes)


@given(term_pairs())
def test_what_both_allow_lies_in_both(pair: tuple[Term, Term]) -> None:
    overlap = overlap_terms(*pair)
    assert bool(overlap.terms) == (overlap.obstacle is None)
    if len(overlap.terms) == 1:
        assert all(is_inside(term, overlap.terms[0]) for term in pair)
    elif overlap.terms:
        assert all(any(compare_terms(term, part)[0] is Effect.SAME for part in overlap.terms) for term in pair)


@given(term_pairs())
def test_it_makes_no_difference_which_side_is_named_first(pair: tuple[Term, Term]) -> None:
    assert overlap_terms(pair[0], pair[1]) == overlap_terms(pair[1], pair[0])


def test_the_order_of_conditions_makes_no_difference() -> None:
    one = Term("t", ("Ukraine",), Force.MUST, Flag(False), (PEACETIME, MANDATE))
    other = evolve(one, conditions=(MANDATE, PEACETIME))
    assert overlap_terms(one, other) == overlap_terms(other, one)


@given(term_pairs())
def test_a_term_has_itself_in_common_with_itself(pair: tuple[Term, Term]) -> None:
    assert overlap_terms(pair[0], pair[0]).terms == (pair[0],)


@given(term_pairs())
def test_a_term_inside_the_other_is_what_both_allow(pair: tuple[Term, Term]) -> None:
    outer, inner = pair
    if is_inside(outer, inner) and (outer.force is Force.MUST_NOT) == (inner.force is Force.MUST_NOT):
        (found,) = overlap_terms(outer, inner).terms
        assert compare_terms(found, inner)[0] is Effect.SAME


@given(term_pairs())
def test_what_lies_in_both_has_the_overlap_in_common_with_either(pair: tuple[Term, Term]) -> None:
    overlap = overlap_terms(*pair)
    if len(overlap.terms) == 1:
        for term in pair:
            (again,) = overlap_terms(term, overlap.terms[0]).terms
            assert compare_terms(again, overlap.terms[0])[0] is Effect.SAME


def test_what_is_on_record_of_a_term_is_no_part_of_it() -> None:
    term = Term("t", ("A",), Force.MUST, Flag(), source=("s",), note="n", confidence=Confidence.LOW)
    term = evolve(
        term, disclosure=Disclosure.REPORTED, evidence=Evidence("r", (0, 1)), attributes=Attributes({"votes": 3})
    )
    assert overlap_terms(term, evolve(term, note="m")).terms == (Term("t", ("A",), Force.MUST, Flag()),)


def test_a_condition_is_told_once_though_the_sides_spell_it_in_other_ways() -> None:
    first, second = (
        Condition(ConditionKind.IF, text) for text in ("Ukraine's parliament agrees", "ukraine’s  Parliament agrees")
    )
    (found,) = overlap_terms(make(MAY, CAP_600, first), make(MAY, CAP_800, PEACETIME, second)).terms
    assert [condition.key for condition in found.conditions] == [first.key, PEACETIME.key]
    ban = make(BAN, FLOOR_600, second)
    assert overlap_terms(make(MAY, FLOOR_900, first), ban).obstacle is Obstacle.NOTHING


def make(force: Force, constraint: Constraint, *conditions: Condition, party: str = "A") -> Term:
    return Term("t", (party,), force, constraint, conditions)


def span(**spelling: str) -> Interval:
    return Interval.parse(spelling)


def members(mode: Mode, *items: str) -> Members:
    return Members(items, mode)


def shares(**parts: str) -> Shares:
    return Shares({holder: parse_quantity(text) for holder, text in parts.items()})


MUST, BAN, MAY, STATES, EXPECTED = Force.MUST, Force.MUST_NOT, Force.MAY, Force.STATES, Force.EXPECTED
CAP_600, CAP_800 = span(at_most="600000 personnel"), span(at_most="800000 personnel")
FLOOR_600, FLOOR_900 = span(at_least="600000 personnel"), span(at_least="900000 personnel")
RANGE = span(at_least="600000 personnel", at_most="800000 personnel")
VIENNA, BOTH, PARIS = (members(Mode.ANY, *names) for names in (("Vienna",), ("Vienna", "Geneva"), ("Paris",)))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # two caps leave the lower; a floor and a cap a range
        (make(MUST, CAP_600), make(MUST, CAP_800), [make(MUST, CAP_600)]),
        (make(MUST, FLOOR_600), make(MUST, CAP_800), [make(MUST, RANGE)]),
        (make(MUST, FLOOR_900), make(MUST, CAP_800), Obstacle.NOTHING),
        (make(MUST, span(exactly="5 USD")), make(MUST, span(exactly="5 EUR")), Obstacle.CONSTRAINT),
        (make(MUST, span(at_most="30 days")), make(MUST, span(at_most="1 month")), Obstacle.CONSTRAINT),
        # a permission goes as far as both permit; a ban bans what either bans
        (make(MAY, CAP_600), make(MAY, CAP_800), [make(MAY, CAP_600)]),
        (make(BAN, FLOOR_600), make(BAN, FLOOR_900), [make(BAN, FLOOR_600)]),
        (make(BAN, CAP_800), make(BAN, FLOOR_600), Obstacle.NOTHING),
        (make(BAN, CAP_800), make(BAN, FLOOR_900), Obstacle.CONSTRAINT),
        # lists: each of, one of
        (
            make(MUST, members(Mode.ALL, "a", "b")),
            make(MUST, members(Mode.ALL, "b", "c")),
            [make(MUST, members(Mode.ALL, "a", "b", "c"))],
        ),
        (make(MUST, VIENNA), make(MUST, BOTH), [make(MUST, VIENNA)]),
        (make(MUST, VIENNA), make(MUST, PARIS), Obstacle.NOTHING),
        (make(STATES, members(Mode.ALL, "a")), make(STATES, members(Mode.ALL, "b")), Obstacle.CONSTRAINT),
        # yes and no, shares, wording
        (make(MUST, Flag(True)), make(MUST, Flag(False)), Obstacle.NOTHING),
        (make(MAY, Flag(True)), make(MAY, Flag(False)), Obstacle.CONSTRAINT),
        (make(STATES, shares(A="1/2")), make(STATES, shares(A="1/3")), Obstacle.NOTHING),
        (make(MAY, shares(A="1/2")), make(MAY, shares(A="1/3")), Obstacle.CONSTRAINT),
        (make(MUST, Wording("a")), make(MUST, Wording("b")), Obstacle.CONSTRAINT),
        (make(MUST, Wording("a")), make(MUST, Flag()), Obstacle.CONSTRAINT),
        # dates and deadlines
        (
            make(MUST, Dates.parse({"by": "2026-06"})),
            make(MUST, Dates.parse({"from": "2026-05"})),
            [make(MUST, Dates.parse({"from": "2026-05", "by": "2026-06"}))],
        ),
        (make(MUST, Dates.parse({"by": "2026-04"})), make(MUST, Dates.parse({"from": "2026-05"})), Obstacle.NOTHING),
        (
            make(MUST, Deadline.parse({"deadline": "100 days after signature"})),
            make(MUST, Deadline.parse({"deadline": "as soon as possible after signature"})),
            [make(MUST, Deadline.parse({"deadline": "100 days after signature"}))],
        ),
        # forces
        (make(MUST, CAP_800), make(MAY, CAP_600), [make(MUST, CAP_600)]),
        (make(MUST, Flag()), make(Force.EXPECTED, Flag()), [make(MUST, Flag())]),
        (make(MAY, Flag()), make(STATES, Flag()), Obstacle.FORCE),
        (make(MUST, Wording("join")), make(BAN, Wording("join")), Obstacle.NOTHING),
        (make(MAY, Wording("join")), make(BAN, Wording("Join")), Obstacle.NOTHING),
        (make(MUST, Wording("join")), make(BAN, Wording("join"), PEACETIME), Obstacle.NOTHING),
        (make(MAY, Wording("join")), make(BAN, Wording("join"), PEACETIME), Obstacle.CONDITIONS),
        (make(MAY, CAP_600), make(BAN, CAP_800), Obstacle.NOTHING),
        (make(MAY, CAP_800), make(BAN, CAP_600), Obstacle.CONSTRAINT),
        (make(STATES, Wording("join")), make(BAN, Wording("join")), Obstacle.FORCE),
        (make(EXPECTED, Wording("join")), make(BAN, Wording("join")), Obstacle.NOTHING),
        (make(MUST, Wording("join")), make(BAN, Flag()), Obstacle.CONSTRAINT),
        (make(MUST, members(Mode.ALL, "a")), make(BAN, members(Mode.ALL, "a", "b")), Obstacle.NOTHING),
        (make(MUST, members(Mode.ALL, "a", "b")), make(BAN, members(Mode.ALL, "a")), Obstacle.CONSTRAINT),
        (make(MUST, members(Mode.ONLY, "a")), make(BAN, members(Mode.ONLY, "a", "b")), Obstacle.CONSTRAINT),
        (make(EXPECTED, FLOOR_600), make(MUST, CAP_800), [make(MUST, RANGE)]),
        (make(STATES, FLOOR_600), make(MUST, CAP_800), [make(MUST, RANGE)]),
        (make(BAN, Flag(True)), make(BAN, Flag(False)), Obstacle.NOTHING),
        (make(EXPECTED, Flag(True)), make(EXPECTED, Flag(False)), Obstacle.NOTHING),
        (make(BAN, shares(A="1/2")), make(BAN, shares(A="1/3")), Obstacle.CONSTRAINT),
        (make(MUST, shares(A="1/2")), make(MUST, shares(B="1/3")), Obstacle.CONSTRAINT),
        # what a ban and a duty rule out together holds where both apply
        (make(MUST, FLOOR_900, PEACETIME), make(BAN, FLOOR_600), Obstacle.NOTHING),
        (make(MUST, FLOOR_900, PEACETIME), make(BAN, FLOOR_600, MANDATE), Obstacle.CONDITIONS),
        (make(MAY, CAP_600, PEACETIME), make(BAN, CAP_800, PEACETIME), Obstacle.NOTHING),
        # conditions
        (make(MUST, CAP_600), make(MUST, CAP_800, PEACETIME), [make(MUST, CAP_600)]),
        (
            make(MUST, CAP_800),
            make(MUST, CAP_600, PEACETIME),
            [make(MUST, CAP_600, PEACETIME), make(MUST, CAP_800)],
        ),
        (
            make(MUST, CAP_600, PEACETIME),
            make(MUST, CAP_800, MANDATE),
            [make(MUST, CAP_600, PEACETIME), make(MUST, CAP_800, MANDATE)],
        ),
        (make(MUST, CAP_800, PEACETIME), make(MUST, FLOOR_900, MANDATE), Obstacle.CONDITIONS),
        (make(MUST, CAP_800), make(MUST, FLOOR_900, PEACETIME), Obstacle.NOTHING),
        (make(MAY, CAP_800, PEACETIME), make(MAY, CAP_600, MANDATE), [make(MAY, CAP_600, MANDATE, PEACETIME)]),
        (make(STATES, Flag()), make(STATES, Flag(), PEACETIME), Obstacle.CONDITIONS),
        (make(MUST, CAP_800, PEACETIME), make(MAY, span(unlimited="personnel")), Obstacle.CONDITIONS),
        (make(MUST, CAP_800), make(MAY, span(unlimited="personnel")), [make(MUST, CAP_800)]),
        (make(MUST, FLOOR_600, PEACETIME), make(MUST, CAP_800, PEACETIME), [make(MUST, RANGE, PEACETIME)]),
        (
            make(MUST, CAP_800),
            make(EXPECTED, CAP_600, PEACETIME),
            [make(EXPECTED, CAP_600, PEACETIME), make(MUST, CAP_800)],
        ),
        (make(BAN, VIENNA), make(BAN, PARIS, PEACETIME), [make(BAN, VIENNA), make(BAN, PARIS, PEACETIME)]),
        # parties
        (
            make(MUST, CAP_800),
            evolve(make(MUST, CAP_600), party=("A", "B")),
            [evolve(make(MUST, CAP_600), party=("A", "B"))],
        ),
        (
            make(MUST, CAP_600),
            evolve(make(MUST, CAP_800), party=("A", "B")),
            [make(MUST, CAP_600), evolve(make(MUST, CAP_800), party=("A", "B"))],
        ),
        (make(MAY, CAP_800), evolve(make(MAY, CAP_600), party=("A", "B")), [make(MAY, CAP_600)]),
        (
            make(MAY, CAP_800, PEACETIME),
            evolve(make(MAY, CAP_600), party=("A", "B"), toward=("C",), instrument=("law",)),
            [make(MAY, CAP_600, PEACETIME)],
        ),
        (make(MUST, Flag()), evolve(make(BAN, Flag()), toward=("B",)), Obstacle.TOWARD),
        (make(MUST, Flag()), evolve(make(BAN, Flag()), instrument=("law",)), Obstacle.INSTRUMENT),
        (make(MUST, CAP_600), make(MUST, CAP_800, party="B"), Obstacle.PARTY),
        (make(MUST, Flag()), make(BAN, Flag(), party="B"), Obstacle.PARTY),
    ],
)
def test_what_both_allow(first: Term, second: Term, expected: list[Term] | Obstacle) -> None:
    for overlap in (overlap_terms(first, second), overlap_terms(second, first)):
        if isinstance(expected, Obstacle):
            assert (overlap.terms, overlap.obstacle) == ((), expected)
        else:
            assert sort(overlap.terms) == sort(expected)


def sort(terms: Sequence[Term]) -> list[Term]:
    return sorted(terms, key=repr)


def test_what_is_not_known_has_no_overlap() -> None:
    with pytest.raises(ValueError, match="not known"):
        overlap_terms(make(MUST, Flag()), Term("t", ("A",), disclosure=Disclosure.DEFERRED))
