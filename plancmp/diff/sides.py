"""Two sentences cut into propositions that answer to each other, and what is claimed of one of their slots."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from attrs import frozen

from plancmp.diff.propositions import Match, Proposition, home_of, list_propositions, pair_propositions
from plancmp.extract.equivalents import Rank
from plancmp.extract.pieces import Limit, Piece, Reading

_STAYED = 0.6  # of the pieces of a plain statement, for it to be one beside a clause with a cue


class Slot(StrEnum):
    """What of a proposition changed."""

    FIGURE = "figure"
    FORCE = "force"
    LIMIT = "limit"
    PARTY = "party"
    RANK = "rank"
    JOINER = "joiner"
    REFERENCE = "reference"
    WORDS = "words"


@frozen(eq=False, repr=False)
class Claim:
    """One change of one slot.

    Attributes:
        slot: What changed.
        old: The pieces that went.
        new: The pieces that came.
        home: The pair of propositions it belongs to; -1 on a side where there is none.
        limits: The condition that went and the one that came, for a change of those.
        ranks: The two places on a scale, for a change of those.
    """

    slot: Slot
    old: tuple[Piece, ...]
    new: tuple[Piece, ...]
    home: tuple[int, int]
    limits: tuple[Limit | None, Limit | None] = (None, None)
    ranks: tuple[Rank, Rank] | None = None


@frozen(eq=False, repr=False)
class Sides:
    """The propositions of two sentences, and which of them answer to each other."""

    old: tuple[Proposition, ...]
    new: tuple[Proposition, ...]
    pairs: dict[int, int]

    def home(self, old: int | None, new: int | None) -> tuple[int, int]:
        """Return the pair of propositions of an old or a new piece, or of both: the later one, if they disagree."""
        homes = []
        if old is not None:
            number = home_of(self.old, old)
            homes.append((number, self.pairs.get(number, -1)))
        if new is not None or old is None:
            number = home_of(self.new, new or 0)
            homes.append((next((a for a, b in self.pairs.items() if b == number), -1), number))
        return max(homes, key=lambda home: (min(home) >= 0, sum(home)))


def pair_sides(match: Match) -> Sides:
    """Cut two sentences into propositions and pair them.

    A plain statement that stayed before a clause with a cue is one by itself, whatever force the clause has.
    """
    old, new = list_propositions(match.old), list_propositions(match.new)
    if old[0].is_plain and len(old) == 1:
        new = list_propositions(match.new, _find_plain(match.new, new[0], [b for _, b in match.links], old[0].after))
    elif new[0].is_plain and len(new) == 1:
        old = list_propositions(match.old, _find_plain(match.old, old[0], [a for a, _ in match.links], new[0].after))
    return Sides(old, new, pair_propositions(match, old, new))


def _find_plain(reading: Reading, one: Proposition, stayed: Sequence[int], size: int) -> int:
    """Return how many pieces before the comma of a cue are the plain statement of another sentence; 0 if none are."""
    before = max((place for place in reading.breaks if place <= one.cue), default=0)
    return before if sum(place < before for place in stayed) > size * _STAYED else 0
