"""The changes as one table, a row each: as CSV to filter and count, as Markdown to paste."""

from __future__ import annotations

from plancmp.report.blocks import Document
from plancmp.report.cells import write_rows
from plancmp.report.comparison import frame_rows
from plancmp.report.items import list_items
from plancmp.report.messages import Messages
from plancmp.report.view import View

# The names of the columns and the words in the first ones are data: they are the same in every language.
COLUMNS = (
    "fingerprint", "topic", "clause", "kind", "effect", "party", "term", "old", "new", "difference", "rule",
    "materiality", "remarks", "sources", "count",
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
