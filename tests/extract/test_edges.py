"""Words that differ in little and mean something else: where one reading ends and the next begins."""

from __future__ import annotations

import pytest
from attrs import evolve

from plancmp.extract.given_names import share_given_names
from plancmp.extract.languages import find_language
from plancmp.extract.mention import YearlessDate
from plancmp.extract.recognizer import recognize
from plancmp.extract.terms import extract_terms


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two hundred and three quarters", ["200.75"]),
        ("one hundred and four quarters", ["26"]),  # a hundred and four, each a quarter
        ("Friday 3/4", ["4 March"]),
        ("Friday, 3/4", ["0.75"]),
        ("on 3 May twenty zero nine", ["2009-05-03"]),
        ("on 3 May nineteen seventy 5 tanks", ["1970-05-03", "5 tanks"]),
        ("5 million and 30 boats", ["5,000,000", "30 boats"]),
        ("3 of 4 boats", ["3", "4 boats"]),
        ("1 out of 6 days", ["1", "6 days"]),
        ("per cent of 12 boats", ["12 boats"]),
        ("50 $ 10", ["50 USD", "10"]),
        ("50 $10", ["50", "10 USD"]),
        ("5 dollars and 100 cents", ["5 USD", "100 cent"]),
        ("from 5 boats to 3 boats", ["5 boats", "3 boats"]),
        ("whole weeks", []),
        ("five hundred (5OO)", ["500"]),
        ("10^500", ["10", "500"]),
        ("between 3 and 1 May", ["3", "1 May"]),
        ("7 t 5", ["7 t", "5"]),
        ("7 T 5", ["7", "5"]),
    ],
)
def test_a_number_or_a_date_ends_where_its_words_end(text: str, values: list[str]) -> None:
    assert [str(mention.value) for mention in recognize(text)] == values


def test_a_mention_has_the_words_that_it_was_read_from() -> None:
    (date, count) = recognize("The convoy leaves on Friday 3/4 with 5 tanks.")
    assert (date.text, count.text) == ("Friday 3/4", "5 tanks")


def test_a_day_of_every_year_is_shown_with_its_month() -> None:
    assert [str(YearlessDate(3)), str(YearlessDate(1)), str(YearlessDate(3, 15))] == ["March", "January", "15 March"]


@pytest.mark.parametrize("word", ["force", "effect"])
def test_a_deadline_counts_from_entry_into_force(word: str) -> None:
    (term,) = extract_terms(f"Ukraine shall withdraw within 30 days after this agreement has entered into {word}.")
    assert term.constraint is not None
    assert term.constraint.describe() == "30 days after entry into force"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ukraine receives 50 % of the profits.", "share-profit"),
        ("Ukraine receives 50 % of which is paid.", "share"),
        ("Russia pays at least 5 EUR per year.", "money"),
        ("Russia keeps at most 5 tanks.", "figure-tank"),
    ],
)
def test_a_term_is_called_by_what_its_figure_measures(text: str, name: str) -> None:
    assert [term.name for term in extract_terms(text)] == [name]


def test_parties_in_a_list_are_bound_and_no_others() -> None:
    (term,) = extract_terms("Ukraine, Russia and Poland shall withdraw 5 tanks.")
    assert term.party == ("Ukraine", "Russia", "Poland")
    assert extract_terms("Ukraine shall tell Russia that Poland shall withdraw 5 tanks.")[-1].party == ("Ukraine",)


@pytest.mark.parametrize("side", [0, 1])
def test_a_name_that_a_person_gave_goes_to_the_term_that_answers(side: int) -> None:
    text = "Ukraine keeps at most 5 tanks."
    sides = [extract_terms(text), extract_terms(text)]
    sides[side] = (evolve(sides[side][0], name="tank-cap"),)
    shared = share_given_names((sides[0], sides[1]), ((text,), (text,)), (extract_terms, extract_terms))
    assert [[term.name for term in terms] for terms in shared] == [["tank-cap"], ["tank-cap"]]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("de", "zwei Millionen dreihunderttausend Soldaten", "2,300,000 soldiers"),
        ("de", "hundert Millionen Euro", "100 million EUR"),
        ("es", "cien mil millones de euros", "100 billion EUR"),
        ("fr", "deux millions trois cent mille soldats", "2,300,000 soldiers"),
        ("it", "duecento milioni di euro", "200 million EUR"),
        ("uk", "дві тисячі триста солдатів", "2,300 soldiers"),
    ],
)
def test_scales_multiply_what_stands_before_them(code: str, text: str, value: str) -> None:
    assert [str(mention.value) for mention in recognize(text, language=find_language(code))] == [value]
