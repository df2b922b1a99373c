"""Spellings that say the same: case, spacing, and quotation marks that a word processor made curly."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.expressions import late

_PLAIN = {ord(mark): "'" for mark in "’‘ʼ"} | {ord(mark): '"' for mark in "“”„«»"}

# Signs of vowels and of reading aloud in Hebrew and Arabic, which most prints leave out, and the lengthened line.
_POINTS = dict.fromkeys([*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7])
_POINTS |= dict.fromkeys([*range(0x0610, 0x061B), 0x0640, *range(0x064B, 0x0653), *range(0x0656, 0x0660), 0x0670])
_POINTS |= {0x0671: 0x0627}
_POINT = late(f"[{''.join(map(chr, _POINTS))}]")


def drop_points(text: str) -> str:
    """Return text without the signs of vowels that Hebrew and Arabic may print or leave out."""
    return text.translate(_POINTS) if not text.isascii() and _POINT.search(text) else text


def fold_spelling(text: str) -> str:
    """Return text in one case and spacing, its quotation marks and apostrophes plain: "Party’s" and "party's" alike."""
    return " ".join(drop_points(text).casefold().translate(_PLAIN).split())


# Thai, Lao, Myanmar, Khmer, kana, ideographs: scripts whose words no blank parts.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff"
    "\uaa60-\uaa7f\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)


def has_unspaced(text: str) -> bool:
    """Say whether a text may have letters of a script that is written without blanks. Linear time."""
    # The ranges take longer to compile than a clause takes to read.
    return not text.isascii() and any("\u0e00" <= sign < "\u1800" or sign >= "\u3040" for sign in set(text))


def count_shared(one: Sequence[object], other: Sequence[object]) -> int:
    """Return how many letters, or words, two texts begin with alike."""
    shared = (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(shared, min(len(one), len(other)))
