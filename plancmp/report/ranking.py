"""The order in which sentences are told.

A rank is, in this order: materiality; size (`WEIGHTS`, then by how much a figure changed, or how much came or went:
duties, figures, whole sentences); topic, in the order of the taxonomy; place in the text. Where a person chose the
topics, a topic's second and later sentences weigh a step or two less, and what came and went is ranked by topic before
its size: how many terms a matter has is up to who wrote them. Topics that were matched by words decide nothing. Of one
weight a clause's second and later sentences come after the first ones of others. So ten sentences tell of ten matters
where so many changed. The rank of what is told by passages is found when its turn may have come.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import product

from attrs import evolve, frozen

from plancmp.diff import ClauseChange, Materiality
from plancmp.report.blocks import Span
from plancmp.report.phrases import abridge_clauses

# How much a change weighs beside others of its materiality; the least number comes first.
REVERSAL, FIGURE, COMING, CIRCUMSTANCE, WORDS, FORMS, RECITAL = range(7)
WEIGHTS = {
    REVERSAL: "a duty or right turned into a ban, a yes into a no, or the reverse",
    FIGURE: "another figure, sum, date or deadline, or another force",
    COMING: "a duty, right, figure or whole clause that is new or gone, or a matter on which the sides now disagree",
    CIRCUMSTANCE: "another condition, party, beneficiary, instrument, list or qualifier",
    WORDS: "anything else",
    FORMS: "another form of the same words, a fragment, a note or table of references, a document's title and date",
    RECITAL: "whatever comes before the first article of a text that is made of articles",
}
_MOST_STEPS = 2
# Materiality; weight; which sentence of its clause; size and topic, or topic and size; place; order in the clause.
_Rank = tuple[int, int, int, float, float, int, int]


@frozen(eq=False, repr=False)
class Point:
    """One change in a sentence.

    Attributes:
        change: The clause change that it is part of.
        effect: What happened: the word of an effect; "mixed" if several did.
        materiality: How much it matters to a reader.
        weight: One of `WEIGHTS`; the least that it may be where it is to be settled.
        size: The share by which a figure changed, such as .33, or how much came or went.
        is_lead: Whether it is of words that came or went and lead in a list.
    """

    change: ClauseChange
    _write: Callable[[], tuple[Span, ...]]
    effect: str
    materiality: Materiality
    weight: int
    size: float = 1.0
    is_lead: bool = False
    _number: str = ""
    _pick: Callable[[], str] = str
    _settle: Callable[[Point], Point] | None = None

    @property
    def rank(self) -> tuple[int, int, float]:
        """What it is ranked by before its place: materiality, weight, size."""
        return self.materiality.rank, self.weight, -self.size

    @property
    def number(self) -> str:
        """The clauses' numbers, such as "21 → 14"."""
        return self._number or abridge_clauses(self.change)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The sentence, without the number."""
        return self._write()

    @cached_property
    def picked(self) -> str:
        """What to quote of a clause that came or went, where it is told with others; nothing for any other."""
        return self._pick()

    def settle(self) -> Point:
        """Return it with its weight and size."""
        return self._settle(evolve(self, settle=None)) if self._settle else self


@frozen(eq=False, repr=False)
class Ranking:
    """Points, which come the one that matters most first.

    Attributes:
        blocks: The place of each clause's topic, or 0, its place there, and its points, in no order.
        chosen: The topics of which second sentences weigh less.
    """

    blocks: Sequence[tuple[int, int, Sequence[Point]]]
    chosen: Collection[int]

    def count(self) -> Counter[str]:
        """Return how many points each change has, by its fingerprint."""
        return Counter(point.change.fingerprint for _, _, points in self.blocks for point in points)

    def __iter__(self) -> Iterator[Point]:
        """Yield the points by rank; no point is settled before one of its weight can be the next."""
        waiting: dict[tuple[int, int], list[tuple[int, int, int, Point]]] = {}
        for topic, place, points in self.blocks:
            for number, point in enumerate(points):
                waiting.setdefault(point.rank[:2], []).append((topic, place, number, point))
        told: Counter[int] = Counter()
        before: Counter[tuple[int, int]] = Counter()
        ready: list[tuple[_Rank, Point]] = []
        for tier in product(sorted(item.rank for item in Materiality), WEIGHTS):
            settled = []
            for topic, place, number, draft in waiting.pop(tier, ()):
                point = draft.settle()
                if point.rank[:2] == tier:
                    # A recital's are in their order.
                    settled.append((topic, place, 0 if tier[1] == RECITAL else -point.size, number, point))
                else:
                    waiting.setdefault(point.rank[:2], []).append((topic, place, number, point))
            ranked: list[tuple[_Rank, int, Point]] = []
            for topic, place, _, _, point in sorted(settled, key=lambda item: item[:4]):
                order = before[topic, place]
                before[topic, place] += 1
                is_counted = topic in self.chosen and tier[1] > FIGURE
                size = (topic, -point.size) if is_counted else (-point.size, topic)
                ranked.append(((*tier, min(order, _MOST_STEPS), *size, place, order), topic, point))
            for rank, topic, point in sorted(ranked, key=lambda item: item[0]):
                steps = min(told[topic], _MOST_STEPS) if topic in self.chosen else 0
                told[topic] += 1
                heappush(ready, ((rank[0], rank[1] + steps, *rank[2:]), point))
            while ready and ready[0][0][:2] <= tier:
                yield heappop(ready)[1]
        yield from (point for _, point in sorted(ready, key=lambda pair: pair[0]))
