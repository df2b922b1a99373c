"""Versions whose terms nobody wrote are read: what that means, and that the laws hold for them, too."""

from __future__ import annotations

import pytest
from attrs import evolve
from hypothesis import given

from plancmp.align import Pins
from plancmp.diff import Comparison, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.diff.patch import make_patch
from plancmp.diff.reading import read_version
from plancmp.model import Clause, Option, Plan, Taxonomy, Topic
from plancmp.readers import loads
from tests.shared import any_pair, any_plan

pytestmark = pytest.mark.slow

HEAD = "plancmp: 1\nid: p\ntitle: P\n"


def make_plan(*texts: str) -> Plan:
    clauses = tuple(Clause(str(number), text=text) for number, text in enumerate(texts, 1))
    return Plan("p", "P", clauses=clauses, extracted=True)


def tell(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(str(term.effect), ", ".join(term.party), term.name) for term in comparison.terms]


def review(comparison: Comparison) -> list[str]:
    return [
        item.cause.difference
        for change in comparison.clauses
        for item in change.fields
        if item.cause.rule == "wording-needs-review"
    ]


def test_a_changed_figure_is_a_changed_term() -> None:
    old = make_plan("Ukraine's armed forces shall not exceed 600,000 personnel.", "The river is open to all.")
    new = make_plan("Ukraine's armed forces shall not exceed 800,000 personnel.", "The river is open to all.")
    comparison = compare(old, new)
    assert tell(comparison) == [("loosened", "Ukraine", "armed forces: personnel")]
    assert [str(change.kind) for change in comparison.clauses] == ["revised", "unchanged"]
    assert not review(comparison)


def test_another_force_is_a_changed_term() -> None:
    comparison = compare(make_plan("Ukraine must not join NATO."), make_plan("Ukraine may join NATO."))
    assert tell(comparison) == [("reversed", "Ukraine", "join NATO")]


def test_another_deadline_is_a_changed_term() -> None:
    old = make_plan("Ukraine shall hold elections within 100 days.")
    new = make_plan("Ukraine shall hold elections within 200 days.")
    assert tell(compare(old, new)) == [("loosened", "Ukraine", "hold elections: deadline")]


def test_words_that_mean_the_same_are_reworded() -> None:
    comparison = compare(make_plan("The report covers the year."), make_plan("This report covered the year."))
    assert [str(change.kind) for change in comparison.clauses] == ["reworded"]
    assert not comparison.terms


def test_a_word_that_changed_beside_a_figure_takes_its_direction_and_is_named() -> None:
    old = make_plan("Ukraine shall receive 100 billion USD from all member states.")
    new = make_plan("Ukraine shall receive 200 billion USD from some member states.")
    comparison = compare(old, new)
    assert tell(comparison) == [("shifted", "Ukraine", "receive: money"), ("shifted", "Ukraine", "receive")]
    assert next(cause.difference for cause in comparison.terms[1].causes) == "− all; + some"
    assert not review(comparison)


def test_a_changed_term_explains_its_words_in_each_part_of_a_split_clause_and_none_beside_them() -> None:
    open_river, tanks = "The river is open to all ships in the summer.", "Foreign tanks leave the northern town."
    dam = "The dam of Kherson is mended, {} of it."
    whole = make_plan(f"{open_river} {tanks} {dam.format('5%')}")
    for part, words in (("6%", []), ("each 6%", ["each"]), ("6% each", ["each"])):
        parts = make_plan(open_river, tanks, dam.format(part))
        for old, new in ((whole, parts), (parts, whole)):
            comparison = compare(old, new)
            assert [len(change.old) + len(change.new) for change in comparison.clauses] == [4]
            sign = "+" if new is parts else "−"
            told = [
                cause.difference
                for term in comparison.terms
                for cause in term.causes
                if cause.rule == "wording-changed"
            ]
            assert told == [f"{sign} {word}" for word in words]
            assert not review(comparison)


def test_words_that_one_document_sets_as_a_heading_are_editorial_but_changed_options_are_not() -> None:
    def tell_words(old: Clause, new: Clause) -> list[tuple[str, str]]:
        plans = (Plan("p", "P", clauses=(clause,), extracted=True) for clause in (old, new))
        (change,) = compare(*plans).clauses
        return [(item.cause.rule, item.cause.facet) for item in change.fields]

    def offer(text: str) -> tuple[Option, ...]:
        return (Option(("Ukraine",), text),)

    first, second = Clause("1", heading="The fund.", text="It pays."), Clause("1", text="The fund. It pays.")
    assert tell_words(first, second) == [("text-edited", "text"), ("heading-changed", "heading")]
    assert tell_words(evolve(first, options=offer("Now.")), evolve(second, options=offer("Later."))) == [
        ("text-edited", "text"),
        ("heading-changed", "heading"),
        ("wording-needs-review", "alternatives"),
    ]
    assert tell_words(first, evolve(second, text="The fund. It earns."))[0] == ("wording-needs-review", "text")


def test_each_version_is_read_in_its_own_language() -> None:
    english = evolve(make_plan("Ukraine gets 5 million euros."), language="en")
    ukrainian = evolve(make_plan("Україна отримує 5 мільйонів євро."), language="uk")
    linked = Pins(required=frozenset({(0, 0)}))
    for old, new in ((english, ukrainian), (ukrainian, english)):
        comparison = compare(old, new, pins=linked)
        assert [str(change.kind) for change in comparison.clauses] == ["editorial"]
        assert not comparison.terms
    six = evolve(make_plan("Україна отримує 6 мільйонів євро."), language="uk")
    assert [str(term.effect) for term in compare(english, six, pins=linked).terms] == ["shifted"]


