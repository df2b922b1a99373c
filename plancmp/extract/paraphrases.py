"""What people say in other words: qualifiers, opposites, and the stem that stands for a word and all its forms.

Two renderings of one text share its facts and few of its words. These tables say which words are one fact. English.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from attrs import frozen

from plancmp.extract.glossary import index_by_word
from plancmp.extract.items import Line, Sort
from plancmp.readers.wordlists import find_rows, find_words, order_words, pair_words


def _table(groups: Mapping[str, str]) -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    entries = ((group, entry.partition("=")) for group, text in groups.items() for entry in text.split(";"))
    return index_by_word(
        (tuple(phrase.split()), group, canonical.strip())
        for group, (canonical, _, phrases) in entries
        for phrase in phrases.split("|")
    )


# By group, each qualifier with the phrases for it. Within a group one stands against another: "all" against "some".
# Behind "~" stand phrases that only confirm one: a text without them says the same.
_QUALIFIERS = _table(find_rows("extract.paraphrases.qualifiers"))
_NEARNESS = "nearness"
_IDIOMS = find_words("extract.paraphrases", "idioms")

# "At all" and "in all" where the phrase ends; "at all crossings" is a qualifier.
_BEFORE_ALL = find_words("extract.paraphrases", "before_all")

_OPPOSITES = [row.split("~") for row in find_rows("extract.paraphrases")["opposites"].strip().splitlines()]

# Words with one stem that no rule on endings gives them.
_ALIKE = order_words("extract.paraphrases", "alike")
_ENDINGS = order_words("extract.paraphrases", "endings")
_SPELLINGS = pair_words("extract.paraphrases", "spellings")


@frozen
class Qualifier:
    """A qualifier in its place.

    Attributes:
        group: What it qualifies; within a group one stands against another.
        word: The one word for it and all its equals.
        after: The place behind it.
        is_firm: Whether a text that lacks it says something else.
    """

    group: str
    word: str
    after: int
    is_firm: bool


def read_qualifier(line: Line, place: int, figures: Collection[int]) -> Qualifier | None:
    """Read a qualifier.

    Args:
        line: The text.
        place: The item that it must begin with.
        figures: Where figures begin: "some" is "about" before one.

    Returns:
        The qualifier; `None` if there is none.
    """
    if any(f"{line[first].text} {line[first + 1].text}" in _IDIOMS for first in (place, place - 1)):
        return None
    if line[place + 1].sort is Sort.SIGN and (
        line[place].text == "each" or (line[place].text == "all" and line[place - 1].text in _BEFORE_ALL)
    ):
        # "They have half of it each" only says again whose half it is.
        return None
    for words, group, canonical in _QUALIFIERS.get(line[place].text, ()):
        after = place + len(words)
        if not line.reads(place, words):
            continue
        # "Some" is "about" before a figure.
        if (after in figures) if group == _NEARNESS else (canonical != "some" or after not in figures):
            return Qualifier(group, canonical.lstrip("~"), after, is_firm=not canonical.startswith("~"))
    return None


@cache
def _poles() -> Mapping[str, tuple[int, int]]:
    return {
        word: (number, side)
        for number, pair in enumerate(_OPPOSITES)
        for side, words in enumerate(pair)
        for word in words.split()
    }


def read_pole(word: str) -> tuple[int, int] | None:
    """Return which pair of opposites a word belongs to, and to which side of it; `None` if to none."""
    return _poles().get(word)


@cache
def _alike() -> Mapping[str, str]:
    return {_cut(word): _cut(words.split()[0]) for words in _ALIKE for word in words.split()}


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what stands for a word, its forms, its other spelling and a few of its synonyms.

    It only serves to count what two texts share, so it is short and cuts more than a stemmer for readers would.
    """
    cut = _cut(word)
    return _alike().get(cut, cut)


def _cut(word: str) -> str:
    word = word.casefold().removesuffix("'s").removesuffix("'")
    for british, american in _SPELLINGS.items():
        word = word.replace(british, american)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:5]


def list_stems(line: Line, first: int, after: int) -> frozenset[str]:
    """Return the stems of the words between two places that are no small words."""
    return frozenset(
        stem(line[place].text)
        for place in range(first, after)
        if line[place].sort is Sort.WORD and len(line[place].text) > 2 and line[place].text not in line.language.stops
    )
