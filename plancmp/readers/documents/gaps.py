"""Where a document says that something was left out of it: a line with nothing but "[…]"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.model.omissions import is_omission
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.numbers import MOST_SKIPPED, Marker, Style, read_label, read_markers


def fill_gaps(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Put each number that an omission mark stands for in its place.

    Returns:
        The text in which "[…]" between points 1 and 3 is point 2, and the marks that stand for no number.
    """
    filled: list[Block] = []
    rest: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind is Kind.ROW or block.label or not is_omission(block.text):
            filled.append(block)
            continue
        missing = _name_missing(blocks, index)
        filled += [evolve(block, text=f"{name} {block.text}", kind=Kind.PARAGRAPH) for name in missing]
        rest += [] if missing else [block]
    return filled, rest


def _name_missing(blocks: Sequence[Block], index: int) -> list[str]:
    """Return the numbers between the last one before a mark and the first one of its series after it."""
    after = next((found for block in blocks[index + 1 :] if (found := _read(block))), ())
    before: dict[tuple[object, ...], int] = {}
    for block in blocks[:index]:
        before |= {marker.series: marker.value for marker in _read(block)}
    for marker in after:
        last = before.get(marker.series, 0)
        if last and last < marker.value - 1 <= last + MOST_SKIPPED and marker.number.isdecimal():
            return [_print(marker, value) for value in range(last + 1, marker.value)]
    return []


def _read(block: Block) -> tuple[Marker, ...]:
    markers = read_label(block.label, block.text) or read_markers(block.text)
    return tuple(marker for marker in markers if marker.style is not Style.BULLET and not marker.later)


def _print(marker: Marker, value: int) -> str:
    if marker.style is Style.WORDED:
        return f"{marker.printed.removesuffix(marker.number)}{value}."
    return {"()": f"({value})", ")": f"{value})"}.get(marker.form, f"{value}.")
