"""Parts that stand several times: "The buyer pays the costs.", cut off from two clauses, belongs to each once.

The engine finds a part in every clause that holds its words, and links all parts of one wording to the same clause. Of
clauses that hold it, each takes the part that stands nearest to its other partner. Linear in the pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from attrs import evolve

from plancmp.align.alignment import Alignment, Pins
from plancmp.align.groups import group_pairs
from plancmp.model import Entry

_Edge = tuple[int, int]


def settle_parts(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Give each part of one wording to the clause that it was cut off from, or went into.

    Returns:
        The alignment, the same whichever version is the old one.
    """
    there = _settle(alignment, old, new, pins) if any(len(link.new) > 1 for link in alignment.links) else alignment
    if all(len(link.old) == 1 for link in there.links):
        return there
    return _settle(there.mirrored(), new, old, pins.mirrored()).mirrored()


def _settle(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    texts = [" ".join(entry.clause.text.split()) for entry in new]
    counts = Counter(filter(None, texts))
    if max(counts.values(), default=0) < 2:
        return alignment
    pairs = {(pair.old, pair.new): pair for link in alignment.links for pair in link.pairs}
    partners: dict[int, set[int]] = {}
    for i, j in pairs:
        partners.setdefault(i, set()).add(j)
    wholes = {i: " ".join(old[i].clause.text.split()) for i, linked in partners.items() if linked}
    changed = False
    for (i, j), pair in sorted(pairs.items()):
        if counts[texts[j]] < 2 or len(partners[i]) < 2 or (i, j) in pins.required or texts[j] not in wholes[i]:
            continue
        best = _find_nearest(j, texts[j], wholes, partners)
        if best is not None and best != i and (best, j) not in pairs and (best, j) not in pins.forbidden:
            del pairs[i, j]
            pairs[best, j] = evolve(pair, old=best)
            partners[i].remove(j)
            partners[best].add(j)
            changed = True
    if not changed:
        return alignment
    weak = {(pair.old, pair.new) for link in alignment.links if link.weak for pair in link.pairs}
    return group_pairs(pairs.values(), weak, len(old), len(new))


def _find_nearest(place: int, part: str, wholes: Mapping[int, str], partners: Mapping[int, set[int]]) -> int | None:
    """Return the clause that holds a part and has another partner nearest to it."""
    ranked = [
        (min(abs(place - other) for other in partners[i] - {place}), i)
        for i, whole in wholes.items()
        if part in whole and part != whole and partners[i] - {place}
    ]
    return min(ranked)[1] if ranked else None
