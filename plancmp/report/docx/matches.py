"""Lines of two versions → the characters that both have, wherever they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from attrs import evolve, frozen

from plancmp.diff import ClauseChange, Flag
from plancmp.diff.words import diff_words
from plancmp.report.docx.lines import Line

_TOKEN = re.compile(r"\s+|\S+")
# What did not move keeps its place before anything that did, however long that is.
_STAYS = 1000


@frozen
class Match:
    """A run of characters of a line that a line of the other version has too.

    Attributes:
        old: Number of the old line.
        old_at: Where it begins in the line.
        new: Number of the new line.
        new_at: Where it begins there.
        length: How many characters.
        group: Number of the clause change that it is part of.
        weight: How much it counts when places are contested.
        is_pair: Whether one old clause answers to one new clause, so that it moves as a whole or not at all.
    """

    old: int
    old_at: int
    new: int
    new_at: int
    length: int
    group: int
    weight: int
    is_pair: bool = False


@frozen(eq=False, repr=False)
class _Words:
    """Some lines of a version as one text.

    Attributes:
        text: Their words without labels, each line with its end.
        starts: Where each line begins in it.
        lines: The numbers of the lines, and the lengths of their labels.
    """

    text: str
    starts: tuple[int, ...]
    lines: tuple[tuple[int, int], ...]

    def find(self, at: int) -> tuple[int, int, int]:
        """Return where a character stands: number of the line, place in it, characters left in the line."""
        place = bisect_right(self.starts, at) - 1
        number, label = self.lines[place]
        inside = at - self.starts[place]
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
        return number, inside + label, end - at


def _join(lines: Sequence[tuple[int, Line]]) -> _Words:
    texts = [f"{line.words}\n" for _, line in lines]
    starts = tuple(accumulate((len(text) for text in texts[:-1]), initial=0)) if texts else ()
    return _Words("".join(texts), starts, tuple((number, len(line.label)) for number, line in lines))


Numbered = Sequence[tuple[int, Line]]


def match_change(group: int, change: ClauseChange, old: Sequence[Numbered], new: Sequence[Numbered]) -> Iterator[Match]:
    """Yield the characters that the clauses of a change have in common.

    Args:
        group: The number of the change.
        change: The clause change.
        old: The lines of each of its old clauses, with their numbers.
        new: The lines of each of its new clauses.
    """
    weight = 1 if Flag.MOVED in change.flags else _STAYS
    if len(old) == len(new) == 1:
        for match in _match_pair(old[0], new[0], group, weight):
            yield evolve(match, is_pair=True)
        return
    from plancmp.diff.words.group_words import diff_groups

    before, after = [_join(lines) for lines in old], [_join(lines) for lines in new]
    difference = diff_groups([side.text for side in before], [side.text for side in after])
    for part, segments in enumerate(difference.old):
        for segment in segments:
            if segment.place is not None:
                other = after[segment.place.part]
                low, high = segment.place.span
                for at, at2, length in _list_same(segment.text, other.text[low:high]):
                    yield from _cut(before[part], segment.span[0] + at, other, low + at2, (length, group, weight))
    yield from _match_labels(old, new, group, weight)


def match_whole(number: int, other: int, line: Line, group: int) -> Match:
    """Return the match of a line that stands in both versions."""
    return Match(number, 0, other, 0, len(line.text), group, 1, is_pair=True)


def _match_pair(old: Numbered, new: Numbered, group: int, weight: int) -> Iterator[Match]:
    yield from _match_labels([old], [new], group, weight)
    heads, texts = (
        [[item for item in side if (item[1].role == "heading") is is_head] for side in (old, new)]
        for is_head in (True, False)
    )
    # A heading answers to a heading, and text to text; to each other only where one side has nothing else.
    by_role: list[tuple[Numbered, Numbered]] = [(heads[0], heads[1]), (texts[0], texts[1])]
    cuts = by_role if all(texts) or all(heads) else [(old, new)]
    for some, others in cuts:
        before, after = _join(some), _join(others)
        if not before.text.strip() or not after.text.strip():
            continue
        for segment in diff_words(before.text, after.text):
            if segment.kind == "equal":
                for at, at2, length in _list_same(segment.old, segment.new):
                    place, place2 = segment.old_span[0] + at, segment.new_span[0] + at2
                    yield from _cut(before, place, after, place2, (length, group, weight))


def _match_labels(old: Sequence[Numbered], new: Sequence[Numbered], group: int, weight: int) -> Iterator[Match]:
    """Yield the number of the first clause of each side, if it is the same; else what parts it from the words."""
    if old and new and old[0] and new[0]:
        (number, line), (number2, line2) = old[0][0], new[0][0]
        label, label2 = line.label, line2.label
        size = len(label) if label == label2 else int(bool(label) and label[-1:] == label2[-1:] and label[-1].isspace())
        if size:
            yield Match(number, len(label) - size, number2, len(label2) - size, size, group, weight)


def _list_same(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of characters that are the same to the white space, of two texts of the same words."""
    if old == new:
        yield 0, 0, len(old)
        return
    tokens, tokens2 = ([(m[0], m.start()) for m in _TOKEN.finditer(text)] for text in (old, new))
    words, words2 = ([token for token in some if not token[0].isspace()] for some in (tokens, tokens2))
    if [word for word, _ in words] != [word for word, _ in words2]:
        return
    for (word, at), (_, at2) in zip(words, words2, strict=True):
        yield at, at2, len(word)
        space, space2 = (_TOKEN.match(text, end) for text, end in ((old, at + len(word)), (new, at2 + len(word))))
        if space and space2 and space[0] == space2[0] and space[0].isspace():
            yield space.start(), space2.start(), len(space[0])


def _cut(old: _Words, at: int, new: _Words, at2: int, rest: tuple[int, int, int]) -> Iterator[Match]:
    """Yield a run as matches that stay within one line on either side."""
    length, group, weight = rest
    while length:
        (line, place, left), (line2, place2, left2) = old.find(at), new.find(at2)
        size = min(length, left, left2)
        yield Match(line, place, line2, place2, size, group, weight * size)
        at, at2, length = at + size, at2 + size, length - size


def keep_order(runs: Sequence[tuple[int, int, int]]) -> set[int]:
    """Return which runs stay where they are: the heaviest set that stands in one order in both versions.

    Args:
        runs: Place in the old version, place in the new one, and weight; none overlap, sorted by the old place.

    Returns:
        Their places in `runs`. The maximum-weight increasing subsequence by a Fenwick tree of maxima (Fenwick 1994);
        n log n.
    """
    ranks = {place: rank for rank, place in enumerate(sorted(place for _, place, _ in runs), 1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(runs) + 1)
    before: list[int] = []
    best = (0, -1)
    for number, (_, place, weight) in enumerate(runs):
        total, behind = 0, -1
        rank = ranks[place] - 1
        while rank:
            if tree[rank][0] > total:
                total, behind = tree[rank]
            rank -= rank & -rank
        before.append(behind)
        total += weight
        rank = ranks[place]
        while rank <= len(runs):
            if total > tree[rank][0]:
                tree[rank] = (total, number)
            rank += rank & -rank
        if total > best[0]:
            best = (total, number)
    kept: set[int] = set()
    at = best[1]
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept
