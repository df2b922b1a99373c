"""Rows of tables and lists: "Copper | EUR 20", "car: EUR 12". A row is known by its label, never by its place.

Rows that differ in their cells alone have little else in common, and what they do have in common may be what was
exchanged between them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator

from plancmp.align.order import Side, find_above
from plancmp.model.expressions import late

CELLS = " | "
_LISTED = late(r"(?P<label>[^:.;|\n]{1,60}):\s*+(?P<value>[^.;:\n]{1,80})[.;,]?")
_MOST_WORDS = 6
_FEW_WORDS = 3  # of a label and of a value that is no figure


def find_breaks(text: str) -> Iterator[int]:
    """Yield the line ends that part rows from each other and from the prose around them."""
    if "\n" not in text:
        return
    lines = text.split("\n")
    is_listed = [_match_listed(line) is not None for line in lines]
    # One line of the kind is prose; rows come in company.
    is_row = [
        CELLS in line or (is_listed[n] and (any(is_listed[max(0, n - 1) : n]) or any(is_listed[n + 1 : n + 2])))
        for n, line in enumerate(lines)
    ]
    place = -1
    for number, line in enumerate(lines[:-1]):
        place += len(line) + 1
        if is_row[number] or is_row[number + 1]:
            yield place


def has_cells(text: str) -> bool:
    """Whether a text is a row of several cells."""
    return CELLS in text


def read_label(text: str) -> str:
    """Return what a row is known by, in small letters; nothing if the text is no row."""
    if CELLS in text:
        label = text.partition(CELLS)[0]
    else:
        match = _match_listed(text)
        label = match["label"] if match is not None else ""
    return " ".join(label.casefold().split())


def _match_listed(text: str) -> re.Match[str] | None:
    match = _LISTED.fullmatch(text.strip()) if ":" in text else None
    if match is None:
        return None
    label, value = match["label"].split(), match["value"].split()
    is_short = len(label) <= _FEW_WORDS >= len(value)
    return match if is_short or (len(label) <= _MOST_WORDS and re.search(r"\d", match["value"])) else None


def match_rows(
    sides: tuple[Side, Side], free: tuple[Collection[int], Collection[int]], forbidden: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return pairs of rows of one label under one clause, where one row alone on each side has it. Linear time.

    Args:
        sides: The two versions.
        free: The units of either side that have no answer yet.
        forbidden: Pairs that may not be made.
    """
    homes: tuple[dict[tuple[str, str], list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, found in zip(sides, homes, strict=True):
        for index, unit in enumerate(side.units):
            if label := read_label(unit.text):
                found[label, find_above(side, index)].append(index)
    pairs = [(left[0], homes[1][key][0]) for key, left in homes[0].items() if len(left) == len(homes[1][key]) == 1]
    return [pair for pair in pairs if pair[0] in free[0] and pair[1] in free[1] and pair not in forbidden]
