"""Which of the likely pairs are links.

Two things move a pair before the line is drawn. The pair of documents: where nearly every unit of a side has found an
answer, the few left over are likelier to have one too, and in a document that was mostly rewritten they are not (prior
adjustment: Saerens et al. 2002). The tree: a linked parent, or linked children, speak for a pair a little; an item that
moved into another point needs no linked parent. A unit with several links was split or merged. Cost: linear in the
candidates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from plancmp.align.assignment import Edge, assign_pairs
from plancmp.align.judgement import to_odds, to_probability
from plancmp.align.weights import (
    ADAPTATION,
    ADAPTATION_LIMIT,
    CHILDREN,
    LINE,
    PARENT,
    WEAK_MARGIN,
)

_BY_CHILDREN = 0.5
_FEW = 10  # units of a side in which one more or less makes a difference


@frozen(eq=False, repr=False)
class Decision:
    """What was made of the candidates.

    Attributes:
        chosen: The probability of each pair that is a link.
        weak: The chosen pairs that are near the line.
        kin: The chosen pairs that their parents or children spoke for.
    """

    chosen: dict[Edge, float]
    weak: frozenset[Edge]
    kin: frozenset[Edge]


def decide(
    odds: Mapping[Edge, float],
    settled: Collection[Edge],
    parents: tuple[Sequence[int | None], Sequence[int | None]],
    forbidden: Collection[Edge],
) -> Decision:
    """Return which candidates are links.

    Args:
        odds: Log odds of each candidate pair of (left, right) units, in ascending order of the pairs.
        settled: Pairs that are links already.
        parents: Parent of each left and each right unit; their lengths are the sizes of the two sides.
        forbidden: Pairs that may not be links.
    """
    allowed = {edge: value for edge, value in odds.items() if edge not in forbidden}
    kin = _ask_kin(allowed, settled, parents)
    moved = {edge: value + kin.get(edge, 0.0) for edge, value in allowed.items()}
    moved = _adapt(moved, len(settled), (len(parents[0]), len(parents[1])))
    chances = {edge: to_probability(value) for edge, value in moved.items()}
    chosen = {edge: chance for edge, chance in chances.items() if chance >= LINE}
    weak = frozenset(edge for edge, chance in chosen.items() if chance - LINE < WEAK_MARGIN)
    above = _link_parents([*settled, *chosen], parents, forbidden)
    chosen.update(dict.fromkeys(above, _BY_CHILDREN))
    return Decision(chosen, weak | above, above | {edge for edge in chosen if kin.get(edge)})


def _link_parents(
    links: Sequence[Edge],
    parents: tuple[Sequence[int | None], Sequence[int | None]],
    forbidden: Collection[Edge],
) -> frozenset[Edge]:
    """Return pairs of units without a link that most of their linked children agree on: a bare heading, as a rule."""
    linked = {i for i, _ in links}, {j for _, j in links}
    votes: Counter[Edge] = Counter()
    for i, j in links:
        above = parents[0][i], parents[1][j]
        if above[0] is not None and above[1] is not None and not (above[0] in linked[0] or above[1] in linked[1]):
            votes[above[0], above[1]] += 1
    sizes = [_count_children(side) for side in parents]
    agreed: dict[Edge, float] = {
        (i, j): count
        for (i, j), count in votes.items()
        if count >= 2 and 2 * count >= min(sizes[0][i], sizes[1][j]) and (i, j) not in forbidden
    }
    return frozenset(assign_pairs(agreed))


def _ask_kin(
    odds: Mapping[Edge, float],
    settled: Collection[Edge],
    parents: tuple[Sequence[int | None], Sequence[int | None]],
) -> dict[Edge, float]:
    """Return the log odds that linked parents and children add to a pair."""
    links = set(settled)
    links.update(edge for edge, value in odds.items() if value > 0)
    size = [_count_children(side) for side in parents]
    common: dict[Edge, int] = defaultdict(int)
    for i, j in links:
        above = parents[0][i], parents[1][j]
        if above[0] is not None and above[1] is not None:
            common[above[0], above[1]] += 1
    added: dict[Edge, float] = {}
    for edge in odds:
        i, j = edge
        above = parents[0][i], parents[1][j]
        # A point may have been cut into items of its own.
        bonus = PARENT if not links.isdisjoint([above, (i, above[1]), (above[0], j)]) else 0.0
        if common.get(edge):
            bonus += CHILDREN * min(1.0, common[edge] / min(size[0][i], size[1][j]))
        if bonus:
            added[edge] = bonus
    return added


def _count_children(parents: Iterable[int | None]) -> dict[int, int]:
    counts: dict[int, int] = defaultdict(int)
    for parent in parents:
        if parent is not None:
            counts[parent] += 1
    return counts


def _adapt(odds: Mapping[Edge, float], settled: int, sizes: tuple[int, int]) -> dict[Edge, float]:
    """Move the odds of the pairs that are a unit's best by how many of its side have found an answer.

    On a side of few units a pair speaks not for itself: the others count without it.
    """
    best: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for edge, value in odds.items():
        for side in (0, 1):
            if value > best[side].get(edge[side], float("-inf")):
                best[side][edge[side]] = value
    answered = [settled + sum(to_probability(value) for value in best[side].values()) for side in (0, 1)]
    adapted = {}
    for edge, value in odds.items():
        moves = []
        for side in (0, 1):
            own = sizes[side] <= _FEW
            if value >= best[side][edge[side]] and sizes[side] > own:
                others = (answered[side] - own * to_probability(value)) / (sizes[side] - own)
                shift = ADAPTATION * to_odds(min(1.0, max(0.0, others), answered[side] / sizes[side]))
                moves.append(max(-ADAPTATION_LIMIT, min(ADAPTATION_LIMIT, shift)))
        adapted[edge] = value + max(moves, default=0.0)
    return adapted
