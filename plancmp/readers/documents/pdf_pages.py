"""The pages of a PDF: printed lines with their places, and what else is seen on them."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice
from statistics import median
from typing import Any

from attrs import evolve, field, frozen

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import clean
from plancmp.readers.documents.numbers import read_markers
from plancmp.readers.documents.pdf_margins import Margin, find_line_numbers, match_number
from plancmp.readers.documents.raised import spell_raised

SMALLER = 0.9
_TWO_SPACES = 2.5  # letters
_WIDE_GAP = 1.0  # of the height of a line, between the cells of a table
_RAISED_BY = 0.15  # of the size of a letter, at least
_RAW_LINE = late("[^\r\n\x02\ufffe]+[\x02\ufffe]?")  # with the mark of a hyphen at its end
_BOLD = late(r"bold|black|heavy|semibold", re.IGNORECASE)
_DIGITS = late(r"\d{1,9}")
_STRUCK = "\ufdd0"  # a character that no text has stands for one that is struck, so that places stay
_STRUCK_WORDS = late(f"{_STRUCK}[{_STRUCK} ]*")
_MOST_OBJECTS = 5_000
_SAMPLES = 8  # letters of a line, at least, whose sizes tell that of the line
_THIN = 2.5  # the height of a stroke, in points
_STRIKES = (0.12, 0.6)  # where a stroke runs through letters, as a share of their size above the line


@frozen
class Printed:
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
        starts_raised: Whether it starts with a raised number.
        is_above: Whether it stands in the upper half of the page.
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
    starts_raised: bool
    is_above: bool


@frozen
class Stroke:
    """A thin horizontal line that is drawn on a page."""

    left: float
    right: float
    height: float


@frozen(eq=False)
class PageReader:
    """Reads one page.

    Attributes:
        page: The page, as the library has it.
        textpage: Its letters, by their places in its text.
        api: The functions of the library.
        number: Of the page, from 1.
        account: What was seen and is no line.
    """

    page: Any
    textpage: Any
    api: Any
    number: int
    account: list[Aside] = field(factory=list)

    def read(self) -> list[Printed]:
        """Return the lines of the page."""
        raws = list(self._list_raws())
        widths = self._find_line_numbers(raws)
        strokes = list(self._list_strokes())
        found = []
        for place, (line, first) in enumerate(raws):
            width = widths.get(place, 0)
            if line[width:].strip():
                found.append(self._read_line(line[width:], first + width, strokes))
        if widths:
            numbers = " ".join(raws[place][0][:width].strip() for place, width in sorted(widths.items()))
            self._tell(AsideKind.FURNITURE, f"numbers of lines: {numbers}")
        self._list_pictures()
        self._list_comments()
        lines = [line for line in found if line.text]
        return list(_join_marks(_join_pieces(lines)))

    def _tell(self, kind: AsideKind, text: str) -> None:
        if text := clean(text):
            self.account.append(Aside(kind, text, f"page {self.number}"))

    def _list_raws(self) -> Iterator[tuple[str, int]]:
        """Yield each line of the page's text, and the place of its first letter."""
        text = self.textpage.get_text_range()
        if len(text) != self.textpage.count_chars():
            # Letters outside the basic plane count twice in the library, so that places would be wrong.
            text = "".join(letter if ord(letter) < 0x10000 else letter + "\ufeff" for letter in text)
        # Behind a hyphen at the end of a line the library goes on without a break.
        for match in _RAW_LINE.finditer(text):
            line = match[0]
            if line.strip():
                yield line.strip(), match.start() + len(line) - len(line.lstrip())

    def _find_line_numbers(self, raws: Sequence[tuple[str, int]]) -> dict[int, int]:
        """Return how many characters at the beginning of each line are its number."""
        margins = []
        for line, first in raws:
            match, left = match_number(line), self._find_box(first)
            width = match.end() if match else 0
            text_left = self._find_box(first + width)[0] if 0 < width < len(line) else left[0]
            right = self._find_box(first + match.end(1) - 1)[2] if match else left[0]
            value = int(match[1]) if match else 0
            margins.append((-left[1], Margin(value, width, right, left[0], text_left, line[width:])))
        order = sorted(range(len(margins)), key=lambda place: margins[place][0])
        found = find_line_numbers([margins[place][1] for place in order])
        return {order[index]: margins[order[index]][1].width for index in found}

    def _list_strokes(self) -> Iterator[Stroke]:
        paths = self.page.get_objects(filter=(self.api.FPDF_PAGEOBJ_PATH,), max_depth=1)
        for path in islice(paths, _MOST_OBJECTS):
            left, bottom, right, top = path.get_bounds()
            if 0 <= top - bottom <= _THIN < right - left:
                yield Stroke(left, right, (top + bottom) / 2)

    def _list_pictures(self) -> None:
        pictures = self.page.get_objects(filter=(self.api.FPDF_PAGEOBJ_IMAGE,), max_depth=3)
        for picture in islice(pictures, _MOST_OBJECTS):
            content = bytes(picture.get_data(decode_simple=False))
            self._tell(AsideKind.PICTURE, f"picture ({sha256(content).hexdigest()[:12]})")

    def _list_comments(self) -> None:
        for index in range(min(self.api.FPDFPage_GetAnnotCount(self.page.raw), _MOST_OBJECTS)):
            annotation = self.api.FPDFPage_GetAnnot(self.page.raw, index)
            size = self.api.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            buffer = ctypes.create_string_buffer(max(size, 2))
            self.api.FPDFAnnot_GetStringValue(
                annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size
            )
            self.api.FPDFPage_CloseAnnot(annotation)
            self._tell(AsideKind.COMMENT, buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace"))

    def _find_box(self, index: int) -> tuple[float, float, float, float]:
        """Return left, bottom, right and top of a letter."""
        left, bottom, right, top = self.textpage.get_charbox(index, loose=True)
        return left, bottom, right, top

    def _find_size(self, index: int) -> float:
        """Return the size of a letter as it is printed: some programs write fonts of size 1 and scale them."""
        size = float(self.api.FPDFText_GetFontSize(self.textpage.raw, index))
        matrix = self.api.FS_MATRIX()
        if self.api.FPDFText_GetMatrix(self.textpage.raw, index, ctypes.byref(matrix)):
            size *= math.hypot(matrix.c, matrix.d) or 1.0
        return size

    def _find_base(self, index: int) -> float:
        """Return how far from the lower edge of the page a letter stands."""
        across, up = ctypes.c_double(), ctypes.c_double()
        self.api.FPDFText_GetCharOrigin(self.textpage.raw, index, ctypes.byref(across), ctypes.byref(up))
        return up.value

    def _is_bold(self, index: int) -> bool:
        """Tell whether a letter's font is called bold."""
        buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
        size = self.api.FPDFText_GetFontInfo(self.textpage.raw, index, buffer, 256, flags)
        return 0 < size <= 256 and _BOLD.search(buffer.value.decode("utf-8", "replace")) is not None

    def _is_raised(self, index: int, before: int) -> bool:
        """Tell whether a digit is smaller than the letter before it, and stands higher."""
        size = self._find_size(before)
        is_higher = self._find_base(index) - self._find_base(before) > _RAISED_BY * size
        return is_higher and self._find_size(index) < SMALLER * size

    def _read_line(self, line: str, first: int, strokes: Sequence[Stroke]) -> Printed:
        last = first + len(line) - 1
        left, bottom, _, top = self._find_box(first)
        right = self._find_box(last)[2]
        raised = tuple(self._list_raised(line, first))
        begins_with_digit = line[0].isdigit()
        line = self._strike(line, first, strokes)
        for start, mark in raised:
            line = line[:start] + spell_raised(mark) + line[start + len(mark) :]
        cells, gaps_before = self._split_cells(line, first, top - bottom)
        # A space that the library puts in has no size, and a mark at the end another one.
        printed = [place for place, letter in enumerate(line) if not letter.isspace()]
        sizes = [self._find_size(first + place) for place in printed[:: max(1, len(printed) // _SAMPLES)]]
        size = median(sizes)
        middle, height = (bottom + top) / 2, self.page.get_height()
        share = middle / height if height else 0.5
        text = re.sub("[\x02\ufffe]$", "-", line)
        return Printed(
            clean(text.replace(_STRUCK, "")),
            self.number,
            left,
            max(right, left),
            bottom,
            max(top - bottom, 1),
            size,
            self._is_bold(first) and self._is_bold(last),
            min(share, 1 - share),
            cells if gaps_before else (),
            begins_with_digit and sizes[0] < SMALLER * size,
            share > 0.5,
        )

    def _list_raised(self, line: str, first: int) -> Iterator[tuple[int, str]]:
        """Yield the digits of a line that are raised behind a letter or another digit, and where they begin."""
        for match in _DIGITS.finditer(line):
            for start in range(max(match.start(), 1), match.end()):
                if line[start - 1] not in f" {_STRUCK}" and self._is_raised(first + start, first + start - 1):
                    yield start, line[start : match.end()]
                    break

    def _strike(self, line: str, first: int, strokes: Sequence[Stroke]) -> str:
        """Put a mark in place of each letter of a line that is struck out."""
        base, size = self._find_base(first), self._find_size(first)
        across = [s for s in strokes if _STRIKES[0] * size < s.height - base < _STRIKES[1] * size]
        if not across:
            return line
        letters = list(line)
        for place in range(len(line)):
            left, _, right, _ = self._find_box(first + place)
            if any(stroke.left <= (left + right) / 2 <= stroke.right for stroke in across):
                letters[place] = _STRUCK
        struck = "".join(letters)
        for match in _STRUCK_WORDS.finditer(struck):
            self._tell(AsideKind.STRUCK, line[match.start() : match.end()])
        return struck

    def _split_cells(self, line: str, first: int, height: float) -> tuple[tuple[str, ...], bool]:
        """Cut a line at its wide gaps."""
        spaces = list(re.finditer(r"(?<=\S)\s+(?=\S)", line))
        gaps = [self._find_box(first + m.end())[0] - self._find_box(first + m.start() - 1)[2] for m in spaces]
        least = max(min(gaps, default=0), 0)
        letter = (self._find_box(first + len(line) - 1)[2] - self._find_box(first)[0]) / len(line)
        cells, start = [], 0
        for match, gap in zip(spaces, gaps, strict=True):
            if line[match.start() - 1] in ".:;?!" and gap < _TWO_SPACES * letter:
                continue  # two spaces behind a sentence, as on a typewriter
            # In a justified line all gaps are wide, and much the same.
            if gap > _WIDE_GAP * height or gap > max(_WIDE_GAP / 2 * height, 2.5 * least):
                cells.append(line[start : match.start()].replace(_STRUCK, ""))
                start = match.end()
        cells.append(line[start:].replace(_STRUCK, ""))
        is_item = any(not marker.rest for marker in read_markers(f"{cells[0]} "))
        return tuple(cells), len(cells) > 1 and not is_item


def _join_pieces(lines: Sequence[Printed]) -> list[Printed]:
    """Join what the library takes for two lines because a raised mark stands between them."""
    joined: list[Printed] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before is not None and abs(line.bottom - before.bottom) < before.height / 4:
            gap = line.left - before.right
            if 0 <= gap < before.height and before.text[-1:] in "⁰¹²³⁴⁵⁶⁷⁸⁹" and not before.cells:
                text = f"{before.text}{' ' if gap > before.height / 8 else ''}{line.text}"
                joined[-1] = evolve(before, text=text, right=line.right, bold=before.bold and line.bold)
                continue
        joined.append(line)
    return joined


def _join_marks(lines: Sequence[Printed]) -> Iterator[Printed]:
    """Join the raised number before a footnote with its text, which some programs print apart."""
    mark: Printed | None = None
    for line in lines:
        if mark is not None:
            near = abs(line.bottom - mark.bottom) < line.height and 0 <= line.left - mark.left < 2 * line.height
            if near and mark.size < SMALLER * line.size:
                yield evolve(line, text=f"{mark.text} {line.text}", starts_raised=True)
                mark = None
                continue
            yield mark
        mark = line if line.text.isdecimal() else None
        if mark is None:
            yield line
    if mark is not None:
        yield mark
