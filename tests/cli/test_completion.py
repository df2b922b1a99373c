"""Shells complete verbs, options and their values as the program has them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from plancmp.cli import VERBS, main


def complete(words: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    """Return what bash offers for the last of some words."""
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    given = " ".join(f"'{word}'" for word in words)
    script += f'COMP_WORDS=({given}); COMP_CWORD={len(words) - 1}; _plancmp; printf "%s\\n" "${{COMPREPLY[@]}}"\n'
    result = subprocess.run(["bash", "-c", script], capture_output=True, check=True, text=True, cwd=folder)
    assert not result.stderr
    return set(result.stdout.split())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("draft.txt", "final.txt", "diffs.txt"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["plancmp", "al"], {"align"}),
        (["plancmp", "d"], {"diff", "draft.txt", "diffs.txt"}),
        (["plancmp", "draft.txt", "fi"], {"final.txt"}),
        (["plancmp", "draft.txt", "final.txt", "--old-t"], {"--old-title"}),
        (["plancmp", "diff", "draft.txt", "final.txt", "--old-kind", "te"], {"text"}),
        (["plancmp", "draft.txt", "final.txt", "-f", "ht"], {"html"}),
        (["plancmp", "trace", "-f", "po"], {"points"}),
        (["plancmp", "schema", "pl"], {"plan"}),
        (["plancmp", "align", "--topic"], set()),
    ],
)
def test_bash_offers_what_there_is(
    words: list[str], offered: set[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert complete(words, folder, capsys) == offered


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_know_every_verb_and_accept_the_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(verb in script for verb in VERBS)
    assert "--old-title" in script or "-l old-title" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n", "-c", script], check=True)
