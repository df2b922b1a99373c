"""The changes of a view as rows of plain values: for data frames."""

from __future__ import annotations

from typing import Any

from plancmp.diff import Slot, TermChange
from plancmp.model.constraints import Deadline, Interval
from plancmp.model.quantity import Quantity
from plancmp.report.items import ChangeItem, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import name_entries
from plancmp.report.view import View

_COLUMNS = (
    "fingerprint", "topic", "old_clause", "new_clause", "kind", "effect", "party", "term", "old", "new", "difference",
    "old_number", "new_number", "unit", "rule", "materiality", "read_yourself", "remarks", "sources",
)  # fmt: skip


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
    return {column: (cells | own)[column] for column in _COLUMNS}


def find_figure(slot: Slot | None) -> Quantity | None:
    """Return the one figure that a term is about; `None` where it is about none, or about several."""
    constraint = slot.term.constraint if slot and slot.term else None
    if isinstance(constraint, Deadline):
        return constraint.span
    if not isinstance(constraint, Interval):
        return None
    ends = {end.value for end in (constraint.low, constraint.high) if end is not None}
    return ends.pop() if len(ends) == 1 else None
