"""A redline in a copy of the old version's own document: its styles, lists, tables, headers, notes and pictures stay.

Both documents are compared as they are, block by block, and not by their clauses: so nothing that stands outside of
them is lost, and accepting all changes gives the new document, rejecting all the old one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeAlias
from xml.dom import minidom

from attrs import evolve, field, frozen

from plancmp.report.docx.comments import write_comment
from plancmp.report.docx.imports import Imports, list_headers, read_notes
from plancmp.report.docx.markup import NAMESPACE, Pen
from plancmp.report.docx.package import COMMENTS_RELATION, COMMENTS_TYPE, HEAD, LANDSCAPE, write_zip
from plancmp.report.docx.pairing import NOTHING, Known
from plancmp.report.docx.plain import write_numbers
from plancmp.report.docx.proof import find_difference
from plancmp.report.docx.revisions import Writer
from plancmp.report.docx.streams import Block, Paragraph, Stream, Table, UnfitError, list_children, open_tag
from plancmp.report.docx.wordfile import Relation, WordFile, check_part, decode, open_word

# Old paragraphs that stay: the first, the first behind them, and what is inserted there.
Stay: TypeAlias = tuple[int, int, str]
# Prints a new version that is no Word document, given the old blocks: its blocks, and what stays of the old ones.
Prints: TypeAlias = Callable[[Sequence[Block]], tuple[Sequence[Block], Sequence[Stay]]]


@frozen(eq=False, repr=False)
class Remarks:
    """What the comparison says of a redline in a copy, by the places of paragraphs as the reader counts them.

    Attributes:
        summary: What stands in front of it, as XML.
        old: The lines of the comments at old paragraphs.
        new: The lines of the comments at new paragraphs.
        kept: The old paragraphs that stay: the first, the first behind them, and what is inserted there.
        answers: Whether an old and a new paragraph are of clauses that answer to each other.
    """

    summary: str
    old: dict[int, tuple[str, ...]]
    new: dict[int, tuple[str, ...]]
    kept: Sequence[Stay] = ()
    answers: Callable[[int, int], bool] = NOTHING.answers


def write_copy(raw: bytes, new: bytes | Prints, remarks: Remarks, pen: Pen) -> bytes:
    """Return the redline in a copy of the old document; a new version that is no Word document is printed like it.

    Raises:
        UnfitError: If it would not be exact.
    """
    word = open_word(raw, "old.docx")
    source = open_word(new, "new.docx") if isinstance(new, bytes) else word
    before = WordFile(dict(word.parts), word.main)
    pen.last_id[0] = _find_last_id(word)
    copying = _Copying(word, source, remarks, pen, Imports(word, source))
    blocks = copying.read(word, word.main, word.body)
    if isinstance(new, bytes):
        wanted: WordFile | list[str] = source
        copying.write_headers()
        copying.write_main(blocks, copying.read(source, source.main, source.body))
        copying.write_notes()
    else:
        write_numbers(word, raw, blocks)
        before, blocks = WordFile(dict(word.parts), word.main), copying.read(word, word.main, word.body)
        blocks2, outside = new(blocks)
        wanted = [text for block in blocks2 for text in _spell_block(block)]
        copying.write_main(blocks, blocks2, outside)
    copying.add_comments()
    for name, part in list(word.parts.items()):
        if part is not before.parts.get(name) and name.endswith((".xml", ".rels")):
            check_part(part)
    if fault := find_difference(word, before, wanted, copying.kept):
        raise UnfitError(f"it would not give back both texts ({fault})")
    return write_zip(word.parts)


def _spell_block(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (" | ".join(row.text.split("\t")) for row in block.rows)
    else:
        yield block.text


@frozen(eq=False)
class _Copying:
    word: WordFile
    source: WordFile
    remarks: Remarks
    pen: Pen
    imports: Imports
    signs: dict[object, str] = field(factory=dict)
    pairs: dict[tuple[str, str], str] = field(factory=dict)
    kept: list[str] = field(factory=list)
    comments: list[str] = field(factory=list)
    told: set[tuple[str, int]] = field(factory=set)

    def write_main(self, blocks: Sequence[Block], blocks2: Sequence[Block], outside: Sequence[Stay] = ()) -> None:
        """Write the body, behind the summary."""
        word, is_plain = self.word, self.source is self.word
        known = Known(self.remarks.answers, self._find_kept(blocks, [*self.remarks.kept, *outside]).get)
        writer = evolve(self._make_writer(word.main, self.source.main), note=self._note, known=known, is_plain=is_plain)
        body = writer.write(blocks, blocks2)
        last = "".join(section.toxml() for section in list_children(word.body, "w:sectPr")[-1:])
        end = f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>"
        self._replace(word.main, self.source.main, f"<w:body>{self.remarks.summary}{end}{body}{last}</w:body>")

    def _find_kept(self, blocks: Sequence[Block], stays: Sequence[Stay]) -> dict[int, str]:
        """Return what is inserted behind the old paragraphs that stay: the mark behind the last one with words."""
        counted = [block for block in blocks if isinstance(block, Paragraph)]
        places = [paragraph.number for paragraph in counted]
        found: dict[int, str] = {}
        for low, high, mark in stays:
            own = counted[bisect_left(places, low) : bisect_left(places, high)]
            last = own[-1].number if own else low
            found |= dict.fromkeys(range(low, min(high, low + 1 + last)), "")
            found |= {p.number: mark for p in [p for p in own if p.text.strip()][-1:]}
        return found

    def write_notes(self) -> None:
        """Write what became of the notes that both documents have."""
        for kind in ("footnote", "endnote"):
            path, from_path = self.word.find(f"{kind}s"), self.source.find(f"{kind}s")
            pairs = {old: new for (its_kind, old), new in self.pairs.items() if its_kind == kind}
            if not path or not from_path or not pairs:
                continue
            theirs, writer = read_notes(self.source, kind), self._make_writer(path, from_path)
            parts = []
            for note in list_children(self.word.parse(path)):
                other = theirs.get(pairs.get(note.getAttribute("w:id"), ""))
                if other is None:
                    parts.append(note.toxml())
                    continue
                blocks = self.read(self.word, path, note, is_counted=False)
                blocks2 = self.read(self.source, from_path, other, is_counted=False)
                parts.append(f"{open_tag(note)}{writer.write(blocks, blocks2)}</{note.tagName}>")
            self._replace(path, from_path, "".join(parts))

    def write_headers(self) -> None:
        """Write what became of headers and footers, from the last section to the first that both documents have."""
        sections, sections2 = (list(d.body.getElementsByTagName("w:sectPr")) for d in (self.word, self.source))
        headers, headers2 = list_headers(self.word, sections), list_headers(self.source, sections2)
        done: set[str] = set()
        for section, own, theirs in zip(sections[::-1], headers[::-1], headers2[::-1], strict=False):
            for key in sorted({*own, *theirs}):
                path, from_path = own.get(key, ""), theirs.get(key, "")
                if path in done:
                    continue
                if not path:
                    path = self._add_header(section, key, from_path)
                done.add(path)
                root = self.word.parse(path)
                blocks = self.read(self.word, path, root, is_counted=False)
                other = self.source.parse(from_path) if from_path else None
                blocks2 = self.read(self.source, from_path, other, is_counted=False) if other is not None else ()
                if [b.text for b in blocks] != [b.text for b in blocks2]:
                    writer = self._make_writer(path, from_path)
                    self._replace(path, from_path, writer.write(blocks, blocks2))

    def _add_header(self, section: minidom.Element, key: tuple[str, str], from_path: str) -> str:
        tag, kind = key
        name = tag.removesuffix("Reference")[2:]
        path = self.imports.begin_part(name, from_path, from_path, "<w:p/>")
        document = section.ownerDocument
        assert document is not None  # noqa: S101 - it was parsed
        reference = document.createElement(tag)
        reference.setAttribute("w:type", kind)
        reference.setAttribute("r:id", self.imports.relate(name, path))
        section.insertBefore(reference, section.firstChild)
        return path

    def read(
        self, document: WordFile, part: str, container: minidom.Element, *, is_counted: bool = True
    ) -> tuple[Block, ...]:
        """Return the blocks of a part of a document, or of what it holds."""
        return Stream(self.signs, partial(document.digest, part)).read(container, is_counted=is_counted)

    def _make_writer(self, part: str, from_part: str) -> Writer:
        return Writer(self.pen, self.imports, part, from_part, self.pairs, self.kept)

    def _replace(self, part: str, from_part: str, content: str) -> None:
        """Put new content into a part of the copy."""
        root = self.word.parse(part)
        shell = self.imports.declare(open_tag(root), from_part) if from_part else open_tag(root)
        self.word.write(part, f"{HEAD}{shell}{content}</{root.tagName}>")

    def _note(self, old: int, new: int) -> list[int]:
        """Return the numbers of the comments on a paragraph, which are written with it."""
        found = []
        for side, number, told in (("new", new, self.remarks.new), ("old", old, self.remarks.old)):
            if number in told and (side, number) not in self.told:
                self.told.add((side, number))
                found.append(self._first_comment + len(self.comments))
                self.comments.append(write_comment(found[-1], told[number], self.pen))
        return found

    @property
    def _first_comment(self) -> int:
        raw = decode(self.word.parts.get(self.word.find("comments"), b""))
        return max((int(number) for number in re.findall(r'<w:comment [^<>]*w:id="(\d+)"', raw)), default=-1) + 1

    def add_comments(self) -> None:
        """Write the comments."""
        if not self.comments:
            return
        path = self.word.find("comments")
        if not path:
            empty = f'{HEAD}<w:comments xmlns:w="{NAMESPACE}"></w:comments>'.encode()
            path = self.word.add_part("word/comments.xml", empty, COMMENTS_TYPE)
            self.word.add_relation(self.word.main, Relation(COMMENTS_RELATION, f"/{path}", is_outside=False))
        self.word.append(path, "w:comments", "".join(self.comments))


def _find_last_id(word: WordFile) -> int:
    found = [re.findall(rb'\bw:id="(\d+)"', part) for name, part in word.parts.items() if name.endswith(".xml")]
    return max((int(number) for numbers in found for number in numbers), default=0)
