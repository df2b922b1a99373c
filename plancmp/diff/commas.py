"""Commas that may decide what words belong to: "cats and birds with consent" and "cats and birds, with consent".

Only where two sentences have the same words in the same order, and a comma stands in one of them before a word that leads
in a condition, a place or a manner. What it changes is for a reader to say.
"""

from __future__ import annotations

import re

_WORDS = re.compile(r"[\w'’-]+|,")
# Behind a comma these hold for all that stands before it; without one, perhaps for the last part alone.
_LEADS = frozenset(
    {
        *(
            "if",
            "unless",
            "except",
            "provided",
            "when",
            "where",
            "while",
            "until",
            "who",
            "whom",
            "whose",
            "which",
            "that",
        ),
        *(
            "with",
            "without",
            "in",
            "on",
            "at",
            "for",
            "within",
            "from",
            "to",
            "after",
            "before",
            "by",
            "under",
            "during",
        ),
    }
)


def list_commas(old: str, new: str) -> tuple[str, ...]:
    """List commas of that kind that came or went.

    Args:
        old: The old sentence.
        new: The new one.

    Returns:
        Each with the word behind it and its sign; nothing where the words are not the same. Linear time.
    """
    words, commas = zip(_part(old), _part(new), strict=True)
    if words[0] != words[1]:
        return ()
    changed = sorted(commas[0] ^ commas[1])
    return tuple(
        f"{'−' if place in commas[0] else '+'} “, {words[0][place]}”" for place in changed if words[0][place] in _LEADS
    )


def _part(text: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return the words of a sentence, and those before which a comma stands."""
    words: list[str] = []
    commas: set[int] = set()
    for piece in _WORDS.findall(text.casefold()):
        if piece == ",":
            commas.add(len(words))
        else:
            words.append(piece)
    return tuple(words), frozenset(commas - {0, len(words)})
