"""Phrases that say the same in more words: "makes payment of", "who reside", "the following:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from plancmp.diff.voice import are_forms, differ_in_ending, is_participle, keys_of, share_stem
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, find_cues, fold_word, fold_words
from plancmp.model import Force
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_words, order_words

_WHO = "who"
_ONLY_IF, _UNLESS = "condition:+only if", "condition:-unless"
_MOST_NOUN = 3  # pieces
_LIGHT = find_words("diff.phrasings", "light")
_DOING = order_words("diff.phrasings", "doing")
_PERFORMING = order_words("diff.phrasings", "performing")
_FOLLOWING, _DURING = fold_word("following"), fold_word("during")


def list_phrasings(reading: Reading, other: Reading) -> Iterator[Reading]:
    """Yield what says the same as a sentence in fewer words. Linear time, but for the acts that an "and" joins."""
    found = (
        _drop_who(reading, other),
        _drop_following(reading),
        _say_it(reading, other),
        _trade_preposition(reading, other),
        _name_compound(reading, other),
        _drop_any(reading, other),
        _close_list(reading, other),
        _deny_all(reading, other),
        _name_many(reading, other),
        _deny_verb(reading, other),
        _deny_nothing(reading, other),
        _write(reading),
    )
    yield from (evolve(reading, pieces=pieces, breaks=frozenset()) for pieces in found if pieces)
    if (turned := _allow_if(reading, other)) is not None:
        yield turned
    for pieces in (*_do_plainly(reading), *_join_acts(reading)):
        yield evolve(reading, pieces=pieces, breaks=frozenset())


@cache
def fold_deeds() -> dict[str, str]:
    """Return the verb of each noun for an act, both folded."""
    return {fold_word(noun): fold_word(verb) for noun, verb in read_equivalents().deeds.items()}


@cache
def _fold_light() -> frozenset[str]:
    return fold_words(_LIGHT)


def are_derived(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Say whether words name the same act by its noun and by its verb: "procède à la réparation", "répare"."""
    short, long = sorted((list(old), list(new)), key=len)
    left = list(long)
    if all(any(map(_performs, side)) for side in (old, new)):
        return all(one.key in PREPOSITIONS or _performs(one) for one in (*old, *new))  # "effectue la réparation"
    for piece in short:
        found = next((one for one in left if one.key == piece.key or share_stem(one.key, piece.key)), None)
        if found is None:
            return False
        left.remove(found)
    is_plain = all(piece.kind is PieceKind.WORD for piece in (*old, *new))
    return is_plain and any(map(_is_light, left)) and all(one.key in PREPOSITIONS or _is_light(one) for one in left)


def _performs(piece: Piece) -> bool:
    return piece.text.casefold().startswith(_PERFORMING)


def _is_light(piece: Piece) -> bool:
    return piece.key in _fold_light() or piece.text.casefold().startswith(_DOING)


def _do_plainly(reading: Reading) -> Iterator[tuple[Piece, ...]]:
    """Put "shall make payment of the price" as "shall pay the price", with the preposition behind it or without."""
    pieces = reading.pieces
    for place in range(len(pieces) - 2 if reading.is_folded else 0):
        noun = place + 1 + (pieces[place + 1].key == "into")
        deed = fold_deeds().get(pieces[noun].key, "")
        if pieces[place].key in _fold_light() and deed:
            verb = evolve(pieces[noun], key=deed)
            for after in range(
                noun + 1, noun + 2 + (pieces[noun + 1 : noun + 2] != () and pieces[noun + 1].key in PREPOSITIONS)
            ):
                yield (*pieces[:place], verb, *pieces[after:])


