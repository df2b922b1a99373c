"""What every constraint kind can do: be read, be written, describe itself, and relate to another of its kind.

A constraint stands for a set, its *extent*: the troop numbers that a cap allows, the places that a list names. The
algebra needs two things of a kind: how two extents lie to each other (`relate`), and whether a larger extent leaves
the bound party more room or less under a given force (`room`). The effect of a change follows from these two.

What two sides have in common needs three more: what lies in both extents (`overlap`), what lies in either (`union`),
and whether it is certain that nothing lies in both (`excludes`). Extents form a lattice as far as they can be computed;
overlap and union are its meet and join. Where one constraint cannot say it, they say so instead of guessing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import ClassVar, Self

from attrs import frozen

from plancmp.model.constraints.words import Say, say_english
from plancmp.model.value import Value
from plancmp.model.vocabulary import Force

Spelling = str | bool | Sequence[str] | Mapping[str, str]


class Relation(Enum):
    """How the extent of a new constraint lies to that of the old one."""

    EQUAL = "equal"
    NARROWER = "narrower"
    WIDER = "wider"
    CROSSING = "crossing"

    def mirrored(self) -> Relation:
        """Return the relation as seen from the other side."""
        return {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}.get(self, self)


@frozen(eq=False, repr=False)
class Step(Value):
    """One way in which a new constraint differs from the old.

    Attributes:
        rule: The id of the rule that names it, such as "cap-raised".
        difference: By how much, such as "+200,000, +33 %"; may be empty.
    """

    rule: str
    difference: str = ""


class SpellingError(ValueError):
    """A constraint in a plan file that cannot be read.

    Args:
        message: What is wrong and what would be right.
        path: The keys or indexes that lead to the bad value.
    """

    def __init__(self, message: str, path: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.path = path


class Constraint(Value, ABC):
    """What a force holds over; a subclass for each kind, each a frozen attrs class.

    Class attributes:
        kind: The name of the kind.
        keys: The keys that spell it in a plan file; no two kinds share one.
    """

    __slots__ = ()
    kind: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]

    @classmethod
    @abstractmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        """Read it from its plan-file spelling.

        Args:
            spelling: Some of this kind's `keys`, with the text, list or map that stands there.

        Raises:
            SpellingError: If it cannot be read.
        """

    @abstractmethod
    def spell(self) -> Spelling:
        """Return its plan-file spelling; `parse` reads the same constraint back."""

    @classmethod
    @abstractmethod
    def schema(cls) -> Mapping[str, object]:
        """Return the JSON Schema of each of its keys."""

    @abstractmethod
    def describe(self, say: Say = say_english) -> str:
        """Return a short phrase for readers, such as "at most 600,000 personnel".

        Args:
            say: Returns the words of a language under a key of `say_english`; names, units and free wording stay.
        """

    @abstractmethod
    def relate(self, new: Self) -> Relation:
        """Return how the extent of `new` lies to this one's."""

    def room(self, force: Force) -> int:
        """Say what a larger extent means under a force: of outcomes, as here, more room, unless they are banned.

        Returns:
            1 if it leaves the bound party more room, -1 if less, 0 if that cannot be said.
        """
        return -1 if force is Force.MUST_NOT else 1

    @abstractmethod
    def steps_to(self, new: Self) -> tuple[Step, ...]:
        """Name the ways in which `new` differs; empty only if the extents are equal."""

    @property
    def is_everything(self) -> bool:
        """Whether its extent leaves nothing out."""
        return False

    def overlap(self, other: Self) -> Self | None:
        """Return the constraint whose extent lies in both; `None` if nothing does, or if one constraint cannot say it.

        Commutative and idempotent up to spelling; where one extent lies in the other, it is that one.
        """
        return self if self.relate(other) is Relation.EQUAL else None

    def union(self, other: Self) -> Self | None:
        """Return the constraint whose extent is both together; `None` if one constraint cannot say it.

        Commutative and idempotent up to spelling; where one extent lies in the other, it is the other.
        """
        return self if self.relate(other) is Relation.EQUAL else None

    def excludes(self, other: Self) -> bool:  # noqa: ARG002 - most kinds cannot tell
        """Say whether it is certain that nothing lies in both extents; then there is no `overlap`."""
        return False


def require_text(spelling: Mapping[str, Spelling], key: str) -> str:
    """Return the text under a key.

    Raises:
        SpellingError: If a list, map or yes/no stands there.
    """
    value = spelling[key]
    if not isinstance(value, str):
        raise SpellingError(f'"{key}" takes one value, not a list, map or yes/no', (key,))
    return value
