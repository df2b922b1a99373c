"""What a time or an amount that came into a provision, or went from it, does to what stands there.

A ban or a permission "until 2030" holds for less time than one without an end. A duty with a last date leaves less
time, a permission with an upper limit allows less, a duty with a lower one asks more.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.diff.effects import Effect
from plancmp.diff.propositions import Proposition
from plancmp.diff.scope import exempts
from plancmp.extract.pieces import PREPOSITIONS, Piece, Reading
from plancmp.model import Force
from plancmp.model.constraints import Dates, Deadline, Interval, Pace
from plancmp.model.quantity import WORKDAYS

_DUTIES = {Force.MUST, Force.EXPECTED}
_STRETCH = frozenset({"for", "during", "over"})
_SPANS = frozenset({"period", "term", "space", *_STRETCH})
_ENDS = ("until", "till", "through")


def judge_bound(reading: Reading, one: Proposition, pieces: Sequence[Piece]) -> tuple[str, Effect] | None:
    """Return the rule and the effect of a figure that came, with the words around it.

    Args:
        reading: The sentence that has it.
        one: Its proposition.
        pieces: The figure, and the words that came with it.

    Returns:
        `None` where it is not known what the figure does to the provision; of one that went it is the mirror.
    """
    figure, words = pieces[0], {piece.key for piece in pieces[1:]}
    if one.is_plain or one.is_dependent or exempts(reading, one) or not words <= PREPOSITIONS | _SPANS:
        return None
    constraint, place = figure.constraint, reading.pieces.index(figure)
    if place <= one.cue or figure.force is not None:
        return None
    if isinstance(constraint, Dates | Deadline):
        return _judge_time(one.force, figure, constraint)
    if not isinstance(constraint, Interval):
        return None
    bound = constraint.low or constraint.high
    if bound is not None and bound.value.dimension in {"days", "months", *WORKDAYS}:
        is_stretch = not words.isdisjoint(_STRETCH) and one.force in {Force.MAY, Force.MUST_NOT}
        return _restrict(one.force, "cap-introduced") if is_stretch else None
    if one.force is Force.MAY and constraint.low is None:
        return "cap-introduced", Effect.TIGHTENED
    if one.force in _DUTIES and constraint.high is None:
        return "floor-introduced", Effect.TIGHTENED
    return None


def _judge_time(force: Force, figure: Piece, time: Dates | Deadline) -> tuple[str, Effect] | None:
    is_start = time.latest is None if isinstance(time, Dates) else time.pace is Pace.NOT_WITHIN
    if force in {Force.MAY, Force.MUST_NOT}:
        return _restrict(force, "start-introduced" if is_start else "deadline-introduced")
    if force not in _DUTIES or is_start or figure.text.casefold().startswith(_ENDS):
        return None  # "shall keep it until 2030" may end what is owed, or lengthen it
    return "deadline-introduced", Effect.TIGHTENED


def _restrict(force: Force, rule: str) -> tuple[str, Effect]:
    return rule, Effect.TIGHTENED if force is Force.MAY else Effect.LOOSENED
