"""Two sides against their base as one HTML file: the negotiation table, to filter, search and print."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from plancmp.diff import Effect
from plancmp.history import ClauseRow, Standing
from plancmp.history.merge import BASE, OURS, THEIRS
from plancmp.model import Plan
from plancmp.report.html.frame import fill_page, read_file
from plancmp.report.html.versions import Version, describe_version
from plancmp.report.merge_view import (
    ORDER,
    SIDES,
    MergeView,
    Row,
    adds_reason,
    list_closing,
    list_sources,
    name_clauses,
    name_outcome,
    name_row,
    say_cell,
    say_overlap,
    say_reason,
    summarize,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten


@frozen(eq=False, repr=False)
class Cell:
    """What a version says.

    Attributes:
        name: What the table calls the version.
        tone: What it looks like: "stands", "undisclosed", "deferred", "silent", or "gone" where it stood before.
        text: What it says, or why it says nothing.
        clauses: The numbers of its clauses; may be empty.
        sources: Where that comes from.
    """

    name: str
    tone: str
    text: str
    clauses: str
    sources: str


@frozen(eq=False, repr=False)
class Line:
    """A row of the table.

    Attributes:
        number: Its number on the page, from 1.
        state: Its outcome.
        name: What it is about.
        cells: The base and both sides.
        overlap: What both sides allow; may be empty.
        reason: Why it is in conflict or not known, if the cells do not say so.
    """

    number: int
    state: str
    name: str
    cells: tuple[Cell, ...]
    overlap: str
    reason: str


@frozen(eq=False, repr=False)
class MergePage:
    """All that the page shows.

    Attributes:
        language: Of the report's own words, such as "en".
        title: What people call the two sides.
        summary: How many rows have each outcome.
        versions: The base and both sides.
        states: Triples of an outcome, its words and how many lines of the page have it.
        groups: Triples of topic, title and lines.
        total: How many lines there are.
        closing: What is not shown, accounted for, and read.
    """

    language: str
    title: str
    summary: str
    versions: tuple[Version, ...]
    states: tuple[tuple[str, str, int], ...]
    groups: tuple[tuple[str, str, tuple[Line, ...]], ...]
    total: int
    closing: tuple[str, ...]


def render(view: MergeView, messages: Messages) -> str:
    """Return the merge as a HTML page; linear in its length."""
    style = "".join(map(read_file, ("report.css", "lineage.css", "merge.css")))
    return fill_page("merge.html", build_page(view, messages), messages, style=style, script=read_file("merge.js"))


def build_page(view: MergeView, messages: Messages) -> MergePage:
    """Return the parts of the page; linear in the size of the merge."""
    merge = view.merge
    groups = tuple(_list_groups(view, messages))
    lines = [line for *_, group in groups for line in group]
    titles = [flatten(plan.title) for plan in (merge.ours, merge.theirs)]
    return MergePage(
        messages.language,
        messages.say("merge-title", ours=titles[0], theirs=titles[1]),
        summarize(merge, messages),
        tuple(_list_versions(view, messages)),
        tuple(_list_states(lines, messages)),
        groups,
        len(lines),
        tuple(list_closing(view, messages)),
    )


def _list_versions(view: MergeView, messages: Messages) -> Iterator[Version]:
    parties = {OURS: view.merge.parties[0], THEIRS: view.merge.parties[1]}
    for version, name in SIDES:
        plan: Plan = view.merge.lineage.versions[version]
        party = flatten(", ".join(parties.get(version, ())))
        yield describe_version(messages.say(name), plan, messages, "" if party == flatten(plan.title) else party)


def _list_states(lines: list[Line], messages: Messages) -> Iterator[tuple[str, str, int]]:
    for outcome in ORDER:
        count = sum(line.state == outcome for line in lines)
        if count:
            yield str(outcome), name_outcome(outcome, messages), count


def _list_groups(view: MergeView, messages: Messages) -> Iterator[tuple[str, str, tuple[Line, ...]]]:
    number = 0
    for topic, title, rows in view.sections():
        lines = []
        for number, row in enumerate(rows, number + 1):  # noqa: B020 - the numbers go on from group to group
            cells = tuple(_make_cell(row, version, name, view, messages) for version, name in SIDES)
            reason = say_reason(row, messages) if adds_reason(row) else ""
            lines.append(Line(number, str(row.outcome), name_row(row), cells, say_overlap(row, messages), reason))
        yield topic, flatten(title), tuple(lines)


def _make_cell(row: Row, version: int, name: str, view: MergeView, messages: Messages) -> Cell:
    return Cell(
        messages.say(name),
        _choose_tone(row, version),
        say_cell(row, version, view.merge, messages, is_whole=True),
        "" if isinstance(row, ClauseRow) else name_clauses(row, version),
        ", ".join(list_sources(row, version, view.merge)),
    )


def _choose_tone(row: Row, version: int) -> str:
    if isinstance(row, ClauseRow):
        is_gone = bool(row.entries(BASE)) and not row.entries(version)
        standing = row.standing(version)
    else:
        is_gone = Effect.DROPPED in row.track.states[version].effects
        standing = row.track.states[version].standing
    return "gone" if is_gone and standing is Standing.SILENT and version != BASE else str(standing)


__all__ = ["build_page", "render"]
