"""Figures that changed: which answers to which, and which words beside a figure are its own."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.diff.propositions import Proposition
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading
from plancmp.model.constraints import Dates, Deadline

_LEAST_ROWS = 2
_LABELS = frozenset({PieceKind.WORD, PieceKind.NAME})  # of what a row's label consists


def take_before(pieces: Sequence[Piece], figure: int, places: list[int]) -> tuple[Piece, ...]:
    """Take the preposition of a figure out of what is left: "after 24 months" in the place of "within 24 months".

    Args:
        pieces: The pieces of the sentence.
        figure: The place of the figure.
        places: What is left of the change; the preposition is taken out.

    Returns:
        The preposition, if it is left.
    """
    before = figure - 1
    if before not in places or pieces[before].key not in PREPOSITIONS:
        return ()
    places.remove(before)
    return (pieces[before],)


def is_around(reading: Reading, one: Proposition, figure: Piece, place: range) -> bool:
    """Whether the words beside a figure that came or went say only how it is meant or label its row.

    Args:
        reading: The sentence with the figure.
        one: The proposition that the figure stands in.
        figure: The figure.
        place: The pieces that came or went.

    Returns:
        Whether they name nothing else than the figure.
    """
    pieces = reading.pieces
    words = [n for n in place if pieces[n].kind not in {PieceKind.JOINER, PieceKind.FIGURE}]
    if set(words) <= set(find_label(reading, one, figure)):
        return True
    named = [pieces[n] for n in words if pieces[n].key not in PREPOSITIONS]
    return len(named) < 2 and all(
        piece.kind is PieceKind.WORD and not (piece.is_capital or piece.is_named) for piece in named
    )


def stands_apart(reading: Reading, one: Proposition, figure: Piece, changed: Sequence[Piece]) -> bool:
    """Say whether a last date bounds what it did: its verb stayed, and so did what stands beside the date.

    Args:
        reading: The sentence.
        one: The proposition of the date.
        figure: The date, or the time until it.
        changed: The other pieces of the sentence that changed.
    """
    if one.is_plain or one.is_dependent or not isinstance(figure.constraint, Dates | Deadline):
        return False
    place = reading.pieces.index(figure)
    near = [*reading.pieces[one.cue + 1 : one.cue + 2], *reading.pieces[max(0, place - 1) : place + 2]]
    return not any(piece in changed for piece in (reading.pieces[one.cue], *near))


def pair_pieces(
    old: Sequence[int], new: Sequence[int], pieces: Sequence[Piece], pieces2: Sequence[Piece]
) -> list[tuple[int, int]]:
    """Pair figures of one family first, then in their order.

    Args:
        old: Places in the old sentence.
        new: Places in the new one.
        pieces: The pieces of the old sentence.
        pieces2: The pieces of the new one.

    Returns:
        The pairs of places, in the order of the old sentence.
    """
    pairs: list[tuple[int, int]] = []
    rest = list(new)
    for same_family in (True, False):
        for a in old:
            if any(a == one for one, _ in pairs):
                continue
            b = next((b for b in rest if not same_family or read_family(pieces[a]) == read_family(pieces2[b])), None)
            if b is not None:
                pairs.append((a, b))
                rest.remove(b)
    return sorted(pairs)


def read_family(piece: Piece) -> object:
    """Return what figures must share for one to be the other with another value."""
    found = piece.found
    return (piece.kind, found.kind if found else None, type(piece.constraint))


def find_label(reading: Reading, one: Proposition, figure: Piece) -> range:
    """Find the words before a figure of a list that say which row of it the figure is.

    Returns:
        Their places; none unless each figure of its kind has a label, and no cue of force stands among them.
    """
    pieces = reading.pieces
    kind = type(figure.constraint)
    labels = {
        pieces[n].start: _find_words_before(reading, one, n)
        for n in range(one.first, one.after)
        if pieces[n].constraint and isinstance(pieces[n].constraint, kind)
    }
    if not one.is_plain or len(labels) < _LEAST_ROWS or not all(labels.values()):
        return range(0)
    return labels.get(figure.start, range(0))


def _find_words_before(reading: Reading, one: Proposition, place: int) -> range:
    first = place
    # Between a label and its figure a colon may stand; what stands before the label is parted from it.
    while (
        first > one.first
        and reading.pieces[first - 1].kind in _LABELS
        and not (first < place and first in reading.breaks)
    ):
        first -= 1
    return range(first, place)