def test_swapped_parties_need_review() -> None:
    old = make_plan("Ukraine pays Russia for the gas.")
    new = make_plan("Russia pays Ukraine for the gas.")
    comparison = compare(old, new)
    assert comparison.terms or review(comparison) == ["the same words in another order"]


def test_an_inserted_sum_does_not_make_all_others_look_changed() -> None:
    old = make_plan("The fund holds 100 billion USD. The bank adds 5 billion USD.")
    new = make_plan("The fund holds 100 billion USD. Norway gives 2 billion USD. The bank adds 5 billion USD.")
    told = [(effect, party) for effect, party, _ in tell(compare(old, new)) if effect != "same"]
    assert told == [("added", "Norway")]


def test_names_that_a_program_made_up_pair_nothing_across_clauses() -> None:
    old = make_plan("The harbour of the north stays open for 10 years.", "Fishing is free.")
    new = make_plan("Fishing is free.", "A wall of stone guards the palace for 30 years.")
    comparison = compare(old, new, pins=Pins(forbidden=frozenset({(0, 1)})))
    assert sorted(effect for effect, _, _ in tell(comparison)) == ["added", "dropped"]


def test_clauses_that_share_no_words_are_linked_by_their_subject_and_marked() -> None:
    old = make_plan("Peace holds.", "Ukraine's armed forces are limited to 600,000 personnel.", "The river is open.")
    new = make_plan("Peace holds.", "The Ukrainian military is capped at 800,000.", "The river is open.")
    comparison = compare(old, new)
    (link,) = [link for link in comparison.alignment.links if link.old == (1,)]
    assert (link.new, link.weak, link.pairs[0].reasons[0].kind) == ((1,), True, "shared-subject")
    # The figure is told with both values, and without a direction: who is meant is said in other words.
    assert tell(comparison) == [("shifted", "Ukraine", "personnel")]
    assert review(comparison) == ["− Ukraine's armed forces, + Ukrainian military"]


def test_one_version_alone_is_read_if_it_is_a_document() -> None:
    document = make_plan("Ukraine must not join NATO.")
    read = read_version(document)
    assert [[term.name for term in clause.terms] for clause in read.clauses] == [["force"]]
    assert [clause.topics for clause in read.clauses] == [("nato",)]
    own = Taxonomy("own", "Own", (Topic("alliances", "Alliances", words=("nato",)),))
    assert [clause.topics for clause in read_version(document, own).clauses] == [("alliances",)]
    written = evolve(document, extracted=False)
    assert read_version(written) is written
    assert read_version(read) is read


def test_plan_files_are_read_if_neither_holds_a_term() -> None:
    old, new = (loads(f"{HEAD}clauses: [{{id: '1', text: Ships pay {n} dollars.}}]") for n in (5, 6))
    assert [effect for effect, _, _ in tell(compare(old, new))] == ["shifted"]


def test_terms_that_a_person_wrote_are_put_aside_beside_a_document_and_the_report_says_so() -> None:
    text = "Ukraine's armed forces shall not exceed %s personnel."
    written = loads(
        f"{HEAD}clauses: [{{id: '1', text: \"{text % '600,000'}\", "
        "terms: {army: {party: Ukraine, must: {at_most: 600000 personnel}}}}]"
    )
    comparison = compare(written, make_plan(text % "800,000"))
    assert tell(comparison) == [("loosened", "Ukraine", "armed forces: personnel")]
    assert comparison.has_terms_aside
    assert not compare(make_plan(text % "1"), make_plan(text % "2")).has_terms_aside


def strip(plan: Plan) -> Plan:
    clauses = [
        evolve(
            entry.clause,
            terms=(),
            options=tuple(evolve(option, terms=()) for option in entry.clause.options),
            reports=tuple(evolve(report, terms=(), drops=()) for report in entry.clause.reports),
        )
        for entry in plan.outline()
    ]
    return evolve(plan, clauses=plan.replace_clauses(clauses), extracted=True)


@given(any_plan)
def test_a_version_that_is_read_equals_itself(plan: Plan) -> None:
    comparison = compare(strip(plan), strip(plan))
    assert not comparison.changes
    assert not comparison.metadata


@given(any_pair)
def test_everything_is_accounted_for_in_versions_that_are_read(pair: tuple[Plan, Plan]) -> None:
    old, new = map(strip, pair)
    coverage = prove_coverage(compare(old, new))
    assert coverage.is_complete, coverage.problems


def test_a_patch_puts_in_the_point_whose_number_one_print_skips() -> None:
    clauses = tuple(Clause(f"{number}", text=f"The council keeps gate {number} of the town.") for number in range(1, 9))
    skipping = Plan("a", "A", clauses=(*clauses[:3], *clauses[4:]), extracted=True)
    whole = Plan("a", "A", clauses=clauses, extracted=True)
    for old, new in ((skipping, whole), (whole, skipping)):
        assert make_patch(compare(old, new)).apply(old) == new


@given(any_pair)
def test_patches_make_the_versions_as_they_were_given(pair: tuple[Plan, Plan]) -> None:
    old, new = map(strip, pair)
    patch = make_patch(compare(old, new))
    assert patch.apply(old) == new
    assert patch.invert().apply(new) == old


@given(any_pair)
def test_effects_are_mirrored_in_versions_that_are_read(pair: tuple[Plan, Plan]) -> None:
    old, new = map(strip, pair)
    there = sorted(str(term.effect) for term in compare(old, new).terms)
    back = sorted(str(term.effect.mirror) for term in compare(new, old).terms)
    assert there == back
