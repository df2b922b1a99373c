"""The result of a comparison, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, field, frozen

from plancmp.align import Link
from plancmp.diff.effects import Effect, Flag, Kind, Materiality, most_material
from plancmp.diff.rules import RULES
from plancmp.model import Entry, Evidence, Term
from plancmp.model.value import Value


@frozen(eq=False, repr=False)
class Cause(Value):
    """One rule at work in a change.

    Attributes:
        rule: The rule's id.
        facet: What it is about: an attribute of the term, clause or plan.
        effect: Its effect by itself; `None` where it has no direction.
        difference: By how much, such as "+200,000, +33 %"; may be empty.
        grade: The materiality that a user gave the rule; `None` for the rule's own.
    """

    rule: str
    facet: str
    effect: Effect | None = None
    difference: str = ""
    grade: Materiality | None = None

    @property
    def materiality(self) -> Materiality:
        """How much it matters to a reader."""
        return self.grade or RULES[self.rule].materiality


def set_effect(causes: Sequence[Cause], facet: str, effect: Effect | None, rule: str = "") -> tuple[Cause, ...]:
    """Return causes with another effect, and another rule if one is given, of those of one facet."""
    return tuple(
        evolve(cause, effect=effect, rule=rule or cause.rule) if cause.facet == facet else cause for cause in causes
    )


@frozen(eq=False, repr=False)
class Variant(Value):
    """Which of several alternatives of a clause a term stands in.

    Attributes:
        kind: "option" or "report".
        names: The parties behind the option, or the ids of the sources of the report.
    """

    kind: str
    names: tuple[str, ...]


@frozen(eq=False, repr=False)
class Slot(Value):
    """A place for a term in a version.

    Attributes:
        entry: The clause.
        variant: The alternative in it; `None` for the clause itself.
        term: The term; `None` where a report says that it is gone.
    """

    entry: Entry
    variant: Variant | None
    term: Term | None

    @property
    def evidence(self) -> Evidence | None:
        """Where a program found the term; `None` if none did, or there is no term."""
        return self.term.evidence if self.term else None


@frozen(eq=False, repr=False)
class TermChange(Value):
    """What happened to one term.

    Attributes:
        name: The term's name.
        effect: What happened.
        causes: Why: the rules at work.
        old: Where it stood; `None` if it is new.
        new: Where it stands; `None` if it is not there.
        topics: The topics of its clauses.
        fingerprint: Stable short id.
    """

    name: str
    effect: Effect
    causes: tuple[Cause, ...]
    old: Slot | None
    new: Slot | None
    topics: tuple[str, ...]
    fingerprint: str = ""

    @property
    def materiality(self) -> Materiality:
        """How much it matters to a reader."""
        return most_material(cause.materiality for cause in self.causes)

    @property
    def party(self) -> tuple[str, ...]:
        """Whom it binds: in the new version if it stands there, else in the old."""
        for slot in (self.new, self.old):
            if slot and slot.term and slot.term.party:
                return slot.term.party
        return ()

    @property
    def is_moved(self) -> bool:
        """Whether the term stands in a clause that does not answer to its old one."""
        return any(cause.facet == "place" for cause in self.causes)


@frozen(eq=False, repr=False)
class FieldChange(Value):
    """What happened to something other than a term: words, heading, agreement, data about a clause or plan.

    Attributes:
        cause: Why.
        old: The old value, for readers.
        new: The new value, for readers.
        fingerprint: Stable short id.
    """

    cause: Cause
    old: str
    new: str
    fingerprint: str = ""


@frozen(eq=False, repr=False)
class ClauseChange(Value):
    """What happened to a clause, or to several that answer to each other.

    Attributes:
        kind: What happened.
        flags: What happened beside its content.
        old: The old clauses; none if it is new.
        new: The new clauses; none if it is gone.
        terms: What happened to its terms, but for those that are the same.
        fields: What happened to everything else.
        topics: Its topics, the new version's first.
        link: Why these clauses answer to each other; `None` if there is nothing to answer to.
        fingerprint: Stable short id.
    """

    kind: Kind
    flags: frozenset[Flag]
    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    terms: tuple[TermChange, ...]
    fields: tuple[FieldChange, ...]
    topics: tuple[str, ...]
    link: Link | None = field(default=None)
    fingerprint: str = ""

    @property
    def materiality(self) -> Materiality:
        """How much it matters to a reader."""
        return most_material(
            [change.materiality for change in self.terms] + [change.cause.materiality for change in self.fields]
        )

    @property
    def is_change(self) -> bool:
        """Whether anything happened at all."""
        return bool(self.kind is not Kind.UNCHANGED or self.terms or self.fields or self.flags)
