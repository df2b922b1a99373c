"""Two of which one counts, "the earlier of A and B", or neither: "ni le bac ni la barque ne peut"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.pieces import Piece, PieceKind, find_cues, find_mark
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words, pair_words

_OF, _WHICHEVER = "-of", "whichever-"
_WORDS = pair_words("extract.alternatives", "words")
_IF = "condition:+if"
_DENIALS = find_words("extract.alternatives", "denials")
_FARTHEST = 16  # pieces from "the earlier of" to its "and"
_CORRELATIVES = find_words("extract.alternatives", "correlatives")


def close_alternatives(pieces: list[Piece]) -> list[Piece]:
    """Put which of two is meant at the end of the rule, and an "or" between them. Linear time."""
    for place, piece in enumerate(pieces):
        if piece.kind is PieceKind.WORD and piece.key.endswith(_OF):
            joint = find_joint(pieces, place)
            if joint:
                either = evolve(pieces[joint], key="or")
                word = evolve(piece, key=piece.key.removesuffix(_OF))
                end = _find_condition(pieces, joint)
                return [
                    *pieces[:place],
                    *pieces[place + 1 : joint],
                    either,
                    *pieces[joint + 1 : end],
                    word,
                    *pieces[end:],
                ]
        if piece.kind is PieceKind.WORD and piece.key.startswith(_WHICHEVER):
            word = evolve(piece, key=piece.key.removeprefix(_WHICHEVER))
            end = _find_condition(pieces, place)
            return [*pieces[:place], *pieces[place + 1 : end], word, *pieces[end:]]
        if piece.key == _IF and (aside := _read_aside(pieces, place)) is not None:
            return [*pieces[: place - 1], *pieces[place + 3 :], aside]
    return pieces


def _find_condition(pieces: Sequence[Piece], place: int) -> int:
    """Return where a condition begins behind a place, with its comma; the number of pieces if none does."""
    mark = find_mark(pieces, place)
    return mark - 1 if mark < len(pieces) and pieces[mark - 1].kind is PieceKind.COMMA else mark


def find_joint(pieces: Sequence[Piece], place: int) -> int:
    """Return the place of the next "and" or "or" in reach behind a place; 0 if there is none."""
    reach = range(place + 1, min(place + _FARTHEST, len(pieces)))
    return next((n for n in reach if pieces[n].kind is PieceKind.JOINER), 0)


def _read_aside(pieces: Sequence[Piece], place: int) -> Piece | None:
    """Read ", if earlier," behind an "or"."""
    around = [one.kind for one in (*pieces[max(0, place - 2) : place], *pieces[place + 2 : place + 3])]
    word = pieces[place + 1] if place + 1 < len(pieces) else None
    is_aside = around == [PieceKind.JOINER, PieceKind.COMMA, PieceKind.COMMA]
    return evolve(word, key=_WORDS[word.key]) if is_aside and word is not None and word.key in _WORDS else None


def join_denials(pieces: list[Piece]) -> list[Piece]:
    """Read "ni le bac ni la barque ne peut", "no ferry and no boat may" as "the ferry and the boat must not".

    Behind the ban they are joined by an "or": "darf weder fischen noch jagen". Linear time.
    """
    table = _CORRELATIVES
    cue = next((n for n in find_cues(pieces) if pieces[n].force is Force.MUST_NOT), 0)
    listed = [n for n, piece in enumerate(pieces) if cue and piece.text.casefold() in table]
    joined = list(pieces)
    for place in listed:
        if place == listed[0] < listed[-1] or not place:
            joined[place] = evolve(pieces[place], key="")
        else:
            joined[place] = evolve(pieces[place], kind=PieceKind.JOINER, key="and" if place < cue else "or")
            if pieces[place - 1].kind is PieceKind.COMMA:
                joined[place - 1] = evolve(pieces[place - 1], key="")
    again = [n for n in range(1, cue) if joined[n - 1].kind is PieceKind.JOINER and pieces[n].key in _DENIALS]
    for place in (0, *again) if again and pieces[0].key in _DENIALS else again:
        joined[place] = evolve(pieces[place], key="")
    return [piece for piece in joined if piece.key]
