"""How a term is spelled in a plan file: its force and, behind it, the constraint; its conditions; its evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from plancmp.model import Condition, ConditionKind, Evidence, Force, Term
from plancmp.model.constraints import (
    KINDS,
    Constraint,
    Dates,
    Flag,
    Interval,
    Members,
    Shares,
    Spelling,
    SpellingError,
    Wording,
)
from plancmp.model.quantity import parse_quantity
from plancmp.readers.codecs import ANSWERS, Bare, Codec, Reading, Schema, Text, name_shape, quote, suggest, to_plain
from plancmp.readers.nodes import ListNode, MapNode, Node, Scalar, list_items
from plancmp.readers.records import Extra

_KIND_OF = {name: kind for kind in KINDS for name in kind.keys}


class ForceKeys(Extra):
    """`must`, `must_not`, …: the force and, behind it, the constraint."""

    keys = tuple(str(force) for force in Force)

    def read(self, entries: Sequence[tuple[Scalar, Node]], reading: Reading) -> dict[str, object]:
        (key, value), *others = entries
        for other, _ in others:
            message = (
                f'a term has one force, and "{key.value}" is there already; make "{other.value}" a term of its own'
            )
            reading.problems.add(other, message)
        return {"force": Force(key.value), "constraint": read_constraint(value, reading, key.value)}

    def write(self, record: Term) -> dict[str, object]:
        return {str(record.force): write_constraint(record.constraint)} if record.constraint is not None else {}

    def schema(self) -> Mapping[str, Schema]:
        return {key: {"$ref": "#/$defs/constraint"} for key in self.keys}


class ConditionKeys(Extra):
    """`if`, `unless`, …: the conditions."""

    keys = tuple(str(kind) for kind in ConditionKind)

    def read(self, entries: Sequence[tuple[Scalar, Node]], reading: Reading) -> dict[str, object]:
        conditions = []
        for key, value in entries:
            for item in list_items(value):
                text = Text().read(item, reading, key.value)
                if text is not None:
                    conditions.append(Condition(ConditionKind(key.value), text))
        return {"conditions": tuple(conditions)}

    def write(self, record: Term) -> dict[str, object]:
        written: dict[str, list[str]] = {}
        for condition in record.conditions:
            written.setdefault(str(condition.kind), []).append(condition.text)
        return {key: texts[0] if len(texts) == 1 else texts for key, texts in written.items()}

    def schema(self) -> Mapping[str, Schema]:
        several = {"type": "array", "items": {"type": "string"}}
        return {key: {"anyOf": [{"type": "string"}, several]} for key in self.keys}


class Found(Codec):
    """Where a program found a term."""

    def read(self, node: Node, reading: Reading, key: str) -> Evidence | None:
        content = to_plain(node)
        if isinstance(content, dict) and set(content) == {"rule", "span"}:
            rule, span = content["rule"], content["span"]
            if isinstance(rule, str) and isinstance(span, list) and len(span) == 2:
                start, end = span
                if type(start) is int and type(end) is int and 0 <= start <= end:
                    return Evidence(rule, (start, end))
        reading.problems.add(node, f'"{key}" takes a rule and a span, such as {{rule: money, span: [12, 25]}}')
        return None

    def write(self, value: Evidence) -> object:
        return {"rule": value.rule, "span": list(value.span)}

    def schema(self) -> Schema:
        span = {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
        properties = {"rule": {"type": "string"}, "span": span}
        return {"type": "object", "properties": properties, "required": ["rule", "span"], "additionalProperties": False}


def read_constraint(node: Node, reading: Reading, key: str) -> Constraint | None:
    """Return the constraint behind a force; note a problem and return `None` where there is none."""
    if isinstance(node, Scalar):
        return _read_bare(node, reading, key)
    spelling = _spell_node(node, reading)
    if spelling is None:
        return None
    kind = next((_KIND_OF[name] for name in spelling if name in _KIND_OF), None)
    for name, _ in node.entries if isinstance(node, MapNode) else ():
        if kind is None or name.value not in kind.keys:
            message = f"unknown key {quote(name.value)} in a constraint; "
            if name.value in _KIND_OF and kind is not None:
                message = f'"{name.value}" cannot go with "{next(iter(spelling))}"; '
                hint = f"with it go {', '.join(kind.keys)}" if len(kind.keys) > 1 else "it goes alone"
            else:
                hint = suggest(name.value, list(_KIND_OF)) or "known here are " + ", ".join(_KIND_OF)
            reading.problems.add(name, message + hint)
            return None
    if kind is None:
        reading.problems.add(node, f'"{key}" takes a constraint, such as {{at_most: 600000 personnel}} or join NATO')
        return None
    try:
        return kind.parse(spelling)
    except SpellingError as error:
        reading.problems.add(_follow(node, error.path), str(error))
        return None


def write_constraint(constraint: Constraint | None) -> object:
    """Return the plain data from which `read_constraint` makes the same constraint."""
    if constraint is None:
        return None
    spelling = constraint.spell()
    if isinstance(constraint, Dates | Interval | Shares):
        return _write_figures(spelling)
    if isinstance(constraint, Wording) and (
        ANSWERS.get(constraint.text.lower()) is not None or _is_quantity(constraint.text)
    ):
        return {"wording": spelling}
    return spelling


def _write_figures(spelling: object) -> object:
    if isinstance(spelling, Mapping):
        return {key: _write_figures(value) for key, value in spelling.items()}
    return Bare(spelling) if re.fullmatch(r"[\d./-]+", str(spelling)) else spelling


def _read_bare(node: Scalar, reading: Reading, key: str) -> Constraint | None:
    if node.is_null:
        reading.problems.add(node, f'"{key}" is empty; say what it holds over, or "yes"')
        return None
    if node.plain and node.value.lower() in ANSWERS:
        return Flag(ANSWERS[node.value.lower()])
    if _is_quantity(node.value):
        hint = f"{{exactly: {node.value}}}, {{at_most: {node.value}}} or {{at_least: {node.value}}}"
        reading.problems.add(node, f'"{key}" takes a quantity with its bound: {hint}')
        return None
    try:
        return Wording(node.value)
    except ValueError as error:
        reading.problems.add(node, f'"{key}": {error}')
        return None


def _is_quantity(text: str) -> bool:
    if not any(character.isdigit() for character in text):
        return False
    try:
        return len(parse_quantity(text).unit.split()) <= 2
    except ValueError:
        return False


def _spell_node(node: Node, reading: Reading) -> dict[str, Spelling] | None:
    if isinstance(node, ListNode):
        items = _texts(node, reading)
        return None if items is None else {Members.keys[0]: items}
    spelling: dict[str, Spelling] = {}
    for key, value in node.entries if isinstance(node, MapNode) else ():
        content: Spelling | None
        if isinstance(value, ListNode):
            content = _texts(value, reading)
        elif isinstance(value, MapNode):
            texts = {name.value: _text(item, reading) for name, item in value.entries}
            content = {name: text for name, text in texts.items() if text is not None}
            content = content if len(content) == len(texts) else None
        elif isinstance(value, Scalar) and key.value in Flag.keys and value.value.lower() in ANSWERS:
            content = ANSWERS[value.value.lower()]
        else:
            content = _text(value, reading)
        if content is None:
            return None
        spelling[key.value] = content
    return spelling


def _texts(node: ListNode, reading: Reading) -> list[str] | None:
    texts = [_text(item, reading) for item in node.items]
    kept = [text for text in texts if text is not None]
    return kept if len(kept) == len(texts) else None


def _text(node: Node, reading: Reading) -> str | None:
    if not isinstance(node, Scalar) or node.is_null:
        shape = "nothing" if isinstance(node, Scalar) else f"a {name_shape(node)}"
        reading.problems.add(node, f"a single value is expected here, not {shape}")
        return None
    return node.value


def _follow(node: Node, path: tuple[str | int, ...]) -> Node:
    for step in path:
        if isinstance(node, MapNode) and isinstance(step, str):
            node = node.get(step) or node
    return node
