"""A time or an amount that came into a provision, or went from it, has a direction where it is known what it does."""

from __future__ import annotations

import pytest

from plancmp.diff.statements import compare_readings
from plancmp.extract.languages import choose_language
from plancmp.extract.reading import read_pieces

BOUNDED = [
    # A ban or a permission that ends, or begins later, than it did.
    ("The Bank shall not sell the shares.", "The Bank shall not sell the shares before 2030.", "loosened"),
    ("The Bank shall not sell the shares.", "The Bank shall not sell the shares for five years.", "loosened"),
    ("The Bank may farm the land.", "The Bank may farm the land until 2030.", "tightened"),
    ("The Bank may farm the land.", "The Bank may farm the land from 2030.", "tightened"),
    # A last date of what is owed, a limit of what is allowed, and what is owed at least.
    ("The Bank shall hand over the deed.", "The Bank shall hand over the deed within 10 days.", "tightened"),
    ("The Bank shall hand over the deed.", "The Bank shall hand over the deed by 1 May 2030.", "tightened"),
    ("The Bank may move grain.", "The Bank may move up to 10 tonnes of grain.", "tightened"),
    ("The Bank shall store grain.", "The Bank shall store at least 10 tonnes of grain.", "tightened"),
    # The time of day by which something is done.
    ("Bids must be sent by 5 p.m. on 3 May 2027.", "Bids must be sent by 2:00 p.m. on 3 May 2027.", "tightened"),
    ("Guests must not leave before 6 am.", "Guests must not leave before 5 am.", "loosened"),
]
UNKNOWN = [
    # What is owed for longer, or no longer; what is owed at most; a rule that frees; a plain statement.
    ("The Bank shall keep the deed.", "The Bank shall keep the deed until 2030."),
    ("The Bank shall keep the deed.", "The Bank shall keep the deed for ten years."),
    ("The Bank shall store grain.", "The Bank shall store at most 10 tonnes of grain."),
    ("This part shall not apply to flats.", "This part shall not apply to flats before 2030."),
    ("Water is sold.", "Water is sold from 2030."),
    # A stretch of the day, and a time that says when something is so.
    ("Guests must rest between 10 pm and 6 am.", "Guests must rest between 11 pm and 6 am."),
    ("The truce ends at noon.", "The truce ends at 12:30."),
    # A day that is only stated more closely, and who need not wait.
    ("Date of the last survey: May 2027.", "Date of the last survey: 3 May 2027."),
    ("The Bank may sell the deed.", "The Bank may sell the deed immediately."),
    # Another force beside it, other words, and a further ban.
    ("The Bank shall pay the fee.", "The Bank may pay the fee within 10 days."),
    ("The Bank shall not sell to anyone.", "The Bank shall not sell to any rival before 2030."),
    ("The Bank shall not sell the shares.", "The Bank shall not sell the shares or the land before 2030."),
]


def tell(old: str, new: str) -> set[str]:
    english = choose_language("en")
    terms = compare_readings(read_pieces(old, english), read_pieces(new, english)).terms
    return {str(term.effect) for term in terms}


@pytest.mark.parametrize(("old", "new", "effect"), BOUNDED)
def test_a_bound_that_came_or_went_has_a_direction(old: str, new: str, effect: str) -> None:
    assert tell(old, new) == {effect}
    assert tell(new, old) == {"loosened" if effect == "tightened" else "tightened"}


@pytest.mark.parametrize(("old", "new"), UNKNOWN)
def test_a_bound_that_may_do_either_has_no_direction(old: str, new: str) -> None:
    for one, other in ((old, new), (new, old)):
        assert tell(one, other)
        assert not tell(one, other) & {"tightened", "loosened", "reversed"}


def test_a_time_of_day_in_other_words_is_the_same() -> None:
    assert not tell("The truce ends at noon on 3 May.", "The truce ends at 12:00 on 3 May.")
    assert not tell("The shop must close by 6 p.m.", "The shop must close by 18:00.")


def test_a_last_date_has_its_direction_beside_other_words_of_the_same_act() -> None:
    old = "The Agent shall send written reports to the Bank within 10 days."
    assert tell(old, "The Agent shall send oral reports to the Bank within 12 days.") == {"loosened", "shifted"}
    assert tell(old, "The Agent shall send written reports to the Owner within 12 days.") == {"shifted"}
    assert tell(old, "The Agent shall read written reports to the Bank within 12 days.") == {"shifted"}
    assert tell(old, "The Agent may send oral reports to the Bank within 12 days.") == {"shifted"}
