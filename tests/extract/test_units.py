"""Units: every name that the model knows is read in a sentence, letters count by their case, and figures have rates."""

from __future__ import annotations

import pytest

from plancmp.extract.languages import find_language
from plancmp.extract.mention import Kind, Mention
from plancmp.extract.recognizer import recognize
from plancmp.model.quantity import ALL_UNITS, Quantity, compare_quantities, parse_quantity


def read(text: str, code: str = "en") -> Mention:
    (mention,) = recognize(text, language=find_language(code))
    return mention


@pytest.mark.parametrize("unit", ALL_UNITS, ids=lambda unit: unit.names[-1])
def test_every_name_of_a_unit_is_read_in_a_sentence(unit: object) -> None:
    names: tuple[str, ...] = getattr(unit, "names")  # noqa: B009
    for name in names:
        mention = read(f"The limit is 7 {name} for now.")
        assert (mention.text, mention.value, mention.certain) == (f"7 {name}", Quantity(7, names[0]), True)


@pytest.mark.parametrize("code", ["uk", "ru", "de", "fr", "es"])
@pytest.mark.parametrize("sign", ["km", "m²", "kg", "t", "MW", "mW", "kWh", "km/h", "GB", "Gb", "°C", "%", "Mbit/s"])
def test_a_sign_of_a_unit_is_alike_in_all_languages(code: str, sign: str) -> None:
    assert read(f"7 {sign}", code).value == read(f"7 {sign}").value != Quantity(7)


@pytest.mark.parametrize(
    ("left", "right"),
    [("5 MW", "5 mW"), ("5 GB", "5 Gb"), ("20 °C", "20 °F"), ("20 tonnes", "20 short tons"), ("5 Mb/s", "5 MB/s")],
)
def test_letters_that_name_two_units_are_told_apart(left: str, right: str) -> None:
    old, new = read(left).value, read(right).value
    assert isinstance(old, Quantity)
    assert isinstance(new, Quantity)
    assert compare_quantities(old, new) != 0


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("60mph", "60 miles per hour"),
        ("5.0GHz", "5 gigahertz"),
        ("36 km/h", "10 m/s"),
        ("30 MWh a day", "30 MWh/day"),
        ("50 basis points", "0.5 percentage points"),
        ("20 °C", "20 degrees Celsius"),
        ("1 Gbit/s", "1,000 Mbps"),
        ("4 EUR/t", "EUR 4 per tonne"),
        ("10 working days", "ten business days"),
        ("3 kilowatt-hours", "3 kWh"),
        ("500 sq km", "500 square kilometres"),
        ("RM 89", "89 ringgit"),
        ("5 KW", "5 kW"),
    ],
)
def test_two_ways_to_write_a_measure_are_the_same(left: str, right: str) -> None:
    old, new = read(left).value, read(right).value
    assert isinstance(old, Quantity)
    assert isinstance(new, Quantity)
    assert compare_quantities(old, new) == 0


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("en", "50 mg per litre", "50 mg per l"),
        ("en", "12 EUR per square metre", "12 EUR per m²"),
        ("en", "3 euros a barrel", "3 EUR per barrel"),
        ("en", "3 euros per quarter", "3 EUR per quarter"),
        ("de", "3 Euro pro Tonne", "3 EUR per t"),
        ("de", "zehn Bankarbeitstage", "10 banking days"),
        ("de", "20 Grad Celsius", "20 °C"),
        ("fr", "5 Go", "5 GB"),
        ("fr", "25 points de base", "25 basis points"),
        ("es", "5 kilovatios hora", "5 kWh"),
        ("es", "10 días hábiles", "10 business days"),
        ("ru", "5 МВт", "5 MW"),
        ("ru", "5 мВт", "5 mW"),
        ("ru", "30 МВт·ч в день", "30 MWh per day"),
        ("ru", "90 км/ч", "90 km per hour"),
        ("ru", "10 банковских дней", "10 banking days"),
        ("uk", "5 кВт·год", "5 kWh"),
        ("uk", "20 градусів Цельсія", "20 °C"),
        ("uk", "10 робочих днів", "10 business days"),
    ],
)
def test_units_of_other_languages(code: str, text: str, value: str) -> None:
    mention = read(text, code)
    assert (mention.text, str(mention.value)) == (text, value)


@pytest.mark.parametrize("text", ["5 mw", "5 gb"])
def test_letters_without_their_case_are_not_certain(text: str) -> None:
    assert not read(text).certain


@pytest.mark.parametrize(("text", "value"), [("EUR 5 a second time", "5 EUR"), ("5 litres a bottle", "5 l")])
def test_what_is_no_rate_stays_none(text: str, value: str) -> None:
    assert str(read(text).value) == value


@pytest.mark.parametrize("workday", ["business days", "banking days", "trading days", "weekdays"])
def test_days_of_work_take_as_many_days_at_least(workday: str) -> None:
    unit = workday.removesuffix("s")
    assert compare_quantities(Quantity(30, "day"), Quantity(30, unit)) == -1
    assert compare_quantities(Quantity(30, unit), Quantity(30, "day")) == 1
    assert compare_quantities(Quantity(40, "day"), Quantity(30, unit)) is None


def test_a_plan_file_may_say_working_days() -> None:
    assert parse_quantity("10 working days") == Quantity(10, "business day")


def test_a_sum_in_a_currency_of_two_letters() -> None:
    assert read("The fee is RM89.").kind is Kind.MONEY
    assert str(read("500 zł").value) == "500 PLN"
    assert str(read("5.000 DM", "de").value) == "5,000 DEM"
