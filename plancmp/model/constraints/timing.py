"""When something is due: calendar dates, and deadlines that hang on an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import ClassVar, Self

from attrs import field, frozen

from plancmp.model.constraints.base import Constraint, Relation, Spelling, SpellingError, Step, require_text
from plancmp.model.constraints.bounds import Bound, compare_highs, compare_lows, name_move, relate_ends
from plancmp.model.constraints.interval import spell_difference
from plancmp.model.constraints.words import Say, say_english
from plancmp.model.dates import PartialDate, parse_date
from plancmp.model.expressions import late
from plancmp.model.quantity import WORKDAYS, Quantity, compare_quantities, parse_quantity
from plancmp.model.spelling import fold_spelling


def _order_days(left: int, right: int) -> int:
    return (left > right) - (left < right)


@frozen(eq=False, repr=False)
class Dates(Constraint):
    """All days between two dates; a month or year alone stands for all of its days.

    Attributes:
        earliest: The first date, or `None`.
        latest: The last date, or `None`.
        strict_start: Whether the first date itself is left out ("after").
        strict_end: Whether the last date itself is left out ("before").

    Raises:
        ValueError: If there is no date, an end without a date is strict, or no day is left.
    """

    kind: ClassVar[str] = "dates"
    keys: ClassVar[tuple[str, ...]] = ("on", "by", "before", "from", "after")

    earliest: PartialDate | None = None
    latest: PartialDate | None = None
    strict_start: bool = False
    strict_end: bool = False

    def __attrs_post_init__(self) -> None:
        if not self.earliest and not self.latest:
            raise ValueError("no date is given")
        if (self.strict_start and not self.earliest) or (self.strict_end and not self.latest):
            raise ValueError("an end without a date cannot leave it out")
        if self._low and self._high and self._low.value > self._high.value:
            raise ValueError(f'no day lies between "{self.earliest}" and "{self.latest}"')

    # The first and the last day that it allows, as day numbers: "after 30 June" and "from 1 July" are the same.

    @property
    def _low(self) -> Bound[int] | None:
        if not self.earliest:
            return None
        return Bound(_number(self.earliest.last) + 1 if self.strict_start else _number(self.earliest.first))

    @property
    def _high(self) -> Bound[int] | None:
        if not self.latest:
            return None
        return Bound(_number(self.latest.first) - 1 if self.strict_end else _number(self.latest.last))

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        dates = {}
        for key in spelling:
            try:
                dates[key] = parse_date(require_text(spelling, key))
            except SpellingError:
                raise
            except ValueError as error:
                raise SpellingError(str(error), (key,)) from None
        if "on" in dates:
            if len(dates) > 1:
                other = next(key for key in dates if key != "on")
                raise SpellingError(f'"on" stands alone; "{other}" cannot stand beside it', (other,))
            return cls(dates["on"], dates["on"])
        for pair in (("by", "before"), ("from", "after")):
            if all(key in dates for key in pair):
                raise SpellingError(f'"{pair[0]}" and "{pair[1]}" bound the same end; keep one', (pair[1],))
        try:
            return cls(
                dates.get("from") or dates.get("after"),
                dates.get("by") or dates.get("before"),
                "after" in dates,
                "before" in dates,
            )
        except ValueError as error:
            raise SpellingError(str(error)) from None

    def spell(self) -> Mapping[str, str]:
        if self.earliest and self.earliest == self.latest and not (self.strict_start or self.strict_end):
            return {"on": str(self.earliest)}
        spelling = {}
        if self.earliest:
            spelling["after" if self.strict_start else "from"] = str(self.earliest)
        if self.latest:
            spelling["before" if self.strict_end else "by"] = str(self.latest)
        return spelling

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        date_schema = {"type": ["string", "integer"], "description": "2025-11-20, 2025-11 or 2025."}
        return dict.fromkeys(cls.keys, date_schema)

    def describe(self, say: Say = say_english) -> str:
        first, *rest = [say(key, value=value) for key, value in self.spell().items()]
        return say("and", first=first, second=rest[0]) if rest else first

    def relate(self, new: Self) -> Relation:
        return relate_ends(*self._compare_ends(new))

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        low, high = self._compare_ends(new)
        both_on = self.earliest == self.latest and new.earliest == new.latest
        if both_on and low * high < 0:
            return (Step("date-later" if low > 0 else "date-earlier", _days_between(self._low, new._low)),)
        names = {"raised": "later", "lowered": "earlier"}
        steps = []
        for end, old_end, new_end, sign in (
            ("deadline", self._high, new._high, -(high or 0)),
            ("start", self._low, new._low, low or 0),
        ):
            if sign:
                rule, _, move = name_move(end, old_end, new_end, sign).rpartition("-")
                steps.append(Step(f"{rule}-{names.get(move, move)}", _days_between(old_end, new_end)))
        return tuple(steps)

    def overlap(self, other: Self) -> Self | None:
        low, high = self._compare_ends(other)
        return self._span(other if low > 0 else self, other if high > 0 else self)

    def union(self, other: Self) -> Self | None:
        if not (_follows(self._high, other._low) and _follows(other._high, self._low)):
            return None
        low, high = self._compare_ends(other)
        return self._span(self if low > 0 else other, self if high > 0 else other)

    def _span(self, start: Self, end: Self) -> Self | None:
        try:
            return type(self)(start.earliest, end.latest, start.strict_start, end.strict_end)
        except ValueError:
            return None  # no day, or every day, which no dates can say

    def excludes(self, other: Self) -> bool:
        return self.overlap(other) is None

    def _compare_ends(self, new: Self) -> tuple[int, int]:
        low = compare_lows(self._low, new._low, _order_days)
        high = compare_highs(self._high, new._high, _order_days)
        return low or 0, high or 0


def _number(day: tuple[int, int, int]) -> int:
    return date(*day).toordinal()


def _follows(end: Bound[int] | None, start: Bound[int] | None) -> bool:
    """Say whether no day lies between an end and a start."""
    return end is None or start is None or start.value <= end.value + 1


def _days_between(old: Bound[int] | None, new: Bound[int] | None) -> str:
    if not old or not new:
        return ""
    days = new.value - old.value
    sign, years = "+" if days > 0 else "−", _count_years(min(old.value, new.value), max(old.value, new.value))
    if years:
        return f"{sign}{years} {'year' if years == 1 else 'years'}"
    if abs(days) > _LONG:
        return f"{sign}{abs(days) / _YEAR:.1f} years"
    return f"{sign}{abs(days):,} {'day' if abs(days) == 1 else 'days'}"


def _count_years(first: int, last: int) -> int:
    """Return how many whole years lie between two days, 0 if they are no anniversary of each other."""
    if not date.min.toordinal() <= first <= last <= date.max.toordinal():  # "before year 1" ends a day before it
        return 0
    earlier, later = date.fromordinal(first), date.fromordinal(last)
    return later.year - earlier.year if (earlier.month, earlier.day) == (later.month, later.day) else 0


# Who reads of more days than these thinks in years.
_LONG, _YEAR = 730, 365.25


class Pace(StrEnum):
    """How a deadline's time runs, from the strictest to the loosest."""

    AT_ONCE = "at once"
    WITHIN = "within"
    NOT_WITHIN = "not within"
    SOON = "as soon as possible"
    ANY = "any time"
    BEFORE = "before"


