"""A line that is nothing but a date, as it stands under a title."""

from __future__ import annotations

from plancmp.model.dates import PartialDate, parse_date
from plancmp.model.expressions import late
from plancmp.readers.documents.months import MONTHS
from plancmp.readers.wordlists import find_pattern

_ISO = late(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = find_pattern("readers.documents.printed_dates", "day_first")
_MONTH_FIRST = late(r"([A-Za-z]{3,9})\.? (\d{1,2}), (\d{4})")
_DOTTED = late(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_CLOCK = find_pattern("readers.documents.printed_dates", "clock")
_LONGEST, _LONGEST_LINE = 30, 300
# "Vienna, 5 May 2014": where it was drawn up.
_PLACE = find_pattern("readers.documents.printed_dates", "place")


_LEAD = find_pattern("readers.documents.printed_dates", "lead")


def read_date_line(text: str) -> PartialDate | None:
    """Return the date that a whole line states: "Posted March 1, 2026, 08:15", "Oslo, 1 March 2026"."""
    text = _CLOCK.sub("", _PLACE.sub("", _LEAD.sub("", " ".join(text.split())), count=1))
    if len(text) > _LONGEST or not any(map(str.isdigit, text[-9:])):
        return None
    if match := _DAY_FIRST.fullmatch(text):
        return _make_date(match[3], match[2], match[1])
    if match := _MONTH_FIRST.fullmatch(text):
        return _make_date(match[3], match[1], match[2])
    if match := _DOTTED.fullmatch(text):
        return _make_date(match[3], match[2], match[1])
    return find_iso_date(text) if _ISO.fullmatch(text) else None


def find_date(text: str) -> PartialDate | None:
    """Return the first date with a year within a line, as in "By Ann Lee | Published March 1, 2026 2:05pm"."""
    patterns = ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_DOTTED, (3, 2, 1)))
    found = [
        (match.start(), date)
        for pattern, (year, month, day) in patterns
        for match in pattern.finditer(text[:_LONGEST_LINE])
        if (date := _make_date(match[year], match[month], match[day]))
    ]
    return min(found, default=(0, None))[1]


def find_iso_date(text: str) -> PartialDate | None:
    """Return the ISO date at the start of a text, as in "2026-03-01T12:00:00Z"; else `None`."""
    match = _ISO.match(text)
    if not match:
        return None
    try:
        return parse_date(match[0])
    except ValueError:
        return None


def _make_date(year: str, month: str, day: str) -> PartialDate | None:
    number = int(month) if month.isdecimal() else MONTHS.get(month.lower(), 0)
    try:
        return PartialDate(int(year), number, int(day)) if number else None
    except ValueError:
        return None
