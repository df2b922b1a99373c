"""Numbers that only name a place in a text: "Article 5", "points 3 and 4", "24(2)", "No 575/2013"."""

from __future__ import annotations

import re

from plancmp.extract.durations import read_unit
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.extract.shares import find_percent

_ROMAN = re.compile(r"[IVXLC]{1,6}|[A-Z](?![a-z])")
_SEPARATORS = frozenset({",", "and", "or", "to", "-", "–", "/"})


def find_reference(line: Line, place: int) -> Found | None:
    """Find a reference; its value is its text in lower case with single spaces and without dots."""
    after = place
    if line[place].text in line.language.references:
        after = place + 1 + (line[place + 1].text == ".")
    is_named = after > place
    if not is_named and line[place].sort not in {Sort.NUMBER, Sort.DOTTED}:
        return None
    end = _read_label(line, after)
    if end is None or (not is_named and line[end - 1].text != ")") or (is_named and _is_figure(line, after)):
        return None
    while is_named and line[end].text in _SEPARATORS and (next_end := _read_label(line, end + 1)) is not None:
        if _is_figure(line, end + 1):
            break
        end = next_end
    value = " ".join(line.spell(place, end - 1).lower().replace(".", " ").split())
    return Found(Kind.REFERENCE, place, end, value, "reference")


def _read_label(line: Line, place: int) -> int | None:
    """Read "5", "5a", "24(2)(b)", "2.1.3"; return the place behind it."""
    item = line[place]
    if item.text == "(" and line[place + 2].text == ")" and len(line[place + 1].text) <= 3:
        return place + 3
    is_roman = item.sort is Sort.WORD and _ROMAN.fullmatch(line.text[item.start : item.end]) is not None
    is_figure = item.sort is Sort.NUMBER and item.rule in {"digits", "fraction"} and item.scale == 1
    if not (is_roman or is_figure or item.sort is Sort.DOTTED):
        return None
    end = place + 1
    if line[end].sort is Sort.WORD and line.touches(end) and len(line[end].text) <= 2:
        end += 1
    while line[end].text == "(" and line.touches(end) and line[end + 2].text == ")" and len(line[end + 1].text) <= 4:
        end += 3
    return end


def _is_figure(line: Line, place: int) -> bool:
    behind = line[place + 1]
    if behind.is_gloss and behind.text in line.language.months:
        return True
    return bool(read_unit(line, place + 1)[0]) or find_percent(line, place) is not None
