"""Spellings that say the same: case, spacing, and quotation marks that a word processor made curly."""

from __future__ import annotations

_PLAIN = {ord(mark): "'" for mark in "’‘ʼ"} | {ord(mark): '"' for mark in "“”„«»"}

# Signs of vowels and of reading aloud in Hebrew and Arabic, which most prints leave out, and the lengthened line.
_POINTS = dict.fromkeys([*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7])
_POINTS |= dict.fromkeys([*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0653), *range(0x0656, 0x0660), 0x0670])
_POINTS |= {0x0671: 0x0627}


def drop_points(text: str) -> str:
    """Return text without the signs of vowels that Hebrew and Arabic may print or leave out."""
    return text if text.isascii() else text.translate(_POINTS)


def fold_spelling(text: str) -> str:
    """Return text in one case and spacing, its quotation marks and apostrophes plain: "Party’s" and "party's" alike."""
    return " ".join(drop_points(text).casefold().translate(_PLAIN).split())
