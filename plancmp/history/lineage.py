"""The result of following a text through its versions, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from attrs import frozen

from plancmp.align import Pins
from plancmp.diff import Comparison, Effect, Kind, Slot, TermChange
from plancmp.diff.engine import compare_terms_as_read
from plancmp.model import Entry, Plan
from plancmp.model.value import Value


class Standing(StrEnum):
    """What is known of a term or topic in one version."""

    STANDS = "stands"
    SILENT = "silent"
    UNDISCLOSED = "undisclosed"
    DEFERRED = "deferred"
    UNREAD = "unread"

    @property
    def is_known(self) -> bool:
        """Whether the version is known well enough to say whether it stands there."""
        return self in {Standing.STANDS, Standing.SILENT}


@frozen(eq=False, repr=False)
class Return(Value):
    """An earlier version to whose value a term returns.

    Attributes:
        version: Its place among the versions.
        is_whole: Whether everything about the term is as it was there; else only what it holds over, and when.
    """

    version: int
    is_whole: bool


@frozen(eq=False, repr=False)
class State(Value):
    """A term in one version.

    Attributes:
        standing: What is known of it there.
        slots: Where it stands: one place, or one for each option or report; reports that it is gone are among them.
        changes: What happened to it since the version before, or against the baseline.
        returns: The earlier version to whose value it returns here, if it does.
    """

    standing: Standing
    slots: tuple[Slot, ...] = ()
    changes: tuple[TermChange, ...] = ()
    returns: Return | None = None

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What happened, each effect once; `SAME` does not count."""
        return tuple(dict.fromkeys(change.effect for change in self.changes if change.effect is not Effect.SAME))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The clauses in which it stands, each once."""
        return tuple({slot.entry.index: slot.entry for slot in self.slots}.values())


@frozen(eq=False, repr=False)
class Track(Value):
    """One term through all versions.

    Attributes:
        name: Its name in the last version where it stands.
        topics: The topics of its clauses there.
        party: Whom it binds there.
        states: One for each version, in their order.
    """

    name: str
    topics: tuple[str, ...]
    party: tuple[str, ...]
    states: tuple[State, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything happened to it between two versions."""
        return any(state.effects for state in self.states)


@frozen(eq=False, repr=False)
class Thread(Value):
    """One clause through all versions, with what it was split into or merged from.

    Attributes:
        entries: Its clauses in each version, in their order; none where it does not stand.
        standings: What is known of it in each version.
        kinds: What happened to it since the version before, or against the baseline, each kind once; none where it
            stands in neither.
    """

    entries: tuple[tuple[Entry, ...], ...]
    standings: tuple[Standing, ...]
    kinds: tuple[tuple[Kind, ...], ...]

    @property
    def latest(self) -> tuple[Entry, ...]:
        """Its clauses in the last version where it stands."""
        return next(row for row in reversed(self.entries) if row)


@frozen(eq=False, repr=False)
class Origin(Value):
    """Where a clause of the last version came from.

    Attributes:
        entry: The clause.
        first: The first version in which it, or what it came from, stands.
        settled: The version since which neither its words nor its terms changed, as far as the versions are known.
    """

    entry: Entry
    first: int
    settled: int


@frozen(eq=False, repr=False)
class TopicRow(Value):
    """One topic through all versions.

    Attributes:
        topic: Its id.
        standings: What is known of it in each version.
        clauses: How many clauses each version has on it.
        verdicts: What happened to it since the version before, or against the baseline; empty where nothing is to say.
    """

    topic: str
    standings: tuple[Standing, ...]
    clauses: tuple[int, ...]
    verdicts: tuple[str, ...]


@frozen(eq=False, repr=False)
class Lineage(Value):
    """A text through its versions.

    Attributes:
        versions: The versions in their order.
        baseline: The place of the version that all others are held against; `None` if each is held against the one
            before.
        pins: Links that a person has decided, for pairs of versions by their places.
        tracks: Every term of every version, each in exactly one track.
        threads: Every clause of every version, each in exactly one thread.
        origins: Where each clause of the last version came from, in their order.
        topics: Every topic that a version touches, in the order of first mention. On any other, no version speaks.
        namesakes: Pairs of versions that share an id or a title, but differ in date or sources.
        has_terms_aside: Whether terms that a person wrote are put aside, since another version is a document.
    """

    versions: tuple[Plan, ...]
    baseline: int | None
    pins: Mapping[tuple[int, int], Pins]
    tracks: tuple[Track, ...]
    threads: tuple[Thread, ...]
    origins: tuple[Origin, ...]
    topics: tuple[TopicRow, ...]
    namesakes: tuple[tuple[int, int], ...]
    has_terms_aside: bool = False

    @property
    def comparisons(self) -> tuple[Comparison | None, ...]:
        """For each version what changed in it against the version before, or against the baseline, word for word.

        `None` for the version that is held against none. They are made when they are asked for.
        """
        bases = [place - 1 if self.baseline is None else self.baseline for place in range(len(self.versions))]
        return tuple(
            None
            if base < 0 or base == place
            else compare_terms_as_read(self.versions[base], self.versions[place], pins=self.pins.get((base, place)))
            for place, base in enumerate(bases)
        )

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The parties of all versions, and what else is written with a capital letter in the names of terms."""
        return tuple(dict.fromkeys(name for plan in self.versions for name in plan.names))

    @property
    def is_read(self) -> bool:
        """Whether a program found the terms of the versions in their words."""
        return all(plan.extracted for plan in self.versions)

    @property
    def changed(self) -> tuple[Track, ...]:
        """The tracks of the terms to which anything happened."""
        return tuple(track for track in self.tracks if track.is_changed)
