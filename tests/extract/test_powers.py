"""Powers of ten, with raised digits; a raised digit behind any other figure is none."""

from __future__ import annotations

import pytest

from plancmp.diff import Effect, compare
from plancmp.readers.documents.formats import read_document


def compare_words(old: str, new: str) -> list[Effect]:
    plans = [read_document(f"Pact\n\n1. {words}\n\n2. It ends.\n".encode(), "a.txt") for words in (old, new)]
    return [term.effect for term in compare(*plans).terms]


@pytest.mark.parametrize(("old", "new"), [("5 × 10⁶", "5 × 10⁵"), ("10⁶", "10³")])
def test_a_power_of_ten_is_a_figure(old: str, new: str) -> None:
    line = "The tank shall hold at most {} litres."
    assert compare_words(line.format(old), line.format(new)) == [Effect.TIGHTENED]


def test_a_power_means_the_same_in_digits() -> None:
    line = "The tank shall hold at most {} litres."
    assert compare_words(line.format("5 × 10⁶"), line.format("5,000,000")) == []


def test_a_raised_digit_behind_another_figure_is_no_power() -> None:
    assert compare_words("The fund is EUR 40².", "The fund is EUR 40³.") == [Effect.SHIFTED]
