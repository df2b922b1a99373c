"""The JSON Schema of merges."""

from __future__ import annotations

from collections.abc import Mapping

from plancmp.diff.overlaps import Obstacle
from plancmp.history import Outcome, Reason, Standing
from plancmp.readers.planfile import TERM
from plancmp.report.merge.json import FORMAT, VERSION
from plancmp.report.schema import describe_version
from plancmp.report.shapes import COUNTS, FLAG, TEXT, TEXTS, Schema, list_of, maybe, record, refer, words


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `plancmp merge --format json` prints."""
    from plancmp.readers import build_schema as build_plan_schema

    plan_definitions = build_plan_schema()["$defs"]
    definitions = dict(plan_definitions) if isinstance(plan_definitions, Mapping) else {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plancmp merge",
        **_merge(),
        "$defs": {
            "version": describe_version(),
            "row": _row(),
            "side": _side(),
            TERM.name: definitions[TERM.name],
            "constraint": definitions["constraint"],
        },
    }


def _merge() -> dict[str, object]:
    parties = record(ours=("Who is behind our side.", TEXTS), theirs=("Who is behind theirs.", TEXTS))
    return record(
        format=("The name of this format.", {"const": FORMAT}),
        version=("Its version; raised when a key is renamed, removed or changes its meaning.", {"const": VERSION}),
        base=("The version that both sides started from.", refer("version")),
        ours=("One side's version.", refer("version")),
        theirs=("The other side's version.", refer("version")),
        parties=("Who is behind each side.", parties),
        extracted=("Whether a program found the terms in the words of the versions.", FLAG),
        terms_aside=("Whether terms that a person wrote were put aside, since another version is a document.", FLAG),
        counts=("How many rows have each state, shown or not.", COUNTS),
        rows=("The negotiation table, by topic; what needs a decision comes first.", list_of(refer("row"))),
        hidden=("How many rows are not shown, by the reason.", COUNTS),
    )


def _row() -> Schema:
    overlap = record(
        says=("It in words.", TEXT),
        terms=("One term as a plan file has it, or two that hold together.", list_of(refer(TERM.name))),
    )
    reasons = [*map(str, Obstacle), *map(str, Reason)]
    return record(
        topic=("The topic under which it is shown.", maybe(TEXT)),
        topics=("All its topics.", TEXTS),
        term=("The term's name; null for a clause of which no term says what happened.", maybe(TEXT)),
        party=("All whom the term binds in any of the versions.", TEXTS),
        state=("How the sides stand to each other.", words(Outcome)),
        reason=("Why it is in conflict or not known.", maybe({"enum": reasons})),
        why=("The same in words.", maybe(TEXT)),
        base=("What the base says.", refer("side")),
        ours=("What our side says.", refer("side")),
        theirs=("What their side says.", refer("side")),
        overlap=("What both sides allow; null where that is not asked or cannot be said.", maybe(overlap)),
    )


def _side() -> Schema:
    variant = record(
        kind=("Whether it is a bracketed option or a report.", {"enum": ["option", "report"]}),
        names=("The parties behind the option, or the source ids of the report.", TEXTS),
    )
    slot = record(
        variant=("The alternative that it stands in; null for the clause itself.", maybe(variant)),
        term=("The term as a plan file has it; null if a report says that it is gone.", maybe(refer(TERM.name))),
    )
    return record(
        standing=("What is known of it there.", words(Standing)),
        clauses=("The ids of its clauses there.", TEXTS),
        says=("What it says, or why it says nothing.", TEXT),
        terms=("The term in each place where it stands.", list_of(slot)),
        effects=("What happened to it since the base: effects of a term, kinds of a clause.", TEXTS),
        sources=('Where that comes from, as "Publisher (date)".', TEXTS),
    )
