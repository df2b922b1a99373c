"""Tables of which clause answers to which, how likely that is and why: of plan files, and of short texts of our own.

A person read them. `PLANCMP_UPDATE_GOLDEN=1` writes what is found now; then read the difference. The likelihood of a
link is what the fitted weights decide, so that one that slipped shows here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancmp import load
from plancmp.align.plans import align_plans
from plancmp.diff.reading import read_versions
from plancmp.model import Plan

FOLDER = Path(__file__).parent / "tables"
FIXTURES = Path(__file__).parents[2] / "fixtures"
VERSIONS = [
    ("us-28-point-draft", "geneva-refined-framework"),
    ("us-28-point-draft", "e3-edit"),
    ("us-28-point-draft", "twenty-point-framework"),
    ("us-april-2025", "european-april-2025"),
    ("paris-declaration-draft", "paris-declaration"),
]
TEXTS = sorted(path.stem.removesuffix("-old") for path in FOLDER.glob("*-old.md"))


def tell(old: Plan, new: Plan) -> Iterator[str]:
    """Yield each link and each clause that has none, a line each."""
    before, after = old.outline(), new.outline()
    alignment = align_plans(old, new)
    for link in alignment.links:
        for pair in link.pairs:
            reasons = "; ".join(f"{reason.kind} {reason.detail}".strip() for reason in pair.reasons)
            ids = f"{before[pair.old].clause.id} = {after[pair.new].clause.id}"
            yield f"{ids}, {pair.score:.4f}{', weak' if link.weak else ''}: {reasons}"
    yield from (f"{before[index].clause.id} has no answer" for index in alignment.removed)
    yield from (f"{after[index].clause.id} answers to none" for index in alignment.added)


def check(name: str, old: Plan, new: Plan) -> None:
    path = FOLDER / f"{name}.txt"
    told = "".join(f"{line}\n" for line in tell(old, new))
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("names", VERSIONS, ids="-to-".join)
def test_plan_files_are_aligned_as_the_table_says(names: tuple[str, str]) -> None:
    old, new = (load(FIXTURES / f"{name}.yaml") for name in names)
    check("-to-".join(names), old, new)


@pytest.mark.parametrize("name", TEXTS)
def test_texts_are_aligned_as_the_table_says(name: str) -> None:
    old, new = (load(FOLDER / f"{name}-{side}.md") for side in ("old", "new"))
    check(name, *read_versions(old, new, None))
