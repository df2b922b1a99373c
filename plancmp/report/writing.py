"""A document of blocks → a report: one writer a format, whatever the report is about."""

from __future__ import annotations

from plancmp.report.blocks import Document
from plancmp.report.messages import Messages
from plancmp.report.terminal import WIDTH, write_terminal

WRITTEN = ("terminal", "markdown", "html")


def write_document(form: str, document: Document, messages: Messages, width: int = WIDTH) -> str:
    """Return a document in one of `WRITTEN`, the formats that are for people; for a terminal of so many columns."""
    if form == "terminal":
        return write_terminal(document, width)
    if form == "markdown":
        from plancmp.report.markdown import write_markdown

        return write_markdown(document)
    from plancmp.report.html.frame import fill_page, read_file

    return fill_page("document.html", document, messages, style=read_file("document.css"), script="")


__all__ = ["WIDTH", "WRITTEN", "write_document", "write_terminal"]
