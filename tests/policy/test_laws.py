"""Algebra and policy agree."""

from __future__ import annotations

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from plancmp.diff import Effect
from plancmp.diff.algebra import compare_terms
from plancmp.model import Force, Term
from plancmp.policy import Bound, Direction, Outcome
from plancmp.policy.judgement import judge_bound
from tests import strategies

HOLDS = Outcome.HOLDS


KINDS = (
    strategies.intervals(("personnel",)),
    strategies.members(),
    strategies.shares(),
    strategies.date_spans(),
    strategies.deadlines(),
    strategies.flags(),
)


@st.composite
def term_triples(draw: st.DrawFn) -> tuple[Term, Term, Term]:
    """Draw three terms of one name, force and kind of constraint; the last two differ in their constraint alone."""
    kind = draw(st.sampled_from(KINDS))
    force = draw(st.sampled_from(list(Force)))
    first, second, third = (Term("troops", force=force, constraint=draw(kind)) for _ in range(3))
    conditions = tuple(draw(st.lists(strategies.conditions(), max_size=1)))
    first = evolve(first, force=draw(st.sampled_from(list(Force))), conditions=conditions)
    return first, second, third


def judge_pair(triple: tuple[Term, Term, Term], effect: Effect, direction: Direction) -> None:
    bound, *pair = triple
    for term, other in (pair, pair[::-1]):
        if compare_terms(term, other)[0] is effect and judge_bound(Bound(direction, bound), term).outcome is HOLDS:
            outcome = judge_bound(Bound(direction, bound), other).outcome
            # Under another force, what a larger list means may turn round, and then nobody can tell.
            assert outcome is HOLDS or (outcome is Outcome.CANNOT_TELL and bound.force is not term.force)


@given(term_triples())
def test_a_bound_that_holds_for_a_term_holds_for_everything_tighter(triple: tuple[Term, Term, Term]) -> None:
    judge_pair(triple, Effect.TIGHTENED, Direction.NO_LOOSER)


@given(term_triples())
def test_a_bound_that_holds_for_a_term_holds_for_everything_looser(triple: tuple[Term, Term, Term]) -> None:
    judge_pair(triple, Effect.LOOSENED, Direction.NO_TIGHTER)


@given(term_triples())
def test_a_bound_says_what_the_algebra_says(triple: tuple[Term, Term, Term]) -> None:
    bound, term, _ = triple
    bound = evolve(bound, conditions=())
    effect, _ = compare_terms(bound, term)
    outcome = judge_bound(Bound(Direction.NO_TIGHTER, bound), term).outcome
    if effect in {Effect.TIGHTENED, Effect.REVERSED}:
        assert outcome is Outcome.BREACHED
    elif effect in {Effect.SAME, Effect.LOOSENED}:
        # A facet without a direction leaves the effect to the others, and the policy in doubt.
        assert outcome is not Outcome.BREACHED


@given(strategies.terms())
def test_a_term_keeps_to_itself(term: Term) -> None:
    assume(term.force)
    for direction in Direction:
        assert judge_bound(Bound(direction, term), term).outcome is HOLDS
