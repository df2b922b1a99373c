"""Two sides against their base, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.history import ClauseRow
from plancmp.history.merge import BASE, OURS, THEIRS
from plancmp.report.cells import write_csv
from plancmp.report.merge.view import MergeView, Row, name_clauses, say_cell, say_overlap, say_reason
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean

COLUMNS = (
    "topic", "term", "party", "base", "ours", "theirs", "overlap", "state", "reason", "base_clauses", "ours_clauses",
    "theirs_clauses",
)  # fmt: skip


def render_csv(view: MergeView, messages: Messages) -> str:
    """Return the negotiation table as CSV, a row for each term, or clause that no term tells of.

    What is not shown has a row for each reason. No cell can be taken for a formula.
    """
    return write_csv(COLUMNS, [*list_rows(view, messages), *_list_hidden(view, messages)])


def list_rows(view: MergeView, messages: Messages) -> Iterator[Sequence[str]]:
    """Yield the cells of each row of the negotiation table."""
    for _, title, rows in view.sections():
        for row in rows:
            yield [clean(title), *_name(row), *_say(row, view, messages)]


def _name(row: Row) -> tuple[str, str]:
    return ("", "") if isinstance(row, ClauseRow) else (clean(row.name), clean(", ".join(row.party)))


def _say(row: Row, view: MergeView, messages: Messages) -> Iterator[str]:
    for version in (BASE, OURS, THEIRS):
        yield say_cell(row, version, view.merge, messages, is_whole=True)
    yield say_overlap(row, messages)
    yield str(row.outcome)
    yield say_reason(row, messages)
    for version in (BASE, OURS, THEIRS):
        yield name_clauses(row, version)


def _list_hidden(view: MergeView, messages: Messages) -> Iterator[Sequence[str]]:
    for reason, count in view.hidden.items():
        if count:
            text = messages.say("hidden", counts=messages.say_count(f"hidden-{reason}", count))
            yield ["", "", "", "", "", "", "", "", text, "", "", ""]
