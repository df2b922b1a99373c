"""A clause's words → terms.

Each figure, date and deadline of a sentence is a term, with the force, the party and the conditions of that sentence. A
force that governs no figure ("Ukraine shall not join the alliance") is a term of its own, and so are the places that a
sentence names. A term's name comes from what is counted or measured, never from its value or from the wording, so that
it is the same in the next version.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice, takewhile
from typing import TypeVar

from attrs import evolve, frozen

from plancmp.extract.bounds import BoundWords, find_bound, is_age, list_taken
from plancmp.extract.conditions import find_conditions
from plancmp.extract.forces import ForceCue, find_forces
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.labels import is_instrument_date, is_label, is_recital
from plancmp.extract.language import Language
from plancmp.extract.languages import ENGLISH
from plancmp.extract.mention import Kind, Ratio
from plancmp.extract.names import Name, NameKind, find_names
from plancmp.extract.naming import choose_name, number_names
from plancmp.extract.numbers import read_line
from plancmp.extract.readings import list_readings
from plancmp.extract.recognizer import find_all
from plancmp.extract.sentences import Sentence, split_sentences
from plancmp.extract.shares import is_part
from plancmp.model.constraints import (
    Bound,
    Constraint,
    Dates,
    Deadline,
    Flag,
    Interval,
    Members,
    Shares,
    Wording,
)
from plancmp.model.dates import PartialDate
from plancmp.model.plan import Evidence, Term
from plancmp.model.quantity import Quantity
from plancmp.model.vocabulary import Confidence, Force
from plancmp.readers.wordlists import find_words

_Item = TypeVar("_Item", Found, Name)
_ARTICLES = find_words("extract.terms", "articles")
OWNERS = find_words("extract.terms", "owners")
_MOST_DEPENDENTS = 6  # words, as in "and its direct and indirect subsidiaries"
_LEAST_FORCE = 1000
# Where a verb's reach ends: what follows is another one's, or tells of a thing that is named.
_PARTS = find_words("extract.terms", "parts")
_MOST_BETWEEN = 8  # words between a ban and the figure that must not be passed
_LISTS = find_words("extract.terms", "lists")


def extract_terms(text: str, parties: Collection[str] = (), language: Language = ENGLISH) -> tuple[Term, ...]:
    """Find the terms of a clause.

    Args:
        text: The clause's words.
        parties: Names of the plan's parties, beside the built-in ones.
        language: The language of the text.

    Returns:
        The terms in the order of the text, each with its evidence. Names are unique: a second one of the same matter
        has a running number ("money-2"); `settle_names` keeps these numbers steady between versions. Linear time.
    """
    clause = _Clause.read(text, parties, language)
    drafts = [draft for sentence in split_sentences(clause.line) for draft in _SentenceReader(clause, sentence).read()]
    return number_names(_drop_repeated(drafts))


def _take_within(items: Sequence[_Item], sentence: Sentence) -> list[_Item]:
    """Return those that begin in a sentence, of items in the order of the text; a look at all would take the square."""
    first = bisect_left(items, sentence.first, key=lambda item: item.first)
    return list(takewhile(lambda item: item.first < sentence.after, islice(items, first, None)))


@frozen(repr=False)
class _Clause:
    """What was found in a clause before its sentences are read."""

    line: Line
    found: tuple[Found, ...]
    names: tuple[Name, ...]

    @classmethod
    def read(cls, text: str, parties: Collection[str], language: Language) -> _Clause:
        line = read_line(text, language)
        return cls(line, find_all(line), find_names(line, parties))


class _SentenceReader:
    """Reads one sentence."""

    def __init__(self, clause: _Clause, sentence: Sentence) -> None:
        self.line = clause.line
        self.sentence = sentence
        self.found = [found for found in _take_within(clause.found, sentence) if not is_label(self.line, found)]
        self.names = _take_within(clause.names, sentence)
        self.bounds = {found.first: find_bound(self.line, found) for found in self.found}
        taken = list_taken(self.line, self.found, self.bounds.values())
        self.conditions = find_conditions(self.line, sentence, taken, spell_figures(self.found))
        inside = {place for condition in self.conditions for place in range(condition.first, condition.after)}
        self.inside = inside
        self.has_terms = False
        self.acting = self._list_acting()
        # A recital lays nothing down, whatever verbs it has.
        self.cues = () if is_recital(self.line, sentence) else find_forces(self.line, sentence, taken | inside)
        self.cue_ends = sorted(cue.after for cue in self.cues)

    def read(self) -> Iterator[Term]:
        """Yield the sentence's terms; running numbers come later."""
        governing: set[ForceCue] = set()
        for found in (found for found in self.found if found.kind is not Kind.REFERENCE):
            if found.first in self.inside or is_instrument_date(self.line, found):
                yield from self._read_fact(found)
                continue
            cue = self._cue_for(found.first)
            self.has_terms = True
            yield self._make_term(found, cue)
            if cue is not None:
                governing.add(cue)
        lifted = self._read_unlimited()
        if lifted is not None:
            yield lifted
            governing.update(cue for cue in self.cues if cue.rule == "force-states" or cue.force is Force.MUST_NOT)
        for cue in self.cues:
            if cue not in governing:
                constraint = Flag(cue.is_positive)
                yield self._term("force", cue.rule, (cue.first, cue.after), (cue.force, constraint), cue)
        places = self._make_places()
        if places is not None:
            yield places
        elif not governing and not self.cues and self.conditions and not self.has_terms:
            condition = self.conditions[0]
            span = (condition.first, condition.after)
            yield self._term("force", "condition", span, (Force.STATES, Flag(True)), None)

    def _read_fact(self, found: Found) -> Iterator[Term]:
        """Read a figure in a condition ("where the value is at least EUR 154,000") or the date of an instrument.

        Either is a fact that binds nobody.
        """
        term = self._make_term(found, None)
        name = f"condition-{term.name}" if found.first in self.inside else term.name
        yield evolve(term, name=name, force=Force.STATES, party=(), conditions=())

    def _read_unlimited(self) -> Term | None:
        """Read "the army is not restricted": no limit on personnel, which compares with a limit in another version."""
        for place in range(self.sentence.first, self.sentence.after):
            length = 0 if place in self.inside else self.line.phrase_at(place, self.line.language.unlimited)
            if length and self._names_body() and not self.found:
                content = (Force.MAY, Interval(unit="personnel"))
                return self._term("figure-personnel", "unlimited", (place, place + length), content, None)
        return None

    def _names_body(self) -> bool:
        return names_body(self.line, self.sentence.first, self.sentence.after)

    def _cue_for(self, place: int) -> ForceCue | None:
        before = [cue for cue in self.cues if cue.first < place]
        return before[-1] if before else (self.cues[0] if self.cues else None)

    def _make_term(self, found: Found, cue: ForceCue | None) -> Term:
        bound = self.bounds[found.first]
        is_turned = bound is not None and cue is not None and self._is_forbidden(bound, cue)
        if bound is not None and is_turned:
            bound = bound.turn()
        constraint = self._constrain(found, bound)
        if is_bare(found) and self._names_body():
            found, constraint = evolve(found, rule="count-implied", certain=False), with_unit(constraint, "personnel")
        span = (bound.first, max(bound.after, found.after)) if bound else (found.first, found.after)
        force = Force.MUST if is_turned else self._force_of(cue, bound)
        name = choose_name(found, constraint, self.line)
        constraint = spell_readings(self.line, found) or constraint
        term = self._term(name, found.rule, span, (force, constraint), cue)
        return term if found.certain else evolve(term, confidence=Confidence.LOW)

    def _force_of(self, cue: ForceCue | None, bound: BoundWords | None) -> Force:
        if cue is None:
            is_cap = bound is not None and any(
                self.line[place].text in self.line.language.limit_verbs
                for place in range(bound.first - 10, bound.after)
            )
            return Force.MUST if is_cap else Force.STATES
        if bound is not None and cue.force in {Force.MUST_NOT, Force.MAY} and self._negation_in(bound, cue):
            # "may not exceed 600,000" and "shall be no more than" oblige to stay below.
            return Force.MUST
        return cue.force

    def _is_forbidden(self, bound: BoundWords, cue: ForceCue) -> bool:
        """Whether to go past a figure is what is forbidden: "must not employ fewer than 50" is "at least 50"."""
        is_passed = cue.force is Force.MUST_NOT and not bound.is_inclusive and not bound.has_negation
        between = range(cue.after, bound.first)
        is_near = cue.first < bound.first and len(between) <= _MOST_BETWEEN
        return is_passed and is_near and not any(self.line[place].text in _PARTS for place in between)

    def _negation_in(self, bound: BoundWords, cue: ForceCue) -> bool:
        if bound.has_negation and cue.force is Force.MUST_NOT and cue.first < bound.after:
            return not any(self.line[place].text in _PARTS for place in range(cue.after, bound.first))
        return bound.first <= cue.after and cue.first <= bound.after and not bound.is_low

    def _constrain(self, found: Found, bound: BoundWords | None) -> Constraint:
        shares = self._share_out(found, found.value) if isinstance(found.value, Ratio) else None
        return shares or constrain(self.line, found, bound)

    def _share_out(self, found: Found, ratio: Ratio) -> Shares | None:
        """Give the parts to the parties of the sentence: those behind the words, else those before them."""
        parties = [name for name in self._parties() if not name.is_adjective]
        behind = [name for name in parties if name.first >= found.after]
        before = [name for name in parties if name.after <= found.first]
        for names in (behind, before):
            holders = list(dict.fromkeys(name.name for name in names))
            parts = _parts_for(ratio, len(holders))
            if parts:
                return Shares(tuple(zip(holders, parts, strict=True)))
        return None

    def _parties(self) -> list[Name]:
        return [name for name in self.names if name.kind is NameKind.PARTY and name.first not in self.inside]

    def _bound_party(self, cue: ForceCue | None, span: tuple[int, int]) -> tuple[str, ...]:
        """Return whom the sentence binds: the first party before the verb, with those joined to it."""
        parties = self._parties()
        agent = [name for name in parties if cue and name.first >= cue.after and self._is_agent(name)]
        end = cue.first if cue else span[0]
        earlier = bisect_right(self.cue_ends, cue.first) if cue else 0
        start = self.cue_ends[earlier - 1] if earlier else self.sentence.first
        if cue is None or any(name.first in self.acting for name in parties):
            parties = [name for name in parties if name.first in self.acting or name.first >= end]
        owners = [name for name in parties if name.is_adjective and start <= name.first < end]
        parties = [name for name in parties if not name.is_adjective]
        subjects = [name for name in parties if start <= name.first < end]
        if not subjects and start > self.sentence.first:
            # "Ukraine shall vote and may invite observers": the second verb has the subject of the first.
            subjects = [name for name in parties if name.first < end and name.first in self.acting]
        if not subjects and cue and self.line[cue.after - 1].text == "that":
            subjects = [name for name in parties if name.first >= cue.after]
        if not subjects and not agent:
            return self._defined_party(cue) if cue and not owners else tuple(name.name for name in owners[:1])
        chosen = agent[:1] if agent and not subjects else subjects
        return tuple(dict.fromkeys(name.name for name in self._join(chosen or agent)))

    def _defined_party(self, cue: ForceCue) -> tuple[str, ...]:
        """Return the party of "the Contractor shall": words in capitals between an article and the verb."""
        first = after = self._skip_dependents(cue.first)
        while first > self.sentence.first and self._is_capital(first - 1) and after - first < 4:
            first -= 1
        if self._is_shouted(cue.first):
            return ()
        has_article = self.line[first - 1].text in _ARTICLES
        return (self.line.slice(first, after - 1),) if first < after and has_article else ()

    def _skip_dependents(self, after: int) -> int:
        """Step back over "and its affiliates" in front of a verb: they are bound through the party they belong to."""
        for place in range(after - 1, max(after - _MOST_DEPENDENTS, self.sentence.first), -1):
            if self.line[place].text in OWNERS and self.line[place - 1].text in {"and", "or"}:
                return place - 1
        return after

    def _is_shouted(self, place: int) -> bool:
        """Whether the verb is in capitals too, so that capitals mark no party: "THE SELLER WILL NOT BE LIABLE"."""
        item = self.line[place]
        return item.end - item.start > 1 and self.line.text[item.start : item.end].isupper()

    def _is_capital(self, place: int) -> bool:
        item = self.line[place]
        is_article = item.text in _ARTICLES
        return item.sort is Sort.WORD and self.line.is_capital(place) and not is_article

    def _list_acting(self) -> set[int]:
        """Return where no preposition stands before in that part of the sentence: not "under the lead of Poland"."""
        acting, is_behind = set(), False
        for place in range(self.sentence.first, self.sentence.after):
            word = self.line[place].text
            is_behind = word not in {",", ":"} and (is_behind or word in self.line.language.prepositions)
            if not is_behind:
                acting.add(place)
        return acting

    def _is_agent(self, name: Name) -> bool:
        before = self.line[name.first - 1].text
        return before == "by" or (before == "the" and self.line[name.first - 2].text == "by")

    def _join(self, names: Sequence[Name]) -> list[Name]:
        joined = list(names[:1])
        for name in names[1:]:
            between = range(joined[-1].after, name.first)
            if not all(self.line[place].text in _LISTS | {"the", "both"} for place in between):
                break
            joined.append(name)
        return joined

    def _make_places(self) -> Term | None:
        names = [name for name in self.names if name.kind is NameKind.PLACE and name.first not in self.inside]
        if not names:
            return None
        span = (names[0].first, names[-1].after)
        cue = self._cue_for(span[0])
        members = Members(tuple(dict.fromkeys(name.name for name in names)))
        force = cue.force if cue else Force.STATES
        return self._term("places", "places", span, (force, members), cue)

    def _term(
        self, name: str, rule: str, span: tuple[int, int], content: tuple[Force, Constraint], cue: ForceCue | None
    ) -> Term:
        start, end = self.line[span[0]].start, self.line[span[1] - 1].end
        return Term(
            name,
            party=self._bound_party(cue, span),
            force=content[0],
            constraint=content[1],
            conditions=tuple(dict.fromkeys([found.condition for found in self.conditions])),
            evidence=Evidence(rule, (start, end)),
        )


