"""Numbers two together or twice: "15. (1) A council may …", and "15." again below the heading "15. Councils".

Acts of the Commonwealth are printed so. A number is parted from the one behind it if that list goes on; it repeats its
heading's if no list of its own goes on from it. Linear in the blocks, but for a bounded look ahead.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.numbers import DASHES, Marker, Style, read_first, read_markers

_LOOKAHEAD = 200


def part_numbers(blocks: Sequence[Block]) -> list[Block]:
    """Give the number of a clause and that of the first item in it a block each, and drop one that repeats a heading's.

    Only typed numbers can be two: a format gives one.
    """
    parted: list[Block] = []
    for index, block in enumerate(blocks):
        outer = _find_outer(block)
        if outer is None:
            parted.append(block)
            continue
        rest = outer.rest.lstrip(DASHES)
        is_again = index > 0 and _repeats(blocks, index, outer)
        if _begins_list(blocks, index, outer, rest):
            bare = block.text[: len(block.text) - len(outer.rest)].rstrip(DASHES)
            parted += [evolve(block, text=rest)] if is_again else [evolve(block, text=bare), evolve(block, text=rest)]
        else:
            parted.append(evolve(block, text=outer.rest) if is_again else block)
    return parted


def _find_outer(block: Block) -> Marker | None:
    if block.kind is not Kind.PARAGRAPH or block.label:
        return None
    markers = read_markers(block.text)
    return next((one for one in markers if one.style is Style.DECIMAL and one.form == "." and one.rest), None)


def _repeats(blocks: Sequence[Block], index: int, outer: Marker) -> bool:
    above = blocks[index - 1]
    if above.kind is not Kind.HEADING or not any(_is_same(one, outer, 0) for one in read_markers(above.text)):
        return False
    for block in blocks[index + 1 : index + _LOOKAHEAD]:
        if block.kind is Kind.HEADING:
            return True
        if any(_is_same(one, outer, 1) for one in read_markers(block.text)):
            return False  # a list below the heading that begins with the same number
    return True


def _begins_list(blocks: Sequence[Block], index: int, outer: Marker, rest: str) -> bool:
    """Whether the text of a numbered clause begins with the first of a list that goes on below it."""
    firsts = read_first(rest)
    for block in blocks[index + 1 : index + _LOOKAHEAD] if firsts else ():
        markers = read_markers(block.text)
        if any(_is_same(one, outer, 1) for one in markers):
            return False
        if any(_is_same(one, first, 1) for one in markers for first in firsts):
            return True
    return False


def _is_same(marker: Marker, other: Marker, steps: int) -> bool:
    """Whether a number is of the series of another, and so many places behind it."""
    return marker.series == other.series and marker.value == other.value + steps
