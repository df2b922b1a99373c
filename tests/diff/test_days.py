"""Days of one kind in the place of days of another change a deadline."""

from __future__ import annotations

import pytest

from plancmp import compare, parse
from plancmp.diff import Effect


@pytest.mark.parametrize(
    ("old", "new", "effects"),
    [
        ("10 trading days", "10 banking days", [Effect.SHIFTED]),
        ("10 trading days", "10 days", [Effect.TIGHTENED]),
        ("10 days", "10 trading days", [Effect.LOOSENED]),
        ("10 consecutive days", "10 days", [Effect.SHIFTED]),
        ("10 working days", "10 business days", []),
    ],
)
def test_the_kind_of_days_counts(old: str, new: str, effects: list[Effect]) -> None:
    plans = (parse(f"1. The buyer pays the price within {days}.\n\n2. Salt is free.\n") for days in (old, new))
    assert [term.effect for term in compare(*plans).terms] == effects
