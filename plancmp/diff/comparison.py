"""Alignment → Comparison: what every link, and the lack of one, means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from plancmp.align import Alignment, Pins
from plancmp.align.missing import fit_missing
from plancmp.align.plans import align_plans
from plancmp.align.reports import fit_reports
from plancmp.diff.changes import ClauseChange, FieldChange, TermChange
from plancmp.diff.clauses import add_remarks, describe_groups
from plancmp.diff.fingerprints import sign_changes
from plancmp.diff.groups import Versions, join_texts, list_groups
from plancmp.diff.metadata import compare_metadata
from plancmp.diff.reading import (
    GivenNames,
    describe_holdings,
    describe_versions,
    holds_terms,
    list_given_names,
    must_read,
    read_versions,
    settle_plans,
    settle_topics,
)
from plancmp.diff.restated import is_restated
from plancmp.diff.terms import compare_all_terms
from plancmp.model import DocumentKind, Plan, PlanDisclosure, Taxonomy
from plancmp.model.value import Value

if TYPE_CHECKING:
    from deepdiff import DeepDiff

    from plancmp.diff.coverage import Coverage
    from plancmp.diff.patch import Patch
    from plancmp.diff.verdicts import Verdict


# Texts of fewer clauses prove nothing; texts that share no more than this part of them may be no versions of one text.
_LEAST_CLAUSES = 3
_SHARED = 0.17
_LEAST_WORDS, _PART = 30, 8


@frozen(repr=False)
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

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the verdict of each topic that either version touches, in the order of first mention."""
        from plancmp.diff.verdicts import judge_topics  # noqa: PLC0415 - verdicts read comparisons

        return judge_topics(self)

    def coverage(self) -> Coverage:
        """Return the proof that every clause and every raw difference is accounted for exactly once."""
        from plancmp.diff.coverage import prove_coverage  # noqa: PLC0415 - the proof reads comparisons

        return prove_coverage(self)

    def patch(self) -> Patch:
        """Return the patch that makes the new version of the old."""
        from plancmp.diff.patch import make_patch  # noqa: PLC0415 - patches read comparisons

        return make_patch(self)

    def to_deepdiff(self) -> DeepDiff:
        """Return DeepDiff's view of the two versions, clauses matched by their links.

        DeepDiff is told which clause answers to which: it sees maps keyed by the link, never lists to match.
        """
        from plancmp.diff.deep import diff_deeply  # noqa: PLC0415 - DeepDiff is heavy, and most runs need none

        return diff_deeply(self)


def compare(old: Plan, new: Plan, *, pins: Pins | None = None, taxonomy: Taxonomy | None = None) -> Comparison:
    """Report which terms changed from one version to another.

    If one of the versions holds no terms, both are read from their words; see `plancmp.diff.reading`.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.
        taxonomy: Where the topics of versions that have to be read come from; `None` for the built-in one that each
            version names.

    Returns:
        The comparison. Linear in what is unchanged; the alignment's cost for the rest.
    """
    before, after = old, new
    given_names: GivenNames = ({}, {})
    if must_read(tuple(map(describe_holdings, (old, new)))):
        names = [list_given_names(plan) for plan in (old, new)]
        is_report = any(plan.kind is DocumentKind.REPORT for plan in (old, new))
        if not is_report:
            before, after = describe_versions(old, new, taxonomy)
        if is_report or None in names:
            # A report tells terms and not their words, and what a person corrected is no more what the words say.
            before, after = read_versions(old, new, taxonomy)
        else:
            given_names = (names[0] or {}, names[1] or {})
    comparison = compare_as_read(*fit_missing(*fit_reports(before, after)), pins=pins, given_names=given_names)
    is_given = comparison.old is old and comparison.new is new
    return comparison if is_given else evolve(comparison, given=(old, new))


def compare_as_read(
    old: Plan, new: Plan, *, pins: Pins | None = None, given_names: GivenNames = ({}, {})
) -> Comparison:
    """Report which terms changed between versions that were read, or need not be.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.
        given_names: The names that people gave to what a program found, of either version.

    Returns:
        The comparison; the versions in it have names of terms that pair.
    """
    alignment = align_plans(old, new, pins=pins)
    if old.extracted and new.extracted and not (holds_terms(old) or holds_terms(new)):
        return _interpret_documents(*settle_topics(old, new, alignment), alignment, given_names)
    return interpret(*settle_plans(old, new, alignment), alignment)


def compare_terms_as_read(old: Plan, new: Plan) -> Comparison:
    """Report which terms changed between versions that hold all of theirs, also if a program read them.

    Args:
        old: The old version.
        new: The new version.

    Returns:
        The comparison; every term of it stands in one of its versions.
    """
    alignment = align_plans(old, new)
    return interpret(*settle_plans(old, new, alignment), alignment)


def _interpret_documents(old: Plan, new: Plan, alignment: Alignment, given_names: GivenNames) -> Comparison:
    """Say what an alignment of two documents means; only sentences whose words differ are read."""
    from plancmp.diff.documents import compare_documents  # noqa: PLC0415 - plan files need no reading

    versions = Versions(old, new, old.outline(), new.outline())
    groups = list_groups(versions, alignment)
    if old.language != new.language:
        from plancmp.diff.translations import compare_translations  # noqa: PLC0415 - few versions are in two languages

        terms, causes = compare_translations(groups, versions)
        changes = describe_groups(groups, terms, versions, alignment, causes)
        return Comparison(old, new, alignment, *sign_changes(changes, compare_metadata(old, new)))
    found = compare_documents(groups, versions, given_names)
    changes = add_remarks(describe_groups(groups, found.terms, versions, alignment, found.causes), found.remarks)
    clauses, metadata = sign_changes(changes, compare_metadata(old, new))
    return Comparison(old, new, alignment, clauses, metadata)


def interpret(old: Plan, new: Plan, alignment: Alignment) -> Comparison:
    """Say what an alignment of two versions means.

    Args:
        old: The old version.
        new: The new version.
        alignment: Which clause answers to which, by places in the two outlines.

    Returns:
        The comparison.
    """
    versions = Versions(old, new, old.outline(), new.outline())
    groups = list_groups(versions, alignment)
    changes = describe_groups(groups, compare_all_terms(groups, versions), versions, alignment)
    clauses, metadata = sign_changes(changes, compare_metadata(old, new))
    return Comparison(old, new, alignment, clauses, metadata)
