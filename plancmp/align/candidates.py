"""Which pairs are worth a closer look: those that share rare words, found through an inverted index.

The index lists, for each gram, the units of the other side that have it. A unit looks up its grams from the rarest on,
because a gram that half the units have costs a lot and says nothing (prefix filtering: Chaudhuri et al. 2006; Bayardo
et al. 2007). Most units are done after a few dozen entries, when one or two units of the other side explain nearly all
the rare grams; the others look on until they have seen enough. Both sides ask, so that a short unit inside a long one
is found from either end. Cost: at most `VISITS` entries a unit, so linear in the units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from plancmp.align.grams import Gram, Lexicon, Profile

FIRST_VISITS = 60
EXPLAINED = 0.75
CLEAR = 0.2
VISITS = 400
KEPT = 8
FLOOR = 0.12


def propose_pairs(lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the pairs worth comparing, ascending; a unit proposes up to twice `KEPT` of them."""
    from_left = _ask(lexicon.left, lexicon.right, lexicon.weights)
    from_right = _ask(lexicon.right, lexicon.left, lexicon.weights)
    return sorted(from_left | {(i, j) for j, i in from_right})


def _ask(asking: Sequence[Profile], asked: Sequence[Profile], weights: dict[Gram, int]) -> set[tuple[int, int]]:
    # Most grams stand in one unit: only the others get a list.
    first: dict[Gram, int] = {}
    others: dict[Gram, list[int]] = defaultdict(list)
    for j, profile in enumerate(asked):
        for gram in chain(profile.words, profile.pairs):
            if gram in first:
                others[gram].append(j)
            else:
                first[gram] = j
    found: set[tuple[int, int]] = set()
    for i, profile in enumerate(asking):
        # Equally rare grams go by number: the order of a set is not to be relied on.
        grams = sorted(sorted(profile.words | profile.pairs), key=weights.__getitem__, reverse=True)
        found.update((i, j) for j in _rank(grams, (first, others), weights, asked))
    return found


def _rank(
    grams: list[Gram],
    index: tuple[Mapping[Gram, int], Mapping[Gram, list[int]]],
    weights: Mapping[Gram, int],
    asked: Sequence[Profile],
) -> Iterable[int]:
    """Return the units that share most with a unit.

    Args:
        grams: The unit's grams, the rarest first.
        index: The first unit that has a gram, and the others that have it.
        weights: What a gram is worth.
        asked: The units of the other side.
    """
    first, others = index
    shared: dict[int, int] = {}
    visits, visited, limit = 0, 0, FIRST_VISITS
    for gram in grams:
        entries = (first[gram], *others.get(gram, ()))
        visits += len(entries)
        if visits > limit:
            clear = _find_clear(shared, visited) if limit == FIRST_VISITS else []
            if clear:
                return clear
            limit = VISITS
            if visits > limit and shared:
                break
        weight = weights[gram]
        visited += weight
        for j in entries:
            shared[j] = shared.get(j, 0) + weight
    if not shared:
        return []
    # Two views of "most": in all, which long units win, and for its size, which short ones do.
    least = FLOOR * max(shared.values())
    in_all = sorted([(-weight, j) for j, weight in shared.items() if weight >= least])
    share = {j: weight / (asked[j].norm + 1) for j, weight in shared.items()}
    least_share = FLOOR * max(share.values())
    for_size = sorted([(-part, j) for j, part in share.items() if part >= least_share])
    return {j for _, j in in_all[:KEPT]} | {j for _, j in for_size[:KEPT]}


def _find_clear(shared: dict[int, int], visited: int) -> list[int]:
    """Return the units that explain the rare grams seen so far between them, or nothing if none do."""
    clear = [j for j, weight in shared.items() if weight >= CLEAR * visited]
    return clear if sum([shared[j] for j in clear]) >= EXPLAINED * visited else []
