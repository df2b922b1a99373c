"""Whatever a file holds, it is refused within 2 GiB of memory and without a network."""

from __future__ import annotations

import hashlib
import resource
import socket
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from plancmp import compare
from plancmp.readers import load
from tests.readers.documents.test_refusals import make_zip

pytestmark = pytest.mark.slow

SAMPLES = Path(__file__).parents[1] / "samples"
MIB = 2**20
# What the documentation promises; the interpreter and all libraries are part of it.
LIMITED = """
import resource, sys
memory = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
from plancmp.cli import main
sys.exit(main(sys.argv[2:]))
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


def run_import(path: Path, memory: int = 2048 * MIB) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LIMITED, str(memory), "import", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def refuse(path: Path, memory: int = 2048 * MIB) -> str:
    result = run_import(path, memory)
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


def list_bombs() -> dict[str, tuple[dict[str, bytes], str]]:
    """Return the parts of small Word documents that unpack to much, and what is said of each; noise keeps the ratio."""
    noise = b"".join(b"<!--%s-->" % hashlib.shake_256(b"%d" % i).hexdigest(5_000).encode() for i in range(16))
    body = b"<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>1. A pays B.</w:t></w:r></w:p>%s</w:body></w:document>"
    half = b"<a>" + b"<b/>" * 600_000 + noise + b"</a>"
    attributes = b"<a>" + b"<b c='d' e='f' g='h' i='j'/>" * 200_000 + noise + b"</a>"
    paragraphs = b"".join(b"<w:p><w:r><w:t>%d. A pays B %d euros.</w:t></w:r></w:p>" % (i, i) for i in range(60_000))
    return {
        "elements": ({"document": body % b"", "styles": half, "footnotes": half}, "more than 1,000,000 elements"),
        "attributes": (
            {"document": body % b"", "styles": attributes, "numbering": attributes},
            "more than 1,500,000 attributes",
        ),
        "paragraphs": ({"document": body % paragraphs}, "more than 50,000 paragraphs"),
    }


@pytest.mark.parametrize("name", list_bombs())
def test_the_bounds_of_a_word_document_count_over_all_its_parts(name: str, tmp_path: Path) -> None:
    parts, message = list_bombs()[name]
    path = tmp_path / "bomb.docx"
    path.write_bytes(make_zip({f"word/{part}.xml": content for part, content in parts.items()}))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert message in refuse(path, memory=512 * MIB)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime - before.ru_utime < 20


def test_parts_that_are_below_the_bounds_together_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(
        make_zip(
            {f"word/{part}.xml": content for part, content in list_bombs()["elements"][0].items() if part != "styles"}
        )
    )
    assert load(path).clauses


def test_styles_that_no_paragraph_has_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    chain = b"".join(
        b"<w:style w:styleId='s%d'><w:name w:val='n'/><w:basedOn w:val='s%d'/></w:style>" % (i, i + 1)
        for i in range(300_000)
    )
    body = list_bombs()["elements"][0]["document"]
    path.write_bytes(
        make_zip({"word/document.xml": body, "word/styles.xml": b"<w:styles xmlns:w='w'>%s</w:styles>" % chain})
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert run_import(path).returncode == 0
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before.ru_utime < 15


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
