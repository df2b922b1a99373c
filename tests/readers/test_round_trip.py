"""Nothing that a plan holds is lost on the way into a file and back."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plancmp.model import Attributes, Clause, Force, PartialDate, Plan, Quantity, Term
from plancmp.model.constraints import (
    Bound,
    Constraint,
    Dates,
    Deadline,
    Flag,
    Interval,
    Members,
    Mode,
    Pace,
    Shares,
    Wording,
)
from plancmp.readers import ReadError, build_schema, dump, dumps, dumps_json, load, loads
from tests import strategies
from tests.effort import count_calls
from tests.shared import any_plan

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.yaml"))
HEAD = "plancmp: 1\nid: p\ntitle: t\n"
SCHEMA = Draft202012Validator(build_schema())


class JsonLikeLoader(yaml.SafeLoader):
    """Reads YAML as an editor does before it asks the schema: dates stay text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - PyYAML's own name
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def read_as_editor(text: str) -> object:
    return yaml.load(text, Loader=JsonLikeLoader)  # noqa: S506 - a safe loader


def with_text(text: str) -> Plan:
    clause = Clause("1", text=text, heading=text, attributes=Attributes({"a": text, "b": [text, {"c": text}]}))
    return Plan("p", text, note=text, clauses=(clause,))


@given(any_plan)
def test_a_plan_written_as_yaml_reads_as_the_same_plan(plan: Plan) -> None:
    assert loads(dumps(plan)) == plan


@given(any_plan)
def test_a_plan_written_as_json_reads_as_the_same_plan(plan: Plan) -> None:
    assert loads(dumps_json(plan)) == plan


@given(any_plan)
def test_writing_again_what_was_read_changes_no_byte(plan: Plan) -> None:
    written = dumps(plan)
    assert dumps(loads(written)) == written


@given(strategies.wild_texts() | st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_in_every_place_of_a_file(text: str) -> None:
    plan = with_text(text)
    assert loads(dumps(plan)) == plan
    assert loads(dumps_json(plan)) == plan


@given(strategies.attributes())
def test_attributes_survive_with_their_types_and_order(attributes: Attributes) -> None:
    plan = Plan("p", "t", attributes=attributes)
    for text in (dumps(plan), dumps_json(plan)):
        assert repr(loads(text).attributes) == repr(attributes)


@given(any_plan)
def test_the_schema_accepts_every_plan_that_is_written(plan: Plan) -> None:
    SCHEMA.validate(json.loads(dumps_json(plan)))
    SCHEMA.validate(read_as_editor(dumps(plan)))


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixtures_load_and_survive_being_written(path: Path, tmp_path: Path) -> None:
    plan = load(path)
    SCHEMA.validate(read_as_editor(path.read_text("utf-8")))
    for name in ("copy.yaml", "copy.json"):
        dump(plan, tmp_path / name)
        assert load(tmp_path / name) == plan


def test_there_are_fixtures() -> None:
    assert len(FIXTURES) >= 11


@pytest.mark.parametrize(
    ("spelling", "constraint"),
    [
        ("yes", Flag(True)),
        ("No", Flag(False)),
        ("{yes_no: 'Yes'}", Flag(True)),
        ("{yes_no: false}", Flag(False)),
        ("'yes'", Wording("yes")),
        ("{wording: yes}", Wording("yes")),
        ("join NATO", Wording("join NATO")),
        ("!!str 5 stars of the party", Wording("5 stars of the party")),
        ("[Crimea]", Members(("Crimea",))),
        ("{all_of: [2014, Luhansk]}", Members(("2014", "Luhansk"))),
        ("{only: police}", Members(("police",), Mode.ONLY)),
        ("{unlimited: troops}", Interval(unit="troops")),
        ("{exactly: $100bn}", Interval(Bound(Quantity(10**11, "USD")), Bound(Quantity(10**11, "USD")))),
        ("{at_least: 5}", Interval(Bound(Quantity(5)))),
        ("{on: 2025}", Dates(PartialDate(2025), PartialDate(2025))),
        ("{after: 2025-11, by: 2026-05-15}", Dates(PartialDate(2025, 11), PartialDate(2026, 5, 15), strict_start=True)),
        ("{deadline: as soon as possible after signature}", Deadline(Pace.SOON, "signature")),
        ("{shares: {Ukraine: 50%}}", Shares((("Ukraine", Quantity(50, "%")),))),
    ],
)
def test_a_constraint_is_read_as_the_reference_says(spelling: str, constraint: Constraint) -> None:
    text = HEAD + f"clauses:\n  - id: a\n    terms: {{x: {{must: {spelling}}}}}\n"
    assert loads(text).clauses[0].terms[0].constraint == constraint


@pytest.mark.parametrize("text", ["5 years", "1/3", "2025", "YES", "true", "100 billion USD"])
def test_wording_that_looks_like_something_else_stays_wording(text: str) -> None:
    term = Term("x", force=Force.MUST, constraint=Wording(text))
    plan = Plan("p", "t", clauses=(Clause("a", terms=(term,)),))
    assert loads(dumps(plan)) == loads(dumps_json(plan)) == plan


def test_reading_takes_linear_time_however_many_names_a_file_has() -> None:
    names = [f"party {number}" for number in range(20_000)]
    text = HEAD + "parties: [{0}]\nclauses: [{{id: a, terms: {{x: {{party: [{0}], must: yes}}}}}}]\n".format(
        ", ".join(names)
    )
    wrong = text.replace("[party 0, ", "[party 0, party x, ").replace("parties: [party 0, party x", "parties: [party 0")

    def read() -> None:
        assert loads(text).parties == tuple(names)
        with pytest.raises(ReadError, match=r"known are party 0, party 1, .*, party 49, …"):
            loads(wrong)

    assert count_calls(read) < 300 * len(names)
