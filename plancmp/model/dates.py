"""Calendar dates that may leave out the day or the month."""

from __future__ import annotations

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.model.value import Value

_ISO = late(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@frozen(order=True, repr=False)
class PartialDate(Value):
    """A day, a month or a year of the Gregorian calendar.

    Attributes:
        year: 1 to 9999.
        month: 1 to 12, or `None` for the whole year.
        day: 1 to 31, or `None` for the whole month.

    Raises:
        ValueError: If there is no such date.
    """

    year: int
    month: int | None = field(default=None, order=lambda month: month or 0)
    day: int | None = field(default=None, order=lambda day: day or 0)

    def __attrs_post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"there is no year {self.year}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"there is no month {self.month}")
        if self.day is not None:
            if self.month is None:
                raise ValueError("a day needs its month")
            if not 1 <= self.day <= _count_days(self.year, self.month):
                raise ValueError(f"there is no day {self.day} in {self.year}-{self.month:02}")

    @property
    def first(self) -> tuple[int, int, int]:
        """The first day that it covers, as (year, month, day)."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> tuple[int, int, int]:
        """The last day that it covers, as (year, month, day)."""
        month = self.month or 12
        return (self.year, month, self.day or _count_days(self.year, month))

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def parse_date(text: str) -> PartialDate:
    """Read an ISO 8601 date.

    Args:
        text: "2025-11-20", "2025-11" or "2025".

    Raises:
        ValueError: If it is written in any other way, or there is no such date.
    """
    match = _ISO.fullmatch(text)
    if not match:
        raise ValueError(f'"{text}" is not a date; write 2025-11-20, 2025-11 or 2025')
    year, month, day = (int(part) if part else None for part in match.groups())
    return PartialDate(year or 0, month, day)


def _count_days(year: int, month: int) -> int:
    # Not calendar.monthrange: importing calendar takes longer than reading a plan's dates.
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in {4, 6, 9, 11} else 31
