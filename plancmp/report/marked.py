"""The marked text: the new version whole, with what changed marked in it, as in a Keeling schedule.

What was struck stands where it stood, gone clauses included. Under each changed clause a line says what the words do
not show: which terms changed and by how much, and what no term explains. With a filter, only the changes that are shown
are marked; what came is then plain text, and what went is left out and counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.diff import ClauseChange, FieldChange, Kind
from plancmp.report.changes import frame_document
from plancmp.report.closing import list_closing
from plancmp.report.columns import Row, list_changes, list_rows
from plancmp.report.layout import Paragraph, paragraph, spell_paragraphs
from plancmp.report.markdown import escape, mark_redline
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_field, describe_plan, flatten, name_clauses, read_clause_text
from plancmp.report.redlines import read_redline
from plancmp.report.terminal import WIDTH
from plancmp.report.terminal import mark_redline as mark_plain
from plancmp.report.view import View

# What happened to clauses whose words are all inserted, or all struck.
_WHOLE = {Kind.ADDED: "insert", Kind.REMOVED: "delete"}


def render(view: View, messages: Messages) -> str:
    """Return the text as Markdown: what was struck is struck, what was inserted is bold."""
    parts = []
    for row in _list_shown(view, messages):
        words = mark_redline(_list_segments(row, messages))
        parts.append(f"**{escape(name_clauses(row.change))}** {words}".strip() + "\n")
        notes = "; ".join(escape(note) for note in _list_notes(row, messages))
        parts += [f"> {notes}\n"] if notes else []
    return frame_document("\n".join(parts), view, messages)


def render_text(view: View, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the text for a terminal: what was struck in "[-", "-]", what was inserted in "{+", "+}"."""
    return spell_paragraphs(_list_paragraphs(view, messages), width)


def _list_paragraphs(view: View, messages: Messages) -> Iterator[Paragraph]:
    yield paragraph(describe_plan(view.comparison.old, messages), hang=2)
    yield paragraph(f"→ {describe_plan(view.comparison.new, messages)}", hang=2)
    for row in _list_shown(view, messages):
        yield paragraph()
        yield paragraph(f"{name_clauses(row.change)}\u00a0 ", *mark_plain(_list_segments(row, messages)), hang=2)
        notes = "; ".join(_list_notes(row, messages))
        yield from [paragraph(notes, indent=4)] if notes else []
    yield paragraph()
    for text in list_closing(view, messages):
        yield paragraph(text, hang=2)


def _list_shown(view: View, messages: Messages) -> Iterator[Row]:
    for row in list_rows(view, messages, whole=True):
        if row.block or row.change.new:
            yield row


def _list_segments(row: Row, messages: Messages) -> Sequence[tuple[str, str]]:
    """Return the words of a row as a redline; words of which it is not known whether they stand are in brackets."""
    change = row.change
    redline = read_redline(change) if row.block else ()
    if redline:
        heading = ", ".join(entry.clause.heading for entry in change.new if entry.clause.heading)
        return [("equal", f"{heading}: "), *redline] if heading else redline
    text = _read_words(change)
    if _is_silent(change) and not change.new:
        return [("equal", f"[{messages.say(str(change.kind))}: {text}]")]
    kind = _WHOLE.get(change.kind, "equal") if row.block else "equal"
    return [(kind, text)] if text else []


def _read_words(change: ClauseChange) -> str:
    words = (flatten(read_clause_text(entry.clause)) for entry in change.new or change.old)
    return " ".join(text for text in words if text)


def _is_silent(change: ClauseChange) -> bool:
    """Return whether one version is silent on a clause because it is not known there, or leaves it for later."""
    silences = {Kind.WITHHELD, Kind.DEFERRED, Kind.DISCLOSED, Kind.TAKEN_UP}
    return change.kind in silences and not (change.old and change.new)


def _list_notes(row: Row, messages: Messages) -> Iterator[str]:
    """Yield what the words of a row do not show: nothing of a clause of which nothing is shown."""
    if row.block and _is_silent(row.change):
        yield messages.say(f"silent-{row.change.kind}")
    elif row.block:
        yield from list_changes(row, messages)
        for item in row.items:
            # A letter that looks like another, a "not": what must not be overlooked among many marks.
            if item.needs_review and isinstance(item.change, FieldChange):
                yield describe_field(item.change, messages)
