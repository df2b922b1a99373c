"""What a unit is compared by: its words and pairs of words, each weighed by its rarity.

Pairs carry the order of the words (shingles, Broder 1997); rarity is the inverse document frequency of Spärck Jones
(1972) over both versions, as whole numbers, so that sums are exact in whatever order they are made. What stands on one
side only can be shared by no pair of units: it counts in a unit's weight and is then dropped. Linear in the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from math import log, sqrt
from operator import mul

from attrs import frozen

Gram = int
_Grams = tuple[tuple[Gram, ...], tuple[Gram, ...], int]
SCALE = 1000
_SHIFT = 24  # sixteen million different words before two pairs could share a number


@frozen(eq=False, repr=False)
class Profile:
    """One unit as weighed grams.

    Attributes:
        words: Its words that the other side has too.
        pairs: Its pairs of words that the other side has too.
        words_weight: The weight of all its words, in thousandths.
        pairs_weight: The weight of all its pairs, in thousandths.
        norm: Euclidean length of the vector of all its weights.
        size: How many words it has.
    """

    words: frozenset[Gram]
    pairs: frozenset[Gram]
    words_weight: int
    pairs_weight: int
    norm: float
    size: int


@frozen(eq=False, repr=False)
class Lexicon:
    """Both versions as profiles, with the weight and the spelling of what they share.

    Attributes:
        left: Profiles of the left units.
        right: Profiles of the right units.
        weights: Weight of a gram that both sides have, in thousandths.
        spellings: The words, by their number.
    """

    left: tuple[Profile, ...]
    right: tuple[Profile, ...]
    weights: dict[Gram, int]
    spellings: tuple[str, ...]

    def spell(self, gram: Gram) -> str:
        """Return a gram as its words."""
        first, second = divmod(gram, 1 << _SHIFT)
        return f"{self.spellings[first - 1]} {self.spellings[second]}" if first else self.spellings[second]


def profile_units(
    left: Sequence[Sequence[str]],
    right: Sequence[Sequence[str]],
    background: Iterable[Sequence[str]] = (),
    step: int = 1,
    *,
    total: int,
) -> Lexicon:
    """Return the profiles of units given as words.

    Args:
        left: Words of each left unit.
        right: Words of each right unit.
        background: Words of the units that are settled, one side of each pair: they take part in how rare a word is.
        step: How many settled units each of them stands for.
        total: How many units the two versions have together.
    """
    numbers: dict[str, int] = {}
    sides = [[_read_grams(words, numbers) for words in side] for side in (left, right)]
    counts = [_count(side) for side in sides]
    settled: Counter[int] = Counter()
    for words in background:
        settled.update({numbers[word] for word in words if word in numbers})
    rarity = [round(SCALE * log((total + 1) / max(1, n))) for n in range(total + 1)]
    weights = {
        gram: rarity[min(n + counts[1][gram] + 2 * step * settled.get(gram, 0), total)]
        for gram, n in counts[0].items()
        if gram in counts[1]
    }
    alone = [
        {
            gram: rarity[min(n + 2 * step * settled.get(gram, 0), total)]
            for gram, n in count.items()
            if gram not in weights
        }
        for count in counts
    ]
    shared = frozenset(weights)
    profiles = []
    for side, rest in zip(sides, alone, strict=True):
        every = rest | weights
        profiles.append(tuple(_profile(grams, shared, every) for grams in side))
    return Lexicon(profiles[0], profiles[1], weights, tuple(numbers))


def _read_grams(words: Sequence[str], numbers: dict[str, int]) -> _Grams:
    """Return a unit's words and pairs of words by number, and how many words it has."""
    own, pairs = number_words(words, numbers)
    return tuple(own), tuple(pairs), len(words)


def number_words(words: Sequence[str], numbers: dict[str, int]) -> tuple[set[Gram], set[Gram]]:
    """Return words and pairs of neighbouring words by number; `numbers` takes those of words that are new."""
    numbered = [numbers.setdefault(word, len(numbers)) for word in words]
    return set(numbered), {(first + 1 << _SHIFT) + second for first, second in pairwise(numbered)}


def _count(side: Iterable[_Grams]) -> Counter[Gram]:
    """Return in how many units of a side each word and pair stands."""
    return Counter(chain.from_iterable(chain(words, pairs) for words, pairs, _ in side))


def _profile(grams: _Grams, shared: frozenset[Gram], weights: dict[Gram, int]) -> Profile:
    words, pairs, size = grams
    word_weights, pair_weights = list(map(weights.__getitem__, words)), list(map(weights.__getitem__, pairs))
    square = sum(map(mul, word_weights, word_weights)) + sum(map(mul, pair_weights, pair_weights))
    return Profile(
        shared.intersection(words),
        shared.intersection(pairs),
        sum(word_weights),
        sum(pair_weights),
        sqrt(square),
        size,
    )
