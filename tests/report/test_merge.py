"""The negotiation table of the real versions in every format, as a person has read it; and the page in a browser."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

import plancmp
from plancmp.history import merge
from plancmp.readers import dumps, find_taxonomy, load, loads
from plancmp.report import Messages, find_messages
from plancmp.report.merge import render
from plancmp.report.merge_view import MergeView
from tests.report.sheet import Sheet, find_violations, open_page
from tests.report.test_golden import GOLDEN, hold_against
from tests.report.test_html import FIXTURES, write_hostile

NAMES = ("us-28-point-draft", "e3-edit", "geneva-refined-framework")


@cache
def view_fixtures() -> MergeView:
    base, ours, theirs = (load(FIXTURES / f"{name}.yaml") for name in NAMES)
    merged = merge(base, ours, theirs, parties=(("E3",), ("United States", "Ukraine")))
    return MergeView(merged, find_taxonomy("peace"))


@cache
def view_caps() -> MergeView:
    """Two sides of which one sets a floor and the other a cap, and that lay down nothing else alike."""
    clause = "{{id: '1', topics: [military], text: '{0}', terms: {{cap: {{party: A, must: {{{0}}}}}}}}}"
    plans = [
        loads(f"plancmp: 1\nid: {name}\ntitle: {name}\nclauses: [{clause.format(limit)}]\n")
        for name, limit in (("base", "at_most: 500 t"), ("ours", "at_least: 600 t"), ("theirs", "at_most: 800 t"))
    ]
    return MergeView(merge(*plans), find_taxonomy("peace"))


@pytest.mark.parametrize(
    ("form", "ending"),
    [("terminal", ".txt"), ("markdown", ".md"), ("csv", ".csv"), ("json", ".json"), ("plan", ".yaml")],
)
def test_the_table_is_the_one_that_was_read(form: str, ending: str) -> None:
    hold_against(GOLDEN / f"merge{ending}", render(form, view_fixtures(), Messages()))


def test_the_merged_plan_is_the_one_that_was_read() -> None:
    hold_against(GOLDEN / "merge.yaml", dumps(view_fixtures().merge.plan))


def test_the_page_is_the_one_that_was_read() -> None:
    text = re.sub(
        r"(<style>|<script>|Content-Security-Policy\" content=\").*?(</style>|</script>|\">)",
        r"\1…\2",
        render("html", view_fixtures(), Messages()),
        flags=re.DOTALL,
    )
    hold_against(GOLDEN / "merge.html", text)


def test_every_row_of_the_table_is_on_the_page() -> None:
    tree = LexborHTMLParser(render("html", view_fixtures(), Messages()))
    assert len(tree.css(".row")) == len(view_fixtures().shown) == 96
    assert len({row.attributes["id"] for row in tree.css(".row")}) == 96
    for row in tree.css(".row"):
        tones = [cell.attributes["class"] for cell in row.css(".stage")]
        assert len(tones) == 3
        if row.attributes["data-state"] == "not_known":
            assert "stage-gone" not in str(tones[2])


def test_what_both_allow_stands_below_the_sides() -> None:
    tree = LexborHTMLParser(render("html", view_caps(), Messages()))
    (both,) = tree.css(".stage-both .says")
    assert both.text() == "must: 600 t to 800 t"
    (both,) = LexborHTMLParser(render("html", view_caps(), find_messages("uk"))).css(".stage-both .vname")
    assert both.text() == "дозволяють обидві"


def test_what_the_plans_say_never_becomes_markup() -> None:
    first, second = map(plancmp.loads, write_hostile())
    page = render("html", MergeView(merge(first, first, second), find_taxonomy("peace")), Messages())
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 1
    assert not tree.css("main b, main i")
    assert "\u202e" not in page


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for name, view in (("fixtures", view_fixtures()), ("caps", view_caps())):
        path = Path(folder / f"{name}.html")
        path.write_text(render("html", view, Messages()), encoding="utf-8")
        found[name] = path.as_uri()
    return found


def test_filters_keep_to_some_rows_and_say_how_many_they_hide(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["fixtures"])
    rows = sheet.page.locator(".row:visible")
    assert sheet.state() == "All rows of this page are shown: 96."
    sheet.page.locator('[data-choose="conflict"]').click()
    assert (rows.count(), sheet.state()) == (2, "Shown: 2 of 96 rows; 94 hidden by the filters of this page.")
    assert sheet.page.locator(".group:visible").count() == 2
    sheet.page.locator('[data-choose="alike"]').click()
    assert rows.count() == 8
    sheet.page.locator("#topic").select_option("t-amnesty")
    assert rows.count() == 2
    sheet.page.locator("#topic").select_option("")
    sheet.page.locator("#search").fill("bloomberg")
    assert rows.count() == 4
    sheet.page.evaluate("location.hash = 'row-1'")
    sheet.page.locator("#row-1").wait_for(state="visible")
    assert rows.count() == 96
    assert sheet.requests == [pages["fixtures"]]
    assert sheet.complaints == []


def test_dark_and_light_can_be_chosen_and_all_is_printed(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.emulate_media(color_scheme="light")
    sheet.page.goto(pages["fixtures"])
    paper = "getComputedStyle(document.body).backgroundColor"
    light = sheet.page.evaluate(paper)
    sheet.page.locator("#theme").click()
    assert sheet.page.evaluate(paper) != light
    sheet.page.emulate_media(media="print")
    assert not sheet.page.locator(".find").is_visible()
    assert sheet.page.locator(".row:visible").count() == 96


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [("fixtures", 1280, "light"), ("fixtures", 1280, "dark"), ("fixtures", 390, "light"), ("caps", 390, "dark")],
)
def test_axe_finds_no_violation(browser: Browser, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    page = open_page(browser, pages[name], width=width, scheme=scheme)
    size = page.evaluate("document.documentElement.scrollWidth")
    found = find_violations(page)
    page.close()
    assert (size, found) == (width, [])


def test_everything_is_visible_without_scripts(browser: Browser, pages: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["fixtures"])
    assert page.locator(".row:visible").count() == 96
    assert not page.locator("#search").is_visible()
    context.close()
