"""A topic's verdict is the one thing that happened to it, counted, with what is open, reported or contradicted."""

from __future__ import annotations

import pytest

from plancmp.diff import compare
from plancmp.diff.verdicts import Verdict, judge_topics
from plancmp.readers import loads

HEAD = "plancmp: 1\nid: p\ntitle: P\nsources: {a: {publisher: A}, b: {publisher: B}}\n"
ARMY = "{id: '6', topics: [military], text: The army is small., terms: {army: {must: {at_most: %s}}}}"


def judge(old: str, new: str, known: str = "full") -> list[Verdict]:
    plans = loads(f"{HEAD}clauses: [{old}]"), loads(f"{HEAD}disclosure: {known}\nclauses: [{new}]")
    return list(judge_topics(compare(*plans)))


def verdict(old: str, new: str, known: str = "full") -> Verdict:
    (only,) = judge(old, new, known)
    return only


def test_a_verdict_says_what_happened_and_how_often() -> None:
    assert verdict(ARMY % 600, ARMY % 800) == Verdict("military", "loosened", (("loosened", 1),), False, False, False)
    assert verdict(ARMY % 600, ARMY % 600) == Verdict("military", "unchanged", (), False, False, False)


def test_several_effects_are_mixed_and_counted_in_a_fixed_order() -> None:
    old = (
        "{id: '6', topics: [military], text: The army is small., terms:"
        " {a: {must: {at_most: 6}}, b: {must: {at_most: 6}}, c: {must: {at_most: 6}}, d: {must: yes}}}"
    )
    new = (
        "{id: '6', topics: [military], text: The army is small., terms:"
        " {a: {must: {at_most: 8}}, b: {must: {at_most: 4}}, c: {must: {at_most: 9}}, e: {must: yes}}}"
    )
    found = verdict(old, new)
    assert found.word == "mixed"
    assert found.effects == (("tightened", 1), ("loosened", 2), ("added", 1), ("dropped", 1))


@pytest.mark.parametrize(
    ("text", "word", "effects"),
    [
        ("The army is SMALL.", "unchanged", ()),
        ("This army was small.", "reworded", ()),
        ("The army is large.", "revised", (("revised", 1),)),
        ("The army is not small.", "revised", (("revised", 1),)),
    ],
)
def test_words_without_a_changed_term_count_only_where_they_bear_meaning(
    text: str, word: str, effects: tuple[tuple[str, int], ...]
) -> None:
    old = ARMY % 600
    found = verdict(old, old.replace("The army is small.", text))
    assert (found.word, found.effects) == (word, effects)


def test_a_clause_without_terms_that_is_gone_is_dropped() -> None:
    wordy = "{id: '7', topics: [nato], text: The country stays out.}"
    kept = ARMY % 600
    assert [(v.topic, v.word) for v in judge(f"{kept}, {wordy}", kept)] == [
        ("military", "unchanged"),
        ("nato", "dropped"),
    ]
    assert judge(f"{kept}, {wordy}", kept, "partial")[1].effects == (("withheld", 1),)
    assert judge(kept, f"{kept}, {wordy}")[1].effects == (("added", 1),)


def test_a_heading_that_holds_nothing_is_nothing_that_happened() -> None:
    empty = "{id: '7', topics: [nato], heading: Alliance}"
    kept = ARMY % 600
    assert judge(kept, f"{kept}, {empty}")[1].effects == ()


def test_topics_stand_in_the_order_of_first_mention() -> None:
    clauses = "{id: '1', topics: [nato, eu], text: One.}, {id: '2', topics: [military, eu], text: Two.}"
    assert [v.topic for v in judge(clauses, clauses)] == ["nato", "eu", "military"]


def test_a_topic_is_open_if_the_sides_disagree_in_the_new_version() -> None:
    open_clause = (ARMY % 600)[:-1] + ", agreement: open}"
    assert verdict(ARMY % 600, open_clause).is_open
    assert not verdict(open_clause, ARMY % 600).is_open
    assert not verdict(ARMY % 600, (ARMY % 600)[:-1] + ", agreement: agreed}").is_open


def report(first: str, second: str) -> str:
    return (
        "{id: r, topics: [military], disclosure: reported, reports:"
        f" [{{source: a, text: One., {first}}}, {{source: b, text: Two., {second}}}]}}"
    )


@pytest.mark.parametrize(
    ("first", "second", "has_conflict"),
    [
        ("terms: {army: {must: {at_most: 800}}}", "terms: {army: {must: {at_most: 900}}}", True),
        ("terms: {army: {must: {at_most: 800}}}", "terms: {army: {may: {at_most: 800}}}", True),
        ("terms: {army: {must: {at_most: 800}}}", "terms: {army: {must: {at_most: 800}, when: at war}}", True),
        ("terms: {army: {must: {at_most: 800}}}", "drops: [army]", True),
        ("terms: {army: {must: {at_most: 800}}}", "terms: {army: {must: {at_most: 800}}}", False),
        ("terms: {army: {must: {at_most: 800}}}", "terms: {navy: {must: {at_most: 900}}}", False),
        ("drops: [army]", "drops: [army]", False),
    ],
)
def test_reports_contradict_each_other_where_they_tell_a_term_differently(
    first: str, second: str, has_conflict: bool
) -> None:
    found = verdict(ARMY % 600, report(first, second), "partial")
    assert (found.is_reported, found.has_conflict) == (True, has_conflict)
    assert not verdict(report(first, second), ARMY % 600).is_reported
