"""A time has two sides: the earliest and the latest, as a date and as a span from an event, in six languages."""

from __future__ import annotations

import pytest

from plancmp.extract.bounds import find_bound
from plancmp.extract.languages import find_language
from plancmp.extract.mention import Kind
from plancmp.extract.numbers import read_line
from plancmp.extract.recognizer import find_all, recognize
from plancmp.model import PartialDate, Quantity
from plancmp.model.constraints import Constraint, Dates, Deadline, Pace, Relation

_DAY = PartialDate(2027, 5, 15)
_FROM, _BY = Dates(earliest=_DAY), Dates(latest=_DAY)
_AFTER, _BEFORE = Dates(earliest=_DAY, strict_start=True), Dates(latest=_DAY, strict_end=True)
_SPAN = Quantity(30, "day")
_LEAST, _MOST = Deadline(Pace.NOT_WITHIN, "signature", _SPAN), Deadline(Pace.WITHIN, "signature", _SPAN)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "no earlier than 15 May 2027", _FROM),
        ("en", "not before 15 May 2027", _FROM),
        ("en", "at the earliest on 15 May 2027", _FROM),
        ("en", "15 May 2027 at the earliest", _FROM),
        ("en", "15 May 2027 at the latest", _BY),
        ("en", "not after 15 May 2027", _BY),
        ("en", "after 15 May 2027", _AFTER),
        ("en", "before 15 May 2027", _BEFORE),
        ("en", "up to and including 15 May 2027", _BY),
        ("uk", "не раніше 15 травня 2027", _FROM),
        ("uk", "не раніше ніж 15 травня 2027", _FROM),
        ("uk", "щонайпізніше 15 травня 2027", _BY),
        ("uk", "раніше 15 травня 2027", _BEFORE),
        ("uk", "пізніше 15 травня 2027", _AFTER),
        ("ru", "не ранее 15 мая 2027", _FROM),
        ("ru", "не раньше чем 15 мая 2027", _FROM),
        ("ru", "самое позднее 15 мая 2027", _BY),
        ("ru", "ранее 15 мая 2027", _BEFORE),
        ("ru", "позднее 15 мая 2027", _AFTER),
        ("de", "nicht vor dem 15. Mai 2027", _FROM),
        ("de", "frühestens am 15. Mai 2027", _FROM),
        ("de", "nicht später als am 15. Mai 2027", _BY),
        ("de", "bis einschließlich 15. Mai 2027", _BY),
        ("de", "vor dem 15. Mai 2027", _BEFORE),
        ("de", "nach dem 15. Mai 2027", _AFTER),
        ("fr", "au plus tôt le 15 mai 2027", _FROM),
        ("fr", "pas avant le 15 mai 2027", _FROM),
        ("fr", "15 mai 2027 au plus tard", _BY),
        ("fr", "avant le 15 mai 2027", _BEFORE),
        ("es", "no antes del 15 de mayo de 2027", _FROM),
        ("es", "como muy pronto el 15 de mayo de 2027", _FROM),
        ("es", "como muy tarde el 15 de mayo de 2027", _BY),
        ("es", "antes del 15 de mayo de 2027", _BEFORE),
        ("en", "at least 30 days after signature", _LEAST),
        ("en", "no earlier than 30 days after signature", _LEAST),
        ("en", "no later than 30 days after signature", _MOST),
        ("en", "within 30 days after signature", _MOST),
        ("uk", "не раніше ніж через 30 днів після підписання", _LEAST),
        ("uk", "не пізніше ніж через 30 днів після підписання", _MOST),
        ("ru", "не ранее чем через 30 дней после подписания", _LEAST),
        ("ru", "не позднее чем через 30 дней после подписания", _MOST),
        ("de", "frühestens 30 Tage nach Unterzeichnung", _LEAST),
        ("de", "spätestens 30 Tage nach Unterzeichnung", _MOST),
        ("fr", "au plus tôt 30 jours après la signature", _LEAST),
        ("fr", "au plus tard 30 jours après la signature", _MOST),
        ("es", "no antes de 30 días después de la firma", _LEAST),
        ("es", "a más tardar 30 días después de la firma", _MOST),
    ],
)
def test_both_sides_of_a_time_are_read(code: str, text: str, value: Constraint) -> None:
    (mention,) = recognize(text, language=find_language(code))
    assert (mention.text, mention.value) == (text, value)


@pytest.mark.parametrize(
    ("text", "is_low"),
    [
        ("at least 60 days before the expiry", True),
        ("no later than 60 days before the expiry", True),
        ("within 60 days before the expiry", False),
        ("no earlier than 60 days before the expiry", False),
    ],
)
def test_a_time_ahead_of_an_event_is_a_span_with_a_bound(text: str, is_low: bool) -> None:
    line = read_line(text, find_language("en"))
    (found,) = find_all(line)
    bound = find_bound(line, found)
    assert (found.kind, found.value) == (Kind.DURATION, Quantity(60, "day"))
    assert bound is not None
    assert bound.is_low is is_low


def test_an_earliest_time_loosens_as_it_comes_nearer() -> None:
    sooner = Deadline(Pace.NOT_WITHIN, "signature", Quantity(10, "day"))
    assert _LEAST.relate(sooner) is Relation.WIDER
    assert sooner.relate(_LEAST) is Relation.NARROWER
    assert [step.rule for step in _LEAST.steps_to(sooner)] == ["start-earlier"]


def test_a_latest_time_that_becomes_an_earliest_one_has_no_direction() -> None:
    assert _MOST.relate(_LEAST) is _LEAST.relate(_MOST) is Relation.CROSSING
    assert [step.rule for step in _MOST.steps_to(_LEAST)] == ["start-introduced", "deadline-removed"]
    assert [step.rule for step in _LEAST.steps_to(_MOST)] == ["start-removed", "deadline-introduced"]


def test_words_that_begin_what_follows_stay_with_it() -> None:
    first, *_ = recognize("on 1 May 2027 not later than noon")
    assert first.value == PartialDate(2027, 5, 1)
