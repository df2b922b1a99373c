"""What speaks for a pair in its wording, as numbers that are the same from either side.

Each number compares what the two units share with what each of them is, and with what its rivals offer: the cosine of
the rarity-weighed grams (Salton & Buckley 1988), the share of the smaller and of the larger that is covered
(containment, Broder 1997: high and low is the mark of a split or a merge), the distance to the best rival on either
side, and what the pair adds to what better rivals cover already. A number with two sides is given as the lesser and
the greater of them, never as "old" and "new". Cost: one pass over the candidates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log1p, sqrt
from operator import mul

from attrs import frozen

from plancmp.align.grams import SCALE, Gram, Lexicon

Row = list[float]


@frozen(eq=False, repr=False)
class Overlap:
    """What one candidate pair shares.

    Attributes:
        left: Index of the left unit.
        right: Index of the right unit.
        words: Words that both have.
        grams: Words and pairs of words that both have.
        words_weight: Weight of the shared words.
        pairs_weight: Weight of the shared pairs.
        cosine: Cosine of the two vectors of weights, 0 to 1.
    """

    left: int
    right: int
    words: tuple[Gram, ...]
    grams: tuple[Gram, ...]
    words_weight: int
    pairs_weight: int
    cosine: float


def measure_overlaps(lexicon: Lexicon, candidates: Sequence[tuple[int, int]]) -> list[Overlap]:
    """Return what each candidate pair shares, in the order given."""
    weigh = lexicon.weights.__getitem__
    overlaps = []
    for i, j in candidates:
        left, right = lexicon.left[i], lexicon.right[j]
        words, pairs = left.words & right.words, left.pairs & right.pairs
        word_weights, pair_weights = list(map(weigh, words)), list(map(weigh, pairs))
        product = sum(map(mul, word_weights, word_weights)) + sum(map(mul, pair_weights, pair_weights))
        cosine = product / (left.norm * right.norm) if product else 0.0
        overlaps.append(Overlap(i, j, tuple(words), tuple(words | pairs), sum(word_weights), sum(pair_weights), cosine))
    return overlaps


def best_rivals(keys: Sequence[int], scores: Sequence[float]) -> list[float]:
    """Return for each pair the best score of another pair with the same key (its row or column), or 0."""
    best: dict[int, tuple[float, float]] = {}
    for key, score in zip(keys, scores, strict=True):
        first, second = best.setdefault(key, (0.0, 0.0))
        if score > first:
            best[key] = (score, first)
        elif score > second:
            best[key] = (first, score)
    return [best[key][1] if score == best[key][0] else best[key][0] for key, score in zip(keys, scores, strict=True)]


def measure_gains(
    overlaps: Sequence[Overlap], keys: Sequence[int], scores: Sequence[float], claim: float, weights: dict[Gram, int]
) -> list[int]:
    """Return the weight that each pair shares beyond what better pairs with the same key share already.

    Args:
        overlaps: The pairs.
        keys: The unit of one side that each pair is about.
        scores: Which of two pairs is the better one.
        claim: From which score on a pair's grams count as covered for the pairs after it.
        weights: What a gram is worth.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        rows[key].append(index)
    gains = [0] * len(overlaps)
    for row in rows.values():
        row.sort(key=lambda index: (-scores[index], index))
        covered: set[Gram] = set()
        for index in row:
            grams = overlaps[index].grams
            gains[index] = sum([weights[gram] for gram in grams if gram not in covered])
            if scores[index] >= claim and len(row) > 1:
                covered.update(grams)
    return gains


