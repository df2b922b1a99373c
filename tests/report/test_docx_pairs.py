"""Redlines of two Word documents: exact by the writer's own proof and by LibreOffice, and no larger than need be."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import compare
from plancmp.readers import find_taxonomy, load
from plancmp.report import Messages, build_view
from plancmp.report.docx import draw
from plancmp.report.docx.copy import Remarks, write_copy
from plancmp.report.docx.markup import NAMESPACE, Pen
from plancmp.report.docx.package import HEAD, write_new, write_zip
from tests.report.word import W, list_faults, list_text, read_part, settle, settle_in_office, spell_redline

pytestmark = pytest.mark.slow

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NUMBERING = (
    f'{HEAD}<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
HEADING = '<w:outlineLvl w:val="0"/>'
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def write(text: str, properties: str = "", more: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{inner}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{more}</w:p>'


def write_table(*rows: tuple[str, ...]) -> str:
    grid = '<w:gridCol w:w="3000"/>' * len(rows[0])
    cell = '<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    lines = ("".join(cell.format(write(text)) for text in row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def make_document(*blocks: str, note: str = "", header: str = "", numbering: bool = True) -> bytes:
    """Return a Word document of blocks, with a footnote, a header and a list where they are asked for."""
    reference = '<w:headerReference w:type="default" r:id="rId9"/>' if header else ""
    section = f"<w:sectPr>{reference}</w:sectPr>"
    parts = write_new("".join(blocks) + section, "Sample", "Nobody", "")
    main = parts["word/document.xml"].replace(b"<w:document ", f'<w:document xmlns:r="{RELATIONS}" '.encode())
    parts["word/document.xml"] = main
    added: list[tuple[str, str, str]] = []
    if numbering:
        added.append(("numbering", "rId7", NUMBERING))
    if note:
        mark = '<w:footnote w:id="{}" w:type="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
        marks = mark.format(0, "separator", "separator") + mark.format(
            1, "continuationSeparator", "continuationSeparator"
        )
        text = f'{marks}<w:footnote w:id="2">{write(note)}</w:footnote>'
        added.append(("footnotes", "rId8", f'{HEAD}<w:footnotes xmlns:w="{NAMESPACE}">{text}</w:footnotes>'))
    if header:
        added.append(("header", "rId9", f'{HEAD}<w:hdr xmlns:w="{NAMESPACE}">{write(header)}</w:hdr>'))
    for name, number, content in added:
        parts[f"word/{name}.xml"] = content.encode()
        for path, end, text in (
            (
                "[Content_Types].xml",
                "</Types>",
                f'<Override PartName="/word/{name}.xml" ContentType="{WORDS}.{name}+xml"/>',
            ),
            (
                "word/_rels/document.xml.rels",
                "</Relationships>",
                f'<Relationship Id="{number}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>',
            ),
        ):
            parts[path] = parts[path].replace(end.encode(), f"{text}{end}".encode())
    return write_zip(parts)


TITLE = write("Harbour rules", HEADING)
SHIPS = write("Ships wait at anchor until the pilot boards.", ITEM)
FEES = write("Fees are paid in advance, in the currency of the port.", ITEM)
CARGO = write("Cargo is inspected at the eastern gate within one day.", ITEM)
TUGS = write("Tugs are free of charge for ships of the northern side.", ITEM)
CLOSING = write("Done at the harbour office.")
PRICES = (("Item", "Price"), ("Steel", "EUR 10"), ("Copper", "EUR 20"))
PAIRS: dict[str, tuple[bytes, bytes]] = {
    "a clause comes first": (make_document(TITLE, SHIPS, FEES), make_document(TITLE, TUGS, SHIPS, FEES)),
    "a section comes first": (
        make_document(TITLE, SHIPS, FEES),
        make_document(TITLE, write("Definitions", HEADING), write("Port means the harbour."), SHIPS, FEES),
    ),
    "the last paragraph goes": (make_document(TITLE, SHIPS, FEES, CARGO), make_document(TITLE, SHIPS)),
    "the title and the closing words change": (
        make_document(TITLE, SHIPS, FEES, CLOSING),
        make_document(write("Rules of the harbour", HEADING), SHIPS, FEES, write("Done at the office of the port.")),
    ),
    "text behind a list": (
        make_document(TITLE, SHIPS, FEES, write("The list above is complete."), CARGO),
        make_document(TITLE, SHIPS, write("The list above is not complete."), write("It may grow."), FEES, CARGO),
    ),
    "a paragraph is split and another joined": (
        make_document(TITLE, write("Ships wait. Pilots board here."), write("Fees are paid"), write("in advance.")),
        make_document(TITLE, write("Ships wait."), write("Pilots board here."), write("Fees are paid in advance.")),
    ),
    "a clause moves and is reworded": (
        make_document(TITLE, SHIPS, FEES, CARGO, TUGS),
        make_document(TITLE, FEES, CARGO, write("Ships wait at anchor until the second pilot boards.", ITEM), TUGS),
    ),
    "cells, a row more, a row less": (
        make_document(TITLE, SHIPS, write_table(*PRICES, ("Lead", "EUR 3")), CLOSING),
        make_document(TITLE, SHIPS, write_table(*PRICES[:2], ("Zinc", "EUR 7"), ("Copper", "EUR 22")), CLOSING),
    ),
    "a table comes": (make_document(TITLE, SHIPS, CLOSING), make_document(TITLE, SHIPS, write_table(*PRICES), CLOSING)),
    "a table goes": (make_document(TITLE, write_table(*PRICES), CLOSING), make_document(TITLE, CLOSING)),
    "a table gets a column": (
        make_document(TITLE, write_table(*PRICES), CLOSING),
        make_document(TITLE, write_table(*((*row, "kg") for row in PRICES)), CLOSING),
    ),
    "a footnote changes": (
        make_document(TITLE, write("Goods are paid.", ITEM, NOTE), CLOSING, note="Steel and zinc."),
        make_document(TITLE, write("Goods are paid at once.", ITEM, NOTE), CLOSING, note="Steel alone."),
    ),
    "a footnote comes": (
        make_document(TITLE, write("Goods are paid.", ITEM), CLOSING),
        make_document(TITLE, write("Goods are paid.", ITEM, NOTE), CLOSING, note="Steel alone."),
    ),
    "a footnote goes": (
        make_document(TITLE, write("Goods are paid.", ITEM, NOTE), CLOSING, note="Steel alone."),
        make_document(TITLE, write("Goods are paid.", ITEM), CLOSING),
    ),
    "the header changes": (
        make_document(TITLE, SHIPS, header="Draft of 1 April"),
        make_document(TITLE, SHIPS, header="Draft of 1 July"),
    ),
    "a header comes": (make_document(TITLE, SHIPS), make_document(TITLE, SHIPS, header="Draft of 1 July")),
    "an item becomes plain text, and the reverse": (
        make_document(TITLE, SHIPS, FEES, write("Tugs are free."), CARGO),
        make_document(TITLE, SHIPS, FEES.replace(ITEM, ""), write("Tugs are free.", ITEM), CARGO),
    ),
    "a document without lists gets one": (
        make_document(TITLE, SHIPS.replace(ITEM, ""), numbering=False),
        make_document(TITLE, SHIPS, FEES),
    ),
    "a word is struck": (
        make_document(TITLE, SHIPS),
        make_document(TITLE, SHIPS.replace("<w:r>", "<w:r><w:rPr><w:strike/></w:rPr>")),
    ),
    "empty lines come behind a line that grows": (
        make_document(write("Harbour"), SHIPS, FEES),
        make_document(write("Harbour rules"), "<w:p/>", "<w:p/>", SHIPS, FEES),
    ),
    "empty lines": (
        make_document(TITLE, "<w:p/>", "<w:p/>", SHIPS, "<w:p/>", FEES),
        make_document(TITLE, "<w:p/>", SHIPS, "<w:p/>", "<w:p/>", TUGS, "<w:p/>", FEES),
    ),
}  # fmt: skip


def redline(old: bytes, new: bytes) -> bytes:
    return write_copy(old, new, Remarks("", {}, {}), Pen("A", "2026-04-01T00:00:00Z"))


def spell(document: bytes) -> list[str]:
    """Return the paragraphs and cells of a document that have words, its notes and its headers."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        names = [n for n in archive.namelist() if re.fullmatch(r"word/(document|footnotes|header\d*)\.xml", n)]
        roots = [ET.fromstring(archive.read(name)) for name in sorted(names)]  # noqa: S314 - what LibreOffice wrote
    found = []
    for root in roots:
        for element in root.iter():
            if element.tag == f"{W}p":
                text = "".join(t.text or "" for t in element.iter(f"{W}t")).strip()
                found += [f"{'# ' if element.find(f'{W}pPr/{W}numPr') is not None else ''}{text}"] if text else []
            elif element.tag == f"{W}tr":
                found.append("|")
    return found


