"""Consents: "unless the Bank has given its prior consent" says what "without the prior consent of the Bank" says.

It does so of a ban alone: what one may do "unless the Bank agrees" one may not do with its consent.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.marks import CONCEDING
from plancmp.extract.pieces import MARKS, Piece, PieceKind, Reading, fold_word, fold_words
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words, pair_words

CONSENTS = find_words("extract.consents", "consents")
_VERBS = find_words("extract.consents", "verbs")
_PARTICIPLES = find_words("extract.consents", "participles")
_GIVING = fold_words(find_words("extract.consents", "giving"))
_GETTING = fold_words(find_words("extract.consents", "getting"))
_QUALITIES = {fold_word(word): quality for word, quality in pair_words("extract.consents", "qualities").items()}
_IDLE = find_words("extract.consents", "idle")
_SIGNS = {"without": "-without", "with": "+with"}
_ONLY_IF = "condition:+only if"
_UNLESS = "condition:-unless"


def turn_consents(pieces: list[Piece]) -> list[Piece]:
    """Put a clause on somebody's consent in the order of "without the prior consent of the Bank". Linear time."""
    turned: list[Piece] = []
    place = 0
    while place < len(pieces):
        if not _opens(pieces, place) or not _is_banned(pieces, place):
            turned.append(pieces[place])
            place += 1
            continue
        end = next((n for n in range(place + 1, len(pieces)) if _ends(pieces[n])), len(pieces))
        found = _read(pieces[place], pieces[place + 1 : end])
        turned += found or pieces[place:end]
        place = end
    return turned


def close_consents(reading: Reading) -> Reading:
    """Put "only if the Bank consents" as "only with the consent of the Bank"; its places in the text are lost."""
    for number, limit in enumerate(reading.limits):
        found = _read(limit.mark, limit.pieces) if limit.mark.key == _ONLY_IF else None
        if found:
            mark = evolve(found[0], key=found[0].key.replace("-without", "+with"))
            only, place = evolve(mark, kind=PieceKind.WORD, key="only", text="only"), limit.place
            limits = [*reading.limits[:number], evolve(limit, mark=mark, pieces=tuple(found[1:]))]
            limits += reading.limits[number + 1 :]
            return evolve(
                reading,
                pieces=(*reading.pieces[:place], only, *reading.pieces[place:]),
                breaks=frozenset(one + (one >= place) for one in reading.breaks),
                limits=tuple(evolve(one, place=one.place + (one.place >= place)) for one in limits),
            )
    return reading


def mark_consents(pieces: list[Piece]) -> list[Piece]:
    """Put "without prior consent from the Bank" as "without the prior consent of the Bank". Linear time."""
    marked = list(pieces)
    for place, piece in enumerate(pieces):
        is_conceded = place > 0 and pieces[place - 1].text.casefold() in CONCEDING
        if piece.kind is not PieceKind.WORD or piece.key not in _SIGNS or is_conceded:
            continue
        noun = next((n for n in range(place + 1, len(pieces)) if pieces[n].key not in _QUALITIES), place)
        owner = noun + 1 + (noun + 1 < len(pieces) and pieces[noun + 1].key in {"from", "by"})
        if pieces[noun].text.casefold() not in CONSENTS or not (owner < len(pieces) and pieces[owner].names):
            continue
        names = sorted({_QUALITIES[one.key] for one in pieces[place + 1 : noun]})
        key = "~".join((f"condition:{_SIGNS[piece.key]} consent", *names))
        text = " ".join(one.text for one in pieces[place:owner])
        end = pieces[owner - 1].end
        marked[place] = evolve(piece, kind=PieceKind.CONDITION, key=key, text=text, end=end, is_preposition=True)
        marked[place + 1 : owner] = [evolve(one, key="") for one in pieces[place + 1 : owner]]
    return [piece for piece in marked if piece.key]


def _is_banned(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the nearest cue before a place forbids, or the first one behind it where none stands before."""
    around = (*reversed(pieces[:place]), *pieces[place:])
    return next((one.force is Force.MUST_NOT for one in around if one.kind is PieceKind.CUE), False)


def _opens(pieces: Sequence[Piece], place: int) -> bool:
    is_bare = pieces[place].key == "without" and any(one.key in _GETTING for one in pieces[place + 1 : place + 3])
    return pieces[place].key == _UNLESS or is_bare


def _ends(piece: Piece) -> bool:
    return piece.kind in {PieceKind.COMMA, PieceKind.CUE, *MARKS}


def _read(mark: Piece, words: Sequence[Piece]) -> list[Piece] | None:
    """Return the mark of a consent and whose it is; `None` if the words say more than that."""
    text = " ".join(one.text for one in (mark, *words))
    for place, one in enumerate(words):
        before, behind, word = words[:place], words[place + 1 :], one.text.casefold()
        act = next((n for n, one in enumerate(before) if one.key in _GIVING | _GETTING), None)
        if word in CONSENTS and act is not None and before[act].key in _GIVING:
            return _write(mark, text, before[:act], (*before[act + 1 :], *behind))
        if word in CONSENTS and act is not None:
            # Who obtains it is whoever acts: "unless it has obtained the consent of the Bank".
            return _write(mark, text, [one for one in behind if one.key != "from"], (*before[:act], *before[act + 1 :]))
        by = next((n for n, one in enumerate(behind) if one.key == "by"), None)
        if (word in _VERBS or (word in _PARTICIPLES and by is None)) and before and mark.key in {_UNLESS, _ONLY_IF}:
            return _write(
                mark, text, [one for one in before if one.key not in _QUALITIES], [*_list_qualities(before), *behind]
            )
        if word in _PARTICIPLES and by is not None:
            return _write(mark, text, behind[by + 1 :], (*before, *behind[:by]))
    return None


def _list_qualities(words: Sequence[Piece]) -> list[Piece]:
    return [one for one in words if one.key in _QUALITIES]


def _write(mark: Piece, text: str, owner: Sequence[Piece], qualities: Sequence[Piece]) -> list[Piece] | None:
    if not owner or any(one.key not in _QUALITIES and one.key not in _IDLE for one in qualities):
        return None
    names = sorted({_QUALITIES[one.key] for one in qualities if one.key in _QUALITIES})
    key = "~".join(("condition:-without consent", *names))
    return [evolve(mark, kind=PieceKind.CONDITION, key=key, text=text, is_preposition=True), *owner]
