"""A text through its versions: for a terminal, as Markdown, CSV and JSON."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from plancmp.diff import Effect
from plancmp.history import Lineage, Origin, Standing, State, Thread, Track
from plancmp.model import Taxonomy
from plancmp.report.layout import Paragraph, lay_out, paragraph
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    clean,
    describe_differences,
    describe_plan,
    describe_slot,
    flatten,
    name_term,
    name_variant,
)

FORMAT = "plancmp-lineage"
VERSION = 1
COLUMNS = (
    "topic", "term", "party", "version", "id", "date", "clauses", "standing", "says", "effect", "difference",
    "returns_to", "returns_whole",
)  # fmt: skip
WIDTH = 80
# Where nothing is known, the words say so already.
_TOLD = (Effect.WITHHELD, Effect.DEFERRED)
_MARKS = {Standing.SILENT: "–", Standing.UNDISCLOSED: "?", Standing.DEFERRED: "…"}


@frozen(eq=False, repr=False)
class LineageView:
    """What of a lineage is shown.

    Attributes:
        lineage: The lineage.
        taxonomy: Where the topics' titles and order come from.
        topics: Only these topics; all if there are none.
        terms: Only the tracks of these names; of all terms that changed if there are none.
    """

    lineage: Lineage
    taxonomy: Taxonomy
    topics: Collection[str] = ()
    terms: Collection[str] = ()

    def sections(self) -> Iterator[tuple[str, list[Track]]]:
        """Yield each topic's title and its tracks, in the taxonomy's order; a track stands in one section."""
        tracks = [track for track in self.lineage.tracks if self.shows(track)]
        tracks.sort(key=lambda track: (self.taxonomy.order_of(self.file(track)), self.file(track)))
        for topic, group in groupby(tracks, key=self.file):
            yield self.taxonomy.title_of(topic) or "—", list(group)

    def file(self, track: Track) -> str:
        """Return the topic under which a track is shown."""
        wanted = [topic for topic in track.topics if topic in self.topics]
        return (wanted or [*track.topics] or [""])[0]

    def shows(self, track: Track) -> bool:
        """Whether a track is shown."""
        if self.topics and not any(topic in self.topics for topic in track.topics):
            return False
        return track.name in self.terms if self.terms else track.is_changed


def render_terminal(view: LineageView, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the lineage for a terminal.

    Args:
        view: What to show.
        messages: The catalogue.
        width: How many columns a line may have.

    Returns:
        The text, with a line end behind its last line.
    """
    lines = lay_out(_list_paragraphs(view, messages), width)
    return "".join("".join(text for text, _ in line).replace("\u00a0", " ").rstrip() + "\n" for line in lines)


def _list_paragraphs(view: LineageView, messages: Messages) -> Iterator[Paragraph]:
    lineage = view.lineage
    for number, plan in enumerate(lineage.versions, 1):
        yield paragraph(f"{number:>2} {describe_plan(plan, messages)}", hang=3)
    for text in _list_warnings(lineage, messages):
        yield paragraph(text, hang=2)
    yield paragraph()
    for title, cells in _list_topics(view):
        row = "".join(f"{cell:>4}" for cell in cells)
        yield paragraph(f"{_pad(title, 32)}{_keep(row)}", indent=2)
    yield paragraph(messages.say("lineage-legend"), indent=2)
    for title, tracks in view.sections():
        yield paragraph()
        yield paragraph(flatten(title).upper())
        for track in tracks:
            yield paragraph(_name_track(track), indent=2, hang=4)
            for numbers, text in _list_steps(track, lineage, messages):
                yield paragraph(f"{_keep(f'{numbers:<5}')}{text}", indent=4, hang=9)
    yield paragraph()
    for text in _list_closing(view, messages):
        yield paragraph(text, hang=2)


def _keep(text: str) -> str:
    return text.replace(" ", "\u00a0")


def _pad(text: str, width: int) -> str:
    return _keep(f"{flatten(text)[: width - 1]:<{width}}")


def _list_warnings(lineage: Lineage, messages: Messages) -> Iterator[str]:
    for old, new in lineage.namesakes:
        yield messages.say("namesakes", old=old + 1, new=new + 1, name=flatten(lineage.versions[new].title))
    if lineage.baseline is not None:
        yield messages.say("lineage-baseline", version=lineage.baseline + 1)


