"""Sets of places, parties or things."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import ClassVar, Self

from attrs import field, frozen

from plancmp.model.constraints.base import Constraint, Relation, Spelling, SpellingError, Step
from plancmp.model.constraints.words import Say, say_english
from plancmp.model.spelling import fold_spelling
from plancmp.model.vocabulary import Force


class Mode(StrEnum):
    """How the members of a set are meant."""

    ALL = "all_of"
    ANY = "any_of"
    ONLY = "only"


# What a longer list means for the bound party. "Must recognise A, B and C" asks more than "must recognise A and B";
# "may use any of A, B, C" leaves more choice; a ban on each of A, B, C leaves less.
_ROOM = {
    (Mode.ALL, Force.MUST): -1, (Mode.ALL, Force.EXPECTED): -1, (Mode.ALL, Force.MUST_NOT): -1,
    (Mode.ALL, Force.MAY): 1,
    (Mode.ANY, Force.MUST): 1, (Mode.ANY, Force.EXPECTED): 1, (Mode.ANY, Force.MUST_NOT): -1, (Mode.ANY, Force.MAY): 1,
    (Mode.ONLY, Force.MUST): 1, (Mode.ONLY, Force.EXPECTED): 1, (Mode.ONLY, Force.MAY): 1,
}  # fmt: skip


def _freeze(items: Sequence[str]) -> tuple[str, ...]:
    return tuple(items)


@frozen(eq=False, repr=False)
class Members(Constraint):
    """Each of, one of, or only these places, parties or things; their order means nothing.

    Attributes:
        items: The members as written.
        mode: How they are meant.

    Raises:
        ValueError: If there is none, or one is empty or stands there twice.
    """

    kind: ClassVar[str] = "members"
    keys: ClassVar[tuple[str, ...]] = ("all_of", "any_of", "only")

    items: tuple[str, ...] = field(converter=_freeze)
    mode: Mode = Mode.ALL

    def __attrs_post_init__(self) -> None:
        if not self.items:
            raise ValueError("the list is empty")
        seen = set()
        for item in self.items:
            if not fold_spelling(item):
                raise ValueError("a member of the list is empty")
            if fold_spelling(item) in seen:
                raise ValueError(f'"{item}" is used twice in the list')
            seen.add(fold_spelling(item))

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        key, *others = spelling
        if others:
            raise SpellingError(f'"{key}" stands alone; "{others[0]}" cannot stand beside it', (others[0],))
        items = spelling[key]
        if isinstance(items, str):
            items = [items]
        if not isinstance(items, Sequence):
            raise SpellingError(f'"{key}" takes a list such as [Crimea, Luhansk]', (key,))
        try:
            return cls(tuple(items), Mode(key))
        except ValueError as error:
            raise SpellingError(str(error), (key,)) from None

    def spell(self) -> Spelling:
        return list(self.items) if self.mode is Mode.ALL else {str(self.mode): list(self.items)}  # type: ignore[dict-item]

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        items = {"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True}
        return {str(mode): {"anyOf": [items, {"type": "string"}]} for mode in Mode}

    def describe(self, say: Say = say_english) -> str:
        *items, last = self.items
        word = "or" if self.mode is Mode.ANY else "and"
        listing = say(word, first=", ".join(items), second=last) if items else last
        return say("only", items=listing) if self.mode is Mode.ONLY else listing

    def relate(self, new: Self) -> Relation:
        old_keys, new_keys = self._keys(), new._keys()
        if self.mode is not new.mode and max(len(old_keys), len(new_keys)) > 1:
            return Relation.CROSSING
        if old_keys == new_keys:
            return (
                Relation.EQUAL if self.mode is new.mode or Mode.ONLY not in {self.mode, new.mode} else Relation.CROSSING
            )
        if self.mode is not new.mode:
            return Relation.CROSSING
        if new_keys < old_keys:
            return Relation.NARROWER
        return Relation.WIDER if new_keys > old_keys else Relation.CROSSING

    def room(self, force: Force) -> int:
        return _ROOM.get((self.mode, force), 0)

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        relation = self.relate(new)
        if relation is Relation.EQUAL:
            return ()
        if self.mode is not new.mode:
            return (Step("list-recast"),)
        gone = [item for item in self.items if fold_spelling(item) not in new._keys()]
        come = [item for item in new.items if fold_spelling(item) not in self._keys()]
        steps = []
        if come:
            steps.append(Step("member-added", "+ " + ", ".join(come)))
        if gone:
            steps.append(Step("member-removed", "− " + ", ".join(gone)))
        return tuple(steps)

    def overlap(self, other: Self) -> Self | None:
        if self.mode is not other.mode:
            return super().overlap(other)
        common = tuple(item for item in self.items if fold_spelling(item) in other._keys())
        return type(self)(common, self.mode) if common else None

    def union(self, other: Self) -> Self | None:
        if self.mode is not other.mode:
            return super().union(other)
        come = (item for item in other.items if fold_spelling(item) not in self._keys())
        return type(self)((*self.items, *come), self.mode)

    def excludes(self, other: Self) -> bool:
        return self.mode is other.mode and not self._keys() & other._keys()

    def _keys(self) -> frozenset[str]:
        return frozenset(map(fold_spelling, self.items))
