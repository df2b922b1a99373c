"""A figure that says which things are meant, or stands in another clause, gives a provision no direction."""

from __future__ import annotations

import pytest

from tests.diff.test_drafting import tell

BESIDE = [
    # Which things a duty is about: a lower bound takes in more of them.
    ("The Guild shall collect all nets of a width of 3 m or more.", "of 2 m or more", "en"),
    ("The Guild shall mend any net with holes of 3 cm or more.", "of 2 cm or more", "en"),
    ("A boy who is late for more than six school days shall leave.", "for more than four school days", "en"),
    ("La Cofradía entregará las redes de anchura superior a 3 m.", "superior a 2 m", "es"),
    ("Гільдія повертає суму, що перевищує 5 відсотків позики.", "що перевищує 9 відсотків позики", "uk"),
    ("A guest who was not told within six months of asking may leave.", "within nine months of asking", "en"),
    ("Nets bought after 1 May 2027 must be marked.", "after 9 May 2027", "en"),
    ("Nets added to the list after 1 May 2027 will only be lent.", "after 9 May 2027", "en"),
    ("Purchases over 50 euros require a vote.", "over 90 euros", "en"),
    # What is paid at most asks more of whoever pays it.
    ("The Mill shall refund costs up to 50 euros.", "up to 90 euros", "en"),
    ("The Mill shall pay 5 euros a day, limited to 10 % of the rent.", "limited to 20 % of the rent", "en"),
    # For which things a price is.
    ("Freight costs 5 euros for bales of up to 50 kg.", "of up to 90 kg", "en"),
    ("Le transport : 5 € pour une charge inférieure ou égale à 50 kg.", "inférieure ou égale à 90 kg", "fr"),
    # Another clause behind a ban.
    ("The Mill shall not dump slag, and the Owner pays a fine of up to 50 euros.", "up to 90 euros", "en"),
    ("Гільдія не може мати мережі і не пізніше 1 березня 2027 року подає звіт.", "не пізніше 1 червня 2027 року", "uk"),
    # How long something holds, and when something begins.
    ("Prior to 1 May 2027, the Guild shall keep to the old rules.", "Prior to 9 May 2027", "en"),
    ("The Maker warrants that the boat will float for a period of 2 years after the sale.", "of 4 years after", "en"),
    ("Устав вступает в силу по истечении двух месяцев после продажи.", "по истечении шести месяцев после", "ru"),
]
ITS_OWN = [
    ("The Guild shall pay all members a wage of at least 3 euros.", "of at least 2 euros", "loosened"),
    ("The Guild shall keep nets of a width of at least 3 m.", "of at least 2 m", "loosened"),
    ("The Mill is liable for loss of up to 50 euros.", "of up to 90 euros", "loosened"),
    ("The Mill shall store up to 50 tonnes of grain.", "up to 90 tonnes", "loosened"),
    ("The Mill shall not dump more than 50 tonnes of slag or ash.", "more than 90 tonnes", "loosened"),
    ("The Mill shall not fell trees longer than 50 m.", "longer than 90 m", "loosened"),
]


def swap(old: str, words: str) -> str:
    """Put words in the place of those of the old sentence that begin and end alike."""
    first, last = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1]
    start = f" {old}".rindex(f" {first} ")
    return old[:start] + words + old[old.index(last, start) + len(last) :]


@pytest.mark.parametrize(("old", "words", "code"), BESIDE)
def test_a_figure_that_bounds_something_else_has_no_direction(old: str, words: str, code: str) -> None:
    assert {effect for effect, _ in tell(old, swap(old, words), code)} == {"shifted"}


@pytest.mark.parametrize(("old", "words", "effect"), ITS_OWN)
def test_a_figure_that_bounds_what_is_laid_down_has_one(old: str, words: str, effect: str) -> None:
    assert [effect for effect, _ in tell(old, swap(old, words))] == [effect]
