"""What cannot be read is refused in one line, quickly, whatever it is."""

from __future__ import annotations

import contextlib
import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.readers.documents.formats import find_format, read_document
from plancmp.readers.nodes import ReadError

SAMPLES = Path(__file__).parents[1] / "samples"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refuse(raw: bytes, name: str) -> str:
    started = time.monotonic()
    with pytest.raises(ReadError) as caught:
        read_document(raw, name)
    assert time.monotonic() - started < 10
    assert len(caught.value.problems) == 1
    assert "\n" not in str(caught.value)
    return str(caught.value)


def make_zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return stream.getvalue()


def make_pdf() -> bytes:
    """A page with no text on it, as a scan is without its picture."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
    objects.append("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>")
    body = "%PDF-1.4\n" + "".join(f"{i} 0 obj{content}endobj\n" for i, content in enumerate(objects, 1))
    return f"{body}trailer<</Root 1 0 R/Size 4>>\n%%EOF".encode()


BOMB = make_zip({"word/document.xml": b"<a>" + b" " * 70_000_000 + b"</a>"})
ENTITIES = (
    b'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY x SYSTEM "file:///etc/passwd">]><akomaNtoso>&x;</akomaNtoso>'
)
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><akomaNtoso>&b;</akomaNtoso>'

CASES = {
    "scan.pdf": (make_pdf(), "run text recognition"),
    "locked.pdf": ((SAMPLES / "locked.pdf").read_bytes(), "protected with a password"),
    "damaged.pdf": ((SAMPLES / "plan-chromium.pdf").read_bytes()[:2000], "damaged"),
    "no.pdf": (b"%PDF-1.7 and nothing else", "damaged"),
    "draft.tex": (rb"\section{Peace} \item Ukraine leaves.", "give the PDF that it makes"),
    "draft.rtf": (rb"{\rtf1\ansi 1. Ukraine leaves.\par}", "save it as DOCX"),
    "leak.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "run text recognition"),
    "leak.jpg": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "a picture"),
    "draft.odt": (make_zip({"mimetype": b"application/vnd.oasis.opendocument.text"}), "save it as DOCX"),
    "other.docx": (make_zip({"a.txt": b"a"}), "no Word document"),
    "damaged.docx": ((SAMPLES / "plan-pandoc.docx").read_bytes()[:3000], "damaged"),
    "cut.docx": ((SAMPLES / "plan-pandoc.docx").read_bytes()[5000:], "damaged"),
    "bomb.docx": (BOMB, "unpacks to more than"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password, or from a Word before 2007"),
    "words.docx": (make_zip({"word/document.xml": b"<w:document>"}), "no well-formed XML"),
    "dtd.docx": (make_zip({"word/document.xml": LAUGHS}), "DOCTYPE"),
    "entities.xml": (ENTITIES, "DOCTYPE"),
    "laughs.xml": (LAUGHS, "DOCTYPE"),
    "other.xml": (b"<?xml version='1.0'?><note/>", "no Akoma Ntoso"),
    "deep.xml": (b"<akomaNtoso>" + b"<a>" * 600, "nested"),
    "broken.akn": (b"<akomaNtoso><doc>", "no well-formed XML"),
    "encoding.xml": (b"<?xml version='1.0' encoding='x'?><akomaNtoso/>", "no well-formed XML"),
    "deep.html": (b"<div>" * 100_000, "nested"),
    "empty.txt": (b" \n ", "no text"),
    "empty.html": (b"<html></html>", "no text"),
    "empty.md": (b"", "no text"),
    "picture.txt": (b"\x89PNG\0\0", "not a text file"),
}


@pytest.mark.parametrize("name", CASES)
def test_refused_in_one_line(name: str) -> None:
    raw, expected = CASES[name]
    message = refuse(raw, name)
    assert message.startswith(name)
    assert expected in message


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert "larger than 64 MiB" in refuse(bytes(64 * 2**20 + 1), "large.pdf")


@pytest.mark.parametrize(
    ("missing", "name"), [(("selectolax.lexbor", "html5lib"), "a.html"), (("pypdfium2",), "a.pdf")]
)
def test_a_missing_library_is_named(missing: tuple[str, ...], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in missing:
        monkeypatch.setitem(__import__("sys").modules, module, None)
    ending = name.rpartition(".")[2]
    raw = (SAMPLES / {"html": "plan-pandoc.html", "pdf": "plan-chromium.pdf"}[ending]).read_bytes()
    assert f"pip install {missing[-1]}" in refuse(raw, name)


NAMES = ["a.txt", "a.md", "a.html", "a.docx", "a.pdf", "a.xml", "-"]
SEEDS = {
    "a.html": "plan-libreoffice.html",
    "a.docx": "plan-pandoc.docx",
    "a.pdf": "plan-libreoffice.pdf",
    "a.xml": "plan.akn.xml",
    "a.md": "plan.md",
    "a.txt": "plan-pandoc.txt",
}


def try_to_read(raw: bytes, name: str) -> None:
    """Fail for anything but a plan or a `ReadError`."""
    with contextlib.suppress(ReadError):
        plan = read_document(raw, name)
        assert plan.clauses or plan.title


@given(raw=st.binary(max_size=600), name=st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    try_to_read(raw, name)


@given(data=st.data(), name=st.sampled_from(sorted(SEEDS)))
def test_damaged_documents_are_read_or_refused(data: st.DataObject, name: str) -> None:
    raw = bytearray((SAMPLES / SEEDS[name]).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        start = data.draw(st.integers(0, len(raw) - 1))
        raw[start : start + data.draw(st.integers(0, 4))] = data.draw(st.binary(max_size=6))
    try_to_read(bytes(raw), name)


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.yaml", b"plancmp: 1", None),
        ("a.json", b"{}", None),
        ("-", b"# A comment\nplancmp: 1", None),
        ("-", b' {"plancmp": 1}', None),
        ("-", b"1. A point", "text"),
        ("-", b"%PDF-1.7", "pdf"),
        ("-", b"PK\x03\x04", "docx"),
        ("-", b"\n<!doctype HTML>", "html"),
        ("-", b"<?xml version='1.0'?><akomaNtoso>", "akoma-ntoso"),
        ("-", b"<?xml version='1.0'?><html>", "html"),
        ("a.MD", b"# Plan", "markdown"),
        ("a.txt", b"1. A", "text"),
    ],
)
def test_formats_are_told_by_content_and_name(name: str, head: bytes, expected: str | None) -> None:
    assert find_format(name, head) == expected
