"""A date that stands on a line of its own under the title is that of the document; a day that is none is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plancmp.readers import load


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2026-03-01", "2026-03-01"),
        ("1 March 2026", "2026-03-01"),
        ("Posted on March 1, 2026", "2026-03-01"),
        ("1er mars 2026", "2026-03-01"),
        ("1. März 2026", "2026-03-01"),
        ("1 de marzo de 2026", "2026-03-01"),
        ("1 березня 2026 року", "2026-03-01"),
        ("2026-02-30", None),
        ("31 June 2026", None),
        ("1 Marchember 2026", None),
    ],
)
def test_a_date_under_the_title_is_that_of_the_document(tmp_path: Path, line: str, date: str | None) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(f"Agreement on Passage\n\n{line}\n\n1. Ships may pass.\n\n2. Tolls are fixed.\n", encoding="utf-8")
    plan = load(path)
    assert (str(plan.date) if plan.date else None) == date
