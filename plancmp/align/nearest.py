"""What stands nearest to a text that has no answer: what a person would look at next.

The words that two texts share, the rarer the weightier, against the words of the longer one. Words that a quarter of
the texts have are left out, so that the cost is linear in the texts but for what the rest shares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from math import log

from plancmp.align.words import split_words

_COMMON = 0.25
_LEAST_COMMON = 20


def list_nearest(
    asking: Sequence[str], asked: Sequence[str], wanted: Collection[int], count: int = 3
) -> Mapping[int, tuple[int, ...]]:
    """List the texts that stand nearest to some others.

    Args:
        asking: The texts of one version.
        asked: The texts of the other one.
        wanted: Which of the first are asked for, by their places.
        count: How many to list for each.

    Returns:
        The places of the nearest texts, the nearest first, fewer where fewer share a word.
    """
    sides = [[set(split_words(text)) for text in texts] for texts in (asking, asked)]
    stand_in = Counter(word for side in sides for words in side for word in words)
    total = len(asking) + len(asked)
    most = max(_LEAST_COMMON, _COMMON * total)
    weights = {word: log(1 + total / number) for word, number in stand_in.items() if number <= most}
    homes: dict[str, list[int]] = {}
    for place, words in enumerate(sides[1]):
        for word in words & weights.keys():
            homes.setdefault(word, []).append(place)
    norms = [[sum(sorted(weights.get(word, 0.0) for word in words)) for words in side] for side in sides]
    found = {}
    for place in wanted:
        shared: dict[int, float] = {}
        for word in sorted(sides[0][place] & weights.keys()):
            for other in homes.get(word, ()):
                shared[other] = shared.get(other, 0.0) + weights[word]
        ranked = sorted((-weight / max(norms[0][place], norms[1][other]), other) for other, weight in shared.items())
        found[place] = tuple(other for _, other in ranked[:count])
    return found
