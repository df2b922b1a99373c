"""Plan files: nodes ↔ `Plan`, by one table of keys.

To add a key: one row in a table below, and its attribute in the model.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import fields, frozen

from plancmp.model import (
    Agreement,
    Clause,
    Condition,
    ConditionKind,
    Confidence,
    Disclosure,
    Evidence,
    Force,
    Option,
    Plan,
    PlanDisclosure,
    Report,
    Source,
    Status,
    Taxonomy,
    Term,
)
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
from plancmp.readers.codecs import (
    Answer,
    Bare,
    Choice,
    Codec,
    Date,
    Directory,
    Extra,
    Key,
    LanguageCode,
    Listing,
    Names,
    Open,
    Pairs,
    Reading,
    Record,
    Schema,
    Text,
    Word,
    name_shape,
    quote,
    read_default,
    suggest,
    to_plain,
)
from plancmp.readers.nodes import ListNode, MapNode, Node, Problem, ProblemList, ReadError, Scalar

VERSION = "1"
_MAX_LISTED = 50
_PLACES = {"source": "sources", "topic": "topics", "party": "parties"}
_YES_NO = {"yes": True, "no": False, "true": True, "false": False}


class Version(Codec):
    """The version of the format."""

    def read(self, node: Node, reading: Reading, key: str) -> str | None:
        if not isinstance(node, Scalar) or node.value != VERSION:
            shown = quote(node.value) if isinstance(node, Scalar) else f"a {name_shape(node)}"
            reading.problems.add(node, f'"{key}" is the version of the plan file format: {VERSION}, not {shown}')
        return None

    def write(self, value: object) -> object:  # noqa: ARG002
        return Bare(VERSION)

    def schema(self) -> Schema:
        return {"enum": [int(VERSION), VERSION]}


class ForceKeys(Extra):
    """`must`, `must_not`, …: the force and, behind it, the constraint."""

    keys = tuple(str(force) for force in Force)

    def read(self, entries: Sequence[tuple[Scalar, Node]], reading: Reading) -> dict[str, object]:
        (key, value), *others = entries
        for other, _ in others:
            message = (
                f'a term has one force, and "{key.value}" stands there already; make "{other.value}" a term of its own'
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
            for item in value.items if isinstance(value, ListNode) else (value,):
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
    kinds = {name: kind for kind in KINDS for name in kind.keys}
    kind = next((kinds[name] for name in spelling if name in kinds), None)
    for name, _ in node.entries if isinstance(node, MapNode) else ():
        if kind is None or name.value not in kind.keys:
            message = f"unknown key {quote(name.value)} in a constraint; "
            if name.value in kinds and kind is not None:
                message = f'"{name.value}" cannot stand beside "{next(iter(spelling))}"; '
                hint = f"with it go {', '.join(kind.keys)}" if len(kind.keys) > 1 else "it stands alone"
            else:
                hint = suggest(name.value, list(kinds)) or "known here are " + ", ".join(kinds)
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
        _YES_NO.get(constraint.text.lower()) is not None or _is_quantity(constraint.text)
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
    if node.plain and node.value.lower() in _YES_NO:
        return Flag(_YES_NO[node.value.lower()])
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
        elif isinstance(value, Scalar) and key.value in Flag.keys and value.value.lower() in _YES_NO:
            content = _YES_NO[value.value.lower()]
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
        reading.problems.add(node, f"a single value should stand here, not {shape}")
        return None
    return node.value


def _follow(node: Node, path: tuple[str | int, ...]) -> Node:
    for step in path:
        if isinstance(node, MapNode) and isinstance(step, str):
            node = node.get(step) or node
    return node


@frozen
class Outline(Listing):
    """The clauses of a plan: a tree in which no id stands twice."""

    def read(self, node: Node, reading: Reading, key: str) -> tuple[object, ...]:
        clauses = Listing.read(self, node, reading, key)
        _check_ids(reading)
        return clauses


def _note_place(node: MapNode, reading: Reading) -> None:
    name = node.get("id")
    if isinstance(name, Scalar):
        reading.places.append((name.value, name))


_TOPIC = Word(names="topic")
_PARTIES = Names(Word(names="party"))
_SOURCES = Names(Word(names="source"))
_CONFIDENCE = Key("confidence", Choice(Confidence), "How sure it is that the version says this.")
_NOTE = Key("note", Text(), "Anything a reader should know.")
_SOURCE = Key("source", _SOURCES, "Source id, or a list of them.")
_ATTRIBUTES = Key("attributes", Open(), "Anything else; compared as it is.")
_TERMS = Key("terms", Directory(lambda: TERM, "name"), "What it lays down.")

SOURCE: Record = Record(
    "source",
    Source,
    (
        Key("publisher", Text(), "Who published it.", required=True),
        Key("title", Text(), "The title of the publication."),
        Key("date", Date(), "When it was published."),
        Key("url", Text(), "Where it stands."),
        Key("language", Text(), "The language that it is written in."),
        _NOTE,
    ),
)

TERM: Record = Record(
    "term",
    Term,
    (
        Key("party", _PARTIES, "Whom it binds."),
        ForceKeys(),
        ConditionKeys(),
        Key("toward", _PARTIES, "To whom it is owed."),
        Key("in", Names(), "The instrument that lays it down: constitution, law.", attribute="instrument"),
        Key("disclosure", Choice(Disclosure), "What is known of it."),
        _CONFIDENCE,
        _SOURCE,
        _NOTE,
        Key("evidence", Found(), "Where a program found it."),
        _ATTRIBUTES,
    ),
)

OPTION: Record = Record(
    "option",
    Option,
    (
        Key("by", _PARTIES, "The parties that want it.", required=True),
        Key("text", Text(), "Its words."),
        _TERMS,
        _SOURCE,
        _NOTE,
    ),
)

REPORT: Record = Record(
    "report",
    Report,
    (
        Key("source", _SOURCES, "The sources behind it.", required=True),
        Key("text", Text(), "Its words."),
        _TERMS,
        Key("drops", Names(always_list=True), "Names of terms that are gone, according to it."),
        _CONFIDENCE,
        _NOTE,
    ),
)

CLAUSE: Record = Record(
    "clause",
    Clause,
    (
        Key("id", Word(), "Unique in the plan.", required=True),
        Key("label", Word(), "The number as printed, where it differs from the id."),
        Key("heading", Text(), "Its heading."),
        Key("topics", Names(_TOPIC, always_list=True), "Topic ids; the first is where a report shows it."),
        Key("agreement", Choice(Agreement), "How far the sides are apart."),
        Key("disclosure", Choice(Disclosure), "What is known of it."),
        _CONFIDENCE,
        Key("text", Text(), "Its words, without those of its sub-clauses."),
        _SOURCE,
        _NOTE,
        _TERMS,
        Key("options", Listing(lambda: OPTION), "Bracketed alternatives, with the parties behind them."),
        Key("reports", Listing(lambda: REPORT), "Conflicting or partial reports, side by side."),
        _ATTRIBUTES,
        Key("clauses", Listing(lambda: CLAUSE), "Sub-clauses."),
    ),
    note=_note_place,
)

PLAN: Record = Record(
    "plan",
    Plan,
    (
        Key("id", Word(), "Short, stable name of the version.", required=True),
        Key("title", Text(), "What people call it.", required=True),
        Key("date", Date(), "When it came out."),
        Key("status", Choice(Status), "What kind of document it is."),
        Key("disclosure", Choice(PlanDisclosure), "What a missing clause means."),
        Key("topic_disclosure", Pairs(_TOPIC, Choice(Disclosure)), "Where a topic is known better or worse."),
        Key("taxonomy", Word(), "The taxonomy that the topics come from."),
        Key("parties", Names(always_list=True), "Everyone whom a term may bind or benefit."),
        Key(
            "language", LanguageCode(), "The language of its words, as an ISO 639-1 code; found out if nothing is said."
        ),
        Key("extracted", Answer(), "Whether a program found terms and topics, and nobody has gone over them."),
        _NOTE,
        Key("sources", Directory(lambda: SOURCE, "id"), "Where it comes from."),
        _ATTRIBUTES,
        Key("clauses", Outline(lambda: CLAUSE), "Its provisions in their order."),
    ),
)
_HEAD = Key("plancmp", Version(), "The version of this format.", required=True)


def read_plan(
    node: Node | None, problems: ProblemList, taxonomy: Taxonomy | None, built_in: Mapping[str, Taxonomy]
) -> Plan:
    """Make a plan of a parsed file.

    Args:
        node: The root of the file; `None` for an empty one.
        problems: Takes what is wrong.
        taxonomy: Where its topics come from, whatever it says itself; `None` to go by what it says.
        built_in: The taxonomies that a plan may name, by id.

    Returns:
        The plan.

    Raises:
        ReadError: If anything is wrong, with all of it.
    """
    if node is None:
        message = 'the file is empty; a plan file starts with "plancmp: 1"'
        raise ReadError(*problems.problems, Problem(problems.file, 0, 0, message))
    reading = Reading(problems)
    body = _take_head(node, reading)
    plan: Plan | None = PLAN.read(body, reading, "") if body else None
    _check_references(body, reading, taxonomy, built_in)
    problems.raise_any()
    if plan is None:
        raise AssertionError("a plan that cannot be read has a problem")
    return plan


def write_plan(plan: Plan) -> dict[str, object]:
    """Return the plain data of a plan file, its keys in the order in which people read them."""
    return {"plancmp": Bare(VERSION), **PLAN.write(plan)}


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of plan files."""
    records = (SOURCE, TERM, OPTION, REPORT, CLAUSE)
    constraint_keys = {name: schema for kind in KINDS for name, schema in kind.schema().items()}
    constraint = {
        "description": "What the force holds over; see the reference of the plan file.",
        "anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "boolean"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
            {"type": "object", "properties": constraint_keys, "additionalProperties": False, "minProperties": 1},
        ],
    }
    plan = PLAN.schema()
    properties = {"plancmp": {**_HEAD.codec.schema(), "description": _HEAD.doc}, **_as_map(plan["properties"])}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancmp plan file",
        **plan,
        "properties": properties,
        "required": ["plancmp", "id", "title"],
        "$defs": {record.name: record.schema() for record in records} | {"constraint": constraint},
    }


