"""Pieces → their normal form: owners, glosses, "expected that", negations and bounds stand in one way only."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.extract.alternatives import close_alternatives, find_joint, join_denials
from plancmp.extract.consents import CONSENTS, mark_consents, turn_consents
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.inversions import turn_duties, turn_inversions
from plancmp.extract.labels import join_references
from plancmp.extract.pieces import MARKS, PREPOSITIONS, Piece, PieceKind, find_cues, fold_words, spell_in_small
from plancmp.model.constraints import Bound, Dates, Interval
from plancmp.model.quantity import Quantity
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words

_MOST_BETWEEN = 6
_MOST_SUBJECT = 12
_WITHOUT = find_words("extract.normal_form", "without")
_PREPOSITIONS = find_words("extract.normal_form", "prepositions")
_LISTED = frozenset({PieceKind.WORD, PieceKind.NAME, PieceKind.COMMA, PieceKind.JOINER})
_ENDS = frozenset({PieceKind.COMMA, *MARKS})
_NAMED = frozenset({PieceKind.WORD, PieceKind.NAME, PieceKind.JOINER})
_NEED_NOT = f"!{Force.MAY} not need not"
_FREEING = find_words("extract.normal_form", "freeing")
_BAN = {Force.MUST: Force.MUST_NOT, Force.MAY: Force.MUST_NOT}
_MOST_OWNED = 4
_PRESENT = find_words("extract.normal_form", "present")
_BANNING = find_words("extract.normal_form", "banning")
_MOST_INSET = 10
_MOST_DENIED = 3  # pieces of "contract year" and the modal behind it
_AND_YET = find_words("extract.normal_form", "and_yet")
_PAIRS = {"quantifier:3": "and", "quantifier:4": "or"}  # "both", "either"
_EXCEPT = "condition:-except"
_MODALS = find_words("extract.normal_form", "modals")
_DENYING = find_words("extract.normal_form", "denying")
_REFRAINING = find_words("extract.normal_form", "refraining")
_NEEDED = fold_words(find_words("extract.normal_form", "needed"))
_DUTIES = fold_words(find_words("extract.normal_form", "duties"))
_OWED = find_words("extract.normal_form", "owed")
_FRONTED = find_words("extract.normal_form", "fronted")
_ONLY_IF = {"condition:+if": "condition:+only if", "condition:+when": "condition:+only if"}
_WITH_CONSENT = "condition:+with consent"


def _turn_owners(pieces: list[Piece]) -> list[Piece]:
    """Put "the Investor's prior consent" in the order of "prior consent of the Investor"."""
    turned = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind not in {PieceKind.WORD, PieceKind.NAME} or not piece.text.endswith(("'s", "’s", "s'", "s’")):
            continue
        reach = range(place + 1, min(place + _MOST_OWNED, len(pieces)))
        end = next((n for n in reach if pieces[n].text.casefold() in CONSENTS), place + 1)
        if end < len(pieces) and all(one.kind is PieceKind.WORD for one in pieces[place + 1 : end + 1]):
            turned[place : end + 1] = [*pieces[place + 1 : end + 1], piece]
            before = turned[place - 1] if place else None
            is_except = place > 0 and (before is not None and before.text.casefold() == "save with")
            if before is not None and before.key == "with" and place > 1 and turned[place - 2].key == _EXCEPT:
                is_except, turned[place - 2] = True, evolve(turned[place - 2], key="")
            is_marked = before is not None and (is_except or before.key in {"without", "with"})
            if before is not None and is_marked and pieces[end].text.casefold() in CONSENTS:
                sign = "-" if is_except or before.key != "with" else "+"
                word = "with" if sign == "+" else "without"
                quality = "~".join(["", *(one.text.casefold() for one in pieces[place + 1 : end])])
                text = " ".join([before.text, *(one.text for one in pieces[place + 1 : end + 1]), "of"])
                key = f"condition:{sign}{word} consent{quality}"
                mark = evolve(before, kind=PieceKind.CONDITION, key=key, end=pieces[end].end, text=text)
                owner = evolve(piece, text=piece.text.rstrip("'’").removesuffix("'s").removesuffix("’s"))
                qualities = [evolve(one, key="") for one in pieces[place + 1 : end + 1]]
                turned[place - 1 : end + 1] = [mark, owner, *qualities]
    return [piece for piece in turned if piece.key]


def _drop_pairs(pieces: list[Piece]) -> list[Piece]:
    """Drop the "both" of "both the Buyer and the Seller", and the "either" of "either the Buyer or the Seller"."""
    kept = list(pieces)
    for place, piece in enumerate(pieces):
        joint = find_joint(pieces, place) if piece.key in _PAIRS else 0
        kinds = {one.kind for one in pieces[place + 1 : joint]}
        is_cue = place > 0 and pieces[place - 1].kind is PieceKind.CUE
        if _PAIRS.get(piece.key) == "and" and is_cue and any(one.key == "and" for one in pieces[:place]):
            kept[place] = evolve(piece, key="")  # "the Buyer and the Seller shall both sign"
        if kinds and pieces[joint].key == _PAIRS[piece.key] and pieces[place + 1].key in PREPOSITIONS:
            kept[place] = evolve(piece, key="")  # "paid either in cash or by card"
        if kinds and kinds <= _NAMED and pieces[joint].key == _PAIRS[piece.key]:
            # Each has an article of its own: "both parties and guests" are the two parties, and guests.
            pairs = zip((piece, pieces[joint]), (pieces[place + 1], *pieces[joint + 1 : joint + 2]), strict=False)
            if all(one.kind is PieceKind.NAME or one.start > before.end + 1 for before, one in pairs):
                kept[place] = evolve(piece, key="")
    return [piece for piece in kept if piece.key]


def _drop_glosses(pieces: list[Piece]) -> list[Piece]:
    """Drop a figure in brackets that says the one before it again: "one million dollars ($1,000,000)"."""
    kept = list(pieces)
    for place, piece in enumerate(pieces[:-2]):
        gloss = pieces[place + 2]
        is_gloss = pieces[place + 1].text == "(" and piece.kind is gloss.kind is PieceKind.FIGURE
        if is_gloss and piece.constraint == gloss.constraint and piece.constraint is not None:
            kept[place + 2] = evolve(gloss, key="")
    return [piece for piece in kept if piece.key]


def _join_cues(pieces: list[Piece]) -> list[Piece]:
    """Make one cue of "it is expected that Russia does not" and of "agrees that it will"."""
    joined = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind is not PieceKind.CUE:
            continue
        if piece.force is Force.MUST and piece.is_positive and _refrains(pieces[place + 1 : place + 2]):
            joined[place] = evolve(piece, key="")  # "agree to refrain from" is "shall refrain from"
        if not piece.text.casefold().endswith(" that"):
            continue
        for step in range(place + 1, min(place + _MOST_SUBJECT, len(pieces))):
            other = pieces[step]
            if other.kind is PieceKind.COMMA or other.kind in MARKS:
                break
            if other.kind is PieceKind.CUE:
                joined[place] = evolve(piece, key="")
                if piece.force is Force.EXPECTED:
                    positive = piece.is_positive == (other.is_positive and other.force is not Force.MUST_NOT)
                    key = f"!{Force.EXPECTED}{'' if positive else ' not'}"
                    joined[step] = evolve(
                        other, force=Force.EXPECTED, is_positive=positive, key=key, is_dependent=False
                    )
                break
    return [piece for piece in joined if piece.key]


def _refrains(pieces: Sequence[Piece]) -> bool:
    cues = (piece.text.casefold() for piece in pieces if piece.kind is PieceKind.CUE)
    return any(cue.partition(" ")[0] in _REFRAINING for cue in cues)


def _forbid_plainly(pieces: list[Piece]) -> list[Piece]:
    """Read the "no" that opens a sentence without a cue as a ban: "no amnesty is given", "in May, no …"."""
    first = _find_fronted(pieces)
    opens = first < len(pieces) and pieces[first].kind is PieceKind.NEGATION and pieces[first].key in _FRONTED
    end = next((n for n in range(first, len(pieces)) if pieces[n].kind in MARKS and not _is_inset(pieces, n)), None)
    if not opens or any(piece.kind is PieceKind.CUE for piece in (*pieces[:first], *pieces[first:end])):
        return pieces
    no = pieces[first]
    if any(piece.key in _NEEDED for piece in pieces[first + 1 : end]):
        # "No consent is required" forbids nothing.
        no = evolve(no, kind=PieceKind.CUE, key=_NEED_NOT, force=Force.MAY, is_positive=False)
    else:
        no = evolve(no, kind=PieceKind.CUE, key=f"!{Force.MUST_NOT}", force=Force.MUST_NOT)
    return [*pieces[:first], no, *pieces[first + 1 :]]


def _find_fronted(pieces: Sequence[Piece]) -> int:
    """Return the place of the "no" behind the comma of a phrase or a condition that opens a sentence, or 0."""
    is_opening = bool(pieces) and (pieces[0].opens or pieces[0].kind in {PieceKind.FIGURE, *MARKS})
    comma = next((n for n, piece in enumerate(pieces) if piece.kind is PieceKind.COMMA), 0)
    return comma + 1 if is_opening and comma and [one.key for one in pieces[comma + 1 : comma + 2]] == ["no"] else 0


def _is_inset(pieces: Sequence[Piece], place: int) -> bool:
    """Whether an exception stands in a subject: "no boat other than a ferry may leave"."""
    return pieces[place].key == "condition:-except" and place > 0 and pieces[place - 1].kind is not PieceKind.COMMA


def _fold_negations(pieces: list[Piece]) -> list[Piece]:
    """Put "no", "neither", "in no event" into the force of their clause: one word behind its cue, or before it."""
    folded = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.key == "not" != piece.text.casefold() and _is_told(pieces, place):
            folded[place] = evolve(piece, key="")
            continue
        if piece.kind is not PieceKind.NEGATION or piece.key == "not" or (piece.key == "none" and place):
            continue
        cue = _find_cue(pieces, place)
        if cue is None:
            continue
        target = folded[cue]
        if target.force not in _BAN or not target.is_positive:
            continue
        if place < cue and _is_bound(target):  # whom nobody obliges may do it: "no guest is obliged to pay"
            folded[cue] = evolve(target, force=Force.MAY, key=_NEED_NOT, is_positive=False)
        else:
            force = _BAN[target.force]
            folded[cue] = evolve(target, force=force, key=f"!{force}", start=target.start)
        if piece.key == "neither":
            # "Neither A nor B may" says it of A and of B.
            for step in (n for n in range(place, cue) if folded[n].key == "nor"):
                folded[step] = evolve(folded[step], kind=PieceKind.JOINER, key="and")
            # "Shall neither sell nor let it" is "shall not sell or let it".
            for step in (n for n in range(place, len(pieces) if cue < place else 0) if folded[n].key == "nor"):
                folded[step] = evolve(folded[step], kind=PieceKind.JOINER, key="or")
        # What is left of "neither party" is "either party", of "nothing" a thing.
        folded[place] = evolve(piece, key="" if piece.key not in {"nothing", "nobody"} else piece.key)
    return [piece for piece in folded if piece.key]


def _is_bound(cue: Piece) -> bool:
    """Whether a cue says that somebody is obliged: "is required to", "may be required to"."""
    is_must = cue.force is Force.MUST or cue.key.endswith(" required")
    return is_must and not _FREEING.isdisjoint(cue.text.casefold().split())


def _is_told(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the cue before a negation was read with it: "kann die Wohnung nicht untervermieten"."""
    for step in range(place - 1, -1, -1):
        if pieces[step].kind is PieceKind.CUE:
            is_denied = pieces[step].force is Force.MUST_NOT or not pieces[step].is_positive
            return is_denied and " " not in pieces[step].text and pieces[step].text.casefold() not in _BANNING
        is_clause = pieces[step].kind in MARKS and not pieces[step].is_preposition
        if pieces[step].kind is PieceKind.COMMA or is_clause:
            return False
    return False


