"""Which term answers to which: by its name, in its clause first, through options, reports and clauses that dissolve."""

from __future__ import annotations

import pytest

from plancmp.align import Pins
from plancmp.diff import Comparison, Effect, Slot, compare
from plancmp.readers import loads

HEAD = "plancmp: 1\nid: p\ntitle: P\nsources: {a: {publisher: A}, b: {publisher: B}}\n"
SEA = "Boats from both shores fish in the strait all summer long."
LAKE = "Children learn to swim in the mountain lakes."
WALL = "A wall of stone guards the old palace."


def clause(name: str, text: str, terms: str = "", more: str = "") -> str:
    return f"- {{id: '{name}', topics: [maritime], text: {text}, terms: {{{terms}}}{more}}}\n"


def hold(old: str, new: str, known: str = "full", *, apart: tuple[int, int] | None = None) -> Comparison:
    """Compare clauses, of which a pair may be held apart."""
    plans = loads(f"{HEAD}clauses:\n{old}"), loads(f"{HEAD}disclosure: {known}\nclauses:\n{new}")
    return compare(*plans, pins=Pins(forbidden=[apart] if apart else ()))


def place(slot: Slot | None) -> str:
    if slot is None:
        return ""
    variant = f" {slot.variant.kind} {'+'.join(slot.variant.names)}" if slot.variant else ""
    return f"{slot.entry.clause.id}{variant}{'' if slot.term else ' gone'}"


def tell(comparison: Comparison) -> list[tuple[str, str, str, str, str]]:
    """Each change of a term: effect, name, where it stood, where it stands, the rules."""
    return [
        (str(term.effect), term.name, place(term.old), place(term.new), " ".join(cause.rule for cause in term.causes))
        for term in comparison.terms
    ]


CAP, LOWER = "boats: {must: {at_most: 9}}", "boats: {must: {at_most: 7}}"


def test_a_term_whose_clause_dissolved_is_followed_and_marked_as_moved() -> None:
    old, new = clause("1", SEA, CAP) + clause("2", LAKE), clause("2", LAKE, LOWER)
    comparison = hold(old, new)
    assert tell(comparison) == [("tightened", "boats", "1", "2", "cap-lowered term-moved")]
    assert [change.is_moved for change in comparison.terms] == [True]
    # It is told once, in the clause where it stands now, and the clause that it left is gone.
    assert [(str(change.kind), len(change.terms)) for change in comparison.clauses] == [("removed", 0), ("revised", 1)]
    same = hold(old, clause("2", LAKE, CAP))
    assert tell(same) == [("same", "boats", "1", "2", "term-moved")]


def test_a_clause_that_a_term_left_is_revised() -> None:
    comparison = hold(
        clause("1", SEA, CAP) + clause("2", LAKE),
        clause("1", f"{SEA} It is so.") + clause("2", LAKE, LOWER),
    )
    assert tell(comparison) == [("tightened", "boats", "1", "2", "cap-lowered term-moved")]
    assert [str(change.kind) for change in comparison.clauses] == ["revised", "revised"]


def test_a_term_that_stayed_elsewhere_keeps_its_namesake_from_being_followed() -> None:
    kept = clause("3", WALL, CAP)
    comparison = hold(clause("1", SEA, CAP) + clause("2", LAKE) + kept, clause("2", LAKE, LOWER) + kept)
    assert sorted(tell(comparison)) == [
        ("added", "boats", "", "2", "term-added"),
        ("dropped", "boats", "1", "", "term-dropped"),
    ]


@pytest.mark.parametrize("more", ["option", "report"])
def test_a_term_that_stands_in_an_option_or_a_report_is_no_lone_namesake_either(more: str) -> None:
    kept = offer(OPTIONS["A"]) if more == "option" else tell_reports("3", report("a", STANDS))
    kept = kept.replace("id: '1'", "id: '3'").replace(SEA, WALL)
    comparison = hold(clause("1", SEA, CAP) + clause("2", LAKE) + kept, clause("2", LAKE, LOWER) + kept)
    assert sorted(tell(comparison)) == [
        ("added", "boats", "", "2", "term-added"),
        ("dropped", "boats", "1", "", "term-dropped"),
    ]


