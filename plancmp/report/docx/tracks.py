"""A comparison → the redlined text: paragraphs of pieces that stay, are struck, inserted or moved.

Both versions are laid out as streams of lines. What a link's clauses have in common is matched character by character;
of all matches the heaviest set that stands in one order in both versions stays in its place, the others moved. What has
no match is struck or inserted. So the pieces without those that were inserted or moved here are the old text, and the
pieces without those that were struck or moved away are the new text, to the character, whatever the versions are.

A clause on which the new version is silent because it is not known there is neither: it stays, with a mark behind it
that is inserted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Literal

from attrs import evolve, field, frozen

from plancmp.diff import ClauseChange, Comparison, Kind
from plancmp.model import Entry
from plancmp.report.docx.lines import Line, lay_out_clause, list_printed, split_lines
from plancmp.report.docx.matches import Match, match_change, match_whole
from plancmp.report.docx.weaving import Paragraph, Piece, Weaving
from plancmp.report.messages import Messages


@frozen(eq=False, repr=False)
class Redline:
    """A redlined text.

    Attributes:
        old: The lines of the old version.
        new: The lines of the new version, with those of the old one that stay because nobody knows.
        paragraphs: The redline.
        changes: For each old and new line the clause change that it is part of, by side and number.
    """

    old: tuple[Line, ...]
    new: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    changes: Mapping[tuple[str, int], ClauseChange]

    def find_line(self, piece: Piece) -> Line | None:
        """Return the line that a piece is of: of the old version where it was there."""
        if piece.old is not None:
            return self.old[piece.old[0]]
        return self.new[piece.new[0]] if piece.new is not None else None

    def read(self, side: Literal["old", "new"]) -> str:
        """Return the text of one version: what is left when all changes are rejected ("old") or accepted ("new")."""
        gone = {"insert", "to"} if side == "old" else {"delete", "from"}
        return "".join(
            piece.text
            for paragraph in self.paragraphs
            for piece in (*paragraph.pieces, paragraph.mark)
            if piece.state not in gone
        )


def draw_redline(comparison: Comparison, messages: Messages) -> Redline:
    """Return the redline of a comparison.

    Args:
        comparison: The comparison.
        messages: The catalogue, for marks in brackets where a version is silent.

    Returns:
        The redline of both versions whole. n log n beside the word differences.
    """
    return _Drawing(comparison, messages, list_printed(comparison)[1]).draw()


@frozen(eq=False)
class _Drawing:
    comparison: Comparison
    messages: Messages
    in_print: frozenset[str]
    old: list[Line] = field(factory=list)
    by_old: dict[int, list[tuple[int, Line]]] = field(factory=dict)

    def draw(self) -> Redline:
        self._lay_out_old()
        changes = self.comparison.clauses
        kept = {
            entry.index: change
            for change in changes
            if is_kept(self.comparison, change, self.in_print)
            for entry in change.old
        }
        blocks = self._lay_out_new()
        matches = self._match(blocks, kept)
        if kept:
            self._place_kept(blocks, matches, kept)
            matches = self._match(blocks, kept)
        new = tuple(line for block in blocks for line in block.lines)
        paragraphs = Weaving(tuple(self.old), new, matches).weave()
        places: dict[tuple[str, int], ClauseChange] = {}
        of_old = {entry.index: change for change in changes for entry in change.old}
        of_new = {entry.index: change for change in changes for entry in change.new}
        for number, line in enumerate(self.old):
            if line.clause in of_old:
                places["old", number] = of_old[line.clause]
        numbers = iter(range(len(new)))
        for block in blocks:
            for _ in block.lines:
                places["new", next(numbers)] = (of_old if block.is_kept else of_new)[block.clause]
        return Redline(tuple(self.old), new, tuple(paragraphs), places)

    def _lay_out_old(self) -> None:
        printed = list_printed(self.comparison)[0]
        for entry in self.comparison.old.outline():
            if entry.clause.id in printed:
                self.old.extend(lay_out_clause(entry, self.comparison.old, self.messages))
        for number, line in enumerate(self.old):
            self.by_old.setdefault(line.clause, []).append((number, line))

    def _lay_out_new(self) -> list[_Block]:
        answers = {entry.index: change for change in self.comparison.clauses for entry in change.new}
        return [
            _Block(entry.index, self._lay_out_entry(entry, answers[entry.index]))
            for entry in self.comparison.new.outline()
            if entry.clause.id in self.in_print
        ]

    def _lay_out_entry(self, entry: Entry, change: ClauseChange) -> tuple[Line, ...]:
        kept: tuple[str, ...] = ()
        if change.old and change.new[0].index == entry.index and all(_is_unknown(each) for each in change.new):
            known = [line for old in change.old for line in split_lines(old.clause.text)]
            kept = self._mark(known, str(entry.clause.disclosure))
        return lay_out_clause(entry, self.comparison.new, self.messages, None, kept)

    def _mark(self, lines: Sequence[str], disclosure: str) -> tuple[str, ...]:
        word = "docx-deferred" if disclosure == "deferred" else "docx-undisclosed"
        mark = f"[{self.messages.say(word)}]"
        return (*lines[:-1], f"{lines[-1]} {mark}") if lines else ()

    # -- clauses of which nobody knows whether they stand -------------------------------------------------------------

    def _place_kept(self, blocks: list[_Block], matches: Sequence[Match], kept: Mapping[int, ClauseChange]) -> None:
        """Put them behind the new clause that holds what stands before them in the old version and has not moved."""
        new = [line for block in blocks for line in block.lines]
        weaving = Weaving(tuple(self.old), tuple(new), matches)
        behind: dict[int, int] = {}  # the new line that each old line is followed by, of what stays
        for match in weaving.list_staying():
            behind[match.old] = max(match.new, behind.get(match.old, 0))
        owner = [number for number, block in enumerate(blocks) for _ in block.lines]
        at, places = -1, list[tuple[int, int, _Block]]()
        for number, line in enumerate(self.old):
            if number in behind:
                at = max(at, owner[behind[number]])
            first = self.by_old[line.clause][0][0]
            if line.clause in kept and first == number:
                places.append((at, number, self._make_kept(line.clause, kept[line.clause])))
        for place, _, block in reversed(places):
            blocks.insert(place + 1, block)

    def _make_kept(self, clause: int, change: ClauseChange) -> _Block:
        lines = [line for _, line in self.by_old[clause]]
        if change.kind in {Kind.WITHHELD, Kind.DEFERRED}:
            (marked,) = self._mark([lines[-1].words], str(change.kind))
            lines[-1] = evolve(lines[-1], words=marked.strip())
        return _Block(clause, tuple(lines), is_kept=True)

    def _match(self, blocks: Sequence[_Block], kept: Mapping[int, ClauseChange]) -> list[Match]:
        by_new: dict[int, list[tuple[int, Line]]] = {}
        standing: dict[int, list[tuple[int, Line]]] = {}
        number = 0
        for block in blocks:
            (standing if block.is_kept else by_new)[block.clause] = [
                (number + place, line) for place, line in enumerate(block.lines)
            ]
            number += len(block.lines)
        found: list[Match] = []
        for group, change in enumerate(self.comparison.clauses):
            old = [self.by_old.get(entry.index, []) for entry in change.old]
            if change.old and change.new and not any(entry.index in kept for entry in change.old):
                found += match_change(group, change, old, [by_new.get(entry.index, []) for entry in change.new])
            for entry in change.old:
                for (before, line), (after, other) in zip(
                    self.by_old.get(entry.index, []) if entry.index in kept else (),
                    standing.get(entry.index, []),
                    strict=False,
                ):
                    found += _match_kept(before, line, after, other, group)
        return found


def _match_kept(before: int, line: Line, after: int, other: Line, group: int) -> Iterator[Match]:
    if line.text == other.text:
        yield match_whole(before, after, line, group)
        return
    size = len(line.label) + len(line.words)
    yield Match(before, 0, after, 0, size, group, 1, is_pair=True)
    yield Match(before, size, after, len(other.text) - 1, 1, group, 1, is_pair=True)


def is_kept(comparison: Comparison, change: ClauseChange, in_print: Collection[str]) -> bool:
    """Return whether a clause stays because the new version is silent on it, and its silence means nothing.

    Args:
        comparison: The comparison.
        change: The change of the clause.
        in_print: The ids of the clauses that the new version prints.
    """
    if change.kind is Kind.REMOVED or any(entry.clause.id in in_print for entry in change.new):
        return False
    if change.new:
        return True
    return any(not comparison.new.disclosure_of(entry.topics, entry.companion).is_known for entry in change.old)


@frozen(eq=False, repr=False)
class _Block:
    clause: int
    lines: tuple[Line, ...]
    is_kept: bool = False


def _is_unknown(entry: Entry) -> bool:
    """Return whether the words of a clause are not known."""
    clause = entry.clause
    return clause.disclosure != "stated" and not clause.text.strip() and not clause.options
