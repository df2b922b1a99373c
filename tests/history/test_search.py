"""A clause looked for in many versions: each answer is what `compare` makes of the clause and that version."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given

import plancmp
from plancmp import Clause, Plan, compare, pick_clauses, search
from tests.history.treaties import write_treaties
from tests.shared import any_pair

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"


def load_fixtures() -> list[Plan]:
    return [plancmp.load(path) for path in sorted(FIXTURES.glob("*.yaml"))]


def read_text(text: str) -> Plan:
    return Plan("query", text, clauses=(Clause("text", text=text),), extracted=True)


@given(any_pair)
def test_an_answer_is_what_compare_says(pair: tuple[Plan, Plan]) -> None:
    query, plan = pair
    linked = [change for change in compare(query, plan).clauses if change.old and change.new]
    answers = search(query, [plan])
    # By their links: what is unchanged has no fingerprint.
    assert {answer.change.link: answer.change for answer in answers} == {one.link: one for one in linked}
    assert [answer.score for answer in answers] == sorted((answer.score for answer in answers), reverse=True)


def test_the_size_of_the_army_is_found_wherever_it_is_laid_down() -> None:
    query = pick_clauses(plancmp.load(FIXTURES / "us-28-point-draft.yaml"), ["6"])
    found = {
        answer.name: (answer.change.new[0].clause.id, [str(term.effect) for term in answer.change.terms])
        for answer in search(query, load_fixtures())
        if not answer.is_weak
    }
    assert found == {
        "us-28-point-draft": ("6", []),
        "e3-edit": ("6", ["loosened"]),
        "twenty-point-framework": ("4", ["loosened"]),
        "geneva-refined-framework": ("army", ["dropped", "loosened"]),
        "european-april-2025": ("army", ["loosened", "added"]),
        "european-24-points": ("11", ["loosened", "added", "added"]),
    }


def test_words_alone_are_a_query() -> None:
    answers = search(read_text("Ukraine will hold elections within 100 days."), load_fixtures())
    assert [(answer.name, answer.change.new[0].clause.id) for answer in answers] == [("us-28-point-draft", "25")]


@pytest.mark.parametrize(
    "words",
    [
        "The moon is made of green cheese.",
        "A list of the books is kept at the desk for all members.",
        "It is expected that visitors will not feed the birds.",
        "The rules enter into force on the day of their publication.",
    ],
)
def test_a_few_words_in_common_are_weak(words: str) -> None:
    assert all(answer.is_weak for answer in search(read_text(words), load_fixtures()))


def test_answers_do_not_hang_on_the_rest_of_the_collection() -> None:
    plans = write_treaties(3, 4)
    query = pick_clauses(plans[0], ["3"])
    whole = search(query, plans)
    alone = [answer for plan in plans for answer in search(query, [plan])]
    assert sorted(whole, key=lambda answer: answer.name) == sorted(alone, key=lambda answer: answer.name)
    assert {answer.name for answer in whole} == {f"treaty-0-{version}" for version in range(4)}
    with ThreadPoolExecutor(3) as threads:
        assert search(query, plans, executor=threads) == whole


def test_clauses_are_picked_by_id_or_number_with_what_is_below_them() -> None:
    plan = plancmp.load(FIXTURES / "us-28-point-draft.yaml")
    picked = pick_clauses(plan, ["7", "10(a)", "7"])
    assert [clause.id for clause in picked.walk()] == ["7", "7(a)", "7(b)", "10(a)"]
    above = {entry.clause.id: entry.topics for entry in plan.outline()}
    assert picked.outline()[3].topics == above["10(a)"]
    with pytest.raises(KeyError):
        pick_clauses(plan, ["7", "99"])
