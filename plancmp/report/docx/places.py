"""Where in a document its clauses stand: for comments, and for clauses that stay because nobody knows."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plancmp.diff import Comparison, Kind
from plancmp.model import Entry
from plancmp.report.docx.lines import list_printed
from plancmp.report.docx.tracks import is_kept
from plancmp.report.messages import Messages

_PLACE = re.compile(r"paragraph (\d+)")


def place_remarks(
    comparison: Comparison, remarks: Mapping[str, tuple[str, ...]], *, is_plain: bool
) -> tuple[dict[int, tuple[str, ...]], dict[int, tuple[str, ...]]]:
    """Return the remarks on old and on new paragraphs, by the place that the reader gave them.

    Args:
        comparison: The comparison.
        remarks: What is said of each change, by its fingerprint.
        is_plain: Whether the new version is no Word document, so that its paragraphs have the numbers of `count_back`.
    """
    old: dict[int, tuple[str, ...]] = {}
    new: dict[int, tuple[str, ...]] = {}
    for change in comparison.clauses:
        find_new = count_back if is_plain else find_place
        for side, entries, find in ((new, change.new, find_new), (old, change.old, find_place)):
            place = next((number for entry in entries if (number := find(entry))), 0)
            if place and change.fingerprint in remarks:
                side[place] = (*side.get(place, ()), *remarks[change.fingerprint])
                break
    return old, new


def list_kept(comparison: Comparison, messages: Messages) -> list[tuple[int, int, str]]:
    """Return the paragraphs of clauses that stay: the first, the first behind them, and the mark that is inserted."""
    printed, in_print = list_printed(comparison)
    places = [(find_place(entry), entry.index) for entry in comparison.old.outline() if entry.clause.id in printed]
    places.sort()
    kept = {
        e.index: change for change in comparison.clauses if is_kept(comparison, change, in_print) for e in change.old
    }
    found = []
    for number, (place, index) in enumerate(places):
        if place and index in kept:
            end = next((other for other, _ in places[number + 1 :] if other > place), 1 << 30)
            kind = kept[index].kind
            word = "docx-deferred" if kind is Kind.DEFERRED else "docx-undisclosed"
            found.append((place, end, f"[{messages.say(word)}]" if kind in {Kind.WITHHELD, Kind.DEFERRED} else ""))
    return found


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
