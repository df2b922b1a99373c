"""A sample of what `benchmarks/alterations.py` counts: no altered fact is missed, and nothing else is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve

from benchmarks.alterations import FIXTURES, alter, judge, make_document
from plancmp.diff import compare
from plancmp.extract.plans import extract_plan
from plancmp.readers import find_taxonomy, load


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_altered_facts_are_reported_and_nothing_else_is(path: Path) -> None:
    taxonomy = find_taxonomy("peace")
    document = make_document(load(str(path)))
    old = extract_plan(document, taxonomy)
    assert not compare(old, extract_plan(document, taxonomy)).changes
    clauses = [entry.clause for entry in document.outline()]
    for index in range(0, len(clauses), 20):
        for kind, text in alter(clauses[index].text):
            changed = [*clauses[:index], evolve(clauses[index], text=text), *clauses[index + 1 :]]
            altered = evolve(document, clauses=document.replace_clauses(changed))
            assert judge(old, extract_plan(altered, taxonomy), index) == ("found", False), (kind, text)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (
            "The questions of the last 30 years are settled.",
            "The questions of the last 30 years are not settled.",
            "+ are not",
        ),
        (
            "Ukraine regains the Zaporizhzhia power plant, with the United States involved, and the Kakhovka dam.",
            "Ukraine regains the Zaporizhzhia power plant, with Russia involved, and the Kakhovka dam.",
            "− United States, + Russia",
        ),
        (
            "It is expected that Russia does not invade its neighbours.",
            "It is not expected that Russia does not invade its neighbours.",
            "+ not",
        ),
    ],
)
def test_a_term_that_stayed_explains_no_word(old: str, new: str, difference: str, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("old.txt", "new.txt")]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(f"1. {text}\n", encoding="utf-8")
    taxonomy = find_taxonomy("peace")
    (change,) = compare(*(extract_plan(load(str(path)), taxonomy) for path in paths)).changes
    reviews = [item.cause.difference for item in change.fields if item.cause.rule == "wording-needs-review"]
    assert reviews == [difference]
