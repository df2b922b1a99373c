"""How many examples a law of the design is held against, and where they come from."""

from __future__ import annotations

import os
from typing import TypeVar

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_IS_CI = os.environ.get("CI") == "true"
LAW = settings(max_examples=350 if _IS_CI else 60)

Example = TypeVar("Example")


def share(strategy: SearchStrategy[Example], law: settings = LAW) -> SearchStrategy[Example]:
    """Return a strategy whose examples are drawn once, in CI, for all laws that hold it.

    Drawing a plan takes several times as long as comparing it. In daily work each law draws its own, and shrinks them.
    """
    return st.deferred(lambda: st.sampled_from(_draw(strategy, law.max_examples))) if _IS_CI else strategy


_DRAWN: dict[SearchStrategy[object], list[object]] = {}


def _draw(strategy: SearchStrategy[Example], count: int) -> list[Example]:
    """Return the examples of a strategy, the simplest first, as that is what a failing law is shrunk to."""
    if strategy not in _DRAWN:
        found: list[Example] = []

        @settings(max_examples=count, phases=[Phase.generate])
        @given(strategy)
        def keep(example: Example) -> None:
            found.append(example)

        keep()
        _DRAWN[strategy] = sorted(found, key=lambda example: len(repr(example)))
    return _DRAWN[strategy]  # type: ignore[return-value]
