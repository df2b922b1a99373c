"""The algebra of terms: from two terms to an effect and its causes.

A constraint is a set of outcomes, so the direction of a change can be computed: where the new set lies inside the
old, the party has less room. What a larger set means depends on the force (`Constraint.room`): more members in "must
recognise" ask more of the party, more members in "may use" allow it more. Each facet of a term is compared by itself;
facets without a direction of their own (free wording, another currency) leave the direction to the others.
"""

from __future__ import annotations

from attrs import fields

from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect, join_effects
from plancmp.model import Condition, Disclosure, Force, Term
from plancmp.model.constraints import Constraint, Flag, Relation
from plancmp.model.spelling import fold_spelling
from plancmp.model.vocabulary import RESTRICTIVE

_STRENGTH = {Force.MUST: 3, Force.EXPECTED: 2, Force.MAY: 1, Force.STATES: 1}


def compare_terms(old: Term, new: Term) -> tuple[Effect, tuple[Cause, ...]]:
    """Say what happened to a term.

    Args:
        old: The term as it was.
        new: The term as it is; both of one name.

    Returns:
        The effect, said of the party that the term binds, and why: one cause or more for each facet that differs.
        `SAME` with causes means that only data about the term changed.
    """
    if old == new:
        return Effect.SAME, ()
    causes = (
        *_compare_disclosure(old, new),
        *(_compare_denials(old, new) or (*_compare_force(old.force, new.force), *_compare_constraints(old, new))),
        *_compare_conditions(old, new),
        *_compare_names(old, new, "party", "party"),
        *_compare_names(old, new, "toward", "beneficiary"),
        *_compare_names(old, new, "instrument", "instrument"),
    )
    causes = (*causes, *_claim_rest(old, new, {cause.facet for cause in causes}))
    for cause in causes:
        if cause.rule in {"term-withheld", "term-disclosed", "term-deferred", "term-taken-up"}:
            return cause.effect or Effect.SAME, causes
    return join_effects(cause.effect for cause in causes), causes


def compare_disclosures(old: Disclosure, new: Disclosure) -> Effect:
    """Say what a change in what is known means, whatever the content.

    Returns:
        `SAME` where both are known or nothing changed.
    """
    if old.is_known and new.is_known:
        return Effect.SAME
    if new is Disclosure.DEFERRED:
        if old.is_known:
            return Effect.DEFERRED
        return Effect.SAME if old is new else Effect.DISCLOSED
    if old is Disclosure.DEFERRED:
        return Effect.TAKEN_UP if new.is_known else Effect.WITHHELD
    if old.is_known:
        return Effect.WITHHELD
    return Effect.DISCLOSED if new.is_known else Effect.SAME


def judge_silence(disclosure: Disclosure, known: Disclosure) -> Effect:
    """Say what it means for a clause or term that the other version has none.

    Only what is known on both sides can be dropped. A matter that was left for later talks and of which a version
    that is known in full says nothing is not left for later talks any more.

    Args:
        disclosure: What is known of the clause or term.
        known: How well the other version is known there; `STATED` if in full.

    Returns:
        The effect where the clause or term is the old one; its mirror is that of the new one.
    """
    if disclosure.is_known and known is Disclosure.STATED:
        return Effect.DROPPED
    return compare_disclosures(disclosure, known)


_DISCLOSURE_RULES = {
    Effect.DEFERRED: "term-deferred",
    Effect.TAKEN_UP: "term-taken-up",
    Effect.WITHHELD: "term-withheld",
    Effect.DISCLOSED: "term-disclosed",
}


def _compare_disclosure(old: Term, new: Term) -> tuple[Cause, ...]:
    effect = compare_disclosures(old.disclosure, new.disclosure)
    if effect is not Effect.SAME:
        return (Cause(_DISCLOSURE_RULES[effect], "disclosure", effect),)
    if old.disclosure is new.disclosure:
        return ()
    rule = "term-now-reported" if new.disclosure is Disclosure.REPORTED else "term-now-stated"
    return (Cause(rule, "disclosure", Effect.SAME),)


def _compare_denials(old: Term, new: Term) -> tuple[Cause, ...]:
    """Compare a ban with what is only expected not to happen, or need not: "must not" that became "should not"."""
    forces = {term.force: term.constraint for term in (old, new)}
    if forces.get(Force.MUST_NOT) != Flag(True) or Flag(False) not in (
        forces.get(Force.EXPECTED),
        forces.get(Force.MAY),
    ):
        return ()
    return _compare_force(*(Force.MUST if term.force is Force.MUST_NOT else term.force for term in (old, new)))


