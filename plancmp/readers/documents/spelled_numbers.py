"""Numbers in words at the start of a line: "Chapter One", "Cláusula primera", "Erster Teil", "SEGUNDA.-"."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache

from attrs import frozen

_END = r"(?P<end>\s?[.:)](?:\s?[-–—])?|\s[-–—]|)(?:\s+|$)"
_PAIR = re.compile(rf"(?P<first>[^\W\d_][\w'’.-]*) (?P<second>[^\W\d_][\w'’-]*?){_END}")
_ALONE = re.compile(rf"(?P<first>[^\W\d_]+){_END}")


@frozen
class Spelled:
    """A number in words.

    Attributes:
        unit: What it numbers, in small letters; nothing where it stands alone.
        value: The number.
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
    with open(os.path.join(os.path.dirname(__file__), "number_words.toml"), "rb") as file:
        lines: list[str] = tomllib.load(file)["words"]
    return {word: value for value, line in enumerate(lines, 1) for word in line.split()}


def find_spelled(line: str, units: Collection[str], alone: Collection[str] = ()) -> Spelled | None:
    """Find a number in words that begins a line.

    Args:
        line: The line.
        units: What may be numbered, in small letters.
        alone: Of these there may be a single one, in capitals and without a number: "ANNEX".

    Returns:
        Nothing where a line begins otherwise. A number alone is one only in capitals before a mark: "FIRST:".
    """
    if not line[:1].isupper():
        return None
    if line.isupper() and (unit := line.rstrip(" .:").casefold()) in alone:
        return Spelled(unit, 1, len(line), len(line), is_closed=True)
    if match := _PAIR.match(line):
        first, second, is_closed = match["first"].casefold(), match["second"].casefold(), bool(match["end"].strip())
        unit, word = (first, second) if first in units else (second, first)
        may_be = unit == first or (unit in units and (is_closed or match.end() == len(line)))
        if may_be and (value := _read_words().get(word)):
            return Spelled(unit, value, match.end("second"), match.end(), is_closed)
    match = _ALONE.match(line)
    is_alone = match is not None and match["first"].isupper() and bool(match["end"].strip())
    if match is None or not is_alone or not (value := _read_words().get(match["first"].casefold())):
        return None
    return Spelled("", value, match.end("first"), match.end(), is_closed=True)
