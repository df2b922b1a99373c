"""What two renderings of one point in two languages say differently: values, parties, a negation.

Their words share nothing, so what a program reads in the words is compared: each value with what it measures, the
parties by their one name, and whether anything is denied. A value whose digits stand in the other text was read there
as something else, and tells nothing; nor does a party that one side alone names, which may be an adjective there.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from plancmp.diff.renderings.findings import DivergenceKind, Finding
from plancmp.diff.translations import find_negations, has_digits, measure_value, take_pairs
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.items import Line
from plancmp.extract.languages import choose_language
from plancmp.extract.names import NameKind, find_names
from plancmp.extract.numbers import read_line
from plancmp.extract.terms import extract_terms
from plancmp.model.constraints import Dates, Deadline


class _Side(NamedTuple):
    text: str
    values: list[Fact]
    parties: list[Fact]
    denials: list[Fact]


def find_translated(
    texts: tuple[str, str], languages: tuple[str, str], parties: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Find what two renderings of one point in two languages say differently.

    Args:
        texts: The words of either.
        languages: The code of the language of each.
        parties: Names of the plan's parties, beside the built-in ones.

    Returns:
        The divergences in the order of the first text, those of the second text alone behind. The product of the values
        of the two texts, which are few.
    """
    first, second = (_read(text, code, parties) for text, code in zip(texts, languages, strict=True))
    found = _compare_values(first, second)
    gone, come = (_without(one.parties, other.parties) for one, other in ((first, second), (second, first)))
    found += [Finding(DivergenceKind.PARTY, "party-differs", *pair) for pair in zip(gone, come, strict=False)]
    if bool(first.denials) != bool(second.denials):
        denial = (next(iter(side.denials), None) for side in (first, second))
        found.append(Finding(DivergenceKind.NEGATION, "negation-differs", *denial))
    return tuple(sorted(found, key=lambda one: (one.first is None, (one.first or one.second or _NOTHING).start)))


_NOTHING = Fact(FactKind.FIGURE, "", 0, 0, "")


def _compare_values(first: _Side, second: _Side) -> list[Finding]:
    left, right = (_without(one.values, other.values) for one, other in ((first, second), (second, first)))
    found: list[Finding] = []
    for fact, other in take_pairs(left, right, lambda fact: fact.family):
        kind = DivergenceKind(fact.kind.value)
        found.append(Finding(kind, f"{kind}-differs", fact, other))
    for facts, side, other_side in ((left, first, second), (right, second, first)):
        for fact in facts:
            kind = DivergenceKind(fact.kind.value)
            if not has_digits(other_side.text, side.text[fact.start : fact.end]):
                sides = (fact, None) if side is first else (None, fact)
                found.append(Finding(kind, f"{kind}-lacking", *sides))
    return found


def _without(facts: list[Fact], others: list[Fact]) -> list[Fact]:
    """Return the facts that no other says."""
    said = {(other.family, other.value) for other in others}
    return [fact for fact in facts if (fact.family, fact.value) not in said]


def _read(text: str, code: str, parties: Collection[str]) -> _Side:
    language = choose_language(code)
    line = read_line(text, language)
    values = []
    for term in extract_terms(text, tuple(parties), language):
        measured = measure_value(term.constraint)
        if measured and term.evidence is not None:
            is_time = isinstance(term.constraint, Deadline | Dates)
            kind = FactKind.DEADLINE if is_time else FactKind.FIGURE
            value = " ".join(sorted(measured[1]))
            values.append(Fact(kind, value, *term.evidence.span, term.evidence.rule, family=measured[0]))
    named = [name for name in find_names(line, tuple(parties)) if name.kind is NameKind.PARTY]
    found = {name.name: _place(FactKind.PARTY, name.name, line, name.first, name.after) for name in reversed(named)}
    denials = [_place(FactKind.FORCE, "no", line, place, place + 1) for place in find_negations(line)]
    return _Side(text, values, list(found.values())[::-1], [fact for fact in denials if fact.end > fact.start])


def _place(kind: FactKind, value: str, line: Line, first: int, after: int) -> Fact:
    return Fact(kind, value, line[first].start, line[after - 1].end, "translated")
