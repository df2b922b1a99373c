"""Companions through the command line: taken along where they are asked for, named where they are not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import plancmp
from plancmp.cli import main

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFT, EDIT, GENEVA, TWENTY = (
    str(FIXTURES / f"{name}.yaml")
    for name in ("us-28-point-draft", "e3-edit", "geneva-refined-framework", "twenty-point-framework")
)
POLICY = "policy: 1\ntitle: P\nrules:\n  length: {about: {topic: guarantees, term: guarantee-duration}, stands: yes}\n"


class Result:
    """What a run printed, and its exit code."""

    def __init__(self, code: int, capture: pytest.CaptureFixture[str]) -> None:
        self.code = code
        self.out, self.err = capture.readouterr()
        self.words = " ".join(self.out.split())


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return lambda *arguments: Result(main(list(arguments)), capsys)


def test_a_diff_takes_them_along_and_says_so(run: Run) -> None:
    result = run(DRAFT, GENEVA, "--with-companions", "--topic", "guarantees", "--full")
    head = (
        "28-point draft (2025-11-20, leaked, known in full) with guarantee: US side document on the security guarantee"
    )
    assert head in result.words
    assert "left out (add" not in result.out
    # Geneva is known in part, so the paper may still be there.
    silent = result.out.partition("Not disclosed:")[2]
    assert re.findall(r"^    (guarantee: \d)  ", silent, re.MULTILINE) == [f"guarantee: {n}" for n in (1, 2, 3, 5)]


def test_without_the_option_a_diff_says_what_is_left(run: Run) -> None:
    result = run(DRAFT, TWENTY, "--topic", "guarantees")
    left = "Companion documents left out: old: guarantee; new: guarantee, guarantee-with-europe"
    assert left in result.words
    assert "guarantee: 5" not in result.out


@pytest.mark.parametrize("form", ["terminal", "markdown", "json", "changes", "ledger", "html", "csv"])
def test_plans_that_name_none_are_the_same_with_the_option(run: Run, form: str) -> None:
    plain, asked = (run(EDIT, GENEVA, "-f", form, *option) for option in ((), ("--with-companions",)))
    assert (plain.code, plain.out, plain.err) == (asked.code, asked.out, asked.err)


def test_json_tells_which_were_taken(run: Run) -> None:
    for option, taken in (((), False), (("--with-companions",), True)):
        (companion,) = json.loads(run(DRAFT, EDIT, "-f", "json", *option).out)["old"]["companions"]
        assert (companion["name"], companion["taken"]) == ("guarantee", taken)
        assert companion["file"] == "us-guarantee-side-document.yaml"
        assert companion["title"] == ("US side document on the security guarantee" if taken else None)


def test_a_set_is_equal_to_itself(run: Run) -> None:
    for path in (DRAFT, TWENTY):
        result = run(path, path, "--with-companions")
        assert (result.code, "No term changed." in result.out) == (0, True)


def test_align_links_their_clauses(run: Run) -> None:
    rows = json.loads(run("align", DRAFT, TWENTY, "--with-companions", "-f", "json").out)
    assert ["guarantee: 5"] in [row["old"] for row in rows if row["new"] == ["guarantee: length"]]


def test_a_trace_follows_their_terms(run: Run) -> None:
    arguments = ("trace", DRAFT, EDIT, GENEVA, TWENTY, "--term", "guarantee-duration")
    assert run(*arguments).code == 2
    told = run(*arguments, "--with-companions").words
    assert "1 must: 10 years 2–3 not disclosed 4 [United States]: must: 15 years" in told


def test_a_check_does_not_take_an_unseen_paper_for_silence(tmp_path: Path, run: Run) -> None:
    paper = "plancmp: 1\nid: x\ntitle: X\ndisclosure: none\n"
    (tmp_path / "paper.yaml").write_text(paper)
    plan = tmp_path / "plan.yaml"
    plan.write_text("plancmp: 1\nid: p\ntitle: P\ncompanions: {paper: paper.yaml}\nclauses: [{id: '1'}]\n")
    policy = tmp_path / "lines.yaml"
    policy.write_text(POLICY)
    alone = run("check", "--policy", str(policy), str(plan))
    assert alone.code == 1
    assert "Companion documents left out: paper." in alone.words
    assert "1 breached, 0 cannot tell" in alone.words
    both = run("check", "--policy", str(policy), str(plan), "--with-companions")
    assert "0 breached, 1 cannot tell" in both.words


def test_validate_looks_at_what_a_plan_names(tmp_path: Path, run: Run) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text("plancmp: 1\nid: p\ntitle: P\ncompanions: {paper: paper.yaml}\n")
    result = run("validate", str(plan))
    message = f'{plan}:4:21: companion "paper" (paper.yaml): there is no such file\n'
    assert (result.code, result.err) == (2, message)
    # What is not asked for is not looked at.
    assert run(str(plan), str(plan)).code == 0
    assert run(str(plan), str(plan), "--with-companions").err == message


def test_formats_that_point_at_lines_point_into_the_companion(tmp_path: Path, run: Run) -> None:
    paper = FIXTURES / "us-guarantee-side-document.yaml"
    line = paper.read_text(encoding="utf-8").splitlines().index('  - id: "5"') + 1
    printed = run(DRAFT, EDIT, "--with-companions", "-f", "github").out
    told = [text for text in printed.splitlines() if "guarantee duration" in text]
    assert all(f"file={paper},line={line}," in text for text in told)
    assert told
    # A file that holds the set as one has its lines, and the other files need not be there.
    whole = tmp_path / "set.yaml"
    plancmp.dump(plancmp.load_with_companions(DRAFT), whole)
    lines = whole.read_text(encoding="utf-8").splitlines()
    (number,) = [place for place, text in enumerate(lines, 1) if text.strip() == "- id: 'guarantee: 5'"]
    sarif = run(str(whole), EDIT, "--with-companions", "-f", "sarif").out
    assert f'"startLine": {number}\n' in sarif
    assert paper.name not in re.findall(r'"uri": "(.*)"', sarif)
