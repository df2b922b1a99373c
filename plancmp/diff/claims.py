"""What differs between two sentences that answer to each other, piece by piece: each changed piece is claimed once.

A claim says which slot of which proposition changed: a figure, the force, a condition, the party, a word on a scale, or
plain words. What no claim of a known kind takes stays as words, to be told as such or listed to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from attrs import evolve

from plancmp.diff.agents import acts_or_bears
from plancmp.diff.figures import is_around, pair_pieces, read_family, take_basis, take_before, take_noun
from plancmp.diff.mentions import read_size
from plancmp.diff.phrasings import are_derived
from plancmp.diff.propositions import (
    Hunk,
    Match,
    Proposition,
    after_heading,
    find_relative,
    home_of,
    is_relative,
)
from plancmp.diff.sides import Claim, Sides, Slot
from plancmp.diff.slips import is_misspelt
from plancmp.diff.voice import are_forms, is_participle
from plancmp.extract.equivalents import Rank, read_equivalents
from plancmp.extract.pieces import PREPOSITIONS, Limit, Piece, PieceKind, Reading, are_near
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_words

_ALIKE_LIMITS = 0.3
_BEFORE = find_words("diff.claims", "before")  # "до" is "to"
_EXAMPLES = find_words("diff.claims", "examples")
_ROOT = 3  # letters
_MOODS = find_words("diff.claims", "moods")
_FEW = 4  # words of one side of a hunk that are told as a change of wording


def list_claims(match: Match, sides: Sides) -> list[Claim]:
    """List what changed, each changed piece in one claim. Linear, but for the conditions of a sentence."""
    claims: list[Claim] = []
    for hunk in match.hunks:
        claims += _claim_hunk(match, sides, hunk)
    claims = _join_figures(_join_ranks(_drop_moved(_drop_fronted(match, claims), has_cases=match.old.has_cases)))
    claims += _claim_capitals(match, sides)
    claims += _claim_limits(sides, has_moods=not (match.old.is_folded or match.old.has_cases))
    return claims or _claim_cases(match, sides)


_NAMED = {Slot.WORDS, Slot.PARTY}
_SLOTS = {PieceKind.FIGURE: Slot.FIGURE, PieceKind.CUE: Slot.FORCE, PieceKind.REFERENCE: Slot.REFERENCE}


def _is_glossed(piece: Piece) -> bool:
    return piece.kind is not PieceKind.NAME and piece.key.isascii()


def _spell_words(pieces: Sequence[Piece]) -> Counter[str]:
    return Counter(piece.text.casefold() for piece in pieces)


def _drop_fronted(match: Match, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out a phrase that only came to the front of its sentence, or left it: "under this deed the Owner may"."""
    kept = list(claims)
    named = [one for one in claims if one.slot in _NAMED]
    for gone in [one for one in named if one.old and not one.new and one.old[0].key in PREPOSITIONS]:
        keys = [piece.key for piece in gone.old]
        come = next((one for one in named if not one.old and [piece.key for piece in one.new] == keys), None)
        if come is None or come not in kept or come.home != gone.home:
            continue
        places = (match.old.pieces.index(gone.old[0]), match.new.pieces.index(come.new[0]))
        reading = match.new if not places[0] else match.old
        if not min(places) and not is_participle(reading.pieces[max(places) - 1]):
            kept.remove(gone)
            kept.remove(come)
    return kept


def _drop_moved(claims: Sequence[Claim], *, has_cases: bool) -> list[Claim]:
    """Leave out figures and cues that only went to another place of their proposition."""
    kept = list(claims)
    for gone in claims if has_cases else ():
        # Where endings say who does what, a place in the sentence says nothing of who acts; of "only" it says all.
        if gone.slot not in _NAMED or not gone.old or gone.new or any(_is_glossed(piece) for piece in gone.old):
            continue
        words = _spell_words(gone.old)
        come = next(
            (one for one in kept if one.slot in _NAMED and not one.old and _spell_words(one.new) == words), None
        )
        if come is not None and Slot.PARTY in {gone.slot, come.slot}:
            kept.remove(gone)
            kept.remove(come)
    for gone in [one for one in kept if one.slot in {Slot.FIGURE, Slot.FORCE} and one.old and not one.new]:
        place = (gone.slot, gone.home, gone.old[0].key)
        come = next((one for one in kept if not one.old and (one.slot, one.home, one.new[0].key) == place), None)
        if come is not None:
            kept.remove(gone)
            kept.remove(come)
    return _join_moved(kept)


