"""What a sentence lays down, one proposition for each cue of force, and which of them answer to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from plancmp.diff.variants import list_variants
from plancmp.diff.words.matches import find_matches
from plancmp.diff.words.tokens import number_words
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.pieces import MARKS, PREPOSITIONS, Limit, Piece, PieceKind, Reading, fold_word
from plancmp.model import Force

Pair = tuple[int, int]
_AGENT = 4  # pieces
_GRANT = 16  # pieces
_GRANTED = frozenset(map(fold_word, ("license", "licence", "right", "permission", "option", "authority")))
_ITEM = 2  # pieces of an item of a list
_TIMES = frozenset(map(fold_word, ("day", "date", "end", "week", "month", "quarter", "year", "deadline", "close")))
_RELATIVES = frozenset({"who", "whom", "whose", "which"})


@frozen(eq=False)
class Proposition:
    """One thing that a sentence lays down.

    Attributes:
        cue: Where its cue stands among the pieces; -1 for a plain statement.
        first: Its first piece.
        after: One past its last piece.
        force: Its force.
        is_positive: Whether it holds over doing or not doing.
        is_dependent: Whether it stands in a relative clause, at the end of its sentence.
        limits: Its conditions and rules of precedence.
        has_rival: Whether a duty of the sentence stands before it where it is a permission, or the reverse, so that a
            condition at the end may be meant for either.
    """

    cue: int
    first: int
    after: int
    force: Force
    is_positive: bool = True
    is_dependent: bool = False
    limits: tuple[Limit, ...] = ()
    has_rival: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it has no cue of force."""
        return self.cue < 0


@frozen(eq=False)
class Hunk:
    """Pieces in the place of others: ranges of the old and the new pieces, of which one may be empty."""

    old: range
    new: range


@frozen(eq=False)
class Match:
    """Two readings held against each other.

    Attributes:
        old: The old reading.
        new: The new one.
        links: The pieces that stayed, as pairs of places.
        hunks: The rest.
    """

    old: Reading
    new: Reading
    links: tuple[Pair, ...]
    hunks: tuple[Hunk, ...] = field(default=())


def list_propositions(reading: Reading, plain: int = 0) -> tuple[Proposition, ...]:
    """Cut a sentence into its propositions, each from the last comma or "and" before its cue.

    Args:
        reading: The sentence.
        plain: How many pieces at its beginning are known to be a plain statement.

    Returns:
        The propositions. Linear time.
    """
    cues = list(_find_heads(reading))
    if cues and reading.pieces[cues[0]].is_dependent:
        # "The lamps burn for an hour, which may be prolonged": what is prolonged is no permission.
        plain = max(place for place in reading.breaks if place <= cues[0])
    found = list(_cut(reading, cues, plain))
    return tuple(
        evolve(
            one,
            limits=tuple(limit for limit in reading.limits if _home(limit, found) == number),
            has_rival=any(
                (other.force is Force.MAY) != (one.force is Force.MAY)
                for other in found[:number]
                if not other.is_dependent and not other.is_plain
            ),
        )
        for number, one in enumerate(found)
    )


def _cut(reading: Reading, cues: Sequence[int], plain: int) -> Iterator[Proposition]:
    pieces = reading.pieces
    if plain or not cues:
        after = plain or len(pieces)
        table = read_equivalents().performatives
        binds = any(piece.kind is PieceKind.WORD and piece.text.casefold() in table for piece in pieces[:after])
        force = Force.MUST if binds else Force.MAY if find_grant(pieces[:after]) else reading.lead
        yield Proposition(-1, 0, after, force or Force.STATES)
    starts = [plain]
    for before, cue in pairwise(cues):
        breaks = [place for place in range(before + 1, cue + 1) if place in reading.breaks]
        joints = [place for place in range(before + 1, cue) if pieces[place].kind is PieceKind.JOINER]
        starts.append(_find_list(pieces, breaks, cue) if breaks else joints[-1] if joints else cue)
    for cue, first, after in zip(cues, starts, [*starts[1:], len(pieces)], strict=False):
        piece = pieces[cue]
        yield Proposition(cue, first, after, piece.force or Force.STATES, piece.is_positive, piece.is_dependent)


