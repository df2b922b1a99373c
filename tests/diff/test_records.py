"""What stands around the changes: fingerprints, a user's own materialities, data about versions, open-ended data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import RULES, Cause, Comparison, Effect, Materiality, compare
from plancmp.diff.fingerprints import sign_finding
from plancmp.diff.grades import regrade
from plancmp.model import (
    Attributes,
    Clause,
    Disclosure,
    PartialDate,
    Plan,
    PlanDisclosure,
    Source,
    Status,
)
from plancmp.readers import loads
from tests.shared import edited_pair

HEAD = "plancmp: 1\nid: p\ntitle: P\nclauses:\n"
OLD = """
- {id: '6', topics: [military], text: The army is held to 600 soldiers., note: a, terms: {army: {must: {at_most: 600}}}}
- {id: '7', topics: [nato], text: The country stays out., terms: {join: {must_not: join}}}
"""
NEW = OLD.replace("at_most: 600", "at_most: 800").replace("note: a", "note: b")


def list_prints(comparison: Comparison) -> dict[str, str]:
    """The fingerprints of all changes, by the rule that made them."""
    found: dict[str, str] = {}
    for change in comparison.changes:
        found |= {f"{item.cause.rule} {item.cause.facet}": item.fingerprint for item in change.fields}
        found |= {f"{term.name} {term.effect}": term.fingerprint for term in change.terms}
    return found


def test_a_review_decision_still_finds_its_change_in_the_next_release() -> None:
    # Printed in reviews and kept in files of acceptances: another digest would orphan all of them.
    comparison = compare(loads(HEAD + OLD), loads(HEAD + NEW))
    assert list_prints(comparison) == {
        "army loosened": "78c34612d1",
        "clause-record-changed note": "41c2936a98",
    }
    assert [change.fingerprint for change in comparison.changes] == ["f97f687e34"]


@pytest.mark.parametrize(
    "alter",
    [
        lambda text: text.replace("id: '6'", "id: '5'"),
        lambda text: text.replace("military", "eu"),
        lambda text: text.replace("is held to", "has at most"),
        lambda text: "\n".join(reversed(text.strip().splitlines())),
    ],
    ids=["renumbered", "filed elsewhere", "reworded", "moved"],
)
def test_the_fingerprint_of_a_term_hangs_on_the_term_alone(alter: Callable[[str], str]) -> None:
    plain = list_prints(compare(loads(HEAD + OLD), loads(HEAD + NEW)))["army loosened"]
    assert list_prints(compare(loads(HEAD + alter(OLD)), loads(HEAD + alter(NEW))))["army loosened"] == plain
    assert list_prints(compare(loads(HEAD + OLD), loads(HEAD + alter(NEW))))["army loosened"] == plain


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("at_most: 800}", "at_most: 900}"),
        ("must: {at_most: 800}", "may: {at_most: 800}"),
        ("{at_most: 800}", "{at_most: 800}, if: at peace"),
        ("{at_most: 800}", "{at_most: 800}, party: A"),
        ("{at_most: 800}", "{at_most: 800}, toward: A"),
        ("{at_most: 800}", "{at_most: 800}, in: law"),
        ("{must: {at_most: 800}}", "{disclosure: deferred}"),
        ("terms: {army: {must: {at_most: 800}}}", "reports: [{source: a, text: '', drops: [army]}]"),
        (
            "terms: {army: {must: {at_most: 800}}}",
            "options: [{by: A, text: '', terms: {army: {must: {at_most: 800}}}}]",
        ),
        (
            "terms: {army: {must: {at_most: 800}}}",
            "options: [{by: B, text: '', terms: {army: {must: {at_most: 800}}}}]",
        ),
    ],
)
def test_whatever_else_becomes_of_a_term_has_another_fingerprint(said: str, instead: str) -> None:
    head = HEAD.replace("clauses", "sources: {a: {publisher: A}}\nclauses")
    prints = [
        term.fingerprint
        for new in (NEW, NEW.replace(said, instead))
        for term in compare(loads(head + OLD), loads(head + new)).terms
        if term.name == "army"
    ]
    assert len(set(prints)) == len(prints) >= 2


def test_changes_that_are_alike_get_numbers_in_their_order() -> None:
    # A note in two clauses of the same words: nothing but their order tells the two apart.
    old = Plan("p", "P", clauses=(Clause("1", text="Same."), Clause("2", text="Same.")))
    new = evolve(old, clauses=tuple(evolve(clause, note="x") for clause in old.clauses))
    first, second = (change.fields[0].fingerprint for change in compare(old, new).changes)
    assert first != second
    alone = evolve(old, clauses=(evolve(old.clauses[0], note="x"), old.clauses[1]))
    assert [change.fields[0].fingerprint for change in compare(old, alone).changes] == [first]


@given(edited_pair, st.dictionaries(st.sampled_from(sorted(RULES)), st.sampled_from(Materiality)))
def test_a_users_materialities_change_nothing_but_the_materiality(
    pair: tuple[Plan, Plan], grades: dict[str, Materiality]
) -> None:
    comparison = compare(*pair)
    graded = regrade(comparison, grades)

    def list_causes(result: Comparison) -> list[Cause]:
        fields = [item for change in result.clauses for item in change.fields]
        terms = [cause for term in result.terms for cause in term.causes]
        return [*terms, *(item.cause for item in (*fields, *result.metadata))]

    for before, after in zip(list_causes(comparison), list_causes(graded), strict=True):
        assert after.materiality is grades.get(after.rule, RULES[after.rule].materiality)
        assert evolve(after, grade=None) == before
    assert regrade(graded, dict.fromkeys(RULES, Materiality.MINOR)) == regrade(
        comparison, dict.fromkeys(RULES, Materiality.MINOR)
    )
    assert [change.fingerprint for change in graded.clauses] == [change.fingerprint for change in comparison.clauses]


WHOLE = Plan("p", "P", parties=("A", "B"), sources=(Source("s", "The Paper"), Source("t", "The Post")))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"id": "q"}, ("plan-record-changed", "id", "p", "q")),
        ({"title": "Q"}, ("plan-record-changed", "title", "P", "Q")),
        ({"date": PartialDate(2025, 11)}, ("plan-record-changed", "date", "", "2025-11")),
        ({"status": Status.SIGNED}, ("status-changed", "status", "draft", "signed")),
        ({"disclosure": PlanDisclosure.PARTIAL}, ("disclosure-changed", "disclosure", "full", "partial")),
        (
            {"topic_disclosure": (("nato", Disclosure.DEFERRED),)},
            ("disclosure-changed", "topic_disclosure", "", "nato, deferred"),
        ),
        ({"taxonomy": "own"}, ("plan-record-changed", "taxonomy", "peace", "own")),
        ({"parties": ("B", "C")}, ("parties-changed", "parties", "A, B", "B, C")),
        ({"note": "n"}, ("plan-record-changed", "note", "", "n")),
        (
            {"sources": (Source("s", "The Paper"),)},
            ("plan-record-changed", "sources", "The Paper, The Post", "The Paper"),
        ),
        ({"language": "uk"}, ("plan-record-changed", "language", "", "uk")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_said_of_a_version_as_a_whole_is_told_with_both_values(
    said: dict[str, Any], told: tuple[str, str, str, str]
) -> None:
    def tell(old: Plan, new: Plan) -> list[tuple[str, str, str, str]]:
        return [(x.cause.rule, x.cause.facet, x.old, x.new) for x in compare(old, new).metadata]

    altered = evolve(WHOLE, **said)
    assert tell(WHOLE, altered) == [told]
    assert tell(altered, WHOLE) == [(*told[:2], told[3], told[2])]
    assert all(item.cause.effect is Effect.SAME for item in compare(WHOLE, altered).metadata)


def test_a_users_materialities_hold_for_a_version_as_a_whole_too() -> None:
    comparison = compare(WHOLE, evolve(WHOLE, status=Status.SIGNED, note="n"))
    usual = {item.cause.rule: item.cause.materiality for item in comparison.metadata}
    graded = regrade(comparison, {"status-changed": Materiality.EDITORIAL})
    found = {item.cause.rule: item.cause.materiality for item in graded.metadata}
    assert usual["status-changed"] is not Materiality.EDITORIAL
    assert found == {**usual, "status-changed": Materiality.EDITORIAL}


def test_a_finding_hangs_on_what_is_said_the_term_of_either_side_and_the_words_and_not_on_the_number() -> None:
    def sign(old: str, new: str, said: str = "no-looser") -> list[str]:
        comparison = compare(loads(HEAD + old), loads(HEAD + new))
        (term,) = comparison.terms
        (change,) = comparison.changes
        return [
            sign_finding((said,), *sides, entries)
            for sides in ((term.old, term.new), (term.old, None), (None, term.new), (None, None))
            for entries in (change.old, change.new, ())
        ]

    usual = sign(OLD, NEW)
    # The words of both sides are the same here, so that each pair of terms has two signs: with the words and without.
    assert len(set(usual)) == 8
    assert {len(each) for each in usual} == {10}
    assert sign(OLD, NEW.replace("id: '6'", "id: '5'")) == usual
    assert not set(sign(OLD, NEW, "no-tighter")) & set(usual)
    raised = sign(OLD, NEW.replace("800", "900"))
    assert [here == there for here, there in zip(raised, usual, strict=True)] == [False] * 3 + [True] * 3 + [
        False
    ] * 3 + [True] * 3


def test_data_about_a_version_have_a_rule_of_their_own() -> None:
    altered = evolve(WHOLE, attributes=Attributes({"votes": 3}))
    assert [item.cause.rule for item in compare(WHOLE, altered).metadata] == ["plan-attributes-changed"]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ({"votes": 3}, {"votes": 4}, "values changed: votes"),
        ({"votes": 3, "b": 1}, {"votes": 4, "b": 2}, "values changed: b, votes"),
        ({}, {"quorum": 3}, "dictionary item added: quorum"),
        ({"a": 1}, {"a": 1, "quorum": 3}, "dictionary item added: quorum"),
        ({"a": 1, "quorum": 3}, {"a": 2}, "dictionary item removed: quorum; values changed: a"),
        ({"a": {"b": [1, 2]}}, {"a": {"b": [1, 3]}}, "values changed: a][b][1"),
        ({"a": "1"}, {"a": 1}, "type changes: a"),
    ],
)
def test_open_ended_data_say_where_they_differ(old: dict[str, object], new: dict[str, object], difference: str) -> None:
    plans = [Plan("p", "P", clauses=(Clause("1", text="T.", attributes=Attributes(data)),)) for data in (old, new)]
    (change,) = compare(*plans).changes
    assert [(item.cause.facet, item.cause.difference) for item in change.fields] == [("attributes", difference)]
