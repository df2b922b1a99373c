"""Phrases that say the same in more words: "makes payment of", "who reside", "the following:"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from attrs import evolve

from plancmp.diff.voice import is_participle, keys_of, share_stem
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, find_cues, fold_word
from plancmp.model import Force
from plancmp.model.spelling import count_shared

_WHO = "who"
_MOST_NOUN = 3  # pieces
_FOLLOWING = fold_word("following")


def list_phrasings(reading: Reading, other: Reading) -> Iterator[Reading]:
    """Yield what says the same as a sentence in fewer words. Linear time, but for the acts that an "and" joins."""
    found = (
        _drop_who(reading, other),
        _drop_following(reading),
        _say_it(reading, other),
        _move_only(reading),
        _aim(reading, other),
        _name_compound(reading, other),
        _drop_any(reading, other),
    )
    yield from (evolve(reading, pieces=pieces, breaks=frozenset()) for pieces in found if pieces)
    for pieces in (*_do_plainly(reading), *_join_acts(reading)):
        yield evolve(reading, pieces=pieces, breaks=frozenset())


@cache
def fold_deeds() -> dict[str, str]:
    """Return the verb of each noun for an act, both folded."""
    return {fold_word(noun): fold_word(verb) for noun, verb in read_equivalents().deeds.items()}


@cache
def _fold_light() -> frozenset[str]:
    return frozenset(map(fold_word, read_equivalents().light))


def are_derived(old: Sequence[Piece], new: Sequence[Piece]) -> bool:
    """Say whether words name the same act by its noun and by its verb: "procède à la réparation", "répare"."""
    short, long = sorted((list(old), list(new)), key=len)
    left = list(long)
    for piece in short:
        found = next((one for one in left if one.key == piece.key or share_stem(one.key, piece.key)), None)
        if found is None:
            return False
        left.remove(found)
    light = [
        piece
        for piece in left
        if piece.key in _fold_light() or piece.text.casefold().startswith(read_equivalents().doing)
    ]
    is_plain = all(piece.kind is PieceKind.WORD for piece in (*old, *new))
    return is_plain and bool(light) and all(piece in light or piece.key in PREPOSITIONS for piece in left)


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
        if is_participle(answer) if is_passive else answer.text.casefold().endswith("ing"):
            return (*pieces[:place], *pieces[place + 1 :])
    return ()


def _aim(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "is used for preventing theft" as "is used to prevent theft"."""
    pieces = reading.pieces
    for place, (one, answer) in enumerate(zip(pieces[:-1], other.pieces, strict=False)):
        if one.key == "for" and answer.key == "to" and pieces[place + 1].text.casefold().endswith("ing"):
            return (*pieces[:place], answer, *pieces[place + 1 :])
    return ()


def _name_compound(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "the date of delivery" as "the delivery date", "a term of two weeks" as "a two-week term"."""
    pieces, others = reading.pieces, keys_of(other.pieces)
    for place in range(1, len(pieces) if len(pieces) == len(others) else 0):
        last, gap = pieces[place], reading.gap(place).split()
        is_figure = last.kind is PieceKind.FIGURE
        is_of = len(gap) == 1 if is_figure else gap in (["of"], ["of", "the"]) and other.gap(place) == " "
        for size in range(1, (_MOST_NOUN if is_figure else 1) + 1) if is_of else ():
            block = pieces[place - size : place] if size <= place else ()
            moved = (*pieces[: place - size], last, *block, *pieces[place + 1 :])
            is_noun = all(one.kind is PieceKind.WORD and one.key not in PREPOSITIONS for one in block)
            is_common = is_figure or not any(one.is_capital for one in (last, *block))
            if block and is_noun and is_common and keys_of(moved[: place + 1]) == others[: place + 1]:
                return moved
    return ()


def _drop_any(reading: Reading, other: Reading) -> tuple[Piece, ...]:
    """Put "any member who is late may not vote" as "a member who is late may not vote"."""
    is_any = any(rank.scale == "quantifier" and not rank.height for one in reading.pieces[:1] for rank in one.ranks)
    return reading.pieces[1:] if is_any and other.text.casefold().startswith(("a ", "an ")) else ()


def _drop_following(reading: Reading) -> tuple[Piece, ...]:
    """Put "the price covers the following: A and B" as "the price covers A and B"."""
    place = next((n for n, one in enumerate(reading.pieces) if one.key == _FOLLOWING), -1)
    has_colon = place >= 0 and ":" in reading.text[reading.pieces[place].end :]
    return (*reading.pieces[:place], *reading.pieces[place + 1 :]) if has_colon else ()


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


def _move_only(reading: Reading) -> tuple[Piece, ...]:
    """Put "can only be changed by the Abbot" as "can be changed only by the Abbot"."""
    pieces = reading.pieces
    only = next(
        (n for n, one in enumerate(pieces) if n and one.key == "only" and pieces[n - 1].kind is PieceKind.CUE), 0
    )
    by = next((n for n in range(only + 2, len(pieces)) if pieces[n].key in PREPOSITIONS), 0)
    if not only or not by or pieces[by].key != "by" or not is_participle(pieces[only + 1]):
        return ()
    return (*pieces[:only], *pieces[only + 1 : by], pieces[only], *pieces[by:])


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
