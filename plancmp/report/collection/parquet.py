"""The pairs of a collection as Parquet, a column store that pandas, DuckDB and Spark read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from plancmp.history.collection import PairRecord
from plancmp.report.collection.pairs import list_columns


def import_pyarrow() -> tuple[Any, Any]:
    """Return pyarrow and its Parquet module.

    Raises:
        ImportError: If it is not installed, with the command that installs it.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError:
        raise ImportError('writing Parquet needs the extra: pip install "plancmp[parquet]"') from None


def render_parquet(records: Sequence[PairRecord]) -> bytes:
    """Return a row for each pair as a Parquet file; the same bytes from the same version of pyarrow.

    Raises:
        ImportError: If pyarrow is not installed, with the command that installs it.
    """
    arrow, parquet = import_pyarrow()
    topic = arrow.struct([("topic", arrow.string()), ("verdict", arrow.string())])
    types = {
        "text": arrow.string(),
        "share": arrow.float64(),
        "flag": arrow.bool_(),
        "count": arrow.int32(),
        "topics": arrow.list_(topic),
    }
    columns = list_columns()
    arrays = []
    for column in columns:
        cells = [column.read(record) for record in records]
        if column.kind == "topics":
            cells = [_name_topics(cell) for cell in cells]
        arrays.append(arrow.array(cells, type=types[column.kind]))
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
