"""What numbers or names a place is a reference, or nothing, and never a quantity or a date."""

from __future__ import annotations

import pytest

from plancmp.extract.languages import find_language
from plancmp.extract.mention import Kind
from plancmp.extract.recognizer import recognize
from plancmp.model import PartialDate


@pytest.mark.parametrize(
    ("code", "text", "references"),
    [
        ("en", "Aid is given under Article 104b and Article 91b.", ["Article 104b", "Article 91b"]),
        ("en", "It acts under clause 6k, Annex 3b and Rule 7m.", ["clause 6k", "Annex 3b", "Rule 7m"]),
        ("en", "See points 2.2.2, 2.2.4 and 2.2.25.", ["points 2.2.2, 2.2.4 and 2.2.25"]),
        ("en", "Articles 7a and 7b and Article 12 ter apply.", ["Articles 7a and 7b", "Article 12 ter"]),
        ("en", "Recitals (3) and (4) say so.", ["Recitals (3) and (4)"]),
        ("en", "A licence under 17 CFR 744 or 50 U.S.C. 1701.", ["17 CFR 744", "50 U.S.C. 1701"]),
        ("en", "See 15 CFR Part 774.", ["15 CFR Part 774"]),
        ("en", "The ship is a type 10K.", ["type 10K"]),
        ("en", "Vehicles of class 3 stop, and she files form 8K.", ["class 3", "form 8K"]),
        ("en", "It came with release 12 files and in release 7.", ["release 12", "release 7"]),
        ("en", "The text of release 4.2.1, of Apache 2.0 and of v3.1 applies.", ["release 4.2.1", "2.0"]),
        ("en", "Clauses 2, 4 (as amended in part), and 6 - 9 apply.", ["Clauses 2, 4 (as amended in part), and 6 - 9"]),
        ("es", "Se aplicará el Real Decreto 1392/1993.", ["1392/1993"]),
        ("es", "Se aplicarán la Ley Orgánica 5/2000 y la Orden HAC/1504/2024.", ["5/2000", "1504/2024"]),
        ("es", "Se aplicará la Ley 26.206 y la Ley 25917.", ["26.206", "25917"]),
        ("it", "Si applica il decreto legislativo n. 196.", ["n. 196"]),
        ("it", "Il D.Lgs. 81/2008 si applica.", ["81/2008"]),
        ("en", "The rule is in Act 5/2004.", ["5/2004"]),
        (
            "en",
            "Under Directive (EU) 2031/77 or Regulation (EC) 45/2031.",
            ["Directive (EU) 2031/77", "Regulation (EC) 45/2031"],
        ),
        ("en", "Write to 12 Market Street, Suite 900, Boston, MA 02110.", ["12", "Suite 900", "02110"]),
        ("en", "Write to 44 River Road, Building 2, Austin, TX 78602.", ["44", "Building 2", "78602"]),
        ("en", "Schedules 1 to 3, Appendices A, B and C apply.", ["Schedules 1 to 3", "Appendices A, B and C"]),
        ("de", "Es gelten die Anlagen A, B und C.", ["Anlagen A, B und C"]),
        ("ru", "Приложения А и Б составляют часть договора.", ["Приложения А и Б"]),
        ("uk", "Додатки А, Б і Г є частиною договору.", ["Додатки А, Б і Г"]),
        ("de", "Nach Artikel 104b und Ziffern 2.2.2 und 2.2.5.", ["Artikel 104b", "Ziffern 2.2.2 und 2.2.5"]),
        ("de", "Nach Satz 2 gilt Version 2.0.", ["Satz 2", "Version 2.0"]),
        ("de", "An: Hauptstraße 12, 10117 Berlin.", ["12", "10117"]),
        ("de", "Siehe BGBl. 2023 I Nr. 23, BGBl. I S. 12 gelten.", ["BGBl. 2023 I Nr. 23", "BGBl. I S. 12"]),
        (
            "de",
            "Die Richtlinie 76/207/EWG (ABl. EG Nr. L 39 S. 40) gilt.",
            ["Richtlinie 76/207/EWG", "ABl. EG Nr. L 39 S. 40"],
        ),
        (
            "fr",
            "La directive 2014/65/UE (JO L 173 du 12.6.2014, p. 349) vaut.",
            ["directive 2014/65/UE", "JO L 173 du 12.6.2014, p. 349"],
        ),
        ("fr", "Selon les articles L. 521-1 et R. 123-4.", ["articles L. 521-1 et R. 123-4"]),
        ("fr", "Selon le 2° de l'article 5.", ["2°", "article 5"]),
        ("fr", "Selon l'article 104 ter et les points 2.2.2 et 2.2.5.", ["article 104 ter", "points 2.2.2 et 2.2.5"]),
        ("fr", "Adresse : 12, rue du Marché, 75001 Paris.", ["12", "75001"]),
        ("es", "Según el artículo 104 bis y los puntos 2.2.2 y 2.2.5.", ["artículo 104 bis", "puntos 2.2.2 y 2.2.5"]),
        ("es", "En la calle Mayor 12, 28013 Madrid.", ["12", "28013"]),
        ("ru", "Согласно статье 104б и пунктам 2.2.2 и 2.2.5.", ["статье 104б", "пунктам 2.2.2 и 2.2.5"]),
        ("ru", "Адрес: ул. Ленина, д. 12, 101000 Москва.", ["12", "101000"]),
        ("uk", "За підпунктом 3а діє версія 2.0.", ["підпунктом 3а", "версія 2.0"]),
        ("uk", "Адреса: вул. Лесі Українки, 12, 01001 Київ.", ["12", "01001"]),
    ],
)
def test_a_number_that_names_a_place_is_a_reference(code: str, text: str, references: list[str]) -> None:
    mentions = recognize(text, language=find_language(code))
    assert [mention.text for mention in mentions if mention.kind is Kind.REFERENCE] == references
    assert all(mention.kind is Kind.REFERENCE for mention in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "1. may publish the report",
        "1. may, if it so wishes, publish",
        "(12) The Parties agree.",
        "The chair acts as follows: 1. it opens the session; 2. it closes it.",
        "In the 1990s and the '80s it rained.",
        "A half term of the Senate begins.",
    ],
)
def test_what_counts_nothing_gives_nothing(text: str) -> None:
    assert recognize(text) == ()


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The results of the 2014 election stand.", 2014),
        ("They keep the 2016 Paris Agreement.", 2016),
        ("The 2027 budget is adopted.", 2027),
        ("The 2010 elections were free.", 2010),
    ],
)
def test_a_year_before_its_event_is_a_date(text: str, year: int) -> None:
    (mention,) = recognize(text)
    assert mention.value == PartialDate(year)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("The 2000 soldiers leave.", Kind.COUNT, "2000 soldiers"),
        ("The fee of 5b dollars is paid.", Kind.MONEY, "5b dollars"),
        ("The fund holds 104k.", Kind.NUMBER, "104k"),
        ("They hold 50 USD.", Kind.MONEY, "50 USD"),
        ("Under Clauses 2, 4, and 30 days later, they pay.", Kind.DURATION, "30 days"),
        ("They need 12 MW 3 times.", Kind.MEASURE, "12 MW"),
        ("Half the profit goes to the state; half of it stays.", Kind.NUMBER, "Half"),
        ("They met on 1 May.", Kind.DATE, "1 May"),
        ("He pays 12 Swiss francs.", Kind.MONEY, "12 Swiss francs"),
        ("The guards release 300 prisoners.", Kind.COUNT, "300 prisoners"),
        ("Both sides agree to release 40 soldiers.", Kind.COUNT, "40 soldiers"),
        ("They send, 10000 men strong, an army.", Kind.COUNT, "10000 men"),
    ],
)
def test_figures_stay_figures(text: str, kind: Kind, found: str) -> None:
    assert (kind, found) in [(mention.kind, mention.text) for mention in recognize(text)]


