"""The shapes that JSON Schemas of reports are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Schema = Mapping[str, object]
TEXT: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
TEXTS: Schema = {"type": "array", "items": TEXT}
COUNTS: Schema = {"type": "object", "additionalProperties": {"type": "integer", "minimum": 0}}


def record(**properties: tuple[str, Schema]) -> dict[str, object]:
    """Return the schema of a map with exactly these keys; each has a description and a schema."""
    return {
        "type": "object",
        "properties": {
            key: {"description": description, **schema} for key, (description, schema) in properties.items()
        },
        "required": list(properties),
        "additionalProperties": False,
    }


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def maybe(schema: Schema) -> Schema:
    """Return the schema of something that may be null."""
    return {"anyOf": [schema, {"type": "null"}]}


def words(known: Iterable[str]) -> Schema:
    """Return the schema of one of some words."""
    return {"enum": [str(word) for word in known]}


def counts(known: Iterable[str]) -> Schema:
    """Return the schema of a map that says how often some words occur; those that do not are left out."""
    number = {"type": "integer", "minimum": 1}
    return {
        "type": "object",
        "properties": {str(word): number for word in known},
        "additionalProperties": False,
    }


def refer(name: str) -> Schema:
    """Return a reference to a definition."""
    return {"$ref": f"#/$defs/{name}"}
