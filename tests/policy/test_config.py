"""What a team settles once: profiles that no upgrade changes, and materialities of its own."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from plancmp import Materiality, ReadError, compare, load, loads
from plancmp.cli import main
from plancmp.cli.arguments import find_config_file
from plancmp.diff import RULES
from plancmp.diff.grades import regrade
from plancmp.policy import check, list_profiles, load_config, load_profile

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFT = str(FIXTURES / "us-28-point-draft.yaml")
E3 = str(FIXTURES / "e3-edit.yaml")
FROZEN = {
    "figures": "70a10ca95fdcbcbb",
    "force-and-parties": "6a235d30bb410240",
    "strict": "c8ede1d570aea8f2",
}


def test_the_profiles_of_a_version_are_never_edited() -> None:
    # A profile that should change is a new config version beside this one.
    folder = files("plancmp.policy") / "profiles" / "1"
    found = {name: hashlib.sha256((folder / f"{name}.yaml").read_bytes()).hexdigest()[:16] for name in list_profiles(1)}
    assert found == FROZEN


def test_strict_knows_every_rule_that_is_more_than_editorial() -> None:
    (line,) = load_profile("strict").lines
    assert line.no_change is not None
    known = {rule.id for rule in RULES.values() if rule.materiality is not Materiality.EDITORIAL}
    assert set(line.no_change.rules) == known, "a new rule needs a new config version, whose strict profile lists it"


@pytest.mark.parametrize("name", list_profiles())
def test_profiles_pass_what_is_the_same_and_fail_what_is_not(name: str) -> None:
    old, new = load(DRAFT), load(E3)
    profile = load_profile(name)
    assert check(profile, compare(old, old)).passes()
    assert not check(profile, compare(old, new)).passes()


def test_rules_are_graded_as_the_config_says(tmp_path: Path) -> None:
    path = tmp_path / "plancmp.toml"
    path.write_text('config = 1\nprofile = "figures"\n[materiality]\ncap-raised = "editorial"\n', encoding="utf-8")
    config = load_config(str(path))
    comparison = compare(load(DRAFT), load(E3))
    graded = regrade(comparison, config.grades)
    causes = [cause for term in graded.terms for cause in term.causes]
    assert {cause.materiality for cause in causes if cause.rule == "cap-raised"} == {Materiality.EDITORIAL}
    assert [term.fingerprint for term in graded.terms] == [term.fingerprint for term in comparison.terms]


def test_what_a_team_grades_as_editorial_breaks_no_profile() -> None:
    head = "plancmp: 1\nid: p\ntitle: P\nclauses: "
    old = loads(head + "[{id: '1', text: The report covers the year.}]")
    new = loads(head + "[{id: '1', text: This report covered the year.}]")
    comparison = compare(old, new)
    assert not check(load_profile("strict"), comparison).passes()
    rules = {item.cause.rule for change in comparison.clauses for item in change.fields}
    graded = regrade(comparison, dict.fromkeys(rules, Materiality.EDITORIAL))
    assert check(load_profile("strict"), graded).passes()


def test_the_nearest_config_counts_up_to_the_root_of_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repo" / "plans"
    inner.mkdir(parents=True)
    (tmp_path / "plancmp.toml").write_text("config = 1\n", encoding="utf-8")
    assert find_config_file(str(inner)) == str(tmp_path / "plancmp.toml")
    (tmp_path / "repo" / ".git").mkdir()
    assert find_config_file(str(inner)) is None
    shared = tmp_path / "repo" / "pyproject.toml"
    shared.write_text("[project]\n", encoding="utf-8")
    assert find_config_file(str(inner)) is None
    shared.write_text("[tool.plancmp]\nconfig = 1\n", encoding="utf-8")
    assert find_config_file(str(inner)) == str(shared)
    assert load_config(str(shared)).profile == ""


def test_the_command_line_goes_by_the_config(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a", "The report covers the year."), ("b", "This report covered the year.")):
        (tmp_path / f"{name}.yaml").write_text(
            f"plancmp: 1\nid: {name}\ntitle: P\nclauses: [{{id: '1', text: {text}}}]\n", encoding="utf-8"
        )
    assert main(["a.yaml", "b.yaml"]) == 0
    Path("plancmp.toml").write_text('config = 1\nprofile = "strict"\n[materiality]\ntext-reworded = "material"\n')
    assert main(["a.yaml", "b.yaml"]) == 1
    assert main(["check", "a.yaml", "b.yaml"]) == 1
    assert "strict: no change of these kinds" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("profile = 'strict'\n", '"config" is the version that fixes the profiles: 1, 2'),
        ("config = 3\n", 'plancmp.toml:1:1: "config" is the version that fixes the profiles: 1, 2'),
        ("config = 1\nprofil = 'strict'\n", 'plancmp.toml:2:1: unknown key "profil"; did you mean "profile"?'),
        ("config = 1\nprofile = 'strikt'\n", 'plancmp.toml:2:1: unknown profile "strikt"; did you mean "strict"?'),
        (
            "config = 1\n[materiality]\ncap-raisd = 'minor'\n",
            'plancmp.toml:3:1: unknown rule "cap-raisd"; did you mean "cap-raised"?',
        ),
        (
            "config = 1\n[materiality]\ncap-raised = 'big'\n",
            'plancmp.toml:3:1: "cap-raised" cannot be "big"; it is one of material, minor, editorial',
        ),
        ("config = 1\n= 2\n", "plancmp.toml:2:1: not TOML: "),
        ("config = " + "[" * 50_000, "plancmp.toml: not TOML: nested too deep"),
        ("config = " + "9" * 5_000, "plancmp.toml: not TOML: a number has too many digits"),
    ],
)
def test_mistakes_are_told_with_their_place(
    text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plancmp.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        load_config("plancmp.toml")
    assert message in str(caught.value)