def _find_cue(pieces: Sequence[Piece], place: int) -> int | None:
    """Return the cue that a negation turns."""
    key = pieces[place].key
    behind = pieces[place + 1] if place + 1 < len(pieces) else None
    if key == "neither" and (cue := _skip_nor(pieces, place)) is not None:
        return cue
    if key.startswith(PieceKind.NEGATION):
        if place and pieces[place - 1].kind is PieceKind.CUE:
            return place - 1  # "shall in no way divert"
        if behind is not None and (behind.key in _WITHOUT or behind.kind is PieceKind.FIGURE):
            return None  # "with care, in no event less than its own": it denies the bound behind it
    for step in range(place - 1, max(-1, place - 3), -1):
        # "Shall have no claim", "agrees to station no troops"; not "shall deliver at no charge" or "no later than".
        is_free = behind is None or behind.key not in _WITHOUT
        is_near = key in {"no", "never"} or (key == "neither" and step == place - 1)
        if pieces[step].kind is PieceKind.CUE and is_near and is_free:
            return step
        if pieces[step].kind is not PieceKind.WORD or pieces[step].key in _PREPOSITIONS:
            break
    if key == "no" and place and pieces[place - 1].key in _PREPOSITIONS:
        return _find_inverted(pieces, place)  # "at no charge" is no subject of what comes behind it
    return _find_cue_behind(pieces, place)


