"""Where conditions, exceptions and rules of precedence begin and end in a sentence: they are taken out of it.

It is a heuristic, and the weakest part of a reading: no grammar says where an opening condition without a comma ends.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import DETERMINERS, MARKS, PREPOSITIONS, Limit, Piece, PieceKind, Reading, find_mark
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words

_RELATIVES = find_words("extract.limits", "relatives")
_MOST_ITEM = 2
_LONGEST_WORD = 20
_BRACKETS = frozenset("()[]")
_ANYBODY = find_words("extract.limits", "anybody")
_NOMINAL = find_words("extract.limits", "nominal")
_DEEDS = find_words("extract.limits", "deeds")
_GENITIVES = find_words("extract.limits", "genitives")


def _is_whole(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a mark says all: "on request, the Buyer shall"; not "on request by the Buyer".

    So does a German noun before a verb: "darf das Lager nicht ohne Genehmigung betreten".
    """
    behind = pieces[place + 1] if place + 1 < len(pieces) else None
    if any(piece.is_noun for piece in pieces) and pieces[place].text.split()[-1][:1].isupper():
        is_verb = behind is not None and not behind.is_noun and behind.text.endswith("n")
        is_last = place + 2 == len(pieces) or pieces[place + 2].kind is PieceKind.COMMA if is_verb else False
        return behind is None or behind.kind in {PieceKind.COMMA, PieceKind.CUE} or is_last
    ends = behind is None or behind.is_named or behind.kind in {PieceKind.COMMA, PieceKind.CUE, PieceKind.JOINER}
    return ends and pieces[place].text.casefold().split()[-1] in _DEEDS


def _opens(pieces: Sequence[Piece], place: int, taken: Sequence[tuple[int, int]]) -> bool:
    covered = {number for first, after in taken for number in range(first, after)}
    return all(
        number in covered or pieces[number].kind in {PieceKind.COMMA, PieceKind.JOINER} for number in range(place)
    )


def _find_end(text: str, pieces: Sequence[Piece], place: int, infinitives: tuple[str, ...], *, is_opening: bool) -> int:
    if pieces[place].is_preposition and (after := _find_phrase_end(text, pieces, place)):
        return after
    if is_opening:
        return _find_opening_end(pieces, place)
    if not _opens_coordinate(pieces, place):
        return _find_closing_end(text, pieces, place, infinitives)
    stop = find_mark(pieces, place)
    behind = range(place + 1, stop)
    # "Or if the time has not expired": what only denies is the condition's own.
    cues = [piece for piece in pieces[place + 1 : stop] if piece.kind is PieceKind.CUE and not piece.is_dependent]
    if any(cue.force is not Force.STATES for cue in cues):
        return _find_opening_end(pieces, place)
    return next((number for number in behind if pieces[number].kind is PieceKind.COMMA), stop)


def _find_phrase_end(text: str, pieces: Sequence[Piece], place: int) -> int:
    """Return where the nouns behind a preposition end, where capitals mark them: "bei Verzug | bald zahlen".

    Returns:
        0 where no capital marks a noun there.
    """
    first = next((n for n in range(place + 1, len(pieces)) if pieces[n].is_noun), 0)
    if any(piece.kind in {PieceKind.COMMA, PieceKind.CUE, PieceKind.FIGURE} for piece in pieces[place + 1 : first]):
        return 0
    after = first + 1 if first else 0
    while 0 < after < len(pieces):
        is_next = pieces[after].is_noun or pieces[after].kind is PieceKind.REFERENCE
        if is_next and belongs_to(text, pieces[after - 1], pieces[after]):
            after += 1
            continue
        ahead = pieces[after + 1 : after + 2 + _MOST_ITEM]
        noun = next((n for n, piece in enumerate(ahead) if piece.kind is not PieceKind.WORD or piece.is_noun), -1)
        if pieces[after].kind is not PieceKind.JOINER or noun < 0 or not ahead[noun].is_noun:
            break
        after += noun + 2
    return after


