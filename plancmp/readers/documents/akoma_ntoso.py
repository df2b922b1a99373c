"""Akoma Ntoso (LegalDocML) → blocks: acts, bills, collections and documents whose structure is marked up."""

from __future__ import annotations

from plancmp.model import AsideKind
from plancmp.model.dates import PartialDate
from plancmp.readers.documents.blocks import Document, clean, refuse
from plancmp.readers.documents.marked_law import LawReader, Vocabulary, find_title
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.xml_tree import Element, parse_xml

_ROOT = "akomaNtoso"
_VOCABULARY = Vocabulary(
    containers=frozenset(
        {"alinea", "annex", "article", "book", "chapter", "clause", "division", "hcontainer", "indent", "item", "level"}
        | {"paragraph", "part", "point", "proviso", "recital", "rule", "section", "subchapter", "subclause", "title"}
        | {"sublist", "subparagraph", "subpart", "subrule", "subsection", "subtitle", "subdivision", "tome", "tblock"}
        | {"transitional"}
    ),
    texts=frozenset({"p", "span", "listIntroduction", "listWrapUp", "docTitle", "crossHeading", "block"}),
    notes=frozenset({"authorialNote"}),
    unseen=frozenset({"meta", "eol", "eop", "documentRef"}),
    asides={
        "toc": AsideKind.CONTENTS,
        "coverPage": AsideKind.HEADER,
        "del": AsideKind.STRUCK,
        "remark": AsideKind.COMMENT,
        "noteRef": AsideKind.FURNITURE,
    },
    documents=frozenset({"attachment", "component"}),
)
_TITLES = ("docTitle", "shortTitle", "longTitle")


def read_akoma_ntoso(raw: bytes, name: str) -> Document:
    """Read an Akoma Ntoso document.

    Returns:
        Its blocks, those of its attachments and of the components beside it behind them.

    Raises:
        ReadError: If it is no well-formed XML, has a document type, or is no Akoma Ntoso.
    """
    root = parse_xml(raw, name)
    if root.tag != _ROOT or not root.elements:
        raise refuse(name, f"XML, but no Akoma Ntoso: the root element is <{root.tag}>, not <{_ROOT}>")
    document = root.elements[0]
    meta = document.find("meta", "identification")
    reader = LawReader(_VOCABULARY, _find_printed_title(document))
    for element in root.elements:
        reader.read(element)
    title = reader.title or _find_alias(meta)
    return Document(tuple(reader.blocks), title, _find_date(meta), tuple(reader.account))


def _find_printed_title(document: Element) -> str:
    """Return the title that is printed in a document, not that of one in it."""
    parts = [part for part in document.elements if part.tag in {"preface", "coverPage", "preamble", "header"}]
    return find_title((*parts, document), _TITLES)


def _find_alias(meta: Element | None) -> str:
    alias = meta.find("FRBRWork", "FRBRalias") if meta else None
    return clean(alias.get("value")) if alias else ""


def _find_date(meta: Element | None) -> PartialDate | None:
    for part in ("FRBRExpression", "FRBRWork"):
        date = meta.find(part, "FRBRdate") if meta else None
        if date is not None and (found := find_iso_date(date.get("date"))):
            return found
    return None
