"""Everything that a clause says is told by itself, with what it was and what it is, also where several became one."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve

from plancmp.align import Alignment, Link, Pair
from plancmp.diff import ClauseChange, Effect, Flag, Kind, Materiality, interpret
from plancmp.model import (
    Agreement,
    Attributes,
    Clause,
    Confidence,
    Disclosure,
    Option,
    Plan,
    PlanDisclosure,
    Report,
    Source,
)

TEXT = "The plant is shared between the two."
BASE = Clause(
    "1",
    label="Article 1",
    heading="Plant",
    text=TEXT,
    topics=("nuclear-plant",),
    confidence=Confidence.HIGH,
    source=("a",),
    note="as printed",
)
SOURCES = (Source("a", "A"), Source("b", "B"))


def link(olds: tuple[Clause, ...], news: tuple[Clause, ...]) -> ClauseChange:
    """Compare clauses that all answer to each other."""
    old, new = (Plan(name, name, sources=SOURCES, clauses=side) for name, side in (("old", olds), ("new", news)))
    pairs = tuple(Pair(i, j, 1.0) for i in range(len(olds)) for j in range(len(news)))
    alignment = Alignment((Link(tuple(range(len(olds))), tuple(range(len(news))), pairs),))
    (change,) = interpret(old, new, alignment).clauses
    return change


def tell(change: ClauseChange) -> list[tuple[str, str, str, str]]:
    return [(item.cause.rule, item.cause.facet, item.old, item.new) for item in change.fields]


@pytest.mark.parametrize(
    ("said", "told", "kind"),
    [
        ({"label": "Point 1"}, ("clause-record-changed", "label", "Article 1", "Point 1"), Kind.UNCHANGED),
        ({"note": ""}, ("clause-record-changed", "note", "as printed", ""), Kind.UNCHANGED),
        ({"source": ("a", "b")}, ("clause-record-changed", "source", "a", "a, b"), Kind.UNCHANGED),
        ({"confidence": Confidence.LOW}, ("clause-record-changed", "confidence", "high", "low"), Kind.UNCHANGED),
        ({"confidence": None}, ("clause-record-changed", "confidence", "high", ""), Kind.UNCHANGED),
        (
            {"topics": ("military", "eu")},
            ("topics-changed", "topics", "nuclear-plant", "eu, military"),
            Kind.UNCHANGED,
        ),
        ({"heading": "The plants"}, ("heading-changed", "heading", "Plant", "The plants"), Kind.EDITORIAL),
        ({"heading": "Power plant"}, ("wording-needs-review", "heading", "Plant", "Power plant"), Kind.REVISED),
        ({"heading": "No plant"}, ("wording-needs-review", "heading", "Plant", "No plant"), Kind.REVISED),
        ({"agreement": Agreement.AGREED}, ("agreement-noted", "agreement", "", "agreed"), Kind.UNCHANGED),
        ({"agreement": Agreement.OPEN}, ("dispute-opened", "agreement", "", "open"), Kind.REVISED),
        (
            {"disclosure": Disclosure.REPORTED},
            ("clause-now-reported", "disclosure", "stated", "reported"),
            Kind.UNCHANGED,
        ),
        (
            {"disclosure": Disclosure.DEFERRED},
            ("clause-deferred", "disclosure", "stated", "deferred"),
            Kind.DEFERRED,
        ),
        (
            {"disclosure": Disclosure.UNDISCLOSED},
            ("clause-withheld", "disclosure", "stated", "undisclosed"),
            Kind.WITHHELD,
        ),
        (
            {"attributes": Attributes({"votes": 3})},
            ("clause-attributes-changed", "attributes", "", ""),
            Kind.UNCHANGED,
        ),
        (
            {"options": (Option(("A", "B"), "In halves."), Option(("C",)))},
            ("text-reworded", "alternatives", "", "[A, B] In halves.\n[C]"),
            Kind.REWORDED,
        ),
        (
            {"reports": (Report(("a",), "In thirds."), Report(("b",), "In halves."))},
            ("text-reworded", "alternatives", "", "In thirds.\nIn halves."),
            Kind.REWORDED,
        ),
    ],
)
def test_each_thing_that_a_clause_says_is_told_once_with_both_values(
    said: dict[str, Any], told: tuple[str, str, str, str], kind: Kind
) -> None:
    altered = evolve(BASE, **said)
    change = link((BASE,), (altered,))
    assert (tell(change), change.kind) == ([told], kind)
    # What is no term has no direction: it leaves the terms as they are, or a person has to look.
    effect = change.fields[0].cause.effect
    expected = {
        "wording-needs-review": None,
        "dispute-opened": None,
        "clause-deferred": Effect.DEFERRED,
        "clause-withheld": Effect.WITHHELD,
    }
    assert effect is expected.get(told[0], Effect.SAME)
    # The other way round the same facets differ, with their values in exchange.
    assert [(item.cause.facet, item.new, item.old) for item in link((altered,), (BASE,)).fields] == [told[1:]]


def test_what_was_reported_and_is_read_now_says_so() -> None:
    assert tell(link((evolve(BASE, disclosure=Disclosure.REPORTED),), (BASE,))) == [
        ("clause-now-stated", "disclosure", "reported", "stated")
    ]


def test_two_kinds_of_agreement_are_no_dispute() -> None:
    agreed, aimed = (evolve(BASE, agreement=word) for word in (Agreement.AGREED, Agreement.AIM_AGREED))
    assert tell(link((agreed,), (aimed,))) == [("agreement-changed", "agreement", "agreed", "aim_agreed")]


@pytest.mark.parametrize("said", [{"source": ("b",)}, {"note": "x"}, {"by": ("B",)}], ids=lambda said: next(iter(said)))
def test_what_is_on_record_of_an_option_changes_its_record(said: dict[str, Any]) -> None:
    option = Option(("A",), "In halves.", source=("a",))
    change = link((evolve(BASE, options=(option,)),), (evolve(BASE, options=(evolve(option, **said),)),))
    if "by" in said:
        assert [(item.cause.rule, item.cause.difference) for item in change.fields] == [("wording-needs-review", "+ b")]
    else:
        assert tell(change) == [("clause-record-changed", "alternatives", "", "")]


@pytest.mark.parametrize(
    "said", [{"source": ("b",)}, {"confidence": Confidence.LOW}, {"note": "x"}], ids=lambda said: next(iter(said))
)
def test_what_is_on_record_of_a_report_changes_its_record(said: dict[str, Any]) -> None:
    report = Report(("a",), "In halves.")
    change = link((evolve(BASE, reports=(report,)),), (evolve(BASE, reports=(evolve(report, **said),)),))
    assert tell(change) == [("clause-record-changed", "alternatives", "", "")]
    assert change.fields[0].cause.effect is Effect.SAME


def test_a_clause_matters_as_much_as_the_most_material_of_what_changed_in_it() -> None:
    noted, reworded = evolve(BASE, note=""), evolve(BASE, text="The plants were shared between the two.", note="")
    found = [link((BASE,), (new,)).materiality for new in (BASE, noted, reworded, evolve(noted, text="Nobody has it."))]
    assert found == [Materiality.EDITORIAL, Materiality.EDITORIAL, Materiality.MINOR, Materiality.MATERIAL]


def test_clauses_that_became_one_are_told_as_one() -> None:
    first = Clause(
        "1",
        label="Article 1",
        heading="Plant",
        text="The plant is shared.",
        topics=("nuclear-plant",),
        agreement=Agreement.AGREED,
        confidence=Confidence.HIGH,
        source=("a",),
        note="one",
    )
    second = Clause(
        "2",
        label="Article 2",
        heading="Dam",
        text="The dam is mended.",
        topics=("economy",),
        agreement=Agreement.OPEN,
        confidence=Confidence.LOW,
        source=("b",),
        note="two",
    )
    merged = Clause("1", text="The plant is shared.\nThe dam is mended.")
    change = link((first, second), (merged,))
    assert change.flags == {Flag.MERGED}
    assert tell(change) == [
        ("heading-changed", "heading", "Plant; Dam", ""),
        ("dispute-closed", "agreement", "agreed, open", ""),
        ("topics-changed", "topics", "economy, nuclear-plant", ""),
        ("clause-record-changed", "label", "Article 1, Article 2", ""),
        ("clause-record-changed", "confidence", "high, low", ""),
        ("clause-record-changed", "source", "a, b", ""),
        ("clause-record-changed", "note", "one\ntwo", ""),
    ]
    assert link((merged,), (first, second)).flags == {Flag.SPLIT}


def test_parts_that_say_the_same_say_it_once_and_empty_ones_nothing() -> None:
    part = evolve(BASE, agreement=Agreement.AGREED)
    parts = (part, evolve(part, id="2", label="", heading="", text="", note=""))
    assert tell(link((part,), parts)) == []
    assert tell(link(parts, (part,))) == []


def test_alternatives_and_data_of_all_parts_count() -> None:
    first = evolve(BASE, options=(Option(("A",), "In halves."),), attributes=Attributes({"votes": 3}))
    second = evolve(BASE, id="2", label="", heading="", text="", note="", options=(Option(("B",), "In thirds."),))
    both = evolve(first, options=(*first.options, *second.options))
    assert tell(link((both,), (first, second)))[:1] == [("clause-record-changed", "alternatives", "", "")]
    change = link((BASE,), (first, second))
    assert [item.new for item in change.fields if item.cause.facet == "alternatives"] == [
        "[A] In halves.\n[B] In thirds."
    ]
    assert [item.cause.difference for item in change.fields if item.cause.facet == "attributes"] == [
        "dictionary item added: votes"
    ]
    voting = evolve(second, attributes=Attributes({"seats": 1}))
    (difference,) = [x.cause.difference for x in link((BASE,), (first, voting)).fields if x.cause.facet == "attributes"]
    assert difference == "iterable item added: 0, 1"


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((Disclosure.STATED, Disclosure.REPORTED), Disclosure.REPORTED),
        ((Disclosure.REPORTED, Disclosure.DEFERRED), Disclosure.DEFERRED),
        ((Disclosure.DEFERRED, Disclosure.UNDISCLOSED), Disclosure.UNDISCLOSED),
        ((Disclosure.UNDISCLOSED, Disclosure.STATED), Disclosure.UNDISCLOSED),
    ],
)
def test_a_whole_is_known_as_badly_as_its_worst_part(parts: tuple[Disclosure, ...], whole: Disclosure) -> None:
    olds = tuple(evolve(BASE, id=str(i), label="", disclosure=part) for i, part in enumerate(parts))
    change = link(olds, (evolve(BASE, label=""),))
    assert [item.old for item in change.fields if item.cause.facet == "disclosure"] == [str(whole)]


def test_several_that_became_several_are_split_and_merged() -> None:
    olds = (BASE, evolve(BASE, id="2"))
    assert link(olds, olds).flags == {Flag.SPLIT, Flag.MERGED}


def test_nobody_knows_the_number_of_a_clause_that_nobody_has_read() -> None:
    unseen = evolve(BASE, id="9", label="", disclosure=Disclosure.REPORTED)
    assert link((BASE,), (unseen,)).flags == frozenset()
    assert link((unseen,), (BASE,)).flags == frozenset()
    assert link((BASE,), (evolve(BASE, label="Article 2"),)).flags == {Flag.RENUMBERED}


@pytest.mark.parametrize(
    ("disclosure", "known", "kind", "rule"),
    [
        (Disclosure.STATED, PlanDisclosure.FULL, Kind.REMOVED, "clause-removed"),
        (Disclosure.REPORTED, PlanDisclosure.FULL, Kind.REMOVED, "clause-removed"),
        (Disclosure.STATED, PlanDisclosure.PARTIAL, Kind.WITHHELD, "clause-withheld"),
        (Disclosure.DEFERRED, PlanDisclosure.FULL, Kind.TAKEN_UP, "clause-taken-up"),
        (Disclosure.DEFERRED, PlanDisclosure.PARTIAL, Kind.WITHHELD, "clause-withheld"),
        (Disclosure.UNDISCLOSED, PlanDisclosure.FULL, Kind.DISCLOSED, "clause-disclosed"),
        (Disclosure.UNDISCLOSED, PlanDisclosure.PARTIAL, Kind.UNCHANGED, ""),
    ],
)
def test_a_clause_without_an_answer_is_told_by_what_is_known_of_both(
    disclosure: Disclosure, known: PlanDisclosure, kind: Kind, rule: str
) -> None:
    clause = evolve(BASE, disclosure=disclosure)
    holder = Plan("p", "P", sources=SOURCES, clauses=(clause,))
    other = Plan("p", "P", sources=SOURCES, disclosure=known)
    (gone,) = interpret(holder, other, Alignment(removed=(0,))).clauses
    (come,) = interpret(other, holder, Alignment(added=(0,))).clauses
    assert (gone.kind, come.kind) == (kind, kind.mirror)
    assert tell(gone) == ([(rule, "clause", TEXT, "")] if rule else [])
    assert [(item.cause.facet, item.old, item.new) for item in come.fields] == ([("clause", "", TEXT)] if rule else [])
    assert [item.cause.effect for item in come.fields] == [
        item.cause.effect and item.cause.effect.mirror for item in gone.fields
    ]
    assert gone.flags == come.flags == frozenset()
    assert gone.topics == come.topics == ("nuclear-plant",)
    assert gone.fields == () or gone.fields[0].cause.effect is not Effect.SAME