def _drop_who(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "persons who reside there" as "persons residing there", and "who were chosen" as "chosen"."""
    pieces = reading.pieces
    for place in range(1, len(pieces) - 1):
        answer = other.pieces[place] if place < len(other.pieces) else None
        if pieces[place].key != _WHO or answer is None or answer.key != pieces[place + 1].key:
            continue
        is_passive = not read_equivalents().being.isdisjoint(reading.gap(place + 1).casefold().split())
        is_figure = answer.kind is PieceKind.FIGURE  # "who have not reached the age of 18"
        if is_figure or (is_participle(answer) if is_passive else answer.text.casefold().endswith("ing")):
            return (*pieces[:place], *pieces[place + 1 :])
    return ()


def _trade_preposition(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "is used for preventing theft" as "to prevent theft", "for the first two years" as "during" them."""
    pieces = reading.pieces
    for place, (one, answer) in enumerate(zip(pieces[:-1], other.pieces, strict=False)):
        behind = pieces[place + 1]
        is_aim = answer.key == "to" and behind.text.casefold().endswith("ing")
        is_span = answer.key == _DURING and (behind.kind is PieceKind.FIGURE or behind.key.endswith("th"))
        if one.key == "for" and (is_aim or is_span):
            return (*pieces[:place], answer, *pieces[place + 1 :])
    return ()


def _name_compound(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "the date of delivery" as "the delivery date", "a term of two weeks" as "a two-week term"."""
    pieces, others = reading.pieces, keys_of(other.pieces)
    for place in range(1, len(pieces)):
        last, gap = pieces[place], reading.gap(place).split()
        is_figure = last.kind is PieceKind.FIGURE
        is_of = len(gap) == 1 if is_figure else gap in (["of"], ["of", "the"])
        for size in range(1, (_MOST_NOUN if is_figure else 1) + 1) if is_of else ():
            block = pieces[place - size : place] if size <= place else ()
            is_noun = all(one.kind is PieceKind.WORD and one.key not in PREPOSITIONS for one in block)
            if not block or not is_noun or (not is_figure and any(one.is_capital for one in (last, *block))):
                continue
            keys = keys_of((last, *block))
            found = next((n for n in range(len(others) - size) if others[n : n + size + 1] == keys), -1)
            if found >= 0 and (is_figure or other.gap(found + 1) == " "):
                return (*pieces[: place - size], last, *block, *pieces[place + 1 :])
    return ()


def _write(reading: Reading) -> tuple[Piece, ...]:
    """Put "a complaint in writing" as "a written complaint"."""
    pieces = reading.pieces
    place = next((n for n, one in enumerate(pieces) if n > 1 and one.text.casefold() == "writing"), 0)
    is_noun = place > 0 and pieces[place - 1].key == "in" and pieces[place - 2].kind is PieceKind.WORD
    return (*pieces[: place - 2], pieces[place], pieces[place - 2], *pieces[place + 1 :]) if is_noun else ()


def _deny_all(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "aucune barque ne peut entrer" as "les barques ne peuvent pas entrer"; "none of them" stays what it is."""
    pieces, others = reading.pieces, other.pieces
    is_denial = len(pieces) == len(others) + 1 and pieces[0].key in {"no", "not"}
    if not is_denial or reading.is_folded or pieces[1].kind is not PieceKind.WORD:
        return ()
    cue = (*find_cues(pieces), 0)[0]
    return _agree(pieces[1:], others, cue - 1) if cue and pieces[cue].force is Force.MUST_NOT else ()


def _name_many(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "le client peut être exclu" as "les clients peuvent être exclus"."""
    cue = (*find_cues(reading.pieces), 0)[0]
    is_long = len(reading.pieces) == len(other.pieces)
    if not cue or not is_long or reading.is_folded:
        return ()
    subject = [n for n in range(cue) if reading.pieces[n].key != other.pieces[n].key]
    is_many = all(are_forms(reading.pieces[n], other.pieces[n]) for n in subject)
    return _agree(reading.pieces, other.pieces, cue) if subject and is_many else ()


def _agree(pieces: Sequence[Piece], others: Sequence[Piece], cue: int) -> tuple[Piece, ...]:
    """Put the subject before a cue, and a participle behind it, in the number of another sentence."""
    table, agreed = read_equivalents(), list(pieces)
    for place, (one, answer) in enumerate(zip(pieces, others, strict=True)):
        is_acted = place == cue + 1 and any(answer.key.endswith(end) for end in table.passives)
        is_acted = is_acted or (place > cue and pieces[place - 1].text.casefold() in table.auxiliaries)
        if (place < cue or is_acted) and differ_in_ending(one, answer):
            agreed[place] = answer
    return tuple(agreed)


def _drop_any(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "any member may not vote" as "a member may not vote", "shall not have any claim" as "shall have no claim"."""
    pieces = reading.pieces
    place = next((n for n, one in enumerate(pieces) if _is_any(one)), -1)
    cue = (*find_cues(pieces), len(pieces))[0]
    is_first = not place and other.text.casefold().startswith(("a ", "an "))
    is_denied = cue < place and pieces[cue].force is Force.MUST_NOT
    return (*pieces[:place], *pieces[place + 1 :]) if is_first or is_denied else ()


def _is_any(piece: Piece) -> bool:
    return any(rank.scale == "quantifier" and not rank.height for rank in piece.ranks)


def _deny_nothing(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "nothing in this deed affects" as "this deed does not affect"."""
    pieces, cue = reading.pieces, next((other.pieces[n] for n in find_cues(other.pieces)), None)
    is_denial = [one.text.casefold() for one in pieces[:2]] == ["nothing", "in"] and not find_cues(pieces)
    if not is_denial or cue is None or (cue.is_positive and cue.force is not Force.MUST_NOT):
        return ()
    place = other.pieces.index(cue) + 2
    return (*pieces[2:place], cue, *pieces[place:])


def _deny_verb(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "the Guild keeps no copies" as "the Guild does not keep any copies"."""
    pieces, cues = reading.pieces, find_cues(other.pieces)
    no = next((n for n, one in enumerate(pieces) if n > 1 and one.key == "no"), 0)
    if not no or find_cues(pieces) or cues != [no - 1] or other.pieces[no - 1].is_positive:
        return ()
    any_ = tuple(one for one in other.pieces[no + 1 : no + 2] if _is_any(one))
    return (*pieces[: no - 1], other.pieces[no - 1], pieces[no - 1], *any_, *pieces[no + 1 :])


def _allow_if(reading: Reading, other: Reading) -> Reading | None:
    """Put "may be sold only if the Abbot is told" as "may not be sold unless the Abbot is told"."""
    cues, others = find_cues(reading.pieces), [other.pieces[n] for n in find_cues(other.pieces)]
    is_ban = len(cues) == 1 and [one.force for one in others] == [Force.MUST_NOT]
    if not is_ban or reading.pieces[cues[0]].force is not Force.MAY:
        return None
    only = [limit for limit in reading.limits if limit.mark.key == _ONLY_IF]
    if len(only) != 1 or [one.mark.key for one in other.limits].count(_UNLESS) != 1:
        return None
    turned = evolve(only[0], mark=evolve(only[0].mark, key=_UNLESS))
    limits = tuple(turned if limit is only[0] else limit for limit in reading.limits)
    pieces = (*reading.pieces[: cues[0]], others[0], *reading.pieces[cues[0] + 1 :])
    return evolve(reading, pieces=pieces, breaks=frozenset(), limits=limits)


def _drop_following(reading: Reading) -> tuple[Piece, ...]:
    """Put "the price covers the following goods: A and B" as "the price covers A and B"."""
    pieces = reading.pieces
    place = next((n for n, one in enumerate(pieces) if one.key == _FOLLOWING), -1)
    has_colon = place >= 0 and ":" in reading.text[pieces[place].end :]
    is_noun = place + 2 in reading.breaks and place + 1 not in reading.breaks and place > 0
    return (*pieces[:place], *pieces[place + 1 + is_noun :]) if has_colon else ()


def _close_list(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "shall row: 1) fast, 2) far, 3) alone" as "fast, far and alone"."""
    pieces, others = reading.pieces, keys_of(other.pieces)
    last = max(reading.breaks, default=0)
    is_list = len(reading.breaks) > 1 and 0 < last < len(pieces) and last < len(others) and others[last] == "and"
    return (*pieces[:last], other.pieces[last], *pieces[last:]) if is_list else ()


def _say_it(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "if the guest is late, the guest pays" as "if the guest is late, he pays"."""
    size = len(reading.pieces) - len(other.pieces)
    opening = next((limit for limit in reading.limits if limit.is_opening), None)
    if opening is None or not 0 < size <= _MOST_NOUN:
        return ()
    noun, start = reading.pieces[:size], other.pieces[0].start if other.pieces else 0
    said = other.text[:start].casefold().split()[-1:]
    is_said = not read_equivalents().pronouns.isdisjoint(said) and noun[0].is_named
    return reading.pieces[size:] if is_said and keys_of(opening.said[:size]) == keys_of(noun) else ()


def _join_acts(reading: Reading) -> Iterator[tuple[Piece, ...]]:
    """Put "shall not sell the mill and shall not let the mill" as "shall not sell or let the mill"."""
    pieces = reading.pieces
    cue = (*find_cues(pieces), -1)[0]
    for place in range(cue + 2, len(pieces) - 1 if cue >= 0 else 0):
        joint, behind = pieces[place], pieces[place + 1]
        if joint.kind is not PieceKind.JOINER or place in reading.breaks:
            continue
        is_again = behind.kind is PieceKind.CUE and behind.key == pieces[cue].key
        first, second = pieces[cue + 1 : place], pieces[place + 1 + is_again :]
        if is_again and behind.force is Force.MUST_NOT:
            joint = evolve(joint, key="or")
        shared = count_shared(keys_of(first[::-1]), keys_of(second[::-1]))
        sizes = {0, shared} if shared < min(len(first), len(second)) else {0}
        for size in sizes if is_again else sizes - {0}:
            yield (*pieces[: cue + 1], *first[: len(first) - size], joint, *second)
