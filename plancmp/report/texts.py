"""Documents of the whole text, in its order: in four columns, and as one text with what changed marked in it.

The columns are old, new, change and remarks, a row a clause. Without a filter they hold both versions whole, so that
they can be read instead of them; with a filter, the clauses whose changes are shown.

The marked text is the new version whole, as in a Keeling schedule. What was struck stands where it stood, gone clauses
included. Under each changed clause a line says what the words do not show: which terms changed and by how much, and
what no term explains. With a filter, only the changes that are shown are marked; what came is then plain text, and what
went is left out and counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from plancmp.diff import ClauseChange, Effect, FieldChange, Kind
from plancmp.model import Entry
from plancmp.report.blocks import Document, Passage, Span, Words, spell_words
from plancmp.report.cells import write_csv
from plancmp.report.closing import say_hidden
from plancmp.report.comparison import frame_document, frame_rows
from plancmp.report.items import ChangeItem, group_items, list_items, list_remarks, say_silence
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_field, flatten, list_texts, name_clauses, read_clause_text
from plancmp.report.redlines import read_redline
from plancmp.report.view import ClauseBlock, View

COLUMNS = ("old", "new", "change", "remarks")
Cell = TypeVar("Cell", bound=Words)
# What happened to clauses whose words are all inserted, or all struck.
_WHOLE = {Kind.ADDED: "insert", Kind.REMOVED: "delete"}


@frozen(eq=False, repr=False)
class _Row:
    """A clause change beside its clauses.

    Attributes:
        change: The clause change.
        block: What of it is shown; `None` if nothing is.
        items: The changes that are shown.
    """

    change: ClauseChange
    block: ClauseBlock | None
    items: tuple[ChangeItem, ...]


def _list_rows(view: View, messages: Messages, *, whole: bool) -> Iterator[_Row]:
    """Yield the rows in the order of the new version, each gone clause behind the one that it stood behind.

    If it is the whole text, clauses of which nothing is shown have a row too.
    """
    items = group_items(list_items(view, messages))
    blocks = {block.change.fingerprint: block for block in view.blocks}
    for change in view.comparison.clauses:
        block = blocks.get(change.fingerprint) if change.is_change else None
        if block or whole:
            yield _Row(change, block, tuple(items.get(change.fingerprint, ())) if block else ())


def build_columns(view: View, messages: Messages) -> Document:
    """Return the four columns as a table, in which what was struck and inserted is marked."""
    rows = _list_cells(view, messages, _mark_sides)
    return frame_rows([messages.say(column) for column in COLUMNS], rows, view, messages)


def render_csv(view: View, messages: Messages) -> str:
    """Return the four columns as CSV: the plain words; what is not shown has a row for each reason, without clauses."""
    rows = _list_cells(view, messages, _spell_sides)
    hidden = [("", "", say_hidden([reason], messages), "") for reason in view.list_hidden()]
    return write_csv([messages.say(column) for column in COLUMNS], [*rows, *hidden])


def _list_cells(
    view: View, messages: Messages, tell: Callable[[_Row, Messages], tuple[Cell, Cell]]
) -> list[tuple[Cell | str, ...]]:
    rows = _list_rows(view, messages, whole=view.wanted.is_empty)
    return [
        (*tell(row, messages), "\n".join(_list_changes(row, messages)), "\n".join(_list_row_remarks(row, messages)))
        for row in rows
    ]


def _spell_sides(row: _Row, messages: Messages) -> tuple[str, str]:
    old, new = ("\n".join(map(spell_words, map(_tell_clause, side))) for side in (row.change.old, row.change.new))
    return say_silence(old, new, _find_silence(row.change), messages)


def _mark_sides(row: _Row, messages: Messages) -> tuple[Words, Words]:
    change = row.change
    sides = ((change.old, "insert"), (change.new, "delete"))
    if redline := read_redline(change) if row.block else ():
        old, new = ([*_number(side), *(part for part in redline if part[1] != other)] for side, other in sides)
        return old, new
    told = [[span for entry in side for span in (("\n", ""), *_tell_clause(entry))][1:] for side, _ in sides]
    silence = say_silence(spell_words(told[0]), spell_words(told[1]), _find_silence(change), messages)
    return told[0] or silence[0], told[1] or silence[1]


def _tell_clause(entry: Entry) -> list[Span]:
    return [*_number((entry,)), (read_clause_text(entry.clause), "")]


def _number(entries: Sequence[Entry]) -> list[Span]:
    return [(", ".join(entry.clause.number for entry in entries), "number"), (" ", "")]


def _find_silence(change: ClauseChange) -> Effect | None:
    return Effect(str(change.kind)) if change.kind.is_silence else None


def _list_changes(row: _Row, messages: Messages) -> Iterator[str]:
    """Yield what happened: the kind, then each changed term; a change that is hidden has only its kind."""
    yield messages.say(str(row.change.kind))
    for item in row.items:
        if item.term:
            contents = f"{item.old} → {item.new}" if item.old and item.new and item.old != item.new else ""
            yield ": ".join(part for part in (item.name(messages), item.difference or contents) if part)


def _list_row_remarks(row: _Row, messages: Messages) -> Iterator[str]:
    if not row.block:
        return
    common = tuple(list_remarks(row.block, messages))
    yield from common
    for item in row.items:
        own = [remark for remark in item.remarks if remark not in common]
        if own:
            yield f"{item.term}: {'; '.join(own)}" if item.term else "; ".join(own)
    for item in row.items[:1]:
        yield from item.sources


def build_marked(view: View, messages: Messages) -> Document:
    """Return the marked text, a passage for each clause."""
    passages = [
        Passage(name_clauses(row.change), _list_segments(row, messages), "; ".join(_list_notes(row, messages)))
        for row in _list_rows(view, messages, whole=True)
        if row.block or row.change.new
    ]
    return frame_document(passages, view, messages)


def _list_segments(row: _Row, messages: Messages) -> Sequence[Span]:
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


def _list_notes(row: _Row, messages: Messages) -> Iterator[str]:
    """Yield what the words of a row do not show: nothing of a clause of which nothing is shown."""
    if row.block and _is_silent(row.change):
        yield messages.say(f"silent-{row.change.kind}")
    elif row.block:
        yield from _list_changes(row, messages)
        for item in row.items:
            # A letter that looks like another, a "not": what must not be overlooked among many marks.
            if item.needs_review and isinstance(item.change, FieldChange):
                yield describe_field(item.change, messages)
