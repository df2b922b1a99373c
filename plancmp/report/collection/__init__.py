"""All pairs of a collection, and what in it answers to a query: for a terminal, as JSON Lines, CSV and Parquet.

`pairs` and `answers` hold the columns and the lines, `tables` what makes CSV and Parquet of columns, `terminal` the
summary of all pairs, `schema` what a line of JSON holds.
"""

from plancmp.report.collection.answers import (
    render_answers,
    render_answers_csv,
    render_answers_jsonl,
    render_answers_parquet,
)
from plancmp.report.collection.pairs import render_csv, render_jsonl, render_parquet
from plancmp.report.collection.terminal import WIDTH, render_terminal

__all__ = [
    "WIDTH",
    "render_answers",
    "render_answers_csv",
    "render_answers_jsonl",
    "render_answers_parquet",
    "render_csv",
    "render_jsonl",
    "render_parquet",
    "render_terminal",
]
