"""One document, one writer a format: every kind of block in each, and no text of outside taken for markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plancmp.cli import main
from plancmp.report import Messages
from plancmp.report.blocks import (
    Document,
    Grid,
    Heading,
    Item,
    Lines,
    Listing,
    Note,
    Passage,
    Row,
    Span,
    Table,
    Text,
)
from plancmp.report.terminal import write_styled
from plancmp.report.writing import write_document

DOCUMENT = Document(
    "Harbour rules",
    (
        Heading("Pilots"),
        Item("The pilot boards", "changed", (Item("at the outer buoy", "was"), Item("at the inner buoy"))),
        Item("Tugs are free", "new", fingerprint="0a1b2c3d4e"),
        Heading("3(b)", is_topic=False),
        Table(("point", "A", "B", "both", "state"), [("fee", "5 EUR", "5 EUR", "—", "alike: same fee")]),
        Grid(
            ("clause", "1", "2"), [("Anchors", ("4", "–")), ("Lights", ("5", "?"))], [("4", "gone"), ("5", "unknown")]
        ),
        Text("Nothing left out."),
    ),
    (("A", "spring"), ("B", "autumn")),
    "2 changes",
)


def test_a_terminal_shows_what_is_said_of_each_thing_below_it() -> None:
    assert write_document("terminal", DOCUMENT, Messages(), 60).splitlines() == [
        "2 changes",
        "",
        "A  spring",
        "B  autumn",
        "",
        "PILOTS",
        "  changed  The pilot boards",
        "    was  at the outer buoy",
        "    at the inner buoy",
        "  new      Tugs are free",
        "",
        "3(b)",
        "  alike  fee",
        "    A, B  5 EUR",
        "    same fee",
        "",
        "  1  2",
        "  4  –  Anchors",
        "  5  ?  Lights",
        "",
        "Nothing left out.",
    ]


def test_cells_that_leave_no_room_stand_below_their_name() -> None:
    grid = Grid(("clause", *"1234"), [("What is said of anchors", ("14(a)", "14(a), 15", "–", "16"))])
    assert write_document("terminal", Document("", (grid,)), Messages(), 40).splitlines() == [
        "    1      2         3  4",
        "  What is said of anchors",
        "    14(a)  14(a), 15 –  16",
    ]


def test_markdown_has_lists_and_tables() -> None:
    assert write_document("markdown", DOCUMENT, Messages()) == (
        "# Harbour rules\n\n**2 changes**\n\n- **A** spring\n- **B** autumn\n\n## Pilots\n\n"
        "- **changed** The pilot boards\n  - **was** at the outer buoy\n  - at the inner buoy\n"
        "- **new** Tugs are free `0a1b2c3d4e`\n\n### 3(b)\n\n"
        "| point | A | B | both | state |\n| --- | --- | --- | --- | --- |\n"
        "| fee | 5 EUR | 5 EUR | — | alike: same fee |\n\n"
        "| clause | 1 | 2 |\n| --- | --- | --- |\n| Anchors | 4 | gone |\n| Lights | 5 | unknown |\n\n"
        "Nothing left out.\n"
    )


def test_a_page_has_all_of_it() -> None:
    tree = LexborHTMLParser(write_document("html", DOCUMENT, Messages()))
    assert [node.text() for node in tree.css("h1, h2, h3, dt")] == ["Harbour rules", "A", "B", "Pilots", "3(b)"]
    assert [node.text().strip() for node in tree.css("main > ul > li > ul > li")] == [
        "was at the outer buoy",
        "at the inner buoy",
    ]
    assert [node.text() for node in tree.css("td")][-6:] == ["Anchors", "4", "gone", "Lights", "5", "unknown"]
    assert [node.text() for node in tree.css("code")] == ["0a1b2c3d4e"]


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_words_of_outside_stay_words(form: str) -> None:
    bad = "<img src=x> | \x1b[31m\u202e*a*"
    blocks = (
        Heading(bad),
        Item(bad, bad, (Item(bad),)),
        Table((bad, bad), [(bad, bad)]),
        Grid((bad, "1"), [(bad, (bad,))]),
    )
    written = write_document(form, Document(bad, (*blocks, Text(bad)), ((bad, bad),), bad), Messages())
    assert not set("\x1b\u202e") & set(written)
    if form == "html":
        assert not LexborHTMLParser(written).css("img")
    if form == "markdown":
        assert "<img" not in written.replace("\\<img", "")


FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = [str(FIXTURES / f"{name}.yaml") for name in ("us-28-point-draft", "e3-edit", "twenty-point-framework")]


@pytest.mark.parametrize("options", [[], ["--query", NAMES[0], "--clause", "6"]])
def test_a_collection_has_the_formats_of_every_report(
    options: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ending, sign in (
        (".md", "# "),
        (".html", "<!doctype html>"),
        (".txt", "3 versions" if not options else "2 ver"),
    ):
        path = tmp_path / f"report{ending}"
        assert main(["matrix", *NAMES, *options, "-o", str(path), "--executor", "serial"]) == 0
        assert path.read_text(encoding="utf-8").strip().startswith(sign)
    assert capsys.readouterr().err.count("wrote ") == 3


COMPARED = Document(
    "spring\n→ autumn",
    (
        Listing("changes", "In short", (Row((("fee: 5 → ", ""), ("6 EUR", "new")), "2"),), "3 more"),
        Listing("added", "New clauses", (Row((("Lights", ""),), "7"), Row((("", ""),), "8")), is_inline=True),
        Heading("Pilots"),
        Item(
            [("2", "number"), (" revised", "revised")],
            items=(Text([("The fee is ", "equal"), ("5", "delete"), ("6", "insert"), (" EUR.", "equal")]),),
        ),
        Item([("old: ", "quiet"), ("The Port", "link:https://port.example/a_b")]),
        Passage("7", [("Lights burn.", "insert")], "added"),
        Lines([(("2", "number"), ("loosened", "loosened"), [("fee: plus one EUR a day", "")])]),
        Note("Nothing left out."),
        Note([("1 loosened.", "summary")]),
    ),
    cautions=("Check the dates.",),
)


def test_a_terminal_tells_struck_from_inserted_and_cuts_what_takes_one_line() -> None:
    assert write_document("terminal", COMPARED, Messages(), 30).splitlines() == [
        "spring",
        "→ autumn",
        "Check the dates.",
        "",
        "IN SHORT",
        "2 · fee: 5 → 6 EUR",
        "  3 more",
        "",
        "New clauses: 7 Lights; 8.",
        "",
        "PILOTS",
        "  2 revised",
        "    The fee is [-5-]{+6+} EUR.",
        "  old: The Port",
        "",
        "7  {+Lights burn.+}",
        "    added",
        "",
        "2  loosened      fee: plus…",
        "",
        "Nothing left out.",
        "1 loosened.",
    ]


def test_a_long_number_has_a_line_of_its_own_once_for_all_its_rows() -> None:
    def row(number: str, text: str) -> tuple[Span, Span, list[Span]]:
        return (number, "number"), ("added", "added"), [(text, "")]

    lines = Lines([row("2", "a fee"), row("6(e)(iii) → 6(e)(ii)", "a berth"), row("6(e)(iii) → 6(e)(ii)", "a tug")])
    assert write_document("terminal", Document("", (lines,)), Messages(), 60).splitlines() == [
        "2                 added         a fee",
        "6(e)(iii) → 6(e)(ii)",
        "                  added         a berth",
        "                  added         a tug",
    ]


def test_colour_leaves_a_gap_where_brackets_would_be() -> None:
    plain = re.sub(r"\x1b\[[\d;]*m", "", write_styled(COMPARED, 30))
    assert "    The fee is 5 6 EUR." in plain
    assert "[-" not in plain
    assert "\x1b[" in write_styled(COMPARED, 30)


def test_markdown_says_once_where_a_link_leads() -> None:
    text = write_document("markdown", Document("", (*COMPARED.blocks, COMPARED.blocks[4])), Messages())
    assert "- old: [The Port][1]\n" in text
    assert text.count("https://port.example/a_b") == 1
    assert "  - The fee is ~~5~~ **6** EUR.\n" in text
    assert "**7** **Lights burn.**\n\n> added\n" in text
    assert "Nothing left out.  \n1 loosened.  \n" in text


def test_a_page_has_every_kind_of_block() -> None:
    tree = LexborHTMLParser(write_document("html", COMPARED, Messages()))
    text = " ".join((tree.css_first("main") or tree.root).text().split())  # type: ignore[union-attr]
    for words in ("Check the dates.", "3 more", "New clauses", "2 loosened fee", "7 Lights burn. added", "1 loosened."):
        assert words in text
    assert [node.text() for node in tree.css("li del, li ins")] == ["6 EUR", "5", "6"]
    assert [node.attributes["href"] for node in tree.css("a")] == ["https://port.example/a_b"]
