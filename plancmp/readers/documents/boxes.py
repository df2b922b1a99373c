"""Text in a box that is drawn with characters: "* … *" between two rows of stars."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.model.expressions import late

_RULE = late(r"\s*[*#+=|~─═│║┌┐└┘╔╗╚╝-]{5,}\s*")
_SIDES = late(r"(\s*)([*#|│║])(\s(?P<words>.*\S)?\s*|\s*)\2\s*")


def open_boxes(lines: Sequence[str]) -> list[str]:
    """Return lines without the boxes that are drawn around some of them.

    Returns:
        As many lines: those of a box's edges are empty, those in it have their words. A table, which has more than one
        column, is no box. Linear time.
    """
    opened = list(lines)
    top: int | None = None
    for place, line in enumerate(lines):
        sides = _SIDES.fullmatch(line)
        if _RULE.fullmatch(line):
            if top is not None and place > top + 1:
                _open(opened, top, place)
            top = place
        elif top is not None and not (
            sides and "|" not in (sides["words"] or "") and lines[top + 1].lstrip().startswith(sides[2])
        ):
            top = None
    return opened


def _open(lines: list[str], top: int, foot: int) -> None:
    lines[top] = lines[foot] = ""
    for place in range(top + 1, foot):
        match = _SIDES.fullmatch(lines[place])
        if match:
            # The words stay in their column, so that lists in the box keep their shape.
            lines[place] = f"{match[1]} {match[3].rstrip()}"


_TICK = late(r"(?<![\w\]])\[(?P<mark>[ \u00a0xXхХ✓])\](?=\s|\Z)")
_LED = late(r"[\W\d]*\[[ \u00a0]\]\s")


def draw_ticks(text: str) -> str:
    """Return a line with "[x]" and "[ ]" as the boxes that they are; a blank to be filled in stays: "[ ] days"."""
    is_form = "[" in text and (
        _LED.match(text) is not None or any(match["mark"].strip() for match in _TICK.finditer(text))
    )
    return _TICK.sub(lambda match: "☒" if match["mark"].strip() else "☐", text) if is_form else text
