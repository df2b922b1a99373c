"""What speaks for a pair in the passages of its texts, as numbers that are the same from either side.

A clause that was cut in two, or went into another, shares few of all its words with either part; of its sentences, some
stand there nearly whole. So each sentence looks for the one of the other text that covers most of it, and a pair is
judged by how much of either text is covered, how much of it better than by any rival, and how well its best sentences
fit. Grams are weighed by their rarity, as whole numbers. Linear in what the passages of a pair share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, groupby
from math import log
from operator import itemgetter

from attrs import frozen

from plancmp.align.assignment import Edge
from plancmp.align.grams import SCALE, Gram, number_words
from plancmp.align.words import split_words
from plancmp.model.expressions import late

Row = list[float]
Passages = Sequence[Sequence[str]]
# Returns the passages of a text by its place. The words of all texts at once would fill the memory.
Texts = Callable[[int], Passages]
_END = late(r"(?<=[.;:!?])\s+")
_MOST = 60  # passages of a text that are looked at
_FIRST = 0.3  # of a passage that must be covered, for the best cover to count
_HALF = 0.5

PASSAGES = (
    "passage-best", "covered-lo", "covered-hi", "alone-lo", "alone-hi", "first-lo", "first-hi", "halves-lo",
    "halves-hi", "taken-lo", "taken-hi",
)  # fmt: skip


@frozen(eq=False, repr=False)
class _Text:
    """A text as passages: the grams of each, and what these weigh."""

    passages: Sequence[frozenset[Gram]]
    weights: tuple[int, ...]

    @property
    def weight(self) -> int:
        return sum(self.weights) or 1


@frozen(eq=False, repr=False)
class _Cover:
    """How much of each passage of two texts stands in a passage of the other, and how well the best two fit."""

    left: tuple[float, ...]
    right: tuple[float, ...]
    best: float


def describe_passages(left: Texts, right: Texts, edges: Sequence[Edge], total: int) -> list[Row]:
    """Return the numbers named in `PASSAGES` for each pair, each 0 to 1.

    Args:
        left: The passages of the texts of one version, as `cut_passages` makes them.
        right: Those of the other one.
        edges: Which pairs to describe, by the places of their texts.
        total: How many units the two versions have together.
    """
    numbers: dict[str, int] = {}
    cut = [
        {place: _read(side(place), numbers) for place in sorted({edge[n] for edge in edges})}
        for n, side in enumerate((left, right))
    ]
    counts = Counter(gram for side in cut for passages in side.values() for gram in frozenset().union(*passages))
    rare = {number: round(SCALE * log((total + 1) / min(number, total))) for number in set(counts.values())}
    rarity = {gram: rare[number] for gram, number in counts.items()}
    texts = [{place: _weigh(passages, rarity) for place, passages in side.items()} for side in cut]
    covers = []
    for i, row in groupby(edges, itemgetter(0)):
        homes = _find_homes(texts[0][i].passages)  # of one text at a time: those of all would fill the memory
        covers += [_cover(texts[0][i], texts[1][j], homes, rarity) for _, j in row]
    tops = (
        _rank([(i, cover.left) for (i, _), cover in zip(edges, covers, strict=True)]),
        _rank([(j, cover.right) for (_, j), cover in zip(edges, covers, strict=True)]),
    )
    rows = []
    for (i, j), cover in zip(edges, covers, strict=True):
        one, other = texts[0][i], texts[1][j]
        here = _describe(cover.left, one, tops[0][i], other.weight)
        there = _describe(cover.right, other, tops[1][j], one.weight)
        rows.append([cover.best, *chain.from_iterable(zip(map(min, here, there), map(max, here, there), strict=True))])
    return rows


def cut_passages(text: str) -> Passages:
    """Return the words of each sentence of a text, or of each part before a colon or semicolon. Linear time."""
    return [words for part in _END.split(text) if (words := split_words(part))]


def _read(passages: Passages, numbers: dict[str, int]) -> list[frozenset[Gram]]:
    return [frozenset().union(*number_words(words, numbers)) for words in passages[:_MOST]]


def _weigh(passages: Sequence[frozenset[Gram]], rarity: Mapping[Gram, int]) -> _Text:
    return _Text(passages, tuple(sum(map(rarity.__getitem__, grams)) for grams in passages))


def _find_homes(passages: Sequence[frozenset[Gram]]) -> dict[Gram, list[int]]:
    """Return in which passages of a text each gram stands."""
    homes: dict[Gram, list[int]] = defaultdict(list)
    for number, grams in enumerate(passages):
        for gram in grams:
            homes[gram].append(number)
    return homes


def _cover(one: _Text, other: _Text, homes: Mapping[Gram, Sequence[int]], rarity: Mapping[Gram, int]) -> _Cover:
    left, right, best = [0.0] * len(one.passages), [0.0] * len(other.passages), 0.0
    for y, grams in enumerate(other.passages):
        shared: dict[int, int] = {}
        for gram in grams & homes.keys():
            for x in homes[gram]:
                shared[x] = shared.get(x, 0) + rarity[gram]
        for x, weight in shared.items():
            if weight:
                left[x] = max(left[x], weight / one.weights[x])
                right[y] = max(right[y], weight / other.weights[y])
                best = max(best, 2 * weight / (one.weights[x] + other.weights[y]))
    return _Cover(tuple(left), tuple(right), best)


def _rank(covers: Sequence[tuple[int, tuple[float, ...]]]) -> Mapping[int, Sequence[tuple[float, float]]]:
    """Return for each passage of each text the two best covers that any pair offers."""
    best: dict[int, list[tuple[float, float]]] = {}
    for place, values in covers:
        tops = best.setdefault(place, [(0.0, 0.0)] * len(values))
        for number, value in enumerate(values):
            first, second = tops[number]
            if value > first:
                tops[number] = value, first
            elif value > second:
                tops[number] = first, value
    return best


def _describe(
    cover: Sequence[float], text: _Text, tops: Sequence[tuple[float, float]], opposite: int
) -> tuple[float, float, float, float, float]:
    """Return what of a text is covered, by this pair alone, by it first, by half, and what of the other that fills."""
    covered = alone = first = halves = 0.0
    for value, weight, (best, second) in zip(cover, text.weights, tops, strict=True):
        if not value:
            continue
        covered += weight * value
        alone += weight * max(0.0, value - (second if value == best else best))
        first += weight * value if value == best and value >= _FIRST else 0.0
        halves += weight if value >= _HALF else 0.0
    whole = text.weight
    return covered / whole, alone / whole, first / whole, halves / whole, min(1.0, first / opposite)
