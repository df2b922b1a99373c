"""Counts: a figure with the noun that is counted, "600,000 personnel", "12 combat aircraft"."""

from __future__ import annotations

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.extract.stems import is_plural
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import find_words

_REACH, _REACH_ABROAD = 5, 3  # items
_OWNED = find_words("extract.counts", "owned")


def find_count(line: Line, place: int) -> Found | None:
    """Find a count.

    Returns:
        A `Quantity` whose unit is the noun with its adjectives, in lower case: "active military personnel". The noun
        is the first plural behind the figure, at most five words away, before any word that cannot belong to it.
    """
    item = line[place]
    start = place + 1
    # "7 or more combat aircraft": the bound is read elsewhere.
    tail = line.measure_tail(start, True) or line.measure_tail(start, False)
    if not line.is_figure(place) or item.number.denominator != 1 or (line.touches(start) and not tail):
        return None
    start += tail
    start += line[start].text == "of" and line[start + 1].text in _OWNED and 2
    end = _find_noun(line, start)
    if end is None:
        return None
    # The forms of other languages' adjectives differ with the figure, so that the noun stands for all of it.
    first = start if line.language.glossary is None or line[end].is_gloss else end
    words = [line[step] for step in range(first, end + 1) if line[step].sort is Sort.WORD]
    unit = " ".join(item.text for item in words if line.language.glossary is None or item.is_gloss or item == line[end])
    return Found(Kind.COUNT, place, end + 1, Quantity(item.number, unit), "count", item.certain, item.scale)


def _find_noun(line: Line, start: int) -> int | None:
    """Find what is counted; in a text of another language a noun of the glossary."""
    glossary = line.language.glossary
    for step in range(start, start + (_REACH if glossary is None else _REACH_ABROAD)):
        item = line[step]
        if item.text == "-" and glossary is None:
            continue
        if item.sort is not Sort.WORD or item.text in line.language.stops or item.text in line.language.months:
            return None
        is_read = glossary is None or item.is_gloss or glossary.plurals_end_in_s
        if item.text in line.language.plurals or (is_read and _counts_several(item.text)):
            return step
    return None


def _counts_several(word: str) -> bool:
    return len(word) > 3 and is_plural(word) and not word.endswith("'s")


def head_of(unit: str) -> str:
    """Return the last word of a counted noun phrase."""
    return unit.rsplit(" ", 1)[-1]
