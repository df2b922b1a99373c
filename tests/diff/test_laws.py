"""The laws of docs/explanation/changes.md, over generated plans."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import RULES, ClauseChange, Comparison, Effect, Kind, Materiality, Slot, TermChange, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.diff.deep import diff_deeply
from plancmp.diff.patch import PatchError, make_patch
from plancmp.model import Clause, Disclosure, Plan, PlanDisclosure
from tests.laws import LAW
from tests.shared import any_pair, any_plan, any_set, edited_pair, plan_set


def outline_slot(slot: Slot | None) -> object:
    return slot and (slot.entry.clause.id, slot.variant, slot.term)


def outline_term(term: TermChange) -> object:
    return (
        term.name,
        term.effect,
        frozenset(cause.rule for cause in term.causes),
        outline_slot(term.old),
        outline_slot(term.new),
    )


def outline_change(change: ClauseChange) -> object:
    return (
        change.kind,
        change.flags,
        frozenset(entry.clause.id for entry in change.old),
        frozenset(entry.clause.id for entry in change.new),
        frozenset((item.cause.rule, item.cause.facet) for item in change.fields),
    )


def mirror_term(term: TermChange) -> object:
    return (
        term.name,
        term.effect.mirror,
        frozenset(RULES[cause.rule].mirror for cause in term.causes),
        outline_slot(term.new),
        outline_slot(term.old),
    )


def mirror_change(change: ClauseChange) -> object:
    return (
        change.kind.mirror,
        frozenset(flag.mirror for flag in change.flags),
        frozenset(entry.clause.id for entry in change.new),
        frozenset(entry.clause.id for entry in change.old),
        frozenset((RULES[item.cause.rule].mirror, item.cause.facet) for item in change.fields),
    )


def list_effects(comparison: Comparison) -> list[TermChange]:
    return [term for term in comparison.terms if term.effect is not Effect.SAME]


@LAW
@given(any_plan | plan_set)
def test_a_plan_compared_with_itself_has_no_change(plan: Plan) -> None:
    comparison = compare(plan, plan)
    assert comparison.changes == ()
    assert comparison.metadata == ()
    assert not make_patch(comparison)


@LAW
@given(any_set)
def test_the_other_way_round_mirrors_every_change(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    there, back = compare(old, new), compare(new, old)
    assert Counter(map(outline_change, back.clauses)) == Counter(map(mirror_change, there.clauses))
    # Terms are held against each other over the whole: one that moved is reported in its new clause.
    assert Counter(map(outline_term, back.terms)) == Counter(map(mirror_term, there.terms))
    assert Counter((RULES[item.cause.rule].mirror, item.new, item.old) for item in there.metadata) == Counter(
        (item.cause.rule, item.old, item.new) for item in back.metadata
    )


@LAW
@given(any_set)
def test_the_patch_makes_the_new_version_and_undoes_it(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    patch = make_patch(compare(old, new))
    assert patch.apply(old) == new
    assert patch.invert().apply(new) == old
    assert patch.invert().invert() == patch


@LAW
@given(any_pair, any_pair)
def test_a_patch_never_guesses(pair: tuple[Plan, Plan], other: tuple[Plan, Plan]) -> None:
    patch = make_patch(compare(*pair))
    for plan in other:
        try:
            result = patch.apply(plan)
        except PatchError:
            continue
        # Where it fits, undoing it must give back exactly what it was applied to.
        assert patch.invert().apply(result) == plan


@LAW
@given(any_set)
def test_everything_is_accounted_for_exactly_once(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    comparison = compare(old, new)
    assert prove_coverage(comparison).problems == ()
    assert sorted(e.clause.id for c in comparison.clauses for e in c.old) == sorted(c.id for c in old.walk())
    assert sorted(e.clause.id for c in comparison.clauses for e in c.new) == sorted(c.id for c in new.walk())


@LAW
@given(any_pair, st.sampled_from([PlanDisclosure.PARTIAL, PlanDisclosure.NONE]))
def test_silence_where_little_is_known_is_no_removal(pair: tuple[Plan, Plan], disclosure: PlanDisclosure) -> None:
    old, new = pair
    unknown = tuple(item for item in new.topic_disclosure if item[1] is not Disclosure.STATED)
    comparison = compare(old, evolve(new, disclosure=disclosure, topic_disclosure=unknown))
    assert not [change for change in comparison.clauses if change.kind is Kind.REMOVED]
    for term in comparison.terms:
        # Only a source that says so can report something as gone.
        assert term.effect is not Effect.DROPPED or (term.new is not None and term.new.variant is not None)


def renumber(clauses: tuple[Clause, ...], prefix: str = "n") -> tuple[Clause, ...]:
    return tuple(
        evolve(clause, id=f"{prefix}{place}", label="", clauses=renumber(clause.clauses, f"{prefix}{place}."))
        for place, clause in enumerate(clauses)
    )


def rewrap(clauses: tuple[Clause, ...], source: Random) -> tuple[Clause, ...]:
    spaces = [" ", "\n", "  ", " \n "]
    return tuple(
        evolve(
            clause,
            text="".join(source.choice(spaces) if c == " " else c for c in clause.text),
            clauses=rewrap(clause.clauses, source),
        )
        for clause in clauses
    )


def reorder(clauses: tuple[Clause, ...], source: Random) -> tuple[Clause, ...]:
    shuffled = [evolve(clause, clauses=reorder(clause.clauses, source)) for clause in clauses]
    source.shuffle(shuffled)
    return tuple(shuffled)


@LAW
@given(any_plan, st.randoms(use_true_random=False))
def test_renumbering_changes_no_term(plan: Plan, source: Random) -> None:
    del source
    assert list_effects(compare(plan, evolve(plan, clauses=renumber(plan.clauses)))) == []


@LAW
@given(any_plan, st.randoms(use_true_random=False))
def test_rewrapping_changes_no_term(plan: Plan, source: Random) -> None:
    comparison = compare(plan, evolve(plan, clauses=rewrap(plan.clauses, source)))
    assert list_effects(comparison) == []
    assert {change.kind for change in comparison.clauses} <= {Kind.UNCHANGED, Kind.EDITORIAL}


@LAW
@given(any_plan, st.randoms(use_true_random=False))
def test_reordering_changes_no_term(plan: Plan, source: Random) -> None:
    comparison = compare(plan, evolve(plan, clauses=reorder(plan.clauses, source)))
    assert list_effects(comparison) == []
    assert {change.kind for change in comparison.clauses} <= {Kind.UNCHANGED}


@LAW
@given(any_pair)
def test_fingerprints_are_unique_and_the_same_in_every_run(pair: tuple[Plan, Plan]) -> None:
    first, second = compare(*pair), compare(*pair)
    prints = [
        fingerprint
        for change in first.changes
        for fingerprint in (
            change.fingerprint,
            *(term.fingerprint for term in change.terms),
            *(item.fingerprint for item in change.fields),
        )
    ]
    assert len(set(prints)) == len(prints)
    assert all(prints)
    assert first == second


@LAW
@given(edited_pair)
def test_deepdiff_finds_a_difference_exactly_where_a_change_is_reported(pair: tuple[Plan, Plan]) -> None:
    comparison = compare(*pair)
    ids = {"id", "label"}
    paths = [
        path
        for paths in diff_deeply(comparison).values()
        for path in (paths if not isinstance(paths, dict) else list(paths))
        if path.rpartition("['")[2].rstrip("']") not in ids
    ]
    told = [c for c in comparison.changes if c.kind is not Kind.UNCHANGED or c.terms or c.fields]
    renumbered = any(e.clause.label for c in comparison.clauses for e in (*c.old, *c.new))
    if not paths and not renumbered:
        assert told == []
        assert [item for item in comparison.metadata if item.cause.facet != "id"] == []
    if told and not renumbered:
        assert paths


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_has_a_mirror_that_names_it_back(rule: object) -> None:
    found = RULES[rule.id]  # type: ignore[attr-defined]
    assert RULES[found.mirror].mirror == found.id
    assert RULES[found.mirror].group == found.group
    assert RULES[found.mirror].materiality is found.materiality
    assert found.explanation.endswith(".")
    assert isinstance(found.materiality, Materiality)
