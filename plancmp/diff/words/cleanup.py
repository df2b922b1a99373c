"""Shortest differences → readable ones (after Neil Fraser, "Diff Strategies", 2006, and diff-match-patch).

* A change that only deletes or only inserts may stand in several places ("the [dog and the] cat", "[the dog and] the
  cat"). It is put where it begins and ends best: at sentences before phrases before words, and then as late as can be.
* A short accidental equality between longer changes (at most four words and twelve letters, and no longer than either
  change) becomes part of the change: a lone "the", a comma. A figure weighs four times its length, and an end of a
  sentence eight letters. Where one of the changes only inserts or only deletes, the equality may have a fourth of it;
  where both insert, or both delete, nothing is folded, for it would be struck for nothing. A whole sentence that both
  texts have always stays.
* What a folded change begins or ends with on both sides goes back to its neighbours.

Linear: a change slides over its neighbours at most, and each equality is folded once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plancmp.diff.words.matches import Block, count_common, join_blocks
from plancmp.diff.words.tokens import SENTENCE

_WORDS, _LETTERS, _FIGURE, _BORDER, _PURE = 4, 12, 4, 8, 4


class Side(NamedTuple):
    """One text of a difference.

    Attributes:
        words: Its words.
        numbers: The words as numbers, the same on both sides.
        borders: What begins at each word, and at the end.
    """

    words: Sequence[str]
    numbers: Sequence[int]
    borders: Sequence[int]


def clean(left: Side, right: Side, blocks: list[Block]) -> list[Block]:
    """Return the equal stretches of a readable difference, in order."""
    slid = _slide_all(left, right, blocks)
    return join_blocks(_give_back(left, right, _fold(left, right, slid)))


def _slide_all(left: Side, right: Side, blocks: list[Block]) -> list[Block]:
    slid: list[Block] = []
    end = (len(left.words), len(right.words), 0)
    for block in [*blocks, end]:
        i, j, size = block
        before, before2, length = slid.pop() if slid else (0, 0, 0)
        if i == before + length and j > before2 + length:
            shift = _find_shift(right, before2 + length, j, length, size)
        elif j == before2 + length and i > before + length:
            shift = _find_shift(left, before + length, i, length, size)
        else:
            shift = 0
        slid += [(before, before2, length + shift), (i + shift, j + shift, size - shift)]
    return [block for block in slid if block[2]]


def _find_shift(side: Side, low: int, high: int, back: int, ahead: int) -> int:
    """Return how far a change slides: `back` words before it and `ahead` words behind it are equal on both sides."""
    numbers, borders = side.numbers, side.borders
    first = 0
    while -first < back and numbers[low + first - 1] == numbers[high + first - 1]:
        first -= 1
    shift, best, best_score = first, 0, -1
    while True:
        score = borders[low + shift] + borders[high + shift]
        if score >= best_score:
            best, best_score = shift, score
        if shift >= ahead or numbers[low + shift] != numbers[high + shift]:
            return best
        shift += 1


def _fold(left: Side, right: Side, blocks: list[Block]) -> list[Block]:
    kept: list[Block] = []
    # Letters deleted and inserted before each kept block.
    changes: list[tuple[int, int]] = []
    end = (len(left.words), len(right.words), 0)
    at = at2 = 0
    for block in [*blocks, end]:
        i, j, size = block
        change = (_count_letters(left, at, i), _count_letters(right, at2, j))
        while kept:
            before = changes[-1]
            weight = _weigh(left, right, kept[-1])
            if weight is None or weight > _measure_room(before, change):
                break
            _, _, length = kept.pop()
            changes.pop()
            change = (before[0] + change[0] + length, before[1] + change[1] + length)
        if size:
            kept.append(block)
            changes.append(change)
        at, at2 = i + size, j + size
    return kept


def _measure_room(before: tuple[int, int], change: tuple[int, int]) -> int:
    """Return how heavy an equality between two changes may be to be folded, given their letters; -1 if it may not."""
    if not (before[0] or change[0]) or not (before[1] or change[1]):
        return -1
    room = min(max(before), max(change))
    return room if all(before) and all(change) else room // _PURE


def _count_letters(side: Side, low: int, high: int) -> int:
    return sum(map(len, side.words[low:high]))


def _weigh(left: Side, right: Side, block: Block) -> int | None:
    """Return how many letters an equality counts for; none where it stays in any case."""
    i, j, size = block
    if size > _LETTERS:
        return None
    words = [word for word in left.words[i : i + size] if word[0].isalnum()]
    weight = sum(len(word) * (_FIGURE if word[0].isdigit() else 1) for word in words)
    if len(words) > _WORDS or weight > _LETTERS:
        return None
    borders = sum(left.borders[i + skip] == right.borders[j + skip] == SENTENCE for skip in range(size + 1))
    return None if borders > 1 else weight + _BORDER * borders


def _give_back(left: Side, right: Side, blocks: list[Block]) -> list[Block]:
    given: list[Block] = []
    at = at2 = 0
    for i, j, size in [*blocks, (len(left.words), len(right.words), 0)]:
        head, tail = count_common(left.numbers[at:i], right.numbers[at2:j])
        given += [(at, at2, head), (i - tail, j - tail, tail), (i, j, size)]
        at, at2 = i + size, j + size
    return given
