"""The words that bear meaning in a rule, by their classes: English lists, for texts whose terms a person wrote."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from plancmp.model.expressions import late
from plancmp.model.quantity import CURRENCIES, CURRENCY_NAMES, CURRENCY_SIGNS, UNITS
from plancmp.model.spelling import drop_points
from plancmp.readers.wordlists import find_rows, find_words

_TOKEN = late(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%‰$€£¥₴₽§°<>=≤≥±+/]|-(?=\d)")
_DASH = late(r"(?<=\d)[‐‑‒–—](?=\d)")
NUMBERING = find_words("diff.word_classes", "numbering")

_CLASSES = {
    **find_rows("diff.word_classes.classes"),
    "unit": " ".join(
        (
            *(code.casefold() for code in sorted(CURRENCIES - {"ALL", "TRY", "TOP"})),
            *CURRENCY_NAMES,
            *CURRENCY_SIGNS,
            *(name for unit in UNITS for name in unit.names if len(name) > 2 and name != "second"),
        )
    ),
}
_CLASS_OF = {word: kind for kind, words in reversed(_CLASSES.items()) for word in words.split()}


def list_words(text: str, names: Collection[str] = ()) -> list[str]:
    """Return the words and figures of a text that count, in one case and without words of numbering.

    Args:
        text: Any text.
        names: Names in small letters; one of several words counts as one word.
    """
    words = list(_split(text))
    several = sorted(name for name in names if " " in name)
    folded = _compose(text).casefold() if several else ""
    for name in several:
        if name in folded:
            words = _join_name(words, name.split())
    return words


# A text is looked at for the words that came and went, for those that tell something, and for small edits.
@lru_cache(maxsize=256)
def _split(text: str) -> tuple[str, ...]:
    if text.isascii():
        folded = text.lower()
    else:
        folded = _DASH.sub("-", _compose(text).casefold().replace("’", "'").replace("−", "-"))
    tokens = _TOKEN.findall(folded)
    return tuple([token for token in tokens if token not in NUMBERING]) or tuple(tokens)


def _compose(text: str) -> str:
    """Return a text with each letter and its accents as one character, where there is one, and no signs of vowels."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", drop_points(text))


def _join_name(words: list[str], name: list[str]) -> list[str]:
    joined: list[str] = []
    for word in words:
        joined.append(word)
        if joined[-len(name) :] == name:
            joined[-len(name) :] = [" ".join(name)]
    return joined


def list_counted(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return the words of which a figure that stayed counted one and counts another: "personnel", "vehicles"."""
    before, after = (
        {pair for pair in pairwise(words) if pair[0][:1].isdigit() and pair[1][:1].isalpha()} for words in (old, new)
    )
    gone, come = before - after, after - before
    figures = {figure for figure, _ in gone} & {figure for figure, _ in come}
    return frozenset(noun for figure, noun in gone | come if figure in figures)


def classify_word(word: str, names: Collection[str]) -> str:
    """Return the class of a word of `list_words`; empty if it bears no meaning in a rule.

    Args:
        word: The word.
        names: Words, such as names, whose coming or going bears meaning.
    """
    if word in _CLASS_OF:
        return _CLASS_OF[word]
    if word in names or word.removesuffix("'s") in names:
        return "name"
    if not word[:1].isalpha():
        return "figure"
    return "negation" if word.endswith("n't") else ""
