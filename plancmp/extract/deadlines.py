"""Deadlines: a span from an event, a last or first date, "as soon as possible after signature"."""

from __future__ import annotations

from functools import cache

from plancmp.extract.clocks import find_date
from plancmp.extract.durations import find_duration, read_unit
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind, YearlessDate
from plancmp.extract.pieces import fold_word
from plancmp.model.constraints import Dates, Deadline, Pace
from plancmp.model.dates import PartialDate
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import find_pattern, find_patterns, find_words, order_words, pair_words

_MAX_EVENT = 10
_AUXILIARIES = find_words("extract.deadlines", "auxiliaries")
_EVENTS = find_patterns("extract.deadlines.events")
# "After the invoice is received" is "after receipt of the invoice", "after the ship arrives" "after its arrival".
_DONE_TO = find_pattern("extract.deadlines", "done_to")
# What an event is "of" when it is of the text itself, and the small words around it.
_OWN_TEXT = find_pattern("extract.deadlines", "own_text")
_OPENS_SUBJECT = find_words("extract.deadlines", "opens_subject")
_LINKS = find_words("extract.deadlines", "links")
_AHEAD = find_words("extract.deadlines", "ahead")
_MAX_SUBJECT = 12  # words
_PARTICIPLES = order_words("extract.deadlines", "participles")
_QUANTIFIERS = find_words("extract.deadlines", "quantifiers")
_ARTICLES = find_words("extract.deadlines", "articles")
_BEHIND_SPAN = find_words("extract.deadlines", "behind_span")
_OPENS_EVENT = find_words("extract.deadlines", "opens_event")
_OF_SPAN = find_words("extract.deadlines", "of_span")
_NEXT = find_words("extract.deadlines", "next")
_EDGES = find_words("extract.deadlines", "edges")


def find_deadline(line: Line, place: int) -> Found | None:
    """Find a deadline.

    Returns:
        A `Deadline` for a time that hangs on an event or begins now, `Dates` for a last or first date. "In 5 days"
        counts only with an event ("in 5 days after signature").
    """
    return _read_dated(line, place) or _read_within(line, place) or _read_soon(line, place) or _read_span(line, place)


def _read_dated(line: Line, place: int) -> Found | None:
    for table, is_last in ((line.language.by_dates, True), (line.language.from_dates, False)):
        length, is_inclusive = line.match(place, table)
        found = _read_bounded(line, place, place + length, is_last, is_inclusive) if length else None
        found = found or (_read_nth(line, place, place + length) if length and is_last and is_inclusive else None)
        if found is not None:
            return found
    return _read_tailed(line, place)


def _read_nth(line: Line, place: int, start: int) -> Found | None:
    """Read "not later than the tenth day after receipt" as "within ten days after receipt"."""
    start += line[start].text == "the"
    unit, after = read_unit(line, start + 1) if line[start].sort is Sort.ORDINAL else ("", start)
    event, after = _read_event(line, after) if unit else ("", after)
    value = Deadline(Pace.WITHIN, event, Quantity(line[start].number, unit)) if event else None
    return Found(Kind.DEADLINE, place, after, value, "deadline-nth") if value else None


@cache
def _nouns() -> dict[str, str]:
    """Return the noun of each verb of an event, folded."""
    return {fold_word(verb): noun for noun, verb in read_equivalents().deeds.items()}


# "After receiving the text" is "after receipt of the text".
_NOUNS = pair_words("extract.deadlines", "nouns")


def _read_tailed(line: Line, place: int) -> Found | None:
    """Read "on 15 May 2027 at the latest"."""
    found = find_date(line, place + (line[place].text == "on")) if line[place].sort is not Sort.SIGN else None
    date = found.value if found is not None else None
    if found is None or not isinstance(date, PartialDate):
        return None
    for table, is_last in zip(line.language.date_tails, (False, True), strict=True):
        length = line.phrase_at(found.after, table)
        # "On 1 May not later than noon": in English these words belong to what follows.
        if length and (line[found.after].text != "not" or line[found.after].is_gloss):
            value = Dates(latest=date) if is_last else Dates(earliest=date)
            return Found(Kind.DEADLINE, place, found.after + length, value, "deadline-date", found.certain)
    return None


