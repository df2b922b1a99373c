"""All pairs of a collection: for a terminal, and as JSON Lines, CSV and Parquet.

`pairs` holds the columns and the lines, `parquet` the one format that needs a library, `terminal` the summary, `schema`
what a line of JSON holds.
"""

from plancmp.report.collection.pairs import render_csv, render_jsonl
from plancmp.report.collection.parquet import render_parquet
from plancmp.report.collection.terminal import WIDTH, render_terminal

__all__ = ["WIDTH", "render_csv", "render_jsonl", "render_parquet", "render_terminal"]