def test_libreoffice_gives_back_both_documents(tmp_path: Path) -> None:
    names = {f"pair{number}-": pair for number, pair in enumerate(PAIRS)}
    drawn = {name: redline(*PAIRS[pair]) for name, pair in names.items()}
    whole = {f"{name}{side}": PAIRS[pair][side] for name, pair in names.items() for side in (0, 1)}
    settled = settle_in_office(drawn | whole, tmp_path)
    inexact = [
        (pair, verdict)
        for name, pair in names.items()
        for verdict, side in (("reject", 0), ("accept", 1))
        if spell(settled[name, verdict]) != spell(settled[f"{name}{side}", verdict])  # type: ignore[index]
    ]
    assert inexact == []


@pytest.mark.parametrize("pair", PAIRS)
def test_a_document_against_itself_has_no_change(pair: str) -> None:
    for document in PAIRS[pair]:
        drawn = redline(document, document)
        changes = [
            e.tag for e in read_part(drawn).iter() if re.fullmatch(r"(ins|del|move\w+|\w+Change)", e.tag[len(W) :])
        ]
        assert changes == []
        assert len(list_text(drawn)) == len(list(read_part(document).find(f"{W}body") or ())) - 1


@pytest.mark.parametrize("pair", PAIRS)
def test_redlines_of_documents_are_well_formed(pair: str) -> None:
    old, new = PAIRS[pair]
    for drawn in (redline(old, new), redline(new, old)):
        assert list_faults(drawn) == []
        assert drawn != redline(old, old)


