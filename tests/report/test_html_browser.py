"""The page in a browser: filters, switches, search, links, keys, accessibility, and no request."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.report.sheet import Sheet, find_violations, open_page
from tests.report.test_html import render, render_hostile, view_pair

NEW = ("twenty-point-framework", "geneva-refined-framework", "e3-edit")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("pages")
    texts = {name: render(view_pair("us-28-point-draft", name)) for name in NEW} | {"hostile": render_hostile()}
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: Path(folder / f"{name}.html").as_uri() for name in texts}


def test_the_strip_of_verdicts_filters_and_counts(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    whole = sheet.count()
    assert sheet.state() == f"All {whole} changes are shown."
    sheet.page.locator("button.verdict", has_text="Military limits").click()
    shown = sheet.count()
    assert 0 < shown < whole
    assert sheet.state() == f"Shown: {shown} of {whole} changes; {whole - shown} hidden by the filters of this page."
    topics = sheet.page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.dataset.topics)")
    assert all("military" in text.split() for text in topics)
    sheet.page.locator("#clear").click()
    assert sheet.count() == whole
    assert sheet.page.locator('[aria-pressed="true"].verdict').count() == 0


@pytest.mark.parametrize(
    ("facet", "choice"), [("party", "Ukraine"), ("kind", "revised"), ("effect", "loosened"), ("materiality", "minor")]
)
def test_every_facet_filters_to_the_count_that_it_names(
    sheet: Sheet, pages: dict[str, str], facet: str, choice: str
) -> None:
    sheet.page.goto(pages["e3-edit"])
    sheet.page.locator("#filters-button").click()
    button = sheet.page.locator(f'[data-facet="{facet}"] button', has_text=choice).first
    count = int(button.locator(".amount").inner_text())
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    found = {
        "party": sheet.page.locator(".term:visible"),
        "kind": sheet.page.locator(".card:visible"),
        "effect": sheet.page.locator("[data-fingerprint]:visible"),
        "materiality": sheet.page.locator("[data-fingerprint]:visible"),
    }[facet]
    assert found.count() == count > 0


def test_search_finds_words_across_a_redline(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    sheet.page.keyboard.press("/")
    sheet.page.keyboard.type("800,000")
    assert sheet.page.locator(".card:visible .number").all_text_contents() == ["6"]
    sheet.page.wait_for_function("CSS.highlights.get('found')?.size > 0")
    sheet.page.locator("#search").fill("no such words")
    assert sheet.count() == 0
    assert sheet.state().startswith("No change fits these filters.")
    sheet.page.keyboard.press("Escape")
    assert sheet.count() > 0


def test_by_clause_is_the_order_of_the_document_and_by_topic_the_order_before(
    sheet: Sheet, pages: dict[str, str]
) -> None:
    sheet.page.goto(pages["e3-edit"])
    places = "cards => cards.map(card => [Number(card.dataset.place), card.id])"
    before = sheet.page.locator(".card").evaluate_all(places)
    sheet.page.locator('[data-order="clause"]').click()
    ordered = sheet.page.locator(".card:visible").evaluate_all(places)
    assert ordered == sorted(before)
    assert sheet.page.locator(".card.quiet:visible").count() > 0
    sheet.page.locator('[data-order="topic"]').click()
    assert sheet.page.locator(".card").evaluate_all(places) == before


def test_side_by_side_shows_each_version_alone(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    sheet.page.locator('[data-words="sides"]').click()
    card = sheet.page.locator(".card", has=sheet.page.locator("h3 .number", has_text="6")).first
    old, new = card.locator(".side-text").all_text_contents()
    assert old.strip() == "Ukraine's armed forces are limited to 600,000 personnel."
    assert "800,000 personnel in peacetime." in new
    assert not card.locator(".redline").is_visible()


def test_a_link_leads_to_its_change_also_when_a_filter_hides_it(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    last = sheet.page.locator(".group:not(.unchanged) .term").last.get_attribute("id")
    sheet.page.goto(f"{pages['e3-edit']}#{last}")
    target = sheet.page.locator(f'[id="{last}"]')
    assert target.is_visible()
    assert sheet.page.evaluate("document.activeElement.contains(document.querySelector(':target'))")
    sheet.page.locator("#search").fill("no such words")
    assert not target.is_visible()
    sheet.page.evaluate("location.hash = ''")
    sheet.page.evaluate(f"location.hash = '{last}'")
    target.wait_for(state="visible")
    sheet.page.wait_for_function(f"document.getElementById('{last}').getBoundingClientRect().top < innerHeight")


def test_a_change_has_a_link_to_copy(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sheet.page.goto(pages["e3-edit"])
    term = sheet.page.locator(".term").first
    term.locator("a.anchor").click()
    assert sheet.page.url.endswith(f"#{term.get_attribute('id')}")
    sheet.page.wait_for_function("document.getElementById('state').textContent === 'The link is copied.'")
    assert sheet.page.evaluate("navigator.clipboard.readText()") == sheet.page.url


def test_keys_go_through_the_changes(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["twenty-point-framework"])
    ids = sheet.page.locator(".card:visible").evaluate_all("cards => cards.map(card => card.id)")
    focused = "document.activeElement.id"
    sheet.page.keyboard.press("j")
    assert sheet.page.evaluate(focused) == ids[0]
    sheet.page.keyboard.press("j")
    sheet.page.keyboard.press("j")
    assert sheet.page.evaluate(focused) == ids[2]
    sheet.page.keyboard.press("k")
    assert sheet.page.evaluate(focused) == ids[1]
    sheet.page.keyboard.press("?")
    assert sheet.page.locator("#help").is_visible()
    sheet.page.keyboard.press("Escape")
    assert not sheet.page.locator("#help").is_visible()
    for key, name in (("t", "by-clause"), ("s", "side-by-side")):
        sheet.page.keyboard.press(key)
        assert name in (sheet.page.locator("html").get_attribute("class") or "")


def test_why_is_told_to_the_mouse_and_to_the_keyboard(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    why = sheet.page.locator(".term .why").first
    tip = why.locator(".tip")
    assert not tip.is_visible()
    why.hover()
    assert tip.is_visible()
    sheet.page.mouse.move(0, 0)
    assert not tip.is_visible()
    why.locator("button").focus()
    assert tip.is_visible()
    assert sheet.page.locator(f"[aria-describedby='{tip.get_attribute('id')}']").count() == 1


def test_dark_and_light_can_be_chosen(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.emulate_media(color_scheme="light")
    sheet.page.goto(pages["e3-edit"])
    paper = "getComputedStyle(document.body).backgroundColor"
    light = sheet.page.evaluate(paper)
    sheet.page.locator("#theme").click()
    dark = sheet.page.evaluate(paper)
    assert dark != light
    sheet.page.locator("#theme").click()
    assert sheet.page.evaluate(paper) == light
    sheet.page.emulate_media(color_scheme="dark")
    sheet.page.reload()
    assert sheet.page.evaluate(paper) == dark


@pytest.mark.parametrize(
    ("name", "width", "scheme"),
    [
        (NEW[0], 1280, "light"),
        (NEW[1], 1280, "dark"),
        (NEW[0], 390, "dark"),
        (NEW[1], 390, "light"),
        (NEW[2], 390, "light"),
    ],
)
def test_axe_finds_no_violation(browser: Browser, pages: dict[str, str], name: str, width: int, scheme: str) -> None:
    page = open_page(browser, pages[name], width=width, scheme=scheme)
    page.locator("#filters-button").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = find_violations(page)
    page.close()
    assert found == []


def test_axe_sees_a_pale_word_wherever_it_is(browser: Browser, tmp_path: Path) -> None:
    rows = "".join(f'<p class="{"pale" if number == 90 else "dark"}">row {number}</p>' for number in range(99))
    head = "<!doctype html><html lang=en><title>t</title><style>.pale {color: #ddd}</style>"
    (tmp_path / "pale.html").write_text(f"{head}<main><h1>t</h1>{rows}</main>", encoding="utf-8")
    page = open_page(browser, (tmp_path / "pale.html").as_uri(), width=1280, scheme="light")
    found = find_violations(page)
    page.close()
    assert [(rule, [re.sub(" data-look.*?>", ">", html) for html in nodes]) for rule, nodes in found] == [
        ("color-contrast", ['<p class="pale">row 90</p>'])
    ]


def test_text_of_the_other_side_stays_text(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["hostile"])
    assert sheet.page.evaluate("window.taken") is None
    assert "<script>window.taken = 1</script>" in sheet.page.locator("main").inner_text()
    assert "<U+202E>left" in sheet.page.locator("h1").inner_text()


def test_everything_is_visible_without_scripts(browser: Browser, pages: dict[str, str]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(pages["geneva-refined-framework"])
    assert page.locator("[data-fingerprint]:visible").count() == page.locator("[data-fingerprint]").count() > 0
    assert not page.locator("#search").is_visible()
    context.close()


def test_paper_shows_no_tools(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["twenty-point-framework"])
    sheet.page.emulate_media(media="print", color_scheme="dark")
    assert not sheet.page.locator(".tools-bar").is_visible()
    assert sheet.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert sheet.page.locator(".term:visible").count() > 0


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("name", NEW)
def test_what_matters_most_is_read_without_scrolling(
    browser: Browser, pages: dict[str, str], name: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(pages[name])
    for place in range(3):
        box = page.locator(".short li").nth(place).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= height
    page.close()


def test_the_list_of_changes_leads_to_each_and_the_arrows_step(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    cards = sheet.page.locator(".group:not(.unchanged) > .cards > .card").evaluate_all("cards => cards.map(c => c.id)")
    links = sheet.page.locator(".list a").evaluate_all("links => links.map(l => l.hash.slice(1))")
    assert links == cards
    sheet.page.locator(".list a").nth(3).click()
    expect(sheet.page.locator(f"[id='{cards[3]}']")).to_be_focused()
    assert sheet.page.locator(".list [aria-current]").count() == 1
    sheet.page.locator('[data-step="1"]').click()
    assert sheet.page.evaluate("document.activeElement.id") == cards[4]
    sheet.page.locator('[data-step="-1"]').click()
    assert sheet.page.evaluate("document.activeElement.id") == cards[3]


def test_what_is_to_be_read_can_be_filtered_and_marked_and_the_address_keeps_it(
    sheet: Sheet, pages: dict[str, str]
) -> None:
    sheet.page.goto(pages["e3-edit"])
    button = sheet.page.locator("#review-button")
    count = int(button.locator(".amount").inner_text())
    button.click()
    visible = sheet.page.locator(".card:visible")
    assert visible.count() == count > 1
    first = visible.first.get_attribute("id")
    visible.first.locator("[data-read]").click()
    assert visible.count() == count - 1
    address = sheet.page.url
    assert address.endswith(f"~read={first}")
    sheet.page.goto("about:blank")
    sheet.page.goto(address)
    assert sheet.page.locator(f'[data-read="{first}"]').get_attribute("aria-pressed") == "true"
    # Following a link keeps the mark.
    sheet.page.locator(".list a").first.click()
    expect(sheet.page).to_have_url(re.compile(f"#.+~read={first}$"))


def test_struck_and_inserted_words_keep_their_gap_where_they_are_copied(sheet: Sheet, pages: dict[str, str]) -> None:
    sheet.page.goto(pages["e3-edit"])
    redline = sheet.page.locator(".redline", has_text="800,000").first
    # What a selection holds is what is copied, of a card below the fold, too, which is not painted yet.
    copied = redline.evaluate("it => { getSelection().selectAllChildren(it); return getSelection().toString(); }")
    assert "600,000 800,000 personnel" in " ".join(copied.split())
