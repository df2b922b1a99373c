"""Whether two sentences have one normal form: conditions at either end, voice, the order of a short list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plancmp.diff.pronouns import trades_pronoun
from plancmp.diff.propositions import list_propositions
from plancmp.diff.variants import list_variants
from plancmp.diff.voice import activate, is_foreign_voice, is_participle, is_reflexive_voice, is_voice, keys_of
from plancmp.extract.mention import Kind
from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading, fold_word
from plancmp.model import Force

_IF, _UNLESS = "condition:+if", "condition:-unless"
_LONGEST_TIME = 6  # pieces
_TIMES = frozenset({Kind.DATE, Kind.DEADLINE, Kind.DURATION})
_DUE = ("#Dates by", "#Dates before", "#Deadline")
_ORDER = frozenset(map(fold_word, ("after", "before")))
_EVER = fold_word("at any time")
_OTHERWISE = fold_word("otherwise")
_OCCURRING = frozenset(map(fold_word, ("occurs", "happens", "arises")))
_SHORTEST_LIST = 5  # pieces of "dead, lost or ill"
_ADVERBS = frozenset({"promptness", "solidarity", "revocability", "intent"})
_DENIALS = frozenset({"not", f"!{Force.STATES} not"})


def say_the_same(old: Reading, new: Reading) -> bool:
    """Say whether two sentences have one normal form: conditions at either end, voice, the order of a short list."""
    if _swap_cases(old, new):
        return False
    if _list_held(old) == _list_held(new) and _differ_in_order(old, new):
        return True
    for one, other in ((old, new), (new, old)):
        shapes = (other, active) if (active := activate(other)) is not other else (other,)
        for variant in list_variants(one, other):
            forms = (variant, activate(variant))
            is_same = any(_has_same_pieces(form, shape) for form in forms for shape in shapes)
            if is_same and _list_held(variant) == _list_held(other):
                return True
    if trades_pronoun(old, new) or trades_pronoun(new, old):
        return True
    keys = [[piece.key for piece in reading.whole] for reading in (old, new)]
    return ("," in old.text or "," in new.text) and _is_rotated(*keys)


def _differ_in_order(old: Reading, new: Reading) -> bool:
    """Say whether two sentences with the same conditions differ in voice or in the place of a time, if in anything."""
    shapes = [(old, new), (activate(old), new), (old, activate(new))]
    tests = (is_voice, is_foreign_voice, is_reflexive_voice, _moves_time)
    return any(_has_same_pieces(one, other) for one, other in shapes) or any(
        test(*pair) for test in tests for pair in ((old, new), (new, old))
    )


def _list_held(reading: Reading) -> Counter[tuple[object, ...]]:
    """Return the conditions of a sentence, each with the number of the proposition that it holds for."""
    if not reading.limits:
        return Counter()
    firm = [one for one in list_propositions(reading) if not one.is_dependent] or [*list_propositions(reading)]
    return Counter(
        (number, _turn_denial(_drop_event(_sort_list(limit))))
        for number, one in enumerate(firm)
        for limit in one.limits
    )


def _drop_event(key: tuple[str, ...]) -> tuple[str, ...]:
    """Put "if a flood occurs" as "in the event of a flood", and "agree otherwise" as "otherwise agree"."""
    if _OTHERWISE in key:
        key = (key[0], _OTHERWISE, *(word for word in key[1:] if word != _OTHERWISE))
    return key[:-1] if key[0] == _IF and len(key) > 2 and key[-1] in _OCCURRING else key


def _sort_list(limit: Limit) -> tuple[str, ...]:
    """Return the key of a condition with the words of a short list at its end in one order: "if dead, lost or ill"."""
    pieces = list(limit.pieces)
    if len(pieces) < _SHORTEST_LIST or pieces[-2].kind is not PieceKind.JOINER:
        return limit.key
    first = len(pieces) - 3
    while first > 1 and pieces[first - 1].kind is PieceKind.COMMA and pieces[first - 2].kind is PieceKind.WORD:
        first -= 2
    items = [piece for piece in pieces[first:] if piece.kind is PieceKind.WORD]
    others = {piece.kind for piece in pieces[first:]} - {PieceKind.WORD, PieceKind.COMMA, PieceKind.JOINER}
    if others or first == len(pieces) - 3:
        return limit.key
    head = (piece.key for piece in pieces[:first] if piece.kind is not PieceKind.COMMA)
    return (limit.mark.key, *head, pieces[-2].key, *sorted(piece.key for piece in items))


def _turn_denial(key: tuple[str, ...]) -> tuple[str, ...]:
    """Put "if it is not sold" as "unless it is sold"."""
    denials = [word for word in key if word in _DENIALS]
    if key[0] != _IF or len(denials) != 1:
        return key
    return (_UNLESS, *(word for word in key[1:] if word not in _DENIALS))


def _swap_cases(old: Reading, new: Reading) -> bool:
    """Say whether the same names stand in other cases, so that who pays whom may be another."""
    if not old.has_cases:
        return False
    pairs = zip(old.whole, new.whole, strict=False)
    same = [(a.text, b.text) for a, b in pairs if a.kind is PieceKind.NAME and a.key == b.key]
    return sum(one.casefold() != other.casefold() for one, other in same) > 1


def _has_same_pieces(old: Reading, new: Reading) -> bool:
    before, after = ([piece.key for piece in reading.pieces] for reading in (old, new))
    return before == after or (len(before) == len(after) and (_is_reordered_list(old, new) or _moves_adverb(old, new)))


def _moves_adverb(old: Reading, new: Reading) -> bool:
    """Say whether one adverb stands elsewhere: "shall promptly answer", "are liable jointly and severally"."""
    sides = [[piece for piece in reading.pieces if _is_adverb(piece)] for reading in (old, new)]
    rest = [[piece.key for piece in reading.pieces if not _is_adverb(piece)] for reading in (old, new)]
    adverbs = [
        [one for one in side if not one.ranks or _ADVERBS & {rank.scale for rank in one.ranks}] for side in sides
    ]
    cues = sum(piece.kind is PieceKind.CUE for piece in old.pieces)
    if any(_follows_participle(reading) for reading in (old, new)):
        return False
    is_one = [len(side) for side in adverbs] == [1, 1] and cues <= 1
    return is_one and rest[0] == rest[1] and [piece.key for piece in sides[0]] == [piece.key for piece in sides[1]]


def _moves_time(opening: Reading, closing: Reading) -> bool:
    """Say whether a time opens one sentence and ends the other: "spätestens am 5. Mai zahlt der Wirt den Zoll".

    Behind it, or behind a condition, a German verb stands before its subject. English has a comma there, which
    `_is_rotated` wants.
    """
    if opening.is_folded or not opening.pieces or len(opening.pieces) != len(closing.pieces):
        return False
    one, other = list(opening.pieces), list(closing.pieces)
    is_alike = _list_articles(opening) == _list_articles(closing)
    if any(limit.is_opening for limit in opening.limits) and is_alike and _is_inverted(one, other):
        return True
    for size in range(1, min(_LONGEST_TIME, len(one) - 2) + 1):
        time = one[:size]
        is_time = any(piece.found is not None and piece.found.kind in _TIMES for piece in time[:2])
        is_time = is_time or (size > 1 and time[0].key in _ORDER)
        if not is_time or (time[0].found is None and time[0].key not in PREPOSITIONS) or not is_alike:
            continue
        # "Legt den Bericht bis zum 5. Mai vor": what is due by then is the act, whatever stands before it.
        for end in (len(other), len(other) - 1)[: 1 + time[0].key.startswith(_DUE)]:
            rest = [*other[: end - size], *other[end:]]
            if keys_of(other[end - size : end]) == keys_of(time) and _is_inverted(one[size:], rest):
                return True
    return False


def _is_inverted(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Say whether words are the same, but that a German verb which opens one stands further behind in the other."""
    first, rest, keys = one[0], keys_of(one[1:]), keys_of(other)
    is_verb = not first.is_noun and any(piece.is_noun for piece in one)
    return keys_of(one) == keys or any(
        is_verb and keys[place] == first.key and keys[:place] + keys[place + 1 :] == rest
        for place in range(1, len(keys))
    )


