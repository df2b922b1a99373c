"""PDF → blocks: lines by their places on the page, without what repeats over the pages.

A PDF says where letters stand, not what they are. So headings are found by their size and weight, footnotes by their
raised marks, tables by wide gaps, paragraphs by the distance of lines and by how full they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from attrs import evolve, frozen

from plancmp.readers.documents.blocks import (
    BOLD_LEVEL,
    MAX_CHARACTERS,
    Document,
    Kind,
    clean,
    refuse,
    strip_unprintable,
)
from plancmp.readers.documents.libraries import import_library
from plancmp.readers.documents.lines import Line, ends_sentence, join_lines
from plancmp.readers.documents.numbers import read_markers
from plancmp.readers.documents.tables import make_row

_MAX_PAGES = 3_000
_EDGE = 0.12  # the share of a page in which headers and footers stand
_OUTER_EDGE = 0.05
_SMALLER = 0.9
_LARGER = 1.08
_WIDE_GAP = 1.0  # of the height of a line, between the cells of a table
_APART = 1.3  # of the usual distance of lines
_LONGEST_HEADING = 150
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|стор\.?|стр\.?|página)?\s*+[-–—]?\s*+\d{1,4}\s*+(?:[-–—]|(?:/|of|von|de|з|из)\s*+\d{1,4})?",
    re.IGNORECASE,
)
_RAISED = re.compile(r"(?<=[^\s\d])\d{1,2}(?!\d)")
_NOTE_START = re.compile(r"(\d{1,3})[.)]?\s*(?=\S)")
_BACK = re.compile(r"(?<!\s)\s*↩\ufe0e?\s*$")
_BOLD = re.compile(r"bold|black|heavy|semibold", re.IGNORECASE)


@frozen
class _Printed:
    """A line on a page.

    Attributes:
        text: Its words.
        page: From 1.
        left: Where it starts.
        right: Where it ends.
        bottom: How far from the lower edge of the page it stands.
        height: Its height.
        size: The size of its font.
        bold: Whether it is in bold.
        edge: How far from the nearer of the upper and lower edges it stands, as a share of the page's height.
        cells: Its pieces, where wide gaps part them.
        raised: The numbers that are raised in it, each with its place in the text.
        starts_raised: Whether it starts with a raised number.
    """

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    size: float
    bold: bool
    edge: float
    cells: tuple[str, ...]
    raised: tuple[tuple[int, str], ...]
    starts_raised: bool


def read_pdf(raw: bytes, name: str) -> Document:
    """Read a PDF.

    Args:
        raw: The file.
        name: What messages call it.

    Returns:
        Its blocks.

    Raises:
        ReadError: If the library that it needs is not installed; if the file is damaged, protected with a password,
            has no text, or is too long.
    """
    pdfium = import_library("pypdfium2", "PDF", name)
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = "protected with a password; save it without one" if locked else "no PDF, or a damaged one"
        raise refuse(name, message) from None
    try:
        printed = _read_pages(pdf, pdfium.raw, name)
        title = clean(pdf.get_metadata_dict().get("Title", ""))
    except pdfium.PdfiumError as error:
        raise refuse(name, f"a damaged PDF: {error}") from None
    finally:
        pdf.close()
    if not printed:
        raise refuse(name, "the PDF has no text, only pictures (a scan?); run text recognition (OCR) on it first")
    lines = _leave_out_furniture(printed)
    body = _find_body_size(lines)
    lines, notes = _take_notes(lines, body)
    return Document(tuple(join_lines(list(_make_lines(lines, notes, body)))), title)


def _read_pages(pdf: Any, api: Any, name: str) -> list[_Printed]:  # noqa: ANN401 - the library has no types
    if len(pdf) > _MAX_PAGES:
        raise refuse(name, f"it has more than {_MAX_PAGES:,} pages")
    printed: list[_Printed] = []
    total = 0
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        try:
            total += textpage.count_chars()
            if total > MAX_CHARACTERS:
                raise refuse(name, f"it has more than {MAX_CHARACTERS:,} characters of text")
            printed += _join_marks(list(_read_lines(_Page(textpage, api, number + 1, page.get_height()))))
        finally:
            textpage.close()
            page.close()
    return printed


@frozen(eq=False)
class _Page:
    """The letters of a page, by their places in its text."""

    textpage: Any
    api: Any
    number: int
    height: float

    def find_box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a letter."""
        left, bottom, right, top = self.textpage.get_charbox(index, loose=True)
        return left, bottom, right, top

    def find_size(self, index: int) -> float:
        """Return the size of a letter's font."""
        return float(self.api.FPDFText_GetFontSize(self.textpage.raw, index))

    def is_bold(self, index: int) -> bool:
        """Tell whether a letter's font is called bold."""
        import ctypes  # noqa: PLC0415 - only PDF needs it

        buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        size = self.api.FPDFText_GetFontInfo(self.textpage.raw, index, buffer, 256, flags)
        return 0 < size <= 256 and _BOLD.search(buffer.value.decode("utf-8", "replace")) is not None


