"""The place of a time or another adjunct: "in May the Miller pays", "der Müller darf im Hof nicht mahlen"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from plancmp.diff.voice import differ_in_ending, is_participle, keys_of
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.mention import Kind
from plancmp.extract.pieces import MARKS, PREPOSITIONS, Piece, PieceKind, Reading, find_cues, fold_word, fold_words
from plancmp.readers.wordlists import find_words, order_words

_LONGEST_TIME, _LONGEST_ADJUNCT = 6, 10  # pieces
_LONGEST = 40  # pieces of a sentence
_TIMES = frozenset({Kind.DATE, Kind.DEADLINE, Kind.DURATION})
_DUE = ("#Dates by", "#Dates before", "#Deadline")
_ORDER = fold_words(find_words("diff.orders", "order"))
_MOST_OWNER = 3  # pieces
_FOLLOWING = fold_word("following")
_GOVERNING = frozenset({PieceKind.WORD, PieceKind.NAME, PieceKind.FIGURE, PieceKind.RANK})
_APART = frozenset({PieceKind.FIGURE, PieceKind.RANK})
_HAVING = find_words("diff.orders", "having")
_ADJUNCTS = find_words("diff.orders", "adjuncts")
_ATTRIBUTES = order_words("diff.orders", "attributes")


def moves_adjunct(opening: Reading, closing: Reading) -> bool:
    """Say whether a time or another adjunct opens one sentence, or follows its modal, and not the other.

    Behind it, or behind a condition, a German verb stands before its subject.
    """
    one, other = opening.pieces, closing.pieces
    if not one or len(one) > _LONGEST or Counter(keys_of(one)) != Counter(keys_of(other)):
        return False
    nouns = {piece.key for piece in (*opening.whole, *closing.whole) if piece.is_noun}
    if _list_articles(opening, nouns) != _list_articles(closing, nouns):
        return False
    if any(limit.is_opening for limit in opening.limits) and _is_inverted(opening, one, other):
        return True
    return _moves_time(opening, closing) or _moves_phrase(opening, closing)


def _moves_time(opening: Reading, closing: Reading) -> bool:
    """Say whether a time opens one sentence; English has a comma there, which makes a rotation of it."""
    one, other = opening.pieces, closing.pieces
    for size in range(1, min(_LONGEST_TIME, len(one) - 2) + 1) if not opening.is_folded else ():
        time = one[:size]
        is_time = any(map(_is_time, time[:2]))
        is_time = is_time or (size > 1 and time[0].key in _ORDER)
        if not is_time or (time[0].found is None and time[0].key not in PREPOSITIONS):
            continue
        # "Legt den Bericht bis zum 5. Mai vor": what is due by then is the act, whatever stands before it.
        for end in (len(other), len(other) - 1)[: 1 + time[0].key.startswith(_DUE)]:
            start, rest = end - size, (*other[: end - size], *other[end:])
            is_same = keys_of(other[start:end]) == keys_of(time) and _is_inverted(opening, one[size:], rest)
            if is_same and not _holds_for_participle(closing, other, start):
                return True
    return False


def _moves_phrase(opening: Reading, closing: Reading) -> bool:
    """Say whether a phrase behind a preposition moved, and holds for the verb in both places."""
    one, other = opening.pieces, closing.pieces
    if len(find_cues(one)) > 1:
        return False
    for place in range(len(one)):
        for size in range(1, min(_LONGEST_ADJUNCT, len(one) - place - 1) + 1):
            block = one[place : place + size]
            is_front = place == 0 or one[place - 1].kind is PieceKind.CUE
            # "Pays to the Miller 5 euros", and not "pays for sacks sold in May".
            is_figure = one[place + size].kind is PieceKind.FIGURE
            is_figure = is_figure and not _holds_for_participle(opening, one, place + size)
            is_phrase = _opens_adjunct(block[0]) or (opening.has_cases and _is_name(block))
            if not is_phrase or not opening.breaks <= {place, place + size}:
                continue
            rest = (*one[:place], *one[place + size :])
            for start in _find(block, other):
                behind = (*other[:start], *other[start + size :])
                is_free = is_front or (is_figure and start == place + 1) or _is_clock(block)
                if (
                    is_free
                    and closing.breaks <= {start, start + size}
                    and _holds_for_verb(closing, start, start + size)
                    and (_is_inverted(opening, rest, behind) if not place else keys_of(rest) == keys_of(behind))
                ):
                    return True
    return False


def _find(block: Sequence[Piece], pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield where the words stand in another sentence; a name in the same case, which says who receives."""
    keys, size = keys_of(block), len(block)
    for start in range(1, len(pieces) - size + 1):
        is_case = not _is_name(block) or pieces[start].text == block[0].text
        if is_case and keys_of(pieces[start : start + size]) == keys:
            yield start


def _is_name(block: Sequence[Piece]) -> bool:
    return len(block) == 1 and block[0].kind is PieceKind.NAME


def _is_clock(block: Sequence[Piece]) -> bool:
    """Whether words say a time of day and no more: "at 10:00"."""
    found = block[-1].found
    return len(block) <= 2 and found is not None and found.rule == "clock"


def _is_time(piece: Piece) -> bool:
    return piece.found is not None and piece.found.kind in _TIMES


def _opens_adjunct(piece: Piece) -> bool:
    is_word = piece.kind is PieceKind.WORD and piece.text.casefold() in _ADJUNCTS
    return piece.key in PREPOSITIONS or is_word or _is_time(piece)