def _as_map(value: Any) -> dict[str, object]:
    return dict(value)


def _take_head(node: Node, reading: Reading) -> MapNode | None:
    if not isinstance(node, MapNode):
        reading.problems.add(node, f'a plan file is a map that starts with "plancmp: 1", not a {name_shape(node)}')
        return None
    head = node.get(_HEAD.name)
    if head is None:
        reading.problems.add(node, 'this is no plan file: its first line should be "plancmp: 1"')
        return None
    _HEAD.codec.read(head, reading, _HEAD.name)
    return MapNode(node.line, node.column, tuple(item for item in node.entries if item[0].value != _HEAD.name))


def _check_ids(reading: Reading) -> None:
    first: dict[str, Node] = {}
    for clause_id, node in sorted(reading.places, key=lambda place: (place[1].line, place[1].column)):
        if clause_id in first:
            message = f'clause id "{clause_id}" stands twice; it was given in line {first[clause_id].line} already'
            reading.problems.add(node, message)
        first.setdefault(clause_id, node)


def _check_references(
    body: MapNode | None, reading: Reading, taxonomy: Taxonomy | None, built_in: Mapping[str, Taxonomy]
) -> None:
    if body is None:
        return
    known: dict[str, dict[str, None]] = {}
    taxonomy = taxonomy or _find_taxonomy(body, reading, built_in)
    if taxonomy is not None:
        known["topic"] = {topic.id: None for topic in taxonomy.topics}
    sources = body.get("sources")
    known["source"] = {key.value: None for key, _ in sources.entries} if isinstance(sources, MapNode) else {}
    parties = body.get("parties")
    if parties is not None:
        items = parties.items if isinstance(parties, ListNode) else (parties,)
        known["party"] = {item.value: None for item in items if isinstance(item, Scalar)}
    for reference in reading.references:
        names = known.get(reference.kind)
        if names is not None and reference.name not in names:
            hint = suggest(reference.name, list(names)) or _list_known(reference.kind, names)
            reading.problems.add(reference.node, f"unknown {reference.kind} {quote(reference.name)}; {hint}")


def _find_taxonomy(body: MapNode, reading: Reading, built_in: Mapping[str, Taxonomy]) -> Taxonomy | None:
    named = body.get("taxonomy")
    taxonomy_id = named.value if isinstance(named, Scalar) else read_default(fields(Plan).taxonomy)
    taxonomy = built_in.get(str(taxonomy_id))
    if taxonomy is None:
        hint = suggest(str(taxonomy_id), list(built_in)) or f"built in are {', '.join(built_in)}"
        reading.problems.add(named, f"unknown taxonomy {quote(str(taxonomy_id))}; {hint}")
    return taxonomy


def _list_known(kind: str, names: Collection[str]) -> str:
    if not names:
        return f'the file defines no {kind}; add it under "{_PLACES[kind]}"'
    return f"known are {', '.join(list(names)[:_MAX_LISTED])}{', …' if len(names) > _MAX_LISTED else ''}"
