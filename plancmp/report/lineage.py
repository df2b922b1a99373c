"""A text through its versions, as a document, as a page, as tables of its terms and points, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plancmp.diff import Kind
from plancmp.history import Standing, Thread, TopicRow, Track
from plancmp.report.blocks import Block, Document, Grid, Heading, Item, Text
from plancmp.report.cells import write_csv
from plancmp.report.json import COMPANIONS
from plancmp.report.lineage_view import (
    LineageView,
    describe_versions,
    is_known,
    list_cells,
    list_closing,
    list_differences,
    list_effects,
    list_kinds,
    list_notes,
    list_short,
    list_steps,
    list_topics,
    list_warnings,
    list_words,
    name_point,
    say,
    say_return,
    shares_title,
    tell_cells,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, find_figure, flatten, name_bound, name_entries, name_term
from plancmp.report.shapes import spell_json
from plancmp.report.writing import WIDTH, WRITTEN, write_document

COLUMNS = (
    "topic", "term", "party", "version", "id", "date", "clauses", "standing", "says", "effect", "difference",
    "returns_to", "returns_whole",
)  # fmt: skip
TABLES = ("csv", "points")
FORMATS = (*WRITTEN, *TABLES, "json")
Part = dict[str, Any]
_FEWEST = 3  # figures that make a line


def render(form: str, view: LineageView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the lineage in one of `FORMATS`, for a terminal of some width."""
    if form == "html":
        return _write_page(view, messages)
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


def _write_page(view: LineageView, messages: Messages) -> str:
    """Return the lineage as a page: a timeline for each term, and what stands in which version."""
    from plancmp.report.html.frame import fill_page, read_file

    page = _build_page(view, messages)
    style = read_file("report.css") + read_file("lineage.css") + _write_columns(len(page["versions"]))
    return fill_page("lineage.html", page, messages, style=style, script=read_file("table.js"))


def _write_columns(count: int) -> str:
    # The page's policy allows no style at an element, so how many versions there are is said here.
    spans = "".join(f".w{width} {{ --span: {width}; }}\n" for width in range(2, count + 1))
    return f":root {{ --versions: {count}; }}\n{spans}"


def _build_page(view: LineageView, messages: Messages) -> Part:
    """Return the parts of the page by the names that `lineage.html` has for them."""
    from plancmp.report.html.frame import describe_version

    lineage = view.lineage
    versions = [
        describe_version(
            messages.say("lineage-made-of", version=number),
            plan,
            messages,
            flatten(plan.id) if shares_title(plan, lineage) else "",
        )
        for number, plan in enumerate(lineage.versions, 1)
    ]
    groups = [
        (topic, flatten(title), [_make_timeline(track, view, versions, messages) for track in tracks])
        for topic, title, tracks in view.sections()
    ]
    shown = {topic for topic, *_ in groups}
    untouched = view.untouched()
    known = zip(versions, lineage.versions, strict=True)
    return {
        "title": _make_title(versions, messages),
        "versions": versions,
        "warnings": [*list_warnings(lineage, messages)],
        "short": [*list_short(view, messages)],
        "topics": [_make_topic(row, view, shown) for row in view.topic_rows()],
        "groups": groups,
        "total": sum(len(timelines) for *_, timelines in groups),
        "points": [(flatten(title), list(map(_make_point, threads))) for _, title, threads in view.points()],
        "blames": [
            (name_entries([origin.entry]), name_point((origin.entry,)), origin.first, origin.settled)
            for origin in view.origins()
        ],
        "silent": [flatten(view.title_of(topic)) for topic in untouched],
        # The versions that are not known well enough for that silence to be meant.
        "unknown": [version["name"] for version, plan in known if not is_known(plan, untouched)],
        "counts": next(iter(list_closing(view, messages))),
        "notes": [*list_notes(lineage, messages)],
    }


def _make_title(versions: Sequence[Part], messages: Messages) -> str:
    first, last, count = versions[0]["title"], versions[-1]["title"], len(versions)
    if first == last:
        return messages.say("lineage-title-one", title=first, count=count)
    return messages.say("lineage-title", first=first, last=last, count=count)


