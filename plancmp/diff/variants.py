"""Other ways to say the same: "shall only use it for X" and "shall not … except for X", "A to pay" and "A will pay"."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading
from plancmp.model import Force

_EXCEPT = "condition:-except"
_SWALLOWED = frozenset({"for", "in"})  # "except for" and "except in" are one mark


def list_variants(reading: Reading, other: Reading) -> Iterator[Reading]:
    """Yield what says the same as a sentence in the form that another one has. Linear time.

    Args:
        reading: The sentence.
        other: The sentence that it is held against.
    """
    heads = [piece for piece in other.pieces if piece.kind is PieceKind.CUE]
    if not heads and (bare := _fill_headline(reading)) is not None:
        yield bare
    if len(heads) != 1:
        return
    if heads[0].force is Force.MUST_NOT and (turned := _forbid_the_rest(reading, heads[0])) is not None:
        yield turned
    if (
        heads[0].force is Force.MUST
        and heads[0].is_positive
        and (full := _fill_headline(reading, heads[0])) is not None
    ):
        yield full


def _fill_headline(reading: Reading, *cue: Piece) -> Reading | None:
    """Put a force in the place of the "to" of a headline: "Ukraine to receive guarantees".

    Where a figure has the force with its bound, nothing takes its place: "the army will be held to 5".
    """
    pieces = reading.pieces
    place = next((n for n, piece in enumerate(pieces) if piece.key == "to"), 0)
    is_headline = place > 0 and not any(piece.kind is PieceKind.CUE for piece in pieces)
    is_headline = is_headline and (
        bool(cue) or any(piece.kind is PieceKind.FIGURE for piece in pieces[place + 1 : place + 2])
    )
    if not is_headline or any(piece.kind not in {PieceKind.WORD, PieceKind.NAME} for piece in pieces[:place]):
        return None
    return evolve(reading, pieces=(*pieces[:place], *cue, *pieces[place + 1 :]))


def _forbid_the_rest(reading: Reading, ban: Piece) -> Reading | None:
    """Put "shall only … for X" as "shall not … except for X"."""
    pieces = reading.pieces
    cues = [n for n, piece in enumerate(pieces) if piece.kind is PieceKind.CUE]
    only = next((n for n, piece in enumerate(pieces) if piece.key == "only"), 0)
    if len(cues) != 1 or pieces[cues[0]].force not in {Force.MUST, Force.MAY} or only <= cues[0]:
        return None
    links = [n for n in range(only + 1, len(pieces)) if pieces[n].key in PREPOSITIONS]
    is_at_verb, is_at_link = only == cues[0] + 1 and len(links) == 1, links[:1] == [only + 1]
    if not (is_at_verb or is_at_link) or reading.breaks & set(range(links[0], len(pieces))):
        return None
    link = links[0]
    rest = pieces[link + 1 :] if pieces[link].key in _SWALLOWED else pieces[link:]
    mark = evolve(pieces[link], kind=PieceKind.CONDITION, key=_EXCEPT)
    kept = (*pieces[: cues[0]], ban, *(piece for n, piece in enumerate(pieces[:link]) if n > cues[0] and n != only))
    limits = (*reading.limits, Limit(mark, rest, len(kept), is_opening=False))
    return evolve(reading, pieces=kept, breaks=frozenset(), limits=limits)
