"""A plan and its companions as one: what the set holds, and what silence in each of its parts means."""

from __future__ import annotations

import re

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import Kind, compare
from plancmp.model import Clause, Companion, Disclosure, Option, Plan, PlanDisclosure, Report, Source, Term
from plancmp.model.companions import take_along
from plancmp.readers import dumps, dumps_json, loads
from tests.shared import plan_set, small_plan

ANNEX = Companion("annex", "papers/annex.yaml")
PLAN = Plan("p", "The plan", companions=(ANNEX,), clauses=(Clause("1", text="The plan says one thing."),))
DOCUMENT = Plan("a", "The annex", clauses=(Clause("1", text="The annex says another thing."),))
UNKNOWN = st.sampled_from([PlanDisclosure.PARTIAL, PlanDisclosure.NONE])


def join(plan: Plan, document: Plan) -> Plan:
    return take_along(evolve(plan, companions=(ANNEX,)), ANNEX, document)


def drop_clauses(plan: Plan) -> Plan:
    return evolve(plan, clauses=())


@given(plan_set)
def test_a_set_survives_being_written(plan: Plan) -> None:
    for text in (dumps(plan), dumps_json(plan)):
        again = loads(text)
        assert again == plan
        assert again.outline() == plan.outline()


@given(small_plan, small_plan)
def test_a_set_holds_all_that_its_parts_hold(plan: Plan, document: Plan) -> None:
    document = evolve(document, companions=())
    joined = join(plan, document)
    own = [entry for entry in joined.outline() if not entry.companion]
    taken = [entry for entry in joined.outline() if entry.companion == "annex"]
    assert [entry.clause for entry in own] == [entry.clause for entry in plan.outline()]
    assert [entry.clause.id for entry in taken] == [f"annex: {clause.id}" for clause in document.walk()]
    assert [entry.topics for entry in taken] == [entry.topics for entry in document.outline()]
    for here, there in zip(taken, document.outline(), strict=True):
        assert [(t.name, t.constraint) for t in here.clause.terms] == [
            (t.name, t.constraint) for t in there.clause.terms
        ]
        cited = [joined.source(name) for name in here.source]
        assert [evolve(source, id="") for source in cited] == [
            evolve(document.source(name), id="") for name in there.source
        ]
    (companion,) = joined.companions
    for name in ("title", "date", "status", "disclosure", "topic_disclosure", "note", "attributes"):
        assert getattr(companion, name) == getattr(document, name)


@given(small_plan, small_plan, UNKNOWN)
def test_a_companion_known_in_part_does_not_make_the_plan_known_in_part(
    plan: Plan, document: Plan, disclosure: PlanDisclosure
) -> None:
    full = evolve(plan, disclosure=PlanDisclosure.FULL, topic_disclosure=(), companions=())
    old = join(full, evolve(document, companions=()))
    new = join(drop_clauses(full), evolve(drop_clauses(document), disclosure=disclosure, topic_disclosure=()))
    kinds = {entry.clause.id: change.kind for change in compare(old, new).clauses for entry in change.old}
    alone = {e.clause.id: c.kind for c in compare(full, drop_clauses(full)).clauses for e in c.old}
    assert {name: kind for name, kind in kinds.items() if name in alone} == alone
    assert not any(kind is Kind.REMOVED for name, kind in kinds.items() if name not in alone)


@given(small_plan, small_plan, UNKNOWN)
def test_a_plan_known_in_part_does_not_make_its_companion_known_in_part(
    plan: Plan, document: Plan, disclosure: PlanDisclosure
) -> None:
    full = evolve(document, disclosure=PlanDisclosure.FULL, topic_disclosure=(), companions=())
    old = join(plan, full)
    new = join(evolve(drop_clauses(plan), disclosure=disclosure, topic_disclosure=()), drop_clauses(full))
    kinds = {entry.clause.id: change.kind for change in compare(old, new).clauses for entry in change.old}
    alone = {f"annex: {e.clause.id}": c.kind for c in compare(full, drop_clauses(full)).clauses for e in c.old}
    assert {name: kind for name, kind in kinds.items() if name in alone} == alone
    assert not any(kind is Kind.REMOVED for name, kind in kinds.items() if name not in alone)


