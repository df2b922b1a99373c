"""Second stage: units that differ in a few words and have one possible partner, without weighing any evidence.

Each unit looks up its rarest words on the other side. Where one unit alone answers to half of them, where that holds
from both ends, and where the two have at least `ALIKE` of the longer one's different words, and of its length, in
common, there is nothing to weigh: no room is left for another part of a split or a merge. Families of look-alike
clauses answer in chorus, and so go on to the later stages, as do short texts, in which a few words are everything.
Cost: at most `LOOKUPS` short lists a unit; this is what keeps a lightly edited version nearly as cheap as an unedited
one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from plancmp.align.assignment import Edge
from plancmp.align.words import mark_figures

ALIKE = 0.8
TWIN = 0.5
PART, NEW = 0.75, 0.2  # of a short text's words that stand in a long one, and of these that its pair does not have
SHORTEST = 8
LOOKUPS = 8
_BITS = 1024
LISTS = (4, 64)  # the longest list that is looked at, in short and in long versions


def match_near(
    left: Mapping[int, Sequence[str]], right: Mapping[int, Sequence[str]], forbidden: Collection[Edge]
) -> dict[Edge, float]:
    """Return the pairs that differ little and have no rival, with the share of words in common.

    Args:
        left: Words of each left unit that is free, by its index.
        right: Words of each right unit that is free, by its index.
        forbidden: Pairs that may not be made.
    """
    # Tuples, here and in the later stages: the garbage collector looks through every set over and over.
    bags_left = {i: tuple(set(words)) for i, words in left.items()}
    bags_right = {j: tuple(set(words)) for j, words in right.items()}
    alike = {}
    for i, j in _ask(left, bags_right).items():
        one, other = bags_left[i], bags_right[j]
        longer = max(len(one), len(other))
        common = len(set(one).intersection(other))
        # A text may say all its words twice, once for each of two partners.
        is_whole = min(len(left[i]), len(right[j])) >= ALIKE * max(len(left[i]), len(right[j]))
        if longer >= SHORTEST and common >= ALIKE * longer and is_whole and (i, j) not in forbidden:
            alike[i, j] = common / longer
    # The other end is asked only where it can still make a pair.
    back = _ask({j: right[j] for _, j in alike}, bags_left)
    mutual = {(i, j): share for (i, j), share in alike.items() if back.get(j) == i}
    bits: dict[str, int] = {}
    sides = [_Side(bags, {k: _sketch(bag, bits) for k, bag in bags.items()}) for bags in (bags_left, bags_right)]
    torn = _find_torn(mutual, *sides) | {(i, j) for j, i in _find_torn([(j, i) for i, j in mutual], *sides[::-1])}
    return {edge: share for edge, share in mutual.items() if edge not in torn}


class _Side(NamedTuple):
    """The different words of the units of one side, and sketches of these."""

    bags: Mapping[int, tuple[str, ...]]
    sketches: Mapping[int, int]


def _find_torn(pairs: Collection[Edge], side: _Side, other: _Side) -> set[Edge]:
    """Return the pairs of which one unit shares with a third what it does not share with the other.

    Twins: "Riga is in the keeping of the Guard" may answer to all that is in its keeping, or to all that is said of
    Riga. Parts: a short text without a pair that stands nearly whole in a long one, which its own pair does not hold.
    """
    bags, others = side.bags, other.bags
    lost = {(i, j): [word for word in set(bags[i]).difference(others[j]) if not word[0].isdecimal()] for i, j in pairs}
    wanted = set(chain.from_iterable(lost.values()))
    homes: dict[str, list[int]] = {}
    for j, bag in others.items() if wanted else ():
        for word in wanted.intersection(bag):
            homes.setdefault(word, []).append(j)
    torn = set()
    paired = {j for _, j in pairs}
    for (i, j), words in lost.items():
        thirds = Counter(chain.from_iterable([homes.get(word, ())[: LISTS[1]] for word in words]))
        del thirds[j]
        own, bits = set(bags[i]), side.sketches[i]
        # Words that share the bit of another may be in common too.
        least = TWIN * len(own) - len(own) + bits.bit_count()
        for k, count in thirds.items():
            bag = others[k]
            is_near = (bits & other.sketches[k]).bit_count() >= least
            is_part = k not in paired and len(bag) >= SHORTEST and count >= NEW * len(bag)
            common = len(own.intersection(bag)) if is_near or is_part else 0
            if (is_near and common >= TWIN * max(len(own), len(bag))) or (is_part and common >= PART * len(bag)):
                torn.add((i, j))
                break
    return torn


def _sketch(bag: Iterable[str], bits: dict[str, int]) -> int:
    """Return a bit for each word: what two bags have in common is less than what their sketches have."""
    sketch = 0
    for word in bag:
        sketch |= bits.get(word) or bits.setdefault(word, 1 << len(bits) % _BITS)
    return sketch


def _ask(asking: Mapping[int, Sequence[str]], asked: Mapping[int, Collection[str]]) -> dict[int, int]:
    """Return for each unit the one unit of the other side that has its rarest words, if there is one."""
    counts = Counter(chain.from_iterable(asked.values()))
    # In fifty thousand units hardly a word is left that only four of them have.
    longest = min(LISTS[1], max(LISTS[0], len(asked) // 500))
    rare = sorted([(count, word) for word, count in counts.items() if count <= longest])
    rank = {word: place for place, (_, word) in enumerate(rare)}
    known = set(rank)
    index: list[list[int]] = [[] for _ in rare]
    for j, bag in asked.items():
        for word in known.intersection(bag):
            index[rank[word]].append(j)
    answers = {}
    for i, words in asking.items():
        # A figure is what two versions of a clause differ in: it says nothing of who answers to whom.
        bag = {word for word, is_figure in zip(words, mark_figures(words), strict=True) if not is_figure}
        places = sorted([rank[word] for word in known.intersection(bag)])[:LOOKUPS]
        votes = Counter(chain.from_iterable([index[place] for place in places]))
        supported = [j for j, count in votes.items() if 2 * count >= len(places)]
        if len(supported) == 1:
            answers[i] = supported[0]
    return answers
