"""The correlation table: printed, corrected by a person, and given back."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run_text

pytestmark = pytest.mark.slow

OLD = """plancmp: 1
id: old
title: Old
clauses:
  - {id: "1", text: The harbour office answers within three working days.}
  - {id: "2", text: Pilots are provided by the port authority at all hours.}
  - {id: "=3", text: Waste water is not let into the basin.}
"""
NEW = """plancmp: 1
id: new
title: New
clauses:
  - {id: a, text: Pilots are provided by the port authority at all hours.}
  - {id: b, text: The harbour office answers within five working days.}
  - {id: c, text: A register of berths is open to everyone.}
"""


@pytest.fixture
def plans(tmp_path: Path) -> list[str]:
    for name, text in (("old.yaml", OLD), ("new.yaml", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_text(*arguments)


def read_table(text: str) -> dict[tuple[str, str], dict[str, str]]:
    return {(row["old"], row["new"]): row for row in csv.DictReader(io.StringIO(text))}


def test_the_table_names_every_clause_its_link_and_the_reasons(plans: list[str]) -> None:
    table = read_table(run("align", *plans, "-f", "csv").stdout)
    assert set(table) == {("1", "b"), ("2", "a"), ("'=3", ""), ("", "c")}
    assert table["2", "a"]["kind"] == "one-to-one"
    assert "exact-text" in table["2", "a"]["reasons"]
    assert table["'=3", ""]["kind"] == "removed"


def test_every_format_holds_the_same_links(plans: list[str]) -> None:
    data = json.loads(run("align", *plans, "-f", "json").stdout)
    assert {(" ".join(row["old"]), " ".join(row["new"])) for row in data} == {
        ("1", "b"),
        ("2", "a"),
        ("=3", ""),
        ("", "c"),
    }
    assert "| 1 | b | one-to-one |" in run("align", *plans, "-f", "markdown").stdout
    terminal = run("align", *plans).stdout
    assert max(map(len, terminal.splitlines())) <= 80
    assert "one-to-one" in terminal


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_a_table_given_back_as_it_is_changes_nothing(plans: list[str], tmp_path: Path, ending: str) -> None:
    links = str(tmp_path / f"links.{ending}")
    assert run("align", *plans, "-o", links).returncode == 0
    again = run("align", *plans, "--links", links, "-f", ending)
    assert again.stdout == Path(links).read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_pinned_and_forbidden_links_are_kept_and_marked(plans: list[str], tmp_path: Path, delimiter: str) -> None:
    links = tmp_path / "links.csv"
    text = "old,new,decision\n1,c,pin\n2,a,forbid\n'=3,,pin\n"
    links.write_text(text.replace(",", delimiter), encoding="utf-8-sig")
    table = read_table(run("align", *plans, "--links", str(links), "-f", "csv").stdout)
    assert table["1", "c"]["decision"] == "pin"
    assert "pinned" in table["1", "c"]["reasons"]
    assert table["2", "a"]["decision"] == "forbid"
    assert ("2", "") in table
    report = json.loads(run(*plans, "--links", str(links), "-f", "json").stdout)
    linked = {(change["old"][0]["id"], change["new"][0]["id"]) for change in report["changes"] if change["link"]}
    assert ("1", "c") in linked


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("old,new\n", 'links.csv:1:1: the first line should name the columns "old", "new" and "decision"\n'),
        ("old,new,decision\n1,b,maybe\n", 'links.csv:2:1: the decision is "pin", "forbid" or empty, not "maybe"\n'),
        (
            "old,new,decision\n9,b,pin\n",
            'links.csv:2:1: unknown clause "9" in the old version; the old version has no such clause\n',
        ),
        (
            "old,new,decision\n1,b,pin\n1,b,forbid\n",
            "links.csv: two rows contradict each other: the same clauses are pinned and forbidden\n",
        ),
    ],
)
def test_a_wrong_table_is_refused_with_its_line(plans: list[str], tmp_path: Path, table: str, message: str) -> None:
    links = tmp_path / "links.csv"
    links.write_text(table, encoding="utf-8")
    result = run("align", *plans, "--links", str(links))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.replace(str(tmp_path) + os.sep, "") == message


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("[" * 100_000, "not JSON: nested too deep"),
        ('[{"old": ' + "9" * 5_000 + "}]", "not JSON: a number has too many digits"),
        ("{}", 'item 1 should be a map with the lists "old" and "new", and a "decision"'),
        ('[{"old": ["\\ud800"], "new": [], "decision": "pin"}]', 'unknown clause "\\ud800" in the old version'),
    ],
)
def test_a_table_made_to_do_harm_is_refused_in_one_line(
    plans: list[str], tmp_path: Path, table: str, message: str
) -> None:
    links = tmp_path / "links.json"
    links.write_text(table, encoding="utf-8")
    result = run("align", *plans, "--links", str(links))
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


def test_texts_align_without_any_plan() -> None:
    import plancmp

    alignment = plancmp.align_texts(
        ["Ships pass.", "Cargo is inspected at the gate."], ["Cargo is inspected at the gate."]
    )
    assert alignment.pairs() == {(1, 0)}
    assert alignment.removed == (0,)


def test_a_row_shows_the_words_and_what_stands_next(plans: list[str]) -> None:
    table = read_table(run("align", *plans, "-f", "csv").stdout)
    assert table["1", "b"]["old_words"] == "The harbour office answers within three working days."
    assert table["1", "b"]["new_words"] == "The harbour office answers within five working days."
    assert table["1", "b"]["next"] == ""
    lone = table["", "c"]
    assert (lone["old_words"], lone["new_words"]) == ("", "A register of berths is open to everyone.")
    assert lone["next"].split(" + ")[0] in {"2", "'=3"}
    terminal = run("align", *plans).stdout
    assert "− “The harbour office answers within three working days.”" in terminal
    assert "= “Pilots are provided by the port authority at all hours.”" in terminal
    rows = {tuple(row["old"]): row for row in json.loads(run("align", *plans, "-f", "json").stdout)}
    assert rows["=3",]["next"]
    assert len(rows["=3",]["next"]) <= 3


def test_what_a_report_does_not_mention_is_not_removed(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_text("Pact\n\n1. Norland keeps 40 ships.\n\n2. The strait is open.\n\n3. Elections are held.\n", "utf-8")
    new.write_text(
        "Talks go on\n\nOfficials said on Monday that a new draft exists. Its details were not disclosed.\n\n"
        "It is unclear whether the new draft holds elections.\n",
        "utf-8",
    )
    out = run("align", str(old), str(new)).stdout
    assert "removed" not in out
    assert "withheld" in out
