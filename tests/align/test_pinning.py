"""Decisions of a person, row by row: read from a table, and turned into pins for the engine."""

from __future__ import annotations

import json

import pytest

from plancmp.align.alignment import Pins
from plancmp.align.pinning import Decision, read_decisions, resolve_decisions
from plancmp.model import Clause, Plan
from plancmp.readers import ReadError

OLD = Plan("a", "A", clauses=tuple(map(Clause, ("1", "2", "3"))))
NEW = Plan("b", "B", clauses=tuple(map(Clause, ("1", "2"))))
ROWS = (Decision(2, ("1", "2"), ("1",), "pin"), Decision(4, ("3",), ("2",), "forbid"))


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_rows_with_a_decision_are_read_from_csv(mark: str) -> None:
    lines = ["old,new,score,decision", "'1 + 2,1,0.9,pin", "2,2,0.1,", "3,2,0.3,forbid", ",,,", "3"]
    assert read_decisions("\n".join(lines).replace(",", mark), "links.csv") == ROWS


def test_rows_with_a_decision_are_read_from_json() -> None:
    rows = [
        {"old": ["1", "2"], "new": ["1"], "decision": "pin"},
        {"old": ["2"], "new": ["2"], "decision": None},
        {"old": ["3"], "new": ["2"], "decision": "forbid"},
    ]
    found = read_decisions(json.dumps(rows), "links.JSON")
    assert found == (Decision(1, ("1", "2"), ("1",), "pin"), Decision(3, ("3",), ("2",), "forbid"))


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("l.csv", "old,new\n1,1", 'l.csv:1:1: the first line should name the columns "old", "new" and "decision"'),
        ("l.csv", "old,new,decision\n1,1,keep", 'l.csv:2:1: the decision is "pin", "forbid" or empty, not "keep"'),
        ("l.csv", 'old,new,decision\n"1,1,pin', "l.csv:2:1: not CSV: unexpected end of data"),
        ("l.json", "[\n {]", "l.json:2:3: not JSON: Expecting property name enclosed in double quotes"),
        ("l.json", "[" * 100_000, "l.json: not JSON: nested too deep"),
        ("l.json", f"[{'1' * 5000}]", "l.json: not JSON: a number has too many digits"),
        ("l.json", "{}", 'l.json: item 1 should be a map with the lists "old" and "new", and a "decision"'),
        ("l.json", '[{"old": ["1"], "new": [1]}]', 'l.json: item 1 should be a map with the lists "old" and "new",'),
    ],
)
def test_a_table_that_is_none_is_refused(name: str, text: str, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_decisions(text, name)
    assert str(caught.value).startswith(message)


def test_decisions_become_pins_by_place() -> None:
    assert resolve_decisions(ROWS, OLD, NEW, "l.csv") == Pins({(0, 0), (1, 0)}, {(2, 1)})
    gone, come = Decision(2, ("3",), (), "pin"), Decision(3, (), ("2",), "pin")
    assert resolve_decisions([gone], OLD, NEW, "l.csv") == Pins(set(), {(2, 0), (2, 1)})
    assert resolve_decisions([come], OLD, NEW, "l.csv") == Pins(set(), {(0, 1), (1, 1), (2, 1)})


def test_decisions_on_clauses_that_are_not_there_are_refused_together() -> None:
    wrong = [Decision(2, ("4",), ("1",), "pin"), Decision(3, ("1",), ("9", "1"), "forbid")]
    with pytest.raises(ReadError) as caught:
        resolve_decisions(wrong, OLD, NEW, "l.csv")
    assert [
        (problem.line, '"4"' in problem.message or '"9"' in problem.message) for problem in caught.value.problems
    ] == [
        (2, True),
        (3, True),
    ]


def test_a_pair_is_not_both_kept_and_ruled_out() -> None:
    rows = [Decision(2, ("1",), ("1",), "pin"), Decision(3, ("1",), ("1",), "forbid")]
    with pytest.raises(ReadError):
        resolve_decisions(rows, OLD, NEW, "l.csv")