def test_only_what_changed_is_marked() -> None:
    table = read_part(redline(*PAIRS["cells, a row more, a row less"]))
    marked = [["".join(e.itertext()) for e in table.iter(f"{W}{tag}") if len(e)] for tag in ("del", "ins")]
    assert marked == [["20", "Lead", "EUR 3"], ["Zinc", "EUR 7", "22"]]
    moved = spell_redline(with_comments(redline(*PAIRS["a clause moves and is reworded"])))
    assert "[<Ships wait at anchor until the pilot boards.<]" in moved
    assert "{+second +}" in moved
    assert "Tugs are free of charge for ships of the northern side.\n" in moved
    assert "Harbour rules\n{+Tugs" in spell_redline(with_comments(redline(*PAIRS["a clause comes first"])))


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("Fees are paid.", "Fees are paid. ", []),
        ("1. Fees  are paid.", "1.\u00a0Fees are paid.", []),
        ("The fees are paid in advance. ", "Tolls are paid in advance.", ["The fees", "Tolls"]),
        ("The land owners pay fees.", "The landowners pay fees.", ["land owners", "landowners"]),
        ("1. Fees are paid.", "1.</w:t><w:tab/><w:t>Fees are paid.", [" "]),
    ],
)
def test_white_space_is_marked_where_it_parts_words_anew_or_is_a_tab(old: str, new: str, marked: list[str]) -> None:
    drawn = redline(*(make_document(TITLE, write(text), CLOSING) for text in (old, new)))
    body = read_part(drawn)
    found = ["".join(e.itertext()) for tag in ("del", "ins") for e in body.iter(f"{W}{tag}") if "".join(e.itertext())]
    assert found == marked
    assert old in settle(drawn, "reject")


