"""Both libraries that build the tree of a page give the same document."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.page_layouts import Layout, print_page, read_layouts, read_version
from plancmp.readers.documents import elements, html
from plancmp.readers.documents.blocks import Document
from plancmp.readers.documents.trees import parse_page

ROOT = Path(__file__).parents[3]
LAYOUTS = [layout for layout in read_layouts() if "html" in layout.shape]
TEXTS = {"en": ("us28.en-1", "e3.en", "paris.en"), "uk": ("us28.uk",), "ru": ("us28.ru",)}
PAGES = [
    *sorted((ROOT / "fixtures" / "pages").glob("*.html")),
    *sorted((ROOT / "tests/readers/samples").glob("*.html")),
]
ODD = {
    "notes": "<p>The cap<sup><a href='#n' id=r>1</a></sup> holds.</p><ol><li id=n>A note. <a href='#r'>↑</a></ol>",
    "classes": "<div class='share x'><ul><li>Share</ul></div><div class=footnotes><p id=f>Note</p></div><p>Text.</p>",
    "unclosed": "<p>One<p>Two<li>Three<table><tr><td>a<td>b</table>tail<b>bold <i>both</b> rest</i>",
    "template": "<template><p>not shown</template><article><h1>Pact</h1><ol start=3 type=a><li>x<li value=7>y</ol>",
    "entities": "<p>&nbsp;5&#37; &amp; &copy; &unknown; &#0; &#128;</p><!-- c --><p>a<!-- b -->c</p>",
    "foreign": "<svg><title>no</title><text>no</text></svg><math><mi>x</mi></math><p>yes</p>",
    "frames": "<html><frameset><frame src=a></frameset></html>",
    "pre": "<pre>\n1. One\n2. Two</pre><noscript>never</noscript><details><summary>More</summary><p>x</p></details>",
    "meta": "<meta name=DATE content=2026-11-20><title>Pact - X</title><time datetime=2026-11-21>x</time><p hidden>x",
}
WORDS = ["cap ", "1.", " ", "\n", "&amp;", "600,000", "<!--x-->", "é"]
TAGS = [
    "p",
    "div",
    "ol",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "b",
    "a",
    "h1",
    "h2",
    "br",
    "sup",
    "pre",
    "span",
    "article",
    "main",
]
PIECES = [
    *WORDS,
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    "<a href='#x'>",
    "<p id='x'>",
    "<ol type=i>",
]


def read(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Document, Document]:
    raw = f"<!doctype html><meta charset=utf-8>{text}".encode()
    quick = html.read_html(raw, "page.html")
    with monkeypatch.context() as patch:
        patch.setattr(html, "parse_page", elements.parse)
        return quick, html.read_html(raw, "page.html")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_real_pages_are_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, plain = read(path.read_text(encoding="utf-8"), monkeypatch)
    assert quick.blocks
    assert plain == quick


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_pages_of_news_sites_are_read_alike(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in TEXTS[layout.language]:
        quick, plain = read(print_page(read_version(name), layout)[1].decode("utf-8"), monkeypatch)
        assert quick.blocks
        assert plain == quick


@pytest.mark.parametrize("name", ODD)
def test_odd_pages_are_read_alike(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    quick, plain = read(ODD[name], monkeypatch)
    assert plain == quick


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_soup_of_tags_is_read_alike(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        quick, plain = read("".join(pieces), monkeypatch)
    assert plain == quick


def test_without_the_quick_one_the_plain_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not isinstance(parse_page("<p>x", "a.html"), elements.Page)
    monkeypatch.setitem(__import__("sys").modules, "selectolax.lexbor", None)
    assert isinstance(parse_page("<p>x", "a.html"), elements.Page)


def test_a_selector_that_is_not_known_is_no_empty_answer() -> None:
    with pytest.raises(ValueError, match="no selector"):
        elements.parse("<p>x", "a.html").css("p > b")
