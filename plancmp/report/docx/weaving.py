"""Two streams of lines and what they have in common → one stream: pieces that stay, are struck, inserted or moved."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import Literal

from attrs import evolve, field, frozen

from plancmp.report.docx.lines import Line
from plancmp.report.docx.matches import Match, keep_order

State = Literal["equal", "delete", "insert", "from", "to"]
_END = "\n"


@frozen(eq=False, repr=False)
class Piece:
    """Characters of one line that have one fate.

    Attributes:
        state: Whether they stay ("equal"), are struck, inserted, moved away ("from") or moved here ("to").
        text: The characters.
        old: Number of the old line and place in it; `None` if they are not of the old version.
        new: Number of the new line and place in it; `None` if they are not of the new version.
        opens: Numbers of the moves that begin in front of it.
        closes: Numbers of the moves that end behind it.
    """

    state: State
    text: str
    old: tuple[int, int] | None
    new: tuple[int, int] | None
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


@frozen(eq=False, repr=False)
class Paragraph:
    """A paragraph of the redline.

    Attributes:
        pieces: What it holds.
        mark: The line feed at its end, which is struck, inserted or moved by itself.
        touches: Whether it stands behind a paragraph that ends with a change but keeps its end, at once or behind
            others that came or went.
    """

    pieces: tuple[Piece, ...]
    mark: Piece
    touches: bool = False


@frozen(eq=False, repr=False)
class _Run:
    """A match in characters from the beginning of either version."""

    old: int
    new: int
    match: Match

    @property
    def length(self) -> int:
        return self.match.length


@frozen(eq=False)
class Weaving:
    """Two streams of lines and their matches → one stream of pieces."""

    old: tuple[Line, ...]
    new: tuple[Line, ...]
    matches: Sequence[Match]
    old_starts: list[int] = field(init=False)
    new_starts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        for starts, lines in ((self.old_starts, self.old), (self.new_starts, self.new)):
            starts.extend(accumulate((len(line.text) for line in lines), initial=0))

    @old_starts.default
    def _count_old(self) -> list[int]:
        return []

    @new_starts.default
    def _count_new(self) -> list[int]:
        return []

    def list_staying(self) -> list[Match]:
        """Return the matches that keep their places."""
        runs, kept = self._sort()
        return [runs[number].match for number in sorted(kept)]

    def weave(self) -> list[Paragraph]:
        """Return the paragraphs."""
        runs, kept = self._sort()
        moved = [run for number, run in enumerate(runs) if number not in kept]
        stays = self._join_ends([runs[number] for number in sorted(kept)], moved)
        moves = _list_moves(moved)
        away = _Away(sorted((run.old, run.length) for run in moved), moves, 0)
        here = _Away(sorted((run.new, run.length) for run in moved), moves, 1)
        shift = {low: low2 for low, low2, _ in stays}
        pieces: list[Piece] = []
        for state, at, length in self._list_gaps(stays):
            if state == "equal":
                pieces += self._cut_lines("equal", at, shift.get(at), length, None)
            elif state == "delete":
                for start, size, is_moved in away.cut(at, at + length):
                    pieces += self._cut_lines("from" if is_moved else "delete", start, None, size, away)
            else:
                for start, size, is_moved in here.cut(at, at + length):
                    pieces += self._cut_lines("to" if is_moved else "insert", None, start, size, here)
        return _make_paragraphs(pieces)

    def _sort(self) -> tuple[list[_Run], set[int]]:
        runs = sorted(
            (
                _Run(self.old_starts[m.old] + m.old_at, self.new_starts[m.new] + m.new_at, m)
                for m in self.matches
                if m.length
            ),
            key=attrgetter("old"),
        )
        return runs, keep_order([(run.old, run.new, run.match.weight) for run in runs])

    def _join_ends(self, stays: Sequence[_Run], moved: Sequence[_Run]) -> list[tuple[int, int, int]]:
        """Return what stays, with the ends of lines whose last words were struck, inserted or replaced.

        So a paragraph whose end is reworded stays one paragraph, and what comes behind it comes behind its end.
        """
        old, new = ("".join(line.text for line in lines) for lines in (self.old, self.new))
        taken = {at for run in moved for at in range(run.old, run.old + run.length) if old[at] == _END}
        taken2 = {at for run in moved for at in range(run.new, run.new + run.length) if new[at] == _END}
        found: list[tuple[int, int, int]] = []
        at = at2 = 0
        for run in [*stays, None]:
            low, low2, length = (run.old, run.new, run.length) if run else (len(old), len(new), 0)
            if at > 0 and old[at - 1] != _END:
                follows = bool(run) and old[low] == _END
                x, y = old.find(_END, at, low + follows), new.find(_END, at2, low2 + follows)
                if x >= 0 and y >= 0 and (x < low or y < low2) and x not in taken and y not in taken2:
                    found.append((x, y, 1))
                    if x == low or y == low2:
                        low, low2, length = low + 1, low2 + 1, length - 1
            if length > 0:
                found.append((low, low2, length))
            at, at2 = low + length, low2 + length
        return found

    def _list_gaps(self, stays: Sequence[tuple[int, int, int]]) -> Iterator[tuple[State, int, int]]:
        """Yield runs of what was struck, inserted, or stays: state, place and length, an old place where it stays.

        Whole lines come before parts of lines, so that a paragraph that came never parts one that stays.
        """
        old, new = ("".join(line.text for line in lines) for lines in (self.old, self.new))
        at = at2 = 0
        for low, low2, length in [*stays, (len(old), len(new), 0)]:
            between, between2 = at, at2
            if at == 0 or old[at - 1] == _END:
                between, between2 = max(at, old.rfind(_END, at, low) + 1), max(at2, new.rfind(_END, at2, low2) + 1)
            yield "delete", at, between - at
            yield "insert", at2, between2 - at2
            yield "delete", between, low - between
            yield "insert", between2, low2 - between2
            yield "equal", low, length
            at, at2 = low + length, low2 + length

    def _cut_lines(
        self, state: State, old: int | None, new: int | None, size: int, moves: _Away | None
    ) -> Iterator[Piece]:
        """Yield a run of characters as pieces of one line each, the line's end by itself."""
        lines, starts, at = (self.old, self.old_starts, old) if old is not None else (self.new, self.new_starts, new)
        assert at is not None  # noqa: S101 - one of the two is given
        number, _ = _find_line(starts, at)
        stop = at + size
        while at < stop:
            inside, text = at - starts[number], lines[number].text
            high = min(stop - starts[number], len(text))
            cuts = [inside, len(text) - 1, high] if inside < len(text) - 1 < high else [inside, high]
            for low, top in pairwise(cuts):
                place = starts[number] + low
                there = None if new is None or old is None else _find_line(self.new_starts, new + place - old)
                yield Piece(
                    state,
                    text[low:top],
                    None if old is None else (number, low),
                    there if old is not None else (number, low),
                    moves.opens.get(place, ()) if moves else (),
                    moves.closes.get(place + top - low, ()) if moves and state in {"from", "to"} else (),
                )
            at = starts[number] + high
            number += 1


