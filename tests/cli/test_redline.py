"""`-o FILE.docx`: bytes, signed, the same in every run, and refused where they cannot go."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from plancmp.cli import main

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIR = [str(FIXTURES / "us-28-point-draft.yaml"), str(FIXTURES / "e3-edit.yaml")]


def test_the_ending_makes_a_redline_and_the_same_bytes_go_to_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "redline.docx"
    assert main([*PAIR, "-o", str(path)]) == 1
    environment = os.environ | {"TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    piped = subprocess.run(
        [sys.executable, "-m", "plancmp", *PAIR, "-f", "docx"], env=environment, capture_output=True, check=False
    )
    assert piped.stdout == path.read_bytes()
    assert (piped.returncode, piped.stderr) == (1, b"")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--author", "A"], "--author and --date are those of tracked changes; they go with --format docx"),
        (["-f", "docx", "--date", "soon"], '--date: "soon" is not a date; write 2025-11-20, 2025-11 or 2025'),
    ],
)
def test_options_that_do_not_fit_are_refused(
    options: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*PAIR, *options]) == 2
    assert message in capsys.readouterr().err


def test_a_terminal_is_sent_no_bytes(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main([*PAIR, "-f", "docx"]) == 2
    assert "give -o FILE.docx" in capsys.readouterr().err


def test_old_documents_keep_their_styles_or_it_is_said_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = Path(__file__).parents[1] / "readers" / "samples"
    text = (samples / "plan.md").read_text(encoding="utf-8")
    for words, others, message in (
        ("12,000", "14,000", ""),
        ("1 June 2027", "1 June 2029", ""),
        (
            "Until        |\n    |---",
            "Until | Why |\n    |---|---",
            "its styles are not kept in the redline: a table changed",
        ),
    ):
        new, redline = tmp_path / "new.md", tmp_path / "redline.docx"
        new.write_text(text.replace(words, others), encoding="utf-8")
        assert main([str(samples / "plan-pandoc.docx"), str(new), "-o", str(redline)]) == 1
        assert message in capsys.readouterr().err
        with zipfile.ZipFile(redline) as archive:
            assert ("word/numbering.xml" in archive.namelist()) == (not message)
