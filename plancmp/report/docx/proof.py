"""The proof of a redline: what is left of the written file when its changes are rejected, and when they are accepted.

The file is read back by the rules of WordprocessingML alone, as any word processor reads it; nothing that wrote it is
asked. Rejected, it must be the old text to the letter, and accepted, the new one; only white space is as it comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Literal
from xml.etree import ElementTree as ET

from attrs import frozen

from plancmp.report.docx.markup import NAMESPACE
from plancmp.report.docx.wordfile import WordFile, check_part
from plancmp.report.phrases import clean

_W = f"{{{NAMESPACE}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = {"old": {f"{_W}ins", f"{_W}moveTo"}, "new": {f"{_W}del", f"{_W}moveFrom"}, "": set()}
_WORDS = {f"{_W}t", f"{_W}delText"}
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
_NO_TEXT = {f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}delInstrText"}
_NOTES = {f"{_W}footnoteReference": "footnote", f"{_W}endnoteReference": "endnote"}
Side = Literal["old", "new", ""]


@frozen(eq=False)
class _Reader:
    """Reads one side of a document; the side without a name has no changes.

    Attributes:
        side: The side.
        notes: The footnotes and endnotes, by kind and id.
    """

    side: Side
    notes: Mapping[tuple[str, str], ET.Element]

    def read(self, container: Iterable[ET.Element]) -> Iterator[str]:
        """Yield the paragraphs that have words; one whose end went is joined with the next."""
        text = ""
        for block in container:
            if block.tag == f"{_W}p":
                text += "".join(self._read_runs(block))
                if self._is_gone(block.find(f"{_W}pPr/{_W}rPr")):
                    continue
            elif block.find(f".//{_W}p") is None:
                continue
            yield from _tidy(text)
            text = ""
            if block.tag == f"{_W}tr":
                if self._is_gone(block.find(f"{_W}trPr")):
                    continue
                cells = (" ".join(self.read(cell)) for cell in block.iter(f"{_W}tc"))
                yield " | ".join(cells)
            elif block.tag != f"{_W}p":
                yield from self.read(block)
        yield from _tidy(text)

    def _is_gone(self, mark: ET.Element | None) -> bool:
        return mark is not None and any(child.tag in _GONE[self.side] for child in mark)

    def _read_runs(self, element: ET.Element) -> Iterator[str]:
        for child in element:
            if child.tag in _WORDS:
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in _NOTES:
                note = self.notes.get((_NOTES[child.tag], child.get(f"{_W}id", "")))
                yield f" [{' '.join(self.read(note))}] " if note is not None else ""
            elif child.tag == f"{_W}sym":
                yield f"[{child.get(f'{_W}font')} {child.get(f'{_W}char')}]"
            elif child.tag not in _GONE[self.side] and child.tag not in _NO_TEXT:
                yield from self._read_runs(child)


def find_difference(copy: WordFile, old: WordFile, new: WordFile | Sequence[str], kept: Iterable[str] = ()) -> str:
    """Return what of a redline in a copy is not as it must be: words, tables, notes, headers and footers.

    Args:
        copy: The copy.
        old: The old document.
        new: The new document; or its paragraphs, if it is no Word document: then notes and headers stay as they are.
        kept: The paragraphs that stay because nobody knows whether they went, as they are if all is accepted.
    """
    if fault := _compare(_spell(copy, "old", has_summary=True), _spell(old, "")):
        return f"old: {fault}"
    wanted = _spell(new, "") if isinstance(new, WordFile) else [text for line in new for text in _tidy(line)]
    found = _spell(copy, "new", has_summary=True, is_plain=not isinstance(new, WordFile))
    fault = _compare(_leave_out(found, Counter(text for line in kept for text in _tidy(line))), wanted)
    return f"new: {fault}" if fault else ""


def _leave_out(found: list[str], others: Counter[str]) -> list[str]:
    left = []
    for text in found:
        if others[text] > 0:
            others[text] -= 1
        else:
            left.append(text)
    return left


def _spell(word: WordFile, side: Side, *, has_summary: bool = False, is_plain: bool = False) -> list[str]:
    notes = {}
    for kind in () if is_plain else ("footnote", "endnote"):
        path = word.find(f"{kind}s")
        for note in _parse(word.parts[path]) if path else ():
            notes[kind, note.get(f"{_W}id", "")] = note
    reader = _Reader(side, notes)
    body = _parse(word.parts[word.main]).find(f"{_W}body")
    blocks = [] if body is None else list(body)
    blocks = _skip_summary(blocks) if has_summary else blocks
    found = list(reader.read(blocks))
    for section in () if is_plain else (section for block in blocks for section in block.iter(f"{_W}sectPr")):
        for reference in section:
            if path := word.follow(reference.get(f"{_R}id", "")):
                lines = list(reader.read(_parse(word.parts[path])))
                name = f"{reference.tag.removeprefix(_W)} {reference.get(f'{_W}type')}"
                found += [f"{name}: {' / '.join(lines)}"] if lines else []
    return found


def _parse(part: bytes) -> ET.Element:
    check_part(part)
    return ET.fromstring(part)  # noqa: S314 - just checked: it has no document type


def _skip_summary(blocks: list[ET.Element]) -> list[ET.Element]:
    first = next((n for n, block in enumerate(blocks) if block.find(f"{_W}pPr/{_W}sectPr") is not None), -1)
    return blocks[first + 1 :]


def _tidy(text: str) -> Iterator[str]:
    if tidy := " ".join(clean(text).split()):
        yield tidy


def _compare(found: list[str], wanted: list[str]) -> str:
    """Return the first line that is not as wanted."""
    for text, other in zip_longest(found, wanted):
        if text != other:
            return f"“{text}” is not wanted" if text is not None and text not in wanted else f"“{other}” is missing"
    return ""
