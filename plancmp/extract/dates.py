"""Dates of the calendar in their usual spellings, and spans between two dates.

"15 May 2026", "May 15th, 2026", "the 15th day of May 2026", "2026-05-15", "15.5.2026", "May 2026", "the second quarter
of 2026", "1 to 15 March 2026", "by 2030". A date without a year keeps its day and month. Dates that hang on the day of
reading ("tomorrow", "next Friday") are no terms of a text and are left alone.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from plancmp.extract.found import Found
from plancmp.extract.items import Item, Line, Sort
from plancmp.extract.mention import Kind, YearlessDate
from plancmp.extract.stems import is_plural
from plancmp.model.constraints import Dates
from plancmp.model.dates import PartialDate
from plancmp.readers.wordlists import find_words

Date = PartialDate | YearlessDate

_JOINTS = frozenset({"-", "/", ".", ","})
_DEFINITE = find_words("extract.dates", "definite")
_EVENTS = find_words("extract.dates", "events")
_PARTS = {"quarter": 3, "half": 6, "halfyear": 6}
# Month names that are words of another kind too: they need a day, a year or a capital letter beside them.
_AMBIGUOUS = find_words("extract.dates", "ambiguous")
_BEFORE_YEAR = find_words("extract.dates", "before_year")
_SMALL_MONTHS = find_words("extract.dates", "small_months")
_COUNTED_BY = find_words("extract.dates", "counted_by")


@frozen(repr=False)
class _Read:
    value: Date | Dates
    after: int
    rule: str
    certain: bool = True


def find_date_range(line: Line, place: int) -> Found | None:
    """Find two dates with "to", a dash, or "between … and", as `Dates` from the first to the last."""
    language = line.language
    has_between, has_from = line[place].text in language.between, line[place].text in language.range_starts
    # "On 3–5 June" is from the one day to the other.
    start = place + (has_between or has_from or line[place].text == "on")
    for left in _read_range_start(line, start):
        word = line[left.after].text
        if word not in language.to and not (has_between and word in language.joiner):
            continue
        behind = left.after + 1 + (line[left.after + 1].text == "the")
        right = read_date(line, behind) or _read_year(line, behind)
        value = _span(left.value, right.value) if right is not None else None
        if right is not None and value is not None:
            return Found(Kind.RANGE, place, right.after, value, "date-range", left.certain and right.certain)
    return None


def _read_range_start(line: Line, place: int) -> Iterator[_Read]:
    read = read_date(line, place) or _read_year(line, place)
    if read is not None:
        yield read
    day = read_day(line, place)
    if day is not None:
        # Month nought stands for that of the range's end.
        yield _Read(YearlessDate(0, day[0]), day[1], "day")


def _span(left: Date | Dates, right: Date | Dates) -> Dates | None:
    if not isinstance(right, PartialDate) or isinstance(left, Dates):
        return None
    if isinstance(left, YearlessDate):
        month = left.month or right.month
        if month is None or (left.month == 0 and right.day is None):
            return None
        left = _make(right.year, month, left.day) or right
    try:
        return Dates(left, right)
    except ValueError:
        return None


def _make(year: int, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


# A range of dates, a deadline and a date may begin at one place, and each looks there for a date.
@lru_cache(maxsize=256)
def read_date(line: Line, place: int) -> _Read | None:
    """Read a date that begins at a place, without a time of day."""
    item = line[place]
    if item.sort is Sort.YMD or item.sort is Sort.DMY:
        return _read_numeric(line, place)
    if item.text in line.language.weekdays:
        return _read_behind_weekday(line, place)
    if item.text == "last":
        return _read_last_day(line, place)
    if item.sort is Sort.SIGN or (
        item.sort is Sort.WORD and item.text != "q" and item.text not in line.language.months
    ):
        return None
    return (
        _read_day_month(line, place)
        or _read_month_first(line, place)
        or _read_year_first(line, place)
        or _read_part(line, place)
        or _read_cued_year(line, place)
        or _read_numeric_month(line, place)
        or _read_slash(line, place)
    )


def _read_last_day(line: Line, place: int) -> _Read | None:
    """Read "last day of March 2028"."""
    if [line[place + step].text for step in (1, 2)] != ["day", "of"]:
        return None
    read = _read_month_first(line, place + 3)
    month = read.value if read is not None else None
    if read is None or not isinstance(month, PartialDate) or not month.month or month.day:
        return None
    return _Read(PartialDate(month.year, month.month, monthrange(month.year, month.month)[1]), read.after, "date")


def _read_behind_weekday(line: Line, place: int) -> _Read | None:
    after = place + 1
    while line[after].text in {",", ".", "the"} and after < place + 3:
        after += 1
    if line[after].sort in {Sort.YMD, Sort.DMY}:
        return _read_numeric(line, after)
    read = _read_day_month(line, after) or _read_month_first(line, after)
    return read or (_read_slash(line, after) if after == place + 1 else None)


def _read_numeric(line: Line, place: int) -> _Read | None:
    item = line[place]
    first, second, third = (int(part) for part in re.split(r"[-/.]", item.text))
    certain = True
    if item.sort is Sort.YMD:
        year, month, day = first, second, third
    else:
        year = third if third > 99 else third + (2000 if third < 50 else 1900)
        day, month = first, second
        if "." not in item.text:
            # English writes the month first with slashes, unless it cannot be one; up to twelve nobody can tell.
            certain = first == second or first > 12 or second > 12 or line.language.glossary is not None
            is_day_first = first > 12 or (line.language.glossary is not None and second <= 12)
            day, month = (first, second) if is_day_first else (second, first)
    value = _make(year, month, day)
    return _Read(value, place + 1, "date-numeric", certain) if value is not None else None


def _day(item: Item) -> int | None:
    is_plain = item.sort is Sort.ORDINAL or (
        item.sort is Sort.NUMBER
        and item.scale == 1
        and item.rule in {"digits", "words"}
        and item.number.denominator == 1
    )
    if not is_plain or not 1 <= item.number <= 31 or "," in item.text or item.text.startswith("-"):
        return None
    return int(item.number)


def read_day(line: Line, place: int) -> tuple[int, int] | None:
    """Read the day of a month, and return it with the place behind it."""
    day = _day(line[place])
    return (day, place + 1) if day is not None else None


def _month(line: Line, place: int) -> int | None:
    item = line[place]
    return line.language.months.get(item.text) if item.sort is Sort.WORD else None


def _read_day_month(line: Line, place: int) -> _Read | None:
    """Read "15 May 2026", "the 15th day of May, 2026", "1-jan", "16. Nov. 2016"."""
    day = _day(line[place])
    if day is None:
        return None
    after = place + 1
    if line[after].text == "day" and line[after + 1].text == "of":
        after += 1
    if line[after].text == "of" or (line[after].text in _JOINTS and _month(line, after + 1) is not None):
        after += 1
    month = _month(line, after)
    if month is None or not _is_month_name(line, after, line.touches(after) or line[place].sort is Sort.ORDINAL):
        return None
    return _read_year_behind(line, after, month, day)


def _is_month_name(line: Line, place: int, is_sure: bool) -> bool:
    item = line[place]
    if is_sure or item.is_gloss or item.text not in _SMALL_MONTHS:
        return True
    # "the 5 may join": a small "may" is a month only where no verb can follow.
    return line.is_capital(place) or (line[place + 1].sort is not Sort.WORD and line[place - 1].text != ".")


def _read_year_behind(line: Line, place: int, month: int, day: int) -> _Read | None:
    """Read the year behind the last item of a day and month."""
    after = place + 1
    if line[after].text == "." and _reads_on(line, after):
        after += 1
    start = after
    for step in (start, start + 1):
        year = _year(line, step)
        if year is not None:
            value = _make(year[0], month, day)
            return _Read(value, year[1], "date") if value is not None else None
        if line[step].text not in {",", "of", "-", "/"}:
            break
    if day > 30 and month in {4, 6, 9, 11}:
        return None
    return _Read(YearlessDate(month, day), place + 1, "date-yearless")


def _reads_on(line: Line, place: int) -> bool:
    return _year(line, place + 1) is not None or _day(line[place + 1]) is not None


def _year(line: Line, place: int) -> tuple[int, int] | None:
    item = line[place]
    if item.sort is not Sort.NUMBER:
        return None
    if re.fullmatch(r"\d{4}", item.text) and 1000 <= item.number <= 2999:
        is_unit = line[place + 1].text in line.language.spans or line[place + 1].text == "%"
        return (int(item.number), place + 1) if not is_unit else None
    if item.rule != "words" or item.number.denominator != 1:
        return None
    if 1000 <= item.number <= 2100:
        return int(item.number), place + 1
    return _spoken_year(line, place)


def _spoken_year(line: Line, place: int) -> tuple[int, int] | None:
    """Read "nineteen seventy eight" and "nineteen zero one"."""
    century, rest = line[place].number, line[place + 1]
    if not 11 <= century <= 20 or rest.sort is not Sort.NUMBER or rest.rule != "words" or rest.number.denominator != 1:
        return None
    if rest.number == 0 and line.is_number(place + 2) and 0 < line[place + 2].number < 10:
        return int(century * 100 + line[place + 2].number), place + 3
    return (int(century * 100 + rest.number), place + 2) if 10 <= rest.number <= 99 else None


def _read_month_first(line: Line, place: int) -> _Read | None:
    """Read "May 15, 2026", "May the fifteenth", "May 2026", "jan-1"; or the month alone behind "in"."""
    month = _month(line, place)
    if month is None:
        return None
    after = place + 1
    if line[after].text in {*_JOINTS, "the"} and (_reads_on(line, after) or line[after + 1].text == "the"):
        after += 1
    after += line[after].text == "the"
    glued = re.fullmatch(r"(\d{1,2}),(\d{4})", line[after].text)
    if glued and line[after].sort is Sort.NUMBER:
        value = _make(int(glued[2]), month, int(glued[1]))
        return _Read(value, after + 1, "date") if value is not None else None
    # Only English writes "May 15"; elsewhere the figure is another one.
    day = _day(line[after]) if not line[place].is_gloss else None
    if day is not None and not _is_other_figure(line, after) and not _is_verb(line, place, after):
        return _read_year_behind(line, after, month, day)
    year = _year(line, after + (line[after].text == "of"))
    if year is not None and (value := _make(year[0], month, None)) is not None:
        return _Read(value, year[1], "date-month")
    return _read_month_alone(line, place, month)


def _is_verb(line: Line, place: int, day_at: int) -> bool:
    """Whether "may" is one: "may 5 states join"."""
    item, behind = line[place], line[day_at + 1]
    is_small = item.text in {"may", "march"} and not line.is_capital(place)
    return is_small and line[day_at].sort is Sort.NUMBER and behind.sort is Sort.WORD


def _is_other_figure(line: Line, place: int) -> bool:
    """Whether the number behind a month name begins something else: "may 5 %", "in May 3 states"."""
    behind = line[place + 1].text
    return behind in {"%", "percent", "per"} or behind in line.language.spans or behind in line.language.scales


def _read_month_alone(line: Line, place: int, month: int) -> _Read | None:
    item = line[place]
    is_capital = line.is_capital(place) or item.is_gloss
    has_cue = line[place - 1].text in line.language.year_cues
    if (
        not is_capital
        or not has_cue
        or (item.text in _AMBIGUOUS and item.text != "march" and len(item.text) < 4 and item.text != "may")
    ):
        return None
    return _Read(YearlessDate(month), place + 1, "date-month-yearless")


def _read_year_first(line: Line, place: int) -> _Read | None:
    """Read "2026 May", "2016, Nov", "2019-sep-1"."""
    year = _year(line, place)
    if year is None:
        return None
    after = year[1] + (line[year[1]].text in {",", "-", "/"})
    month = _month(line, after) if not line[after].is_gloss else None
    if month is None or (line[after].text == "may" and not line.is_capital(after)):
        return None
    behind = after + 1 + (line[after + 1].text in {"-", "/"})
    day = _day(line[behind]) if behind > after + 1 else None
    value = _make(year[0], month, day)
    return (
        _Read(value, behind + 1 if day else after + 1, "date" if day else "date-month") if value is not None else None
    )


def _read_part(line: Line, place: int) -> _Read | None:
    """Read "first quarter of 2026", "second half of 2026", "Q3 2026"."""
    item, after, length = line[place], place + 2, 3
    if item.sort is Sort.ORDINAL and line[place + 1].text in _PARTS:
        number, length = int(item.number), _PARTS[line[place + 1].text]
    elif item.text == "q" and line.is_number(place + 1) and line.touches(place + 1):
        number = int(line[place + 1].number)
    else:
        return None
    while line[after].text in _BEFORE_YEAR:
        after += 1
    year = _year(line, after)
    if year is None or not 1 <= number <= 12 // length:
        return None
    last = number * length
    value = Dates(PartialDate(year[0], last - length + 1), PartialDate(year[0], last))
    return _Read(value, year[1], "date-part")


def _read_year(line: Line, place: int) -> _Read | None:
    year = _year(line, place)
    value = _make(year[0], None, None) if year is not None else None
    return _Read(value, year[1], "date-year") if year is not None and value is not None else None


def _read_cued_year(line: Line, place: int) -> _Read | None:
    """Read a year alone; four digits are one only behind a word such as "in", and between 1900 and 2100."""
    item = line[place]
    if item.rule == "year":
        return _read_year(line, place)
    is_year = re.fullmatch(r"\d{4}", item.text) is not None and 1900 <= item.number <= 2100
    is_glued = line.touches(place + 1) and line[place + 1].sort is Sort.WORD
    if item.sort is not Sort.NUMBER or not is_year or is_glued:
        return None
    cue = line[place - 1].text
    if cue in _DEFINITE and _names_event(line, place + 1):
        return _read_year(line, place)
    has_cue = cue in line.language.year_cues and not (cue in _COUNTED_BY and _is_counted(line, place))
    return _read_year(line, place) if has_cue else None


def _names_event(line: Line, place: int) -> bool:
    """Whether a year stands before its event and counts nothing: "the 2014 election", "the 2016 Paris Agreement"."""
    item, language = line[place], line.language
    if item.sort is not Sort.WORD or item.text in language.stops or language.glossary is not None:
        return False
    return item.text in _EVENTS or not (is_plural(item.text) or item.text in language.plurals)


def _is_counted(line: Line, place: int) -> bool:
    behind = line[place + 1]
    return behind.sort is Sort.WORD and behind.text not in line.language.stops


def _read_slash(line: Line, place: int) -> _Read | None:
    """Read "on 4/22" and "on 22/04": a day and month only behind "on" or a weekday."""
    if line[place].sort is not Sort.NUMBER:
        return None
    after = place + 1
    while line[after].text in {"/", "-"} and line.touches(after) and line.touches(after + 1) and after < place + 3:
        after += 2
    text, cue = line.slice(place, after - 1), line[place - 1].text
    match = re.fullmatch(r"(\d{1,2})[-/](\d{1,2})", text)
    is_padded = re.fullmatch(r"0\d/[0-3]\d|[0-3]\d/0\d", text) is not None
    if not match or not (is_padded or cue == "on" or cue in line.language.weekdays):
        return None
    first, second = int(match[1]), int(match[2])
    day, month = (first, second) if first > 12 else (second, first)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return _Read(YearlessDate(month, day), after, "date-slash", first > 12 or second > 12)


def _read_numeric_month(line: Line, place: int) -> _Read | None:
    """Read "2026-05" and "05/2026"; the first may also be two years, so that it is not certain."""
    if line[place].sort is not Sort.NUMBER or line[place + 1].text not in {"-", "/"} or not line.touches(place + 1):
        return None
    text = line.slice(place, place + 2)
    match = re.fullmatch(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})|(?P<m>\d{1,2})[-/](?P<y>(?:19|20)\d\d)", text)
    if match is None or line[place + 3].text in {"-", "/"} or line[place - 1].text in {"-", "/"}:
        return None
    value = _make(int(match["year"] or match["y"]), int(match["month"] or match["m"]), None)
    return _Read(value, place + 3, "date-month-numeric", match["y"] is not None) if value is not None else None
