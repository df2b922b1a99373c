"""The pytest plugin as a user has it: real pytest in a folder of its own."""

from __future__ import annotations

import re
import shutil
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from plancmp import compare, load
from plancmp.policy import read_policy
from plancmp.testing import assert_policy, assert_terms, assert_unchanged

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parents[1]
DRAFT, E3 = (str(ROOT / "fixtures" / name) for name in ("us-28-point-draft.yaml", "e3-edit.yaml"))
POLICY = """\
# Ours.
policy: 1
title: Red lines
check:
  - {old: old.yaml, new: new.yaml}
  - {new: new.yaml}
rules:
  army:
    about: {term: armed-forces-size, party: Ukraine}
    no_tighter_than: {must: {at_most: 700000 personnel}}
  nato:
    about: {topic: nato, party: Ukraine}
    no_change: {effect: [reversed, tightened]}
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    shutil.copy(DRAFT, pytester.path / "old.yaml")
    shutil.copy(E3, pytester.path / "new.yaml")
    return pytester


def run(project: pytest.Pytester, *arguments: str, is_apart: bool = False) -> pytest.RunResult:
    """Run pytest as a user does; in a process of its own only where that is what is tested, as it takes seconds."""
    # Where plancmp was installed before it had the plugin, pytest has to be told.
    known = {entry.name for entry in entry_points(group="pytest11")}
    extra = [] if "plancmp" in known else ["-p", "plancmp.pytest_plugin"]
    run_it = project.runpytest_subprocess if is_apart else project.runpytest_inprocess
    return run_it(*extra, *arguments)


def test_pytest_finds_the_plugin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"plancmp": "plancmp.pytest_plugin"}


def test_policy_files_are_tests(project: pytest.Pytester) -> None:
    (project.path / "lines.policy.yaml").write_text(POLICY, encoding="utf-8")
    result = run(project, "-v")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(["lines.policy.yaml::army[[]old.yaml..new.yaml[]] PASSED*"])


def test_a_breach_shows_the_report_and_no_traceback(project: pytest.Pytester) -> None:
    (project.path / "lines.policy.yaml").write_text(POLICY.replace("700000", "900000"), encoding="utf-8")
    result = run(project, "-k", "army and old")
    result.assert_outcomes(failed=1, deselected=3)
    result.stdout.fnmatch_lines(["*breached: Ukraine · armed forces size (clause 6): goes beyond the bound*"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_warning_warns_and_passes(project: pytest.Pytester) -> None:
    text = POLICY.replace("700000", "900000").replace("  army:\n", "  army:\n    level: warning\n")
    (project.path / "lines.policy.yaml").write_text(text, encoding="utf-8")
    result = run(project, "-k", "army and old", is_apart=True)  # here a warning is an error
    result.assert_outcomes(passed=1, deselected=3, warnings=1)


def test_a_bad_policy_file_is_one_clear_error(project: pytest.Pytester) -> None:
    (project.path / "lines.policy.yaml").write_text(POLICY.replace("topic: nato", "topic: nat"), encoding="utf-8")
    result = run(project)
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(['*lines.policy.yaml:12:20: unknown topic "nat"; did you mean "nato"?'])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_misspelt_party_is_one_clear_error(project: pytest.Pytester) -> None:
    (project.path / "lines.policy.yaml").write_text(
        POLICY.replace("party: Ukraine}", "party: Ukrain}"), encoding="utf-8"
    )
    result = run(project, "-k", "nato and old")
    result.assert_outcomes(failed=1, deselected=3)
    result.stdout.fnmatch_lines(['*lines.policy.yaml:12:33: no version here has a party "Ukrain"; did you mean*'])
    result.stdout.no_fnmatch_line("*9:*")


def test_files_of_other_programs_are_left_alone(project: pytest.Pytester) -> None:
    (project.path / "access.policy.yaml").write_text("version: 3\nrules: []\n", encoding="utf-8")
    assert run(project).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_fixtures_load_and_compare_beside_the_test(project: pytest.Pytester) -> None:
    project.makepyfile(
        """
        from plancmp.testing import assert_unchanged

        def test_topics(load_plan, compare_plans):
            comparison = compare_plans("old.yaml", load_plan("new.yaml"))
            assert_unchanged(comparison, topic="maritime")
            assert_unchanged(comparison, topic="military")
        """
    )
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*terms changed that should not*", "*armed forces size: +200,000*"])
    result.stdout.no_fnmatch_line("*def assert_unchanged*")


def test_comparisons_are_recorded_and_held_against_the_record(project: pytest.Pytester) -> None:
    project.makepyfile(
        test_plans="""
        def test_all(compare_plans, assert_recorded):
            assert_recorded(compare_plans("old.yaml", "new.yaml"))
        """
    )
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*nothing is recorded in*recorded/test_plans.test_all.txt*--plancmp-update*"])
    run(project, "--plancmp-update").assert_outcomes(passed=1)
    run(project).assert_outcomes(passed=1)
    new = project.path / "new.yaml"
    new.write_text(new.read_text(encoding="utf-8").replace("800000", "850000"), encoding="utf-8")
    result = run(project)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*→ must: at most 850,000 personnel; when in peacetime"])


def test_it_works_in_parallel(project: pytest.Pytester) -> None:
    (project.path / "lines.policy.yaml").write_text(POLICY, encoding="utf-8")
    run(project, "-n", "2", is_apart=True).assert_outcomes(passed=4)


def test_sessions_that_do_not_use_it_import_nothing_of_plancmp(project: pytest.Pytester) -> None:
    project.makepyfile(
        """
        import sys

        def test_nothing():
            ours = {name for name in sys.modules if name.startswith("plancmp")}
            assert ours <= {"plancmp", "plancmp.pytest_plugin"}, ours
            assert "yaml" not in sys.modules
        """
    )
    run(project, is_apart=True).assert_outcomes(passed=1)


def test_assert_terms_wants_exactly_these() -> None:
    comparison = compare(load(DRAFT), load(E3))
    military = {term.name: str(term.effect) for term in comparison.terms if "military" in term.topics}
    assert_terms(comparison, military, topic="military")
    with pytest.raises(AssertionError, match=r"armed-forces-size: expected tightened, found loosened") as caught:
        assert_terms(comparison, {**military, "armed-forces-size": "tightened"}, topic="military")
    assert "at most 600,000 personnel" in str(caught.value)
    with pytest.raises(AssertionError, match=r"elections: expected added, found no change"):
        assert_terms(comparison, {**military, "elections": "added"}, topic="military")


def test_assert_unchanged_knows_its_topics_and_parties() -> None:
    comparison = compare(load(DRAFT), load(E3))
    assert_unchanged(compare(load(DRAFT), load(DRAFT)))
    with pytest.raises(ValueError, match='unknown topic "militry"; did you mean "military"'):
        assert_unchanged(comparison, topic="militry")
    with pytest.raises(ValueError, match='unknown topic "NATO"; did you mean "nato"'):
        assert_unchanged(comparison, topic="NATO")  # nothing would be looked at
    with pytest.raises(ValueError, match='unknown party "Ukrain"; did you mean "Ukraine"'):
        assert_unchanged(comparison, party="Ukrain")


def test_assert_policy_reports_what_is_open() -> None:
    policy = read_policy(POLICY)
    assert_policy(policy, compare(load(DRAFT), load(E3)))
    with pytest.raises(AssertionError, match="red lines are not kept"):
        assert_policy(policy, load(DRAFT))


def copy_sample(pytester: pytest.Pytester) -> Path:
    shutil.copytree(ROOT / "fixtures", pytester.path / "fixtures")
    sample = pytester.path / "docs" / "examples" / "red-lines"
    shutil.copytree(ROOT / "docs" / "examples" / "red-lines", sample)
    return sample


def test_the_sample_repository_passes_between_versions_that_respect_the_lines(pytester: pytest.Pytester) -> None:
    sample = copy_sample(pytester)
    run(pytester, str(sample)).assert_outcomes(passed=6)


def test_the_sample_repository_fails_between_versions_that_do_not(pytester: pytest.Pytester) -> None:
    sample = copy_sample(pytester)
    policy = sample / "red-lines.policy.yaml"
    text = policy.read_text(encoding="utf-8")
    swapped = text.replace("us-28-point-draft", "?").replace("e3-edit", "us-28-point-draft").replace("?", "e3-edit")
    policy.write_text(swapped, encoding="utf-8")
    result = run(pytester, str(policy))
    result.assert_outcomes(passed=1, failed=3)
    result.stdout.fnmatch_lines(
        [
            "*breached: Ukraine · armed forces size (clause 6): goes beyond the bound*",
            "*new: must: at most 600,000 personnel",
            "*breached: Ukraine · nato membership (clause 7(a)): the term changed*",
            "*Stale: the acceptance of 0a0ec7fb9a*",
        ]
    )


def test_the_how_to_page_holds(pytester: pytest.Pytester) -> None:
    shutil.copytree(ROOT / "fixtures", pytester.path / "fixtures")
    page = (ROOT / "docs" / "how-to" / "watch-red-lines.md").read_text(encoding="utf-8")
    for name, body in re.findall(r"^```(?:python|yaml) (\S+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        (pytester.path / name).write_text(body, encoding="utf-8")
    run(pytester, "--plancmp-update").assert_outcomes(passed=4)
    run(pytester).assert_outcomes(passed=4)
