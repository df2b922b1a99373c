"""The bounds that the docs state are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plancmp.extract import lexer
from plancmp.model import quantity
from plancmp.readers import files, nodes
from plancmp.readers.documents import blocks, html, pdf, word_package, xml_tree

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "hostile-input.md"
MIB = 2**20
ROWS = {
    "a file, also from standard input or a revision": [files.MAX_BYTES // MIB],
    "the parts of a Word document, unpacked": [word_package._MAX_UNPACKED // MIB, word_package._MAX_RATIO],
    "text of a document": [blocks.MAX_CHARACTERS, blocks.MAX_LINES, blocks.MAX_BLOCKS],
    "one paragraph": [blocks.LONGEST_BLOCK],
    "pages of a PDF": [pdf._MAX_PAGES],
    "elements of XML": [xml_tree._MAX_ELEMENTS, xml_tree._MAX_DEPTH, xml_tree._MAX_ATTRIBUTES],
    "tags of HTML": [html._MAX_TAGS, html._MAX_DEPTH],
    "nesting of a plan file or policy": [nodes.MAX_DEPTH],
    "a figure in a plan file": [quantity.MAX_DIGITS, lexer.MAX_DIGITS],
}


@pytest.mark.parametrize("name", ROWS)
def test_a_bound_stands_on_the_page_as_in_the_code(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    found = re.search(rf"^\| {re.escape(name)} \| ([^|]*) \|$", text, re.MULTILINE)
    assert found is not None
    assert [int(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*\d|\d", found[1])] == ROWS[name]
