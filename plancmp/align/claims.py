"""What a plan file says was reported, beside the clause of the text that it speaks of.

A claim answers to nothing by its words alone: the clause is the one whose point it names, else the one on its topic
that shares the most words and figures with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from plancmp.align.alignment import Alignment, Link, Pair, Pins, Reason, add_links
from plancmp.extract.stems import stem
from plancmp.model import Clause, Disclosure, Entry, Plan
from plancmp.model.expressions import late
from plancmp.model.taxonomy import FALLBACK
from plancmp.readers.documents.figures import list_figures
from plancmp.readers.wordlists import find_pattern

_WORD = late(r"[^\W\d_]{3,}")
_POINT = find_pattern("align.claims", "point")
_FIGURE_WEIGHT = 8.0
_FEW = 3  # clauses that a claim may mean
_CLEAR = 1.2  # how much better the clause that a statement means fits than any other


def link_claims(alignment: Alignment, old: Plan, new: Plan, pins: Pins) -> Alignment:
    """Link what a plan file says was reported, and what has no answer, to the clause whose point or topic it names.

    Args:
        alignment: What the words of the two versions come to.
        old: The old version.
        new: The new version.
        pins: Links that a person has decided.

    Returns:
        The alignment with one more link for each claim that means one clause without an answer, and no other.
    """
    found: dict[tuple[int, int], Entry] = {}
    sides = ((new, alignment.added, old, alignment.removed), (old, alignment.removed, new, alignment.added))
    for is_old, (plan, places, other, left) in enumerate(sides):
        entries = plan.outline()
        claims = [entries[i] for i in places if entries[i].clause.disclosure is Disclosure.REPORTED]
        if not claims:
            continue
        laid = Claims(other)
        for entry in claims:
            meant = [place for place, is_sure in laid.find_places(entry) if is_sure]
            edge = ((entry.index, meant[0]) if is_old else (meant[0], entry.index)) if len(meant) == 1 else None
            if edge and meant[0] in left and edge not in pins.forbidden:
                found[edge] = entry
    gone, come = (Counter(edge[side] for edge in found) for side in (0, 1))
    links = [
        Link((i,), (j,), (Pair(i, j, 1.0, (Reason("statement", entry.clause.id),)),))
        for (i, j), entry in found.items()
        if gone[i] == 1 == come[j]
    ]
    return add_links(alignment, links)


class Claims:
    """What one version says was reported of another.

    Attributes:
        entries: The clauses of the other, which are spoken of.
    """

    def __init__(self, text: Plan) -> None:
        self.entries = text.outline()
        self._stems = [_list_stems(f"{entry.clause.heading} {entry.clause.text}") for entry in self.entries]
        self._spread = Counter(word for stems in self._stems for word in stems)

    def find_places(self, claim: Entry) -> list[tuple[int, bool]]:
        """Return the clauses that a claim speaks of, and whether each is sure."""
        return self.find_named(claim) or self.find_by_words(claim, self.find_about(claim))

    def find_named(self, claim: Entry) -> list[tuple[int, bool]]:
        """Return the clauses whose number a claim names."""
        named = {match[1] for match in _POINT.finditer(claim.clause.text)}
        found = [other.index for other in self.entries if other.clause.number.rstrip(".") in named]
        return [(index, len(found) == 1) for index in found]

    def find_about(self, claim: Entry) -> list[int]:
        """Return the clauses on the topics of a claim."""
        topics = list_subjects(claim)
        return [other.index for other in self.entries if topics & set(other.topics)]

    def find_by_words(self, claim: Entry, about: Sequence[int]) -> list[tuple[int, bool]]:
        """Return which of the clauses on the topics of a claim share its words, or its kind of figure."""
        best = [
            self._find_best(claim, [i for i in about if topic in self.entries[i].topics])
            for topic in sorted(list_subjects(claim))
        ]
        places = [place for place in best if place is not None] or self._find_by_topic(claim, about)
        is_sure = len({index for index, _ in places}) == 1
        return [(index, is_sure and clear) for index, clear in dict(places).items()]

    def _find_best(self, claim: Entry, places: Sequence[int]) -> tuple[int, bool] | None:
        scores = sorted(((self.score(claim.clause, place), -place) for place in places), reverse=True)
        if not scores or scores[0][0] <= 0:
            return None
        return -scores[0][1], len(scores) == 1 or scores[0][0] >= _CLEAR * scores[1][0]

    def _find_by_topic(self, claim: Entry, about: Sequence[int]) -> list[tuple[int, bool]]:
        """Return the clauses on a topic where a claim shares no word with any: of a figure those that hold one."""
        has_figure = bool(list_figures(_POINT.sub("", claim.clause.text)))
        found = [i for i in about if not has_figure or list_figures(self.entries[i].clause.text)]
        return [(index, len(found) == 1) for index in found] if len(found) <= _FEW else []

    def score(self, statement: Clause, place: int) -> float:
        """Return how much a statement shares with a clause: rare words and figures count most."""
        common = _list_stems(statement.text) & self._stems[place]
        figures = {*map(strip_figure, list_figures(statement.text))} & {
            *map(strip_figure, list_figures(self.entries[place].clause.text))
        }
        return sum(1 / self._spread[word] for word in common) + _FIGURE_WEIGHT * len(figures)


def list_subjects(claim: Entry) -> set[str]:
    """Return the topics of a claim that say something."""
    return set(claim.topics) - {FALLBACK}


def _list_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in _WORD.findall(text))


def strip_figure(figure: str) -> str:
    """Return the digits of a figure."""
    return re.sub(r"\D", "", figure)
