"""What of a lineage is shown, and in which words: the same in every format."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from attrs import frozen

from plancmp.diff import Effect, Kind
from plancmp.history import Lineage, Origin, Standing, State, Thread, TopicRow, Track
from plancmp.model import Agreement, Disclosure, Entry, Plan, Taxonomy
from plancmp.model.taxonomy import FALLBACK
from plancmp.report.blocks import MOST_NAMED, Listing, Row
from plancmp.report.closing import list_language_notes, say_rest
from plancmp.report.filing import Filing
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    abridge,
    describe_causes,
    describe_plan,
    describe_slot,
    flatten,
    name_bound,
    name_entries,
    name_variant,
    say_left,
)

# Where nothing is known, the words say so already.
_TOLD = (Effect.WITHHELD, Effect.DEFERRED)
_MARKS = {Standing.SILENT: "–", Standing.UNDISCLOSED: "?", Standing.DEFERRED: "…", Standing.UNREAD: "?"}
_SNIPPET = 72  # characters


@frozen(eq=False, repr=False, slots=False)
class LineageView(Filing):
    """What of a lineage is shown.

    Attributes:
        lineage: The lineage.
        taxonomy: Where the topics' titles and order come from.
        topics: Only these topics; all if there are none.
        terms: Only the tracks of these names, and the points that hold them; if there are none, the tracks of all terms
            that changed, and all points.
    """

    lineage: Lineage
    taxonomy: Taxonomy
    topics: Collection[str] = ()
    terms: Collection[str] = ()

    def sections(self) -> Iterator[tuple[str, str, list[Track]]]:
        """Yield each topic, its title and its tracks, in the taxonomy's order; a track stands in one section."""
        tracks = (track for track in self.lineage.tracks if self.shows(track))
        yield from self.group(tracks, lambda track: track.topics)

    def points(self) -> Iterator[tuple[str, str, list[Thread]]]:
        """Yield each topic, its title and its points, in the taxonomy's order; a point stands in one section.

        Points are in the order of the last version; those that left follow.
        """
        last = len(self.lineage.versions) - 1

        def find_place(thread: Thread) -> tuple[bool, int]:
            final = thread.entries[last]
            return not final, (final or thread.latest)[0].index

        threads = sorted((thread for thread in self.lineage.threads if self._shows_point(thread)), key=find_place)
        yield from self.group(threads, _list_topics_of)

    def topic_rows(self) -> list[TopicRow]:
        """Return what each version says on each topic, in the taxonomy's order."""
        rows = (row for row in self.lineage.topics if self.wants((row.topic,)))
        return sorted(rows, key=lambda row: self.rank((row.topic,)))

    def origins(self) -> list[Origin]:
        """Return where the clauses of the last version came from."""
        entries = {
            entry.index for thread in self.lineage.threads if self._shows_point(thread) for entry in thread.entries[-1]
        }
        return [origin for origin in self.lineage.origins if origin.entry.index in entries]

    def untouched(self) -> list[str]:
        """Return the topics of the taxonomy on which no version says anything."""
        touched = {row.topic for row in self.lineage.topics}
        if touched <= {FALLBACK}:
            return []  # the texts are about nothing that this taxonomy knows
        return [topic.id for topic in self.taxonomy.topics if topic.id not in touched and self.wants((topic.id,))]

    def shows(self, track: Track) -> bool:
        """Whether a track is shown."""
        if not self.wants(track.topics):
            return False
        return track.name in self.terms if self.terms else track.is_changed

    def _shows_point(self, thread: Thread) -> bool:
        if not self.terms:
            return self.wants([topic for row in thread.entries for entry in row for topic in entry.topics])
        return any(
            (version, entry.index) in self._places for version, row in enumerate(thread.entries) for entry in row
        )

    @cached_property
    def _places(self) -> set[tuple[int, int]]:
        """The versions and clauses that hold the terms that are shown."""
        return {
            (version, slot.entry.index)
            for track in self.lineage.tracks
            if self.shows(track)
            for version, state in enumerate(track.states)
            for slot in state.slots
        }


