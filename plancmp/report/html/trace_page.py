"""A text through its versions as one HTML file: a timeline for each term, and what stands in which version.

Its parts go by the names that `lineage.html` has for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plancmp.diff import Kind
from plancmp.history import Standing, Thread, TopicRow, Track
from plancmp.report.html.frame import Part, describe_version, fill_page, read_file
from plancmp.report.lineage_view import (
    LineageView,
    is_known,
    list_closing,
    list_differences,
    list_effects,
    list_kinds,
    list_notes,
    list_short,
    list_steps,
    list_warnings,
    list_words,
    name_point,
    say,
    say_return,
    shares_title,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, name_entries, name_term
from plancmp.report.records import find_figure

_FEWEST = 3  # figures that make a line


def render(view: LineageView, messages: Messages) -> str:
    """Return the lineage as a HTML page; linear in its length."""
    page = _build_page(view, messages)
    style = read_file("report.css") + read_file("lineage.css") + _write_columns(len(page["versions"]))
    return fill_page("lineage.html", page, messages, style=style, script=read_file("table.js"))


def _write_columns(count: int) -> str:
    # The page's policy allows no style at an element, so how many versions there are is said here.
    spans = "".join(f".w{width} {{ --span: {width}; }}\n" for width in range(2, count + 1))
    return f":root {{ --versions: {count}; }}\n{spans}"


def _build_page(view: LineageView, messages: Messages) -> Part:
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
