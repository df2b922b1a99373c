"""Hypothesis strategies for the model: every kind of constraint, whole plans, and pairs of a plan and its edit.

Everything that is drawn here can be written in a plan file. Fields that may be left out are drawn as a set of names,
so that a failing example shrinks to the few that matter, and drawing stays fast.

To add a constraint kind: one row in `CONSTRAINTS`; a test walks `KINDS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from attrs import evolve
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from plancmp.model import (
    Agreement,
    Aside,
    AsideKind,
    Attributes,
    Clause,
    Companion,
    Condition,
    ConditionKind,
    Confidence,
    Disclosure,
    DocumentKind,
    Evidence,
    Force,
    Option,
    PartialDate,
    Plan,
    PlanDisclosure,
    Quantity,
    Report,
    Source,
    Status,
    Term,
)
from plancmp.model.companions import take_along
from plancmp.model.constraints import (
    Bound,
    Constraint,
    Dates,
    Deadline,
    Flag,
    Interval,
    Members,
    Mode,
    Pace,
    Shares,
    Wording,
)
from plancmp.model.quantity import compare_quantities
from plancmp.readers import find_taxonomy

PARTIES = ("Ukraine", "Russia", "United States", "NATO", "Europe", "Asset holders")
SOURCES = ("ap", "afp", "ft", "joint-statement")
TOPICS = tuple(topic.id for topic in find_taxonomy("peace").topics)
TERM_NAMES = (
    "armed-forces-size",
    "nato-membership",
    "guarantee-duration",
    "territory-recognition",
    "plant-shares",
    "election-deadline",
    "reconstruction-fund",
    "prisoner-exchange",
)
PLACES = ("Crimea", "Luhansk", "Donetsk", "Kherson", "Zaporizhzhia", "Vienna")
EVENTS = ("signature", "the ceasefire takes effect", "ratification by both parliaments", "20 January 2026")
NOUNS = ("personnel", "aircraft", "prisoners", "member states", "voters in Donetsk")
TIME_UNITS = ("hour", "day", "week", "month", "quarter", "year")
UNITS = (*TIME_UNITS, *NOUNS, "km", "mile", "ha", "t", "MW", "%", "", "USD", "EUR", "USD per year", "% per year")

_VOCABULARY = """
Ukraine Russia the NATO forces troops shall may not will be held to withdraw from join guarantee within days of or and
personnel territory ceasefire sanctions lifted assets frozen elections 600,000 800,000 $100bn 5 10(b) 50% until unless
signature Article treaty prisoners returned — no, yes; null: #1 - “peace” don't
"""
_WORDS = tuple(_VOCABULARY.split())

_TRAPS = (
    "",
    "yes",
    "no",
    "null",
    "~",
    "1e5",
    "-0",
    "1_000",
    "0x1F",
    "2025-11-20",
    "=",
    "<<",
    "1:30",
    ".5",
    "- a",
    "a: b",
)

# Every character that UTF-8 can hold: nothing that a program puts into a text may be lost.
_CHARACTERS = st.characters(exclude_categories=["Cs"])


def _spell_sentence(number: int) -> str:
    words = []
    while number:
        number, place = divmod(number, len(_WORDS) + 1)
        words.append(_WORDS[place - 1])
    return " ".join(words)


@cache
def sentences(max_words: int = 10) -> SearchStrategy[str]:
    """Text as plans have it: words of a plan, in any order; one draw, whatever its length."""
    return st.integers(1, (len(_WORDS) + 1) ** max_words - 1).map(_spell_sentence)


@cache
def wild_texts() -> SearchStrategy[str]:
    """Text that tries a writer: any characters, line ends, leading spaces, what YAML reads as something else."""
    return st.one_of(
        st.text(_CHARACTERS, max_size=30),
        st.text(" \n\t\r\x85\u2028\ufeff#:-'\"{}[]|>&*!%@`~,?ab1.", max_size=20),
        st.sampled_from(_TRAPS),
        st.lists(sentences(30), min_size=2, max_size=4).map("\n".join),
        sentences(60),
    )


@cache
def texts() -> SearchStrategy[str]:
    """Any text, mostly a plausible one."""
    return st.one_of(sentences(), sentences(), sentences(), wild_texts())


def _is_word(text: str) -> bool:
    return bool(re.fullmatch(r"\S(.*\S)?", text)) and text == text.strip() and "\n" not in text


@cache
def words() -> SearchStrategy[str]:
    """A name on one line, as ids and labels are."""
    wild = st.text(_CHARACTERS, min_size=1, max_size=8).filter(_is_word)
    return st.one_of(st.sampled_from(["1", "10(b)", "Article 5", "null", "yes", "a-b", "2025"]), wild)


@cache
def dates() -> SearchStrategy[PartialDate]:
    """A day, month or year; mostly near each other, so that they touch and overlap."""
    years = st.integers(2024, 2027) | st.sampled_from([1, 999, 9999])
    days = st.builds(PartialDate, years, st.integers(1, 12), st.integers(1, 28) | st.sampled_from([28]))
    ends = st.sampled_from([PartialDate(2024, 2, 29), PartialDate(2025, 11, 30), PartialDate(2025, 12, 31)])
    return st.one_of(days, ends, st.builds(PartialDate, years, st.integers(1, 12)), st.builds(PartialDate, years))


@cache
def numbers() -> SearchStrategy[Fraction]:
    """A number as plans give it: a small or round one, some decimals, a fraction."""
    return st.one_of(
        st.integers(0, 12).map(Fraction),
        st.integers(0, 10**12).map(Fraction),
        st.integers(1, 999).map(lambda number: Fraction(number * 1000)),
        st.integers(0, 10**4).map(lambda number: Fraction(number, 100)),
        st.builds(Fraction, st.integers(0, 50), st.integers(1, 50)),
    )


@cache
def quantities(units: tuple[str, ...] = UNITS) -> SearchStrategy[Quantity]:
    """A quantity with one of some units."""
    return st.builds(Quantity, numbers(), st.sampled_from(units))


@cache
@st.composite
def intervals(draw: DrawFn, units: tuple[str, ...] = UNITS) -> Interval:
    """An interval: open at one end or both, a range, or a point; its ends in one unit, or both in units of time."""
    unit = draw(st.sampled_from(units))
    shape = draw(st.sampled_from(["cap", "floor", "range", "point", "unlimited"]))
    if shape == "unlimited":
        return Interval(unit=unit)
    value = Quantity(draw(numbers()), unit)
    if shape == "point":
        return Interval(Bound(value), Bound(value))
    bound = Bound(value, draw(st.booleans()))
    if shape in {"cap", "floor"}:
        return Interval(None, bound) if shape == "cap" else Interval(bound, None)
    other = Quantity(draw(numbers()), draw(st.sampled_from(TIME_UNITS)) if unit in TIME_UNITS else unit)
    if not compare_quantities(value, other):
        return Interval(Bound(value), Bound(value))
    end = Bound(other, draw(st.booleans()))
    return Interval(bound, end) if compare_quantities(value, other) == -1 else Interval(end, bound)


@cache
@st.composite
def shares(draw: DrawFn) -> Shares:
    """Parts that do not exceed the whole, as percentages or fractions."""
    holders = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=4, unique=True))
    whole = draw(st.sampled_from([len(holders), 12, 100]))
    parts = []
    left = whole
    for holder in holders:
        part = draw(st.integers(0, left))
        left -= part
        amount = Fraction(part, whole)
        parts.append((holder, Quantity(amount * 100, "%") if draw(st.booleans()) else Quantity(amount)))
    return Shares(tuple(parts))


@cache
@st.composite
def date_spans(draw: DrawFn) -> Dates:
    """A date, or the days before, after or between dates."""
    first, second = sorted([draw(dates()), draw(dates())], key=lambda date: (date.first, date.last))
    shape = draw(st.sampled_from(["on", "start", "end", "both"]))
    if shape == "on":
        return Dates(first, first)
    if shape == "start":
        return Dates(first, None, draw(st.booleans()))
    if shape == "end":
        return Dates(None, first, strict_end=draw(st.booleans()))
    try:
        return Dates(first, second, draw(st.booleans()), draw(st.booleans()))
    except ValueError:
        return Dates(first, first)


@cache
@st.composite
def deadlines(draw: DrawFn) -> Deadline:
    """A time that depends on an event."""
    pace = draw(st.sampled_from(Pace))
    needs_event = pace in {Pace.ANY, Pace.BEFORE}
    event = draw(st.sampled_from(EVENTS if needs_event else ("", *EVENTS)))
    return Deadline(pace, event, draw(quantities(TIME_UNITS)) if pace in {Pace.WITHIN, Pace.NOT_WITHIN} else None)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


@cache
def members() -> SearchStrategy[Members]:
    """A set of places, parties or things."""
    items = st.lists(st.sampled_from(PLACES), min_size=1, max_size=4, unique=True)
    wild = st.lists(texts().filter(str.strip), min_size=1, max_size=3, unique_by=_fold)
    return st.builds(Members, items | items | wild, st.sampled_from(Mode))


@cache
def flags() -> SearchStrategy[Flag]:
    """Yes or no."""
    return st.builds(Flag, st.booleans())


@cache
def wordings() -> SearchStrategy[Wording]:
    """Free wording, also such as looks like another kind."""
    trap = st.sampled_from(["yes", "NO", "true", "5 years", "1/3", "2025", "null", "join NATO", "Join  NATO"])
    return st.one_of(trap, texts()).filter(str.strip).map(Wording)


CONSTRAINTS: Mapping[type[Constraint], Callable[[], SearchStrategy[Any]]] = {
    Interval: intervals,
    Shares: shares,
    Dates: date_spans,
    Deadline: deadlines,
    Members: members,
    Flag: flags,
    Wording: wordings,
}


@cache
def constraints() -> SearchStrategy[Constraint]:
    """A constraint of any kind."""
    return st.one_of([strategy() for strategy in CONSTRAINTS.values()])


@cache
def conditions() -> SearchStrategy[Condition]:
    """What limits when a term holds."""
    return st.builds(Condition, st.sampled_from(ConditionKind), texts())


@cache
def attributes() -> SearchStrategy[Attributes]:
    """Any plain data."""
    keys = st.one_of(st.sampled_from(["binding", "order", "yes", "null", "a b", ""]), texts())
    values = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 5),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        texts(),
    )
    trees = st.recursive(
        values,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=5,
    )
    return st.dictionaries(keys, trees, max_size=3).map(Attributes)


_FORCES = st.sampled_from(Force)
_TERM_HEADS = st.tuples(
    st.sampled_from(TERM_NAMES) | words(),
    st.sampled_from([*((party,) for party in PARTIES), (), PARTIES[:2]]),
    st.sampled_from([Disclosure.STATED, *Disclosure]),
)

_TERM_FIELDS: Mapping[str, SearchStrategy[Any]] = {
    "conditions": st.lists(conditions(), min_size=1, max_size=3).map(tuple),
    "toward": st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True).map(tuple),
    "instrument": st.sampled_from([("constitution",), ("law",), ("constitution", "law")]),
    "confidence": st.sampled_from(Confidence),
    "source": st.lists(st.sampled_from(SOURCES), min_size=1, max_size=2, unique=True).map(tuple),
    "note": texts(),
    "evidence": st.builds(
        lambda rule, start, length: Evidence(rule, (start, start + length)),
        st.sampled_from(["money", "duration", "1"]),
        st.integers(0, 50),
        st.integers(0, 50),
    ),
    "attributes": attributes(),
}


@cache
@st.composite
def terms(draw: DrawFn) -> Term:
    """A term, known or not."""
    name, party, disclosure = draw(_TERM_HEADS)
    extra = _draw_fields(draw, _TERM_FIELDS)
    if not disclosure.is_known:
        return Term(name, party, disclosure=disclosure, **extra)
    return Term(name, party, draw(_FORCES), draw(constraints()), disclosure=disclosure, **extra)


@cache
def term_lists(max_size: int = 3) -> SearchStrategy[tuple[Term, ...]]:
    """Terms of different names."""
    return st.lists(terms(), max_size=max_size, unique_by=lambda term: term.name).map(tuple)


_PARTY_LISTS = st.lists(st.sampled_from(PARTIES), min_size=1, max_size=2, unique=True).map(tuple)
_SOURCE_LISTS = st.lists(st.sampled_from(SOURCES), min_size=1, max_size=2, unique=True).map(tuple)


@cache
def options() -> SearchStrategy[Option]:
    """A bracketed alternative with the parties behind it."""
    return st.builds(
        Option,
        by=_PARTY_LISTS,
        text=texts(),
        terms=term_lists(2),
        source=st.just(()) | _SOURCE_LISTS,
        note=st.just("") | texts(),
    )


@cache
def reports() -> SearchStrategy[Report]:
    """What one source says."""
    return st.builds(
        Report,
        source=_SOURCE_LISTS,
        text=texts(),
        terms=term_lists(2),
        drops=st.lists(st.sampled_from(TERM_NAMES), max_size=2, unique=True).map(tuple),
        confidence=st.none() | st.sampled_from(Confidence),
        note=st.just("") | texts(),
    )


_CLAUSE_FIELDS: Mapping[str, SearchStrategy[Any]] = {
    "label": words(),
    "heading": texts(),
    "topics": st.lists(st.sampled_from(TOPICS), min_size=1, max_size=2, unique=True).map(tuple),
    "agreement": st.sampled_from(Agreement),
    "disclosure": st.sampled_from(Disclosure),
    "confidence": st.sampled_from(Confidence),
    "source": _SOURCE_LISTS,
    "note": texts(),
    "options": st.lists(options(), min_size=1, max_size=2).map(tuple),
    "reports": st.lists(reports(), min_size=1, max_size=2).map(tuple),
    "attributes": attributes(),
}


@cache
@st.composite
def clauses(draw: DrawFn) -> Clause:
    """A clause without sub-clauses."""
    return Clause(draw(words()), text=draw(texts()), terms=draw(term_lists(2)), **_draw_fields(draw, _CLAUSE_FIELDS))


@cache
def clause_trees(max_clauses: int = 8, min_clauses: int = 0) -> SearchStrategy[tuple[Clause, ...]]:
    """Clauses with sub-clauses, each id once."""
    rows = st.tuples(st.sampled_from([0, 0, 1, 2]), clauses())
    return st.lists(rows, min_size=min_clauses, max_size=max_clauses).map(_number_rows).map(_build_tree)


_SOURCE_FIELDS: Mapping[str, SearchStrategy[Any]] = {
    "title": texts(),
    "date": dates(),
    "url": st.sampled_from(["https://example.org/a?b=1#c", "https://example.org/%20"]),
    "language": st.sampled_from(["en", "uk", "no"]),
    "note": texts(),
}


@cache
@st.composite
def sources(draw: DrawFn) -> Source:
    """A source."""
    return Source(draw(words()), draw(texts()), **_draw_fields(draw, _SOURCE_FIELDS))


_TOPIC_DISCLOSURES = st.dictionaries(st.sampled_from(TOPICS), st.sampled_from(Disclosure), min_size=1, max_size=3).map(
    lambda pairs: tuple(pairs.items())
)

_HEADER_FIELDS: Mapping[str, SearchStrategy[Any]] = {
    "date": dates(),
    "status": st.sampled_from(Status),
    "disclosure": st.sampled_from(PlanDisclosure),
    "topic_disclosure": _TOPIC_DISCLOSURES,
    "note": texts(),
    "attributes": attributes(),
}


@cache
@st.composite
def companions(draw: DrawFn) -> Companion:
    """A companion: the name of a file, or a document of which not a clause is known."""
    if draw(st.booleans()):
        return Companion(draw(words()), "annex.yaml")
    fields = {"file": st.sampled_from(["annex.yaml", "papers/annex 1.json"]), **_HEADER_FIELDS}
    return Companion(draw(words()), title=draw(texts()), **_draw_fields(draw, fields))


_PLAN_FIELDS: Mapping[str, SearchStrategy[Any]] = {
    **_HEADER_FIELDS,
    # A report is laid over the text that it speaks of; its own tests hold that.
    "kind": st.sampled_from([kind for kind in DocumentKind if kind is not DocumentKind.REPORT]),
    "kind_reason": texts(),
    "account": st.lists(st.builds(Aside, st.sampled_from(AsideKind), texts()), min_size=1, max_size=3).map(tuple),
    "companions": st.lists(companions(), min_size=1, max_size=2, unique_by=lambda item: item.name).map(tuple),
}


@cache
@st.composite
def plans(draw: DrawFn, max_clauses: int = 8, min_clauses: int = 0) -> Plan:
    """A whole plan."""
    return Plan(
        draw(st.sampled_from(["draft", "final"]) | words()),
        draw(texts()),
        parties=draw(st.sampled_from([PARTIES, ()])),
        sources=(evolve(draw(sources()), id=SOURCES[0]), *(Source(name, name.upper()) for name in SOURCES[1:])),
        clauses=draw(clause_trees(max_clauses, min_clauses)),
        **_draw_fields(draw, _PLAN_FIELDS),
    )


@st.composite
def plan_sets(draw: DrawFn, versions: SearchStrategy[Plan]) -> Plan:
    """A plan with a companion."""
    plan, document = draw(versions), draw(versions)
    companion = Companion("§ annex", "annex.yaml")
    return take_along(evolve(plan, companions=(companion,)), companion, evolve(document, companions=()))


_EDITS = st.deferred(lambda: st.lists(st.sampled_from(EDITS), min_size=1, max_size=4))


@st.composite
def edited_plans(draw: DrawFn, versions: SearchStrategy[Plan]) -> tuple[Plan, Plan]:
    """A plan, and what a round of talks made of it."""
    plan = draw(versions)
    edited = plan
    for edit in draw(_EDITS):
        edited = edit(draw, edited)
    return plan, edited


Edit = Callable[[DrawFn, Plan], Plan]
_Row = tuple[int, Clause]


def change_figure(draw: DrawFn, plan: Plan) -> Plan:
    """Give a term another constraint, mostly of its own kind."""

    def change(term: Term) -> Term:
        if term.constraint is None:
            return term
        same_kind = CONSTRAINTS[type(term.constraint)]()
        return evolve(term, constraint=draw(same_kind | same_kind | constraints()))

    return _edit_term(draw, plan, change)


def change_force(draw: DrawFn, plan: Plan) -> Plan:
    """Give a term another force."""
    return _edit_term(draw, plan, lambda term: evolve(term, force=draw(st.sampled_from(Force))) if term.force else term)


def change_conditions(draw: DrawFn, plan: Plan) -> Plan:
    """Add a condition to a term, or take its conditions away."""

    def change(term: Term) -> Term:
        kept = draw(st.sampled_from([(), term.conditions]))
        return evolve(term, conditions=kept or (draw(conditions()),))

    return _edit_term(draw, plan, change)


def change_party(draw: DrawFn, plan: Plan) -> Plan:
    """Bind another party."""
    return _edit_term(draw, plan, lambda term: evolve(term, party=draw(_PARTY_LISTS | st.just(()))))


def change_term_disclosure(draw: DrawFn, plan: Plan) -> Plan:
    """Defer a term or hold it back, or state one that was not."""

    def change(term: Term) -> Term:
        if term.constraint is None:
            content = {"force": draw(st.sampled_from(Force)), "constraint": draw(constraints())}
            return evolve(term, disclosure=Disclosure.STATED, **content)
        unknown = draw(st.sampled_from([Disclosure.DEFERRED, Disclosure.UNDISCLOSED]))
        return evolve(term, force=None, constraint=None, disclosure=unknown)

    return _edit_term(draw, plan, change)


def drop_term(draw: DrawFn, plan: Plan) -> Plan:
    """Strike the last term of a clause."""
    return _edit_clause(draw, plan, lambda clause: evolve(clause, terms=clause.terms[:-1]))


def add_term(draw: DrawFn, plan: Plan) -> Plan:
    """Add a term to a clause."""

    def change(clause: Clause) -> Clause:
        free = [name for name in TERM_NAMES if name not in {term.name for term in clause.terms}]
        return evolve(clause, terms=(*clause.terms, evolve(draw(terms()), name=free[0]))) if free else clause

    return _edit_clause(draw, plan, change)


def reword(draw: DrawFn, plan: Plan) -> Plan:
    """Put a few words into a text, or take some out."""

    def change(clause: Clause) -> Clause:
        tokens = clause.text.split(" ")
        start = draw(st.integers(0, len(tokens)))
        end = draw(st.integers(start, min(start + 2, len(tokens))))
        tokens[start:end] = draw(st.lists(st.sampled_from(_WORDS), max_size=3))
        return evolve(clause, text=" ".join(tokens))

    return _edit_clause(draw, plan, change)


def change_record(draw: DrawFn, plan: Plan) -> Plan:
    """Change disclosure, agreement, topics, options or anything else that a clause says beside its words and terms."""

    def change(clause: Clause) -> Clause:
        name = draw(st.sampled_from(sorted(_CLAUSE_FIELDS)))
        return evolve(clause, **{name: draw(_CLAUSE_FIELDS[name])})

    return _edit_clause(draw, plan, change)


def change_plan_record(draw: DrawFn, plan: Plan) -> Plan:
    """Change what is said of the plan as a whole."""
    name = draw(st.sampled_from(sorted(_PLAN_FIELDS)))
    return evolve(plan, **{name: draw(_PLAN_FIELDS[name])})


def drop_clause(draw: DrawFn, plan: Plan) -> Plan:
    """Strike a clause; its sub-clauses move up."""
    rows = _list_rows(plan)
    if not rows:
        return plan
    del rows[draw(st.integers(0, len(rows) - 1))]
    return _with_rows(plan, rows)


def add_clause(draw: DrawFn, plan: Plan) -> Plan:
    """Put in a clause."""
    rows = _list_rows(plan)
    place = draw(st.integers(0, len(rows)))
    rows.insert(place, (draw(st.integers(0, 2)), evolve(draw(clauses()), id=_find_free_id(rows, "new"))))
    return _with_rows(plan, rows)


def move_clause(draw: DrawFn, plan: Plan) -> Plan:
    """Put a clause in another place, perhaps under another parent."""
    rows = _list_rows(plan)
    if not rows:
        return plan
    _, clause = rows.pop(draw(st.integers(0, len(rows) - 1)))
    rows.insert(draw(st.integers(0, len(rows))), (draw(st.integers(0, 2)), clause))
    return _with_rows(plan, rows)


def renumber(draw: DrawFn, plan: Plan) -> Plan:
    """Give every clause another id, in the same order or turned round."""
    rows = _list_rows(plan)
    old = [clause.id for _, clause in rows]
    new = old[::-1] if draw(st.booleans()) else [f"Article {place}" for place in range(1, len(old) + 1)]
    return _with_rows(plan, [(depth, evolve(clause, id=name)) for (depth, clause), name in zip(rows, new, strict=True)])


def split_clause(draw: DrawFn, plan: Plan) -> Plan:
    """Make two clauses of one: half of its words and terms each."""
    rows = _list_rows(plan)
    if not rows:
        return plan
    place = draw(st.integers(0, len(rows) - 1))
    depth, clause = rows[place]
    tokens = clause.text.split(" ")
    middle = len(tokens) // 2
    first = evolve(clause, text=" ".join(tokens[:middle]), terms=clause.terms[::2])
    second = Clause(
        _find_free_id(rows, clause.id), text=" ".join(tokens[middle:]), topics=clause.topics, terms=clause.terms[1::2]
    )
    return _with_rows(plan, [*rows[:place], (depth, first), (depth, second), *rows[place + 1 :]])


EDITS: tuple[Edit, ...] = (
    change_figure,
    change_force,
    change_conditions,
    change_party,
    change_term_disclosure,
    drop_term,
    add_term,
    reword,
    change_record,
    change_plan_record,
    drop_clause,
    add_clause,
    move_clause,
    renumber,
    split_clause,
)


def _draw_fields(draw: DrawFn, table: Mapping[str, SearchStrategy[Any]]) -> dict[str, Any]:
    return {name: draw(table[name]) for name in draw(_choose_names(tuple(table)))}


@cache
def _choose_names(names: tuple[str, ...]) -> SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), max_size=3, unique=True)


def _number_rows(rows: Sequence[_Row]) -> list[_Row]:
    """Give the clauses ids, most of them plain numbers: none twice."""
    numbered: list[_Row] = []
    taken: set[str] = set()
    for place, (depth, clause) in enumerate(rows, 1):
        name = str(place) if place % 3 or clause.id in taken else clause.id
        name = name if name not in taken else f"clause {place}"
        taken.add(name)
        numbered.append((depth, evolve(clause, id=name)))
    return numbered


def _list_rows(plan: Plan) -> list[_Row]:
    return [(len(entry.path) - 1, evolve(entry.clause, clauses=())) for entry in plan.outline()]


def _with_rows(plan: Plan, rows: Sequence[_Row]) -> Plan:
    return evolve(plan, clauses=_build_tree(rows))


def _build_tree(rows: Sequence[_Row]) -> tuple[Clause, ...]:
    """Return the tree whose clauses, each before its sub-clauses, have these depths; what is too deep goes up."""
    levels: list[list[Clause]] = [[]]
    depths: list[int] = []
    for depth, _ in rows:
        depths.append(min(depth, depths[-1] + 1 if depths else 0))
    for (_, clause), depth in reversed(list(zip(rows, depths, strict=True))):
        levels += [[] for _ in range(depth + 2 - len(levels))]
        under = tuple(reversed(levels[depth + 1]))
        levels[depth + 1] = []
        levels[depth].append(evolve(clause, clauses=under))
    return tuple(reversed(levels[0]))


def _find_free_id(rows: Sequence[_Row], stem: str) -> str:
    taken = {clause.id for _, clause in rows}
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _edit_clause(draw: DrawFn, plan: Plan, change: Callable[[Clause], Clause]) -> Plan:
    rows = _list_rows(plan)
    if not rows:
        return plan
    place = draw(st.integers(0, len(rows) - 1))
    rows[place] = (rows[place][0], change(rows[place][1]))
    return _with_rows(plan, rows)


def _edit_term(draw: DrawFn, plan: Plan, change: Callable[[Term], Term]) -> Plan:
    rows = _list_rows(plan)
    slots = [(row, place) for row, (_, clause) in enumerate(rows) for place in range(len(clause.terms))]
    if not slots:
        return plan
    row, place = draw(st.sampled_from(slots))
    depth, clause = rows[row]
    terms_then = (*clause.terms[:place], change(clause.terms[place]), *clause.terms[place + 1 :])
    rows[row] = (depth, evolve(clause, terms=terms_then))
    return _with_rows(plan, rows)
