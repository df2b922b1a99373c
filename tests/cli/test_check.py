"""`plancmp check` and `plancmp accept` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plancmp.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFT = str(FIXTURES / "us-28-point-draft.yaml")
E3 = str(FIXTURES / "e3-edit.yaml")
GENEVA = str(FIXTURES / "geneva-refined-framework.yaml")
POLICY = """\
policy: 1
title: Red lines
rules:
  army:
    why: The parliament said so.
    about: {term: armed-forces-size, party: Ukraine}
    no_tighter_than: {must: {at_most: 800000 personnel}, when: in peacetime}
  nato:
    about: {topic: nato, party: Ukraine}
    no_change: {effect: [reversed, tightened]}
"""


@pytest.fixture
def policy(tmp_path: Path) -> str:
    path = tmp_path / "red-lines.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return str(path)


def test_versions_that_respect_the_lines_pass(policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--policy", policy, DRAFT, E3]) == 0
    assert "2 red lines, 1 finding: 0 breached, 0 cannot tell" in capsys.readouterr().out


def test_a_breach_says_who_came_and_went_where_the_terms_read_alike(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--profile", "force-and-parties", DRAFT, E3]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "non aggression accord (clause 2(a)): the term changed [party-changed]: − Europe; + NATO new: must" in told


def test_a_breach_fails_and_names_rule_clause_values_and_source(
    policy: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--policy", policy, E3, DRAFT]) == 1
    shown = " ".join(capsys.readouterr().out.split())
    for part in (
        "army: no tighter than “must: at most 800,000 personnel; when in peacetime”",
        "because: The parliament said so.",
        "breached: Ukraine · armed forces size (clause 6): goes beyond the bound [cap-lowered]",
        "old: must: at most 800,000 personnel; when in peacetime",
        "new: must: at most 600,000 personnel",
        "RBC-Ukraine (2025-11-21)",
    ):
        assert part in shown


def test_what_is_not_disclosed_is_no_silent_pass(policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--policy", policy, DRAFT, GENEVA]) == 1
    assert "cannot tell: Ukraine · nato membership" in " ".join(capsys.readouterr().out.split())


def test_one_version_alone_is_checked(policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--policy", policy, DRAFT]) == 1
    assert "asks about changes, and one version was given" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("info", 1)])
def test_fail_on_picks_the_least_level_that_counts(policy: str, level: str, code: int) -> None:
    assert main(["check", "--policy", policy, "--fail-on", level, E3]) == code


def test_json_holds_every_finding(policy: str, tmp_path: Path) -> None:
    output = tmp_path / "findings.json"
    assert main(["check", "--policy", policy, E3, DRAFT, "-o", str(output)]) == 1
    data = json.loads(output.read_text(encoding="utf-8"))
    assert data["passes"] is False
    found = {(finding["rule"], finding["outcome"], *finding["rules"]) for finding in data["findings"]}
    assert ("army", "breached", "cap-lowered") in found


def test_markdown_is_written(policy: str, tmp_path: Path) -> None:
    output = tmp_path / "findings.md"
    assert main(["check", "--policy", policy, E3, DRAFT, "-o", str(output)]) == 1
    assert output.read_text(encoding="utf-8").startswith("# Red lines\n")


def test_what_was_accepted_passes_and_what_is_new_does_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = str(tmp_path / "accepted.yaml")
    who = ["--by", "A. Reader", "--date", "2025-12-01", "--why", "agreed: yes"]
    assert main(["accept", DRAFT, E3, "--accepted", accepted, "--all", *who]) == 0
    assert main(["check", "--accepted", accepted, DRAFT, E3]) == 0
    assert "by A. Reader on 2025-12-01: agreed: yes" in " ".join(capsys.readouterr().out.split())
    assert main(["check", "--accepted", accepted, DRAFT, str(FIXTURES / "twenty-point-framework.yaml")]) == 1
    assert "matches nothing any more" in " ".join(capsys.readouterr().out.split())
    before = Path(accepted).read_text(encoding="utf-8")
    assert main(["accept", DRAFT, E3, "--accepted", accepted, "--all", *who]) == 0
    assert Path(accepted).read_text(encoding="utf-8") == before


@pytest.mark.parametrize("lines", [["--profile", "strict"], ["--profile", "figures"], ["--policy", "{policy}"]])
def test_all_that_breaches_ready_or_own_lines_is_accepted_in_one_go(
    lines: list[str], policy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted = str(tmp_path / "accepted.yaml")
    lines = [word.format(policy=policy) for word in lines]
    assert main(["check", *lines, E3, DRAFT]) == 1
    who = ["--by", "A. Reader", "--date", "2025-12-01"]
    assert main(["accept", E3, DRAFT, "--accepted", accepted, "--all", *who, *lines]) == 0
    capsys.readouterr()
    assert main(["check", *lines, "--accepted", accepted, E3, DRAFT]) == 0
    told = capsys.readouterr().out
    assert "breached:" not in told
    assert told.count("Accepted: ") == 1  # one decision, however much it covers
    assert main(["accept", E3, DRAFT, "--accepted", accepted, "--all", *who, *lines]) == 0
    assert " 0 accepted, " in capsys.readouterr().out


def test_accept_takes_ready_lines_or_own_ones(policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["accept", E3, DRAFT, "--accepted", "x.yaml", "--by", "A", "--all"]
    assert main([*asked, "--profile", "strikt"]) == 2
    assert capsys.readouterr().err == 'plancmp: unknown profile "strikt"; did you mean "strict"?\n'
    assert main([*asked, "--profile", "strict", "--policy", policy]) == 2
    assert "not allowed with" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text", ["acceptances: 1\n", "acceptances: 1\naccepted:", "# ours\nacceptances: 1\naccepted:\n"]
)
def test_acceptances_are_added_to_a_file_that_has_none(text: str, tmp_path: Path) -> None:
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text(text, encoding="utf-8")
    who = ["--by", "A. Reader", "--date", "2025-12-01"]
    assert main(["accept", DRAFT, E3, "--accepted", str(accepted), "--all", *who]) == 0
    assert accepted.read_text(encoding="utf-8").startswith(text)
    assert main(["check", "--accepted", str(accepted), DRAFT, E3]) == 0


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("acceptances: 1\naccepted: []\n", 'make "accepted" its last key'),
        ("accepted:\nacceptances: 1\n", 'make "accepted" its last key'),
        ("acceptances: 2\n", 'its first line should be "acceptances: 1"'),
        ("acceptances: 1\nagreed:\n", 'unknown key "agreed"'),
    ],
)
def test_a_file_that_nothing_can_be_added_to_stays_as_it_is(
    text: str, problem: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text(text, encoding="utf-8")
    who = ["--by", "A. Reader", "--date", "2025-12-01"]
    assert main(["accept", DRAFT, E3, "--accepted", str(accepted), "--all", *who]) == 2
    assert problem in capsys.readouterr().err
    assert accepted.read_text(encoding="utf-8") == text


def test_one_finding_is_accepted_until_its_day(policy: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "findings.json"
    main(["check", "--policy", policy, E3, DRAFT, "-o", str(report)])
    findings = json.loads(report.read_text(encoding="utf-8"))["findings"]
    fingerprints = ",".join(finding["fingerprint"] for finding in findings)
    accepted = tmp_path / "accepted.yaml"
    accepted.write_text("# ours\nacceptances: 1\naccepted:\n", encoding="utf-8")
    more = ["--date", "2025-12-01", "--expires", "2025-12-31", "--policy", policy]
    assert main(["accept", E3, DRAFT, "--change", fingerprints, "--accepted", str(accepted), "--by", "A", *more]) == 0
    assert accepted.read_text(encoding="utf-8").startswith("# ours\n")
    check = ["check", "--policy", policy, "--accepted", str(accepted), E3, DRAFT, "--today"]
    assert main([*check, "2025-12-31"]) == 0
    capsys.readouterr()
    assert main([*check, "2026-01-01"]) == 1
    assert "Expired: the acceptance" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([DRAFT, E3], "plancmp: nothing to check against; give --policy FILE, --profile NAME or --accepted FILE\n"),
        (
            ["--accepted", "none.yaml", DRAFT, E3],
            "plancmp: none.yaml: there is no such file; `plancmp accept` makes it\n",
        ),
        (["--accepted", "none.yaml", DRAFT, E3, "--today", "soon"], "plancmp: "),
        (["--policy", "p.yaml", DRAFT, E3, E3], "plancmp: one or two versions are checked, not 3\n"),
    ],
)
def test_bad_arguments_are_one_clear_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *arguments]) == 2
    assert capsys.readouterr().err.startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\n", 'a.yaml:1:1: this is not a file of acceptances: its first line should be "acceptances: 1"\n'),
        ("acceptances: 1\naccepted:\n  - {fingerprint: ab, by: A}\n", 'a.yaml:3:5: "date" is missing in accepted\n'),
        (
            "acceptances: 1\naccepted:\n  - {fingerprint: ab, by: A, date: soon}\n",
            'a.yaml:3:36: "date": "soon" is not a date',
        ),
    ],
)
def test_a_bad_file_of_acceptances_is_told_with_its_place(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(text, encoding="utf-8")
    assert main(["check", "--accepted", "a.yaml", DRAFT, E3]) == 2
    assert capsys.readouterr().err.startswith(message)


def test_only_fingerprints_that_there_are_can_be_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    accepted = tmp_path / "accepted.yaml"
    arguments = ["accept", DRAFT, E3, "--accepted", str(accepted), "--by", "A"]
    assert main([*arguments, "--change", "ffffffffff"]) == 2
    assert 'unknown fingerprint "ffffffffff"' in capsys.readouterr().err
    assert main(arguments) == 2
    assert not accepted.exists()


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_said_of_a_version_counts(count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "silent.txt").write_text("1. Elections are held within 100 days.\n", encoding="utf-8")
    policy = str(tmp_path / "lines.yaml")
    Path(policy).write_text(POLICY.partition("  nato:")[0], encoding="utf-8")
    plans = [DRAFT, str(tmp_path / "silent.txt")][:count]
    main(["check", "--policy", policy, *plans, "--new-disclosure", "partial", "--new-title", "A leak"])
    told = capsys.readouterr().out
    assert "A leak" in told
    assert "known in part" in told
    main(["check", "--policy", policy, *plans])
    assert "known in part" not in capsys.readouterr().out
