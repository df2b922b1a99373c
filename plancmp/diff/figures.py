"""Figures that changed: which answers to which, and which words beside a figure are its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plancmp.diff.edits import are_word_forms
from plancmp.diff.propositions import Match, Proposition, home_of
from plancmp.diff.sides import Sides
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading
from plancmp.model.constraints import Dates, Deadline, Interval
from plancmp.model.dates import PartialDate
from plancmp.readers.wordlists import find_words

_LEAST_ROWS = 2
_MOST_BASIS = 4  # pieces of "per boat and crew"
_DENYING = find_words("diff.figures", "denying")
_NONE = find_words("diff.figures", "none")
_TWICE = find_words("diff.figures", "twice")
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


def take_noun(reading: Reading, figure: int, places: list[int], other: Piece) -> tuple[Piece, ...]:
    """Take what a lone "one" counts out of what is left, where the other figure holds it: "one judge", "two judges".

    Args:
        reading: The sentence.
        figure: The place of the figure.
        places: What is left of the change; the words of the noun are taken out.
        other: The figure in its place.

    Returns:
        The words, if the other figure ends with forms of them.
    """
    language = "en" if reading.is_folded else ""
    behind = [n for n in places if n > figure and reading.pieces[n].kind is not PieceKind.FIGURE]
    words = [(n, reading.pieces[n].text.casefold()) for n in behind]
    counted = other.text.casefold().split()[-len(words) :] if words else []
    forms = zip([word for _, word in words], counted, strict=False)
    if len(counted) < len(words) or not all(are_word_forms(*pair, language) for pair in forms):
        return ()
    for place, _ in words:
        places.remove(place)
    return tuple(reading.pieces[place] for place, _ in words)


def take_basis(reading: Reading, figure: int, places: list[int], other: Piece) -> tuple[Piece, ...]:
    """Take "per boat" out of what is left, where the other figure holds what it is counted by: "9 euros per day".

    Args:
        reading: The sentence.
        figure: The place of the figure.
        places: What is left of the change; the words are taken out.
        other: The figure in its place.

    Returns:
        The words.
    """
    words = [place for place in range(figure + 1, figure + _MOST_BASIS) if place in places]
    if not words or words[0] != figure + 1 or words[-1] - words[0] != len(words) - 1 or not _is_rate(other):
        return ()
    gap = reading.text[reading.pieces[figure].end : reading.pieces[words[0]].end].casefold().split()
    if read_equivalents().per.isdisjoint(gap[:1]):
        return ()
    for place in words:
        places.remove(place)
    return tuple(reading.pieces[place] for place in words)


def _is_rate(figure: Piece) -> bool:
    bound = figure.constraint.low or figure.constraint.high if isinstance(figure.constraint, Interval) else None
    return bound is not None and " per " in bound.value.unit


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


def pair_pieces(match: Match, sides: Sides, old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int]]:
    """Pair figures of one family and one label first, then those of one family, then in their order.

    Args:
        match: The two sentences.
        sides: Their propositions.
        old: Places in the old sentence.
        new: Places in the new one.

    Returns:
        The pairs of places, in the order of the old sentence.
    """
    families = {place: read_family(match.old.pieces[place]) for place in old}
    families2 = {place: read_family(match.new.pieces[place]) for place in new}
    rows, rows2 = _spell_rows(match.old, sides.old, families), _spell_rows(match.new, sides.new, families2)
    labelled = {place: row for place, row in rows.items() if row[1]}
    pairs: dict[int, int] = {}
    for one, other in ((labelled, rows2), (families, families2), (dict.fromkeys(old), dict.fromkeys(new))):
        for a in [place for place in one if place not in pairs]:
            b = next((b for b in other if b not in pairs.values() and one[a] == other[b]), None)
            if b is not None:
                pairs[a] = b
    return sorted(pairs.items())


def _spell_rows(
    reading: Reading, propositions: Sequence[Proposition], families: Mapping[int, object]
) -> dict[int, tuple[object, tuple[str, ...]]]:
    """Return the family and the label of each figure by its place."""
    labels: dict[tuple[int, type[object]], dict[int, range]] = {}
    rows = {}
    for place, family in families.items():
        kind = home_of(propositions, place), type(reading.pieces[place].constraint)
        if kind not in labels:
            labels[kind] = _find_labels(reading, propositions[kind[0]], kind[1])
        rows[place] = family, tuple(reading.pieces[n].key for n in labels[kind].get(place, ()))
    return rows


def may_be_one(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Say whether a day in figures may be the day in the place of it: "01/11/2027", "1 November 2027"."""
    if len(old) != 1 or len(new) != 1:
        return False
    days = [_list_days(side[0]) for side in (old, new)]
    return days[0] != days[1] and not days[0].isdisjoint(days[1])


