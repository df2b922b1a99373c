"""The figures of a sentence as printed: what a report claims, and what it says stood there before."""

from __future__ import annotations

from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_pattern, find_text

_NUMBER = find_text("readers.documents.figures", "number")
_SHIFT = find_pattern("readers.documents.figures", "shift")
_FIGURE = late(rf"(?<![\w.,])(?:{_NUMBER})(?!\w)")
_YEAR = late(r"(?:19|20)\d\d")


def read_shift(sentence: str) -> tuple[str, str]:
    """Return the figures of "from 600,000 to 800,000", or the one figure that a sentence holds; empty for none."""
    if match := _SHIFT.search(sentence):
        return match[1], match[2]
    figures = list_figures(sentence)
    return ("", figures[0]) if len(figures) == 1 else ("", "")


def list_figures(text: str) -> list[str]:
    """Return the figures of a text as printed, without years."""
    return [match[0] for match in _FIGURE.finditer(text) if not _YEAR.fullmatch(match[0])]
