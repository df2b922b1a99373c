"""The published JSON Schema and the model are one: the same keys, the same words, the same plans."""

from typing import Any

import attrs
import pytest
from jsonschema import Draft202012Validator

from plancmp.model import Clause, ConditionKind, Force, Option, Plan, Report, Source, Status, Term
from plancmp.model.constraints import KINDS
from plancmp.readers import build_schema

SCHEMA: Any = build_schema()
VALIDATOR = Draft202012Validator(SCHEMA)

# How a plan file spells what the model calls otherwise: see the reference of the plan file.
RENAMED: dict[str, dict[str, set[str]]] = {
    "term": {
        "name": set(),
        "instrument": {"in"},
        "force": set(Force),
        "constraint": set(Force),
        "conditions": set(ConditionKind),
    },
    "source": {"id": set()},
    "clause": {"place": set()},  # a plan file is its own source
}


def plan(**keys: object) -> dict[str, object]:
    return {"plancmp": 1, "id": "p", "title": "t", **keys}


def clause(**keys: object) -> dict[str, object]:
    return plan(clauses=[{"id": "1", **keys}])


def term(**keys: object) -> dict[str, object]:
    return clause(terms={"x": keys})


def test_the_schema_is_valid_itself() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("name", "model"),
    [("source", Source), ("term", Term), ("option", Option), ("report", Report), ("clause", Clause), ("plan", Plan)],
)
def test_the_properties_of_the_schema_are_the_attributes_of_the_model(
    name: str, model: type[attrs.AttrsInstance]
) -> None:
    schema = SCHEMA if name == "plan" else SCHEMA["$defs"][name]
    renamed = RENAMED.get(name, {})
    expected = {key for field in attrs.fields(model) for key in renamed.get(field.name, {field.name})}
    assert set(schema["properties"]) - {"plancmp"} == expected
    required = {field.name for field in attrs.fields(model) if field.default is attrs.NOTHING}
    assert set(schema.get("required", ())) - {"plancmp"} == {key for key in required if key in schema["properties"]}


def test_the_schema_describes_every_key_of_every_kind_of_constraint() -> None:
    (spelt,) = [item for item in SCHEMA["$defs"]["constraint"]["anyOf"] if item["type"] == "object"]
    assert set(spelt["properties"]) == {key for kind in KINDS for key in kind.keys}
    assert SCHEMA["properties"]["status"]["enum"] == list(Status)


@pytest.mark.parametrize(
    "data",
    [
        plan(),
        plan(plancmp="1", date="2025-11"),
        clause(source="ap", topics="nato"),
        term(must={"at_most": "600000 personnel"}, party=["A", "B"], **{"if": ["a", "b"], "in": "law"}),
        term(must=True),
        term(must={"yes_no": "yes"}),
        term(states={"shares": {"Ukraine": "1/3"}}),
        term(may=["Vienna"]),
        clause(options=[{"by": "Ukraine", "text": "a"}], reports=[{"source": "ap", "drops": ["x"]}]),
    ],
)
def test_the_schema_accepts_what_the_reference_shows(data: object) -> None:
    VALIDATOR.validate(data)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {},
        {"plancmp": 1, "id": "p"},
        plan(plancmp=2),
        plan(id=""),
        plan(id=" p"),
        plan(id="a\nb"),
        plan(clause=[]),
        plan(title=["t"]),
        plan(date="20 November"),
        plan(date="2025-1"),
        plan(status="leakd"),
        plan(disclosure="stated"),
        plan(parties=["A", "A"]),
        plan(parties={"A": 1}),
        plan(sources=["ap"]),
        plan(sources={"ap": {}}),
        plan(topic_disclosure={"nato": "partial"}),
        plan(attributes=[]),
        plan(clauses={}),
        plan(clauses=[{}]),
        clause(topcs=["nato"]),
        clause(agreement="yes"),
        clause(confidence=1),
        clause(clauses=[{"label": "a"}]),
        clause(options=[{"text": "a"}]),
        clause(reports=[{"text": "a"}]),
        term(mus="yes"),
        term(must=""),
        term(must=[]),
        term(must=["a", "a"]),
        term(must={}),
        term(must={"at_mos": "5 km"}),
        term(must={"at_most": ["5 km"]}),
        term(must={"shares": {}}),
        term(must={"yes_no": "perhaps"}),
        term(must={"deadline": 5}),
        term(must=True, evidence={"rule": "a"}),
        term(must=True, evidence={"rule": "a", "span": [-1, 2]}),
        term(must=True, **{"if": [5]}),
    ],
)
def test_the_schema_rejects_what_is_no_plan(data: object) -> None:
    assert not VALIDATOR.is_valid(data)
