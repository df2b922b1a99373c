"""All pairs of a collection, and what in it answers to a query: as a document, JSON Lines, CSV and Parquet.

`pairs` and `answers` hold the columns and the lines, `tables` what makes CSV and Parquet of columns, `summary` sums
all pairs up, `schema` what a line of JSON holds.
"""

from plancmp.report.collection.answers import (
    build_answers,
    render_answers_csv,
    render_answers_jsonl,
    render_answers_parquet,
)
from plancmp.report.collection.pairs import render_csv, render_jsonl, render_parquet
from plancmp.report.collection.summary import build_summary

__all__ = [
    "build_answers",
    "build_summary",
    "render_answers_csv",
    "render_answers_jsonl",
    "render_answers_parquet",
    "render_csv",
    "render_jsonl",
    "render_parquet",
]
