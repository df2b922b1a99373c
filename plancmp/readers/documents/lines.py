"""Printed lines → paragraphs.

Plain text, Markdown and PDF hold lines, and a line end means one of two things: the line was full, or a paragraph ends. Two
observations tell them apart. A line that was wrapped is *full*: the first word of the next line would not have fitted on it.
And a number that begins a line starts a clause if it is the next one of its list; "Article\n12. The parties" in the middle
of a sentence is prose, the more so where another 12 follows that stands better.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from attrs import field, frozen

from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.numbers import Marker, Style, read_markers

_WIDEST_WRAP = 200  # a file with longer lines was not wrapped by hand
_SHORT = 0.75  # a line that leaves more than a quarter of the width free was ended on purpose
_ENDS = re.compile(r"(?:[.:;!?…]|(?:,|;) (?:and|or))[\"”“»'’)\]]*$")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUNDS = frozenset("anti co counter cross ex high inter long low mid multi non post pre self semi short sub".split())


@frozen
class Line:
    """A line as it is printed.

    Attributes:
        text: Its words, without the space before and behind them.
        indent: Where it starts, in any unit.
        right: Where it ends, in the same unit.
        gap: Whether it stands apart from the line before it.
        place: Where it stands in the source.
        depth: In how many lists it stands; `None` if nobody knows.
        kind: What it is, where that is known before lines are joined.
        level: The level of a heading; 0 if nobody knows.
        notes: The footnotes that it refers to.
    """

    text: str
    indent: float = 0
    right: float = 0
    gap: bool = False
    place: str = ""
    depth: int | None = None
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    notes: tuple[str, ...] = ()

    @property
    def unit(self) -> float:
        """The width of a character."""
        return (self.right - self.indent) / len(self.text) if self.right and self.text else 1

    @property
    def end(self) -> float:
        """Where it ends, also where only its text is known."""
        return self.right or self.indent + len(self.text)


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends as a sentence, or as an item of a list, does."""
    return _ENDS.search(text[-12:]) is not None


def join_lines(lines: Sequence[Line]) -> list[Block]:
    """Join the lines that belong to one paragraph.

    Args:
        lines: In the order of reading; none is empty.

    Returns:
        One block for each paragraph, heading, list item and table row.
    """
    if not lines:
        return []
    joiner = _Joiner(tuple(lines), _find_margins(lines), _index_markers(lines), _count_words(lines))
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if joiner.starts_block(index):
            groups.append([])
        groups[-1].append(line)
    return [joiner.join(group) for group in groups]


@frozen(eq=False)
class _Joiner:
    lines: tuple[Line, ...]
    margins: tuple[float, ...]
    numbers: dict[tuple[object, ...], dict[int, list[int]]]
    words: dict[str, int]
    last: dict[tuple[object, ...], int] = field(factory=dict)
    bullet: list[tuple[str, float]] = field(factory=list)

    def starts_block(self, index: int) -> bool:
        markers = read_markers(self.lines[index].text) if self.lines[index].kind is Kind.PARAGRAPH else ()
        starts = self._breaks(index, markers)
        if starts:
            # Only what starts a block counts as a number of a list.
            self.last.update({marker.series: marker.value for marker in markers})
            if markers or self.lines[index].gap:
                self.bullet[:] = [
                    (marker.printed, self.lines[index].indent) for marker in markers if marker.style is Style.BULLET
                ]
        return starts

    def _breaks(self, index: int, markers: tuple[Marker, ...]) -> bool:
        line = self.lines[index]
        before = self.lines[index - 1] if index else None
        if before is None or line.gap or Kind.ROW in (line.kind, before.kind):
            return True
        if (line.kind, line.level, line.depth) != (before.kind, before.level, before.depth):
            return True
        if line.kind is not Kind.PARAGRAPH:
            return False
        if _is_number_alone(before.text):
            return True
        full = _is_full(before, line, self.margins[index - 1])
        if markers and (not full or ends_sentence(before.text) or self._fits(index, markers)):
            return True
        return not full and self._ends_block(before, line, self.margins[index - 1])

    def _ends_block(self, before: Line, line: Line, margin: float) -> bool:
        if ends_sentence(before.text):
            return True
        return not line.text[:1].islower() and before.end < _SHORT * margin

    def _fits(self, index: int, markers: tuple[Marker, ...]) -> bool:
        """Tell whether a number that may be prose is the next one of its list."""
        for marker in markers:
            if marker.style is Style.BULLET:
                if (marker.printed, self.lines[index].indent) in self.bullet:
                    return True
                continue
            later = self.numbers[marker.series]
            following = next((i for i in later[marker.value + 1] if i > index), len(self.lines))
            same_again = any(index < i < following for i in later[marker.value])
            expected = self.last.get(marker.series, 0) + 1
            begins = marker.value == 1 and bool(later[2])
            if not same_again and (marker.value == expected != 1 or begins):
                return True
        return False

    def join(self, group: list[Line]) -> Block:
        first = group[0]
        text = first.text
        for line in group[1:]:
            text = self._append(text, line.text)
        hanging = any(line.indent > first.indent + first.unit / 2 for line in group[1:])
        notes = tuple(note for line in group for note in line.notes)
        return Block(
            text,
            first.kind,
            level=first.level,
            depth=first.depth,
            indent=first.indent,
            hanging=hanging,
            place=first.place,
            notes=notes,
        )

    def _append(self, text: str, line: str) -> str:
        cut, after = _CUT_WORD.search(text[-64:]), _WORDS.match(line)
        if not cut or not after or not after[0][0].islower():
            return f"{text}-{line[1:]}" if text.endswith("-\ufffe") else f"{text} {line}"
        return text + line if self._keeps_hyphen(cut[1], after[0]) else text[:-1] + line

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        # Without a dictionary, the document itself says which words it has.
        head, tail = head.lower(), tail.lower()
        joined, hyphenated = self.words.get(head + tail, 0), self.words.get(f"{head}-{tail}", 0)
        if joined != hyphenated:
            return hyphenated > joined
        return head in _COMPOUNDS or (head in self.words and tail.partition("-")[0] in self.words)


def _is_full(line: Line, after: Line, margin: float) -> bool:
    word = len(after.text.partition(" ")[0])
    return line.end + (word + 1) * line.unit > margin


def _is_number_alone(text: str) -> bool:
    return any(not marker.rest and marker.style is Style.WORDED for marker in read_markers(text))


def _find_margins(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return for each line where the lines around it end at most."""
    widest = max(line.end for line in lines)
    if widest <= _WIDEST_WRAP or any(line.right for line in lines):
        return (widest,) * len(lines)
    margins: list[float] = []
    run: list[Line] = []
    for line in lines:
        if line.gap:
            margins += [max((line.end for line in run), default=0)] * len(run)
            run = []
        run.append(line)
    return (*margins, *[max(line.end for line in run)] * len(run))


def _index_markers(lines: Sequence[Line]) -> dict[tuple[object, ...], dict[int, list[int]]]:
    """Return, for each series and value, the lines that begin with that number."""
    found: dict[tuple[object, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, line in enumerate(lines):
        for marker in read_markers(line.text):
            if marker.style is not Style.BULLET:
                found[marker.series][marker.value].append(index)
    return found


def _count_words(lines: Sequence[Line]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        for match in _WORDS.finditer(line.text.lower()):
            if match.end() < len(line.text) - 1 or not line.text.endswith("-"):
                counts[match[0]] += 1
    return dict(counts)
