"""The marked text: the new version whole, with what changed marked in it, as in a Keeling schedule.

What was struck stands where it stood, gone clauses included. Under each changed clause a line says what the words do
not show: which terms changed and by how much, and what no term explains. With a filter, only the changes that are shown
are marked; what came is then plain text, and what went is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.diff import ClauseChange, FieldChange, Kind
from plancmp.report.blocks import Document, Passage, Span
from plancmp.report.columns import TextRow, list_changes, list_rows
from plancmp.report.comparison import frame_document
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_field, flatten, list_texts, name_clauses
from plancmp.report.redlines import read_redline
from plancmp.report.view import View

# What happened to clauses whose words are all inserted, or all struck.
_WHOLE = {Kind.ADDED: "insert", Kind.REMOVED: "delete"}


def build_document(view: View, messages: Messages) -> Document:
    """Return the text, a passage for each clause."""
    passages = [
        Passage(name_clauses(row.change), _list_segments(row, messages), "; ".join(_list_notes(row, messages)))
        for row in list_rows(view, messages, whole=True)
        if row.block or row.change.new
    ]
    return frame_document(passages, view, messages)


def _list_segments(row: TextRow, messages: Messages) -> Sequence[Span]:
    """Return the words of a row as a redline; words of which it is not known whether they stand are in brackets."""
    change = row.change
    redline = read_redline(change) if row.block else ()
    if redline:
        heading = ", ".join(entry.clause.heading for entry in change.new if entry.clause.heading)
        return [(f"{heading}: ", "equal"), *redline] if heading else redline
    text = flatten(" ".join(list_texts(change.new or change.old)))
    if _is_silent(change) and not change.new:
        return [(f"[{messages.say(str(change.kind))}: {text}]", "equal")]
    kind = _WHOLE.get(change.kind, "equal") if row.block else "equal"
    return [(text, kind)] if text else []


def _is_silent(change: ClauseChange) -> bool:
    """Return whether one version is silent on a clause because it is not known there, or leaves it for later."""
    return change.kind.is_silence and not (change.old and change.new)


def _list_notes(row: TextRow, messages: Messages) -> Iterator[str]:
    """Yield what the words of a row do not show: nothing of a clause of which nothing is shown."""
    if row.block and _is_silent(row.change):
        yield messages.say(f"silent-{row.change.kind}")
    elif row.block:
        yield from list_changes(row, messages)
        for item in row.items:
            # A letter that looks like another, a "not": what must not be overlooked among many marks.
            if item.needs_review and isinstance(item.change, FieldChange):
                yield describe_field(item.change, messages)
