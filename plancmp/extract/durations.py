"""Spans of time: "two and a half years", "30-day", "sixty (60) days", "1 month 21 days", "an hour and a half"."""

from __future__ import annotations

from fractions import Fraction

from attrs import evolve

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import CompoundSpan, Kind
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import find_words, pair_words

_LEADS = find_words("extract.durations", "leads")
_LASTING = find_words("extract.durations", "lasting")
_SLASHED = pair_words("extract.durations", "slashed")
_SINCE = find_words("extract.durations", "since")
_RELATIVE = find_words("extract.durations", "relative")
_OF_CLOCK = find_words("extract.durations", "of_clock")


def find_duration(line: Line, place: int) -> Found | None:
    """Find a span of time.

    Returns:
        The span as a `Quantity`, or as a `CompoundSpan` where its parts do not convert; without a value where it is
        vague ("several days").
    """
    if line.is_number(place):
        return _read_compound(line, place) if line.is_figure(place) else None
    return _read_article(line, place) or _read_whole(line, place) or _read_vague(line, place)


def read_unit(line: Line, place: int) -> tuple[str, int]:
    """Read a unit of time.

    Args:
        line: The text.
        place: The item where it must begin; a hyphen before it is passed over.

    Returns:
        The unit's name and the place behind it; an empty name if there is none.
    """
    language = line.language
    if line[place].text == "-":
        place += 1
    word = line[place].text.removesuffix("'s")  # "one month's notice"
    if word in language.workdays and language.spans.get(line[place + 1].text) == "day":
        return language.workdays[word], place + 2
    if word == "bank" and line[place + 1].text in {"working", "business"}:
        unit, after = read_unit(line, place + 1)
        return ("banking day", after) if unit == "business day" else ("", place)
    if word == "calendar" and line[place + 1].text in language.spans:
        return language.spans[line[place + 1].text], place + 2
    if word in language.spans:
        return language.spans[word], place + 1
    # In words "three quarters" is a fraction.
    if word in language.quarters and line[place - 1].rule == "digits":
        return "quarter", place + 1
    if word in language.short_spans and line[place].sort is Sort.WORD:
        return language.short_spans[word], place + 1
    return "", place


def read_rate(line: Line, place: int) -> tuple[str, int]:
    """Read "per year", "a year", "annually".

    Returns:
        The unit of time and the place behind it; an empty unit if there is none.
    """
    language, word = line.language, line[place].text
    if word in language.rates:
        return language.rates[word], place + 1
    if word == "for" and line[place + 1].text in language.per:  # "for each day"
        unit, after = read_rate(line, place + 1)
        return (unit, after) if unit else ("", place)
    if word in language.per | language.articles and line[place].sort in {Sort.WORD, Sort.SIGN}:
        if line[place + 1].text == "annum":
            return "year", place + 2
        unit = language.spans.get(line[place + 1].text, "")
        if word == "per" and line[place + 1].sort is Sort.ORDINAL and line[place + 1].number == 2:
            return "second", place + 2  # it is "seconde", and not "the second", in another language
        if line[place + 1].text == "quarter" and line[place + 2].text not in _OF_CLOCK:
            unit = "quarter"
        if word == "/" and line.touches(place + 1):
            unit = unit or language.short_spans.get(line[place + 1].text, "") or _SLASHED.get(line[place + 1].text, "")
        is_singular = word == "/" or line[place + 1].text == unit
        # "EUR 5 a second time" and "EUR 5 a year earlier" are no rates.
        is_timed = unit != "second" or word in {"per", "/"}
        is_rate = is_timed and line[place + 2].text not in _RELATIVE
        if unit and is_singular and is_rate:
            return unit, place + 2
    return "", place


def _quantity(number: Fraction, unit: str) -> Quantity:
    return Quantity(number * 14, "day") if unit == "fortnight" else Quantity(number, unit)


