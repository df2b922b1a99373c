"""The page in a browser, from its file, without a network."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Literal

import pytest

from plancmp.cli import main
from tests.app.conftest import PAGE
from tests.app.desk import Desk
from tests.readers.documents.test_refusals import CASES
from tests.report.sheet import find_violations

SAMPLES = Path(__file__).parents[1] / "readers" / "samples"
Scheme = Literal["light", "dark"]
LIMIT = 15_000_000
OLD = "1. The armed forces are limited to 600,000 personnel.\n\n2. Elections are held within 100 days.\n"
NEW = "1. The armed forces are limited to 800,000 personnel.\n"
BROKEN = ("locked.pdf", "scan.pdf", "damaged.docx", "old.docx", "leak.jpg", "deep.html")
EVIL = """<!doctype html><title>Plan</title><body><h1>Plan</h1>
<ol><li>The cap is 5. <img src="{0}/a.png"><script src="{0}/a.js"></script><li>{1}<iframe src="{0}/f"></iframe>
<li>&lt;img src={0}/b.png onerror=fetch('{0}/c')&gt; <a href="{0}/d" ping="{0}/e">See</a></ol>
<link rel=stylesheet href="{0}/s.css"><meta http-equiv=refresh content="0;url={0}/r">"""


def test_the_file_is_small_enough_to_send(desk: Desk) -> None:
    assert desk.page.title()
    assert PAGE.stat().st_size <= LIMIT


def test_two_pasted_texts_are_compared(desk: Desk) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.page.locator(".guess", has_text="2 clauses").wait_for()
    text = desk.compare().locator("main").text_content() or ""
    for word in ("600,000", "800,000", "loosened", "removed"):
        assert word in text


def test_what_is_not_published_is_not_removed(desk: Desk, tmp_path: Path) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.card(1).locator(".disclosure").select_option("partial")
    assert "not disclosed" in (desk.compare().locator("main").text_content() or "")
    kinds = re.findall(r'"kind": "(\w+)"', desk.save("json", tmp_path).read_text(encoding="utf-8"))
    assert "withheld" in kinds
    assert "removed" not in kinds


@pytest.mark.parametrize(
    "names", [("plan-pandoc.docx", "plan-libreoffice.docx"), ("plan-pandoc.html", "plan-chromium.pdf")]
)
def test_saved_files_are_those_of_the_command_line(desk: Desk, tmp_path: Path, names: tuple[str, str]) -> None:
    for place, name in enumerate(names):
        desk.give(place, SAMPLES / name)
    desk.compare()
    for form, name in (
        ("html", "report.html"),
        ("docx", "redline.docx"),
        ("json", "report.json"),
        ("csv", "changes.csv"),
    ):
        saved = desk.save(form, tmp_path)
        asked = tmp_path / f"asked-{name}"
        assert main([*(str(SAMPLES / name) for name in names), "-o", str(asked)]) in {0, 1}
        assert saved.name == name
        assert saved.read_bytes() == asked.read_bytes(), form


def test_three_versions_are_traced(desk: Desk) -> None:
    desk.page.click("#add")
    for place, text in enumerate((OLD, NEW, OLD)):
        desk.give(place, text)
    assert "Version 3" in desk.compare().locator("body").inner_text()
    assert not desk.page.locator("#views").is_visible()


def test_what_is_broken_is_said_in_a_sentence_and_the_page_goes_on(desk: Desk, tmp_path: Path) -> None:
    desk.give(1, NEW)
    for name in BROKEN:
        raw, expected = CASES[name]
        (tmp_path / name).write_bytes(raw)
        desk.give(0, tmp_path / name)
        (problem,) = desk.refuse()
        assert problem.startswith(f"{name}: ")
        assert expected in problem
        assert "--" not in problem
        desk.card(0).locator(".clear").click()
    desk.give(0, OLD)
    assert "600,000" in (desk.compare().locator("body").text_content() or "")


def test_what_is_missing_is_said(desk: Desk) -> None:
    desk.give(0, OLD)
    assert desk.refuse() == ["Later version: paste a text or choose a file."]


def test_the_versions_are_swapped(desk: Desk) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.page.click("#swap")
    assert [card.input_value() for card in desk.page.locator("textarea").all()] == [NEW, OLD]
    assert desk.page.locator("legend").all_inner_texts() == ["Earlier version", "Later version"]


def test_a_correction_changes_the_report_and_can_be_undone(desk: Desk) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.compare()
    page = desk.page
    page.click("[data-view=corrections]")
    page.click("#corrections td button >> nth=0")
    page.locator("#corrections td select").select_option("")
    page.click("#corrections td form button >> nth=0")
    page.wait_for_selector(".made li")
    assert page.locator(".made li").inner_text().startswith("1 → nothing")
    page.click("[data-view=report]")
    frame = page.frame_locator("#report")
    frame.locator("body", has_text="mixed").wait_for()
    page.click("[data-view=corrections]")
    page.click(".made button")
    page.wait_for_selector(".made", state="hidden")
    page.click("[data-view=report]")
    frame.locator("body", has_not_text="mixed").wait_for()


def test_the_page_speaks_the_language_that_is_chosen(desk: Desk) -> None:
    page = desk.page
    desk.give(0, OLD)
    desk.give(1, NEW)
    page.select_option("#language", "de")
    assert page.locator("#desk h1").inner_text() == "Was hat sich zwischen den Fassungen geändert?"
    assert page.locator("legend").first.inner_text() == "Frühere Fassung"
    page.locator(".guess", has_text="2 Klauseln").wait_for()
    assert "Klauseln" in (desk.compare().locator("main").text_content() or "")
    page.click("#back")
    page.select_option("#language", "en")
    assert page.locator("legend").first.inner_text() == "Earlier version"


def test_what_is_accepted_shows_in_the_review(desk: Desk) -> None:
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.compare()
    page = desk.page
    page.click("[data-view=review]")
    review = page.frame_locator("#review").locator("body")
    review.get_by_text("600,000").first.wait_for()
    page.click("[data-view=corrections]")
    page.fill(".accept .by", "A. Reader")
    page.click(".accept button")
    page.wait_for_selector(".made li")
    page.click("[data-view=review]")
    review.get_by_text("A. Reader").first.wait_for()
    page.click("[data-view=report]")


def test_everything_works_by_keyboard_alone(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    page.locator("#desk h1").click()  # past the end of a page, a Firefox without a window keeps the keys to itself
    reach(desk, "textarea")
    page.keyboard.type("1. The cap is 5 ships.")
    reach(desk, "textarea")
    page.keyboard.type("1. The cap is 7 ships.")
    reach(desk, "#compare")
    page.keyboard.press("Enter")
    page.wait_for_selector("#result:not([hidden])")
    reach(desk, "[data-view=corrections]")
    page.keyboard.press("Space")
    page.wait_for_selector("#corrections table")
    reach(desk, "summary")
    page.keyboard.press("Enter")
    reach(desk, "[data-format=markdown]")
    assert desk.catch(lambda: page.keyboard.press("Enter"), tmp_path).name == "report.md"
    page.keyboard.press("Escape")
    assert not page.locator("#exports").is_visible()
    reach(desk, "#back", "Shift+Tab")
    page.keyboard.press("Enter")
    assert page.locator("#desk").is_visible()


def reach(desk: Desk, selector: str, key: str = "Tab") -> None:
    """Press a key until what a selector names has the focus, other than what has it now."""
    for _ in range(60):
        desk.page.keyboard.press(key)
        if desk.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is out of reach")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_nothing_is_out_of_reach_for_anyone(desk: Desk, width: int, scheme: Scheme) -> None:
    desk.page.set_viewport_size({"width": width, "height": 900})
    desk.page.emulate_media(color_scheme=scheme)
    desk.page.locator("details.more").first.evaluate("element => { element.open = true; }")
    assert find_violations(desk.page) == []
    assert desk.refuse()
    assert find_violations(desk.page) == []
    desk.give(0, OLD)
    desk.give(1, NEW)
    desk.compare()
    desk.page.click("#save summary")
    assert find_violations(desk.page) == []
    desk.page.keyboard.press("Escape")
    desk.page.click("[data-view=corrections]")
    desk.page.click("#corrections td button >> nth=0")
    desk.page.wait_for_selector("#corrections td form")
    assert find_violations(desk.page) == []
    assert desk.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.page.click("[data-view=report]")
    desk.page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    heard: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()
    server.server_close()
    thread.join()


def test_no_document_makes_the_page_ask_for_anything(
    desk: Desk, tmp_path: Path, listener: tuple[str, list[str]]
) -> None:
    address, heard = listener
    for place, word in enumerate(("Old.", "New.")):
        (tmp_path / f"{word}html").write_text(EVIL.format(address, word), encoding="utf-8")
        desk.give(place, tmp_path / f"{word}html")
    desk.page.context.set_offline(False)
    text = desk.compare().locator("body").text_content() or ""
    desk.page.wait_for_timeout(500)
    desk.page.context.set_offline(True)
    assert "New." in text
    assert heard == []


def test_what_was_entered_is_kept_only_if_that_is_asked_for(desk: Desk) -> None:
    page = desk.page.context.new_page()
    page.goto(PAGE.as_uri())
    page.locator("textarea").first.fill(OLD)
    page.reload()
    assert page.locator("textarea").first.input_value() == ""
    page.locator("textarea").first.fill(OLD)
    page.locator(".version").nth(1).locator("input[type=file]").set_input_files(SAMPLES / "plan-pandoc.docx")
    page.locator(".disclosure").first.select_option("partial")
    page.check("#keep")
    page.reload()
    assert page.locator("textarea").first.input_value() == OLD
    assert page.locator(".disclosure").first.input_value() == "partial"
    assert page.locator(".file-name").nth(1).inner_text() == "plan-pandoc.docx"
    page.uncheck("#keep")
    page.reload()
    assert page.locator("textarea").first.input_value() == ""
    page.close()
