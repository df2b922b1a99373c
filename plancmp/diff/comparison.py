"""The result of a comparison: plain data, which verdicts, coverage, patches and reports are views of."""

from __future__ import annotations

from attrs import frozen

from plancmp.align import Alignment
from plancmp.diff.changes import ClauseChange, FieldChange, TermChange
from plancmp.diff.groups import join_texts
from plancmp.diff.restated import is_restated
from plancmp.model import Plan, PlanDisclosure
from plancmp.model.value import Value

# Texts of fewer clauses prove nothing; texts that share no more than this part of them may be no versions of one text.
_LEAST_CLAUSES = 3
_SHARED = 0.17
_LEAST_WORDS, _PART = 30, 8


@frozen(eq=False, repr=False)
class Comparison(Value):
    """What changed from one version to another.

    Attributes:
        old: The old version, with the terms that were read from its words if it had to be read.
        new: The new version, likewise.
        alignment: Which clause answers to which, by places in the two outlines.
        clauses: What happened to every clause of both versions, each exactly once: those of the new version in its
            order, each gone clause behind the one that it stood behind.
        metadata: What changed about the versions as a whole.
        given: The two versions as they were given, where they had to be read.
    """

    old: Plan
    new: Plan
    alignment: Alignment
    clauses: tuple[ClauseChange, ...]
    metadata: tuple[FieldChange, ...]
    given: tuple[Plan, Plan] | None = None

    @property
    def is_read(self) -> bool:
        """Whether a program found the terms of both versions in their words."""
        return self.old.extracted and self.new.extracted

    @property
    def is_strange(self) -> bool:
        """Whether hardly a clause of one version answers to one of the other, though both are known in full.

        Versions of one text share a quarter of their clauses and more; two texts of one kind share a tenth or less. It
        is an estimate, like the links that it counts.
        """
        if any(plan.disclosure is not PlanDisclosure.FULL for plan in (self.old, self.new)):
            return False
        linked = [
            change for change in self.clauses if change.old and change.new and not (change.link and change.link.weak)
        ]
        sides = (
            (self.old, [entry for change in linked for entry in change.old]),
            (self.new, [entry for change in linked for entry in change.new]),
        )
        for plan, entries in sides:
            worded = sum(bool(clause.text) for clause in plan.walk())
            answered = sum(bool(entry.clause.text) for entry in entries)
            if worded < _LEAST_CLAUSES or answered > _SHARED * worded:
                return False
        return True

    @property
    def is_lopsided(self) -> bool:
        """Whether one version has hardly an eighth of the words of the other, as the frame of a page has."""
        sizes = sorted(
            sum(len(f"{clause.heading} {clause.text}".split()) for clause in plan.walk())
            for plan in (self.old, self.new)
        )
        is_whole = all(plan.disclosure is PlanDisclosure.FULL for plan in (self.old, self.new))
        return is_whole and sizes[1] >= _LEAST_WORDS and sizes[0] * _PART <= sizes[1]

    @property
    def is_restated(self) -> bool:
        """Whether hardly a clause kept its words, so that only values and plain reversals were judged."""
        linked = [(join_texts(change.old), join_texts(change.new)) for change in self.clauses if change.link]
        return self.is_read and self.old.language == self.new.language and is_restated(linked)

    @property
    def has_terms_aside(self) -> bool:
        """Whether terms that a person wrote were put aside, because the other version has none to hold them against."""
        return self.given is not None and any(
            not plan.extracted and any(True for clause in plan.walk() for _ in clause.terms) for plan in self.given
        )

    @property
    def changes(self) -> tuple[ClauseChange, ...]:
        """The clauses to which anything happened."""
        return tuple(change for change in self.clauses if change.is_change)

    @property
    def terms(self) -> tuple[TermChange, ...]:
        """What happened to every term that is not the same."""
        return tuple(term for change in self.clauses for term in change.terms)
