"""One thing that a text says, in the one form that stands for all its equals."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction

from attrs import frozen


class FactKind(StrEnum):
    """What a fact is about."""

    FIGURE = "figure"
    DEADLINE = "deadline"
    REFERENCE = "reference"
    FORCE = "force"
    PARTY = "party"
    PLACE = "place"
    NAME = "name"
    CONDITION = "condition"
    QUALIFIER = "qualifier"
    DIRECTION = "direction"


@frozen
class Fact:
    """One thing that a text says.

    Attributes:
        kind: What it is about.
        value: What it says, in the one form that stands for all its equals.
        start: Where it begins in the text, in characters.
        end: One past where it ends.
        rule: The id of the rule that found it.
        amount: The figure, where there is one figure.
        family: What it compares with: the dimension of a figure, the group of a qualifier, the state of a capital.
        limit: What bounds a figure ("at most"); "only" for a condition without which nothing holds.
        event: What a deadline runs from.
        scope: Stems of the words that it governs or holds.
        sentence: The number of its sentence, from 0.
        is_firm: Whether a text that lacks it says something else; what is not firm can only confirm another fact.
    """

    kind: FactKind
    value: str
    start: int
    end: int
    rule: str
    amount: Fraction | None = None
    family: str = ""
    limit: str = ""
    event: str = ""
    scope: frozenset[str] = frozenset()
    sentence: int = 0
    is_firm: bool = True

    def holds(self, other: Fact) -> bool:
        """Whether another fact of the text stands within this one."""
        return self is not other and self.start <= other.start and other.end <= self.end