def _read_bounded(line: Line, place: int, start: int, is_last: bool, is_inclusive: bool) -> Found | None:
    if line[start].text == "the" and line[start + 1].text in _EDGES:
        start += 1
    is_end = line[start].text == "end" and line[start + 1].text == "of"
    if is_end:
        start += 2
        # "Before the end of 2026" leaves out no day of 2026, "from the end of 2026" all of them.
        is_inclusive = is_last
    start += line[start].text == "the" and line[start].is_gloss
    found = find_date(line, start)
    if found is None:
        return None
    # "From the second quarter" begins with its first day, "after it" and "by it" with its last one.
    is_start = is_inclusive != is_last and not is_end
    span = found.value if isinstance(found.value, Dates) else None
    date = found.value if span is None else span.earliest if is_start else span.latest
    if isinstance(date, YearlessDate) and date.day:
        word = ("by" if is_inclusive else "before") if is_last else ("from" if is_inclusive else "after")
        return Found(Kind.DEADLINE, place, found.after, f"{word} {date}", "deadline-yearless", found.certain)
    if not isinstance(date, PartialDate):
        return None
    value = (
        Dates(latest=date, strict_end=not is_inclusive)
        if is_last
        else Dates(earliest=date, strict_start=not is_inclusive)
    )
    # "By 5 June at the latest" says it twice.
    after = found.after + (line.phrase_at(found.after, line.language.date_tails[1]) if is_last else 0)
    return Found(Kind.DEADLINE, place, after, value, "deadline-date", found.certain)


def _read_within(line: Line, place: int) -> Found | None:
    length, pace = line.phrase_at(place, line.language.within), Pace.WITHIN
    if not length:
        length, pace = line.phrase_at(place, line.language.not_within), Pace.NOT_WITHIN
    if not length:
        # "After a period of two years from the marriage": not before that.
        length, pace = int(line[place].text == "after"), Pace.NOT_WITHIN
    if not length:
        return None
    length += line[place + length].text == "in" and length > 1
    start = place + length + (line[place + length].text in {"the", "a"} and line[place + length + 1].text in _OF_SPAN)
    start += line[start].text in _NEXT
    if line[start].text == "period" and line[start + 1].text == "of":
        start += 2
    found = find_duration(line, start)
    if found is None or not isinstance(found.value, Quantity) or found.value.number < 0:
        return None
    if line[found.after].text in _AHEAD:
        # "Within 60 days before the expiry" runs to the event, not from it.
        return None
    # "At least 25 days of leave" and "no more than 5 days of leave" are how much, and no time from an event.
    is_amount = line[found.after].text == "of" and (pace is Pace.NOT_WITHIN or _bounds_amount(line, place))
    event, after = ("", found.after) if is_amount else _read_event(line, found.after)
    is_last = line[place].text == "within" or line[place + 1].text == "later"  # "no later than 24 hours"
    if after == found.after and not is_last and not _begins_clause(line, found.after):
        return None
    after += line.phrase_at(after, line.language.date_tails[1]) if pace is Pace.WITHIN else 0
    return Found(Kind.DEADLINE, place, after, Deadline(pace, event, found.value), "deadline-within", found.certain)


def _bounds_amount(line: Line, place: int) -> bool:
    """Whether words bound how much and not until when: "at most", not "within" or "in at most"."""
    is_time = line[place].text == "within" or line[place - 1].text == "in"
    return not is_time and line.match(place, line.language.high_bounds)[0] > 0


def _begins_clause(line: Line, place: int) -> bool:
    """Whether a span runs from what a clause tells: "в течение пяти дней со дня, когда он узнал"."""
    is_start = line.language.glossary is not None and line[place].text in line.language.since
    return is_start and "," in {line[place + step].text for step in (1, 2)}


def _read_span(line: Line, place: int) -> Found | None:
    """Read "60 days after signature" without "within" before it."""
    found = find_duration(line, place)
    if found is None or not isinstance(found.value, Quantity) or found.value.number < 0:
        return None
    if line[found.after].text not in _BEHIND_SPAN:
        return None
    event, after = _read_event(line, found.after)
    if not event:
        return None
    return Found(Kind.DEADLINE, place, after, Deadline(Pace.WITHIN, event, found.value), "deadline-span", found.certain)