def _make_timeline(track: Track, view: LineageView, versions: Sequence[Part], messages: Messages) -> Part:
    return {
        "name": name_term(track.name, (*track.party, *view.lineage.names)),
        "party": flatten(", ".join(track.party)),
        "stages": [*_list_stages(track, view, versions, messages)],
        "line": _draw_line(track, view, versions, messages),
        "returns": any(state.returns for state in track.states),
    }


def _draw_line(track: Track, view: LineageView, versions: Sequence[Part], messages: Messages) -> Part | None:
    """Return the figure of a term as a line over the versions; `None` where there is hardly one.

    Where it is not known, or no version says it, the line has a gap.
    """
    slots = [state.slots[0] if len(state.slots) == 1 else None for state in track.states]
    figures = [find_figure(slot) if slot and not slot.variant else None for slot in slots]
    known = [figure for figure in figures if figure]
    amounts = {figure.amount for figure in known}
    if len(known) < _FEWEST or len(amounts) == 1 or len({figure.dimension for figure in known}) > 1:
        return None
    low, span = min(amounts), max(amounts) - min(amounts)
    runs: list[list[tuple[int, float]]] = [[]]
    told = []
    for place, (figure, state) in enumerate(zip(figures, track.states, strict=True)):
        if figure:
            runs[-1].append((place * 10 + 5, round(float(9 - 8 * (figure.amount - low) / span), 2)))
        elif runs[-1]:
            runs.append([])
        told.append(f"{versions[place]['name']}: {figure or say(place, state, view.lineage, messages)}")
    return {"runs": [run for run in runs if run], "told": "; ".join(told)}


def _list_stages(track: Track, view: LineageView, versions: Sequence[Part], messages: Messages) -> Iterator[Part]:
    """Yield what a term says in versions that follow each other and say the same."""
    for step in list_steps(track, view.lineage, messages):
        state, first, last = step.state, versions[step.first], versions[step.last]
        dates = dict.fromkeys(version["date"] for version in (first, last) if version["date"])
        words = list(list_words(step.first, state, view.lineage, messages))
        returned = versions[state.returns.version]["name"] if state.returns else ""
        clauses = (name_entries(later.entries) for later in track.states[step.first : step.last + 1])
        yield {
            "name": first["name"] if first is last else f"{first['name']}–{last['name']}",
            "dates": " – ".join(dates),
            "width": step.last - step.first + 1,
            "tone": "gone" if step.is_gone else str(state.standing),
            "words": words or ([] if step.is_gone else [("", messages.say(f"standing-{state.standing}"))]),
            "effects": list(map(str, list_effects(state))),
            "differences": list_differences(state),
            "returns": say_return(state, returned, messages),
            "clauses": " → ".join(dict.fromkeys(filter(None, clauses))),
        }


def _make_topic(row: TopicRow, view: LineageView, shown: set[str]) -> Part:
    """Return a topic through all versions; each cell is its words, its standing, and what happened there."""
    cells = []
    for standing, count, verdict in zip(row.standings, row.clauses, row.verdicts, strict=True):
        told = verdict in {"", "unchanged"} or not standing.is_known
        cells.append((str(count) if standing is Standing.STANDS else "", str(standing), [] if told else [verdict]))
    topic = row.topic if row.topic in shown else ""
    return {"title": flatten(view.title_of(row.topic)), "topic": topic, "cells": cells}


def _make_point(thread: Thread) -> Part:
    """Return the same of a point."""
    cells = []
    for version, (standing, row) in enumerate(zip(thread.standings, thread.entries, strict=True)):
        text = name_entries(row) if standing is Standing.STANDS else ""
        kinds = [str(kind) for kind in list_kinds(thread, version) if kind is not Kind.EDITORIAL]
        cells.append((text, str(standing), kinds))
    return {"title": name_point(thread.latest), "topic": "", "cells": cells}
