"""Versions → lineage: comparisons of pairs of versions, tied together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import evolve

from plancmp.align import Pins
from plancmp.diff import ClauseChange, Comparison, Effect, Kind, Slot, TermChange
from plancmp.diff.algebra import compare_terms
from plancmp.diff.engine import Words, compare_terms_as_read
from plancmp.diff.reading import read_all
from plancmp.diff.slots import pair_slots, walk_slots
from plancmp.diff.verdicts import judge_topics
from plancmp.history.lineage import Lineage, Origin, Return, Standing, State, Thread, TopicRow, Track
from plancmp.history.skips import Skips, name_nodes, tie_names
from plancmp.history.strands import Loose, Node, Tie, tie_strands
from plancmp.model import Disclosure, Entry, Plan, PlanDisclosure, Taxonomy
from plancmp.model.omissions import has_omission

_SILENCES = {
    Effect.DROPPED: Standing.SILENT,
    Effect.TAKEN_UP: Standing.SILENT,
    Effect.DISCLOSED: Standing.SILENT,
    Effect.WITHHELD: Standing.UNDISCLOSED,
    Effect.DEFERRED: Standing.DEFERRED,
}
_ABSENCES = {Kind.REMOVED: Standing.SILENT, Kind.WITHHELD: Standing.UNDISCLOSED, Kind.DEFERRED: Standing.DEFERRED}
_STANDINGS = {
    Disclosure.STATED: Standing.SILENT,
    Disclosure.REPORTED: Standing.SILENT,
    Disclosure.UNDISCLOSED: Standing.UNDISCLOSED,
    Disclosure.DEFERRED: Standing.DEFERRED,
}


Progress = Callable[[int, int], None]


def trace(
    plans: Sequence[Plan],
    *,
    baseline: int | None = None,
    pins: Mapping[tuple[int, int], Pins] | None = None,
    taxonomy: Taxonomy | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Lineage:
    """Follow every term and clause through the versions of a text.

    A term that skips a version and comes back is the same term. What two versions say of a term is what `compare` says
    of them.

    Args:
        plans: The versions, in their order; two or more.
        baseline: The place of the version that all others are held against; `None` to hold each against the one before.
        pins: Links that a person has decided, for pairs of versions by their places, the older one first.
        taxonomy: Where the topics of versions that have to be read come from; `None` for the built-in one that each
            version names.
        progress: Is told how many pairs of versions were compared, and how many there are at most.

    Returns:
        The lineage. It compares neighbours, and other versions where something that ended may have come back.

    Raises:
        ValueError: If there are fewer than two versions, or the baseline is none of them.
    """
    if len(plans) < 2:
        raise ValueError("there is nothing to trace in fewer than two versions")
    if baseline is not None and not 0 <= baseline < len(plans):
        raise ValueError(f"the baseline is a place from 0 to {len(plans) - 1}, not {baseline}")
    lineage = _Tracer(read_all(plans, taxonomy), baseline, pins or {}, progress).trace()
    written = (clause.terms for plan in plans if not plan.extracted for clause in plan.walk())
    return evolve(lineage, has_terms_aside=lineage.is_read and any(written))


class _Tracer:
    """One run over all versions."""

    def __init__(
        self, versions: Sequence[Plan], baseline: int | None, pins: Mapping[tuple[int, int], Pins], progress: Progress
    ) -> None:
        self.versions, self.baseline, self.pins, self.progress = tuple(versions), baseline, pins, progress
        self.outlines = [plan.outline() for plan in versions]
        self.slots = [[list(walk_slots(entry)) for entry in outline] for outline in self.outlines]
        self.firsts: dict[int, dict[str, int]] = {}
        self.known: dict[tuple[int, int], Comparison] = {}
        self.linked: dict[tuple[int, int], Comparison] = {}
        self.repeats: dict[tuple[int, int], Mapping[int, int]] = {}
        self.silences: dict[tuple[int, int], dict[Node, tuple[int, Standing]]] = {}
        self.names: dict[Node, str] = {}

    def trace(self) -> Lineage:
        threads = tuple(self.follow_clause(strand) for strand in self.clause_strands)
        tracks = tuple(self.follow(strand) for strand in self.term_strands)
        return Lineage(
            self.versions,
            self.baseline,
            self.pins,
            tracks,
            threads,
            tuple(self.find_origins()),
            tuple(self.list_topics()),
            tuple(_find_namesakes(self.versions)),
        )

    def compare(self, old: int, new: int) -> Comparison:
        """Return what changed between two versions, by their places; of words that changed only what they come to."""
        if (old, new) not in self.known:
            self._note_progress()
            self.known[old, new] = self._compare(old, new, Words.JUDGED)
        return self.known[old, new]

    def link(self, old: int, new: int) -> Comparison:
        """Return the same, but for what changed words mean, which takes most of the time."""
        if new == old + 1 or (old, new) in self.known:
            return self.compare(old, new)
        if (old, new) not in self.linked:
            self._note_progress()
            self.linked[old, new] = self._compare(old, new, Words.PASSED)
        return self.linked[old, new]

    def _compare(self, old: int, new: int, words: Words) -> Comparison:
        pins = self.pins.get((old, new))
        return compare_terms_as_read(self.versions[old], self.versions[new], pins=pins, words=words)

    def _note_progress(self) -> None:
        done = len(self.known) + len(self.linked) + len(self.skips.parted)
        self.progress(done, len(self.versions) * (len(self.versions) - 1) // 2)

    def list_held(self) -> Iterator[tuple[int, int, Comparison]]:
        """Yield the comparison that says what happened in each version, behind the places of the two."""
        for version in range(len(self.versions)):
            base = version - 1 if self.baseline is None else self.baseline
            if base not in {-1, version}:
                yield base, version, self.compare(base, version)

    @cached_property
    def skips(self) -> Skips:
        return Skips(self.versions, self.slots, self.told_in_full, self.pins, self._note_progress)

    @cached_property
    def clause_strands(self) -> list[list[Node]]:
        nodes = ((version, entry.index) for version, outline in enumerate(self.outlines) for entry in outline)
        return tie_strands(nodes, len(self.versions), self.list_clause_ties)

    def list_clause_ties(self, old: int, new: int, loose: Loose | None) -> Iterator[Tie]:
        if loose and self.skips.reaches(old, new):
            yield from self.skips.tie_clauses(old, new)
            return
        for change in self.link(old, new).clauses:
            yield [(old, entry.index) for entry in change.old], [(new, entry.index) for entry in change.new]

    @cached_property
    def term_strands(self) -> list[list[Node]]:
        nodes = (
            (version, place, number)
            for version, outline in enumerate(self.slots)
            for place, slots in enumerate(outline)
            for number in range(len(slots))
        )
        return tie_strands(nodes, len(self.versions), self.list_term_ties)

    def list_term_ties(self, old: int, new: int, loose: Loose | None) -> Iterator[Tie]:
        """Yield the terms that have one name in clauses that answer to each other, and those that went elsewhere."""
        if loose and self.skips.reaches(old, new):
            yield from self.skips.tie_terms(old, new, loose)
            return
        comparison = self.link(old, new)
        for change in comparison.clauses:
            ties = tie_names(name_nodes(old, change.old), name_nodes(new, change.new))
            if new == old + 1:
                self.names |= {node: name for name, tie in ties.items() for side in tie for node in side}
            yield from ties.values()
        for term in comparison.terms:
            if term.old and term.new:
                yield [self.find_node(old, term.name, term.old)], [self.find_node(new, term.name, term.new)]

    def find_node(self, version: int, name: str, slot: Slot) -> Node:
        # Terms of one name in one clause are in one strand, so the first will do. A comparison names what a program
        # found in its own way, so the names are those of its own entry; it is kept, and so its address stays its own.
        address = id(slot.entry)
        if address not in self.firsts:
            self.firsts[address] = _number_names(slot.entry)
        numbers = self.firsts[address]
        # In another language a value may have another name.
        own = name if name in numbers or slot.term is None else slot.term.name
        return (version, slot.entry.index, numbers[own])

    def follow_clause(self, strand: Sequence[Node]) -> Thread:
        """Return the thread of one clause."""
        rows: list[list[Entry]] = [[] for _ in self.versions]
        for version, place in strand:
            rows[version].append(self.outlines[version][place])
        standings = (
            _judge_entries(row) if row else self.judge_silence(version, strand) for version, row in enumerate(rows)
        )
        kinds = (self.kinds_of.get((version, strand[0]), ()) for version in range(len(self.versions)))
        return Thread(tuple(map(tuple, rows)), tuple(standings), tuple(kinds))

    @cached_property
    def kinds_of(self) -> Mapping[tuple[int, Node], tuple[Kind, ...]]:
        """What happened in each version to the clauses of each strand, which goes by its first node."""
        homes = {node: strand[0] for strand in self.clause_strands for node in strand}
        found: dict[tuple[int, Node], dict[Kind, None]] = {}
        for base, version, comparison in self.list_held():
            for change in comparison.clauses:
                side, entries = (version, change.new) if change.new else (base, change.old)
                for home in {homes[side, entry.index] for entry in entries}:
                    found.setdefault((version, home), {})[change.kind] = None
        return {place: tuple(kinds) for place, kinds in found.items()}

    def judge_silence(self, version: int, strand: Sequence[Node]) -> Standing:
        """Say what it means that a clause or term is not in a version: `compare` with the nearest that has it tells."""
        if version in self.told_in_full:
            return Standing.SILENT
        nearest = _find_nearest(version, strand)
        nodes = [node for node in strand if node[0] == nearest]
        silences = self.list_silences(nearest, version)
        told = [silences[node] for node in nodes if node in silences]
        if told:
            return min(told)[1]
        if self._is_in_other_words(nearest, version, nodes):
            return Standing.UNREAD
        entry = self.outlines[nearest][min(nodes)[1]]
        return _STANDINGS[self.versions[version].disclosure_of(entry.topics, entry.companion)]

    @cached_property
    def told_in_full(self) -> frozenset[int]:
        """The versions of which nothing is unknown, so that whatever they lack is absent."""
        if len({plan.language for plan in self.versions}) > 1 or any(plan.companions for plan in self.versions):
            return frozenset()
        return frozenset(
            version
            for version, plan in enumerate(self.versions)
            if plan.disclosure is PlanDisclosure.FULL
            and not plan.topic_disclosure
            and all(one.clause.disclosure.is_known and not has_omission(one.clause.text) for one in plan.outline())
        )

    def _is_in_other_words(self, nearest: int, version: int, nodes: Sequence[Node]) -> bool:
        """Whether a term may be said in another language, in the clause that answers to its own."""
        one, other = self.versions[nearest], self.versions[version]
        if one.language == other.language or not (one.extracted and other.extracted):
            return False
        strands = {node: strand for strand in self.clause_strands for node in strand}
        homes = [strands[node[:2]] for node in nodes if len(node) > 2]
        return any(place == version for strand in homes for place, _ in strand)

    def list_silences(self, nearest: int, version: int) -> Mapping[Node, tuple[int, Standing]]:
        """Return what it means that clauses and terms of one version are not in another, with their report rank."""
        if (nearest, version) in self.silences:
            return self.silences[nearest, version]
        is_later = version > nearest
        comparison = self.link(*sorted((nearest, version)))
        found: dict[Node, tuple[int, Standing]] = {}
        for rank, change in enumerate(comparison.clauses):
            here, there = (change.old, change.new) if is_later else (change.new, change.old)
            kind = change.kind if is_later else change.kind.mirror
            if not there and kind in _ABSENCES:
                found |= {(nearest, entry.index): (rank, _ABSENCES[kind]) for entry in here}
        for rank, term in enumerate(comparison.terms):
            slot, other = (term.old, term.new) if is_later else (term.new, term.old)
            effect = term.effect if is_later else term.effect.mirror
            if slot is not None and other is None and effect in _SILENCES:
                found.setdefault(self.find_node(nearest, term.name, slot), (rank, _SILENCES[effect]))
        self.silences[nearest, version] = found
        return found

    def follow(self, strand: Sequence[Node]) -> Track:
        """Return the track of one term."""
        rows: list[list[Slot]] = [[] for _ in self.versions]
        for version, place, number in strand:
            rows[version].append(self.slots[version][place][number][1])
        states: list[State] = []
        for version, slots in enumerate(rows):
            standing = self.judge_silence(version, strand) if not slots else _judge_slots(slots)
            state = State(standing, tuple(slots), self.changes_of.get((version, strand[0]), ()))
            states.append(evolve(state, returns=_find_return([*states, state])))
        last = next(slots for slots in reversed(rows) if slots)
        name = self.names[strand[-1]]
        topics = tuple(dict.fromkeys(topic for slot in last for topic in slot.entry.topics))
        party = next((slot.term.party for slot in reversed([slot for row in rows for slot in row]) if slot.term), ())
        return Track(name, topics, party, tuple(states))

    @cached_property
    def changes_of(self) -> Mapping[tuple[int, Node], tuple[TermChange, ...]]:
        """What happened in each version to the term of each strand, which goes by its first node."""
        homes = {node: strand[0] for strand in self.term_strands for node in strand}
        found: dict[tuple[int, Node], tuple[TermChange, ...]] = {}
        for base, version, comparison in self.list_held():
            for change in comparison.terms:
                home = homes[self.locate(change, base, version)]
                found[version, home] = (*found.get((version, home), ()), change)
        return found

    def locate(self, change: TermChange, old: int, new: int) -> Node:
        if change.new:
            return self.find_node(new, change.name, change.new)
        if change.old:
            return self.find_node(old, change.name, change.old)
        raise ValueError(f'change of "{change.name}" stands in neither version')

    def find_origins(self) -> Iterator[Origin]:
        """Say of each clause of the last version where it came from."""
        last = len(self.versions) - 1
        strands = {node: strand for strand in self.clause_strands for node in strand}
        for entry in self.outlines[last]:
            strand = strands[last, entry.index]
            here = (last, entry.index)
            # Versions in which nothing is known of it say nothing of its words.
            told = [node for node in strand if self.outlines[node[0]][node[1]].clause.disclosure.is_known]
            for version in sorted({node[0] for node in told if node[0] < last}, reverse=True):
                before = self.kept(version, here[0]).get(here[1])
                if before is None:
                    break
                here = (version, before)
            yield Origin(entry, strand[0][0], here[0])

    def kept(self, old: int, new: int) -> Mapping[int, int]:
        """Return which clause of an older version each clause of a newer one repeats."""
        if (old, new) not in self.repeats:
            changes = [change for change in self.compare(old, new).clauses if _is_kept(change)]
            self.repeats[old, new] = {change.new[0].index: change.old[0].index for change in changes}
        return self.repeats[old, new]

    def list_topics(self) -> Iterator[TopicRow]:
        """Yield what each version says on each topic."""
        mentioned = dict.fromkeys(topic for outline in self.outlines for entry in outline for topic in entry.topics)
        verdicts = {
            (version, verdict.topic): verdict.word
            for _, version, comparison in self.list_held()
            for verdict in judge_topics(comparison)
        }
        for topic in mentioned:
            on_it = [[entry for entry in outline if topic in entry.topics] for outline in self.outlines]
            homes = {entry.companion for row in on_it for entry in row}
            standings = tuple(_judge_topic(topic, homes, *pair) for pair in zip(self.versions, on_it, strict=True))
            words = tuple(verdicts.get((version, topic), "") for version in range(len(self.versions)))
            yield TopicRow(topic, standings, tuple(map(len, on_it)), words)


def _find_nearest(version: int, strand: Sequence[Node]) -> int:
    """Return the version nearest to one among those where a strand stands; of two, the earlier."""
    return min({node[0] for node in strand}, key=lambda other: (abs(other - version), other))


def _number_names(entry: Entry) -> dict[str, int]:
    """Return the first place of each name of a term in a clause."""
    numbers: dict[str, int] = {}
    for number, (name, _) in enumerate(walk_slots(entry)):
        numbers.setdefault(name, number)
    return numbers


def _is_kept(change: ClauseChange) -> bool:
    one_to_one = len(change.old) == len(change.new) == 1
    return one_to_one and change.kind in {Kind.UNCHANGED, Kind.EDITORIAL}


def _find_return(states: Sequence[State]) -> Return | None:
    """Return the latest version before the last known one to whose value the last state returns, if it does."""
    *earlier, here = states
    # What one side wants, or one report says, is no return of the text itself, so alternatives match their like only.
    known = [number for number, state in enumerate(earlier) if state.standing.is_known and not _is_hidden(state)]
    stands = here.standing is Standing.STANDS and not _is_hidden(here)
    if not stands or not known or _match(earlier[known[-1]], here) is not None:
        return None
    found = [(number, _match(earlier[number], here)) for number in reversed(known[:-1])]
    # A value that is back as a whole says more than one that is back in other words of duty.
    whole = next((Return(number, is_whole=True) for number, match in found if match), None)
    return whole or next((Return(number, is_whole=False) for number, match in found if match is not None), None)


def _judge_slots(slots: Sequence[Slot]) -> Standing:
    # Where reports only say that a term is gone, it does not stand.
    return Standing.STANDS if any(slot.term for slot in slots) else Standing.SILENT


def _is_hidden(state: State) -> bool:
    return any(slot.term is not None and not slot.term.disclosure.is_known for slot in state.slots)


def _match(old: State, new: State) -> bool | None:
    """Say whether a term is the same in two versions.

    Returns:
        True if it is; False if only what it holds over and when is the same; `None` if not even that.
    """
    pairs, rest_old, rest_new = pair_slots(old.slots, new.slots)
    if not pairs or rest_old or rest_new:
        return None
    matches = [_match_slots(*pair) for pair in pairs]
    return None if None in matches else all(matches)


def _match_slots(old: Slot, new: Slot) -> bool | None:
    if old.variant != new.variant:
        return None
    if old.term is None or new.term is None:
        return True if old.term is new.term else None
    if old.term.constraint is None or new.term.constraint is None:
        return None
    effect, causes = compare_terms(old.term, new.term)
    if effect is Effect.SAME:
        return True
    changed = {cause.facet for cause in causes if cause.effect is not Effect.SAME}
    return None if changed & {"constraint", "conditions"} else False


def _judge_topic(topic: str, homes: Collection[str], plan: Plan, entries: Sequence[Entry]) -> Standing:
    """Say what a version says on a topic, on which other versions have clauses in their own text or in companions."""
    if entries:
        return _judge_entries(entries)
    known = {_STANDINGS[plan.disclosure_of((topic,), home)] for home in homes}
    return next(word for word in (Standing.DEFERRED, Standing.UNDISCLOSED, Standing.SILENT) if word in known)


def _judge_entries(entries: Sequence[Entry]) -> Standing:
    unknown = [entry.clause.disclosure for entry in entries if not entry.clause.disclosure.is_known]
    return Standing.STANDS if len(entries) > len(unknown) else _STANDINGS[unknown[0]]


def _find_namesakes(versions: Sequence[Plan]) -> Iterator[tuple[int, int]]:
    for new, plan in enumerate(versions):
        for old, other in enumerate(versions[:new]):
            share = plan.id == other.id or _fold(plan.title) == _fold(other.title)
            if share and (plan.date != other.date or _list_origins(plan) != _list_origins(other)):
                yield old, new


def _fold(title: str) -> str:
    return " ".join(title.casefold().split())


def _list_origins(plan: Plan) -> set[tuple[str, str]]:
    return {(source.publisher, source.url) for source in plan.sources}