def constrain(line: Line, found: Found, bound: BoundWords | None) -> Constraint:
    """Return what a figure lays down.

    Args:
        line: The text.
        found: The figure; of a split of a whole the parts, without their holders.
        bound: The words that bound it.
    """
    value = found.value
    if isinstance(value, Quantity):
        # "Up to -40 %" is a reduction by as much as 40 %, and no share below that.
        is_reduction = bound is not None and not bound.is_low and value.number < 0 and value.unit == "%"
        return Interval(Bound(value), Bound(value)) if bound is None or is_reduction else bound.bound(value)
    if isinstance(value, Interval | Dates | Deadline):
        return value
    if isinstance(value, PartialDate):
        return Dates(value, value)
    if value is None or (isinstance(value, Ratio) and not value.parts):
        return Wording(line.slice(found.first, found.after - 1).lower())
    return Wording(spell_value(found))


def spell_readings(line: Line, found: Found, bound: BoundWords | None = None) -> Wording | None:
    """Write all readings of "thirty (60) days" and "1.000": what the text lays down is not known.

    Args:
        line: The text.
        found: The figure.
        bound: The words that bound it.

    Returns:
        `None` where there is one reading only.
    """
    readings = [evolve(found, value=value) for value in list_readings(line, found)]
    if len(readings) < 2:
        return None
    return Wording(" or ".join(constrain(line, one, bound).describe() for one in readings))