def _find_line(starts: Sequence[int], at: int) -> tuple[int, int]:
    number = bisect_right(starts, at) - 1
    return number, at - starts[number]


class _Away:
    """What moved away from one version, or to the other: where it stands there."""

    def __init__(
        self, runs: Sequence[tuple[int, int]], moves: Sequence[tuple[tuple[int, int], ...]], side: int
    ) -> None:
        self.runs = list(runs)
        self.at = 0
        self.opens: dict[int, tuple[int, ...]] = {}
        self.closes: dict[int, tuple[int, ...]] = {}
        for number, spans in enumerate(moves):
            low, high = spans[side]
            self.opens[low] = (*self.opens.get(low, ()), number)
            self.closes[high] = (*self.closes.get(high, ()), number)

    def cut(self, low: int, high: int) -> Iterator[tuple[int, int, bool]]:
        """Yield a gap in runs: where each begins, its length, and whether it moved."""
        at = low
        while at < high:
            while self.at < len(self.runs) and self.runs[self.at][0] < at:
                self.at += 1
            start = self.runs[self.at][0] if self.at < len(self.runs) else high
            if start > at:
                stop = min(start, high)
                yield at, stop - at, False
                at = stop
            else:
                size = self.runs[self.at][1]
                yield at, size, True
                at += size
                self.at += 1


def _list_moves(moved: Sequence[_Run]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return the spans, old and new, that moved as one: a clause with its edits, or words of a split one."""
    moves: list[tuple[tuple[int, int], tuple[int, int]]] = []
    ordered = sorted(moved, key=lambda run: (run.match.group, run.old))
    for before, run in zip([None, *ordered], ordered, strict=False):
        if before is not None and _goes_on(before, run):
            (low, _), (low2, _) = moves[-1]
            moves[-1] = ((low, run.old + run.length), (low2, run.new + run.length))
        else:
            moves.append(((run.old, run.old + run.length), (run.new, run.new + run.length)))
    return sorted(moves)


def _goes_on(before: _Run, run: _Run) -> bool:
    if before.match.group != run.match.group:
        return False
    if run.match.is_pair:
        return True
    return before.old + before.length == run.old and before.new + before.length == run.new


def _make_paragraphs(pieces: Sequence[Piece]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    waiting: list[Piece] = []
    for piece in pieces:
        if piece.text == _END:
            before = paragraphs[-1] if paragraphs else None
            touches = before is not None and _ends_in_change(before)
            paragraphs.append(Paragraph(tuple(waiting), piece, touches))
            waiting = []
        elif waiting and _continues(waiting[-1], piece):
            last = waiting.pop()
            waiting.append(evolve(last, text=last.text + piece.text, closes=piece.closes))
        else:
            waiting.append(piece)
    return paragraphs


def _ends_in_change(paragraph: Paragraph) -> bool:
    if paragraph.mark.state != "equal":
        return paragraph.touches
    return bool(paragraph.pieces) and paragraph.pieces[-1].state != "equal"


def _continues(before: Piece, piece: Piece) -> bool:
    if before.state != piece.state or before.closes or piece.opens:
        return False
    size = len(before.text)
    sides = ((before.old, piece.old), (before.new, piece.new))
    return all(
        (a is None and b is None) or (a is not None and b is not None and b == (a[0], a[1] + size)) for a, b in sides
    )
