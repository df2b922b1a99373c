"""A text through its versions, as a document: topics, terms, points and where each clause came from."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.report.blocks import Block, Document, Grid, Heading, Item, Text
from plancmp.report.lineage.view import (
    LineageView,
    Step,
    describe_versions,
    list_cells,
    list_closing,
    list_steps,
    list_topics,
    list_warnings,
    name_point,
    name_track,
    tell_cells,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten


def build_document(view: LineageView, messages: Messages) -> Document:
    """Return what each version says: on each topic, of each term that changed, in each clause."""
    lineage = view.lineage
    versions = [(str(number), text) for number, text in enumerate(describe_versions(lineage, messages), 1)]
    numbers = [number for number, _ in versions]
    blocks: list[Block] = [*map(Text, list_warnings(lineage, messages))]
    blocks.append(Grid((messages.say("topic"), *numbers), list(list_topics(view))))
    blocks.append(Text(messages.say("lineage-legend")))
    for _, title, tracks in view.sections():
        blocks.append(Heading(title))
        for track in tracks:
            steps = [Item(_tell(step), step.numbers) for step in list_steps(track, lineage, messages)]
            blocks.append(Item(name_track(track), items=tuple(steps)))
    blocks += _list_points(view, numbers, messages)
    blocks += map(Text, list_closing(view, messages))
    return Document("", tuple(blocks), tuple(versions))


def _tell(step: Step) -> str:
    return f"{step.says} ({step.remarks})" if step.remarks else step.says


def _list_points(view: LineageView, numbers: list[str], messages: Messages) -> Iterator[Block]:
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
