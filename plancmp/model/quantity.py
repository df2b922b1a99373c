"""Exact quantities with units: what "60 months", "USD 100 billion" and "1/3" are, and how they compare.

Numbers are fractions, so nothing is rounded: 1/3 is not 33 %. Units come from one table; a noun that the table
does not know counts things ("600000 personnel") and compares with the same noun only. Calendar units fall into two
families, days and months, because no fixed number of days makes a month (see `compare`).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.model.value import Value

MAX_DIGITS = 60

# The furthest that a span of whole months, from any day to any day, lies from the Gregorian mean (in days).
_CALENDAR_DRIFT = Fraction("4.4")
# Days on which people work: which ones, a calendar of the place says.
WORKDAYS = frozenset({"business days", "banking days", "trading days", "weekdays"})


@frozen(eq=False, repr=False)
class Unit(Value):
    """A row of the unit table: names (the first is canonical), dimension, and size in the dimension's base."""

    names: tuple[str, ...]
    dimension: str
    factor: Fraction


def _unit(names: str, dimension: str, factor: str) -> Unit:
    return Unit(tuple(names.split("|")), dimension, Fraction(factor))


UNITS = (
    _unit("second|seconds|sec|secs", "days", "1/86400"),
    _unit("minute|minutes|min|mins", "days", "1/1440"),
    _unit("hour|hours|h|hrs", "days", "1/24"),
    _unit("day|days", "days", "1"),
    _unit("week|weeks", "days", "7"),
    _unit("weekday|weekdays", "weekdays", "1"),
    _unit("month|months", "months", "1"),
    _unit("quarter|quarters", "months", "3"),
    _unit("year|years", "months", "12"),
    _unit("decade|decades", "months", "120"),
    _unit("century|centuries", "months", "1200"),
    _unit("nm|nanometre|nanometres|nanometer|nanometers", "length", "1/1000000000"),
    _unit("µm|micrometre|micrometres|micrometer|micrometers|micron|microns", "length", "1/1000000"),
    _unit("mm|millimetre|millimetres|millimeter|millimeters", "length", "1/1000"),
    _unit("cm|centimetre|centimetres|centimeter|centimeters", "length", "1/100"),
    _unit("m|metre|metres|meter|meters", "length", "1"),
    _unit("km|kilometre|kilometres|kilometer|kilometers|kms", "length", "1000"),
    _unit("mile|miles", "length", "1609.344"),
    _unit("nautical mile|nautical miles|nmi", "length", "1852"),
    _unit("inch|inches", "length", "0.0254"),
    _unit("ft|foot|feet", "length", "0.3048"),
    _unit("yard|yards|yd", "length", "0.9144"),
    _unit("cm²|cm2|square centimetre|square centimetres|square centimeter|square centimeters", "area", "1/10000"),
    _unit("m²|m2|square metre|square metres|square meter|square meters|sq m|sqm", "area", "1"),
    _unit("ha|hectare|hectares", "area", "10000"),
    _unit("km²|km2|square kilometre|square kilometres|square kilometer|square kilometers|sq km", "area", "1000000"),
    _unit("acre|acres", "area", "4046.8564224"),
    _unit("sq ft|square foot|square feet", "area", "0.09290304"),
    _unit("sq yd|square yard|square yards", "area", "0.83612736"),
    _unit("square mile|square miles|sq mi", "area", "2589988.110336"),
    _unit("µg|microgram|micrograms|mcg", "mass", "1/1000000000"),
    _unit("mg|milligram|milligrams|milligramme|milligrammes", "mass", "1/1000000"),
    _unit("g|gram|grams|gramme|grammes", "mass", "1/1000"),
    _unit("kg|kilogram|kilograms|kilogramme|kilogrammes|kilo|kilos|kgs", "mass", "1"),
    _unit("t|tonne|tonnes|metric ton|metric tons", "mass", "1000"),
    _unit("kt|kilotonne|kilotonnes", "mass", "1000000"),
    _unit("Mt|megatonne|megatonnes", "mass", "1000000000"),
    _unit("lb|lbs", "mass", "0.45359237"),
    _unit("ounce|ounces|oz", "mass", "0.028349523125"),
    _unit("ml|mL|millilitre|millilitres|milliliter|milliliters", "volume", "1/1000000"),
    _unit("cl|centilitre|centilitres|centiliter|centiliters", "volume", "1/100000"),
    _unit("l|L|litre|litres|liter|liters", "volume", "1/1000"),
    _unit("hl|hectolitre|hectolitres|hectoliter|hectoliters", "volume", "1/10"),
    _unit("cm³|cm3|cubic centimetre|cubic centimetres|cubic centimeter|cubic centimeters", "volume", "1/1000000"),
    _unit("m³|m3|cubic metre|cubic metres|cubic meter|cubic meters", "volume", "1"),
    _unit("cu ft|cubic foot|cubic feet", "volume", "0.028316846592"),
    _unit("barrel|barrels|bbl", "volume", "0.158987294928"),
    _unit("km per hour|km/h|kph|kmh", "length per days", "24000"),
    _unit("mph|miles per hour|mile per hour", "length per days", "38624.256"),
    _unit("knot|knots|kn", "length per days", "44448"),
    _unit("mW|milliwatt|milliwatts", "power", "1/1000"),
    _unit("W|watt|watts", "power", "1"),
    _unit("kW|kilowatt|kilowatts", "power", "1000"),
    _unit("MW|megawatt|megawatts", "power", "1000000"),
    _unit("GW|gigawatt|gigawatts", "power", "1000000000"),
    _unit("TW|terawatt|terawatts", "power", "1000000000000"),
    _unit("Wh|watt hour|watt hours", "energy", "1/1000"),
    _unit("kWh|kilowatt hour|kilowatt hours", "energy", "1"),
    _unit("MWh|megawatt hour|megawatt hours", "energy", "1000"),
    _unit("GWh|gigawatt hour|gigawatt hours", "energy", "1000000"),
    _unit("TWh|terawatt hour|terawatt hours", "energy", "1000000000"),
    _unit("joule|joules", "energy", "1/3600000"),
    _unit("kJ|kilojoule|kilojoules", "energy", "1/3600"),
    _unit("MJ|megajoule|megajoules", "energy", "5/18"),
    _unit("GJ|gigajoule|gigajoules", "energy", "2500/9"),
    _unit("volt|volts|V", "voltage", "1"),
    _unit("kV|kilovolt|kilovolts", "voltage", "1000"),
    _unit("amp|amps|ampere|amperes", "current", "1"),
    _unit("Hz|hertz", "frequency", "1"),
    _unit("kHz|kilohertz", "frequency", "1000"),
    _unit("MHz|megahertz", "frequency", "1000000"),
    _unit("GHz|gigahertz", "frequency", "1000000000"),
    _unit("dB|decibel|decibels", "decibels", "1"),
    _unit("kPa|kilopascal|kilopascals", "pressure", "1000"),
    _unit("MPa|megapascal|megapascals", "pressure", "1000000"),
    _unit("bar|bars", "pressure", "100000"),
    _unit("kN|kilonewton|kilonewtons", "force", "1000"),
    _unit("Bq|becquerel|becquerels", "radioactivity", "1"),
    _unit("mSv|millisievert|millisieverts", "dose", "1/1000"),
    _unit("byte|bytes", "data", "1"),
    _unit("kB|KB|kilobyte|kilobytes", "data", "1000"),
    _unit("MB|megabyte|megabytes", "data", "1000000"),
    _unit("GB|gigabyte|gigabytes", "data", "1000000000"),
    _unit("TB|terabyte|terabytes", "data", "1000000000000"),
    _unit("KiB|kibibyte|kibibytes", "data", "1024"),
    _unit("MiB|mebibyte|mebibytes", "data", "1048576"),
    _unit("GiB|gibibyte|gibibytes", "data", "1073741824"),
    _unit("bit|bits", "data", "1/8"),
    _unit("kbit|kb|kilobit|kilobits", "data", "125"),
    _unit("Mbit|Mb|megabit|megabits", "data", "125000"),
    _unit("Gbit|Gb|gigabit|gigabits", "data", "125000000"),
    _unit("Tbit|Tb|terabit|terabits", "data", "125000000000"),
    _unit("kbit per second|kbit/s|kbps|kb/s", "data per days", "10800000"),
    _unit("Mbit per second|Mbit/s|Mbps|Mb/s", "data per days", "10800000000"),
    _unit("Gbit per second|Gbit/s|Gbps|Gb/s", "data per days", "10800000000000"),
    _unit("ppm", "", "1/1000000"),
    _unit("‰|permille|per mille", "", "1/1000"),
    _unit("%|percent|per cent|pct", "", "1/100"),
)

