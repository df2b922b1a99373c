"""Akoma Ntoso (LegalDocML) → blocks: acts, bills and documents whose structure is marked up."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, field, frozen

from plancmp.model.dates import PartialDate
from plancmp.readers.documents.blocks import Block, Document, Kind, clean, refuse
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.tables import make_row
from plancmp.readers.documents.xml_tree import Element, parse_xml

_ROOT = "akomaNtoso"
_CONTAINERS = frozenset(
    {"alinea", "annex", "article", "book", "chapter", "clause", "division", "hcontainer", "indent", "item", "level"}
    | {"paragraph", "part", "point", "proviso", "recital", "rule", "section", "subchapter", "subclause", "subdivision"}
    | {"sublist", "subparagraph", "subpart", "subrule", "subsection", "subtitle", "title", "tome", "transitional"}
)
_TEXTS = frozenset({"p", "span", "listIntroduction", "listWrapUp", "docTitle", "crossHeading", "block", "tocItem"})
_LEFT_OUT = frozenset({"meta", "toc", "del", "remark", "noteRef", "eol", "coverPage", "num", "heading", "subheading"})
_TITLES = ("docTitle", "shortTitle", "longTitle")


def read_akoma_ntoso(raw: bytes, name: str) -> Document:
    """Read an Akoma Ntoso document.

    Args:
        raw: The file.
        name: What messages call it.

    Returns:
        Its blocks.

    Raises:
        ReadError: If it is no well-formed XML, has a document type, or is no Akoma Ntoso.
    """
    root = parse_xml(raw, name)
    if root.tag != _ROOT or not root.elements:
        raise refuse(name, f"XML, but no Akoma Ntoso: the root element is <{root.tag}>, not <{_ROOT}>")
    document = root.elements[0]
    reader = _Reader()
    reader.read(document)
    meta = document.find("meta", "identification")
    return Document(tuple(reader.blocks), _find_title(document, meta), _find_date(meta))


def _find_title(document: Element, meta: Element | None) -> str:
    for tag in _TITLES:
        found = next((element for element in document.walk() if element.tag == tag), None)
        if found is not None:
            return clean(found.gather_text())
    alias = meta.find("FRBRWork", "FRBRalias") if meta else None
    return clean(alias.get("value")) if alias else ""


def _find_date(meta: Element | None) -> PartialDate | None:
    for part in ("FRBRExpression", "FRBRWork"):
        date = meta.find(part, "FRBRdate") if meta else None
        if date is not None and (found := find_iso_date(date.get("date"))):
            return found
    return None


@frozen
class _Place:
    """Where an element stands.

    Attributes:
        depth: In how many numbered elements without headings.
        level: In how many elements with headings.
    """

    depth: int = 0
    level: int = 0


@frozen(eq=False)
class _Reader:
    """Reads the elements of a document in their order; the depth of XML is bounded, so it may call itself."""

    blocks: list[Block] = field(factory=list)
    label: list[str] = field(factory=list)

    def read(self, document: Element) -> None:
        """Read a whole document."""
        for part in document.elements:
            if part.tag == "preface":
                self._read_preface(part)
            else:
                self._read(part, _Place())

    def _read_preface(self, preface: Element) -> None:
        for paragraph in preface.elements:
            if not any(element.tag in _TITLES for element in paragraph.walk()):
                self._read(paragraph, _Place())

    def _read(self, element: Element, place: _Place) -> None:
        if element.tag in _LEFT_OUT:
            return
        if element.tag in _CONTAINERS:
            self._read_container(element, place)
        elif element.tag == "table":
            self._read_table(element, place)
        elif element.tag in _TEXTS or (not element.elements and element.children):
            self._add_text(element, place)
        else:
            for child in element.elements:
                self._read(child, place)

    def _read_container(self, element: Element, place: _Place) -> None:
        number, headings = element.find("num"), [e for e in element.elements if e.tag in {"heading", "subheading"}]
        label = clean(number.gather_text()) if number else ""
        text = clean(" ".join(heading.gather_text() for heading in headings))
        if _has_heading(element) and (label or text):
            place = evolve(place, level=place.level + 1)
            self._flush_label(place)
            self.blocks.append(Block(text, Kind.HEADING, label, place.level, place.depth, place=_locate(element)))
        elif label:
            self._flush_label(place)
            place = evolve(place, depth=place.depth + 1)
            self.label[:] = [label]
        for child in element.elements:
            self._read(child, place)
        self._flush_label(place)

    def _read_table(self, table: Element, place: _Place) -> None:
        for row in table.walk():
            if row.tag == "tr":
                cells = [clean(_gather(cell)) for cell in row.elements if cell.tag in {"td", "th"}]
                block = make_row(cells, depth=place.depth, place=_locate(row))
                if block.text:
                    self.blocks.append(block)

    def _add_text(self, element: Element, place: _Place) -> None:
        notes = tuple(clean(_gather(note)) for note in element.walk() if note.tag == "authorialNote")
        text = clean(_gather(element))
        if not text:
            return
        label = self.label[0] if self.label else ""
        self.label.clear()
        kind = Kind.ITEM if label else Kind.HEADING if element.tag == "crossHeading" else Kind.PARAGRAPH
        level = place.level + 1 if kind is Kind.HEADING else 0
        self.blocks.append(Block(text, kind, label, level, place.depth, place=_locate(element), notes=notes))

    def _flush_label(self, place: _Place) -> None:
        # A number without words of its own, as where a list follows at once.
        if self.label:
            self.blocks.append(Block("", Kind.ITEM, self.label[0], depth=max(place.depth, 1)))
            self.label.clear()


def _has_heading(element: Element) -> bool:
    """Tell whether an element, or one in it, has a heading: then its number alone is a heading too."""
    return any(child.tag == "heading" for child in element.walk())


def _gather(element: Element) -> str:
    return "".join(_gather_parts(element))


def _gather_parts(element: Element) -> Iterator[str]:
    stack: list[Element | str] = list(reversed(element.children))
    while stack:
        child = stack.pop()
        if isinstance(child, str):
            yield child
        elif child.tag in {"br", "eol", "p"}:
            yield " "
            stack.extend(reversed(child.children))
        elif child.tag not in {"authorialNote", "noteRef", "del", "remark"}:
            stack.extend(reversed(child.children))


def _locate(element: Element) -> str:
    return f"line {element.line}"