@pytest.mark.parametrize(
    ("own", "annex", "where", "silence"),
    [
        ("full", "none", "", Disclosure.STATED),
        ("full", "none", "annex", Disclosure.UNDISCLOSED),
        ("none", "full", "", Disclosure.UNDISCLOSED),
        ("none", "full", "annex", Disclosure.STATED),
        # A text says nothing of a paper beside it that it does not name, however well the text itself is known.
        ("full", "none", "other", Disclosure.UNDISCLOSED),
        ("none", "full", "other", Disclosure.UNDISCLOSED),
        ("full", "full", "other", Disclosure.UNDISCLOSED),
        ("full", "none", None, Disclosure.UNDISCLOSED),
    ],
)
def test_each_document_answers_for_itself(own: str, annex: str, where: str | None, silence: Disclosure) -> None:
    plan = evolve(PLAN, disclosure=PlanDisclosure(own))
    joined = join(plan, evolve(DOCUMENT, disclosure=PlanDisclosure(annex)))
    assert joined.disclosure_of(("nato",), where) is silence


def test_nothing_is_known_of_a_companion_that_was_not_taken_along() -> None:
    assert {PLAN.disclosure_of(("nato",), where) for where in ("", None)} == {Disclosure.STATED}
    assert {PLAN.disclosure_of(("nato",), where) for where in ("annex", "other")} == {Disclosure.UNDISCLOSED}


def test_topics_left_for_later_are_so_in_their_own_document() -> None:
    joined = join(PLAN, evolve(DOCUMENT, topic_disclosure=(("nato", Disclosure.DEFERRED),)))
    assert joined.disclosure_of(("nato",), "annex") is Disclosure.DEFERRED
    assert joined.disclosure_of(("nato",), "") is Disclosure.STATED
    assert joined.disclosure_of(("nato",)) is Disclosure.DEFERRED


def test_sources_of_one_name_stay_apart_unless_they_are_one() -> None:
    shared, mine, yours = Source("s", "Shared"), Source("t", "Mine"), Source("t", "Yours")
    term = Term("x", source=("t",), disclosure=Disclosure.UNDISCLOSED)
    clause = Clause("1", source=("s", "t"), terms=(term,), reports=(Report(("t",), terms=(term,)),))
    plan = evolve(PLAN, sources=(shared, mine))
    joined = join(plan, evolve(DOCUMENT, sources=(shared, yours), clauses=(clause,)))
    assert joined.sources == (shared, mine, Source("annex: t", "Yours"))
    taken = joined.clauses[1]
    assert taken.source == ("s", "annex: t")
    assert taken.terms[0].source == taken.reports[0].source == taken.reports[0].terms[0].source == ("annex: t",)


def test_parties_are_those_of_both_and_those_mentioned_where_none_are_listed() -> None:
    clause = Clause("1", terms=(Term("x", ("B",), toward=("C",), disclosure=Disclosure.UNDISCLOSED),))
    joined = join(evolve(PLAN, parties=("A", "B")), evolve(DOCUMENT, clauses=(clause,)))
    assert joined.parties == ("A", "B", "C")


def test_parties_that_a_document_does_not_list_are_those_of_its_terms_options_and_reports() -> None:
    def lay_down(*names: str) -> tuple[Term, ...]:
        return (Term("x", names[:1], toward=names[1:], disclosure=Disclosure.UNDISCLOSED),)

    inner = Clause("1a", reports=(Report(("s",), terms=lay_down("G", "A")),))
    clause = Clause("1", terms=lay_down("B", "C"), options=(Option(("D", "B"), terms=lay_down("E", "F")),))
    document = evolve(DOCUMENT, sources=(Source("s", "S"),), clauses=(evolve(clause, clauses=(inner,)),))
    assert set(join(evolve(PLAN, parties=("A",)), document).parties) == set("ABCDEFG")
    assert set(join(evolve(PLAN, clauses=document.clauses, sources=document.sources), PLAN).parties) == set("ABCDEFG")
    assert join(evolve(PLAN, parties=("A",)), evolve(document, parties=("Z", "A"))).parties == ("A", "Z")


def test_an_option_of_a_companion_cites_the_companions_sources() -> None:
    term = Term("x", source=("t",), disclosure=Disclosure.UNDISCLOSED)
    option = Option(("A",), "One way.", source=("t",), terms=(term,))
    document = evolve(DOCUMENT, sources=(Source("t", "Yours"),), clauses=(Clause("1", options=(option,)),))
    (taken,) = join(evolve(PLAN, sources=(Source("t", "Mine"),)), document).clauses[1].options
    assert (taken.source, taken.terms[0].source, taken.text) == (("annex: t",), ("annex: t",), "One way.")


