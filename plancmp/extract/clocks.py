"""Times of day, "06:00", "6 p.m.", "22 h 30", "с 7 часов до 22 часов", and dates with them."""

from __future__ import annotations

import re

from plancmp.extract.dates import read_date, read_day
from plancmp.extract.found import Found
from plancmp.extract.items import Line
from plancmp.extract.mention import Kind
from plancmp.readers.wordlists import find_words

_NOON = 12
_OCLOCK = find_words("extract.clocks", "oclock")
_AFTER_MINUTES = _OCLOCK | find_words("extract.clocks", "after_minutes")
_AT = find_words("extract.clocks", "at")
_HOURS = find_words("extract.clocks", "hours")
_FROM = find_words("extract.clocks", "from")
_TO_HOUR = find_words("extract.clocks", "to_hour")
_HALVES = {"am": 0, "pm": _NOON, "noon": _NOON, "midnight": 2 * _NOON}
_BEHIND_DAY = find_words("extract.clocks", "behind_day") | {""}
_PARTS_OF_DAY = {"morning": 0, "afternoon": _NOON, "evening": _NOON}


def find_date(line: Line, place: int) -> Found | None:
    """Find a date.

    Returns:
        A `PartialDate`; a `YearlessDate` where no year is named; `Dates` for a quarter or half of a year; text for a
        time of day.
    """
    read = read_date(line, place)
    if read is None:
        return find_clock(line, place)
    return Found(Kind.DATE, place, read.after, read.value, read.rule, read.certain)


def find_clock(line: Line, place: int, *, is_last: bool = False) -> Found | None:
    """Find a time of day, "06:00", "6 p.m.", as text with two figures each; the last of a range begins none."""
    if not line[place].text[:1].isdigit():
        return _read_spoken_hour(line, place)
    if re.fullmatch(r"\d{1,2}", line[place].text) and (behind := _read_half(line, place + 1, int(line[place].text))):
        return Found(Kind.DATE, place, behind[1], f"{behind[0]:02}:00", "clock")
    if (clock := _read_named_hour(line, place, is_last)) is not None:
        return clock
    if line[place + 1].text != ":" or not line.touches(place + 1) or not line.touches(place + 2):
        return None
    match = re.fullmatch(r"([01]?\d|2[0-4]):([0-5]\d)", line.slice(place, place + 2))
    if match is None or line[place + 3].text == ":":
        return None
    hour, after = _read_half(line, place + 3, int(match[1])) or (int(match[1]), place + 3)
    after += line[after].text in _AFTER_MINUTES
    return Found(Kind.DATE, place, after, f"{hour:02}:{match[2]}", "clock")


def _read_spoken_hour(line: Line, place: int) -> Found | None:
    """Read "ten o'clock", "twelve noon" and "ten in the morning"."""
    number = line[place].number if line.is_number(place) else None
    if not number or number.denominator > 1 or number > _NOON:
        return None
    is_hour = line[place + 1].text in _OCLOCK
    half = _read_half(line, place + 1 + is_hour, int(number))
    hour, after = half or (int(number), place + 2)
    return Found(Kind.DATE, place, after, f"{hour:02}:00", "clock") if is_hour or half else None


def _read_named_hour(line: Line, place: int, is_last: bool) -> Found | None:
    """Read "10.30 p.m.", "22.30 Uhr" and "22 h 30", of which what stands behind the hour says that it is one."""
    spelt, after = line.slice(place, place), place + 1
    is_end = line[place - 1].text in _AT or line[place - 1].text in line.language.to
    four = re.fullmatch(r"([01]\d|2[0-4])([0-5]\d)", spelt)
    if four is not None:
        is_named = is_end and line[after].text in {"hours", "hrs"}
        found = Found(Kind.DATE, place, after + is_named, f"{four[1]}:{four[2]}", "clock")
        return found if is_named or (is_end and not is_last and _begins_clocks(line, after)) else None
    point = re.fullmatch(r"([01]?\d|2[0-4])(?:\.([0-5]\d))?", spelt)
    if point is None:
        return None
    hour, minutes = int(point[1]), point[2] or "00"
    if point[2] and (half := _read_half(line, after, hour)):
        hour, after = half
    elif line[after].text in _OCLOCK or (point[2] and line[after].text in _AFTER_MINUTES and is_end):
        hour, after = _read_half(line, after + 1, hour) or (hour, after + 1)
    elif line[after].text == "h" and re.fullmatch(r"[0-5]\d", line.slice(after + 1, after + 1)) and not point[2]:
        minutes, after = line.slice(after + 1, after + 1), after + 2
    elif not point[2] and (behind := _end_hours(line, place)):
        after = behind
    elif is_last or not _begins_clocks(line, after, has_minutes=bool(point[2])):
        return None
    return Found(Kind.DATE, place, after, f"{hour:02}:{minutes}", "clock")


def _begins_clocks(line: Line, place: int, *, has_minutes: bool = True) -> bool:
    """Whether an hour before a place is the first of "8 bis 17 Uhr", whose last says for both that they are hours."""
    is_between = line[place - 2].text in line.language.between and line[place].text in line.language.joiner
    last = find_clock(line, place + 1, is_last=True) if line[place].text in line.language.to or is_between else None
    return last is not None and (has_minutes or line[last.after - 1].text in _OCLOCK)


def _end_hours(line: Line, place: int) -> int:
    """Return the place behind "à 18 heures", or the hours of a day: "до 18 часов 1 мая"; 0 for a span of time."""
    is_named = line[place + 1].text in _HOURS
    if line.language.glossary is None or "within" in {line[place - 1].text, line[place - 2].text}:
        return 0
    if _find_last_hour(line, place) or any(_find_last_hour(line, n) == place for n in range(max(0, place - 5), place)):
        return place + 1 + is_named
    if not is_named:
        return 0
    is_of = line[place + 2].text == "of"
    at = place - 1 - (line[place - 1].text == "the" and not is_of)  # "a las 18 horas"
    if line[at].text == "at" and line[at].is_gloss:
        return place + 2
    day = place + 2 + is_of
    day += line[day].text in {"the", "on"}
    is_named = line[place - 1].text == "the" or not is_of  # "antes de las 18 horas del 3 de mayo"
    return place + 2 if is_named and read_day(line, day) and read_date(line, day) else 0


def _find_last_hour(line: Line, place: int) -> int | None:
    """Return the place of 22 in "с 7 часов до 22 часов", of 17 in "de las 8 a las 17 horas"; else `None`."""
    is_the = line[place - 1].text == "the"
    has_word = line[place + 1].text in _HOURS
    to = place + 1 + has_word
    to += line[to].text == "up"
    last = to + 1 + is_the
    is_range = line[place - 1 - is_the].text in _FROM and (is_the or has_word) and line[to].text in _TO_HOUR
    return last if is_range and line.is_number(last) and line[last + 1].text in _HOURS else None


def _read_half(line: Line, place: int, hour: int) -> tuple[int, int] | None:
    """Read "p.m.", "noon" or "in the evening" behind an hour: the hour of the day and the place behind.

    12:30 a.m. is past midnight.
    """
    is_part = line.reads(place, ("in", "the")) and line[place + 3].text in _BEHIND_DAY
    half = re.sub(r"\W", "", line[place + 2 * is_part].text)
    halves = _PARTS_OF_DAY if is_part else _HALVES
    is_hour = half in halves and 1 <= hour <= _NOON
    return (hour % _NOON + halves[half], place + 1 + 2 * is_part) if is_hour else None