def with_comments(document: bytes) -> bytes:
    output = BytesIO(document)
    with zipfile.ZipFile(output, "a") as archive:
        if "word/comments.xml" not in archive.namelist():
            archive.writestr("word/comments.xml", "<none/>")
    return output.getvalue()


LINES = st.lists(
    st.sampled_from([TITLE, SHIPS, FEES, CARGO, TUGS, CLOSING, "<w:p/>", write_table(*PRICES)]), max_size=8
)
EDITS = st.lists(
    st.tuples(st.sampled_from(["the", "ships", ".", "EUR"]), st.sampled_from(["", "all", "x y"])), max_size=3
)


@given(LINES, LINES, EDITS)
def test_accepting_all_gives_the_new_document_and_rejecting_all_the_old_one(
    old: list[str], new: list[str], edits: list[tuple[str, str]]
) -> None:
    for word, other in edits:
        new = [block.replace(f"{word} ", f"{other} ", 1) for block in new]
    documents = [make_document(*blocks, CLOSING) for blocks in (old, new)]
    drawn = redline(documents[0], documents[1])
    assert list_faults(drawn) == []
    if not any("<w:tbl>" in block for block in (*old, *new)):
        for verdict, blocks in (("reject", old), ("accept", new)):
            words = [text for block in (*blocks, CLOSING) if (text := re.sub("<[^>]*>", "", block))]
            assert [line for line in settle(drawn, verdict).splitlines() if line] == words  # type: ignore[arg-type]


def test_the_command_draws_two_documents_and_comments_on_them(tmp_path: Path) -> None:
    old, new = (make_document(TITLE, write(f"1. The fee is at most {fee} euros."), CLOSING) for fee in (500, 700))
    for name, content in (("old", old), ("new", new)):
        (tmp_path / f"{name}.docx").write_bytes(content)
    comparison = compare(load(tmp_path / "old.docx"), load(tmp_path / "new.docx"))
    view = build_view(comparison, find_taxonomy(comparison.new.taxonomy))
    content, reason = draw(view, Messages(), None, old, new)
    assert reason == ""
    assert "1. The fee is at most [-500-]{+700+} euros.(0)" in spell_redline(content)
    assert "cap-raised" in spell_redline(content)
    settled = settle_in_office({"fee": content}, tmp_path)
    assert "at most 700 euros" in settle(settled["fee", "accept"], "accept")
    assert "at most 500 euros" in settle(settled["fee", "reject"], "accept")


def test_against_another_file_white_space_and_titles_stay(tmp_path: Path) -> None:
    old = make_document(TITLE, write("1. Ships wait at anchor. "), write("2.  Fees are paid."))
    (tmp_path / "old.docx").write_bytes(old)
    texts = {"same": "1. Ships wait at anchor.\n\n2. Fees are paid.\n", "less": "1. Ships wait at anchor.\n"}
    for name, marked in (("same", []), ("less", ["2.  Fees are paid."])):
        (tmp_path / f"{name}.txt").write_text(texts[name], encoding="utf-8")
        comparison = compare(load(tmp_path / "old.docx"), load(tmp_path / f"{name}.txt"))
        content, reason = draw(build_view(comparison, find_taxonomy(comparison.new.taxonomy)), Messages(), None, old)
        assert reason == ""
        changes = [e for tag in ("ins", "del") for e in read_part(content).iter(f"{W}{tag}") if "".join(e.itertext())]
        assert ["".join(element.itertext()) for element in changes] == marked
        assert "Harbour rules" in settle(content, "accept")
