"""A text through its versions, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.history import Origin
from plancmp.report.cells import escape_all, write_table
from plancmp.report.lineage.view import (
    LineageView,
    describe_versions,
    list_closing,
    list_steps,
    list_topics,
    list_warnings,
    name_point,
    name_track,
    tell_cells,
)
from plancmp.report.markdown import escape
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten


def render_markdown(view: LineageView, messages: Messages) -> str:
    """Return the lineage as Markdown, with the tables of topics, points and origins."""
    return "\n".join(_list_lines(view, messages)) + "\n"


def _list_lines(view: LineageView, messages: Messages) -> Iterator[str]:
    lineage = view.lineage
    numbers = [str(number) for number in range(1, len(lineage.versions) + 1)]
    for number, text in enumerate(describe_versions(lineage, messages), 1):
        yield f"{number}. {escape(text)}"
    yield ""
    for text in list_warnings(lineage, messages):
        yield f"{escape(text)}\n"
    topics = [escape_all([title, *cells]) for title, cells in list_topics(view)]
    yield write_table([messages.say("topic"), *numbers], topics)
    yield f"{escape(messages.say('lineage-legend'))}\n"
    for _, title, tracks in view.sections():
        yield f"## {escape(title)}\n"
        for track in tracks:
            yield f"**{escape(name_track(track))}**\n"
            for step in list_steps(track, lineage, messages):
                yield f"- {step.numbers}: {escape(f'{step.says} ({step.remarks})' if step.remarks else step.says)}"
            yield ""
    yield f"## {escape(messages.say('lineage-clauses'))}\n"
    points = [
        escape_all([flatten(title), name_point(thread.latest), *tell_cells(thread, messages)])
        for _, title, threads in view.points()
        for thread in threads
    ]
    yield write_table([messages.say("topic"), messages.say("lineage-point"), *numbers], points)
    yield f"## {escape(messages.say('lineage-origins'))}\n"
    head = [messages.say(word) for word in ("lineage-clause", "lineage-first", "lineage-settled")]
    yield write_table(head, [escape_all(_tell_origin(origin)) for origin in view.origins()])
    for text in list_closing(view, messages):
        yield f"{escape(text)}\n"


def _tell_origin(origin: Origin) -> list[str]:
    return [flatten(origin.entry.clause.number), str(origin.first + 1), str(origin.settled + 1)]
