"""The automatic numbers of Word: what `numbering.xml` and the styles say, counted along the document."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.numbers import format_number
from plancmp.readers.documents.xml_tree import Element

_PLACE = late(r"%([1-9])")
_LEVELS = 9


@frozen
class Level:
    """One level of a list.

    Attributes:
        style: How it is numbered; "bullet" or "none" for no number.
        pattern: What is printed: "%1.", "Article %1", "%1.%2".
        start: Its first number.
        restarts_after: The level whose items start it again; 0 where it never does.
        legal: Whether the numbers of the levels above are decimal in it.
    """

    style: str
    pattern: str
    start: int
    restarts_after: int
    legal: bool


@frozen
class ListKind:
    """A list of the document, as `numbering.xml` calls it by its number.

    Attributes:
        family: The lists that count on together.
        levels: By their places from 0.
        overrides: Where this list starts to count again, by level.
    """

    family: str
    levels: Mapping[int, Level]
    overrides: Mapping[int, int]


@frozen(eq=False)
class Numbering:
    """Counts the items of a document's lists.

    Attributes:
        kinds: The lists by their numbers.
    """

    kinds: Mapping[str, ListKind]
    counters: dict[str, dict[int, int]] = field(factory=dict)
    seen: set[tuple[str, int]] = field(factory=set)

    def next_label(self, number: str, place: int) -> str:
        """Count an item.

        Args:
            number: Which list.
            place: Its level from 0.

        Returns:
            What is printed before it: "10.", "(b)", "•"; nothing where the level prints nothing.
        """
        kind = self.kinds.get(number)
        level = kind.levels.get(place) if kind else None
        if kind is None or level is None:
            return ""
        if level.style == "bullet":
            return "•" if level.pattern.strip() else ""
        if level.style == "none" or not level.pattern:
            return ""
        counted = self.counters.setdefault(kind.family, {})
        if place in kind.overrides and (number, place) not in self.seen:
            counted.pop(place, None)
        self.seen.add((number, place))
        start = kind.overrides.get(place, level.start)
        counted[place] = counted[place] + 1 if place in counted else start
        self._restart_below(kind, counted, place)
        return _PLACE.sub(lambda match: self._format(kind, counted, int(match[1]) - 1, level), level.pattern)

    def _restart_below(self, kind: ListKind, counted: dict[int, int], place: int) -> None:
        for below in range(place + 1, _LEVELS):
            level = kind.levels.get(below)
            if level is None or level.restarts_after < 0 or place < level.restarts_after:
                counted.pop(below, None)

    def _format(self, kind: ListKind, counted: Mapping[int, int], place: int, within: Level) -> str:
        level = kind.levels.get(place)
        if level is None:
            return ""
        style = "decimal" if within.legal else level.style
        return format_number(counted.get(place, kind.overrides.get(place, level.start)), style)


def read_numbering(root: Element | None) -> Numbering:
    """Read `numbering.xml`; a document without it has no automatic numbers."""
    if root is None:
        return Numbering({})
    families = {e.get("abstractNumId"): _read_levels(e) for e in root.elements if e.tag == "abstractNum"}
    kinds = {}
    for element in root.elements:
        family = element.find("abstractNumId")
        if element.tag != "num" or family is None:
            continue
        levels = dict(families.get(family.get("val"), {}))
        overrides: dict[int, int] = {}
        for override in element.elements:
            if override.tag == "lvlOverride":
                place = read_int(override.get("ilvl"), 0)
                levels |= _read_levels(override)
                start = override.find("startOverride")
                if start is not None:
                    overrides[place] = read_int(start.get("val"), 1)
        kinds[element.get("numId")] = ListKind(family.get("val"), levels, overrides)
    return Numbering(kinds)


def _read_levels(parent: Element) -> dict[int, Level]:
    levels = {}
    for element in parent.elements:
        if element.tag != "lvl":
            continue
        parts = {child.tag: child.get("val") for child in element.elements}
        place = read_int(element.get("ilvl"), 0)
        restart = read_int(parts.get("lvlRestart", ""), place)
        levels[place] = Level(
            parts.get("numFmt", "decimal"),
            parts.get("lvlText", ""),
            read_int(parts.get("start", ""), 1),
            restart or -1,
            parts.get("isLgl", "0") in {"", "1", "true"},
        )
    return levels


def read_int(text: str, default: int) -> int:
    """Return a small whole number, or what stands for a missing or a broken one."""
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else default
