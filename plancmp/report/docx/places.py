"""Where in a document its clauses stand: for comments, and for clauses that stay because nobody knows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeAlias

from plancmp.diff import ClauseChange, Comparison, Kind
from plancmp.model import Entry
from plancmp.model.expressions import late
from plancmp.report.docx.lines import list_printed, print_mark
from plancmp.report.messages import Messages

# Returns the number of the first paragraph of a clause.
Find: TypeAlias = Callable[[Entry], int]
_PLACE = late(r"paragraph (\d+)")


def place_remarks(
    comparison: Comparison, remarks: Mapping[str, tuple[str, ...]], find_old: Find, find_new: Find
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    """Return the remarks on old and on new paragraphs, by their numbers; `remarks` are by the changes' fingerprints."""
    old: dict[int, tuple[str, ...]] = {}
    new: dict[int, tuple[str, ...]] = {}
    for change in comparison.clauses:
        for side, entries, find in ((new, change.new, find_new), (old, change.old, find_old)):
            place = next((number for entry in entries if (number := find(entry))), 0)
            if place and change.fingerprint in remarks:
                side[place] = (*side.get(place, ()), *remarks[change.fingerprint])
                break
    return old, new


def list_kept(comparison: Comparison, messages: Messages, find_old: Find) -> list[tuple[int, int, str]]:
    """Return the paragraphs of clauses that stay because the new version is silent on them, and that means nothing.

    Each is told by the first paragraph, the first behind the clause, and the mark that is inserted there.
    """
    printed, in_print = list_printed(comparison)
    starts = sorted({find_old(entry) for entry in comparison.old.outline() if entry.clause.id in printed} - {0})
    found = []
    for change in comparison.clauses:
        if _is_kept(comparison, change, in_print):
            mark = print_mark(change.kind, messages) if change.kind in {Kind.WITHHELD, Kind.DEFERRED} else ""
            places = filter(None, map(find_old, change.old))
            found += [(place, find_next(starts, place), mark) for place in places]
    return found


def find_next(starts: Sequence[int], place: int) -> int:
    """Return the first paragraph behind those of a clause, given where clauses begin, in order."""
    number = bisect_right(starts, place)
    return starts[number] if number < len(starts) else 1 << 30


def find_answers(comparison: Comparison, find_old: Find, find_new: Find) -> Callable[[int, int], bool]:
    """Return what tells whether the clauses of an old and a new paragraph, by their numbers, answer to each other."""
    owners = []
    for is_new, find in enumerate((find_old, find_new)):
        starts = {find(e): n for n, c in enumerate(comparison.clauses) for e in (c.old, c.new)[is_new]}
        owners.append((sorted(starts), starts))

    def find_owner(number: int, side: int) -> int | None:
        places, changes = owners[side]
        at = bisect_right(places, number) - 1
        return changes[places[at]] if number and at >= 0 and places[at] else None

    return lambda old, new: (owner := find_owner(old, 0)) is not None and owner == find_owner(new, 1)


def _is_kept(comparison: Comparison, change: ClauseChange, in_print: Collection[str]) -> bool:
    if change.kind is Kind.REMOVED or any(entry.clause.id in in_print for entry in change.new):
        return False
    if change.new:
        return True
    return any(not comparison.new.disclosure_of(entry.topics, entry.companion).is_known for entry in change.old)


def find_place(entry: Entry) -> int:
    """Return the number of the paragraph that a clause begins with; 0 if its document does not count them."""
    return find_number(entry.clause.place)


def count_back(entry: Entry) -> int:
    """Return the number of the first paragraph of a clause that stands in no Word document."""
    return -entry.index - 1


def find_number(place: str) -> int:
    """Return the number of a paragraph, of a place as the reader of documents names it; 0 for any other place."""
    found = _PLACE.fullmatch(place)
    return int(found[1]) if found else 0
