"""Two sides against their base: the negotiation table as a document, a page, CSV and JSON with a published schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.diff import Effect
from plancmp.diff.overlaps import Obstacle
from plancmp.history import ClauseRow, Outcome, Reason, Standing, TermRow
from plancmp.history.merge import BASE, OURS, THEIRS
from plancmp.readers.planfile import TERM, define
from plancmp.report.blocks import Block, Document, Heading, Table, Text
from plancmp.report.cells import write_csv
from plancmp.report.closing import say_hidden
from plancmp.report.json import LAID_DOWN, VARIANT, VERSION_SHAPE
from plancmp.report.merge_view import (
    ORDER,
    SIDES,
    MergeRow,
    MergeView,
    adds_reason,
    describe_sides,
    list_closing,
    list_short,
    list_sources,
    name_outcome,
    name_party,
    name_row,
    say_cell,
    say_overlap,
    say_reason,
    summarize,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, flatten, name_entries
from plancmp.report.shapes import (
    COUNTS,
    FLAG,
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
from plancmp.report.writing import WIDTH, WRITTEN, write_document

FORMATS = (*WRITTEN, "csv", "json", "plan")
COLUMNS = (
    "topic", "term", "party", "base", "ours", "theirs", "overlap", "state", "reason", "base_clauses", "ours_clauses",
    "theirs_clauses",
)  # fmt: skip


def render(form: str, view: MergeView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the merge in one of `FORMATS`, for a terminal of some width."""
    if form == "html":
        return _write_page(view, messages)
    if form == "plan":
        from plancmp.readers import dumps

        return dumps(view.merge.plan)
    if form == "csv":
        return write_csv(COLUMNS, [*list_rows(view, messages), *_list_hidden(view, messages)])
    if form == "json":
        return spell_json(_TABLE.write(view, messages))
    return write_document(form, build_document(view, messages), messages, width)


def build_document(view: MergeView, messages: Messages) -> Document:
    """Return the negotiation table; what needs a decision comes first on each topic."""
    columns = [messages.say(key) for key in ("merge-point", *(name for _, name in SIDES), "merge-both", "merge-state")]
    blocks: list[Block] = [*list_short(view, messages)]
    for _, title, rows in view.sections():
        cells = []
        for row in rows:
            reason = say_reason(row, messages) if adds_reason(row) else ""
            state = name_outcome(row.outcome, messages) + (f": {reason}" if reason else "")
            told = (say_cell(row, version, view.merge, messages) for version, _ in SIDES)
            cells.append((name_row(row, view.merge), *told, say_overlap(row, messages) or "—", state))
        blocks += [Heading(title), Table(columns, cells)]
    blocks += map(Text, list_closing(view, messages))
    versions = tuple(describe_sides(view.merge, messages))
    return Document(_name_sides(view, messages), tuple(blocks), versions, summarize(view.merge, messages))


def _name_sides(view: MergeView, messages: Messages) -> str:
    ours, theirs = (flatten(plan.title) for plan in (view.merge.ours, view.merge.theirs))
    return messages.say("merge-title", ours=ours, theirs=theirs)


def _write_page(view: MergeView, messages: Messages) -> str:
    """Return the table as a page to filter, search and print, of parts by the names that `merge.html` has."""
    from plancmp.report.html.frame import describe_version, fill_page, read_file

    merge = view.merge
    counts = Counter(row.outcome for row in view.shown)
    page = {
        "title": _name_sides(view, messages),
        "summary": summarize(merge, messages),
        "short": [*list_short(view, messages)],
        "versions": [
            describe_version(messages.say(name), merge.lineage.versions[version], messages, name_party(merge, version))
            for version, name in SIDES
        ],
        "states": [(str(one), name_outcome(one, messages), counts[one]) for one in ORDER if counts[one]],
        "groups": [
            (topic, flatten(title), [_make_line(row, view, messages) for row in rows])
            for topic, title, rows in view.sections()
        ],
        "total": len(view.shown),
        "closing": [*list_closing(view, messages)],
    }
    style = "".join(map(read_file, ("report.css", "lineage.css", "merge.css")))
    return fill_page("merge.html", page, messages, style=style, script=read_file("table.js"))


def _make_line(row: MergeRow, view: MergeView, messages: Messages) -> dict[str, object]:
    return {
        "state": str(row.outcome),
        "name": name_row(row, view.merge),
        "cells": [
            {
                "name": messages.say(name),
                "tone": _choose_tone(row, version),
                "text": say_cell(row, version, view.merge, messages, is_whole=True),
                "clauses": "" if isinstance(row, ClauseRow) else name_entries(row.entries(version)),
                "sources": ", ".join(list_sources(row, version, view.merge)),
            }
            for version, name in SIDES
        ],
        "overlap": say_overlap(row, messages),
        "reason": say_reason(row, messages) if adds_reason(row) else "",
    }


def _choose_tone(row: MergeRow, version: int) -> str:
    if isinstance(row, ClauseRow):
        is_gone = bool(row.entries(BASE)) and not row.entries(version)
    else:
        is_gone = Effect.DROPPED in row.track.states[version].effects
    standing = row.standing(version)
    return "gone" if is_gone and standing is Standing.SILENT and version != BASE else str(standing)


def list_rows(view: MergeView, messages: Messages) -> Iterator[Sequence[str]]:
    """Yield the cells of a row for each term, or clause that no term tells of; no cell can be taken for a formula."""
    for _, title, rows in view.sections():
        for row in rows:
            named = ("", "") if isinstance(row, ClauseRow) else (clean(row.name), clean(", ".join(row.party)))
            told = (say_cell(row, version, view.merge, messages, is_whole=True) for version in (BASE, OURS, THEIRS))
            state = (say_overlap(row, messages), str(row.outcome), say_reason(row, messages))
            yield [
                clean(title),
                *named,
                *told,
                *state,
                *(name_entries(row.entries(side)) for side in (BASE, OURS, THEIRS)),
            ]


