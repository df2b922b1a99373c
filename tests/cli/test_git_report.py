"""What changed in all plans of a branch is told in one comment, the worst first; the action runs just that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from plancmp.cli import main
from plancmp.cli.git_report import LONGEST

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], check=True, cwd=tmp_path)

    def write(name: str, text: str) -> None:
        (tmp_path / name).write_text(text, encoding="utf-8")

    git("init", "-q")
    write("treaty.txt", "1. The army has at most 600 soldiers.\n\n2. Peace.\n")
    write("plan.yaml", (FIXTURES / "us-28-point-draft.yaml").read_text(encoding="utf-8"))
    write("settings.yaml", "x: 1\n")
    write("gone.md", "1. Peace.\n")
    write("old name.txt", "1. The fee is 5 euros.\n\n2. It is paid in May.\n")
    write("broken.plan.yaml", "plancmp: 1\nid: a\nclauses: []\n")
    git("add", ".")
    git("commit", "-qm", "first")
    write("treaty.txt", "1. The army has at most 800 soldiers.\n\n2. Peace.\n")
    write("plan.yaml", (FIXTURES / "e3-edit.yaml").read_text(encoding="utf-8"))
    write("settings.yaml", "x: 2\n")
    write("new*.txt", "1. War.\n")
    write("broken.plan.yaml", "plancmp: 1\nid: a\nclauses: [x]\n")
    git("rm", "-q", "gone.md")
    git("mv", "old name.txt", "new name.txt")
    git("add", ".")
    git("commit", "-qm", "second")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("repository")
def test_the_worst_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["git-report", "HEAD~1"]) == 1
    text = capsys.readouterr().out
    heads = [line for line in text.splitlines() if line.startswith("### ")]
    assert heads[:3] == ["### broken.plan.yaml", "### plan.yaml", "### treaty.txt"]
    assert sorted(heads[3:]) == ["### gone.md", "### new name.txt (was old name.txt)", "### new\\*.txt"]
    assert "Cannot be read: broken.plan.yaml:" in text
    assert "This file is gone." in text
    assert "This file is new." in text
    assert text.count("<details><summary>All changes</summary>") == 2
    assert "800" in text
    assert "settings" not in text
    assert len(text.encode()) <= LONGEST


@pytest.mark.usefixtures("repository")
def test_only_some_files_are_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["git-report", "HEAD~1", "--", "new name.txt", "settings.yaml", "old name.txt"]) == 0
    assert capsys.readouterr().out.startswith("### new name.txt (was old name.txt)\n\nNo term and no word changed.\n")
    assert main(["git-report", "HEAD"]) == 0
    assert capsys.readouterr().out == "No plan or document changed.\n"


@pytest.mark.usefixtures("repository")
def test_trouble_with_git_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["git-report", "nowhere"]) == 2
    assert capsys.readouterr().err == "plancmp: git: fatal: Not a valid object name nowhere\n"


def test_the_action_passes_what_it_is_given_in_variables_only() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    steps = action["runs"]["steps"]
    commands = [step["run"] for step in steps if "run" in step]
    assert any("git-report" in command for command in commands)
    assert not any("${{" in command for command in commands)
    for command in commands:
        subprocess.run(["bash", "-n", "-c", command], check=True)


def test_the_action_writes_its_comment(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    command = next(step["run"] for step in action["runs"]["steps"] if step.get("id") == "report")
    folder = tmp_path_factory.mktemp("runner")
    program = folder / "plancmp" / "bin" / "plancmp"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m plancmp "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    summary, output = folder / "summary", folder / "output"
    given = {"BASE": "HEAD~1", "RUNNER_TEMP": str(folder), "GITHUB_OUTPUT": str(output)}
    given |= {"GITHUB_STEP_SUMMARY": str(summary), "PATH": "/usr/bin:/bin"}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", command]
    for paths, first in (("*.txt", "### treaty.txt\n"), ("", "### broken.plan.yaml\n")):
        output.unlink(missing_ok=True)
        summary.unlink(missing_ok=True)
        subprocess.run(shell, check=True, cwd=repository, env=given | {"PATHS": paths})
        assert output.read_text(encoding="utf-8") == "changed=true\n"
        assert summary.read_text(encoding="utf-8").startswith(first)
