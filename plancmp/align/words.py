"""Words, the currency of every later stage.

A word is a run of letters and digits, case folded; in scripts written without spaces each character is a word, so that
pairs of words become the character bigrams that such scripts are searched by (McNamee & Mayfield 2004, "Character
N-Gram Tokenization for European Language Text Retrieval", and its successors for Chinese and Japanese). Linear time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from plancmp.model.expressions import late
from plancmp.model.spelling import UNSPACED, drop_points, has_unspaced

_WORD = late(r"\w+")
_SHORT = 3


def split_words(text: str) -> list[str]:
    """Return the words of a text in order, case folded."""
    # ASCII needs neither the slower pattern nor case folding beyond lower(): most texts take this path.
    if text.isascii():
        return _WORD.findall(text.lower())
    folded = drop_points(text).casefold()
    if has_unspaced(folded):
        return _compile_any_script().findall(folded)
    return _WORD.findall(folded)


def pick_long_words(words: Iterable[str]) -> list[str]:
    """Return the words that say something: no small words, no figures."""
    return [word for word in words if len(word) > _SHORT and word.isalpha()]


@cache
def _compile_any_script() -> re.Pattern[str]:
    # The ranges take long to compile, and few runs meet a text that needs them.
    return re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")


def squeeze(text: str) -> str:
    """Return the text with every run of white space as one space: re-wrapping a text does not change it."""
    squeezed = " ".join(text.split())
    return text if squeezed == text else squeezed  # most texts are as they should be, and need no copy


def mark_figures(words: Sequence[str]) -> list[bool]:
    """Return for each word whether it is a figure, or the month of a date: "1", "May" and "2027".

    A month is known by its place, so that no language has to be: between two figures, or before a day and a year.
    """
    digits = [word[0].isdecimal() for word in words]
    marks, around = digits.copy(), [*digits, False, False]
    for place in [place for place, is_figure in enumerate(digits) if is_figure and place]:
        marks[place - 1] |= around[place - 2] or around[place + 1]
    return marks
