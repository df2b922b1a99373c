"""Commas that may decide what words belong to: "cats and birds with consent" and "cats and birds, with consent".

Only where two sentences have the same words in the same order, and a comma stands in one of them before a word that
leads in a condition, a place or a manner. What it changes is for a reader to say.
"""

from __future__ import annotations

from plancmp.extract.equivalents import read_equivalents
from plancmp.model.expressions import late

_DASH = late(r" [–—-] ")
_WORDS = late(r"[\w'’-]+|[,;]")


def list_commas(old: str, new: str) -> tuple[str, ...]:
    """List commas of that kind that came or went.

    Returns:
        Each with the word behind it and its sign; nothing where the words are not the same. Linear time.
    """
    words, before = _part(old)
    words2, after = _part(new)
    if words != words2:
        return ()
    attaching = read_equivalents().attaching
    changed = (place for place in sorted(before ^ after) if words[place] in attaching)
    return tuple(f"{'−' if place in before else '+'} “, {words[place]}”" for place in changed)


def _part(text: str) -> tuple[tuple[str, ...], frozenset[int]]:
    """Return the words of a sentence, and those before which a comma or a semicolon stands."""
    words: list[str] = []
    commas: set[int] = set()
    for piece in _WORDS.findall(_DASH.sub(", ", text.casefold())):
        if piece in {",", ";"}:
            commas.add(len(words))
        else:
            words.append(piece)
    return tuple(words), frozenset(commas - {0, len(words)})
