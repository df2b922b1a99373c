"""Places on a scale that a figure says: how often something is done, and how many of those who vote have to agree.

"Twice a year", "at least four times a month", "every two years"; "a two-thirds majority".
"""

from __future__ import annotations

from fractions import Fraction

from attrs import frozen

from plancmp.extract.items import Line, Sort
from plancmp.extract.language import phrases
from plancmp.readers.wordlists import find_text, find_words

_COUNTS = {"once": 1, "twice": 2, "thrice": 3}
_A_YEAR = {"hour": 8760, "day": 365, "week": 52, "fortnight": 26, "month": 12, "quarter": 4, "year": 1}
_WEEK = 7  # days
_LOW, _HIGH = "at least", "at most"
_BOUNDS = phrases(find_text("extract.frequencies", "at_least"), find_text("extract.frequencies", "at_most"))
_MORE = "more than"
_OVER = phrases(find_text("extract.frequencies", "over"))
_STARTERS = frozenset({*_BOUNDS, *_OVER, *_COUNTS, "every", "each", "all", "times"})
_ADJECTIVES = find_words("extract.frequencies", "adjectives")
_MAJORITY = find_words("extract.frequencies", "majority")  # "most" is what other languages say with the same word
# With one of these, or with a number, begins how often something is done and how many must agree.
STARTERS = _STARTERS | _MAJORITY | find_words("extract.frequencies", "starters")
_SKIPPED = find_words("extract.frequencies", "skipped")
_LEAST = Fraction(1, 2)
_VOTES = find_words("extract.frequencies", "votes")


@frozen(repr=False)
class Frequency:
    """How often something is done.

    Attributes:
        rate: How many times a year.
        bound: "at least", "at most", "more than", or nothing.
        after: The item behind it.
    """

    rate: Fraction
    bound: str
    after: int

    @property
    def sense(self) -> str:
        """What it does on its scale: a cap, what is only exceeded ("no more often than once a year"), or a rate."""
        return {_HIGH: "freedom", _MORE: "excess"}.get(self.bound, "rate")


def read_frequency(line: Line, place: int) -> Frequency | None:
    """Read how often something is done; `None` if no number says so there, as in "monthly"."""
    if line[place].text not in _STARTERS and not line.is_number(place):
        return None
    length, is_low = line.match(place, _BOUNDS)
    bound, start = (_LOW if is_low else _HIGH) if length else "", place + length
    if not length and (length := line.phrase_at(place, _OVER)):
        bound, start = _MORE, place + length
    if bound and line[start].text in line.language.rates:  # "at least monthly"
        return Frequency(Fraction(_A_YEAR[line.language.rates[line[start].text]]), bound, start + 1)
    count, after = _read_count(line, start)
    if not count:
        is_every = _is_every(line, start)
        # "Every year" has a row in the table.
        is_next = line[start + 1].text in {"other", "fortnight"} or line[start + 1].sort is Sort.ORDINAL
        if not is_every and (line[start].text != "every" or not (bound or is_next)):
            return None
        count, after = Fraction(1), start
    span, after = _read_span(line, after)
    return Frequency(count * span, bound, after) if span else None


def _is_every(line: Line, place: int) -> bool:
    """Whether "each" or "all" before a span of time says "every": "cada tres meses", "alle drei Monate"."""
    before, word = line[place - 1].text, line[place].text
    words = {"every", "each", "all"} if line.language.glossary is not None else {"every", "each"}
    number = place + 1 + (line[place + 1].text == "the")
    return word in words and line.is_number(number) and before not in line.language.prepositions


def _read_count(line: Line, place: int) -> tuple[Fraction, int]:
    if line[place].text in _COUNTS:
        return Fraction(_COUNTS[line[place].text]), place + 1
    number = line[place].number
    is_count = line.is_number(place) and line[place + 1].text in {"times", "time"}
    if line[place].text == "times" and line.language.glossary is not None and not line.is_number(place - 1):
        return Fraction(1), place + 1  # "раз в три месяца"
    return (Fraction(number or 0), place + 2) if is_count else (Fraction(0), place)


def _read_span(line: Line, place: int) -> tuple[Fraction, int]:
    """Read "a year", "in each month", "every two years": how often that is a year, and the place behind it."""
    is_case = line[place].text == "in" and line.is_number(place + 1)  # "once in three months"
    place += line[place].text == "in" and not is_case
    is_each = line[place].text in {*line.language.per, *line.language.articles} or _is_every(line, place)
    if not is_each and not is_case:
        return Fraction(0), place
    place += 1 + (line[place + 1].text == "the")
    size = Fraction(1)
    if line[place].text == "other":
        size, place = Fraction(2), place + 1
    elif (line.is_number(place) or line[place].sort is Sort.ORDINAL) and line[place].number:
        size, place = Fraction(line[place].number or 1), place + 1
    place += line[place].text in _ADJECTIVES
    word = line[place].text
    unit = "quarter" if word in {"quarter", "quarters"} else line.language.spans.get(word, "")
    if unit == "day" and size % _WEEK == 0:
        unit, size = "week", size / _WEEK
    return (_A_YEAR[unit] / size, place + 1) if unit in _A_YEAR else (Fraction(0), place)


def read_majority(line: Line, place: int) -> tuple[Fraction, int] | None:
    """Read a majority that a fraction or a percentage says.

    Returns:
        The share of those who vote, and the place behind it; `None` if no figure says it there.
    """
    if line.is_number(place):
        share, after = _read_share(line, place)
        after += line[after].text == "-"
        if share and line[after].text == "majority":
            return share, after + 1
        # "By two thirds of the votes": a fraction alone is no majority, and a bounded one is a figure.
        votes = _VOTES
        return (share, after) if share and line[_skip(line, after)].text in votes else None
    noun = place + (line[place].text == "the")
    if line[noun].text not in _MAJORITY:
        return None
    after = _skip(line, noun + 1)
    length, is_inclusive = line.match(after, line.language.low_bounds)
    after = _skip(line, after + length) if is_inclusive else after
    share, after = _read_share(line, after)
    return (share, after) if share else None


def _skip(line: Line, place: int) -> int:
    while line[place].text in _SKIPPED:
        place += 1
    return place


def _read_share(line: Line, place: int) -> tuple[Fraction, int]:
    """Read a fraction or a percentage of no less than one half; 0 if there is none."""
    number = line[place].number if line.is_number(place) else None
    if number is None:
        return Fraction(0), place
    length = line.phrase_at(place + 1, line.language.percent)
    share = Fraction(number) / (100 if length else 1)
    return (share, place + 1 + length) if _LEAST <= share <= 1 and (length or share < 1) else (Fraction(0), place)