def measure_claims(overlaps: Sequence[Overlap], keys: Sequence[int], weights: dict[Gram, int]) -> list[float]:
    """Return the weight that each pair can claim of what it shares, where rivals with the same key share it too.

    A gram's weight is divided among the rivals that have it, in proportion to their squared cosines.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for index, key in enumerate(keys):
        rows[key].append(index)
    claims = [0.0] * len(overlaps)
    for row in rows.values():
        if len(row) == 1:
            claims[row[0]] = float(overlaps[row[0]].words_weight + overlaps[row[0]].pairs_weight)
            continue
        strengths = {index: overlaps[index].cosine ** 2 for index in row}
        totals: dict[Gram, float] = {}
        for index in row:
            strength = strengths[index]
            for gram in overlaps[index].grams:
                totals[gram] = totals.get(gram, 0.0) + strength
        for index in row:
            if strengths[index]:
                claims[index] = strengths[index] * sum([weights[gram] / totals[gram] for gram in overlaps[index].grams])
    return claims


WORDING = (
    "cosine", "cosine-rank-lo", "cosine-rank-hi", "cosine-lead-lo", "cosine-lead-hi", "words-lo", "words-hi",
    "pairs-lo", "pairs-hi", "mean-rank-lo", "mean-rank-hi", "mean-lead-lo", "mean-lead-hi", "shared-rank-lo",
    "shared-rank-hi", "gain-lo", "gain-hi", "fill-lo", "fill-hi", "length-lo", "length-hi", "shared-words",
    "shared-pairs", "own-lo", "own-hi", "own-mean",
)  # fmt: skip


def describe_wording(lexicon: Lexicon, overlaps: Sequence[Overlap]) -> list[Row]:
    """Return the numbers named in `WORDING` for each pair, each 0 or more but for the leads."""
    lefts, rights = [overlap.left for overlap in overlaps], [overlap.right for overlap in overlaps]
    cosines = [overlap.cosine for overlap in overlaps]
    means = [_mean_cover(lexicon, overlap) for overlap in overlaps]
    shared = [float(overlap.words_weight + overlap.pairs_weight) for overlap in overlaps]
    rivals = [(best_rivals(lefts, scores), best_rivals(rights, scores)) for scores in (cosines, means, shared)]
    gains = [measure_gains(overlaps, keys, cosines, 0.05, lexicon.weights) for keys in (lefts, rights)]
    claims = [measure_claims(overlaps, keys, lexicon.weights) for keys in (lefts, rights)]
    rows = []
    for index, overlap in enumerate(overlaps):
        left, right = lexicon.left[overlap.left], lexicon.right[overlap.right]
        (cosine_row, cosine_column), (mean_row, mean_column), (shared_row, shared_column) = (
            (row[index], column[index]) for row, column in rivals
        )
        cosine, mean = overlap.cosine, means[index]
        weight_left, weight_right = left.words_weight + left.pairs_weight, right.words_weight + right.pairs_weight
        own_left, own_right = _share(claims[0][index], weight_left), _share(claims[1][index], weight_right)
        rows.append(
            [
                cosine,
                *_rank(cosine, cosine_row, cosine_column),
                *_both(cosine - cosine_row, cosine - cosine_column),
                *_both(
                    _share(overlap.words_weight, left.words_weight), _share(overlap.words_weight, right.words_weight)
                ),
                *_both(
                    _share(overlap.pairs_weight, left.pairs_weight), _share(overlap.pairs_weight, right.pairs_weight)
                ),
                *_rank(mean, mean_row, mean_column),
                *_both(mean - mean_row, mean - mean_column),
                *_rank(shared[index], shared_row, shared_column),
                *_both(_share(gains[0][index], weight_left), _share(gains[1][index], weight_right)),
                *_both(_share(gains[0][index], weight_right), _share(gains[1][index], weight_left)),
                *_both(log1p(left.size), log1p(right.size)),
                log1p(overlap.words_weight / SCALE),
                log1p(overlap.pairs_weight / SCALE),
                *_both(own_left, own_right),
                sqrt(own_left * own_right),
            ]
        )
    return rows


def _both(one: float, other: float) -> tuple[float, float]:
    return (one, other) if one <= other else (other, one)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _rank(score: float, row: float, column: float) -> tuple[float, float]:
    """Return a score as a share of the best of its row and of its column, the lesser first."""
    return _both(_share(score, max(score, row)), _share(score, max(score, column)))


def _mean_cover(lexicon: Lexicon, overlap: Overlap) -> float:
    """Return the geometric mean of how much of either side's pairs is shared."""
    left, right = lexicon.left[overlap.left], lexicon.right[overlap.right]
    whole = left.pairs_weight * right.pairs_weight
    return overlap.pairs_weight / sqrt(whole) if whole else 0.0
