"""Figures that number or name something and lay nothing down: "(1)", "17 CFR 744", the years of a copyright notice."""

from __future__ import annotations

from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind

_NOTICE = ("copyright", "©")
_REACH = 8  # items between "Copyright" and its last year
_MOST_ITEMS = 30


def is_label(line: Line, found: Found) -> bool:
    """Tell whether a figure is a label.

    Args:
        line: The text.
        found: A figure in it.

    Returns:
        Whether it numbers an item of a list within a sentence, is part of the name of a law, or a year in which
        something was first published.
    """
    if found.kind is Kind.NUMBER:
        return _is_marker(line, found) or _is_code(line, found) or _is_notice(line, found)
    return found.kind in {Kind.DATE, Kind.RANGE} and _is_notice(line, found)


def _is_marker(line: Line, found: Found) -> bool:
    """Tell "(1)" from "five (5) days", where the figure says again what a word said."""
    place = found.first
    if found.after != place + 1 or line[place - 1].text != "(" or line[place + 1].text != ")":
        return False
    return 0 < line[place].number <= _MOST_ITEMS and line[place - 2].sort is not Sort.NUMBER


def _is_code(line: Line, found: Found) -> bool:
    """Tell whether a word in capitals parts two bare figures: "50 U.S.C. 1701"."""
    first, after = found.first, found.after
    return any(
        line[word].sort is Sort.WORD
        and line[word].end - line[word].start > 1
        and line.text[line[word].start : line[word].end].isupper()
        and line[other].sort in {Sort.NUMBER, Sort.DOTTED}
        for word, other in ((after, after + 1), (first - 1, first - 2))
    )


def _is_notice(line: Line, found: Found) -> bool:
    for place in range(found.first - 1, found.first - 1 - _REACH, -1):
        item = line[place]
        if item.text in _NOTICE:
            return True
        if item.sort is Sort.WORD and item.text != "c":
            return False
    return False
