"""Whether two sentences have one normal form: conditions at either end, voice, the order of a short list."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from attrs import evolve

from plancmp.diff.orders import is_rotated, list_subjects, moves_adjunct, opens_with_only, owns
from plancmp.diff.phrasings import fold_deeds, list_phrasings
from plancmp.diff.pronouns import trades_pronoun
from plancmp.diff.propositions import list_propositions
from plancmp.diff.variants import list_variants
from plancmp.diff.voice import (
    activate,
    is_foreign_voice,
    is_participle,
    is_reflexive_voice,
    is_voice,
    keys_of,
    names_act,
)
from plancmp.extract.consents import close_consents
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.mention import Kind
from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading, fold_word, fold_words
from plancmp.model import Force
from plancmp.readers.wordlists import find_words

_IF, _UNLESS = "condition:+if", "condition:-unless"
_EVENTS = frozenset({_IF, _UNLESS, "condition:+when", "condition:+until", "condition:+once"})
_SAYING = {
    **dict.fromkeys(map(fold_word, ("agrees", "consents", "approves")), "condition:+with consent"),
    fold_word("requests"): "condition:+on request",
}
_EVER = fold_words(find_words("diff.sameness", "ever"))
_OTHERWISE = fold_word("otherwise")
_OCCURRING = fold_words(find_words("diff.sameness", "occurring"))
_SHORTEST_LIST = 5  # pieces of "dead, lost or ill"
_ADVERBS = frozenset({"promptness", "solidarity", "revocability", "intent"})
_DENIALS = frozenset({"not", f"!{Force.STATES} not"})
_PLAIN = frozenset({PieceKind.WORD, PieceKind.NAME, PieceKind.NEGATION})
_PARTITIVE = find_words("diff.sameness", "partitive")


def say_the_same(old: Reading, new: Reading) -> bool:
    """Say whether two sentences have one normal form: conditions at either end, voice, the order of a short list."""
    if _swap_cases(old, new):
        return False
    tests = (trades_pronoun, opens_with_only, list_subjects, owns)
    if any(test(*pair) for test in tests for pair in ((old, new), (new, old))):
        return True
    is_order = Counter(keys_of(old.pieces)) == Counter(keys_of(new.pieces))
    old, new = (close_consents(side if is_order else _drop_idle(side)) for side in (old, new))
    if _list_held(old) == _list_held(new) and _differ_in_order(old, new):
        return True
    sides = ((old, tuple(list_phrasings(old, new))), (new, tuple(list_phrasings(new, old))))
    for (one, own), (other, others) in (sides, sides[::-1]):
        shapes = (other, *others, *((active,) if (active := activate(other)) is not other else ()))
        for variant in list_variants(one, other, own):
            forms = (variant, activate(variant))
            same = [shape for shape in shapes if any(_has_same_pieces(form, shape) for form in forms)]
            same += [other] if is_voice(variant, other) else []
            # A shape with conditions of its own ("only if" as "not unless") is the same under these alone.
            if any(
                _list_held(variant) == _list_held(other if shape.limits is other.limits else shape) for shape in same
            ):
                return True
    return ("," in old.text or "," in new.text or not old.is_folded) and is_rotated(old, new)


def _drop_idle(reading: Reading) -> Reading:
    """Leave out words that say nothing beside their figure: "протягом трьох років", "es del 5 %", "5 % від ціни"."""
    pieces = reading.pieces
    idle = {n for n, (one, behind) in enumerate(pairwise(pieces)) if _is_idle(one, behind)}
    idle |= {n for n in range(1, len(pieces)) if _is_part(pieces[n - 1], pieces[n])}
    if not idle:
        return reading
    places = [sum(n not in idle for n in range(place)) for place in range(len(pieces) + 1)]
    dropped = {id(pieces[n]) for n in idle}
    return evolve(
        reading,
        pieces=tuple(piece for n, piece in enumerate(pieces) if n not in idle),
        breaks=frozenset(places[place] for place in reading.breaks),
        limits=tuple(evolve(limit, place=places[limit.place]) for limit in reading.limits),
        whole=tuple(piece for piece in reading.whole if id(piece) not in dropped),
    )


def _is_idle(one: Piece, behind: Piece) -> bool:
    table, word = read_equivalents(), one.text.casefold().rpartition(" ")[2]
    if one.kind is not PieceKind.WORD or behind.found is None:
        return False
    is_span = word in table.spanning and behind.found.kind is Kind.DURATION and behind.force is None
    is_span = is_span or (one.key == "day" and behind.found.kind is Kind.DATE)  # "el día 5 de octubre"
    is_span = is_span or (word == "period" and behind.found.kind is Kind.RANGE)  # "the period from May to June"
    return is_span or word in table.auxiliaries or (word in table.accusatives and behind.found.kind is Kind.COUNT)


def _is_part(figure: Piece, one: Piece) -> bool:
    is_share = figure.found is not None and figure.found.kind in {Kind.PERCENT, Kind.SHARE}
    return is_share and one.kind is PieceKind.WORD and one.text.casefold() in _PARTITIVE


def _differ_in_order(old: Reading, new: Reading) -> bool:
    """Say whether two sentences with the same conditions differ in voice or in the place of a time, if in anything."""
    shapes = [(old, new), (activate(old), new), (old, activate(new))]
    tests = (is_voice, is_foreign_voice, is_reflexive_voice, names_act, moves_adjunct)
    return any(_has_same_pieces(one, other) for one, other in shapes) or any(
        test(*pair) for test in tests for pair in ((old, new), (new, old))
    )


def _list_held(reading: Reading) -> Counter[tuple[object, ...]]:
    """Return the conditions of a sentence, each with the number of the proposition that it holds for."""
    if not reading.limits:
        return Counter()
    firm = [one for one in list_propositions(reading) if not one.is_dependent] or [*list_propositions(reading)]
    return Counter(
        (number, _turn_denial(_drop_event(_sort_words(limit) if reading.has_cases else _sort_list(limit))))
        for number, one in enumerate(firm)
        for limit in one.limits
    )


def _drop_event(key: tuple[str, ...]) -> tuple[str, ...]:
    """Put "if a flood occurs" as "in the event of a flood", "if the Bank agrees" as "with the consent of the Bank".

    "Until payment of the price" is "until the price is paid".
    """
    if _OTHERWISE in key:
        key = (key[0], _OTHERWISE, *_name_agent([word for word in key[1:] if word != _OTHERWISE]))
    if key[0] == _IF and len(key) > 2 and key[-1] in _SAYING:
        return (_SAYING[key[-1]], *key[1:-1])
    if key[0] in _EVENTS and len(key) > 2 and (verb := fold_deeds().get(key[1], key[1])) != key[1]:
        return (key[0], *key[2:], verb)  # "unless signed by Friday" has a verb
    return key[:-1] if key[0] == _IF and len(key) > 2 and key[-1] in _OCCURRING else key


def _name_agent(words: list[str]) -> list[str]:
    """Put "required by law in writing" as "the law requires in writing"."""
    if "by" not in words[1:]:
        return words
    by = words.index("by", 1)
    end = next((n for n in range(by + 1, len(words)) if words[n] in PREPOSITIONS), len(words))
    return [*words[by + 1 : end], *words[:by], *words[end:]]


def _sort_words(limit: Limit) -> tuple[str, ...]:
    """Return the key of a condition whose endings say who does what in one order: "якщо договором не встановлено"."""
    if any(piece.kind not in _PLAIN for piece in limit.pieces):
        return _sort_list(limit)
    words: list[str] = []
    for piece in limit.pieces:
        # What is denied goes with its denial.
        if words and words[-1].rpartition(" ")[2] in _DENIALS:
            words[-1] += f" {piece.text.casefold()}"
        else:
            words.append(piece.key if piece.key in _DENIALS else piece.text.casefold())
    return (limit.mark.key, *sorted(words))


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
    if len(before) != len(after) or before == after:
        return before == after
    return _moves_adverb(old, new)


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
    return is_one and rest[0] == rest[1] and keys_of(sides[0]) == keys_of(sides[1])


def _follows_participle(reading: Reading) -> bool:
    """Whether "at any time" may belong to a word of its own: "goods kept at any time"."""
    for place, piece in enumerate(reading.pieces):
        before = reading.pieces[place - 1] if piece.key in _EVER and place > 1 else None
        if before is not None and is_participle(before) and reading.pieces[place - 2].kind is not PieceKind.CUE:
            return True
    return False


def _is_adverb(piece: Piece) -> bool:
    return piece.kind is PieceKind.RANK or piece.key in _EVER
