"""The passive: "the fee is paid by the Buyer" says what "the Buyer pays the fee" says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from attrs import evolve

from plancmp.diff.propositions import Pair
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading, fold_word

_AGENT = 4  # pieces
_TIMES = frozenset(map(fold_word, ("day", "date", "end", "week", "month", "quarter", "year", "deadline", "close")))


def activate(reading: Reading) -> Reading:
    """Return a sentence in the passive with its agent as the subject: "the fee is paid by the Buyer".

    A sentence without "by", or in which it names no agent, stays as it is.
    """
    pieces = reading.pieces
    passive = next(_find_passives(reading), None)
    if passive is None:
        return reading
    verb, by = passive
    end = by + 1
    while end < len(pieces) and end - by <= _AGENT and end not in reading.breaks and not _ends_agent(pieces[end]):
        end += 1
    agent = pieces[by + 1 : end]
    if not agent or agent[0].kind is PieceKind.FIGURE:
        return reading
    return evolve(reading, pieces=_turn_voice(pieces, 0, verb, by, end), breaks=frozenset())


def _find_passives(reading: Reading) -> Iterator[Pair]:
    """Yield the places of each participle with its "by"."""
    pieces = reading.pieces
    for by in range(1, len(pieces) - 1):
        if pieces[by].key == "by" and by not in reading.breaks:
            verb = next((n for n in range(by - 1, max(-1, by - _AGENT), -1) if _is_participle(pieces[n])), None)
            # "A file that shall be made by the Owner": who makes it is not who acts in the sentence.
            is_agent = not is_time(pieces, by + 1) and not (verb and pieces[verb - 1].is_dependent)
            if verb is not None and is_agent:
                yield verb, by


def is_time(pieces: Sequence[Piece], place: int) -> bool:
    """Whether words behind "by" say until when: "by the fifth day", "by the end of the year"."""
    return any(piece.key in _TIMES for piece in pieces[place : place + 2])


def _turn_voice(pieces: Sequence[Piece], first: int, verb: int, by: int, end: int) -> tuple[Piece, ...]:
    """Put the agent, which ends at `end`, in the place of the subject, which begins at `first`."""
    cue = verb - 1 if verb > first and pieces[verb - 1].kind is PieceKind.CUE else verb
    agent, subject = pieces[by + 1 : end], pieces[first:cue]
    return (*pieces[:first], *agent, *pieces[cue : verb + 1], *subject, *pieces[verb + 1 : by], *pieces[end:])


def is_voice(passive: Reading, active: Reading) -> bool:
    """Say whether two sentences differ in voice alone, wherever the agent ends: "by any Buyer who may have a claim"."""
    pieces, keys = passive.pieces, [piece.key for piece in active.pieces]
    if Counter(piece.key for piece in pieces) != Counter([*keys, "by"]):
        return False
    firsts = [0, *(n + 1 for n in range(len(pieces)) if pieces[n].kind is PieceKind.JOINER or n + 1 in passive.breaks)]
    return any(
        [piece.key for piece in _turn_voice(pieces, first, verb, by, end)] == keys
        for verb, by in _find_passives(passive)
        for first in firsts
        for end in range(by + 2, len(pieces) + 1)
        if first <= verb
    )


def _is_participle(piece: Piece) -> bool:
    word = piece.text.casefold()
    return piece.kind is PieceKind.WORD and (word.endswith("ed") or word in read_equivalents().participles)


def _ends_agent(piece: Piece) -> bool:
    return (
        piece.kind not in {PieceKind.WORD, PieceKind.NAME, PieceKind.JOINER, PieceKind.RANK}
        or piece.key in PREPOSITIONS
    )
