"""Two sides against their base, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.report.cells import escape_all, write_table
from plancmp.report.markdown import escape
from plancmp.report.merge.view import (
    SIDES,
    MergeView,
    adds_reason,
    describe_sides,
    list_closing,
    name_outcome,
    name_row,
    say_cell,
    say_overlap,
    say_reason,
    summarize,
)
from plancmp.report.messages import Messages


def render_markdown(view: MergeView, messages: Messages) -> str:
    """Return the negotiation table as Markdown, a table for each topic."""
    return "\n".join(_list_lines(view, messages)) + "\n"


def _list_lines(view: MergeView, messages: Messages) -> Iterator[str]:
    yield f"**{escape(summarize(view.merge, messages))}**\n"
    for name, text in describe_sides(view.merge, messages):
        yield f"* {escape(name)}: {escape(text)}"
    yield ""
    head = [messages.say(word) for word in ("merge-point", *(name for _, name in SIDES), "merge-both", "merge-state")]
    for _, title, rows in view.sections():
        yield f"## {escape(title)}\n"
        cells = []
        for row in rows:
            reason = say_reason(row, messages) if adds_reason(row) else ""
            state = name_outcome(row.outcome, messages) + (f": {reason}" if reason else "")
            told = (say_cell(row, version, view.merge, messages) for version, _ in SIDES)
            cells.append(escape_all([name_row(row), *told, say_overlap(row, messages) or "—", state]))
        yield write_table(head, cells)
    for text in list_closing(view, messages):
        yield f"{escape(text)}\n"
