"""Two sentences that answer to each other → what changed of what they lay down.

A direction is earned: "tightened", "loosened" and "reversed" are said only where each changed word of a proposition is
claimed and each claim has a direction that can be computed. Otherwise a change is "shifted", with both values, or its
words are listed to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from attrs import evolve, frozen

from plancmp.diff.algebra import compare_terms
from plancmp.diff.claims import is_told, join_claims, list_claims
from plancmp.diff.effects import Effect
from plancmp.diff.figures import may_be_one
from plancmp.diff.frames import Frame
from plancmp.diff.insertions import take_clauses, take_repeats, take_tags
from plancmp.diff.joints import list_commas
from plancmp.diff.lists import order_list
from plancmp.diff.lone import TermPair, earn, make_lone, read_lone
from plancmp.diff.propositions import (
    Match,
    Proposition,
    home_of,
    list_propositions,
    match_readings,
    share_anything,
    trade_places,
    trades,
)
from plancmp.diff.sameness import say_the_same
from plancmp.diff.sides import Claim, Sides, Slot, pair_sides
from plancmp.diff.slips import is_misspelt
from plancmp.diff.variants import permit_with_consent
from plancmp.diff.voice import activate, keys_of
from plancmp.diff.wording import (
    find_subject,
    make_condition,
    name_act,
    name_common,
    name_parties,
    shorten,
    span_proposition,
    spell_pieces,
)
from plancmp.extract.pieces import Piece, PieceKind, Reading
from plancmp.model import Evidence, Force, Term
from plancmp.model.constraints import Constraint, Flag, Wording
from plancmp.readers.wordlists import find_pattern, order_words

_OPENS_THAT = find_pattern("diff.statements", "opens_that")
_MOVED = "the same words in another order"
_BARE = 0.6  # of the words of a proposition, for its cue alone to have come or gone
_OWING = order_words("diff.statements", "owing")
_LONG, _MOST_STAYED = 12, 0.6  # pieces, and the share of them
_MOST_HUNKS, _STAYED = 3, 0.45  # of the pieces, for the rest to be told as a change of wording


@frozen(eq=False, repr=False)
class Difference:
    """What happened between two sentences.

    Attributes:
        terms: What changed of what they lay down.
        listed: The words that nothing else accounts for, each with its sign.
    """

    terms: tuple[TermPair, ...] = ()
    listed: tuple[str, ...] = ()


def compare_readings(old: Reading, new: Reading) -> Difference:
    """Say what happened between two sentences that answer to each other.

    Returns:
        The changes; none where both have one normal form. The square of the pieces in the worst case.
    """
    old, new = take_repeats(old, new)
    new = order_list(old, new)
    if say_the_same(old, new):
        match = match_readings(old, new)
        sides = pair_sides(match)
        capitals = [claim for claim in list_claims(match, sides) if _is_capital(claim)]
        return _Teller(match, sides, capitals).tell() if capitals else Difference((), list_commas(old.text, new.text))
    old, new, tags = take_tags(old, new)
    if tags:
        rest = compare_readings(old, new)
        return Difference(rest.terms, (*rest.listed, *tags))
    parted = take_clauses(old, new)
    if parted.terms:
        rest = compare_readings(parted.old, parted.new)
        return Difference((*rest.terms, *parted.terms), rest.listed)
    one, other = activate(old), activate(new)
    if (traded := _tell_trade(one, other)) is not None:
        return traded
    if (one is old) != (other is new):
        old, new = one, other
    one, other = permit_with_consent(old, new)
    if one is not old or other is not new:
        return compare_readings(one, other)
    match = match_readings(old, new)
    if trade_places(match):
        return Difference(listed=_list_traded(old, new))
    if not share_anything(match):
        lone = (read_lone(old, is_gone=True), read_lone(new, is_gone=False))
        if None not in lone:
            return Difference(tuple(one for one in lone if one is not None))
    sides = pair_sides(match)
    claims = list_claims(match, sides)
    found = _Teller(match, sides, claims).tell()
    is_told = any(
        claim.slot not in {Slot.WORDS, Slot.PARTY} or any(piece.names for piece in (*claim.old, *claim.new))
        for claim in claims
    )
    return found if is_told or not _has_moved(old, new) else Difference(listed=(_MOVED,))


def _has_moved(old: Reading, new: Reading) -> bool:
    """Whether two sentences have the same pieces in another order."""
    keys, others = keys_of(old.pieces), keys_of(new.pieces)
    return keys != others and Counter(keys) == Counter(others)


def _list_traded(old: Reading, new: Reading) -> tuple[str, ...]:
    """List the words that changed places: by what stands for what, where they stand in different parts of a list."""
    as_read = [sorted(side.pieces, key=lambda piece: piece.start) for side in (old, new)]
    spelt = [(one.text, other.text) for one, other in zip(*as_read, strict=True) if one.text != other.text]
    if spelt and keys_of(as_read[0]) == keys_of(as_read[1]):
        return tuple(f"{sign} {text}" for pair in spelt for sign, text in zip("−+", pair, strict=True))
    pairs = list(zip(old.pieces, new.pieces, strict=True))
    others = [place for place, (one, other) in enumerate(pairs) if one.key != other.key]
    starts = [place for place in others if place - 1 not in others or place in old.breaks & new.breaks]
    runs = [[place for place in others if start <= place < end] for start, end in pairwise([*starts, len(pairs)])]
    if len(runs) < 2 or old.breaks.isdisjoint(range(starts[0] + 1, starts[-1] + 1)) or old.breaks != new.breaks:
        return (_MOVED,)
    return tuple(
        f"{sign} {spell_pieces([pairs[place][side] for place in run])}"
        for run in runs
        for side, sign in enumerate("−+")
    )


def _tell_trade(old: Reading, new: Reading) -> Difference | None:
    """Tell that who acts changed places with another: "the Bank shall pay the Agent"; `None` where nobody did."""
    keys = [[piece.key for piece in side.pieces] for side in (old, new)]
    ones = [list_propositions(side) for side in (old, new)] if Counter(keys[0]) == Counter(keys[1]) else []
    if [len(side) for side in ones] != [1, 1]:
        return None
    is_plain = any(side[0].is_plain for side in ones)
    subjects = [
        _open_names(side) if is_plain else find_subject(side, one[0])
        for side, one in zip((old, new), ones, strict=True)
    ]
    names = [[piece.key for piece in subject] for subject in subjects]
    if not all(names) or names[0] == names[1] or not trades(*keys, *names):
        return None
    match = match_readings(old, new)
    return _Teller(match, pair_sides(match), [Claim(Slot.PARTY, subjects[0], subjects[1], (0, 0))]).tell()


def _open_names(reading: Reading) -> tuple[Piece, ...]:
    """Return the names that open a plain statement: "the Buyer pays the Seller"."""
    names = takewhile(lambda piece: piece.kind is PieceKind.NAME or piece.name or piece.is_capital, reading.pieces)
    return tuple(names)


def _is_capital(claim: Claim) -> bool:
    if len(claim.old) != 1 or len(claim.new) != 1 or claim.old[0].is_capital == claim.new[0].is_capital:
        return False
    # At the start of a line a capital may be one or not, and stays what it is.
    one, other = claim.old[0].text, claim.new[0].text
    return one.casefold() == other.casefold()


class _Teller:
    """Tells the claims of two sentences, proposition by proposition."""

    def __init__(self, match: Match, sides: Sides, claims: Sequence[Claim]) -> None:
        self.match, self.sides, self.claims = match, sides, claims
        self.terms: list[TermPair] = []
        self.listed: list[str] = []
        self.is_settled = False

    def tell(self) -> Difference:
        homes = list(dict.fromkeys(claim.home for claim in self.claims))
        for home in sorted(homes, key=lambda home: (max(home), home)):
            here = [claim for claim in self.claims if claim.home == home]
            if min(home) < 0:
                self._tell_lone(home, here)
            else:
                self._tell_pair(home, here)
        if self._is_rewritten():
            self.terms = earn(self.terms, is_earned=False)
        if self.claims and not (self.terms or self.listed or self.is_settled):
            # Whatever nothing else accounts for is read by a person.
            for claim in self.claims:
                self._list(claim)
        return Difference(tuple(map(self._quote_old, self.terms)), tuple(dict.fromkeys(self.listed)))

    def _quote_old(self, pair: TermPair) -> TermPair:
        """Give the old term its conditions as they stood: it was compared by those of the new numbers and names."""
        stood = {make_condition(limit, as_read=True): make_condition(limit) for limit in self.match.old.limits}
        if pair.old is None:
            return pair
        conditions = tuple(stood.get(one, one) for one in pair.old.conditions)
        return evolve(pair, old=evolve(pair.old, conditions=conditions))

    def _tell_lone(self, home: tuple[int, int], claims: Sequence[Claim]) -> None:
        """Tell a proposition that came or went inside a sentence; what it took along is its own."""
        is_gone = home[0] >= 0
        one, reading = (
            (self.sides.old[home[0]], self.match.old) if is_gone else (self.sides.new[home[1]], self.match.new)
        )
        own = [claim for claim in claims if claim.old or claim.new or any(claim.limits)]
        figures = [
            piece
            for claim in own
            for piece in (claim.old if is_gone else claim.new)
            if claim.slot is Slot.FIGURE and piece.constraint
        ]
        cue_changed = any(claim.slot is Slot.FORCE for claim in own)
        if not cue_changed:
            for claim in own:
                self._list(claim)
            return
        if (other := self._find_bare(one, is_gone=is_gone)) is not None:
            self._tell_cue(one, other, own, is_gone=is_gone)
            return
        act = name_act(reading, one)
        pieces = reading.pieces[one.first : one.after]
        text = reading.quote(pieces[0].start, max(piece.end for piece in pieces))
        constraint: Constraint = (
            figures[0].constraint if len(figures) == 1 and figures[0].constraint else Wording(shorten(text))
        )
        term = Term(
            act or "provision", party=name_parties(find_subject(reading, one), reading),
            force=one.force, constraint=constraint,
            conditions=tuple(make_condition(limit) for limit in one.limits),
            evidence=Evidence("proposition", span_proposition(reading, one)),
        )  # fmt: skip
        self.terms.append(make_lone(term, is_gone=is_gone))

    def _find_bare(self, one: Proposition, *, is_gone: bool) -> Proposition | None:
        """Return the proposition that has the words of one whose cue alone came or went: "and [shall] feed the dog".

        It has their force too where it lends them its subject; else they lay nothing down by themselves.
        """
        links = [(a, b) if is_gone else (b, a) for a, b in self.match.links]
        stayed_here = {here for here, _ in links if one.first <= here < one.after}
        stayed = [there for here, there in links if here in stayed_here]
        if len(stayed) < _BARE * (one.after - one.first - 1) or not stayed:
            return None
        side = self.sides.new if is_gone else self.sides.old
        other = side[Counter(home_of(side, place) for place in stayed).most_common(1)[0][0]]
        reading = self.match.old if is_gone else self.match.new
        lends = reading.is_folded and min(stayed) > other.cue and not other.is_plain
        lends = lends and all(piece.kind is PieceKind.JOINER for piece in reading.pieces[one.first : one.cue])
        lends = lends and one.cue + 1 in stayed_here  # "or that it will not fail", "or as to failures": no act stayed
        return other if lends else evolve(other, cue=-1, force=Force.STATES, is_positive=True)

    def _tell_cue(self, one: Proposition, other: Proposition, own: Sequence[Claim], *, is_gone: bool) -> None:
        """Tell what a cue does that came or went beside words which stayed; nothing where it only says it again."""
        reading = self.match.old if is_gone else self.match.new
        rest = [claim for claim in own if claim.slot is not Slot.FORCE]
        for claim in rest:
            self._list(claim)
        if other.force is one.force and other.is_positive == one.is_positive:
            self.is_settled = True
            return
        name = name_act(reading, one) or "provision"
        terms = [
            Term(
                name, force=side.force, constraint=Flag(side.is_positive),
                evidence=Evidence("proposition", span_proposition(reading, one)),
            )
            for side in ((one, other) if is_gone else (other, one))
        ]  # fmt: skip
        effect, causes = compare_terms(*terms)
        is_sure = not rest and not other.is_plain and not one.is_dependent and other.is_positive == one.is_positive
        # "May agree that guests shall be paid", "may agree for guests to be paid": no joint of two duties.
        is_sure = is_sure and _OPENS_THAT.search(reading.text[: reading.pieces[one.cue].start]) is None
        self.terms.append(TermPair(terms[0], terms[1], effect if is_sure else Effect.SHIFTED, causes))

    def _tell_pair(self, home: tuple[int, int], claims: Sequence[Claim]) -> None:
        old, new = self.sides.old[home[0]], self.sides.new[home[1]]
        # A word that became a defined term is read beside what else changed, and blocks no direction of that.
        capitals = [claim for claim in claims if _is_capital(claim)]
        capitals = capitals if len(capitals) < len(claims) else []
        slips = [one for one in claims if is_misspelt(one.old, one.new) or may_be_one(one.old, one.new)]
        claims = [claim for claim in claims if claim not in capitals and claim not in slips]
        if self._owes_by_noun((old, new)):
            # "Attendance is mandatory for drivers", "drivers must attend".
            slips, claims = [*slips, *claims], []
        frame = Frame((self.match.old, self.match.new), (old, new), tuple(claims), name_common(self.match, old, new))
        figures = [claim for claim in claims if claim.slot is Slot.FIGURE]
        facets = [claim for claim in claims if claim.slot in {Slot.FORCE, Slot.PARTY, Slot.LIMIT}]
        rest = [claim for claim in claims if claim.slot in {Slot.RANK, Slot.JOINER, Slot.WORDS, Slot.REFERENCE}]
        plain = [claim for claim in rest if claim.slot is Slot.WORDS]
        if frame.step is None or frame.step[1] is None:
            plain = [claim for claim in plain if self._is_clean(claims) and is_told(claim)]
        words = [join_claims(plain)] if plain else []
        told: list[TermPair] = []
        firm: list[TermPair] = []
        paired = [claim for claim in figures if claim.old and claim.new]
        if facets and not paired and frame.has_facets:
            told.append(frame.tell_facets(words.pop() if words and not frame.is_turned else None))
        for number, claim in enumerate(paired):
            told.append(frame.tell_figure(claim, with_facets=number == 0))
            if not facets and all(frame.is_of_its_own(side, claim) for side in (0, 1)):
                firm.append(told[-1])
        told += [frame.tell_lone_figure(claim) for claim in figures if not (claim.old and claim.new)]
        # A "not" that went into another part of the sentence leaves both with the same facets.
        listed: list[Claim] = [*slips, *(claim for claim in facets if not (frame.has_facets and frame.holds(claim)))]
        for claim in rest:
            if claim.slot in {Slot.RANK, Slot.JOINER} or (claim.slot is Slot.REFERENCE and len(claims) == 1):
                told.append(frame.tell_words(claim))
            elif claim not in plain:
                listed.append(claim)
        told += map(frame.tell_words, words)
        for claim in (*listed, *capitals):
            self._list(claim)
        # A condition that opens the sentence governs its other propositions, too.
        opened = {
            claim.home for claim in self.claims for limit in claim.limits if limit is not None and limit.is_opening
        }
        self.terms += earn(told, firm, is_earned=not listed and opened <= {home})

    def _owes_by_noun(self, ones: tuple[Proposition, Proposition]) -> bool:
        """Whether one side has a duty in other words than a modal, and the other one has it in a modal."""
        for one, other, reading in zip(ones, reversed(ones), (self.match.old, self.match.new), strict=True):
            words = reading.text.casefold().replace("’", "'").split()
            if one.is_plain and other.force is Force.MUST and other.is_positive:
                return any(word.startswith(_OWING) for word in words)
        return False

    def _share_stayed(self) -> float:
        """Return the share of the pieces of both sentences that stayed."""
        sizes = [len(reading.pieces) for reading in (self.match.old, self.match.new)]
        return 2 * len(self.match.links) / (sum(sizes) or 1)

    def _is_rewritten(self) -> bool:
        """Whether so little of a long sentence stayed that what a part of it does may be done by another part."""
        longest = max(len(reading.pieces) for reading in (self.match.old, self.match.new))
        return longest >= _LONG and self._share_stayed() < _MOST_STAYED

    def _is_clean(self, claims: Sequence[Claim]) -> bool:
        """Whether so much stayed that what changed can be told as a change of wording; or a word of a scale went."""
        stayed = self._share_stayed()
        words = [*claims[0].old, *claims[0].new] if len(claims) == 1 and claims[0].slot is Slot.WORDS else []
        return len(self.match.hunks) <= _MOST_HUNKS and (stayed >= _STAYED or any(piece.ranks for piece in words))

    def _list(self, claim: Claim) -> None:
        sides = (("−", claim.old, claim.limits[0], self.match.old), ("+", claim.new, claim.limits[1], self.match.new))
        for sign, pieces, limit, reading in sides:
            if pieces:
                self.listed.append(f"{sign} {spell_pieces(pieces, reading=reading)}")
            if limit is not None:
                self.listed.append(f"{sign} {shorten(spell_pieces((limit.mark, *limit.pieces)))}")