def _read_compound(line: Line, place: int) -> Found | None:
    part = line[place].number
    after_of = place + 1 + (line[place + 1].text == "of")
    if 0 < part < 1 and line[after_of].text in line.language.articles:
        unit, behind = read_unit(line, after_of + 1)
        if unit:
            return Found(Kind.DURATION, place, behind, _quantity(part, unit), "duration-half")
    parts: list[Quantity] = []
    after, certain = place, True
    while line.is_number(after) and len(parts) < 7:
        unit, behind = read_unit(line, after + 1)
        is_part = unit and not (parts and unit in {part.unit for part in parts})
        if not is_part:
            break
        parts.append(_quantity(line[after].number, unit))
        certain = certain and line[after].certain
        found_end = behind
        after = behind + (line[behind].text in {*line.language.joiner, ","} and line.is_number(behind + 1))
    if not parts:
        return None
    if line[found_end].text in line.language.joiner and len(parts) == 1:
        return _add_half(line, place, found_end, parts[0], certain)
    return Found(Kind.DURATION, place, found_end, _sum(parts), "duration", certain)


def _sum(parts: list[Quantity]) -> Quantity | CompoundSpan:
    if len(parts) == 1:
        return parts[0]
    if len({part.dimension for part in parts}) > 1:
        return CompoundSpan(tuple(parts))
    smallest = min(parts, key=lambda part: Quantity(1, part.unit).amount)
    total = sum((part.amount for part in parts), Fraction(0)) / Quantity(1, smallest.unit).amount
    return Quantity(total, smallest.unit)


def _add_half(line: Line, place: int, end: int, whole: Quantity, certain: bool = True) -> Found:
    """Add the fraction of "an hour and a half", "two years and a half"."""
    fraction = line[end + 1]
    if line.is_number(end + 1) and fraction.number < 1 and not read_unit(line, end + 2)[0]:
        value = Quantity(whole.number + fraction.number, whole.unit)
        return Found(Kind.DURATION, place, end + 2, value, "duration-and-half", certain)
    return Found(Kind.DURATION, place, end, whole, "duration", certain)


def _add_rest(line: Line, place: int, end: int, whole: Quantity) -> Found | None:
    """Add the six months of "a year and six months"."""
    rest = _read_compound(line, end + 1) if line[end].text in line.language.joiner and line.is_figure(end + 1) else None
    value = rest.value if rest is not None else None
    is_rest = isinstance(value, Quantity) and value.dimension == whole.dimension and value.amount < whole.amount
    if rest is None or not isinstance(value, Quantity) or not is_rest:
        return None
    return evolve(rest, first=place, value=_sum([whole, value]))


def _read_article(line: Line, place: int) -> Found | None:
    """Read "a year", "half an hour", "a couple of weeks"; "a day of mourning" only counts behind a preposition."""
    language = line.language
    start = place
    if line[place].text in language.articles and line[place + 1].text in language.pair | language.vague:
        place += 1
    if line[place].text in language.pair:
        of = place + 1 + (line[place + 1].text == "of")
        unit, after = read_unit(line, of)
        return Found(Kind.DURATION, start, after, _quantity(Fraction(2), unit), "duration-pair") if unit else None
    if line[place].text in language.articles:
        unit, after = read_unit(line, place + 1)
        is_led = line[place - 1].text in _LEADS or line[place - 1].start < 0
        is_led = is_led or (line[place - 1].text in _LASTING and line[after].text in {".", ",", ";", ""})
        is_led = is_led or line[after].text in _SINCE  # "lapses a month after its date"
        one = _quantity(Fraction(1), unit)
        found = _add_half(line, place, after, one) if line[after].text in language.joiner else None
        found = (_add_rest(line, place, after, one) if line[place - 1].text in _LEADS | _LASTING else None) or found
        if unit and line[after - 1].text == unit and (is_led or (found is not None and found.value != one)):
            return found or Found(Kind.DURATION, place, after, one, "duration")
    return None


def _read_whole(line: Line, place: int) -> Found | None:
    if line[place].text not in line.language.whole:
        return None
    unit, after = read_unit(line, place + 1)
    is_one = unit and line[after - 1].text == unit.rsplit(" ", 1)[-1]
    return Found(Kind.DURATION, place, after, _quantity(Fraction(1), unit), "duration-whole") if is_one else None


def _read_vague(line: Line, place: int) -> Found | None:
    start = place
    if line[place].text in line.language.articles:
        place += 1
    if line[place].text not in line.language.vague:
        return None
    unit, after = read_unit(line, place + 1)
    is_plural = unit and line[after - 1].text != unit
    return Found(Kind.DURATION, start, after, None, "duration-vague") if is_plural else None
