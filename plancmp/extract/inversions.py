"""Verbs before their subjects: "should the Buyer fail to pay, the Seller may", "il incombe au vendeur de livrer"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind
from plancmp.model.vocabulary import Force

_DUTY = "duty-of"
_MOST_SUBJECT = 12


def turn_inversions(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read "should the Buyer fail to pay" as "if the Buyer fails to pay", at either end; so ", should it be late,"."""
    for place, piece in enumerate(pieces[:-1]):
        is_should = piece.kind is PieceKind.CUE and piece.text.casefold() == "should"
        if is_should and (_is_opening(text, pieces, place) or _is_closing(pieces, place)):
            mark = evolve(piece, kind=PieceKind.CONDITION, key="condition:+if", force=None)
            return [*pieces[:place], mark, *pieces[place + 1 :]]
    return pieces


def _is_opening(text: str, pieces: Sequence[Piece], place: int) -> bool:
    is_first = not place or (pieces[place - 1].kind is PieceKind.COMMA and pieces[place + 1].is_named)
    comma = next((n for n in range(place + 1, len(pieces)) if pieces[n].kind is PieceKind.COMMA), 0)
    # "Should the ship sink, the insurer pays"; "should the Buyer, as agent, pay?" asks.
    is_told = any(one.kind is PieceKind.CUE for one in pieces[comma:]) or not (place or "?" in text)
    return is_first and comma > place + 1 and is_told


def _is_closing(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a subject follows behind another modal, as it does only in a condition."""
    is_subject = pieces[place + 1].is_named or pieces[place + 1].kind is PieceKind.NAME
    return is_subject and any(one.kind is PieceKind.CUE for one in pieces[:place])


def turn_duties(pieces: list[Piece]) -> list[Piece]:
    """Read "il incombe au vendeur de livrer" and "на продавця покладається обов'язок поставити" as "shall"."""
    place = next((n for n, piece in enumerate(pieces[:_MOST_SUBJECT]) if piece.key == _DUTY), None)
    if place is None:
        return pieces
    cue = evolve(pieces[place], kind=PieceKind.CUE, key=f"!{Force.MUST}", force=Force.MUST)
    if place:
        is_told = place > 1 and pieces[0].key in PREPOSITIONS
        return [*pieces[1:place], cue, *pieces[place + 1 :]] if is_told else pieces
    verb = next((n for n in range(2, min(_MOST_SUBJECT, len(pieces))) if _begins_duty(pieces[n - 1], pieces[n])), 0)
    subject = [piece for piece in pieces[1:verb] if piece.kind is not PieceKind.COMMA]
    return [*subject, evolve(cue, start=pieces[verb].start, end=pieces[verb].start), *pieces[verb:]] if verb else pieces


def _begins_duty(before: Piece, piece: Piece) -> bool:
    """Whether the duty begins there: with an infinitive, or behind a comma, where German puts its object first."""
    is_verb = piece.kind is PieceKind.WORD and not piece.is_named and piece.key.endswith(read_equivalents().infinitive)
    return is_verb or before.kind is PieceKind.COMMA
