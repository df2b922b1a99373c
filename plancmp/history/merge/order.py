"""The order of a merged text: that of one version, with what the others have beside it put in where it stood."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from plancmp.history.merge import BASE, OURS, THEIRS
from plancmp.model import Entry

T = TypeVar("T", bound=Hashable)
Home = tuple[int, int]


def order_items(
    items: Sequence[T], item_of: Mapping[Home, T], outlines: Sequence[Sequence[Entry]], known: Sequence[bool]
) -> tuple[list[T], dict[T, T | None]]:
    """Put the clauses of a merged text in order.

    Args:
        items: The clauses.
        item_of: The clause that each version's clause went into; none where it is gone.
        outlines: The clauses of our side, the base and their side in their places.
        known: Whether each of them is known in full; the order of one that is not says nothing.

    Returns:
        The clauses, each before its sub-clauses, and what each stands under; `None` for the top. Linear but for the
        search of a place among siblings.
    """
    order = _Order(item_of, outlines, known)
    order.place_all(len(items))
    listed: list[T] = []
    stack = list(reversed(order.children.get(None, [])))
    while stack:
        item = stack.pop()
        listed.append(item)
        stack.extend(reversed(order.children.get(item, [])))
    if len(listed) < len(items):
        raise AssertionError("a clause of the merged text has no place")
    return listed, order.parents


class _Order(Generic[T]):
    """One run over the versions."""

    def __init__(self, item_of: Mapping[Home, T], outlines: Sequence[Sequence[Entry]], known: Sequence[bool]) -> None:
        self.item_of, self.outlines, self.known = item_of, outlines, known
        self.children: dict[T | None, list[T]] = {}
        self.parents: dict[T, T | None] = {}
        # What each clause stands under in each version, by where it stands first there.
        self.above: list[dict[T, T | None]] = [{}, {}, {}]
        for version in (OURS, BASE, THEIRS):
            for home in self.list_homes(version):
                self.above[version].setdefault(item_of[home], self.find_parent(home))
        self.versions = self.choose_versions()

    def place_all(self, count: int) -> None:
        """Put in every clause, each as the version has it that leads there."""
        before = -1
        while before < len(self.parents) < count:
            before = len(self.parents)
            for version in self.versions:
                self.place(version, is_led=True)
        for version in self.versions:  # where two sides put two clauses under each other
            self.place(version, is_led=False)

    def choose_versions(self) -> list[int]:
        """Return the versions in the order in which they are followed: first the side that moved clauses, if one did.

        Of two sides that did not, or that moved them differently, none comes first: the base does.
        """
        is_moved = [self.known[side] and self.differ(side, BASE) for side in (OURS, THEIRS)]
        if is_moved[0] == is_moved[1] and (not is_moved[0] or self.differ(OURS, THEIRS)):
            return [BASE, OURS, THEIRS]
        return [OURS, THEIRS, BASE] if is_moved[0] else [THEIRS, OURS, BASE]

    def differ(self, first: int, second: int) -> bool:
        """Whether two versions have the clauses that both have in different orders."""
        both = self.above[first].keys() & self.above[second].keys()
        orders = [[item for item in self.above[version] if item in both] for version in (first, second)]
        return orders[0] != orders[1]

    def choose_leader(self, item: T) -> int:
        """Return the version that says what a clause stands under: the side that moved it, if one did."""
        held = [version for version in self.versions if item in self.above[version]]
        if BASE in held:
            moved = [
                side
                for side in (OURS, THEIRS)
                if side in held and self.known[side] and self.above[side][item] != self.above[BASE][item]
            ]
            if len({self.above[side][item] for side in moved}) == 1:
                return moved[0]
            if not all(self.known[version] for version in held):
                return BASE
        return held[0]

    def list_homes(self, version: int) -> list[Home]:
        places = ((version, entry.index) for entry in self.outlines[version])
        return [home for home in places if home in self.item_of]

    def find_parent(self, home: Home) -> T | None:
        """Return what a version's clause stands under: the nearest that is left."""
        version, place = home
        item, above = self.item_of[home], self.outlines[version][place].parent
        while above is not None:
            parent = self.item_of.get((version, above))
            if parent is not None and parent != item:
                return parent
            above = self.outlines[version][above].parent
        return None

    def place(self, version: int, *, is_led: bool) -> None:
        """Put in what a version has, each behind what stands before it there under the same parent."""
        last: dict[T | None, T] = {}
        for item, above in self.above[version].items():
            is_ready = above is None or above in self.parents
            if item not in self.parents:
                if is_led and not (is_ready and self.choose_leader(item) == version):
                    continue
                parent = above if is_ready else None
                siblings = self.children.setdefault(parent, [])
                siblings.insert(self.find_place(siblings, last.get(parent), version), item)
                self.parents[item] = parent
            last[self.parents[item]] = item

    def find_place(self, siblings: list[T], before: T | None, version: int) -> int:
        """Return the place behind a sibling, and behind what another version added there."""
        if siblings and siblings[-1] == before:
            return len(siblings)
        place = 0 if before is None else siblings.index(before) + 1
        held = (self.above[BASE], self.above[version])
        while place < len(siblings) and not any(siblings[place] in items for items in held):
            place += 1
        return place
