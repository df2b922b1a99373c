"""Forces and negations of two renderings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancmp.diff.renderings.findings import DivergenceKind, Finding, Side
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.paraphrases import stem
from plancmp.model.expressions import late

_MOST = 0.6  # of the words of a ban
_SENTENCE = late(r"[^.;\n]+(?:[.;\n]|\Z)")
_WORD = late(r"[^\W\d_]+")
_NEGATIVE = frozenset({"must not", "expected not"})


def compare_forces(left: Side, right: Side, figures: Iterable[Finding]) -> Iterator[Finding]:
    """Compare what is not a plain duty; present tense, "shall", "will" and "is to" are all one."""
    sides = (left, right)
    cues = [side.select(FactKind.FORCE) for side in sides]
    limits = [[one.of(place) for one in figures if one.rule == "limit-differs"] for place in (0, 1)]
    counts = [_count([cue.value for cue in own if cue.is_firm]) for own in cues]
    done: set[tuple[str, str]] = set()
    answers: list[Fact] = []
    for place in (0, 1):
        for cue in cues[place]:
            if (
                not cue.is_firm
                or cue.value == "must"
                or counts[1 - place].get(cue.value, 0) >= counts[place][cue.value]
            ):
                continue
            if cue in answers:
                continue
            if any(fact is not None and 0 <= fact.start - cue.end < 3 for fact in limits[place]):
                continue
            other = find_counterpart(cue, cues[1 - place])
            if any(one.value == cue.value and not one.is_firm for one in cues[1 - place]):
                continue
            if any(one.value == cue.value for one in cues[1 - place]) and (other is None or other.value == cue.value):
                if not _is_plain(cue, sides[place], sides[1 - place]):
                    # Said once for two actions here, and once for each there.
                    continue
                other = None
            values = (cue.value, other.value if other else "must")
            key = values if place == 0 else (values[1], values[0])
            if key in done:
                continue
            done.add(key)
            answers += [other] if other else []
            kind = (
                DivergenceKind.NEGATION
                if (values[0] in _NEGATIVE) != (values[1] in _NEGATIVE)
                else DivergenceKind.FORCE
            )
            one = Finding(kind, f"{kind}-differs", cue, other)
            yield one.mirrored() if place else one


def _is_plain(cue: Fact, own: Side, other: Side) -> bool:
    """Whether the other text says plainly, in a sentence without a negation, what is forbidden here."""
    if cue.value not in _NEGATIVE:
        return False
    theirs = [frozenset(map(stem, _WORD.findall(other.text[start:end]))) for start, end in _cut(other)]
    shares = [len(cue.scope & words) / (len(cue.scope) or 1) for words in theirs]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    if best is None or shares[best] < _MOST or len([share for share in shares if share >= _MOST]) > 1:
        return False
    start, end = _cut(other)[best]
    held = [one for one in other.select(FactKind.FORCE, FactKind.CONDITION) if start <= one.start < end]
    return not any(one.value in _NEGATIVE or one.value == "if not" for one in held) and len(_cut(own)) == len(theirs)


def _cut(side: Side) -> list[tuple[int, int]]:
    return [match.span() for match in _SENTENCE.finditer(side.text)]


def _count(values: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return counts


def find_counterpart(cue: Fact, others: Sequence[Fact]) -> Fact | None:
    """Return the force that the other text has over the same action, by the words that both govern."""
    firm = [other for other in others if other.is_firm]
    firm.sort(key=lambda other: (-len(cue.scope & other.scope), other.value == "must", other.start))
    if not firm or (len(firm) > 1 and not cue.scope & firm[0].scope):
        return None
    return firm[0]
