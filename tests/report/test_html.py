"""The page without a browser: what it holds, what it forbids itself, and that nothing of the plans becomes markup."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

import plancmp
from plancmp.cli import main
from plancmp.diff import compare
from plancmp.readers import find_taxonomy, load, loads
from plancmp.report import Filter, Messages, View, build_view, find_messages, find_renderer

FIXTURES = Path(__file__).parents[2] / "fixtures"
HOSTILE = (
    "<script>window.taken = 1</script> \"quoted\" 'single' & <b>x</b> \\u202Eleft\\u202C \\u05D0\\u05D1 \\x07 {{7*7}}"
)


def view_pair(old: str, new: str, wanted: Filter | None = None) -> View:
    first, second = (load(FIXTURES / f"{name}.yaml") for name in (old, new))
    return build_view(compare(first, second), find_taxonomy(second.taxonomy), wanted)


def render(view: View) -> str:
    return find_renderer("html")(view, Messages())


def read(view: View) -> LexborHTMLParser:
    return LexborHTMLParser(render(view))


def find(tree: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    node = tree.css_first(selector)
    assert node is not None
    return node


def write_hostile() -> tuple[str, str]:
    """Return two plans with text of the other side in every place that a page shows."""
    word = HOSTILE.replace('"', '\\"')
    head = f"""plancmp: 1
id: hostile
title: "{word}"
note: "{word}"
parties: ["{word}"]
sources:
  bad: {{publisher: "{word}", url: "javascript:alert(1)"}}
  good: {{publisher: Good, url: "https://example.org/?a=1&b=\\"x"}}
clauses:
"""
    body = """  - id: "{id}"
    heading: "{word}"
    text: "{word} {figure} troops."
    topics: [military]
    source: [bad, good]
    terms: {{cap: {{party: "{word}", must: {{at_most: {figure} personnel}}, when: "{word}"}}}}
  - id: "9"
    agreement: open
    topics: [nato]
    options: [{{by: ["{word}"], text: "{word}", terms: {{size: {{must: "{word} {figure}"}}}}}}]
"""
    return tuple(  # type: ignore[return-value]
        head + body.format(id=name, word=word, figure=figure) for name, figure in (("1", 5), ("2 <i>", 6))
    )


def render_hostile() -> str:
    old, new = map(plancmp.loads, write_hostile())
    return render(build_view(compare(old, new), find_taxonomy("peace")))


def test_what_the_plans_say_never_becomes_markup() -> None:
    page = render_hostile()
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 1
    assert not tree.css("b b, article i, article script")
    assert "<script>window" not in page
    assert "&lt;script&gt;window.taken = 1&lt;/script&gt;" in page
    assert "javascript:" not in page
    assert "49" not in re.sub(r"\{\{7\*7\}\}", "", find(tree, "h1").text())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", page)
    assert "&lt;U+202E&gt;" in page
    assert "&lt;U+0007&gt;" in page
    assert "אב" in page


def test_only_links_of_the_web_can_be_followed() -> None:
    links = LexborHTMLParser(render_hostile()).css("a[href]")
    outside = [link for link in links if not (link.attributes["href"] or "").startswith("#")]
    assert {(link.attributes["href"] or "").split("/")[0] for link in outside} == {"https:"}
    assert {link.attributes["rel"] for link in outside} == {"noopener noreferrer"}


def test_the_page_allows_itself_its_own_style_and_script_alone() -> None:
    page = render(view_pair("us-28-point-draft", "e3-edit"))
    tree = LexborHTMLParser(page)
    policy = find(tree, 'meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
    for name in ("style", "script"):
        text = re.search(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        assert text
        digest = base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert not tree.css("[style], [src], link, img, iframe, object, [onclick]")
    assert not re.search(r"url\(|@import|https?://(?!\S+\" rel=\"noopener noreferrer\")", find(tree, "style").text())


def test_every_id_stands_once_and_every_link_within_the_page_leads_somewhere() -> None:
    for pair in (("us-28-point-draft", "geneva-refined-framework"), ("us-28-point-draft", "twenty-point-framework")):
        tree = LexborHTMLParser(render(view_pair(*pair)))
        ids = [node.attributes["id"] for node in tree.css("[id]")]
        assert len(ids) == len(set(ids))
        targets = [(link.attributes["href"] or "") for link in tree.css("a[href], use[href]")]
        targets += [f"#{mark.attributes['data-to']}" for mark in tree.css("rect")]
        described = [node.attributes["aria-describedby"] for node in tree.css("[aria-describedby]")]
        assert {target[1:] for target in targets if target.startswith("#")} | set(described) <= set(ids)


def test_not_disclosed_differs_from_removed_in_word_sign_and_pattern() -> None:
    tree = LexborHTMLParser(render(view_pair("us-28-point-draft", "geneva-refined-framework")))
    withheld = find(tree, ".c-withheld .tag")
    assert withheld.text() == "not disclosed"
    assert find(withheld, "use").attributes["href"] == "#i-withheld"
    assert "may or may not still apply" in find(tree, ".s-withheld .lead").text()
    assert not tree.css(".c-withheld del")
    removed = find(read(view_pair("us-28-point-draft", "e3-edit")), ".c-removed .tag")
    assert removed.text() == "removed"
    assert find(removed, "use").attributes["href"] == "#i-removed"


def test_what_the_command_line_hid_is_counted() -> None:
    page = render(view_pair("us-28-point-draft", "e3-edit", Filter(topics=frozenset({"military"}))))
    hidden = find(LexborHTMLParser(page), ".hidden-count").text()
    assert re.fullmatch(r"Not shown: \d+ editorial, \d+ filtered out\.", hidden)
    assert not LexborHTMLParser(page).css("#unchanged")


def test_each_clause_of_both_versions_is_on_the_page() -> None:
    view = view_pair("us-28-point-draft", "twenty-point-framework")
    found = {card.attributes["id"] for card in read(view).css(".card")}
    shown = {block.change.fingerprint for block in view.blocks}
    assert found == {change.fingerprint for change in view.comparison.clauses}
    assert {card.attributes["id"] for card in read(view).css(".card:not(.quiet)")} == shown


def test_a_heading_that_got_words_is_on_its_card_once() -> None:
    clause = "plancmp: 1\nid: p\ntitle: P\nclauses:\n  - {id: 1, heading: Pilots"
    old, new = (loads(f"{clause}{words}}}\n") for words in ("", ", text: Pilots board at the outer buoy."))
    page = read(build_view(compare(old, new), find_taxonomy(new.taxonomy)))
    assert [node.text() for node in page.css(".card .heading")] == ["Pilots"]


def test_no_change_is_said() -> None:
    plan = load(FIXTURES / "e3-edit.yaml")
    page = render(build_view(compare(plan, plan), find_taxonomy("peace")))
    assert find(LexborHTMLParser(page), ".nothing").text() == "No term changed."


def test_the_page_comes_in_ukrainian() -> None:
    messages = find_messages("uk")
    view = view_pair("us-28-point-draft", "geneva-refined-framework")
    tree = LexborHTMLParser(find_renderer("html")(view, messages))
    assert find(tree, "html").attributes["lang"] == "uk"
    assert find(tree, ".c-withheld .tag").text() == "не оприлюднено"


@pytest.mark.parametrize("name", ["report.html", "report.HTM"])
def test_the_ending_names_the_format(name: str, tmp_path: Path) -> None:
    plans = [str(FIXTURES / f"{stem}.yaml") for stem in ("us-28-point-draft", "e3-edit")]
    assert main([*plans, "-o", str(tmp_path / name)]) == 1
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("<!doctype html>")
