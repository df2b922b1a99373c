"""A text through its versions, as a document, as tables of its terms and points, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.report.blocks import Block, Document, Grid, Heading, Item, Text
from plancmp.report.cells import write_csv
from plancmp.report.json import COMPANIONS
from plancmp.report.lineage_view import (
    LineageView,
    describe_versions,
    list_cells,
    list_closing,
    list_differences,
    list_short,
    list_steps,
    list_topics,
    list_warnings,
    name_point,
    say,
    tell_cells,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, flatten, name_bound
from plancmp.report.shapes import spell_json
from plancmp.report.writing import WIDTH, WRITTEN, write_document

COLUMNS = (
    "topic", "term", "party", "version", "id", "date", "clauses", "standing", "says", "effect", "difference",
    "returns_to", "returns_whole",
)  # fmt: skip
TABLES = ("csv", "points")
FORMATS = (*WRITTEN, *TABLES, "json")


def render(form: str, view: LineageView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the lineage in one of `FORMATS`, for a terminal of some width."""
    if form == "html":
        from plancmp.report.html.trace_page import render as render_html

        return render_html(view, messages)
    if form == "csv":
        return write_csv(COLUMNS, list_rows(view, messages))
    if form == "points":
        plans = [clean(f"{number} {plan.id}") for number, plan in enumerate(view.lineage.versions, 1)]
        return write_csv(("topic", "point", *plans), _list_points(view, messages))
    if form == "json":
        return spell_json(_build_data(view, messages))
    return write_document(form, build_document(view, messages), messages, width)


def build_document(view: LineageView, messages: Messages) -> Document:
    """Return what each version says: on each topic, of each term that changed, in each clause."""
    lineage = view.lineage
    versions = [(str(number), text) for number, text in enumerate(describe_versions(lineage, messages), 1)]
    numbers = [number for number, _ in versions]
    blocks: list[Block] = [*map(Text, list_warnings(lineage, messages)), *list_short(view, messages)]
    blocks.append(Grid((messages.say("topic"), *numbers), list(list_topics(view))))
    blocks.append(Text(messages.say("lineage-legend")))
    for _, title, tracks in view.sections():
        blocks.append(Heading(title))
        for track in tracks:
            steps = [Item(step.tell(), step.numbers) for step in list_steps(track, lineage, messages)]
            blocks.append(Item(name_bound(track.party, track.name, lineage.names), items=tuple(steps)))
    blocks += _list_grids(view, numbers, messages)
    blocks += map(Text, list_closing(view, messages))
    return Document("", tuple(blocks), tuple(versions))


def _list_grids(view: LineageView, numbers: list[str], messages: Messages) -> Iterator[Block]:
    threads = [thread for *_, threads in view.points() for thread in threads]
    if threads:
        yield Heading(messages.say("lineage-clauses"))
        rows = [(name_point(thread.latest), list_cells(thread)) for thread in threads]
        told = [tell_cells(thread, messages) for thread in threads]
        yield Grid((messages.say("lineage-point"), *numbers), rows, told)
    if origins := view.origins():
        yield Heading(messages.say("lineage-origins"))
        columns = [messages.say(word) for word in ("lineage-clause", "lineage-first", "lineage-settled")]
        cells = [(str(origin.first + 1), str(origin.settled + 1)) for origin in origins]
        yield Grid(columns, [(flatten(o.entry.clause.number), c) for o, c in zip(origins, cells, strict=True)])


def list_rows(view: LineageView, messages: Messages) -> Iterator[Sequence[str]]:
    """Yield the cells of a row for each term and version; no cell can be taken for a formula."""
    for _, title, tracks in view.sections():
        for track in tracks:
            for version, state in enumerate(track.states):
                plan = view.lineage.versions[version]
                yield [
                    clean(title),
                    clean(track.name),
                    clean(", ".join(track.party)),
                    str(version + 1),
                    clean(plan.id),
                    str(plan.date or ""),
                    ", ".join(dict.fromkeys(clean(slot.entry.clause.number) for slot in state.slots)),
                    str(state.standing),
                    say(version, state, view.lineage, messages),
                    ", ".join(map(str, state.effects)),
                    "; ".join(list_differences(state)),
                    str(state.returns.version + 1) if state.returns else "",
                    ("yes" if state.returns.is_whole else "no") if state.returns else "",
                ]


def _list_points(view: LineageView, messages: Messages) -> Iterator[Sequence[str]]:
    for _, title, threads in view.points():
        for thread in threads:
            yield [clean(title), name_point(thread.latest), *tell_cells(thread, messages)]


def _build_data(view: LineageView, messages: Messages) -> dict[str, object]:
    """Return the lineage as plain data; versions go by their numbers, from 1."""
    lineage = view.lineage
    return {
        "format": "plancmp-lineage",
        "version": 1,
        "versions": [
            {
                "id": plan.id,
                "title": plan.title,
                "date": str(plan.date) if plan.date else None,
                "companions": COMPANIONS.write(plan.companions, messages),
            }
            for plan in lineage.versions
        ],
        "baseline": None if lineage.baseline is None else lineage.baseline + 1,
        "extracted": lineage.is_read,
        "terms_aside": lineage.has_terms_aside,
        "namesakes": [[old + 1, new + 1] for old, new in lineage.namesakes],
        "topics": [
            {
                "topic": row.topic,
                "standings": [str(standing) for standing in row.standings],
                "clauses": list(row.clauses),
                "verdicts": [verdict or None for verdict in row.verdicts],
            }
            for row in view.topic_rows()
        ],
        "silent": view.untouched(),
        "tracks": [
            {
                "term": track.name,
                "party": list(track.party),
                "topics": list(track.topics),
                "states": [
                    {
                        "standing": str(state.standing),
                        "clauses": list(dict.fromkeys(slot.entry.clause.id for slot in state.slots)),
                        "says": say(version, state, lineage, messages) if state.slots else None,
                        "effects": list(map(str, state.effects)),
                        "changes": [change.fingerprint for change in state.changes],
                        "returns": {"version": state.returns.version + 1, "whole": state.returns.is_whole}
                        if state.returns
                        else None,
                    }
                    for version, state in enumerate(track.states)
                ],
            }
            for *_, tracks in view.sections()
            for track in tracks
        ],
        "points": [
            {
                "topic": topic or None,
                "versions": [
                    {
                        "standing": str(standing),
                        "clauses": [entry.clause.id for entry in row],
                        "kinds": list(map(str, kinds)),
                    }
                    for standing, row, kinds in zip(thread.standings, thread.entries, thread.kinds, strict=True)
                ],
            }
            for topic, _, threads in view.points()
            for thread in threads
        ],
        "origins": [
            {"clause": origin.entry.clause.id, "first": origin.first + 1, "settled": origin.settled + 1}
            for origin in view.origins()
        ],
    }
