"""A Word document → its blocks: paragraphs as characters, tables as rows of cells that hold blocks again.

Whatever is no character (a note, a picture, a field, a symbol) is one sign of a private plane of Unicode, the same sign
where two documents have the same thing. So two paragraphs can be compared as two strings, and nothing is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias
from xml.dom import minidom

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.report.docx.markup import write_run

_FIRST_SIGN = 0xF0000
_PRIVATE = late("([\U000f0000-\U0010ffff])")
_RANGES = frozenset(
    ["w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd", "w:permStart", "w:permEnd"]
)
_WRAPPERS = frozenset(["w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple", "w:customXml", "w:dir", "w:bdo", "w:ruby"])
_SKIPPED = frozenset(
    ["w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:proofErr", "w:lastRenderedPageBreak", "w:smartTagPr"]
)
TELLING = frozenset(["w:pStyle", "w:numPr", "w:outlineLvl"])
_FIELD = frozenset(["w:fldChar", "w:instrText"])
_STRUCK = late(r'<w:(strike|dstrike|vanish|webHidden)(?![^<>]*w:val="(?:0|false|off)")[ />]')
_RAISED = late(r'<w:vertAlign w:val="(su\w+)"')
_REFERENCE = late(r'\br:\w+="([^"]+)"')
_NAME = late(r'<wp:docPr [^<>]*?\bname="([^"]*)"')


def is_a_sign(character: str) -> bool:
    """Return whether a character stands for something that is none."""
    return ord(character) >= _FIRST_SIGN


class UnfitError(ValueError):
    """A document in a copy of which the redline would not be exact, with the reason."""


@frozen(eq=False, repr=False)
class Span:
    """Characters of a paragraph that look the same, or one thing in it that is none.

    Attributes:
        text: The characters; one sign for a thing; empty for what has no place in the line, such as a bookmark.
        properties: The properties of their run, as XML.
        content: What stands there in place of characters, as XML: the content of a run, or whole elements.
        wrapper: The element around them, a link, by its opening tag.
        is_whole: Whether the content is whole elements.
        look: What of the properties belongs to the text: whether it is struck, hidden or raised.
    """

    text: str
    properties: str = ""
    content: str = ""
    wrapper: str = ""
    is_whole: bool = False
    look: str = ""


@frozen(eq=False, repr=False)
class Paragraph:
    """A paragraph.

    Attributes:
        element: It as the document has it.
        spans: What it holds.
        text: Its characters.
        number: Its place as the reader of documents counts; 0 for what that does not count.
    """

    element: minidom.Element
    spans: tuple[Span, ...]
    text: str
    number: int = 0


@frozen(eq=False, repr=False)
class Row:
    """A row of a table: each cell with its blocks."""

    element: minidom.Element
    cells: tuple[tuple[minidom.Element, tuple[Block, ...]], ...]
    text: str
    number: int = 0


@frozen(eq=False, repr=False)
class Table:
    """A table."""

    element: minidom.Element
    rows: tuple[Row, ...]
    text: str


@frozen(eq=False, repr=False)
class Other:
    """What is neither: a content control, with its blocks, or an embedded document."""

    element: minidom.Element
    blocks: tuple[Block, ...]
    text: str


Block: TypeAlias = Paragraph | Table | Other


@frozen(eq=False)
class Stream:
    """Reads the blocks of one document.

    Attributes:
        signs: The signs of both documents: one for each thing that is no character.
        digest: Returns a digest of what a relationship refers to.
        count: How many paragraphs and rows were read, as the one item of a list.
    """

    signs: dict[object, str]
    digest: Callable[[str], str]
    count: list[int] = field(factory=lambda: [0])

    def read(self, container: minidom.Element, *, is_counted: bool = True) -> tuple[Block, ...]:
        """Return the blocks of a body, a cell, a note, a header; the reader of documents does not count all of them."""
        return tuple(self._list_blocks(container, is_counted=is_counted))

    def _list_blocks(self, container: minidom.Element, *, is_counted: bool) -> Iterator[Block]:
        for child in list_children(container):
            tag = child.tagName
            if tag == "w:p":
                self.count[0] += is_counted
                spans = tuple(self._list_spans(child))
                text = "".join(span.text for span in spans)
                yield Paragraph(child, spans, text, self.count[0] if is_counted else 0)
            elif tag == "w:tbl":
                rows = tuple(self._read_row(row, is_counted=is_counted) for row in _list_inside(child, "w:tr"))
                yield Table(child, rows, "\n".join(row.text for row in rows))
            elif tag == "w:sdt":
                inner = tuple(
                    block
                    for content in list_children(child, "w:sdtContent")
                    for block in self._list_blocks(content, is_counted=is_counted)
                )
                yield Other(child, inner, spell_blocks(inner))
            elif tag in {"w:altChunk", "w:customXml", "w:subDoc"}:
                yield Other(child, (), child.toxml())

    def _read_row(self, row: minidom.Element, *, is_counted: bool) -> Row:
        self.count[0] += is_counted
        number = self.count[0] if is_counted else 0
        cells = tuple((cell, self.read(cell, is_counted=False)) for cell in _list_inside(row, "w:tc"))
        return Row(row, cells, "\t".join(spell_blocks(blocks) for _, blocks in cells), number)

    def _list_spans(self, paragraph: minidom.Element) -> Iterator[Span]:
        waiting: list[minidom.Element] = []
        depth = 0
        open_fields = _count_open_fields(paragraph)
        for element, wrapper in _list_runs(paragraph):
            begins, ends = (_count_field_marks(element, kind) for kind in ("begin", "end"))
            if open_fields:
                if element.tagName == "w:r" and any(c.tagName in _FIELD for c in list_children(element)):
                    marks = "".join(child.toxml() for child in list_children(element) if child.tagName in _FIELD)
                    yield Span("", content=f"<w:r>{marks}</w:r>", is_whole=True)
                yield from self._read_run(element, wrapper)
                continue
            depth += begins - ends
            if depth or begins or ends:
                waiting.append(element)
                if not depth:
                    yield self._make_field(waiting, wrapper)
                    waiting = []
            else:
                yield from self._read_run(element, wrapper)

    def _make_field(self, runs: Iterable[minidom.Element], wrapper: str) -> Span:
        runs = list(runs)
        words = ("field", *(gather(run, tag) for run in runs for tag in ("w:instrText", "w:t")))
        return Span(self._sign(words), "", "".join(run.toxml() for run in runs), wrapper, is_whole=True)

    def _read_run(self, element: minidom.Element, wrapper: str) -> Iterator[Span]:
        if element.tagName in _RANGES:
            yield Span("", content=element.toxml(), is_whole=True)
            return
        if element.tagName != "w:r":
            key = ("element", element.tagName, gather(element, "m:t") or element.toxml())
            yield Span(self._sign(key), "", element.toxml(), wrapper, is_whole=True)
            return
        properties = "".join(p.toxml() for own in list_children(element, "w:rPr") for p in list_children(own))
        look = " ".join([*sorted(set(_STRUCK.findall(properties))), *_RAISED.findall(properties)])
        for child in list_children(element):
            tag = child.tagName
            if tag in _SKIPPED or tag in _FIELD or tag == "w:annotationRef":
                continue
            if tag == "w:commentReference":
                yield Span("", content=element.toxml(), is_whole=True)
                continue
            text = _read_characters(child)
            if text is None:
                yield Span(self._sign(self._identify(child)), properties, child.toxml(), wrapper, look=look)
                continue
            for part in _PRIVATE.split(text):
                # A character that could be taken for a sign is a thing.
                content = f"<w:t>{part}</w:t>" if part and is_a_sign(part[0]) else ""
                yield Span(self._sign(part) if content else part, properties, content, wrapper, look=look)

    def _sign(self, key: object) -> str:
        return self.signs.setdefault(key, chr(_FIRST_SIGN + len(self.signs)))

    def _identify(self, element: minidom.Element) -> object:
        """Return what makes a thing the same in two documents."""
        tag = element.tagName
        if tag in {"w:footnoteReference", "w:endnoteReference", "w:footnoteRef", "w:endnoteRef"}:
            return tag  # their words are compared by themselves
        if tag in {"w:drawing", "w:pict", "w:object", "mc:AlternateContent"}:
            xml = element.toxml()
            digests = tuple(sorted({self.digest(name) for name in _REFERENCE.findall(xml)}))
            return ("drawing", gather(element, "w:t"), digests or tuple(_NAME.findall(xml)))
        return element.toxml()


def _read_characters(element: minidom.Element) -> str | None:
    tag = element.tagName
    if tag in {"w:t", "w:delText"}:
        text = "".join(node.data for node in element.childNodes if isinstance(node, minidom.Text))
        return re.sub(r"[\n\r\t\v]", " ", text)
    if tag == "w:tab":
        return "\t"
    if tag == "w:cr" or (tag == "w:br" and element.getAttribute("w:type") in {"", "textWrapping"}):
        return "\v"
    return None


def read_telling(block: Block) -> tuple[str, ...]:
    """Return what of a paragraph's properties is part of its text: its number hangs on it."""
    properties = (p for own in list_children(block.element, "w:pPr") for p in list_children(own))
    return tuple(sorted(p.toxml() for p in properties if p.tagName in TELLING))