def _read_lines(page: _Page) -> Iterator[_Printed]:
    text = page.textpage.get_text_range()
    if len(text) != page.textpage.count_chars():
        # Letters outside the basic plane count twice in the library, so that places would be wrong.
        text = "".join(letter if ord(letter) < 0x10000 else letter + "\ufeff" for letter in text)
    start = 0
    for line in text.split("\r\n"):
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            yield _read_line(page, line.strip(), first)
        start += len(line) + 2


def _join_marks(lines: Sequence[_Printed]) -> Iterator[_Printed]:
    """Join the raised number before a footnote with its text, which some programs print apart."""
    mark: _Printed | None = None
    for line in lines:
        if mark is not None:
            near = abs(line.bottom - mark.bottom) < line.height and 0 <= line.left - mark.left < 2 * line.height
            if near and mark.size < _SMALLER * line.size:
                yield evolve(line, text=f"{mark.text} {line.text}", starts_raised=True)
                mark = None
                continue
            yield mark
        mark = line if line.text.isdecimal() else None
        if mark is None:
            yield line
    if mark is not None:
        yield mark


def _read_line(page: _Page, line: str, first: int) -> _Printed:
    last = first + len(line) - 1
    left, bottom, _, top = page.find_box(first)
    right = page.find_box(last)[2]
    cells, gaps_before = _split_cells(page, line, first, top - bottom)
    sizes = [page.find_size(index) for index in (first, first + len(line) // 2, last)]
    size = median(sizes)
    raised = tuple(
        (match.start(), match[0])
        for match in _RAISED.finditer(line)
        if page.find_size(first + match.start()) < _SMALLER * page.find_size(first + match.start() - 1)
    )
    starts_raised = line[0].isdigit() and sizes[0] < _SMALLER * size
    middle = (bottom + top) / 2 / page.height if page.height else 0.5
    text = re.sub("[\x02\ufffe](?=[A-ZÀ-ÞА-ЯҐЄІЇ]|$)", "-", line)  # a part of a name, or the end of a line
    return _Printed(
        clean(text) if not raised else strip_unprintable(text),
        page.number,
        left,
        max(right, left),
        bottom,
        max(top - bottom, 1),
        size,
        page.is_bold(first) and page.is_bold(last),
        min(middle, 1 - middle),
        cells if gaps_before else (),
        raised,
        starts_raised,
    )


def _split_cells(page: _Page, line: str, first: int, height: float) -> tuple[tuple[str, ...], bool]:
    """Cut a line at its wide gaps."""
    spaces = list(re.finditer(r"\s+", line))
    gaps = [page.find_box(first + m.end())[0] - page.find_box(first + m.start() - 1)[2] for m in spaces]
    least = max(min(gaps, default=0), 0)
    cells, start = [], 0
    for match, gap in zip(spaces, gaps, strict=True):
        # In a justified line all gaps are wide, and much the same.
        if gap > _WIDE_GAP * height or gap > max(_WIDE_GAP / 2 * height, 2.5 * least):
            cells.append(line[start : match.start()])
            start = match.end()
    cells.append(line[start:])
    is_item = any(not marker.rest for marker in read_markers(cells[0]))
    return tuple(cells), len(cells) > 1 and not is_item


def _leave_out_furniture(lines: Sequence[_Printed]) -> list[_Printed]:
    """Leave out headers, footers and page numbers."""
    pages = lines[-1].page
    body = _find_body_size(lines)
    repeated = Counter(key for _, key in {(line.page, _describe_place(line)) for line in lines if line.edge < _EDGE})

    def is_furniture(line: _Printed) -> bool:
        if line.edge >= _EDGE or line.starts_raised:
            return False
        if _PAGE_NUMBER.fullmatch(line.text):
            return True
        if pages > 1 and repeated[_describe_place(line)] >= max(2, pages / 3):
            return True
        return line.edge < _OUTER_EDGE and line.size < _SMALLER * body

    return [line for line in lines if not is_furniture(line)]


def _describe_place(line: _Printed) -> tuple[str, int]:
    return (re.sub(r"\d+", "#", line.text), round(line.bottom / 4))


def _find_body_size(lines: Sequence[_Printed]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1


def _take_notes(lines: Sequence[_Printed], body: float) -> tuple[list[_Printed], dict[str, str]]:
    """Part the footnotes from the text that refers to them."""
    marks = {mark for line in lines for _, mark in line.raised}
    kept: list[_Printed] = []
    notes: dict[str, str] = {}
    current, on_page = "", 0
    for line in lines:
        match = _NOTE_START.match(line.text)
        small = line.size < _SMALLER * body
        if match and match[1] in marks and (line.starts_raised or small or _BACK.search(line.text)):
            current, on_page = match[1], line.page
            notes[current] = _BACK.sub("", line.text[match.end() :])
        elif current and line.page == on_page and (small or line.edge < _EDGE) and not line.raised:
            notes[current] += " " + line.text
        else:
            current = ""
            kept.append(line)
    return kept, {key: clean(text) for key, text in notes.items()}


def _make_lines(lines: Sequence[_Printed], notes: dict[str, str], body: float) -> Iterator[Line]:
    pitch = _find_pitch(lines)
    larger = {round(line.size) for line in lines if line.size > _LARGER * body}
    levels = {size: level for level, size in enumerate(sorted(larger, reverse=True), 1)}
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        text, found = _resolve_notes(line, notes)
        made = Line(clean(text), line.left, line.right, place=f"page {line.page}", notes=found)
        if not made.text:
            continue
        row = make_row(line.cells) if _is_row(lines, index) else None
        if row is not None and row.kind is Kind.ROW:
            yield evolve(made, text=row.text, kind=Kind.ROW, gap=True)
            continue
        level = levels.get(round(line.size), 0) or (BOLD_LEVEL if line.bold else 0)
        if level and len(text) <= _LONGEST_HEADING and not ends_sentence(text):
            made = evolve(made, kind=Kind.HEADING, level=level)
        yield evolve(made, gap=before is None or _is_apart(before, line, pitch))


def _is_row(lines: Sequence[_Printed], index: int) -> bool:
    neighbours = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return bool(lines[index].cells) and any(line.cells for line in neighbours)


def _is_apart(before: _Printed, line: _Printed, pitch: float) -> bool:
    if line.page != before.page:
        return ends_sentence(before.text) and bool(read_markers(line.text))
    distance = before.bottom - line.bottom
    return distance < -before.height or distance > _APART * pitch * max(1, line.height / max(before.height, 1))


def _find_pitch(lines: Sequence[_Printed]) -> float:
    """Return the usual distance of two lines of one paragraph."""
    distances = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.bottom - line.bottom < 3 * line.height
    ]
    # Paragraphs stand further apart than lines do; so the shortest distances are those of lines.
    return sorted(distances)[len(distances) // 5] if distances else 1


def _resolve_notes(line: _Printed, notes: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    text = line.text
    found = [(place, mark) for place, mark in line.raised if mark in notes]
    for place, mark in reversed(found):
        text = text[:place] + text[place + len(mark) :]
    return text, tuple(notes[mark] for _, mark in found)