_STRICTNESS = {Pace.AT_ONCE: 0, Pace.WITHIN: 1, Pace.SOON: 2, Pace.ANY: 3}
_TIMED = frozenset({Pace.WITHIN, Pace.NOT_WITHIN})
_LEAST = "at least "
_DEADLINE = late(
    r"(?:(?P<pace>as soon as possible|at once|immediately)|(?:within )?(?P<span>[^a-z]*\d.*?))"
    r"(?:\s+(?:after|of|on|upon|following)\s+(?P<event>.+))?",
    re.IGNORECASE,
)
_DEADLINE_HELP = (
    'write "100 days after signature", "as soon as possible after signature", '
    '"at once after X", "after X", "before X" or "at least 5 days after X"'
)


def _fold_space(text: str) -> str:
    return " ".join(text.split())


@frozen(eq=False, repr=False)
class Deadline(Constraint):
    """A time that depends on an event.

    Attributes:
        pace: How the time runs.
        event: The event that it runs from, or that it must precede; empty where the text names none.
        span: How long it runs, for `Pace.WITHIN`; how long it has not begun, for `Pace.NOT_WITHIN`.

    Raises:
        ValueError: If `span` is no span of time, or is missing where it should be there or the reverse; if there is no
            event where there should be one.
    """

    kind: ClassVar[str] = "deadline"
    keys: ClassVar[tuple[str, ...]] = ("deadline",)

    pace: Pace
    event: str = field(default="", converter=_fold_space)
    span: Quantity | None = None

    def __attrs_post_init__(self) -> None:
        if (self.span is not None) != (self.pace in _TIMED):
            raise ValueError(f'a deadline "{self.pace}" has {"no" if self.span else "a"} span')
        if self.span and (self.span.dimension not in {"days", "months", *WORKDAYS} or self.span.number < 0):
            raise ValueError(f'"{self.span}" is not a span of time; {_DEADLINE_HELP}')
        if not self.event and self.pace in {Pace.ANY, Pace.BEFORE}:
            raise ValueError(f"the deadline names no event; {_DEADLINE_HELP}")

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        text = " ".join(require_text(spelling, "deadline").split())
        try:
            return cls._parse_text(text)
        except ValueError as error:
            raise SpellingError(str(error), ("deadline",)) from None

    @classmethod
    def _parse_text(cls, text: str) -> Self:
        before_or_after = re.fullmatch(r"(before|after)\s+(.+)", text, re.IGNORECASE)
        if before_or_after:
            pace = Pace.BEFORE if before_or_after[1].lower() == "before" else Pace.ANY
            return cls(pace, before_or_after[2])
        is_least = text.casefold().startswith(_LEAST)
        match = _DEADLINE.fullmatch(text[len(_LEAST) :] if is_least else text)
        if not match or (is_least and not match["span"]):
            raise ValueError(f'"{text}" is not a deadline; {_DEADLINE_HELP}')
        event = match["event"] or ""
        if match["span"]:
            pace = Pace.NOT_WITHIN if is_least else Pace.WITHIN
            return cls(pace, event, parse_quantity(match["span"]))
        word = match["pace"].lower()
        return cls(Pace.SOON if word == "as soon as possible" else Pace.AT_ONCE, event)

    def spell(self) -> Mapping[str, str]:
        return {"deadline": self.describe()}

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        return {"deadline": {"type": "string", "description": f"A time that depends on an event: {_DEADLINE_HELP}."}}

    def describe(self, say: Say = say_english) -> str:
        if self.pace in {Pace.BEFORE, Pace.ANY}:
            return say("before-event" if self.pace is Pace.BEFORE else "after-event", event=self.event)
        if self.span:
            head = say("at-least", value=self.span) if self.pace is Pace.NOT_WITHIN else str(self.span)
        else:
            head = say("at-once" if self.pace is Pace.AT_ONCE else "soon")
        return say("deadline", span=head, event=self.event) if self.event else head

    def relate(self, new: Self) -> Relation:
        if any((self.pace is pace) != (new.pace is pace) for pace in (Pace.BEFORE, Pace.NOT_WITHIN)):
            return Relation.CROSSING
        if not self._shares_event(new):
            return Relation.CROSSING
        if self.pace is Pace.BEFORE:
            return Relation.EQUAL
        order = self._order(new)
        if order is None:
            return Relation.CROSSING
        if order == 0:
            return Relation.EQUAL
        return Relation.NARROWER if (order < 0) != (self.pace is Pace.NOT_WITHIN) else Relation.WIDER

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        if self.relate(new) is Relation.EQUAL:
            return ()
        steps = []
        if self._key() != new._key():
            steps.append(
                Step("event-changed" if self.event and new.event else ("event-named" if new.event else "event-unnamed"))
            )
        return (*steps, *(self._list_spans(new) if self.pace is new.pace else self._list_paces(new)))

    def _list_spans(self, new: Self) -> Iterator[Step]:
        if not (self.span and new.span):
            return
        sign = self._order(new)
        if sign is None:
            yield Step("span-recast")
        elif sign:
            end = "deadline" if self.pace is Pace.WITHIN else "start"
            yield Step(f"{end}-{'later' if sign > 0 else 'earlier'}", spell_difference(self.span, new.span))

    def _list_paces(self, new: Self) -> Iterator[Step]:
        firm = {Pace.AT_ONCE, Pace.WITHIN}
        if Pace.NOT_WITHIN in {self.pace, new.pace}:
            yield Step("start-introduced" if new.pace is Pace.NOT_WITHIN else "start-removed")
            if Pace.WITHIN in {self.pace, new.pace}:
                yield Step("deadline-removed" if self.pace is Pace.WITHIN else "deadline-introduced")
        elif self.pace in firm and new.pace in firm:
            yield Step("deadline-later" if self.pace is Pace.AT_ONCE else "deadline-earlier")
        elif self.pace in firm:
            yield Step("deadline-opened")
        else:
            yield Step("deadline-fixed" if new.pace in firm else "pace-changed")

    def overlap(self, other: Self) -> Self | None:
        relation = self.relate(other)
        return None if relation is Relation.CROSSING else (other if relation is Relation.NARROWER else self)

    def union(self, other: Self) -> Self | None:
        relation = self.relate(other)
        return None if relation is Relation.CROSSING else (other if relation is Relation.WIDER else self)

    def excludes(self, other: Self) -> bool:
        """Say so if one is before the event and the other after it."""
        is_turned = (self.pace is Pace.BEFORE) != (other.pace is Pace.BEFORE)
        return is_turned and self._key() == other._key() != ""

    def _key(self) -> str:
        return fold_spelling(self.event)

    def _shares_event(self, new: Self) -> bool:
        return self._key() == new._key() or (self.pace is not new.pace and not (self.event and new.event))

    def _order(self, new: Self) -> int | None:
        if self.span and new.span:
            return compare_quantities(new.span, self.span)
        difference = _STRICTNESS[new.pace] - _STRICTNESS[self.pace]
        return (difference > 0) - (difference < 0)