def _find_inverted(pieces: Sequence[Piece], place: int) -> int | None:
    """Return the cue of a time that is denied: "in no year shall the Bank", "shall in no year"."""
    if pieces[place - 1].key == "in" and place > 1 and pieces[place - 2].kind is PieceKind.CUE:
        return place - 2
    cue = _find_cue_behind(pieces, place) if place == 1 else None
    is_inverted = (
        cue is not None and cue <= place + _MOST_DENIED and any(one.is_named for one in pieces[cue + 1 : cue + 2])
    )
    return cue if is_inverted else None


def _find_cue_behind(pieces: Sequence[Piece], place: int) -> int | None:
    if place == 0 and (cue := _skip_list(pieces)) is not None:
        return cue
    for step in range(place + 1, len(pieces)):
        is_other = not pieces[place].key.startswith(PieceKind.NEGATION) or (
            pieces[step + 1 : step + 2] and pieces[step + 1].kind is PieceKind.JOINER
        )
        if pieces[step].kind is PieceKind.COMMA and is_other:
            return None
        # In "ни одна сторона не …" the verb has its own denial.
        is_mark = pieces[step].kind in MARKS and not _is_inset(pieces, step)
        if is_mark or (pieces[step].key == "not" != pieces[step].text.casefold()):
            return None
        if pieces[step].kind is PieceKind.CUE and not pieces[step].is_dependent:
            return step
    return None


