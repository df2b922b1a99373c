"""The laws of a three-way merge, over generated plans."""

from __future__ import annotations

from collections import Counter

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from plancmp.diff import Effect
from plancmp.diff.engine import compare_as_read
from plancmp.diff.slots import walk_slots
from plancmp.history import Merge, Outcome, merge
from plancmp.history.merge import OURS, THEIRS, TermRow
from plancmp.model import Clause, Disclosure, Option, Plan, PlanDisclosure, Report
from plancmp.readers import dumps, find_taxonomy, loads
from plancmp.report.merge import FORMATS, render
from plancmp.report.merge_view import MergeView
from plancmp.report.messages import find_messages
from tests.laws import share
from tests.shared import any_pair, any_plan, small_plan
from tests.strategies import EDITS

PARTIES = (("A",), ("B",))


def make_known(plan: Plan) -> Plan:
    """Return a plan that is known in full, so that its silence is meant."""
    clauses = [
        entry.clause if entry.clause.disclosure.is_known else evolve(entry.clause, disclosure=Disclosure.STATED)
        for entry in plan.outline()
    ]
    known = evolve(plan, disclosure=PlanDisclosure.FULL, topic_disclosure=())
    return evolve(known, clauses=known.replace_clauses(clauses))


known_pairs = any_pair.map(lambda pair: (make_known(pair[0]), make_known(pair[1])))


@st.composite
def triangles(draw: DrawFn) -> tuple[Plan, Plan, Plan]:
    """A base and what two sides made of it, or three plans that have nothing to do with each other."""
    base = draw(any_plan)
    sides = []
    for _ in range(2):
        side = base
        for edit in draw(st.lists(st.sampled_from(EDITS), max_size=4)):
            side = edit(draw, side)
        sides.append(draw(st.one_of(st.just(side), st.just(side), st.just(side), small_plan)))
    return base, sides[0], sides[1]


any_triangle = share(triangles())


def combine(base: Plan, ours: Plan, theirs: Plan) -> Merge:
    return merge(base, ours, theirs, parties=PARTIES)


def list_clauses(plan: Plan) -> list[object]:
    """Return what a plan says, clause by clause in its places, whatever the ids of its sources."""
    contents = {source.id: evolve(source, id="") for source in plan.sources}

    def resolve(names: tuple[str, ...]) -> tuple[object, ...]:
        return tuple(contents.get(name, name) for name in names)

    def spell(clause: Clause) -> object:
        parts: tuple[Option | Report, ...] = (*clause.options, *clause.reports)
        terms = [clause.terms, *(part.terms for part in parts)]
        return (
            evolve(
                clause,
                source=(),
                clauses=(),
                terms=tuple(evolve(term, source=()) for term in clause.terms),
                options=(),
                reports=(),
            ),
            [_strip(part) for part in parts],
            resolve(clause.source),
            [resolve(part.source) for part in parts],
            [resolve(term.source) for group in terms for term in group],
        )

    return [(entry.path, spell(entry.clause)) for entry in plan.outline()]


def _strip(part: Option | Report) -> Option | Report:
    return evolve(part, source=(), terms=tuple(evolve(term, source=()) for term in part.terms))


def list_changes(rows: tuple[TermRow, ...], side: int) -> Counter[str]:
    return Counter(change.fingerprint for row in rows for change in row.track.states[side].changes)


@given(known_pairs)
def test_a_side_that_changed_nothing_leaves_what_the_other_says(pair: tuple[Plan, Plan]) -> None:
    base, side = pair
    for merged in (combine(base, base, side), combine(base, side, base)):
        assert list_clauses(merged.plan) == list_clauses(side)


@given(any_pair)
def test_the_table_holds_exactly_the_changes_of_the_side_that_made_them(pair: tuple[Plan, Plan]) -> None:
    base, side = pair
    ours, theirs = combine(base, side, base), combine(base, base, side)
    changes = Counter(change.fingerprint for change in compare_as_read(ours.base, ours.ours).terms)
    assert list_changes(ours.terms, OURS) == list_changes(theirs.terms, THEIRS) == changes
    assert not [row for row in ours.terms if row.theirs.effects]
    assert {row.outcome for row in ours.rows} <= {Outcome.UNCHANGED, Outcome.OURS, Outcome.NOT_KNOWN}
    assert {row.outcome for row in theirs.rows} <= {Outcome.UNCHANGED, Outcome.THEIRS, Outcome.NOT_KNOWN}