def _join_ranks(claims: list[Claim]) -> list[Claim]:
    """Make one claim of a word of a scale that went and another that came elsewhere: "regularly report", "… weekly"."""
    for gone in [claim for claim in claims if claim.slot is Slot.RANK and not claim.new]:
        for come in claims:
            if come.slot is Slot.RANK and not come.old and come.home == gone.home:
                ranks = _share_scale(gone.old[0], come.new[0])
                if ranks is not None:
                    claims[claims.index(gone)] = evolve(gone, new=come.new, ranks=ranks)
                    claims.remove(come)
                    break
    return claims


def _join_figures(claims: list[Claim]) -> list[Claim]:
    """Make one claim of the only figure of its kind that went from a proposition and the only one that came to it.

    "Within 60 days, X pays" and "X pays within 30 days": it went to another place and got another value.
    """
    lone = [claim for claim in claims if claim.slot is Slot.FIGURE and not (claim.old and claim.new)]
    # With the figure its preposition went: "in 5 days".
    links = [tuple(piece.key for piece in (claim.old or claim.new)[1:]) for claim in lone]
    kinds = [
        (claim.home, (read_family((claim.old or claim.new)[0]), link), bool(claim.old))
        for claim, link in zip(lone, links, strict=True)
    ]
    for gone, kind in zip(lone, kinds, strict=True):
        home, family, is_old = kind
        answer = (home, family, False)
        if is_old and min(home) >= 0 and kinds.count(kind) == kinds.count(answer) == 1:
            come = lone[kinds.index(answer)]
            claims[claims.index(gone)] = evolve(gone, old=gone.old[:1], new=come.new[:1])
            claims.remove(come)
    return claims


def _join_moved(claims: list[Claim]) -> list[Claim]:
    """Make one claim of words that went from one place of a proposition to another: who pays whom."""
    for gone in [claim for claim in claims if claim.slot is Slot.WORDS and claim.old and not claim.new]:
        keys = Counter(piece.key for piece in gone.old)
        for come in [one for one in claims if one.slot is Slot.WORDS and not one.old and one.home == gone.home]:
            if keys == Counter(piece.key for piece in come.new):
                claims[claims.index(gone)] = Claim(Slot.WORDS, gone.old, come.new, gone.home)
                claims.remove(come)
                break
    return claims