def _list_articles(reading: Reading) -> Counter[tuple[str, str]]:
    """Return each German noun with the word before it, whose case says what it does."""
    nouns = (piece for piece in reading.pieces if piece.is_noun)
    return Counter((one.key, "".join(reading.text[: one.start].casefold().split()[-1:])) for one in nouns)


def _follows_participle(reading: Reading) -> bool:
    """Whether "at any time" may belong to a word of its own: "goods kept at any time"."""
    for place, piece in enumerate(reading.pieces):
        before = reading.pieces[place - 1] if piece.key == _EVER and place > 1 else None
        if before is not None and is_participle(before) and reading.pieces[place - 2].kind is not PieceKind.CUE:
            return True
    return False


def _is_adverb(piece: Piece) -> bool:
    return piece.kind is PieceKind.RANK or piece.key == _EVER


def _is_rotated(old: list[str], new: list[str]) -> bool:
    if len(old) != len(new) or Counter(old) != Counter(new):
        return False
    return any(old[step:] + old[:step] == new for step in range(1, len(old)) if old[step] == new[0])


def _is_reordered_list(old: Reading, new: Reading) -> bool:
    """Say whether only the items of a list changed places; each has one or two words, so that none governs another."""
    before, after = old.pieces, new.pieces
    first = next(n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a.key != b.key)
    last = len(before) - next(
        n for n, (a, b) in enumerate(zip(reversed(before), reversed(after), strict=True)) if a.key != b.key
    )
    items = [_list_items(reading, first, last) for reading in (old, new)]
    return None not in items and len(items[0] or ()) > 1 and Counter(items[0]) == Counter(items[1])


def _list_items(reading: Reading, first: int, after: int) -> list[tuple[str, ...]] | None:
    """Return the items of a list between two places; `None` if it is none, or has items of more than two words."""
    items: list[list[str]] = [[]]
    joined = ""
    for place in range(first, after):
        piece = reading.pieces[place]
        if piece.kind is PieceKind.JOINER:
            if joined and joined != piece.key:
                return None
            joined = piece.key
            items.append([])
            continue
        if place in reading.breaks:
            items.append([])
        if piece.kind not in {PieceKind.WORD, PieceKind.NAME} or piece.key in PREPOSITIONS:
            return None
        items[-1].append(piece.key)
    found = [tuple(item) for item in items if item]
    return found if joined and all(len(item) <= 2 for item in found) else None
