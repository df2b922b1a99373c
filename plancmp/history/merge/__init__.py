"""The result of a three-way merge, as frozen values.

How it is made: `sides` (how two sides stand to each other on a term or clause) → `engine` (three versions → a merge);
`composition` (a merge → the merged plan), which takes `terms`, `clauses` and their `fields` from the side that changed
them, in the `order` of one version, with the sources of all in one `sourcebook`.
"""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from attrs import frozen

from plancmp.diff import Kind
from plancmp.diff.overlaps import Overlap
from plancmp.history.lineage import Lineage, Standing, State, Thread, Track
from plancmp.model import Entry, Plan
from plancmp.model.value import Value

# Where the three versions stand in the lineage that a merge is made of.
OURS, BASE, THEIRS = 0, 1, 2


class Outcome(StrEnum):
    """How two sides stand to each other on a term or clause, seen from their base."""

    UNCHANGED = "unchanged"
    OURS = "ours"
    THEIRS = "theirs"
    ALIKE = "alike"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    NOT_KNOWN = "not_known"

    @property
    def is_open(self) -> bool:
        """Whether a person has to decide: both sides changed it, and not alike."""
        return self in {Outcome.COMPATIBLE, Outcome.CONFLICT}


class Reason(StrEnum):
    """Why a side is not known, or why two sides conflict although neither text excludes the other.

    Where both state a term, the obstacle of their `Overlap` says why they conflict.
    """

    UNDISCLOSED = "undisclosed"
    DEFERRED = "deferred"
    REPORTS = "reports"
    REMOVED = "removed"
    ALTERNATIVES = "alternatives"
    WORDING = "wording"


@frozen(eq=False, repr=False)
class TermRow(Value):
    """A term in the base and on both sides.

    Attributes:
        track: The term through the versions: ours, the base, theirs.
        outcome: How the sides stand to each other.
        overlap: What both allow, or why that is not said; `None` unless both sides changed it, not alike, and state it.
        reason: Why it is not known, or in conflict, where no overlap says so.
    """

    track: Track
    outcome: Outcome
    overlap: Overlap | None = None
    reason: Reason | None = None

    @property
    def name(self) -> str:
        """Its name."""
        return self.track.name

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of its clauses: in the base if it stands there, else on the sides."""
        slots = self.base.slots or (*self.ours.slots, *self.theirs.slots)
        return tuple(dict.fromkeys(topic for slot in slots for topic in slot.entry.topics))

    @property
    def party(self) -> tuple[str, ...]:
        """All whom it binds, in any of the three versions."""
        states = (self.base, self.ours, self.theirs)
        terms = [slot.term for state in states for slot in state.slots if slot.term]
        return tuple(dict.fromkeys(name for term in terms for name in term.party))

    @property
    def base(self) -> State:
        """The term in the base."""
        return self.track.states[BASE]

    @property
    def ours(self) -> State:
        """The term on our side, with what happened to it since the base."""
        return self.track.states[OURS]

    @property
    def theirs(self) -> State:
        """The term on their side, with what happened to it since the base."""
        return self.track.states[THEIRS]

    def entries(self, version: int) -> tuple[Entry, ...]:
        """Its clauses in one of the three versions."""
        return self.track.states[version].entries

    def standing(self, version: int) -> Standing:
        """What is known of it in one of the three versions."""
        return self.track.states[version].standing


@frozen(eq=False, repr=False)
class ClauseRow(Value):
    """A clause, or several that answer to each other, in the base and on both sides.

    Attributes:
        thread: The clauses through the versions: ours, the base, theirs.
        outcome: How the sides stand to each other: on its terms if any differs, else on its words.
        reason: Why it is not known, or in conflict.
        is_told: Whether its terms say what happened, so that a table need not.
    """

    thread: Thread
    outcome: Outcome
    reason: Reason | None = None
    is_told: bool = False

    @property
    def topics(self) -> tuple[str, ...]:
        """Its topics."""
        return tuple(dict.fromkeys(topic for row in self.thread.entries for entry in row for topic in entry.topics))

    def entries(self, version: int) -> tuple[Entry, ...]:
        """Its clauses in one of the three versions."""
        return self.thread.entries[version]

    def kinds(self, version: int) -> tuple[Kind, ...]:
        """What happened to it on a side."""
        return self.thread.kinds[version]

    def standing(self, version: int) -> Standing:
        """What is known of it in one of the three versions."""
        return self.thread.standings[version]


@frozen(eq=False, repr=False)
class Merge(Value):
    """Two sides held against their base.

    Attributes:
        lineage: The three versions as one text: ours, the base, theirs, held against the base.
        parties: Who is behind our side, and who behind theirs.
        terms: Every term of the three versions, each in exactly one row.
        clauses: Every clause of the three versions, each in exactly one row.
        plan: The merged plan.
    """

    lineage: Lineage
    parties: tuple[tuple[str, ...], tuple[str, ...]]
    terms: tuple[TermRow, ...]
    clauses: tuple[ClauseRow, ...]
    plan: Plan

    @property
    def base(self) -> Plan:
        """The version that both sides started from."""
        return self.lineage.versions[BASE]

    @property
    def ours(self) -> Plan:
        """One side's version."""
        return self.lineage.versions[OURS]

    @property
    def theirs(self) -> Plan:
        """The other side's version."""
        return self.lineage.versions[THEIRS]

    @property
    def rows(self) -> tuple[TermRow | ClauseRow, ...]:
        """The negotiation table: the terms, and those clauses of which no term says what happened."""
        return (*self.terms, *(row for row in self.clauses if not row.is_told))

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rows of the table have each outcome, in a fixed order."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found[outcome] for outcome in Outcome}

    @property
    def has_conflict(self) -> bool:
        """Whether anything is in conflict."""
        return any(row.outcome is Outcome.CONFLICT for row in self.rows)