def _claim_hunk(match: Match, sides: Sides, hunk: Hunk) -> Iterator[Claim]:
    old, new = list(hunk.old), list(hunk.new)
    pieces, pieces2 = match.old.pieces, match.new.pieces
    if _is_example(match.old, hunk.old, hunk.new) or _is_example(match.new, hunk.new, hunk.old):
        home = sides.home(old[0] if old else None, new[0] if new else None)
        yield Claim(Slot.WORDS, tuple(pieces[a] for a in old), tuple(pieces2[b] for b in new), home)
        return
    ends = [*(pieces[a] for a in old), *(pieces2[b] for b in new)]
    if len(old) == len(new) == 1 and ends[0].kind is not ends[1].kind and all(map(read_size, ends)):
        yield Claim(Slot.WORDS, (ends[0],), (ends[1],), sides.home(old[0], new[0]))
        return  # "half the price", "twice the price"
    both = ((pieces, sides.old), (pieces2, sides.new))
    heads = {id(side[one.cue]) for side, ones in both for one in ones if not one.is_plain}
    for kind in (Slot.FORCE, Slot.FIGURE, Slot.REFERENCE):
        one = [place for place in old if _find_slot(pieces[place], heads) is kind]
        other = [place for place in new if _find_slot(pieces2[place], heads) is kind]
        for a, b in pair_pieces(match, sides, one, other):
            old.remove(a)
            new.remove(b)
            if pieces[a].key != pieces2[b].key:
                claim = _claim_pair(kind, pieces[a], pieces2[b], sides.home(a, b))
                if kind is Slot.FIGURE:
                    claim = evolve(
                        claim,
                        old=(*claim.old, *_take_own(match.old, a, old, pieces2[b])),
                        new=(*claim.new, *_take_own(match.new, b, new, pieces[a])),
                    )
                yield claim
    loose = [
        *(Claim(slot, (pieces[a],), (), sides.home(a, None)) for a in old if (slot := _find_loose(pieces[a], heads))),
        *(Claim(slot, (), (pieces2[b],), sides.home(None, b)) for b in new if (slot := _find_loose(pieces2[b], heads))),
    ]
    old = [place for place in old if _find_loose(pieces[place], heads) is None]
    new = [place for place in new if _find_loose(pieces2[place], heads) is None]
    if len(loose) == 1 and (counted := _claim_counted(match, loose[0], old, new)):
        yield counted
        return
    if (
        len(loose) == 1
        and loose[0].slot is Slot.FIGURE
        and not (new if loose[0].old else old)
        and is_around(*_locate(match, sides, loose[0], hunk))
    ):
        # "And one billion later": the words around a figure that came or went are its own.
        alone = loose[0]
        own = (*alone.old, *(pieces[a] for a in old)), (*alone.new, *(pieces2[b] for b in new))
        yield Claim(Slot.FIGURE, own[0], own[1], alone.home)
        return
    yield from loose
    yield from _claim_ranks(match, sides, old, new)
    yield from _claim_words(match, sides, old, new)


def _claim_counted(match: Match, lone: Claim, old: list[int], new: list[int]) -> Claim | None:
    """Claim a figure in the place of an article: "a judge" that became "two judges"."""
    if lone.slot is not Slot.FIGURE or (old if lone.old else new):
        return None
    reading, rest = (match.new, new) if lone.old else (match.old, old)
    words = take_noun(reading, -1, rest, (lone.old or lone.new)[0])
    return evolve(lone, old=lone.old or words, new=lone.new or words) if words else None


def _take_own(reading: Reading, figure: int, places: list[int], other: Piece) -> tuple[Piece, ...]:
    """Take the words beside a figure that are its own where the other figure has them in itself."""
    before = take_before(reading.pieces, figure, places)
    return (*before, *take_noun(reading, figure, places, other), *take_basis(reading, figure, places, other))


def _is_example(reading: Reading, place: range, answer: range) -> bool:
    """Whether words between two commas came that say what else is meant: ", including those held since 2014,"."""
    is_aside = bool(place) and not answer and {place.start, place.stop} <= reading.breaks
    return is_aside and reading.pieces[place.start].text.casefold() in _EXAMPLES


def _locate(match: Match, sides: Sides, claim: Claim, hunk: Hunk) -> tuple[Reading, Proposition, Piece, range]:
    """Return a piece that came or went with its sentence and proposition, and what came or went with it."""
    old, new = claim.home
    if claim.old:
        return match.old, sides.old[old], claim.old[0], hunk.old
    return match.new, sides.new[new], claim.new[0], hunk.new


def _find_slot(piece: Piece, heads: Collection[int]) -> Slot | None:
    """Return the slot of a figure, a reference, or a cue that heads a proposition; any other cue is a word."""
    return None if piece.kind is PieceKind.CUE and id(piece) not in heads else _SLOTS.get(piece.kind)


def _find_loose(piece: Piece, heads: Collection[int]) -> Slot | None:
    """Return the slot of a piece that is told alone where it came or went; a reference stays among its words."""
    slot = _find_slot(piece, heads)
    return None if slot is Slot.REFERENCE else slot


