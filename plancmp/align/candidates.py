"""Which pairs are worth a closer look: those that share rare words, found through an inverted index.

The index lists, for each gram, the units of the other side that have it. A unit looks up its grams from the rarest on,
until it has seen enough entries; a gram that half the units have costs a lot and says nothing (prefix filtering:
Chaudhuri et al. 2006; Bayardo et al. 2007). Both sides ask, so that a short unit inside a long one is found from either
end. Cost: at most `VISITS` entries a unit, so linear in the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from plancmp.align.grams import Gram, Lexicon, Profile

VISITS = 1500
KEPT = 12
FLOOR = 0.12


def propose_pairs(lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, ascending; a unit proposes up to `KEPT` of them."""
    from_left = _ask(lexicon.left, lexicon.right, lexicon.weights)
    from_right = _ask(lexicon.right, lexicon.left, lexicon.weights)
    return sorted(from_left | {(i, j) for j, i in from_right})


def _ask(asking: Sequence[Profile], asked: Sequence[Profile], weights: dict[Gram, int]) -> set[tuple[int, int]]:
    index: dict[Gram, list[int]] = defaultdict(list)
    for j, profile in enumerate(asked):
        for gram in profile.words:
            index[gram].append(j)
        for gram in profile.pairs:
            index[gram].append(j)
    found: set[tuple[int, int]] = set()
    for i, profile in enumerate(asking):
        grams = sorted((len(index[gram]), gram) for gram in profile.words | profile.pairs)
        found.update((i, j) for j in _rank(grams, index, weights, asked))
    return found


def _rank(
    grams: list[tuple[int, Gram]], index: dict[Gram, list[int]], weights: dict[Gram, int], asked: Sequence[Profile]
) -> list[int]:
    """Return the units that share most with a unit, the best first.

    Args:
        grams: The unit's grams, each after its number of entries in the index, ascending.
        index: Which units have a gram.
        weights: What a gram is worth.
        asked: The units of the other side.
    """
    shared: dict[int, int] = {}
    visits = 0
    for entries, gram in grams:
        visits += entries
        if visits > VISITS and shared:
            break
        weight = weights[gram]
        for j in index[gram]:
            shared[j] = shared.get(j, 0) + weight
    if not shared:
        return []
    # Two views of "most": in all, which long units win, and for its size, which short ones do.
    in_all = sorted(shared, key=lambda j: (-shared[j], j))[:KEPT]
    share = {j: shared[j] / (asked[j].norm + 1) for j in shared}
    for_size = sorted(shared, key=lambda j: (-share[j], j))[:KEPT]
    least, least_share = FLOOR * shared[in_all[0]], FLOOR * share[for_size[0]]
    return [j for j in in_all if shared[j] >= least] + [j for j in for_size if share[j] >= least_share]
