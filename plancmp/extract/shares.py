"""Parts of a whole: percentages, "50:50", "one third each", "half of the profit", "in equal parts"."""

from __future__ import annotations

import re
from fractions import Fraction

from plancmp.extract.durations import find_duration
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind, Ratio
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import find_words

_EACH = find_words("extract.shares", "each")


def find_percent(line: Line, place: int) -> Found | None:
    """Find a percentage, as a `Quantity` in "%"; percentage points have a unit of their own."""
    if not line.is_number(place):
        return _read_percent_of(line, place)
    if not line.is_figure(place):
        return None
    item, after = line[place], place + 1
    if line[after].text == "-" and line.phrase_at(after + 1, line.language.percent):
        after += 1
    length = line.phrase_at(after, line.language.points)
    if length:
        return Found(
            Kind.PERCENT, place, after + length, Quantity(item.number, "percentage point"), "percentage-points"
        )
    length = line.phrase_at(after, line.language.percent)
    if not length:
        return None
    return Found(Kind.PERCENT, place, after + length, Quantity(item.number, "%"), "percent", item.certain)


def _read_percent_of(line: Line, place: int) -> Found | None:
    """Read "per cent of 210" where nothing is counted by the figure, as lists of figures have it."""
    length = line.phrase_at(place, line.language.percent)
    number = place + length + 1
    if not length or line[number - 1].text != "of" or not line.is_number(number) or line.is_number(place - 1):
        return None
    if line[number + 1].sort is Sort.WORD:
        return None
    return Found(Kind.PERCENT, place, number + 1, Quantity(line[number].number, "%"), "percent-of")


def find_share(line: Line, place: int) -> Found | None:
    """Find a split or a fraction of something.

    Returns:
        A `Ratio` for a split, a `Quantity` without a unit for "one third of".
    """
    length = line.phrase_at(place, line.language.equally)
    if length:
        return Found(Kind.SHARE, place, place + length, Ratio(()), "share-equal")
    if not line.is_number(place):
        return None
    return _read_split(line, place) or _read_fraction(line, place)


def is_part(line: Line, one: Found) -> bool:
    """Say whether a fraction in words or as a sign says how many in a hundred, without a rest."""
    value = one.value
    if not isinstance(value, Quantity) or value.unit or not 0 < value.number < 1:
        return False
    is_fraction = one.kind is Kind.SHARE or line[one.first].rule in {"fraction", "glyph"}
    return is_fraction and (value.number * 100).denominator == 1


def _read_split(line: Line, place: int) -> Found | None:
    parts, after = [line[place].number], place + 1
    while line[after].text in {":", "/", "-"} and line.is_number(after + 1) and len(parts) < 8:
        parts.append(line[after + 1].number)
        after += 2
    if line[place + 1].text == "for" and line.is_figure(place + 2) and line[place].rule == line[place + 2].rule:
        pair = (Quantity(line[place].number), Quantity(line[place + 2].number))
        return Found(Kind.SHARE, place, place + 3, Ratio(pair), "share-exchange")
    is_colon = line[place + 1].text == ":" and line.touches(place + 1)
    # "40-60 schools" is a range.
    is_range = line[place + 1].text == "-" and len(parts) == 2 and line[after].text.endswith("s")
    adds_up = sum(parts) == 100 and not is_range and len(parts) > 1 and all(part > 0 for part in parts)
    if adds_up and all(re.fullmatch(r"\d{1,2}", line[place + step].text) for step in range(0, after - place, 2)):
        shares = tuple(Quantity(part, "%") for part in parts)
        return Found(Kind.SHARE, place, after, Ratio(shares), "share-split")
    if is_colon and len(parts) == 2 and not _is_clock(line, place):
        return Found(Kind.SHARE, place, after, Ratio(tuple(Quantity(part) for part in parts)), "share-ratio")
    return None


def _is_clock(line: Line, place: int) -> bool:
    minutes = line[place + 2].text
    return len(minutes) == 2 and int(minutes) < 60 if minutes.isdigit() else False


def _read_fraction(line: Line, place: int) -> Found | None:
    item, after = line[place], place + 1
    if item.rule not in {"fraction", "glyph"} or not Fraction(0) < item.number < 1:
        return None
    if line[after].text in _EACH:
        return Found(Kind.SHARE, place, after + 1, Ratio((Quantity(item.number),)), "share-each")
    # Other languages say "of" by a case as well: "третина прибутку".
    is_whole = line[after].text == "of" or (line.language.glossary is not None and line[after].sort is Sort.WORD)
    if is_whole and find_duration(line, place) is None and find_percent(line, place) is None:
        return Found(Kind.SHARE, place, after, Quantity(item.number), "share-fraction")
    return None
