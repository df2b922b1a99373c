"""The writer of redlines reads its own file back: what does not give back both texts is laid out anew, and says so."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from plancmp.diff import compare
from plancmp.model import PartialDate
from plancmp.readers import find_taxonomy, load
from plancmp.report import Messages, View, build_view
from plancmp.report.docx import InexactError, Signature, draw, render
from plancmp.report.docx.package import write_new, write_zip
from plancmp.report.docx.proof import find_difference
from plancmp.report.docx.streams import UnfitError
from plancmp.report.docx.wordfile import WordFile, check_part, open_word
from tests.report.word import settle, settle_in_office, spell_redline

pytestmark = pytest.mark.slow

SIGNATURE = Signature(date=PartialDate(2026, 4, 1))


def write(*paragraphs: str) -> str:
    return "".join(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in paragraphs)


def make_docx(body: str) -> bytes:
    return write_zip(write_new(body, "Sample", "Nobody", ""))


def view_documents(folder: Path, old: bytes, new: bytes) -> View:
    plans = []
    for name, content in (("old", old), ("new", new)):
        path = folder / f"{name}.docx"
        path.write_bytes(content)
        plans.append(load(path))
    comparison = compare(*plans)
    return build_view(comparison, find_taxonomy(comparison.new.taxonomy))


def read_main(document: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return archive.read("word/document.xml")


TITLE = "Harbour rules"
OLD = ("1. The pilot boards at the outer buoy.", "2. Ships wait at anchor.", "3. Fees are paid in advance.")
NEW = ("1. The pilot boards at the inner buoy.", "2. Ships wait at anchor.", "3. Fees are paid in arrears.")


def find_fault(tmp_path: Path, piece: bytes = b"", other: bytes = b"") -> str:
    """Return the fault of a redline once a piece behind its summary is another."""
    old, new = make_docx(write(*OLD)), make_docx(write(*NEW))
    drawn = read_main(draw(view_documents(tmp_path, old, new), Messages(), SIGNATURE, old, new)[0])
    summary, mark, text = drawn.partition(b"</w:sectPr>")
    assert piece in text
    parts = {"word/document.xml": summary + mark + text.replace(piece, other)}
    return find_difference(WordFile(parts, "word/document.xml"), open_word(old, "old"), open_word(new, "new"))


@pytest.mark.parametrize(
    ("piece", "other", "fault"),
    [
        (b"pilot", b"pilot", ""),
        (b"outer", b"other", "old: “1. The pilot boards at the other buoy.” is not wanted"),
        (b"inner", b"", "new: “1. The pilot boards at the buoy.” is not wanted"),
        (b"Ships wait at anchor.", b"", "old: “2.” is not wanted"),
        (write(OLD[1]).encode(), b"", "old: “2. Ships wait at anchor.” is missing"),
        (b"w:delText", b"w:t", ""),  # what is in a struck run is struck, however it is written
    ],
)
def test_a_word_or_paragraph_that_is_not_of_its_text_is_a_fault(
    tmp_path: Path, piece: bytes, other: bytes, fault: str
) -> None:
    assert find_fault(tmp_path, piece, other) == fault


def test_a_copy_that_fails_its_proof_is_laid_out_anew_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = make_docx(write(TITLE, *OLD))
    view = view_documents(tmp_path, raw, make_docx(write(TITLE, *NEW)))
    assert draw(view, Messages(), SIGNATURE, raw)[1] == ""
    monkeypatch.setattr("plancmp.report.docx.copy.find_difference", lambda *_: "new: “x” is missing")
    with pytest.raises(InexactError, match="is not written: it would not give back both texts"):
        draw(view, Messages(), SIGNATURE, raw)
    faults = iter(["new: “x” is missing", ""])
    monkeypatch.setattr("plancmp.report.docx.copy.find_difference", lambda *_: next(faults))
    content, reason = draw(view, Messages(), SIGNATURE, raw)
    assert reason == "it would not give back both texts (new: “x” is missing)"
    monkeypatch.undo()
    assert content == render(view, Messages(), SIGNATURE)


def test_what_comes_first_stands_below_the_title_with_a_number_like_the_others(tmp_path: Path) -> None:
    raw = make_docx(write(TITLE, *OLD))
    new = ("1. Tugs are free.", "2. The pilot boards at the outer buoy.", "3. Ships wait at anchor.")
    view = view_documents(tmp_path, raw, make_docx(write(TITLE, *new, "4. Fees are paid in advance.")))
    content, reason = draw(view, Messages(), SIGNATURE, raw)
    assert reason == ""
    assert f"{TITLE}\n{{+1. Tugs are free." in spell_redline(content)


def test_paragraphs_that_one_side_joins_are_neighbours(tmp_path: Path) -> None:
    raw = make_docx(write(TITLE, "1. The pilot boards", "", "at the outer buoy.", "2. Ships wait at anchor."))
    new = make_docx(write(TITLE, "1. The pilot boards at the outer buoy.", "2. Ships wait at anchor."))
    for old_raw, new_raw in ((raw, new), (new, raw)):
        view = view_documents(tmp_path, old_raw, new_raw)
        content, reason = draw(view, Messages(), SIGNATURE, old_raw, new_raw)
        assert reason == ""
        office = tmp_path / f"office-{len(old_raw)}"
        office.mkdir()
        settled = settle_in_office({"redline": content}, office)
        for (_, verdict), found in settled.items():
            assert settle(found, "accept").split() == settle(content, verdict).split()


FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="1"><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def add_note(document: bytes, words: str) -> bytes:
    output = BytesIO(document)
    with zipfile.ZipFile(output, "a") as archive:
        archive.writestr("word/footnotes.xml", FOOTNOTES.format(words))
    return output.getvalue()


def test_a_footnote_that_changed_is_a_tracked_line_below_its_clause(tmp_path: Path) -> None:
    reference = (
        '<w:p><w:r><w:t>1. Goods are paid on delivery.</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    body = make_docx(reference + write("2. Ships wait at anchor."))
    old, new, same = (add_note(body, words) for words in ("Steel and zinc.", "Steel alone.", "Steel and zinc."))
    content, reason = draw(view_documents(tmp_path, old, same), Messages(), SIGNATURE, old)
    assert (reason, b"footnoteReference" in read_main(content)) == ("", True)
    content, reason = draw(view_documents(tmp_path, old, new), Messages(), SIGNATURE, old)
    assert reason == "a footnote changed; footnotes are lines below their clauses instead"
    assert "[footnote] Steel [-and zinc-]{+alone+}." in spell_redline(content)
    assert "[footnote] Steel and zinc." in settle(content, "reject")
    assert "[footnote] Steel alone." in settle(content, "accept")


def test_a_heading_that_is_all_the_name_of_its_clause_is_printed_once(tmp_path: Path) -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Definitions</w:t></w:r></w:p>'
    raw = make_docx(heading + write("1. Goods means steel."))
    content = render(view_documents(tmp_path, raw, raw), Messages(), SIGNATURE)
    assert settle(content, "accept").split() == ["Definitions", "1", "Goods", "means", "steel."]


def test_what_stands_in_for_a_gap_of_a_print_is_no_line(tmp_path: Path) -> None:
    whole = make_docx(write(*OLD, "4. Tugs are free."))
    gap = make_docx(write(OLD[0], OLD[2], "4. Tugs are free."))
    for old, new, mark in ((whole, gap, " [not disclosed in the new version]"), (gap, whole, "")):
        content, reason = draw(view_documents(tmp_path, old, new), Messages(), SIGNATURE, old)
        assert reason == ""
        assert "[…]" not in settle(content, "accept") + settle(content, "reject")
        words = settle(content, "accept").splitlines()
        assert words == [OLD[0], f"{OLD[1]}{mark}", OLD[2], "4. Tugs are free."]


@pytest.mark.parametrize("declared", ["", '<?xml version="1.0" encoding="ISO-8859-1"?>'])
def test_a_part_with_a_document_type_is_refused(declared: str) -> None:
    check_part(f"{declared}<w>whole</w>".encode())
    for part in (f"{declared}<!DOCTYPE w [<!ENTITY a 'b'>]><w>&a;</w>", f"{declared}<w>not whole"):
        with pytest.raises(UnfitError, match="a part of its package is damaged"):
            check_part(part.encode())