def test_a_source_that_only_the_companion_has_keeps_its_name() -> None:
    document = evolve(DOCUMENT, sources=(Source("u", "Theirs"),), clauses=(Clause("1", source=("u",)),))
    joined = join(evolve(PLAN, sources=(Source("t", "Mine"),)), document)
    assert [source.id for source in joined.sources] == ["t", "u"]
    assert joined.clauses[1].source == ("u",)


def test_companions_keep_their_order_and_the_others_stay_as_they_were() -> None:
    map_, list_ = Companion("map", "map.yaml"), Companion("list", "", title="A list")
    joined = take_along(evolve(PLAN, companions=(map_, ANNEX, list_)), ANNEX, DOCUMENT)
    assert [(item.name, item.title) for item in joined.companions] == [
        ("map", None),
        ("annex", "The annex"),
        ("list", "A list"),
    ]
    assert (joined.companions[0], joined.companions[2]) == (map_, list_)


def test_files_of_a_companions_companions_are_named_from_the_plans_folder() -> None:
    near, far, unseen = Companion("a", "a.yaml"), Companion("b", "deep/b.yaml"), Companion("c", "", title="C")
    document = evolve(DOCUMENT, companions=(near, far, unseen))
    for file, files in (
        ("annex.yaml", ["a.yaml", "deep/b.yaml", ""]),
        ("x/y/annex.yaml", ["x/y/a.yaml", "x/y/deep/b.yaml", ""]),
    ):
        companion = Companion("annex", file)
        joined = take_along(evolve(PLAN, companions=(companion,)), companion, document)
        assert [item.file for item in joined.companions[1:]] == files


def test_a_clause_that_is_only_called_like_the_companion_is_no_clash() -> None:
    joined = join(evolve(PLAN, clauses=(Clause("annex"), Clause("the annex: 1"))), DOCUMENT)
    assert [clause.id for clause in joined.clauses] == ["annex", "the annex: 1", "annex: 1"]
    deep = Clause("1", clauses=(Clause("annex: 9"),))
    with pytest.raises(ValueError, match='the plan has a clause "annex: 9" itself, which is how one of the companion'):
        join(evolve(PLAN, clauses=(deep,)), DOCUMENT)


def test_a_language_that_is_not_named_is_english() -> None:
    for own, other in (("en", ""), ("", "en")):
        assert join(evolve(PLAN, language=own), evolve(DOCUMENT, language=other)).language == own
    with pytest.raises(ValueError, match='its language is "uk", that of the plan "en"; a set has one'):
        join(PLAN, evolve(DOCUMENT, language="uk"))


def test_printed_numbers_say_which_document_they_are_of() -> None:
    joined = join(PLAN, evolve(DOCUMENT, clauses=(Clause("x", label="Article 5"), Clause("6"))))
    assert [clause.number for clause in joined.clauses] == ["1", "annex: Article 5", "annex: 6"]


def test_what_a_companion_took_along_is_taken_along() -> None:
    inner = Companion("list", "list.yaml")
    document = take_along(evolve(DOCUMENT, companions=(inner,)), inner, Plan("l", "The list", clauses=(Clause("1"),)))
    joined = join(PLAN, document)
    assert [(item.name, item.file, item.title) for item in joined.companions] == [
        ("annex", "papers/annex.yaml", "The annex"),
        ("annex: list", "papers/list.yaml", "The list"),
    ]
    assert [entry.companion for entry in joined.outline()] == ["", "annex", "annex: list"]
    assert [clause.id for clause in joined.clauses] == ["1", "annex: 1", "annex: list: 1"]


@pytest.mark.parametrize(
    ("plan", "document", "message"),
    [
        (
            PLAN,
            evolve(DOCUMENT, taxonomy="contracts"),
            'its taxonomy is "contracts", that of the plan "peace"; a set has one',
        ),
        (evolve(PLAN, language="uk"), DOCUMENT, 'its language is "en", that of the plan "uk"; a set has one'),
        (
            PLAN,
            evolve(DOCUMENT, extracted=True),
            "either all terms of a set are found by a program (extracted: yes), or none",
        ),
        (
            evolve(PLAN, clauses=(Clause("annex: 1"),)),
            DOCUMENT,
            'the plan has a clause "annex: 1" itself, which is how one of the companion is called',
        ),
    ],
)
def test_what_makes_no_set_is_refused(plan: Plan, document: Plan, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        join(plan, document)
