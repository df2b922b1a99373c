"""DOCX → blocks: the text as it stands once all tracked changes are accepted, with Word's automatic numbers.

The file is read with the standard library alone. What a reader does not see (deleted and hidden text, comments) is left
out, and so are contents lists, headers, footers and text boxes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

from attrs import evolve, field, frozen

from plancmp.readers.documents.blocks import BOLD_LEVEL, Block, Document, Kind, clean, refuse
from plancmp.readers.documents.lines import ends_sentence
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.tables import make_row
from plancmp.readers.documents.word_numbers import Numbering, read_int, read_numbering
from plancmp.readers.documents.xml_tree import Allowance, Element, parse_xml

_MAX_UNPACKED = 64 * 1024 * 1024
_MAX_RATIO = 200
_SMALL = 1024 * 1024  # a small part may be packed as tightly as it likes
_LONGEST_HEADING = 100
_LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "drawing", "pict", "object", "Fallback", "rPr", "pPr"}
    | {"footnoteRef", "endnoteRef", "annotationRef", "sdtPr", "tblPr", "commentReference", "rt"}
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_docx(raw: bytes, name: str) -> Document:
    """Read a Word document.

    Args:
        raw: The file.
        name: What messages call it.

    Returns:
        Its blocks.

    Raises:
        ReadError: If it is no DOCX, damaged, protected with a password, or unpacks to too much.
    """
    parts = _unpack(raw, name)
    left = Allowance()
    trees = {path: parse_xml(content, name, left) for path, content in parts.items()}
    body = trees["word/document.xml"].find("body")
    if body is None:
        raise refuse(name, "the Word document has no body")
    styles = _find_styles(trees.get("word/styles.xml"))
    notes = {
        (kind, element.get("id")): _read_note(element)
        for kind in ("footnote", "endnote")
        if (root := trees.get(f"word/{kind}s.xml")) is not None
        for element in root.elements
        if element.get("type") in {"", "normal"}
    }
    reader = _Reader(styles, read_numbering(trees.get("word/numbering.xml")), notes)
    reader.read(body)
    core = {e.tag: e.gather_text() for e in trees["docProps/core.xml"].elements} if "docProps/core.xml" in trees else {}
    date = find_iso_date(core.get("modified", "") or core.get("created", ""))
    return Document(tuple(reader.blocks), clean(core.get("title", "")), date)


def _unpack(raw: bytes, name: str) -> dict[str, bytes]:
    if raw.startswith(_OLE):
        raise refuse(name, "protected with a password, or from a Word before 2007; save it as DOCX without a password")
    try:
        archive = zipfile.ZipFile(BytesIO(raw))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        raise refuse(name, "no DOCX, or a damaged one: it cannot be unpacked") from None
    names = frozenset(archive.namelist())
    if "word/document.xml" not in names:
        raise refuse(name, "a zip file, but no Word document (DOCX); save it as DOCX")
    wanted = ("document", "styles", "numbering", "footnotes", "endnotes")
    paths = [*(f"word/{part}.xml" for part in wanted), "docProps/core.xml"]
    left = _MAX_UNPACKED
    parts = {}
    for path in paths:
        if path in names:
            parts[path] = _unpack_part(archive, path, left, name)
            left -= len(parts[path])
    return parts


def _unpack_part(archive: zipfile.ZipFile, path: str, left: int, name: str) -> bytes:
    info = archive.getinfo(path)
    bomb = info.file_size > _SMALL and info.file_size > _MAX_RATIO * max(info.compress_size, 1)
    try:
        with archive.open(info) as stream:
            # What a zip says of its sizes may be a lie; what is read is bounded all the same.
            content = b"" if bomb else stream.read(left + 1)
    except Exception as error:  # a damaged zip raises whatever its decompressor does
        raise refuse(name, f"no DOCX, or a damaged one: {path} cannot be unpacked ({error})") from None
    if bomb or len(content) > left:
        raise refuse(name, f"unpacks to more than {_MAX_UNPACKED // 2**20} MiB, or more than a document does")
    return content


@frozen
class _Style:
    """What a paragraph style says.

    Attributes:
        name: Its name in English.
        level: The level of a heading from 1; 0 for none.
        list: The list and the level in it; nothing for none.
    """

    name: str = ""
    level: int = 0
    list: tuple[str, int] | None = None
    bold: bool = False


@frozen(eq=False)
class _Styles:
    """The paragraph styles of a document; each is read when a paragraph first asks for it."""

    elements: Mapping[str, Element]
    known: dict[str, _Style] = field(factory=dict)

    def find(self, key: str) -> _Style:
        """Return a style with all that it takes from those it is based on."""
        if key not in self.known:
            self.known[key] = self._read(key)
        return self.known[key]

    def _read(self, key: str) -> _Style:
        style = _Style()
        for _ in range(20):  # styles that are based on one another in a circle
            element = self.elements.get(key)
            if element is None:
                break
            style = _merge_style(style, element)
            base = element.find("basedOn")
            key = base.get("val") if base is not None else ""
        return style


def _find_styles(root: Element | None) -> _Styles:
    elements = root.elements if root is not None else ()
    return _Styles({element.get("styleId"): element for element in elements if element.tag == "style"})


def _merge_style(style: _Style, element: Element) -> _Style:
    name = element.find("name")
    named = name.get("val").lower() if name is not None else ""
    outline = element.find("pPr", "outlineLvl")
    level = read_int(outline.get("val"), 9) + 1 if outline is not None else 0
    if not level and named.startswith("heading "):
        level = read_int(named.removeprefix("heading ").strip(), 0)
    return evolve(
        style,
        name=style.name or named,
        level=style.level or (level if 1 <= level <= 9 else 0),
        list=style.list or _read_list(element.find("pPr", "numPr")),
    )


def _read_list(element: Element | None) -> tuple[str, int] | None:
    if element is None:
        return None
    number, place = element.find("numId"), element.find("ilvl")
    return (number.get("val") if number else "", read_int(place.get("val"), 0) if place else 0)


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get("val") not in {"0", "false", "none", "off"}


def _read_note(element: Element) -> str:
    return clean(
        " ".join("".join(text for text in _read_runs(p) if isinstance(text, str)) for p in _find(element, "p"))
    )


def _find(element: Element, tag: str) -> Iterator[Element]:
    """Yield the outermost elements of a tag, not looking into what is left out."""
    stack = list(reversed(element.elements))
    while stack:
        child = stack.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in _LEFT_OUT:
            stack.extend(reversed(child.elements))


@frozen
class _Mark:
    """Something in a paragraph that is no text: a line break, or a footnote."""

    kind: str
    id: str = ""


def _read_runs(paragraph: Element) -> Iterator[str | _Mark]:
    """Yield the visible text of a paragraph, and the marks in it."""
    stack = list(reversed(paragraph.elements))
    while stack:
        element = stack.pop()
        if element.tag == "t":
            yield element.gather_text()
        elif element.tag in {"tab", "ptab"}:
            yield " "
        elif element.tag == "noBreakHyphen":
            yield "-"
        elif element.tag in {"br", "cr"}:
            yield _Mark("break") if element.get("type") in {"", "textWrapping"} else " "
        elif element.tag in {"footnoteReference", "endnoteReference"}:
            yield _Mark(element.tag.removesuffix("Reference"), element.get("id"))
        elif element.tag not in _LEFT_OUT and not _is_hidden(element):
            stack.extend(reversed(element.elements))


def _is_hidden(run: Element) -> bool:
    return run.tag == "r" and _is_on(run.find("rPr", "vanish"))


@frozen(eq=False)
class _Reader:
    """Reads the paragraphs and tables of a document in their order."""

    styles: _Styles
    numbering: Numbering
    notes: Mapping[tuple[str, str], str]
    blocks: list[Block] = field(factory=list)
    carried: list[str | _Mark] = field(factory=list)
    count: list[int] = field(factory=lambda: [0])

    def read(self, body: Element) -> None:
        """Read what stands in an element."""
        stack = list(reversed(body.elements))
        while stack:
            element = stack.pop()
            if element.tag == "p":
                self._read_paragraph(element)
            elif element.tag == "tbl":
                self._read_table(element)
            elif element.tag not in _LEFT_OUT and not (element.tag == "sdt" and _is_contents(element)):
                stack.extend(reversed(element.elements))

    def _read_paragraph(self, paragraph: Element) -> None:
        self.count[0] += 1
        runs = [*self.carried, *_read_runs(paragraph)]
        self.carried.clear()
        properties = paragraph.find("pPr")
        if properties is not None and properties.find("rPr", "del") is not None:
            self.carried.extend(runs)  # its mark is deleted: it goes on in the next paragraph
            return
        style_id = properties.find("pStyle") if properties else None
        style = self.styles.find(style_id.get("val") if style_id else "")
        if style.name.startswith(("toc ", "table of figures")) or not any(
            isinstance(r, str) and r.strip() for r in runs
        ):
            return
        self.blocks.extend(self._make_blocks(paragraph, properties, style, runs))

    def _make_blocks(
        self, paragraph: Element, properties: Element | None, style: _Style, runs: Iterable[str | _Mark]
    ) -> Iterator[Block]:
        outline = properties.find("outlineLvl") if properties else None
        level = style.level or (read_int(outline.get("val"), 9) + 1 if outline is not None else 0)
        level = level if level <= 9 else 0
        number, place = (_read_list(properties.find("numPr")) if properties else None) or style.list or ("0", 0)
        listed = number in self.numbering.kinds
        label = self.numbering.next_label(number, place) if listed else ""
        lines, notes = self._split_lines(runs)
        if not level and not label and len(lines) == 1 and _is_bold(paragraph) and _may_be_heading(lines[0]):
            level = BOLD_LEVEL
        kind = (
            Kind.TITLE if style.name == "title" else Kind.HEADING if level else Kind.ITEM if label else Kind.PARAGRAPH
        )
        indent = properties.find("ind") if properties else None
        left = read_int((indent.get("left") or indent.get("start")) if indent is not None else "", 0)
        depth = place + 1 if listed and not level else None if left > 0 else 0
        for index, line in enumerate(lines):
            first = Block(line, kind, label, level, depth, indent=left, place=f"paragraph {self.count[0]}")
            yield evolve(first, notes=notes) if index == 0 else evolve(first, kind=Kind.PARAGRAPH, label="", level=0)

    def _split_lines(self, runs: Iterable[str | _Mark]) -> tuple[list[str], tuple[str, ...]]:
        lines, notes = [""], []
        parts: list[str] = []
        for run in runs:
            if isinstance(run, str):
                parts.append(run)
            elif run.kind == "break":
                lines[-1:] = ["".join(parts), ""]
                parts.clear()
            elif (run.kind, run.id) in self.notes:
                notes.append(self.notes[run.kind, run.id])
        lines[-1] = "".join(parts)
        return [text for line in lines if (text := clean(line))], tuple(notes)

    def _read_table(self, table: Element) -> None:
        for row in _find(table, "tr"):
            if row.find("trPr", "del") is not None:
                continue
            cells, notes = [], []
            for cell in _find(row, "tc"):
                runs = [list(_read_runs(p)) for p in cell.walk() if p.tag == "p"]
                read = [self._split_lines(paragraph) for paragraph in runs]
                cells.append(" ".join(line for lines, _ in read for line in lines))
                notes += [note for _, found in read for note in found]
            self.count[0] += 1
            block = make_row(cells, place=f"paragraph {self.count[0]}")
            if block.text:
                self.blocks.append(evolve(block, notes=tuple(notes)))


def _is_contents(element: Element) -> bool:
    gallery = element.find("sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and gallery.get("val") == "Table of Contents"


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in _find(paragraph, "r") if any(child.tag == "t" for child in run.elements)]
    return bool(runs) and all(_is_on(run.find("rPr", "b")) for run in runs)


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not ends_sentence(text)
