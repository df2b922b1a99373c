"""Lists of names or single words, such as "in Spain, Italy and Malta": sets, whose order says nothing."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve

from plancmp.diff.voice import keys_of
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading
from plancmp.model.spelling import count_shared

_MOST = 2  # words of an item, so that none governs another
_LEAST = 2  # items that both lists have
_Key = tuple[str, ...]


def order_list(old: Reading, new: Reading) -> Reading:
    """Put the items of a list that its other version has, too, in the order that they have there.

    What it has alone comes before the last of them, so that an "and" stays where it was.

    Args:
        old: The other version.
        new: The sentence with the list; nothing but the list may differ in the two.

    Returns:
        The new sentence; as it is if it holds no such list, or has the order. Linear time.
    """
    keys = keys_of(old.pieces), keys_of(new.pieces)
    first = count_shared(*keys)
    tail = count_shared(keys[0][first:][::-1], keys[1][first:][::-1])
    ends = [len(side.pieces) - tail for side in (old, new)]
    lists = [_part_list(side, first, end) for side, end in zip((old, new), ends, strict=True)]
    if not all(lists) or not all(_is_joined(side, first, end) for side, end in zip((old, new), ends, strict=True)):
        return new
    shared = [key for key in lists[0] if key in lists[1]]
    if len(shared) < _LEAST or shared == [key for key in lists[1] if key in lists[0]]:
        return new
    own = [key for key in lists[1] if key not in lists[0]]
    ordered = [lists[1][key] for key in (*shared[:-1], *own, shared[-1])]
    joiners = [piece for piece in new.pieces[first : ends[1]] if piece.kind is PieceKind.JOINER]
    pieces, starts = [*new.pieces[:first]], set[int]()
    for number, item in enumerate(ordered):
        if number >= len(ordered) - len(joiners):
            pieces.append(joiners[number - len(ordered)])
        elif number:
            starts.add(len(pieces))
        pieces += item
    others = {place for place in new.breaks if not first < place < ends[1]}
    return evolve(new, pieces=(*pieces, *new.pieces[ends[1] :]), breaks=frozenset(others | starts))


def part_items(reading: Reading, places: Iterable[int]) -> list[list[Piece]]:
    """Part some pieces into items, at each joiner and each comma: "the Buyer, the Agent and the Seller"."""
    items: list[list[Piece]] = [[]]
    for place in places:
        piece = reading.pieces[place]
        if piece.kind is PieceKind.JOINER or place in reading.breaks:
            items.append([])
        if piece.kind is not PieceKind.JOINER:
            items[-1].append(piece)
    return [item for item in items if item]


def _part_list(reading: Reading, first: int, after: int) -> dict[_Key, list[Piece]]:
    """Return the items between two places by their words; nothing if that is no list of short and unlike items."""
    found = part_items(reading, range(first, after))
    keyed = {tuple(piece.key for piece in item): item for item in found}
    is_plain = all(
        piece.kind in {PieceKind.WORD, PieceKind.NAME} and piece.key not in PREPOSITIONS
        for item in found
        for piece in item
    )
    return keyed if is_plain and len(keyed) == len(found) and all(len(item) <= _MOST for item in found) else {}


def _is_joined(reading: Reading, first: int, after: int) -> bool:
    """Whether one kind of "and" or "or" stands in a list, or at its end where no adjective can hold for all items."""
    pieces = reading.pieces[first:after]
    # "Rice, maize and beans": no adjective stands before what opens the sentence.
    is_followed = not first and any(piece.kind is PieceKind.JOINER for piece in reading.pieces[after : after + 1])
    is_apart = pieces[0].is_named or pieces[0].name or is_followed
    if not any(piece.kind is PieceKind.JOINER for piece in pieces) and is_apart:
        pieces = reading.pieces[max(0, first - 1) : after + 1]
    return len({piece.key for piece in pieces if piece.kind is PieceKind.JOINER}) == 1