def _skip_nor(pieces: Sequence[Piece], place: int) -> int | None:
    """Return the cue behind both names of "neither the Charter, nor the Code (1905) shall apply"."""
    cue = next((n for n in find_cues(pieces) if n > place), place)
    between = pieces[place + 1 : cue]
    is_list = any(piece.key == "nor" for piece in between) and not pieces[cue].is_dependent
    before = pieces[place - 1] if place else None
    is_act = before is not None and before.kind is PieceKind.CUE and not before.text.endswith(" that")
    return cue if is_list and not is_act and {one.kind for one in between if one.key != "nor"} <= _LISTED else None


def _skip_list(pieces: Sequence[Piece]) -> int | None:
    """Return the cue behind the list that a denial opens: "no boat, raft or punt may", "nobody, host or guest, may"."""
    cue = (*find_cues(pieces), 0)[0]
    subject = pieces[1:cue]
    kinds = [piece.kind for piece in subject]
    if not subject or pieces[cue].is_dependent or not set(kinds) <= _LISTED:
        return None
    commas = [n for n, kind in enumerate(kinds) if kind is PieceKind.COMMA]
    if not commas or (commas[0] == 0) != (commas[-1] == len(kinds) - 1):
        return None
    return cue if commas[0] == 0 or PieceKind.JOINER in kinds[commas[-1] :] else None


