"""Parties and places by name: every state that Babel knows, in six languages and their cases; and what is no party."""

from __future__ import annotations

import re

import pytest
from babel import Locale

from plancmp.extract.languages import LANGUAGES, find_language
from plancmp.extract.names import NameKind, find_names, name_state
from plancmp.extract.numbers import read_line

# Not states or territories with a name of their own, and names that are also common words or towns in a language.
NO_NAMES = {
    "AC", "AQ", "BQ", "BV", "CP", "CQ", "DG", "EA", "EZ", "HM", "IC",
    "IO", "GS", "QO", "SJ", "TA", "TF", "UM", "XA", "XB", "ZZ", "UN",
}  # fmt: skip
COMMON = {"es": {"GD", "GP", "RE", "SH", "MF"}, "fr": {"GD", "MF", "RE", "SV", "DM", "MU"}}
ABBREVIATED = {"CD", "CG", "HK", "MO"}  # "Congo - Kinshasa", "Hong Kong SAR China"


def name_all(text: str, code: str = "en", parties: tuple[str, ...] = ()) -> list[str]:
    return [name.name for name in find_names(read_line(text, find_language(code)), parties)]


def tell_parties(text: str, code: str = "en") -> list[str]:
    names = find_names(read_line(text, find_language(code)))
    return [name.name for name in names if name.kind is NameKind.PARTY]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_territory_of_babel_is_one_whole_name(code: str) -> None:
    skipped = NO_NAMES | COMMON.get(code, set()) | ABBREVIATED
    english = Locale("en").territories
    missing = []
    for territory, own in Locale(code).territories.items():
        if len(territory) != 2 or not territory.isalpha() or territory in skipped:
            continue
        text = re.sub(r" ?\([^)]*\)", "", own).replace("о-ва", "Острова").replace("о-в", "Остров")
        text = text.replace(
            " & ",
            {"uk": " і ", "ru": " и ", "de": " und ", "fr": " et ", "es": " y ", "it": " e ", "en": " and "}[code],
        )
        line = read_line(f"X: x {text}.", find_language(code))
        names = find_names(line)
        if [line.slice(name.first, name.after - 1) for name in names] != [text]:
            missing.append((territory, text, [name.name for name in names], english[territory]))
    assert not missing


@pytest.mark.parametrize(
    ("code", "text", "party"),
    [
        ("uk", "угода з Польщею", "Poland"),
        ("uk", "на території В'єтнаму", "Vietnam"),
        ("uk", "разом із Південною Кореєю", "South Korea"),
        ("uk", "зобов'язання Гвінеї-Бісау", "Guinea-Bissau"),
        ("ru", "договор с Мексикой", "Mexico"),
        ("ru", "границы Соломоновых Островов", "Solomon Islands"),
        ("de", "die Pflichten Panamas", "Panama"),
        ("de", "das Vermögen Mexikos", "Mexico"),
        ("fr", "le gouvernement de la Côte d'Ivoire", "Ivory Coast"),
        ("es", "la deuda del Perú", "Peru"),
        ("en", "the debt of the DRC", "Democratic Republic of the Congo"),
        ("en", "an offer by the UAE", "United Arab Emirates"),
        ("en", "the Lao PDR may join", "Laos"),
        ("de", "Beitritt zur WHO", "World Health Organization"),
        ("fr", "un prêt de la BCE", "European Central Bank"),
    ],
)
def test_cases_and_short_names_lead_to_one_name(code: str, text: str, party: str) -> None:
    assert tell_parties(text, code) == [party]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Roast turkey on fine china, with chili from a chad-free ballot."),
        ("en", "The price is 40 Swiss francs or 45 US dollars."),
        ("en", "Signed by Ms Georgia Hart and Mr Jordan."),
        ("en", "A ship crosses the Gulf of Mexico and Lake Chad."),
        ("en", "Settled in New Mexico."),
        ("uk", "Того дня малі громади голосують."),
        ("ru", "Того, кто голосует, записывают."),
        ("fr", "La réunion se tient le matin."),
        ("es", "Reunión del consejo"),
    ],
)
def test_common_words_persons_and_money_are_no_parties(code: str, text: str) -> None:
    assert tell_parties(text, code) == []


def test_a_word_that_is_common_is_a_name_within_a_sentence() -> None:
    assert tell_parties("Угода набуває чинності для Того.", "uk") == ["Togo"]


def test_a_plan_calls_a_state_as_it_likes() -> None:
    assert name_all("The UAE pays Panama.", parties=("UAE",)) == ["UAE", "Panama"]
    assert name_all("Мексика платить.", "uk", ("Mexico",)) == ["Mexico"]
    assert name_all("Мексика платить.", "uk", ("Мексика",)) == ["Мексика"]


def test_a_capital_leads_to_its_state() -> None:
    assert [name_state(capital) for capital in ("Lima", "Tallinn", "Springfield")] == ["Peru", "Estonia", ""]