def _compare_force(old: Force | None, new: Force | None) -> tuple[Cause, ...]:
    if old is new or old is None or new is None:
        return ()
    if Force.MUST_NOT in {old, new}:
        other = new if old is Force.MUST_NOT else old
        if other is not Force.STATES:
            return (Cause("force-reversed", "force", Effect.REVERSED),)
        weaker = old is Force.MUST_NOT
    elif _STRENGTH[old] == _STRENGTH[new]:
        return (Cause("force-recast", "force"),)
    else:
        weaker = _STRENGTH[new] < _STRENGTH[old]
    rule, effect = ("force-weakened", Effect.LOOSENED) if weaker else ("force-strengthened", Effect.TIGHTENED)
    return (Cause(rule, "force", effect),)


def _compare_constraints(old: Term, new: Term) -> tuple[Cause, ...]:
    before, after = old.constraint, new.constraint
    if before is None or after is None or before == after:
        return ()
    if type(before) is not type(after):
        return (Cause("constraint-recast", "constraint"),)
    relation = before.relate(after)
    if relation is Relation.EQUAL:
        return ()
    effect = _judge_room(relation, before, old.force, new.force)
    return tuple(Cause(step.rule, "constraint", effect, step.difference) for step in before.steps_to(after))


def _judge_room(relation: Relation, constraint: Constraint, old: Force | None, new: Force | None) -> Effect | None:
    if relation is Relation.CROSSING or old is None or new is None:
        return None
    room = constraint.room(old)
    if room == 0 or room != constraint.room(new):
        return None
    wider = relation is Relation.WIDER
    return Effect.LOOSENED if wider == (room > 0) else Effect.TIGHTENED


def _compare_conditions(old: Term, new: Term) -> tuple[Cause, ...]:
    before, after = ({condition.key for condition in term.conditions} for term in (old, new))
    if before == after:
        return ()
    shown = {condition.key: _spell(condition) for condition in (*old.conditions, *new.conditions)}
    difference = "; ".join(
        f"{sign} {shown[key]}" for sign, keys in (("−", before - after), ("+", after - before)) for key in sorted(keys)
    )
    if before < after:
        rule, effect = "condition-added", _judge_limits(old, new, more=True)
    elif after < before:
        rule, effect = "condition-removed", _judge_limits(old, new, more=False)
    else:
        rule, effect = "condition-changed", None
    return (Cause(rule, "conditions", effect, difference),)


def _judge_limits(old: Term, new: Term, *, more: bool) -> Effect | None:
    """Return what holding in fewer cases means: less of a duty or ban, less of a permission."""
    restrictive = {term.force in RESTRICTIVE for term in (old, new)}
    if len(restrictive) > 1 or not {None, Force.STATES}.isdisjoint({old.force, new.force}):
        return None
    return Effect.LOOSENED if more == restrictive.pop() else Effect.TIGHTENED


def _compare_names(old: Term, new: Term, facet: str, noun: str) -> tuple[Cause, ...]:
    before, after = ({fold_spelling(name) for name in getattr(term, facet)} for term in (old, new))
    if before == after:
        return ()
    gone = [name for name in getattr(old, facet) if fold_spelling(name) not in after]
    come = [name for name in getattr(new, facet) if fold_spelling(name) not in before]
    difference = "; ".join(f"{sign} {', '.join(names)}" for sign, names in (("−", gone), ("+", come)) if names)
    if gone and come:
        return (Cause(f"{noun}-changed", facet, None, difference),)
    # Who is bound where nobody is named is not known: everybody, or somebody whom the sentence left out.
    names_nobody = facet == "party" and not (before and after)
    effect = None if names_nobody else _judge_limits(old, new, more=bool(gone))
    return (Cause(f"{noun}-added" if come else f"{noun}-removed", facet, effect, difference),)


def _claim_rest(old: Term, new: Term, claimed: set[str]) -> tuple[Cause, ...]:
    """Return a cause for each raw difference that no facet claims: data about the term, and mere spelling.

    "60 months" for "5 years" is a raw difference and no change of terms; it is claimed here so that every
    difference of two terms is claimed exactly once.
    """
    causes = []
    for item in fields(Term):
        if item.name in claimed or getattr(old, item.name) == getattr(new, item.name):
            continue
        rule = "term-attributes-changed" if item.name == "attributes" else "term-record-changed"
        causes.append(Cause(rule, item.name, Effect.SAME))
    return tuple(causes)


def _spell(condition: Condition) -> str:
    return f"{condition.kind} {condition.text}".replace("_", " ")
