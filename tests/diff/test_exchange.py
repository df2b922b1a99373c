"""Whatever two clauses of a real plan exchange, both of them are told to have changed."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plancmp.diff import Comparison, Effect, Slot, compare
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


NAMES = ("Aldera", "Brunn", "Corvo", "Dunmore", "Estrel")
VALUES = {
    "figure": ("5", "120", "64", "33", "71"),
    "date": ("1 March 2027", "15 June 2027", "30 September 2028", "2 January 2029", "9 May 2030"),
    "share": ("5 %", "12 %", "20 %", "33 %", "47 %"),
    "keeper": ("Red Cross", "Harbour Board", "Coast Guard", "United Nations", "Lifeboat Society"),
    "act": ("inspects", "closes", "repairs", "guards", "rents"),
}
WORDED = (
    ("{} may keep up to {} tanks.", "figure"),
    ("The garrison of {} leaves by {}.", "date"),
    ("{} bears {} of the costs.", "share"),
    ("The depot at {} is in the keeping of the {}.", "keeper"),
    ("The council of {} {} the bridges over the river.", "act"),
    ("{}: {}", "figure"),
    ("{}: {}", "keeper"),
    ("{} | {} | open", "keeper"),
    ("{} | {} | open", "date"),
)


def lay_out(sentences: list[str], layout: str) -> Plan:
    """Lay sentences out as clauses, as items of a list, as rows of one text, or as its sentences."""
    bells = Clause("9", text="Bells ring at noon.")
    made = tuple(Clause(f"1{letter}", text=text) for letter, text in zip("abcde", sentences, strict=False))
    if layout == "items":
        clauses: tuple[Clause, ...] = (Clause("1", text="The following applies:", clauses=made),)
    elif layout == "clauses":
        clauses = made
    else:
        clauses = (Clause("1", text=layout.join(sentences)),)
    return Plan("p", "p", clauses=(*clauses, bells), extracted=True)


def is_told(comparison: Comparison, name: str, gone: str, come: str) -> bool:
    """Whether a change is told of the sentence of a name, or its words are listed to be read."""
    terms = [
        term
        for change in comparison.clauses
        for term in change.terms
        if term.effect is not Effect.SAME and term.old and term.new
    ]
    listed = " ".join(
        item.cause.difference
        for change in comparison.clauses
        for item in change.fields
        if item.cause.rule == "wording-needs-review" and any(name in entry.clause.text for entry in change.new)
    )
    return any(name in find_words(term.old) and name in find_words(term.new) for term in terms) or (
        f"− {gone}" in listed and f"+ {come}" in listed
    )


def find_words(slot: Slot | None) -> str:
    """The line or sentence that a term stands in."""
    assert slot is not None
    text, evidence = slot.entry.clause.text, slot.term.evidence if slot.term else None
    assert evidence is not None
    start, end = evidence.span
    before = max(text.rfind(mark, 0, start) for mark in (". ", "; ", "\n")) + 1
    ends = [text.find(mark, end) for mark in (". ", "; ", "\n")]
    return text[before : min([place for place in ends if place >= 0], default=len(text))]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(WORDED),
    st.sampled_from(["clauses", "items", " ", "\n", "; "]),
    st.permutations(range(5)),
    st.permutations(range(5)),
    st.integers(2, 5),
    st.integers(2, 3),
)
def test_what_alike_sentences_exchange_is_told_of_the_name_that_each_begins_with(
    form: tuple[str, str], layout: str, names: list[int], values: list[int], size: int, turned: int
) -> None:
    pattern, kind = form
    rows = [(NAMES[name], VALUES[kind][value]) for name, value in zip(names, values, strict=True)][:size]
    turned = min(turned, size)
    given = [rows[(place + 1) % turned][1] if place < turned else rows[place][1] for place in range(size)]
    assume(layout != " " or pattern.endswith("."))  # one line of rows that nothing parts
    wording = pattern.rstrip(".") if layout == "; " else pattern
    old, new = (
        lay_out([wording.format(name, value) for name, value in side], layout)
        for side in (rows, [(name, value) for (name, _), value in zip(rows, given, strict=True)])
    )
    for sides, is_back in (((old, new), False), ((new, old), True)):
        comparison = compare(*sides)
        for (name, gone), come in zip(rows[:turned], given, strict=False):
            assert is_told(comparison, name, *((come, gone) if is_back else (gone, come)))
        assert prove_coverage(comparison).is_complete
        assert any(str(change.materiality) == "material" for change in comparison.changes)