def _read_soon(line: Line, place: int) -> Found | None:
    for phrases, pace in ((line.language.soon, Pace.SOON), (line.language.at_once, Pace.AT_ONCE)):
        length = line.phrase_at(place, phrases)
        if length:
            event, after = _read_event(line, place + length)
            return Found(Kind.DEADLINE, place, after, Deadline(pace, event), "deadline-pace")
    return None


def _read_event(line: Line, place: int) -> tuple[str, int]:
    """Read "of the signature of this agreement": the words up to the end of the phrase."""
    language = line.language
    if line[place].text not in language.since | _OPENS_EVENT:
        return "", place
    first = place + 1
    while line[first].text in _ARTICLES:
        first += 1
    last = first
    while (
        last < first + _MAX_EVENT
        and _belongs(line, last)
        and not _begins_rule(line, last)
        and not (
            # "Within 30 days of signature the Parties shall": who acts is no part of the event.
            last > first and line[last].text in _OPENS_SUBJECT and line[last - 1].text not in _LINKS | _NOUNS.keys()
        )
    ):
        last += 1
    # "The end of the month in which": the preposition is that of what follows.
    while last > first and line[last - 1].text in _LINKS:
        last -= 1
    if last == first:
        return "", place
    last = _read_verb(line, last)
    return name_event(" ".join(line.spell(first, last - 1).split())), last


def _begins_rule(line: Line, place: int) -> bool:
    """Whether a condition or another rule begins at a word: "in the event that", "and the report shall"."""
    language, word = line.language, line[place].text
    if any(len(marker.words) > 1 and line.reads(place, marker.words) for marker in language.conditions.get(word, ())):
        return True
    if word not in language.joiner or line[place + 1].text not in _ARTICLES | _QUANTIFIERS:
        return False
    behind = [line[place + step].text for step in range(2, _MAX_SUBJECT)]
    ends = {step for step, one in enumerate(behind) if one in {".", ";", ""}}
    return any(one in language.forces for one in behind[: min(ends, default=None)])


def _read_verb(line: Line, place: int) -> int:
    """Read the verb of "after this agreement is signed" or "has entered into force"."""
    after = place
    while line[after].text in _AUXILIARIES and after < place + 3:
        after += 1
    is_verb = line[after].sort is Sort.WORD and after > place
    is_verb = is_verb and (line[after].text.endswith(_PARTICIPLES) or fold_word(line[after].text) in _nouns())
    if not is_verb:
        return place
    after += 1
    return after + 2 if line[after].text == "into" and line[after + 1].text in {"force", "effect"} else after


def name_event(text: str) -> str:
    """Write an event in one way only: "this agreement is signed" and "signature of the agreement" are "signature".

    Args:
        text: The words behind "after".

    Returns:
        The name of a known event, with what it is an event of unless that is the text itself; else the words.
    """
    folded = text.casefold()
    verb, _, object_ = text.partition(" ")
    if object_ and verb.casefold() in _NOUNS:
        return name_event(f"{_NOUNS[verb.casefold()]} of {object_}")
    if folded in {"now", "today"}:
        # A span from now is a span.
        return ""
    done = _DONE_TO.fullmatch(text)
    is_told = done is not None and (done[2] or (done[3].endswith("s") and not done[1].endswith(" of")))
    if done is not None and is_told and (noun := _nouns().get(fold_word(done[3]))):
        return name_event(f"{noun} of the {done[1]}")
    for name, pattern in _EVENTS.items():
        match = pattern.search(folded)
        if match is None:
            continue
        rest = _OWN_TEXT.sub(" ", f" {folded[: match.start()]} {folded[match.end() :]} ").split()
        return f"{name} of {' '.join(rest)}" if rest else name
    return text


def _is_late_verb(line: Line, place: int) -> bool:
    """Whether a small word is the verb at the end, in a language that gives every noun a capital."""
    glossary, item = line.language.glossary, line[place]
    if glossary is None or not glossary.capitals_mark_nouns or item.is_gloss or line.is_capital(place):
        return False
    return not line.is_capital(place + 1)


def _belongs(line: Line, place: int) -> bool:
    item = line[place]
    if item.sort in {Sort.NUMBER, Sort.ORDINAL, Sort.YMD, Sort.DMY}:
        return True
    is_word = item.sort is Sort.WORD and item.text not in line.language.clause_ends and not _is_late_verb(line, place)
    return is_word or (item.text in {"-", "'"} and line.touches(place))
