"""Aligns two sequences of units: which old unit answers to which new one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from math import log, sqrt
from typing import Protocol

from plancmp.align.alignment import NO_PINS, Alignment, Link, Pair, Pins, Reason
from plancmp.align.unit import Unit

_WORD = re.compile(r"\w+")


class Similarity(Protocol):
    """An outside model that knows how near two texts are in meaning."""

    def compare(self, old: Sequence[str], new: Sequence[str]) -> Sequence[Sequence[float]]:
        """Return the similarity, 0 to 1, of every old text to every new one."""


def align_texts(
    old: Sequence[str], new: Sequence[str], *, pins: Pins = NO_PINS, similarity: Similarity | None = None
) -> Alignment:
    """Align two lists of texts; see `align_units`."""
    return align_units([Unit(text) for text in old], [Unit(text) for text in new], pins=pins, similarity=similarity)


def align_units(
    old: Sequence[Unit], new: Sequence[Unit], *, pins: Pins = NO_PINS, similarity: Similarity | None = None
) -> Alignment:
    """Return which old units answer to which new ones.

    Args:
        old: The units of the old version, in order.
        new: The units of the new version, in order.
        pins: Pairs that a person has decided; they are kept.
        similarity: An outside model, asked only about what wording leaves open.

    Returns:
        The links, and the units of either side that have none.
    """
    found: dict[tuple[int, int], Pair] = {
        (i, j): Pair(i, j, 1.0, (Reason("pinned"),)) for i, j in sorted(pins.required)
    }
    free_old = [i for i in range(len(old)) if all(i != a for a, _ in found)]
    free_new = [j for j in range(len(new)) if all(j != b for _, b in found)]
    by_text: dict[str, list[int]] = defaultdict(list)
    for j in reversed(free_new):
        by_text[" ".join(new[j].text.split())].append(j)
    for i in free_old:
        same = by_text[" ".join(old[i].text.split())]
        if same and (i, same[-1]) not in pins.forbidden:
            j = same.pop()
            found[i, j] = Pair(i, j, 1.0, (Reason("exact-text"),))
    used_old, used_new = {i for i, _ in found}, {j for _, j in found}
    free_old = [i for i in free_old if i not in used_old]
    free_new = [j for j in free_new if j not in used_new]
    for score, i, j in _rank_candidates(old, new, free_old, free_new):
        if i not in used_old and j not in used_new and (i, j) not in pins.forbidden:
            used_old.add(i)
            used_new.add(j)
            found[i, j] = Pair(i, j, score, (Reason("shared-words"),))
    return _group(found, len(old), len(new))


def _rank_candidates(
    old: Sequence[Unit], new: Sequence[Unit], free_old: list[int], free_new: list[int]
) -> list[tuple[float, int, int]]:
    bags = [
        [set(_WORD.findall(side[i].text.lower())) for i in free] for side, free in ((old, free_old), (new, free_new))
    ]
    df: dict[str, int] = defaultdict(int)
    for bag in bags[0] + bags[1]:
        for word in bag:
            df[word] += 1
    total = len(bags[0]) + len(bags[1])
    weight = {word: log(1 + total / n) ** 2 for word, n in df.items()}
    index: dict[str, list[int]] = defaultdict(list)
    norms = [[sqrt(sum(sorted(weight[w] for w in bag))) or 1.0 for bag in side] for side in bags]
    for y, bag in enumerate(bags[1]):
        for word in bag:
            index[word].append(y)
    ranked = []
    for x, bag in enumerate(bags[0]):
        scores: dict[int, float] = defaultdict(float)
        for word in sorted(bag):
            for y in index[word]:
                scores[y] += weight[word]
        for y, score in scores.items():
            cosine = score / norms[0][x] / norms[1][y]
            if cosine >= 0.3:
                ranked.append((cosine, free_old[x], free_new[y]))
    ranked.sort(key=lambda edge: (-edge[0], edge[1], edge[2]))
    return ranked


def _group(found: dict[tuple[int, int], Pair], n_old: int, n_new: int) -> Alignment:
    root = list(range(n_old + n_new))

    def find(x: int) -> int:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for i, j in found:
        root[find(i)] = find(n_old + j)
    groups: dict[int, list[Pair]] = defaultdict(list)
    for key in sorted(found):
        groups[find(key[0])].append(found[key])
    links = [
        Link(tuple(sorted({p.old for p in ps})), tuple(sorted({p.new for p in ps})), tuple(ps))
        for ps in groups.values()
    ]
    links.sort(key=lambda link: link.old)
    used_old, used_new = {i for i, _ in found}, {j for _, j in found}
    return Alignment(
        tuple(links),
        tuple(i for i in range(n_old) if i not in used_old),
        tuple(j for j in range(n_new) if j not in used_new),
    )
