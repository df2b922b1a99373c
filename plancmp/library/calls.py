"""The library's calls: versions in whatever form a user has them → results that show themselves."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from plancmp.library.versions import Given, Topics, choose_taxonomy, name_path, take, take_alike

if TYPE_CHECKING:
    from plancmp.align import Pins
    from plancmp.diff import Comparison as Changes
    from plancmp.library.lineages import Lineage, Merge
    from plancmp.library.renderings import RenderingComparison
    from plancmp.library.results import Alignment, Check, Comparison
    from plancmp.model import PartialDate, Plan, Taxonomy
    from plancmp.policy import Acceptance, Policy

# What `--links` of the command line takes: decisions of a person on which clause answers to which.
LinksFile = str | os.PathLike[str]


def compare(
    old: Given, new: Given, *, links: LinksFile | None = None, pins: Pins | None = None, taxonomy: Topics = None
) -> Comparison:
    """Report which terms changed from one version to another.

    Args:
        old: The old version: a path, a text or a Plan.
        new: The new version, likewise.
        links: What a person has decided on which clause answers to which: a file, as `--links` takes it.
        pins: The same by places in the two outlines.
        taxonomy: Where topics come from: the name of a built-in taxonomy, a file, or a taxonomy; `None` for the one
            that the versions name or that fits their words.

    Returns:
        The comparison; it shows, saves and lists itself. Linear in what is unchanged.

    Raises:
        ReadError: If a version or the file of links cannot be read, with everything that is wrong with it.
        TypeError: If a version is none of these.
    """
    from plancmp.diff import compare as find_changes
    from plancmp.library.results import Comparison

    topics = choose_taxonomy(taxonomy)
    before, after = take_alike((old, new), ("old", "new"), topics)
    found = find_changes(before, after, pins=_read_links(links, before, after) or pins, taxonomy=topics)
    return Comparison.of(found, taxonomy=topics, paths=(name_path(old), name_path(new)))


def align(
    old: Given, new: Given, *, links: LinksFile | None = None, pins: Pins | None = None, taxonomy: Topics = None
) -> Alignment:
    """Find which clause of one version answers to which of the other.

    Args:
        old: The old version: a path, a text or a Plan.
        new: The new version, likewise.
        links: What a person has decided; see `compare`.
        pins: The same by places in the two outlines.
        taxonomy: Where topics come from; see `compare`.

    Returns:
        The alignment; it shows, saves and lists itself.

    Raises:
        ReadError: If a version or the file of links cannot be read, with everything that is wrong with it.
        TypeError: If a version is none of these.
    """
    from plancmp.align.plans import align_plans
    from plancmp.align.reports import fit_reports
    from plancmp.diff.reading import read_versions
    from plancmp.library.results import Alignment

    topics = choose_taxonomy(taxonomy)
    before, after = take_alike((old, new), ("old", "new"), topics)
    pins = _read_links(links, before, after) or pins
    before, after = fit_reports(*read_versions(before, after, topics))
    return Alignment.of(align_plans(before, after, pins=pins), old=before, new=after, pins=pins)


def trace(
    versions: Sequence[Given],
    *,
    baseline: int | None = None,
    links: Mapping[tuple[int, int], LinksFile | Pins] | None = None,
    taxonomy: Topics = None,
) -> Lineage:
    """Follow every term and clause through the versions of a text.

    Args:
        versions: The versions in their order, two or more: paths, texts or Plans.
        baseline: The place of the version that all others are held against, from 0; `None` to hold each against the
            one before.
        links: What a person has decided on which clause answers to which, for pairs of versions by their places: a
            file, or pins.
        taxonomy: Where topics come from; see `compare`.

    Returns:
        The lineage; it shows, saves and lists itself. It compares every pair of versions.

    Raises:
        ReadError: If a version cannot be read, with everything that is wrong with it.
        TypeError: If a version is none of these.
        ValueError: If there are fewer than two versions, or the baseline or a place in `links` is none of them.
    """
    from plancmp.align import Pins
    from plancmp.history import trace as follow
    from plancmp.library.lineages import Lineage

    if isinstance(versions, str):
        raise TypeError("trace takes a list of versions, not one text")
    topics = choose_taxonomy(taxonomy)
    plans = take_alike(versions, [f"version {number}" for number in range(1, len(versions) + 1)], topics)
    pins: dict[tuple[int, int], Pins] = {}
    for (old, new), given in (links or {}).items():
        if not 0 <= old < new < len(plans):
            raise ValueError(f"links are those of two versions by their places, the older one first, not {(old, new)}")
        found = given if isinstance(given, Pins) else _read_links(given, plans[old], plans[new])
        pins |= {(old, new): found} if found else {}
    return Lineage.of(follow(plans, baseline=baseline, pins=pins, taxonomy=topics), taxonomy=topics)


def merge(
    base: Given,
    ours: Given,
    theirs: Given,
    *,
    parties: tuple[Sequence[str], Sequence[str]] = ((), ()),
    taxonomy: Topics = None,
) -> Merge:
    """Hold two sides of a negotiation against the version that both started from.

    Args:
        base: The version that both sides started from: a path, a text or a Plan.
        ours: One side's version, likewise.
        theirs: The other side's version, likewise.
        parties: Who is behind each side; its title where nobody is named.
        taxonomy: Where topics come from; see `compare`.

    Returns:
        The merge: a row for each term and clause, and the merged plan; it shows, saves and lists itself.

    Raises:
        ReadError: If a version cannot be read, with everything that is wrong with it.
        TypeError: If a version is none of these.
        ValueError: If the versions name different taxonomies, or the same party is behind both sides.
    """
    from plancmp.history import merge as weigh
    from plancmp.library.lineages import Merge

    topics = choose_taxonomy(taxonomy)
    plans = take_alike((base, ours, theirs), ("base", "ours", "theirs"), topics)
    return Merge.of(weigh(*plans, parties=parties, taxonomy=topics), taxonomy=topics)


def check(
    policy: str | os.PathLike[str] | Policy,
    subject: Given | Changes,
    *,
    accepted: LinksFile | Sequence[Acceptance] = (),
    today: str | PartialDate | None = None,
    taxonomy: Topics = None,
) -> Check:
    """Hold a version, or a change from one to another, against red lines.

    Args:
        policy: The red lines: a policy, its file, its text, or the name of ready ones ("strict").
        subject: One version, or what `compare` returns: red lines on changes need one.
        accepted: What people have accepted: a file, or acceptances.
        today: The day on which acceptances must count; `None` if none expires.
        taxonomy: Where topics come from; see `compare`.

    Returns:
        What every red line says; it shows, saves and lists itself.

    Raises:
        ReadError: If a file cannot be read, or the policy names a party that no version has, or a term that is nearly
            one that they have.
        TypeError: If the version is none.
    """
    from plancmp.diff import Comparison
    from plancmp.diff.reading import read_version
    from plancmp.library.results import Check
    from plancmp.model.dates import parse_date
    from plancmp.policy import check as judge
    from plancmp.policy import load_acceptances

    topics = choose_taxonomy(taxonomy)
    lines = _read_policy(policy, topics)
    if not isinstance(subject, Comparison):
        subject = read_version(take(subject, "version", topics), topics or _find_topics(lines))
    known = load_acceptances(os.fspath(accepted)) if isinstance(accepted, str | os.PathLike) else accepted
    day = parse_date(today) if isinstance(today, str) else today
    return Check.of(judge(lines, subject, accepted=known, today=day))


def compare_renderings(
    first: Given, second: Given, *, links: LinksFile | None = None, pins: Pins | None = None, taxonomy: Topics = None
) -> RenderingComparison:
    """List what two renderings of one version put differently: divergences to verify, and no changes.

    Args:
        first: One rendering: a path, a text or a Plan.
        second: The other, likewise.
        links: What a person has decided; see `compare`.
        pins: The same by places in the two outlines.
        taxonomy: Where topics come from; see `compare`.

    Returns:
        The divergences, point by point.

    Raises:
        ReadError: If a rendering or the file of links cannot be read, with everything that is wrong with it.
        TypeError: If a rendering is none of these.
    """
    from plancmp.diff.renderings import compare_renderings as list_divergences
    from plancmp.library.renderings import RenderingComparison

    topics = choose_taxonomy(taxonomy)
    one, other = take_alike((first, second), ("first", "second"), topics)
    return RenderingComparison.of(list_divergences(one, other, pins=_read_links(links, one, other) or pins))


def _read_policy(policy: str | os.PathLike[str] | Policy, taxonomy: Taxonomy | None) -> Policy:
    from plancmp.policy import list_profiles, load_policy, load_profile, read_policy

    if isinstance(policy, str) and policy in list_profiles() and not os.path.exists(policy):
        return load_profile(policy)
    if isinstance(policy, str) and "\n" in policy:
        return read_policy(policy, "policy", taxonomy=taxonomy)
    return load_policy(os.fspath(policy), taxonomy=taxonomy) if isinstance(policy, str | os.PathLike) else policy


def _find_topics(policy: Policy) -> Taxonomy | None:
    """Return the topics that a policy speaks of, whatever else the words of a document may fit."""
    from plancmp.readers import find_taxonomy, list_taxonomies

    return find_taxonomy(policy.taxonomy) if policy.lines and policy.taxonomy in list_taxonomies() else None


def _read_links(links: LinksFile | None, old: Plan, new: Plan) -> Pins | None:
    """Return what a person decided as pins.

    Raises:
        ReadError: If the file cannot be read or names clauses that are not there.
    """
    if links is None:
        return None
    from plancmp.align.pinning import read_decisions, resolve_decisions
    from plancmp.readers import read_text

    name = os.fspath(links)
    return resolve_decisions(read_decisions(read_text(name), name), old, new, name)