@pytest.mark.parametrize(
    ("code", "text", "cited"),
    [
        ("en", "The text (OJ L 12, 16.1.2001, p. 1) is repealed.", ["OJ L 12, 16.1.2001, p. 1"]),
        ("en", "OJ C 15, 15.1.1997, p. 1; OJ C 8, p. 7-9", ["OJ C 15, 15.1.1997, p. 1", "OJ C 8, p. 7-9"]),
        ("de", "Siehe ABl. L 12 vom 16.1.2001, S. 1.", ["ABl. L 12 vom 16.1.2001, S. 1"]),
        ("fr", "Voir JO L 12 du 16.1.2001, p. 1.", ["JO L 12 du 16.1.2001, p. 1"]),
        ("it", "Si veda GU L 12 del 16.1.2001, pag. 1.", ["GU L 12 del 16.1.2001, pag. 1"]),
        ("en", "OJ pays 30 EUR.", []),
    ],
)  # fmt: skip
def test_where_a_text_was_printed_is_a_reference(code: str, text: str, cited: list[str]) -> None:
    found = recognize(text, language=find_language(code))
    assert [mention.text for mention in found if mention.kind is Kind.REFERENCE] == cited


def test_the_page_behind_the_date_of_an_act_is_a_reference() -> None:
    found = recognize("Geändert durch Gesetz v. 3.6.2021 I 1423, 5 Tage.", language=find_language("de"))
    assert [(one.kind, one.text) for one in found[1:]] == [(Kind.REFERENCE, "I 1423"), (Kind.DURATION, "5 Tage")]


def test_degrees_are_no_references() -> None:
    found = recognize("Il fait 5° C ici.", language=find_language("fr"))
    assert [one.kind for one in found] == [Kind.MEASURE] or not any(one.kind is Kind.REFERENCE for one in found)


@pytest.mark.parametrize("text", ["La Ley permite 5000 plazas.", "El plazo vence en 5/2004."])
def test_a_figure_that_stands_apart_from_the_noun_of_an_act_is_none(text: str) -> None:
    found = recognize(text, language=find_language("es"))
    assert [one.kind for one in found] not in ([], [Kind.REFERENCE])


@pytest.mark.parametrize("code", ["es", "it", "uk", "ru"])
def test_an_address_in_the_united_states_is_one_in_every_language(code: str) -> None:
    text = "Acme, 331 E. Elm Ave., Suite 900, Salem, CA 94041"
    found = recognize(text, language=find_language(code))
    assert {one.kind for one in found} == {Kind.REFERENCE}


def test_an_address_abroad_is_one_in_an_english_text() -> None:
    for text in ("Oak SA, 12 boulevard Voltaire, 75011 Paris", "Oak SA, 50, rue Jean Moulin 92130 Issy"):
        assert {one.kind for one in recognize(text)} == {Kind.REFERENCE}
    assert [one.kind for one in recognize("The boulevard Voltaire has 400 trees.")] == [Kind.COUNT]
