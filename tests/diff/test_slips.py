"""Slips of a letter: they are listed to be read, once, and change no force, no party and no condition."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import Comparison, compare
from plancmp.diff.slips import find_slips, is_near, is_slip
from tests.diff.test_reading import make_plan, review, tell

TAIL = "The annexes are part of this text."


def hold(old: str, new: str) -> Comparison:
    return compare(make_plan(old, TAIL), make_plan(new, TAIL))


@pytest.mark.parametrize(
    ("old", "new", "listed"),
    [
        ("The Lender shall abstain from all noise.", "The Lender shall abstain frmo all noise.", "− from, + frmo"),
        ("The Lender msut mend the lamp.", "The Lender must mend the lamp.", "− msut, + must"),
        ("The Lender may sell it unless it rains.", "The Lender may sell it unles it rains.", "− unless, + unles"),
        ("The Tenamts must pay 9 euros.", "The Tenants must pay 9 euros.", "− Tenamts, + Tenants"),
        ("The keeper recoevrs the lamp.", "The keeper recovers the lamp.", "− recoevrs, + recovers"),
        ("If the packgae is lost, Ann may go.", "If the package is lost, Ann may go.", "− packgae, + package"),
    ],
)  # fmt: skip
def test_a_slip_is_listed_and_changes_no_term(old: str, new: str, listed: str) -> None:
    comparison = hold(old, new)
    assert tell(comparison) == []
    assert review(comparison) == [listed]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("The keeper recieves the lamp.", "The keeper receives the lamp."),
        ("Memebrs must pay 9 euros.", "Members must pay 9 euros."),
        ("If the goverment agrees, Ann may go.", "If the government agrees, Ann may go."),
    ],
)
def test_a_common_slip_that_is_no_word_says_what_is_meant(wrong: str, right: str) -> None:
    for comparison in (hold(wrong, right), hold(right, wrong)):
        assert (tell(comparison), review(comparison)) == ([], [])
        assert str(comparison.clauses[0].kind) == "reworded"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A word that is another one is no slip, and least of all a denial.
        ("The Lender shall not sell the lamp.", "The Lender shall now sell the lamp."),
        ("The Lender may sell the lamp.", "The Lender must sell the lamp."),
        ("The Lender shall sell the lamp.", "The Lender shall sell the lamps and the chairs."),
        ("The lessor shall sell the lamp.", "The lessee shall sell the lamp."),
        ("The Lender shall sell five lamps.", "The Lender shall sell nine lamps."),
        ("The Lender shall sell the cable.", "The Lender shall sell the table."),
    ],
)
def test_what_is_another_word_is_told(old: str, new: str) -> None:
    assert tell(hold(old, new))


def test_a_slip_hides_no_change_beside_it() -> None:
    comparison = hold(
        "The Lender shall abstain from noise for 5 days.", "The Lender shall abstain fron noise for 9 days."
    )
    assert [name for _, _, name in tell(comparison)] == ["noise: duration"]
    assert review(comparison) == ["− from, + fron"]
    assert find_slips("Goods come from Rome.", "Goods come in the form of Rome.") == ()


def test_a_doubled_word_says_nothing_more() -> None:
    old = "In the event of a delay due to to a storm, the the Lender may sell."
    comparison = hold(old, "In the event of a delay due to a storm, the Lender may sell.")
    assert (tell(comparison), review(comparison)) == ([], [])
    assert [str(change.kind) for change in comparison.clauses] == ["reworded", "unchanged"]


WORDS = st.text("abcdeé", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_nearness_has_no_direction(one: str, other: str) -> None:
    assert is_near(one, other) == is_near(other, one)
    assert is_slip(one, other) == is_slip(other, one)


@given(WORDS, st.integers(0, 9), st.sampled_from("abcdeé"))
def test_a_letter_more_less_or_moved_is_near(word: str, place: int, letter: str) -> None:
    at = place % len(word)
    longer, other = word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]
    turned = word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at else word
    assert is_near(word, longer)
    assert other == word or is_near(word, other)
    assert turned == word or is_near(word, turned)