# Units with names of common words, any of which says nothing of a unit by itself.
PHRASED_UNITS = (
    _unit("business day|business days|working day|working days", "business days", "1"),
    _unit("banking day|banking days", "banking days", "1"),
    _unit("trading day|trading days", "trading days", "1"),
    _unit("short ton|short tons", "mass", "907.18474"),
    _unit("long ton|long tons", "mass", "1016.0469088"),
    _unit("basis point|basis points|bps|bp", "points", "1/10000"),
    _unit("percentage point|percentage points|pp", "points", "1/100"),
    _unit("°C|degree Celsius|degrees Celsius|degree centigrade|degrees centigrade|℃", "degrees Celsius", "1"),
    _unit("°F|degree Fahrenheit|degrees Fahrenheit|℉", "degrees Fahrenheit", "1"),
)
ALL_UNITS = (*UNITS, *PHRASED_UNITS)

CURRENCY_SIGNS = {
    "$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB", "₣": "CHF",
}  # fmt: skip
CURRENCY_NAMES = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "hryvnia": "UAH", "hryvnias": "UAH",
    "rouble": "RUB", "roubles": "RUB", "ruble": "RUB", "rubles": "RUB",
}  # fmt: skip
_CODES = """
USD EUR GBP JPY CHF UAH RUB PLN CNY CAD AUD NZD SEK NOK DKK CZK HUF RON BGN TRY ILS INR BRL ZAR KRW MXN SGD
HKD AED SAR KZT BYN GEL MDL RSD ISK THB IDR MYR PHP VND EGP NGN KES PKR BDT ARS CLP COP PEN XAF XOF XDR
"""
CURRENCIES = frozenset(_CODES.split())

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "k": 10**3, "million": 10**6, "millions": 10**6, "mn": 10**6, "mln": 10**6,
    "m": 10**6, "billion": 10**9, "billions": 10**9, "bn": 10**9, "b": 10**9, "trillion": 10**12, "tn": 10**12,
    "trn": 10**12,
}  # fmt: skip

