"""The page of a text through its versions: what it says, and how it behaves in a browser."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser, LexborNode

import plancmp
from plancmp.history import trace
from plancmp.model import Plan
from plancmp.readers import find_taxonomy, load, loads
from plancmp.report import Messages
from plancmp.report.lineage import render
from plancmp.report.lineage_view import LineageView
from tests.report.sheet import Sheet, find_violations, open_page
from tests.report.test_html import FIXTURES, write_hostile

NAMES = (
    "us-april-2025",
    "european-april-2025",
    "us-28-point-draft",
    "e3-edit",
    "european-24-points",
    "geneva-refined-framework",
    "twenty-point-framework",
)


def render_plans(*plans: Plan, topics: tuple[str, ...] = (), terms: tuple[str, ...] = ()) -> str:
    return render("html", LineageView(trace(plans), find_taxonomy("peace"), topics, terms), Messages())


@cache
def render_fixtures() -> str:
    return render_plans(*(load(FIXTURES / f"{name}.yaml") for name in NAMES))


@cache
def render_hostile() -> str:
    return render_plans(*map(plancmp.loads, write_hostile()))


def find_timeline(page: str, name: str) -> LexborNode:
    (line,) = [
        node for node in LexborHTMLParser(page).css(".timeline") if name in (node.css_first("h4") or node).text()
    ]
    return line


def list_stages(page: str, name: str) -> list[tuple[str, str, str]]:
    """Return of each stage of a term the versions, what it looks like and what it says."""
    stages = []
    for node in find_timeline(page, name).css(".stage"):
        (tone,) = [
            word.removeprefix("stage-")
            for word in (node.attributes["class"] or "").split()
            if word.startswith("stage-")
        ]
        says = " / ".join(" ".join(item.text().split()) for item in node.css(".says"))
        stages.append((node.css(".vname")[0].text(), tone, says))
    return stages


def test_a_term_has_its_value_at_each_version() -> None:
    assert list_stages(render_fixtures(), "NATO membership") == [
        ("V1", "stands", "must not: seek to join NATO"),
        ("V2", "gone", ""),
        ("V3", "stands", "must not: join NATO; in constitution"),
        ("V4–V5", "stands", "depends on the consensus of the allies"),
        ("V6", "deferred", "left for later talks"),
        ("V7", "silent", "nothing said"),
    ]


def test_not_disclosed_looks_like_neither_gone_nor_silent() -> None:
    tones = [(name, tone) for name, tone, _ in list_stages(render_fixtures(), "combat aircraft base")]
    assert tones == [
        ("V1–V2", "silent"),
        ("V3", "stands"),
        ("V4", "stands"),
        ("V5", "gone"),
        ("V6", "undisclosed"),
        ("V7", "silent"),
    ]


def test_a_term_that_returns_says_to_whose_value() -> None:
    line = find_timeline(render_fixtures(), "armed forces size")
    assert [node.text().strip() for node in line.css(".returns")] == ["as in V2 again", "returns to the value of V4"]
    dates = [node.text() for node in line.css(".stage .date")]
    assert dates == ["2025-04-17", "2025-04-23", "2025-11-20", *["2025-11-23"] * 3, "2025-12-24"]
    assert [node.text().strip() for node in line.css(".stage")[3].css(".tag, .difference")] == [
        "loosened",
        "+200,000 personnel, +33 %; + when in peacetime",
    ]


def read_row(page: str, table: str, title: str) -> list[str]:
    rows = LexborHTMLParser(page).css(f"{table} tbody tr")
    (row,) = [row for row in rows if (row.css_first("th") or row).text().strip() == title]
    return [" ".join(cell.text(separator=" ").split()) for cell in row.css("td")]


def test_matrices_say_what_stands_and_what_nobody_can_tell() -> None:
    page = render_fixtures()
    assert read_row(page, ".matrix:not(.points)", "Elections") == [
        "nothing said",
        "nothing said",
        "1 added",
        "1 loosened",
        "nothing said dropped",
        "not disclosed",
        "1 now disclosed",
    ]
    assert read_row(page, ".points", "NATO combat aircraft are based in Poland.") == [
        "nothing said",
        "nothing said",
        "9 added",
        "9 revised",
        "nothing said removed",
        "not disclosed",
        "nothing said",
    ]


def test_clauses_of_the_last_version_say_since_when() -> None:
    rows = {
        (row.css_first("th") or row).text(): [node.text() for node in row.css(".vname")]
        for row in LexborHTMLParser(render_fixtures()).css(".blame tbody tr")
    }
    assert rows["18"] == ["V3", "V4"]
    assert rows["9"] == ["V7", "V7"]


def test_a_topic_that_no_version_speaks_of_is_named_and_how_far_that_is_known() -> None:
    text = "plancmp: 1\nid: {id}\ntitle: T\ndisclosure: {known}\nclauses: [{{id: '1', text: A., topics: [nato]}}]\n"
    plans = [loads(text.format(id=name, known=known)) for name, known in (("a", "full"), ("b", "partial"))]
    tree = LexborHTMLParser(render_plans(*plans))
    (silent,) = tree.css(".silent-on")
    assert "Elections" in silent.text()
    assert "NATO" not in silent.text()
    (unknown,) = tree.css(".unknown")
    assert unknown.text().endswith(": V2")
    assert not LexborHTMLParser(render_plans(plans[0], plans[0])).css(".unknown")


def test_versions_of_one_name_are_pointed_out_first() -> None:
    text = "plancmp: 1\nid: p\ntitle: European plan\ndate: {date}\nclauses: [{{id: '1', text: A.}}]\n"
    plans = [loads(text.format(date=date)) for date in ("2025-11-20", "2025-11-23")]
    (warning,) = LexborHTMLParser(render_plans(*plans)).css(".warnings li")
    assert "versions 1 and 2 share a name (European plan)" in warning.text()


def test_filters_keep_to_topics_and_terms() -> None:
    plans = [load(FIXTURES / f"{name}.yaml") for name in NAMES[2:4]]
    tree = LexborHTMLParser(render_plans(*plans, terms=("armed-forces-size",)))
    assert [node.text() for node in tree.css("h4")] == ["Ukraine · armed forces size"]
    assert [node.text() for node in tree.css(".points tbody tr:not(.head) .figure")] == ["6", "6"]
    tree = LexborHTMLParser(render_plans(*plans, topics=("nato",)))
    assert [node.text() for node in tree.css("h3")] == ["NATO"]


def test_what_the_plans_say_never_becomes_markup() -> None:
    tree = LexborHTMLParser(render_hostile())
    assert len(tree.css("script")) == 1
    assert not tree.css("main b:not(h4 b), main i")
    assert {link.attributes["href"] for link in tree.css("a[rel]")} == {'https://example.org/?a=1&b="x'}
    assert "<script>window.taken = 1</script>" in tree.text()
    assert "\u202e" not in render_hostile()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    plans = sorted((load(path) for path in FIXTURES.glob("*.yaml")), key=lambda plan: (str(plan.date), plan.id))
    texts = {"fixtures": render_fixtures(), "many": render_plans(*plans), "hostile": render_hostile()}
    for name, text in texts.items():
        Path(folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: Path(folder / f"{name}.html").as_uri() for name in texts}


def test_search_and_returns_keep_to_some_terms(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["fixtures"])
    lines = sheet.page.locator(".timeline:visible")
    total = lines.count()
    assert sheet.state() == f"All terms of this page are shown: {total}."
    sheet.page.locator("#search").fill("800,000")
    assert lines.locator("h4").all_text_contents() == ["Ukraine · armed forces size"]
    assert sheet.state() == f"Shown: 1 of {total} terms."
    assert sheet.page.locator(".group:visible").count() == 1
    sheet.page.locator("#search").fill("")
    sheet.page.locator("#returns").click()
    assert 0 < lines.count() < total
    assert sheet.page.locator(".timeline:visible:not(:has(.is-return))").count() == 0
    sheet.page.locator("#returns").click()
    assert lines.count() == total


def test_a_link_shows_its_term_also_when_a_search_hides_it(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["fixtures"])
    sheet.page.locator("#search").fill("800,000")
    target = sheet.page.locator("#term-1")
    assert not target.is_visible()
    sheet.page.evaluate("location.hash = 'term-1'")
    target.wait_for(state="visible")


def test_versions_stand_side_by_side_or_below_each_other(browser: Browser, pages: dict[str, str]) -> None:
    for width, is_wide in ((1280, True), (390, False)):
        page = open_page(browser, pages["fixtures"], width=width, scheme="light")
        boxes = [stage.bounding_box() for stage in page.locator("#term-1 .stage").all()]
        tops = {round(box["y"]) for box in boxes if box}
        page.close()
        assert len(boxes) > 1
        assert (len(tops) == 1) == is_wide


def test_dark_and_light_can_be_chosen(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.emulate_media(color_scheme="light")
    sheet.page.goto(pages["fixtures"])
    paper = "getComputedStyle(document.body).backgroundColor"
    light = sheet.page.evaluate(paper)
    sheet.page.locator("#theme").click()
    assert sheet.page.evaluate(paper) != light
    sheet.page.emulate_media(media="print")
    assert not sheet.page.locator("#theme").is_visible()
    assert sheet.page.evaluate(paper) == "rgb(255, 255, 255)"
    assert sheet.page.locator(".timeline:visible").count() == sheet.page.locator(".timeline").count()


@pytest.mark.parametrize(("name", "most"), [("fixtures", 22), ("many", 30)])
def test_printed_versions_are_a_few_sheets_with_every_stage_on_them(
    browser: Browser, pages: dict[str, str], name: str, most: int
) -> None:
    page = browser.new_page()
    page.goto(pages[name])
    pdfium = pytest.importorskip("pypdfium2")
    with pdfium.PdfDocument(page.pdf(prefer_css_page_size=True)) as document:
        sheets = [sheet.get_textpage().get_text_bounded() for sheet in document]
        width, height = document[0].get_size()
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})
    right = page.locator(".stage, .matrix").evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")
    names = page.locator("h4").all_text_contents()
    page.close()
    assert width > height
    assert len(sheets) <= most
    assert max(right) <= 1000
    told = re.sub(r"\s+", "", "".join(sheets))
    assert [name for name in names if re.sub(r"\s+", "", name) not in told] == []


def test_no_version_is_out_of_sight_where_there_are_many(browser: Browser, pages: dict[str, str]) -> None:
    page = open_page(browser, pages["many"], width=1280, scheme="light")
    boxes = page.locator(".stage").evaluate_all("all => all.map((stage) => stage.getBoundingClientRect().right)")
    page.close()
    assert len(boxes) > 100
    assert max(boxes) <= 1280


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        ("fixtures", 1280, "light"),
        ("fixtures", 1280, "dark"),
        ("fixtures", 390, "dark"),
        ("many", 390, "light"),
        ("many", 1280, "light"),
    ],
)
def test_axe_finds_no_violation(browser: Browser, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    page = open_page(browser, pages[name], width=width, scheme=scheme)
    size = page.evaluate("document.documentElement.scrollWidth")
    found = find_violations(page)
    page.close()
    assert (size, found) == (width, [])


def test_text_of_the_other_side_stays_text(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["hostile"])
    assert sheet.page.evaluate("window.taken") is None
    assert "<script>window.taken = 1</script>" in sheet.page.locator("main").inner_text()


def test_everything_is_visible_without_scripts(browser: Browser, pages: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["fixtures"])
    assert page.locator(".timeline:visible").count() == page.locator(".timeline").count() > 0
    assert not page.locator("#search").is_visible()
    context.close()


def make_fees(*fees: str) -> list[Plan]:
    """Return versions in which ships pay at most a fee, or nothing is said of it."""
    head = "plancmp: 1\nid: v\ntitle: Port {0}\ndisclosure: partial\nclauses:\n"
    pays = "  - {{id: '1', text: Ships pay., terms: {{fee: {{party: Ships, must: {{at_most: {0}}}}}}}}}\n"
    tugs = "  - {id: '2', text: Tugs are free.}\n"
    return [loads(head.format(n) + (pays.format(fee) if fee else tugs)) for n, fee in enumerate(fees)]


def test_a_figure_is_a_line_over_the_versions_with_a_gap_where_nobody_knows_it() -> None:
    page = render_plans(*make_fees("4 EUR", "6 EUR", "", "5 EUR"))
    (chart,) = LexborHTMLParser(page).css("svg.figures")
    assert chart.attributes["role"] == "img"
    assert (chart.attributes["aria-labelledby"] or "").split() == [
        node.attributes["id"] for node in chart.css("title, desc")
    ]
    assert [node.text() for node in chart.css("title, desc")] == [
        "fee: its figure, version by version",
        "V1: 4 EUR; V2: 6 EUR; V3: not disclosed; V4: 5 EUR",
    ]
    lines = [(node.attributes["points"] or "").split() for node in chart.css("polyline")]
    assert lines == [["5,9.0", "15,1.0"], ["35,5.0"]]


@pytest.mark.parametrize("fees", [("4 EUR", "6 EUR"), ("4 EUR", "4 EUR", "4 EUR"), ("4 EUR", "6 days", "7 EUR")])
def test_few_figures_the_same_or_of_several_kinds_are_no_line(fees: tuple[str, ...]) -> None:
    assert not LexborHTMLParser(render_plans(*make_fees(*fees))).css("svg.figures")
