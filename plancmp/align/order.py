"""The canonical order in which the engine works, so that what it finds hangs on content alone.

Both sides are sorted by what their units say, and the side that sorts first plays "old". Every later stage may then
break its ties by index: a shuffled version gives the same links, and aligning the other way round gives the mirrored
ones, to the last tie. Units that say exactly the same keep their order in the document. O(n log n).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import frozen

from plancmp.align.alignment import Pins
from plancmp.align.unit import Unit
from plancmp.align.words import squeeze

_Content = tuple[str, str, tuple[str, ...], tuple[str, ...], str]


@frozen(eq=False, repr=False)
class Side:
    """One version in canonical order.

    Attributes:
        units: The units, sorted by content.
        texts: Their texts with white space squeezed; the heading where there is no text.
        parents: Index of each unit's parent in this order, or None.
        origin: Index of each unit in the version itself.
        around: Texts before and after each unit of the version itself, by its index there.
    """

    units: tuple[Unit, ...]
    texts: tuple[str, ...]
    parents: tuple[int | None, ...]
    origin: tuple[int, ...]
    around: tuple[tuple[str, str], ...]


@frozen(eq=False, repr=False)
class Problem:
    """Two versions in canonical order.

    Attributes:
        left: The side that sorts first.
        right: The other side.
        pins: The pins, in the canonical indices.
        swapped: Whether left is the new version.
        symmetric: Whether the two sides and the pins are the same seen from either side.
    """

    left: Side
    right: Side
    pins: Pins
    swapped: bool
    symmetric: bool


def order_problem(old: Sequence[Unit], new: Sequence[Unit], pins: Pins) -> Problem:
    """Return the two versions in canonical order.

    Raises:
        IndexError: If a pin or a parent names a unit that is not there.
    """
    _check_pins(pins, len(old), len(new))
    old_contents, new_contents = [_read_content(unit) for unit in old], [_read_content(unit) for unit in new]
    old_side, old_place = _order_side(old, old_contents)
    new_side, new_place = _order_side(new, new_contents)
    moved = Pins(_move(pins.required, old_place, new_place), _move(pins.forbidden, old_place, new_place))
    old_sorted, new_sorted = [old_contents[k] for k in old_side.origin], [new_contents[k] for k in new_side.origin]
    old_key = (len(old), old_sorted, old_contents, _list_parents(old), _list_pins(moved))
    new_key = (len(new), new_sorted, new_contents, _list_parents(new), _list_pins(moved.mirrored()))
    if old_key <= new_key:
        return Problem(old_side, new_side, moved, swapped=False, symmetric=old_key == new_key)
    return Problem(new_side, old_side, moved.mirrored(), swapped=True, symmetric=False)


def _read_content(unit: Unit) -> _Content:
    heading = squeeze(unit.heading) if unit.heading else ""
    return (squeeze(unit.text), heading, tuple(sorted(unit.topics)), tuple(sorted(unit.terms)), unit.rest)


def _order_side(units: Sequence[Unit], contents: Sequence[_Content]) -> tuple[Side, list[int]]:
    origin = sorted(range(len(units)), key=lambda index: (contents[index], index))
    place = [0] * len(units)
    for rank, index in enumerate(origin):
        place[index] = rank
    parents = []
    for index in origin:
        parent = units[index].parent
        if parent is not None and not 0 <= parent < len(units):
            raise IndexError(f"unit {index} names unit {parent} as its parent, of {len(units)} units")
        parents.append(None if parent is None else place[parent])
    texts = tuple(contents[index][0] or contents[index][1] for index in origin)
    lines = ["", *(content[0] for content in contents), ""]
    around = tuple(zip(lines, lines[2:], strict=False))
    return Side(tuple(units[index] for index in origin), texts, tuple(parents), tuple(origin), around), place


def _check_pins(pins: Pins, n_old: int, n_new: int) -> None:
    for i, j in sorted(pins.required | pins.forbidden):
        if not (0 <= i < n_old and 0 <= j < n_new):
            raise IndexError(f"pin ({i}, {j}) names a unit that is not there: {n_old} old and {n_new} new units")


def _move(pairs: Iterable[tuple[int, int]], left: Sequence[int], right: Sequence[int]) -> set[tuple[int, int]]:
    return {(left[i], right[j]) for i, j in pairs}


def _list_parents(units: Sequence[Unit]) -> list[int]:
    return [-1 if unit.parent is None else unit.parent for unit in units]


def _list_pins(pins: Pins) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    return sorted(pins.required), sorted(pins.forbidden)


def find_above(side: Side, index: int) -> str:
    """Return the words of the nearest unit above one that has any."""
    above = side.parents[index]
    while above is not None and not side.texts[above]:
        above = side.parents[above]
    return "" if above is None else side.texts[above]
