"""What a figure bounds: "no more than", "at least", "capped at", "or more"."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.model.constraints import Bound, Interval
from plancmp.model.quantity import Quantity

_MODALS = frozenset({"shall", "must", "will", "may", "is", "are", "can", "should"})
_REACH = 12
_KEEPING = frozenset({"keep", "keeps", "kept"})
_SKIPPED = frozenset({"a", "an", "the", "about", "around", "approximately", "some", "total", "of", "its"})


@frozen
class BoundWords:
    """Words that make a figure a bound.

    Attributes:
        first: Their first item, or that of the figure where they stand behind it.
        after: One past their last item, or past the figure where they stand before it.
        is_low: Whether they bound from below.
        is_inclusive: Whether the figure itself is allowed.
        rule: The id of the rule.
    """

    first: int
    after: int
    is_low: bool
    is_inclusive: bool
    rule: str

    def bound(self, quantity: Quantity) -> Interval:
        """Return the interval that a quantity bounds."""
        bound = Bound(quantity, self.is_inclusive)
        return Interval(low=bound) if self.is_low else Interval(high=bound)


def find_bound(line: Line, found: Found) -> BoundWords | None:
    """Find the words that bound a figure.

    Args:
        line: The text.
        found: The figure.

    Returns:
        The words before it, else behind it, else a verb of limiting with "to" or "at" before it; `None` without any.
    """
    return _read_before(line, found) or _read_behind(line, found) or _read_verb(line, found)


def list_taken(line: Line, found: Iterable[Found], bounds: Iterable[BoundWords | None]) -> set[int]:
    """Return the places of figures and of the words that bound them, which say nothing else.

    Of "shall not exceed" the modal stays: the negation belongs to the bound.
    """
    taken = {place for one in found for place in range(one.first, one.after)}
    words = {place for bound in bounds if bound is not None for place in range(bound.first, bound.after)}
    return taken | {place for place in words if line[place].text not in _MODALS}


def _read_before(line: Line, found: Found) -> BoundWords | None:
    end = found.first
    while line[end - 1].text in _SKIPPED and found.first - end < 3:
        end -= 1
    for stop in dict.fromkeys((found.first, end)):
        for first in range(max(0, stop - 6), stop):
            for table, is_low in ((line.language.high_bounds, False), (line.language.low_bounds, True)):
                length, is_inclusive = line.match(first, table)
                # "Über fünf Jahre" is the span, "über 500 km" more than that.
                is_span = length == 1 and line[first].is_gloss and line[first].text == "above"
                if length and first + length == stop and not (is_span and found.kind is Kind.DURATION):
                    return BoundWords(first, found.after, is_low, is_inclusive, "at-least" if is_low else "at-most")
    return None


def _read_behind(line: Line, found: Found) -> BoundWords | None:
    for table, is_low in ((line.language.low_tails, True), (line.language.high_tails, False)):
        rule = "or-more" if is_low else "or-less"
        if line.phrase_at(found.first + 1, table):
            return BoundWords(found.first, found.after, is_low, True, rule)
        length = line.phrase_at(found.after, table)
        if length:
            return BoundWords(found.first, found.after + length, is_low, True, rule)
    return None


def _read_verb(line: Line, found: Found) -> BoundWords | None:
    """Read "limits its army to 600,000"."""
    if line[found.first - 1].text not in {"to", "at"}:
        return None
    is_state = line[found.first - 1].text == "at"
    for place in range(found.first - 2, max(-1, found.first - _REACH), -1):
        if line[place].sort is Sort.SIGN and line[place].text in {".", ";", ":"}:
            return None
        # A room that is kept at 20 °C is not kept to at most 20 °C.
        if line[place].text in line.language.limit_verbs and not (is_state and line[place].text in _KEEPING):
            return BoundWords(found.first, found.after, False, True, "limited-to")
    return _read_late_verb(line, found) if line.language.glossary is not None else None


def _read_late_verb(line: Line, found: Found) -> BoundWords | None:
    """Read "auf 600.000 Soldaten begrenzt": the verb stands behind the figure."""
    for place in range(found.after, found.after + _REACH):
        if line[place].sort is Sort.SIGN and line[place].text in {".", ";", ":", ",", ""}:
            return None
        if line[place].is_gloss and line[place].text in line.language.limit_verbs:
            return BoundWords(found.first, found.after, False, True, "limited-to")
    return None
