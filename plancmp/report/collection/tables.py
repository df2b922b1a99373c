"""Tables of typed columns: as CSV, JSON Lines, and Parquet, a column store that pandas, DuckDB and Spark read."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, Generic, Literal, TypeVar

from attrs import frozen

from plancmp.report.cells import write_csv
from plancmp.report.shapes import spell_line

Thing = TypeVar("Thing")
ColumnKind = Literal["text", "share", "flag", "count", "topics"]


@frozen(eq=False, repr=False)
class Column(Generic[Thing]):
    """One column of a table.

    Attributes:
        name: Its name.
        kind: What its cells hold.
        read: Returns the cell of a row; `None` for one that is empty.
    """

    name: str
    kind: ColumnKind
    read: Callable[[Thing], object]


@frozen(eq=False, repr=False)
class Rows(Generic[Thing]):
    """What one thing after another is written as.

    Attributes:
        columns: The columns of a table of them.
        spell: Returns one as plain data, which is a line of JSON.
    """

    columns: Sequence[Column[Thing]]
    spell: Callable[[Thing], object]


FORMATS = ("jsonl", "csv", "parquet")


def write_rows(form: str, kind: Rows[Thing], rows: Sequence[Thing]) -> str | bytes:
    """Return rows in one of `FORMATS`.

    Raises:
        ImportError: If it is Parquet and pyarrow is not installed, with the command that installs it.
    """
    if form == "jsonl":
        return "".join(f"{spell_line(kind.spell(row))}\n" for row in rows)
    if form == "parquet":
        return _pack(kind.columns, rows)
    cells = ([_spell(column.read(row)) for column in kind.columns] for row in rows)
    return write_csv([column.name for column in kind.columns], cells)


def _spell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return "; ".join(f"{topic}: {verdict}" for topic, verdict in cell)
    return str(cell)


def import_pyarrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module.

    Raises:
        ImportError: If it is not installed, with the command that installs it.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise ImportError('writing Parquet needs the extra: pip install "plancmp[parquet]"') from None


def _pack(columns: Sequence[Column[Thing]], rows: Sequence[Thing]) -> bytes:
    """Return a table as a Parquet file; the same bytes from the same version of pyarrow."""
    arrow, parquet = import_pyarrow()
    topic = arrow.struct([("topic", arrow.string()), ("verdict", arrow.string())])
    types = {
        "text": arrow.string(),
        "share": arrow.float64(),
        "flag": arrow.bool_(),
        "count": arrow.int32(),
        "topics": arrow.list_(topic),
    }
    arrays = [
        arrow.array([_name_topics(column.read(row)) for row in rows], type=types[column.kind]) for column in columns
    ]
    schema = arrow.schema([(column.name, types[column.kind]) for column in columns])
    output = io.BytesIO()
    # Everything that pyarrow may choose otherwise one day is said here.
    parquet.write_table(
        arrow.Table.from_arrays(arrays, schema=schema),
        output,
        row_group_size=65_536,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=3,
        use_dictionary=True,
        write_statistics=True,
        store_schema=False,
    )
    return output.getvalue()


def _name_topics(cell: object) -> object:
    return [{"topic": topic, "verdict": verdict} for topic, verdict in cell] if isinstance(cell, list) else cell
