"""The JSON Schema of a line of `plancmp matrix --query … -o answers.jsonl`."""

from __future__ import annotations

from plancmp.diff import Effect, Kind
from plancmp.report.shapes import Schema, list_of, record, words

_TEXT: Schema = {"type": "string"}
_TEXTS = list_of(_TEXT)


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of an answer."""
    reason = record(kind=("A stable id of the kind of evidence.", _TEXT), detail=("The evidence; may be empty.", _TEXT))
    term = record(
        name=("The term's name.", _TEXT),
        party=("Whom it binds.", _TEXTS),
        effect=("How it differs from the query, said of the party that it binds.", words(Effect)),
        difference=("By how much; may be empty.", _TEXT),
        old=("What the query lays down, in words.", _TEXT),
        new=("What the answer lays down, in words.", _TEXT),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancmp answer",
        **record(
            query=("The ids of the clauses of the query.", _TEXTS),
            query_text=("Their words.", _TEXT),
            file=("The file that has the answer.", _TEXT),
            clauses=("The ids of its clauses that answer.", _TEXTS),
            text=("Their words.", _TEXT),
            score=("How sure it is that they answer to each other.", {"type": "number", "minimum": 0, "maximum": 1}),
            weak=("Whether a person should look at it.", {"type": "boolean"}),
            reasons=("Why, the strongest first.", list_of(reason)),
            change=("What happened from the query to the answer.", words(Kind)),
            terms=("The terms that differ.", list_of(term)),
        ),
    }
