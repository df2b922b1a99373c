"""The changes as one table, a row each: as CSV to filter and count, to paste, and as values for data frames."""

from __future__ import annotations

from typing import Any

from plancmp.diff import TermChange
from plancmp.report.blocks import Document
from plancmp.report.cells import write_rows
from plancmp.report.comparison import frame_rows
from plancmp.report.items import ChangeItem, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import find_figure, name_entries
from plancmp.report.view import View

# The names of the columns and the words in the first ones are data: they are the same in every language.
COLUMNS = (
    "fingerprint", "topic", "clause", "kind", "effect", "party", "term", "old", "new", "difference", "rule",
    "materiality", "remarks", "sources", "count",
)  # fmt: skip
_RECORD = (
    "fingerprint", "topic", "old_clause", "new_clause", "kind", "effect", "party", "term", "old", "new", "difference",
    "old_number", "new_number", "unit", "rule", "materiality", "read_yourself", "remarks", "sources",
)  # fmt: skip


def render_csv(view: View, messages: Messages) -> str:
    """Return the changes as CSV; what is not shown has a row without fingerprint for each reason, with its count."""
    rows = (item.list_cells() | {"count": "1"} for item in list_items(view, messages))
    hidden = ({"kind": "hidden", "rule": reason, "count": str(count)} for reason, count in view.list_hidden())
    return write_rows(COLUMNS, [*rows, *hidden])


def build_document(view: View, messages: Messages) -> Document:
    """Return the changes as a table, with what is compared above and what is not shown below."""
    rows = []
    for item in list_items(view, messages):
        cells = item.list_cells()
        words = {key: messages.say(cells[key]) for key in ("kind", "effect", "materiality") if cells[key]}
        shown = cells | words | {"topic": item.section.title}
        rows.append([shown[column] for column in COLUMNS[:-1]])
    return frame_rows([messages.say(column) for column in COLUMNS[:-1]], rows, view, messages)


def list_records(view: View, messages: Messages) -> list[dict[str, Any]]:
    """Return a row for each change that a view shows, in its order, all with the same keys.

    A figure stands in words under "old" and "new", and, where it is one number, as a number in the unit that it was
    written in under "old_number" and "new_number".
    """
    return [_make_record(item) for item in list_items(view, messages)]


def _make_record(item: ChangeItem) -> dict[str, Any]:
    change = item.change
    slots = (change.old, change.new) if isinstance(change, TermChange) else (None, None)
    figures = [find_figure(slot) for slot in slots]
    units = [figure.unit for figure in figures if figure is not None]
    cells: dict[str, Any] = item.list_cells()
    own = {
        "old_clause": name_entries(item.block.change.old),
        "new_clause": name_entries(item.block.change.new),
        "old_number": None if figures[0] is None else float(figures[0].number),
        "new_number": None if figures[1] is None else float(figures[1].number),
        "unit": " → ".join(dict.fromkeys(units)),
        "rule": item.rules[0],
        "read_yourself": item.needs_review,
    }
    return {column: (cells | own)[column] for column in _RECORD}