@frozen(eq=False, repr=False)
class Step:
    """What a term says in versions that follow each other and say the same.

    Attributes:
        first: The first of them, from 0.
        last: The last of them.
        state: What is known of the term in the first.
        says: What it says, or why it says nothing.
        remarks: What is to be remarked of it: what happened, by how much, to which version's value it returns.
    """

    first: int
    last: int
    state: State
    says: str
    remarks: str

    @property
    def numbers(self) -> str:
        """The versions' numbers, such as "2" or "2–4"."""
        return str(self.first + 1) if self.first == self.last else f"{self.first + 1}–{self.last + 1}"

    @property
    def is_gone(self) -> bool:
        """Whether the term was dropped, which says that the version is silent on it."""
        return self.state.standing is Standing.SILENT and Effect.DROPPED in self.state.effects

    def tell(self) -> str:
        """Return what it says, with its remarks; "dropped" alone where it is gone."""
        return self.remarks if self.is_gone else f"{self.says} ({self.remarks})" if self.remarks else self.says


def describe_versions(lineage: Lineage, messages: Messages) -> Iterator[str]:
    """Yield each version in words; those of one title with their ids."""
    for plan in lineage.versions:
        name = f" · {flatten(plan.id)}" if shares_title(plan, lineage) else ""
        yield f"{describe_plan(plan, messages)}{name}"


def shares_title(plan: Plan, lineage: Lineage) -> bool:
    """Whether another version has the same title."""
    return sum(other.title == plan.title for other in lineage.versions) > 1


def list_notes(lineage: Lineage, messages: Messages, names: Sequence[str] = ()) -> Iterator[str]:
    """Yield what was not taken along, and what was read, and what was not, of versions whose terms a program found.

    The versions go by their numbers if no names are given.
    """
    called = names or [str(number) for number in range(1, len(lineage.versions) + 1)]
    left = say_left(dict(zip(called, lineage.versions, strict=True)), messages)
    if left:
        yield left
    if lineage.is_read:
        yield messages.say("lineage-terms-aside" if lineage.has_terms_aside else "terms-read")
        languages = [plan.language for plan in lineage.versions]
        yield from list_language_notes(languages, messages)
        if len(set(languages)) > 1:
            yield messages.say("lineage-languages-differ")


def list_namesakes(lineage: Lineage, messages: Messages) -> Iterator[str]:
    """Yield which versions share a name and are not the same."""
    for old, new in lineage.namesakes:
        yield messages.say("namesakes", old=old + 1, new=new + 1, name=flatten(lineage.versions[new].title))


def list_warnings(lineage: Lineage, messages: Messages) -> Iterator[str]:
    """Yield what a reader must know before anything else."""
    yield from list_namesakes(lineage, messages)
    if lineage.baseline is not None:
        yield messages.say("lineage-baseline", version=lineage.baseline + 1)


def list_short(view: LineageView, messages: Messages) -> Iterator[Listing]:
    """Yield which terms are back at an earlier value, and in which version; a row's id is its place on a page."""
    tracks, names = [track for *_, own in view.sections() for track in own], view.lineage.names
    rows = [
        Row(
            ((f"{name_bound(track.party, track.name, names)} ({state.returns.version + 1} → {version})", ""),),
            fingerprint=f"term-{place}",
        )
        for place, track in enumerate(tracks, 1)
        for version, state in enumerate(track.states, 1)
        if state.returns
    ]
    if rows:
        lead, rest = messages.say("lineage-short-returns"), say_rest(len(rows) - MOST_NAMED, messages)
        yield Listing("returns", lead, tuple(rows[:MOST_NAMED]), rest, is_inline=True)


def list_topics(view: LineageView) -> Iterator[tuple[str, list[str]]]:
    """Yield the title of each topic, and for each version the number of its clauses or why there is none."""
    for row in view.topic_rows():
        pairs = zip(row.standings, row.clauses, strict=True)
        cells = [str(count) if standing is Standing.STANDS else _MARKS[standing] for standing, count in pairs]
        yield view.title_of(row.topic), cells


def list_cells(thread: Thread) -> list[str]:
    """Return for each version the numbers of a point's clauses, or why there are none."""
    pairs = zip(thread.standings, thread.entries, strict=True)
    return [name_entries(row) if standing is Standing.STANDS else _MARKS[standing] for standing, row in pairs]


def list_kinds(thread: Thread, version: int) -> list[Kind]:
    """Return what happened to a point in a version, but for what its standing says already."""
    told = {Kind.UNCHANGED} if thread.standings[version].is_known else {Kind.UNCHANGED, Kind.WITHHELD, Kind.DEFERRED}
    return [kind for kind in thread.kinds[version] if kind not in told]