def _claim_pair(slot: Slot, old: Piece, new: Piece, home: tuple[int, int]) -> Claim:
    """Claim one piece in the place of another; cues of one force differ by the efforts they ask, or by their words."""
    if slot is Slot.FORCE and old.force is new.force and old.is_positive == new.is_positive:
        ranks = _share_scale(old, new)
        if ranks is not None:
            return Claim(Slot.RANK, (old,), (new,), home, ranks=ranks)
        return Claim(Slot.WORDS, (old,), (new,), home)
    return Claim(slot, (old,), (new,), home)


def _claim_ranks(match: Match, sides: Sides, old: list[int], new: list[int]) -> Iterator[Claim]:
    """Claim words of a scale: one in the place of another, or one where none stood, if that is a place on it too."""
    pieces, pieces2 = match.old.pieces, match.new.pieces
    unmarked = read_equivalents().unmarked
    for a in [place for place in old if pieces[place].ranks]:
        pair = next(((b, ranks) for b in new if (ranks := _share_scale(pieces[a], pieces2[b]))), None)
        if pair is not None:
            old.remove(a)
            new.remove(pair[0])
            yield Claim(Slot.RANK, (pieces[a],), (pieces2[pair[0]],), sides.home(a, pair[0]), ranks=pair[1])
    if old and new:
        return  # "full" in the place of "substantial": what stands on no scale is another word
    for places, is_new in ((old, False), (new, True)):
        for place in list(places):
            piece = (pieces2 if is_new else pieces)[place]
            rank = next((rank for rank in piece.ranks if rank != unmarked.get(rank.scale, rank)), None)
            if rank is None:
                continue
            places.remove(place)
            usual = unmarked[rank.scale]
            if is_new:
                yield Claim(Slot.RANK, (), (piece,), sides.home(None, place), ranks=(usual, rank))
            else:
                yield Claim(Slot.RANK, (piece,), (), sides.home(place, None), ranks=(rank, usual))


def _share_scale(old: Piece, new: Piece) -> tuple[Rank, Rank] | None:
    return next(((one, other) for one in old.ranks for other in new.ranks if one.scale == other.scale), None)


def _claim_words(match: Match, sides: Sides, old: list[int], new: list[int]) -> Iterator[Claim]:
    """Claim what is left of a hunk: who is bound, an "and" for an "or", or plain words."""
    if not old or not new:
        parts = _part_homes(sides.old if old else sides.new, old or new)
        if len(parts) > 1:
            yield from _claim_words(match, sides, parts[0] if old else [], parts[0] if new else [])
            for part in parts[1:]:
                # Where a list ends and the next subject begins is not sure enough to say who is bound.
                words = tuple((match.old if old else match.new).pieces[place] for place in part)
                home = sides.home(part[0] if old else None, part[0] if new else None)
                yield Claim(Slot.WORDS, words if old else (), words if new else (), home)
            return
    pieces, pieces2 = match.old.pieces, match.new.pieces
    gone, come = tuple(pieces[a] for a in old), tuple(pieces2[b] for b in new)
    gone, come = _drop_forms(gone, come)
    if not gone and not come:
        return
    home = sides.home(old[0] if old else None, new[0] if new else None)
    if len(gone) == len(come) == 1 and gone[0].kind is come[0].kind is PieceKind.JOINER:
        yield Claim(Slot.JOINER, gone, come, home)
        return
    if _are_subjects(match, sides, old, new):
        yield Claim(Slot.PARTY, gone, come, home)
        return
    cuts = [
        next((n for n, place in enumerate(places) if is_relative(reading.pieces[place])), len(places))
        for places, reading in ((old, match.old), (new, match.new))
    ]
    if 0 < sum(cuts) < len(old) + len(new) and _are_subjects(match, sides, old[: cuts[0]], new[: cuts[1]]):
        # "And the Agent, who may act": somebody more, and words about him.
        yield from _claim_words(match, sides, old[: cuts[0]], new[: cuts[1]])
        yield from _claim_words(match, sides, old[cuts[0] :], new[cuts[1] :])
        return
    if len(gone) == len(come) == 1 and "after" in (keys := {gone[0].key, come[0].key}) and keys & _BEFORE:
        # On which side of an event something is done.
        ranks = [Rank("sequence", "order", int(side[0].key == "after")) for side in (gone, come)]
        yield Claim(Slot.RANK, gone, come, home, ranks=(ranks[0], ranks[1]))
        return
    is_agent = all(
        any(acts_or_bears(reading, place) for place in places[:1])
        for reading, places in ((match.old, old), (match.new, new))
    )
    yield Claim(Slot.PARTY if is_agent else Slot.WORDS, gone, come, home)


