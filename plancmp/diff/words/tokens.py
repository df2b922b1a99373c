"""Text → the words that a difference is made of.

A word is what a reader takes as one: a number with its marks ("600,000", "1.5", "2026-01-31") or with spaces between
its thousands ("5 538 000", as the EU's laws write them), a run of letters and digits with inner apostrophes and hyphens
("mother-in-law", "T-72", "28-point"), an abbreviation in dots ("U.S."), and else one character. Scripts written without
spaces go character by character. Combining marks and joiners stay with what they stand on. White space is no word: it
lies between words, so that a re-wrapped text has the same words. One pass of one regular expression without
backtracking, linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

from plancmp.model.spelling import UNSPACED, has_unspaced

_JOINERS = "\u00ad\u200c\u200d\u2060"
_SENTENCE_ENDS = frozenset(".!?…;؟؛۔।॥։።")
_WIDE_ENDS = frozenset("。！？；｡")
_CLOSERS = frozenset("\"'”’»›)]}）］】」』》")
_OPENERS = frozenset("([{“‘«‹„（［【「『《")
_BREAKS = frozenset(",:–—、，：،") | _SENTENCE_ENDS | _CLOSERS
_MARKS = _OPENERS | _BREAKS | _WIDE_ENDS

# A figure and three digits behind it; and more of them than a number has thousands: a row of a table.
_THOUSANDS, _ROW = r"\d\s++\d{3}(?!\d)", r"\d(?:\s++\d{3}(?!\d)){4}"
_PIECES = 4
_PATTERNS = 64

# How good a place a border is for a change to begin or end at.
SENTENCE, PHRASE = 4, 1


class Words(NamedTuple):
    """A text, or several one after the other, as words.

    Attributes:
        words: The words in order; a number with spaces in it always with single ones.
        starts: Offset of each word in its text.
        ends: Offset of the end of each word in its text.
        borders: For each word, and for the end, what begins there: SENTENCE, PHRASE or 0.
    """

    words: list[str]
    starts: list[int]
    ends: list[int]
    borders: bytearray


def split_words(text: str) -> Words:
    """Return the words of a text."""
    pattern = _compile("", "") if text.isascii() else _compile(_list_marks(text), _list_unspaced(text))
    words: list[str] = pattern.findall(text)
    if re.search(_THOUSANDS, text):
        words = [part for word in words for part in _split_row(word)] if re.search(_ROW, text) else words
        starts, ends = _find_places(text, words)
        words = [" ".join(word.split()) if word[0].isdigit() else word for word in words]
    else:
        starts, ends = _find_places(text, words)
    return Words(words, starts, ends, _find_borders(words, starts, ends))


def _find_places(text: str, words: Iterable[str]) -> tuple[list[int], list[int]]:
    """Return where words begin and end that have only white space between them."""
    starts, ends, end = list[int](), list[int](), 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        starts.append(start)
        ends.append(end)
    return starts, ends


def number_words(left: list[str], right: list[str]) -> tuple[list[int], list[int]]:
    """Return the words of both texts as numbers, the same word as the same number."""
    numbers = {word: number for number, word in enumerate(dict.fromkeys(left))}
    for word in right:
        numbers.setdefault(word, len(numbers))
    return [numbers[word] for word in left], [numbers[word] for word in right]


def list_sentences(words: Words) -> list[tuple[int, int]]:
    """Return where each sentence begins and ends, in words; they cover the text."""
    starts = [place for place, border in enumerate(words.borders) if border == SENTENCE]
    return list(pairwise(starts))


def _list_marks(text: str) -> str:
    # Only the marks that occur go into the pattern: no table of Unicode to keep, and `re` has no class for them.
    return "".join(sorted(sign for sign in set(text) if sign in _JOINERS or category(sign)[0] == "M"))


def _list_unspaced(text: str) -> str:
    # The ranges take longer to compile than a clause takes to read; most texts have nothing in them.
    return UNSPACED if has_unspaced(text) else ""


def _split_row(word: str) -> list[str]:
    # Read as one number, a row of a table would be struck as a whole for one figure in it.
    parts = re.findall(r"\S++", word)
    return parts if len(parts) > _PIECES else [word]


@lru_cache(_PATTERNS)
def _compile(marks: str, unspaced: str) -> re.Pattern[str]:
    on_top = f"[{re.escape(marks)}]" if marks else "(?!)"
    letter = rf"[^\W\d_{unspaced}]"
    # Digits with a mark and more digits behind them are a number of their own, also behind letters: "USD1,000".
    # Repeated groups are atomic, not possessive: before Python 3.11.5 a possessive group ends in the wrong place.
    run = rf"(?>(?:{letter}++|{on_top}++|\d++(?![.,'’٫٬]\d))+)"
    word = rf"(?={letter}){run}(?>(?:[-'’‐‑]{run})*)"
    number = r"(?:\d{1,3}+(?>(?:\s++\d{3}(?!\d))+)|\d++)(?>(?:[.,'’٫٬]\d++)*)"
    # The section of a code is one word, "§ 1-204.24a": half of it in the place of half of another is no number to cite.
    section = rf"\d{{1,2}}-\d{{3,}}+(?>(?:\.\d++)?){letter}*+(?![\w-])"
    # Most words are plain letters; trying these first is a third of the time.
    plain = r"[A-Za-z]++(?=[\s,;:)]|\Z)"
    return re.compile(
        rf"{plain}|\d{{4}}-\d\d-\d\d(?![\w-])|{section}|{number}(?:[-'’‐‑]?{word})?|(?:{letter}\.){{2,}}|{word}|\S{on_top}*+"
    )


def _find_borders(words: list[str], starts: list[int], ends: list[int]) -> bytearray:
    borders = bytearray(len(words) + 1)
    borders[0] = borders[-1] = SENTENCE
    for place, word in [(place, word) for place, word in enumerate(words) if word in _MARKS]:
        if word in _OPENERS:
            borders[place] = max(borders[place], PHRASE)
        else:
            borders[place + 1] = max(borders[place + 1], PHRASE)
            if word not in _SENTENCE_ENDS and word not in _WIDE_ENDS:
                continue
            after = place + 1
            while after < len(words) and words[after] in _CLOSERS and starts[after] == ends[after - 1]:
                after += 1
            if after == len(words) or starts[after] > ends[after - 1] or word in _WIDE_ENDS:
                borders[after] = SENTENCE
    return borders
