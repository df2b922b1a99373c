"""What two renderings of one point say differently, fact by fact.

Each fact of one rendering looks for its equal in the other; what finds none is a divergence, with the fact that stands
in its place where there is one. A fact within a larger one that diverges (the party within a condition that the other
rendering lacks) is part of that divergence. It is a heuristic, and made to be sparing: a person verifies each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from plancmp.diff.renderings.conditions import compare_conditions
from plancmp.diff.renderings.findings import Finding, Side
from plancmp.diff.renderings.forces import compare_forces
from plancmp.diff.renderings.names import (
    compare_directions,
    compare_names,
    compare_qualifiers,
    settle_short_names,
)
from plancmp.diff.renderings.numbers import compare_figures
from plancmp.extract.fact import Fact


def find_divergences(first: str, second: str, parties: Collection[str] = ()) -> tuple[Finding, ...]:
    """Find what two renderings of one point say differently.

    Args:
        first: The words of the one.
        second: The words of the other.
        parties: Names of the plan's parties, beside the built-in ones.

    Returns:
        The divergences in the order of the first text, those of the second text alone behind. Swapping the texts swaps
        the sides of each. Time grows with the product of the numbers of facts of one kind, which are few in a point.
    """
    if first == second:
        return ()
    if first > second:
        # One question has one answer, from whichever side it is asked.
        found = [finding.mirrored() for finding in find_divergences(second, first, parties)]
        return tuple(sorted(found, key=_place))
    sides = settle_short_names(Side.read(first, parties), Side.read(second, parties))
    found, sides = compare_conditions(*sides)
    figures = list(compare_figures(*sides))
    found += figures
    left, right = (_drop_claimed(side, [one.of(place) for one in found]) for place, side in enumerate(sides))
    found += compare_forces(left, right, figures)
    found += compare_names(left, right)
    found += compare_qualifiers(left, right)
    found += compare_directions(left, right)
    return tuple(sorted(found, key=_place))


def _place(finding: Finding) -> tuple[bool, int, int, str]:
    fact = finding.first or finding.second
    return (
        finding.first is None,
        fact.start if fact else 0,
        finding.second.start if finding.second else 0,
        finding.kind,
    )


def _drop_claimed(side: Side, claims: Iterable[Fact | None]) -> Side:
    """Drop the facts that stand within one that diverges."""
    holders = [fact for fact in claims if fact is not None]
    return side.without([fact for fact in side.facts if any(holder.holds(fact) for holder in holders)])
