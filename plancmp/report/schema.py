"""The JSON Schema of JSON reports."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from plancmp.diff import RULES, Effect, Flag, Kind, Materiality
from plancmp.model import Agreement, Confidence, Disclosure, PlanDisclosure, Status
from plancmp.readers.planfile import TERM
from plancmp.report.json import FORMAT, VERSION

Schema = Mapping[str, object]
_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNTS: Schema = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}
_FINGERPRINT: Schema = {"type": "string", "pattern": "^[0-9a-f]{10}$"}


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `plancmp --format json` prints."""
    from plancmp.readers import build_schema as build_plan_schema  # noqa: PLC0415

    plan_definitions = build_plan_schema()["$defs"]
    definitions = dict(plan_definitions) if isinstance(plan_definitions, Mapping) else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancmp comparison",
        **_record(
            format={"const": FORMAT},
            version={"const": VERSION},
            old={"$ref": "#/$defs/version"},
            new={"$ref": "#/$defs/version"},
            verdicts=_list(_verdict()),
            summary=_record(terms=_COUNTS, clauses=_COUNTS),
            changes=_list({"$ref": "#/$defs/change"}),
            metadata=_list({"$ref": "#/$defs/field"}),
            hidden=_COUNTS,
            coverage=_record(
                complete={"type": "boolean"},
                clauses={"type": "integer"},
                differences={"type": "integer"},
                problems=_TEXTS,
            ),
        ),
        "$defs": {
            "version": _version(),
            "change": _change(),
            "place": _clause(),
            "term-change": _term_change(),
            "slot": _slot(),
            "field": _field(),
            TERM.name: definitions[TERM.name],
            "constraint": definitions["constraint"],
        },
    }


def _record(**properties: Schema) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _maybe(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _words(words: type[StrEnum]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _version() -> Schema:
    source = _record(id=_TEXT, publisher=_TEXT, date=_TEXT, url=_TEXT)
    return _record(
        id=_TEXT,
        title=_TEXT,
        date=_maybe(_TEXT),
        status=_words(Status),
        disclosure=_words(PlanDisclosure),
        sources=_list(source),
    )


def _verdict() -> Schema:
    return _record(
        topic=_TEXT,
        title=_TEXT,
        verdict=_TEXT,
        effects=_COUNTS,
        disputed={"type": "boolean"},
        reported={"type": "boolean"},
    )


def _change() -> Schema:
    link = _record(kind=_TEXT, weak={"type": "boolean"}, reasons=_list(_record(kind=_TEXT, detail=_TEXT)))
    return _record(
        fingerprint=_FINGERPRINT,
        kind=_words(Kind),
        flags=_list(_words(Flag)),
        materiality=_words(Materiality),
        topics=_TEXTS,
        old=_list({"$ref": "#/$defs/place"}),
        new=_list({"$ref": "#/$defs/place"}),
        link=_maybe(link),
        conflict={"type": "boolean"},
        terms=_list({"$ref": "#/$defs/term-change"}),
        fields=_list({"$ref": "#/$defs/field"}),
    )


def _clause() -> Schema:
    return _record(
        id=_TEXT,
        number=_TEXT,
        heading=_TEXT,
        text=_TEXT,
        sources=_TEXTS,
        confidence=_maybe(_words(Confidence)),
        disclosure=_words(Disclosure),
        agreement=_maybe(_words(Agreement)),
        options=_list(_record(by=_TEXTS, text=_TEXT)),
        reports=_list(_record(sources=_TEXTS, text=_TEXT)),
    )


def _cause() -> Schema:
    return _record(rule={"enum": list(RULES)}, facet=_TEXT, effect=_maybe(_words(Effect)), difference=_TEXT)


def _term_change() -> Schema:
    return _record(
        fingerprint=_FINGERPRINT,
        name=_TEXT,
        party=_TEXTS,
        effect=_words(Effect),
        materiality=_words(Materiality),
        causes=_list(_cause()),
        old=_maybe({"$ref": "#/$defs/slot"}),
        new=_maybe({"$ref": "#/$defs/slot"}),
    )


def _slot() -> Schema:
    variant = _record(kind={"enum": ["option", "report"]}, names=_TEXTS)
    return _record(
        clause=_TEXT,
        variant=_maybe(variant),
        gone={"type": "boolean"},
        term=_maybe({"$ref": f"#/$defs/{TERM.name}"}),
        text=_TEXT,
    )


def _field() -> Schema:
    return _record(
        fingerprint=_FINGERPRINT,
        rule={"enum": list(RULES)},
        facet=_TEXT,
        materiality=_words(Materiality),
        effect=_maybe(_words(Effect)),
        difference=_TEXT,
        old=_TEXT,
        new=_TEXT,
    )
