"""What two terms of one matter have in common: the loosest term that is at least as tight as both.

A term leaves its party some room, and the algebra says which of two leaves less (`compare_terms`). What both sides
allow is the meet in this order:

* a duty or an expectation allows what lies in its constraint: two caps leave the lower one, a floor and a cap a range;
  "each of these" asks for the members of both lists;
* a ban allows what lies outside: two bans forbid what either forbids;
* a permission allows what lies inside, where all its conditions hold: two permissions leave what both permit, under the
  conditions of both;
* a duty and a permission leave the duty; a duty or permission and a ban on the same leave nothing.

A duty or ban under conditions says nothing of other cases. So where one side asks for more and the other holds in more
cases, no single term says what both allow: both terms together do.

Nothing is guessed. Free wording, another unit, other parties or forces without an order have no overlap that can be
computed, and the result says which facet it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from plancmp.diff.algebra import compare_terms
from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect
from plancmp.model import Attributes, Condition, Disclosure, Force, Term
from plancmp.model.constraints import Constraint, Relation
from plancmp.model.value import Value, spell_whole
from plancmp.model.vocabulary import DUTIES, RESTRICTIVE

_ASSERTIVE = {Force.MUST, Force.EXPECTED, Force.STATES}
_SCOPES = ("conditions", "party", "toward", "instrument")


class Obstacle(StrEnum):
    """Why two terms have no overlap."""

    NOTHING = "nothing"
    FORCE = "force"
    CONSTRAINT = "constraint"
    CONDITIONS = "conditions"
    PARTY = "party"
    TOWARD = "toward"
    INSTRUMENT = "instrument"


@frozen(eq=False, repr=False)
class Overlap(Value):
    """What two terms have in common.

    Attributes:
        terms: What both allow: one term, or two that hold together; none if there is an obstacle.
        obstacle: `NOTHING` if it is certain that they have nothing in common; else the facet for which what they have
            in common cannot be computed; `None` if it was.
    """

    terms: tuple[Term, ...] = ()
    obstacle: Obstacle | None = None


def overlap_terms(first: Term, second: Term) -> Overlap:
    """Say what two terms of one matter have in common.

    Args:
        first: A term whose content is known.
        second: Another; which comes first makes no difference.

    Returns:
        The overlap; its terms hold content only, no sources or notes. Linear in the lists and conditions.

    Raises:
        ValueError: If the content of one is not known.
    """
    if first.constraint is None or second.constraint is None:
        raise ValueError("what is not known has no overlap")
    # In one order, so that the overlap is spelt alike whichever term is named first.
    old, new = sorted((_strip(first), _strip(second)), key=spell_whole)
    effect, causes = compare_terms(old, new)
    if effect is Effect.SAME:
        return Overlap((old,))
    if (old.force is Force.MUST_NOT) != (new.force is Force.MUST_NOT):
        return Overlap(obstacle=_judge_ban(old, new, causes))
    tighter = _take_tighter(old, new, causes)
    return Overlap((tighter,)) if tighter else _Meet(old, new, causes).find()


def _strip(term: Term) -> Term:
    return evolve(
        term,
        disclosure=Disclosure.STATED,
        confidence=None,
        source=(),
        note="",
        evidence=None,
        attributes=Attributes(),
    )


def _take_tighter(old: Term, new: Term, causes: Iterable[Cause]) -> Term | None:
    """Return the term that lies inside the other, if one does."""
    found = {cause.effect for cause in causes} - {Effect.SAME}
    return {Effect.TIGHTENED: new, Effect.LOOSENED: old}.get(found.pop() or Effect.SAME) if len(found) == 1 else None


def _judge_ban(old: Term, new: Term, causes: Iterable[Cause]) -> Obstacle:
    """Say what a ban and a term that is none have in common: nothing, or what cannot be computed."""
    ban, other = (old, new) if old.force is Force.MUST_NOT else (new, old)
    facets = {cause.facet for cause in causes if cause.effect is not Effect.SAME}
    for facet in ("party", "toward", "instrument"):
        if facet in facets:
            return Obstacle(facet)
    scopes = [{condition.key for condition in term.conditions} for term in (ban, other)]
    is_duty = other.force in DUTIES
    if scopes[0] != scopes[1] and not (is_duty and (scopes[0] <= scopes[1] or scopes[1] <= scopes[0])):
        return Obstacle.CONDITIONS
    if other.force is Force.STATES or ban.constraint is None or other.constraint is None:
        return Obstacle.FORCE
    if type(ban.constraint) is not type(other.constraint):
        return Obstacle.CONSTRAINT
    relation = ban.constraint.relate(other.constraint)
    is_inside = relation is Relation.NARROWER and ban.constraint.room(Force.MUST_NOT) < 0
    return Obstacle.NOTHING if relation is Relation.EQUAL or is_inside else Obstacle.CONSTRAINT


class _Meet:
    """Two terms, both bans or neither, of which none lies inside the other; facet by facet."""

    def __init__(self, old: Term, new: Term, causes: Iterable[Cause]) -> None:
        self.old, self.new = old, new
        self.effects = {cause.facet: cause.effect for cause in causes if cause.effect is not Effect.SAME}

    def find(self) -> Overlap:
        """Return what both allow."""
        force = self.choose("force")
        if force is None:
            return Overlap(obstacle=Obstacle.FORCE)
        is_may = {self.old.force, self.new.force} == {Force.MAY}
        for facet in _SCOPES:
            # Conditions that differ can hold together; who is bound, and by what, cannot be put together like that.
            may_differ = facet == "conditions" and (is_may or {self.old.force, self.new.force} <= RESTRICTIVE)
            if self.choose(facet) is None and not may_differ:
                return Overlap(obstacle=Obstacle(facet))
        found = self.meet_constraints()
        if isinstance(found, Obstacle):
            both_apply = is_may or self.choose("conditions") is not None
            return Overlap(obstacle=found if both_apply or found is not Obstacle.NOTHING else Obstacle.CONDITIONS)
        if is_may:
            return Overlap((self.build(found),))
        if not any(facet in self.effects for facet in _SCOPES):
            return Overlap((evolve(self.old, force=force.force, constraint=found),))
        return Overlap((self.old, self.new))

    def choose(self, facet: str) -> Term | None:
        """Return the term that is the tighter one in a facet, or either if they are alike there; `None` if neither."""
        if facet not in self.effects:
            return self.old
        effect = self.effects[facet]
        return {Effect.TIGHTENED: self.new, Effect.LOOSENED: self.old}.get(effect) if effect else None

    def build(self, constraint: Constraint) -> Term:
        """Return the permission that both give: what both permit, where the conditions of both hold."""
        conditions: dict[tuple[str, str], Condition] = {}
        for condition in (*self.old.conditions, *self.new.conditions):
            conditions.setdefault(condition.key, condition)
        names = {facet: getattr(self.choose(facet), facet) for facet in ("party", "toward", "instrument")}
        return evolve(self.old, constraint=constraint, conditions=tuple(conditions.values()), **names)

    def meet_constraints(self) -> Constraint | Obstacle:
        """Return the constraint that both allow, or why there is none."""
        before, after = self.old.constraint, self.new.constraint
        forces = {force for force in (self.old.force, self.new.force) if force is not None}
        if before is None or after is None or type(before) is not type(after):
            return Obstacle.CONSTRAINT
        if before.relate(after) is Relation.EQUAL:
            return before
        rooms = {side.room(force) for side in (before, after) for force in forces}
        if rooms == {1}:
            found = before.overlap(after)
            return found or (Obstacle.NOTHING if before.excludes(after) else Obstacle.CONSTRAINT)
        if rooms == {-1}:
            found = before.union(after)
            if found is None:
                return Obstacle.CONSTRAINT
            return Obstacle.NOTHING if found.is_everything else found
        is_certain = rooms == {0} and before.excludes(after)
        return Obstacle.NOTHING if is_certain and _contradict(forces, before) else Obstacle.CONSTRAINT


def _contradict(forces: set[Force], constraint: Constraint) -> bool:
    """Say whether two extents that exclude each other leave nothing under these forces.

    "Must: no" is "must not", so a plain yes and no contradict each other in a ban as well. Lists that state something
    do not: one statement does not say that the other's list is wrong.
    """
    if constraint.kind == "flag" and forces == {Force.MUST_NOT}:
        return True
    return constraint.kind in {"flag", "shares"} and forces <= _ASSERTIVE
