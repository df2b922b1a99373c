"""What changed between two versions in two languages: figures, sums, shares and dates.

Their words share nothing, and what binds whom, or forbids what, is put too differently in two languages to be held
against each other word by word. So values are compared, each with what it measures, and the rest is said to be
uncompared, once. A value or a negation that one side alone has may have been missed on the other, and a party may be
named in the place of another: these are listed to be read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import evolve, frozen

from plancmp.diff.algebra import compare_terms
from plancmp.diff.changes import Cause, ClauseChange, Slot, TermChange
from plancmp.diff.effects import Effect, Kind
from plancmp.diff.groups import Group, Versions
from plancmp.diff.terms import EXISTENCE_RULES, judge_loss
from plancmp.extract.items import Line
from plancmp.extract.languages import choose_language
from plancmp.extract.names import NameKind, find_names
from plancmp.extract.numbers import read_line
from plancmp.extract.terms import extract_terms
from plancmp.model import Entry, Plan, Term
from plancmp.model.constraints import Constraint, Dates, Deadline, Interval, Shares
from plancmp.model.expressions import late
from plancmp.model.quantity import Quantity
from plancmp.readers.wordlists import find_words

_NEGATIONS = find_words("diff.translations", "negations")
_NUMBER = late(r"\d+")
Thing = TypeVar("Thing")


@frozen
class _Value:
    """A value in its place.

    Attributes:
        family: What it measures: "count", "money USD", "share".
        key: The value in the one form that all languages have.
        slot: Where it stands.
    """

    family: str
    key: frozenset[str]
    slot: Slot


def compare_translations(
    groups: Sequence[Group], versions: Versions
) -> tuple[dict[int, tuple[TermChange, ...]], dict[int, Cause]]:
    """Say what changed of the values of two versions in two languages.

    Returns:
        What changed, and what the change of words means, both by the number of the group.
    """
    terms: dict[int, tuple[TermChange, ...]] = {}
    causes: dict[int, Cause] = {}
    for number, group in enumerate(groups):
        if group.is_untouched:
            continue
        old, new = (_list_values(group.old, versions.old), _list_values(group.new, versions.new))
        if group.old and group.new:
            causes[number], found = _compare(old, new, group, versions)
        else:
            found = _list_lone(old or new, group, versions)
        if found:
            terms[number] = found
    return terms, causes


def settle_translated(change: ClauseChange) -> ClauseChange:
    """Return what happened to clauses in two languages, of which every term was read: only their values are compared.

    Args:
        change: What a comparison says that takes either language for the other.

    Returns:
        The same with values held against each other by what they measure, and without terms that came or went: the
        other text may say the same in words that were not read.
    """
    if not (change.old and change.new):
        return change
    gone = [term for term in change.terms if not term.new]
    come = [term for term in change.terms if not term.old]
    kept = [term for term in change.terms if term.old and term.new]
    pairs = take_pairs(gone, come, lambda term: _read_family(term.new or term.old))
    kept += [evolve(term, new=other.new) for term, other in pairs]
    terms = tuple(map(_settle, kept))
    is_same = change.kind is Kind.REVISED and all(term.effect is Effect.SAME for term in terms)
    return evolve(change, terms=terms, kind=Kind.EDITORIAL if is_same else change.kind)


def _settle(term: TermChange) -> TermChange:
    if not (term.old and term.old.term and term.new and term.new.term):
        return term
    old, new = measure_value(term.old.term.constraint), measure_value(term.new.term.constraint)
    if old is None or new is None or old == new:
        return evolve(term, effect=Effect.SAME, causes=())
    return evolve(term, effect=Effect.SHIFTED, causes=_pair(term.old, term.new).causes)


def _read_family(slot: Slot | None) -> str:
    measured = measure_value(slot.term.constraint) if slot and slot.term else None
    return measured[0] if measured else ""


def _compare(
    old: list[_Value], new: list[_Value], group: Group, versions: Versions
) -> tuple[Cause, tuple[TermChange, ...]]:
    take_pairs(old, new, lambda value: (value.family, value.key))
    found = [_pair(value.slot, other.slot) for value, other in take_pairs(old, new, lambda value: value.family)]
    lone = [
        *(f"− {_quote(value.slot)}" for value in old if not _is_printed(value, group.new)),
        *(f"+ {_quote(value.slot)}" for value in new if not _is_printed(value, group.old)),
    ]
    lone += _list_negations(group, versions) + _list_parties(group, versions)
    if lone:
        return Cause("wording-needs-review", "text", None, ", ".join(lone)), tuple(found)
    return Cause("text-translated", "text", Effect.SAME), tuple(found)


def take_pairs(old: list[Thing], new: list[Thing], read: Callable[[Thing], object]) -> list[tuple[Thing, Thing]]:
    """Take what answers to each other out of two lists: by what is read of it, each with the first that is left."""
    pairs = []
    for one in list(old):
        other = next((other for other in new if read(other) == read(one)), None) if read(one) else None
        if other is not None:
            old.remove(one)
            new.remove(other)
            pairs.append((one, other))
    return pairs


def _list_negations(group: Group, versions: Versions) -> list[str]:
    """Return the negation of a clause whose counterpart has none at all."""
    sides = []
    for entries, plan in ((group.old, versions.old), (group.new, versions.new)):
        line = _read_line(entries, plan)
        sides.append(list(filter(None, (line.slice(place, place) for place in find_negations(line)))))
    if bool(sides[0]) == bool(sides[1]):
        return []
    return [f"− {sides[0][0]}"] if sides[0] else [f"+ {sides[1][0]}"]


def find_negations(line: Line) -> list[int]:
    """Return the places of the words that deny, but for "not only" and "not limited to"."""
    return [
        place
        for place, item in enumerate(line.items)
        if item.text in _NEGATIONS and line[place + 1].text not in {"limited", "only"}
    ]


def _list_parties(group: Group, versions: Versions) -> list[str]:
    """Return the parties that a clause names in the place of others; what one side alone names may be an adjective."""
    named = [
        {name.name for name in find_names(_read_line(entries, plan), plan.parties) if name.kind is NameKind.PARTY}
        for entries, plan in ((group.old, versions.old), (group.new, versions.new))
    ]
    gone, come = sorted(named[0] - named[1]), sorted(named[1] - named[0])
    return [*(f"− {name}" for name in gone), *(f"+ {name}" for name in come)] if gone and come else []


def _read_line(entries: Sequence[Entry], plan: Plan) -> Line:
    return read_line(" ".join(entry.clause.text for entry in entries), choose_language(plan.language or "en"))


def _list_lone(values: Sequence[_Value], group: Group, versions: Versions) -> tuple[TermChange, ...]:
    """Return the values of a clause that answers to none; they go or come with it."""
    found = []
    for value in values:
        entry = value.slot.entry
        effect = judge_loss(entry.clause.disclosure, entry, (), versions.new if group.old else versions.old)
        effect = effect if group.old else effect.mirror
        if effect is not Effect.SAME and value.slot.term is not None:
            cause = Cause(EXISTENCE_RULES[effect], "term", effect)
            old, new = (value.slot, None) if group.old else (None, value.slot)
            found.append(TermChange(value.slot.term.name, effect, (cause,), old, new, entry.topics))
    return tuple(found)


def _list_values(entries: Sequence[Entry], plan: Plan) -> list[_Value]:
    language = choose_language(plan.language or "en")
    return [
        _Value(*measured, Slot(entry, None, term))
        for entry in entries
        for term in extract_terms(entry.clause.text, plan.parties, language)
        if (measured := measure_value(term.constraint))
    ]


def measure_value(constraint: Constraint | None) -> tuple[str, frozenset[str]] | None:
    """Return what a constraint measures and how much; `None` if it is no value."""
    if isinstance(constraint, Shares):
        return "share", frozenset(str(share.amount) for _, share in constraint.parts)
    if isinstance(constraint, Interval):
        ends = [bound.value for bound in (constraint.low, constraint.high) if bound is not None]
        return (_name_family(ends[0]), frozenset(str(end.amount) for end in ends)) if ends else None
    if isinstance(constraint, Deadline) and constraint.span is not None:
        return _name_family(constraint.span), frozenset({str(constraint.span.amount)})
    if isinstance(constraint, Dates):
        return "date", frozenset(str(end) for end in (constraint.earliest, constraint.latest) if end)
    return None


def _name_family(quantity: Quantity) -> str:
    # What is counted has another name in each language.
    family = quantity.dimension
    is_count = family.startswith("count of") or (not family and quantity.amount > 1)
    return "count" if is_count else family or "share"


def _pair(old: Slot, new: Slot) -> TermChange:
    """Return the change of a value; force, party and conditions are not compared."""
    before, after = old.term, new.term
    if before is None or after is None:
        raise ValueError("a value has no term")
    alike = evolve(after, name=before.name, party=before.party, force=before.force, conditions=before.conditions)
    _, causes = compare_terms(before, alike)
    topics = tuple(dict.fromkeys((*new.entry.topics, *old.entry.topics)))
    return TermChange(before.name, Effect.SHIFTED, causes, old, evolve(new, term=alike), topics)


def _is_printed(value: _Value, entries: Sequence[Entry]) -> bool:
    return has_digits(" ".join(entry.clause.text for entry in entries), _quote(value.slot))


def has_digits(text: str, words: str) -> bool:
    """Say whether the digits of a value stand in the other text, where they were not taken for one."""
    digits = set(_NUMBER.findall(words))
    return bool(digits) and digits <= set(_NUMBER.findall(text))


def _quote(slot: Slot) -> str:
    term: Term | None = slot.term
    if term is None or term.evidence is None:
        return ""
    start, end = term.evidence.span
    return slot.entry.clause.text[start:end]