def find_grant(pieces: Sequence[Piece]) -> int:
    """Return the place of the "to" that begins what is granted: "grants you a licence to"; 0 if nothing is."""
    verb = next((n for n, piece in enumerate(pieces) if piece.kind is PieceKind.WORD and piece.key == "grant"), None)
    behind = range(0) if verb is None else range(verb + 2, min(verb + _GRANT, len(pieces)))
    return next((n for n in behind if pieces[n].key == "to" and pieces[n - 1].key in _GRANTED), 0)


def _find_heads(reading: Reading) -> Iterator[int]:
    """Yield the cues that head a proposition.

    The modal of a relative clause is a word of the proposition that the clause stands in, unless it adds a statement of
    its own at the end: "for ten years, which may be prolonged".
    """
    pieces = reading.pieces
    cues = [place for place, piece in enumerate(pieces) if piece.kind is PieceKind.CUE]
    last = max((cue for cue in cues if not pieces[cue].is_dependent), default=-1)
    for before, cue in zip([-1, *cues], cues, strict=False):
        has_comma = any(place in reading.breaks for place in range(before + 1, cue + 1))
        if not pieces[cue].is_dependent or (cue > last and has_comma):
            yield cue


def is_relative(piece: Piece) -> bool:
    """Whether a piece begins a relative clause, or is the modal of one."""
    return piece.is_dependent or piece.key in _RELATIVES


def find_lead(reading: Reading) -> Force | None:
    """Return the force that the words before a list give to its items; `None` if they lay nothing down by themselves.

    "The Buyer may:" allows each of them; "the Buyer may refuse if:" is followed by conditions.
    """
    is_condition = any(not limit.is_opening for limit in reading.limits) or any(
        piece.kind in MARKS for piece in reading.pieces
    )
    one = list_propositions(reading)[-1]
    is_plain = one.is_plain and one.force is not Force.MAY
    return None if is_condition or is_plain or one.is_dependent or not one.is_positive else one.force


def _find_list(pieces: Sequence[Piece], breaks: Sequence[int], cue: int) -> int:
    """Return where the part before a cue begins: at the last comma, or at the "and" of "and A, B and C must"."""
    start = breaks[-1]
    if not any(piece.kind is PieceKind.JOINER for piece in pieces[start + 1 : cue]):
        return start
    for number in reversed(breaks):
        joint = next(
            (n for n in range(number - 2, number - _ITEM - 2, -1) if n > 0 and pieces[n].kind is PieceKind.JOINER), None
        )
        if joint is not None:
            return joint
        if number - 1 in breaks or number - _ITEM in breaks:
            continue
        break
    return start


def _home(limit: Limit, found: Sequence[Proposition]) -> int:
    """Return the proposition of a condition: the first that it stands before, else the last that it stands behind."""
    if limit.is_opening:
        ahead = [number for number, one in enumerate(found) if one.is_plain or one.cue >= limit.place]
        firm = [number for number in ahead if not found[number].is_dependent]
        if firm or ahead:
            return (firm or ahead)[0]
    behind = [number for number, one in enumerate(found) if one.cue < limit.place]
    firm = [number for number in behind if not found[number].is_dependent]
    return (firm or behind or [0])[-1]


def match_readings(old: Reading, new: Reading) -> Match:
    """Find the pieces that stayed, the same in either direction.

    Returns:
        The match. The matcher is not symmetric by itself, so the sides are put in the order of their content.
    """
    keys = [[piece.key for piece in reading.pieces] for reading in (old, new)]
    is_turned = keys[0] > keys[1]
    one, other = (keys[1], keys[0]) if is_turned else (keys[0], keys[1])
    links: list[Pair] = []
    for a, b, size in find_matches(*number_words(one, other)):
        links += [(b + n, a + n) if is_turned else (a + n, b + n) for n in range(size)]
    links = _close_up(old, new, _drop_chance(old, new, links))
    hunks, i, j = [], 0, 0
    for a, b in [*links, (len(old.pieces), len(new.pieces))]:
        if a > i or b > j:
            hunks.append(Hunk(range(i, a), range(j, b)))
        i, j = a + 1, b + 1
    return Match(old, new, tuple(links), tuple(hunks))


