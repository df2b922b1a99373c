"""Two versions in two languages → which clause answers to which, by what has no language.

Words of two languages share nothing, so that the engine has nothing to go by. What stays in a translation are the
figures, the parties and places, the topics, the printed numbers and the order. Each pair of clauses is scored by the
share of these that both have; the numbers count only where they mostly agree with the rest, as they do in two prints of
one version and do not in a version that was renumbered. The best assignment of all pairs is taken; a link with little
behind it is weak. Quadratic in the clauses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from plancmp.align.alignment import Alignment, Link, Pair, Pins, Reason
from plancmp.align.assignment import assign_pairs
from plancmp.extract.languages import choose_language
from plancmp.extract.names import find_names
from plancmp.extract.numbers import read_line
from plancmp.model import Entry, Plan
from plancmp.model.expressions import late
from plancmp.model.taxonomy import FALLBACK

_FIGURE = late(r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|(?<![\w.,])\d+(?:[.,]\d+)?")
_WEIGHTS = {"figures": 3.0, "names": 2.0, "topics": 1.5}
_NUMBER, _PARENT, _SHAPE = 4.0, 2.0, 0.5
_LEAST, _SURE = 0.34, 0.6  # of what a pair may score
_AGREED = 0.45  # mean likeness of the clauses of one number, for numbers to count


@frozen
class _Traits:
    """What of a clause has no language."""

    figures: frozenset[str]
    names: frozenset[str]
    topics: frozenset[str]
    size: int

    def get(self, kind: str) -> frozenset[str]:
        traits: frozenset[str] = getattr(self, kind)
        return traits


def align_translations(old: Plan, new: Plan, pins: Pins) -> Alignment:
    """Find which clause of one version answers to which of the other, which is in another language.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided.

    Returns:
        One-to-one links, by places in the two outlines; the same whichever version is the old one.
    """
    outlines = old.outline(), new.outline()
    sides = [[_read(entry, plan) for entry in outline] for plan, outline in zip((old, new), outlines, strict=True)]
    has_numbers = _share_numbers(outlines, sides)
    linked: dict[int, int] = {}
    scores: dict[tuple[int, int], float] = {}
    # Twice, so that items go by what their points answer to.
    for _ in range(2):
        scores = {
            (i, j): score
            for i, first in enumerate(outlines[0])
            for j, second in enumerate(outlines[1])
            if (i, j) not in pins.forbidden
            and (score := _score((first, second), (sides[0][i], sides[1][j]), linked, has_numbers=has_numbers))
            >= _LEAST
        }
        linked = dict(assign_pairs(scores))
    taken = {i for i, _ in pins.required}, {j for _, j in pins.required}
    edges = {(i, j) for i, j in linked.items() if i not in taken[0] and j not in taken[1]} | set(pins.required)
    links = [_make_link(i, j, scores.get((i, j), 1.0), outlines) for i, j in sorted(edges)]
    return Alignment(
        tuple(links),
        tuple(i for i in range(len(outlines[0])) if i not in {a for a, _ in edges}),
        tuple(j for j in range(len(outlines[1])) if j not in {b for _, b in edges}),
    )


def _read(entry: Entry, plan: Plan) -> _Traits:
    text = f"{entry.clause.heading} {entry.clause.text}"
    line = read_line(text, choose_language(plan.language or "en"))
    names = {name.name for name in find_names(line, plan.parties)}
    figures = {re.sub(r"[^\d]", "", figure) for figure in _FIGURE.findall(text)}
    return _Traits(frozenset(figures), frozenset(names), frozenset(entry.topics) - {FALLBACK}, len(text))


def _share_numbers(outlines: Sequence[Sequence[Entry]], sides: Sequence[Sequence[_Traits]]) -> bool:
    """Tell whether clauses of one printed number are alike, on the whole."""
    places = {entry.clause.id: entry.index for entry in outlines[1]}
    pairs = [(entry.index, places[entry.clause.id]) for entry in outlines[0] if entry.clause.id in places]
    likeness = [_compare(sides[0][i], sides[1][j]) for i, j in pairs]
    known = [score for score in likeness if score is not None]
    return bool(known) and len(pairs) * 2 > min(map(len, outlines)) and sum(known) >= _AGREED * len(known)


def _compare(first: _Traits, second: _Traits) -> float | None:
    """Return how much of the traits of two clauses both have, 0 to 1; `None` where either has none."""
    score = total = 0.0
    for kind, weight in _WEIGHTS.items():
        one, other = first.get(kind), second.get(kind)
        both = one | other
        if both:
            total += weight
            score += weight * len(one & other) / len(both)
    return score / total if total else None


def _score(
    entries: tuple[Entry, Entry], traits: tuple[_Traits, _Traits], linked: Mapping[int, int], *, has_numbers: bool
) -> float:
    first, second = entries
    likeness = _compare(*traits)
    own = sum(weight for kind, weight in _WEIGHTS.items() if traits[0].get(kind) or traits[1].get(kind))
    score, total = (likeness or 0.0) * own, own
    sizes = sorted(trait.size for trait in traits)
    score, total = score + _SHAPE * (sizes[0] + 1) / (sizes[1] + 1), total + _SHAPE
    if has_numbers:
        score, total = score + _NUMBER * (first.clause.id == second.clause.id), total + _NUMBER
    if linked and (first.parent is not None or second.parent is not None):
        answers = first.parent is not None and linked.get(first.parent) == second.parent
        score, total = score + _PARENT * answers, total + _PARENT
    return score / total


def _make_link(i: int, j: int, score: float, outlines: Sequence[Sequence[Entry]]) -> Link:
    is_same = outlines[0][i].clause.id == outlines[1][j].clause.id
    reasons = (Reason("same-number", outlines[0][i].clause.number),) if is_same else (Reason("shared-subject", ""),)
    return Link((i,), (j,), (Pair(i, j, min(score, 1.0), reasons),), weak=score < _SURE)
