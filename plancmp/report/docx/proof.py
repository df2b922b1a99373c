"""The proof of a redline: what is left of the written file when its changes are rejected, and when they are accepted.

The file is read back by the rules of WordprocessingML alone, as any word processor reads it; nothing that wrote it is
asked. Rejected, it must be the old text to the letter, and accepted, the new one; only white space is as it comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from xml.etree import ElementTree as ET

from plancmp.report.docx.markup import NAMESPACE
from plancmp.report.docx.tracks import Redline
from plancmp.report.phrases import clean

_W = f"{{{NAMESPACE}}}"
_GONE = {"old": {f"{_W}ins", f"{_W}moveTo"}, "new": {f"{_W}del", f"{_W}moveFrom"}}
_WORDS = {f"{_W}t", f"{_W}delText"}
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}noBreakHyphen": "-"}
_NO_TEXT = {f"{_W}pPr", f"{_W}rPr"}


def find_fault(main: bytes, redline: Redline, aside: Iterable[str] = (), rows: Collection[int] = ()) -> str:
    """Return what of a redline is not as it must be; empty if rejecting gives the old text and accepting the new one.

    Args:
        main: The main part of the file.
        redline: The redlined text.
        aside: The paragraphs that stand in no clause: they are there on both sides.
        rows: The old lines that stand in tables, which the file has as they were.
    """
    blocks = _list_blocks(main)
    first = next((n for n, block in enumerate(blocks) if block.find(f"{_W}pPr/{_W}sectPr") is not None), -1)
    marks = [paragraph.mark for paragraph in redline.paragraphs]
    apart = {"old": set(rows), "new": {mark.new[0] for mark in marks if mark.new and mark.old and mark.old[0] in rows}}
    others = Counter(text for part in aside for text in _tidy(part))
    for side, lines in (("old", redline.old), ("new", redline.new)):
        wanted = [text for n, line in enumerate(lines) if n not in apart[side] for text in _tidy(line.text)]
        if fault := _compare(list(_settle(blocks[first + 1 :], side)), wanted, Counter(others)):
            return f"{side}: {fault}"
    return ""


def read_aside(main: bytes, taken: Collection[int]) -> list[str]:
    """Return the paragraphs of a document but those of some numbers among the children of its body."""
    return [text for n, block in enumerate(_list_blocks(main)) if n not in taken for text in _settle([block], "old")]


def _list_blocks(main: bytes) -> list[ET.Element]:
    body = ET.fromstring(main).find(f"{_W}body")  # noqa: S314 - just written, or read by what refuses document types
    return list(body) if body is not None else []


def _settle(blocks: Iterable[ET.Element], side: str) -> Iterator[str]:
    """Yield the paragraphs of one side that have words; one whose end went is joined with the next."""
    text = ""
    for block in blocks:
        if block.tag != f"{_W}p":
            continue
        text += "".join(_read(block, _GONE[side]))
        mark = block.find(f"{_W}pPr/{_W}rPr")
        if mark is None or not any(child.tag in _GONE[side] for child in mark):
            yield from _tidy(text)
            text = ""
    yield from _tidy(text)


def _read(element: ET.Element, gone: Collection[str]) -> Iterator[str]:
    for child in element:
        if child.tag in _WORDS:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in gone and child.tag not in _NO_TEXT:
            yield from _read(child, gone)


def _tidy(text: str) -> Iterator[str]:
    if tidy := " ".join(clean(text).split()):
        yield tidy


def _compare(found: list[str], wanted: list[str], others: Counter[str]) -> str:
    """Return the first line that is not as wanted; lines that stand in no clause may stand anywhere."""
    at = 0
    for text in found:
        if at < len(wanted) and text == wanted[at]:
            at += 1
        elif others[text]:
            others[text] -= 1
        else:
            return f"“{text}” is not wanted"
    return f"“{wanted[at]}” is missing" if at < len(wanted) else ""
