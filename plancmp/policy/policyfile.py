"""Policy files: nodes → `Policy`, by one table of keys, which is their JSON Schema too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from attrs import evolve, frozen

from plancmp.diff import RULES, Effect, Flag, Kind, Materiality
from plancmp.model import Agreement, Confidence, Disclosure, Force, Taxonomy, Term
from plancmp.model.constraints import KINDS
from plancmp.policy.redlines import (
    Bound,
    Direction,
    Level,
    Mention,
    Pattern,
    Policy,
    RedLine,
    Selector,
    Treatment,
    Versions,
)
from plancmp.readers import ReadError, find_taxonomy, list_taxonomies, parse_text, read_text
from plancmp.readers.codecs import (
    Answer,
    Choice,
    Codec,
    Names,
    Reading,
    Schema,
    Text,
    Word,
    name_shape,
    quote,
    say_unknown,
    suggest,
)
from plancmp.readers.nodes import MapNode, Node, ProblemList, Scalar, list_items
from plancmp.readers.records import Directory, Extra, Key, Listing, Record
from plancmp.readers.terms import ConditionKeys, ForceKeys

VERSION = "1"
_BOUND_EXAMPLE = "{must: {at_most: 800000 personnel}}"


@frozen(eq=False, repr=False)
class Choices(Codec):
    """One of a closed list of words, or a list of them.

    Attributes:
        words: The list.
    """

    words: type[StrEnum]

    def read(self, node: Node, reading: Reading, key: str) -> tuple[StrEnum, ...]:
        items = list_items(node)
        if not items:
            reading.problems.add(node, f'"{key}" is an empty list; name something or leave the key out')
        found = [Choice(self.words).read(item, reading, key) for item in items]
        return tuple(dict.fromkeys(word for word in found if word is not None))

    def write(self, value: Sequence[StrEnum]) -> object:
        return [str(word) for word in value]

    def schema(self) -> Schema:
        one = Choice(self.words).schema()
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


@frozen(eq=False, repr=False)
class Known(Codec):
    """A name out of a list that the program knows, or several.

    Attributes:
        what: What is named.
        names: The list.
    """

    what: str
    names: tuple[str, ...]

    def read(self, node: Node, reading: Reading, key: str) -> tuple[str, ...]:
        found: list[str] = []
        for item in list_items(node):
            name = Word().read(item, reading, key)
            if name is not None and name not in self.names:
                reading.problems.add(item, say_unknown(self.what, name, self.names))
            elif name is not None:
                found.append(name)
        return tuple(found)

    def write(self, value: Sequence[str]) -> object:
        return list(value)

    def schema(self) -> Schema:
        one = {"enum": list(self.names)}
        return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


_BOUND_ROWS = (
    ForceKeys(),
    ConditionKeys(),
    Key("toward", Names(Word(names="party")), "To whom it is owed."),
    Key("in", Names(), "The instrument that lays it down.", attribute="instrument"),
)
_BOUND_TERM: Record = Record("bound", Term, _BOUND_ROWS)


class Bounds(Extra):
    """`no_tighter_than`, `no_looser_than`, `same_as`: the terms not to go beyond."""

    keys = tuple(str(direction) for direction in Direction)

    def read(self, entries: Sequence[tuple[Scalar, Node]], reading: Reading) -> dict[str, object]:
        bounds = []
        for key, node in entries:
            if not isinstance(node, MapNode) or not any(name.value in ForceKeys.keys for name, _ in node.entries):
                shape = "" if isinstance(node, MapNode) else f", not a {name_shape(node)}"
                message = f'"{key.value}" takes a force and what it holds over, such as {_BOUND_EXAMPLE}{shape}'
                reading.problems.add(node, message)
                continue
            term = _BOUND_TERM.read(node, reading, key.value, {"name": "bound"})
            if term is not None:
                bounds.append(Bound(Direction(key.value), term))
        return {"bounds": tuple(bounds)}

    def write(self, record: RedLine) -> dict[str, object]:
        return {str(bound.direction): _BOUND_TERM.write(bound.term) for bound in record.bounds}

    def schema(self) -> Mapping[str, Schema]:
        return {key: {"$ref": "#/$defs/bound"} for key in self.keys}


ABOUT: Record = Record(
    "about",
    Selector,
    (
        Key("topic", Names(Word(names="topic")), "Topic id, or a list of them.", attribute="topics"),
        Key("term", Names(Word(names="term")), "Name of a term, or a list of them.", attribute="terms"),
        Key("clause", Names(), "Clause id of the version that is checked.", attribute="clauses"),
        Key("party", Names(Word(names="party")), "Whom the term binds.", attribute="parties"),
        Key("force", Choices(Force), "Force of the term.", attribute="forces"),
        Key(
            "constraint",
            Known("kind of constraint", tuple(kind.kind for kind in KINDS)),
            "Kind of constraint.",
            attribute="constraints",
        ),
    ),
)
PATTERN: Record = Record(
    "change",
    Pattern,
    (
        Key("effect", Choices(Effect), "Effect on a term.", attribute="effects"),
        Key("kind", Choices(Kind), "Kind of clause change.", attribute="kinds"),
        Key("flag", Choices(Flag), "Flag of a clause change.", attribute="flags"),
        Key("materiality", Choices(Materiality), "Materiality of the change.", attribute="materialities"),
        Key("rule", Known("rule", tuple(RULES)), "Rule that names the change.", attribute="rules"),
    ),
)
RED_LINE: Record = Record(
    "redline",
    RedLine,
    (
        Key("why", Text(), "The reason, for readers."),
        Key("level", Choice(Level), "How bad a breach is; error if not given."),
        Key("about", ABOUT, "What it is about; everything if not given."),
        Bounds(),
        Key("force_is", Choices(Force), "The forces that the terms may have.", attribute="forces"),
        Key("unconditional", Answer(), "Whether the terms hold without conditions.", attribute="is_unconditional"),
        Key("disclosure", Choices(Disclosure), "How the terms and clauses may be known."),
        Key("agreement", Choices(Agreement), "How far the sides must be."),
        Key("confidence", Choices(Confidence), "How sure the terms must be."),
        Key("stands", Answer(), "Whether such a term or clause must be there, or must not."),
        Key("no_change", PATTERN, "Changes that may not happen."),
        Key("unknown", Choice(Treatment), "What to make of it where nobody can tell; fail if not given."),
        Key("missing", Choice(Treatment), "What to make of it where there is no such term; fail if not given."),
        Key("unmatched", Choice(Treatment), "What to make of it where it is about nothing; fail if not given."),
    ),
)
PAIR: Record = Record(
    "versions",
    Versions,
    (
        Key("old", Word(), "The old version, as a path from the policy file's folder."),
        Key("new", Word(), "The version to check.", required=True),
        Key("accepted", Word(), "What people have accepted."),
    ),
)
_POLICY_ROWS = (
    Key("title", Text(), "What people call it.", required=True),
    Key("taxonomy", Word(), "The taxonomy that its topics come from; peace if not given."),
    Key("check", Listing(lambda: PAIR), "Which versions to hold against it.", attribute="versions"),
    Key("terms", Names(always_list=True), "Names of terms that may be missing from every version."),
    Key("parties", Names(always_list=True), "Parties that may be missing from every version."),
    Key("rules", Directory(lambda: RED_LINE, "id"), "The red lines, by their names.", attribute="lines", required=True),
)
POLICY: Record = Record("policy", Policy, _POLICY_ROWS)
_OPERATORS = (
    *Bounds.keys, "force_is", "unconditional", "disclosure", "agreement", "confidence", "stands", "no_change",
)  # fmt: skip


def load_policy(path: str, *, taxonomy: Taxonomy | None = None) -> Policy:
    """Read a policy file.

    Args:
        path: Its path; "-" is standard input.
        taxonomy: Where its topics come from; `None` for the built-in one that it names.

    Raises:
        ReadError: If it cannot be read, with everything that is wrong with it.
    """
    return read_policy(read_text(path), path, taxonomy=taxonomy)


def read_policy(text: str, name: str = "<text>", *, taxonomy: Taxonomy | None = None) -> Policy:
    """Read a policy from the text of a policy file.

    Args:
        text: YAML, or JSON.
        name: What messages call it.
        taxonomy: Where its topics come from; `None` for the built-in one that it names.

    Raises:
        ReadError: If it is no policy, with everything that is wrong with it.
    """
    problems = ProblemList(name)
    node = parse_text(text, name, problems)
    if not isinstance(node, MapNode) or node.get("policy") is None:
        problems.add(node, 'this is not a policy file: its first line should be "policy: 1"')
        raise ReadError(*problems.problems)
    reading = Reading(problems)
    head = node.get("policy")
    if not isinstance(head, Scalar) or head.value != VERSION:
        problems.add(head, f'"policy" is the version of the policy file format: {VERSION}')
    body = MapNode(node.line, node.column, tuple(item for item in node.entries if item[0].value != "policy"))
    policy: Policy | None = POLICY.read(body, reading, "")
    places = _check_lines(body, reading)
    _check_topics(body, reading, taxonomy)
    problems.raise_any()
    if policy is None:
        raise AssertionError("a policy that cannot be read has a problem")
    mentions = tuple(
        Mention(reference.kind, reference.name, reference.node.line, reference.node.column)
        for reference in reading.references
        if reference.kind in {"term", "party"}
    )
    lines = tuple(evolve(line, line=places.get(line.id, 0)) for line in policy.lines)
    return evolve(policy, lines=lines, file=name, mentions=mentions)


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of policy files."""
    from plancmp.readers.planfile import define, frame_schema

    head = {"enum": [int(VERSION), VERSION], "description": "The version of this format."}
    definitions = define(ABOUT, PATTERN, PAIR, RED_LINE, _BOUND_TERM)
    return frame_schema("plancmp policy file", {"policy": head}, POLICY, ["title", "rules"], definitions)


