"""Alignment → Comparison: what every link, and the lack of one, means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from attrs import evolve

from plancmp.align import Alignment, Pins
from plancmp.align.plans import align_plans
from plancmp.diff.changes import Cause, ClauseChange, TermChange
from plancmp.diff.clauses import add_remarks, describe_groups
from plancmp.diff.comparison import Comparison
from plancmp.diff.effects import Effect
from plancmp.diff.fingerprints import sign_changes
from plancmp.diff.groups import Group, Versions, list_groups
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
from plancmp.diff.terms import compare_all_terms
from plancmp.model import DocumentKind, Plan, Taxonomy
from plancmp.model.plan import is_report_pair

if TYPE_CHECKING:
    from plancmp.diff.documents import Progress


def compare(
    old: Plan,
    new: Plan,
    *,
    pins: Pins | None = None,
    taxonomy: Taxonomy | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Comparison:
    """Report which terms changed from one version to another.

    If one of the versions holds no terms, both are read from their words; see `plancmp.diff.reading`.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.
        taxonomy: Where the topics of versions that have to be read come from; `None` for the built-in one that each
            version names.
        progress: Is told how many of the sentences that differ are read, and how many there are.

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
    comparison = compare_as_read(*_fit_documents(before, after), pins=pins, given_names=given_names, progress=progress)
    is_given = comparison.old is old and comparison.new is new
    return comparison if is_given else evolve(comparison, given=(old, new))


def _fit_documents(old: Plan, new: Plan) -> tuple[Plan, Plan]:
    """Lay a report over the text that it speaks of, and let what one of two prints lacks be not disclosed in it."""
    if is_report_pair(old, new):
        from plancmp.align.reports import fit_reports

        old, new = fit_reports(old, new)
    if not (old.extracted and new.extracted):
        return old, new
    from plancmp.align.missing import fit_missing

    return fit_missing(old, new)


def compare_as_read(
    old: Plan,
    new: Plan,
    *,
    pins: Pins | None = None,
    given_names: GivenNames = ({}, {}),
    progress: Progress = lambda _done, _total: None,
) -> Comparison:
    """Report which terms changed between versions that were read, or need not be.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.
        given_names: The names that people gave to what a program found, of either version.
        progress: Is told how many of the sentences that differ are read, and how many there are.

    Returns:
        The comparison; the versions in it have names of terms that pair.
    """
    alignment = align_plans(old, new, pins=pins)
    if old.extracted and new.extracted and not (holds_terms(old) or holds_terms(new)):
        return _interpret_documents(*settle_topics(old, new, alignment), alignment, given_names, progress)
    return interpret(*settle_plans(old, new, alignment), alignment)


class Words(Enum):
    """What is said of words that changed where a program read all terms: what each means, what they come to, nothing.

    Of words that are judged only, the kinds of clauses and the changes of terms hold, and no more is read than they
    take; of words that are passed over, the kinds of clauses that answer to each other do not hold, and no change has a
    fingerprint.
    """

    TOLD = auto()
    JUDGED = auto()
    PASSED = auto()


def compare_terms_as_read(old: Plan, new: Plan, *, pins: Pins | None = None, words: Words = Words.TOLD) -> Comparison:
    """Report which terms changed between versions that hold all of theirs, also if a program read them.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.
        words: What to say of words that changed.

    Returns:
        The comparison; every term of it stands in one of its versions.
    """
    alignment = align_plans(old, new, pins=pins)
    settled = settle_plans(old, new, alignment)
    if not (old.extracted and new.extracted) or is_report_pair(old, new):
        return interpret(*settled, alignment)
    if old.language != new.language:
        from plancmp.diff.translations import settle_translated

        comparison = interpret(*settled, alignment)
        return evolve(comparison, clauses=tuple(map(settle_translated, comparison.clauses)))
    versions = Versions(*settled, *(plan.outline() for plan in settled))
    groups = list_groups(versions, alignment)
    terms = compare_all_terms(groups, versions)
    if words is Words.PASSED:
        return Comparison(*settled, alignment, tuple(describe_groups(groups, terms, versions, alignment, {})), ())
    causes = _judge_words(groups, versions, terms, is_brief=words is Words.JUDGED)
    return _sign(describe_groups(groups, terms, versions, alignment, causes), versions, alignment)


def _judge_words(
    groups: Sequence[Group], versions: Versions, terms: Mapping[int, Sequence[TermChange]], *, is_brief: bool
) -> dict[int, Cause]:
    """Say what the changed words of two documents mean; what only a reading of the difference tells is to be read."""
    from plancmp.diff.documents import judge_documents

    told = {number for number, changes in terms.items() if any(one.effect is not Effect.SAME for one in changes)}
    found = judge_documents(groups, versions, told if is_brief else None)
    causes = dict(found.causes)
    for number, changes in found.terms.items():
        if number in causes and number not in told and any(change.effect is not Effect.SAME for change in changes):
            causes[number] = Cause("wording-needs-review", "text", None, causes[number].difference)
    return causes


def _sign(changes: Sequence[ClauseChange], versions: Versions, alignment: Alignment) -> Comparison:
    clauses, metadata = sign_changes(changes, compare_metadata(versions.old, versions.new))
    return Comparison(versions.old, versions.new, alignment, clauses, metadata)


def _interpret_documents(
    old: Plan, new: Plan, alignment: Alignment, given_names: GivenNames, progress: Progress
) -> Comparison:
    """Say what an alignment of two documents means; only sentences whose words differ are read."""
    from plancmp.diff.documents import compare_documents

    versions = Versions(old, new, old.outline(), new.outline())
    groups = list_groups(versions, alignment)
    if old.language != new.language:
        from plancmp.diff.translations import compare_translations

        terms, causes = compare_translations(groups, versions)
        return _sign(describe_groups(groups, terms, versions, alignment, causes), versions, alignment)
    found = compare_documents(groups, versions, given_names, progress)
    changes = add_remarks(describe_groups(groups, found.terms, versions, alignment, found.causes), found.remarks)
    return _sign(changes, versions, alignment)


def interpret(old: Plan, new: Plan, alignment: Alignment) -> Comparison:
    """Say what an alignment of two versions means.

    Args:
        old: The old version.
        new: The new version.
        alignment: Which clause answers to which, by places in the two outlines.
    """
    versions = Versions(old, new, old.outline(), new.outline())
    groups = list_groups(versions, alignment)
    return _sign(describe_groups(groups, compare_all_terms(groups, versions), versions, alignment), versions, alignment)
