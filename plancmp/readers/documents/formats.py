"""Which format a file is in, and its reader."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from importlib import import_module
from typing import cast

from plancmp.model import DocumentKind, Plan
from plancmp.readers.documents.blocks import Document, refuse
from plancmp.readers.documents.plans import build_plan

MAX_BYTES = 64 * 1024 * 1024
_HEAD = 1024
_HTML = re.compile(rb"<html\b")
_USLM = re.compile(rb"xmlns(?::\w+)?\s*=\s*[\"'][^\"']*/uslm")
_PLAN_FILE = re.compile(rb"^plancmp[ \t]*:", re.MULTILINE)
_LONGEST_COMMENT = 65_536

# A reader takes a file and what messages call it, and returns its blocks. It and its library are imported only when a
# file needs them.
_READERS = {
    "text": ("text", "read_text_document"),
    "markdown": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
    "akoma-ntoso": ("akoma_ntoso", "read_akoma_ntoso"),
    "uslm": ("uslm", "read_uslm"),
}
_ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".pdf": "pdf",
    ".akn": "akoma-ntoso",
    ".xml": "akoma-ntoso",
}
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")  # a zip; a document that is locked or old
_PICTURE = "a picture; run text recognition (OCR) on it, and give the text"
_UNREAD = (
    (b"{\\rtf", "a text in RTF; save it as DOCX"),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
)
_LATEX = (".tex", ".latex")
_NOT_OURS = (".yaml", ".yml", ".json")


def find_format(name: str, raw: bytes) -> str | None:
    """Tell which format a document is in.

    What cannot be mistaken in its first bytes (a PDF, a zip, a page of HTML) counts more than its name.

    Args:
        name: The file's name, "-" for standard input.
        raw: The file.

    Returns:
        "text", "markdown", "html", "docx", "pdf", "akoma-ntoso" or "uslm"; `None` for a plan file in YAML or JSON.

    Raises:
        ReadError: If it is in a format that is not read, with what to do.
    """
    head = raw[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, advice in _UNREAD:
        if raw.startswith(start):
            raise refuse(name, advice)
    if head.startswith(b"%PDF-"):
        return "pdf"
    if raw.startswith(_PACKED):
        return "docx"
    ending = os.path.splitext(name)[1].lower()
    if ending in _LATEX:
        raise refuse(name, "a source in LaTeX; give the PDF that it makes, or a DOCX")
    lower = head.lower()
    if lower.startswith((b"<!doctype html", b"<html")):
        return "html"
    if ending in _NOT_OURS:
        return None
    if lower.startswith(b"<?xml") or b"<akomantoso" in lower:
        return "html" if _HTML.search(lower) else "uslm" if _USLM.search(lower) else "akoma-ntoso"
    if ending in _ENDINGS:
        return _ENDINGS[ending]
    # Standard input, or a name that says nothing: a plan file names its version, and JSON starts with a brace.
    is_plan_file = head.startswith(b"{") or _PLAN_FILE.search(raw[:_LONGEST_COMMENT]) is not None
    return None if is_plan_file else "text"


def read_document(raw: bytes, name: str, *, part: str | None = None, kind: DocumentKind | None = None) -> Plan:
    """Read a document as it was published.

    Args:
        raw: The file.
        name: Its name, for its format, the plan's id and messages; what has no ending of its own is read as plain text.
        part: Which plan, where the document holds several: its place from 1, or words of its title, or "all" to take
            the whole document as one plan.
        kind: Whether it is the text of the plan, or a document about it; `None` to find out.

    Returns:
        A plan with the clause tree as printed, without terms and topics.

    Raises:
        ReadError: If the document cannot be read, with one line that says why.
    """
    if len(raw) > MAX_BYTES:
        raise refuse(name, f"the file is larger than {MAX_BYTES // 2**20} MiB")
    module, function = _READERS[find_format(name, raw) or "text"]
    reader = getattr(import_module(f"plancmp.readers.documents.{module}"), function)
    try:
        return build_plan(cast("Callable[[bytes, str], Document]", reader)(raw, name), name, part, kind)
    except MemoryError:
        raise refuse(name, "reading it needs more memory than there is") from None
