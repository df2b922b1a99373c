"""Where the changes lie: a lane for each kind, a mark for each clause, at its place in the new version."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from plancmp.diff import Kind
from plancmp.report.html.cards import Card

_MARKS = 250  # the least part of a lane's width that a mark takes


@frozen(eq=False, repr=False)
class Mark:
    """A clause change in a lane.

    Attributes:
        fingerprint: The clause change's.
        number: What a reader calls the clause.
        x: Where it begins, in clauses from the first.
        width: How wide it is, in clauses.
    """

    fingerprint: str
    number: str
    x: float
    width: float


@frozen(eq=False, repr=False)
class Lane:
    """The clause changes of a kind.

    Attributes:
        kind: The kind.
        marks: Its clause changes, in the order of the document.
        thirds: How many of them lie in the first, the middle and the last third.
    """

    kind: str
    marks: tuple[Mark, ...]
    thirds: tuple[int, int, int]


@frozen(eq=False, repr=False)
class Chart:
    """Where the changes lie along the new version, each gone clause behind the one that it stood behind.

    Attributes:
        size: How many places there are.
        lanes: A lane for each kind that occurs.
    """

    size: int
    lanes: tuple[Lane, ...]


def build_chart(cards: Iterable[Card], size: int) -> Chart:
    """Return the chart of clause changes.

    Args:
        cards: The clause changes that are shown.
        size: How many clause changes there are, shown or not.
    """
    by_kind: dict[str, list[Card]] = {}
    for card in cards:
        by_kind.setdefault(card.kind, []).append(card)
    width = max(1.0, round(size / _MARKS, 2))
    lanes = []
    for kind in map(str, Kind):
        ordered = sorted(by_kind.get(kind, ()), key=lambda card: card.place)
        if ordered:
            marks = (
                Mark(card.fingerprint, card.number, min(card.place, round(size - width, 2)), width) for card in ordered
            )
            thirds = [0, 0, 0]
            for card in ordered:
                thirds[card.place * 3 // size] += 1
            lanes.append(Lane(kind, tuple(marks), (thirds[0], thirds[1], thirds[2])))
    return Chart(size, tuple(lanes))
