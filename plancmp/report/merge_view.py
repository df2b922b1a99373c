"""What of a merge is shown, and in which words: the same in every format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from functools import cached_property

from attrs import frozen

from plancmp.diff import Effect
from plancmp.diff.overlaps import Obstacle
from plancmp.history import ClauseRow, Merge, Outcome, Reason, Standing, TermRow
from plancmp.history.merge import BASE, OURS, THEIRS
from plancmp.history.merge.sides import find_unknown
from plancmp.model import Taxonomy
from plancmp.report.blocks import MOST_NAMED, Listing, Row
from plancmp.report.closing import say_hidden, say_rest
from plancmp.report.filing import Filing
from plancmp.report.lineage_view import list_notes, name_point, say
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    describe_plan,
    describe_term,
    flatten,
    list_texts,
    name_bound,
    name_entries,
    name_sources,
)

# What needs a decision comes first.
ORDER = (
    Outcome.CONFLICT,
    Outcome.COMPATIBLE,
    Outcome.ALIKE,
    Outcome.OURS,
    Outcome.THEIRS,
    Outcome.NOT_KNOWN,
    Outcome.UNCHANGED,
)
SIDES = ((BASE, "merge-base"), (OURS, "merge-side-ours"), (THEIRS, "merge-side-theirs"))
MergeRow = TermRow | ClauseRow


@frozen(eq=False, repr=False, slots=False)
class MergeView(Filing):
    """What of a merge is shown.

    Attributes:
        merge: The merge.
        taxonomy: Where the topics' titles and order come from.
        topics: Only these topics; all if there are none.
        terms: Only these terms; if there are none, all terms, and the clauses of which no term says what happened.
        only: Only these outcomes; if there are none, all but what is unchanged.
    """

    merge: Merge
    taxonomy: Taxonomy
    topics: Collection[str] = ()
    terms: Collection[str] = ()
    only: Collection[str] = ()

    def sections(self) -> Iterator[tuple[str, str, list[MergeRow]]]:
        """Yield each topic, its title and its rows, in the taxonomy's order; what needs a decision comes first."""
        rows = sorted(self.shown, key=lambda row: ORDER.index(row.outcome))
        yield from self.group(rows, lambda row: row.topics)

    @cached_property
    def shown(self) -> list[MergeRow]:
        """The rows that are shown, in the order of the base."""
        rows = sorted(self.merge.rows, key=_find_place)
        return [row for row in rows if self._is_asked_for(row) and self._wants_outcome(row.outcome)]

    @property
    def hidden(self) -> dict[str, int]:
        """How many rows are not shown, by the reason."""
        found = Counter("filtered" if self._is_filtered(row) else "unchanged" for row in self.merge.rows)
        shown = Counter("filtered" if self._is_filtered(row) else "unchanged" for row in self.shown)
        return {reason: found[reason] - shown[reason] for reason in ("unchanged", "filtered")}

    def _is_filtered(self, row: MergeRow) -> bool:
        return bool(self.only) or not self._is_asked_for(row) or row.outcome is not Outcome.UNCHANGED

    def _wants_outcome(self, outcome: Outcome) -> bool:
        return str(outcome) in self.only if self.only else outcome is not Outcome.UNCHANGED or bool(self.terms)

    def _is_asked_for(self, row: MergeRow) -> bool:
        if self.terms and not (isinstance(row, TermRow) and row.name in self.terms):
            return False
        return self.wants(row.topics)


def _find_place(row: MergeRow) -> tuple[int, int]:
    """Return where a row stands in the base, else on a side; what is in neither place of the base comes behind."""
    for number, version in enumerate((BASE, OURS, THEIRS)):
        places = [entry.index for entry in row.entries(version)]
        if places:
            return (number, min(places))
    return (3, 0)


def summarize(merge: Merge, messages: Messages) -> str:
    """Return how many rows have each outcome, what needs a decision first."""
    counts = messages.count({f"merge-{outcome}": merge.counts[outcome] for outcome in ORDER})
    return messages.say("merge-summary", counts=counts or "0")


def list_short(view: MergeView, messages: Messages) -> Iterator[Listing]:
    """Yield what both sides changed, by name: what is in conflict, and what is not; the ids are those of the page."""
    rows = [row for *_, own in view.sections() for row in own]
    for outcome in (Outcome.CONFLICT, Outcome.COMPATIBLE):
        places = [place for place, row in enumerate(rows) if row.outcome is outcome]
        named = [Row(((name_row(rows[n], view.merge), ""),), fingerprint=f"row-{n + 1}") for n in places[:MOST_NAMED]]
        if named:
            lead, rest = messages.say(f"merge-short-{outcome}"), say_rest(len(places) - MOST_NAMED, messages)
            yield Listing(str(outcome), lead, tuple(named), rest, is_inline=True)


def name_outcome(outcome: Outcome, messages: Messages) -> str:
    """Return an outcome in words."""
    return messages.say(f"merge-{outcome}")


def describe_sides(merge: Merge, messages: Messages) -> Iterator[tuple[str, str]]:
    """Yield what each version is called in a table, and what it is."""
    for version, name in SIDES:
        party, text = name_party(merge, version), describe_plan(merge.lineage.versions[version], messages)
        yield messages.say(name), messages.say("merge-party", party=party, plan=text) if party else text


