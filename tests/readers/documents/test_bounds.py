"""Whatever a file holds, it is refused within 2 GiB of memory and without a network."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from plancmp import compare
from plancmp.readers import load
from tests.readers.documents.test_refusals import make_zip

SAMPLES = Path(__file__).parents[1] / "samples"
MIB = 2**20
# What the documentation promises; the interpreter and all libraries are part of it.
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30))
from plancmp.cli import main
sys.exit(main(sys.argv[1:]))
"""
HEADS = {
    "txt": b"1. A",
    "md": b"# A",
    "html": b"<html>",
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-1.7",
    "xml": b"<?xml version='1.0'?><akomaNtoso>",
    "yaml": b"plancmp: 1",
    "json": b"{",
}
LARGE = {
    "lines.txt": (b"a\n" * 4 * MIB, "lines"),
    "word.txt": (b"word " * 3 * MIB, "characters of text"),
    "paragraph.txt": (b"word " * 300_000, "a paragraph is longer"),
    "lines.md": (b"* a\n" * 400_000, "lines"),
    "tags.html": (b"<html>" + b"<p>a" * 4 * MIB, "tags"),
    "lines.html": (b"<html><pre>" + b"a\n" * 4 * MIB, "lines"),
    "attributes.html": (b"<html><p " + b" ".join(b"a%d=1" % i for i in range(MIB)) + b">1. A", "5,000 attributes"),
    "elements.xml": (b"<akomaNtoso>" + b"<p/>" * 4 * MIB, "elements"),
    "attributes.xml": (
        b"<akomaNtoso " + b" ".join(b'a%d="1"' % i for i in range(100_000)) + b"/>",
        "a tag has more than",
    ),
    "elements.docx": (make_zip({"word/document.xml": b"<a>" + b"<b>c</b>" * MIB}), "more than a document does"),
}


def refuse(path: Path) -> str:
    result = subprocess.run(
        [sys.executable, "-c", LIMITED, "import", str(path)], capture_output=True, text=True, check=False, timeout=300
    )
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    return result.stderr


@pytest.mark.parametrize("ending", HEADS)
def test_half_a_gigabyte_of_each_kind(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"huge.{ending}"
    with path.open("wb") as stream:
        stream.write(HEADS[ending])
        stream.truncate(500 * MIB)  # a hole: it takes no room on the disk
    assert "larger than 64 MiB" in refuse(path)


@pytest.mark.parametrize("name", LARGE)
def test_much_in_a_file_that_is_not_too_large(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(LARGE[name][0])
    assert LARGE[name][1] in refuse(path)


def test_no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def block(*_: object, **__: object) -> NoReturn:
        raise AssertionError("a reader asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, block)
    page = tmp_path / "page.html"
    page.write_text(
        '<html><head><link rel="stylesheet" href="http://example.org/a.css"><base href="http://example.org/"></head>'
        '<body><p>1. A point.</p><img src="http://example.org/a.png"><iframe src="http://example.org/"></iframe>',
        encoding="utf-8",
    )
    assert load(page).clauses
    plans = [load(path) for path in sorted(SAMPLES.glob("plan*"))]
    assert not compare(plans[0], plans[-1]).terms
