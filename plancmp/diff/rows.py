"""Rows of tables and lists: "Copper | EUR 20", "car: EUR 12". A row is known by its label, never by its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plancmp.model.expressions import late

_CELLS = " | "
_LISTED = late(r"(?P<label>[^:.;|\n]{1,60}):\s*+(?P<value>[^.;:\n]{0,40}\d[^.;:\n]{0,40})[.;,]?")
_MOST_WORDS = 6


def find_breaks(text: str) -> Iterator[int]:
    """Yield the line ends that part rows from each other and from the prose around them."""
    if "\n" not in text:
        return
    lines = text.split("\n")
    is_listed = [_match_listed(line) is not None for line in lines]
    # One line of the kind is prose; rows come in company.
    is_row = [
        _CELLS in line or (is_listed[n] and (any(is_listed[max(0, n - 1) : n]) or any(is_listed[n + 1 : n + 2])))
        for n, line in enumerate(lines)
    ]
    place = -1
    for number, line in enumerate(lines[:-1]):
        place += len(line) + 1
        if is_row[number] or is_row[number + 1]:
            yield place


def read_label(text: str) -> str:
    """Return what a row is known by, in small letters; nothing if the text is no row."""
    if _CELLS in text:
        label = text.partition(_CELLS)[0]
    else:
        match = _match_listed(text)
        label = match["label"] if match is not None else ""
    return " ".join(label.casefold().split())


def _match_listed(text: str) -> re.Match[str] | None:
    match = _LISTED.fullmatch(text.strip())
    return match if match is not None and len(match["label"].split()) <= _MOST_WORDS else None
