"""What two texts differ in, and how their facts are matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Generic, TypeAlias, TypeVar

from attrs import frozen

from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.facts import find_facts
from plancmp.extract.paraphrases import stem

Agree: TypeAlias = "Callable[[Fact, Fact], bool]"
Lone: TypeAlias = "tuple[list[Fact], list[Fact]]"
Told = TypeVar("Told")


class DivergenceKind(StrEnum):
    """What two renderings differ in."""

    FIGURE = "figure"
    DEADLINE = "deadline"
    FORCE = "force"
    NEGATION = "negation"
    PARTY = "party"
    PLACE = "place"
    NAME = "name"
    CONDITION = "condition"
    QUALIFIER = "qualifier"
    DIRECTION = "direction"
    REFERENCE = "reference"
    POINT = "point"


@frozen
class Difference(Generic[Told]):
    """One fact that two texts put differently.

    Attributes:
        kind: What they differ in.
        rule: The id of the rule that says so.
        first: What the first text says; `None` if it lacks the fact.
        second: The same of the second.
    """

    kind: DivergenceKind
    rule: str
    first: Told | None
    second: Told | None


@frozen
class Finding(Difference[Fact]):
    """A difference as the facts of the two texts tell it."""

    def of(self, place: int) -> Fact | None:
        """Return what the first (0) or the second (1) text says."""
        return self.second if place else self.first

    def mirrored(self) -> Finding:
        """Return it as seen from the other side."""
        return Finding(self.kind, self.rule, self.second, self.first)


@frozen
class Side:
    """One text with its facts.

    Attributes:
        text: The text.
        facts: Its facts.
        stems: The stems of all its words.
    """

    text: str
    facts: tuple[Fact, ...]
    stems: frozenset[str]

    @classmethod
    def read(cls, text: str, parties: Collection[str]) -> Side:
        """Read the facts of a text."""
        words = re.findall(r"[^\W\d_]+", text)
        return cls(text, find_facts(text, parties), frozenset(map(stem, words)))

    def select(self, *kinds: FactKind) -> list[Fact]:
        """Return the facts of some kinds."""
        return [fact for fact in self.facts if fact.kind in kinds]

    def without(self, gone: Collection[Fact]) -> Side:
        """Return the same text with fewer facts."""
        return Side(self.text, tuple(fact for fact in self.facts if fact not in gone), self.stems)


def match_facts(left: Sequence[Fact], right: Sequence[Fact], agree: Agree) -> Lone:
    """Return the facts of either side that nothing on the other agrees with; one may agree with several."""
    return (
        [fact for fact in left if not any(agree(fact, other) for other in right)],
        [fact for fact in right if not any(agree(other, fact) for other in left)],
    )


def pair_facts(lone: Lone, belong: Agree) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Pair what is left over, in its order, where two belong together; the rest stands alone."""
    rest = list(lone[1])
    for fact in lone[0]:
        other = next((one for one in rest if belong(fact, one)), None)
        if other is not None:
            rest.remove(other)
        yield fact, other
    for fact in rest:
        yield None, fact


def report_pairs(lone: Lone, belong: Agree) -> Iterator[Finding]:
    """Report what is left over, of each fact once; what is not firm proves nothing."""
    left, right = (_list_unique(fact for fact in facts if fact.is_firm) for facts in lone)
    for first, second in pair_facts((left, right), belong):
        fact = first or second
        if fact is not None:
            is_party = FactKind.PARTY in {one.kind for one in (first, second) if one is not None}
            kind = DivergenceKind.PARTY if is_party else DivergenceKind(fact.kind.value)
            yield Finding(kind, f"{kind}-differs" if first and second else f"{kind}-lacking", first, second)


def _list_unique(facts: Iterable[Fact]) -> list[Fact]:
    return list({(fact.kind, fact.value): fact for fact in reversed(list(facts))}.values())[::-1]
