"""Two lists of blocks → which of them answer to each other, in order.

1. Blocks with the same characters are anchors: the longest chain of them that is in order in both lists.
2. Between anchors, tables answer to tables that have enough of their words.
3. Between those, paragraphs are compared word by word. A paragraph answers to one that has a good part of its words;
   all that hang together so are one group: a reworded paragraph, one that was split, several that were wrapped anew.
4. What is left came or went. Of that, a paragraph that stands elsewhere in the other list moved.

The groups cover both lists, in order, so whatever is made of them gives back both.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import field, frozen

from plancmp.diff.words.matches import Gap, find_matches
from plancmp.diff.words.tokens import number_words, split_words
from plancmp.report.docx.streams import Block, Other, Paragraph, Row, Table, read_telling

# How much of the shorter of two paragraphs, and of the longer, the other must have; the same of rows, and of tables.
_LEAST, _LEAST_OF_LONGER, _LEAST_OF_TABLE = 0.4, 0.1, 0.3
# Shorter blocks are found in many places, and shorter paragraphs do not move.
_SHORT, _MOVED = 4, 5
_LEAST_MOVED = 0.75


@frozen(eq=False, repr=False)
class Group:
    """Blocks that answer to each other: paragraphs to paragraphs, or one table to one; or blocks that came or went.

    Attributes:
        old: Those of the old list.
        new: Those of the new list.
        move: The number of the move that brought or took the paragraph; 0 for none.
        other: What moved, on its other side.
    """

    old: tuple[Block, ...]
    new: tuple[Block, ...]
    move: int = 0
    other: Block | None = None


@frozen(eq=False, repr=False)
class Known:
    """What a comparison says of paragraphs, by their numbers.

    Attributes:
        answers: Whether an old and a new one are of clauses that answer to each other.
        keep: What is inserted behind an old one that is not known to have gone; `None` if it went or is still there.
    """

    answers: Callable[[int, int], bool] = lambda _old, _new: False
    keep: Callable[[int], str | None] = lambda _old: None

    def is_kept(self, block: Block) -> bool:
        """Return whether an old block stays because nobody knows whether it went."""
        return isinstance(block, Paragraph) and self.keep(block.number) is not None


NOTHING = Known()


def pair_blocks(old: Sequence[Block], new: Sequence[Block], known: Known = NOTHING) -> list[Group]:
    """Return the groups of two lists."""
    sides = _open_controls(old, new)
    groups = list(_Pairing(*sides, known).list_groups())
    return _close_end(_find_moves(groups, known), known)


def pair_rows(old: Sequence[Row], new: Sequence[Row]) -> list[tuple[Row | None, Row | None]]:
    """Return the rows of two tables that answer to each other, in order, and those that came or went."""
    found: list[tuple[Row | None, Row | None]] = []
    at = at2 = 0
    for i, j in [*_pair_alike(old, new), (len(old), len(new))]:
        found += [(row, None) for row in old[at:i]]
        found += [(None, row) for row in new[at2:j]]
        if i < len(old):
            found.append((old[i], new[j]))
        at, at2 = i + 1, j + 1
    return found


def are_alike(text: str, other: str) -> bool:
    """Return whether two tables have enough words in common to be one."""
    return any(_pair_by_words([text], [other], (0, 1, 0, 1)))


def _pair_alike(old: Sequence[Row], new: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Yield the rows that answer to each other: those that are the same, and between them those of the same words."""
    numbers: dict[object, int] = {}
    left, right = ([numbers.setdefault((len(r.cells), r.text), len(numbers)) for r in side] for side in (old, new))
    texts, texts2 = ([row.text for row in side] for side in (old, new))
    at = at2 = 0
    for i, j, size in [*find_matches(left, right), (len(old), len(new), 0)]:
        yield from _pair_by_words(texts, texts2, (at, i, at2, j), is_even=len(old) == len(new))
        yield from ((i + skip, j + skip) for skip in range(size))
        at, at2 = i + size, j + size


