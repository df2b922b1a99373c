"""Which clauses moved.

A clause moved if its parent answers to another clause than its new parent, or if it changed places with its siblings.
Of siblings that changed places, the fewest that explain the new order count as moved: all but a longest increasing
subsequence (Fredman 1975; n log n).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from plancmp.align import Alignment
from plancmp.model import Entry


def find_moved(old: Sequence[Entry], new: Sequence[Entry], alignment: Alignment) -> frozenset[int]:
    """Return the places in the old outline of the clauses that moved.

    Only one-to-one links can move. The result is the same whichever version is called the old one.
    """
    singles = [(link.old[0], link.new[0]) for link in alignment.links if len(link.old) == len(link.new) == 1]
    answers = alignment.pairs()
    moved: set[int] = set()
    siblings: dict[tuple[int | None, int | None], list[tuple[int, int]]] = {}
    for i, j in singles:
        before, after = old[i].parent, new[j].parent
        together = before == after if before is None or after is None else (before, after) in answers
        if together:
            siblings.setdefault((before, after), []).append((i, j))
        else:
            moved.add(i)
    for family in siblings.values():
        moved.update(_find_out_of_order(family))
    return frozenset(moved)


def _find_out_of_order(family: Sequence[tuple[int, int]]) -> set[int]:
    forward = sorted(family)
    ranks = {j: rank for rank, (_, j) in enumerate(sorted(family, key=lambda pair: pair[1]))}
    order = [ranks[j] for _, j in forward]
    inverse = [0] * len(order)
    for place, rank in enumerate(order):
        inverse[rank] = place
    # A longest subsequence is not unique; choosing by the smaller permutation gives both directions the same one.
    if order <= inverse:
        kept = {forward[place] for place in _keep_increasing(order)}
    else:
        by_rank = sorted(family, key=lambda pair: pair[1])
        kept = {by_rank[rank] for rank in _keep_increasing(inverse)}
    return {i for i, j in family if (i, j) not in kept}


def _keep_increasing(values: Sequence[int]) -> list[int]:
    """Return the places of one longest increasing subsequence."""
    tails: list[int] = []
    tail_places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(tail_places[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            tail_places.append(place)
        else:
            tails[at], tail_places[at] = value, place
    kept = []
    place = tail_places[-1] if tail_places else -1
    while place >= 0:
        kept.append(place)
        place = before[place]
    return kept[::-1]
