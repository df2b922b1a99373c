"""The recognizers together: one walk over a text, the first that fits at each place wins."""

from __future__ import annotations

from collections.abc import Collection

from plancmp.extract.clocks import find_date
from plancmp.extract.counts import find_count
from plancmp.extract.dates import find_date_range
from plancmp.extract.deadlines import find_deadline
from plancmp.extract.durations import find_duration
from plancmp.extract.found import Found, Recognizer
from plancmp.extract.items import Line, Sort
from plancmp.extract.language import Language
from plancmp.extract.languages import ENGLISH
from plancmp.extract.measures import find_measure
from plancmp.extract.mention import Kind, Mention
from plancmp.extract.money import find_money
from plancmp.extract.numbers import read_line
from plancmp.extract.ranges import find_number, find_range, find_tolerance
from plancmp.extract.references import find_reference
from plancmp.extract.shares import find_percent, find_share

# In order: a deadline holds a span, a range holds two figures, and a bare number is what is left.
_RECOGNIZERS: tuple[tuple[Kind, Recognizer], ...] = (
    (Kind.RANGE, find_date_range),
    (Kind.DEADLINE, find_deadline),
    (Kind.REFERENCE, find_reference),
    (Kind.DATE, find_date),
    (Kind.SHARE, find_share),
    (Kind.RANGE, find_tolerance),
    (Kind.RANGE, find_range),
    (Kind.MONEY, find_money),
    (Kind.PERCENT, find_percent),
    (Kind.DURATION, find_duration),
    (Kind.MEASURE, find_measure),
    (Kind.COUNT, find_count),
    (Kind.NUMBER, find_number),
)


def recognize(text: str, kinds: Collection[Kind] = tuple(Kind), language: Language = ENGLISH) -> tuple[Mention, ...]:
    """Find the figures, dates, shares and references of a text.

    Args:
        text: Any text.
        kinds: What to look for. What is not asked for claims no words: with numbers alone, "$20" is the number 20.
        language: The language of the text.

    Returns:
        The mentions in their order; no two overlap. Linear time: each place is looked at once, with a bounded look
        ahead, and the walk goes on behind what was found.
    """
    line = read_line(text, language)
    return recognize_line(line, kinds)


def recognize_line(line: Line, kinds: Collection[Kind] = tuple(Kind)) -> tuple[Mention, ...]:
    """Find the mentions of a text that is cut into items already."""
    return tuple(found.place_in(line) for found in find_all(line, kinds))


def find_all(line: Line, kinds: Collection[Kind] = tuple(Kind)) -> tuple[Found, ...]:
    """Find the same in terms of items."""
    active = [recognizer for kind, recognizer in _RECOGNIZERS if kind in kinds]
    results, place = [], 0
    while place < len(line.items):
        found = _find_first(active, line, place) if _can_begin(line, place) else None
        if found is None:
            place += 1
            continue
        results.append(found)
        place = found.after
    return tuple(results)


def _can_begin(line: Line, place: int) -> bool:
    """Whether a mention can begin here; most words are sorted out before any recognizer looks at them."""
    item, behind = line[place], line[place + 1]
    if item.sort in {Sort.WORD, Sort.SIGN}:
        return item.text in line.language.starters or behind.sort is Sort.NUMBER or behind.text == "$"
    return item.sort is not Sort.ADDRESS


def _find_first(active: list[Recognizer], line: Line, place: int) -> Found | None:
    for recognizer in active:
        found = recognizer(line, place)
        if found is not None:
            return found
    return None
