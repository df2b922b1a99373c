"""A long report goes through the user's pager, and only there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plancmp.cli.pager import show_paged


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file in which a pager of two lines leaves what it was given."""
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\ncat > {tmp_path / 'seen'}\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PAGER", str(script))
    monkeypatch.setenv("LINES", "5")
    return tmp_path / "seen"


def test_a_long_text_is_shown_in_the_pager(seen: Path) -> None:
    assert show_paged("line\n" * 9)
    assert seen.read_text(encoding="utf-8") == "line\n" * 9


def test_a_text_that_fits_the_screen_is_not(seen: Path) -> None:
    assert not show_paged("line\n" * 4)
    assert not seen.exists()


@pytest.mark.parametrize("pager", ["no-such-pager", "'unclosed"])
def test_without_a_pager_nothing_is_lost(seen: Path, monkeypatch: pytest.MonkeyPatch, pager: str) -> None:
    monkeypatch.setenv("PAGER", pager)
    assert not show_paged("line\n" * 9)
    assert not seen.exists()


def test_a_pager_that_lies_in_the_current_folder_is_not_run(
    seen: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PAGER", "pager")
    show_paged("line\n" * 9)
    assert not seen.exists()
