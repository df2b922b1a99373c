"""The proof of coverage trusts no comparison: what is left out, told twice or made up is found, and named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import Cause, ClauseChange, Comparison, Effect, FieldChange, compare
from plancmp.diff.coverage import Coverage, prove_coverage
from plancmp.model import Plan
from plancmp.readers import loads
from tests.shared import edited_pair

OLD = """
plancmp: 1
id: p
title: P
status: draft
clauses:
  - {id: '6', topics: [military], text: The army is held to 600 soldiers., note: a,
     terms: {army: {must: {at_most: 600 soldiers}, party: A}}}
  - {id: '7', topics: [nato], text: The country does not join the alliance., terms: {join: {must_not: join}}}
  - {id: '8', topics: [eu], text: Ships may pass through the strait at any time.}
"""
NEW = """
plancmp: 1
id: p
title: P
status: official
clauses:
  - {id: '6', topics: [military], text: The army is held to 800 soldiers., note: b,
     terms: {army: {must: {at_most: 800 soldiers}, party: B}}}
  - {id: '8', topics: [eu], text: Ships may pass through the strait at any time.}
  - {id: '9', topics: [economy], text: Tariffs on grain end in two years., terms: {tariffs: {must: {at_most: 0%}}}}
"""


@pytest.fixture
def comparison() -> Comparison:
    return compare(loads(OLD), loads(NEW))


def find(comparison: Comparison, clause: str) -> ClauseChange:
    (change,) = [c for c in comparison.clauses if clause in {entry.clause.id for entry in (*c.old, *c.new)}]
    return change


def replace(comparison: Comparison, old: ClauseChange, *new: ClauseChange) -> Comparison:
    clauses = [item for change in comparison.clauses for item in (new if change is old else (change,))]
    return evolve(comparison, clauses=tuple(clauses))


def test_the_proof_counts_every_clause_and_every_raw_difference(comparison: Comparison) -> None:
    # Two versions of three clauses. Of the plan: its status. Of clause 6: text, note; of its term: constraint, party.
    # Clauses 7 and 9 and their two terms.
    assert prove_coverage(comparison) == Coverage(6, 9, ())
    assert prove_coverage(comparison).is_complete
    plan = loads(OLD)
    assert prove_coverage(compare(plan, plan)) == Coverage(6, 0, ())


def drop_clause(comparison: Comparison) -> Comparison:
    return replace(comparison, find(comparison, "8"))


def tell_clause_twice(comparison: Comparison) -> Comparison:
    change = find(comparison, "7")
    return replace(comparison, change, change, change)


def drop_field(comparison: Comparison) -> Comparison:
    change = find(comparison, "6")
    return replace(
        comparison, change, evolve(change, fields=tuple(f for f in change.fields if f.cause.facet != "note"))
    )


def tell_field_twice(comparison: Comparison) -> Comparison:
    change = find(comparison, "6")
    return replace(comparison, change, evolve(change, fields=(*change.fields, change.fields[0])))


def make_up_field(comparison: Comparison) -> Comparison:
    change = find(comparison, "8")
    made_up = FieldChange(Cause("clause-record-changed", "label", Effect.SAME), "", "8a")
    return replace(comparison, change, evolve(change, fields=(made_up,)))


def drop_term(comparison: Comparison) -> Comparison:
    change = find(comparison, "6")
    return replace(comparison, change, evolve(change, terms=()))


def drop_lost_term(comparison: Comparison) -> Comparison:
    change = find(comparison, "7")
    return replace(comparison, change, evolve(change, terms=()))


def drop_new_term(comparison: Comparison) -> Comparison:
    change = find(comparison, "9")
    return replace(comparison, change, evolve(change, terms=()))


def drop_cause(comparison: Comparison) -> Comparison:
    change = find(comparison, "6")
    (term,) = change.terms
    fewer = evolve(term, causes=tuple(cause for cause in term.causes if cause.facet != "party"))
    return replace(comparison, change, evolve(change, terms=(fewer,)))


def drop_metadata(comparison: Comparison) -> Comparison:
    return evolve(comparison, metadata=())


@pytest.mark.parametrize(
    ("tamper", "problems"),
    [
        (
            drop_clause,
            ("old clause 8 is accounted for 0 times", "new clause 8 is accounted for 0 times"),
        ),
        (tell_clause_twice, ("old clause 7 is accounted for 2 times",)),
        (drop_field, ('"note" of 6 + 6 differs 1 times, is claimed 0 times',)),
        (tell_field_twice, ('"text" of 6 + 6 differs 1 times, is claimed 2 times',)),
        (make_up_field, ('"label" of 8 + 8 differs 0 times, is claimed 1 times',)),
        (drop_term, ("old term army of 6 is not accounted for", "new term army of 6 is not accounted for")),
        (drop_lost_term, ("old term join of 7 is not accounted for",)),
        (drop_new_term, ("new term tariffs of 9 is not accounted for",)),
        (drop_cause, ("army: party, constraint differ, constraint are claimed",)),
        (drop_metadata, ("not every difference of the plans as a whole is claimed once",)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_a_comparison_leaves_out_or_makes_up_is_named(
    comparison: Comparison, tamper: Callable[[Comparison], Comparison], problems: tuple[str, ...]
) -> None:
    coverage = prove_coverage(tamper(comparison))
    assert coverage.problems == problems
    assert not coverage.is_complete


@given(edited_pair, st.data())
def test_no_change_can_be_left_out_unnoticed(pair: tuple[Plan, Plan], data: st.DataObject) -> None:
    comparison = compare(*pair)
    # Of a split or merged clause only what its parts have in common is listed anew.
    changes = [c for c in comparison.clauses if c.fields and len(c.old) <= 1 and len(c.new) <= 1]
    if changes:
        change = data.draw(st.sampled_from(changes))
        gone = data.draw(st.sampled_from(change.fields))
        fewer = evolve(change, fields=tuple(item for item in change.fields if item is not gone))
        assert not prove_coverage(replace(comparison, change, fewer)).is_complete
    if comparison.metadata:
        assert not prove_coverage(evolve(comparison, metadata=comparison.metadata[1:])).is_complete
