"""What a red line says of one term: holds, breached, or nobody can tell.

A bound is a term to hold the plan's term against, and the algebra of terms (`plancmp.diff.algebra`) does it: a term
that is, held against the bound, tightened by any facet breaks "no tighter than". So the algebra and the policies cannot
disagree, and a bound that holds for a term holds for everything tighter (or looser, by its direction).

A bound without conditions is meant always, so a term that holds in fewer cases has more room, or less, as the algebra
says. The conditions of a bound are the situation in which it is meant: a term whose conditions all belong to that
situation applies in it in full. A term with other conditions may or may not apply there. If it would keep the bound
when it applies, and it does as well when it does not (a limit that is not in force leaves more room), the bound holds;
otherwise nobody can tell.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, frozen

from plancmp.diff import Cause, Effect
from plancmp.diff.algebra import compare_terms
from plancmp.model import Term
from plancmp.model.value import Value
from plancmp.model.vocabulary import RESTRICTIVE
from plancmp.policy.redlines import Bound, Direction, Outcome, RedLine

_AGAINST = {
    Direction.NO_TIGHTER: {Effect.TIGHTENED, Effect.REVERSED},
    Direction.NO_LOOSER: {Effect.LOOSENED, Effect.REVERSED},
    Direction.SAME: {Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED},
}


@frozen(eq=False, repr=False)
class Judgement(Value):
    """What one requirement says of one term, clause or change.

    Attributes:
        outcome: What it says.
        requirement: The key of the requirement in the policy file.
        reason: The id of the message that says why.
        causes: The rules of the algebra at work, if it was asked.
    """

    outcome: Outcome
    requirement: str
    reason: str = ""
    causes: tuple[Cause, ...] = ()


def judge_term(line: RedLine, term: Term) -> tuple[Judgement, ...]:
    """Say what a red line says of a term.

    Returns:
        A judgement for each requirement that looks at terms.
    """
    found = []
    if line.disclosure:
        found.append(judge_fit("disclosure", "disclosure-differs", fits=term.disclosure in line.disclosure))
    if line.looks_at_terms and not term.disclosure.is_known:
        return (*found, Judgement(Outcome.CANNOT_TELL, "disclosure", "content-not-known"))
    found += [judge_bound(bound, term) for bound in line.bounds]
    if line.forces:
        found.append(judge_fit("force_is", "force-differs", fits=term.force in line.forces))
    if line.is_unconditional is not None:
        fits = line.is_unconditional != bool(term.conditions)
        found.append(judge_fit("unconditional", "conditions-differ", fits=fits))
    if line.confidence:
        fits, is_known = term.confidence in line.confidence, term.confidence is not None
        found.append(judge_fit("confidence", "confidence-differs", fits=fits, is_known=is_known))
    return tuple(found)


def judge_fit(requirement: str, reason: str, *, fits: bool, is_known: bool = True) -> Judgement:
    """Say whether what is known of something is what a requirement asks for; the reason is given where it is not."""
    outcome = Outcome.HOLDS if fits else Outcome.BREACHED if is_known else Outcome.CANNOT_TELL
    return Judgement(outcome, requirement, "" if fits else reason)


def judge_bound(bound: Bound, term: Term) -> Judgement:
    """Say whether a term keeps to a bound.

    Returns:
        Holds, breached, or cannot tell, with the rules of the algebra that say so.
    """
    reference = evolve(bound.term, name=term.name, party=term.party)
    reference = evolve(reference, toward=reference.toward or term.toward)
    reference = evolve(reference, instrument=reference.instrument or term.instrument)
    if bound.direction is Direction.SAME or not reference.conditions:
        _, causes = compare_terms(reference, evolve(term, disclosure=reference.disclosure))
        return _judge_causes(causes, bound.direction)
    situation = {condition.key for condition in reference.conditions}
    others = [condition for condition in term.conditions if condition.key not in situation]
    in_force = evolve(term, conditions=(), disclosure=reference.disclosure)
    _, causes = compare_terms(evolve(reference, conditions=()), in_force)
    judgement = _judge_causes(causes, bound.direction)
    if not others:
        return judgement
    # Where its further conditions are not met, a limit is not in force, and a permission is not given.
    is_limit = term.force in RESTRICTIVE
    keeps_when_off = is_limit == (bound.direction is Direction.NO_TIGHTER)
    if judgement.outcome is Outcome.HOLDS and keeps_when_off:
        return judgement
    return Judgement(Outcome.CANNOT_TELL, str(bound.direction), "further-conditions", judgement.causes)


def join_outcomes(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the outcome of alternatives of which one will stand: theirs if they are alike, else nobody can tell."""
    found = set(outcomes)
    return found.pop() if len(found) == 1 else Outcome.CANNOT_TELL


def _judge_causes(causes: tuple[Cause, ...], direction: Direction) -> Judgement:
    telling = tuple(cause for cause in causes if cause.effect is not Effect.SAME)
    against = tuple(cause for cause in telling if cause.effect in _AGAINST[direction])
    key = str(direction)
    if against:
        return Judgement(Outcome.BREACHED, key, "goes-beyond", against)
    undirected = tuple(cause for cause in telling if cause.effect is None)
    if undirected and direction is Direction.SAME:
        return Judgement(Outcome.BREACHED, key, "goes-beyond", undirected)
    if undirected:
        return Judgement(Outcome.CANNOT_TELL, key, "no-direction", undirected)
    return Judgement(Outcome.HOLDS, key, "", telling)
