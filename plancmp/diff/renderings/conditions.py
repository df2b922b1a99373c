"""Conditions of two renderings: what holds only if, unless or until something else does."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.diff.renderings.findings import DivergenceKind, Finding, Side
from plancmp.diff.renderings.forces import find_counterpart
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.paraphrases import stem


def compare_conditions(left: Side, right: Side) -> tuple[list[Finding], tuple[Side, Side]]:
    """Compare conditions; "not unless X" and "only if X" are one, and their forces are settled with them."""
    pairs, lone = _pair_conditions(left, right)
    found: list[Finding] = []
    settled: tuple[list[Fact], list[Fact]] = ([], [])
    for first, second in pairs:
        actors = _find_actor(left, first), _find_actor(right, second)
        if all(actors) and actors[0].value != actors[1].value:  # type: ignore[union-attr]
            found.append(Finding(DivergenceKind.PARTY, "party-differs", *actors))
        if (first.value, first.limit) == (second.value, second.limit):
            continue
        bans = _find_ban(left, first), _find_ban(right, second)
        if _normalize(first, bans[0]) == _normalize(second, bans[1]):
            for place, (side, fact) in enumerate(((left, first), (right, second))):
                settled[place].extend(cue for cue in side.select(FactKind.FORCE) if cue.sentence == fact.sentence)
        elif (first.is_firm and second.is_firm) or (first.value == second.value and first.scope & second.scope):
            found.append(_judge_pair(first, second))
    for place, fact in lone:
        if fact.limit == "only":
            # "May only if X" bans all else, and so does the other text without the exception.
            _settle_ban(fact, (left, right)[place], (left, right)[1 - place], settled)
        if fact.is_firm and not _is_expressed(fact, (right, left)[place]):
            one = Finding(DivergenceKind.CONDITION, "condition-lacking", fact, None)
            found.append(one.mirrored() if place else one)
    return found, (left.without(settled[0]), right.without(settled[1]))


def _find_actor(side: Side, condition: Fact) -> Fact | None:
    """Return who acts in a condition that names two parties: "if A invades B", "if B is invaded by A"."""
    named = [fact for fact in side.select(FactKind.PARTY) if condition.holds(fact) and fact.is_firm]
    if len({fact.value for fact in named}) != 2:
        return None
    by = [fact for fact in named if side.text[: fact.start].rstrip().endswith(" by")]
    return (by or named)[0]


def _judge_pair(first: Fact, second: Fact) -> Finding:
    if {first.value, second.value} == {"if", "if not"}:
        return Finding(DivergenceKind.CONDITION, "condition-turned", first, second)
    if first.value != second.value:
        return Finding(DivergenceKind.CONDITION, "condition-differs", first, second)
    return Finding(DivergenceKind.QUALIFIER, "condition-only", first, second)


def _settle_ban(condition: Fact, own: Side, other: Side, settled: Sequence[list[Fact]]) -> None:
    for cue in own.select(FactKind.FORCE):
        answer = find_counterpart(cue, other.select(FactKind.FORCE)) if cue.value == "may" else None
        if cue.sentence == condition.sentence and answer is not None and answer.value == "must not":
            for facts in settled:
                facts.extend((cue, answer))


def _pair_conditions(left: Side, right: Side) -> tuple[list[tuple[Fact, Fact]], list[tuple[int, Fact]]]:
    """Pair conditions by what they share, the likest first."""
    firsts, seconds = left.select(FactKind.CONDITION), right.select(FactKind.CONDITION)
    scores = sorted(
        (
            (-_likeness(first, second), i, j)
            for i, first in enumerate(firsts)
            for j, second in enumerate(seconds)
            if _may_be_one(first, second)
        ),
    )
    used: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, i, j in scores:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((firsts[i], seconds[j]))
    lone = [(0, fact) for i, fact in enumerate(firsts) if i not in used[0]]
    return pairs, lone + [(1, fact) for j, fact in enumerate(seconds) if j not in used[1]]


def _may_be_one(first: Fact, second: Fact) -> bool:
    if "state" in {first.family, second.family}:
        return first.value == second.value
    # What is only perhaps a condition has to share words with the other, unless it can hardly be anything else.
    is_clear = all(fact.is_firm or fact.rule == "condition-when" for fact in (first, second))
    return is_clear or bool(first.scope & second.scope)


def _likeness(first: Fact, second: Fact) -> float:
    """How much two conditions share, 0 to 1; one that is only perhaps a condition comes last."""
    shared = len(first.scope & second.scope) / (min(len(first.scope), len(second.scope)) or 1)
    return shared + (first.family == second.family) / 4 + (first.is_firm and second.is_firm) / 2


def _find_ban(side: Side, condition: Fact) -> bool:
    return any(
        cue.value == "must not" and cue.is_firm and cue.sentence == condition.sentence
        for cue in side.select(FactKind.FORCE)
    )


def _normalize(condition: Fact, is_ban: bool) -> tuple[str, str]:
    """Write "not unless" and "not until" as "only if"."""
    if is_ban and condition.value in {"if not", "until"}:
        return ("if", "only")
    return (condition.value, condition.limit)


def _is_expressed(condition: Fact, other: Side) -> bool:
    """Whether the other text has most of the condition's words, in another form."""
    if condition.family == "state":
        return bool({stem(word) for word in condition.value.split()[1:]} & other.stems)
    return bool(condition.scope) and len(condition.scope & other.stems) * 2 > len(condition.scope)
