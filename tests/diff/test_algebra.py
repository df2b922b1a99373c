"""What the algebra says of two terms, case by case."""

from __future__ import annotations

import pytest

from plancmp.diff import Effect
from plancmp.diff.algebra import compare_terms
from plancmp.model import Plan, Term
from plancmp.readers import loads


def read_term(spelling: str) -> Term:
    plan: Plan = loads(f"plancmp: 1\nid: p\ntitle: P\nclauses: [{{id: c, terms: {{t: {{{spelling}}}}}}}]")
    return plan.clauses[0].terms[0]


CASES = [
    # the same set in another spelling
    ("must: {at_most: 60 months}", "must: {at_most: 5 years}", "same", ["term-record-changed"]),
    ("must: {exactly: USD 100 billion}", "must: {exactly: $100bn}", "same", []),
    ("must: [Crimea, Luhansk]", "must: [Luhansk, crimea]", "same", ["term-record-changed"]),
    ("must: {shares: {A: 1/3}}", "must: {shares: {A: 33%}}", "shifted", ["share-out-changed"]),
    ("must: {shares: {A: 1/2}}", "must: {shares: {A: 50%}}", "same", ["term-record-changed"]),
    ("must: the owner's fee", "must: the owner’s fee", "same", ["term-record-changed"]),
    ("must: yes, if: the owner's wish", "must: yes, if: the owner’s wish", "same", ["term-record-changed"]),
    # intervals
    ("must: {at_most: 600000 personnel}", "must: {at_most: 800000 personnel}", "loosened", ["cap-raised"]),
    ("must_not: {at_least: 5 km}", "must_not: {at_least: 8 km}", "loosened", ["floor-raised"]),
    ("may: {at_most: 15000 troops}", "may: {at_most: 30000 troops}", "loosened", ["cap-raised"]),
    ("must: {at_least: 10 years}", "must: {at_least: 15 years}", "tightened", ["floor-raised"]),
    ("must: {exactly: 10 years}", "must: {exactly: 15 years}", "shifted", ["figure-raised"]),
    ("must: {at_most: 600000 personnel}", "must: {unlimited: personnel}", "loosened", ["cap-removed"]),
    ("must: {at_most: 5 km}", "must: {less_than: 5 km}", "tightened", ["cap-lowered"]),
    ("must: {at_least: 5 km, at_most: 9 km}", "must: {at_least: 4 km, at_most: 8 km}", "shifted", ["cap-lowered", "floor-lowered"]),
    ("must: {at_least: 5 km, at_most: 9 km}", "must: {at_least: 6 km, at_most: 8 km}", "tightened", ["cap-lowered", "floor-raised"]),
    ("must: {exactly: 5 USD}", "must: {exactly: 5 EUR}", "shifted", ["currency-changed"]),
    ("must: {at_most: 5 troops}", "must: {at_most: 5 tanks}", "shifted", ["unit-changed"]),
    ("must: {at_most: 90 days}", "must: {at_most: 3 months}", "shifted", ["span-recast"]),
    ("must: {at_most: 100 days}", "must: {at_most: 3 months}", "tightened", ["cap-lowered"]),
    ("must: {at_least: 0 troops, at_most: 5 troops}", "must: {at_most: 5 troops}", "same", ["term-record-changed"]),
    # dates and deadlines
    ("must: {by: 2026-05-15}", "must: {by: 2026-06-15}", "loosened", ["deadline-later"]),
    ("must: {on: 2026-05-15}", "must: {on: 2026-05-10}", "shifted", ["date-earlier"]),
    ("must: {by: 2026-05}", "must: {by: 2026-05-31}", "same", ["term-record-changed"]),
    ("must: {deadline: 100 days}", "must: {deadline: 60 days}", "tightened", ["deadline-earlier"]),
    ("must: {deadline: 100 days}", "must: {deadline: as soon as possible after signature}", "loosened", ["event-named", "deadline-opened"]),
    ("must: {deadline: 100 days after signature}", "must: {deadline: 100 days after ratification}", "shifted", ["event-changed"]),
    ("must: {deadline: at once after signature}", "must: {deadline: 3 days after signature}", "loosened", ["deadline-later"]),
    ("must: {deadline: before signature}", "must: {deadline: after signature}", "shifted", ["pace-changed"]),
    # members
    ("must: [Crimea, Luhansk]", "must: [Crimea, Luhansk, Donetsk]", "tightened", ["member-added"]),
    ("may: [Crimea, Luhansk]", "may: [Crimea]", "tightened", ["member-removed"]),
    ("must_not: [gas, oil]", "must_not: [gas]", "loosened", ["member-removed"]),
    ("must: {any_of: [Vienna, Geneva]}", "must: {any_of: [Vienna, Geneva, Doha]}", "loosened", ["member-added"]),
    ("states: [A, B]", "states: [A]", "shifted", ["member-removed"]),
    ("must: [A, B]", "must: [A, C]", "shifted", ["member-added", "member-removed"]),
    ("must: [A, B]", "must: {any_of: [A, B]}", "shifted", ["list-recast"]),
    # force
    ("must: yes", "may: yes", "loosened", ["force-weakened"]),
    ("may: yes", "must: yes", "tightened", ["force-strengthened"]),
    ("must: yes", "must_not: yes", "reversed", ["force-reversed"]),
    ("must_not: yes", "may: yes", "reversed", ["force-reversed"]),
    ("must_not: yes", "expected: yes", "reversed", ["force-reversed"]),
    ("must_not: yes", "states: yes", "loosened", ["force-weakened"]),
    ("must: yes", "expected: yes", "loosened", ["force-weakened"]),
    ("may: yes", "states: yes", "shifted", ["force-recast"]),
    ("must: yes", "must: no", "shifted", ["answer-turned-no"]),
    # conditions
    ("must: yes", "must: yes, when: in peacetime", "loosened", ["condition-added"]),
    ("may: yes", "may: yes, when: in peacetime", "tightened", ["condition-added"]),
    ("must: yes, unless: attacked", "must: yes", "tightened", ["condition-removed"]),
    ("must: yes, if: a", "must: yes, if: b", "shifted", ["condition-changed"]),
    ("must: yes, if: A  b", "must: yes, if: a B", "same", ["term-record-changed"]),
    # parties, beneficiaries, instruments
    ("must: yes, party: A", "must: yes, party: [A, B]", "tightened", ["party-added"]),
    ("may: yes, party: A", "may: yes, party: [A, B]", "loosened", ["party-added"]),
    ("must: yes, party: A", "must: yes, party: B", "shifted", ["party-changed"]),
    ("must: yes", "must: yes, party: A", "shifted", ["party-added"]),
    ("may: yes, party: A", "may: yes", "shifted", ["party-removed"]),
    ("must: yes", "must: yes, toward: A", "tightened", ["beneficiary-added"]),
    ("must: yes, toward: [A, B]", "must: yes, toward: A", "loosened", ["beneficiary-removed"]),
    ("must: yes, in: law", "must: yes, in: [law, ratification]", "tightened", ["instrument-added"]),
    # several facets
    ("must: {at_most: 600000 personnel}", "must: {at_most: 800000 personnel}, when: in peacetime", "loosened", ["cap-raised", "condition-added"]),
    ("must: {at_most: 600000 personnel}", "may: {at_most: 800000 personnel}, when: in peacetime", "loosened", ["force-weakened", "cap-raised", "condition-added"]),
    ("must: {at_most: 6 km}", "must: {at_most: 5 km}, when: in peacetime", "shifted", ["cap-lowered", "condition-added"]),
    ("must_not: join NATO", "states: accession needs consensus", "loosened", ["force-weakened", "wording-changed"]),
    ("must: {at_most: 6 km}", "must: as far as agreed", "shifted", ["constraint-recast"]),
    # what is known
    ("must: yes", "disclosure: undisclosed", "withheld", ["term-withheld"]),
    ("disclosure: undisclosed", "must: yes", "disclosed", ["term-disclosed"]),
    ("must: yes", "disclosure: deferred", "deferred", ["term-deferred"]),
    ("disclosure: deferred", "must: yes", "taken_up", ["term-taken-up"]),
    ("disclosure: deferred", "disclosure: undisclosed", "withheld", ["term-withheld"]),
    ("disclosure: undisclosed", "disclosure: deferred", "disclosed", ["term-disclosed"]),
    ("disclosure: deferred", "disclosure: deferred, note: a", "same", ["term-record-changed"]),
    ("disclosure: undisclosed", "disclosure: undisclosed, party: A", "shifted", ["party-added"]),
    ("must: yes, disclosure: reported", "must: yes", "same", ["term-now-stated"]),
    ("must: yes", "must: yes, disclosure: reported", "same", ["term-now-reported"]),
    # data about the term
    ("must: yes, note: a", "must: yes, note: b", "same", ["term-record-changed"]),
    ("must: yes, attributes: {votes: 3}", "must: yes, attributes: {votes: 4}", "same", ["term-attributes-changed"]),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "effect", "rules"), CASES)
