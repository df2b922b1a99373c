r"""Printed lines → paragraphs.

Plain text, Markdown and PDF hold lines, and a line end means one of two things: the line was full, or a paragraph ends.
Two observations tell them apart. A line that was wrapped is *full*: the first word of the next line would not have
fitted on it. And a number that begins a line starts a clause if it is the next one of its list; "Article\n12. The
parties" in the middle of a sentence is prose, the more so where another 12 follows that stands better.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from attrs import evolve, field, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.numbers import MOST_SKIPPED, UNIT_OF, Marker, Style, read_first, read_markers
from plancmp.readers.documents.printed_dates import read_date_line
from plancmp.readers.wordlists import find_pattern, find_words

_WIDEST_WRAP = 200  # a file with longer lines was not wrapped by hand
# Of the lines that go on in the next one: which part is no longer than the wrap, and which nearly as long.
_WRAPPED, _MOSTLY, _RAGGED, _FEWEST_WRAPPED, _USUAL_WRAP = (0.95, 0.9), 0.6, 20, 20, 100
_SHORT = 0.75  # a line that leaves more than a quarter of the width free was ended on purpose
_FEWEST_BARE = 3
_SLACK = 1  # programs differ by a character in what they think fits
_ABBREVIATION = find_pattern("readers.documents.lines", "abbreviation")
_PREAMBLE = find_pattern("readers.documents.lines", "preamble")
_CUT_UNIT = late(r"\d [^\W\d_]{2,4}\.$")
_LONGEST_HEADING = 100
_SMALL_WORD = 4  # letters of "with" and "from"
_ENDS = find_pattern("readers.documents.lines", "ends")
_CUT_WORD = late(r"(?<![^\W\d_])([^\W\d_]+)[-‐]$")
_WORDS = late(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUNDS = find_words("readers.documents.lines", "compounds")

_CONJUNCTIONS = find_words("readers.documents.lines", "conjunctions")
_JOINING = find_words("readers.documents.lines", "joining")
_LEAST_CITING = 4  # words of a line that names the number of a clause in the next
_LIST_MARK = late(r"[•–—-]|\d{1,3}[a-z]?[.)]|\((?:\d{1,3}|[a-z]{1,4})\)|[a-z]\)")


@frozen(repr=False)
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
    end = text[-12:]
    return _ENDS.search(end) is not None and _ABBREVIATION.search(end) is None


def ends_statement(text: str) -> bool:
    """Tell whether a short text that may be a heading ends as a sentence, also with a unit cut short: "500 грн."."""
    return ends_sentence(text) or _CUT_UNIT.search(text[-12:]) is not None


def looks_like_heading(text: str) -> bool:
    """Tell whether a short text that is no sentence begins as a heading does."""
    if len(text) > _LONGEST_HEADING or ends_statement(text) or text.endswith((",", "-", "–")):
        return False
    return text[:1].isupper() or text[:1] in '“"«[„'


def is_title_case(text: str) -> bool:
    """Tell whether all longer words of a text have capitals, as those of a title have."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    return bool(words) and all(word[:1].isupper() for word in words)


def is_preamble(heading: str) -> bool:
    """Tell whether a heading says "Preamble"."""
    return _PREAMBLE.fullmatch(heading) is not None


def join_lines(lines: Sequence[Line]) -> list[Block]:
    """Join the lines that belong to one paragraph.

    Args:
        lines: In the order of reading; none is empty.

    Returns:
        One block for each paragraph, heading, list item and table row.
    """
    lines = list(_join_marks(lines))
    if not lines:
        return []
    joiner = _Joiner(
        tuple(lines), _find_margins(lines), _find_bare_lists(lines), _index_markers(lines), _count_words(lines)
    )
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if joiner.starts_block(index):
            groups.append([])
        groups[-1].append(line)
    starts = accumulate((len(group) for group in groups[:-1]), initial=0)
    return [joiner.join(group, start) for group, start in zip(groups, starts, strict=True)]


