"""What a sentence lays down that has no answer in the other version: one change, dropped or added."""

from __future__ import annotations

from attrs import frozen

from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect
from plancmp.diff.propositions import list_propositions
from plancmp.diff.terms import EXISTENCE_RULES
from plancmp.diff.wording import find_subject, join_name, make_condition, name_act, name_parties, shorten
from plancmp.extract.naming import name_figure
from plancmp.extract.pieces import PieceKind, Reading
from plancmp.model import Evidence, Term
from plancmp.model.constraints import Wording


@frozen(eq=False)
class TermPair:
    """What happened to one thing that a sentence lays down, before it has a place in a report.

    Attributes:
        old: The term as it was; `None` if it came.
        new: The term as it is; `None` if it went.
        effect: What happened.
        causes: Why.
    """

    old: Term | None
    new: Term | None
    effect: Effect
    causes: tuple[Cause, ...]


def read_lone(reading: Reading, *, is_gone: bool) -> TermPair | None:
    """Return the one change that a sentence without an answer is; `None` if it lays nothing down."""
    cue = next((piece for piece in reading.pieces if piece.kind is PieceKind.CUE and not piece.is_dependent), None)
    figures = [piece for piece in reading.pieces if piece.kind is PieceKind.FIGURE and piece.constraint]
    is_sentence = len(reading.pieces) > 2 and reading.text.rstrip("\"”’')]").endswith((".", ";", ":"))
    if cue is None and not figures and not is_sentence:
        return None
    propositions = list_propositions(reading)
    proposition = next((one for one in propositions if not one.is_dependent), propositions[0])
    force = (figures[0].force if figures else None) or proposition.force
    constraint = figures[0].constraint if len(figures) == 1 else Wording(shorten(reading.text))
    name = name_act(reading.pieces, proposition, set(range(len(reading.pieces))))
    term = Term(
        join_name(name, name_figure(figures[0].found, figures[0].constraint) if len(figures) == 1 else ""),
        party=name_parties(find_subject(reading.pieces, proposition)),
        force=force,
        constraint=constraint,
        conditions=tuple(make_condition(limit) for limit in reading.limits),
        evidence=Evidence("sentence", (0, len(reading.text))),
    )
    return make_lone(term, is_gone=is_gone)


def make_lone(term: Term | None, *, is_gone: bool) -> TermPair:
    """Return the change of a term that went, or came."""
    effect = Effect.DROPPED if is_gone else Effect.ADDED
    cause = Cause(EXISTENCE_RULES[effect], "term", effect)
    return TermPair(term if is_gone else None, None if is_gone else term, effect, (cause,))
