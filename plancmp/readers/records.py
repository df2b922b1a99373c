"""Codecs of what has parts: records with known keys, lists and maps of them.

One table of records (`plancmp.readers.planfile`) is thereby the loader, the writer and the published schema at once,
so that the three cannot drift apart.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from attrs import Attribute, fields, frozen

from plancmp.readers.codecs import Codec, Reading, Schema, Word, name_shape, quote, suggest
from plancmp.readers.nodes import ListNode, MapNode, Node, Scalar


@frozen(eq=False, repr=False)
class Listing(Codec):
    """A list of records.

    Attributes:
        record: Returns the codec of each; called late, since records nest in themselves.
    """

    record: Callable[[], Record]

    def read(self, node: Node, reading: Reading, key: str) -> tuple[object, ...]:
        if not isinstance(node, ListNode):
            reading.problems.add(node, f'"{key}" takes a list, each item after "- ", not a {name_shape(node)}')
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

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(row.name for row in self.rows if isinstance(row, Key) and row.required)

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
        names = {name.value for name, _ in node.entries}
        for required in self._required:
            if required not in names:
                reading.problems.add(node, f'"{required}" is missing' + (f" in {key}" if key else ""))
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
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            **({"required": list(self._required)} if self._required else {}),
        }

    def _construct(self, node: MapNode, values: dict[str, object], reading: Reading) -> object:
        try:
            return self.model(**values)
        except ValueError as error:
            reading.problems.add(node, str(error))
            return None

    def _refuse_key(self, name: Scalar, reading: Reading) -> None:
        hint = ""
        if reading.problems.is_listed:  # to search for the nearest key is what costs
            known = list(self._rows_by_name)
            hint = "; " + (suggest(name.value, known) or "known here are " + ", ".join(known))
        reading.problems.add(name, f"unknown key {quote(name.value)}{hint}")

    def _list_keys(self) -> str:
        some = [row.name for row in self.rows if isinstance(row, Key)][:3]
        return " and ".join(f'"{name}"' for name in self._required) or "keys such as " + ", ".join(
            f'"{name}"' for name in some
        )


def read_default(attribute: Attribute[Any]) -> object:
    """Return what an attribute is where nothing is given."""
    default: Any = attribute.default
    return default.factory() if hasattr(default, "factory") else default
