"""The figures of a sentence as printed: what a report claims, and what it says stood there before."""

from __future__ import annotations

import re

from plancmp.model.expressions import late

_NUMBER = r"\d{1,3}(?:[ ,.\u00a0\u202f]\d{3}){1,5}(?!\d)|\d{1,15}(?:[.,]\d{1,6})?"
_SHIFT = late(
    rf"(?:\b(?:from|von|de|du|desde)|(?<!\w)(?:з|із|від|с|со|от))\s+\D{{0,6}}({_NUMBER})\D{{1,40}}?({_NUMBER})",
    re.IGNORECASE,
)
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