def trade_places(match: Match) -> bool:
    """Say whether only plain words went to other places, of which nobody knows what that means."""
    old, new = match.old, match.new
    if Counter(piece.key for piece in old.pieces) != Counter(piece.key for piece in new.pieces):
        return False
    if Counter(limit.key for limit in old.limits) != Counter(limit.key for limit in new.limits):
        return False
    moved = [old.pieces[place] for hunk in match.hunks for place in hunk.old]
    return all(piece.kind in {PieceKind.WORD, PieceKind.JOINER, PieceKind.RANK} for piece in moved)


def trades(old: Sequence[str], new: Sequence[str], one: Sequence[str], other: Sequence[str]) -> bool:
    """Say whether a sentence that begins with `one` is another once `one` and `other` have changed places in it.

    Args:
        old: The keys of the old sentence.
        new: Those of the new one.
        one: What the old one begins with.
        other: What the new one begins with, and the old one has at another place.
    """
    if [*old[: len(one)]] != [*one] or Counter(old) != Counter(new):
        return False
    return any(
        [*other, *old[len(one) : place], *one, *old[place + len(other) :]] == [*new]
        for place in range(len(one), len(old))
        if old[place : place + len(other)] == [*other]
    )


def share_anything(match: Match) -> bool:
    """Say whether two sentences have a word of their own in common, or figures of one kind."""
    if any(
        match.old.pieces[a].kind is not PieceKind.JOINER and match.old.pieces[a].key not in PREPOSITIONS
        for a, _ in match.links
    ):
        return True
    kinds = [
        {type(piece.constraint) for piece in reading.pieces if piece.constraint is not None}
        for reading in (match.old, match.new)
    ]
    return bool(kinds[0] & kinds[1])


def _drop_chance(old: Reading, new: Reading, links: list[Pair]) -> list[Pair]:
    """Drop a lone small piece between two larger differences: an "and" that both happen to have."""
    kept = []
    for number, (a, b) in enumerate(links):
        before = links[number - 1] if number else (-1, -1)
        behind = links[number + 1] if number + 1 < len(links) else (len(old.pieces), len(new.pieces))
        is_lone = min(a - before[0], b - before[1]) > 2 and min(behind[0] - a, behind[1] - b) > 2
        if is_lone and old.pieces[a].kind is PieceKind.JOINER:
            continue
        kept.append((a, b))
    return kept


def _close_up(old: Reading, new: Reading, links: list[Pair]) -> list[Pair]:
    """Link a piece that stands alone in what came, or went, to where it closes up with the pieces before it.

    "A format that is agreed on the basis of a format": the first one is the one that stayed.
    """
    closed: list[Pair] = []
    for number, (a, b) in enumerate(links):
        i, j = (closed[-1][0] + 1, closed[-1][1] + 1) if closed else (0, 0)
        behind = links[number + 1] if number + 1 < len(links) else (len(old.pieces), len(new.pieces))
        came = a == i and b > j and behind[0] == a + 1 and behind[1] > b + 1
        went = b == j and a > i and behind[1] == b + 1 and behind[0] > a + 1
        if closed and came and new.pieces[j].key == old.pieces[a].key:
            closed.append((a, j))
        elif closed and went and old.pieces[i].key == new.pieces[b].key:
            closed.append((i, b))
        else:
            closed.append((a, b))
    return closed


def pair_propositions(match: Match, old: Sequence[Proposition], new: Sequence[Proposition]) -> dict[int, int]:
    """Pair propositions by the pieces that stayed in both, never by order, force or value.

    Returns:
        The new proposition of each old one that has an answer.
    """
    if len(old) == len(new) == 1:
        return {0: 0}
    homes = [_list_homes(side, len(reading.pieces)) for side, reading in ((old, match.old), (new, match.new))]
    shared: Counter[Pair] = Counter()
    for a, b in match.links:
        if match.old.pieces[a].kind is PieceKind.JOINER:
            continue
        is_act = a > old[homes[0][a]].cue and b > new[homes[1][b]].cue
        shared[homes[0][a], homes[1][b]] += 2 if is_act else 1
    for hunk in match.hunks:
        cues = [
            [place for place in places if reading.pieces[place].kind is PieceKind.CUE]
            for places, reading in ((hunk.old, match.old), (hunk.new, match.new))
        ]
        for a, b in zip(*cues, strict=False):
            shared[homes[0][a], homes[1][b]] += 1
    pairs: dict[int, int] = {}
    for (a, b), _ in sorted(shared.items(), key=lambda item: (-item[1], abs(item[0][0] - item[0][1]), sum(item[0]))):
        if a not in pairs and b not in pairs.values():
            pairs[a] = b
    return pairs


