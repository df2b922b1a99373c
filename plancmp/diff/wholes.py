"""Clauses that came or went together: a clause with its parts, or neighbours that no title sets apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from plancmp.diff.changes import ClauseChange
from plancmp.diff.effects import Kind
from plancmp.model import Entry
from plancmp.model.expressions import late

if TYPE_CHECKING:
    from plancmp.diff import Comparison

MANY = 4  # neighbours
# The last part of a clause's number: the "b" of 14(b), the 8 of Article 8.
LAST_PART = late(r"\(?((?<!\d)\d{1,9}|(?<![^\W\d_])[a-z])\)?\Z")


@frozen(eq=False, repr=False)
class Family:
    """Clauses that came or went together: a clause and its parts, or neighbours.

    Attributes:
        changes: What happened to them, in the order of the text.
        first: The clause that all are or are in, else the first of the neighbours.
        last: The last of the neighbours.
        has_parts: Whether it is a clause and its parts, and no run of neighbours.
        is_all: Whether it is all that the clause had as parts.
    """

    changes: tuple[ClauseChange, ...]
    first: Entry
    last: Entry
    has_parts: bool
    is_all: bool


def list_families(changes: Iterable[ClauseChange], comparison: Comparison) -> Iterator[Family]:
    """Yield the clauses that came, and those that went, in the families that they make, in the order of the text."""
    for kind, side, plan in ((Kind.ADDED, "new", comparison.new), (Kind.REMOVED, "old", comparison.old)):
        outline = plan.outline()
        lone = (getattr(change, side) for change in comparison.clauses if change.kind is kind)
        roots = _find_roots(outline, {entry.index for entries in lone for entry in entries})
        wholes: dict[int, list[ClauseChange]] = {}
        for change in changes:
            if change.kind is kind:
                wholes.setdefault(roots[getattr(change, side)[0].index], []).append(change)
        runs: list[list[int]] = []
        for root in wholes:
            if runs and _is_next(outline[runs[-1][-1]], outline[root], comparison):
                runs[-1].append(root)
            else:
                runs.append([root])
        for run in runs:
            # Neighbours of the first rank are matters of their own, unless they are many: the recitals of an act.
            is_family = len(run) >= MANY or outline[run[0]].parent is not None
            for some in [run] if is_family else [[root] for root in run]:
                first, end = outline[some[0]], outline[some[-1]]
                members = [change for root in some for change in wholes[root]]
                is_all = first.parent is not None and len(outline[first.parent].clause.clauses) == len(some)
                yield Family(tuple(members), first, end, len(members) > len(some), is_all)


def _find_roots(outline: Sequence[Entry], lone: Collection[int]) -> list[int]:
    """Return the index of the topmost clause each came or went with; a number without words goes with its parts."""
    broken: set[int | None] = {None}
    for entry in reversed(outline):
        if entry.index not in lone and (entry.index in broken or not entry.clause.is_bare):
            broken |= {entry.index, entry.parent}
    roots: list[int] = []
    for entry in outline:
        is_whole = entry.parent in lone or entry.parent not in broken
        roots.append(roots[entry.parent] if is_whole and entry.parent is not None else entry.index)
    return roots


def _is_next(entry: Entry, other: Entry, comparison: Comparison) -> bool:
    """Whether a clause without a title is the next after another; at the top of a plan file, of its topic."""
    is_free = comparison.is_read or entry.parent is not None
    is_one = entry.parent == other.parent and (is_free or entry.topics[:1] == other.topics[:1])
    parted = [one.clause.text for one in (entry, other) if one.clause.clauses]
    is_titled = other.clause.heading or any(text[-1:].isalnum() for text in parted)
    return is_one and not is_titled and follows(entry.clause.number, other.clause.number)


def follows(number: str, other: str) -> bool:
    """Whether a clause's number is the next after another's: 14(b) after 14(a), 8 after 7."""
    before, after = LAST_PART.search(number), LAST_PART.search(other)
    if not before or not after or number[: before.start()] != other[: after.start()]:
        return False
    if before[1].isdigit() and after[1].isdigit():
        return int(after[1]) == int(before[1]) + 1
    return len(before[1]) == len(after[1]) == 1 and ord(after[1]) == ord(before[1]) + 1
