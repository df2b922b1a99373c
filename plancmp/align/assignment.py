"""The best one-to-one assignment on a sparse graph of scored pairs.

Maximum-weight bipartite matching by shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987), run on each
connected component of the graph by itself: components are small, because candidates are few. A component of more than
`LARGEST` pairs is matched greedily, which is at worst half as good (Avis 1983) and in practice nearly the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import inf

Edge = tuple[int, int]
LARGEST = 400


def assign_pairs(scores: Mapping[Edge, float]) -> set[Edge]:
    """Return the pairs, each unit in one at most, with the greatest sum of scores.

    Args:
        scores: The score of each (left, right) pair, greater than 0.
    """
    chosen: set[Edge] = set()
    for edges in split_components(sorted(scores)):
        if len(edges) == 1:
            chosen.update(edges)
        elif len(edges) > LARGEST:
            chosen.update(_assign_greedily(edges, scores))
        else:
            chosen.update(_assign_optimally(edges, scores))
    return chosen


def split_components(edges: Sequence[Edge]) -> list[list[Edge]]:
    """Return the edges by connected component, in the order given."""
    root: dict[int, int] = {}

    def find(node: int) -> int:
        root.setdefault(node, node)
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    # Left units are the even nodes, right units the odd ones.
    for i, j in edges:
        root[find(2 * i)] = find(2 * j + 1)
    components: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        components[find(2 * edge[0])].append(edge)
    return list(components.values())


def _assign_greedily(edges: Sequence[Edge], scores: Mapping[Edge, float]) -> set[Edge]:
    chosen: set[Edge] = set()
    lefts: set[int] = set()
    rights: set[int] = set()
    for edge in sorted(edges, key=lambda edge: (-scores[edge], edge)):
        if edge[0] not in lefts and edge[1] not in rights:
            chosen.add(edge)
            lefts.add(edge[0])
            rights.add(edge[1])
    return chosen


def _assign_optimally(edges: Sequence[Edge], scores: Mapping[Edge, float]) -> set[Edge]:
    """Match one left unit after another, each time along the path that adds most."""
    reach: dict[int, list[int]] = defaultdict(list)
    for i, j in edges:
        reach[i].append(j)
    mate_left: dict[int, int] = {}
    mate_right: dict[int, int] = {}
    for start in reach:
        end, back = _find_path(start, reach, scores, mate_right)
        if end is None:
            continue
        # Walk back from the end: each right unit on the path goes to the left unit that reached it.
        right: int | None = end if end >= 0 else None
        loser = -end - 1 if end < 0 else None
        if loser is not None:
            right = mate_left.pop(loser)
        while right is not None:
            left = back[right]
            before = mate_left.get(left)
            mate_left[left], mate_right[right] = right, left
            right = before
    return set(mate_left.items())


def _find_path(
    start: int, reach: Mapping[int, Sequence[int]], scores: Mapping[Edge, float], mate_right: Mapping[int, int]
) -> tuple[int | None, dict[int, int]]:
    """Return where the best path from a free left unit ends, and how each right unit on it was reached.

    The end is a free right unit, or −1 − i for a matched left unit i that loses its mate to the path, or None where
    no path adds anything. Bellman and Ford's relaxation; with matched edges taken back the best sums have no cycle to
    gain from, because the matching so far is the best for the left units that it was made for.
    """
    gain: dict[int, float] = {start: 0.0}
    back: dict[int, int] = {}
    queue = [start]
    best: tuple[float, int | None] = (0.0, None)
    reached: dict[int, float] = {}
    while queue:
        waiting: list[int] = []
        for left in queue:
            for right in reach[left]:
                total = gain[left] + scores[left, right]
                if mate_right.get(right) == left or total <= reached.get(right, -inf) + 1e-12:
                    continue
                reached[right], back[right] = total, left
                mate = mate_right.get(right)
                if mate is None:
                    continue
                gain[mate] = total - scores[mate, right]
                waiting.append(mate)
        queue = waiting
    for right, total in sorted(reached.items()):
        if right not in mate_right and total > best[0] + 1e-12:
            best = total, right
    for left, total in sorted(gain.items()):
        if left != start and total > best[0] + 1e-12:
            best = total, -1 - left
    return best[1], back
