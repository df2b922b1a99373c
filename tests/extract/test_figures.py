"""Figures, money, spans of time and dates: what is found, and its exact value."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.extract.mention import CompoundSpan, Kind, Mention, Ratio, YearlessDate
from plancmp.extract.recognizer import recognize
from plancmp.model import PartialDate, Quantity
from plancmp.model.constraints import Bound, Dates, Deadline, Interval, Pace
from plancmp.model.quantity import parse_quantity
from tests.effort import count_calls


def only(text: str) -> Mention:
    (mention,) = recognize(text)
    return mention


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("5 538 000", "5538000"),
        ("5\u00a0538\u00a0000", "5538000"),
        ("5\u202f538\u202f000", "5538000"),
        ("1.234.567", "1234567"),
        ("1.234,56", "1234.56"),
        ("1'000'000", "1000000"),
        ("12,34,567", "1234567"),
        ("0,5", "0.5"),
        ("-4", "-4"),
        ("minus five", "-5"),
        ("2½", "2.5"),
        ("10 1/2", "10.5"),
        ("two hundred and fifty thousand", "250000"),
        ("twenty-one trillion three hundred", "21000000000300"),
        ("one million two thousand", "1002000"),
        ("3 million and a half", "3500000"),
        ("half a million", "500000"),
        ("2.5 billion", "2500000000"),
        ("100k", "100000"),
        ("three dozen", "36"),
        ("two hundred point zero three", "200.03"),
        ("sixty (60)", "60"),
        ("60 (sixty)", "60"),
        ("5,000 (five thousand)", "5000"),
        ("five eighths", "5/8"),
        ("two thousand and two hundred", "2200"),
        ("4 thousand 3 hundred and 21", "4321"),
        ("5 million 300 thousand", "5300000"),
        ("6 crore and two hundred", "60000200"),
        ("1.3x10^6", "1300000"),
        ("2^10", "1024"),
        ("half a dozen", "6"),
        ("a dozen", "12"),
        ("quarter million", "250000"),
        ("five and a half million", "5500000"),
        ("one billion and a half million", "1000500000"),
        ("hundred and three quarters", "100.75"),
        ("two million and three fifths", "2600000"),
        ("two thirds of a million", "2000000/3"),
        ("ninety-five hundred", "9500"),
        ("three over four", "3/4"),
        ("two out of three", "2/3"),
        ("twenty-three hundredths", "23/100"),
        ("two twenty-fifths", "2/25"),
        ("three halves", "3/2"),
        ("5 over 8", "5/8"),
        ("one out of 5", "1/5"),
        ("10 hundred thousand", "1000000"),
        ("a hundred", "100"),
        ("a million", "1000000"),
        ("a thousand and one", "1001"),
        ("twelve hundred and fifty", "1250"),
        ("two hundred thousand and five", "200005"),
        ("4^-2", "1/16"),
        ("-2^3", "-8"),
        ("half", "1/2"),
    ],
)
def test_numbers_are_exact(text: str, number: str) -> None:
    mention = only(text)
    assert mention.value == Quantity(Fraction(number))
    assert mention.text == text


def test_a_figure_that_contradicts_its_words_is_not_certain() -> None:
    assert not only("sixty (90) days").certain
    assert not only("90 (sixty) days").certain
    assert only("60 (sixty) days").certain
    # What is in brackets counts something else.
    assert [str(mention.value) for mention in recognize("in 2027 (two)")] == ["2027", "2"]
    assert [str(mention.value) for mention in recognize("5 (one of them) days")] == ["5", "1"]


@pytest.mark.parametrize(
    "text",
    [
        "a third party",
        "a third-class cabin",
        "the one",
        "F-16 and G8",
        "Article V",
        "https://example.org/2024/05/01",
        "first reading",
        "a third protocol",
        "one another",
        "the twenty-first meeting",
        "the 15th meeting",
        "nobody",
        "an option",
    ],
)
def test_what_is_no_figure_gives_none(text: str) -> None:
    assert [mention for mention in recognize(text) if mention.kind is not Kind.REFERENCE] == []


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("50%", Kind.PERCENT, Quantity(50, "%")),
        ("thirty-three and a third per cent", Kind.PERCENT, Quantity(Fraction(100, 3), "%")),
        ("1.5 percentage points", Kind.PERCENT, Quantity(Fraction(3, 2), "percentage point")),
        ("50:50", Kind.SHARE, Ratio((Quantity(50, "%"), Quantity(50, "%")))),
        ("1,000 for 1,000", Kind.SHARE, Ratio((Quantity(1000), Quantity(1000)))),
        ("6:00", Kind.DATE, "06:00"),
        ("1 for 10", Kind.SHARE, Ratio((Quantity(1), Quantity(10)))),
        ("per cent of 210", Kind.PERCENT, Quantity(210, "%")),
        ("one third each", Kind.SHARE, Ratio((Quantity(Fraction(1, 3)),))),
        ("US$ 100 billion", Kind.MONEY, Quantity(10**11, "USD")),
        ("$100bn", Kind.MONEY, Quantity(10**11, "USD")),
        ("EUR2.5 bn", Kind.MONEY, Quantity(2_500_000_000, "EUR")),
        ("100 billion US dollars", Kind.MONEY, Quantity(10**11, "USD")),
        ("10 million Canadian dollars", Kind.MONEY, Quantity(10**7, "CAD")),
        ("EUR 5 m", Kind.MONEY, Quantity(5_000_000, "EUR")),
        ("3 dollars and 50 cents", Kind.MONEY, Quantity(Fraction(7, 2), "USD")),
        ("EUR 2 billion per year", Kind.MONEY, Quantity(2 * 10**9, "EUR per year")),
        ("USD 5 mn", Kind.MONEY, Quantity(5_000_000, "USD")),
        ("EUR 5 per annum", Kind.MONEY, Quantity(5, "EUR per year")),
        ("euro 5", Kind.MONEY, Quantity(5, "EUR")),
        ("5 pounds sterling", Kind.MONEY, Quantity(5, "GBP")),
        ("50 cents", Kind.MONEY, Quantity(50, "cent")),
        ("5 Finnish markka", Kind.MONEY, Quantity(5, "finnish markka")),
        ("5 New Zealand dollars", Kind.MONEY, Quantity(5, "NZD")),
        ("5 South Korean won", Kind.MONEY, Quantity(5, "KRW")),
        ("500 million francs", Kind.MONEY, Quantity(5 * 10**8, "franc")),
        ("two and a half years", Kind.DURATION, Quantity(Fraction(5, 2), "year")),
        ("two years and a half", Kind.DURATION, Quantity(Fraction(5, 2), "year")),
        ("a couple of weeks", Kind.DURATION, Quantity(2, "week")),
        ("a calendar month", Kind.DURATION, Quantity(1, "month")),
        ("5 calendar days", Kind.DURATION, Quantity(5, "day")),
        ("30-day", Kind.DURATION, Quantity(30, "day")),
        ("sixty (60) days", Kind.DURATION, Quantity(60, "day")),
        ("a fortnight", Kind.DURATION, Quantity(14, "day")),
        ("ten business days", Kind.DURATION, Quantity(10, "business day")),
        ("two years and six months", Kind.DURATION, Quantity(30, "month")),
        ("1 month 21 days", Kind.DURATION, CompoundSpan((Quantity(1, "month"), Quantity(21, "day")))),
        ("several days", Kind.DURATION, None),
        ("5 km/h", Kind.MEASURE, Quantity(5, "km per hour")),
        ("5 x 10^6 tonnes", Kind.MEASURE, Quantity(5_000_000, "t")),
        ("10 ½ km", Kind.MEASURE, Quantity(Fraction(21, 2), "km")),
        ("25 km", Kind.MEASURE, Quantity(25, "km")),
        ("1.5 million barrels per day", Kind.MEASURE, Quantity(1_500_000, "barrel per day")),
        ("20 square kilometres", Kind.MEASURE, Quantity(20, "km²")),
        ("600,000 personnel", Kind.COUNT, Quantity(600_000, "personnel")),
        ("12 combat aircraft", Kind.COUNT, Quantity(12, "combat aircraft")),
        ("Article 24(9)", Kind.REFERENCE, "article 24(9)"),
        ("points 3 and 4", Kind.REFERENCE, "points 3 and 4"),
        ("50-percent", Kind.PERCENT, Quantity(50, "%")),
        ("50-per cent", Kind.PERCENT, Quantity(50, "%")),
        ("60/40", Kind.SHARE, Ratio((Quantity(60, "%"), Quantity(40, "%")))),
        ("12:61", Kind.SHARE, Ratio((Quantity(12), Quantity(61)))),
        ("2:1", Kind.SHARE, Ratio((Quantity(2), Quantity(1)))),
        ("12:59", Kind.DATE, "12:59"),
        ("5 pm", Kind.DATE, "17:00"),
        ("CAD 5 dollars", Kind.MONEY, Quantity(5, "CAD")),
        ("€5 euros", Kind.MONEY, Quantity(5, "EUR")),
        ("twenty and five years", Kind.DURATION, Quantity(25, "year")),
        ("whole week", Kind.DURATION, Quantity(1, "week")),
        ("one hour and a half", Kind.DURATION, Quantity(Fraction(3, 2), "hour")),
        ("3 bank business days", Kind.DURATION, Quantity(3, "banking day")),
        ("a dozen boats", Kind.COUNT, Quantity(12, "boats")),
        ("3 thousand and 30 troops", Kind.COUNT, Quantity(3030, "troops")),
    ],
)
def test_units_and_kinds(text: str, kind: Kind, value: object) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.text) == (kind, value, text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("15,000 to 30,000 troops", Quantity(15_000, "troops"), Quantity(30_000, "troops")),
        ("between 10 and 40 km", Quantity(10, "km"), Quantity(40, "km")),
        ("10-40 km", Quantity(10, "km"), Quantity(40, "km")),
        ("$2-3 billion", Quantity(2 * 10**9, "USD"), Quantity(3 * 10**9, "USD")),
        ("20 to 30 per cent", Quantity(20, "%"), Quantity(30, "%")),
        ("EUR 15,000 to 30,000", Quantity(15_000, "EUR"), Quantity(30_000, "EUR")),
        ("six months to two years", Quantity(6, "month"), Quantity(2, "year")),
        ("1,000 – 5,000", Quantity(1000), Quantity(5000)),
    ],
)
def test_ranges_share_unit_and_scale(text: str, low: Quantity, high: Quantity) -> None:
    assert only(text).value == Interval(Bound(low), Bound(high))


def test_a_change_is_no_range() -> None:
    values = [mention.value for mention in recognize("The cap is raised from 600,000 to 800,000 personnel")]
    assert values == [Quantity(600_000), Quantity(800_000, "personnel")]


@pytest.mark.parametrize(
    "text",
    ["15 May 2026", "May 15, 2026", "15th of May, 2026", "15th day of May 2026", "2026-05-15", "15.5.2026",
     "15/05/2026", "May 15th 2026", "Friday, 15 May 2026", "2026/05/15", "may the fifteenth, 2026", "15-May-2026"],
)  # fmt: skip
def test_a_day_is_one_day_however_it_is_spelled(text: str) -> None:
    mention = only(text)
    assert mention.value == PartialDate(2026, 5, 15)
    assert mention.certain


def test_a_date_that_can_be_read_in_two_ways_is_not_certain() -> None:
    assert not only("05/06/2026").certain
    assert only("06/06/2026").certain


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("15 March", YearlessDate(3, 15)),
        ("Monday, 15 May", YearlessDate(5, 15)),
        ("5 May nineteen zero one", PartialDate(1901, 5, 5)),
        ("5 May nineteen seventy-eight", PartialDate(1978, 5, 5)),
        ("May 15,2026", PartialDate(2026, 5, 15)),
        ("2026, May", PartialDate(2026, 5)),
        ("2026 May-15", PartialDate(2026, 5, 15)),
        ("05/2026", PartialDate(2026, 5)),
        ("Q3 2026", Dates(PartialDate(2026, 7), PartialDate(2026, 9))),
        ("May 2026", PartialDate(2026, 5)),
        ("second quarter of 2026", Dates(PartialDate(2026, 4), PartialDate(2026, 6))),
        ("from 1 January 2026 to 30 June 2026", Dates(PartialDate(2026, 1, 1), PartialDate(2026, 6, 30))),
        ("1-15 March 2026", Dates(PartialDate(2026, 3, 1), PartialDate(2026, 3, 15))),
        ("2013 to 2020", Dates(PartialDate(2013), PartialDate(2020))),
        ("no later than 15 May 2026", Dates(latest=PartialDate(2026, 5, 15))),
        ("before 15 May 2026", Dates(latest=PartialDate(2026, 5, 15), strict_end=True)),
        ("by 2030", Dates(latest=PartialDate(2030))),
        ("as of 1 May 2026", Dates(earliest=PartialDate(2026, 5, 1))),
        ("within 100 days of signature", Deadline(Pace.WITHIN, "signature", Quantity(100, "day"))),
        ("100 days after signature", Deadline(Pace.WITHIN, "signature", Quantity(100, "day"))),
        ("within 30 days", Deadline(Pace.WITHIN, "", Quantity(30, "day"))),
        ("as soon as possible after the signature of this treaty", Deadline(Pace.SOON, "signature")),
        ("immediately", Deadline(Pace.AT_ONCE)),
        ("by 3 May", "by 3 May"),
        ("before 3 May", "before 3 May"),
        ("from 3 May", "from 3 May"),
        ("after 3 May", "after 3 May"),
        ("May. 15, 2026", PartialDate(2026, 5, 15)),
        ("May the fifteenth", YearlessDate(5, 15)),
        ("Friday 2027-04-03", PartialDate(2027, 4, 3)),
        ("third quarter of twenty twenty-six", Dates(PartialDate(2026, 7), PartialDate(2026, 9))),
    ],
)
def test_dates_and_deadlines(text: str, value: object) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    "text", ["9" * 50, "million " * 2000, "10^99", "9e99", "one trillion trillion trillion trillion"]
)
def test_no_number_grows_beyond_what_a_plan_file_holds(text: str) -> None:
    for mention in recognize(text):
        assert isinstance(mention.value, Quantity)
        assert parse_quantity(str(mention.value)) == mention.value


@pytest.mark.parametrize("text", ["31 April", "31 June 2026", "on 05/40", "2026-13", "from 5 to 31 June 2026"])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    days = [mention.value for mention in recognize(text) if mention.kind is Kind.DATE]
    assert not [day for day in days if not isinstance(day, PartialDate) or day.day is not None]


@pytest.mark.parametrize("text", ["within -5 days of signature", "-5 days after signature", "within −100 days"])
def test_a_span_below_nothing_is_no_deadline(text: str) -> None:
    assert not [mention for mention in recognize(text) if mention.kind is Kind.DEADLINE]


def test_relative_dates_are_left_alone() -> None:
    assert recognize("tomorrow, next Friday, last year") == ()


def test_what_is_not_asked_for_claims_no_words() -> None:
    (number,) = recognize("within 20 days", {Kind.NUMBER})
    (span,) = recognize("within 20 days", {Kind.DURATION})
    assert number.value == Quantity(20)
    assert span.value == Quantity(20, "day")


_UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def speak(number: int) -> str:
    """Spell a number below 10^15 in British words."""
    if number < 20:
        return _UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return _TENS[tens] + (f"-{_UNITS[unit]}" if unit else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_UNITS[hundreds]} hundred" + (f" and {speak(rest)}" if rest else "")
    scale, word = next(row for row in _SCALES if row[0] <= number)
    head, rest = divmod(number, scale)
    joint = " and " if 0 < rest < 100 else " "
    return f"{speak(head)} {word}" + (joint + speak(rest) if rest else "")


@given(st.integers(0, 10**15 - 1))
def test_number_words_give_the_number_back(number: int) -> None:
    mention = only(speak(number))
    assert mention.value == Quantity(number)


@given(st.integers(0, 10**15 - 1), st.sampled_from([",", " ", "\u00a0", "\u202f"]))
def test_thousands_marks_give_the_number_back(number: int, mark: str) -> None:
    assert only(f"{number:,}".replace(",", mark)).value == Quantity(number)


@given(st.dates())
def test_every_day_is_read_back(day: object) -> None:
    assert str(only(str(day)).value) == str(day)


_PIECES = st.sampled_from(
    [
        *(
            "one",
            "two",
            "hundred",
            "million",
            "and",
            "a",
            "half",
            "third",
            "quarter",
            "-",
            "–",
            ".",
            ",",
            "(",
            ")",
            "5",
            "60",
        ),
        *(
            "1,000",
            "2026",
            "May",
            "15th",
            "$",
            "EUR",
            "%",
            ":",
            "/",
            "per",
            "year",
            "days",
            "of",
            "the",
            "to",
            "between",
        ),
        *(
            "from",
            "within",
            "after",
            "by",
            "no",
            "later",
            "than",
            "may",
            "shall",
            "Article",
            "2(a)",
            "km",
            "1/3",
            "each",
        ),
        *("½", "in", "^", "x", "10", "dollars", "cents", "as", "soon", "possible", "point", "e5"),
    ]
)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(_PIECES, max_size=30).map(" ".join), st.lists(_PIECES, max_size=30).map("".join)
    )
)
def test_any_text_gives_spans_inside_it_in_order(text: str) -> None:
    behind = 0
    for mention in recognize(text):
        assert behind <= mention.start < mention.end <= len(text)
        assert mention.text == text[mention.start : mention.end]
        behind = mention.end


@pytest.mark.parametrize(
    "piece",
    [
        "1,234",
        "1 ",
        "one hundred and ",
        "a.",
        "5/",
        "5-",
        "within 5 days of ",
        ",123",
        "1.",
        "no more than ",
        "(60)",
        "the ",
        "and ",
        "x10^6",
        "May ",
    ],
)
@pytest.mark.slow
def test_time_is_linear(piece: str) -> None:
    short, long = (count_calls(partial(recognize, piece * (length // len(piece)))) for length in (250, 1_000))
    assert long < 5 * short