# Letters that are also units ("5 m" is five metres): a scale only when a currency stands beside them.
_SHORT_SCALES = frozenset({"m", "k", "b"})

_BY_NAME = {name: unit for unit in ALL_UNITS for name in unit.names}
_BY_NAME |= {name.lower(): unit for name, unit in _BY_NAME.items() if len(name) > 2}
_NUMBER = late(
    r"(?P<sign>[+\-−])?(?P<digits>\d{1,3}(?:[,  ' ]\d{3})+(?!\d)|\d+)(?P<decimals>\.\d+)?"
    r"(?:\s*/\s*(?P<denominator>\d+))?"
)
_WORD = late(r"[^\W\d_]+(?![\w-])")
_TOO_LONG = f"a number has at most {MAX_DIGITS} digits"


@frozen(order=False, repr=False)
class Quantity(Value):
    """A number with a unit, as it was written.

    Attributes:
        number: The number before the unit; exact.
        unit: The unit's canonical name ("year", "USD", "%", "USD per year"), or the noun that is counted, or "".
    """

    number: Fraction = field(converter=Fraction)
    unit: str = ""

    @property
    def dimension(self) -> str:
        """What kind of thing is measured: only quantities of one dimension compare."""
        return _measure(self.unit)[0]

    @property
    def amount(self) -> Fraction:
        """The number in the base unit of its dimension."""
        factor = _measure(self.unit)[1]
        return self.number if factor == 1 else self.number * factor

    def __str__(self) -> str:
        return spell_quantity(self)


@lru_cache(maxsize=4096)
def parse_quantity(text: str) -> Quantity:
    """Read a quantity as people write it.

    Args:
        text: "600,000 personnel", "$100bn", "EUR 5 538 000", "33.3 %", "1/3", "60 months", "2 bn EUR per year".

    Raises:
        ValueError: If there is no number, or something stands where a unit should.
    """
    rest = " ".join(text.split())
    currency, rest = _take_leading_currency(rest)
    match = _NUMBER.match(rest)
    if not match:
        raise ValueError(f'"{text}" has no number where one is expected, as in "600000 personnel" or "100 billion USD"')
    number = _read_number(match, text)
    rest = rest[match.end() :].strip()
    scale, rest = _take_scale(rest, currency)
    unit = _read_unit(rest, text)
    if currency:
        if unit and not unit.startswith("per "):
            raise ValueError(f'"{text}" has the unit "{unit}" behind money')
        unit = f"{currency} {unit}".strip()
    if len(spell_number(number * scale).replace(",", "")) > MAX_DIGITS:
        raise ValueError(_TOO_LONG)
    return Quantity(number * scale, unit)


def spell_quantity(quantity: Quantity) -> str:
    """Write a quantity so that `parse_quantity` reads the same one back."""
    number, unit = quantity.number, quantity.unit
    if number.denominator == 1 and _is_money(unit):
        for word, scale in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
            scaled = number / scale
            if abs(scaled) >= 1 and (scaled * 100).denominator == 1:
                return f"{spell_number(scaled)} {word} {unit}"
    plural = unit
    if unit in _BY_NAME and number != 1 and len(_BY_NAME[unit].names) > 1:
        plural = _BY_NAME[unit].names[1] if _is_word(unit) else unit
    return f"{spell_number(number)}{'' if plural == '%' or not plural else ' '}{plural}"


