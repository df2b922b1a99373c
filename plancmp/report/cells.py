"""Tables as CSV; no cell is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from plancmp.model.expressions import late
from plancmp.report.phrases import clean

# What a spreadsheet may take for the start of a formula, also in its full-width forms, and behind white space.
_FORMULA = late(r"\s*[=+\-@＝＋－＠]|[\t\r']")
# Figures, a sign before each: nothing that could name a cell or a function.
_FIGURES = late(r"[+-]?\d[\d.,\u00a0\u202f]*( ?%)?(, [+-]?\d[\d.,\u00a0\u202f]*( ?%)?)*")


def disarm(cell: str) -> str:
    """Return a text as it can stand in a spreadsheet's cell.

    What may be taken for a formula gets an apostrophe in front, which says "text"; figures ("-5", "+200,000, +33 %")
    stay as they are. So that an apostrophe in front is never part of the text, a text that starts with one gets
    another. Control characters are shown by their code points.
    """
    shown = clean(cell.replace("\r\n", "\n"))
    return f"'{shown}" if _FORMULA.match(cell) and not _FIGURES.fullmatch(cell) else shown


def write_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as CSV, with a line feed at the end of each line; every cell is disarmed."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([disarm(cell) for cell in row] for row in rows)
    return output.getvalue()


def write_rows(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return a table as CSV, of rows by their columns; what a row does not have is empty."""
    return write_csv(columns, ([row.get(column, "") for column in columns] for row in rows))
