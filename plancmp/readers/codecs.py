"""Field codecs: each reads one kind of value from a node, writes it back as plain data, and knows its JSON Schema.

Those of what has parts are in `plancmp.readers.records`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from attrs import field, frozen

from plancmp.model.attributes import Attributes, freeze
from plancmp.model.dates import parse_date
from plancmp.model.expressions import late
from plancmp.readers.nodes import ListNode, MapNode, Node, ProblemList, Scalar, list_items, show

Schema = Mapping[str, object]
_NUMBER = late(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_MAX_NUMBER = 4000  # characters; Python itself refuses to read integers that are not much longer
_MAX_KNOWN = 1000  # names; looking through more of them for each of many errors takes too long
# What unquoted words are read as.
ANSWERS = {"yes": True, "no": False, "true": True, "false": False}


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
        lists: Lists of names, each once: hundreds of clauses have the same topics and parties.
    """

    problems: ProblemList
    references: list[Reference] = field(factory=list)
    places: list[tuple[str, Node]] = field(factory=list)
    lists: dict[tuple[str, ...], tuple[str, ...]] = field(factory=dict)


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


class FileBeside(Text):
    """A plan file in the folder of the file that names it, or below."""

    # No part is empty, "." or "..", so that nothing leads out; a colon is a drive or a revision, a backslash a folder.
    pattern = r"^(?!.*(?:^|/)\.{0,2}(?:/|$))[^\\:\x00-\x1f\x7f]+\.(?:[Yy][Aa]?[Mm][Ll]|[Jj][Ss][Oo][Nn])$"

    def read(self, node: Node, reading: Reading, key: str) -> str | None:
        text = super().read(node, reading, key)
        if text is None or re.search(self.pattern, text):
            return text
        allowed = 'the path of a plan file in the folder of this one or below, such as "annexes/military.yaml"'
        reading.problems.add(node, f'"{key}" takes {allowed}, not {quote(text)}')
        return None

    def schema(self) -> Schema:
        return {"type": "string", "pattern": self.pattern}


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
        names: dict[str, None] = {}
        for item in list_items(node):
            name = self.word.read(item, reading, key)
            if name in names:
                reading.problems.add(item, f'"{name}" is twice under "{key}"')
            elif name is not None:
                names[name] = None
        return reading.lists.setdefault(tuple(names), tuple(names))

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
        if isinstance(node, Scalar) and node.value.lower() in ANSWERS:
            return ANSWERS[node.value.lower()]
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
    if node.plain and node.value in ANSWERS:
        return ANSWERS[node.value]
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


class UnknownNameError(ValueError):
    """A name that there is not, as one line for the user, with the nearest that there is."""


def require_known(names: Iterable[str], known: Collection[str], what: str) -> None:
    """Check names against those that there are.

    Raises:
        UnknownNameError: If one is not known.
    """
    for name in names:
        if name not in known:
            raise UnknownNameError(say_unknown(what, name, list(known)))


def say_unknown(what: str, name: str, known: Sequence[str]) -> str:
    """Return what to tell of a name that is not known: the nearest that is, or all that are."""
    hint = suggest(name, known) or (f"known are {', '.join(known)}" if known else "there is none")
    return f"unknown {what} {quote(name)}; {hint}"


def suggest(word: str, known: Sequence[str]) -> str:
    """Return 'did you mean "…"?' for the nearest known word; empty where none is near, or too many are known."""
    if len(known) > _MAX_KNOWN:
        return ""
    from difflib import get_close_matches

    # The dashes in front of options make none of them alike.
    by_key = {name.lower().lstrip("-"): name for name in known}
    near = get_close_matches(word.lower().lstrip("-"), by_key, n=1, cutoff=0.7)
    return f'did you mean "{by_key[near[0]]}"?' if near else ""
