"""Each clause knows where it stands in its document, and nothing else depends on it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from plancmp import compare, dumps, load
from plancmp.cli import main
from plancmp.diff.coverage import prove_coverage
from plancmp.model import Plan
from tests.shared import any_plan

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("plan.md", ["line 15", "line 16", "line 18"]),
        ("plan-pandoc.txt", ["line 14", "line 16", "line 19"]),
        ("plan.akn.xml", ["line 47", "line 50", "line 53"]),
        ("plan-pandoc.docx", ["paragraph 7", "paragraph 8", "paragraph 9"]),
        ("plan-pandoc.html", ["paragraph 7", "paragraph 8", "paragraph 9"]),
        ("plan-libreoffice.pdf", ["page 1", "page 1", "page 1"]),
    ],
)
def test_clauses_know_their_places(name: str, places: list[str]) -> None:
    by_id = {clause.id: clause.place for clause in load(str(SAMPLES / name)).walk()}
    assert [by_id[f"2({letter})"] for letter in "abc"] == places


def test_lines_are_those_of_the_words() -> None:
    lines = (SAMPLES / "plan.md").read_text(encoding="utf-8").splitlines()
    for clause in load(str(SAMPLES / "plan.md")).walk():
        line = lines[int(clause.place.removeprefix("line ")) - 1]
        assert (clause.text or clause.heading).split()[0] in line


def test_each_paragraph_of_prose_has_its_own_place(tmp_path: Path) -> None:
    path = tmp_path / "prose.txt"
    path.write_text("The first side stops.\n\nThe second side stops, too.\n\nBoth meet.\n", encoding="utf-8")
    plan = load(str(path))
    assert [clause.place for clause in plan.walk()] == ["line 1", "line 3", "line 5"]


def scatter(plan: Plan, places: list[str]) -> Plan:
    entries = plan.outline()
    moved = [evolve(entry.clause, place=places[entry.index % len(places)]) for entry in entries]
    return evolve(plan, clauses=plan.replace_clauses(moved))


@given(any_plan, st.lists(st.sampled_from(["", "line 1", "line 2", "page 3"]), min_size=1))
def test_a_place_is_no_difference(plan: Plan, places: list[str]) -> None:
    moved = scatter(plan, places)
    assert moved == plan
    comparison = compare(plan, moved)
    assert comparison == compare(plan, plan)
    assert prove_coverage(comparison).is_complete
    assert dumps(moved) == dumps(plan)


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    paths = [tmp_path / name for name in ("old.txt", "new.txt")]
    paths[0].write_text("1. Peace holds.\n\n2. At most 600,000 soldiers serve.\n", encoding="utf-8")
    paths[1].write_text("A plan\n\n1. Peace holds.\n\n2. At most 800,000 soldiers serve.\n", encoding="utf-8")
    return list(map(str, paths))


def test_a_machine_is_told_the_line(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*pair, "-f", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    regions = [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"]]
    assert regions
    assert set(regions) == {5}


def test_the_report_in_json_says_where(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*pair, "-f", "json"]) == 1
    (change,) = [item for item in json.loads(capsys.readouterr().out)["changes"] if item["kind"] == "revised"]
    assert (change["old"][0]["place"], change["new"][0]["place"]) == ("line 3", "line 5")


def test_an_imported_plan_says_where(pair: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", pair[1]]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index('  - id: "2"') - 1] == "  # line 5"
