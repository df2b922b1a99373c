"""The report as JSON, with a published schema: for programs."""

from __future__ import annotations

from typing import Any

from plancmp.align import Reason
from plancmp.diff import RULES, ClauseChange, Effect, Flag, Kind, Materiality
from plancmp.diff.coverage import prove_coverage
from plancmp.model import Agreement, Confidence, Disclosure, DocumentKind, PlanDisclosure, Status
from plancmp.readers.planfile import TERM, define
from plancmp.report.blocks import spell_words
from plancmp.report.digest import list_short
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_slot
from plancmp.report.shapes import (
    COUNTS,
    FLAG,
    NUMBER,
    TEXT,
    TEXTS,
    Shape,
    constant,
    frame_schema,
    list_of,
    maybe,
    record,
    refer,
    spell_json,
    words,
)
from plancmp.report.view import View

VERSION = 1
_FINGERPRINT = Shape({"type": "string", "pattern": "^[0-9a-f]{10}$"})


def _name_if_taken(key: str) -> Any:  # noqa: ANN401 - a key's reader
    return lambda companion, _: getattr(companion, key) if companion.is_taken else None


LAID_DOWN = refer(TERM.name, Shape({}, lambda term, _: TERM.write(term)))
_COMPANION = record(
    name=("What the plan calls it; the ids of its clauses begin with it.", TEXT),
    file=(
        "Its path, from the folder of the plan; null if its clauses are in the plan's own file.",
        maybe(TEXT),
        lambda item, _: item.file or None,
    ),
    taken=("Whether it was included; if not, only its file is known.", FLAG, "is_taken"),
    title=("What people call it.", maybe(TEXT)),
    date=("When it came out.", maybe(TEXT)),
    status=("What kind of document it is.", maybe(words(Status)), _name_if_taken("status")),
    disclosure=("How much of it is published.", maybe(words(PlanDisclosure)), _name_if_taken("disclosure")),
)
COMPANIONS = list_of(_COMPANION)
_SOURCE = record(
    id=("The word by which clauses refer to it.", TEXT),
    publisher=("Who published it.", TEXT),
    date=("When; empty if not known.", TEXT, lambda source, _: source.date or ""),
    url=("Its address; empty if not known.", TEXT),
)
VERSION_SHAPE = record(
    id=("Short, stable name of the version.", TEXT),
    title=("What people call it.", TEXT),
    date=("When it came out: a year, a month or a day.", maybe(TEXT)),
    status=("What kind of document it is.", words(Status)),
    kind=("Whether it is the text of the plan, or a document about it.", words(DocumentKind)),
    disclosure=("How much of it is published: what a missing clause means.", words(PlanDisclosure)),
    companions=("The documents that it names as its companions.", COMPANIONS),
    sources=("Where it comes from.", list_of(_SOURCE)),
)
_VERDICT = record(
    topic=("The topic's id.", TEXT, lambda pair, _: pair[1].topic),
    title=("The topic's title.", TEXT, lambda pair, _: pair[0]),
    verdict=('The one thing that happened to it; "mixed" if several did.', TEXT, lambda pair, _: pair[1].word),
    effects=("How often each effect occurs in it.", COUNTS, lambda pair, _: pair[1].effects),
    disputed=("Whether the sides disagree on it in the new version.", FLAG, lambda pair, _: pair[1].is_open),
    reported=("Whether something of it is known from reports.", FLAG, lambda pair, _: pair[1].is_reported),
)
_SHORT_ROW = record(
    clause=("The numbers of its clauses; empty for topics and names.", TEXT, "number"),
    text=("The sentence, heading, topic or name.", TEXT, lambda row, _: spell_words(row.spans)),
    effect=('What happened; "mixed" if several things did, empty where the list says it.', TEXT, "style"),
    change=("The fingerprint of the clause change; empty for topics and names.", TEXT, "fingerprint"),
)
_SHORT_KINDS = (
    "changes", "added", "removed", "also", "moved", "review", "withheld", "deferred", "disclosed", "taken_up",
    "renamed",
)  # fmt: skip
_SHORT = record(
    kind=("What the rows are.", words(_SHORT_KINDS)),
    title=("The same in words.", TEXT, "lead"),
    rows=("The rows; of the changes at most ten, the one that matters most first.", list_of(_SHORT_ROW)),
    rest=("How many more there are, in words; may be empty.", TEXT),
)
REASON = record(kind=("The kind of evidence.", TEXT), detail=("The evidence, such as the words that both share.", TEXT))
_LINK = record(
    kind=("One-to-one, split, merge or many-to-many.", TEXT, "link.kind"),
    weak=("Whether a person should check it.", FLAG, "link.weak"),
    reasons=("Why these clauses answer to each other.", list_of(REASON), lambda change, _: list_reasons(change)),
)
_OPTION = record(by=("The parties that want it.", TEXTS), text=("Its words.", TEXT))
_REPORT = record(sources=("The ids of its sources.", TEXTS, "source"), text=("Its words.", TEXT))
_CLAUSE = record(
    id=("Unique in its version.", TEXT, "clause.id"),
    number=("What a reader calls it: the label as printed, else the id.", TEXT, "clause.number"),
    heading=("Its heading.", TEXT, "clause.heading"),
    text=("Its words, without those of its sub-clauses.", TEXT, "clause.text"),
    place=(
        'Where it is in its document: "line 12", "page 3", "paragraph 5".',
        maybe(TEXT),
        lambda entry, _: entry.clause.place or None,
    ),
    sources=("Source ids.", TEXTS, "source"),
    confidence=("How sure it is that the version says this.", maybe(words(Confidence)), "clause.confidence"),
    disclosure=("What is known of it.", words(Disclosure), "clause.disclosure"),
    agreement=("How far the sides are apart.", maybe(words(Agreement)), "clause.agreement"),
    options=("Bracketed alternatives.", list_of(_OPTION), "clause.options"),
    reports=("Conflicting or partial reports of what it says.", list_of(_REPORT), "clause.reports"),
)
VARIANT = record(
    kind=("Whether it is a bracketed option or a report.", words(["option", "report"])),
    names=("The parties that want the option, or the source ids of the report.", TEXTS),
)
_SLOT = record(
    clause=("The id of the clause.", TEXT, "entry.clause.id"),
    variant=("The alternative that it is in; null for the clause itself.", maybe(VARIANT)),
    gone=("Whether a report says that the term is gone.", FLAG, lambda slot, _: slot.term is None),
    term=("The term as a plan file has it; null if it is gone.", maybe(LAID_DOWN)),
    text=("What it lays down, in words.", TEXT, describe_slot),
)
_CAUSE = record(
    rule=("The id of the rule at work.", words(RULES)),
    facet=("What it is about: an attribute of the term.", TEXT),
    effect=("Its effect by itself; null where it has no direction.", maybe(words(Effect))),
    difference=('By how much, such as "+200,000, +33 %"; may be empty.', TEXT),
)
_TERM_CHANGE = record(
    fingerprint=("Stable short id of the term change.", _FINGERPRINT),
    name=("The term's name.", TEXT),
    party=("Whom it binds: in the new version if it is there, else in the old.", TEXTS),
    effect=("What happened, said of the party that it binds.", words(Effect)),
    materiality=("How much it matters to a reader.", words(Materiality)),
    causes=("Why: the rules at work.", list_of(_CAUSE)),
    old=("Where it was; null if it is new.", maybe(refer("slot", _SLOT))),
    new=("Where it is; null if it is gone.", maybe(refer("slot", _SLOT))),
)
_FIELD = record(
    fingerprint=("Stable short id of the change.", _FINGERPRINT),
    rule=("The id of the rule at work.", words(RULES), "cause.rule"),
    facet=("What changed: words, heading, agreement, topics and so on.", TEXT, "cause.facet"),
    materiality=("How much it matters to a reader.", words(Materiality), "cause.materiality"),
    effect=("Its effect; null where it has no direction.", maybe(words(Effect)), "cause.effect"),
    difference=("By how much; may be empty.", TEXT, "cause.difference"),
    old=("The old value.", TEXT),
    new=("The new value.", TEXT),
)
_CLAUSES, _FIELDS = list_of(refer("place", _CLAUSE)), list_of(refer("field", _FIELD))
_CHANGE = record(
    fingerprint=("Stable short id of the clause change.", _FINGERPRINT, "change.fingerprint"),
    kind=("What happened to the clause.", words(Kind), "change.kind"),
    flags=("What happened beside its content.", list_of(words(Flag)), lambda block, _: sorted(block.change.flags)),
    materiality=(
        "How much it matters to a reader: that of its most material change.",
        words(Materiality),
        "change.materiality",
    ),
    topics=("Topic ids, the new version's first.", TEXTS, "change.topics"),
    old=("The old clauses; none if it is new.", _CLAUSES, "change.old"),
    new=("The new clauses; none if it is gone.", _CLAUSES, "change.new"),
    link=(
        "Why they answer to each other; null if there is nothing to answer to.",
        maybe(_LINK),
        lambda block, _: block.change if block.change.link else None,
    ),
    conflict=("Whether the reports of the clause contradict each other.", FLAG, "has_conflict"),
    terms=("What happened to its terms, the most material first.", list_of(refer("term-change", _TERM_CHANGE))),
    fields=("What happened to everything else.", _FIELDS),
)
_SUMMARY = record(
    terms=("How often each effect occurs among the terms, shown or not.", COUNTS, "term_counts"),
    clauses=("How often each kind occurs among the clauses, shown or not.", COUNTS, "clause_counts"),
)
_COVERAGE = record(
    complete=("Whether every clause and every raw difference is accounted for exactly once.", FLAG, "is_complete"),
    clauses=("How many clauses both versions have.", NUMBER),
    differences=("How many raw differences there are.", NUMBER),
    problems=("What is not accounted for exactly once.", TEXTS),
)
_REPORTED = record(
    format=constant("The name of this format.", "plancmp-comparison"),
    version=constant("Its version; raised when a key is renamed, removed or changes its meaning.", VERSION),
    old=("The old version.", refer("version", VERSION_SHAPE), "comparison.old"),
    new=("The new version.", refer("version", VERSION_SHAPE), "comparison.new"),
    verdicts=("What happened to each topic that either version touches, in the taxonomy's order.", list_of(_VERDICT)),
    short=("What a reader should know first.", list_of(_SHORT), list_short),
    summary=("Counts of all changes.", _SUMMARY, lambda view, _: view),
    changes=(
        "The changes that are shown, a clause change each, by topic and materiality; none with --summary.",
        list_of(refer("change", _CHANGE)),
        lambda view, _: () if view.is_brief else view.blocks,
    ),
    metadata=("What changed about the versions as a whole.", _FIELDS, "comparison.metadata"),
    hidden=("How many changes are not shown, by the reason.", COUNTS),
    coverage=(
        "The proof that nothing is left out and nothing is told twice.",
        _COVERAGE,
        lambda view, _: prove_coverage(view.comparison),
    ),
)


def render(view: View, messages: Messages) -> str:
    """Return the report as JSON; its schema is `build_schema`'s."""
    return spell_json(build_data(view, messages))


def build_data(view: View, messages: Messages) -> object:
    """Return the report as plain data."""
    return _REPORTED.write(view, messages)


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `plancmp --format json` prints."""
    definitions = {
        "version": VERSION_SHAPE.schema,
        "change": _CHANGE.schema,
        "place": _CLAUSE.schema,
        "term-change": _TERM_CHANGE.schema,
        "slot": _SLOT.schema,
        "field": _FIELD.schema,
    }
    return frame_schema("plancmp comparison", _REPORTED, definitions | define(TERM))


def list_reasons(change: ClauseChange) -> list[Reason]:
    """Return why the clauses of a change answer to each other, each reason once, the strongest first."""
    return list(dict.fromkeys(reason for pair in (change.link.pairs if change.link else ()) for reason in pair.reasons))
