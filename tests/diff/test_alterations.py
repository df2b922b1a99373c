"""A sample of what `benchmarks/alterations.py` counts: no altered fact is missed, and nothing else is reported."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import plancmp
from benchmarks.alterations import (
    FIXTURES,
    alter_both,
    alter_document,
    alter_facts,
    alter_plan_words,
    judge,
    make_document,
)
from benchmarks.altered_texts import PARTIES
from plancmp.diff import compare
from plancmp.readers import load

pytestmark = pytest.mark.slow

EVERY = 20
JOINT = re.compile(f"({'|'.join(PARTIES)}) and ({'|'.join(PARTIES)})")
FILES = pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)


@FILES
def test_altered_facts_of_documents_are_reported_and_nothing_else_is(path: Path) -> None:
    document = make_document(load(str(path)))
    assert not compare(document, document).changes
    for alteration in alter_document(document, EVERY):
        if alteration.kind == "parties swapped" and JOINT.search(alteration.details):
            continue  # who does something together does it in either order
        comparison = compare(document, alteration.plan)
        assert judge(comparison, alteration) == ("found", False), (alteration.kind, alteration.details)


@FILES
def test_altered_facts_of_plan_files_are_reported_and_nothing_else_is(path: Path) -> None:
    plan = load(str(path))
    assert not compare(plan, load(str(path))).changes
    for alteration in (*alter_facts(plan, EVERY), *alter_plan_words(plan, EVERY)):
        result = judge(compare(plan, alteration.plan), alteration)
        assert result == ("found", False), (alteration.kind, alteration.clause, alteration.details)


@FILES
def test_a_changed_term_explains_no_other_fact_of_the_words(path: Path) -> None:
    plan = load(str(path))
    for alteration in alter_both(plan, EVERY):
        result = judge(compare(plan, alteration.plan), alteration, both=True)
        assert result == ("found", False), (alteration.kind, alteration.clause, alteration.details)


PLAN = """
plancmp: 1
id: {id}
title: A plan
parties: [Ukraine, Russia, All parties]
clauses:
  - id: "6"
    topics: [military]
    text: {text}
    terms:
      armed-forces-size: {{party: Ukraine, must: {{at_most: {cap} personnel}}}}
"""


def list_reviews(old: str, new: str, caps: tuple[int, int]) -> list[str]:
    versions = [
        plancmp.loads(PLAN.format(id=name, text=text, cap=cap))
        for name, text, cap in zip(("old", "new"), (old, new), caps, strict=True)
    ]
    return [
        field.cause.difference
        for change in compare(*versions).changes
        for field in change.fields
        if field.cause.rule == "wording-needs-review"
    ]


@pytest.mark.parametrize(
    ("new", "reviews"),
    [
        ("Ukraine's forces are held to 800,000 personnel.", []),
        ("Ukraine's army is limited to 800,000 personnel.", []),
        ("Ukraine's forces are not held to 800,000 personnel.", ["+ not"]),
        ("Russia's forces are held to 800,000 personnel.", ["− Ukraine's, + Russia's"]),
        ("Ukraine's forces are held to 800,000 personnel if all parties agree.", ["+ All parties, + if"]),
    ],
)
def test_a_raised_cap_explains_its_figures_and_nothing_else(new: str, reviews: list[str]) -> None:
    assert list_reviews("Ukraine's forces are held to 600,000 personnel.", new, (600_000, 800_000)) == reviews


@pytest.mark.parametrize(
    ("new", "reviews"),
    [
        ("Ukraine's forces are held to 600,000 vehicles.", ["− personnel, + vehicles"]),
        ("Ukraine's forces are held to USD 600,000.", ["+ usd"]),
        ("Russia's forces are held to 600,000 personnel.", ["− Ukraine's, + Russia's"]),
        ("Ukraine's forces are held to some 600,000 personnel.", ["+ some"]),
        ("Ukraine's armed forces are held to 600,000 personnel.", ["+ armed"]),
        ("Ukraine's force is being held to 600,000 personnel.", []),
    ],
)
def test_words_that_bear_meaning_are_listed_where_no_term_changed(new: str, reviews: list[str]) -> None:
    assert list_reviews("Ukraine's forces are held to 600,000 personnel.", new, (600_000, 600_000)) == reviews


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The questions of the last 30 years are settled.", "The questions of the last 30 years are not settled."),
        (
            "Ukraine regains the Zaporizhzhia power plant, with the United States involved, and the Kakhovka dam.",
            "Ukraine regains the Zaporizhzhia power plant, with Russia involved, and the Kakhovka dam.",
        ),
        (
            "It is expected that Russia does not invade its neighbours.",
            "It is not expected that Russia does not invade its neighbours.",
        ),
    ],
)
def test_a_single_word_that_changed_is_a_change_of_its_sentence(old: str, new: str, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("old.txt", "new.txt")]
    for path, text in zip(paths, (old, new), strict=True):
        path.write_text(f"1. {text}\n", encoding="utf-8")
    assert [str(term.effect) for term in compare(*(load(str(path)) for path in paths)).terms] == ["shifted"]
