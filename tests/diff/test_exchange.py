"""Whatever two clauses of a real plan exchange, both of them are told to have changed."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.diff import Comparison, Effect, compare
from plancmp.diff.coverage import prove_coverage
from plancmp.model import Clause, Plan
from plancmp.readers import load

pytestmark = pytest.mark.slow

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.yaml"))
FIGURE = re.compile(r"(?<![\w.,-])\d[\d.,]*\d(?!\w)|(?<![\w.,-])\d(?![\w.,])")
Place = tuple[int, int, int]
PARTIES = ("Ukraine", "Russia", "NATO", "Europe")


@cache
def read(path: Path) -> Plan:
    """A plan as if its words were all that there is: no terms, no topics, one level."""
    clauses = [clause for clause in load(path).walk() if clause.text]
    made = tuple(Clause(str(number), text=clause.text) for number, clause in enumerate(clauses, 1))
    return Plan(path.stem, path.stem, clauses=made, extracted=True)


@cache
def list_places(path: Path, pattern: str) -> tuple[tuple[Place, Place], ...]:
    """List two places of different words in different clauses that may be exchanged."""
    found = [
        (number, match.start(), match.end())
        for number, clause in enumerate(read(path).clauses)
        for match in re.finditer(pattern, clause.text)
    ]
    texts = [clause.text for clause in read(path).clauses]
    return tuple(
        (one, other)
        for one, other in combinations(found, 2)
        if one[0] != other[0] and texts[one[0]][one[1] : one[2]] != texts[other[0]][other[1] : other[2]]
    )


def exchange(plan: Plan, one: Place, other: Place) -> Plan:
    clauses = list(plan.clauses)
    words = [clauses[place[0]].text[place[1] : place[2]] for place in (one, other)]
    for (number, start, end), word in zip((one, other), reversed(words), strict=True):
        text = clauses[number].text
        clauses[number] = evolve(clauses[number], text=text[:start] + word + text[end:])
    return evolve(plan, clauses=tuple(clauses))


def list_told(comparison: Comparison) -> set[int]:
    """The old clauses of which a change is told that somebody would look at."""
    told = set()
    for change in comparison.clauses:
        is_listed = any(str(item.cause.materiality) == "material" for item in change.fields)
        if is_listed:
            told |= {entry.index for entry in change.old}
        for term in change.terms:
            if term.effect is not Effect.SAME:
                told |= {slot.entry.index for slot in (term.old,) if slot is not None}
                told |= {entry.index for entry in change.old if term.old is None}
    return told


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_an_exchange_in_a_real_plan_is_told_of_both(data: st.DataObject) -> None:
    names = "|".join(rf"\b{name}\b" for name in PARTIES)
    choices = [
        (path, pattern) for path in FIXTURES for pattern in (FIGURE.pattern, names) if list_places(path, pattern)
    ]
    path, pattern = data.draw(st.sampled_from(choices))
    one, other = data.draw(st.sampled_from(list_places(path, pattern)))
    old = read(path)
    for before, after in ((old, exchange(old, one, other)), (exchange(old, one, other), old)):
        comparison = compare(before, after)
        assert {one[0], other[0]} <= list_told(comparison)
        assert prove_coverage(comparison).is_complete