def test_effect_and_rules(old: str, new: str, effect: str, rules: list[str]) -> None:
    found, causes = compare_terms(read_term(old), read_term(new))
    told = [cause.rule for cause in causes]
    if effect in {"withheld", "disclosed", "deferred", "taken_up"}:
        told = told[:1]  # the lack of force and constraint is claimed behind it
    assert (found, told) == (Effect(effect), rules)


@pytest.mark.parametrize(("old", "new", "effect", "rules"), CASES)
def test_effect_mirrors(old: str, new: str, effect: str, rules: list[str]) -> None:
    del rules
    assert compare_terms(read_term(new), read_term(old))[0] is Effect(effect).mirror


def test_difference_is_told_in_figures() -> None:
    _, causes = compare_terms(
        read_term("must: {at_most: 600000 personnel}"),
        read_term("must: {at_most: 800000 personnel}, when: in peacetime"),
    )
    assert [cause.difference for cause in causes] == ["+200,000 personnel, +33 %", "+ when in peacetime"]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("must: yes, party: A", "must: yes, party: [B, C]", "− A; + B, C"),
        ("must: yes, party: [A, B]", "must: yes, party: [b, C]", "− A; + C"),
        ("must: yes, toward: [A, B]", "must: yes, toward: A", "− B"),
        ("must: yes, in: law", "must: yes, in: [Law, the  treaty]", "+ the  treaty"),
        ("must: yes, if: a", "must: yes, if: [b, c], unless: D", "− if a; + if b; + if c; + unless D"),
        ("must: yes, if: A", "must: yes, if: [a, b]", "+ if b"),
        ("must: yes, subject_to: a", "must: yes", "− subject to a"),
    ],
)
def test_difference_names_who_and_what_went_and_came(old: str, new: str, difference: str) -> None:
    _, causes = compare_terms(read_term(old), read_term(new))
    assert [cause.difference for cause in causes] == [difference]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("100 billion USD", "50 billion USD", "−50 billion USD, −50 %"),
        ("50%", "33%", "−17 percentage points"),
        ("10 years", "180 months", "+5 years, +50 %"),
        ("60 months", "4 years", "−12 months, −20 %"),
        ("2 days", "1 day", "−1 day, −50 %"),
        ("1000 km", "999 km", "−1 km, 0 %"),
        ("10 miles", "5 km", "−6.89 miles, −69 %"),
        ("0 troops", "5 troops", "+5 troops"),
        ("1.5 km", "2 km", "+0.5 km, +33 %"),
    ],
)
def test_difference_of_figures(old: str, new: str, difference: str) -> None:
    _, causes = compare_terms(read_term(f"must: {{exactly: {old}}}"), read_term(f"must: {{exactly: {new}}}"))
    assert causes[0].difference == difference
