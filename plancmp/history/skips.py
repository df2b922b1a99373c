"""What versions that are no neighbours have in common, found by their links alone.

Of such versions it only matters whether what ended in the one came back in the other. Where a program named all terms,
the links and the names say so, and what happened to each term on the way need not be known. Where no matter is loose on
both sides not even the links have to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve

from plancmp.align import Link, Pins
from plancmp.align.plans import align_plans
from plancmp.diff import Slot
from plancmp.diff.groups import Versions, part_link
from plancmp.diff.reading import settle_link
from plancmp.diff.slots import walk_slots
from plancmp.extract.given_names import MADE_UP
from plancmp.extract.naming import name_matter
from plancmp.history.strands import Loose, Node, Tie
from plancmp.model import Entry, Plan

Nodes = Mapping[str, Sequence[Node]]


class Skips:
    """The ties of versions that are no neighbours; each pair is linked once."""

    def __init__(
        self,
        versions: Sequence[Plan],
        slots: Sequence[Sequence[Sequence[tuple[str, Slot]]]],
        told_in_full: frozenset[int],
        pins: Mapping[tuple[int, int], Pins],
        note: Callable[[], None],
    ) -> None:
        """Take the versions.

        Args:
            versions: All versions.
            slots: Their terms with their names, by version and clause.
            told_in_full: The places of the versions of which nothing is unknown.
            pins: Links that a person has decided, for pairs of versions by their places.
            note: Is called before two versions are linked.
        """
        self.versions, self.slots, self.told_in_full, self.pins, self.note = versions, slots, told_in_full, pins, note
        self.parted: dict[tuple[int, int], Sequence[tuple[Link, Link]]] = {}

    def reaches(self, old: int, new: int) -> bool:
        """Say whether links alone tell which terms of two versions are one."""
        return {old, new} <= self._named_alike

    @cached_property
    def _named_alike(self) -> frozenset[int]:
        """The versions whose terms a program found and named, each by its matter."""
        return frozenset(
            version
            for version in self.told_in_full
            if self.versions[version].extracted
            and all(slot.evidence and MADE_UP.match(name) for row in self.slots[version] for name, slot in row)
        )

    def tie_clauses(self, old: int, new: int) -> Iterator[Tie]:
        """Yield the clauses of two versions that answer to each other."""
        for _, part in self._part_links(old, new):
            yield [(old, index) for index in part.old], [(new, index) for index in part.new]

    def tie_terms(self, old: int, new: int, loose: Loose) -> Iterator[Tie]:
        """Yield the terms of one name in clauses that answer to each other, where both have something loose."""
        named = [[(name_matter(self.slots[v][place][n][0]), place) for v, place, n in side] for side in loose]
        shared = {matter for matter, _ in named[0]} & {matter for matter, _ in named[1]}
        if not shared:
            return
        olds, news = ({place for matter, place in side if matter in shared} for side in named)
        links = [(link, part) for link, part in self._part_links(old, new) if not olds.isdisjoint(link.old)]
        links = [(link, part) for link, part in links if not news.isdisjoint(link.new)]
        plans = self.versions[old], self.versions[new]
        outlines = [plan.outline() for plan in plans]
        clauses = [entry.clause for entry in outlines[0]], [entry.clause for entry in outlines[1]]
        for link in {id(link): link for link, _ in links}.values():
            settle_link(plans, clauses, link)
        for _, part in links:
            before, after = (
                name_nodes(version, [evolve(outline[index], clause=side[index]) for index in places])
                for version, outline, side, places in zip(
                    (old, new), outlines, clauses, (part.old, part.new), strict=True
                )
            )
            yield from tie_names(before, after).values()

    def _part_links(self, old: int, new: int) -> Sequence[tuple[Link, Link]]:
        """Return the links of two versions with their parts, in the order of the new version."""
        if (old, new) not in self.parted:
            self.note()
            plans = self.versions[old], self.versions[new]
            versions = Versions(*plans, *(plan.outline() for plan in plans))
            links = align_plans(*plans, pins=self.pins.get((old, new))).links
            parts = [(link, part) for link in links for part in part_link(link, versions)]
            self.parted[old, new] = sorted(parts, key=lambda pair: pair[1].new[0])
        return self.parted[old, new]


def name_nodes(version: int, entries: Iterable[Entry]) -> Nodes:
    """Return the nodes of the terms of some clauses by the terms' names."""
    nodes: dict[str, list[Node]] = {}
    for entry in entries:
        for number, (name, _) in enumerate(walk_slots(entry)):
            nodes.setdefault(name, []).append((version, entry.index, number))
    return nodes


def tie_names(before: Nodes, after: Nodes) -> dict[str, Tie]:
    """Return what has one name on both sides, or on one, by its name."""
    return {name: (before.get(name, ()), after.get(name, ())) for name in (*before, *after)}
