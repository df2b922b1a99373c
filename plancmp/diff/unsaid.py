"""Words that one of two sentences leaves out or leaves for later: "at most ███ tanks", "the fee is [to be agreed]"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from attrs import evolve

from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect
from plancmp.diff.lone import TermPair, is_loose
from plancmp.diff.statements import Difference
from plancmp.diff.terms import EXISTENCE_RULES
from plancmp.extract.pieces import fold_word
from plancmp.model.expressions import late
from plancmp.model.omissions import blank_marks, find_marks, has_deferral, has_omission

_WORD = late(r"[^\W_]+")


def judge_marks(old: str, new: str) -> Effect | None:
    """Say what it means that one of two sentences has a mark in the place of words; `None` if neither has, or both."""
    for has_mark, effect in ((has_omission, Effect.WITHHELD), (has_deferral, Effect.DEFERRED)):
        before, after = has_mark(old), has_mark(new)
        if before != after:
            return effect if after else effect.mirror
    return None


def explain_marks(difference: Difference, old: str, new: str, effect: Effect) -> Difference:
    """Say of what stands in the place of a mark that the other sentence does not tell it, or not yet.

    Args:
        difference: What happened between two sentences, read without the mark.
        old: The old sentence with its marks.
        new: The new one, likewise.
        effect: What the mark means.
    """
    is_gone = effect in {Effect.WITHHELD, Effect.DEFERRED}
    places = _find_places(new, old) if is_gone else _find_places(old, new)
    cause = Cause(EXISTENCE_RULES[effect], "term", effect)
    terms = []
    for pair in difference.terms:
        if _is_unsaid(pair, places, is_gone=is_gone):
            kept = evolve(pair, new=None) if is_gone else evolve(pair, old=None)
            terms.append(evolve(kept, effect=effect, causes=(cause,)))
        else:
            terms.append(pair)
    if all(pair.effect is not effect for pair in terms):
        return difference
    if any(pair.effect is effect and not is_loose(pair) for pair in terms):
        terms = [pair for pair in terms if not _is_beside(pair, old, new)]
    listed = tuple(one for one in difference.listed if not _is_in_both(one, old, new))
    return evolve(difference, terms=tuple(terms), listed=listed)


def _is_in_both(told: str, old: str, new: str) -> bool:
    """Say whether words that are told to have come or gone stand in the other sentence, too: "at most", "an hour"."""
    side = {"−": new, "+": old}.get(told[:1])
    return side is not None and not _count(told[1:]) - _count(side)


def _is_beside(pair: TermPair, old: str, new: str) -> bool:
    """Say whether all of a change is a word beside a mark: "by", of "by 1 May"."""
    rules = {cause.rule for cause in pair.causes}
    if pair.effect.is_silence:
        return is_loose(pair)
    told = [cause.difference for cause in pair.causes if cause.rule == "wording-changed"]
    return rules <= {"wording-changed", "term-record-changed"} and all(_is_in_both(one, old, new) for one in told)


def _find_places(marked: str, other: str) -> list[tuple[int, int]]:
    """Return what stands in a sentence between the words that stand around each mark of the other one."""
    blank, words = blank_marks(marked), [*_WORD.finditer(other)]
    folded = [fold_word(match.group()) for match in words]
    places = []
    for start, end in find_marks(marked):
        before, behind = _WORD.findall(blank[:start]), _WORD.findall(blank[end:])
        first = folded.index(fold_word(before[-1])) if before and fold_word(before[-1]) in folded else -1
        rest = folded[first + 1 :]
        last = rest.index(fold_word(behind[0])) + first + 1 if behind and fold_word(behind[0]) in rest else len(words)
        places.append(
            (words[first].end() if first >= 0 else 0, words[last].start() if last < len(words) else len(other))
        )
    return places


def _is_unsaid(pair: TermPair, places: Sequence[tuple[int, int]], *, is_gone: bool) -> bool:
    """Say whether all of a change is that the sentence with the mark says less, and there."""
    term = pair.old if is_gone else pair.new
    if term is None or term.evidence is None:
        return False
    start, end = term.evidence.span
    if not any(start < last and first < end for first, last in places):
        return False
    if not (pair.old and pair.new):
        return pair.effect is (Effect.DROPPED if is_gone else Effect.ADDED)
    sign, turn = ("+", "-removed") if is_gone else ("−", "-introduced")
    return all(
        cause.rule in {"term-record-changed", "constraint-recast"}
        or cause.rule.endswith(turn)
        or (cause.rule == "wording-changed" and sign not in cause.difference)
        for cause in pair.causes
    )


def _count(text: str) -> Counter[str]:
    return Counter(fold_word(word) for word in _WORD.findall(text))
