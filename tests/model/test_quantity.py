"""Quantities are exact, compare by what they measure, and never claim an order that the calendar does not keep."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plancmp.model import Quantity
from plancmp.model.quantity import (
    ALL_UNITS,
    CURRENCIES,
    compare_quantities,
    parse_quantity,
    spell_number,
    spell_quantity,
)
from tests import strategies

DAYS = Quantity(0, "day").dimension
MONTHS = Quantity(0, "month").dimension


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or the last of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, monthrange(day.year + years, month + 1)[1]))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("60 months", "5 years"),
        ("USD 100 billion", "$100bn"),
        ("100 billion USD", "US$100,000,000,000"),
        ("100bn dollars", "$100 bn"),
        ("EUR 5 538 000", "5,538,000 euros"),
        ("5538000 EUR", "€5.538 million"),
        ("600,000 personnel", "600 thousand personnel"),
        ("600000 Personnel", "600’000 personnel".replace("’", "'")),
        ("1/2", "50%"),
        ("50 per cent", "0.5"),
        ("3 per cent per year", "3% per year"),
        ("2 weeks", "14 days"),
        ("36 hours", "1.5 days"),
        ("1 km", "1000 metres"),
        ("5 m", "500 cm"),
        ("100 km²", "10,000 hectares"),
        ("24 USD per year", "2 USD per month"),
        ("1 km per hour", "24 km per day"),
        ("1 tank", "1 tanks"),
        ("5 Years", "5 years"),
        ("5 Kilometres", "5 km"),
        ("−5%", "-1/20"),
        ("\u00a05\u00a0000\u00a0troops ", "5000 troops"),
    ],
)
def test_two_spellings_of_one_quantity_are_equal(left: str, right: str) -> None:
    assert compare_quantities(parse_quantity(left), parse_quantity(right)) == 0


@pytest.mark.parametrize(
    ("less", "more"),
    [
        ("33%", "1/3"),
        ("33.3%", "1/3"),
        ("1/3", "34%"),
        ("600,000 personnel", "800,000 personnel"),
        ("59 months", "5 years"),
        ("1 month", "5 weeks"),
        ("25 days", "1 month"),
        ("1826 days", "6 years"),
        ("5 km", "5 miles"),
    ],
)
def test_quantities_of_one_dimension_are_ordered(less: str, more: str) -> None:
    assert compare_quantities(parse_quantity(less), parse_quantity(more)) == -1
    assert compare_quantities(parse_quantity(more), parse_quantity(less)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("30 days", "1 month"),
        ("4 weeks", "1 month"),
        ("90 days", "3 months"),
        ("365 days", "1 year"),
        ("100 USD", "100 EUR"),
        ("5 km", "5 ha"),
        ("5 tanks", "5 aircraft"),
        ("5 years", "5%"),
        ("5 USD", "5 USD per year"),
    ],
)
def test_what_measures_different_things_or_hangs_on_the_calendar_has_no_order(left: str, right: str) -> None:
    assert compare_quantities(parse_quantity(left), parse_quantity(right)) is None


@given(strategies.quantities())
def test_a_quantity_is_read_back_as_it_was_spelt(quantity: Quantity) -> None:
    assert parse_quantity(spell_quantity(quantity)) == quantity
    assert str(quantity) == spell_quantity(quantity)


@given(st.fractions(max_denominator=10**9))
def test_numbers_are_spelt_without_rounding(number: Fraction) -> None:
    assert parse_quantity(spell_number(number)).number == number


@given(st.text(max_size=20) | st.text("0123456789.,/-+%$€ kmbn", max_size=20))
def test_any_text_is_a_quantity_that_can_be_spelt_or_a_value_error(text: str) -> None:
    try:
        quantity = parse_quantity(text)
    except ValueError:
        return
    assert parse_quantity(spell_quantity(quantity)) == quantity


@given(strategies.quantities(), strategies.quantities(), strategies.quantities())
def test_the_order_is_antisymmetric_and_transitive(first: Quantity, second: Quantity, third: Quantity) -> None:
    order = compare_quantities(first, second)
    backwards = compare_quantities(second, first)
    assert backwards == (None if order is None else -order)
    if order == -1 and compare_quantities(second, third) == -1:
        assert compare_quantities(first, third) == -1


@given(
    st.integers(0, 2400),
    st.integers(-6, 6),
    st.dates(date(1600, 1, 1), date(2400, 1, 1)),
)
@example(months=2327, offset=-4, start=date(1903, 3, 1))
@example(months=49, offset=-3, start=date(1896, 2, 29))
@example(months=37, offset=-3, start=date(2097, 1, 31))
def test_an_order_of_days_and_months_holds_from_every_day_of_the_calendar(
    months: int, offset: int, start: date
) -> None:
    mean = round(months * 146_097 / 4_800)
    days = max(0, mean + offset)
    order = compare_quantities(Quantity(days, "day"), Quantity(months, "month"))
    end_by_days, end_by_months = start + timedelta(days), add_months(start, months)
    if order == -1:
        assert end_by_days < end_by_months
    elif order == 1:
        assert end_by_days > end_by_months


def test_the_calendar_drift_is_no_wider_than_it_need_be() -> None:
    assert compare_quantities(parse_quantity("26 days"), parse_quantity("1 month")) == -1
    assert compare_quantities(parse_quantity("35 days"), parse_quantity("1 month")) == 1
    assert compare_quantities(parse_quantity("10 years"), parse_quantity("3660 days")) == -1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "many personnel",
            '"many personnel" has no number where one is expected, as in "600000 personnel" or "100 billion USD"',
        ),
        ("", '"" has no number where one is expected, as in "600000 personnel" or "100 billion USD"'),
        ("1/0", '"1/0" divides by zero'),
        ("$5 apples", '"$5 apples" has the unit "apples" behind money'),
        ("5, 6", '"5, 6" has ", 6" where its unit should stand, as in "600000 personnel" or "5 years"'),
        ("12,34 km", '"12,34 km" has ",34 km" where its unit should stand, as in "600000 personnel" or "5 years"'),
        ("9" * 61, "a number has at most 60 digits"),
        ("9" * 59 + " trillion", "a number has at most 60 digits"),
        ("0." + "1" * 58, "a number has at most 60 digits"),
    ],
)
def test_a_malformed_quantity_says_what_is_wrong(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        parse_quantity(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("$100bn", "100 billion USD"),
        ("1000000 EUR", "1 million EUR"),
        ("999999 EUR", "999,999 EUR"),
        ("1234567 USD", "1,234,567 USD"),
        ("$2.5tn per year", "2.5 trillion USD per year"),
        ("600000 personnel", "600,000 personnel"),
        ("1 years", "1 year"),
        ("5 year", "5 years"),
        ("1.5 mile", "1.5 miles"),
        ("3 acre", "3 acres"),
        ("3 tonne", "3 t"),
        ("33.30 %", "33.3%"),
        ("1/3", "1/3"),
        ("0.25", "0.25"),
        ("-5%", "-5%"),
        ("0.0000001 km", "1/10000000 km"),
        ("10 kilometres", "10 km"),
        ("3 hundred-year leases", "3 hundred-year leases"),
        ("5 million hryvnias", "5 million UAH"),
        ("12 £", "12 GBP"),
    ],
)
def test_quantities_are_spelt_as_people_write_them(text: str, spelt: str) -> None:
    assert str(parse_quantity(text)) == spelt


@pytest.mark.parametrize("unit", ALL_UNITS, ids=lambda unit: unit.names[-1])
def test_every_name_of_a_unit_means_that_unit(unit: object) -> None:
    names: tuple[str, ...] = getattr(unit, "names")  # noqa: B009
    for name in names:
        assert parse_quantity(f"7 {name}") == Quantity(7, names[0])
        assert parse_quantity(f"7 per {name}").unit == f"per {names[0]}"


@pytest.mark.parametrize("code", sorted(CURRENCIES))
def test_every_currency_stands_before_or_behind_its_sum(code: str) -> None:
    assert parse_quantity(f"{code} 5 bn") == parse_quantity(f"5bn {code}") == Quantity(5 * 10**9, code)
    assert Quantity(1, code).dimension == f"money {code}"


def test_days_and_months_are_dimensions_of_their_own() -> None:
    assert DAYS != MONTHS
