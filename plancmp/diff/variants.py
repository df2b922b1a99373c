"""Other ways to say the same: "shall only use it for X" and "shall not … except for X", "A to pay" and "A will pay"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from plancmp.diff.phrasings import fold_deeds
from plancmp.diff.voice import differ_in_ending, keys_of
from plancmp.extract.consents import close_consents
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.mention import Kind
from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading, find_cues, fold_word, fold_words
from plancmp.model import Force
from plancmp.model.constraints import Interval
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_words, pair_words

_WITHOUT, _WITH = "condition:-without consent", "condition:+with consent"
_EXCEPT = "condition:-except"
_MOST_INSET = 10
_DENIAL = f"!{Force.STATES} not"
_DENIED = find_words("diff.variants", "denied")
_ANYBODY = fold_words(find_words("diff.variants", "anybody"))
_PERSONS = _ANYBODY | {fold_word("person")}
_NOBODY = fold_words(find_words("diff.variants", "nobody"))  # "no person", whose "no" its cue has
_RATES = pair_words("diff.variants", "rates")
_LIMITED = find_words("diff.variants", "limited")
_ALWAYS = fold_word("always")
_NEVER = find_words("diff.variants", "never")  # "at no time", "in no event"
_WHEN, _ONCE = "condition:+when", "condition:+once"
_STEM = 3  # letters of a verb that its forms share
_TIMING = fold_words(find_words("diff.variants", "timing"))
_MOST_OWNED = 3  # further words of what somebody owns: "the city's water supply"
_MOST_EVENT = 4  # pieces of what an event befalls
_ALL = 2  # on the scale of quantifiers
_SWALLOWED = find_words("diff.variants", "swallowed")  # "except for" and "except in" are one mark
_ANY = find_words("diff.variants", "any")
_GIVING = find_words("diff.variants", "giving")
_REFUSALS = find_words("diff.variants", "refusals")


def list_variants(reading: Reading, other: Reading, phrasings: Sequence[Reading]) -> Iterator[Reading]:
    """Yield what says the same as a sentence, or one of its phrasings, in the form of another one. Linear for each."""
    yield from phrasings
    for one in (reading, *phrasings):
        yield from _list_orders(one, other)


def _list_orders(reading: Reading, other: Reading) -> Iterator[Reading]:
    """Yield a sentence in other orders and voices."""
    heads = [piece for piece in other.pieces if piece.kind is PieceKind.CUE]
    yield from (
        one
        for one in (
            _name_act(reading),
            _name_whoever(reading),
            _front_inset(reading),
            _close_inset(reading),
            _spread_quantifier(reading, other),
            _give_to(reading, other),
            _close_rate(reading, other),
            _allow_only(reading, other),
            _bound_always(reading, other),
            _tell_event(reading, other),
            _open_once(reading, other),
            _require(reading),
            _say_per(reading),
            _shift_owner(reading, other),
        )
        if one is not None
    )
    if not heads and (capped := _cap_barely(reading, other)) is not None:
        yield capped
    if not heads and (bare := _fill_headline(reading)) is not None:
        yield bare
    if (declared := _declare(reading, len(heads))) is not None:
        yield declared
    if len(heads) != 1:
        return
    yield _put_second(reading, other)
    if (owed := _owe_payable(reading, heads[0])) is not None:
        yield owed
    if (capped := _cap_plainly(reading, heads[0], other)) is not None:
        yield capped
    if heads[0].key == _DENIAL:
        yield from (one for one in (_deny_each(reading, other), _deny_plainly(reading, heads[0])) if one is not None)
    if heads[0].force is Force.MUST_NOT and (turned := _forbid_the_rest(reading, heads[0])) is not None:
        yield turned
    if (
        heads[0].force is Force.MUST
        and heads[0].is_positive
        and (full := _fill_headline(reading, heads[0])) is not None
    ):
        yield full


def permit_with_consent(old: Reading, new: Reading) -> tuple[Reading, Reading]:
    """Put "may not … without the consent of X" as "may … with the consent of X" where the other one permits.

    Returns:
        Both sentences; as they are if neither is such a ban. Linear time.
    """
    cues = [find_cues(side.pieces) for side in (old, new)]
    if [len(side) for side in cues] != [1, 1]:
        return old, new
    forces = [old.pieces[cues[0][0]].force, new.pieces[cues[1][0]].force]
    if set(forces) != {Force.MAY, Force.MUST_NOT}:
        return old, new
    is_new = forces[1] is Force.MUST_NOT
    ban, cue = (new, cues[1][0]) if is_new else (old, cues[0][0])
    permission, may = (close_consents(old), cues[0][0]) if is_new else (close_consents(new), cues[1][0])
    has_consent = any(limit.mark.key.startswith(_WITH) for limit in permission.limits)
    if not has_consent or sum(limit.mark.key.startswith(_WITHOUT) for limit in ban.limits) != 1:
        return old, new
    limits = tuple(
        evolve(limit, mark=evolve(limit.mark, key=limit.mark.key.replace(_WITHOUT, _WITH))) for limit in ban.limits
    )
    pieces = (*ban.pieces[:cue], permission.pieces[may], *ban.pieces[cue + 1 :])
    turned = evolve(ban, pieces=pieces, limits=limits)
    only = next(limit.place for limit in permission.limits if limit.mark.key.startswith(_WITH)) - 1
    if [piece.key for piece in permission.pieces[only : only + 1]] == ["only"]:
        kept = (*permission.pieces[:only], *permission.pieces[only + 1 :])
        breaks = frozenset(place - (place > only) for place in permission.breaks)
        moved = tuple(evolve(limit, place=limit.place - (limit.place > only)) for limit in permission.limits)
        permission = evolve(permission, pieces=kept, breaks=breaks, limits=moved)
    return (permission, turned) if is_new else (turned, permission)


def _fill_headline(reading: Reading, *cue: Piece) -> Reading | None:
    """Put a force in the place of the "to" of a headline: "Ukraine to receive guarantees".

    Where a figure has the force with its bound, nothing takes its place: "the army will be held to 5".
    """
    pieces = reading.pieces
    place = next((n for n, piece in enumerate(pieces) if piece.key == "to"), 0)
    is_headline = place > 0 and not any(piece.kind is PieceKind.CUE for piece in pieces)
    is_headline = is_headline and (
        bool(cue) or any(piece.kind is PieceKind.FIGURE for piece in pieces[place + 1 : place + 2])
    )
    if not is_headline or any(piece.kind not in {PieceKind.WORD, PieceKind.NAME} for piece in pieces[:place]):
        return None
    return evolve(reading, pieces=(*pieces[:place], *cue, *pieces[place + 1 :]))


def _front_inset(reading: Reading) -> Reading | None:
    """Put "shall, at its own cost, repair" in the order of "at its own cost, the Seller shall repair"."""
    return _move_inset(reading, is_front=True)


def _close_inset(reading: Reading) -> Reading | None:
    """Put it in the order of "shall repair … at its own cost"."""
    return _move_inset(reading, is_front=False)


def _move_inset(reading: Reading, *, is_front: bool) -> Reading | None:
    pieces = reading.pieces
    cues = find_cues(pieces)
    first = cues[0] + 1 if len(cues) == 1 else 0
    end = min((place for place in reading.breaks if place > first), default=0)
    if first not in reading.breaks or not first < end <= first + _MOST_INSET or reading.limits:
        return None
    if pieces[first].kind is not PieceKind.FIGURE and pieces[first].key not in PREPOSITIONS:
        return None
    inset, rest = pieces[first:end], (pieces[:first], pieces[end:])
    return evolve(
        reading, pieces=(*inset, *rest[0], *rest[1]) if is_front else (*rest[0], *rest[1], *inset), breaks=frozenset()
    )


def _name_act(reading: Reading) -> Reading | None:
    """Put "it is prohibited for a guest to smoke" as "a guest must not smoke"."""
    pieces = reading.pieces
    keys = [piece.key for piece in pieces]
    is_dummy = reading.text.casefold().startswith("it ") and len(pieces) > 2 and pieces[0].kind is PieceKind.CUE
    if not is_dummy or keys[1] != "for" or "to" not in keys[3:]:
        return None
    verb = keys.index("to", 3)
    return evolve(reading, pieces=(*pieces[2:verb], pieces[0], *pieces[verb + 1 :]), breaks=frozenset())


def _name_whoever(reading: Reading) -> Reading | None:
    """Put "any person who fishes" as "whoever fishes"."""
    pieces = reading.pieces
    who = next((n for n, piece in enumerate(pieces) if piece.key == "who" and n and pieces[n - 1].key in _PERSONS), 0)
    first = who - 1 - (who > 1 and pieces[who - 2].text.casefold() in _ANY)
    if not who or (first == who - 1 and pieces[who - 1].key not in _ANYBODY):
        return None
    whoever = evolve(pieces[who], key=fold_word("whoever"))
    return evolve(reading, pieces=(*pieces[:first], whoever, *pieces[who + 1 :]), breaks=frozenset())


def _spread_quantifier(reading: Reading, other: Reading) -> Reading | None:
    """Put "any owner must" as "each owner must", and "toutes les demandes doivent" as "toute demande doit".

    Of what is denied, "any" and "each" differ, and of what is allowed "all" and "each".
    """
    pieces, others = reading.pieces, other.pieces
    heights = [_find_quantifier(side) for side in (pieces, others)]
    cues = [piece for piece in pieces if piece.kind is PieceKind.CUE]
    is_bound = all(piece.force is Force.MUST for piece in cues)
    is_denied = any(
        one.kind is PieceKind.NEGATION or one.force is Force.MUST_NOT or not one.is_positive for one in pieces
    )
    if (
        None in heights
        or is_denied
        or len(pieces) != len(others)
        or (_ALL in heights and (reading.is_folded or not (cues and is_bound)))
    ):
        return None
    spread = tuple(
        b if not n or differ_in_ending(a, b) else a for n, (a, b) in enumerate(zip(pieces, others, strict=True))
    )
    return evolve(reading, pieces=spread)


def _give_to(reading: Reading, other: Reading) -> Reading | None:
    """Put "shall send the Buyer a copy" and "… provide him with it" as "shall send a copy to the Buyer"."""
    pieces, others = reading.pieces, [piece.key for piece in other.pieces]
    verb = 1 + (*find_cues(pieces), len(pieces))[0]
    word = pieces[verb].text.casefold() if verb < len(pieces) else ""
    to = next((n for n in range(verb + 2, len(others)) if others[n] == "to"), 0)
    if not reading.is_folded or not to:
        return None
    named = [piece.key for piece in pieces[verb + 1 :]]
    size = next((n for n in range(len(others) - to - 1, 0, -1) if others[to + 1 : to + 1 + n] == named[:n]), 0)
    thing = verb + 1 + size
    giving, link = _GIVING, [piece.key for piece in pieces[thing : thing + 1]]
    with_ = any(f"{word}{mark}" in giving and link == [one] for mark, one in (("+", "with"), ("*", "for")))
    if not size or not (with_ or word in giving):
        return None
    rest = pieces[thing + with_ :]
    after = to - verb - 1
    moved = (*rest[:after], other.pieces[to], *pieces[verb + 1 : thing], *rest[after:])
    return evolve(reading, pieces=(*pieces[: verb + 1], *moved), breaks=frozenset())


def _close_rate(reading: Reading, other: Reading) -> Reading | None:
    """Put "for each day of delay, the Builder pays 300 euros" as "… pays 300 euros for each day of delay".

    "The annual premium is 600 francs" is "the premium is 600 francs per year".
    """
    pieces, sums = reading.pieces, read_equivalents().sums
    near = [n for n, piece in enumerate(pieces[:-1]) if piece.text.casefold() in _RATES and pieces[n + 1].key in sums]
    is_first = bool(pieces) and {rank.scale for rank in pieces[0].ranks} == {"frequency"} and " " in pieces[0].text
    if not (near or is_first):
        return None
    word = pieces[near[0] if near else 0].text.casefold().split()[-1]
    per = f" per {_RATES.get(word, word)}"
    rates = [piece for piece in other.pieces if piece.kind is PieceKind.FIGURE and piece.key.endswith(per)]
    places = [n for n, piece in enumerate(pieces) if rates and f"{piece.key}{per}" == rates[0].key]
    if len(rates) != 1 or len(places) != 1 or near[:1] > places:
        return None
    place = places[0]
    end = min((n for n in reading.breaks if 0 < n <= place), default=1)
    head = (*pieces[: near[0]], *pieces[near[0] + 1 : place]) if near else pieces[end:place]
    moved = () if near else pieces[1:end]
    return evolve(reading, pieces=(*head, rates[0], *moved, *pieces[place + 1 :]), breaks=frozenset())


def _allow_only(reading: Reading, other: Reading) -> Reading | None:
    """Put "nobody may enter except the inspectors" as "only the inspectors may enter"."""
    pieces, limits = reading.pieces, reading.limits
    cue = (*find_cues(pieces), 0)[0]
    may = next((other.pieces[place] for place in find_cues(other.pieces)), None)
    is_ban = cue == 1 and pieces[0].key in _NOBODY and pieces[1].force is Force.MUST_NOT
    if not is_ban or may is None or may.force is not Force.MAY or [one.mark.key for one in limits] != [_EXCEPT]:
        return None
    only = evolve(pieces[0], kind=PieceKind.WORD, key="only")
    return evolve(reading, pieces=(only, *limits[0].pieces, may, *pieces[2:]), breaks=frozenset(), limits=())


def _bound_always(reading: Reading, other: Reading) -> Reading | None:
    """Put "shall at all times be at least 5" as "shall never be less than 5"."""
    pieces = reading.pieces
    place = next((n for n, piece in enumerate(pieces) if piece.key == _ALWAYS and 0 < n < len(pieces) - 1), 0)
    before, bound = (pieces[place - 1], pieces[place + 1]) if place else (None, None)
    is_bound = bound is not None and isinstance(bound.constraint, Interval) and before is not None
    if not is_bound or pieces[place - 1].key != f"!{Force.MUST}" or _NEVER.isdisjoint(other.text.casefold().split()):
        return None
    return evolve(reading, pieces=(*pieces[: place - 1], *pieces[place + 1 :]), breaks=frozenset())


def _say_per(reading: Reading) -> Reading | None:
    """Put "15 euros a night" as "15 euros per night"."""
    pieces = reading.pieces
    for place in range(1, len(pieces)):
        sum_, one = pieces[place - 1], pieces[place]
        is_money = sum_.found is not None and sum_.found.kind is Kind.MONEY and one.kind is PieceKind.WORD
        if is_money and reading.text[sum_.end : one.start].strip() in {"a", "an"}:
            per = evolve(one, key="per", text="per")
            return evolve(reading, pieces=(*pieces[:place], per, *pieces[place:]), breaks=frozenset())
    return None


def _require(reading: Reading) -> Reading | None:
    """Put "a permit is required for any stall" as "any stall requires a permit"."""
    pieces = reading.pieces
    verb = next((n for n, piece in enumerate(pieces[:-2]) if piece.text.casefold() == "required"), 0)
    if not verb or pieces[verb + 1].key != "for" or find_cues(pieces):
        return None
    return evolve(reading, pieces=(*pieces[verb + 2 :], pieces[verb], *pieces[:verb]), breaks=frozenset())


def _shift_owner(reading: Reading, other: Reading) -> Reading | None:
    """Put "the judge's term of office" as "the term of office of the judge"."""
    pieces, others = reading.pieces, keys_of(other.pieces)
    for place, piece in enumerate(pieces):
        if not piece.text.endswith(("'s", "’s", "s'", "s’")):
            continue
        for size in range(1, _MOST_OWNED + 1):
            owned = pieces[place + 1 : place + 1 + size]
            moved = (*pieces[:place], *owned, piece, *pieces[place + 1 + size :])
            if len(owned) < size or owned[-1].kind is not PieceKind.WORD or owned[-1].key in PREPOSITIONS:
                break
            if keys_of(moved[: place + size + 1]) == others[: place + size + 1]:
                return evolve(reading, pieces=moved)
    return None


def _tell_event(reading: Reading, other: Reading) -> Reading | None:
    """Put "after the arrival of the ship" as "after the ship has arrived", "on arrival" as "when it arrives"."""
    pieces, others = reading.pieces, keys_of(other.pieces)
    deeds = read_equivalents().deeds
    for place in range(1, len(pieces) - 1):
        verb, before = deeds.get(pieces[place].text.casefold(), ""), pieces[place - 1]
        for size in range(1, min(_MOST_EVENT, len(pieces) - place - 1) + 1) if verb and before.key in _TIMING else ():
            named = pieces[place + 1 : place + 1 + size]
            told, rest = [*keys_of(named), fold_word(verb)], pieces[place + 1 + size :]
            limit = next((one for one in other.limits if [*one.key] == [_WHEN, *told]), None)
            if before.key == "on" and limit is not None:
                limits = (*reading.limits, evolve(limit, place=min(limit.place, len(pieces) - size - 2)))
                return evolve(reading, pieces=(*pieces[: place - 1], *rest), breaks=frozenset(), limits=limits)
            if any(others[n : n + size + 2] == [before.key, *told] for n in range(len(others) - size - 1)):
                done = evolve(pieces[place], key=fold_word(verb))
                return evolve(reading, pieces=(*pieces[:place], *named, done, *rest), breaks=frozenset())
    return None


def _open_once(reading: Reading, other: Reading) -> Reading | None:
    """Put "after weighing the corn", or "after the corn is weighed", as "once the corn is weighed"."""
    limit = next((one for one in other.limits if one.is_opening and one.key[0] == _ONCE), None)
    end = min(reading.breaks, default=0)
    if limit is None or end < 2 or reading.pieces[0].text.casefold() != "after":
        return None
    keys = [piece.key for piece in reading.pieces[1:end] if piece.key not in PREPOSITIONS]
    told, meant = sorted(fold_deeds().get(key, key) for key in keys), sorted(set(limit.key[1:]) - PREPOSITIONS)
    if len(told) != len(meant) or not all(map(_begin_alike, told, meant)):
        return None
    moved = tuple(evolve(one, place=one.place - end) for one in reading.limits)
    return evolve(
        reading,
        pieces=reading.pieces[end:],
        breaks=frozenset(place - end for place in reading.breaks if place > end),
        limits=(evolve(limit, place=0), *moved),
    )


def _begin_alike(one: str, other: str) -> bool:
    """Say whether two words are one but for their ending: "agreeing", "agreed"."""
    return one == other or count_shared(one, other) >= max(_STEM, min(len(one), len(other)))


def _find_quantifier(pieces: Sequence[Piece]) -> int | None:
    """Return the place of the "any", "each" or "all" that opens a sentence on its scale."""
    ranks = [rank.height for piece in pieces[:1] for rank in piece.ranks if rank.scale == "quantifier"]
    return ranks[0] if ranks and ranks[0] <= _ALL else None


def _declare(reading: Reading, fewer: int) -> Reading | None:
    """Put "the Carrier shall be liable" as "the Carrier is liable", which binds by being said; so "shall be 5"."""
    cues = find_cues(reading.pieces)
    place = next((n for n in cues if _binds_when_said(reading, n)), None) if len(cues) == fewer + 1 else None
    return None if place is None else _drop_cue(reading, place)


def _binds_when_said(reading: Reading, place: int) -> bool:
    cue, said = reading.pieces[place], read_equivalents().performatives | read_equivalents().declaring
    behind = [piece for piece in reading.pieces[place + 1 :] if piece.kind is not PieceKind.RANK][:1]
    is_figure = any(
        one.kind is PieceKind.FIGURE and reading.text[cue.end : one.start].strip() == "be" for one in behind
    )
    is_said = any(not said.isdisjoint({*piece.text.casefold().split(), piece.key}) for piece in behind)
    return cue.force is Force.MUST and (is_figure or is_said)


def _deny_plainly(reading: Reading, denial: Piece) -> Reading | None:
    """Put "the Carrier shall not be liable" as "the Carrier is not liable"."""
    pieces = reading.pieces
    cue = (*find_cues(pieces), len(pieces))[0]
    verb = [piece.text.casefold() for piece in pieces[cue + 1 : cue + 2]]
    said = read_equivalents().performatives | read_equivalents().declaring
    if said.isdisjoint(verb) or pieces[cue].text.casefold() not in _DENIED:
        return None
    return evolve(reading, pieces=(*pieces[:cue], denial, *pieces[cue + 1 :]), breaks=frozenset())


def _deny_each(reading: Reading, other: Reading) -> Reading | None:
    """Put "neither the Bank nor the Agent is liable" as "the Bank and the Agent are not liable"; so "no guest is"."""
    pieces = reading.pieces
    if not pieces or pieces[0].kind is not PieceKind.CUE or pieces[0].text.casefold() not in {"neither", "no"}:
        return None
    place = find_cues(other.pieces)[0]
    subject = [
        evolve(one, kind=PieceKind.JOINER, key="and") if one.kind is PieceKind.JOINER or one.key == "nor" else one
        for one in pieces[1 : place + 1]
    ]
    return evolve(reading, pieces=(*subject, other.pieces[place], *pieces[place + 1 :]), breaks=frozenset())


def _put_second(reading: Reading, other: Reading) -> Reading:
    """Put a verb that opens its clause behind its subject, where the other one has it: "bei Regen darf der Wirt …".

    What stands before an infinitive is left out of both.
    """
    marks = read_equivalents().infinitives
    pieces = [piece for piece in reading.pieces if piece.text.casefold() not in marks]
    if pieces and pieces[0].kind is PieceKind.CUE:
        # "Il est interdit aux navires de pêcher": whom it binds stands in another case.
        is_whom = not reading.is_folded and [piece.key for piece in pieces[1:2]] == ["to"]
        pieces = pieces[:1] + pieces[1 + is_whom :]
        place = find_cues(other.pieces)[0]
        pieces = [*pieces[1 : place + 1], pieces[0], *pieces[place + 1 :]]
    return evolve(reading, pieces=tuple(pieces), breaks=frozenset())


def _drop_cue(reading: Reading, cue: int) -> Reading:
    return evolve(reading, pieces=(*reading.pieces[:cue], *reading.pieces[cue + 1 :]), breaks=frozenset())


def _owe_payable(reading: Reading, duty: Piece) -> Reading | None:
    """Put "the fee is payable in May" as "the fee shall be paid in May", whose cue it is given."""
    pieces = reading.pieces
    place = next((n for n, piece in enumerate(pieces) if n and piece.text.casefold() == "payable"), 0)
    said = reading.text[pieces[place - 1].end : pieces[place].start].split() if place else []
    if said not in (["is"], ["are"]) or duty.key != f"!{Force.MUST}" or find_cues(pieces):
        return None
    end = pieces[place - 1].end
    return evolve(reading, pieces=(*pieces[:place], evolve(duty, start=end, end=end), *pieces[place:]))


def _cap_barely(reading: Reading, other: Reading) -> Reading | None:
    """Put "darf höchstens drei Hunde halten" as "darf nicht mehr als drei halten", whose bound holds the modal."""
    cues = find_cues(reading.pieces)
    bounds = [piece for piece in other.pieces if piece.force is Force.MUST and isinstance(piece.constraint, Interval)]
    is_cap = len(bounds) == 1 and isinstance(bounds[0].constraint, Interval) and bounds[0].constraint.low is None
    # "Must have less than 5 euros" asks for it.
    is_cap = is_cap and not (_REFUSALS | _LIMITED).isdisjoint(other.text.casefold().split())
    if not is_cap or len(cues) != 1 or reading.pieces[cues[0]].key != f"!{Force.MAY}":
        return None
    return _drop_cue(reading, cues[0])


def _cap_plainly(reading: Reading, ban: Piece, other: Reading) -> Reading | None:
    """Put "may keep at most two dogs" as "must not keep more than two dogs", whose cue it is given.

    So "a guest may keep at most two dogs" as "no guest may keep more than two dogs".
    """
    cues = find_cues(reading.pieces)
    bounds = [piece.constraint for piece in reading.pieces if isinstance(piece.constraint, Interval)]
    words = {*ban.text.casefold().split(), *other.text.casefold().split()[:1]}
    is_ban = ban.force is Force.MUST and not (_REFUSALS | {"no"}).isdisjoint(words)
    if not is_ban or len(cues) != 1 or reading.pieces[cues[0]].key != f"!{Force.MAY}":
        return None
    if len(bounds) != 1 or bounds[0].low is not None or bounds[0].high is None:
        return None
    return evolve(reading, pieces=(*reading.pieces[: cues[0]], ban, *reading.pieces[cues[0] + 1 :]))


def _forbid_the_rest(reading: Reading, ban: Piece) -> Reading | None:
    """Put "shall only … for X" as "shall not … except for X"."""
    pieces = reading.pieces
    cues = find_cues(pieces)
    only = next((n for n, piece in enumerate(pieces) if piece.key == "only"), 0)
    if len(cues) != 1 or pieces[cues[0]].force not in {Force.MUST, Force.MAY} or only <= cues[0]:
        return None
    links = [n for n in range(only + 1, len(pieces)) if pieces[n].key in PREPOSITIONS]
    is_at_verb, is_at_link = only == cues[0] + 1 and len(links) == 1, links[:1] == [only + 1]
    if not (is_at_verb or is_at_link) or reading.breaks & set(range(links[0], len(pieces))):
        return None
    link = links[0]
    rest = pieces[link + 1 :] if pieces[link].key in _SWALLOWED else pieces[link:]
    mark = evolve(pieces[link], kind=PieceKind.CONDITION, key=_EXCEPT)
    kept = (*pieces[: cues[0]], ban, *(piece for n, piece in enumerate(pieces[:link]) if n > cues[0] and n != only))
    limits = (*reading.limits, Limit(mark, rest, len(kept), is_opening=False))
    return evolve(reading, pieces=kept, breaks=frozenset(), limits=limits)
