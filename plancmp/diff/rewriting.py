"""An old sentence as it would stand in the new version: with the new numbers in its references and the new names.

What only followed is then no difference. Where a part of the rewritten sentence stood in the old one is known, so that
evidence points to the words as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field, frozen

from plancmp.extract.pieces import Piece, Reading
from plancmp.model import Entry


@frozen(order=True, repr=False)
class Edit:
    """Words in the place of others: where these stood, in characters, and what stands there."""

    start: int
    end: int
    text: str


@frozen(repr=False)
class Rewritten:
    """A text with its edits.

    Attributes:
        old: The text that it was.
        text: The text that came out.
        edits: What was done, in the order of the text.
    """

    old: str
    text: str
    edits: tuple[Edit, ...] = field(default=())

    def find_origin(self, place: int, *, is_end: bool = False) -> int:
        """Return where a place of the rewritten text stood; of one within an edit, where the edit begins or ends."""
        shift = 0
        for edit in self.edits:
            start = edit.start + shift
            end = start + len(edit.text)
            if place < start or (place == start and is_end):
                break
            if place < end or (place == end and is_end):
                return edit.end if is_end else edit.start
            shift += len(edit.text) - (edit.end - edit.start)
        return place - shift


def rewrite(text: str, edits: Iterable[Edit]) -> Rewritten:
    """Return a text with edits made; of two that overlap only the first is."""
    made: list[Edit] = []
    for edit in sorted(edits):
        if (not made or edit.start >= made[-1].end) and text[edit.start : edit.end] != edit.text:
            made.append(edit)
    return Rewritten(text, _join(text, made), tuple(made))


def keep_words(reading: Reading, rewritten: Rewritten) -> Reading:
    """Return the reading of a rewritten text so that it is quoted in the words that stood there. Linear time."""
    if not rewritten.edits:
        return reading
    replaced, shift = [], 0
    for edit in rewritten.edits:
        start = edit.start + shift
        replaced.append((start, start + len(edit.text), rewritten.old[edit.start : edit.end]))
        shift += len(edit.text) - (edit.end - edit.start)
    reading = evolve(reading, replaced=tuple(replaced))
    # A piece that is part of the whole and of a condition stays one.
    pieces = (*reading.whole, *(piece for limit in reading.limits for piece in (limit.mark, *limit.pieces)))
    made = {id(piece): _print(piece, reading) for piece in (*reading.pieces, *pieces)}
    limits = (
        evolve(limit, mark=made[id(limit.mark)], pieces=tuple(made[id(piece)] for piece in limit.pieces))
        for limit in reading.limits
    )
    return evolve(
        reading,
        pieces=tuple(made[id(piece)] for piece in reading.pieces),
        whole=tuple(made[id(piece)] for piece in reading.whole),
        limits=tuple(limits),
    )


def _print(piece: Piece, reading: Reading) -> Piece:
    printed = reading.quote(piece.start, piece.end)
    return piece if printed == reading.text[piece.start : piece.end] else evolve(piece, printed=printed)


def rewrite_texts(entries: Iterable[Entry], edits: Mapping[int, Iterable[Edit]]) -> str:
    """Return the words of several clauses as one text, with the edits of each, by its place in the outline, made."""
    texts = (rewrite(entry.clause.text, edits.get(entry.index, ())).text for entry in entries)
    return "\n".join(filter(None, texts))


def _join(text: str, edits: Sequence[Edit]) -> str:
    parts, place = [], 0
    for edit in edits:
        parts += [text[place : edit.start], edit.text]
        place = edit.end
    return "".join((*parts, text[place:]))
