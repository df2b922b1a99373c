"""The same letters with other joints are the same words, unless the joint makes another word."""

from __future__ import annotations

import pytest

from plancmp import Comparison, Kind, compare, parse

SAME = [
    ("The truce‑line holds.", "The truceline holds."),
    ("A five-year term begins.", "A five year term begins."),
    ("The Sellershall pay.", "The Seller shall pay."),
    ("The co-operative acts.", "The cooperative acts."),
    ("Pages 4–6 are void.", "Pages 4-6 are void."),
    ("Non-payment ends it.", "Nonpayment ends it."),
]
OTHERS = [
    ("The clerk will re-sign.", "The clerk will resign."),
    ("They may be here.", "They maybe here."),
    ("The boat goes every day.", "The boat goes everyday."),
    ("An ice man came.", "A nice man came."),
    ("Section 4 6 is void.", "Section 46 is void."),
]


def judge(old: str, new: str) -> Comparison:
    return compare(*(parse(f"Rules\n\n1. {text}\n\n2. Cats sleep.") for text in (old, new)))


@pytest.mark.parametrize(("old", "new"), SAME)
def test_other_joints_are_editorial(old: str, new: str) -> None:
    for comparison in (judge(old, new), judge(new, old)):
        assert [change.kind for change in comparison.changes] == [Kind.EDITORIAL]
        assert not any(str(term.effect) != "same" for term in comparison.terms)


@pytest.mark.parametrize(("old", "new"), OTHERS)
def test_a_joint_that_makes_another_word_is_told(old: str, new: str) -> None:
    assert [change.kind for change in judge(old, new).changes] == [Kind.REVISED]


def test_what_else_changed_is_told_beside_a_joint() -> None:
    comparison = judge("The truce-line holds for 4 days.", "The truceline holds for 6 days.")
    assert [(term.name, str(term.effect)) for term in comparison.terms] == [("truceline holds: duration", "shifted")]
