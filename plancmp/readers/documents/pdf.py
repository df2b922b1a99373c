"""PDF → blocks: lines by their places on the page, without what repeats over the pages.

A PDF says where letters stand, not what they are. So headings are found by their size and weight, footnotes by their
raised marks, tables by wide gaps, paragraphs by the distance of lines and by how full they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from attrs import evolve, field, frozen

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import BOLD_LEVEL, MAX_CHARACTERS, Block, Document, Kind, clean, refuse
from plancmp.readers.documents.libraries import import_library
from plancmp.readers.documents.lines import Line, ends_sentence, join_lines
from plancmp.readers.documents.numbers import read_markers
from plancmp.readers.documents.pages import find_contents, fold_title
from plancmp.readers.documents.pdf_pages import SMALLER, PageReader, Printed
from plancmp.readers.documents.raised import find_marks, read_marks, spell_raised
from plancmp.readers.documents.tables import make_row
from plancmp.readers.wordlists import find_pattern

_MAX_PAGES = 3_000
_FEWEST_HEADS, _MOST_HEADS = 3, 0.8  # pages with running heads, and the share of lines at that height that are some
_EDGE = 0.12  # the share of a page in which headers and footers stand
_OUTER_EDGE = 0.05
_LARGER = 1.08
_APART = 1.3  # of the usual distance of lines
_LONGEST_HEADING = 150
_FEWEST_WORDS = 4  # of a line that goes on with a sentence, and is no address
_PAGE_NUMBER = find_pattern("readers.documents.pdf", "page_number")
_NOTE_START = late(r"(\d{1,3})[.)]?\s*(?=\S)")
_BACK = late(r"(?<!\s)\s*↩\ufe0e?\s*$")
_NUMBERS = late(r"\d+")
# "etaoinsr", which are half of any text, and what they are 29 places before.
_USUAL, _CODED = frozenset("etaoinsrETAOINSR"), frozenset("HWDRLQVU")
_CODED_SHARE, _USUAL_SHARE, _FEWEST_LETTERS = 0.4, 0.25, 200


def read_pdf(raw: bytes, name: str) -> Document:
    """Read a PDF.

    Raises:
        ReadError: If the library that it needs is not installed; if the file is damaged, protected with a password,
            has no text, or is too long.
    """
    pdfium = import_library("pypdfium2", "PDF", name)
    try:
        pdf = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        message = "protected with a password; save it without one" if locked else "not a PDF file, or a damaged one"
        raise refuse(name, message) from None
    try:
        printed, account = _read_pages(pdf, pdfium.raw, name)
        title = clean(pdf.get_metadata_dict().get("Title", ""))
    except pdfium.PdfiumError as error:
        raise refuse(name, f"a damaged PDF: {error}") from None
    finally:
        pdf.close()
    if not printed:
        raise refuse(name, "the PDF has no text, only pictures (a scan?); run text recognition (OCR) on it first")
    if coded := _find_coded_page(printed):
        advice = "its fonts do not say which letters they draw; print it to a new PDF, or run text recognition (OCR)"
        raise refuse(name, f"page {coded} cannot be read: {advice}")
    lines, furniture = _part_furniture(printed)
    body = _find_body_size(lines)
    lines, notes = _take_notes(lines, body)
    blocks = join_lines(list(_make_lines(lines, notes, body)))
    blocks += [Block(text, Kind.FOOTNOTE) for text in notes.list_untold()]
    return Document(tuple(blocks), title, account=(*furniture, *account))


def _read_pages(pdf: Any, api: Any, name: str) -> tuple[list[Printed], list[Aside]]:  # noqa: ANN401 - the library has no types
    if len(pdf) > _MAX_PAGES:
        raise refuse(name, f"it has more than {_MAX_PAGES:,} pages")
    printed: list[Printed] = []
    account: list[Aside] = []
    total = 0
    for number in range(len(pdf)):
        page = pdf[number]
        textpage = page.get_textpage()
        try:
            total += textpage.count_chars()
            if total > MAX_CHARACTERS:
                raise refuse(name, f"it has more than {MAX_CHARACTERS:,} characters of text")
            printed += PageReader(page, textpage, api, number + 1, account).read()
        finally:
            textpage.close()
            page.close()
    return printed, account


def _find_coded_page(lines: Sequence[Printed]) -> int:
    """Return the first page whose letters are the numbers of their shapes, 29 less than what they show; 0 for none.

    "WKH" stands for "the" there: a heuristic that goes by how often letters stand in any text of Latin letters.
    """
    letters: dict[int, Counter[str]] = {}
    for line in lines:
        letters.setdefault(line.page, Counter()).update(char for char in line.text if char.isalpha())
    for page, counts in letters.items():
        total = counts.total()
        coded, usual = (sum(counts[char] for char in chars) for chars in (_CODED, _USUAL))
        if total >= _FEWEST_LETTERS and coded > _CODED_SHARE * total and usual < _USUAL_SHARE * total:
            return page
    return 0


def _part_furniture(lines: Sequence[Printed]) -> tuple[list[Printed], list[Aside]]:
    """Part headers, footers, page numbers and lines of contents from the text."""
    pages = lines[-1].page
    body = _find_body_size(lines)
    repeated = Counter(key for _, key in {(line.page, _describe_place(line)) for line in lines if line.edge < _EDGE})
    contents = find_contents([line.text for line in lines])
    heads = _find_running_heads(lines)
    kept: list[Printed] = []
    account: list[Aside] = []
    edges: dict[tuple[str, int], list[Printed]] = {}
    for index, line in enumerate(lines):
        key = _describe_place(line)
        if index in contents:
            account.append(Aside(AsideKind.CONTENTS, line.text, f"page {line.page}"))
        elif line.edge >= _EDGE or line.starts_raised or _goes_on(line, body):
            kept.append(line)
        elif _PAGE_NUMBER.fullmatch(line.text):
            account.append(Aside(AsideKind.FURNITURE, line.text, f"page {line.page}"))
        elif index in heads or (pages > 1 and repeated[key] >= max(2, pages / 3)):
            edges.setdefault(key, []).append(line)
        elif line.edge < _OUTER_EDGE and line.size < SMALLER * body:
            edges.setdefault((line.text, 0), []).append(line)
        else:
            kept.append(line)
    return kept, [*map(_tell_edge, edges.values()), *account]


def _goes_on(line: Printed, body: float) -> bool:
    """Tell whether a line at the head of a page is the rest of a sentence; another page may begin so, too."""
    words = line.text.split()
    return line.is_above and len(words) >= _FEWEST_WORDS and words[0].islower() and line.size >= SMALLER * body


def _find_running_heads(lines: Sequence[Printed]) -> frozenset[int]:
    """Find the titles of chapters that are printed again above their pages, all at one height."""
    counts = Counter(fold_title(line.text) for line in lines)
    rows: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.is_above and line.edge < _EDGE:
            rows.setdefault(_describe_place(line)[1], []).append(index)
    heads: set[int] = set()
    for row in rows.values():
        again = [index for index in row if counts[fold_title(lines[index].text)] > 1]
        if len(row) >= max(_FEWEST_HEADS, lines[-1].page / 3) and len(again) >= _MOST_HEADS * len(row):
            heads.update(again)
    return frozenset(heads)


def _tell_edge(lines: Sequence[Printed]) -> Aside:
    """Return a header or footer once, a number that counts pages as "#"."""
    numbers = [_NUMBERS.findall(line.text) for line in lines]
    counted = [len({found[place] for found in numbers}) > 1 for place in range(len(numbers[0]))]
    counts = iter(counted)
    text = _NUMBERS.sub(lambda match: "#" if next(counts) else match[0], lines[0].text)
    kind = AsideKind.HEADER if lines[0].is_above else AsideKind.FOOTER
    return Aside(kind, text, f"page {lines[0].page}")


def _describe_place(line: Printed) -> tuple[str, int]:
    return (re.sub(r"\d+", "#", line.text), round(line.bottom / 4))


def _find_body_size(lines: Sequence[Printed]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1


def _take_notes(lines: Sequence[Printed], body: float) -> tuple[list[Printed], _Notes]:
    """Part the footnotes from the text that refers to them."""
    marks = {str(mark) for line in lines for match in find_marks(line.text) for mark in read_marks(match[0])}
    kept: list[Printed] = []
    notes = _Notes()
    current: tuple[int, str] | None = None
    size, last = 0.0, 0
    for line in lines:
        match = _NOTE_START.match(line.text)
        # A note may be hardly smaller than the text; its further lines are as its first one.
        small = line.size < SMALLER * body or (current is not None and line.size < body and line.size == size)
        # Its mark may be printed like the text, so that nobody finds it there.
        is_next = match is not None and line.starts_raised and line.size < body and int(match[1]) == last + 1
        if match and (match[1] in marks or is_next) and (line.starts_raised or small or _BACK.search(line.text)):
            current, size, last = (line.page, match[1]), line.size, int(match[1])
            notes.add(current, _BACK.sub("", line.text[match.end() :]))
        elif current and line.page == current[0] and (small or line.edge < _EDGE) and not find_marks(line.text):
            notes.add(current, line.text)
        else:
            current = None
            kept.append(line)
    return kept, notes


@frozen(eq=False)
class _Notes:
    """The footnotes of a document, each by its page and its mark: many begin again at 1 on each page."""

    texts: dict[tuple[int, str], str] = field(factory=dict)
    told: set[tuple[int, str]] = field(factory=set)

    def add(self, key: tuple[int, str], text: str) -> None:
        """Add a line to a note."""
        self.texts[key] = clean(f"{self.texts.get(key, '')} {text}")

    def find(self, page: int, mark: str) -> str | None:
        """Return the note that a mark on a page means: that of the page, or else the first one behind it."""
        keys = [key for key in ((page, mark), *self.texts) if key in self.texts and key[1] == mark and key[0] >= page]
        if not keys:
            return None
        self.told.add(keys[0])
        return self.texts[keys[0]]

    def list_untold(self) -> Iterator[str]:
        """Yield the notes that nothing refers to."""
        return (text for key, text in self.texts.items() if key not in self.told)


def _make_lines(lines: Sequence[Printed], notes: _Notes, body: float) -> Iterator[Line]:
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
        # The lines of a title stand further apart than those of the text, as their letters are larger.
        scale = max(1, min(before.size, line.size) / body) if before is not None else 1
        yield evolve(made, gap=before is None or _is_apart(before, line, scale * pitch))


def _is_row(lines: Sequence[Printed], index: int) -> bool:
    neighbours = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return bool(lines[index].cells) and any(line.cells for line in neighbours)


def _is_apart(before: Printed, line: Printed, pitch: float) -> bool:
    if line.page != before.page:
        return ends_sentence(before.text) and bool(read_markers(line.text))
    distance = before.bottom - line.bottom
    return distance < -before.height or distance > _APART * pitch * max(1, line.height / max(before.height, 1))


def _find_pitch(lines: Sequence[Printed]) -> float:
    """Return the usual distance of two lines of one paragraph."""
    distances = [
        before.bottom - line.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < before.bottom - line.bottom < 3 * line.height
    ]
    # Paragraphs stand further apart than lines do; so the shortest distances are those of lines.
    return sorted(distances)[len(distances) // 5] if distances else 1


def _resolve_notes(line: Printed, notes: _Notes) -> tuple[str, tuple[str, ...]]:
    text = line.text
    if line.starts_raised and (match := _NUMBERS.match(text)):
        text = spell_raised(match[0]) + text[match.end() :]  # a note that nothing refers to
    found: list[str] = []
    for match in reversed(find_marks(text)):
        told = [notes.find(line.page, str(mark)) for mark in read_marks(match[0])]
        if all(note is not None for note in told):
            text = text[: match.start()] + text[match.end() :]
            found[:0] = filter(None, told)
    return text, tuple(found)