@given(any_pair)
def test_sides_that_say_the_same_are_in_no_conflict(pair: tuple[Plan, Plan]) -> None:
    merged = combine(pair[0], pair[1], pair[1])
    assert {row.outcome for row in merged.rows} <= {Outcome.UNCHANGED, Outcome.ALIKE, Outcome.NOT_KNOWN}
    if make_known(pair[1]) == pair[1]:
        assert list_clauses(merged.plan) == list_clauses(pair[1])


MIRROR = {Outcome.OURS: Outcome.THEIRS, Outcome.THEIRS: Outcome.OURS}


@given(any_triangle)
def test_swapping_the_sides_swaps_the_columns(triangle: tuple[Plan, Plan, Plan]) -> None:
    base, ours, theirs = triangle
    there = combine(base, ours, theirs)
    back = merge(base, theirs, ours, parties=PARTIES[::-1])

    def tell(row: TermRow, order: tuple[int, int]) -> str:
        outcome = row.outcome if order == (OURS, THEIRS) else MIRROR.get(row.outcome, row.outcome)
        sides = [(row.track.states[side].slots, row.track.states[side].changes) for side in order]
        return repr((row.base.slots, sides, outcome, row.overlap and (row.overlap.terms, row.overlap.obstacle)))

    assert sorted(tell(row, (OURS, THEIRS)) for row in there.terms) == sorted(
        tell(row, (THEIRS, OURS)) for row in back.terms
    )


@given(any_triangle)
def test_every_term_and_clause_of_the_three_stands_in_exactly_one_row(triangle: tuple[Plan, Plan, Plan]) -> None:
    merged = combine(*triangle)
    for version, plan in enumerate(merged.lineage.versions):
        outline = plan.outline()
        told = Counter(
            (slot.entry.index, repr(slot.variant), slot.term.name)
            for row in merged.terms
            for slot in row.track.states[version].slots
            if slot.term
        )
        held = Counter(
            (entry.index, repr(slot.variant), name)
            for entry in outline
            for name, slot in walk_slots(entry)
            if slot.term
        )
        assert told == held
        clauses = sorted(entry.index for row in merged.clauses for entry in row.entries(version))
        assert clauses == [entry.index for entry in outline]


@given(any_triangle)
def test_the_merged_plan_is_read_back_and_can_be_merged_again(triangle: tuple[Plan, Plan, Plan]) -> None:
    plan = combine(*triangle).plan
    assert loads(dumps(plan)) == plan
    again = combine(plan, plan, plan)
    assert {row.outcome for row in again.rows} <= {Outcome.UNCHANGED}
    assert list_clauses(again.plan) == list_clauses(plan)
    onward = combine(triangle[0], plan, triangle[2])
    assert loads(dumps(onward.plan)) == onward.plan


@given(any_triangle)
def test_what_is_not_known_is_neither_removed_nor_in_conflict(triangle: tuple[Plan, Plan, Plan]) -> None:
    base, ours, theirs = triangle
    hidden = evolve(theirs, disclosure=PlanDisclosure.PARTIAL, topic_disclosure=(), clauses=())
    merged = combine(base, ours, hidden)
    assert {row.outcome for row in merged.rows} <= {Outcome.UNCHANGED, Outcome.NOT_KNOWN}
    assert not [row for row in merged.terms if Effect.DROPPED in row.theirs.effects]


@settings(max_examples=20)  # each is written out
@given(any_triangle, st.sampled_from(["en", "uk"]))
def test_every_merge_can_be_written(triangle: tuple[Plan, Plan, Plan], language: str) -> None:
    view = MergeView(combine(*triangle), find_taxonomy("peace"))
    for form in FORMATS:
        assert render(form, view, find_messages(language)).endswith("\n")
