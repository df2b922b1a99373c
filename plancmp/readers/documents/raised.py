"""Raised digits: the mark of a note, or a power.

A reader of a format writes raised digits as superscript characters, "40²", and `settle_raised` tells what they are:
behind "10" and behind a unit of length they are powers, and stay. A mark that a note at the end answers to goes with
it. Marks without notes count along the document, 1, 2, 3; what does not count stays as it is, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attrs import evolve

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.numbers import read_markers
from plancmp.readers.wordlists import find_pattern

_PLAIN, _RAISED = "0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻"
_UP, _DOWN = str.maketrans(_PLAIN, _RAISED), str.maketrans(_RAISED, "0123456789+--")
_MARKS = late(r"(?<=\S) ?[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,⁾] ?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)*")
_MARK = late("[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_NOTE = late(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]? *(?=\S)")
# Behind these, a raised digit is a power: 10⁶, km², x³.
_BASE = find_pattern("readers.documents.raised", "base")
_NUMBER = late(r"[\d+−-]{1,4}")


def spell_raised(text: str) -> str:
    """Return raised words as they are written in a line: digits as superscript characters, "th" as it is."""
    return text.translate(_UP) if _NUMBER.fullmatch(text.strip()) and re.search(r"\d", text) else text


def settle_raised(blocks: Sequence[Block]) -> tuple[list[Block], list[Aside]]:
    """Take the marks of notes out of a text, with the notes that stand in it.

    Args:
        blocks: The text, raised digits as superscript characters.

    Returns:
        The text without marks, each block with the notes that it refers to, and the marks that no note answers to.
    """
    places = [find_marks(block.text) for block in blocks]
    _leave_numbers(blocks, places)
    if not any(places) and not any(block.text[:1] in _RAISED for block in blocks if block.text):
        return list(blocks), []
    notes, taken = _find_notes(blocks, places)
    counted = [mark for found in places for match in found for mark in read_marks(match[0]) if mark not in notes]
    are_marks = _count_on(counted)
    kept: list[Block] = []
    account: list[Aside] = []
    untold = dict(notes)
    for index, (block, found) in enumerate(zip(blocks, places, strict=True)):
        if index in taken:
            if kept and taken[index]:  # nothing refers to it
                kept[-1] = evolve(kept[-1], notes=(*kept[-1].notes, taken[index]))
            continue
        text, told = block.text, list(block.notes)
        for match in reversed(found):
            marks = read_marks(match[0])
            if not are_marks and any(mark not in notes for mark in marks):
                continue
            text = text[: match.start()] + text[match.end() :]
            told[len(block.notes) : len(block.notes)] = [notes[mark] for mark in marks if mark in notes]
            for mark in marks:
                untold.pop(mark, None)
            account += [Aside(AsideKind.FURNITURE, f"note mark {m}", block.place) for m in marks if m not in notes]
        kept.append(evolve(block, text=text, notes=tuple(told)) if text != block.text else block)
    return [*kept, *(Block(text, Kind.FOOTNOTE) for text in untold.values())], account


def _leave_numbers(blocks: Sequence[Block], places: Sequence[list[re.Match[str]]]) -> None:
    """Take what numbers a clause out of the marks: "Article 5¹", which was put in later, behind "Article 5"."""
    seen: set[str] = set()
    for block, found in zip(blocks, places, strict=True):
        for head in {marker.printed.rstrip(")") for marker in read_markers(block.text)}:
            plain = head.rstrip(_RAISED)
            if plain != head and plain in seen and found and found[0].end() == len(head):
                del found[0]
            seen.add(plain)


def find_marks(text: str) -> list[re.Match[str]]:
    """Return the raised numbers of a text that may be marks of notes, several that stand together as one."""
    if text.isascii():
        return []
    return [m for m in _MARKS.finditer(text) if not _BASE.search(text[max(0, m.start() - 12) : m.start()])]


def read_marks(text: str) -> list[int]:
    """Return the numbers of raised marks that stand together."""
    return [int(mark.translate(_DOWN)) for mark in _MARK.findall(text)]


def _find_notes(
    blocks: Sequence[Block], places: Sequence[Sequence[re.Match[str]]]
) -> tuple[dict[int, str], dict[int, str]]:
    """Return the notes of a text by their marks, and the blocks that hold them, with the words of those without mark.

    A note stands behind the first that refers to it, or next to one that does, with the number before or after.
    """
    seen: set[int] = set()
    notes: dict[int, str] = {}
    heads = Counter(match[1] for block in blocks if (match := _NOTE.match(block.text)))
    begun: dict[int, tuple[int, str]] = {}
    taken: dict[int, str] = {}
    for index, block in enumerate(blocks):
        match = _NOTE.match(block.text) if block.kind is not Kind.ROW and not block.label else None
        if match and heads[match[1]] == 1:  # several are the paragraphs of Swiss articles
            mark, text = read_marks(match[1])[0], block.text[match.end() :]
            begun[index] = mark, text
            if mark in seen and mark not in notes:
                notes[mark], taken[index] = text, ""
        seen |= {number for found in places[index] for number in read_marks(found[0])}
    for step in (1, -1):
        for index in sorted(begun.keys() - taken.keys(), reverse=step > 0):
            mark, text = begun[index]
            if index + step in taken and begun[index + step][0] == mark + step:
                taken[index] = text
    return notes, taken


def _count_on(marks: Sequence[int]) -> bool:
    """Tell whether numbers count along a text, as marks of notes do."""
    if len(marks) < 2:
        return list(marks) == [1]
    return all(before <= after <= before + 1 for before, after in pairwise(marks))