def spell_figures(found: Iterable[Found]) -> dict[int, tuple[int, str]]:
    """Return figures by their first item: one past their last, and how to write them, as conditions are read with."""
    return {one.first: (one.after, spell_value(one)) for one in found if one.kind is not Kind.REFERENCE}


def spell_value(found: Found) -> str:
    """Write what a figure says in one way only: "twelve" and "12" alike."""
    value = found.value
    if isinstance(value, Constraint):
        return value.describe()
    return str(value) if value is not None else "some"


def _parts_for(ratio: Ratio, holders: int) -> tuple[Quantity, ...]:
    if holders == 0:
        return ()
    if not ratio.parts:
        return tuple(Quantity(Fraction(1, holders)) for _ in range(holders))
    if len(ratio.parts) == 1:
        return ratio.parts * holders if ratio.parts[0].amount * holders <= 1 else ()
    is_share = len(ratio.parts) == holders and sum(part.amount for part in ratio.parts) <= 1
    return ratio.parts if is_share else ()


def is_bare(found: Found) -> bool:
    """Whether a figure counts nothing that is named: "the army is capped at 800,000"."""
    return found.kind is Kind.NUMBER and isinstance(found.value, Quantity) and found.value.number >= _LEAST_FORCE


def names_body(line: Line, first: int, after: int) -> bool:
    """Whether a stretch names armed forces, whose bare figures count personnel."""
    return any(line.phrase_at(place, line.language.implied_units) for place in range(first, after))


