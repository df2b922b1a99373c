"""The JSON Schema of JSON reports."""

from __future__ import annotations

from collections.abc import Mapping

from plancmp.diff import RULES, Effect, Flag, Kind, Materiality
from plancmp.model import Agreement, Confidence, Disclosure, DocumentKind, PlanDisclosure, Status
from plancmp.readers.planfile import TERM
from plancmp.report.json import FORMAT, VERSION
from plancmp.report.shapes import COUNTS as _COUNTS
from plancmp.report.shapes import FLAG as _FLAG
from plancmp.report.shapes import TEXT as _TEXT
from plancmp.report.shapes import TEXTS as _TEXTS
from plancmp.report.shapes import Schema
from plancmp.report.shapes import list_of as _list
from plancmp.report.shapes import maybe as _maybe
from plancmp.report.shapes import record as _record
from plancmp.report.shapes import refer as _refer
from plancmp.report.shapes import words as _words

_FINGERPRINT: Schema = {"type": "string", "pattern": "^[0-9a-f]{10}$"}


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `plancmp --format json` prints."""
    from plancmp.readers import build_schema as build_plan_schema

    plan_definitions = build_plan_schema()["$defs"]
    definitions = dict(plan_definitions) if isinstance(plan_definitions, Mapping) else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancmp comparison",
        **_report(),
        "$defs": {
            "version": describe_version(),
            "change": _change(),
            "place": _clause(),
            "term-change": _term_change(),
            "slot": _slot(),
            "field": _field(),
            TERM.name: definitions[TERM.name],
            "constraint": definitions["constraint"],
        },
    }


def _report() -> Schema:
    summary = _record(
        terms=("How often each effect occurs among the terms, shown or not.", _COUNTS),
        clauses=("How often each kind occurs among the clauses, shown or not.", _COUNTS),
    )
    coverage = _record(
        complete=("Whether every clause and every raw difference is accounted for exactly once.", _FLAG),
        clauses=("How many clauses both versions have.", {"type": "integer"}),
        differences=("How many raw differences there are.", {"type": "integer"}),
        problems=("What is not accounted for exactly once.", _TEXTS),
    )
    return _record(
        format=("The name of this format.", {"const": FORMAT}),
        version=("Its version; raised when a key is renamed, removed or changes its meaning.", {"const": VERSION}),
        old=("The old version.", _refer("version")),
        new=("The new version.", _refer("version")),
        verdicts=(
            "What happened to each topic that either version touches, in the taxonomy's order.",
            _list(_verdict()),
        ),
        short=("What a reader should know first.", _list(_short())),
        summary=("Counts of all changes.", summary),
        changes=(
            "The changes that are shown, a clause change each, by topic and materiality; none with --summary.",
            _list(_refer("change")),
        ),
        metadata=("What changed about the versions as a whole.", _list(_refer("field"))),
        hidden=("How many changes are not shown, by the reason.", _COUNTS),
        coverage=("The proof that nothing is left out and nothing is told twice.", coverage),
    )


def describe_version() -> Schema:
    """Return the schema of a version: what it is called, and how much of it is known."""
    source = _record(
        id=("The word by which clauses refer to it.", _TEXT),
        publisher=("Who published it.", _TEXT),
        date=("When; empty if not known.", _TEXT),
        url=("Where it stands; empty if not known.", _TEXT),
    )
    companion = _record(
        name=("What the plan calls it; the ids of its clauses begin with it.", _TEXT),
        file=(
            "Where it stands, from the folder of the plan; null if its clauses stand in the plan's own.",
            _maybe(_TEXT),
        ),
        taken=("Whether it was taken along; if not, only its file is known.", _FLAG),
        title=("What people call it.", _maybe(_TEXT)),
        date=("When it came out.", _maybe(_TEXT)),
        status=("What kind of document it is.", _maybe(_words(Status))),
        disclosure=("How much of it is published.", _maybe(_words(PlanDisclosure))),
    )
    return _record(
        id=("Short, stable name of the version.", _TEXT),
        title=("What people call it.", _TEXT),
        date=("When it came out: a year, a month or a day.", _maybe(_TEXT)),
        status=("What kind of document it is.", _words(Status)),
        kind=("Whether it is the text of the plan, or a document about it.", _words(DocumentKind)),
        disclosure=("How much of it is published: what a missing clause means.", _words(PlanDisclosure)),
        companions=("The documents that it names as its companions.", _list(companion)),
        sources=("Where it comes from.", _list(source)),
    )


def _short() -> Schema:
    kinds = (
        "changes",
        "added",
        "removed",
        "moved",
        "review",
        "withheld",
        "deferred",
        "disclosed",
        "taken_up",
        "renamed",
    )
    row = _record(
        clause=("The numbers of its clauses; empty for topics and names.", _TEXT),
        text=("The sentence, heading, topic or name.", _TEXT),
        effect=('What happened; "mixed" if several things did, empty where the list says it.', _TEXT),
        change=("The fingerprint of the clause change; empty for topics and names.", _TEXT),
    )
    return _record(
        kind=("What the rows are.", _words(kinds)),
        title=("The same in words.", _TEXT),
        rows=("The rows; of the changes at most ten, the one that matters most first.", _list(row)),
        rest=("How many more there are, in words; may be empty.", _TEXT),
    )


def _verdict() -> Schema:
    return _record(
        topic=("The topic's id.", _TEXT),
        title=("The topic's title.", _TEXT),
        verdict=('The one thing that happened to it; "mixed" if several did.', _TEXT),
        effects=("How often each effect occurs in it.", _COUNTS),
        disputed=("Whether the sides disagree on it in the new version.", _FLAG),
        reported=("Whether something of it is known from reports.", _FLAG),
    )


def _change() -> Schema:
    reason = _record(
        kind=("The kind of evidence.", _TEXT),
        detail=("The evidence, such as the words that both share.", _TEXT),
    )
    link = _record(
        kind=("One-to-one, split, merge or many-to-many.", _TEXT),
        weak=("Whether a person should check it.", _FLAG),
        reasons=("Why these clauses answer to each other.", _list(reason)),
    )
    return _record(
        fingerprint=("Stable short id of the clause change.", _FINGERPRINT),
        kind=("What happened to the clause.", _words(Kind)),
        flags=("What happened beside its content.", _list(_words(Flag))),
        materiality=("How much it matters to a reader: that of its most material change.", _words(Materiality)),
        topics=("Topic ids, the new version's first.", _TEXTS),
        old=("The old clauses; none if it is new.", _list(_refer("place"))),
        new=("The new clauses; none if it is gone.", _list(_refer("place"))),
        link=("Why they answer to each other; null if there is nothing to answer to.", _maybe(link)),
        conflict=("Whether the reports of the clause contradict each other.", _FLAG),
        terms=("What happened to its terms, the most material first.", _list(_refer("term-change"))),
        fields=("What happened to everything else.", _list(_refer("field"))),
    )


def _clause() -> Schema:
    option = _record(by=("The parties behind it.", _TEXTS), text=("Its words.", _TEXT))
    report = _record(sources=("The source ids behind it.", _TEXTS), text=("Its words.", _TEXT))
    return _record(
        id=("Unique in its version.", _TEXT),
        number=("What a reader calls it: the label as printed, else the id.", _TEXT),
        heading=("Its heading.", _TEXT),
        text=("Its words, without those of its sub-clauses.", _TEXT),
        place=('Where it stands in its document: "line 12", "page 3", "paragraph 5".', _maybe(_TEXT)),
        sources=("Source ids.", _TEXTS),
        confidence=("How sure it is that the version says this.", _maybe(_words(Confidence))),
        disclosure=("What is known of it.", _words(Disclosure)),
        agreement=("How far the sides are apart.", _maybe(_words(Agreement))),
        options=("Bracketed alternatives.", _list(option)),
        reports=("Conflicting or partial reports of what it says.", _list(report)),
    )


def _cause() -> Schema:
    return _record(
        rule=("The id of the rule at work.", {"enum": list(RULES)}),
        facet=("What it is about: an attribute of the term.", _TEXT),
        effect=("Its effect by itself; null where it has no direction.", _maybe(_words(Effect))),
        difference=('By how much, such as "+200,000, +33 %"; may be empty.', _TEXT),
    )


def _term_change() -> Schema:
    return _record(
        fingerprint=("Stable short id of the term change.", _FINGERPRINT),
        name=("The term's name.", _TEXT),
        party=("Whom it binds: in the new version if it stands there, else in the old.", _TEXTS),
        effect=("What happened, said of the party that it binds.", _words(Effect)),
        materiality=("How much it matters to a reader.", _words(Materiality)),
        causes=("Why: the rules at work.", _list(_cause())),
        old=("Where it stood; null if it is new.", _maybe(_refer("slot"))),
        new=("Where it stands; null if it is not there.", _maybe(_refer("slot"))),
    )


def _slot() -> Schema:
    variant = _record(
        kind=("Whether it is a bracketed option or a report.", {"enum": ["option", "report"]}),
        names=("The parties behind the option, or the source ids of the report.", _TEXTS),
    )
    return _record(
        clause=("The id of the clause.", _TEXT),
        variant=("The alternative that it stands in; null for the clause itself.", _maybe(variant)),
        gone=("Whether a report says that the term is gone.", _FLAG),
        term=("The term as a plan file has it; null if it is gone.", _maybe(_refer(TERM.name))),
        text=("What it lays down, in words.", _TEXT),
    )


def _field() -> Schema:
    return _record(
        fingerprint=("Stable short id of the change.", _FINGERPRINT),
        rule=("The id of the rule at work.", {"enum": list(RULES)}),
        facet=("What changed: words, heading, agreement, topics and so on.", _TEXT),
        materiality=("How much it matters to a reader.", _words(Materiality)),
        effect=("Its effect; null where it has no direction.", _maybe(_words(Effect))),
        difference=("By how much; may be empty.", _TEXT),
        old=("The old value.", _TEXT),
        new=("The new value.", _TEXT),
    )