def _turn_bounds(text: str, pieces: list[Piece]) -> list[Piece]:
    """Put the force of a bounded figure in one way: "is at most", "shall be at most", "shall in no event exceed"."""
    result = list(pieces)
    for place, piece in enumerate(pieces):
        if piece.kind is not PieceKind.FIGURE or not isinstance(piece.constraint, Interval):
            continue
        interval = piece.constraint
        if (interval.low is None) == (interval.high is None):
            continue
        cue = _find_governing(pieces, place)
        if cue is None:
            continue
        governing = pieces[cue]
        between = place - cue - 1
        bound = interval.low or interval.high
        is_bare = piece.force is None or piece.text.casefold().split()[0] not in _MODALS  # "shall never hold less than"
        is_strict = bound is not None and not bound.inclusive and is_bare
        if governing.force is Force.MUST_NOT and is_strict and not _has_other_bound(pieces, place):
            turned = _turn(interval)
            result[place] = evolve(piece, constraint=turned, key=f"#Interval {turned.describe()}", force=Force.MUST)
            # "Shall in no year exceed 5", "in no event shall it be more"; not "shall not pay a fee that exceeds 5".
            is_state = not cue and text[pieces[place - 1].end : piece.start].strip() in {"be", "have"}
            keeps = between > 0 and piece.text.casefold().split()[0] != "exceed" and not is_state
            result[cue] = evolve(governing, force=Force.MUST, key=f"!{Force.MUST}" if keeps else "")
        elif governing.force is Force.MUST and between == 0:
            result[place] = evolve(piece, force=Force.MUST)
            result[cue] = evolve(governing, key="")
    return [piece for piece in result if piece.key]


def _drop_stretch(text: str, pieces: list[Piece]) -> list[Piece]:
    """Read "must be for no more than 5 years" as "must be no more than 5 years"."""
    kept = list(pieces)
    for place, piece in enumerate(pieces[:-1]):
        interval = pieces[place + 1].constraint
        is_bound = isinstance(interval, Interval) and (interval.low is None) != (interval.high is None)
        if piece.key == "for" and is_bound and text[: piece.start].rstrip().endswith(" be"):
            kept.remove(piece)
    return kept


def _ban_until(pieces: list[Piece]) -> list[Piece]:
    """Read "may not sell it until 1 May" as "may not sell it before 1 May"."""
    is_ban = [piece.force for piece in pieces if piece.kind is PieceKind.CUE] == [Force.MUST_NOT]
    return [_leave_out_last(piece) if is_ban and piece.key.endswith("~until") else piece for piece in pieces]


def _leave_out_last(piece: Piece) -> Piece:
    dates = piece.constraint
    if not isinstance(dates, Dates) or dates.earliest is not None:
        return piece
    before = evolve(dates, strict_end=True)
    return evolve(piece, constraint=before, key=f"#Dates {spell_in_small(before)}")


def _limit_plainly(pieces: list[Piece]) -> list[Piece]:
    """Read "wird auf 500 Ziegen begrenzt" as "is at most 500 goats"."""
    for place in range(2, len(pieces) - 1):
        one, around = pieces[place], [pieces[place - 1].key, pieces[place + 1].key]
        is_cap = isinstance(one.constraint, Interval) and one.constraint.low is None
        if is_cap and around == ["to", "limit"] and pieces[place + 1].text != "limited":
            first = place - 1 - (pieces[place - 2].text.casefold() in read_equivalents().auxiliaries)
            return [*pieces[:first], evolve(one, force=Force.MUST), *pieces[place + 2 :]]
    return pieces


