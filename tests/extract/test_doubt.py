"""What contradicts itself keeps both readings, and what is a fact about a text binds nobody."""

from __future__ import annotations

import pytest

from plancmp.extract.languages import find_language
from plancmp.extract.numbers import read_line
from plancmp.extract.readings import list_readings
from plancmp.extract.recognizer import find_all
from plancmp.extract.terms import extract_terms
from plancmp.model.constraints import Dates, Wording
from plancmp.model.vocabulary import Confidence, Force


@pytest.mark.parametrize(
    ("code", "text", "readings"),
    [
        ("en", "thirty (60) days", ["30 days", "60 days"]),
        ("en", "ten (15) percent", ["10%", "15%"]),
        ("en", "one hundred (1,000) euros", ["100 EUR", "1,000 EUR"]),
        ("uk", "30 (двадцять) днів", ["30 days", "20 days"]),
        ("uk", "тридцяти (60) днів", ["30 days", "60 days"]),
        ("ru", "тридцати (60) дней", ["30 days", "60 days"]),
        ("de", "dreißig (60) Tagen", ["30 days", "60 days"]),
        ("fr", "trente (60) jours", ["30 days", "60 days"]),
        ("es", "treinta (60) días", ["30 days", "60 days"]),
        ("en", "thirty (30) days", ["30 days"]),
        ("uk", "30 (тридцять) днів", ["30 days"]),
        ("en", "03/04/2027", ["2027-03-04"]),
        ("en", "EUR 2.000", ["2 EUR", "2,000 EUR"]),
        ("en", "3.350 tonnes", ["3.35 t", "3,350 t"]),
        ("de", "4,200 Euro", ["4.2 EUR", "4,200 EUR"]),
        ("en", "EUR 2,000", ["2,000 EUR"]),
        ("en", "5.250 %", ["5.25%"]),
        ("en", "0.125 tonnes", ["0.125 t"]),
        ("de", "4.200 Euro", ["4,200 EUR"]),
    ],
)
def test_words_and_digits_that_differ_are_both_kept(code: str, text: str, readings: list[str]) -> None:
    line = read_line(text, find_language(code))
    (found,) = find_all(line)
    assert [str(value) for value in list_readings(line, found)] == readings


def test_a_term_says_both_readings_and_is_not_certain() -> None:
    (term,) = extract_terms("The Buyer shall pay within thirty (60) days.")
    assert (term.name, term.constraint) == ("deadline", Wording("30 days or 60 days"))
    assert term.evidence is not None
    assert term.confidence is Confidence.LOW


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Acme shall apply Regulation 575/2013 of 26 June 2013.", "2013-06-26"),
        ("Acme shall apply the Agreement dated 3 May 2019.", "2019-05-03"),
        ("No one may end the treaty signed in Geneva on 10 December 1991.", "1991-12-10"),
    ],
)
def test_the_date_of_an_instrument_binds_nobody(text: str, date: str) -> None:
    (term,) = [term for term in extract_terms(text, ("Acme",)) if isinstance(term.constraint, Dates)]
    assert isinstance(term.constraint, Dates)
    assert (term.force, term.party, str(term.constraint.earliest)) == (Force.STATES, (), date)


def test_a_date_on_which_something_is_due_binds() -> None:
    (term,) = extract_terms("The treaty shall be signed on 10 December 2027.")
    assert term.force is Force.MUST


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Recalling that no state may release the Parties, they have agreed as follows."),
        ("de", "In der Erwägung, dass die Ukraine zahlen muss, gilt dies."),
        ("fr", "Considérant que l'Ukraine doit payer."),
        ("es", "Considerando que Ucrania debe pagar."),
        ("ru", "Учитывая, что Украина должна платить."),
        ("uk", "Враховуючи, що Україна повинна платити."),
    ],
)
def test_a_recital_has_no_force(code: str, text: str) -> None:
    assert {term.force for term in extract_terms(text, (), find_language(code))} <= {Force.STATES}


def test_what_only_holds_a_reason_stays_a_duty() -> None:
    (term,) = extract_terms("Ukraine shall vote, recalling its duties.")
    assert term.force is Force.MUST
