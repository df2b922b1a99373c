"""Paragraphs that were put into one clause, or taken out of it, are neither gone nor new."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancmp.align.plans import align_plans
from plancmp.model import Clause, Plan

LINES = (
    "Guests row.", "Harbour", "The harbour opens at dawn and closes at dusk.", "Why is there a fee?", "Everyone",
    "Ropes are lent to any guest who asks the keeper for one.", "The keeper mends the quay each spring.", "Tolls",
    "A toll is paid for each boat that stays at the quay for a night.", "The chair is elected for two seasons.",
)  # fmt: skip


def _make_plan(*texts: str) -> Plan:
    clauses = (Clause(f"par-{place}", text=text) for place, text in enumerate(texts, 1))
    return Plan("p", "p", clauses=tuple(clauses), extracted=True)


@given(st.permutations(LINES), st.integers(1, 9))
def test_lines_that_were_joined_to_a_clause_or_parted_from_it_are_linked(lines: list[str], cut: int) -> None:
    apart, joined = _make_plan(*lines), _make_plan("\n".join(lines[:cut]), "\n".join(lines[cut:]))
    for old, new in ((apart, joined), (joined, apart)):
        alignment = align_plans(old, new)
        assert not alignment.removed
        assert not alignment.added


def test_a_line_that_stands_twice_in_one_version_and_once_in_the_other_is_gone_once() -> None:
    lines = list(LINES)
    old, new = _make_plan(*lines, "Everyone"), _make_plan("\n".join(lines))
    assert len(align_plans(old, new).removed) == 1