def name_unit(line: Line, one: Found, bound: BoundWords | None, constraint: Constraint) -> Constraint:
    """Return a constraint on plain figures as one on what they count: troops, "a quarter of the votes", an age."""
    if is_bare(one) and names_body(line, 0, len(line.items)):
        constraint = with_unit(constraint, "personnel")
    if is_part(line, one):
        constraint = with_unit(constraint, "%", 100)
    return with_unit(constraint, "year") if is_age(line, one, bound) else constraint


def with_unit(constraint: Constraint, unit: str, factor: int = 1) -> Constraint:
    """Return a constraint on plain figures as one on what they count, of which each is worth `factor`."""
    if not isinstance(constraint, Interval):
        return constraint
    low, high = (
        Bound(Quantity(bound.value.number * factor, unit), bound.inclusive) if bound else None
        for bound in (constraint.low, constraint.high)
    )
    return Interval(low, high)


def _drop_repeated(terms: Sequence[Term]) -> list[Term]:
    """Drop a force that the clause says again: two sentences with one subject and one modal are one duty to compare."""
    kept: list[Term] = []
    seen: set[tuple[object, ...]] = set()
    for term in terms:
        key = (term.force, term.constraint, term.party, term.conditions)
        if term.name == "force" and key in seen:
            continue
        seen.add(key if term.name == "force" else (len(kept),))
        kept.append(term)
    return _merge_places(kept)


def _merge_places(terms: Sequence[Term]) -> list[Term]:
    """Put the places of all sentences into one term, so that a sentence that is cut in two keeps them together."""
    places = [term for term in terms if term.name == "places"]
    if len(places) < 2:
        return list(terms)
    items = [item for term in places if isinstance(term.constraint, Members) for item in term.constraint.items]
    merged = evolve(places[0], constraint=Members(tuple(dict.fromkeys(items))))
    return [merged if term is places[0] else term for term in terms if term.name != "places" or term is places[0]]
