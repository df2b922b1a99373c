"""Constructors take what is plainly meant, and refuse anything else in one line that says where."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from plancmp.model import Clause, Disclosure, Force, PartialDate, Plan, PlanDisclosure, Source, Taxonomy, Term, Topic
from plancmp.model.constraints import Flag


def make(owner: type, *values: object, **fields: object) -> Any:  # noqa: ANN401 - any class of the model
    """Call a constructor as a notebook does, where nothing checks types beforehand."""
    return owner(*values, **fields)


def test_lists_become_tuples() -> None:
    plan = make(Plan, "p", "t", clauses=[make(Clause, "1", topics=["nato"])], parties=["Ukraine"])
    assert plan == Plan("p", "t", clauses=(Clause("1", topics=("nato",)),), parties=("Ukraine",))
    assert hash(plan) == hash(plan)


@pytest.mark.parametrize("date", ["2025-11-20", dt.date(2025, 11, 20), dt.datetime(2025, 11, 20, 7, tzinfo=dt.UTC)])
def test_a_date_in_any_form_is_a_date(date: object) -> None:
    assert make(Plan, "p", "t", date=date).date == PartialDate(2025, 11, 20)
    assert make(Source, "a", "AP", date=date).date == PartialDate(2025, 11, 20)


def test_words_become_members_of_their_enumerations_and_maps_become_what_they_mean() -> None:
    plan = make(Plan, "p", "t", disclosure="partial", topic_disclosure={"nato": "deferred"}, attributes={"page": 3})
    assert plan.disclosure is PlanDisclosure.PARTIAL
    assert plan.topic_disclosure == (("nato", Disclosure.DEFERRED),)
    assert plan.attributes["page"] == 3
    assert make(Term, "vote", ["Ukraine"], "must", Flag(True)).force is Force.MUST
    assert make(Taxonomy, "x", "X", [Topic("a", "A")]).topics == (Topic("a", "A"),)


@pytest.mark.parametrize(
    ("fields", "kind", "message"),
    [
        ({"parties": "Ukraine"}, TypeError, """Plan.parties: a list, not "Ukraine"; write ['Ukraine']"""),
        ({"parties": [1]}, TypeError, "Plan.parties: a text, not 1"),
        ({"parties": 5}, TypeError, "Plan.parties: a list, not 5"),
        ({"clauses": ["Peace."]}, TypeError, 'Plan.clauses: a Clause, not "Peace."'),
        ({"clauses": ("Peace.",)}, TypeError, 'Plan.clauses: a Clause, not "Peace."'),
        ({"title": None}, TypeError, "Plan.title: a text, not None"),
        ({"extracted": "no"}, TypeError, 'Plan.extracted: True or False, not "no"'),
        ({"date": "soon"}, ValueError, 'Plan.date: "soon" is not a date; write 2025-11-20, 2025-11 or 2025'),
        ({"date": 2025}, TypeError, "Plan.date: a date, not 2025; write it as 2025-11-20, 2025-11 or 2025"),
        ({"disclosure": "half"}, ValueError, 'Plan.disclosure: "half" is not one of full, partial, none'),
        ({"topic_disclosure": [("nato",)]}, TypeError, "Plan.topic_disclosure: a pair has two items, not 1"),
        ({"attributes": ["a"]}, TypeError, "Plan.attributes: a map, not a list"),
    ],
)
def test_anything_else_is_refused_in_one_line(fields: dict[str, object], kind: type[Exception], message: str) -> None:
    with pytest.raises(kind) as caught:
        make(Plan, **({"id": "p", "title": "t"} | fields))
    assert str(caught.value) == message
