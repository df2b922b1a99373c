"""Files that are not in UTF-8: read as what they are, or as what they say of themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.readers.documents.formats import read_document

WESTERN = "1. Les parties – réunies à l’été – paient 5 000 £ au café d’Élysée."
CYRILLIC = "1. Україна має не більше 600 000 осіб – у мирний час (U.S.), п. 5."


def read_words(raw: bytes, name: str) -> str:
    (clause,) = read_document(raw, name).clauses
    return f"{clause.id}. {clause.text}"


@pytest.mark.parametrize("words", [WESTERN, CYRILLIC])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_text_in_unicode(words: str, encoding: str, name: str) -> None:
    assert read_words(f"{words}\r\n".encode(encoding), name) == words


@pytest.mark.parametrize(("words", "encoding"), [(WESTERN, "cp1252"), (CYRILLIC, "cp1251")])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_text_in_an_encoding_of_windows(words: str, encoding: str, name: str) -> None:
    assert read_words(words.encode(encoding), name) == words


@pytest.mark.parametrize(
    ("encoding", "label", "words"),
    [
        ("cp1251", "windows-1251", "1. Ім’я"),
        ("koi8-u", "KOI8-U", "1. Україна має право."),
        ("cp1250", "windows-1250", "1. Zażółć gęślą jaźń."),
        ("cp1252", "ISO-8859-1", "1. It costs 5 € – “now”."),
        ("cp1254", "iso-8859-9", "1. Türkiye’nin ışığı."),
        ("utf-16", "utf-8", "1. Україна"),
        ("utf-8", "windows-1251", "1. Україна"),
        ("gb18030", "gbk", "1. 乌克兰不得加入。"),
    ],
)
def test_a_page_is_read_as_it_says(encoding: str, label: str, words: str) -> None:
    page = f'<html><head><meta charset="{label}"><title>T</title></head><body><p>{words}</p></body></html>'
    assert read_words(page.encode(encoding), "a.html") == words


@pytest.mark.parametrize("label", ["punycode", "hex", "unicode_escape", "no-such-thing", "idna", "utf-7", ""])
def test_a_page_that_names_no_encoding_of_pages_is_read_nonetheless(label: str) -> None:
    page = f"<html><head><meta charset='{label}'></head><body><p>{WESTERN}</p></body></html>"
    assert read_words(page.encode("cp1252"), "a.html") == WESTERN


def test_bytes_that_stand_for_no_character_are_shown() -> None:
    assert read_words(b"1. caf\xe9 \x81 here.", "a.txt") == "1. café \ufffd here."


@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.html"]))
def test_any_bytes_are_text(raw: bytes, name: str) -> None:
    # Without what makes a file of another kind.
    words = raw.translate(None, b"\x00<")
    assert read_document(b"1. Words. " + words, name).clauses
