"""Paragraphs that answer to each other → pieces that stay, are struck or inserted, exact to the character."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import TypeAlias

from attrs import frozen

from plancmp.diff.words import diff_words
from plancmp.model.expressions import late
from plancmp.report.docx.markup import Piece, State
from plancmp.report.docx.streams import Paragraph, is_a_sign

_TOKEN = late(r"\s+|\S+")
_LAYOUT = {"\n", "\t", "\v"}
# What happens, and to which characters of the old text and of the new one.
_Edit: TypeAlias = tuple[State, int, int, int, int]


@frozen(eq=False, repr=False)
class Line:
    """A paragraph of the redline.

    Attributes:
        pieces: What it holds; each says in which paragraph of its group it stands, and where.
        state: What happens to its end.
        old: The old paragraph whose end that is, if any.
        new: The new paragraph whose end that is, if any.
        move: The number of the move that took or brought it; 0 for none.
    """

    pieces: tuple[Piece, ...]
    state: State
    old: Paragraph | None
    new: Paragraph | None
    move: int = 0

    @property
    def text(self) -> str:
        """Its characters, those that were struck and those that were inserted."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_same(self) -> bool:
        """Whether nothing changed in it."""
        return self.state == "equal" and all(piece.state == "equal" for piece in self.pieces)


def draw_lines(old: Sequence[Paragraph], new: Sequence[Paragraph], state: State = "equal") -> list[Line]:
    """Return the lines of a group; `state` is what happens to paragraphs that one side alone has, or that moved."""
    if not old or not new:
        fate: State = state if state != "equal" else "delete" if old else "insert"
        return [_draw_whole(number, paragraph, fate, bool(old)) for number, paragraph in enumerate(old or new)]
    before, after = _Text(old), _Text(new)
    edits: list[_Edit] = list(_list_edits(before, after))
    end, end2 = len(before.text), len(after.text)
    edits.append(("equal", end, end + 1, end2, end2 + 1))
    if state != "equal":
        gone: State = "insert" if state == "from" else "delete"
        edits = [(state if e[0] == "equal" else e[0], *e[1:]) for e in edits if e[0] != gone]
    return _cut_lines(edits, before, after)


def forgive(line: Line) -> Line:
    """Return a line in which nothing is struck that is no word: white space and what is no character stay."""
    found: list[Piece] = []
    for piece in line.pieces:
        at = 0
        for is_sign, group in groupby(piece.text, key=is_a_sign):
            text = "".join(group)
            old, new = (None if p is None else (p[0], p[1] + at) for p in (piece.old, piece.new))
            at += len(text)
            stays = piece.state == "delete" and (is_sign or text.isspace())
            if piece.state == "insert" and text.isspace() and found and found[-1].text[-1:].isspace():
                continue
            found.append(Piece("equal" if stays else piece.state, text, old, new))
    return Line(tuple(found), line.state, line.old, line.new)


def _draw_whole(number: int, paragraph: Paragraph, state: State, is_old: bool) -> Line:
    at = (number, 0)
    piece = Piece(state, paragraph.text, at if is_old else None, None if is_old else at)
    sides = (paragraph, None) if is_old else (None, paragraph)
    return Line((piece,) if paragraph.text else (), state, *sides)