def name_party(merge: Merge, version: int) -> str:
    """Return who is behind one of the three versions; empty for the base, and where its title says so."""
    party = flatten(", ".join(merge.parties[(OURS, THEIRS).index(version)])) if version != BASE else ""
    return "" if party == flatten(merge.lineage.versions[version].title) else party


def name_row(row: MergeRow, merge: Merge) -> str:
    """Return what a row is about: whom a term binds and its name, or the first words of a clause."""
    if isinstance(row, TermRow):
        return name_bound(row.party, row.name, merge.lineage.names)
    entries = next(found for found in map(row.entries, (BASE, OURS, THEIRS)) if found)
    return f"“{name_point(entries)}”"


def say_cell(row: MergeRow, version: int, merge: Merge, messages: Messages, *, is_whole: bool = False) -> str:
    """Return what one of the three versions says, or why it says nothing; a clause by its words, whole or in short."""
    if isinstance(row, TermRow):
        state = row.track.states[version]
        if not state.slots and Effect.DROPPED in state.effects:
            return messages.say("dropped")
        # Where it binds others in another version, each says whom.
        return say(version, state, merge.lineage, messages, names_party=len(_list_parties(row)) > 1)
    entries = row.entries(version)
    standing = messages.say(f"standing-{row.standing(version)}") if not row.standing(version).is_known else ""
    words = flatten(" ".join(list_texts(entries)))
    if not entries:
        return standing or messages.say("removed" if row.entries(BASE) else "standing-silent")
    number = name_entries(entries)
    told = f"{number} {words}".rstrip() if is_whole else f"{number} “{name_point(entries)}”"
    return f"{told} ({standing})" if standing else told


def _list_parties(row: TermRow) -> set[tuple[str, ...]]:
    states = (row.base, row.ours, row.theirs)
    return {slot.term.party for state in states for slot in state.slots if slot.term and slot.term.party}


def say_overlap(row: MergeRow, messages: Messages) -> str:
    """Return what both sides allow; empty where that is not asked, or cannot be said."""
    if not isinstance(row, TermRow) or row.overlap is None:
        return ""
    words = []
    for term in row.overlap.terms:
        party = f"{flatten(', '.join(term.party))}: " if len(_list_parties(row)) > 1 and term.party else ""
        words.append(f"{party}{describe_term(term, messages)}")
    return messages.say("merge-both-hold", first=words[0], second=words[1]) if len(words) == 2 else "".join(words)


def say_reason(row: MergeRow, messages: Messages) -> str:
    """Return why a row is in conflict or not known; empty for any other."""
    if isinstance(row, TermRow) and row.overlap is not None and row.overlap.obstacle is not None:
        obstacle = row.overlap.obstacle
        if obstacle is Obstacle.NOTHING:
            return messages.say("merge-why-nothing")
        return messages.say("merge-why-uncomputed", facet=messages.say(f"merge-facet-{obstacle}"))
    if row.reason is None:
        return ""
    if row.outcome is Outcome.NOT_KNOWN:
        told = [(side, reason) for side in (OURS, THEIRS) if (reason := _find_unknown(row, side))]
        return "; ".join(
            messages.say(f"merge-why-{reason}", side=messages.say(dict(SIDES)[side])) for side, reason in told
        )
    if row.reason is Reason.REMOVED:
        return messages.say("merge-why-removed", side=messages.say(dict(SIDES)[_find_absent(row)]))
    return messages.say(f"merge-why-{row.reason}")


def adds_reason(row: MergeRow) -> bool:
    """Whether why a row is in conflict or not known says more than its cells do."""
    return row.reason not in {Reason.UNDISCLOSED, Reason.DEFERRED}


def _find_unknown(row: MergeRow, side: int) -> Reason | None:
    if isinstance(row, TermRow):
        return find_unknown(row.track.states[side])
    standing = row.standing(side)
    return None if standing.is_known else Reason(str(standing))


def _find_absent(row: MergeRow) -> int:
    if isinstance(row, TermRow):
        return OURS if row.ours.standing is Standing.SILENT else THEIRS
    return THEIRS if row.entries(OURS) else OURS


def list_sources(row: MergeRow, version: int, merge: Merge) -> list[str]:
    """Return the sources behind what a version says, as "Publisher (date)"."""
    names = (name for entry in row.entries(version) for name in entry.source)
    return name_sources(names, merge.lineage.versions[version])


def list_closing(view: MergeView, messages: Messages) -> Iterator[str]:
    """Yield what is not shown, what is accounted for, and what was read."""
    if hidden := say_hidden(view.hidden.items(), messages):
        yield hidden
    merge = view.merge
    yield messages.say(
        "merge-coverage",
        terms=messages.say_count("count-terms", len(merge.terms)),
        clauses=messages.say_count("count-clauses", sum(len(row) for c in merge.clauses for row in c.thread.entries)),
    )
    names = {version: messages.say(name) for version, name in SIDES}
    yield from list_notes(merge.lineage, messages, [names[version] for version in (OURS, BASE, THEIRS)])
