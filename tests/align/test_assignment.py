"""The sparse assignment against every possible one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align.assignment import Edge, assign_pairs, split_components

scores = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)), st.integers(1, 20).map(lambda n: n / 20), max_size=14
)


def best_total(edges: list[Edge], weights: dict[Edge, float]) -> float:
    """Return the greatest sum of any assignment, by trying them all."""
    if not edges:
        return 0.0
    (i, j), *rest = edges
    without = best_total(rest, weights)
    with_first = weights[i, j] + best_total([edge for edge in rest if edge[0] != i and edge[1] != j], weights)
    return max(without, with_first)


@given(scores)
@settings(max_examples=300, deadline=None)
def test_no_assignment_has_a_greater_sum(weights: dict[Edge, float]) -> None:
    chosen = assign_pairs(weights)
    assert len({i for i, _ in chosen}) == len({j for _, j in chosen}) == len(chosen)
    assert abs(sum(weights[edge] for edge in chosen) - best_total(sorted(weights), weights)) < 1e-9


def test_a_path_may_first_lose_to_win_more() -> None:
    weights = {(0, 0): 0.9, (1, 0): 0.2, (0, 1): 0.8, (2, 1): 0.6}
    assert assign_pairs(weights) == {(0, 0), (2, 1)}


def test_a_large_component_is_matched_greedily_and_soundly() -> None:
    weights = {(i, j): 1 / (1 + abs(i - j)) for i in range(40) for j in range(40)}
    assert assign_pairs(weights) == {(i, i) for i in range(40)}


def test_components_share_no_unit() -> None:
    assert split_components([(0, 0), (1, 1), (1, 0), (2, 2)]) == [[(0, 0), (1, 1), (1, 0)], [(2, 2)]]
