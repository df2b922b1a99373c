"""Boxes to tick, typed in brackets."""

from __future__ import annotations

import pytest

from plancmp.readers.documents.boxes import draw_ticks


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("[x] Cats sleep.", "☒ Cats sleep."),
        ("[ ] Cats sleep.", "☐ Cats sleep."),
        ("Who pays: [X] buyer [ ] seller", "Who pays: ☒ buyer ☐ seller"),
        ("Within [ ] days.", "Within [ ] days."),
        ("See note[x] below.", "See note[x] below."),
        ("An item [a] of a list.", "An item [a] of a list."),
    ],
)
def test_boxes_are_drawn_and_blanks_stay(typed: str, drawn: str) -> None:
    assert draw_ticks(typed) == drawn
