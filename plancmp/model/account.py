"""What a reader of a file saw and did not put into a clause: nothing that can be seen is passed over without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from attrs import field, frozen

from plancmp.model.value import Value


class AsideKind(StrEnum):
    """What stands in a file beside the words of the plan."""

    HEADER = "header"
    FOOTER = "footer"
    PICTURE = "picture"
    CAPTION = "caption"
    COMMENT = "comment"
    NOTE = "note"
    STRUCK = "struck"
    HIDDEN = "hidden"
    EMBEDDED = "embedded"
    UNREADABLE = "unreadable"
    CONTENTS = "contents"
    EMPTY = "empty"
    FURNITURE = "furniture"

    @property
    def is_furniture(self) -> bool:
        """Whether it belongs to the page, or marks what is told anyway, so that it says nothing if it differs."""
        return self in {AsideKind.CONTENTS, AsideKind.EMPTY, AsideKind.FURNITURE}


@frozen(eq=False, repr=False)
class Aside(Value):
    """Something in a file that is no part of a clause, and so is not compared.

    Attributes:
        kind: What it is.
        text: Its words; of a picture, its name or its words, and a digest of what it shows.
        place: Where it stands in the file: "page 3", "paragraph 5".
    """

    kind: AsideKind
    text: str
    place: str = field(default="", eq=False)


def list_differing(old: Sequence[Aside], new: Sequence[Aside]) -> tuple[tuple[Aside, ...], tuple[Aside, ...]]:
    """Return what of two accounts stands in one of them alone, whatever the order.

    Returns:
        What only the old version has, and what only the new one has.
    """
    before, after = (Counter((item.kind, item.text) for item in side) for side in (old, new))
    return _keep(old, before - after), _keep(new, after - before)


def _keep(items: Sequence[Aside], wanted: Counter[tuple[AsideKind, str]]) -> tuple[Aside, ...]:
    kept = []
    for item in items:
        if wanted[item.kind, item.text] > 0:
            wanted[item.kind, item.text] -= 1
            kept.append(item)
    return tuple(kept)
