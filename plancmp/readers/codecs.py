"""Field codecs: each reads one kind of value from a node, writes it back as plain data, and knows its JSON Schema.

One table of codecs (`plancmp.readers.planfile`) is thereby the loader, the writer and the published schema at once,
so that the three cannot drift apart.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Any

from attrs import Attribute, field, fields, frozen

from plancmp.model.attributes import Attributes, freeze
from plancmp.model.dates import parse_date
from plancmp.readers.nodes import ListNode, MapNode, Node, ProblemList, Scalar, show

Schema = Mapping[str, object]
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_MAX_NUMBER = 4000  # characters; Python itself refuses to read integers that are not much longer
_MAX_KNOWN = 1000  # names; looking through more of them for each of many errors takes too long
_ANSWERS = {"yes": True, "no": False, "true": True, "false": False}


@frozen(eq=False, repr=False)
class Reference:
    """A mention of something that another part of the file must define.

    Attributes:
        kind: What is mentioned: "source", "topic" or "party".
        name: By what name.
        node: Where.
    """

    kind: str
    name: str
    node: Node


@frozen(eq=False, repr=False)
class Reading:
    """One pass over one file.

    Attributes:
        problems: What is wrong with it.
        references: What it mentions.
        places: Where each clause id stands.
    """

    problems: ProblemList
    references: list[Reference] = field(factory=list)
    places: list[tuple[str, Node]] = field(factory=list)


class Bare(str):
    """Text that is written without quotes although YAML might take it for a date or number."""

    __slots__ = ()


class Codec(ABC):
    """Reads and writes one kind of value."""

    @abstractmethod
    def read(self, node: Node, reading: Reading, key: str) -> Any:
        """Return the value at a node; note a problem and return `None` where there is none."""

    @abstractmethod
    def write(self, value: Any) -> object:
        """Return plain data from which `read` makes the same value."""

    @abstractmethod
    def schema(self) -> Schema:
        """Return the JSON Schema of what `read` accepts."""


class Text(Codec):
    """Free text."""

    def read(self, node: Node, reading: Reading, key: str) -> str | None:
        if not isinstance(node, Scalar):
            reading.problems.add(node, f'"{key}" takes text, not a {name_shape(node)}')
            return None
        if node.is_null:
            reading.problems.add(node, f'"{key}" is empty; give it a value or leave the key out')
            return None
        return node.value

    def write(self, value: str) -> object:
        return value

    def schema(self) -> Schema:
        return {"type": "string"}


@frozen(eq=False, repr=False)
class Word(Text):
    """A short name on one line.

    Attributes:
        names: What it mentions, if that must be defined elsewhere in the file.
    """

    names: str = ""

    def read(self, node: Node, reading: Reading, key: str) -> str | None:
        text = Text.read(self, node, reading, key)
        if text is None:
            return None
        if not text.strip() or text != text.strip() or "\n" in text:
            reading.problems.add(node, f'"{key}" takes a name on one line, not {quote(text)}')
            return None
        if self.names:
            reading.references.append(Reference(self.names, text, node))
        return text

    def schema(self) -> Schema:
        return {"type": ["string", "integer"], "minLength": 1, "pattern": r"^\S(.*\S)?$"}


class LanguageCode(Word):
    """The ISO 639-1 code of a language."""

    def read(self, node: Node, reading: Reading, key: str) -> str | None:
        text = super().read(node, reading, key)
        if text is None or re.fullmatch("[a-z]{2,3}", text):
            return text
        reading.problems.add(node, f'"{key}" takes the ISO 639-1 code of a language, such as "uk", not {quote(text)}')
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": "^[a-z]{2,3}$"}


@frozen(eq=False, repr=False)
class Names(Codec):
    """A name, or a list of different ones.

    Attributes:
        word: The codec of each.
        always_list: Whether one name is written as a list, too.
    """

    word: Word = Word()
    always_list: bool = False

    def read(self, node: Node, reading: Reading, key: str) -> tuple[str, ...]:
        if isinstance(node, MapNode):
            reading.problems.add(node, f'"{key}" takes a name or a list of names, not a map')
            return ()
        items = node.items if isinstance(node, ListNode) else (node,)
        names: dict[str, None] = {}
        for item in items:
            name = self.word.read(item, reading, key)
            if name in names:
                reading.problems.add(item, f'"{name}" stands twice under "{key}"')
            elif name is not None:
                names[name] = None
        return tuple(names)

    def write(self, value: tuple[str, ...]) -> object:
        return value[0] if len(value) == 1 and not self.always_list else list(value)

    def schema(self) -> Schema:
        several = {"type": "array", "items": self.word.schema(), "uniqueItems": True}
        return {"anyOf": [self.word.schema(), several]}


class Date(Codec):
    """A calendar date: a day, a month or a year."""

    def read(self, node: Node, reading: Reading, key: str) -> object:
        text = Text().read(node, reading, key)
        if text is None:
            return None
        try:
            return parse_date(text)
        except ValueError as error:
            reading.problems.add(node, f'"{key}": {error}')
            return None

    def write(self, value: object) -> object:
        return Bare(value)

    def schema(self) -> Schema:
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@frozen(eq=False, repr=False)
class Choice(Codec):
    """One of a closed list of words.

    Attributes:
        words: The list.
    """

    words: type[StrEnum]

    def read(self, node: Node, reading: Reading, key: str) -> StrEnum | None:
        text = Text().read(node, reading, key)
        if text is None:
            return None
        try:
            return self.words(text)
        except ValueError:
            known = [str(word) for word in self.words]
            message = f'"{key}" cannot be {quote(text)}; {suggest(text, known) or "it is one of " + ", ".join(known)}'
            reading.problems.add(node, message)
            return None

    def write(self, value: StrEnum) -> object:
        return str(value)

    def schema(self) -> Schema:
        return {"enum": [str(word) for word in self.words]}


class Answer(Codec):
    """A yes or a no."""

    def read(self, node: Node, reading: Reading, key: str) -> bool | None:
        if isinstance(node, Scalar) and node.value.lower() in _ANSWERS:
            return _ANSWERS[node.value.lower()]
        reading.problems.add(node, f'"{key}" takes yes or no')
        return None

    def write(self, value: bool) -> object:
        return value

    def schema(self) -> Schema:
        return {"type": "boolean"}


class Open(Codec):
    """A map of anything."""

    def read(self, node: Node, reading: Reading, key: str) -> Attributes | None:
        if not isinstance(node, MapNode):
            reading.problems.add(node, f'"{key}" takes a map, not a {name_shape(node)}')
            return None
        value = freeze(to_plain(node))
        return value if isinstance(value, Attributes) else None

    def write(self, value: Attributes) -> object:
        return value.thaw()

    def schema(self) -> Schema:
        return {"type": "object"}


@frozen(eq=False, repr=False)
class Listing(Codec):
    """A list of records.

    Attributes:
        record: Returns the codec of each; called late, since records nest in themselves.
    """

    record: Callable[[], Record]

    def read(self, node: Node, reading: Reading, key: str) -> tuple[object, ...]:
        if not isinstance(node, ListNode):
            reading.problems.add(node, f'"{key}" takes a list, each item behind "- ", not a {name_shape(node)}')
            return ()
        return tuple(self.record().read(item, reading, key) for item in node.items)

    def write(self, value: Sequence[object]) -> object:
        return [self.record().write(item) for item in value]

    def schema(self) -> Schema:
        return {"type": "array", "items": {"$ref": f"#/$defs/{self.record().name}"}}


@frozen(eq=False, repr=False)
class Directory(Codec):
    """A map from names to records that know their own name.

    Attributes:
        record: Returns the codec of each.
        attribute: The attribute of the record that holds its name.
    """

    record: Callable[[], Record]
    attribute: str

    def read(self, node: Node, reading: Reading, key: str) -> tuple[object, ...]:
        if not isinstance(node, MapNode):
            reading.problems.add(node, f'"{key}" takes a map from names, not a {name_shape(node)}')
            return ()
        items = []
        for name, value in node.entries:
            word = Word().read(name, reading, key)
            if word is not None:
                items.append(self.record().read(value, reading, word, {self.attribute: word}))
        return tuple(items)

    def write(self, value: Sequence[object]) -> object:
        return {getattr(item, self.attribute): self.record().write(item) for item in value}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{self.record().name}"}}


@frozen(eq=False, repr=False)
class Pairs(Codec):
    """A map from names to values of one kind, kept as pairs.

    Attributes:
        name: The codec of the names.
        value: The codec of the values.
    """

    name: Word
    value: Codec

    def read(self, node: Node, reading: Reading, key: str) -> tuple[tuple[str, object], ...]:
        if not isinstance(node, MapNode):
            reading.problems.add(node, f'"{key}" takes a map, not a {name_shape(node)}')
            return ()
        pairs = []
        for name, value in node.entries:
            word = self.name.read(name, reading, key)
            if word is not None:
                pairs.append((word, self.value.read(value, reading, word)))
        return tuple(pairs)

    def write(self, value: Sequence[tuple[str, object]]) -> object:
        return {name: self.value.write(item) for name, item in value}

    def schema(self) -> Schema:
        return {"type": "object", "additionalProperties": self.value.schema()}


@frozen(eq=False, repr=False)
class Key:
    """One key of a record: a row of the table.

    Attributes:
        name: The key in the file.
        codec: What stands behind it.
        doc: What it means, for the schema.
        attribute: The attribute of the model; the key's own name if empty.
        required: Whether it must be there.
    """

    name: str
    codec: Codec
    doc: str = ""
    attribute: str = ""
    required: bool = False


class Extra(ABC):
    """Keys of a record that make up one attribute, or two, together."""

    keys: tuple[str, ...]

    @abstractmethod
    def read(self, entries: Sequence[tuple[Scalar, Node]], reading: Reading) -> dict[str, object]:
        """Return the attributes that these of its keys make up."""

    @abstractmethod
    def write(self, record: Any) -> dict[str, object]:
        """Return the keys for a record."""

    @abstractmethod
    def schema(self) -> Mapping[str, Schema]:
        """Return the schema of each key."""


@frozen(eq=False, repr=False)
class Record(Codec):
    """A map with known keys ↔ a class of the model.

    Attributes:
        name: The name of its schema.
        model: The class.
        rows: Its keys, and groups of keys that belong together, in the order in which they are written.
        note: Called with the node of each record and the reading, before anything in it is read.
    """

    name: str
    model: type
    rows: tuple[Key | Extra, ...]
    note: Callable[[MapNode, Reading], None] | None = None

    @property
    def _keys(self) -> tuple[Key, ...]:
        return tuple(row for row in self.rows if isinstance(row, Key))

    @cached_property
    def _rows_by_name(self) -> dict[str, Key | Extra]:
        names = ((name, row) for row in self.rows for name in (row.keys if isinstance(row, Extra) else (row.name,)))
        return dict(names)

    def read(self, node: Node, reading: Reading, key: str, known: Mapping[str, object] | None = None) -> Any:
        if not isinstance(node, MapNode):
            reading.problems.add(node, f'"{key}" takes a map with {self._list_keys()}, not a {name_shape(node)}')
            return None
        if self.note:
            self.note(node, reading)
        before = len(reading.problems.problems)
        values = dict(known or {})
        found: dict[Extra, list[tuple[Scalar, Node]]] = {}
        for name, value in node.entries:
            row = self._rows_by_name.get(name.value)
            if isinstance(row, Key):
                values[row.attribute or row.name] = row.codec.read(value, reading, row.name)
            elif row is not None:
                found.setdefault(row, []).append((name, value))
            else:
                self._refuse_key(name, reading)
        for extra, entries in found.items():
            values |= extra.read(entries, reading)
        for row in self._keys:
            if row.required and node.get(row.name) is None:
                reading.problems.add(node, f'"{row.name}" is missing' + (f" in {key}" if key else ""))
        if len(reading.problems.problems) > before:
            return None
        return self._construct(node, values, reading)

    def write(self, value: Any) -> dict[str, object]:
        written: dict[str, object] = {}
        defaults = {item.name: item for item in fields(self.model)}
        for row in self.rows:
            if isinstance(row, Extra):
                written |= row.write(value)
                continue
            attribute = row.attribute or row.name
            content = getattr(value, attribute)
            if row.required or content != read_default(defaults[attribute]):
                written[row.name] = row.codec.write(content)
        return written

    def schema(self) -> Schema:
        properties: dict[str, object] = {}
        for row in self.rows:
            if isinstance(row, Extra):
                properties |= row.schema()
            else:
                properties[row.name] = {**row.codec.schema(), **({"description": row.doc} if row.doc else {})}
        required = [row.name for row in self._keys if row.required]
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }

    def _construct(self, node: MapNode, values: dict[str, object], reading: Reading) -> object:
        try:
            return self.model(**values)
        except ValueError as error:
            reading.problems.add(node, str(error))
            return None

    def _refuse_key(self, name: Scalar, reading: Reading) -> None:
        known = list(self._rows_by_name)
        hint = suggest(name.value, known) or "known here are " + ", ".join(known)
        reading.problems.add(name, f"unknown key {quote(name.value)}; {hint}")

    def _list_keys(self) -> str:
        required = [row.name for row in self._keys if row.required]
        return " and ".join(f'"{name}"' for name in required) or "keys such as " + ", ".join(
            f'"{row.name}"' for row in self._keys[:3]
        )


def read_default(attribute: Attribute[Any]) -> object:
    """Return what an attribute is where nothing is given."""
    default: Any = attribute.default
    return default.factory() if hasattr(default, "factory") else default


def to_plain(node: Node) -> object:
    """Return a node as plain data, unquoted scalars read as JSON reads them, and yes and no as answers."""
    if isinstance(node, MapNode):
        return {key.value: to_plain(value) for key, value in node.entries}
    if isinstance(node, ListNode):
        return [to_plain(item) for item in node.items]
    if not isinstance(node, Scalar):
        return None
    if node.is_null:
        return None
    if node.plain and node.value in _ANSWERS:
        return _ANSWERS[node.value]
    if node.plain and is_number(node.value):
        number = float(node.value) if any(mark in node.value for mark in ".eE") else int(node.value)
        return number if abs(number) != float("inf") else node.value
    return node.value


def is_number(text: str) -> bool:
    """Say whether text without quotes is read as a number in open-ended data."""
    return len(text) <= _MAX_NUMBER and _NUMBER.fullmatch(text) is not None


def name_shape(node: Node) -> str:
    """Say in a word what a node is."""
    if isinstance(node, MapNode):
        return "map"
    return "list" if isinstance(node, ListNode) else "single value"


def quote(text: str) -> str:
    """Show a piece of a file in a message: on one line, not too long, its control characters visible."""
    shown = show(text)
    return f'"{shown if len(shown) <= 60 else shown[:57] + "…"}"'


def suggest(word: str, known: Sequence[str]) -> str:
    """Return 'did you mean "…"?' for the nearest known word; empty where none is near, or too many are known."""
    if len(known) > _MAX_KNOWN:
        return ""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to an error

    by_key = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), by_key, n=1, cutoff=0.6)
    return f'did you mean "{by_key[near[0]]}"?' if near else ""
