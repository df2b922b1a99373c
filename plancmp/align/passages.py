"""What speaks for a pair in the passages of its texts, as numbers that are the same from either side.

A clause that was cut in two, or went into another, shares few of all its words with either part; of its sentences, some
stand there nearly whole. So each sentence looks for the one of the other text that covers most of it, and a pair is
judged by how much of either text is covered, how much of it better than by any rival, and how well its best sentences
fit. Two sentences that fit each other better than any other of either version are mates: what a text has of them is
there and nowhere else. Grams are weighed by their rarity, as whole numbers. Linear in what a pair's passages share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, groupby
from math import fsum, log
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
# How well each passage of each text fits the one that fits it best.
_Fits = defaultdict[tuple[int, int], float]
_END = late(r"(?<=[.;:!?])\s+")
_MOST = 60  # passages of a text that are looked at
_LOOSE = 0.2  # two passages that fit no better are none
_FIRST = 0.3  # of a passage that must be covered, for the best cover to count

PASSAGES = (
    "passage-best", "mates-best", "covered-lo", "covered-hi", "alone-lo", "alone-hi", "taken-lo", "taken-hi",
    "mates-lo", "mates-hi",
)  # fmt: skip


@frozen(eq=False, repr=False)
class _Text:
    """A text as passages: the grams of each, what these weigh, and what all of them weigh."""

    passages: Sequence[frozenset[Gram]]
    weights: tuple[int, ...]
    weight: int


@frozen(eq=False, repr=False)
class _Cover:
    """What two texts share, passage by passage.

    Attributes:
        left: How much of each left passage stands in a right one.
        right: How much of each right passage stands in a left one.
        best: How well the best two fit.
        mates: The passages that fit each other better than any other of the two texts, and how well they do.
    """

    left: tuple[float, ...]
    right: tuple[float, ...]
    best: float
    mates: tuple[tuple[int, int, float], ...]


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
    fits: tuple[_Fits, _Fits] = (defaultdict(float), defaultdict(float))
    for i, row in groupby(edges, itemgetter(0)):
        homes = _find_homes(texts[0][i].passages)  # of one text at a time: those of all would fill the memory
        covers += [_cover((i, j), texts[0][i], texts[1][j], homes, rarity, fits) for _, j in row]
    tops = (
        _rank([(i, cover.left) for (i, _), cover in zip(edges, covers, strict=True)]),
        _rank([(j, cover.right) for (_, j), cover in zip(edges, covers, strict=True)]),
    )
    rows = []
    for (i, j), cover in zip(edges, covers, strict=True):
        one, other = texts[0][i], texts[1][j]
        mates = [(x, y, fit) for x, y, fit in cover.mates if fits[0][i, x] == fit == fits[1][j, y]]
        here = _describe(cover.left, one, tops[0][i], other.weight, [(x, fit) for x, _, fit in mates])
        there = _describe(cover.right, other, tops[1][j], one.weight, [(y, fit) for _, y, fit in mates])
        surest = max([fit for *_, fit in mates], default=0.0)
        pairs = zip(map(min, here, there), map(max, here, there), strict=True)
        rows.append([cover.best, surest, *chain.from_iterable(pairs)])
    return rows


def cut_passages(text: str) -> Passages:
    """Return the words of each sentence of a text, or of each part before a colon or semicolon. Linear time."""
    return [words for part in _END.split(text) if (words := split_words(part))]


def _read(passages: Passages, numbers: dict[str, int]) -> list[frozenset[Gram]]:
    return [frozenset().union(*number_words(words, numbers)) for words in passages[:_MOST]]


def _weigh(passages: Sequence[frozenset[Gram]], rarity: Mapping[Gram, int]) -> _Text:
    weights = tuple([sum(map(rarity.__getitem__, grams)) for grams in passages])
    return _Text(passages, weights, sum(weights) or 1)


def _find_homes(passages: Sequence[frozenset[Gram]]) -> dict[Gram, list[int]]:
    """Return in which passages of a text each gram stands."""
    homes: dict[Gram, list[int]] = defaultdict(list)
    for number, grams in enumerate(passages):
        for gram in grams:
            homes[gram].append(number)
    return homes


def _cover(
    edge: Edge,
    one: _Text,
    other: _Text,
    homes: Mapping[Gram, Sequence[int]],
    rarity: Mapping[Gram, int],
    fits: tuple[_Fits, _Fits],
) -> _Cover:
    left, right = [0.0] * len(one.passages), [0.0] * len(other.passages)
    fit_left, fit_right = left.copy(), right.copy()
    mate_left, mate_right = [-1] * len(left), [-1] * len(right)
    for y, grams in enumerate(other.passages):
        shared: dict[int, int] = {}
        for gram in grams & homes.keys():
            for x in homes[gram]:
                shared[x] = shared.get(x, 0) + rarity[gram]
        for x, weight in shared.items():
            if weight:
                left[x] = max(left[x], weight / one.weights[x])
                right[y] = max(right[y], weight / other.weights[y])
                fit = 2 * weight / (one.weights[x] + other.weights[y])
                if fit > fit_left[x]:
                    fit_left[x], mate_left[x] = fit, y
                # Of equals the first on either side, in whatever order the words came.
                if fit > fit_right[y] or (fit == fit_right[y] and x < mate_right[y]):
                    fit_right[y], mate_right[y] = fit, x
    for best, place, found in zip(fits, edge, (fit_left, fit_right), strict=True):
        for number, fit in enumerate(found):
            best[place, number] = max(best[place, number], fit)
    mates = [(x, y, fit_left[x]) for y, x in enumerate(mate_right) if fit_right[y] > _LOOSE and mate_left[x] == y]
    return _Cover(tuple(left), tuple(right), max(fit_left, default=0.0), tuple(mates))


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
    cover: Sequence[float],
    text: _Text,
    tops: Sequence[tuple[float, float]],
    opposite: int,
    mates: Sequence[tuple[int, float]],
) -> tuple[float, float, float, float]:
    """Return what of a text is covered, by this pair alone, by it first (of the opposite text), and by its mates."""
    covered = alone = first = 0.0
    for value, weight, (best, second) in zip(cover, text.weights, tops, strict=True):
        if not value:
            continue
        covered += weight * value
        alone += weight * max(0.0, value - (second if value == best else best))
        first += weight * value if value == best and value >= _FIRST else 0.0
    mated = fsum([text.weights[number] * fit for number, fit in mates])  # in any order, as seen from either side
    return covered / text.weight, alone / text.weight, min(1.0, first / opposite), mated / text.weight