def _part_homes(propositions: Sequence[Proposition], places: Sequence[int]) -> list[list[int]]:
    """Part pieces by the propositions they belong to: what one took along says nothing of the next."""
    parts: dict[int, list[int]] = {}
    for place in places:
        parts.setdefault(home_of(propositions, place), []).append(place)
    return list(parts.values())


def _are_subjects(match: Match, sides: Sides, old: Sequence[int], new: Sequence[int]) -> bool:
    """Whether all of the pieces stand before the cues of their propositions, and behind no preposition."""
    for places, propositions, reading in ((old, sides.old, match.old), (new, sides.new, match.new)):
        for place in places:
            one = propositions[home_of(propositions, place)]
            first = after_heading(reading, one)
            if one.is_plain or not first <= place < one.cue:
                return False
            before = reading.pieces[first : place + 1]
            if place + 1 in reading.breaks and len(before) == 1 and _is_adverb(before[0]):
                return False  # "Thereafter, the Agent shall"
            if before[0].opens and reading.breaks & set(range(place + 1, one.cue + 1)):
                return False  # "To this end, the Agent shall"
            if any(piece.key in PREPOSITIONS for piece in before[1:-1]) or any(map(is_relative, before)):
                return False
            if find_relative(reading.text, before) < len(before):
                return False
    return True


def _is_adverb(piece: Piece) -> bool:
    return piece.kind is PieceKind.WORD and not (piece.names or piece.name or piece.is_noun)


