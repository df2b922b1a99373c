"""The JSON Schema of a line of `plancmp matrix -o pairs.jsonl`."""

from __future__ import annotations

from plancmp.diff import Effect, Kind
from plancmp.history.collection import LINK_KINDS
from plancmp.report.shapes import Schema, counts, list_of, maybe, record

_TEXT: Schema = {"type": "string"}
_FLAG: Schema = {"type": "boolean"}
_SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}
_EFFECTS = [effect for effect in Effect if effect is not Effect.SAME]


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a pair."""
    topic = record(
        topic=("The topic's id.", _TEXT),
        verdict=("The one thing that happened to it; mixed if several did.", _TEXT),
        effects=(
            "How often each effect occurs, and each kind of a clause without changed terms.",
            counts(_list_words()),
        ),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancmp pair",
        **record(
            old=("The file that was given first.", _TEXT),
            new=("The other file.", _TEXT),
            similarity=("How much they have in common: the greater of the two shares.", _SHARE),
            old_shared=("The share of the old version that a clause of the new one has too.", _SHARE),
            new_shared=("The reverse.", _SHARE),
            compared=("Whether that was enough to compare them; what follows is null if not.", _FLAG),
            links=("How many links of each kind there are.", maybe(counts(LINK_KINDS))),
            weak_links=("How many of them a person should look at.", maybe({"type": "integer", "minimum": 0})),
            clauses=("How many clauses there are of each kind of change.", maybe(counts(Kind))),
            terms=("How many terms changed, by effect.", maybe(counts(_EFFECTS))),
            topics=("What happened to each topic that changed.", maybe(list_of(topic))),
            read_from_words=("Whether a program found the terms of both in their words.", maybe(_FLAG)),
        ),
    }


def _list_words() -> list[str]:
    return list(dict.fromkeys([*map(str, _EFFECTS), *map(str, Kind)]))
