"""First stage: units whose text is the same on both sides, in linear time.

Texts are compared by the hash of their exact spelling with white space squeezed, as tree matchers and git's rename
detection do before anything costly (Falleri et al. 2014, GumTree). What several units share ("Reserved.") is told apart
by what they hold beside it, the parent's text and the neighbours' texts, then by ever fewer of these, and last by
order; k copies on one side meet the first k of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

from plancmp.align.order import Side

_Key = Callable[[int], Hashable]


def match_texts(
    left: Side, right: Side, settled: tuple[Collection[int], Collection[int]], forbidden: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return pairs of units with the same text, each unit in one pair at most.

    Args:
        left: One version.
        right: The other version.
        settled: The units of either side that are to be left alone.
        forbidden: Pairs that may not be made.
    """
    free_left = [i for i in range(len(left.units)) if i not in settled[0]]
    free_right = [j for j in range(len(right.units)) if j not in settled[1]]
    pairs: list[tuple[int, int]] = []
    for same_left, same_right in _bucket(free_left, free_right, left.texts.__getitem__, right.texts.__getitem__):
        if len(same_left) == len(same_right) == 1:
            found = [(same_left[0], same_right[0])]
        else:
            found = _match_copies(left, right, same_left, same_right)
        pairs += found
    if not forbidden:
        return pairs
    return [pair for pair in pairs if pair not in forbidden]


def match_words(
    left: Mapping[int, Sequence[str]], right: Mapping[int, Sequence[str]], forbidden: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return pairs of units with the same words, where one unit alone on each side has them.

    Args:
        left: Words of each left unit that is free, by its index.
        right: Words of each right unit that is free, by its index.
        forbidden: Pairs that may not be made.
    """
    buckets = _bucket(left, right, lambda i: tuple(left[i]), lambda j: tuple(right[j]))
    return [
        (same_left[0], same_right[0])
        for same_left, same_right in buckets
        if len(same_left) == len(same_right) == 1 and (same_left[0], same_right[0]) not in forbidden
    ]


def _bucket(
    left: Iterable[int], right: Iterable[int], key_left: _Key, key_right: _Key
) -> list[tuple[list[int], list[int]]]:
    """Return the left and right units with the same key, for keys that both sides have."""
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for j in right:
        by_key[key_right(j)].append(j)
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for i in left:
        key = key_left(i)
        if key in by_key:
            buckets[key].append(i)
    return [(same, by_key[key]) for key, same in buckets.items()]


def _match_copies(left: Side, right: Side, same_left: list[int], same_right: list[int]) -> list[tuple[int, int]]:
    """Return pairs among units with one text, by ever less context."""
    pairs: list[tuple[int, int]] = []
    contexts_left = {i: _list_contexts(left, i) for i in same_left}
    contexts_right = {j: _list_contexts(right, j) for j in same_right}
    for level in range(len(_list_contexts(left, same_left[0]))):
        buckets = _bucket(
            same_left,
            same_right,
            lambda i, level=level: contexts_left[i][level],  # type: ignore[misc]
            lambda j, level=level: contexts_right[j][level],  # type: ignore[misc]
        )
        found = [pair for bucket in buckets for pair in zip(*bucket, strict=False)]
        pairs += found
        used_left, used_right = {i for i, _ in found}, {j for _, j in found}
        same_left = [i for i in same_left if i not in used_left]
        same_right = [j for j in same_right if j not in used_right]
    return pairs


def _list_contexts(side: Side, index: int) -> tuple[Hashable, ...]:
    """Return what a unit holds beside its text and what stands around it, the most telling first and nothing last."""
    unit, parent = side.units[index], side.parents[index]
    above = None if parent is None else side.texts[parent]
    around = side.around[side.origin[index]]
    own = (unit.heading, unit.terms, unit.rest)
    return (own, above, around), (own, above), own, (unit.heading, above), unit.heading, None
