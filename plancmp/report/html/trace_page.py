"""A text through its versions as one HTML file: a timeline for each term, and what stands in which version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from plancmp.diff import Effect, Kind
from plancmp.history import Standing, State, Thread, TopicRow, Track
from plancmp.report.html.frame import fill_page, read_file
from plancmp.report.html.versions import Version, describe_version
from plancmp.report.lineage_view import (
    LineageView,
    Step,
    is_known,
    list_closing,
    list_differences,
    list_effects,
    list_kinds,
    list_notes,
    list_steps,
    list_warnings,
    list_words,
    name_entries,
    name_point,
    say_return,
    shares_title,
)
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, name_term


@frozen(eq=False, repr=False)
class Stage:
    """What a term says in versions that follow each other and say the same.

    Attributes:
        name: The versions' names, such as "V2" or "V2–V4".
        dates: Their dates; may be empty.
        width: How many versions they are.
        tone: What it looks like: "stands", "undisclosed", "deferred", "silent", or "gone" where it stood before.
        words: Pairs of who is behind it, if anybody, and what it says.
        effects: What happened.
        differences: By how much.
        returns: That it returns to the value of an earlier version; else empty.
        clauses: The numbers of its clauses, with an arrow where they change.
    """

    name: str
    dates: str
    width: int
    tone: str
    words: tuple[tuple[str, str], ...]
    effects: tuple[str, ...]
    differences: tuple[str, ...]
    returns: str
    clauses: str


@frozen(eq=False, repr=False)
class Timeline:
    """A term.

    Attributes:
        number: Its number on the page, from 1.
        name: Its name.
        party: Whom it binds; may be empty.
        stages: What it says, version by version.
        returns: Whether it returns to an earlier value anywhere.
    """

    number: int
    name: str
    party: str
    stages: tuple[Stage, ...]
    returns: bool


@frozen(eq=False, repr=False)
class Cell:
    """A topic or point in a version.

    Attributes:
        text: How many clauses there are, or their numbers; empty where none stands.
        standing: What is known of it there.
        words: What happened to it there: effects, kinds or a verdict.
    """

    text: str
    standing: str
    words: tuple[str, ...]


@frozen(eq=False, repr=False)
class MatrixRow:
    """A topic or point through all versions.

    Attributes:
        topic: The topic's id.
        title: What it is about.
        cells: One for each version.
        is_linked: Whether the page has terms of this topic.
    """

    topic: str
    title: str
    cells: tuple[Cell, ...]
    is_linked: bool = False


@frozen(eq=False, repr=False)
class Blame:
    """Where a clause of the last version came from.

    Attributes:
        number: Its number.
        title: What it is about.
        first: The version since which it is in the text.
        settled: The version since which it is as it is.
    """

    number: str
    title: str
    first: Version
    settled: Version


@frozen(eq=False, repr=False)
class LineagePage:
    """All that the page shows.

    Attributes:
        language: Of the report's own words, such as "en".
        title: What people call the first and the last version, and how many there are.
        versions: The versions.
        warnings: What a reader must know first.
        topics: The topics by version.
        groups: Triples of topic, title and timelines.
        total: How many timelines there are.
        points: Pairs of title and points by version.
        blames: Where the clauses of the last version came from.
        silent: The titles of the topics on which no version speaks.
        unknown: The names of the versions that are not known well enough for that to be meant.
        counts: How many terms there are, changed and shown.
        notes: What was read, and what was not, of versions whose terms a program found.
    """

    language: str
    title: str
    versions: tuple[Version, ...]
    warnings: tuple[str, ...]
    topics: tuple[MatrixRow, ...]
    groups: tuple[tuple[str, str, tuple[Timeline, ...]], ...]
    total: int
    points: tuple[tuple[str, tuple[MatrixRow, ...]], ...]
    blames: tuple[Blame, ...]
    silent: tuple[str, ...]
    unknown: tuple[str, ...]
    counts: str
    notes: tuple[str, ...]


def render(view: LineageView, messages: Messages) -> str:
    """Return the lineage as a HTML page; linear in its length."""
    page = build_page(view, messages)
    style = read_file("report.css") + read_file("lineage.css") + _write_columns(len(page.versions))
    return fill_page("lineage.html", page, messages, style=style, script=read_file("lineage.js"))


def _write_columns(count: int) -> str:
    # The page's policy allows no style at an element, so how many versions there are is said here.
    spans = "".join(f".w{width} {{ --span: {width}; }}\n" for width in range(2, count + 1))
    return f":root {{ --versions: {count}; }}\n{spans}"


def build_page(view: LineageView, messages: Messages) -> LineagePage:
    """Return the parts of the page; linear in the size of the lineage."""
    versions = tuple(
        describe_version(
            messages.say("lineage-made-of", version=number),
            plan,
            messages,
            flatten(plan.id) if shares_title(plan, view.lineage) else "",
        )
        for number, plan in enumerate(view.lineage.versions, 1)
    )
    groups = tuple(_list_groups(view, versions, messages))
    shown = {topic for topic, *_ in groups}
    untouched = view.untouched()
    return LineagePage(
        messages.language,
        _make_title(versions, messages),
        versions,
        tuple(list_warnings(view.lineage, messages)),
        tuple(_make_topic(row, view, shown) for row in view.topic_rows()),
        groups,
        sum(len(timelines) for *_, timelines in groups),
        tuple(
            (flatten(title), tuple(_make_point(topic, thread) for thread in threads))
            for topic, title, threads in view.points()
        ),
        tuple(_list_blames(view, versions)),
        tuple(flatten(view.title_of(topic)) for topic in untouched),
        tuple(
            version.name
            for version, plan in zip(versions, view.lineage.versions, strict=True)
            if not is_known(plan, untouched)
        ),
        next(iter(list_closing(view, messages))),
        tuple(list_notes(view.lineage, messages)),
    )


def _make_title(versions: tuple[Version, ...], messages: Messages) -> str:
    first, last, count = versions[0].title, versions[-1].title, len(versions)
    if first == last:
        return messages.say("lineage-title-one", title=first, count=count)
    return messages.say("lineage-title", first=first, last=last, count=count)


def _list_groups(
    view: LineageView, versions: tuple[Version, ...], messages: Messages
) -> Iterator[tuple[str, str, tuple[Timeline, ...]]]:
    number = 0
    for topic, title, tracks in view.sections():
        timelines = []
        for number, track in enumerate(tracks, number + 1):  # noqa: B020 - the numbers go on from group to group
            steps = list_steps(track, view.lineage, messages)
            stages = tuple(_list_stages(steps, track, view, versions, messages))
            returns = any(state.returns for state in track.states)
            party = flatten(", ".join(track.party))
            timelines.append(Timeline(number, name_term(track.name), party, stages, returns))
        yield topic, flatten(title), tuple(timelines)


def _list_stages(
    steps: Iterable[Step], track: Track, view: LineageView, versions: tuple[Version, ...], messages: Messages
) -> Iterator[Stage]:
    for step in steps:
        state, first, last = step.state, versions[step.first], versions[step.last]
        dates = dict.fromkeys(version.date for version in (first, last) if version.date)
        words = tuple(list_words(step.first, state, view.lineage, messages))
        returned = versions[state.returns.version].name if state.returns else ""
        clauses = (_list_clauses(later) for later in track.states[step.first : step.last + 1])
        yield Stage(
            first.name if first is last else f"{first.name}–{last.name}",
            " – ".join(dates),
            step.last - step.first + 1,
            _choose_tone(state),
            words or (("", messages.say(f"standing-{state.standing}")),),
            tuple(map(str, list_effects(state))),
            tuple(list_differences(state)),
            say_return(state, returned, messages),
            " → ".join(dict.fromkeys(filter(None, clauses))),
        )


def _list_clauses(state: State) -> str:
    return name_entries([*{slot.entry.index: slot.entry for slot in state.slots}.values()])


def _choose_tone(state: State) -> str:
    if state.standing is Standing.SILENT and Effect.DROPPED in state.effects:
        return "gone"
    return str(state.standing)


def _make_topic(row: TopicRow, view: LineageView, shown: set[str]) -> MatrixRow:
    cells = []
    for standing, count, verdict in zip(row.standings, row.clauses, row.verdicts, strict=True):
        told = verdict in {"", "unchanged"} or not standing.is_known
        cells.append(Cell(str(count) if standing is Standing.STANDS else "", str(standing), () if told else (verdict,)))
    return MatrixRow(row.topic, flatten(view.title_of(row.topic)), tuple(cells), row.topic in shown)


def _make_point(topic: str, thread: Thread) -> MatrixRow:
    cells = []
    for version, (standing, row) in enumerate(zip(thread.standings, thread.entries, strict=True)):
        text = name_entries(row) if standing is Standing.STANDS else ""
        kinds = tuple(str(kind) for kind in list_kinds(thread, version) if kind is not Kind.EDITORIAL)
        cells.append(Cell(text, str(standing), kinds))
    return MatrixRow(topic, name_point(thread.latest), tuple(cells))


def _list_blames(view: LineageView, versions: tuple[Version, ...]) -> Iterator[Blame]:
    for origin in view.origins():
        entry = origin.entry
        yield Blame(
            flatten(entry.clause.number), name_point((entry,)), versions[origin.first], versions[origin.settled]
        )


__all__ = ["build_page", "render"]
