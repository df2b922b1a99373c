"""How many of those who vote have to agree: "a two-thirds majority", "by a majority of at least 75 % of the votes"."""

from __future__ import annotations

from fractions import Fraction

from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.items import Line

_MAJORITY = frozenset({"majority", "most"})  # "most" is what other languages say with the same word
_SKIPPED = frozenset({"of", "in", "the", "a"})
_LEAST = Fraction(1, 2)


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
        votes = read_equivalents().votes
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