def test_a_lost_term_of_a_clause_that_is_not_known_any_more_is_withheld() -> None:
    blind = "- {id: '1', topics: [maritime], text: " + SEA + ", disclosure: undisclosed}\n"
    later = blind.replace("undisclosed", "deferred")
    assert tell(hold(clause("1", SEA, CAP), blind)) == [("withheld", "boats", "1", "", "term-withheld")]
    assert tell(hold(clause("1", SEA, CAP), later)) == [("deferred", "boats", "1", "", "term-deferred")]
    assert tell(hold(blind, clause("1", SEA, CAP))) == [("disclosed", "boats", "", "1", "term-disclosed")]
    assert tell(hold(later, clause("1", SEA, CAP))) == [("taken_up", "boats", "", "1", "term-taken-up")]


def test_a_term_of_a_reported_clause_is_known_from_reports() -> None:
    reported = clause("1", SEA, CAP, ", disclosure: reported")
    assert tell(hold(clause("1", SEA, CAP), reported)) == [("same", "boats", "1", "1", "term-now-reported")]
    assert tell(hold(reported, clause("1", SEA, CAP))) == [("same", "boats", "1", "1", "term-now-stated")]


def offer(*options: str) -> str:
    return clause("1", SEA, "", f", agreement: open, options: [{', '.join(options)}]")


OPTIONS = {
    by: f"{{by: {by}, text: Some., terms: {{boats: {{must: {{at_most: {cap}}}}}}}}}"
    for by, cap in (("A", 7), ("B", 11))
}


def test_one_text_is_held_against_each_option_and_each_option_against_one_text() -> None:
    one, two = clause("1", SEA, CAP), offer(*OPTIONS.values())
    assert tell(hold(one, two)) == [
        ("tightened", "boats", "1", "1 option A", "cap-lowered"),
        ("loosened", "boats", "1", "1 option B", "cap-raised"),
    ]
    assert tell(hold(two, one)) == [
        ("loosened", "boats", "1 option A", "1", "cap-raised"),
        ("tightened", "boats", "1 option B", "1", "cap-lowered"),
    ]


def test_options_of_one_party_answer_to_each_other_in_any_order() -> None:
    raised = OPTIONS["A"].replace("7", "8")
    assert tell(hold(offer(*OPTIONS.values()), offer(OPTIONS["B"], raised))) == [
        ("loosened", "boats", "1 option A", "1 option A", "cap-raised")
    ]
    assert tell(hold(offer(OPTIONS["A"]), offer(*OPTIONS.values()))) == [
        ("added", "boats", "", "1 option B", "term-added")
    ]
    assert tell(hold(offer(*OPTIONS.values()), offer(OPTIONS["B"]))) == [
        ("dropped", "boats", "1 option A", "", "term-dropped")
    ]


def report(source: str, says: str) -> str:
    return f"{{source: {source}, text: Some., {says}}}"


def tell_reports(name: str, *reports: str) -> str:
    return (
        f"- {{id: '{name}', topics: [maritime], text: {SEA}, disclosure: reported, reports: [{', '.join(reports)}]}}\n"
    )


GONE, STANDS = "drops: [boats]", "terms: {boats: {must: {at_most: 7}}}"


def test_a_report_that_a_term_is_gone_drops_it_and_one_that_is_back_adds_it() -> None:
    assert tell(hold(clause("1", SEA, CAP), tell_reports("1", report("a", GONE)))) == [
        ("dropped", "boats", "1", "1 report a gone", "term-dropped")
    ]
    assert tell(hold(tell_reports("1", report("a", GONE)), clause("1", SEA, CAP))) == [
        ("added", "boats", "1 report a gone", "1", "term-added")
    ]
    assert tell(hold(tell_reports("1", report("a", GONE)), tell_reports("1", report("a", STANDS)))) == [
        ("added", "boats", "1 report a gone", "1 report a", "term-added")
    ]


