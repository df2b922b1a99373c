"""What the engine returns: links between old and new units, with the reasons for each, and what has none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import evolve, field, frozen

from plancmp.model.value import Value

LinkKind = Literal["one-to-one", "split", "merge", "many-to-many"]


@frozen(eq=False, repr=False)
class Reason(Value):
    """One piece of evidence for a pair.

    Attributes:
        kind: Stable kebab-case id: "exact-text", "shared-words", "containment", "pinned", …
        detail: The evidence itself, for a person: the rare words, the figures, the heading.
    """

    kind: str
    detail: str = ""


@frozen(eq=False, repr=False)
class Pair(Value):
    """One old unit that answers to one new unit.

    Attributes:
        old: Index of the old unit.
        new: Index of the new unit.
        score: How sure the engine is, 0 to 1.
        reasons: Why, the strongest first.
    """

    old: int
    new: int
    score: float
    reasons: tuple[Reason, ...] = ()

    def mirrored(self) -> Pair:
        """Return the pair as seen from the other side."""
        return evolve(self, old=self.new, new=self.old)


@frozen(eq=False, repr=False)
class Link(Value):
    """Old units and the new units that answer to them; no unit stands in two links.

    Attributes:
        old: Indices of the old units, ascending.
        new: Indices of the new units, ascending.
        pairs: The pairs that hold the link together, ascending.
        weak: Whether a person should look: a pair scores near the threshold, or shares little but phrases.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    pairs: tuple[Pair, ...]
    weak: bool = False

    @property
    def score(self) -> float:
        """The score of the weakest pair, 0 to 1: a link is as sure as its least sure part."""
        return min(pair.score for pair in self.pairs)

    @property
    def kind(self) -> LinkKind:
        """How many units stand on each side."""
        if len(self.old) == 1:
            return "one-to-one" if len(self.new) == 1 else "split"
        return "merge" if len(self.new) == 1 else "many-to-many"

    def mirrored(self) -> Link:
        """Return the link as seen from the other side: a split becomes a merge."""
        pairs = sorted((pair.mirrored() for pair in self.pairs), key=lambda pair: (pair.old, pair.new))
        return Link(self.new, self.old, tuple(pairs), self.weak)


@frozen(eq=False, repr=False)
class Alignment(Value):
    """All the links of two versions; every unit of either is in exactly one link, or removed, or added.

    Attributes:
        links: The links, ordered by their first old unit.
        removed: Indices of the old units that have no link, ascending.
        added: Indices of the new units that have no link, ascending.
    """

    links: tuple[Link, ...] = ()
    removed: tuple[int, ...] = ()
    added: tuple[int, ...] = ()

    def mirrored(self) -> Alignment:
        """Return the alignment as seen from the other side: removed and added change places."""
        links = sorted((link.mirrored() for link in self.links), key=lambda link: link.old)
        return Alignment(tuple(links), self.added, self.removed)

    def pairs(self) -> frozenset[tuple[int, int]]:
        """Return the links as pairs of (old index, new index): what answers to what.

        They are what was found. A `Link` only groups them, and is not their product: of two old and two new clauses
        that stand in one link, three pairs may be links and the fourth none.
        """
        return frozenset((pair.old, pair.new) for link in self.links for pair in link.pairs)

    def weak_pairs(self) -> frozenset[tuple[int, int]]:
        """Return those of `pairs` that stand in weak links."""
        return frozenset((pair.old, pair.new) for link in self.links if link.weak for pair in link.pairs)


def add_links(alignment: Alignment, links: Sequence[Link]) -> Alignment:
    """Return an alignment with more one-to-one links, of units that had none."""
    if not links:
        return alignment
    gone, come = {link.old[0] for link in links}, {link.new[0] for link in links}
    return Alignment(
        tuple(sorted((*alignment.links, *links), key=lambda link: (link.old, link.new))),
        tuple(i for i in alignment.removed if i not in gone),
        tuple(j for j in alignment.added if j not in come),
    )


def _freeze_pairs(pairs: Iterable[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    return frozenset(pairs)


@frozen(eq=False, repr=False)
class Pins(Value):
    """What a person has decided about pairs; the engine keeps it, whatever the wording says.

    Attributes:
        required: (old index, new index) that are linked.
        forbidden: (old index, new index) that are not linked.

    Raises:
        ValueError: If a pair is both required and forbidden.
    """

    required: frozenset[tuple[int, int]] = field(default=frozenset(), converter=_freeze_pairs)
    forbidden: frozenset[tuple[int, int]] = field(default=frozenset(), converter=_freeze_pairs)

    def __attrs_post_init__(self) -> None:
        both = sorted(self.required & self.forbidden)
        if both:
            raise ValueError(f"pairs are both required and forbidden: {both}")

    def mirrored(self) -> Pins:
        """Return the pins as seen from the other side."""
        return Pins(((new, old) for old, new in self.required), ((new, old) for old, new in self.forbidden))


NO_PINS = Pins()
