"""A plain table as one HTML page: for results that have no page of their own."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from plancmp.report.html.frame import fill_page, read_file
from plancmp.report.messages import Messages


@frozen(eq=False, repr=False)
class Table:
    """What the page shows.

    Attributes:
        title: Its heading.
        notes: What a reader must know before the table.
        columns: The names of the columns.
        rows: The cells of each row.
        language: The language of its words.
    """

    title: str
    notes: Sequence[str]
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    language: str = "en"


def render_table(table: Table, messages: Messages) -> str:
    """Return a table as a HTML page; linear in its length."""
    return fill_page("table.html", table, messages, style=read_file("table.css"), script="")
