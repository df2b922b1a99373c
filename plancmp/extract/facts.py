"""What a text lays down, fact by fact, in a form that other words for the same do not change.

Terms follow the grammar of a sentence, and signals its words; two renderings of one text share neither. A fact is
coarser: that 600,000 is the most, that something must not be done, that Ukraine is named, that a condition holds.
It is a heuristic over word lists; each fact carries its rule and its span.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from fractions import Fraction

from plancmp.extract.bounds import BoundWords, find_bound, list_taken
from plancmp.extract.conditions import ConditionFound, find_conditions
from plancmp.extract.counts import head_of
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.forces import ForceCue, find_forces
from plancmp.extract.found import Found
from plancmp.extract.items import Line
from plancmp.extract.language import Language
from plancmp.extract.languages import ENGLISH
from plancmp.extract.mention import Kind, Ratio
from plancmp.extract.names import NameKind, find_names, is_capital_name, name_state
from plancmp.extract.numbers import read_line
from plancmp.extract.paraphrases import list_stems, read_pole, read_qualifier
from plancmp.extract.recognizer import find_all
from plancmp.extract.sentences import Sentence, split_sentences
from plancmp.extract.terms import spell_figures
from plancmp.model.constraints import Dates, Deadline, Interval
from plancmp.model.dates import PartialDate
from plancmp.model.quantity import WORKDAYS, Quantity
from plancmp.model.vocabulary import ConditionKind, Force
from plancmp.readers.wordlists import find_words, pair_words

_CONDITIONS = {
    ConditionKind.IF: ("if", True),
    ConditionKind.SUBJECT_TO: ("if", True),
    ConditionKind.AFTER: ("if", True),
    ConditionKind.WHEN: ("if", True),
    ConditionKind.UNLESS: ("if not", True),
    ConditionKind.UNTIL: ("until", True),
}
# These begin a condition in some texts and a mere description in others, so that alone they prove nothing.
_SOFT_MARKERS = find_words("extract.facts", "soft_markers")
_LINKS = find_words("extract.facts", "links") | {""}  # between the words of one name
_NEAR = 6  # items between a permission and the figure that it goes up to
_ONLY = find_words("extract.facts", "only")
_FAILURES = find_words("extract.facts", "failures")
_SIDES = find_words("extract.facts", "sides")
_ROLES = pair_words("extract.facts", "roles")
_SPANS = frozenset({"days", "months", *WORKDAYS})
_AHEAD = find_words("extract.facts", "ahead")
_POSSIBLE = find_words("extract.facts", "possible")
_EXCEPTED = find_words("extract.facts", "excepted")
_BARRED = find_words("extract.facts", "barred")
_GIVING = find_words("extract.facts", "giving")


def find_facts(text: str, parties: Collection[str] = (), language: Language = ENGLISH) -> tuple[Fact, ...]:
    """Find what a text lays down.

    Args:
        text: Any text.
        parties: Names of the plan's parties, beside the built-in ones.
        language: The language of the text.

    Returns:
        The facts in the order of the text. Facts may lie within others: the party within a condition. Linear time.
    """
    reader = _FactReader(read_line(text, language), parties)
    return tuple(sorted(reader.read(), key=lambda fact: (fact.start, -fact.end, fact.kind, fact.value)))


class _FactReader:
    """Reads one text."""

    def __init__(self, line: Line, parties: Collection[str]) -> None:
        self.line = line
        self.parties = parties
        self.found = find_all(line)
        self.starts = {one.first for one in self.found}
        self.bounds = {one.first: find_bound(line, one) for one in self.found}
        self.sentences = split_sentences(line)
        self.taken = list_taken(line, self.found, self.bounds.values())
        self.turning: dict[int, ForceCue] = {}
        self.turned: set[ForceCue] = set()
        self.names = find_names(line, parties)
        self.spoken = spell_figures(self.found)
        self.number_of = {
            place: number
            for number, sentence in enumerate(self.sentences)
            for place in range(sentence.first, sentence.after)
        }

    def read(self) -> Iterator[Fact]:
        yield from self._read_names()
        for sentence in self.sentences:
            yield from self._read_sentence(sentence)
        for one in self.found:
            yield from self._read_figure(one)
        yield from self._read_words()

    def _fact(self, kind: FactKind, value: str, span: tuple[int, int], rule: str, **rest: object) -> Fact:
        first, after = span
        start, end = self.line[first].start, self.line[after - 1].end
        return Fact(kind, value, start, end, rule, sentence=self.number_of.get(first, 0), **rest)  # type: ignore[arg-type]

    def _read_figure(self, one: Found) -> Iterator[Fact]:
        span, value = (one.first, one.after), one.value
        if one.kind is Kind.REFERENCE:
            yield self._fact(FactKind.REFERENCE, str(value), span, one.rule)
        elif isinstance(value, Deadline):
            amount, family = (value.span.amount, value.span.dimension) if value.span else (None, str(value.pace))
            scope = self._stems_of(one) if value.event else frozenset()
            yield self._fact(
                FactKind.DEADLINE, value.describe(), span, one.rule,
                amount=amount, family=family, event=value.event, scope=scope,
            )  # fmt: skip
        elif isinstance(value, Dates | PartialDate):
            yield self._fact(FactKind.DEADLINE, _spell_dates(value), span, one.rule, family="date")
        elif isinstance(value, Quantity):
            yield self._read_quantity(one, value)
        elif isinstance(value, Ratio):
            parts = {part.amount for part in value.parts}
            amount = parts.pop() if len(parts) == 1 else None
            is_equal = not value.parts or amount is not None
            if not value.parts:
                amount = self._share_among(one)
            spelled = "equal shares" if is_equal else str(value)
            yield self._fact(
                FactKind.FIGURE, spelled, span, one.rule, amount=amount, family="" if is_equal else "share"
            )
        elif isinstance(value, Interval):
            yield self._fact(FactKind.FIGURE, value.describe(), span, one.rule, family="range")
        elif value is not None:
            kind = FactKind.DEADLINE if one.kind in {Kind.DATE, Kind.DEADLINE} else FactKind.FIGURE
            yield self._fact(kind, str(value), span, one.rule, family=kind)

    def _share_among(self, one: Found) -> Fraction | None:
        """Return an equal share: "evenly between the US and Ukraine" is a half each."""
        number = self.number_of.get(one.first)
        holders = {
            name.name
            for name in self.names
            if name.kind is NameKind.PARTY and not name.is_adjective and name.first >= one.after
            if self.number_of.get(name.first) == number
        }
        return Fraction(1, len(holders)) if len(holders) > 1 else None

    def _stems_of(self, one: Found) -> frozenset[str]:
        first = next((place for place in range(one.first, one.after) if self.line.is_number(place)), one.first)
        return list_stems(self.line, first + 2, one.after)

    def _read_quantity(self, one: Found, value: Quantity) -> Fact:
        family = value.dimension
        if family.startswith("count of") and value.amount == 2 and head_of(value.unit) in _SIDES:
            return self._fact(FactKind.PARTY, "both sides", (one.first, one.after), "both-sides", is_firm=False)
        bound = self.bounds[one.first]
        limit = ""
        first, after = one.first, one.after
        if family in _SPANS and any(self.line[after + step].text in _AHEAD for step in range(3)):
            # "Not later than five days before" and "at least five days ahead" are one.
            return self._fact(
                FactKind.DEADLINE,
                f"{value} ahead",
                (first, after),
                "lead-time",
                amount=value.amount,
                family=f"{family} ahead",
            )
        if bound is not None and not self._is_stretch(bound, family):
            is_low, is_inclusive = bound.is_low, bound.is_inclusive
            if one.first in self.turning:
                is_low, is_inclusive = not is_low, not is_inclusive
            limit = f"{'at least' if is_low else 'at most'}{'' if is_inclusive else ', itself not'}"
            first, after = min(first, bound.first), max(after, bound.after)
        is_figure = any(character.isdigit() for character in self.line.slice(one.first, one.after - 1))
        is_firm = is_figure or value.amount > 2 or bool(value.unit) or one.kind is Kind.SHARE
        described = f"{limit} {value}".strip()
        return self._fact(
            FactKind.FIGURE, described, (first, after), one.rule,
            amount=value.amount, family=self._family(value), limit=limit, is_firm=is_firm,
        )  # fmt: skip

    def _is_stretch(self, bound: BoundWords, family: str) -> bool:
        """Whether the words name a stretch of time or land and no limit: "over ten years", "within 40 km of"."""
        word = self.line[bound.first].text
        return (word == "over" and family in _SPANS) or (word == "within" and family == "length")

    def _family(self, value: Quantity) -> str:
        if not value.dimension.startswith("count of"):
            return value.dimension
        matter = self.line.language.same_matter.get(head_of(value.unit), head_of(value.unit))
        return f"count of {matter}" if matter in set(self.line.language.same_matter.values()) else "count of"

    def _read_names(self) -> Iterator[Fact]:
        for name in self.names:
            span = (name.first, name.after)
            self.taken |= set(range(*span))
            if name.name == "Parties":
                yield self._fact(FactKind.PARTY, "both sides", span, "both-sides", is_firm=False)
            else:
                kind = FactKind(name.kind.value)
                state = name_state(name.name) if name.kind is NameKind.PLACE else ""
                yield self._fact(kind, name.name, span, f"{kind}-named", family=state)
        for place, item in enumerate(self.line.items):
            if item.text in _ROLES and place not in self.taken and self.line[place - 1].text == "the":
                yield self._fact(FactKind.PARTY, _ROLES[item.text], (place, place + 1), "party-role", is_firm=False)
            if item.text in _SIDES and self.line[place - 1].text in {"both", "warring"}:
                yield self._fact(FactKind.PARTY, "both sides", (place - 1, place + 1), "both-sides", is_firm=False)

    def _turn_bounds(self, sentence: Sentence, cues: tuple[ForceCue, ...]) -> None:
        """Note the bounds that a negation turns: "at no base may there be more than 24" is "at most 24"."""
        for place in range(sentence.first, sentence.after):
            bound = self.bounds.get(place)
            if bound is not None and bound.is_low and not bound.is_inclusive:
                before = [cue for cue in cues if cue.first < bound.first]
                if before and before[-1].force is Force.MUST_NOT:
                    self.turning[place] = before[-1]
                    self.turned.add(before[-1])

    def _is_limit(self, cue: ForceCue) -> bool:
        """Whether a cue is part of a limit: "must not exceed 600,000", "may have no more than 600,000"."""
        if cue in self.turned or any(step in self.taken for step in range(cue.first + 1, cue.after)):
            return True
        nearby = [self.bounds.get(place) for place in range(cue.after, cue.after + _NEAR)]
        return cue.force is Force.MAY and any(bound is not None and not bound.is_low for bound in nearby)

    def _read_sentence(self, sentence: Sentence) -> Iterator[Fact]:
        conditions = find_conditions(self.line, sentence, self.taken, self.spoken)
        inside = {place for condition in conditions for place in range(condition.first, condition.after)}
        for condition in conditions:
            yield self._read_condition(condition)
        # Only what is taken in this sentence: a text has many, and to copy all of it for each takes the square.
        taken = {place for place in range(sentence.first, sentence.after) if place in self.taken}
        cues = find_forces(self.line, sentence, taken | inside | set(self._qualified(sentence)))
        self._turn_bounds(sentence, cues)
        spoken = {place for cue in cues for place in range(cue.first, cue.after)}
        nouns = list(self._read_nouns(sentence, taken | inside | spoken))
        is_barred = any(noun.value == "must not" and noun.rule == "force-noun" for noun in nouns)
        for place, cue in enumerate(cues):
            end = cues[place + 1].first if place + 1 < len(cues) else sentence.after
            first = cue.first if place else sentence.first
            scope = list_stems(self.line, first, end) - list_stems(self.line, cue.first, cue.after)
            # "Given up by neither" says no twice.
            is_undone = is_barred and cue.rule == "force-negated"
            value = "must" if is_undone or self._is_limit(cue) else _spell_force(self.line, cue)
            if place and _goes_on(self.line, cues[place - 1], cue):
                value = "expected not" if value == "must not" else "expected"
            is_firm = not _is_purpose(self.line, sentence, cue)
            yield self._fact(FactKind.FORCE, value, (cue.first, cue.after), cue.rule, scope=scope, is_firm=is_firm)
        if not any(cue.rule == "force-negated" for cue in cues):
            yield from nouns

    def _read_nouns(self, sentence: Sentence, taken: Collection[int]) -> Iterator[Fact]:
        """Yield what other words than verbs say of a force or an exception; it only confirms."""
        for place in range(sentence.first, sentence.after):
            text = self.line[place].text
            if place in taken:
                continue
            if text in _EXCEPTED:
                yield self._fact(
                    FactKind.CONDITION, "if not", (place, place + 1), "condition-noun", family="if", is_firm=False,
                    scope=list_stems(self.line, sentence.first, sentence.after),
                )  # fmt: skip
            is_given_up = text in _GIVING and self.line[place + 1].text == "up"
            value = "may" if text in _POSSIBLE else "must not" if text in _BARRED or is_given_up else ""
            if value:
                yield self._fact(FactKind.FORCE, value, (place, place + 1), _name_noun(text), is_firm=False)

    def _qualified(self, sentence: Sentence) -> Iterator[int]:
        """Yield the places of qualifiers, so that "without" in one is no negation."""
        place = sentence.first
        while place < sentence.after:
            qualifier = read_qualifier(self.line, place, self.starts)
            after = qualifier.after if qualifier else place + 1
            if qualifier is not None and qualifier.is_firm:
                yield from range(place, after)
            place = after

    def _read_condition(self, found: ConditionFound) -> Fact:
        line = self.line
        value, _ = _CONDITIONS[found.condition.kind]
        marker = line[found.first].text
        if found.after == found.first + 1 and marker in line.language.states_of:
            return self._fact(
                FactKind.CONDITION, f"in {marker}", (found.first, found.after), "condition-state", family="state"
            )
        body = range(found.first + 1, found.after)
        is_turned = any(line[place].text in _FAILURES or line[place].text.endswith("n't") for place in body)
        if is_turned and value in {"if", "if not"}:
            value = "if not" if value == "if" else "if"
        first = found.first
        is_only = marker in _ONLY or line[first - 1].text in _ONLY
        first -= line[first - 1].text in _ONLY
        self.taken |= {place for place in range(first, found.first + 2) if line[place].text in _ONLY}
        return self._fact(
            FactKind.CONDITION, value, (first, found.after), f"condition-{found.condition.kind}".replace("_", "-"),
            family="until" if value == "until" else "if", limit="only" if is_only else "",
            scope=list_stems(line, found.first + 1, found.after) - self._name_stems(found),
            is_firm=marker not in _SOFT_MARKERS,
        )  # fmt: skip

    def _name_stems(self, found: ConditionFound) -> frozenset[str]:
        return frozenset(
            word
            for name in self.names
            if found.first <= name.first < found.after
            for word in list_stems(self.line, name.first, name.after)
        )

    def _read_words(self) -> Iterator[Fact]:
        line, starts = self.line, set(self.starts)
        bounds = [bound for bound in self.bounds.values() if bound is not None]
        starts |= {bound.first for bound in bounds}
        place = 0
        while place < len(line.items):
            after = place + 1
            if place not in self.taken:
                qualifier = read_qualifier(line, place, starts)
                if qualifier is not None:
                    after = qualifier.after
                    yield self._fact(
                        FactKind.QUALIFIER, qualifier.word, (place, after), "qualifier",
                        family=qualifier.group, is_firm=qualifier.is_firm,
                    )  # fmt: skip
                pole = read_pole(line[place].text)
                if pole is not None:
                    yield self._fact(
                        FactKind.DIRECTION, line[place].text, (place, place + 1), "opposite",
                        family=f"{pole[0]}", limit=f"{pole[1]}",
                    )  # fmt: skip
            place = after
        yield from self._read_capitals()

    def _read_capitals(self) -> Iterator[Fact]:
        """Yield names that no table knows: words in capitals, those in a row as one."""
        run: list[int] = []
        for place in range(len(self.line.items)):
            if place in self.taken or not is_capital_name(self.line, place):
                continue
            if run and self.line.text[self.line[run[-1]].end : self.line[place].start].strip(" -.’'s") not in _LINKS:
                yield from self._close(run)
                run = []
            run.append(place)
        yield from self._close(run)

    def _close(self, run: list[int]) -> Iterator[Fact]:
        if run:
            words = " ".join(self.line[place].text.removesuffix("'s") for place in run)
            start, end = self.line[run[0]].start, self.line[run[-1]].end
            yield Fact(FactKind.NAME, words, start, end, "name-in-capitals")


def _name_noun(text: str) -> str:
    return "force-without" if text == "without" else "force-noun"


def _goes_on(line: Line, before: ForceCue, cue: ForceCue) -> bool:
    """Whether an expectation holds over what follows too: "It is expected that A … and that B will not …"."""
    between = [line[place].text for place in range(before.after, cue.first)]
    is_joined = any(pair == ("and", "that") for pair in itertools.pairwise(between))
    return before.force is Force.EXPECTED and is_joined and cue.force in {Force.MUST, Force.MUST_NOT}


def _is_purpose(line: Line, sentence: Sentence, cue: ForceCue) -> bool:
    """Whether words say what for, and allow nothing: "so that work can start"."""
    words = [line[place].text for place in range(max(sentence.first, cue.first - _NEAR), cue.first)]
    return cue.force is Force.MAY and ("so", "that") in itertools.pairwise(words)


def _spell_force(line: Line, cue: ForceCue) -> str:
    if cue.force is Force.MUST_NOT or (cue.force is Force.STATES and not cue.is_positive):
        return "must not"
    if cue.force is Force.EXPECTED:
        # "Ukraine would hold elections" is how the press reports a plan that says "shall".
        if line[cue.first].text == "would":
            return "must" if cue.is_positive else "must not"
        return "expected" if cue.is_positive else "expected not"
    return "may" if cue.force is Force.MAY else "must"


def _spell_dates(value: Dates | PartialDate) -> str:
    dates = Dates(value, value) if isinstance(value, PartialDate) else value
    return dates.describe()