def _list_homes(propositions: Sequence[Proposition], size: int) -> list[int]:
    homes = [0] * size
    for number, one in enumerate(propositions):
        for place in range(one.first, one.after):
            homes[place] = number
    return homes


def home_of(propositions: Sequence[Proposition], place: int) -> int:
    """Return the proposition that a piece stands in."""
    return next((n for n, one in enumerate(propositions) if one.first <= place < one.after), len(propositions) - 1)


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


def after_heading(reading: Reading, one: Proposition) -> int:
    """Return the first piece of a proposition behind a heading that runs in: "Refunds: We may"."""
    pieces = reading.pieces
    places = [place for place in reading.breaks if one.first < place <= one.cue]
    return max(
        (place for place in places if ":" in reading.text[pieces[place - 1].end : pieces[place].start]),
        default=one.first,
    )


def is_time(pieces: Sequence[Piece], place: int) -> bool:
    """Whether words behind "by" say until when: "by the fifth day", "by the end of the year"."""
    return any(piece.key in _TIMES for piece in pieces[place : place + 2])


def _turn_voice(pieces: Sequence[Piece], first: int, verb: int, by: int, end: int) -> tuple[Piece, ...]:
    """Put the agent, which ends at `end`, in the place of the subject, which begins at `first`."""
    cue = verb - 1 if verb > first and pieces[verb - 1].kind is PieceKind.CUE else verb
    agent, subject = pieces[by + 1 : end], pieces[first:cue]
    return (*pieces[:first], *agent, *pieces[cue : verb + 1], *subject, *pieces[verb + 1 : by], *pieces[end:])


def _is_voice(passive: Reading, active: Reading) -> bool:
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


def say_the_same(old: Reading, new: Reading) -> bool:
    """Say whether two sentences have one normal form: conditions at either end, voice, the order of a short list."""
    if _swap_cases(old, new):
        return False
    if _list_held(old) == _list_held(new):
        if _has_same_pieces(old, new):
            return True
        for one, other in ((activate(old), new), (old, activate(new))):
            if (one is not old or other is not new) and _has_same_pieces(one, other):
                return True
        if _is_voice(old, new) or _is_voice(new, old):
            return True
    for one, other in ((old, new), (new, old)):
        for variant in list_variants(one, other):
            if _list_held(variant) == _list_held(other) and _has_same_pieces(variant, other):
                return True
    keys = [[piece.key for piece in reading.whole] for reading in (old, new)]
    return ("," in old.text or "," in new.text) and _is_rotated(*keys)


def _list_held(reading: Reading) -> Counter[tuple[object, ...]]:
    """Return the conditions of a sentence, each with the number of the proposition that it holds for."""
    if not reading.limits:
        return Counter()
    firm = [one for one in list_propositions(reading) if not one.is_dependent] or [*list_propositions(reading)]
    return Counter((number, limit.key) for number, one in enumerate(firm) for limit in one.limits)


def _swap_cases(old: Reading, new: Reading) -> bool:
    """Say whether the same names stand in other cases, so that who pays whom may be another."""
    if not old.has_cases:
        return False
    pairs = zip(old.whole, new.whole, strict=False)
    same = [(a.text, b.text) for a, b in pairs if a.kind is PieceKind.NAME and a.key == b.key]
    return sum(one.casefold() != other.casefold() for one, other in same) > 1


def _has_same_pieces(old: Reading, new: Reading) -> bool:
    before, after = ([piece.key for piece in reading.pieces] for reading in (old, new))
    return before == after or (len(before) == len(after) and _is_reordered_list(old, new))


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
