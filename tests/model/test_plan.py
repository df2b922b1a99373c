"""A plan is a tree that can be walked in its order, and knows what its silence means."""

from collections.abc import Callable

import pytest
from attrs import evolve
from hypothesis import given

from plancmp.model import (
    Clause,
    Condition,
    ConditionKind,
    Disclosure,
    Force,
    Option,
    Plan,
    PlanDisclosure,
    Report,
    Source,
    Taxonomy,
    Term,
    Topic,
)
from plancmp.model.constraints import Flag
from plancmp.readers import find_taxonomy
from tests.shared import any_plan

TREE = Plan(
    "p",
    "t",
    clauses=(
        Clause(
            "1",
            topics=("nato",),
            source=("ap",),
            clauses=(Clause("1a", clauses=(Clause("1a-i", topics=("eu",), source=("ft",)),)), Clause("1b")),
        ),
        Clause("2", label="Article 2"),
    ),
)


def test_the_outline_lists_each_clause_before_its_sub_clauses() -> None:
    assert [entry.clause.id for entry in TREE.outline()] == ["1", "1a", "1a-i", "1b", "2"]
    assert [entry.index for entry in TREE.outline()] == [0, 1, 2, 3, 4]
    assert [entry.parent for entry in TREE.outline()] == [None, 0, 1, 0, None]
    assert [entry.path for entry in TREE.outline()] == [(0,), (0, 0), (0, 0, 0), (0, 1), (1,)]


def test_sub_clauses_without_topics_or_sources_have_those_of_their_parent() -> None:
    assert [entry.topics for entry in TREE.outline()] == [("nato",), ("nato",), ("eu",), ("nato",), ()]
    assert [entry.source for entry in TREE.outline()] == [("ap",), ("ap",), ("ft",), ("ap",), ()]


@given(any_plan)
def test_every_path_of_the_outline_leads_to_its_clause(plan: Plan) -> None:
    entries = plan.outline()
    assert [entry.clause for entry in entries] == list(plan.walk())
    assert [entry.path for entry in entries] == sorted(entry.path for entry in entries)
    for entry in entries:
        clauses = plan.clauses
        for index in entry.path:
            clause = clauses[index]
            clauses = clause.clauses
        assert clause is entry.clause
        above = entries[entry.parent] if entry.parent is not None else None
        assert (above.path if above else ()) == entry.path[:-1]
        assert entry.topics == (entry.clause.topics or (above.topics if above else ()))


def test_a_tree_may_be_deeper_than_the_stack() -> None:
    clause = Clause("0")
    for depth in range(1, 5000):
        clause = Clause(str(depth), clauses=(clause,))
    plan = Plan("p", "t", clauses=(clause,))
    assert len(plan.outline()) == len(list(plan.walk())) == 5000


@given(any_plan)
def test_other_clauses_stand_in_the_same_places(plan: Plan) -> None:
    altered = [evolve(entry.clause, note="x", clauses=()) for entry in plan.outline()]
    other = evolve(plan, clauses=plan.replace_clauses(altered))
    assert [entry.path for entry in other.outline()] == [entry.path for entry in plan.outline()]
    assert [evolve(clause, clauses=()) for clause in other.walk()] == altered
    assert plan.replace_clauses([entry.clause for entry in plan.outline()]) == plan.clauses


def test_a_clause_is_called_by_its_label_or_else_by_its_id() -> None:
    assert [clause.number for clause in TREE.walk()] == ["1", "1a", "1a-i", "1b", "Article 2"]


def test_a_source_is_found_by_its_id() -> None:
    plan = Plan("p", "t", sources=(Source("ap", "AP"), Source("ft", "FT")))
    assert plan.source("ft").publisher == "FT"
    with pytest.raises(KeyError, match="afp"):
        plan.source("afp")


@pytest.mark.parametrize(
    ("disclosure", "by_topic", "topics", "meaning"),
    [
        ("full", {}, (), "stated"),
        ("full", {}, ("nato",), "stated"),
        ("partial", {}, (), "undisclosed"),
        ("none", {}, ("nato",), "undisclosed"),
        ("partial", {"nato": "stated"}, ("nato",), "stated"),
        ("partial", {"nato": "stated"}, ("nato", "eu"), "undisclosed"),
        ("full", {"nato": "reported"}, ("nato",), "undisclosed"),
        ("full", {"nato": "undisclosed"}, ("nato",), "undisclosed"),
        ("full", {"nato": "undisclosed"}, ("eu",), "stated"),
        ("full", {"nato": "deferred"}, ("eu", "nato"), "deferred"),
        ("partial", {"nato": "deferred", "eu": "undisclosed"}, ("eu", "nato"), "deferred"),
        ("full", {"nato": "deferred"}, (), "stated"),
    ],
)
def test_what_silence_on_topics_means(
    disclosure: str, by_topic: dict[str, str], topics: tuple[str, ...], meaning: str
) -> None:
    pairs = tuple((topic, Disclosure(known)) for topic, known in by_topic.items())
    plan = Plan("p", "t", disclosure=PlanDisclosure(disclosure), topic_disclosure=pairs)
    assert plan.disclosure_of(topics) == meaning


YES = Term("x", force=Force.MUST, constraint=Flag())


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: evolve(TREE, clauses=(*TREE.clauses, Clause("1a"))), 'clause id "1a" is used twice in plan "p"'),
        (lambda: Plan("p", "t", sources=(Source("a", "A"), Source("a", "B"))), 'two sources of plan "p" have one id'),
        (lambda: Clause("1", terms=(YES, YES)), 'term "x" is used twice in one place'),
        (lambda: Option(("Ukraine",), terms=(YES, YES)), 'term "x" is used twice in one place'),
        (lambda: Report(("ap",), terms=(YES, YES)), 'term "x" is used twice in one place'),
        (lambda: Term("x", force=Force.MUST), 'term "x" has a force without a constraint, or the reverse'),
        (lambda: Term("x", constraint=Flag()), 'term "x" has a force without a constraint, or the reverse'),
        (lambda: Term("x"), 'term "x" is stated but does not say what it is'),
        (
            lambda: Term("x", force=Force.MUST, constraint=Flag(), disclosure=Disclosure.DEFERRED),
            'term "x" is deferred but says what it is',
        ),
        (lambda: Taxonomy("a", "A", (Topic("x", "X"), Topic("x", "Y"))), 'topic "x" is used twice in taxonomy "a"'),
    ],
)
def test_what_contradicts_itself_cannot_be_built(build: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        build()
    assert str(caught.value) == message


def test_conditions_are_grouped_by_their_kind_and_keep_their_order_in_it() -> None:
    unless, first, second = (
        Condition(ConditionKind.UNLESS, "attacked"),
        Condition(ConditionKind.IF, "b"),
        Condition(ConditionKind.IF, "a"),
    )
    assert evolve(YES, conditions=[unless, first, second]).conditions == (first, second, unless)
    assert evolve(YES, conditions=[first, unless]) == evolve(YES, conditions=[unless, first])


def test_a_taxonomy_orders_and_titles_its_topics() -> None:
    peace = find_taxonomy("peace")
    ids = [topic.id for topic in peace.topics]
    assert "nato" in peace
    assert "fisheries" not in peace
    assert peace.title_of("nato") == "NATO"
    assert peace.title_of("fisheries") == "fisheries"
    assert [peace.order_of(topic) for topic in ids] == [*range(len(ids))]
    assert peace.order_of("fisheries") == len(peace.topics)