def _check_lines(body: MapNode, reading: Reading) -> dict[str, int]:
    """Note red lines that ask for nothing; return where each stands."""
    places: dict[str, int] = {}
    rules = body.get("rules")
    for name, node in rules.entries if isinstance(rules, MapNode) else ():
        places[name.value] = name.line
        if isinstance(node, MapNode) and not any(key.value in _OPERATORS for key, _ in node.entries):
            known = ", ".join(_OPERATORS)
            reading.problems.add(name, f"{quote(name.value)} asks for nothing; give it one of {known}")
    return places


def _check_topics(body: MapNode, reading: Reading, taxonomy: Taxonomy | None) -> None:
    named = body.get("taxonomy")
    if taxonomy is None:
        taxonomy_id = named.value if isinstance(named, Scalar) else "peace"
        known = list_taxonomies()
        if taxonomy_id not in known:
            hint = suggest(taxonomy_id, known) or f"built in are {', '.join(known)}"
            reading.problems.add(named, f"unknown taxonomy {quote(taxonomy_id)}; {hint}")
            return
        taxonomy = find_taxonomy(taxonomy_id)
    topics = [topic.id for topic in taxonomy.topics]
    for reference in reading.references:
        if reference.kind == "topic" and reference.name not in topics:
            reading.problems.add(reference.node, say_unknown("topic", reference.name, topics))
