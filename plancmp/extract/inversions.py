"""Conditions that a verb before its subject makes: "should the Buyer fail to pay, the Seller may"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.pieces import Piece, PieceKind


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
