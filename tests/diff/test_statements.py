"""What is told of two sentences that answer to each other: each fact in one row, with the values of its own side."""

from __future__ import annotations

import pytest

from plancmp.diff.lone import TermPair
from plancmp.diff.statements import Difference, compare_readings
from plancmp.extract.languages import choose_language
from plancmp.extract.reading import read_pieces
from plancmp.model import Term


def compare(old: str, new: str, code: str = "en") -> Difference:
    language = choose_language(code)
    return compare_readings(read_pieces(old, language), read_pieces(new, language))


def spell(term: Term | None) -> str:
    if term is None:
        return ""
    conditions = [f"{condition.kind} {condition.text}" for condition in term.conditions]
    return "; ".join([f"{term.force}".replace("_", " "), *conditions])


def tell(difference: Difference) -> list[tuple[str, str, str]]:
    return [(str(pair.effect), spell(pair.old), spell(pair.new)) for pair in difference.terms]


def list_rules(pair: TermPair) -> list[str]:
    return [cause.rule for cause in pair.causes]


def test_words_that_changed_beside_a_force_are_told_in_its_row() -> None:
    difference = compare("The Lender may recall the book.", "The Lender shall sell the book.")
    assert tell(difference) == [("shifted", "may", "must")]
    assert list_rules(difference.terms[0]) == ["force-strengthened", "wording-changed"]
    assert difference.terms[0].causes[1].difference == "− recall; + sell"


def test_a_condition_that_came_beside_other_words_is_not_told_of_the_old_side() -> None:
    difference = compare("The Lender may recall the book.", "The Lender may sell the book if it is late.")
    assert tell(difference) == [("shifted", "may", "may; if late")]
    back = compare("The Lender may sell the book if it is late.", "The Lender may recall the book.")
    assert tell(back) == [("shifted", "may; if late", "may")]


@pytest.mark.parametrize("is_turned", [False, True])
def test_each_of_two_figures_has_the_force_of_its_own_side(is_turned: bool) -> None:
    texts = [
        "The Lender must wait 5 days and pay 20 euros.",
        "The Lender may wait 7 days and pay 30 euros.",
    ]
    difference = compare(*(reversed(texts) if is_turned else texts))
    forces = ("may", "must") if is_turned else ("must", "may")
    assert [row[1:] for row in tell(difference)] == [forces, forces]
    assert {row[0] for row in tell(difference)} == {"shifted"}


def test_words_alone_keep_the_force_that_stayed() -> None:
    difference = compare("The Lender may recall the book.", "The Lender may sell the book.")
    assert tell(difference) == [("shifted", "may", "may")]