def _list_days(piece: Piece) -> set[PartialDate]:
    """Return the days that a date may mean: in figures whose order is not known, day and month may change places."""
    date = piece.found.value if piece.found is not None else None
    if piece.found is None or not isinstance(date, PartialDate):
        return set()
    if piece.found.certain or not date.day or not date.month:
        return {date}
    return {date, PartialDate(date.year, date.day, date.month)}


def read_family(piece: Piece) -> object:
    """Return what figures must share for one to be the other with another value."""
    found = piece.found
    return (piece.kind, found.kind if found else None, type(piece.constraint))


def find_label(reading: Reading, one: Proposition, figure: Piece) -> range:
    """Find the words before or behind a figure of a list that say which row of it the figure is.

    Returns:
        Their places; none unless each figure of its kind has a label on the same side.
    """
    place = reading.pieces.index(figure)
    return _find_labels(reading, one, type(figure.constraint)).get(place, range(0))


def _find_labels(reading: Reading, one: Proposition, kind: type[object]) -> dict[int, range]:
    figures = [n for n in range(one.first, one.after) if reading.pieces[n].kind is PieceKind.FIGURE]
    places = [n for n in figures if isinstance(reading.pieces[n].constraint, kind)]
    for find in (_find_words_before, _find_words_behind) if len(places) >= _LEAST_ROWS else ():
        labels = {place: find(reading, one, place) for place in places}
        if all(labels.values()):
            return labels
    return {}


def _find_words_before(reading: Reading, one: Proposition, place: int) -> range:
    first = place
    # Between a label and its figure a colon may stand, but no comma; what stands before the label is parted from it.
    while (
        one.is_plain
        and first > one.first
        and reading.pieces[first - 1].kind in _LABELS
        and not (first in reading.breaks and (first < place or "," in reading.gap(place)))
    ):
        first -= 1
    return range(first, place)


def _find_words_behind(reading: Reading, one: Proposition, place: int) -> range:
    """Find "honey" in "120 tonnes of honey", and "for Alba" in "60 per cent for Alba"."""
    pieces, after = reading.pieces, place + 1
    while after < one.after and pieces[after].kind in _LABELS and after not in reading.breaks:
        after += 1
    if pieces[after - 1].key in PREPOSITIONS:
        return range(0)  # "60 per cent for 10 years"
    return range(place + 1, after)


def is_denied(reading: Reading, one: Proposition, figure: Piece) -> bool:
    """Whether nobody or nothing is said to have a figure, so that nobody knows what another bound does.

    "Niemand zahlt weniger als 5 Euro" has no force that would turn the bound, and "жоден внесок не менше 100 гривень"
    denies it twice where other languages do so once.
    """
    if figure.force is not None:
        return False
    if one.is_plain:
        before = (piece for piece in reading.pieces[one.first : one.after] if piece.end <= figure.start)
        return any(piece.kind is PieceKind.NEGATION or piece.text.casefold() in _DENYING for piece in before)
    is_twice = figure.text.casefold().split()[0] in _TWICE
    return is_twice and reading.pieces[one.cue].text.casefold().split()[0] in _NONE
