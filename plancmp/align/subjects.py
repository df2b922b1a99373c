"""Clauses that share no words and yet a subject: the last stage, for versions whose terms a program read.

"The armed forces are limited to 600,000 personnel" and "the size of the military is capped at 800,000" share no rare
word. What a reader goes by is what this stage goes by: the number that both have, the neighbours that answer to each
other, the topic, and what is counted or measured. Two clauses that nothing else links are linked if at least three of
these four agree and no other clause fits either of them as well. It is a heuristic: each such link is weak, so that a
person looks at it. Quadratic in the clauses of one topic or number that have no answer, linear in the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from plancmp.align.alignment import Alignment, Link, Pair, Pins, Reason
from plancmp.model import Entry

_LEAST = 3
_OF = 4
# Names that say what kind of term it is and not what it is about.
_VAGUE = {"force", "places", "figure", "time"}
_UNTOLD = "other"


def link_by_subject(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> Alignment:
    """Link clauses that are left over on both sides and have their subject in common.

    Returns:
        The alignment with further weak links, the same whichever version is the old one.
    """
    while alignment.removed and alignment.added:
        more = _list_links(alignment, old, new, pins)
        if not more:
            break
        # Each link makes neighbours of what is still left over.
        alignment = _add_links(alignment, more)
    return alignment


def _list_links(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry], pins: Pins) -> list[Link]:
    answers = {i: j for link in alignment.links for i in link.old for j in link.new}
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for i, j in sorted(set(_list_candidates(alignment, old, new))):
        if (i, j) not in pins.forbidden:
            agreed = tuple(_list_agreed(old, new, i, j, answers))
            if len(agreed) >= _LEAST:
                found[(i, j)] = agreed
    return [_make_link(i, j, agreed) for (i, j), agreed in found.items() if _is_best((i, j), found)]


def _make_link(i: int, j: int, agreed: tuple[str, ...]) -> Link:
    reason = Reason("shared-subject", ", ".join(agreed))
    return Link((i,), (j,), (Pair(i, j, len(agreed) / (_OF + 1), (reason,)),), weak=True)


def _add_links(alignment: Alignment, more: Sequence[Link]) -> Alignment:
    linked_old = {i for link in more for i in link.old}
    linked_new = {j for link in more for j in link.new}
    return Alignment(
        tuple(sorted((*alignment.links, *more), key=lambda link: (link.old, link.new))),
        tuple(i for i in alignment.removed if i not in linked_old),
        tuple(j for j in alignment.added if j not in linked_new),
    )


def _list_candidates(alignment: Alignment, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    by_key: dict[str, list[int]] = {}
    for j in alignment.added:
        for key in _list_keys(new[j]):
            by_key.setdefault(key, []).append(j)
    for i in alignment.removed:
        for key in _list_keys(old[i]):
            yield from ((i, j) for j in by_key.get(key, ()))


def _list_keys(entry: Entry) -> list[str]:
    return [f"number {entry.clause.number}", *(f"topic {topic}" for topic in entry.topics if topic != _UNTOLD)]


def _list_agreed(
    old: Sequence[Entry], new: Sequence[Entry], i: int, j: int, answers: Mapping[int, int]
) -> Iterator[str]:
    before, after = old[i], new[j]
    if before.clause.number == after.clause.number:
        yield "number"
    if (set(before.topics) & set(after.topics)) - {_UNTOLD}:
        yield "topic"
    if _list_matters(before) & _list_matters(after):
        yield "what is counted"
    if _are_between(i, j, len(old), len(new), answers):
        yield "neighbours"


def _list_matters(entry: Entry) -> set[str]:
    names = {re.sub(r"-\d+$", "", term.name) for term in entry.clause.terms}
    return names - _VAGUE


def _are_between(i: int, j: int, olds: int, news: int, answers: Mapping[int, int]) -> bool:
    """Say whether the clauses before and after answer to each other, or stand at the same end, on one side at least."""
    before = answers.get(i - 1) == j - 1 if i and j else i == j == 0
    after = answers.get(i + 1) == j + 1 if i + 1 < olds and j + 1 < news else i + 1 == olds and j + 1 == news
    return before or after


def _is_best(pair: tuple[int, int], found: Mapping[tuple[int, int], tuple[str, ...]]) -> bool:
    rivals = [other for other in found if other != pair and (other[0] == pair[0] or other[1] == pair[1])]
    return all(len(found[other]) < len(found[pair]) for other in rivals)