def _opens_coordinate(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a condition opens another part of its sentence: "and, if the author names one, the sponsor"."""
    behind = place - 1 if place and pieces[place - 1].kind is PieceKind.COMMA else place
    return behind > 0 and pieces[behind - 1].kind is PieceKind.JOINER


def _find_opening_end(  # noqa: C901 - one step for each way in which an opening condition ends
    pieces: Sequence[Piece], place: int
) -> int:
    """Return where an opening condition ends: at the comma before the subject of its rule, or at that subject."""
    size = len(pieces)
    cues: list[int] = []
    if (
        pieces[place].kind is PieceKind.PRECEDENCE
        and (after := _skip_references(pieces, place + 1)) < size
        and (pieces[after].kind is PieceKind.COMMA or begins_subject(pieces[after]))
    ):
        return after
    for number in range(place + 1, size):
        kind = pieces[number].kind
        if kind in MARKS:
            if pieces[number - 1].kind is PieceKind.COMMA and not cues:
                return number - 1
            if cues:
                break
        if kind is PieceKind.CUE and not pieces[number].is_dependent:
            cues.append(number)
    for cue, behind in zip(cues, [*cues[1:], 0], strict=False):
        commas = [number for number in range(place + 1, cue) if pieces[number].kind is PieceKind.COMMA]
        # "If the garden is open, anyone (including us) may": brackets end nothing where there is a comma.
        commas = [number for number in commas if pieces[number].text not in _BRACKETS] or commas
        good = [number for number in commas if begins_subject(pieces[number + 1])]
        start = _find_subject(pieces, cue, place + 1 + (pieces[place + 1].kind is PieceKind.REFERENCE))
        if commas:
            start = _find_list(pieces, start, cue, commas)
            return start - 1 if start - 1 in good else good[0] if good else commas[-1]
        is_own = start == cue and not behind and _find_own_comma(pieces, place, cue) < size
        if start > place + 1 and not is_own and not _has_own_comma(pieces, cue, behind):
            return start
    if cues:
        return _find_own_comma(pieces, place, cues[-1])
    return next((number for number in range(place + 1, size) if pieces[number].kind is PieceKind.COMMA), size)


def _find_own_comma(pieces: Sequence[Piece], place: int, cue: int) -> int:
    """Return the comma behind the last cue of a sentence that belongs to its opening condition, else the last place.

    "If a guest must leave early, the Hotel refunds the price": what is laid down has no cue. Words behind a preposition
    hold no verb, and "if it is wet, may rinse, dry and fold it" has a list behind its comma.
    """
    size = len(pieces)
    if pieces[place].is_preposition or cue == place + 1:
        return size
    stops = [*(n for n in range(cue + 1, size) if pieces[n].kind is PieceKind.COMMA), size]
    for number, comma in enumerate(stops[:-1], 1):
        behind = pieces[comma + 1 : find_mark(pieces, comma)]
        is_clause = len(behind) > 1 and behind[0].kind in {PieceKind.WORD, PieceKind.NAME, PieceKind.FIGURE}
        if is_clause and not any(_ends_in_list(pieces, comma, stop) for stop in stops[number:]):
            return comma
    return size


def _binds(piece: Piece) -> bool:
    """Whether a piece has a force: a cue, or a figure whose bound holds the modal."""
    return (piece.kind is PieceKind.CUE and not piece.is_dependent) or piece.force is not None


def _skip_references(pieces: Sequence[Piece], place: int) -> int:
    """Return the place behind references that begin at a place, or the number of pieces if none does."""
    after = len(pieces)
    for number in range(place, len(pieces)):
        if number < after < len(pieces):
            continue
        if pieces[number].kind is PieceKind.REFERENCE:
            after = number + 1
            if [piece.text for piece in pieces[after : after + 1]] == ["("]:  # "clause 17 (Confidentiality)"
                after = next((n + 1 for n in range(after, len(pieces)) if pieces[n].text == ")"), after)
        elif pieces[number].kind not in {PieceKind.JOINER, PieceKind.COMMA}:
            break
    return after


def _has_own_comma(pieces: Sequence[Piece], cue: int, behind: int) -> bool:
    """Whether the subject of the next cue stands straight behind a comma: "if it seems that A may be late, B shall"."""
    start = _find_subject(pieces, behind, cue + 1) if behind else 0
    joiners = sum(piece.kind is PieceKind.JOINER for piece in pieces[max(cue, start - _MOST_ITEM - 2) : behind])
    return (
        start > cue + 1 and pieces[start - 1].kind is PieceKind.COMMA and begins_subject(pieces[start]) and joiners <= 1
    )


def _find_closing_end(text: str, pieces: Sequence[Piece], place: int, infinitives: tuple[str, ...]) -> int:
    """Return where any other condition ends: at the next one, at another cue's part, or with the sentence.

    One that is put in before the verb ("may, if asked, inspect") ends at its comma; without one it is none.
    """
    size = len(pieces)
    if place and pieces[place - 1].text == "(":
        return next((number for number in range(place + 1, size) if pieces[number].text == ")"), size)
    is_inside = (
        place > 1
        and (pieces[place - 2].kind is PieceKind.CUE or (place > 2 and pieces[place - 3].kind is PieceKind.CUE))
        and pieces[place - 1].kind is PieceKind.COMMA
    )
    # "In the courts of the State or, regardless of the domicile, in those of the place".
    is_inside = is_inside or (
        place > 1 and [one.kind for one in pieces[place - 2 : place]] == [PieceKind.JOINER, PieceKind.COMMA]
    )
    is_inside = is_inside or pieces[place - 1].kind is PieceKind.CUE
    # "The fee is, where the law so permits, limited to 5 euros": the verb has its participle behind the condition.
    verb = text[max(0, pieces[place - 1].start - _LONGEST_WORD) : pieces[place - 1].start].casefold().split()[-1:]
    is_broken_off = pieces[place - 1].text == "," and not read_equivalents().auxiliaries.isdisjoint(verb)
    is_before_verb = pieces[place - 1].kind is PieceKind.CUE and pieces[place - 1].text.removesuffix(" not").isalpha()
    stop = next(
        (n for n in range(place + 2, size) if pieces[n].kind in MARKS and not _is_inner(pieces, place, n)), size
    )
    if is_before_verb and all(piece.kind is not PieceKind.COMMA for piece in pieces[place : stop - 1]):
        return place  # "may in case of default terminate": nothing says where it ends, nor does a comma before "unless"
    is_noun = pieces[place].text.casefold() in _NOMINAL and not any(map(_binds, pieces[:place]))
    for number in range(place + 1, stop):
        kind = pieces[number].kind
        if is_noun and _binds(pieces[number]):
            return number  # "No claim other than a tax claim shall be paid": there is no verb of its own
        # "Is banned, save in cases, laid down by law": no verb of the modal follows.
        is_put_in = (is_inside and _goes_on(pieces[number:stop], infinitives)) or is_broken_off
        is_over = is_put_in or any(one.kind is PieceKind.CUE for one in pieces[number:stop])
        if kind is PieceKind.COMMA and is_over and not _ends_in_list(pieces, number, stop):
            return number
        if kind is PieceKind.JOINER and number + 1 < size and _begins_rule(pieces[number + 1]):
            return number
    if is_before_verb:
        return place
    return stop - 1 if stop < size and pieces[stop - 1].kind is PieceKind.COMMA else stop


def _begins_rule(piece: Piece) -> bool:
    """Whether a cue goes on with the rule: "and may sell it"; what "does not pay" denies is the condition's own."""
    return piece.kind is PieceKind.CUE and piece.force is not Force.STATES


def _goes_on(pieces: Sequence[Piece], infinitives: tuple[str, ...]) -> bool:
    """Whether an infinitive follows, where the endings of a language tell one."""
    return not infinitives or any(piece.text.endswith(infinitives) for piece in pieces)


def _is_inner(pieces: Sequence[Piece], place: int, mark: int) -> bool:
    """Whether nouns behind a preposition stand in a condition that goes on: "wenn der Wirt bei Regen nicht öffnet"."""
    is_clause = not pieces[place].is_preposition and pieces[mark].is_preposition
    return is_clause and pieces[mark - 1].is_noun


def _ends_in_list(pieces: Sequence[Piece], place: int, stop: int) -> bool:
    """Whether only short items of a list stand behind a comma: "must pay, except for fire, theft and flood"."""
    items: list[int] = [0]
    for piece in pieces[place + 1 : stop]:
        if piece.kind in {PieceKind.COMMA, PieceKind.JOINER}:
            items.append(0)
        elif piece.kind not in {PieceKind.WORD, PieceKind.NAME} or piece.is_named or piece.key in PREPOSITIONS:
            return False
        else:
            items[-1] += 1
    has_joiner = any(piece.kind is PieceKind.JOINER for piece in pieces[place + 1 : stop])
    return has_joiner and max(items) <= _MOST_ITEM


def belongs_to(text: str, before: Piece, noun: Piece) -> bool:
    """Whether a noun is a part of the name before it: it has no article of its own, or one in the genitive."""
    return set(text[before.end : noun.start].split()) <= _GENITIVES


def begins_subject(piece: Piece) -> bool:
    """Whether a piece may begin the names of who acts: a name, a word with an article or a capital, "no"."""
    return (
        piece.is_named
        or piece.key in _ANYBODY
        or piece.kind is PieceKind.NAME
        or piece.is_capital
        or piece.kind is PieceKind.CUE
        or piece.kind is PieceKind.NEGATION
        or piece.kind is PieceKind.RANK
    )


def _find_subject(pieces: Sequence[Piece], cue: int, floor: int) -> int:
    """Return where the subject of a cue begins: at the nearest article or name before it and its relative clause."""
    relative = next(
        (
            n
            for n in range(cue - 1, floor, -1)
            if pieces[n].is_dependent or pieces[n].key in _RELATIVES or pieces[n].kind is PieceKind.COMMA
        ),
        cue,
    )
    start = _find_named(pieces, relative, floor) if pieces[relative].kind is not PieceKind.COMMA else cue
    return start if floor < start < cue else _find_named(pieces, cue, floor)


def _find_named(pieces: Sequence[Piece], place: int, floor: int) -> int:
    """Return where the names before a place begin: "the Buyer", "any Buyer", "the Buyer and the Seller"."""
    for number in range(place - 1, floor - 1, -1):
        piece = pieces[number]
        if piece.kind is PieceKind.COMMA:
            return number + 1
        if piece.is_named or piece.kind is PieceKind.NAME or piece.kind is PieceKind.RANK:
            if number > floor and pieces[number - 1].text.casefold() in DETERMINERS:
                number -= 1  # noqa: PLW2901
            if number > floor + 1 and pieces[number - 1].kind is PieceKind.JOINER:
                first = _find_named(pieces, number - 1, floor)
                if pieces[number - 2].is_named or (first > floor and number - first <= _MOST_ITEM + 1):
                    return first
            return number
    return place


def _find_list(pieces: Sequence[Piece], start: int, cue: int, commas: Sequence[int]) -> int:
    """Return where a subject begins whose last items are known: "the Buyer, the Agent and the Seller"."""
    if not any(piece.kind is PieceKind.JOINER for piece in pieces[start:cue]):
        return start
    for first, last in zip(reversed(commas[:-1]), reversed(commas), strict=False):
        if last == start - 1 and last - first <= _MOST_ITEM + 1 and begins_subject(pieces[first + 1]):
            start = first + 1
    return start


def _assemble(text: str, pieces: Sequence[Piece], taken: Sequence[tuple[int, int]]) -> Reading:
    starts = dict(taken)
    kept: list[Piece] = []
    breaks: set[int] = set()
    limits: list[Limit] = []
    place = 0
    while place < len(pieces):
        if place in starts:
            after = starts[place]
            is_opening = not kept or _opens_coordinate(pieces, place)
            mark = pieces[place]
            if place and pieces[place - 1].key == "or":
                # "From view, or in the case of a private site from ours": one of two, and not a limit of the whole.
                mark = evolve(mark, key=f"{mark.key}~or")
            said = tuple(pieces[place + 1 : after])
            if said and mark.start == said[0].start:
                said = (*said[1:], *said[:1])  # "zahlt der Mieter nicht" is "wenn der Mieter nicht zahlt"
            limits.append(Limit(mark, said, len(kept), is_opening))
            place = after
            continue
        if pieces[place].kind is PieceKind.COMMA:
            breaks.add(len(kept))
        else:
            kept.append(pieces[place])
        place += 1
    whole = tuple(piece for piece in pieces if piece.kind is not PieceKind.COMMA)
    return Reading(text, tuple(kept), frozenset(breaks), tuple(limits), whole)


def take_limits(text: str, pieces: list[Piece], infinitives: tuple[str, ...] = ()) -> Reading:
    """Take the conditions out of a sentence, so that it is the same wherever they stand.

    Args:
        text: The sentence.
        pieces: Its pieces.
        infinitives: Endings of an infinitive, of a language that has some of their own.

    Returns:
        The reading. The square of the pieces in the worst case.
    """
    taken: list[tuple[int, int]] = []
    cues = [number for number, piece in enumerate(pieces) if piece.kind is PieceKind.CUE]
    place = 0
    while place < len(pieces):
        piece = pieces[place]
        if piece.kind in MARKS:
            is_state = piece.key.count(":") > 1 or _is_whole(pieces, place)
            is_opening = _opens(pieces, place, taken)
            after = place + 1 if is_state else _find_end(text, pieces, place, infinitives, is_opening=is_opening)
            # The "or" that leads on to the next item of a list is no part of a condition.
            if after == len(pieces) > place + 2 and pieces[-1].kind is PieceKind.JOINER:
                after -= 1
            # "The rule applies where the buyer is not a consumer": a denial in the condition is no rule.
            holds_all = (
                not (is_opening and after < len(pieces))
                and all(place <= number < after for number in cues)
                and any(pieces[number].force is not Force.STATES for number in cues)
            )
            if (after > place + 1 or is_state) and not holds_all:
                taken.append((place, after))
                place = after
                continue
        place += 1
    return _assemble(text, pieces, taken)
