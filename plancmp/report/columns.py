"""The document of four columns: old, new, change, remarks; a row a clause, in the order of the text.

Without a filter it holds both versions whole, so that it can be read instead of them. With a filter it holds the
clauses whose changes are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from attrs import frozen

from plancmp.diff import ClauseChange, Effect
from plancmp.model import Entry
from plancmp.report.blocks import Document, Span, Words, spell_words
from plancmp.report.cells import write_csv
from plancmp.report.closing import say_hidden
from plancmp.report.comparison import frame_rows
from plancmp.report.items import ChangeItem, group_items, list_items, list_remarks, say_silence
from plancmp.report.messages import Messages
from plancmp.report.phrases import read_clause_text
from plancmp.report.redlines import read_redline
from plancmp.report.view import ClauseBlock, View

COLUMNS = ("old", "new", "change", "remarks")
Cell = TypeVar("Cell", bound=Words)


@frozen(eq=False, repr=False)
class TextRow:
    """A clause change beside its clauses.

    Attributes:
        change: The clause change.
        block: What of it is shown; `None` if nothing is.
        items: The changes that are shown.
    """

    change: ClauseChange
    block: ClauseBlock | None
    items: tuple[ChangeItem, ...]


def list_rows(view: View, messages: Messages, *, whole: bool) -> Iterator[TextRow]:
    """Yield the rows in the order of the new version, each gone clause behind the one that it stood behind.

    If it is the whole text, clauses of which nothing is shown have a row too.
    """
    items = group_items(list_items(view, messages))
    blocks = {block.change.fingerprint: block for block in view.blocks}
    for change in view.comparison.clauses:
        block = blocks.get(change.fingerprint) if change.is_change else None
        if block or whole:
            yield TextRow(change, block, tuple(items.get(change.fingerprint, ())) if block else ())


def build_document(view: View, messages: Messages) -> Document:
    """Return the document as a table, in which what was struck and inserted is marked."""
    rows = _list_cells(view, messages, _mark_sides)
    return frame_rows([messages.say(column) for column in COLUMNS], rows, view, messages)


def render_csv(view: View, messages: Messages) -> str:
    """Return the document as CSV: the plain words; what is not shown has a row for each reason, without clauses."""
    rows = _list_cells(view, messages, _spell_sides)
    hidden = [("", "", say_hidden([reason], messages), "") for reason in view.list_hidden()]
    return write_csv([messages.say(column) for column in COLUMNS], [*rows, *hidden])


def _list_cells(
    view: View, messages: Messages, tell: Callable[[TextRow, Messages], tuple[Cell, Cell]]
) -> list[tuple[Cell | str, ...]]:
    rows = list_rows(view, messages, whole=view.wanted.is_empty)
    return [
        (*tell(row, messages), "\n".join(list_changes(row, messages)), "\n".join(_list_row_remarks(row, messages)))
        for row in rows
    ]


def _spell_sides(row: TextRow, messages: Messages) -> tuple[str, str]:
    old, new = ("\n".join(map(spell_words, map(_tell_clause, side))) for side in (row.change.old, row.change.new))
    return say_silence(old, new, _find_silence(row.change), messages)


def _mark_sides(row: TextRow, messages: Messages) -> tuple[Words, Words]:
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


def list_changes(row: TextRow, messages: Messages) -> Iterator[str]:
    """Yield what happened: the kind, then each changed term; a change that is hidden has only its kind."""
    yield messages.say(str(row.change.kind))
    for item in row.items:
        if item.term:
            contents = f"{item.old} → {item.new}" if item.old and item.new and item.old != item.new else ""
            yield ": ".join(part for part in (item.name(messages), item.difference or contents) if part)


def _list_row_remarks(row: TextRow, messages: Messages) -> Iterator[str]:
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
