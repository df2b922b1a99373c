"""Links from pairs: pairs that share a unit belong together, as connected components (union-find, near linear)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plancmp.align.alignment import Alignment, Link, Pair, Pins, Reason
from plancmp.align.assignment import Edge, split_components


def join_parts(alignment: Alignment, edges: Collection[Edge], pins: Pins, n_old: int, n_new: int) -> Alignment:
    """Return an alignment in which units that had no link share that of the unit that holds all their words.

    Args:
        alignment: The alignment so far.
        edges: (old index, new index) of a unit without a link and of the one that holds it, or the other way round.
        pins: What a person has decided; forbidden edges are left out.
        n_old: How many old units there are.
        n_new: How many new units there are.
    """
    found = [Pair(*edge, 1.0, (Reason("containment", "100%"),)) for edge in sorted({*edges} - pins.forbidden)]
    if not found:
        return alignment
    pairs = [pair for link in alignment.links for pair in link.pairs]
    return group_pairs([*pairs, *found], alignment.weak_pairs(), n_old, n_new)


def group_pairs(pairs: Iterable[Pair], weak: Collection[Edge], n_old: int, n_new: int) -> Alignment:
    """Return the alignment that some pairs make.

    Args:
        pairs: The pairs, in any order.
        weak: (old index, new index) of the pairs that a person should look at.
        n_old: How many old units there are.
        n_new: How many new units there are.
    """
    by_edge = {(pair.old, pair.new): pair for pair in pairs}
    links = [
        Link(
            tuple(sorted({old for old, _ in edges})),
            tuple(sorted({new for _, new in edges})),
            tuple(by_edge[edge] for edge in edges),
            any(edge in weak for edge in edges),
        )
        for edges in split_components(sorted(by_edge))
    ]
    links.sort(key=lambda link: link.old)
    linked_old, linked_new = {old for old, _ in by_edge}, {new for _, new in by_edge}
    return Alignment(
        tuple(links),
        tuple(index for index in range(n_old) if index not in linked_old),
        tuple(index for index in range(n_new) if index not in linked_new),
    )