class _Text:
    """Some paragraphs as one text: each ends with a line feed, the last with none."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs: Sequence[Paragraph] = paragraphs
        self.text: str = "\n".join(paragraph.text for paragraph in paragraphs)
        self.looks: list[str] = []
        for paragraph in paragraphs:
            for span in paragraph.spans:
                self.looks += [span.look] * len(span.text)
            self.looks.append("")
        self.starts: list[int] = list(accumulate((len(p.text) + 1 for p in paragraphs[:-1]), initial=0))

    def find(self, at: int) -> tuple[int, int]:
        """Return where a character stands: the number of its paragraph, and its place there."""
        number = bisect_right(self.starts, at) - 1
        return number, at - self.starts[number]


def _list_edits(old: _Text, new: _Text) -> Iterator[_Edit]:
    """Yield what happens to the characters of two texts, in order."""
    gap = [0, 0, 0, 0]
    for segment in diff_words(old.text, new.text):
        (low, high), (low2, high2) = segment.old_span, segment.new_span
        if segment.kind != "equal":
            gap[1], gap[3] = max(gap[1], high), max(gap[3], high2)
            continue
        for at, at2, length in _list_same(old, new, low, high, low2, high2):
            yield from _fill((gap[0], at, gap[2], at2), old.text, new.text)
            yield "equal", at, at + length, at2, at2 + length
            gap = [at + length, at + length, at2 + length, at2 + length]
    yield from _fill((gap[0], len(old.text), gap[2], len(new.text)), old.text, new.text)


def _fill(gap: tuple[int, int, int, int], old: str, new: str) -> Iterator[_Edit]:
    """Yield a gap as struck and inserted; as many ends of paragraphs in it on both sides stay, in order."""
    low, high, low2, high2 = gap
    if low == high and low2 == high2:
        return
    ends, ends2 = ([n for n in range(a, b) if text[n] == "\n"] for text, a, b in ((old, low, high), (new, low2, high2)))
    if len(ends) != len(ends2):
        ends = ends2 = []
    for end, end2 in [*zip(ends, ends2, strict=True), (high, high2)]:
        if _is_only_space((old, low, end), (new, low2, end2)):
            yield "equal", low, end, low2, end2
        else:
            yield "delete", low, end, low2, low2
            yield "insert", end, end, low2, end2
        if end < high or end2 < high2:
            yield "equal", end, end + 1, end2, end2 + 1
        low, low2 = end + 1, end2 + 1


def _is_only_space(*sides: tuple[str, int, int]) -> bool:
    """Return whether two runs are white space: some on both sides, or on one at an end of the paragraph on both."""
    parts = [text[low:high] for text, low, high in sides]
    if any(part.strip() or _LAYOUT & set(part) for part in parts):
        return False
    return all(parts) or all(
        low == 0 or text[low - 1] == "\n" or text[high : high + 1] in {"", "\n"} for text, low, high in sides
    )


def _list_same(old: _Text, new: _Text, low: int, high: int, low2: int, high2: int) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of characters that are the same, white space and looks too, of two texts of the same words."""
    ours, theirs = old.text[low:high], new.text[low2:high2]
    if ours == theirs and old.looks[low:high] == new.looks[low2:high2]:
        yield low, low2, len(ours)
        return
    tokens, tokens2 = ([m.span() for m in _TOKEN.finditer(text)] for text in (ours, theirs))
    words, words2 = (
        [s for s in some if not text[s[0]].isspace()] for some, text in ((tokens, ours), (tokens2, theirs))
    )
    if [ours[slice(*span)] for span in words] != [theirs[slice(*span)] for span in words2]:
        return
    at = at2 = 0
    runs: list[tuple[int, int, int]] = []
    for (start, end), (start2, end2) in [*zip(words, words2, strict=True), ((len(ours),) * 2, (len(theirs),) * 2)]:
        space, space2 = ours[at:start], theirs[at2:start2]
        if space == space2:
            runs.append((low + at, low2 + at2, len(space)))
        runs += _split_looks(old.looks, new.looks, (low + start, low2 + start2, end - start))
        at, at2 = end, end2
    for i, j, size in runs:
        if size:
            yield i, j, size


def _split_looks(looks: list[str], looks2: list[str], run: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    at, at2, size = run
    for is_same, places in groupby(range(size), key=lambda n: looks[at + n] == looks2[at2 + n]):
        numbers = list(places)
        if is_same:
            yield at + numbers[0], at2 + numbers[0], len(numbers)


def _cut_lines(edits: Sequence[_Edit], old: _Text, new: _Text) -> list[Line]:
    lines: list[Line] = []
    pieces: list[Piece] = []
    for state, low, high, low2, high2 in edits:
        if low == high and state in {"equal", "from"}:
            continue  # white space that came at an end of a paragraph
        is_old, is_new = low < high and state != "to", low2 < high2 and state != "from"
        text = f"{old.text}\n"[low:high] if is_old else f"{new.text}\n"[low2:high2]
        at = 0
        for part in re.findall(r"\n|[^\n]+", text):
            place = old.find(low + at) if is_old else None
            place2 = new.find(low2 + at) if is_new else None
            at += len(part)
            if part != "\n":
                pieces.append(Piece(state, part, place, place2))
                continue
            paragraph = old.paragraphs[place[0]] if place else None
            lines.append(Line(_join(pieces), state, paragraph, new.paragraphs[place2[0]] if place2 else None))
            pieces = []
    return lines


def _join(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join pieces that go on in one another."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if (
            before is not None
            and before.state == piece.state
            and all(
                (a is None and b is None) or (a is not None and b is not None and b == (a[0], a[1] + len(before.text)))
                for a, b in ((before.old, piece.old), (before.new, piece.new))
            )
        ):
            found[-1] = Piece(piece.state, before.text + piece.text, before.old, before.new)
        else:
            found.append(piece)
    return tuple(found)
