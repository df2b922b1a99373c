"""What a recognizer reports: a stretch of text that has an exact value."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias

from attrs import frozen

from plancmp.model.constraints import Dates, Deadline, Interval
from plancmp.model.dates import PartialDate
from plancmp.model.quantity import Quantity

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class Kind(StrEnum):
    """What a mention is about."""

    NUMBER = "number"
    PERCENT = "percent"
    SHARE = "share"
    MONEY = "money"
    DURATION = "duration"
    MEASURE = "measure"
    COUNT = "count"
    DATE = "date"
    RANGE = "range"
    DEADLINE = "deadline"
    REFERENCE = "reference"


@frozen(repr=False)
class YearlessDate:
    """A day or month that comes back every year: "15 March", "in January".

    Attributes:
        month: 1 to 12.
        day: 1 to 31, or `None` for the whole month.
    """

    month: int
    day: int | None = None

    def __str__(self) -> str:
        return f"{self.day} {_MONTHS[self.month - 1]}" if self.day else _MONTHS[self.month - 1]


@frozen(repr=False)
class Ratio:
    """How a whole is split: "50:50", "one third each".

    Attributes:
        parts: The parts in the order of the text; one part alone is what each holder has.
    """

    parts: tuple[Quantity, ...]

    def __str__(self) -> str:
        return ":".join(str(part) for part in self.parts)


@frozen(repr=False)
class CompoundSpan:
    """A span of calendar and clock units together, "1 month 21 days", which no single unit can hold.

    Attributes:
        parts: The parts in the order of the text.
    """

    parts: tuple[Quantity, ...]

    def __str__(self) -> str:
        return " ".join(str(part) for part in self.parts)


Value: TypeAlias = (
    "Quantity | Interval | PartialDate | YearlessDate | Dates | Deadline | Ratio | CompoundSpan | str | None"
)


@frozen(repr=False)
class Mention:
    """A stretch of text and what it says.

    Attributes:
        kind: What it is about.
        start: Where it begins, in characters.
        end: Where it ends, in characters; one past the last.
        text: The stretch itself.
        value: What it says, exactly; text for a reference, `None` where it names no figure ("several days").
        rule: The id of the rule that found it.
        certain: Whether it can be read in one way only; "03/04/2026" cannot.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Value
    rule: str
    certain: bool = True

    @property
    def span(self) -> tuple[int, int]:
        """Start and end, as `Evidence` wants them."""
        return (self.start, self.end)
