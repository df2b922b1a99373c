"""USLM, the markup of the bills and laws of the United States → blocks."""

from __future__ import annotations

from plancmp.model import AsideKind
from plancmp.readers.documents.blocks import Document, clean, refuse
from plancmp.readers.documents.marked_law import LawReader, Vocabulary, find_title
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.xml_tree import parse_xml

_NAMESPACES = ("http://schemas.gpo.gov/xml/uslm", "http://xml.house.gov/schemas/uslm/")
_VOCABULARY = Vocabulary(
    containers=frozenset(
        {"appendix", "appropriations", "article", "chapter", "clause", "compiledAct", "courtRule", "division", "item"}
        | {"level", "main", "paragraph", "part", "preliminary", "reorganizationPlan", "section", "subarticle", "title"}
        | {"subchapter", "subclause", "subdivision", "subitem", "subparagraph", "subpart", "subsection", "subsubitem"}
        | {"subtitle"}
    ),
    texts=frozenset({"chapeau", "content", "continuation", "officialTitle", "p", "recital", "resolvingClause"})
    | {"enactingFormula", "quotedContent", "listContent"},
    notes=frozenset({"footnote"}),
    unseen=frozenset({"meta", "amendMeta"}),
    asides={
        "preface": AsideKind.HEADER,
        "amendPreface": AsideKind.HEADER,
        "docTitle": AsideKind.HEADER,
        "toc": AsideKind.CONTENTS,
        "deletedText": AsideKind.STRUCK,
        "endorsement": AsideKind.FOOTER,
        "attestation": AsideKind.FOOTER,
        "signatures": AsideKind.FOOTER,
        "endMarker": AsideKind.FURNITURE,
        "page": AsideKind.FURNITURE,
        "notes": AsideKind.COMMENT,
        "sourceCredit": AsideKind.COMMENT,
        "editorialNote": AsideKind.COMMENT,
        "sidenote": AsideKind.COMMENT,
    },
)
_TITLES = ("shortTitle", "officialTitle", "docTitle")


def read_uslm(raw: bytes, name: str) -> Document:
    """Read a bill, resolution, law or title of the United States Code.

    Raises:
        ReadError: If it is no well-formed XML, has a document type, or is no USLM.
    """
    root = parse_xml(raw, name)
    if not root.namespace.startswith(_NAMESPACES):
        raise refuse(name, f"XML, but no USLM: the root element is <{root.tag}>")
    reader = LawReader(_VOCABULARY)
    for element in root.elements:
        reader.read(element)
    meta = {element.tag: clean(element.gather_text()) for part in root.elements[:1] for element in part.elements}
    title = find_title([root], _TITLES) or meta.get("title", "")
    date = find_iso_date(meta.get("date", "") or meta.get("created", ""))
    return Document(tuple(reader.blocks), title, date, tuple(reader.account))
