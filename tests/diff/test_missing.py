"""What a print of a version leaves out is not known to be gone, unless the print says so."""

from __future__ import annotations

import pytest

import plancmp
from plancmp import Clause, Comparison, Kind, Plan, compare
from plancmp.diff.coverage import prove_coverage

POINTS = ("The pier is open.", "Boats pay 10 euros.", "Dogs stay outside.", "The fund buys paint.")


def make_plan(name: str, clauses: list[Clause]) -> Plan:
    return Plan(name, name, clauses=tuple(clauses), extracted=True)


def number(*numbers: int) -> list[Clause]:
    return [Clause(str(n), text=POINTS[n - 1]) for n in numbers]


def list_kinds(comparison: Comparison) -> dict[str, Kind]:
    return {change.old[0].clause.id: change.kind for change in comparison.clauses if change.old}


def test_a_skipped_number_is_not_known_to_be_gone() -> None:
    old, new = make_plan("old", number(1, 2, 3, 4)), make_plan("new", number(1, 3, 4))
    comparison = compare(old, new)
    assert list_kinds(comparison)["2"] is Kind.WITHHELD
    assert prove_coverage(comparison).is_complete
    assert [str(term.effect) for term in compare(new, old).terms] == ["disclosed"]


def test_a_number_that_is_said_to_be_deleted_is_gone() -> None:
    rest = number(1, 3, 4)
    told = [Clause("1", text=POINTS[0], note="(Point 2 is deleted.)"), *rest[1:]]
    assert list_kinds(compare(make_plan("old", number(1, 2, 3, 4)), make_plan("new", told)))["2"] is Kind.REMOVED


def test_a_list_that_is_numbered_anew_skips_nothing() -> None:
    new = [Clause(str(n), text=clause.text) for n, clause in enumerate(number(1, 3, 4), 1)]
    assert list_kinds(compare(make_plan("old", number(1, 2, 3, 4)), make_plan("new", new)))["2"] is Kind.REMOVED


def test_recitals_that_a_print_leaves_out_are_not_known_to_be_gone() -> None:
    articles = [Clause(f"Article {n}", label=f"Article {n}", text=text) for n, text in enumerate(POINTS[:2], 1)]
    recitals = [
        Clause("preamble", text="Whereas:"),
        Clause("1", text="Ships shall be counted."),
        Clause("2", text="So."),
    ]
    comparison = compare(make_plan("old", [*recitals, *articles]), make_plan("new", articles))
    assert set(list_kinds(comparison).values()) == {Kind.WITHHELD, Kind.UNCHANGED}
    assert not any(change.flags for change in comparison.clauses)
    assert not [term for term in comparison.terms if str(term.effect) == "dropped"]


def test_what_stands_under_the_same_name_elsewhere_is_not_missing() -> None:
    nested = [Clause("1", text=POINTS[0], clauses=(Clause("2", text=POINTS[1]),)), *number(3, 4)]
    comparison = compare(make_plan("old", number(1, 2, 3, 4)), make_plan("new", nested))
    assert list_kinds(comparison)["2"] is not Kind.WITHHELD
    assert prove_coverage(comparison).is_complete


TREATY = "Treaty\n\nArticle 1. {}\n\nArticle 2. Ships pay tolls.\n"
ANNEX = "\n{}\n\n1. Cats shall be counted.\n\n2. Dogs pay EUR 10.\n"


@pytest.mark.parametrize(
    ("cited", "heading"),
    [
        ("The list in Annex I applies.", "Annex I"),
        ("Annexes I and II apply.", "Annex II"),
        ("Schedule 2 holds the list.", "Schedule 2"),
        ("Перелік наведено в Додатку 1.", "Додаток 1"),
        ("The Annex is a part of this Treaty.", "ANNEX"),
    ],
)
def test_an_annex_that_the_text_refers_to_is_not_known_to_be_gone(cited: str, heading: str) -> None:
    text = TREATY.format(cited)
    old, new = plancmp.parse(text + ANNEX.format(heading)), plancmp.parse(text)
    comparison = compare(old, new)
    assert {change.kind for change in comparison.changes} == {Kind.WITHHELD}
    assert {str(term.effect) for term in comparison.terms} == {"withheld"}
    assert {str(term.effect) for term in compare(new, old).terms} == {"disclosed"}
    assert prove_coverage(comparison).is_complete


@pytest.mark.parametrize(
    "cited", ["The list applies.", "Annex I to the Convention of 1990 applies.", "The list in Annex II applies."]
)
def test_an_annex_that_nothing_refers_to_is_gone(cited: str) -> None:
    text = TREATY.format(cited)
    comparison = compare(plancmp.parse(text + ANNEX.format("Annex I")), plancmp.parse(text))
    assert Kind.REMOVED in {change.kind for change in comparison.changes}
    assert "dropped" in {str(term.effect) for term in comparison.terms}


def test_what_a_print_leaves_out_is_said_once() -> None:
    text = TREATY.format("The list in Annex I applies.")
    told = compare(plancmp.parse(text + ANNEX.format("Annex I")), plancmp.parse(text)).to_markdown()
    assert "not disclosed in the new version" not in told


def test_a_part_of_what_is_left_out_that_stands_under_another_number_is_there_once() -> None:
    parts = (Clause("2(a)", text="The pier is lit at night."),)
    old = make_plan("old", [*number(1), Clause("2", text=POINTS[1], clauses=parts), *number(3, 4)])
    rest = number(1, 3, 4)
    new = make_plan("new", [*rest[:2], Clause("4", text=POINTS[3], clauses=parts)])
    comparison = compare(old, new)
    assert list_kinds(comparison)["2"] is Kind.WITHHELD
    assert [clause.id for clause in comparison.new.walk()].count("2(a)") == 1
