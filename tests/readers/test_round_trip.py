"""Nothing that a plan holds is lost on the way into a file and back."""

import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from plancmp.model import Attributes, Clause, Plan
from plancmp.readers import build_schema, dump, dumps, dumps_json, load, loads
from tests import strategies

FIXTURES = sorted((Path(__file__).parents[2] / "fixtures").glob("*.yaml"))
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


@given(strategies.plans())
def test_a_plan_written_as_yaml_reads_as_the_same_plan(plan: Plan) -> None:
    assert loads(dumps(plan)) == plan


@given(strategies.plans())
def test_a_plan_written_as_json_reads_as_the_same_plan(plan: Plan) -> None:
    assert loads(dumps_json(plan)) == plan


@given(strategies.plans())
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


@given(strategies.plans())
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
