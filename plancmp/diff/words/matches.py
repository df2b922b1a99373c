"""Two sequences of numbers → the stretches that both have, in order.

1. Common prefix and suffix are taken off (linear, at C speed).
2. In what is left, if large, runs of four words that occur once on either side are anchors, single words failing that;
   the longest chain of anchors that is in order on both sides is kept ("patience diff", Bram Cohen; the chain by
   patience sorting, Fredman 1975). A chain counts when it has at least half of the anchors: the texts are related then.
3. Between the anchors, an exact longest common subsequence (the problem of Myers 1986, "An O(ND) Difference
   Algorithm"), 64 cells of its table in one machine step (Crochemore et al. 2001; Hyyrö 2004) on Python's long
   integers: no compiled library is loaded for it. Of a large table √n rows are kept, and those between them made again
   on the way back, as Hirschberg (1975) trades time for memory.

A gap that is too large for step 3 takes runs of sixteen words as anchors first, which occur once also in a table of few
different figures; then whatever anchors there are, a few levels deep; and else counts as changed. So the cost is linear
in what is unchanged, and in what is changed n log n and at most LARGE cells a gap. Nothing recurses.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from math import isqrt
from typing import TypeAlias

# Where it begins on the left, on the right, and its length.
Block: TypeAlias = tuple[int, int, int]
# Begin and end on the left, begin and end on the right.
Gap: TypeAlias = tuple[int, int, int, int]

# Cells of the table of a gap: up to SMALL anchors cost more than they save, beyond LARGE the table costs too much.
SMALL, LARGE = 1 << 18, 1 << 29
_LEVELS = 8
# Words of an anchor; the longest only in gaps beyond LARGE.
_WIDTHS = (16, 4, 1)
_STRIDE = 256


def find_matches(left: Sequence[int], right: Sequence[int], gaps: Iterable[Gap] | None = None) -> list[Block]:
    """Return stretches that both sequences have, in order, as long in all as can be found within the bounds.

    Args:
        left: Numbers.
        right: Numbers.
        gaps: Where to look; everywhere if not given.
    """
    blocks: list[Block] = []
    stack = [(gap, 0) for gap in ([(0, len(left), 0, len(right))] if gaps is None else gaps)]
    while stack:
        gap, level = stack.pop()
        low, high, low2, high2 = _trim(left, right, gap, blocks)
        if low == high or low2 == high2:
            continue
        rest = (low, high, low2, high2)
        cells = (high - low) * (high2 - low2)
        anchors = _find_anchors(left, right, rest, is_bound=cells <= LARGE) if cells > SMALL else []
        if anchors and level < _LEVELS:
            blocks.extend(anchors)
            stack.extend((between, level + 1) for between in list_gaps(anchors, rest))
        elif cells <= LARGE:
            blocks.extend((i, j, 1) for i, j in _find_longest(left, right, rest))
    return join_blocks(blocks)


def list_gaps(blocks: Sequence[Block], within: Gap) -> Iterator[Gap]:
    """Yield what lies before, between and behind blocks, where neither side of it is empty."""
    low, high, low2, high2 = within
    for i, j, size in chain(blocks, [(high, high2, 0)]):
        if low < i and low2 < j:
            yield low, i, low2, j
        low, low2 = i + size, j + size


def join_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks in order, those that touch on both sides as one."""
    joined: list[Block] = []
    for i, j, size in sorted(blocks):
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + size)
        elif size:
            joined.append((i, j, size))
    return joined


def count_common(left: Sequence[int], right: Sequence[int]) -> tuple[int, int]:
    """Return how many numbers two sequences begin with in common, and end with in common in what is left then."""
    head, limit = 0, min(len(left), len(right))
    while head + _STRIDE <= limit and left[head : head + _STRIDE] == right[head : head + _STRIDE]:
        head += _STRIDE
    while head < limit and left[head] == right[head]:
        head += 1
    tail, limit, end, end2 = 0, limit - head, len(left), len(right)
    while tail + _STRIDE <= limit and (
        left[end - tail - _STRIDE : end - tail] == right[end2 - tail - _STRIDE : end2 - tail]
    ):
        tail += _STRIDE
    while tail < limit and left[end - tail - 1] == right[end2 - tail - 1]:
        tail += 1
    return head, tail


