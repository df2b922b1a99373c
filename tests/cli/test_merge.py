"""Two sides against their base, through the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from plancmp.readers import load
from plancmp.report.merge import build_schema
from tests.cli.running import run_text

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = [str(FIXTURES / f"{name}.yaml") for name in ("us-28-point-draft", "e3-edit", "geneva-refined-framework")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_text("merge", *arguments)


def write_plan(folder: Path, name: str, *clauses: str, head: str = "") -> str:
    path = folder / f"{name}.yaml"
    path.write_text(f"plancmp: 1\nid: {name}\ntitle: {name}\n{head}clauses:\n" + "".join(f"  - {c}\n" for c in clauses))
    return str(path)


@pytest.fixture
def caps(tmp_path: Path) -> list[str]:
    clause = "{{id: '1', topics: [military], text: '{0}', terms: {{cap: {{party: A, must: {{{0}}}}}}}}}"
    limits = {"draft": "at_most: 500 t", "ours": "at_least: 600 t", "theirs": "at_most: 800 t"}
    return [write_plan(tmp_path, name, clause.format(limit)) for name, limit in limits.items()]


def test_the_summary_stands_first_and_lines_fit() -> None:
    result = run(*FILES)
    assert (result.returncode, result.stderr) == (1, "")
    text = " ".join(result.stdout.split())
    assert text.startswith("Terms and clauses: 2 conflict, 6 same in both, 6 B only, 82 not known, 1 unchanged.")
    assert "Not shown: 1 unchanged." in text
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_filters_count_what_they_hide() -> None:
    result = run(*FILES, "--only", "conflict", "--topic", "implementation")
    assert "joint security group" in result.stdout
    assert "nuclear treaty named" not in result.stdout
    assert "Not shown: 96 filtered out." in result.stdout
    only = run(*FILES, "--term", "ukraine-sovereignty")
    assert "unchanged  Ukraine sovereignty" in only.stdout
    assert only.returncode == 1


def test_what_both_allow_is_printed_and_no_conflict(caps: list[str]) -> None:
    result = run(*caps)
    assert result.returncode == 0
    assert result.stdout.splitlines()[-8:] == [
        "MILITARY LIMITS",
        "  compatible  A · cap",
        "    base  must: at most 500 t",
        "    A     must: at least 600 t",
        "    B     must: at most 800 t",
        "    both  must: 600 t to 800 t",
        "",
        "Accounted for: 1 term, 3 clauses in the three versions, each exactly once.",
    ]


def test_csv_is_the_negotiation_table(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    assert run(*FILES, "--only", "conflict", "-o", str(path)).returncode == 1
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [(row["topic"], row["term"], row["state"]) for row in rows] == [
        ("Nuclear weapons", "nuclear-treaty-named", "conflict"),
        ("Implementation and monitoring", "joint-security-group", "conflict"),
        ("", "", ""),
    ]
    assert rows[0]["base"] == "must: START I"
    assert rows[0]["ours"] == "must: Fair Start"
    assert rows[0]["theirs"] == "according to The Washington Post (2025-11-25): dropped"
    assert rows[0]["reason"] == "B leaves it out, and the other side changed it"
    assert rows[2]["reason"] == "Not shown: 95 filtered out."


def test_json_follows_its_schema(caps: list[str]) -> None:
    for files in (FILES, caps):
        data = json.loads(run(*files, "-f", "json").stdout)
        jsonschema.Draft202012Validator(build_schema()).validate(data)
    (row,) = data["rows"]
    assert row["overlap"]["says"] == "must: 600 t to 800 t"
    assert row["overlap"]["terms"] == [{"party": "A", "must": {"at_least": "600 t", "at_most": "800 t"}}]


def test_the_merged_plan_is_written_whole_and_merges_again(tmp_path: Path) -> None:
    path = tmp_path / "merged.yaml"
    assert run(*FILES, "--ours-party", "Europe", "--only", "conflict", "-o", str(path)).returncode == 1
    plan = load(path)
    (clause,) = [clause for clause in plan.walk() if clause.id == "15"]
    assert [option.by for option in clause.options] == [("Europe",), ("Geneva refined framework",)]
    assert run(*[str(path)] * 3, "--ours-party", "A", "--theirs-party", "B").returncode == 0


def test_trouble_is_one_line_and_exit_code_two(tmp_path: Path) -> None:
    other = write_plan(tmp_path, "other", "{id: '1', text: A.}", head="taxonomy: contracts\n")
    for arguments, problem in (
        (FILES[:2], "required: THEIRS"),
        ([*FILES, "--only", "conflicts"], "conflict"),
        ([*FILES, "--term", "electons"], "elections"),
        ([*FILES, "--topic", "militry"], "military"),
        ([*FILES, "-o", "a.docx"], "names no format"),
        (["-", "-", FILES[0]], "only one"),
        ([*FILES, "--ours-party", "X", "--theirs-party", "X"], "both sides have one name"),
        ([*FILES[:2], other], "different taxonomies: contracts, peace"),
    ):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, ""), problem
        assert problem in result.stderr
        assert len(result.stderr.splitlines()) == 1