def _list_hidden(view: MergeView, messages: Messages) -> Iterator[Sequence[str]]:
    for reason in view.hidden.items():
        if text := say_hidden([reason], messages):
            yield [text if column == "reason" else "" for column in COLUMNS]


def _list_effects(row: MergeRow, version: int) -> Sequence[object]:
    if version == BASE:
        return ()
    return row.kinds(version) if isinstance(row, ClauseRow) else row.track.states[version].effects


def _name_reason(row: MergeRow) -> str | None:
    if not isinstance(row, ClauseRow) and row.overlap is not None and row.overlap.obstacle is not None:
        return str(row.overlap.obstacle)
    return str(row.reason) if row.reason else None


_OVERLAP = record(
    says=("It in words.", TEXT, say_overlap),
    terms=("One term as a plan file has it, or two that hold together.", list_of(LAID_DOWN), "overlap.terms"),
)
_SLOT = record(
    variant=("The alternative that it stands in; null for the clause itself.", maybe(VARIANT)),
    term=("The term as a plan file has it; null if a report says that it is gone.", maybe(LAID_DOWN)),
)
# Of a triple of a row, the number of a version, and the view.
_SIDE = record(
    standing=("What is known of it there.", words(Standing), lambda at, _: at[0].standing(at[1])),
    clauses=("The ids of its clauses there.", TEXTS, lambda at, _: [e.clause.id for e in at[0].entries(at[1])]),
    says=(
        "What it says, or why it says nothing.",
        TEXT,
        lambda at, messages: say_cell(at[0], at[1], at[2].merge, messages, is_whole=True),
    ),
    terms=(
        "The term in each place where it stands.",
        list_of(_SLOT),
        lambda at, _: at[0].track.states[at[1]].slots if isinstance(at[0], TermRow) else (),
    ),
    effects=(
        "What happened to it since the base: effects of a term, kinds of a clause.",
        TEXTS,
        lambda at, _: _list_effects(at[0], at[1]),
    ),
    sources=(
        'Where that comes from, as "Publisher (date)".',
        TEXTS,
        lambda at, _: list_sources(at[0], at[1], at[2].merge),
    ),
)
_PARTIES = record(
    ours=("Who is behind our side.", TEXTS, lambda parties, _: parties[0]),
    theirs=("Who is behind theirs.", TEXTS, lambda parties, _: parties[1]),
)
_SIDE_OF_ROW = refer("side", _SIDE)
# Of a triple of a topic, a row and the view.
_ROW = record(
    topic=("The topic under which it is shown.", maybe(TEXT), lambda at, _: at[0] or None),
    topics=("All its topics.", TEXTS, lambda at, _: at[1].topics),
    term=(
        "The term's name; null for a clause of which no term says what happened.",
        maybe(TEXT),
        lambda at, _: getattr(at[1], "name", None),
    ),
    party=("All whom the term binds in any of the versions.", TEXTS, lambda at, _: getattr(at[1], "party", ())),
    state=("How the sides stand to each other.", words(Outcome), lambda at, _: at[1].outcome),
    reason=(
        "Why it is in conflict or not known.",
        maybe(Shape({"enum": [*map(str, Obstacle), *map(str, Reason)]})),
        lambda at, _: _name_reason(at[1]),
    ),
    why=("The same in words.", maybe(TEXT), lambda at, messages: say_reason(at[1], messages) or None),
    base=("What the base says.", _SIDE_OF_ROW, lambda at, _: (at[1], BASE, at[2])),
    ours=("What our side says.", _SIDE_OF_ROW, lambda at, _: (at[1], OURS, at[2])),
    theirs=("What their side says.", _SIDE_OF_ROW, lambda at, _: (at[1], THEIRS, at[2])),
    overlap=(
        "What both sides allow; null where that is not asked or cannot be said.",
        maybe(_OVERLAP),
        lambda at, messages: at[1] if say_overlap(at[1], messages) else None,
    ),
)
_VERSION = refer("version", VERSION_SHAPE)
_TABLE = record(
    format=constant("The name of this format.", "plancmp-merge"),
    version=constant("Its version; raised when a key is renamed, removed or changes its meaning.", 1),
    base=("The version that both sides started from.", _VERSION, "merge.base"),
    ours=("One side's version.", _VERSION, "merge.ours"),
    theirs=("The other side's version.", _VERSION, "merge.theirs"),
    parties=("Who is behind each side.", _PARTIES, "merge.parties"),
    extracted=("Whether a program found the terms in the words of the versions.", FLAG, "merge.lineage.is_read"),
    terms_aside=(
        "Whether terms that a person wrote were put aside, since another version is a document.",
        FLAG,
        "merge.lineage.has_terms_aside",
    ),
    counts=(
        "How many rows have each state, shown or not.",
        COUNTS,
        lambda view, _: {str(outcome): count for outcome, count in view.merge.counts.items()},
    ),
    rows=(
        "The negotiation table, by topic; what needs a decision comes first.",
        list_of(refer("row", _ROW)),
        lambda view, _: [(topic, row, view) for topic, _title, rows in view.sections() for row in rows],
    ),
    hidden=("How many rows are not shown, by the reason.", COUNTS),
)


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of what `plancmp merge --format json` prints."""
    definitions = {"version": VERSION_SHAPE.schema, "row": _ROW.schema, "side": _SIDE.schema}
    return frame_schema("plancmp merge", _TABLE, definitions | define(TERM))
