"""In short tells of signs that are no words, too."""

from __future__ import annotations

import pytest

import plancmp


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("The purity is ≥ 95 %.", "The purity is ≤ 95 %.", "≥ → ≤ 95 %"),
        ("Insurance: ☒ host ☐ guest", "Insurance: ☐ host ☒ guest", "☒ host ☐ → ☐ host ☒ guest"),
    ],
)
def test_a_changed_sign_is_told_first(old: str, new: str, told: str) -> None:
    texts = [plancmp.parse(f"Order\n\n1. {text}\n\n2. The port is open.\n") for text in (old, new)]
    page = plancmp.compare(*texts).to_markdown()
    assert told in page.partition("## In short")[2].partition("By topic")[0].replace("*", "").replace("~", "")
    assert "No change to show" not in page
