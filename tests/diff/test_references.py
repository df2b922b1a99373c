"""A reference that followed its target is no change; one that stayed while its target went elsewhere is a warning."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.diff import Comparison, Effect, Kind, Slot, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.extract.citations import list_citations
from plancmp.model import Plan
from plancmp.readers import load_bytes

SUBJECTS = (
    "The harbour opens at dawn",
    "Pilots are paid by the state",
    "Nets are dried on the northern beach",
    "The lamp burns until midnight",
    "Herring is salted in oak barrels",
    "A bell is rung in fog",
    "The ferry leaves on Sundays",
)


def read(*sentences: str) -> Plan:
    lines = [f"{number}. {text}." for number, text in enumerate(sentences, 1)]
    return load_bytes("\n\n".join(["Rules", *lines]).encode(), "rules.txt")


def list_rules(comparison: Comparison) -> list[str]:
    return [item.cause.rule for change in comparison.clauses for item in change.fields]


def list_warnings(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [
        (item.cause.rule, item.cause.difference, item.old, item.new)
        for change in comparison.clauses
        for item in change.fields
        if item.cause.facet == "references"
    ]


def spell(slot: Slot | None) -> str:
    assert slot
    assert slot.term
    assert slot.term.constraint
    return " ".join([slot.term.constraint.describe(), *(one.text for one in slot.term.conditions)])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6), st.lists(st.integers(1, 7), min_size=7, max_size=7))
def test_references_that_follow_an_inserted_clause_change_nothing(place: int, cited: list[int]) -> None:
    old = [f"{text}, save as clause {number} says" for text, number in zip(SUBJECTS, cited, strict=True)]
    moved = [number + (number > place) for number in cited]
    new = [f"{text}, save as clause {number} says" for text, number in zip(SUBJECTS, moved, strict=True)]
    new.insert(place, "Dogs are kept on a leash in the market")
    comparison = compare(read(*old), read(*new))
    assert not list_warnings(comparison)
    assert {change.kind for change in comparison.clauses} <= {Kind.UNCHANGED, Kind.EDITORIAL, Kind.ADDED}
    assert all(term.old is None for term in comparison.terms)
    assert prove_coverage(comparison).is_complete


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 6), st.lists(st.integers(1, 7), min_size=7, max_size=7))
def test_references_that_stay_where_a_clause_was_inserted_are_told(place: int, cited: list[int]) -> None:
    old = [f"{text}, save as clause {number} says" for text, number in zip(SUBJECTS, cited, strict=True)]
    new = list(old)
    new.insert(place, "Dogs are kept on a leash in the market")
    there, back = compare(read(*old), read(*new)), compare(read(*new), read(*old))
    stale = sorted(f"clause {number}" for number in cited if number > place)
    assert sorted(words for rule, words, _, _ in list_warnings(there) if rule == "reference-elsewhere") == stale
    mirrored = [(rule, words, old, new) for rule, words, new, old in list_warnings(back)]
    assert sorted(mirrored) == sorted(list_warnings(there))


def test_a_reference_to_a_clause_that_went_is_told() -> None:
    old = read("The harbour opens at dawn", "Nets are dried on the beach", "Rule 2 binds no guest of the town")
    new = read("The harbour opens at dawn", "Rule 2 binds no guest of the town")
    ((rule, words, before, after),) = list_warnings(compare(old, new))
    assert (rule, words, before) == ("reference-elsewhere", "Rule 2", "Nets are dried on the beach.")
    assert after == "Rule 2 binds no guest of the town."
    last = read("The harbour opens at dawn", "Rule 3 binds no guest of the town", "Nets are dried on the beach")
    gone = read("The harbour opens at dawn", "Rule 3 binds no guest of the town")
    ((rule, words, before, after),) = list_warnings(compare(last, gone))
    assert (rule, words, before, after) == ("reference-lost", "Rule 3", "Nets are dried on the beach.", "")
    assert [row[0] for row in list_warnings(compare(gone, last))] == ["reference-found"]


def test_a_reference_that_went_to_another_clause_is_a_change() -> None:
    body = ("The harbour opens at dawn", "Nets are dried on the beach", "A bell is rung in fog")
    old, new = read(*body, "Rule 2 binds no guest"), read(*body, "Rule 3 binds no guest")
    comparison = compare(old, new)
    assert not list_warnings(comparison)
    assert [term.effect for term in comparison.terms] == [Effect.SHIFTED]


def test_what_changed_beside_a_reference_that_followed_is_told() -> None:
    old = read("The harbour opens at dawn", "The guard shall pay 5 crowns under rule 1")
    new = read("A bell is rung in fog", "The harbour opens at dawn", "The guard shall pay 9 crowns under rule 2")
    comparison = compare(old, new)
    (term,) = [term for term in comparison.terms if term.old and term.new]
    assert term.old
    assert term.old.term
    assert term.old.term.evidence
    start, end = term.old.term.evidence.span
    assert "5 crowns" in old.outline()[1].clause.text[start:end]
    assert not list_warnings(comparison)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A guest shall pay 5 crowns if rule 1 allows it", "A guest shall pay 9 crowns if rule 2 allows it"),
        ("The mate may row in fog under rule 1", "The mate may row in ice under rule 2"),
        ("The mate may row out in fog under rule 1", "The mate may, as rule 2 says, row out in ice"),
        ("The mates named in rule 1 are the following", "Mates named in rules 2 and 1"),
    ],
)
def test_old_words_are_quoted_with_their_old_numbers(old: str, new: str) -> None:
    first, inserted = "The harbour opens at dawn", "A bell is rung in fog"
    comparison = compare(read(first, old), read(inserted, first, new))
    (term,) = [term for term in comparison.terms if term.old and term.new]
    before, after = spell(term.old), spell(term.new)
    listed = [item.cause.difference for change in comparison.clauses for item in change.fields]
    listed += [cause.difference for cause in term.causes]
    gone = [words for text in listed for words in re.split("[,;] ", text) if words.startswith("−")]
    assert "rule 1" in before
    assert "rule 2" not in " ".join([before, *gone])
    assert re.search("rules? 2", after)
    assert prove_coverage(comparison).is_complete


def test_a_row_that_begins_with_the_number_of_a_clause_follows_it() -> None:
    heads = ["Boats", "Fees", "Fog"]
    costs = ["What floats.", "What a berth costs.", "What to do."]

    def lay_out(names: list[str], rows: list[str]) -> Plan:
        table = ["| Part | Contents |", "| --- | --- |", *rows]
        parts = [
            f"## {'ABCD'[n]}. {name}\n\n{name} are told of in this part at length." for n, name in enumerate(names)
        ]
        return load_bytes("\n".join(["# Rules", "", "## Summary", "", *table, "", *parts]).encode(), "rules.md")

    rows = [f"| {'ABC'[n]}. {name} | {costs[n]} |" for n, name in enumerate(heads)]
    old = lay_out(heads, rows)
    followed = [
        rows[0],
        "| B. Bells | When to ring. |",
        "| C. Fees | What a berth costs. |",
        "| D. Fog | What to do. |",
    ]
    new = lay_out(["Boats", "Bells", "Fees", "Fog"], followed)
    told = [str(term.effect) for term in compare(old, new).terms if term.old and term.new]
    assert told == []
    # One that changed while the clauses stayed is a change.
    wrong = lay_out(heads, [rows[0], "| C. Fees | What a berth costs. |", "| B. Fog | What to do. |"])
    assert [one.kind for one in compare(old, wrong).clauses if one.terms or one.fields] == [Kind.REVISED]


def test_a_clause_rewritten_under_its_heading_is_the_same_clause() -> None:
    def lay_out(words: str) -> Plan:
        text = f"Act\n\nArticle 1\nBoats\n\n{words}\n\nArticle 2\nNets\n\nArticle 1 binds no guest of the town.\n"
        return load_bytes(text.encode(), "act.txt")

    old, new = lay_out("Boats may land at noon."), lay_out("Whoever rows ashore tells the warden first.")
    assert not list_warnings(compare(old, new))


def test_a_reference_follows_the_words_of_its_target_into_a_clause_below() -> None:
    def lay_out(pilots: str, tolls: int) -> Plan:
        text = f"Rules\n\n1. Boats land at noon.\n\n{pilots}\n\n{tolls + 1}. Tolls follow from clause {tolls}.\n"
        return load_bytes(text.encode(), "rules.txt")

    old = lay_out("2. Nets are dried on the beach.\n\n3. Pilots are paid by the state in silver.", 3)
    new = lay_out("2. Pilots\n\n2.1 Pilots are paid by the state in silver.", 2)
    for sides in ((old, new), (new, old)):
        comparison = compare(*sides)
        assert not list_warnings(comparison)
        assert "text-followed" in list_rules(comparison)
    # A clause of that number that has an answer of its own is another clause.
    other = lay_out("2. Nets are dried on the beach.\n\n2.1 Pilots are paid by the state in silver.", 2)
    assert "text-followed" not in list_rules(compare(old, other))


def test_a_reference_follows_an_annex_that_is_called_a_schedule() -> None:
    def lay_out(cited: str, annex: str, toll: int) -> Plan:
        points = f"1. Boats land at noon.\n\n2. Boats pay the toll in {cited} 1."
        return load_bytes(f"Rules\n\n{points}\n\n{annex} 1\nThe toll is {toll} euros.\n".encode(), "rules.txt")

    old = lay_out("Annex", "Annex", 9)
    for new in (lay_out("Schedule", "Schedule", 7), lay_out("Schedule", "Annex", 7)):
        changed = {slot.entry.clause.id for term in compare(old, new).terms if (slot := term.old)}
        assert changed == ({"Annex 1"} if "Schedule 1" in {one.id for one in new.clauses} else {"2", "Annex 1"})


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("Clauses 2 and 3 do not apply.", [("Clause", "2"), ("Clause", "3")]),
        ("See points (a) and (b) of Article 5(1).", [("Article", "5 1 a"), ("Article", "5 1 b"), ("Article", "5 1")]),
        ("Under Article 5, paragraph 2, it ends.", [("Article", "5"), ("Article", "5 2")]),
        ("Nach Art. 4 Abs. 2 gilt dies.", [("Article", "4"), ("Article", "4 2")]),
        ("За статтею 5 та пунктом 3.", [("Article", "5"), ("Point", "3")]),
        ("Under Annex II and Part 3.", [("Annex", "ii"), ("Part", "3")]),
        ("Under Annex B and Schedule C.", [("Annex", "b"), ("Schedule", "c")]),
        ("Article 5 of Regulation (EC) No 44/2001 applies.", []),
        ("Article 5 of this Regulation applies.", [("Article", "5")]),
        ("Стаття 5 Конституції діє.", []),
        ("It is paid within 30 days, 5 % of it in part.", []),
        ("Under clause 4, 30 days are left.", [("Clause", "4")]),
        ("Articles 5(1) and (3) bind all.", [("Article", "5 1"), ("Article", "5 3")]),
        ("Article 5(1)(a) to (c) and 7 bind all.", [("Article", "5 1 a"), ("Article", "5 1 c"), ("Article", "7")]),
        ("Article VI.G.3 and Section D.4 bind all.", [("Article", "vi g 3"), ("Section", "d 4")]),
        ("It is told in Article VI. A boat lands.", [("Article", "vi")]),
        ("Votes under 2(b) and (c) bind all.", [("Clause", "2 b"), ("Clause", "2 c")]),
        ("Votes under 2(b) of the Act bind all.", []),
        ("Under 2 (b is short for boat) votes bind all.", []),
        ("Articles 5 and (3) bind all.", [("Article", "5"), ("Article", "3")]),
    ],
)
def test_what_is_cited(text: str, cited: list[tuple[str, str]]) -> None:
    assert [(one.unit, " ".join(one.parts)) for one in list_citations(text)] == cited
