"""Word-level differences of two texts."""

from __future__ import annotations

import re
from typing import Literal

from attrs import frozen

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*|\s+|.", re.DOTALL)


@frozen
class Segment:
    """A run of words that both texts have, or only one."""

    kind: Literal["equal", "delete", "insert"]
    old: str
    new: str


def diff_words(old: str, new: str) -> tuple[Segment, ...]:
    """Return the runs of words that both texts have, or only one of them."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    segments: list[Segment] = []
    for code in Indel.opcodes(before, after):
        left, right = "".join(before[code.src_start : code.src_end]), "".join(after[code.dest_start : code.dest_end])
        if code.tag == "equal":
            segments.append(Segment("equal", left, right))
            continue
        if left:
            segments.append(Segment("delete", left, ""))
        if right:
            segments.append(Segment("insert", "", right))
    return tuple(segments)
