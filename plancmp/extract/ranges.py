"""Ranges: "15,000 to 30,000", "20 ± 2 mm", "between 5 and 7 years", "10-40 km", "$2-3 billion", "20 to 30 per cent"."""

from __future__ import annotations

from fractions import Fraction

from plancmp.extract.clocks import find_clock
from plancmp.extract.counts import find_count
from plancmp.extract.durations import find_duration
from plancmp.extract.found import Found, Recognizer
from plancmp.extract.items import Line, Sort
from plancmp.extract.measures import find_measure
from plancmp.extract.mention import Kind
from plancmp.extract.money import find_money
from plancmp.extract.shares import find_percent
from plancmp.model.constraints import Bound, Interval
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import order_words

_UNITS: tuple[Recognizer, ...] = (find_money, find_percent, find_duration, find_measure, find_count)
_PLUS_MINUS = tuple(tuple(phrase.split()) for phrase in order_words("extract.ranges", "plus_minus"))


def find_range(line: Line, place: int) -> Found | None:
    """Find a range of quantities.

    Returns:
        An `Interval` with both ends; an end without a unit or scale word has those of the other.
    """
    language = line.language
    has_between = line[place].text in language.between
    has_from = line[place].text in language.range_starts
    # "Rose from 5 to 7" is a change, and "by 5 to 7" names the rise and the total.
    is_led = has_from or line[place - 1].text in language.range_starts or line[place - 1].text == "by"
    if is_led and any(line[place - step].text in line.language.moves for step in range(1, 8)):
        return None
    start = place + (has_between or has_from)
    start += line[start].text == "the" and line[start].is_gloss
    left = _read_end(line, start) if find_clock(line, start) is None else None
    if left is None or not _is_joint(line, left.after, has_between):
        return None
    is_the = line[left.after + 1].text == "the" and line[left.after + 1].is_gloss
    right = _read_end(line, left.after + 1 + is_the)
    if right is None or (line[left.after].text == "-" and _is_code(line, left.first, right.after)):
        return None
    interval = _join(left, right)
    if interval is None:
        return None
    return Found(Kind.RANGE, place, right.after, interval, "range", left.certain and right.certain)


def find_tolerance(line: Line, place: int) -> Found | None:
    """Find a tolerance: "± 2 mm" is from −2 to 2 mm, "20 mm ± 5 %" from 19 to 21 mm."""
    middle = _read_end(line, place) if line.is_figure(place) else None
    start = middle.after if middle is not None else place
    signs = _skip_plus_minus(line, start)
    spread = _read_end(line, start + signs) if signs else None
    if spread is None or not isinstance(spread.value, Quantity):
        return None
    width = Quantity(abs(spread.value.number), spread.value.unit)
    value = _spread(middle.value if middle is not None else Quantity(0, width.unit), width)
    return Found(Kind.RANGE, place, spread.after, value, "tolerance", spread.certain) if value is not None else None


def _skip_plus_minus(line: Line, place: int) -> int:
    if line[place].text not in {"±", "+", "plus"}:
        return 0
    for words in _PLUS_MINUS:
        if line.reads(place, words):
            # "Plus or minus 5": the number is −5.
            is_minus = words != ("plus", "or") or line[place + 2].number < 0
            return len(words) if is_minus else 0
    return 0


def _spread(middle: object, width: Quantity) -> Interval | None:
    if not isinstance(middle, Quantity):
        return None
    if width.unit == "%" != middle.unit and middle.number:
        width = Quantity(abs(middle.number) * width.amount, middle.unit)
    unit = middle.unit or width.unit
    if Quantity(1, unit).dimension != width.dimension:
        return None
    steps = width.amount / Quantity(1, unit).amount
    return Interval(Bound(Quantity(middle.number - steps, unit)), Bound(Quantity(middle.number + steps, unit)))


def find_number(line: Line, place: int) -> Found | None:
    """Find a bare number; one that a letter touches is part of a name ("F-16", "G8")."""
    item = line[place]
    if item.sort is not Sort.NUMBER:
        return None
    if not line.is_figure(place) or (line.touches(place + 1) and line[place + 1].sort is Sort.WORD):
        return None
    if _is_enumerator(line, place) or _is_adjective(line, place):
        return None
    return Found(Kind.NUMBER, place, place + 1, Quantity(item.number), f"number-{item.rule}", item.certain, item.scale)


def _is_enumerator(line: Line, place: int) -> bool:
    """Whether a number begins a line or a part of a list and says its place: "1. may publish", "(12) The Parties"."""
    is_bracketed = line[place - 1].text == "(" and line[place + 1].text == ")"
    first = place - is_bracketed
    before, behind = line[first - 1], line[place + 1]
    starts = (
        before.start < 0
        or before.text in ({".", ";", ":"} if is_bracketed else {";", ":"})
        or "\n" in line.text[before.end : line[first].start]
    )
    is_small = line[place].text.isdigit() and line[place].number < 1000
    is_dotted = behind.text in {".", ")"} and line.touches(place + 1) and not line.touches(place + 2)
    return starts and is_small and is_dotted and line[place + 2].sort is Sort.WORD


def _is_adjective(line: Line, place: int) -> bool:
    """Whether "half" describes what follows: "a half term"."""
    behind = line[place + 1]
    is_half = line[place].text in {"half", "a half"} and behind.sort is Sort.WORD
    is_counted = behind.text in line.language.plurals or behind.text.endswith("s")
    return is_half and behind.text not in line.language.stops and not is_counted


def _is_joint(line: Line, place: int, has_between: bool) -> bool:
    word = line[place].text
    return word in line.language.to or (has_between and word in line.language.joiner)


def _is_code(line: Line, first: int, after: int) -> bool:
    # "+1-222-2222" is a telephone number.
    return line[after].text == "-" or line[first - 1].text in {"-", "+"}


def _read_end(line: Line, place: int) -> Found | None:
    for recognizer in _UNITS:
        found = recognizer(line, place)
        if found is not None:
            return found if isinstance(found.value, Quantity) else None
    return find_number(line, place)


def _join(left: Found, right: Found) -> Interval | None:
    low, high = left.value, right.value
    if not isinstance(low, Quantity) or not isinstance(high, Quantity):
        return None
    if not low.unit or not high.unit or low.unit == high.unit:
        unit = low.unit or high.unit
        low = Quantity(low.number * _missing_scale(left, right, low.number, high.number), unit)
        high = Quantity(high.number, unit)
    if low.dimension != high.dimension or low.amount > high.amount:
        return None
    try:
        return Interval(Bound(low), Bound(high))
    except ValueError:
        return None


def _missing_scale(left: Found, right: Found, low: Fraction, high: Fraction) -> int:
    """Return what "2" stands for in "2 to 3 million"."""
    if left.scale != 1 or right.scale < 1000 or low * right.scale > high:
        return 1
    return right.scale
