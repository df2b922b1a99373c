"""Links from pairs: pairs that share a unit belong together, as connected components (union-find, near linear)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plancmp.align.alignment import Alignment, Link, Pair
from plancmp.align.assignment import Edge, split_components


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
