"""What a figure bounds: "no more than", "at least", "capped at", "or more"."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.model.constraints import Bound, Interval
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import find_words

_MODALS = find_words("extract.bounds", "modals")
_REACH = 12
_LATE_REACH = 4
_VERBS = find_words("extract.bounds", "verbs")
_NEGATIONS = find_words("extract.bounds", "negations")
_ARROWS = frozenset({">", "<"})
_NEAR = 5  # items from "maximum" to the figure of "a maximum loan amount of 6 euros"
_EXTREMES, _JOINERS = frozenset({"maximum", "minimum"}), find_words("extract.bounds", "parting")
_BEFORE_TO = find_words("extract.bounds", "before_to")
_KEEPING = find_words("extract.bounds", "keeping")
# What stands before a time that is itself measured.
_MEASURED = find_words("extract.bounds", "measured")
_AGES = find_words("extract.bounds", "ages")
_AGED = find_words("extract.bounds", "aged")  # "persons under 16"; not "the number of guests may not exceed 16"
_MOST_SKIPPED = 4  # "up to a total amount of"
_SKIPPED = find_words("extract.bounds", "skipped")
_NAMING = find_words("extract.bounds", "naming")
_AGING = find_words("extract.bounds", "aging")


@frozen(repr=False)
class BoundWords:
    """Words that make a figure a bound.

    Attributes:
        first: Their first item, or that of the figure where they stand behind it.
        after: One past their last item, or past the figure where they stand before it.
        is_low: Whether they bound from below.
        is_inclusive: Whether the figure itself is allowed.
        rule: The id of the rule.
        has_negation: Whether a negation is among them, which then forbids nothing by itself: "not exceed".
        apart: Where they begin if other words part them from the figure before them; else 0.
        named: Where "maximum" stands in "the maximum speed is"; else -1.
    """

    first: int
    after: int
    is_low: bool
    is_inclusive: bool
    rule: str
    has_negation: bool = False
    apart: int = 0
    named: int = -1

    def turn(self) -> BoundWords:
        """Return what is left where the same is forbidden: not more than is at most."""
        return evolve(self, is_low=not self.is_low, is_inclusive=not self.is_inclusive)

    def bound(self, quantity: Quantity) -> Interval:
        """Return the interval that a quantity bounds."""
        bound = Bound(quantity, self.is_inclusive)
        return Interval(low=bound) if self.is_low else Interval(high=bound)


def find_bound(line: Line, found: Found) -> BoundWords | None:
    """Find the words that bound a figure.

    Returns:
        The words before it, else behind it, else a verb of limiting with "to" or "at" before it; `None` without any.
    """
    if found.kind is Kind.REFERENCE:
        return None
    return (
        _read_lead(line, found)
        or _read_before(line, found)
        or _read_behind(line, found)
        or _read_verb(line, found)
        or _read_named(line, found)
    )


def find_start(line: Line, found: Found, bound: BoundWords) -> int:
    """Return where a bounded figure begins: with its bound, or the modal of "darf 50 km nicht überschreiten"."""
    first = min(found.first, bound.first)
    is_late = bound.apart > 0 and bound.has_negation and line[first - 1].text in {"may", "can"}
    return first - is_late


def list_taken(line: Line, found: Iterable[Found], bounds: Iterable[BoundWords | None]) -> set[int]:
    """Return the places of figures and of the words that bound them, which say nothing else.

    Of "shall not exceed" the modal stays: the negation belongs to the bound.
    """
    taken = {place for one in found for place in range(one.first, one.after)}
    words = {place for bound in bounds if bound is not None for place in range(bound.first, bound.after)}
    return taken | {place for place in words if line[place].text not in _MODALS}


def _read_lead(line: Line, found: Found) -> BoundWords | None:
    """Read "no later than 60 days before", "не пізніше ніж за 60 днів до": a time ahead is at least so long."""
    is_ahead = _has_preposition(line, found) and line[found.after].text == "to"
    is_ahead = is_ahead or line[found.after].text in {"before", "prior", "preceding"}
    if found.kind is not Kind.DURATION or not is_ahead:
        return None
    for words, is_low in ((("later", "than"), True), (("earlier", "than"), False)):
        first = found.first - 3 - _has_preposition(line, found)
        is_there = line.reads(first + 1, words)
        if is_there and line[first].text in {"no", "not"}:
            return BoundWords(first, found.after, is_low, True, "at-least" if is_low else "at-most", True)
    return None


def _has_preposition(line: Line, found: Found) -> bool:
    """Whether a preposition parts a figure from its bound: "как минимум за 5 дней до", "como máximo un 3 %"."""
    before, glossary = line[found.first - 1], line.language.glossary
    is_article = glossary is not None and before.text in glossary.ones
    return is_article or before.text == "by" or (before.text in {"per", "for"} and before.is_gloss)


def _read_before(line: Line, found: Found) -> BoundWords | None:
    end = found.first
    while line[end - 1].text in _SKIPPED and found.first - end < _MOST_SKIPPED:
        end -= 1
    for stop in dict.fromkeys((found.first, end, found.first - _has_preposition(line, found))):
        for first in range(max(0, stop - 6), stop):
            for table, is_low in ((line.language.high_bounds, False), (line.language.low_bounds, True)):
                length, is_inclusive = line.match(first, table)
                if length and line[first].text in _ARROWS and not _is_sign(line, first):
                    continue
                # "Über fünf Jahre" is the span, "über 500 km" more than that; so is "pays over five years".
                is_span = length == 1 and (
                    line[first].text == "above" if line[first].is_gloss else _is_stretch(line, first)
                )
                is_span = is_span and found.kind is Kind.DURATION and not skip_age(line, found)
                if length and first + length == stop and not is_span:
                    rule, has_not = "at-least" if is_low else "at-most", _has_negation(line, first, stop)
                    return BoundWords(first, found.after, is_low, is_inclusive, rule, has_not)
    return None


def _is_stretch(line: Line, place: int) -> bool:
    """Whether "over" before a time names a stretch of it: not in "a term of over five years", "lasts over an hour"."""
    return line[place].text == "over" and line[place - 1].text not in _MEASURED


def _is_sign(line: Line, place: int) -> bool:
    """Tell "> 5" from an arrow ("-> 5"), a quoted line and a tag."""
    before = line[place - 1]
    is_start = before.start < 0 or "\n" in line.text[before.end : line[place].start]
    return not is_start and before.text not in {"-", "=", ">", "<", "/"}


def _has_negation(line: Line, first: int, after: int) -> bool:
    return any(line[place].text in _NEGATIONS for place in range(first, after))


def _read_behind(line: Line, found: Found) -> BoundWords | None:
    for is_low in (True, False):
        rule = "or-more" if is_low else "or-less"
        length = line.measure_tail(found.first + 1, is_low)
        if length and found.first + 1 < found.after:  # "5 or more boats"
            return BoundWords(found.first, found.after, is_low, True, rule)
        after = skip_age(line, found) or _skip_rate(line, found.after)
        length = line.measure_tail(after, is_low)
        # "He pays 5 euros at least 3 times a year": the words bound the figure behind them.
        if length and not (line[after].text == "at" and _begins_figure(line, after + length)):
            apart = after if after > found.after else 0
            return BoundWords(found.first, after + length, is_low, True, rule, apart=apart)
    return _read_late(line, found) if line.language.glossary is not None else None


def skip_age(line: Line, found: Found) -> int:
    """Return the place behind "old" in "21 years old" or "of age"; 0 where neither stands behind a time."""
    words = tuple(line[found.after + step].text for step in range(2))
    length = 1 if words[0] == "old" else 2 * (words == ("of", "age"))
    return found.after + length if length and found.kind is Kind.DURATION else 0


def is_age(line: Line, found: Found, bound: BoundWords | None) -> bool:
    """Whether a plain figure is an age: "aged 21 or over", "under the age of 16"."""
    first, after = (bound.first, bound.after) if bound is not None else (found.first, found.after)
    words = {line[place].text for place in range(first, after)}
    is_led = line[first - 1].text in _AGING and line[first].text in _AGED
    is_led = is_led or line[first - 1].text == "aged"
    return found.kind is Kind.NUMBER and (is_led or not words.isdisjoint(_AGES))


def _skip_rate(line: Line, place: int) -> int:
    """Return the place behind "a week" in "8 hours a week at most"; the place itself where none stands there."""
    is_rate = line[place].text in {*line.language.per, *line.language.articles}
    if line[place].text == "of" and line[place].is_gloss and line[place + 1].sort is Sort.WORD:
        return place + 2  # "deux mois de loyer au maximum"
    return place + 2 if is_rate and line[place + 1].text in line.language.spans else place


def _begins_figure(line: Line, place: int) -> bool:
    return any(line.is_number(place + step) for step in range(2)) or line[place].text in {"once", "twice"}


def _read_late(line: Line, found: Found) -> BoundWords | None:
    """Read "darf 50 km nicht überschreiten": a verb of exceeding stands behind the figure, in the same clause."""
    for place in range(found.after, found.after + _LATE_REACH):
        if line[place].sort is Sort.SIGN and line[place].text in {".", ";", ":", ",", ""}:
            return None
        for table, is_low in ((line.language.high_bounds, False), (line.language.low_bounds, True)):
            length, is_inclusive = line.match(place, table)
            verb = line[place + length - 1]
            if length and verb.is_gloss and verb.text in _VERBS and not line.is_number(place + length):
                rule, has_not = "at-least" if is_low else "at-most", _has_negation(line, place, place + length)
                return BoundWords(found.first, place + length, is_low, is_inclusive, rule, has_not, place)
    return None


def _read_verb(line: Line, found: Found) -> BoundWords | None:
    """Read "limits its army to 600,000"."""
    if line[found.first - 1].text not in {"to", "at"} or line[found.first - 2].text in _BEFORE_TO:
        return None
    is_state = line[found.first - 1].text == "at"
    for place in range(found.first - 2, max(-1, found.first - _REACH), -1):
        if line[place].sort is Sort.SIGN and line[place].text in {".", ";", ":"}:
            return None
        # A room that is kept at 20 °C is not kept to at most 20 °C.
        if line[place].text in line.language.limit_verbs and not (is_state and line[place].text in _KEEPING):
            return BoundWords(found.first, found.after, False, True, "limited-to")
    return _read_late_verb(line, found) if line.language.glossary is not None else None


def _read_named(line: Line, found: Found) -> BoundWords | None:
    """Read "the maximum speed on the canal is 6 knots", "at a maximum speed of 6 knots"."""
    before = line[found.first - 1].text
    # "Составляет", "становить", "est de" are "amount to".
    is_verb = before == "to" and line[found.first - 2].text == "amount" and line[found.first - 2].is_gloss
    if before not in _NAMING and not is_verb:
        return None
    reach = _NEAR if before == "of" else _REACH
    for place in range(found.first - 2, max(-1, found.first - reach), -1):
        if line[place].sort is Sort.SIGN or line[place].text in _JOINERS:
            return None
        if line[place].text in _EXTREMES:
            is_low = line[place].text == "minimum"
            rule = "at-least" if is_low else "at-most"
            return BoundWords(found.first, found.after, is_low, True, rule, named=place)
    return None


def _read_late_verb(line: Line, found: Found) -> BoundWords | None:
    """Read "auf 600.000 Soldaten begrenzt": the verb stands behind the figure."""
    for place in range(found.after, found.after + _REACH):
        if line[place].sort is Sort.SIGN and line[place].text in {".", ";", ":", ",", ""}:
            return None
        if line[place].is_gloss and line[place].text in line.language.limit_verbs:
            return BoundWords(found.first, found.after, False, True, "limited-to")
    return None