def _drop_forms(gone: tuple[Piece, ...], come: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Leave out words that are forms of one another in a language whose words are not folded."""
    left, rest = [], list(come)
    for piece in gone:
        other = next((one for one in rest if are_forms(piece, one)), None)
        if other is None:
            left.append(piece)
        else:
            rest.remove(other)
    return tuple(left), tuple(rest)


def _claim_capitals(match: Match, sides: Sides) -> Iterator[Claim]:
    """Claim words that became a defined term, or ceased to be one: "the Rent", "the rent".

    In a line of capitals all words look alike.
    """
    if match.old.text.isupper() != match.new.text.isupper():
        return
    for a, b in match.links:
        one, other = match.old.pieces[a], match.new.pieces[b]
        if (
            one.kind is PieceKind.WORD
            and one.is_capital != other.is_capital
            and one.text != other.text
            and one.text.casefold() == other.text.casefold()
        ):
            yield Claim(Slot.WORDS, (one,), (other,), sides.home(a, None))


def _claim_cases(match: Match, sides: Sides) -> list[Claim]:
    """Claim words that stand in other cases at two places or more, if nothing else changed: who pays whom."""
    if not match.old.has_cases:
        return []
    forms = [hunk for hunk in match.hunks if hunk.old and hunk.new]
    if len(forms) < 2:
        return []
    old, new = (
        tuple(reading.pieces[place] for hunk in forms for place in getattr(hunk, side))
        for side, reading in (("old", match.old), ("new", match.new))
    )
    return [Claim(Slot.WORDS, old, new, sides.home(forms[0].old[0], None))]


def _claim_limits(sides: Sides, *, has_moods: bool) -> Iterator[Claim]:
    """Claim conditions that came, went or changed, those of propositions that answer to each other together."""
    homes = [(a, sides.pairs.get(a, -1)) for a in range(len(sides.old))]
    homes += [(-1, b) for b in range(len(sides.new)) if b not in sides.pairs.values()]
    gone = [(limit, home) for home in homes if home[0] >= 0 for limit in sides.old[home[0]].limits]
    come = [(limit, home) for home in homes if home[1] >= 0 for limit in sides.new[home[1]].limits]
    for limit, home in list(gone):
        # A condition that went to another proposition of the sentence did not stay what it was, unless that one has
        # no answer: its cue alone came, or went.
        # One that opens the sentence governs all of it.
        other = next(
            (
                pair
                for pair in come
                if _is_one_condition(pair[0], limit, has_moods=has_moods)
                and (pair[1] == home or min(*home, *pair[1]) < 0 or (limit.is_opening and pair[0].is_opening))
            ),
            None,
        )
        if other is not None:
            gone.remove((limit, home))
            come.remove(other)
    ranked = sorted(
        (-score, i, j)
        for i, (one, home) in enumerate(gone)
        for j, (other, home2) in enumerate(come)
        if (home == home2 or (one.is_opening and other.is_opening))
        and (score := _likeness(one, other)) >= _ALIKE_LIMITS
    )
    pairs: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    for i, (limit, home) in enumerate(gone):
        answer, home2 = come[pairs[i]] if i in pairs else (None, home)
        # Of an opening condition that governs another proposition now, those that answer to each other are told.
        shared = max(home, home2, key=lambda place: (min(place) >= 0, sum(place)))
        if answer is not None and (misspelt := _list_misspelt(limit, answer)):
            yield Claim(Slot.WORDS, *misspelt, shared)
            continue
        yield Claim(Slot.LIMIT, (), (), shared, (limit, answer))
    for j, (limit, home) in enumerate(come):
        if j not in pairs.values():
            yield Claim(Slot.LIMIT, (), (), home, (None, limit))


def _list_misspelt(one: Limit, other: Limit) -> tuple[tuple[Piece, ...], tuple[Piece, ...]] | None:
    """Return the words in which two conditions differ, if all of these are slips of a letter, or drafters' synonyms."""
    if len(one.key) != len(other.key):
        return None
    pairs = [(a, b) for a, b in zip((one.mark, *one.said), (other.mark, *other.said), strict=True) if a.key != b.key]
    old, new = tuple(a for a, _ in pairs), tuple(b for _, b in pairs)
    return (old, new) if is_misspelt(old, new) or (old and are_near(old, new)) else None


def _is_one_condition(one: Limit, other: Limit, *, has_moods: bool) -> bool:
    """Say whether conditions differ in the mood that goes with a mark, if in anything: "en caso de que pague"."""
    if one.key == other.key:
        return True
    is_other = one.mark.text.casefold() != other.mark.text.casefold() and len(one.key) == len(other.key)
    pairs = [(a, b) for a, b in zip(one.said, other.said, strict=False) if a.key != b.key]
    is_alike = has_moods and is_other and one.mark.key == other.mark.key
    return is_alike and all(_differ_in_mood(a, b) for a, b in pairs)


def _differ_in_mood(one: Piece, other: Piece) -> bool:
    shared = count_shared(one.key, other.key)
    is_noun = one.is_named or other.is_named or one.is_noun or other.is_noun
    is_verb = one.kind is other.kind is PieceKind.WORD and not is_noun
    return is_verb and shared >= _ROOT and {one.key[shared:], other.key[shared:]} <= _MOODS


def _likeness(one: Limit, other: Limit) -> float:
    first, second = set(one.key[1:]), set(other.key[1:])
    total = len(first) + len(second)
    shared = 2 * len(first & second) / total if total else 0.0
    return shared + (0.2 if one.mark.key == other.mark.key else 0.0)


def join_claims(claims: Sequence[Claim]) -> Claim:
    """Make one claim of all plain words of a proposition that changed."""
    old = tuple(piece for claim in claims for piece in claim.old)
    new = tuple(piece for claim in claims for piece in claim.new)
    return evolve(claims[0], old=old, new=new)


def is_told(claim: Claim) -> bool:
    """Whether words are few enough to be told as a change of wording, and no mere synonyms or forms of one act."""
    is_same = are_near(claim.old, claim.new) or are_derived(claim.old, claim.new)
    return max(len(claim.old), len(claim.new)) <= _FEW and not is_same