def _list_topics(view: LineageView) -> Iterator[tuple[str, list[str]]]:
    """Yield the title of each topic, and for each version the number of its clauses or why there is none."""
    rows = [row for row in view.lineage.topics if not view.topics or row.topic in view.topics]
    for row in sorted(rows, key=lambda row: (view.taxonomy.order_of(row.topic), row.topic)):
        pairs = zip(row.standings, row.clauses, strict=True)
        cells = [str(count) if standing is Standing.STANDS else _MARKS[standing] for standing, count in pairs]
        yield view.taxonomy.title_of(row.topic), cells


def _name_track(track: Track) -> str:
    party = flatten(", ".join(track.party))
    return f"{name_term(track.name)}{' · ' if party else ''}{party}"


def _list_steps(track: Track, lineage: Lineage, messages: Messages) -> Iterator[tuple[str, str]]:
    """Yield what a term says, versions that say the same as one: their numbers, and the words."""
    told = [(number, _explain_state(number, state, lineage, messages)) for number, state in enumerate(track.states, 1)]
    runs: list[list[int]] = []
    texts: list[str] = []
    for (number, (says, remarks)), state in zip(told, track.states, strict=True):
        is_same = bool(texts) and says == told[number - 2][1][0] and not state.effects
        if is_same:
            runs[-1].append(number)
        else:
            runs.append([number])
            texts.append(f"{says}{f' ({remarks})' if remarks else ''}")
    for run, text in zip(runs, texts, strict=True):
        yield (str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}"), text


def _explain_state(number: int, state: State, lineage: Lineage, messages: Messages) -> tuple[str, str]:
    """Return what a term says in a version, and what is to be remarked of it."""
    says = _say(number - 1, state, lineage, messages)
    told = _TOLD if not state.slots else ()
    remarks = [messages.say(str(effect)) for effect in state.effects if effect not in told]
    remarks += list(dict.fromkeys(text for change in state.changes if (text := describe_differences(change))))
    if state.returns:
        word = "returns-whole" if state.returns.is_whole else "returns-value"
        remarks.append(messages.say(word, version=state.returns.version + 1))
    return says, ", ".join(remarks)


def _say(version: int, state: State, lineage: Lineage, messages: Messages) -> str:
    if not state.slots:
        return messages.say(f"standing-{state.standing}")
    parts = []
    for slot in state.slots:
        text = describe_slot(slot, messages) if slot.term else messages.say(str(Effect.DROPPED))
        behind = f"{name_variant(slot.variant, lineage.versions[version], messages)}: " if slot.variant else ""
        parts.append(f"{behind}{text}")
    return " / ".join(parts)


def _list_closing(view: LineageView, messages: Messages) -> Iterator[str]:
    lineage = view.lineage
    shown = sum(len(tracks) for _, tracks in view.sections())
    returns = sum(bool(state.returns) for track in lineage.tracks for state in track.states)
    yield messages.say(
        "lineage-counts",
        terms=messages.spell_number(len(lineage.tracks)),
        changed=messages.spell_number(len(lineage.changed)),
        returns=messages.spell_number(returns),
        shown=messages.spell_number(shown),
    )
    touched = {row.topic for row in lineage.topics}
    untouched = [topic.title for topic in view.taxonomy.topics if topic.id not in touched]
    if untouched:
        yield messages.say("no-version-says", titles=flatten(", ".join(untouched)))


def render_markdown(view: LineageView, messages: Messages) -> str:
    """Return the lineage as Markdown, with the tables of topics, clauses and origins."""
    return "\n".join(_list_lines(view, messages)) + "\n"


def _list_lines(view: LineageView, messages: Messages) -> Iterator[str]:
    from plancmp.report.cells import escape_all, write_table  # noqa: PLC0415 - one of four
    from plancmp.report.markdown import escape  # noqa: PLC0415

    lineage = view.lineage
    numbers = [str(number) for number in range(1, len(lineage.versions) + 1)]
    for number, plan in enumerate(lineage.versions, 1):
        yield f"{number}. {escape(describe_plan(plan, messages))}"
    yield ""
    for text in _list_warnings(lineage, messages):
        yield f"{escape(text)}\n"
    topics = [escape_all([title, *cells]) for title, cells in _list_topics(view)]
    yield write_table([messages.say("topic"), *numbers], topics)
    yield f"{escape(messages.say('lineage-legend'))}\n"
    for title, tracks in view.sections():
        yield f"## {escape(title)}\n"
        for track in tracks:
            yield f"**{escape(_name_track(track))}**\n"
            for run, text in _list_steps(track, lineage, messages):
                yield f"- {run}: {escape(text)}"
            yield ""
    yield f"## {escape(messages.say('lineage-clauses'))}\n"
    yield write_table(numbers, [escape_all(_name_thread(thread)) for thread in _list_threads(view)])
    yield f"## {escape(messages.say('lineage-origins'))}\n"
    head = [messages.say(word) for word in ("lineage-clause", "lineage-first", "lineage-settled")]
    yield write_table(head, [escape_all(_tell_origin(origin)) for origin in _list_origins(view)])
    for text in _list_closing(view, messages):
        yield f"{escape(text)}\n"