def _turn_alternatives(pieces: list[Piece]) -> list[Piece]:
    """Let the "not" of a bound hold over the one behind its "or": "shall not be more than 5 or less than 2"."""
    result = list(pieces)
    for place in range(2, len(pieces)):
        before, joint, piece = result[place - 2], pieces[place - 1], pieces[place]
        first, second = before.constraint, piece.constraint
        if joint.key != "or" or not isinstance(first, Interval) or not isinstance(second, Interval):
            continue
        bound, is_denied = second.low or second.high, not _DENYING.isdisjoint(before.text.casefold().split())
        sides = [(one.low is None, one.high is None) for one in (first, second)]
        if is_denied and sides[0] == sides[1] and any(sides[0]) and bound is not None and not bound.inclusive:
            turned = _turn(second)
            key = f"#Interval {turned.describe()}"
            result[place] = evolve(piece, constraint=turned, key=key, force=piece.force or before.force)
    return result


def _join_bounds(pieces: list[Piece]) -> list[Piece]:
    """Make one figure of "at least 2 and at most 5 members", which is between 2 and 5 of them."""
    joined = list(pieces)
    for place in range(2, len(pieces)):
        low, high = pieces[place - 2].constraint, pieces[place].constraint
        if not isinstance(low, Interval) or not isinstance(high, Interval) or pieces[place - 1].key not in _AND_YET:
            continue
        floor, cap = low.low, high.high
        if floor is None or cap is None or low.high is not None or high.low is not None:
            continue
        least = Quantity(floor.value.number, floor.value.unit or cap.value.unit)
        if least.dimension == cap.value.dimension and least.amount < cap.value.amount:
            both = Interval(Bound(least, floor.inclusive), cap)
            key = f"#Interval {spell_in_small(both)}"
            joined[place - 2] = joined[place - 1] = evolve(joined[place - 1], key="")
            text = " ".join(one.text for one in pieces[place - 2 : place + 1])
            start, force = pieces[place - 2].start, pieces[place - 2].force or pieces[place].force
            joined[place] = evolve(joined[place], constraint=both, key=key, start=start, text=text, force=force)
    return [piece for piece in joined if piece.key]


def _has_other_bound(pieces: Sequence[Piece], place: int) -> bool:
    """Whether the same ban holds over another bound: "shall not fell trees taller than 5 m or wider than 1 m"."""
    end = next((n for n in range(place + 1, len(pieces)) if pieces[n].kind is PieceKind.CUE), len(pieces))
    others = [one.constraint for one in pieces[place + 1 : end] if isinstance(one.constraint, Interval)]
    return any((other.low is None) != (other.high is None) for other in others)


def _find_governing(pieces: Sequence[Piece], place: int) -> int | None:
    for step in range(place - 1, max(-1, place - _MOST_BETWEEN - 1), -1):
        if pieces[step].kind is PieceKind.CUE:
            return step
        if pieces[step].kind in {PieceKind.COMMA, PieceKind.FIGURE, PieceKind.CONDITION, PieceKind.JOINER}:
            return None
    return None


def _turn(interval: Interval) -> Interval:
    if interval.low is not None:
        return Interval(high=Bound(interval.low.value, not interval.low.inclusive))
    high = interval.high
    return Interval(low=Bound(high.value, not high.inclusive)) if high is not None else interval


def _open_exceptions(pieces: list[Piece]) -> list[Piece]:
    """Put ", fair wear and tear excepted" in the order of ", except fair wear and tear"."""
    for place, piece in enumerate(pieces):
        if piece.text.casefold() != "excepted" or (pieces[place + 1 :] and pieces[place + 1].kind not in _ENDS):
            continue
        comma = next((n for n in range(place - 1, -1, -1) if pieces[n].kind is PieceKind.COMMA), -1)
        if comma > 0 and place - comma <= _MOST_INSET:
            mark = evolve(piece, kind=PieceKind.CONDITION, key="condition:-except")
            return [*pieces[: comma + 1], mark, *pieces[comma + 1 : place], *pieces[place + 1 :]]
    return pieces


