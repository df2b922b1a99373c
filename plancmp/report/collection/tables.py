"""Tables of typed columns: as CSV, JSON Lines, and Parquet, a column store that pandas, DuckDB and Spark read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from operator import itemgetter
from typing import Any, Generic, TypeVar

from attrs import field, frozen

from plancmp.report.cells import write_csv
from plancmp.report.shapes import Shape, spell_line

FORMATS = ("jsonl", "csv", "parquet")
Thing = TypeVar("Thing")
Data = Mapping[str, Any]
# A name, what the cells hold, and how they are found in a line.
_Column = tuple[str, str, Callable[[Data], object]]
# What the cells of a column hold, by the type that the schema names; text where it names words.
_KINDS = {"boolean": "flag", "number": "share", "integer": "count", "array": "topics"}


@frozen(eq=False, repr=False)
class Rows(Generic[Thing]):
    """What one thing after another is written as: a line of JSON each, and the same in the columns of a table.

    Attributes:
        shape: What a line of JSON holds.
        write: Returns a thing as plain data.
        spelled: How the cell of a key is told in words, by the key.
    """

    shape: Shape
    write: Callable[[Thing], Any]
    spelled: Mapping[str, Callable[[Any], str]] = field(factory=dict)


def write_rows(form: str, kind: Rows[Thing], rows: Sequence[Thing]) -> str | bytes:
    """Return rows in one of `FORMATS`.

    Raises:
        ImportError: If it is Parquet and pyarrow is not installed, with the command that installs it.
    """
    lines = map(kind.write, rows)
    if form == "jsonl":
        return "".join(f"{spell_line(line)}\n" for line in lines)
    columns = list(_list_columns(kind))
    if form == "parquet":
        return _pack(columns, list(lines))
    return write_csv([name for name, *_ in columns], ([_spell(read(line)) for *_, read in columns] for line in lines))


def _list_columns(kind: Rows[Thing]) -> Iterator[_Column]:
    """Yield the columns of a table: one for each key of a line, and of counts one for each word."""
    properties: Mapping[str, Any] = kind.shape.schema["properties"]  # type: ignore[assignment]
    for key, told in properties.items():
        schema = told["anyOf"][0] if "anyOf" in told else told
        if key in kind.spelled:
            yield key, "text", partial(_spell_key, key, kind.spelled[key])
        elif schema.get("type") == "object":
            for word in schema["properties"]:
                name = f"{key}_{word.replace('-', '_')}"
                yield name, "count", partial(_count, key, word)
        else:
            yield key, _KINDS.get(schema.get("type"), "text"), itemgetter(key)


def _spell_key(key: str, spell: Callable[[Any], str], data: Data) -> str:
    return spell(data[key])


def _count(key: str, word: str, data: Data) -> object:
    return None if data[key] is None else data[key].get(word, 0)


def _spell(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return "; ".join(f"{one['topic']}: {one['verdict']}" for one in cell)
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


def _pack(columns: Sequence[_Column], lines: Sequence[Data]) -> bytes:
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
    arrays = [arrow.array([read(line) for line in lines], type=types[kind]) for _, kind, read in columns]
    schema = arrow.schema([(name, types[kind]) for name, kind, _ in columns])
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
