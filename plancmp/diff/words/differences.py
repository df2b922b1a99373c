"""Two texts → the runs of words that both have, or only one of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from attrs import frozen

from plancmp.diff.words.cleanup import Side, clean
from plancmp.diff.words.matches import Block, Gap, count_common, find_matches, join_blocks, list_gaps
from plancmp.diff.words.tokens import Words, list_sentences, number_words, split_words
from plancmp.model.value import Value

Span: TypeAlias = tuple[int, int]
# Two words and a full stop are a label more often than a sentence: they follow the words around them.
_LEAST_SENTENCE = 4


@frozen(eq=False, repr=False)
class Segment(Value):
    """A run of words that both texts have, or only one.

    Attributes:
        kind: Whether both texts have it ("equal"), the old one ("delete") or the new one ("insert").
        old: It in the old text, empty where it is inserted; the white space of the two may differ.
        new: It in the new text, empty where it is deleted.
        old_span: Where it begins and ends in the old text, in characters.
        new_span: Where it begins and ends in the new text.
    """

    kind: Literal["equal", "delete", "insert"]
    old: str
    new: str
    old_span: Span
    new_span: Span

    @property
    def text(self) -> str:
        """It as a reader sees it: in the new text, or in the old one where it is deleted."""
        return self.new or self.old


def diff_words(old: str, new: str) -> tuple[Segment, ...]:
    """Return the runs of words that both texts have, or only one of them, in order.

    `old` of what is equal and deleted is the old text, `new` of what is equal and inserted the new one. A deletion
    comes before the insertion in its place. With the texts swapped, the same characters are inserted and deleted.
    """
    if old == new:
        changes: list[Gap] = []
    elif (len(old), old) <= (len(new), new):
        changes = list(_find_changes(old, new))
    else:
        # One order of the two for both directions of the call: of equally short differences, both find the same.
        changes = [(low, high, low2, high2) for low2, high2, low, high in _find_changes(new, old)]
    return tuple(_cut(old, new, changes))


def match_sentences(
    left: list[int], right: list[int], spans: list[Span], spans2: list[Span], least: int
) -> list[Block]:
    """Return the sentences that both texts have in the same order, as blocks of words.

    Args:
        left: The words of one text, as numbers.
        right: The words of the other.
        spans: Where its sentences begin and end, in words.
        spans2: The same of the other.
        least: Shorter sentences are matched only where all before them, or all behind them, is equal.
    """
    names: dict[tuple[int, ...], int] = {}
    keys, keys2 = (
        [names.setdefault(tuple(numbers[low:high]), len(names)) for low, high in some]
        for numbers, some in ((left, spans), (right, spans2))
    )
    head, tail = count_common(keys, keys2)
    for side, (some, its_keys) in enumerate(((spans, keys), (spans2, keys2))):
        for place in range(head, len(some) - tail):
            if some[place][1] - some[place][0] < least:
                its_keys[place] = -2 * place - side - 1
    return [
        (spans[i + skip][0], spans2[j + skip][0], spans[i + skip][1] - spans[i + skip][0])
        for i, j, size in find_matches(keys, keys2)
        for skip in range(size)
    ]


def _find_changes(left: str, right: str) -> Iterator[Gap]:
    """Yield what differs as spans of characters, in order."""
    words, words2 = split_words(left), split_words(right)
    numbers, numbers2 = number_words(words.words, words2.words)
    blocks = match_sentences(numbers, numbers2, list_sentences(words), list_sentences(words2), _LEAST_SENTENCE)
    gaps = list_gaps(blocks, (0, len(numbers), 0, len(numbers2)))
    blocks = join_blocks([*blocks, *find_matches(numbers, numbers2, gaps)])
    sides = Side(words.words, numbers, words.borders), Side(words2.words, numbers2, words2.borders)
    low = low2 = 0
    for i, j, size in (blocks := clean(*sides, blocks)):
        if i or j:
            yield from _trim_space(left, right, (low, words.starts[i], low2, words2.starts[j]))
        yield from _list_spacing(words, words2, (i, j, size))
        low, low2 = words.ends[i + size - 1], words2.ends[j + size - 1]
    # White space around a text is no difference, where the words that it lies at are none.
    if not blocks or left[low:].strip() or right[low2:].strip():
        yield from _trim_space(left, right, (low, len(left), low2, len(right)))


def _trim_space(left: str, right: str, gap: Gap) -> Iterator[Gap]:
    """Yield a gap between equal words without the white space that both sides begin or end with."""
    low, high, low2, high2 = gap
    ours, theirs = left[low:high], right[low2:high2]
    head, head2 = len(ours) - len(ours.lstrip()), len(theirs) - len(theirs.lstrip())
    if head and head2:
        low, low2 = low + head, low2 + head2
        ours, theirs = ours[head:], theirs[head2:]
    tail, tail2 = len(ours) - len(ours.rstrip()), len(theirs) - len(theirs.rstrip())
    if tail and tail2:
        high, high2 = high - tail, high2 - tail2
    if low < high or low2 < high2:
        yield low, high, low2, high2


def _list_spacing(words: Words, words2: Words, block: Block) -> Iterator[Gap]:
    """Yield where equal words have white space between them on one side only."""
    i, j, size = block
    (starts, ends), (starts2, ends2) = (words.starts, words.ends), (words2.starts, words2.ends)
    for skip in range(1, size):
        gap = (ends[i + skip - 1], starts[i + skip], ends2[j + skip - 1], starts2[j + skip])
        if (gap[0] == gap[1]) != (gap[2] == gap[3]):
            yield gap


def _cut(old: str, new: str, changes: list[Gap]) -> Iterator[Segment]:
    at = at2 = 0
    for low, high, low2, high2 in [*changes, (len(old), len(old), len(new), len(new))]:
        if at < low:
            yield Segment("equal", old[at:low], new[at2:low2], (at, low), (at2, low2))
        if low < high:
            yield Segment("delete", old[low:high], "", (low, high), (low2, low2))
        if low2 < high2:
            yield Segment("insert", "", new[low2:high2], (high, high), (low2, high2))
        at, at2 = high, high2