def _trim(left: Sequence[int], right: Sequence[int], gap: Gap, blocks: list[Block]) -> Gap:
    """Add what a gap begins and ends with in common to the blocks, and return what is left."""
    low, high, low2, high2 = gap
    head, tail = count_common(left[low:high], right[low2:high2])
    blocks.append((low, low2, head))
    blocks.append((high - tail, high2 - tail, tail))
    return low + head, high - tail, low2 + head, high2 - tail


def _find_anchors(left: Sequence[int], right: Sequence[int], gap: Gap, *, is_bound: bool) -> list[Block]:
    """Return the anchors of a gap; where the gap is within bounds, only those that can be relied on."""
    low, high, low2, high2 = gap
    best: list[tuple[int, int]] = []
    for width in _WIDTHS[is_bound:]:
        ours = _find_singles(left[low:high], width)
        theirs = _find_singles(right[low2:high2], width)
        pairs = [(place, theirs[gram]) for gram, place in ours.items() if place >= 0 and theirs.get(gram, -1) >= 0]
        best = _find_chain(pairs)
        if best and 2 * len(best) >= len(pairs):
            break
    else:
        if is_bound:
            return []
    return join_blocks((low + i, low2 + j, 1) for i, j in best)


def _find_singles(numbers: Sequence[int], width: int) -> dict[tuple[int, ...], int]:
    """Return where each run of some numbers begins; -1 for what occurs more than once."""
    places: dict[tuple[int, ...], int] = {}
    for place, gram in enumerate(zip(*(numbers[skip:] for skip in range(width)), strict=False)):
        places[gram] = -1 if gram in places else place
    return places


def _find_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of pairs in which both places rise; the pairs are in order of their first places."""
    if all(first[1] < second[1] for first, second in pairwise(pairs)):
        return pairs
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(top_pairs[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        top_pairs[pile : pile + 1] = [number]
    found = []
    number = top_pairs[-1]
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _find_longest(left: Sequence[int], right: Sequence[int], gap: Gap) -> list[tuple[int, int]]:
    """Return a longest common subsequence of a gap, from its end to its beginning."""
    low, high, low2, high2 = gap
    shared = set(left[low:high]).intersection(right[low2:high2])
    if not shared:
        return []
    columns = [place for place in range(low, high) if left[place] in shared]
    rows = [place for place in range(low2, high2) if right[place] in shared]
    ours, theirs = [left[place] for place in columns], [right[place] for place in rows]
    if len(ours) <= len(theirs):
        return [(columns[column], rows[row]) for column, row in _find_longest_of_shared(ours, theirs)]
    # A state has a bit a column: of the longer side it would be as long as that, for every word.
    return [(columns[column], rows[row]) for row, column in _find_longest_of_shared(theirs, ours)]


def _find_longest_of_shared(ours: list[int], theirs: list[int]) -> list[tuple[int, int]]:
    """Return a longest common subsequence of numbers that both sides have, from its end.

    A state is a row of the table as the steps along it: bit c is 0 where the length rises from column c to c + 1.
    """
    masks = dict.fromkeys(ours, 0)
    for bit, number in enumerate(ours):
        masks[number] |= 1 << bit
    full = (1 << len(ours)) - 1
    stride = len(theirs) if len(ours) * len(theirs) <= SMALL * 8 else isqrt(len(theirs)) + 1
    saved = [full]
    for start in range(0, len(theirs) - stride, stride):
        saved.append(_list_states(saved[-1], [masks[number] for number in theirs[start : start + stride]], full)[-1])
    pairs: list[tuple[int, int]] = []
    column = len(ours)
    while saved and column:
        start = (len(saved) - 1) * stride
        some = theirs[start : start + stride]
        states = _list_states(saved.pop(), [masks[number] for number in some], full)
        found, column = _walk_back(ours, some, states, column)
        pairs.extend((place, start + row) for place, row in found)
    return pairs


def _list_states(state: int, masks: list[int], full: int) -> list[int]:
    states = [state]
    for mask in masks:
        hit = state & mask
        state = ((state + hit) | (state - hit)) & full
        states.append(state)
    return states


def _walk_back(ours: list[int], theirs: list[int], states: list[int], column: int) -> tuple[list[tuple[int, int]], int]:
    """Return the pairs of some rows of the table from their end, and the column in which the rows above are entered."""
    pairs: list[tuple[int, int]] = []
    row = len(theirs)
    while row and column:
        if ours[column - 1] == theirs[row - 1]:
            column, row = column - 1, row - 1
            pairs.append((column, row))
        elif states[row] >> (column - 1) & 1:
            column -= 1
        else:
            row -= 1
    return pairs, column
