"""English words cut so that near forms meet."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Cut an English plural or possessive, and fold British and American endings, so that near forms meet.

    Returns:
        Its stem: "guarantees" and "guarantee's" give "guarantee", "demilitarised" gives "demilitarized".
    """
    word = word.removesuffix("'s").removesuffix("'")
    for british, american in (
        ("isation", "ization"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("ise", "ize"),
        ("our", "or"),
    ):
        if word.endswith(british) and len(word) > len(british) + 3:
            word = word.removesuffix(british) + american
            break
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word.replace("defence", "defense")
