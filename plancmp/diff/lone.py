"""What is told: one change, dropped or added, for what has no answer; a direction where all that is told has one."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect
from plancmp.diff.propositions import Proposition, list_propositions
from plancmp.diff.terms import EXISTENCE_RULES
from plancmp.diff.wording import find_subject, join_name, make_condition, name_act, name_parties, shorten
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.naming import name_figure
from plancmp.extract.pieces import Piece, PieceKind, Reading
from plancmp.model import Evidence, Force, Term
from plancmp.model.constraints import Flag, Wording


@frozen(eq=False, repr=False)
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


def is_loose(pair: TermPair) -> bool:
    """Say whether a change is one of words, conditions or bounds, and not of a figure in the place of another."""
    return any(term is not None and isinstance(term.constraint, Wording | Flag) for term in (pair.old, pair.new))


def read_lone(reading: Reading, *, is_gone: bool) -> TermPair | None:
    """Return the one change that a sentence without an answer is; `None` if it lays nothing down."""
    cue = next((piece for piece in reading.pieces if piece.kind is PieceKind.CUE and not piece.is_dependent), None)
    is_sentence = len(reading.pieces) > 2 and reading.text.rstrip("\"”’')]").endswith((".", ";", ":"))
    if cue is None and not _list_figures(reading) and not is_sentence:
        return None
    return make_lone(_make_term(reading, (0, len(reading.text))), is_gone=is_gone)


def read_part(part: Reading, whole: Reading, *, is_gone: bool) -> TermPair:
    """Return the one change that a clause of a sentence is, which came or went whole.

    Args:
        part: The clause.
        whole: The sentence that it stands in, which lends it a force and a party where it has none of its own: "and, if
            late, a fee".
        is_gone: Whether it went.
    """
    first = min(piece.start for piece in part.whole)
    after = max(piece.end for piece in part.whole)
    term = _make_term(part, (first, after))
    before = [one for one in list_propositions(whole) if _begin(whole, one) < first]
    if before and not any(_binds(piece) for piece in part.pieces):
        term = evolve(term, force=before[-1].force if term.force is Force.STATES else term.force)
    if before and not term.party and part.whole[0].kind in {PieceKind.JOINER, PieceKind.CUE}:
        term = evolve(term, party=name_parties(find_subject(whole, before[-1]), whole))
    return make_lone(term, is_gone=is_gone)


def _binds(piece: Piece) -> bool:
    return piece.kind is PieceKind.CUE or piece.text.casefold() in read_equivalents().acts


def _list_figures(reading: Reading) -> list[Piece]:
    return [piece for piece in reading.pieces if piece.kind is PieceKind.FIGURE and piece.constraint]


def _begin(reading: Reading, one: Proposition) -> int:
    """Return where a proposition has its cue, or begins, in characters."""
    return reading.pieces[max(one.first, one.cue)].start


def _make_term(reading: Reading, span: tuple[int, int]) -> Term:
    propositions = list_propositions(reading)
    proposition = next((one for one in propositions if not one.is_dependent), propositions[0])
    figures = _list_figures(reading)
    figure = figures[0] if len(figures) == 1 else None
    name = name_act(reading, proposition)
    return Term(
        join_name(name, name_figure(figure.found, figure.constraint) if figure else ""),
        party=name_parties(find_subject(reading, proposition), reading),
        force=(figures[0].force if figures else None) or proposition.force,
        constraint=figure.constraint if figure else Wording(shorten(reading.quote(*span))),
        conditions=tuple(make_condition(limit) for limit in reading.limits),
        evidence=Evidence("sentence", span),
    )


def make_lone(term: Term | None, *, is_gone: bool) -> TermPair:
    """Return the change of a term that went, or came."""
    effect = Effect.DROPPED if is_gone else Effect.ADDED
    cause = Cause(EXISTENCE_RULES[effect], "term", effect)
    return TermPair(term if is_gone else None, None if is_gone else term, effect, (cause,))


def earn(told: Sequence[TermPair], firm: Sequence[TermPair] = (), *, is_earned: bool) -> list[TermPair]:
    """Take the direction from changes of a proposition of which other words changed in a way that has none."""
    has_direction = {Effect.TIGHTENED, Effect.LOOSENED, Effect.REVERSED}
    is_earned = is_earned and all(one.effect in has_direction for one in told)
    # Each figure that changed has a direction of its own; words and conditions that pull apart have none.
    loose = {one.effect for one in told if is_loose(one)}
    is_earned = is_earned and not loose >= {Effect.TIGHTENED, Effect.LOOSENED}
    if is_earned:
        return list(told)
    return [
        evolve(one, effect=Effect.SHIFTED) if one.effect in has_direction and one not in firm else one for one in told
    ]
