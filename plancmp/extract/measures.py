"""Lengths, areas, weights, volumes, power: a figure with a unit of measure, alone or "per" another one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from attrs import frozen

from plancmp.extract.durations import read_rate
from plancmp.extract.found import Found
from plancmp.extract.glossary import index_by_word
from plancmp.extract.items import Item, Line, Sort
from plancmp.extract.lexer import tokenize
from plancmp.extract.mention import Kind
from plancmp.model.quantity import ALL_UNITS, Quantity
from plancmp.readers.wordlists import find_words, pair_words

# Read by recognizers of their own.
_ELSEWHERE = frozenset({"days", "months", "business days", "banking days", "trading days", "weekdays"})
_SLASHES = frozenset({"per", "/"})
_POWERS = find_words("extract.measures", "powers")
# Which extent words tell of: "no longer than 5 m" is not "no higher than 5 m".
_EXTENTS = pair_words("extract.measures", "extents")
_LAPSING = find_words("extract.measures", "lapsing")
_Names = Mapping[str, "tuple[tuple[tuple[str, ...], str], ...]"]


@frozen(repr=False)
class _Read:
    """A unit, the place behind it, and whether its letters name no other one."""

    unit: str
    after: int
    certain: bool = True


@cache
def _names() -> _Names:
    """The names of the model's units of measure as they are cut into items, with the canonical name, by first item."""
    return index_by_word(
        (tuple(name[token.start : token.end] for token in tokenize(name)), unit.names[0])
        for unit in ALL_UNITS
        if unit.dimension not in _ELSEWHERE and unit.names[0] != "%"
        for name in unit.names
    )


@cache
def _folded() -> Mapping[str, tuple[str, ...]]:
    """The names of one item in lower case, with all the units that they may be: "mw" is MW, or else mW."""
    table: dict[str, list[str]] = {}
    for rows in _names().values():
        for cut, unit in rows:
            if len(cut) == 1 and len(cut[0]) > 1:
                table.setdefault(cut[0].lower(), []).append(unit)
    return {name: tuple(dict.fromkeys(units)) for name, units in table.items()}


def find_measure(line: Line, place: int) -> Found | None:
    """Find a measured quantity.

    Returns:
        A `Quantity` in the model's unit, or in the unit's singular noun where the model has none. Letters count by
        their case: "MW" is not "mW", nor "GB" "Gb"; where the case names none of two units, the reading is uncertain.
    """
    if not line.is_figure(place):
        return None
    read = _read_unit(line, place + 1 + (line[place + 1].text == "-"))
    if read is None:
        return None
    item = line[place]
    rate, end = read_per(line, read.after)
    unit = f"{read.unit} per {rate}" if rate else read.unit
    certain = item.certain and read.certain
    return Found(Kind.MEASURE, place, end, Quantity(item.number, unit), "measure", certain, item.scale)


def skip_extent(line: Line, found: Found) -> int:
    """Return the place behind "long" in "5 m long" or "50 words long"; that behind the figure where none stands there.

    A time or what is counted is only long.
    """
    word, value = line[found.after].text, found.value
    is_extent = _EXTENTS.get(word) == word and (word == "long" or found.kind is Kind.MEASURE)
    return found.after + (is_extent and isinstance(value, Quantity) and bool(value.unit))


def read_extent(found: Found, words: Collection[str], lead: str) -> str:
    """Return which extent of a thing a length is, by the words about it; of a time, that it is no longest one.

    "Five days after delivery" is not "within five days after delivery", nor is "через п'ять днів".
    """
    is_lapse = found.kind in {Kind.DEADLINE, Kind.DURATION} and not _LAPSING.isdisjoint(lead.casefold().split())
    if found.rule == "deadline-span" or is_lapse:
        return "then"
    is_length = isinstance(found.value, Quantity) and found.value.dimension == "length"
    return next((_EXTENTS[word] for word in words if word in _EXTENTS), "") if is_length else ""


def read_per(line: Line, place: int) -> tuple[str, int]:
    """Read what a figure is counted by: "per year", "a day", "per tonne", "/MWh".

    Returns:
        The unit of time or of measure and the place behind it; an empty unit, and the place itself, if there is none.
    """
    rate, after = read_rate(line, place)
    if rate:
        return rate, after
    word = line[place].text
    if word not in _SLASHES and word not in line.language.articles:
        return "", place
    if word == "/" and line.touches(place) != line.touches(place + 1):
        return "", place
    read = _read_unit(line, place + 1)
    is_singular = read is not None and (word in _SLASHES or not line[read.after - 1].text.endswith("s"))
    return (read.unit, read.after) if read is not None and is_singular else ("", place)


def _read_unit(line: Line, place: int) -> _Read | None:
    if line[place].sort not in {Sort.WORD, Sort.SIGN}:
        return None
    found = _read_name(line, place) or _read_folded(line, place)
    # "5 l" and "7 t" need their figure beside them, and nothing that looks like a name behind.
    is_short = found is not None and found.after == place + 1 and len(line[place].text) == 1
    if is_short and line.is_number(place + 1) and line.touches(place + 1):
        return None
    return found or _read_power(line, place)


def _spell(line: Line, item: Item) -> str:
    return item.text if item.is_gloss else line.text[item.start : item.end]


def _read_name(line: Line, place: int) -> _Read | None:
    """Read a name as the table has it; a hyphen may join its words."""
    first = _spell(line, line[place])
    for head in dict.fromkeys((first, line[place].text)):
        for cut, unit in _names().get(head, ()):
            after = _fit(line, place, cut)
            if after:
                return _Read(unit, after)
    return None


def _fit(line: Line, place: int, cut: tuple[str, ...]) -> int:
    if len(cut) == 1 and len(cut[0]) <= 2 and _spell(line, line[place]) != cut[0]:
        return 0
    step = place + 1
    for word in cut[1:]:
        step += line[step].text == "-" and line.touches(step)
        if _spell(line, line[step]) != word and (line[step].text != word.lower() or len(word) <= 2):
            return 0
        step += 1
    return step


def _read_folded(line: Line, place: int) -> _Read | None:
    """Read a name in another case than the table's, or one that only the language knows."""
    item = line[place]
    spelt = _spell(line, item)
    units = _folded().get(item.text, ())
    # Two capitals are a state or a country as often ("MA", "PA"), unless the unit is a thousand, hundredth or …
    if units and not (len(spelt) == 2 and spelt.isupper() and spelt[0] not in "KCM"):
        return _Read(units[0], place + 1, len(units) == 1)
    own = line.language.measures.get(item.text)
    return _Read(own, place + 1) if own else None


def _read_power(line: Line, place: int) -> _Read | None:
    """Read "square inches" and "cubic yards", which the model has no row for."""
    head, tail = {"sq": "square", "cu": "cubic"}.get(line[place].text, line[place].text), line[place + 1].text
    is_unit = head in _POWERS and (tail in _folded() or tail in line.language.measures)
    return _Read(f"{head} {tail}", place + 2) if is_unit else None
