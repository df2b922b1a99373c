"""What a report writes as JSON and what its schema says, from one table of keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from io import StringIO
from operator import attrgetter
from typing import Any

from attrs import frozen

from plancmp.report.messages import Messages
from plancmp.report.phrases import UNSAFE

Schema = Mapping[str, object]


@frozen(eq=False, repr=False)
class Shape:
    """How a value is written, and what the schema says of it.

    Attributes:
        schema: The JSON Schema of what is written.
        write: Returns a value as plain data.
    """

    schema: Schema
    write: Callable[[Any, Messages], object] = lambda value, _: value


# A description, a shape, and how the value is found: a path of attributes, or a function of what is written and the
# catalogue; if nothing is said, the attribute of the key's name.
Key = tuple[str, Shape] | tuple[str, Shape, str | Callable[[Any, Messages], object]]

TEXT = Shape({"type": "string"}, lambda value, _: str(value))
FLAG = Shape({"type": "boolean"})
NUMBER = Shape({"type": "integer"})
COUNT = Shape({"type": "integer", "minimum": 0})
SHARE = Shape({"type": "number", "minimum": 0, "maximum": 1})
COUNTS = Shape({"type": "object", "additionalProperties": COUNT.schema}, lambda value, _: dict(value))


def record(**keys: Key) -> Shape:
    """Return the shape of a map with exactly these keys."""
    schema = {
        "type": "object",
        "properties": {key: {"description": told, **shape.schema} for key, (told, shape, *_) in keys.items()},
        "required": list(keys),
        "additionalProperties": False,
    }
    readers = [(key, shape.write, _make_reader(*(rest or (key,)))) for key, (_, shape, *rest) in keys.items()]

    def write(value: object, messages: Messages) -> object:
        return {key: spell(read(value, messages), messages) for key, spell, read in readers}

    return Shape(schema, write)


def _make_reader(found: str | Callable[[Any, Messages], object]) -> Callable[[Any, Messages], object]:
    if not isinstance(found, str):
        return found
    read = attrgetter(found)
    return lambda value, _: read(value)


def list_of(shape: Shape) -> Shape:
    """Return the shape of a list."""
    schema = {"type": "array", "items": shape.schema}
    return Shape(schema, lambda values, messages: [shape.write(value, messages) for value in values])


TEXTS = list_of(TEXT)


def maybe(shape: Shape) -> Shape:
    """Return the shape of something that may be null."""
    schema = {"anyOf": [shape.schema, {"type": "null"}]}
    return Shape(schema, lambda value, messages: None if value is None else shape.write(value, messages))


def words(known: Iterable[object]) -> Shape:
    """Return the shape of one of some words."""
    return Shape({"enum": [str(word) for word in known]}, TEXT.write)


def constant(description: str, value: object) -> Key:
    """Return the key of what is always the same."""
    return description, Shape({"const": value}), lambda *_: value


def counts(known: Iterable[object]) -> Shape:
    """Return the shape of a map that says how often some words occur; those that do not are left out."""
    properties = {str(word): {"type": "integer", "minimum": 1} for word in known}
    schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return Shape(schema, COUNTS.write)


def refer(name: str, shape: Shape) -> Shape:
    """Return the shape of what a definition of the schema describes."""
    return Shape({"$ref": f"#/$defs/{name}"}, shape.write)


def frame_schema(title: str, shape: Shape, definitions: Schema | None = None) -> dict[str, object]:
    """Return a whole JSON Schema (draft 2020-12)."""
    rest = {"$defs": definitions} if definitions else {}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **shape.schema, **rest}


def spell_line(data: object) -> str:
    """Return data as one line of JSON that is safe to print; a reader gets what is spelled as escapes as it was."""
    return _escape(json.dumps(data, ensure_ascii=False))


def spell_json(data: object) -> str:
    """Return data as JSON that is safe to print, indented, with a line end behind it."""
    # No list of all pieces, and no copy of the whole: a long report is most of what a run holds.
    text = StringIO(newline="")
    text.writelines(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(data))
    text.write("\n")
    return _escape(text.getvalue())


def _escape(text: str) -> str:
    return UNSAFE.sub(lambda match: json.dumps(match[0])[1:-1], text)