def _join_only(pieces: list[Piece]) -> list[Piece]:
    """Put "may only be used if" in the order of "may be used only if"; so "only … with the consent of"."""
    for place, piece in enumerate(pieces):
        is_consent = piece.key.startswith(_WITH_CONSENT)
        if piece.key not in _ONLY_IF and not is_consent:
            continue
        for step in range(place - 2, max(-1, place - _MOST_BETWEEN), -1):
            if pieces[step].kind is not PieceKind.WORD or pieces[step].key in PREPOSITIONS:
                break
            if pieces[step].key == "only":
                mark = evolve(piece, key=_ONLY_IF.get(piece.key, piece.key))
                only = pieces[step : step + is_consent]
                return [*pieces[:step], *pieces[step + 1 : place], *only, mark, *pieces[place + 1 :]]
    return pieces


def _drop_contrast(pieces: list[Piece]) -> list[Piece]:
    """Drop the "but" of "may sell it, but only if": what follows restricts what stands before in either form."""
    kept = list(pieces)
    for place, piece in enumerate(pieces[:-1]):
        is_only = pieces[place + 1].key in {"only", "condition:+only if"}
        if piece.key == "but" and is_only and place and pieces[place - 1].kind is PieceKind.COMMA:
            kept[place - 1], kept[place] = evolve(pieces[place - 1], key=""), evolve(piece, key="")
    return [piece for piece in kept if piece.key]


def _forbid_in_present(pieces: list[Piece]) -> list[Piece]:
    """Read "this part does not apply" as "shall not apply": a law says the one and the other."""
    freeing = read_equivalents().freeing
    for place, piece in enumerate(pieces[:-1]):
        is_present = piece.kind is PieceKind.CUE and piece.text.casefold() in _PRESENT
        if is_present and piece.force is Force.STATES and pieces[place + 1].key in freeing:
            ban = evolve(piece, key=f"!{Force.MUST_NOT}", force=Force.MUST_NOT, is_positive=True)
            return [*pieces[:place], ban, *pieces[place + 1 :]]
    return pieces


def _owe_plainly(pieces: list[Piece]) -> list[Piece]:
    """Read "the duty of the Buyer is to pay" and "it is the duty of the Buyer to pay" as "the Buyer shall pay"."""
    if pieces and pieces[0].force is Force.MUST and pieces[1:] and pieces[1].key in _DUTIES and pieces[1].is_named:
        pieces = pieces[1:]  # "it shall be the duty of"
    if not pieces or pieces[0].key not in _DUTIES:
        return pieces
    end = next((n for n, one in enumerate(pieces[1:_MOST_SUBJECT], 1) if one.kind not in _NAMED or one.key == "to"), 1)
    verb = pieces[end] if end < len(pieces) else pieces[0]
    is_said = verb.kind is PieceKind.CUE and verb.text.casefold() in _OWED
    if end == 1 or not (is_said or (verb.key == "to" and (pieces[0].is_named or pieces[1].is_named))):
        return pieces
    if not is_said and any(one.kind is PieceKind.CUE for one in pieces):
        return pieces  # "the duty of the Buyer to pay shall end"
    cue = evolve(verb, kind=PieceKind.CUE, key=f"!{Force.MUST}", force=Force.MUST)
    return [*pieces[1:end], cue, *pieces[end + 1 :]]


def normalize(text: str, pieces: list[Piece]) -> list[Piece]:
    """Put the pieces of a sentence in the one order and force that stands for their equals. Linear time."""
    pieces = close_alternatives(join_references(text, _drop_stretch(text, turn_duties(pieces))))
    pieces = _join_only(_open_exceptions(_forbid_in_present(turn_inversions(text, _drop_contrast(pieces)))))
    pieces = join_denials(
        _fold_negations(_forbid_plainly(_join_cues(_drop_pairs(_drop_glosses(_owe_plainly(_turn_owners(pieces)))))))
    )
    pieces = _ban_until(_limit_plainly(_join_only(turn_consents(mark_consents(pieces)))))
    return _turn_bounds(text, _join_bounds(_turn_alternatives(pieces)))
