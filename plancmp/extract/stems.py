"""English words cut so that near forms meet."""

from __future__ import annotations

from functools import lru_cache

from plancmp.readers.wordlists import order_words, pair_words

_SINGULARS = order_words("extract.stems", "singulars")
_SPELLINGS = pair_words("extract.stems", "spellings")
_SHORT = 3  # letters of a word that is no plural: "gas"


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Cut an English plural or possessive, and fold British and American endings, so that near forms meet.

    Returns:
        Its stem: "guarantees" and "guarantee's" give "guarantee", "demilitarised" gives "demilitarized".
    """
    word = word.removesuffix("'s").removesuffix("'")
    for british, american in _SPELLINGS.items():
        if word.endswith(british) and len(word) > len(british) + 3:
            word = word.removesuffix(british) + american
            break
    single = cut_plural(word)
    return single if single != word else word.replace("defence", "defense")


def cut_plural(word: str) -> str:
    """Return an English word in the singular: "parties" as "party", "terms" as "term"."""
    if word.endswith("ies") and len(word) > _SHORT + 1:
        return f"{word[:-3]}y"
    return word[:-1] if is_plural(word) and len(word) > _SHORT else word


def is_plural(word: str) -> bool:
    """Say whether an English word ends as plurals do."""
    return word.endswith("s") and not word.endswith(_SINGULARS)
