"""Dates may leave out the day or the month, and then cover all of it."""

import datetime as dt
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.model import PartialDate
from plancmp.model.dates import parse_date
from tests import strategies


@given(strategies.dates())
def test_a_date_is_read_back_as_it_was_spelt(date: PartialDate) -> None:
    assert parse_date(str(date)) == date


@given(st.dates())
def test_a_day_covers_itself_only(day: dt.date) -> None:
    date = parse_date(day.isoformat())
    assert date.first == date.last == (day.year, day.month, day.day)


@given(strategies.dates())
def test_a_month_or_year_covers_its_first_to_its_last_day(date: PartialDate) -> None:
    first, last = dt.date(*date.first), dt.date(*date.last)
    days = (last - first).days + 1
    if date.month is None:
        assert days == 365 + (monthrange(date.year, 2)[1] == 29)
    elif date.day is None:
        assert days == monthrange(date.year, date.month)[1]
    else:
        assert days == 1


@given(strategies.dates(), strategies.dates())
def test_dates_are_sorted_by_their_first_day_and_whole_years_and_months_come_first(
    left: PartialDate, right: PartialDate
) -> None:
    assert (left < right) == (
        (left.first, left.month or 0, left.day or 0) < (right.first, right.month or 0, right.day or 0)
    )
    assert (left == right) == (str(left) == str(right))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tomorrow", '"tomorrow" is not a date; write 2025-11-20, 2025-11 or 2025'),
        ("20.11.2025", '"20.11.2025" is not a date; write 2025-11-20, 2025-11 or 2025'),
        ("2025-1-2", '"2025-1-2" is not a date; write 2025-11-20, 2025-11 or 2025'),
        ("2025-11-20T10:00", '"2025-11-20T10:00" is not a date; write 2025-11-20, 2025-11 or 2025'),
        ("2025-13", "there is no month 13"),
        ("2025-00", "there is no month 0"),
        ("2025-02-29", "there is no day 29 in 2025-02"),
        ("1900-02-29", "there is no day 29 in 1900-02"),
        ("2025-04-31", "there is no day 31 in 2025-04"),
        ("2025-01-00", "there is no day 0 in 2025-01"),
        ("0000", "there is no year 0"),
    ],
)
def test_a_malformed_date_says_what_would_be_right(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse_date(text)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["2000-02-29", "2024-02-29", "2025-01-31", "2025-12-31", "0001-01-01", "9999-12"])
def test_every_day_of_the_calendar_is_a_date(text: str) -> None:
    assert str(parse_date(text)) == text


def test_a_day_without_its_month_is_no_date() -> None:
    with pytest.raises(ValueError, match="a day needs its month"):
        PartialDate(2025, None, 3)
