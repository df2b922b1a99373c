"""The earlier or the greater of two: "the earlier of A and B" says what "A or B, whichever is earlier" says."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.pieces import Piece, PieceKind

_OF, _WHICHEVER = "-of", "whichever-"
_WORDS = {
    "earlier": "earlier", "sooner": "earlier", "later": "later", "greater": "greater", "higher": "greater",
    "more": "greater", "less": "lesser", "lesser": "lesser", "lower": "lesser",
}  # fmt: skip
_IF = "condition:+if"
_FARTHEST = 16  # pieces from "the earlier of" to its "and"


def close_alternatives(pieces: list[Piece]) -> list[Piece]:
    """Put which of two is meant at the end of the sentence, and an "or" between them. Linear time."""
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.WORD and piece.key.endswith(_OF):
            joint = _find_joint(pieces, place)
            if joint:
                either = evolve(pieces[joint], key="or")
                word = evolve(piece, key=piece.key.removesuffix(_OF))
                return [*pieces[:place], *pieces[place + 1 : joint], either, *pieces[joint + 1 :], word]
        if piece.kind is PieceKind.WORD and piece.key.startswith(_WHICHEVER):
            word = evolve(piece, key=piece.key.removeprefix(_WHICHEVER))
            return [*pieces[:place], *pieces[place + 1 :], word]
        if piece.key == _IF and (aside := _read_aside(pieces, place)) is not None:
            return [*pieces[: place - 1], *pieces[place + 3 :], aside]
    return pieces


def _find_joint(pieces: Sequence[Piece], place: int) -> int:
    reach = range(place + 1, min(place + _FARTHEST, len(pieces)))
    return next((n for n in reach if pieces[n].kind is PieceKind.JOINER), 0)


def _read_aside(pieces: Sequence[Piece], place: int) -> Piece | None:
    """Read ", if earlier," behind an "or"."""
    around = [one.kind for one in (*pieces[max(0, place - 2) : place], *pieces[place + 2 : place + 3])]
    word = pieces[place + 1] if place + 1 < len(pieces) else None
    is_aside = around == [PieceKind.JOINER, PieceKind.COMMA, PieceKind.COMMA]
    return evolve(word, key=_WORDS[word.key]) if is_aside and word is not None and word.key in _WORDS else None