def tell_cells(thread: Thread, messages: Messages) -> list[str]:
    """Return for each version what is known of a point, in words, such as "6 (revised)" or "not disclosed"."""
    told = []
    for version, (standing, row) in enumerate(zip(thread.standings, thread.entries, strict=True)):
        words = name_entries(row) if standing is Standing.STANDS else messages.say(f"standing-{standing}")
        kinds = ", ".join(messages.say(str(kind)) for kind in list_kinds(thread, version))
        told.append(f"{words} ({kinds})" if kinds else words)
    return told


def name_point(entries: Sequence[Entry]) -> str:
    """Return what a point is about: the heading of its first clause, else its first words."""
    texts = (text for entry in entries for text in (entry.clause.heading, entry.clause.text) if text)
    return abridge(flatten(next(texts, "")), _SNIPPET)


def list_steps(track: Track, lineage: Lineage, messages: Messages) -> list[Step]:
    """Return what a term says, versions that say the same as one."""
    steps: list[Step] = []
    for version, state in enumerate(track.states):
        says = say(version, state, lineage, messages)
        if steps and says == steps[-1].says and not state.effects:
            before = steps.pop()
            steps.append(Step(before.first, version, before.state, says, before.remarks))
        else:
            steps.append(Step(version, version, state, says, ", ".join(_list_remarks(state, messages))))
    return steps


def _list_remarks(state: State, messages: Messages) -> Iterator[str]:
    for effect in list_effects(state):
        yield messages.say(str(effect))
    yield from list_differences(state)
    if state.returns:
        yield say_return(state, str(state.returns.version + 1), messages)


def list_effects(state: State) -> list[Effect]:
    """Return what happened to a term, but for what its words say already."""
    told = _TOLD if not state.slots else ()
    return [effect for effect in state.effects if effect not in told]


def list_differences(state: State) -> list[str]:
    """Return by how much a term changed."""
    return list(dict.fromkeys(text for change in state.changes if (text := describe_causes(change.causes))))


def say_return(state: State, version: str, messages: Messages) -> str:
    """Say that a term returns to the value of a version, by the name that the version goes by; empty if it does not."""
    if not state.returns:
        return ""
    return messages.say("returns-whole" if state.returns.is_whole else "returns-value", version=version)


def say(version: int, state: State, lineage: Lineage, messages: Messages, *, names_party: bool = False) -> str:
    """Return what a term says in a version, and whom it binds if that is wanted; or why it says nothing."""
    if not state.slots:
        return messages.say(f"standing-{state.standing}")
    words = list_words(version, state, lineage, messages, names_party=names_party)
    return " / ".join(": ".join(filter(None, parts)) for parts in words)


def list_words(
    version: int, state: State, lineage: Lineage, messages: Messages, *, names_party: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield who is behind it, if anybody, and what a term says, for each place where it stands."""
    for slot in state.slots:
        text = describe_slot(slot, messages) if slot.term else messages.say(str(Effect.DROPPED))
        if slot.term and not slot.variant and slot.entry.clause.agreement is Agreement.OPEN:
            text = f"{text}; {messages.say('disputed')}"
        if names_party and slot.term and slot.term.party:
            text = f"{flatten(', '.join(slot.term.party))}: {text}"
        yield (name_variant(slot.variant, lineage.versions[version], messages) if slot.variant else ""), text


def list_closing(view: LineageView, messages: Messages) -> Iterator[str]:
    """Yield how many terms there are, and on what no version says anything."""
    lineage = view.lineage
    shown = sum(len(tracks) for *_, tracks in view.sections())
    returns = sum(bool(state.returns) for track in lineage.tracks for state in track.states)
    yield messages.say(
        "lineage-counts",
        terms=messages.spell_number(len(lineage.tracks)),
        changed=messages.spell_number(len(lineage.changed)),
        returns=messages.spell_number(returns),
        shown=messages.spell_number(shown),
    )
    yield from list_notes(lineage, messages)
    untouched = view.untouched()
    if untouched:
        titles = flatten(", ".join(map(view.title_of, untouched)))
        yield messages.say("no-version-says", titles=titles)
        unknown = [str(number) for number, plan in enumerate(lineage.versions, 1) if not is_known(plan, untouched)]
        if unknown:
            yield messages.say("silence-not-known", versions=", ".join(unknown))


def is_known(plan: Plan, topics: Sequence[str]) -> bool:
    """Whether a version is known well enough for its silence on all of these topics to be meant."""
    return all(plan.disclosure_of((topic,)) is Disclosure.STATED for topic in topics)


def _list_topics_of(thread: Thread) -> list[str]:
    return list(dict.fromkeys(topic for entry in thread.latest for topic in entry.topics))
