"""DOCX → blocks: the text as it stands once all tracked changes are accepted, with Word's automatic numbers.

The file is read with the standard library alone. Text boxes are read where they hang. What is no part of the text goes
into the account: headers, footers, comments, pictures, contents lists, what is hidden, struck out or embedded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from plancmp.model import Aside, AsideKind
from plancmp.readers.documents.blocks import BOLD_LEVEL, Block, Document, Kind, clean, refuse
from plancmp.readers.documents.lines import ends_sentence
from plancmp.readers.documents.printed_dates import find_iso_date
from plancmp.readers.documents.tables import make_row
from plancmp.readers.documents.word_numbers import Numbering, read_int, read_numbering
from plancmp.readers.documents.word_package import Package, Relation, open_package
from plancmp.readers.documents.word_runs import LEFT_OUT, Box, Mark, Piece, RunReader, choose_content, gather_words
from plancmp.readers.documents.word_styles import Style, Styles, is_on, read_list, read_styles
from plancmp.readers.documents.xml_tree import Element

_LONGEST_HEADING = 100
_DEEPEST_BOX = 3
# Where parts stand that no relationship names.
_USUAL_PARTS = {kind: f"word/{kind}.xml" for kind in ("styles", "numbering", "footnotes", "endnotes", "comments")}
_TEMPLATE_DATES = frozenset({"2013-12-23T23:15:00Z"})  # of the file that python-docx begins every document with
_HIDDEN_MARKS = ("del", "vanish", "specVanish")


def read_docx(raw: bytes, name: str) -> Document:
    """Read a Word document.

    Returns:
        Its blocks, and what else was seen in it.

    Raises:
        ReadError: If it is no DOCX, damaged, protected with a password, or unpacks to too much.
    """
    package = open_package(raw, name)
    root = package.parse(package.main)
    bodies = [element for element in (root.elements if root is not None else ()) if element.tag == "body"]
    if not bodies:
        raise refuse(name, "the Word document has no body")
    relations = package.relate(package.main)
    stated = {relation.kind: relation.path for relation in relations.values() if not relation.is_outside}
    parts = _USUAL_PARTS | stated
    styles = read_styles(package.parse(parts.get("styles", "")))
    runs = RunReader(styles, package, relations)
    account = list(_read_edges(package, styles, relations))
    notes = dict(_read_notes(package, styles, parts, account))
    reader = _DocumentReader(runs, read_numbering(package.parse(parts.get("numbering", ""))), notes, account=account)
    for body in bodies:
        reader.read(body)
    reader.finish()
    account += _read_comments(package, styles, parts)
    core = _read_core(package)
    saved = core.get("modified", "") or core.get("created", "")
    date = None if saved in _TEMPLATE_DATES else find_iso_date(saved)
    return Document(tuple(reader.blocks), clean(core.get("title", "")), date, tuple(account))


def _read_notes(
    package: Package, styles: Styles, parts: Mapping[str, str], account: list[Aside]
) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("footnote", "endnote"):
        path = parts.get(f"{kind}s", "")
        root = package.parse(path)
        runs = RunReader(styles, package, package.relate(path) if root is not None else {})
        for element in root.elements if root is not None else ():
            if element.get("type") in {"", "normal"}:
                text, asides = runs.read_text(element)
                yield (kind, element.get("id")), text
                account += asides


def _read_edges(package: Package, styles: Styles, relations: Mapping[str, Relation]) -> Iterator[Aside]:
    """Yield the words and pictures of headers and footers, each part once."""
    kinds = {"header": AsideKind.HEADER, "footer": AsideKind.FOOTER}
    edges = dict.fromkeys((kinds[item.kind], item.path) for item in relations.values() if item.kind in kinds)
    for kind, path in edges:
        root = package.parse(path)
        if root is None:
            continue
        runs = RunReader(styles, package, package.relate(path))
        text, asides = runs.read_text(root)
        yield from ([Aside(kind, text)] if text else [])
        yield from asides


def _read_comments(package: Package, styles: Styles, parts: Mapping[str, str]) -> Iterator[Aside]:
    root = package.parse(parts.get("comments", ""))
    runs = RunReader(styles, package, {})
    for element in root.elements if root is not None else ():
        if text := runs.read_text(element)[0]:
            yield Aside(AsideKind.COMMENT, text)


def _read_core(package: Package) -> dict[str, str]:
    path = next(
        (item.path for item in package.relate("").values() if item.kind == "core-properties"), "docProps/core.xml"
    )
    root = package.parse(path)
    return {element.tag: element.gather_text() for element in root.elements} if root is not None else {}


def find_elements(element: Element, tag: str) -> Iterator[Element]:
    """Yield the outermost elements of a tag, not looking into what is left out."""
    stack = list(reversed(element.elements))
    while stack:
        child = stack.pop()
        if child.tag == tag:
            yield child
        elif child.tag not in LEFT_OUT:
            stack.extend(reversed(child.elements))


@frozen(eq=False)
class _DocumentReader:
    """Reads the paragraphs and tables of a document in their order."""

    runs: RunReader
    numbering: Numbering
    notes: Mapping[tuple[str, str], str]
    blocks: list[Block] = field(factory=list)
    account: list[Aside] = field(factory=list)
    carried: list[Piece] = field(factory=list)
    told: set[tuple[str, str]] = field(factory=set)
    count: list[int] = field(factory=lambda: [0])
    box: list[str] = field(factory=list)

    @property
    def place(self) -> str:
        """Where the paragraph stands that was counted last; what is in a text box is not counted."""
        return f"paragraph {self.count[0]}{', text box' if self.box else ''}"

    def read(self, body: Element) -> None:
        """Read what stands in an element."""
        stack = list(reversed(body.elements))
        while stack:
            element = stack.pop()
            if element.tag == "p":
                self._read_paragraph(element)
            elif element.tag == "tbl":
                self._read_table(element)
            elif element.tag == "sdt" and _is_contents(element):
                self._tell(AsideKind.CONTENTS, self.runs.read_text(element)[0])
            elif element.tag == "altChunk":
                self.account.extend(self.runs.tell_part(element.get("id")))
            elif element.tag == "AlternateContent":
                stack.extend(reversed(choose_content(element)))
            elif element.tag not in LEFT_OUT:
                stack.extend(reversed(element.elements))

    def finish(self) -> None:
        """Read what the last paragraph left for a next one."""
        words, boxes = self._part(self.carried)
        self.blocks.extend(Block(text, depth=0, place=self.place) for text in self._split_lines(words)[0])
        for box in boxes:
            self._read_box(box)
        # What refers to these was deleted.
        self.account.extend(Aside(AsideKind.STRUCK, text) for key, text in self.notes.items() if key not in self.told)

    def _tell(self, kind: AsideKind, text: str) -> None:
        if text := clean(text):
            self.account.append(Aside(kind, text, self.place))

    def _read_box(self, box: Box) -> None:
        if len(self.box) < _DEEPEST_BOX:
            self.box.append("box")
            self.read(box.content)
            self.box.pop()

    def _part(self, pieces: Iterable[Piece]) -> tuple[list[str | Mark], list[Box]]:
        """Part the words of a paragraph from what is no word of it."""
        words: list[str | Mark] = []
        boxes: list[Box] = []
        for piece in pieces:
            if isinstance(piece, Aside):
                self.account.append(evolve(piece, place=self.place))
            elif isinstance(piece, Box):
                boxes.append(piece)
            else:
                words.append(piece)
        return words, boxes

    def _read_paragraph(self, paragraph: Element) -> None:
        self.count[0] += not self.box
        pieces = [*self.carried, *self.runs.read(paragraph)]
        self.carried.clear()
        marks = paragraph.find("pPr", "rPr")
        if marks is not None and any(e.tag in _HIDDEN_MARKS and is_on(e.get("val")) for e in marks.elements):
            self.carried.extend(pieces)  # its mark is deleted or hidden: it goes on in the next paragraph
            return
        words, boxes = self._part(pieces)
        properties = paragraph.find("pPr")
        style_id = properties.find("pStyle") if properties else None
        style = self.runs.styles.find(style_id.get("val") if style_id else "")
        text = "".join(word for word in words if isinstance(word, str))
        if style.name.startswith(("toc ", "table of figures")):
            self._tell(AsideKind.CONTENTS, text)
        elif text.strip():
            self.blocks.extend(self._make_blocks(paragraph, properties, style, words))
        for box in boxes:
            self._read_box(box)

    def _make_blocks(
        self, paragraph: Element, properties: Element | None, style: Style, runs: Iterable[str | Mark]
    ) -> Iterator[Block]:
        outline = properties.find("outlineLvl") if properties else None
        level = style.level or (read_int(outline.get("val"), 9) + 1 if outline is not None else 0)
        level = level if level <= 9 else 0
        number, place = (read_list(properties.find("numPr")) if properties else None) or style.list or ("0", 0)
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
            first = Block(line, kind, label, level, depth, indent=left, place=self.place)
            yield evolve(first, notes=notes) if index == 0 else evolve(first, kind=Kind.PARAGRAPH, label="", level=0)

    def _split_lines(self, runs: Iterable[str | Mark]) -> tuple[list[str], tuple[str, ...]]:
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
                self.told.add((run.kind, run.id))
        lines[-1] = "".join(parts)
        return [text for line in lines if (text := clean(line))], tuple(notes)

    def _read_table(self, table: Element) -> None:
        for row in find_elements(table, "tr"):
            if row.find("trPr", "del") is not None:
                self._tell(AsideKind.STRUCK, gather_words(row))
                continue
            cells, notes = list[str](), list[str]()
            boxes: list[Box] = []
            self.count[0] += not self.box
            for cell in find_elements(row, "tc"):
                lines: list[str] = []
                for paragraph in find_elements(cell, "p"):
                    words, found = self._part(self.runs.read(paragraph))
                    boxes += found
                    read, told = self._split_lines(words)
                    lines += read
                    notes += told
                cells.append(" ".join(lines))
            block = make_row(cells, place=self.place)
            if block.text:
                self.blocks.append(evolve(block, notes=tuple(notes)))
            for box in boxes:
                self._read_box(box)


def _is_contents(element: Element) -> bool:
    gallery = element.find("sdtPr", "docPartObj", "docPartGallery")
    return gallery is not None and gallery.get("val") == "Table of Contents"


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in find_elements(paragraph, "r") if any(child.tag == "t" for child in run.elements)]
    bold = [run.find("rPr", "b") for run in runs]
    return bool(bold) and all(element is not None and is_on(element.get("val")) for element in bold)


def _may_be_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not ends_sentence(text)
