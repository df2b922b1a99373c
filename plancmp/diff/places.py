"""Where clauses stand: which of them moved, and what stands before the first article.

A clause moved if its parent answers to another clause than its new parent, or if it changed places with its siblings.
Of siblings that changed places, those kept their place that every longest increasing subsequence of the new order holds
(Fredman 1975; n log n). Where two siblings swapped, either could have moved: both count, so that the result is the
same whichever version is called the old one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from plancmp.align import Alignment
from plancmp.model import Disclosure, Entry

_LEAST_ARTICLES = 3  # that a text has, for what stands before the first to be its preamble


def find_moved(old: Sequence[Entry], new: Sequence[Entry], alignment: Alignment) -> frozenset[int]:
    """Return the places in the old outline of the clauses that moved.

    Only one-to-one links can move.
    """
    singles = [(link.old[0], link.new[0]) for link in alignment.links if len(link.old) == len(link.new) == 1]
    answers = alignment.pairs() | _find_wrappers(old, new, alignment, singles)
    free = [_list_free(side) for side in (old, new)]
    moved: set[int] = set()
    siblings: dict[tuple[int | None, int | None], list[tuple[int, int]]] = {}
    for i, j in singles:
        before, after = old[i].parent, new[j].parent
        together = (before, after) in answers or before is after is None
        if not (old[i].clause.disclosure is new[j].clause.disclosure is Disclosure.STATED):
            continue  # where it stands is not known until somebody has read it
        number = old[i].clause.number.partition("~")[0]
        if together:
            siblings.setdefault((before, after), []).append((i, j))
        elif None in (before, after) and free[0].get(number) == i and free[1].get(number) == j:
            siblings.setdefault((None, None), []).append((i, j))
        else:
            moved.add(i)
    for family in siblings.values():
        moved.update(_find_out_of_order(family))
    return frozenset(moved)


def _list_free(outline: Sequence[Entry]) -> dict[str, int]:
    """Return by their numbers the clauses that a reader finds by the number alone, whatever heading stands above."""
    free: dict[str, list[int]] = {}
    for entry in outline:
        above = None if entry.parent is None else outline[entry.parent].clause
        if above is None or not any(map(str.isdigit, above.number)):
            free.setdefault(entry.clause.number.partition("~")[0], []).append(entry.index)
    return {number: places[0] for number, places in free.items() if len(places) == 1 and number[:1].isdigit()}


def _find_wrappers(
    old: Sequence[Entry], new: Sequence[Entry], alignment: Alignment, singles: Sequence[tuple[int, int]]
) -> set[tuple[int | None, int | None]]:
    """Return the top of one version with the heading that the other sets above its whole text: it moves nothing."""
    tops = {(old[i].parent, new[j].parent) for i, j in singles if old[i].parent is None or new[j].parent is None}
    lone = {(None, j) for j in alignment.added} | {(i, None) for i in alignment.removed}
    return tops if len(tops) == 1 and tops <= lone else set()


def _find_out_of_order(family: Sequence[tuple[int, int]]) -> set[int]:
    forward = [j for _, j in sorted(family)]
    before = _measure_increase(forward)
    behind = _measure_increase([-j for j in reversed(forward)])[::-1]
    longest = max(before)
    ranks = Counter(rank for rank, rest in zip(before, behind, strict=True) if rank + rest - 1 == longest)
    return {
        i
        for (i, _), rank, rest in zip(sorted(family), before, behind, strict=True)
        if rank + rest - 1 != longest or ranks[rank] > 1
    }


def _measure_increase(values: Sequence[int]) -> list[int]:
    """Return for each place how long a longest increasing subsequence is that ends there."""
    tails: list[int] = []
    lengths = []
    for value in values:
        at = bisect_left(tails, value)
        tails[at : at + 1] = [value]
        lengths.append(at + 1)
    return lengths


def find_first_article(outline: Sequence[Entry]) -> int:
    """Return the place of the first article of a text that is made of articles; 0 for any other."""
    places = [entry.index for entry in outline if entry.clause.is_article]
    return places[0] if len(places) >= _LEAST_ARTICLES else 0