def list_children(element: minidom.Element | None, tag: str = "") -> list[minidom.Element]:
    """Return the elements in an element, or those of one tag."""
    found = [child for child in element.childNodes if isinstance(child, minidom.Element)] if element is not None else []
    return [child for child in found if not tag or child.tagName == tag]


def _list_inside(element: minidom.Element, tag: str) -> Iterator[minidom.Element]:
    """Yield rows or cells, also those in content controls."""
    for child in list_children(element):
        if child.tagName == tag:
            yield child
        elif child.tagName in {"w:sdt", "w:sdtContent", "w:customXml"}:
            yield from _list_inside(child, tag)


def clone(element: minidom.Element, *, deep: bool = True) -> minidom.Element:
    """Return a copy of an element."""
    copied = element.cloneNode(deep)
    assert isinstance(copied, minidom.Element)  # noqa: S101 - elements can be cloned
    return copied


def gather(element: minidom.Element, tag: str) -> str:
    """Return the words in all elements of a tag."""
    return "".join(
        node.data
        for found in element.getElementsByTagName(tag)
        for node in found.childNodes
        if isinstance(node, minidom.Text)
    )


def spell_blocks(blocks: Iterable[Block]) -> str:
    """Return the characters of blocks."""
    return "\n".join(block.text for block in blocks)


