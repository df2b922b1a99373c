"""Lengths, areas, weights, volumes, power: a figure with a unit of measure."""

from __future__ import annotations

from functools import cache

from plancmp.extract.durations import read_rate
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.model.quantity import UNITS, Quantity

_SQUARE = frozenset({"square", "sq", "cubic", "nautical", "metric"})


@cache
def _names() -> dict[str, str]:
    """The names of the model's units of measure, with the canonical name; short ones keep their case."""
    table = {}
    for unit in UNITS:
        if unit.dimension in {"days", "months", ""}:
            continue
        for name in unit.names:
            table[name] = unit.names[0]
            if len(name) > 2:
                table.setdefault(name.lower(), unit.names[0])
    return table


def find_measure(line: Line, place: int) -> Found | None:
    """Find a measured quantity.

    Args:
        line: The text.
        place: The item that it must begin with.

    Returns:
        A `Quantity` in the model's unit, or in the unit's singular noun where the model has none.
    """
    if not line.is_figure(place):
        return None
    after = place + 1 + (line[place + 1].text == "-")
    unit, end = read_measure(line, after)
    if not unit:
        return None
    item = line[place]
    rate, behind = read_rate(line, end)
    if rate:
        unit, end = f"{unit} per {rate}", behind
    return Found(Kind.MEASURE, place, end, Quantity(item.number, unit), "measure", item.certain, item.scale)


def read_measure(line: Line, place: int) -> tuple[str, int]:
    """Read a unit of measure.

    Returns:
        Its name and the place behind it; an empty name if there is none.
    """
    item = line[place]
    if item.sort is not Sort.WORD:
        return "", place
    if item.text in _SQUARE:
        head = {"sq": "square"}.get(item.text, item.text)
        tail = line.text[line[place + 1].start : line[place + 1].end] if line[place + 1].sort is Sort.WORD else ""
        tail = {"km": "kilometres", "m": "metres", "ft": "feet", "kilometer": "kilometres", "kilometers": "kilometres",
                "kilometre": "kilometres", "foot": "feet", "mile": "miles"}.get(tail.lower(), tail.lower())  # fmt: skip
        unit = _names().get(f"{head} {tail}")
        if unit:
            return unit, place + 2
        return (f"{head} {tail}", place + 2) if tail in _names() or tail in line.language.measures else ("", place)
    original = line.text[item.start : item.end]
    unit = _names().get(original) or _names().get(item.text if len(item.text) > 2 else "")
    if unit is None:
        unit = line.language.measures.get(item.text)
    # "5 l" and "7 t" need their figure beside them, and nothing that looks like a name behind.
    if unit is None or (len(item.text) == 1 and line.is_number(place + 1) and line.touches(place + 1)):
        return "", place
    return unit, place + 1
