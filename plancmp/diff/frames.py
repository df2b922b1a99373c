"""Two propositions that answer to each other: what each change of a slot makes of their terms."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.diff.algebra import compare_terms
from plancmp.diff.changes import Cause, set_effect
from plancmp.diff.directions import (
    are_of_one_side,
    counts_all,
    join_causes,
    joins_actors,
    judge_joiner,
    judge_limit,
    judge_ranks,
    name_rule,
    names_kind,
    read_meaning,
    set_conditions,
)
from plancmp.diff.effects import Effect
from plancmp.diff.figures import is_denied, stands_apart
from plancmp.diff.lone import TermPair, make_lone
from plancmp.diff.mentions import name_mention
from plancmp.diff.open_limits import are_open
from plancmp.diff.propositions import REACH, Proposition, exempts
from plancmp.diff.rules import RULES
from plancmp.diff.runs import is_of_office
from plancmp.diff.scope import (
    EVERY,
    declares,
    is_passive,
    is_there,
    judge_words,
    turns_modal,
)
from plancmp.diff.sides import Claim, Slot
from plancmp.diff.spans import compare_counted, is_beside, judge_bound, judge_times, read_times
from plancmp.diff.subjects import judge_alternative, judge_subject
from plancmp.diff.voice import keys_of, spread_agent
from plancmp.diff.wording import (
    find_span,
    find_subject,
    join_name,
    make_condition,
    name_parties,
    name_row,
    quote,
    span_proposition,
    spell_pieces,
)
from plancmp.extract.equivalents import read_equivalents
from plancmp.extract.naming import name_figure
from plancmp.extract.pieces import PREPOSITIONS, Piece, PieceKind, Reading
from plancmp.model import Condition, Evidence, Force, Term
from plancmp.model.constraints import Constraint, Flag, Wording
from plancmp.model.spelling import count_shared
from plancmp.readers.wordlists import find_words

_DENYING = find_words("diff.frames", "denying")
_CHOOSING = find_words("diff.frames", "choosing")
_BARE = 2  # pieces of a heading, which binds nobody


class Frame:
    """Two propositions that answer to each other: what both of their terms have in common."""

    def __init__(
        self,
        readings: tuple[Reading, Reading],
        ones: tuple[Proposition, Proposition],
        claims: tuple[Claim, ...],
        act: str,
    ) -> None:
        self.readings, self.ones, self.claims, self.act = readings, ones, claims, act
        self.forces = [one.force for one in ones]
        for side in (0, 1):
            # "Must have at least nine" is a bound that binds by itself; "should have at least nine" has a cue.
            if self.forces[side] is Force.STATES and self.forces[1 - side] is not Force.STATES:
                bound = next((piece.force for piece in self._figures(side) if piece.force), None)
                self.forces[side] = bound or Force.STATES
        self.spans = list(map(span_proposition, readings, ones))
        words = [(claim.old, claim.new) for claim in claims if claim.slot is Slot.WORDS]
        self.step = judge_words(readings, ones, words) if words else None
        self.party = self._read_parties()
        self.conditions = self._read_conditions()
        self.has_facets = (
            self.party[0] != self.party[1]
            or self.forces[0] is not self.forces[1]
            or self.conditions[0] != self.conditions[1]
            or self.is_turned
        )

    @property
    def is_turned(self) -> bool:
        """Whether one holds over doing and the other over not doing."""
        return self.ones[0].is_positive != self.ones[1].is_positive

    def holds(self, claim: Claim) -> bool:
        """Whether a claim of a facet is told by the terms of this frame."""
        if claim.slot is not Slot.PARTY:
            return True
        # A subject and an agent that changed at once: the parties of one of them are told.
        return self.party[0] != self.party[1] and any(claim is one for one in self.bound)

    def _read_parties(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        subjects = [find_subject(reading, one) for reading, one in zip(self.readings, self.ones, strict=True)]
        changed = [claim for claim in self.claims if claim.slot is Slot.PARTY]
        self.bound = changed
        if not changed:
            # The same choice in either direction, where the two readings do not agree.
            named = [names for names in map(name_parties, subjects, self.readings) if names]
            parties = min(named, key=lambda names: (len(names), names), default=())
            return parties, parties
        agents = [
            claim
            for claim in changed
            if claim.old
            and claim.new
            and not set(claim.old) & set(subjects[0])
            and not set(claim.new) & set(subjects[1])
        ]
        if agents:
            self.bound = agents[:1]
            acting = map(spread_agent, self.readings, (agents[0].old, agents[0].new))
            old, new = map(name_parties, acting, self.readings)
            return old, new
        # Who acts in another proposition, from which words were taken over, is not named here.
        self.bound = [
            one
            for one in changed
            if all(not side or set(side) & set(named) for side, named in zip((one.old, one.new), subjects, strict=True))
        ]
        old, new = map(name_parties, subjects, self.readings)
        return old, new

    def _read_conditions(self) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
        changed = [claim.limits for claim in self.claims if claim.slot is Slot.LIMIT]
        told = {id(limit) for pair in changed for limit in pair}
        come = [make_condition(limit) for _, limit in changed if limit]
        # The same choice in either direction, where a condition belongs to another proposition in one of them.
        kept = min(([limit for limit in one.limits if id(limit) not in told] for one in self.ones), key=len)
        common = [make_condition(limit, as_read=True) for limit in kept]
        lost = [make_condition(limit) for limit, _ in changed if limit]
        return tuple(dict.fromkeys((*common, *lost))), tuple(dict.fromkeys((*common, *come)))

    def _make(
        self,
        side: int,
        name: str,
        constraint: Constraint,
        span: tuple[int, int],
        *,
        shared: bool,
        force: Force | None = None,
    ) -> Term:
        """Make the term of one side; with `shared` only with the names that stayed, as another row tells the rest."""
        own, other = side, 1 - side if shared else side
        party = tuple(name for name in self.party[own] if name in self.party[other])
        conditions = tuple(one for one in self.conditions[own] if one in self.conditions[other])
        return Term(
            name, party=party, force=force or self.forces[side], constraint=constraint, conditions=conditions,
            evidence=Evidence("proposition", span),
        )  # fmt: skip

    def tell_facets(self, words: Claim | None) -> TermPair:
        """Tell a change of force, party or conditions where no figure changed, with the words beside it that did."""
        words = None if words is not None and self._goes_with_facets(words) else words
        values = [self._figures(side) for side in (0, 1)]
        shared = [piece for piece in values[0] if any(piece.key == other.key for other in values[1])]
        constraints: Sequence[Constraint]
        if self.is_turned:
            constraints = [Flag(one.is_positive) for one in self.ones]
        elif words is not None:
            constraints = quote(self.readings, words.old, words.new)
        elif len(shared) == 1 and shared[0].constraint is not None:
            constraints = [shared[0].constraint] * 2
        else:
            constraints = [Flag(True), Flag(True)]
        old, new = (
            self._make(side, self.act or "provision", constraints[side], self._span_facets(side), shared=False)
            for side in (0, 1)
        )
        effect, causes = compare_terms(old, new)
        causes = self._judge_words(words, causes)[1] if words is not None else causes
        effect, causes = self._judge_limits(join_causes(causes) if words is not None else effect, causes, (old, new))
        subjects = [(claim.old, claim.new) for claim in self.claims if claim.slot is Slot.PARTY]
        if effect is Effect.REVERSED:
            subjects = [pair for pair in subjects if not counts_all(pair)]
        if any(map(self._names_examples, (0, 1))) or not all(map(joins_actors, subjects)):
            causes = set_effect(causes, "party", None)
            effect = join_causes(causes)
        if (narrowed := judge_subject(self.readings, self.ones, subjects)) is not None:
            causes = set_effect(causes, "party", narrowed)
            effect = join_causes(causes)
        elif self._is_alternative() or self._is_far():
            # Of "the Buyer or its nominee" one alone is bound; of "any lodger or guest" all are.
            widened = judge_alternative(self.readings, self.ones, subjects)
            causes = set_effect(causes, "party", widened)
            effect = join_causes(causes)
        is_statement = Force.STATES in self.forces and not self._is_general()
        is_statement = is_statement or (any(map(is_there, self.readings, self.ones)) and not self._is_laid_down())
        # "No support." and "Support." are headings.
        is_bare = any(map(_is_heading, self.readings, self.ones))
        is_statement = is_statement or is_bare
        # "Grants a right" and "shall grant a right": the one does what the other asks for.
        is_statement = is_statement or (
            any(one.is_plain and one.force is Force.MAY for one in self.ones) and self.forces[0] is not self.forces[1]
        )
        frees = effect is not Effect.REVERSED and any(map(exempts, self.readings, self.ones))
        # A ban on one party is not turned round by what another one may do.
        is_other = effect is Effect.REVERSED and any(old and new for old, new in subjects)
        if any(one.is_dependent for one in self.ones) or is_statement or frees or is_other or self._is_other_act():
            effect = Effect.SHIFTED
        if len(self.claims) == 1 and self._lifts_denial(self.claims[0]) and not is_bare:
            effect = Effect.REVERSED
            causes = set_effect(causes, "force", effect, "force-reversed")
        return TermPair(old, new, effect, causes)

    def _goes_with_facets(self, words: Claim) -> bool:
        """Whether words only go with another force or condition: "may, at its option,", "only with the consent of"."""
        side = 0 if words.old else 1
        pieces = words.old or words.new
        if words.old and words.new:
            return False
        if all(piece.text.casefold() in read_equivalents().infinitives for piece in pieces):
            return True  # "bemüht sich, den Damm zu flicken"
        if self.forces[side] is not Force.MAY:
            return False
        if set(self.forces) == {Force.MAY, Force.MUST_NOT} and all(piece.ranks for piece in pieces):
            return True  # "may enter any room", "may enter no room"
        if self.forces[0] is not self.forces[1]:
            choosing = {*_CHOOSING, *PREPOSITIONS}
            return all(not choosing.isdisjoint({piece.key, piece.text.casefold()}) for piece in pieces)
        marks = [
            limit.mark for claim in self.claims if (limit := claim.limits[side]) and claim.limits[1 - side] is None
        ]
        text = self.readings[side].text
        return [piece.key for piece in pieces] == ["only"] and any(
            not text[pieces[0].end : mark.start].strip() for mark in marks
        )

    def _is_other_act(self) -> bool:
        """Whether cues that differ do not govern one act of one party."""
        if self.forces[0] is self.forces[1] or any(one.is_plain for one in self.ones):
            return False
        acts = [r.pieces[one.cue + 1 : one.after] for r, one in zip(self.readings, self.ones, strict=True)]
        # Nobody must do what "must only be done" by some.
        is_only = all(any(piece.key == "only" for piece in act) for act in acts) and Force.MAY in self.forces
        return is_only or self._is_owed() or not self._keeps_act()

    def _keeps_act(self) -> bool:
        """Whether cues govern one act: of "shall show that it will not sink" and "shows …" they do not."""
        sides = zip(self.readings, self.ones, strict=True)
        acts = [reading.pieces[one.cue + 1 : one.cue + 1 + REACH] for reading, one in sides]
        keys = [[piece.key for piece in act] for act in acts]
        # "In no event shall the Guest smoke": the subject may stand behind the cue.
        return not all(keys) or keys[0][0] in keys[1] or keys[1][0] in keys[0]

    def _is_owed(self) -> bool:
        """Whether somebody has a right that something is done for him: "is entitled to be paid", "must be paid"."""
        cues = [reading.pieces[one.cue] for reading, one in zip(self.readings, self.ones, strict=True)]
        is_right = any(cue.force is Force.MAY and cue.text.endswith("to") for cue in cues)
        return is_right and any(map(is_passive, self.readings, self.ones))

    def _span_facets(self, side: int) -> tuple[int, int]:
        """Return where a provision stands with its conditions that changed, of which its term tells."""
        limits = [limit for claim in self.claims if claim.slot is Slot.LIMIT and (limit := claim.limits[side])]
        spans = [self.spans[side], *(limit.span for limit in limits)]
        return min(start for start, _ in spans), max(end for _, end in spans)

    def _is_general(self) -> bool:
        """Whether both state a general rule without a modal: "all fees are paid in euros"."""
        firsts = [reading.pieces[:1] for reading in self.readings]
        return self.forces == [Force.STATES] * 2 and all(one and one[0].text.casefold() in EVERY for one in firsts)

    def _is_far(self) -> bool:
        """Whether more than its names stands before a cue, so that who is bound is not certain."""
        heads = [reading.pieces[one.first : one.cue] for reading, one in zip(self.readings, self.ones, strict=True)]
        return any(piece.key in PREPOSITIONS for head in heads for piece in head)

    def _lifts_denial(self, claim: Claim) -> bool:
        """Whether the "no" that opened a plain statement went or came: "no amnesty is given", "an amnesty is given"."""
        denial = claim.old or claim.new
        is_alone = not (claim.old and claim.new) and len(denial) == 1 and all(one.is_positive for one in self.ones)
        return is_alone and denial[0].text.casefold() == "no" and Force.STATES in self.forces

    def _is_alternative(self) -> bool:
        return any(
            piece.key == "or" for claim in self.claims if claim.slot is Slot.PARTY for piece in (*claim.old, *claim.new)
        )

    def _figures(self, side: int) -> list[Piece]:
        one = self.ones[side]
        return [piece for piece in self.readings[side].pieces[one.first : one.after] if piece.kind is PieceKind.FIGURE]

    def _judge_limits(
        self, effect: Effect, causes: tuple[Cause, ...], terms: tuple[Term, Term]
    ) -> tuple[Effect, tuple[Cause, ...]]:
        """Give the change of conditions the direction that their marks have."""
        changed = [claim for claim in self.claims if claim.slot is Slot.LIMIT]
        if not changed:
            return effect, causes
        forces = (Force.MUST, Force.MUST) if self._is_general() else [term.force or Force.STATES for term in terms]
        effects = {judge_limit(*claim.limits, *forces) for claim in changed}
        is_closing = any(limit and not limit.is_opening for claim in changed for limit in claim.limits)
        is_open = is_closing and any(one.has_rival for one in self.ones)
        own = effects.pop() if len(effects) == 1 and not is_open else None
        own = own if forces[0] is forces[1] or are_of_one_side(changed) else None
        own = None if self._is_only(forces, changed) or self._is_sole(changed) else own
        is_open = are_open(self.readings, changed)
        is_fact = any(any(map(tells, self.readings, self.ones)) for tells in (is_there, declares))
        is_open = is_open or (is_fact and not self._is_laid_down())
        own = None if is_open else own
        causes = set_conditions(causes, name_rule(changed), own, is_turned=forces[0] is not forces[1])
        return join_causes(causes), causes

    def _is_laid_down(self) -> bool:
        """Whether something that shall be so, whatever it is, only may be so, or shall not be in some cases."""
        limits = self.claims[0].limits
        is_exception = None in limits and any(limit and read_meaning(limit) == "unless" for limit in limits)
        is_exception = is_exception and self.forces == [Force.MUST] * 2
        return len(self.claims) == 1 and (is_exception or turns_modal(self.readings, self.ones))

    def _names_examples(self, side: int) -> bool:
        """Whether a subject that changed says who is meant for example, "such as a child", or is an office's name."""
        reading, one = self.readings[side], self.ones[side]
        named = (piece for claim in self.claims if claim.slot is Slot.PARTY for piece in (claim.old, claim.new)[side])
        before = reading.text[: reading.pieces[one.cue].start] if one.cue >= 0 else ""
        is_example = read_equivalents().examples.search(before) is not None
        return is_example or any(is_of_office(reading, piece) for piece in named)

    def _is_only(self, forces: Sequence[Force], changed: Sequence[Claim]) -> bool:
        """Whether something is done "only" under a condition, which lets it be done, or an exception lifts it."""
        acts = [reading.pieces[one.cue + 1 : one.after] for reading, one in zip(self.readings, self.ones, strict=True)]
        excepts = any(read_meaning(limit) in {"unless", "except"} for one in changed for limit in one.limits if limit)
        return (Force.MUST in forces or excepts) and any(piece.key == "only" for act in acts for piece in act)

    def _is_sole(self, changed: Sequence[Claim]) -> bool:
        """Whether an exception lets others do what "only the Buyer may" do."""
        has_except = any(limit and read_meaning(limit) == "except" for claim in changed for limit in claim.limits)
        heads = (reading.pieces[: one.cue + 1] for reading, one in zip(self.readings, self.ones, strict=True))
        return has_except and any(piece.key == "only" for head in heads for piece in head)

    def tell_figure(self, claim: Claim, *, with_facets: bool) -> TermPair:
        """Tell a figure in the place of another; the first one tells the change of force, party and conditions too."""
        pieces = (claim.old[0], claim.new[0])
        rows = {name_row(self.readings[side], self.ones[side], pieces[side]) for side in (0, 1)}
        act = (rows.pop() if len(rows) == 1 else "") or self.act
        name = join_name(act, name_figure(pieces[0].found, pieces[0].constraint, pieces[1].found, pieces[1].constraint))
        texts = [spell_pieces(side) for side in (claim.old, claim.new)]
        values: Sequence[Constraint] = read_times(self.readings, self.ones, pieces) or [
            piece.constraint or Wording(text) for piece, text in zip(pieces, texts, strict=True)
        ]
        forces = [piece.force for piece in pieces]
        if values[0].describe() == values[1].describe():
            if texts[0] == texts[1]:  # "через 9 днів", "протягом 9 днів"
                texts = [one.text for one in quote(self.readings, claim.old, claim.new)]
            values = [Wording(f"{value.describe()}: {text}") for value, text in zip(values, texts, strict=True)]
        old, new = (
            self._make(
                side,
                name,
                values[side],
                (pieces[side].start, pieces[side].end),
                shared=not with_facets,
                # A bound that binds by itself binds on both sides, unless the other one has a force of its own.
                force=forces[side] or (forces[1 - side] if self.forces[side] is not Force.MAY else None),
            )
            for side in (0, 1)
        )
        is_beside_it = any(map(is_beside, self.readings, self.ones, pieces))
        counted = None if is_beside_it else compare_counted(old, new)
        effect, causes = counted or judge_times(self.readings, self.ones, pieces, compare_terms(old, new)[1])
        if not with_facets and (muted := _mute_force(causes)) != causes:
            effect, causes = Effect.SHIFTED, muted
        if len(claim.old) + len(claim.new) > len(pieces):
            effect = Effect.SHIFTED  # a preposition that changed beside the figure has no direction
        if old.force is not new.force and any(forces):
            effect = Effect.SHIFTED  # "must have at least three" may come to "may have three": both changed
        is_open = [piece.found is not None and not piece.found.certain for piece in pieces]
        spelled = [value.describe() for value in values] if any(is_open) else texts
        difference = " → ".join(spelled if spelled[0] != spelled[1] else texts)
        if not any(cause.difference for cause in causes if cause.facet == "constraint"):
            first = next((cause for cause in causes if cause.facet == "constraint"), None)
            causes = tuple(evolve(cause, difference=difference) if cause is first else cause for cause in causes)
        if with_facets:
            effect, causes = self._judge_limits(effect, causes, (old, new))
        is_slip = pieces[0].text.casefold() == pieces[1].text.casefold()
        # "We do not serve guests under 18": of a denied fact a lower bound may deny less or more.
        is_fact = any(one.force is Force.STATES and not one.is_positive for one in self.ones)
        is_fact = is_fact or any(map(is_there, self.readings, self.ones))
        is_fact = is_fact or any(map(is_denied, self.readings, self.ones, pieces))
        # A cell of a table, such as "17 to 475".
        is_fact = is_fact or all(piece.kind is PieceKind.FIGURE for side in self.readings for piece in side.pieces)
        if is_slip or is_fact or any(is_open) or any(one.is_dependent for one in self.ones):
            effect = Effect.SHIFTED
        return TermPair(old, new, effect, causes)

    def is_of_its_own(self, side: int, claim: Claim) -> bool:
        """Whether a last date bounds the same act, whatever else of it changed: to whom, or what else is done."""
        changed = [piece for one in self.claims if one is not claim for piece in (one.new if side else one.old)]
        return stands_apart(self.readings[side], self.ones[side], (claim.new if side else claim.old)[0], changed)

    def tell_lone_figure(self, claim: Claim) -> TermPair:
        """Tell a figure that came or went."""
        side = 0 if claim.old else 1
        piece = (claim.old or claim.new)[0]
        act = name_row(self.readings[side], self.ones[side], piece) or self.act
        name = join_name(act, name_figure(piece.found, piece.constraint))
        value = piece.constraint or Wording(piece.text)
        term = self._make(side, name, value, (piece.start, piece.end), shared=False, force=piece.force)
        judged = judge_bound(self.readings[side], self.ones[side], claim.old or claim.new)
        is_own = judged is not None and not self.has_facets and self.forces[0] is self.forces[1]
        return self._tell_bound(term, side, *judged) if judged and is_own else make_lone(term, is_gone=not side)

    def _tell_bound(self, term: Term, side: int, rule: str, effect: Effect) -> TermPair:
        """Tell a time or an amount that came or went as what it does to the provision, which stands on either side."""
        plain = evolve(
            term,
            constraint=Flag(True),
            evidence=Evidence("proposition", self.spans[1 - side]),
        )
        if not side:
            rule, effect = RULES[rule].mirror, effect.mirror
        old, new = (plain, term) if side else (term, plain)
        return TermPair(old, new, effect, (Cause(rule, "constraint", effect),))

    def tell_words(self, claim: Claim) -> TermPair:
        """Tell words in the place of others, with what stands around them."""
        texts = quote(self.readings, claim.old, claim.new)
        spans = [find_span(pieces) or self.spans[side] for side, pieces in enumerate((claim.old, claim.new))]
        old, new = (self._make(side, self.act or "provision", texts[side], spans[side], shared=True) for side in (0, 1))
        own, causes = self._judge_words(claim, _mute_force(compare_terms(old, new)[1]))
        return TermPair(old, new, own or Effect.SHIFTED, causes)

    def _judge_words(self, claim: Claim, causes: tuple[Cause, ...]) -> tuple[Effect | None, tuple[Cause, ...]]:
        """Return what changed words do, if that can be said, and the causes with theirs among them."""
        difference = "; ".join(
            f"{'−+'[side]} {spell_pieces(pieces, reading=self.readings[side])}"
            for side, pieces in enumerate(_keep_unlike(claim.old, claim.new))
            if pieces
        )
        rule, own = "wording-changed", None
        if claim.slot is Slot.RANK and claim.ranks:
            own = (
                None if names_kind(self.readings, claim) else judge_ranks(*claim.ranks, self.forces[0], self.forces[1])
            )
            heights = [rank.height for rank in claim.ranks]
            step = "raised" if heights[1] > heights[0] else "lowered"
            is_other = heights[0] == heights[1] or claim.ranks[0].sense == "order"
            rule = f"qualifier-{'changed' if is_other else step}"
        elif claim.slot is Slot.JOINER:
            rule, own = "list-recast", judge_joiner(self.readings[0], self.ones, claim.old[0], claim.new[0])
        elif claim.slot is Slot.WORDS and self._is_denial(claim):
            rule = "answer-turned-yes" if claim.old else "answer-turned-no"
        elif claim.slot is Slot.WORDS and self.step is not None:
            rule, own = self.step
        else:
            rule = name_mention(self.readings, claim.old, claim.new) or rule
        return own, tuple(
            evolve(cause, rule=rule, effect=own, difference=difference) if cause.facet == "constraint" else cause
            for cause in causes
        )

    def _is_denial(self, claim: Claim) -> bool:
        """Whether a plain statement was denied, or its denial lifted: "la police ne couvre pas le gel"."""
        if claim.old and claim.new:
            return False  # "not" and "nor" deny alike
        pieces = claim.old or claim.new
        return all(one.is_plain for one in self.ones) and all(piece.key in _DENYING for piece in pieces)


def _is_heading(reading: Reading, one: Proposition) -> bool:
    """Whether a proposition is a word or two."""
    pieces = reading.pieces[one.first : one.after]
    return one.is_plain and len(pieces) <= _BARE and all(piece.kind is PieceKind.WORD for piece in pieces)


def _mute_force(causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Take the direction from a change of force that another row tells."""
    return set_effect(causes, "force", None)


def _keep_unlike(old: Sequence[Piece], new: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Leave out what only stands beside an "or" that moved, since a list got longer or shorter."""
    whole = sides = _drop_joiners(old, new), _drop_joiners(new, old)
    for _ in range(2):  # from the left, then from the right
        shared = count_shared(*map(keys_of, sides))
        sides = sides[0][shared:][::-1], sides[1][shared:][::-1]
    return sides if any(sides) else whole


def _drop_joiners(pieces: Sequence[Piece], others: Sequence[Piece]) -> list[Piece]:
    """Leave out an "or" that only stands elsewhere, since a list got longer or shorter."""
    joiners = {piece.key for piece in others if piece.kind is PieceKind.JOINER}
    return [piece for piece in pieces if piece.kind is not PieceKind.JOINER or piece.key not in joiners]