def _list_threads(view: LineageView) -> list[Thread]:
    return [
        thread
        for thread in view.lineage.threads
        if not view.topics or any(topic in view.topics for row in thread.entries for e in row for topic in e.topics)
    ]


def _list_origins(view: LineageView) -> list[Origin]:
    wanted = view.topics
    return [
        origin for origin in view.lineage.origins if not wanted or any(topic in wanted for topic in origin.entry.topics)
    ]


def _name_thread(thread: Thread) -> list[str]:
    return [", ".join(flatten(entry.clause.number) for entry in row) or "–" for row in thread.entries]


def _tell_origin(origin: Origin) -> list[str]:
    return [flatten(origin.entry.clause.number), str(origin.first + 1), str(origin.settled + 1)]


def render_csv(view: LineageView, messages: Messages) -> str:
    """Return the tracks as CSV, a row for each term and version; no cell can be taken for a formula."""
    from plancmp.report.cells import write_csv  # noqa: PLC0415 - one of four

    return write_csv(COLUMNS, _list_rows(view, messages))


def _list_rows(view: LineageView, messages: Messages) -> Iterator[Sequence[str]]:
    for title, tracks in view.sections():
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
                    ", ".join(_list_clauses(state)),
                    str(state.standing),
                    _say(version, state, view.lineage, messages),
                    ", ".join(map(str, state.effects)),
                    "; ".join(text for change in state.changes if (text := describe_differences(change))),
                    str(state.returns.version + 1) if state.returns else "",
                    ("yes" if state.returns.is_whole else "no") if state.returns else "",
                ]


def _list_clauses(state: State) -> list[str]:
    return list(dict.fromkeys(clean(slot.entry.clause.number) for slot in state.slots))


def render_json(view: LineageView, messages: Messages) -> str:
    """Return the lineage as JSON; versions go by their numbers, from 1."""
    from plancmp.report.json_text import spell_json  # noqa: PLC0415 - one of four

    lineage = view.lineage
    data = {
        "format": FORMAT,
        "version": VERSION,
        "versions": [
            {"id": plan.id, "title": plan.title, "date": str(plan.date) if plan.date else None}
            for plan in lineage.versions
        ],
        "baseline": None if lineage.baseline is None else lineage.baseline + 1,
        "namesakes": [[old + 1, new + 1] for old, new in lineage.namesakes],
        "topics": [
            {
                "topic": row.topic,
                "standings": [str(standing) for standing in row.standings],
                "clauses": list(row.clauses),
                "verdicts": [verdict or None for verdict in row.verdicts],
            }
            for row in lineage.topics
            if not view.topics or row.topic in view.topics
        ],
        "tracks": [
            {
                "term": track.name,
                "party": list(track.party),
                "topics": list(track.topics),
                "states": [
                    _write_state(version, state, lineage, messages) for version, state in enumerate(track.states)
                ],
            }
            for _, tracks in view.sections()
            for track in tracks
        ],
        "clauses": [[[entry.clause.id for entry in row] for row in thread.entries] for thread in _list_threads(view)],
        "origins": [
            {"clause": origin.entry.clause.id, "first": origin.first + 1, "settled": origin.settled + 1}
            for origin in _list_origins(view)
        ],
    }
    return spell_json(data)


def _write_state(version: int, state: State, lineage: Lineage, messages: Messages) -> dict[str, object]:
    returns = state.returns
    return {
        "standing": str(state.standing),
        "clauses": list(dict.fromkeys(slot.entry.clause.id for slot in state.slots)),
        "says": _say(version, state, lineage, messages) if state.slots else None,
        "effects": [str(effect) for effect in state.effects],
        "changes": [change.fingerprint for change in state.changes],
        "returns": {"version": returns.version + 1, "whole": returns.is_whole} if returns else None,
    }
