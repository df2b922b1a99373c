"""Second stage: units that differ in a few words and have one possible partner, without weighing any evidence.

Each unit looks up its rarest words on the other side. Where one unit alone answers to half of them, where that holds
from both ends, and where the two have at least `ALIKE` of the longer one's different words in common, there is nothing
to weigh: no room is left for another part of a split or a merge. Families of look-alike clauses answer in chorus, and
so go on to the later stages, as do short texts, in which a few words are everything. Cost: at most `LOOKUPS` short
lists a unit; this is what keeps a lightly edited version nearly as cheap as an unedited one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from plancmp.align.assignment import Edge

ALIKE = 0.8
SHORTEST = 8
LOOKUPS = 8
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
    bags_left = {i: set(words) for i, words in left.items()}
    bags_right = {j: set(words) for j, words in right.items()}
    from_left = _ask(bags_left, bags_right)
    from_right = _ask(bags_right, bags_left)
    found = {}
    for i, j in from_left.items():
        if from_right.get(j) != i or (i, j) in forbidden:
            continue
        one, other = bags_left[i], bags_right[j]
        longer = max(len(one), len(other))
        common = len(one & other)
        if longer >= SHORTEST and common >= ALIKE * longer:
            found[i, j] = common / longer
    return found


def _ask(asking: Mapping[int, Collection[str]], asked: Mapping[int, Collection[str]]) -> dict[int, int]:
    """Return for each unit the one unit of the other side that has its rarest words, if there is one."""
    counts: Counter[str] = Counter()
    for bag in asked.values():
        counts.update(bag)
    # In fifty thousand units hardly a word is left that only four of them have.
    longest = min(LISTS[1], max(LISTS[0], len(asked) // 500))
    rare = {word for word, count in counts.items() if count <= longest}
    index: dict[str, list[int]] = {word: [] for word in rare}
    for j, bag in asked.items():
        for word in rare.intersection(bag):
            index[word].append(j)
    answers = {}
    for i, bag in asking.items():
        words = sorted([(counts[word], word) for word in rare.intersection(bag)])[:LOOKUPS]
        votes = Counter([j for _, word in words for j in index[word]])
        supported = [j for j, count in votes.items() if 2 * count >= len(words)]
        if len(supported) == 1:
            answers[i] = supported[0]
    return answers
