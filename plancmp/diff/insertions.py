"""Clauses that were put into a sentence whole, or taken out of it: each is one thing that came or went, told once.

What stands round such a clause keeps its force, its figures and its conditions, whatever cues and conditions the clause
itself holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from plancmp.diff.lone import TermPair, read_part
from plancmp.diff.propositions import match_readings
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import MARKS, Piece, PieceKind, Reading
from plancmp.readers.wordlists import find_pattern

_LEAST = 2  # pieces of a clause
# (“the Notice”), and the heading of a section whose words have capitals.
_TAG = find_pattern("diff.insertions", "tag")
_COMMAS = frozenset(",;:—–()[]")


@frozen(eq=False, repr=False)
class Parted:
    """Two sentences without the clauses that one of them alone has.

    Attributes:
        old: What is left of the old sentence.
        new: What is left of the new one.
        terms: The clauses that went and came.
    """

    old: Reading
    new: Reading
    terms: tuple[TermPair, ...] = ()


def take_clauses(old: Reading, new: Reading) -> Parted:
    """Take out of two sentences the clauses that were put into one of them, or taken out of it.

    Returns:
        What is left, and the clauses; both sentences as they are if there are none. The square of the pieces.
    """
    if len(old.whole) == len(new.whole):
        return Parted(old, new)
    match = match_readings(evolve(old, pieces=old.whole), evolve(new, pieces=new.whole))
    gone = [part for hunk in match.hunks if (part := _find_clause(match.old, hunk.old, match.new, hunk.new))]
    come = [part for hunk in match.hunks if (part := _find_clause(match.new, hunk.new, match.old, hunk.old))]
    if gone and come:
        # What went from one place and came at another is no clause less and no clause more.
        return Parted(old, new)
    terms = [read_part(_cut(old, part), old, is_gone=True) for part in gone]
    terms += [read_part(_cut(new, part), new, is_gone=False) for part in come]
    return Parted(_drop(old, gone), _drop(new, come), tuple(terms))


def take_repeats(old: Reading, new: Reading) -> tuple[Reading, Reading]:
    """Take out of two sentences the cue that one of them alone says again: "shall lock the gate and [shall] feed"."""
    match = match_readings(old, new)
    sides: list[list[range]] = [[], []]
    for hunk in match.hunks:
        for side, (reading, own, other) in enumerate(((old, hunk.old, hunk.new), (new, hunk.new, hunk.old))):
            if len(own) == 1 and not other and _says_again(reading, own.start):
                place = next(n for n, piece in enumerate(reading.whole) if piece is reading.pieces[own.start])
                sides[side].append(range(place, place + 1))
    return _drop(old, sides[0]), _drop(new, sides[1])


def _says_again(reading: Reading, place: int) -> bool:
    """Whether a cue behind an "and" is the one before it again, of the same subject."""
    pieces = reading.pieces
    before = next((one for one in reversed(pieces[:place]) if one.kind is PieceKind.CUE and not one.is_dependent), None)
    is_joined = place > 0 and pieces[place].kind is PieceKind.CUE and pieces[place - 1].kind is PieceKind.JOINER
    return is_joined and reading.is_folded and before is not None and before.key == pieces[place].key


def take_tags(old: Reading, new: Reading) -> tuple[Reading, Reading, tuple[str, ...]]:
    """Take out of two sentences the names and headings in brackets that one of them alone has.

    They lay nothing down: (“the Notice”) gives a name, and "Section 3 (Fees)" says what Section 3 is about.

    Returns:
        What is left of both, and what was taken out, with its sign. Linear time.
    """
    listed: list[str] = []
    found = [list(_list_tags(reading)) for reading in (old, new)]
    kept = []
    for side, (reading, sign) in enumerate(((old, "−"), (new, "+"))):
        others = {words.casefold() for words, _ in found[1 - side]}
        lone = [(words, part) for words, part in found[side] if words.casefold() not in others]
        lone = lone if len(found[0]) != len(found[1]) else []
        lone += _list_links(reading, (old, new)[1 - side])
        listed += [f"{sign} {words}" for words, _ in lone]
        kept.append(_drop(reading, [part for _, part in lone]))
    return kept[0], kept[1], tuple(listed)


def _list_links(reading: Reading, other: Reading) -> Iterator[tuple[str, range]]:
    """Yield the "and" or "or" at either end of an item of a list, where its answer has none there."""
    for place in (0, -1):
        kinds = [side.whole[place].kind if side.whole else None for side in (reading, other)]
        if len(reading.whole) > _LEAST and kinds[0] is PieceKind.JOINER is not kinds[1]:
            first = place % len(reading.whole)
            yield reading.whole[first].text, range(first, first + 1)


def _list_tags(reading: Reading) -> Iterator[tuple[str, range]]:
    for match in _TAG.finditer(reading.text):
        places = [n for n, piece in enumerate(reading.whole) if match.start() <= piece.start < match.end()]
        before = reading.whole[places[0] - 1] if places and places[0] else None
        is_heading = before is not None and before.kind is PieceKind.REFERENCE and match.group(2) is not None
        is_behind = before is not None and reading.text[before.end : match.start()].strip() == ""
        if places and (match.group(1) is not None or (is_heading and is_behind)):
            yield reading.quote(*match.span()), range(places[0], places[-1] + 1)


def _find_clause(reading: Reading, place: range, other: Reading, answer: range) -> range | None:
    """Return where a clause of its own stands that came, alone or at the end of what came in the place of other words.

    One that came alone may begin where its first words recur.
    """
    if not answer:
        return next((part for part in _slide(reading, place) if _is_clause(reading, part)), None)
    if any(other.pieces[n].kind is PieceKind.CUE for n in answer):
        return None
    tails = [range(n, place.stop) for n in place[1:] if _has_comma(reading, n)]
    cues = [part for part in tails if any(reading.pieces[n].kind is PieceKind.CUE for n in part)]
    return next((part for part in cues if _is_clause(reading, part)), None)


def _slide(reading: Reading, place: range) -> Iterator[range]:
    """Yield the places at which the same words came: "and may sell" for "may sell and" of "may rent and may sell"."""
    keys = [piece.key for piece in reading.pieces]
    yield place
    for step in (-1, 1):
        first, after = place.start, place.stop
        for _ in place:
            left, right = (first - 1, after - 1) if step < 0 else (first, after)
            if left < 0 or right >= len(keys) or keys[left] != keys[right]:
                break
            first, after = first + step, after + step
            yield range(first, after)


def _is_clause(reading: Reading, part: range) -> bool:
    # "[We do not sell nets, and] they cost a crown": the "and" goes with the clause that opens a sentence.
    is_first = part.start == 0 and reading.pieces[part.stop - 1].kind is PieceKind.JOINER
    if len(part) < _LEAST or not (_begins(reading, part.start) and (is_first or _ends(reading, part.stop))):
        return False
    inside = [reading.pieces[place] for place in part]
    places = {id(piece) for piece in inside}
    held: set[int] = set()
    for limit in reading.limits:
        pieces = {id(piece) for piece in (limit.mark, *limit.pieces)}
        if not pieces.isdisjoint(places) and not pieces <= places:
            return False
        held |= pieces & places
    own = [piece for piece in inside if id(piece) not in held]
    words = [piece for piece in own if piece.kind not in {PieceKind.JOINER, PieceKind.CUE}]
    if not words:
        return False
    is_joined = inside[0].kind is PieceKind.JOINER
    if any(piece.kind is PieceKind.CUE for piece in own):
        # "The Agent, who may act" is somebody more beside what he may do.
        cue = next(piece for piece in own if piece.kind is PieceKind.CUE)
        return not cue.is_dependent or (not is_joined and _has_comma(reading, part.start))
    opens = len(inside) > 1 and (inside[1].kind in MARKS or inside[1].text.casefold() in read_equivalents().acts)
    return is_joined and opens


def _begins(reading: Reading, place: int) -> bool:
    return place == 0 or reading.pieces[place].kind in {PieceKind.JOINER, *MARKS} or _has_comma(reading, place)


def _ends(reading: Reading, place: int) -> bool:
    pieces = reading.pieces
    return place == len(pieces) or pieces[place].kind is PieceKind.JOINER or _has_comma(reading, place)


def _has_comma(reading: Reading, place: int) -> bool:
    """Whether a comma or another sign stands before a piece."""
    if not place:
        return False
    before, behind = reading.pieces[place - 1], reading.pieces[place]
    gap = reading.text[before.end : behind.start]
    return not _COMMAS.isdisjoint(gap) or " - " in f"{gap} "


def _cut(reading: Reading, part: range) -> Reading:
    return _keep(reading, [reading.whole[place] for place in part])


def _drop(reading: Reading, parts: list[range]) -> Reading:
    if not parts:
        return reading
    taken = {place for part in parts for place in part}
    return _keep(reading, [piece for place, piece in enumerate(reading.whole) if place not in taken])


def _keep(reading: Reading, kept: list[Piece]) -> Reading:
    """Return a sentence with some of its pieces alone."""
    places = {id(piece) for piece in kept}
    before = [0]
    for piece in reading.pieces:
        before.append(before[-1] + (id(piece) in places))
    limits = [evolve(limit, place=before[limit.place]) for limit in reading.limits if id(limit.mark) in places]
    return evolve(
        reading,
        pieces=tuple(piece for piece in reading.pieces if id(piece) in places),
        breaks=frozenset(before[place] for place in reading.breaks if place < len(reading.pieces)),
        limits=tuple(limits),
        whole=tuple(kept),
    )
