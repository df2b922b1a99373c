"""Two outlets' texts of one version through the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run_text

AGENCY = """# The agency's reading

1. The armed forces will be limited to 600,000 personnel.
2. Ukraine will hold elections in 100 days.
3. The guarantee shall be legally binding. A council will monitor it.
"""
PAPER = """The plan, point by point

1. The army may not have more than six hundred thousand troops.

2. Within a hundred days, Ukraine may hold elections.

3. A council monitors the guarantee.

4. Russia returns to the G8.
"""


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    for name, text in (("agency.md", AGENCY), ("paper.txt", PAPER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "agency.md"), str(tmp_path / "paper.txt")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_text("renderings", *arguments)


def test_divergences_are_listed_and_the_exit_code_is_one(texts: list[str]) -> None:
    result = run(*texts)
    assert (result.returncode, result.stderr) == (1, "")
    words = " ".join(result.stdout.split())
    assert "A “will hold elections in 100”; B “may hold elections”" in words
    assert "A “legally binding”; B nothing of the kind" in words
    assert "4 (only in B)" in result.stdout
    assert "To verify: 3 (1 duty, ban or right, 1 qualifier, 1 point)." in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_no_divergence_is_exit_code_zero_and_trouble_is_two(texts: list[str]) -> None:
    same = run(texts[0], texts[0])
    assert same.returncode == 0
    assert "No divergence found." in same.stdout
    missing = run(texts[0], "nowhere.txt")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert run("-", "-").returncode == 2


def test_every_format_holds_the_same_divergences(texts: list[str], tmp_path: Path) -> None:
    data = json.loads(run(*texts, "-f", "json").stdout)
    listed = [item for point in data["points"] for item in point["divergences"]]
    assert [item["kind"] for item in listed] == ["force", "qualifier", "point"]
    rows = list(csv.DictReader(io.StringIO(run(*texts, "-f", "csv").stdout)))
    assert [row["fingerprint"] for row in rows] == [item["fingerprint"] for item in listed]
    assert run(*texts, "-o", str(tmp_path / "verify.md")).returncode == 1
    markdown = (tmp_path / "verify.md").read_text(encoding="utf-8")
    assert all(f"`{item['fingerprint']}`" in markdown for item in listed)


def test_a_link_that_a_person_rules_out_is_not_made(texts: list[str], tmp_path: Path) -> None:
    links = tmp_path / "links.csv"
    links.write_text("old,new,decision\n2,2,forbid\n", encoding="utf-8")
    data = json.loads(run(*texts, "--links", str(links), "-f", "json").stdout)
    assert {"first": ["2"], "second": []} in [
        {key: point[key] for key in ("first", "second")} for point in data["points"]
    ]


def test_words_from_outside_reach_neither_terminal_nor_spreadsheet_as_commands(tmp_path: Path) -> None:
    hostile = "1. Ukraine pays.\n\n2. \x1b[31m=HYPERLINK(1) Poland pays EUR 5.\n"
    for name, text in (("a.txt", hostile), ("b.txt", "1. Ukraine pays.\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    assert "\x1b" not in run(*files).stdout + run(*files, "-f", "csv").stdout


def test_a_text_that_is_not_english_is_said_to_be_compared_in_part_only(tmp_path: Path) -> None:
    german = "1. Die ukrainischen Streitkräfte werden auf 600.000 Soldaten begrenzt, Wahlen folgen binnen 100 Tagen.\n"
    german += "\n2. Die Sanktionen gegen Russland werden schrittweise aufgehoben.\n"
    (tmp_path / "a.txt").write_text(german, encoding="utf-8")
    result = run(str(tmp_path / "a.txt"), str(tmp_path / "a.txt"))
    assert result.returncode == 0
    assert "A does not seem to be in English" in " ".join(result.stdout.split())