def open_tag(element: minidom.Element) -> str:
    """Return the opening tag of an element."""
    return f"{clone(element, deep=False).toxml().removesuffix('/>')}>"


def write_span(span: Span, text: str, state: str = "equal") -> str:
    """Return part of a span as runs: all of it, or some of its characters."""
    if not span.content:
        return write_run(text, "delete" if state == "delete" else "equal", span.properties)
    content = span.content
    if state in {"delete", "from"} and span.is_whole and "<w:fldChar" in content:
        content = content.replace("<w:instrText", "<w:delInstrText").replace("</w:instrText", "</w:delInstrText")
        content = re.sub(r"(</?w:)t\b", r"\1delText", content) if state == "delete" else content
    if span.is_whole:
        return content
    if state == "delete" and content.startswith("<w:t>"):
        content = content.replace("w:t>", "w:delText>")
    inner = f"<w:rPr>{span.properties}</w:rPr>" if span.properties else ""
    return f"<w:r>{inner}{content}</w:r>"


def _list_runs(element: minidom.Element, wrapper: str = "") -> Iterator[tuple[minidom.Element, str]]:
    """Yield the runs of a paragraph and what stands between them, each with the link that it stands in."""
    for child in list_children(element):
        tag = child.tagName
        if tag == "w:hyperlink":
            yield from _list_runs(child, open_tag(child))
        elif tag in _WRAPPERS:
            yield from _list_runs(child, wrapper)
        elif tag == "w:r" or tag in _RANGES or tag.startswith("m:"):
            yield child, wrapper
        elif tag not in _SKIPPED and not tag.startswith("w:move"):
            raise UnfitError(f"a paragraph holds {tag}")


def _count_field_marks(element: minidom.Element, kind: str) -> int:
    marks = list_children(element, "w:fldChar") if element.tagName == "w:r" else []
    return sum(mark.getAttribute("w:fldCharType") == kind for mark in marks)


def _count_open_fields(paragraph: minidom.Element) -> int:
    """Return how many fields begin or end elsewhere: a table of contents, say, which then becomes plain words."""
    depth = lowest = 0
    for element, _ in _list_runs(paragraph):
        for mark in list_children(element, "w:fldChar") if element.tagName == "w:r" else ():
            depth += {"begin": 1, "end": -1}.get(mark.getAttribute("w:fldCharType"), 0)
            lowest = min(lowest, depth)
    return depth - 2 * lowest
