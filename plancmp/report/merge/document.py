"""Two sides against their base, as a document: a table for each topic."""

from __future__ import annotations

from plancmp.report.blocks import Block, Document, Heading, Table, Text
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
from plancmp.report.phrases import flatten


def build_document(view: MergeView, messages: Messages) -> Document:
    """Return the negotiation table; what needs a decision comes first on each topic."""
    columns = [messages.say(key) for key in ("merge-point", *(name for _, name in SIDES), "merge-both", "merge-state")]
    blocks: list[Block] = []
    for _, title, rows in view.sections():
        cells = []
        for row in rows:
            reason = say_reason(row, messages) if adds_reason(row) else ""
            state = name_outcome(row.outcome, messages) + (f": {reason}" if reason else "")
            told = (say_cell(row, version, view.merge, messages) for version, _ in SIDES)
            cells.append((name_row(row), *told, say_overlap(row, messages) or "—", state))
        blocks += [Heading(title), Table(columns, cells, is_long=True)]
    blocks += map(Text, list_closing(view, messages))
    ours, theirs = (flatten(plan.title) for plan in (view.merge.ours, view.merge.theirs))
    title = messages.say("merge-title", ours=ours, theirs=theirs)
    versions = tuple(describe_sides(view.merge, messages))
    return Document(title, tuple(blocks), versions, summarize(view.merge, messages))
