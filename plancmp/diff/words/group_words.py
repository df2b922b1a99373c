"""Texts that were split, merged or both → the words that both sides have, wherever they stand.

1. Whole sentences that both sides have are equal: first those in the same order, then the others, wherever they went,
   as often as both sides have them. So no word of an untouched sentence is both deleted and inserted.
2. What is left is compared in order, across the borders of the parts, and cleaned up as any difference.
3. What is left then is compared again, as often as that finds runs of at least four words: clauses of a sentence that
   changed places. A few rounds are enough, because texts are cut into few pieces; the number is bounded.

Words are compared, not the white space between them: it belongs to the word before it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from attrs import frozen

from plancmp.diff.words.cleanup import Side, clean
from plancmp.diff.words.differences import Span, match_sentences
from plancmp.diff.words.matches import Block, find_matches
from plancmp.diff.words.tokens import SENTENCE, Words, list_sentences, number_words, split_words

_MOVED, _ROUNDS = 4, 16


@frozen
class Place:
    """Where something stands on the other side.

    Attributes:
        part: Number of the part, from 0.
        span: Where it begins and ends in the part, in characters.
    """

    part: int
    span: Span


@frozen
class GroupSegment:
    """A run of words of a part that the other side has too, or not.

    Attributes:
        kind: Whether both sides have it ("equal"), the old one ("delete") or the new one ("insert").
        text: It in this part.
        span: Where it begins and ends in this part, in characters.
        place: Where it stands on the other side, if it is equal.
    """

    kind: Literal["equal", "delete", "insert"]
    text: str
    span: Span
    place: Place | None = None


@frozen
class GroupDifference:
    """The segments of every part of both sides; those of a part make up its text.

    Attributes:
        old: For each old part its segments.
        new: For each new part its segments.
    """

    old: tuple[tuple[GroupSegment, ...], ...]
    new: tuple[tuple[GroupSegment, ...], ...]


def diff_groups(old: Sequence[str], new: Sequence[str]) -> GroupDifference:
    """Return what the parts of both sides have in common: one part and several (a split, a merge), or any numbers.

    With the sides swapped, the same words are inserted and deleted.
    """
    left, right = _join_parts(old), _join_parts(new)
    if (len(left.words.words), tuple(old)) <= (len(right.words.words), tuple(new)):
        pairs = _match_groups(left, right)
    else:
        pairs = {i: j for j, i in sorted(_match_groups(right, left).items())}
    runs = _list_runs(left, right, pairs)
    back = [(j, i, size) for i, j, size in runs]
    return GroupDifference(
        _cut_parts(old, left, right, runs, "delete"),
        _cut_parts(new, right, left, back, "insert"),
    )


class _Group(NamedTuple):
    """Parts one after the other.

    Attributes:
        words: Their words; offsets count from the beginning of each part.
        parts: For each word the number of its part.
        firsts: For each part the number of its first word; then the number of words.
        lengths: For each part its characters.
    """

    words: Words
    parts: list[int]
    firsts: list[int]
    lengths: list[int]

    def measure(self, first: int, size: int) -> Span:
        """Return the span of words of one part, with the white space around that is theirs."""
        part = self.parts[first]
        last = first + size
        start = 0 if first == self.firsts[part] else self.words.starts[first]
        return start, self.lengths[part] if last == self.firsts[part + 1] else self.words.starts[last]


def _join_parts(texts: Sequence[str]) -> _Group:
    group = _Group(Words([], [], [], bytearray([SENTENCE])), [], [0], [len(text) for text in texts])
    for part, text in enumerate(texts):
        words = split_words(text)
        group.words.words.extend(words.words)
        group.words.starts.extend(words.starts)
        group.words.ends.extend(words.ends)
        group.words.borders.extend(words.borders[1:])
        group.parts.extend([part] * len(words.words))
        group.firsts.append(len(group.parts))
    return group


def _match_groups(left: _Group, right: _Group) -> dict[int, int]:
    """Return for each word of the left side that the right side has too where it stands there."""
    numbers, numbers2 = number_words(left.words.words, right.words.words)
    pairs: dict[int, int] = {}
    # The same words throughout are found without sentences, which the parts may cut.
    if numbers != numbers2:
        spans, spans2 = list_sentences(left.words), list_sentences(right.words)
        for i, j, size in _match_all_sentences(numbers, numbers2, spans, spans2):
            pairs.update(zip(range(i, i + size), range(j, j + size), strict=True))
    pairs.update(_match_rest(_leave(left.words, numbers, pairs), _leave(right.words, numbers2, pairs.values())))
    for _ in range(_ROUNDS):
        moved = _match_moved(numbers, numbers2, pairs)
        if not moved:
            break
        pairs.update(moved)
    return pairs


def _match_all_sentences(
    numbers: list[int], numbers2: list[int], spans: list[Span], spans2: list[Span]
) -> Iterator[Block]:
    blocks = match_sentences(numbers, numbers2, spans, spans2, 1)
    yield from blocks
    taken, taken2 = {block[0] for block in blocks}, {block[1] for block in blocks}
    waiting: defaultdict[tuple[int, ...], deque[int]] = defaultdict(deque)
    for low, high in spans2:
        if low not in taken2:
            waiting[tuple(numbers2[low:high])].append(low)
    for low, high in spans:
        sentence = tuple(numbers[low:high])
        if low not in taken and waiting.get(sentence):
            yield low, waiting[sentence].popleft(), high - low


class _Rest(NamedTuple):
    """What is left of a side, as a text of its own, and where its words stand in the whole."""

    side: Side
    places: list[int]


def _leave(words: Words, numbers: list[int], taken: Collection[int]) -> _Rest:
    gone = set(taken)
    places = [place for place in range(len(numbers)) if place not in gone]
    # What stood behind something that is gone begins like a sentence.
    borders = [
        words.borders[place] if place == before + 1 else SENTENCE for before, place in pairwise(chain([-2], places))
    ]
    side = Side([words.words[place] for place in places], [numbers[place] for place in places], [*borders, SENTENCE])
    return _Rest(side, places)


def _match_rest(left: _Rest, right: _Rest) -> Iterator[tuple[int, int]]:
    blocks = find_matches(left.side.numbers, right.side.numbers)
    for i, j, size in clean(left.side, right.side, blocks):
        yield from zip(left.places[i : i + size], right.places[j : j + size], strict=True)


def _match_moved(numbers: list[int], numbers2: list[int], pairs: dict[int, int]) -> dict[int, int]:
    """Return further pairs of words, in runs of some length."""
    gone = set(pairs.values())
    places = [place for place in range(len(numbers)) if place not in pairs]
    places2 = [place for place in range(len(numbers2)) if place not in gone]
    found = find_matches([numbers[place] for place in places], [numbers2[place] for place in places2])
    runs: list[list[tuple[int, int]]] = []
    for i, j, size in found:
        for pair in zip(places[i : i + size], places2[j : j + size], strict=True):
            if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
                runs[-1].append(pair)
            else:
                runs.append([pair])
    return {i: j for run in runs if len(run) >= _MOVED for i, j in run}


def _list_runs(left: _Group, right: _Group, pairs: dict[int, int]) -> list[Block]:
    """Return the pairs of words as blocks, each in one part of either side, in order of the left side."""
    runs: list[Block] = []
    for i, j in sorted(pairs.items()):
        if runs:
            first, first2, size = runs[-1]
            parts = (left.parts[first], right.parts[first2])
            if (first + size, first2 + size) == (i, j) and parts == (left.parts[i], right.parts[j]):
                runs[-1] = (first, first2, size + 1)
                continue
        runs.append((i, j, 1))
    return runs


def _cut_parts(
    texts: Sequence[str], group: _Group, other: _Group, runs: list[Block], alone: Literal["delete", "insert"]
) -> tuple[tuple[GroupSegment, ...], ...]:
    segments: list[list[GroupSegment]] = [[] for _ in texts]
    for part, text in enumerate(texts):
        if text and group.firsts[part] == group.firsts[part + 1]:
            segments[part].append(GroupSegment(alone, text, (0, len(text))))
    for first, size, first2 in _fill(group, runs):
        part, span = group.parts[first], group.measure(first, size)
        kind: Literal["equal", "delete", "insert"] = alone if first2 is None else "equal"
        place = None if first2 is None else Place(other.parts[first2], other.measure(first2, size))
        segments[part].append(GroupSegment(kind, texts[part][slice(*span)], span, place))
    return tuple(tuple(some) for some in segments)


def _fill(group: _Group, runs: list[Block]) -> Iterator[tuple[int, int, int | None]]:
    """Yield the runs in order, and what lies between them by parts: first word, number of words, first word there."""
    at = 0
    for first, first2, size in [*sorted(runs), (len(group.parts), 0, 0)]:
        while at < first:
            end = min(first, group.firsts[group.parts[at] + 1])
            yield at, end - at, None
            at = end
        if size:
            yield first, size, first2
        at = first + size