def _join_marks(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, a mark of a list that stands in a line of its own with the line below: what a browser copies."""
    mark: Line | None = None
    for line in lines:
        if mark is not None and not line.gap and line.kind is Kind.PARAGRAPH and not read_markers(line.text):
            yield evolve(line, text=f"{mark.text} {line.text}", indent=mark.indent, gap=mark.gap, place=mark.place)
            mark = None
            continue
        if mark is not None:
            yield mark
        mark = line if line.kind is Kind.PARAGRAPH and _LIST_MARK.fullmatch(line.text) else None
        if mark is None:
            yield line
    if mark is not None:
        yield mark


@frozen(eq=False, repr=False)
class _Joiner:
    lines: tuple[Line, ...]
    margins: tuple[float, ...]
    bare: frozenset[int]
    numbers: dict[tuple[object, ...], dict[int, list[int]]]
    words: dict[str, int]
    last: dict[tuple[object, ...], int] = field(factory=dict)
    indents: dict[tuple[tuple[object, ...], int], float] = field(factory=dict)
    bullet: list[tuple[str, float]] = field(factory=list)
    start: list[int] = field(factory=lambda: [0])

    def starts_block(self, index: int) -> bool:
        markers = read_markers(self.lines[index].text) if self.lines[index].kind is Kind.PARAGRAPH else ()
        starts = self._breaks(index, markers)
        if starts:
            # Only what starts a block counts as a number of a list.
            self.start[0] = index
            self.last.update({marker.series: marker.value for marker in markers})
            self.last.update({inner.series: 1 for marker in markers for inner in read_first(marker.rest)})
            indent = self.lines[index].indent
            self.indents.update({(marker.series, marker.value): indent for marker in markers})
            if markers or self.lines[index].gap:
                self.bullet[:] = [
                    (marker.printed, self.lines[index].indent) for marker in markers if marker.style is Style.BULLET
                ]
        return starts

    def _breaks(self, index: int, markers: tuple[Marker, ...]) -> bool:
        line = self.lines[index]
        before = self.lines[index - 1] if index else None
        if before is None or line.gap or index in self.bare or Kind.ROW in (line.kind, before.kind):
            return True
        if (line.kind, line.level, line.depth) != (before.kind, before.level, before.depth):
            return True
        if line.kind is not Kind.PARAGRAPH:
            return bool(read_markers(line.text)) and not _is_cited(before.text)
        if any(read_date_line(text) for text in (line.text, before.text)) and self.start[0] == index - 1:
            return True
        if self.start[0] == index - 1 and _is_number_alone(before.text):
            return True
        full = _is_full(before, line, self.margins[index - 1])
        if markers and (_is_cited(before.text) or _goes_on(line.text, markers)):
            return False
        if markers and (not full or self._fits(index, markers, ends_sentence(before.text))):
            return True
        return not full and self._ends_block(before, line, self.margins[index - 1])

    def _ends_block(self, before: Line, line: Line, margin: float) -> bool:
        if ends_sentence(before.text):
            return True
        starts_sentence = line.text[0].isupper() or line.text[0] in '[“„«"'
        last = before.text.split()[-1]
        joins = (last if len(last) == 1 else last.casefold()) in _JOINING  # "Team A" ends there
        return starts_sentence and before.end < _SHORT * margin and not joins

    def _fits(self, index: int, markers: tuple[Marker, ...], after_sentence: bool) -> bool:
        """Tell whether a number that may be prose has a place in a list."""
        for marker in markers:
            if marker.style is Style.BULLET:
                if after_sentence or (marker.printed, self.lines[index].indent) in self.bullet:
                    return True
                continue
            last = self.last.get(marker.series, 0)
            if marker.later:
                fits = last > 0 and 0 <= marker.value - last <= 1
            elif after_sentence:
                fits = marker.value == 1 or 0 < last < marker.value <= last + MOST_SKIPPED
                # Behind a list within it, the next of the list that stands around.
                before = self.indents.get((marker.series, marker.value - 1))
                fits = fits or (before is not None and abs(before - self.lines[index].indent) <= self.lines[index].unit)
            else:
                fits = self._is_next(index, marker, last)
            if fits:
                return True
        return False

    def _is_next(self, index: int, marker: Marker, last: int) -> bool:
        """Tell whether a number within a sentence is the next one of its list, and no other stands better there."""
        later = self.numbers[marker.series]
        again, following = (_find_next(later[value], index) for value in (marker.value, marker.value + 1))
        if again is not None and (following is None or again < following):
            return False
        return bool(later[2]) if marker.value == 1 else marker.value == last + 1

    def join(self, group: list[Line], start: int) -> Block:
        first = group[0]
        before = self.lines[start - 1] if start and not first.gap else None
        alike = start not in self.bare and before is not None and before.kind is first.kind is Kind.PARAGRAPH
        parts = [first.text]
        for line in group[1:]:
            parts[-1:] = self._join_two(parts[-1], line.text)
        hanging = any(line.indent > first.indent + first.unit / 2 for line in group[1:])
        notes = tuple(note for line in group for note in line.notes)
        return Block(
            "".join(parts),
            first.kind,
            level=first.level,
            depth=first.depth,
            indent=first.indent,
            hanging=hanging,
            wrapped=alike and before is not None and _is_full(before, first, self.margins[start - 1]),
            place=first.place,
            notes=notes,
        )

    def _join_two(self, before: str, after: str) -> tuple[str, str]:
        head, tail = _CUT_WORD.search(before[-64:]), _WORDS.match(after)
        if not head or not tail:
            return f"{before} ", after
        if not tail[0][0].islower():
            return before, after  # "Non-Proliferation"
        if tail[0] in _CONJUNCTIONS:
            return f"{before} ", after  # "Ein- und Ausfuhr", "short- and long-term"
        return before if self._keeps_hyphen(head[1], tail[0]) else before[:-1], after

    def _keeps_hyphen(self, head: str, tail: str) -> bool:
        # Without a dictionary, the document itself says which words it has.
        head, tail = head.lower(), tail.lower()
        joined, hyphenated = self.words.get(head + tail, 0), self.words.get(f"{head}-{tail}", 0)
        if joined != hyphenated:
            return hyphenated > joined
        return head in _COMPOUNDS or "-" in tail or (head in self.words and tail.partition("-")[0] in self.words)


def _is_cited(before: str) -> bool:
    """Whether the number behind a line is that of a clause which it names: "conditions of section | 7. This …"."""
    words = before.casefold().split()
    return len(words) >= _LEAST_CITING and words[-1] in UNIT_OF


def _goes_on(text: str, markers: Sequence[Marker]) -> bool:
    """Whether a line enumerates within its sentence: "(1) keep a copy, and (2) return the rest"."""
    places = {(marker.series, marker.value + 1) for marker in markers}
    parts = [f"({part}" for lead, part in pairwise(text.split(" (")) if lead.rpartition(" ")[2] in _CONJUNCTIONS]
    return any((marker.series, marker.value) in places for part in parts for marker in read_markers(part))


def _is_full(line: Line, after: Line, margin: float) -> bool:
    word = len(after.text.partition(" ")[0])
    return line.end + (word + 1 + _SLACK) * line.unit > margin


def _find_next(places: Sequence[int], index: int) -> int | None:
    after = bisect_right(places, index)
    return places[after] if after < len(places) else None


def _is_number_alone(text: str) -> bool:
    return any(not marker.rest and marker.style is Style.WORDED for marker in read_markers(text))


def _find_margins(lines: Sequence[Line]) -> tuple[float, ...]:
    """Return for each line where the lines around it end at most."""
    widest = _find_wrap(lines) or max(line.end for line in lines)
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


def _find_wrap(lines: Sequence[Line]) -> float:
    """Return where a text was wrapped by hand in which a few lines are longer: edited later; 0 if none stand out."""
    ends = sorted(line.end for line, after in pairwise(lines) if not after.gap and not line.right)
    for part in _WRAPPED if len(ends) >= _FEWEST_WRAPPED else ():
        wrap = ends[int(part * len(ends))]
        is_widest = sum(line.end > wrap for line in lines) <= (1 - part) * len(lines)
        if is_widest and wrap <= _USUAL_WRAP and sum(end >= wrap - _RAGGED for end in ends) >= _MOSTLY * len(ends):
            return wrap
    return 0


def _find_bare_lists(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines of lists whose numbers got lost: every line is a sentence, which no wrapping makes of prose."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        if index == len(lines) or lines[index].gap:
            if len(run) >= _FEWEST_BARE and all(_is_sentence(lines[i].text) for i in run):
                found.update(run)
            run = []
        run.append(index)
    return frozenset(found)


def _is_sentence(text: str) -> bool:
    return text[0].isupper() and ends_sentence(text) and not read_markers(text)


def _index_markers(lines: Sequence[Line]) -> dict[tuple[object, ...], dict[int, list[int]]]:
    """Return, for each series and value, the lines that begin with that number."""
    found: dict[tuple[object, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, line in enumerate(lines):
        for marker in read_markers(line.text):
            if marker.style is not Style.BULLET and not marker.later:
                found[marker.series][marker.value].append(index)
    return found


def _count_words(lines: Sequence[Line]) -> dict[str, int]:
    """Return how often each word stands, if any line ends with a hyphen that may be one of the print."""
    counts: dict[str, int] = defaultdict(int)
    if not any(line.text.endswith(("-", "‐")) for line in lines):
        return counts
    for line in lines:
        for match in _WORDS.finditer(line.text.lower()):
            if match.end() < len(line.text) - 1 or not line.text.endswith("-"):
                counts[match[0]] += 1
    return dict(counts)