def spell_number(number: Fraction) -> str:
    """Write a number exactly: with thousands commas and decimals, or as a fraction."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    digits = _decimal_places(number.denominator)
    if digits is None or digits > 6:
        return f"{number.numerator}/{number.denominator}"
    scaled = abs(number) * 10**digits
    whole, decimals = divmod(scaled.numerator, 10**digits)
    return f"{'-' if number < 0 else ''}{whole:,}.{decimals:0{digits}d}"


def compare_quantities(left: Quantity, right: Quantity) -> int | None:
    """Order two quantities.

    A span of months is some number of days that depends on where it lies in the calendar; it is never further than
    4.4 days from the Gregorian mean (146,097 days in 4,800 months), so spans that differ by more are ordered and
    the rest are not. Business days take as many days at least.

    Returns:
        -1, 0 or 1; `None` where they measure different things, or it depends on the calendar.
    """
    if left.dimension == right.dimension:
        return _sign(left.amount - right.amount)
    if {left.dimension, right.dimension} == {"days", "months"}:
        difference = _mean_days(left) - _mean_days(right)
        return _sign(difference) if abs(difference) > _CALENDAR_DRIFT else None
    if left.dimension == "days" and right.dimension in WORKDAYS:
        return -1 if left.amount <= right.amount else None
    if right.dimension == "days" and left.dimension in WORKDAYS:
        return 1 if right.amount <= left.amount else None
    return None


def _mean_days(quantity: Quantity) -> Fraction:
    return quantity.amount * Fraction(146_097, 4_800) if quantity.dimension == "months" else quantity.amount


def _sign(value: Fraction) -> int:
    return (value > 0) - (value < 0)


def _is_money(unit: str) -> bool:
    return unit.split(" ", 1)[0] in CURRENCIES


def _is_word(unit: str) -> bool:
    """Whether a unit's own name is a word, which has a plural behind it in the table, and no sign."""
    plural = _BY_NAME[unit].names[1]
    return unit.replace(" ", "").isalpha() and plural.startswith(unit[:-1]) and plural.endswith("s")


def _decimal_places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None


def _take_leading_currency(text: str) -> tuple[str, str]:
    for sign, currency in CURRENCY_SIGNS.items():
        if text.startswith(sign):
            return currency, text[len(sign) :].strip()
    head = text[:3]
    if head in CURRENCIES and not text[3:4].isalpha():
        return head, text[3:].strip()
    return "", text


def _read_number(match: re.Match[str], text: str) -> Fraction:
    digits = re.sub(r"\D", "", match["digits"])
    if len(digits) + len(match["decimals"] or "") + len(match["denominator"] or "") > MAX_DIGITS:
        raise ValueError(_TOO_LONG)
    number = Fraction(digits + (match["decimals"] or ""))
    if match["denominator"]:
        if int(match["denominator"]) == 0:
            raise ValueError(f'"{text}" divides by zero')
        number /= int(match["denominator"])
    return -number if match["sign"] in {"-", "−"} else number


def _take_scale(rest: str, currency: str) -> tuple[int, str]:
    match = _WORD.match(rest)
    if not match or match[0].lower() not in SCALES:
        return 1, rest
    word, behind = match[0].lower(), rest[match.end() :].strip()
    if word in _SHORT_SCALES and not currency and not _is_money(behind) and behind[:1] not in CURRENCY_SIGNS:
        return 1, rest
    return SCALES[word], behind


def _read_unit(rest: str, text: str) -> str:
    if not rest:
        return ""
    row = _BY_NAME.get(rest) or _BY_NAME.get(rest.lower())
    if row:
        return row.names[0]
    rest = re.sub(r"^per cent\b", "%", rest)
    head, per, tail = rest.partition(" per ") if not rest.startswith("per ") else ("", "per", rest[4:])
    if per:
        return f"{_read_unit(head, text)} per {_read_unit(tail, text)}".strip()
    if rest in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[rest]
    if rest in CURRENCIES:
        return rest
    if rest.lower() in CURRENCY_NAMES:
        return CURRENCY_NAMES[rest.lower()]
    if not re.fullmatch(r"[^\W\d_][^\d,;:]*", rest):
        raise ValueError(f'"{text}" has "{rest}" where its unit should stand, as in "600000 personnel" or "5 years"')
    return rest


@lru_cache(maxsize=1024)
def _measure(unit: str) -> tuple[str, Fraction]:
    head, per, tail = unit.partition("per ") if unit.startswith("per ") else unit.partition(" per ")
    if per:
        (above, factor), (below, divisor) = _measure(head), _measure(tail)
        return f"{above} per {below}", factor / divisor
    row = _BY_NAME.get(unit)
    if row:
        return row.dimension, row.factor
    if unit in CURRENCIES:
        return f"money {unit}", Fraction(1)
    if not unit:
        return "", Fraction(1)
    noun = unit.lower()
    return f"count of {noun.removesuffix('s') if not noun.endswith('ss') else noun}", Fraction(1)