def _pair_by_words(
    texts: Sequence[str], texts2: Sequence[str], gap: Gap, *, is_even: bool = False
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of a gap that have most in common, in order (the problem of Needleman and Wunsch 1970)."""
    low, high, low2, high2 = gap
    bags, bags2 = ([Counter(split_words(t).words) for t in some] for some in (texts[low:high], texts2[low2:high2]))
    best = [[0.0] * (len(bags2) + 1) for _ in range(len(bags) + 1)]
    for i in range(len(bags) - 1, -1, -1):
        for j in range(len(bags2) - 1, -1, -1):
            score = _score(bags[i], bags2[j])
            # In tables of one shape a row is the row in its place, whatever became of it.
            if is_even and high - low == high2 - low2 and i == j:
                score = max(score, _LEAST_OF_TABLE)
            paired = score + best[i + 1][j + 1] if score >= _LEAST_OF_TABLE else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(bags) and j < len(bags2):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield low + i, low2 + j
            i, j = i + 1, j + 1


def _score(bag: Counter[str], bag2: Counter[str]) -> float:
    total = bag.total() + bag2.total()
    return 2 * (bag & bag2).total() / total if total else 1.0


def _key(block: Block) -> object:
    looks: tuple[object, ...] = ()
    if isinstance(block, Paragraph):
        looks = tuple((span.text, span.look) for span in block.spans if span.look and span.text.strip())
    elif isinstance(block, Table):
        looks = tuple((len(row.cells), tuple(_key(b) for _, cell in row.cells for b in cell)) for row in block.rows)
    return (type(block).__name__, block.text, looks)


def _open_controls(old: Sequence[Block], new: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Take the blocks out of content controls that are not the same in both lists."""
    texts = [Counter(block.text for block in side if isinstance(block, Other)) for side in (old, new)]
    both = texts[0] & texts[1]

    def flatten(blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            if isinstance(block, Other) and block.blocks and not both[block.text]:
                yield from flatten(block.blocks)
            else:
                yield block

    return list(flatten(old)), list(flatten(new))


@frozen(eq=False)
class _Pairing:
    old: Sequence[Block]
    new: Sequence[Block]
    known: Known
    numbers: dict[object, int] = field(factory=dict)

    def list_groups(self) -> Iterator[Group]:
        at = at2 = 0
        for i, j in [*self._list_anchors(), (len(self.old), len(self.new))]:
            yield from self._pair_paragraphs((at, i, at2, j))
            if i < len(self.old):
                yield Group((self.old[i],), (self.new[j],))
            at, at2 = i + 1, j + 1

    def _list_anchors(self) -> Iterator[tuple[int, int]]:
        """Yield the blocks that are the same, and the tables that answer to each other, in order."""
        left, right = ([self._number(block) for block in side] for side in (self.old, self.new))
        for side, numbers in ((self.old, left), (self.new, right)):
            for place, block in enumerate(side):
                if len(block.text.split()) < _SHORT:
                    numbers[place] = -2 * place - (side is self.old) - 1
        blocks = self._add_ends(find_matches(left, right))
        at = at2 = 0
        for i, j, size in [*blocks, (len(self.old), len(self.new), 0)]:
            yield from self._pair_tables((at, i, at2, j))
            yield from ((i + skip, j + skip) for skip in range(size))
            at, at2 = i + size, j + size

    def _number(self, block: Block) -> int:
        key = _key(block)
        return self.numbers.setdefault(key, len(self.numbers))

    def _add_ends(self, blocks: Sequence[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Let anchors reach as far as their neighbours are the same, however short those are."""
        found: list[tuple[int, int, int]] = []
        ends = [(0, 0, 0), *blocks, (len(self.old), len(self.new), 0)]
        for before, (i, j, size) in pairwise(ends):
            low, low2 = before[0] + before[2], before[1] + before[2]
            head = tail = 0
            while low + head < i and low2 + head < j and self._is_same(low + head, low2 + head):
                head += 1
            while (
                i - tail - 1 >= low + head and j - tail - 1 >= low2 + head and self._is_same(i - tail - 1, j - tail - 1)
            ):
                tail += 1
            found += [(low, low2, head), (i - tail, j - tail, tail), (i, j, size)]
        return [block for block in found if block[2]]

    def _is_same(self, i: int, j: int) -> bool:
        return self._number(self.old[i]) == self._number(self.new[j])

    def _pair_tables(self, gap: Gap) -> Iterator[tuple[int, int]]:
        low, high, low2, high2 = gap
        places = [n for n in range(low, high) if isinstance(self.old[n], Table)]
        places2 = [n for n in range(low2, high2) if isinstance(self.new[n], Table)]
        texts, texts2 = [self.old[n].text for n in places], [self.new[n].text for n in places2]
        for i, j in _pair_by_words(texts, texts2, (0, len(texts), 0, len(texts2))):
            yield places[i], places2[j]

    def _pair_paragraphs(self, gap: Gap) -> Iterator[Group]:
        low, high, low2, high2 = gap
        at, at2 = low, low2
        for (i, i2), (j, j2) in [*self._list_hulls(gap), ((high, high), (high2, high2))]:
            yield from self._pair_rest((at, i, at2, j))
            if i < high or j < high2:
                yield Group(tuple(self.old[i:i2]), tuple(self.new[j:j2]))
            at, at2 = i2, j2

    def _pair_rest(self, gap: Gap) -> Iterator[Group]:
        """Yield what is left; first what belongs to the clause that the gap comes behind, on either side."""
        low, high, low2, high2 = gap
        own2 = next((n for n in range(low2, high2) if not low or not self._answer(low - 1, n)), high2)
        own = next((n for n in range(low, high) if own2 == low2 or not self._answer(n, low2)), high)
        yield from self._pair_same((low, own, low2, own2))
        yield from self._pair_same((own, high, own2, high2))

    def _answer(self, i: int, j: int) -> bool:
        return self.known.answers(_count(self.old[i]), _count(self.new[j]))

    def _pair_same(self, gap: Gap) -> Iterator[Group]:
        """Yield blocks that are the same after all, an empty line above all, and what came or went."""
        low, high, low2, high2 = gap
        left, right = ([self._number(b) for b in some] for some in (self.old[low:high], self.new[low2:high2]))
        at = at2 = 0
        for i, j, size in [*find_matches(left, right), (len(left), len(right), 0)]:
            yield from (Group((block,), ()) for block in self.old[low + at : low + i])
            yield from (Group((), (block,)) for block in self.new[low2 + at2 : low2 + j])
            for skip in range(size):
                yield Group((self.old[low + i + skip],), (self.new[low2 + j + skip],))
            at, at2 = i + size, j + size

    def _list_hulls(self, gap: Gap) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield the runs of paragraphs on either side that hang together by their words, in order."""
        hulls: list[list[int]] = []
        for i, j in sorted(self._link(gap)):
            if hulls and (i < hulls[-1][1] or j < hulls[-1][3]):
                if any(map(self.known.is_kept, self.old[hulls[-1][1] : i])):
                    continue
                hulls[-1][1], hulls[-1][3] = max(hulls[-1][1], i + 1), max(hulls[-1][3], j + 1)
            else:
                hulls.append([i, i + 1, j, j + 1])
        for i, i2, j, j2 in hulls:
            if all(isinstance(block, Paragraph) for block in (*self.old[i:i2], *self.new[j:j2])):
                yield (i, i2), (j, j2)
            elif isinstance(self.old[i], Paragraph) and isinstance(self.new[j], Paragraph):
                yield (i, i + 1), (j, j + 1)  # a table stands between them

    def _link(self, gap: Gap) -> Iterator[tuple[int, int]]:
        """Yield the paragraphs that have a good part of each other's words, by the longest chain of words in order."""
        low, high, low2, high2 = gap
        # What stays in any case answers to nothing, though it may have words of its neighbours.
        words, owners = _list_words([None if self.known.is_kept(block) else block for block in self.old[low:high]])
        words2, owners2 = _list_words(self.new[low2:high2])
        shared: defaultdict[tuple[int, int], int] = defaultdict(int)
        for i, j, size in find_matches(*number_words(words, words2)):
            for skip in range(size):
                shared[owners[i + skip], owners2[j + skip]] += len(words[i + skip])
        sizes, sizes2 = _weigh(words, owners), _weigh(words2, owners2)
        for (i, j), weight in shared.items():
            short, long = sorted((sizes[i], sizes2[j]))
            is_close = weight >= _LEAST * short and weight >= _LEAST_OF_LONGER * long
            if is_close or self._answer(low + i, low2 + j):
                yield low + i, low2 + j


def _count(block: Block) -> int:
    return block.number if isinstance(block, Paragraph) else 0


def _list_words(blocks: Sequence[Block | None]) -> tuple[list[str], list[int]]:
    words: list[str] = []
    owners: list[int] = []
    for number, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            found = split_words(block.text).words
            words += found
            owners += [number] * len(found)
    return words, owners


def _weigh(words: Sequence[str], owners: Sequence[int]) -> Counter[int]:
    sizes: Counter[int] = Counter()
    for word, owner in zip(words, owners, strict=True):
        sizes[owner] += len(word)
    return sizes


def _find_moves(groups: Sequence[Group], known: Known) -> list[Group]:
    """Join a paragraph that went with the one that came and has its words."""
    gone = [n for n, g in enumerate(groups) if _may_move(g.old, g.new) and not known.is_kept(g.old[0])]
    came = [n for n, g in enumerate(groups) if _may_move(g.new, g.old)]
    bags = {n: Counter(split_words((*groups[n].old, *groups[n].new)[0].text).words) for n in (*gone, *came)}
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n in came:
        for word in bags[n]:
            holders[word].append(n)

    def judge(n: int, m: int) -> tuple[bool, float]:
        if known.answers(_count(groups[n].old[0]), _count(groups[m].new[0])):
            return True, (bags[n] & bags[m]).total() / min(bags[n].total(), bags[m].total())
        return False, _score(bags[n], bags[m])

    found = list(groups)
    taken: set[int] = set()
    for n in gone:
        rare = sorted(bags[n].keys() & holders, key=lambda word: (len(holders[word]), word))[:_MOVED]
        others = {m for word in rare for m in holders[word]} - taken
        best = max(others, key=lambda m: (*judge(n, m), -m), default=None)
        if best is None:
            continue
        is_told, score = judge(n, best)
        old, new = groups[n].old[0], groups[best].new[0]
        if score < (_LEAST if is_told else _LEAST_MOVED) or (not is_told and bags[n].total() < _MOVED):
            continue
        if old.text == new.text or all(_stands_among_its_like(groups, place) for place in (n, best)):
            taken.add(best)
            found[n] = Group((old,), (), len(taken), new)
            found[best] = Group((), (new,), len(taken), old)
    return found


def _stands_among_its_like(groups: Sequence[Group], place: int) -> bool:
    """Return whether the next paragraph that stays has the style and the list of one that moved and was reworded.

    LibreOffice (seen in 7.4) gives it those of the one that moved when that goes, piece by piece.
    """
    behind = next((group for group in groups[place + 1 :] if group.old and group.new), None)
    moved = (*groups[place].old, *groups[place].new)[0]
    if behind is None:
        return not read_telling(moved)
    return all(read_telling(block) == read_telling(moved) for block in (behind.old[0], behind.new[0]))


def _may_move(some: Sequence[Block], others: Sequence[Block]) -> bool:
    return len(some) == 1 and not others and isinstance(some[0], Paragraph) and bool(some[0].text.strip())


def _close_end(groups: list[Group], known: Known) -> list[Group]:
    """Join the last paragraphs of both lists, so that the list ends with a paragraph that stays, where that can be."""
    last = max((number for number, group in enumerate(groups) if group.old), default=-1)
    last2 = max((number for number, group in enumerate(groups) if group.new), default=-1)
    if min(last, last2) < 0 or last == last2:
        return groups
    ends = groups[last], groups[last2]
    is_plain = all(len(g.old) + len(g.new) == 1 and not g.move for g in ends) and not known.is_kept(ends[0].old[0])
    if not is_plain or not all(isinstance(block, Paragraph) for g in ends for block in (*g.old, *g.new)):
        return groups
    rest = [group for number, group in enumerate(groups) if number not in {last, last2}]
    return [*rest, Group(ends[0].old, ends[1].new)]
