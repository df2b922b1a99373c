"""Documents on the command line: as they were published, in any mix of formats."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "readers" / "samples"
TEXT = """A short accord

1. The river is open to all ships.

2. The toll is {} crowns.

3. Disputes go to the arbiter.
"""


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "plancmp", *arguments], input=given, capture_output=True, check=False)


@pytest.mark.parametrize("name", ["plan-pandoc.docx", "plan-libreoffice.pdf", "plan-libreoffice.html", "plan.akn.xml"])
def test_one_plan_in_two_formats_has_no_change(name: str) -> None:
    result = run(str(SAMPLES / "plan.md"), str(SAMPLES / name))
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"17 unchanged" in result.stdout


def test_a_changed_figure_in_bare_text_is_revised(tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text(TEXT.format("seven"), encoding="utf-8")
    result = run("-", str(new), given=TEXT.format("five").encode())
    assert result.returncode == 1
    assert b"[-five-]{+seven+}" in result.stdout
    assert b"shifted       figure" in result.stdout
    assert b"A program found the terms in the words" in result.stdout


def test_both_versions_cannot_be_standard_input() -> None:
    result = run("-", "-")
    assert (result.returncode, result.stderr) == (2, b"plancmp: only one of the two versions can be standard input\n")


def test_validate_takes_plan_files_only(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT.format("five"), encoding="utf-8")
    result = run("validate", str(path))
    assert result.returncode == 2
    assert result.stderr.count(b"\n") == 1


def test_two_plans_in_one_document_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    second = TEXT.format("nine").replace("A short accord", "The counter-proposal of the other side")
    path.write_text(f"{TEXT.format('five')}\n\n{second}", encoding="utf-8")
    result = run(str(path), str(path))
    assert result.returncode == 2
    assert b"holds 2 plans" in result.stderr
    chosen = run(str(path), str(path), "--old-part", "1", "--new-part", "2")
    assert b"[-five-]{+nine+}" in chosen.stdout
