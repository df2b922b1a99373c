"""The page in a browser, from its file, without a network."""

from __future__ import annotations

from pathlib import Path

from plancmp.cli import main
from tests.app.desk import Desk

OLD = "1. The armed forces are limited to 600,000 personnel.\n\n2. Elections are held within 100 days.\n"
NEW = "1. The armed forces are limited to 800,000 personnel.\n"


def test_two_pasted_texts_are_compared(desk: Desk) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    text = desk.compare().locator("main").inner_text()
    for word in ("600,000", "800,000", "loosened", "removed"):
        assert word in text


def test_what_is_not_published_is_not_removed(desk: Desk) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.card(1).locator(".disclosure").select_option("partial")
    text = desk.compare().locator("main").inner_text()
    assert "removed" not in text
    assert "not disclosed" in text


def test_a_saved_report_is_that_of_the_command_line(desk: Desk, tmp_path: Path) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.compare()
    names = [tmp_path / "Earlier version.txt", tmp_path / "Later version.txt"]
    for path, text in zip(names, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    saved = desk.save("html", tmp_path)
    assert main([*map(str, names), "-o", str(tmp_path / "by-command.html")]) == 1
    assert saved.read_bytes() == (tmp_path / "by-command.html").read_bytes()


def test_what_is_missing_is_said(desk: Desk) -> None:
    desk.give(0, OLD)
    assert desk.refuse() == ["Later version: paste a text or choose a file."]
