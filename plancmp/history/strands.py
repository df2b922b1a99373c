"""What belongs together across versions: links of pairs of versions → strands through all of them.

Neighbouring versions are linked first. What stands in no version between two others, but is linked between them, left
and came back: the end of the one strand and the start of the other are joined. No other link across versions counts,
so two strands that run side by side never become one by a link that skips a version.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence

# A version's place, then a place in it.
Node = tuple[int, ...]
# Nodes of an old and of a new version that are one.
Tie = tuple[Sequence[Node], Sequence[Node]]
# Of two versions that are no neighbours: what ended in the older and what began in the newer one.
Loose = tuple[Collection[Node], Collection[Node]]


def tie_strands(
    nodes: Iterable[Node], versions: int, list_ties: Callable[[int, int, Loose | None], Iterable[Tie]]
) -> list[list[Node]]:
    """Tie nodes into strands.

    Args:
        nodes: Every node of every version.
        versions: How many versions there are.
        list_ties: Returns what two versions have in common, by their places; of versions that are no neighbours only
            ties of what is loose in both matter.

    Returns:
        The strands, each with its nodes ascending, by their first nodes. Near linear in the ties; it asks for those of
        neighbours, and of other versions where something ended in the one and something began in the other.
    """
    return _Strands(nodes).tie(versions, list_ties)


class _Strands:
    """A forest of disjoint sets (Tarjan 1975) that knows in which versions each set stands, as a set of bits."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.parents = {node: node for node in nodes}
        self.spans = {node: 1 << node[0] for node in self.parents}
        self.by_version: dict[int, list[Node]] = {}
        for node in self.parents:
            self.by_version.setdefault(node[0], []).append(node)

    def tie(self, versions: int, list_ties: Callable[[int, int, Loose | None], Iterable[Tie]]) -> list[list[Node]]:
        for new in range(1, versions):
            for olds, news in list_ties(new - 1, new, None):
                self.join([*olds, *news])
            for old in range(new - 2, -1, -1):
                ends = self.list_ended(self.by_version.get(old, ())), self.list_begun(self.by_version.get(new, ()))
                for olds, news in list_ties(old, new, ends) if all(ends) else ():
                    ended, begun = self.list_ended(olds), self.list_begun(news)
                    if ended and begun:
                        self.join([*ended, *begun])
        strands: dict[Node, list[Node]] = {}
        for node in sorted(self.parents):
            strands.setdefault(self.find(node), []).append(node)
        return list(strands.values())

    def list_ended(self, nodes: Iterable[Node]) -> list[Node]:
        """List the nodes whose strands stand in no later version."""
        return [node for node in nodes if not self.spans[self.find(node)] >> (node[0] + 1)]

    def list_begun(self, nodes: Iterable[Node]) -> list[Node]:
        """List the nodes whose strands stand in no earlier version."""
        return [node for node in nodes if self.spans[self.find(node)] == 1 << node[0]]

    def find(self, node: Node) -> Node:
        while self.parents[node] != node:
            self.parents[node] = self.parents[self.parents[node]]
            node = self.parents[node]
        return node

    def join(self, nodes: Sequence[Node]) -> None:
        roots = {self.find(node) for node in nodes}
        if len(roots) > 1:
            first, *rest = sorted(roots)
            for root in rest:
                self.parents[root] = first
                self.spans[first] |= self.spans[root]
