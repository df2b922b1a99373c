"""Clauses whose lines stand whole in a clause that has an answer already: they were joined to it, or cut off from it.

A text without headings is a clause for each paragraph; below a heading its paragraphs are one clause. What has the same
lines in both is neither new nor gone, however short a line is. Linear in the lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.align.alignment import Alignment, Pins
from plancmp.align.assignment import Edge
from plancmp.align.groups import join_parts
from plancmp.model import Entry


def link_contained(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Link what is left over on either side to the linked clause that holds its lines.

    Returns:
        The alignment with further pairs, the same whichever version is the old one.
    """
    edges = {*_find(alignment, old, new), *((i, j) for j, i in _find(alignment.mirrored(), new, old))}
    return join_parts(alignment, edges, pins, len(old), len(new))


def _find(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Edge]:
    """Yield (old index, new index) of each old unit without a link and the new one that holds its lines."""
    free: list[Counter[str]] = []
    homes: dict[str, dict[int, int]] = {}
    for place, link in enumerate(alignment.links):
        free.append(Counter())
        for j in link.new:
            lines = _list_lines(new[j])
            free[place].update(lines)
            for line in lines if len(lines) > 1 else ():
                homes.setdefault(line, {}).setdefault(place, j)
        for i in link.old:
            free[place].subtract(_list_lines(old[i]))
    for i in alignment.removed:
        needed = Counter(_list_lines(old[i]))
        places = set.intersection(*(set(homes.get(line, ())) for line in needed)) if needed else set()
        able = [place for place in places if all(free[place][line] >= count for line, count in needed.items())]
        if able:
            place = min(able, key=lambda one: (min(abs(i - other) for other in alignment.links[one].old), one))
            free[place].subtract(needed)
            yield i, homes[next(iter(needed))][place]


def _list_lines(entry: Entry) -> list[str]:
    return [folded for line in entry.clause.text.split("\n") if (folded := " ".join(line.split()))]
