"""Two sides against their base as one HTML file: the negotiation table, to filter, search and print.

Its parts go by the names that `merge.html` has for them.
"""

from __future__ import annotations

from collections import Counter

from plancmp.diff import Effect
from plancmp.history import ClauseRow, Standing
from plancmp.history.merge import BASE
from plancmp.report.html.frame import Part, describe_version, fill_page, read_file
from plancmp.report.merge_view import (
    ORDER,
    SIDES,
    MergeRow,
    MergeView,
    adds_reason,
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
from plancmp.report.phrases import flatten, name_entries


def render(view: MergeView, messages: Messages) -> str:
    """Return the merge as a HTML page; linear in its length."""
    merge = view.merge
    counts = Counter(row.outcome for row in view.shown)
    ours, theirs = (flatten(plan.title) for plan in (merge.ours, merge.theirs))
    page = {
        "title": messages.say("merge-title", ours=ours, theirs=theirs),
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


def _make_line(row: MergeRow, view: MergeView, messages: Messages) -> Part:
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