def _holds_for_verb(reading: Reading, start: int, after: int) -> bool:
    """Whether a phrase holds for the verb: behind its modal, or at the end, but not behind a participle."""
    pieces = reading.pieces
    before, behind = pieces[start - 1], pieces[after:]
    if before.kind is PieceKind.CUE:
        return not (behind[1:] and behind[1].is_noun and not (behind[0].is_noun or behind[0].is_named))
    # German: "stellt auf Verlangen Quittungen aus"; an adjective between them may go with the phrase.
    is_late = any(piece.is_noun for piece in pieces) and not (
        behind[1:] and behind[1].is_noun and not behind[0].is_noun
    )
    has_end = not behind or behind[0].kind in _APART or is_late
    if not has_end or before.kind not in _GOVERNING or before.key == "only":
        return False
    return not _holds_for_participle(reading, pieces, start)


def is_rotated(old: Reading, new: Reading) -> bool:
    """Say whether the end of a sentence opens the other one: "in May, the Miller pays"."""
    keys, others = keys_of(old.whole), keys_of(new.whole)
    has_comma = "," in old.text or "," in new.text
    if len(keys) != len(others) or Counter(keys) != Counter(others):
        return False
    return any(
        keys[step:] + keys[:step] == others
        and not _holds_for_participle(old, old.whole, step)
        and not _holds_for_participle(new, new.whole, len(keys) - step)
        for step in range(1, len(keys))
        # Where no comma parts them, the phrase has to be a condition: "в случае болезни он уведомляет".
        if keys[step] == others[0] and (has_comma or MARKS & {old.whole[0].kind, old.whole[step].kind})
    )


def opens_with_only(one: Reading, other: Reading) -> bool:
    """Say whether an "only" with its phrase opens a sentence: "only if he agrees may it be sold", "may … only if"."""
    cues = [find_cues(side.whole)[:1] for side in (one, other)]
    if not all(cues) or one.whole[0].text.casefold().split()[:1] != ["only"]:
        return False
    (cue,), (place,) = cues
    keys, others = keys_of(one.whole), keys_of(other.whole)
    return others == [*keys[cue + 1 :][:place], keys[cue], *keys[cue + 1 :][place:], *keys[:cue]]


def list_subjects(one: Reading, other: Reading) -> bool:
    """Say whether a list behind a colon is the subject of the other: "the following may vote: millers and bakers"."""
    place = min(one.breaks, default=0)
    cues = find_cues(one.whole[:place]) if 0 < place < len(one.pieces) else []
    is_list = bool(cues) and one.pieces == one.whole and ":" in one.gap(place) and one.pieces[0].key == _FOLLOWING
    return is_list and keys_of(other.whole) == keys_of((*one.pieces[place:], *one.pieces[cues[0] : place]))


def owns(one: Reading, other: Reading) -> bool:
    """Say whether "the term of the lease is 5 years" is the one and "the lease has a term of 5 years" the other."""
    table = read_equivalents()
    words = {*other.text.casefold().split()}
    if words.isdisjoint(_HAVING) or one.limits or other.limits:
        return False
    sides = [
        [piece for piece in side.pieces if piece.text.casefold() not in _HAVING | table.auxiliaries]
        for side in (one, other)
    ]
    figure = next((n for n, piece in enumerate(sides[0]) if piece.kind is PieceKind.FIGURE), 0)
    if not 1 < figure <= _MOST_OWNER or len(sides[0]) != len(sides[1]):
        return False
    turned = [*sides[0][1:figure], sides[0][0], *sides[0][figure:]]
    return all(a.key == b.key or differ_in_ending(a, b) for a, b in zip(turned, sides[1], strict=True))


def _holds_for_participle(reading: Reading, pieces: Sequence[Piece], place: int) -> bool:
    """Whether a phrase is part of what a participle says: "for goods delivered in May"; not "is paid in May"."""
    if place < 2 or not _opens_adjunct(pieces[place]):
        return False
    table, before, verb = read_equivalents(), pieces[place - 1], pieces[place - 2]
    is_told = not table.being.isdisjoint(reading.text[verb.end : before.start].casefold().split())
    if verb.kind is PieceKind.CUE or verb.text.casefold() in table.auxiliaries or is_told:
        return False
    return is_participle(before) if reading.is_folded else before.text.casefold().endswith(_ATTRIBUTES)


def _is_inverted(reading: Reading, one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Say whether words are the same, but that a German verb which opens one stands further behind in the other."""
    first, rest, keys = one[0], keys_of(one[1:]), keys_of(other)
    is_verb = not first.is_noun and any(piece.is_noun for piece in reading.pieces)
    return keys_of(one) == keys or any(
        is_verb and keys[place] == first.key and keys[:place] + keys[place + 1 :] == rest
        for place in range(1, len(keys))
    )


def _list_articles(reading: Reading, nouns: Collection[str]) -> Counter[tuple[str, str]]:
    """Return each German noun with its article, whose case says what it does."""
    pieces = sorted(reading.whole, key=lambda piece: piece.start)
    ends = (0, *(piece.end for piece in pieces))
    return Counter(
        (one.key, "".join(reading.text[end : one.start].casefold().split()[-1:]).strip(",;:"))
        for end, one in zip(ends, pieces, strict=False)
        if one.key in nouns
    )
