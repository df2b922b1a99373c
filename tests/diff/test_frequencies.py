"""How often something is done is a number, however it is said: more often asks more of one who must."""

from __future__ import annotations

import pytest

from tests.diff.test_drafting import is_silent, tell

OFTENER = [
    ("The Board shall meet twice a year.", "The Board shall meet at least four times a year.", "en"),
    ("The Board shall meet at least twice a year.", "The Board shall meet at least four times a year.", "en"),
    ("The Board shall check it at least every two years.", "The Board shall check it at least annually.", "en"),
    ("The Board shall check it annually.", "The Board shall check it every six months.", "en"),
    ("The Tenant shall paint it once in every five years.", "The Tenant shall paint it once every three years.", "en"),
    ("El Consejo deberá reunirse una vez al año.", "El Consejo deberá reunirse una vez al mes.", "es"),
    ("Le conseil doit se réunir deux fois par an.", "Le conseil doit se réunir quatre fois par an.", "fr"),
    ("Совет должен собираться два раза в год.", "Совет должен собираться три раза в год.", "ru"),
    ("Il Consiglio deve riunirsi una volta al mese.", "Il Consiglio deve riunirsi tre volte al mese.", "it"),
]
SAME = [
    ("The Board shall meet twice a year.", "The Board shall meet two times a year."),
    ("The Board shall meet once a month.", "The Board shall meet monthly."),
    ("The Board shall meet every two years.", "The Board shall meet once every other year."),
    ("The Board shall meet no less than twice a year.", "The Board shall meet at least twice per year."),
]


@pytest.mark.parametrize(("seldom", "often", "code"), OFTENER)
def test_more_often_asks_more_of_one_who_must(seldom: str, often: str, code: str) -> None:
    assert [effect for effect, _ in tell(seldom, often, code)] == ["tightened"]
    assert [effect for effect, _ in tell(often, seldom, code)] == ["loosened"]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_a_number_and_a_word_say_how_often(one: str, other: str) -> None:
    assert is_silent(one, other)


def test_a_cap_on_how_often_allows_more_where_it_is_higher() -> None:
    assert tell("The Board may meet at most once a year.", "The Board may meet at most twice a year.") == [
        ("loosened", "qualifier-raised")
    ]
    # "Twice" and "at least twice" differ, and nobody knows which asks more.
    assert [
        effect
        for effect, _ in tell("The Board shall meet twice a year.", "The Board shall meet at least twice a year.")
    ] == ["shifted"]


def test_once_begins_a_condition_where_no_time_stands_behind_it() -> None:
    once, when = "Once a claim is made, the Mill shall pay.", "If a claim is made, the Mill shall pay."
    assert tell(once, when) == [("shifted", "condition-changed")]
    assert tell("Once a year, the Mill shall pay.", "Once a month, the Mill shall pay.") == [
        ("tightened", "qualifier-raised")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Mill may sell if it has not paid for two years.", "The Mill may sell if it has not paid for 24 months."),
        ("The Mill may sell if it is late by 2 weeks.", "The Mill may sell if it is late by 14 days."),
        ("The Mill shall, for each day of delay, mend a boat.", "The Mill shall, per day of delay, mend a boat."),
    ],
)
def test_a_time_in_a_condition_is_the_same_in_other_units(one: str, other: str) -> None:
    assert is_silent(one, other)
    assert not is_silent(one, other.replace("24", "20").replace("14", "12").replace("day of", "week of"))
