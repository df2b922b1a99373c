"""Plan files: nodes ↔ `Plan`, by one table of keys.

To add a key: one row in a table below, and its attribute in the model.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from attrs import fields, frozen

from plancmp.model import (
    Agreement,
    Aside,
    AsideKind,
    Clause,
    Companion,
    Confidence,
    Disclosure,
    DocumentKind,
    Option,
    Plan,
    PlanDisclosure,
    Report,
    Source,
    Status,
    Taxonomy,
    Term,
)
from plancmp.model.constraints import KINDS
from plancmp.readers.codecs import (
    Answer,
    Bare,
    Choice,
    Codec,
    Date,
    FileBeside,
    LanguageCode,
    Names,
    Open,
    Reading,
    Schema,
    Text,
    Word,
    name_shape,
    quote,
    suggest,
)
from plancmp.readers.nodes import MapNode, Node, Problem, ProblemList, ReadError, Scalar, list_items
from plancmp.readers.records import Directory, Key, Listing, Pairs, Record, read_default
from plancmp.readers.terms import ConditionKeys, ForceKeys, Found

VERSION = "1"
_MAX_LISTED = 50
_PLACES = {"source": "sources", "topic": "topics", "party": "parties"}


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


@frozen(eq=False, repr=False)
class Outline(Listing):
    """The clauses of a plan: a tree in which no id stands twice."""

    def read(self, node: Node, reading: Reading, key: str) -> tuple[object, ...]:
        clauses = Listing.read(self, node, reading, key)
        _check_ids(reading)
        return clauses


@frozen(eq=False, repr=False)
class CompanionRecord(Record):
    """A companion: the path of its file, or what is known of it where its clauses stand in this file."""

    def read(self, node: Node, reading: Reading, key: str, known: Mapping[str, object] | None = None) -> Any:
        if not isinstance(node, Scalar):
            return Record.read(self, node, reading, key, known)
        file = FileBeside().read(node, reading, key)
        return Companion(str((known or {})["name"]), file) if file else None

    def write(self, value: Companion) -> Any:
        return Record.write(self, value) if value.is_taken else value.file

    def schema(self) -> Schema:
        return {"anyOf": [FileBeside().schema(), Record.schema(self)]}


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
        Key("url", Text(), "Its address on the web."),
        Key("language", Text(), "The language that it is written in."),
        _NOTE,
    ),
)
_HEADER = (
    Key("title", Text(), "What people call it.", required=True),
    Key("date", Date(), "When it came out."),
    Key("status", Choice(Status), "What kind of document it is."),
    Key("disclosure", Choice(PlanDisclosure), "What a missing clause means."),
    Key("topic_disclosure", Pairs(_TOPIC, Choice(Disclosure)), "Where a topic is known better or worse."),
)
COMPANION: Record = CompanionRecord(
    "companion",
    Companion,
    (Key("file", FileBeside(), "Its path, from the folder of this file."), *_HEADER, _NOTE, _ATTRIBUTES),
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
        Key("source", _SOURCES, "The ids of its sources.", required=True),
        Key("text", Text(), "Its words."),
        _TERMS,
        Key("drops", Names(always_list=True), "Names of terms that are gone, according to it."),
        _CONFIDENCE,
        _NOTE,
    ),
)
ASIDE: Record = Record(
    "aside",
    Aside,
    (Key("kind", Choice(AsideKind), "What it is.", required=True), Key("text", Text(), "Its words.", required=True)),
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
        Key("options", Listing(lambda: OPTION), "Bracketed alternatives, each with the parties that want it."),
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
        *_HEADER,
        Key("kind", Choice(DocumentKind), "Whether it is the text of the plan, or a document about it."),
        Key("kind_reason", Text(), "The sentence that shows the kind."),
        Key("taxonomy", Word(), "The taxonomy that the topics come from."),
        Key("parties", Names(always_list=True), "Everyone whom a term may bind or benefit."),
        Key(
            "language", LanguageCode(), "The language of its words, as an ISO 639-1 code; found out if nothing is said."
        ),
        Key("extracted", Answer(), "Whether a program found terms and topics, and nobody has gone over them."),
        _NOTE,
        Key("companions", Directory(lambda: COMPANION, "name"), "Documents beside it that belong to the same version."),
        Key("sources", Directory(lambda: SOURCE, "id"), "Where it comes from."),
        _ATTRIBUTES,
        Key("clauses", Outline(lambda: CLAUSE), "Its provisions in their order."),
        Key(
            "account",
            Listing(lambda: ASIDE),
            "What was seen in its file and is in no clause, so that it is not compared.",
        ),
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
    head = {**_HEAD.codec.schema(), "description": _HEAD.doc}
    records = (COMPANION, SOURCE, TERM, OPTION, REPORT, CLAUSE, ASIDE)
    return frame_schema("plancmp plan file", {"plancmp": head}, PLAN, ["id", "title"], define(*records))


def define(*records: Record) -> dict[str, object]:
    """Return the definitions of some records and of constraints, which they hold."""
    keys = {name: schema for kind in KINDS for name, schema in kind.schema().items()}
    constraint = {
        "description": "What the force holds over; see the reference of the plan file.",
        "anyOf": [
            {"type": "string", "minLength": 1},
            {"type": "boolean"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True},
            {"type": "object", "properties": keys, "additionalProperties": False, "minProperties": 1},
        ],
    }
    return {**{record.name: record.schema() for record in records}, "constraint": constraint}


def frame_schema(
    title: str, head: Mapping[str, object], body: Record, required: Sequence[str], definitions: Mapping[str, object]
) -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a kind of files, whose first key says which version of it they are."""
    schema: Mapping[str, Any] = body.schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **schema,
        "properties": {**head, **schema["properties"]},
        "required": [*head, *required],
        "$defs": definitions,
    }


def _take_head(node: Node, reading: Reading) -> MapNode | None:
    if not isinstance(node, MapNode):
        reading.problems.add(node, f'a plan file is a map that starts with "plancmp: 1", not a {name_shape(node)}')
        return None
    head = node.get(_HEAD.name)
    if head is None:
        reading.problems.add(node, 'this is not a plan file: its first line should be "plancmp: 1"')
        return None
    _HEAD.codec.read(head, reading, _HEAD.name)
    return MapNode(node.line, node.column, tuple(item for item in node.entries if item[0].value != _HEAD.name))


def _check_ids(reading: Reading) -> None:
    first: dict[str, Node] = {}
    for clause_id, node in sorted(reading.places, key=lambda place: (place[1].line, place[1].column)):
        if clause_id in first:
            message = f'clause id "{clause_id}" is used twice; line {first[clause_id].line} has it already'
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
        known["party"] = {item.value: None for item in list_items(parties) if isinstance(item, Scalar)}
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