def test_a_report_that_says_the_same_as_before_is_no_change() -> None:
    for says in (GONE, STANDS):
        assert tell(hold(tell_reports("1", report("a", says)), tell_reports("1", report("a", says)))) == []


def test_a_loss_that_another_clauses_report_tells_is_that_sources_word() -> None:
    old = clause("1", SEA, CAP) + clause("2", LAKE)
    new = clause("1", SEA) + tell_reports("9", report("a", GONE)).replace(SEA, WALL) + clause("2", LAKE)
    for known in ("full", "partial"):
        assert tell(hold(old, new, known)) == [("dropped", "boats", "1", "9 report a gone", "term-dropped")]


@pytest.mark.parametrize("known", ["full", "partial"])
def test_a_report_of_the_loss_of_what_nobody_had_is_unmatched_either_way(known: str) -> None:
    plain, told = (
        clause("1", SEA, CAP),
        clause("1", SEA, CAP) + tell_reports("9", report("a", "drops: [nets]")).replace(SEA, WALL),
    )
    assert tell(hold(plain, told, known)) == [("same", "nets", "", "9 report a gone", "report-unmatched")]
    back = tell(hold(told, plain, known))
    assert ("same", "nets", "9 report a gone", "", "report-unmatched") in back


def test_one_sources_word_that_a_term_is_gone_is_followed_into_another_clause() -> None:
    old = tell_reports("1", report("a", GONE)) + clause("2", LAKE)
    new = clause("2", LAKE) + tell_reports("9", report("a", GONE)).replace(SEA, WALL)
    assert tell(hold(old, new, apart=(0, 1))) == [("same", "boats", "1 report a gone", "9 report a gone", "term-moved")]
    other = hold(old, new.replace("source: a", "source: b"), apart=(0, 1))
    assert [rules for *_, rules in tell(other)] == ["report-unmatched", "report-unmatched"]


def test_a_move_alone_changes_no_term() -> None:
    moved = hold(clause("1", SEA, CAP) + clause("2", LAKE), clause("2", LAKE, CAP))
    told = tell_reports("9", report("a", GONE)).replace(SEA, WALL)
    report_moved = hold(
        tell_reports("1", report("a", GONE)) + clause("2", LAKE), clause("2", LAKE) + told, apart=(0, 1)
    )
    for comparison in (moved, report_moved):
        (term,) = comparison.terms
        assert [(cause.rule, cause.facet, cause.effect) for cause in term.causes] == [
            ("term-moved", "place", Effect.SAME)
        ]
        assert term.effect is Effect.SAME


def test_topics_of_a_change_are_those_of_both_its_clauses_the_new_ones_first() -> None:
    old = clause("1", SEA, CAP).replace("maritime", "eu, maritime")
    new = clause("1", SEA, LOWER).replace("maritime", "maritime, economy")
    (term,) = hold(old, new).terms
    assert term.topics == ("maritime", "economy", "eu")
    (change,) = hold(old, new).clauses
    assert change.topics == ("maritime", "economy", "eu")


def test_topics_of_a_word_that_moved_are_those_of_both_its_clauses_too() -> None:
    old = tell_reports("1", report("a", GONE)) + clause("2", LAKE)
    new = clause("2", LAKE) + tell_reports("9", report("a", GONE)).replace(SEA, WALL).replace("maritime", "eu")
    (term,) = hold(old, new, apart=(0, 1)).terms
    assert term.topics == ("eu", "maritime")


def test_terms_are_told_in_the_order_of_the_new_clause_and_lost_ones_behind() -> None:
    old = clause("1", SEA, "a: {must: yes}, b: {must: yes}, c: {must: yes}")
    new = clause("1", SEA, "d: {must: yes}, c: {may: yes}, b: {may: yes}")
    assert [term.name for term in hold(old, new).terms] == ["c", "b", "d", "a"]
