"""A document of blocks as one HTML page: for results that have no page of their own."""

from __future__ import annotations

from plancmp.report.blocks import Document
from plancmp.report.html.frame import fill_page, read_file
from plancmp.report.messages import Messages


def write_page(document: Document, messages: Messages) -> str:
    """Return a document as a HTML page; linear in its length."""
    return fill_page("document.html", document, messages, style=read_file("document.css"), script="")
