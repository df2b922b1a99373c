"""Numbers in words at the start of a line: "Chapter One", "Cláusula primera", "Erster Teil", "SEGUNDA.-"."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from functools import cache

from attrs import frozen

from plancmp.model.expressions import late

_END = r"(?P<end>\s?[.:)](?:\s?[-–—])?|\s[-–—]|)(?:\s+|$)"
_PAIR = late(rf"(?P<first>[^\W\d_][\w'’.-]*) (?P<second>[^\W\d_][\w'’-]*?){_END}")
_LONG = late(r"(?P<unit>[^\W\d_]+ [^\W\d_]+) (?P<number>[^\W\d_]+(?: [^\W\d_]+)?)\s?[.:–—](?:\s?[-–—])?(?:\s+|$)")
_ALONE = late(rf"(?P<first>[^\W\d_]+(?: [^\W\d_]+)?){_END}")

_TEN = 10


@frozen(repr=False)
class Spelled:
    """A number in words.

    Attributes:
        unit: What it numbers, in small letters; nothing where it stands alone.
        value: The number; 0 where there is none.
        printed: Its length with its unit, in characters.
        end: Where its text begins, in characters.
        is_closed: Whether a mark parts it from its text.
    """

    unit: str
    value: int
    printed: int
    end: int
    is_closed: bool


@cache
def _read_words() -> Mapping[str, int]:
    import tomllib

    with open(os.path.join(os.path.dirname(__file__), "number_words.toml"), "rb") as file:
        table: dict[str, list[str]] = tomllib.load(file)
    values = {word: value for value, line in enumerate(table["words"], 1) for word in line.split()}
    return values | {word: _TEN * ten for ten, line in enumerate(table["tens"], 3) for word in line.split()}


def _read_value(words: str) -> int:
    """Return what one word is worth, or a ten and what stands behind it; 0 if it is no number."""
    values = [_read_words().get(word, 0) for word in words.casefold().split()]
    return sum(values) if len(values) == 1 or (values[0] and values[0] % _TEN == 0 and 0 < values[1] < _TEN) else 0


def find_spelled(line: str, units: Collection[str], alone: Collection[str] = ()) -> Spelled | None:
    """Find a number in words that begins a line.

    Args:
        line: The line.
        units: What may be numbered, in small letters.
        alone: Of these there may be a single one, in capitals and without a number: "ANNEX".

    Returns:
        Nothing where a line begins otherwise. A number alone is one only before a mark, in capitals or with words
        behind it: "FIRST:", "Primera.- Object".
    """
    if not line[:1].isupper():
        return None
    if line.isupper() and (unit := line.rstrip(" .:").casefold()) in alone:
        return Spelled(unit, 0, len(line), len(line), is_closed=True)
    match = _LONG.match(line)
    if match and (unit := match["unit"].casefold()) in units and (value := _read_value(match["number"])):
        return Spelled(unit, value, match.end("number"), match.end(), is_closed=True)
    if match := _PAIR.match(line):
        first, second, is_closed = match["first"].casefold(), match["second"].casefold(), bool(match["end"].strip())
        unit, word = (first, second) if first in units else (second, first)
        may_be = unit == first or (unit in units and (is_closed or match.end() == len(line)))
        if may_be and (value := _read_value(word)):
            return Spelled(unit, value, match.end("second"), match.end(), is_closed)
    match = _ALONE.match(line)
    begins = match is not None and (match["first"].isupper() or match.end() < len(line))
    if match is None or not begins or not match["end"].strip() or not (value := _read_value(match["first"])):
        return None
    return Spelled("", value, match.end("first"), match.end(), is_closed=True)
