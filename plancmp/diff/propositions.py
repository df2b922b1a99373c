"""What a sentence lays down, one proposition for each cue of force, and which of them answer to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from attrs import evolve, field, frozen

from plancmp.align.rows import CELLS
from plancmp.diff.words.matches import find_matches
from plancmp.diff.words.tokens import number_words
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.limits import begins_subject
from plancmp.extract.pieces import (
    MARKS,
    PREPOSITIONS,
    Limit,
    Piece,
    PieceKind,
    Reading,
    find_cues,
    fold_words,
)
from plancmp.model import Force
from plancmp.readers.wordlists import find_words

Pair = tuple[int, int]
_GRANT = 16  # pieces
REACH = 8  # pieces between two items of a list
_GRANTED = fold_words(find_words("diff.propositions", "granted"))
_TAIL = 20  # characters that end what leads in a list
_ITEM = 2  # pieces of an item of a list
_OPENERS = find_words("diff.propositions", "openers")
_RELATIVES = find_words("diff.propositions", "relatives")
_OPENS_RELATIVE = find_words("diff.propositions", "opens_relative")
_CONCEDING = find_words("diff.propositions", "conceding")


@frozen(eq=False, repr=False)
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
        has_rival: Whether a duty of the sentence stands before it where it is a permission, or the reverse, or it is
            what the sentence concedes, so that a condition at the end may be meant for either.
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


@frozen(eq=False, repr=False)
class Hunk:
    """Pieces in the place of others: ranges of the old and the new pieces, of which one may be empty."""

    old: range
    new: range


@frozen(eq=False, repr=False)
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
    plain = plain or (_find_act_end(reading, cues[0]) if cues else 0)
    found = list(_cut(reading, cues, plain))
    return tuple(
        evolve(
            one,
            limits=tuple(limit for limit in reading.limits if _home(limit, found) == number),
            has_rival=(number == 0 and _concedes(reading))
            or any(
                (other.force is Force.MAY) != (one.force is Force.MAY)
                for other in found[:number]
                if not other.is_dependent and not other.is_plain
            ),
        )
        for number, one in enumerate(found)
    )


def _concedes(reading: Reading) -> bool:
    """Whether a sentence opens by conceding something: "While the Guest may cancel, fees are kept unless …"."""
    opener, _, rest = reading.text.lstrip('“„«"( ').partition(" ")
    is_time = rest.partition(" ")[0].endswith("ing")  # "While preparing the race, the Club shall"
    return opener.casefold() in _CONCEDING and not is_time


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
    rights = next((n for n in range((verb or 0) + 1, behind.stop) if pieces[n].key in _GRANTED), len(pieces))
    return next(
        (
            n
            for n in behind
            if n > rights and pieces[n].key == "to" and not any(map(begins_subject, pieces[n + 1 : n + 2]))
        ),
        0,
    )


def _find_act_end(reading: Reading, cue: int) -> int:
    """Return where what is done by being said ends, and the subject of a cue begins; 0 if nothing is done so.

    "The Owner hereby grants the Guest a right to fish, but the Guest may not sell his catch".
    """
    pieces, acts = reading.pieces, read_equivalents().acts
    act = next((n for n in range(1, cue) if pieces[n].text.casefold() in acts), cue)
    subject = pieces[act - 1]
    is_said = subject.kind is not PieceKind.RANK and (act == 1 or begins_subject(subject))
    border = max((place for place in reading.breaks if act + 1 < place < cue), default=0)
    begins = pieces[border + (pieces[border].key in _OPENERS)]
    is_act = act < cue and is_said and not any(map(is_relative, pieces[:act]))
    return border if is_act and begins_subject(begins) else 0


def _find_heads(reading: Reading) -> Iterator[int]:
    """Yield the cues that head a proposition.

    The modal of a relative clause is a word of the proposition that the clause stands in, unless it adds a statement of
    its own at the end: "for ten years, which may be prolonged".
    """
    pieces = reading.pieces
    cues = find_cues(pieces)
    last = max((cue for cue in cues if not pieces[cue].is_dependent), default=-1)
    for before, cue in zip([-1, *cues], cues, strict=False):
        # "Hat jeden Schaden, der entstehen kann, binnen zwei Tagen anzuzeigen": the sentence goes on behind it.
        is_inset = cue + 1 in reading.breaks and cue + 1 < len(pieces)
        has_comma = any(place in reading.breaks for place in range(before + 1, cue + 1))
        if not pieces[cue].is_dependent or (cue > last and has_comma and not is_inset):
            yield cue


def is_relative(piece: Piece) -> bool:
    """Whether a piece begins a relative clause, or is the modal of one."""
    return piece.is_dependent or piece.key in _RELATIVES


def begins_relative(gap: str) -> bool:
    """Say whether a relative clause begins in the small words between two pieces, in whatever language."""
    words = gap.casefold().replace(",", " ").split()
    return "that" in words or not _OPENS_RELATIVE.isdisjoint(words)


def find_relative(text: str, pieces: Sequence[Piece]) -> int:
    """Return the place among pieces behind which a relative clause has begun; their number if none does."""
    gaps = (text[a.end : b.start] for a, b in pairwise(pieces))
    return next((place for place, gap in enumerate(gaps, 1) if begins_relative(gap)), len(pieces))


def find_lead(reading: Reading) -> Force | None:
    """Return the force that the words before a list give to its items; `None` if they lay nothing down by themselves.

    "The Buyer may:" allows each of them; "the Buyer may refuse if:" is followed by conditions.
    """
    is_condition = any(not limit.is_opening for limit in reading.limits) or any(
        piece.kind in MARKS for piece in reading.pieces
    )
    one = list_propositions(reading)[-1]
    is_plain = one.is_plain and one.force is not Force.MAY
    # "There may be several reasons", "may row, for example:".
    is_open = one.cue >= 0 and reading.text[: reading.pieces[one.cue].start].rstrip().casefold().endswith("there")
    is_open = is_open or read_equivalents().examples.search(reading.text[-_TAIL:]) is not None
    lays_down = not (is_condition or is_plain or is_open or one.is_dependent or exempts(reading, one))
    return one.force if lays_down and one.is_positive else None


def exempts(reading: Reading, one: Proposition) -> bool:
    """Say whether "shall not" frees: who is not liable is not bound, nor is he to whom a rule shall not apply."""
    if one.force is not Force.MUST_NOT:
        return False
    act = reading.pieces[one.cue + 1 : one.after]
    verb = act[:1] if reading.is_folded else (*act[:1], *act[-2:])  # a German verb stands at the end
    cue = reading.text[: reading.pieces[one.cue].end] if one.cue >= 0 else ""
    table = read_equivalents()
    # "In no event shall the Owner or his heirs be liable": the subject may stand behind the cue.
    return (
        any(piece.key in table.freeing for piece in verb)
        or any(piece.key in table.exempting for piece in act[:REACH])
        or table.frees_by_rule.search(cue) is not None
    )


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
    if old.text.count(CELLS) == new.text.count(CELLS) > 0:
        # Of two rows each cell answers to the one in its column.
        keys = [
            [f"{reading.text.count(CELLS, 0, piece.start)} {piece.key}" for piece in reading.pieces]
            for reading in (old, new)
        ]
    is_turned = keys[0] > keys[1]
    one, other = (keys[1], keys[0]) if is_turned else (keys[0], keys[1])
    links: list[Pair] = []
    for a, b, size in find_matches(*number_words(one, other)):
        links += [(b + n, a + n) if is_turned else (a + n, b + n) for n in range(size)]
    links = _keep_figures(old, new, _close_up(old, new, _drop_chance(old, new, links)))
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
    """Say whether two sentences have a word of their own in common, a condition, or figures of one kind.

    "It may:" and "it shall:" have nothing but their cues, and answer to each other.
    """
    sides = (match.old, match.new)
    limits = [{limit.key for limit in side.limits} for side in sides]
    if limits[0] & limits[1] or all(piece.kind is PieceKind.CUE for side in sides for piece in side.pieces):
        return True
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


def _keep_figures(old: Reading, new: Reading, links: list[Pair]) -> list[Pair]:
    """Undo the link of a figure across a clause that came, or went, and begins with another figure of its kind.

    "The users elect two members, the staff shall elect one member": the one that the users elected is two now. What
    stands behind either figure alike goes with it.
    """
    kept: list[Pair] = []
    i, j = 0, 0
    step, left = (0, 0), 0  # how far behind it the other copy of a piece stands, and how many pieces may have one
    for a, b in links:
        if a > i or b > j:
            is_apart = bool(kept) and _parts_figures(old, new, range(i, a), range(j, b))
            step, left = (a - i, b - j), (a - i + b - j) * is_apart
        i, j = a + 1, b + 1
        home = (a - step[0], b - step[1])
        if left and old.pieces[home[0]].key == new.pieces[home[1]].key:
            kept.append(home)
        elif not left or (old.pieces[a].kind not in {PieceKind.FIGURE, PieceKind.WORD} or a in old.breaks):
            left = 0
            kept.append((a, b))
        left = max(left - 1, 0)
    return kept


def _parts_figures(old: Reading, new: Reading, gone: range, come: range) -> bool:
    """Say whether a clause that came, or went, stands between a figure that stayed and what comes before it."""
    if bool(gone) == bool(come):
        return False
    ends = old.pieces[gone.start], new.pieces[come.start]
    clause = (*old.pieces[gone.start : gone.stop], *new.pieces[come.start : come.stop])
    is_figure = all(piece.kind is PieceKind.FIGURE for piece in ends)
    return (
        is_figure
        and type(ends[0].constraint) is type(ends[1].constraint)
        and any(piece.kind is PieceKind.CUE for piece in clause[1:])
    )


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


def after_heading(reading: Reading, one: Proposition) -> int:
    """Return the first piece of a proposition behind a heading that runs in: "Refunds: We may"."""
    places = [place for place in reading.breaks if one.first < place <= one.cue]
    return max((place for place in places if ":" in reading.gap(place)), default=one.first)
