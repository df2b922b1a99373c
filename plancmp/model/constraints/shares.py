"""Who gets which part of a whole."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import ClassVar, Self

from attrs import field, frozen

from plancmp.model.constraints.base import Constraint, Relation, Spelling, SpellingError, Step
from plancmp.model.constraints.words import Say, say_english
from plancmp.model.quantity import Quantity, parse_quantity
from plancmp.model.vocabulary import Force


def _freeze(parts: Mapping[str, Quantity] | tuple[tuple[str, Quantity], ...]) -> tuple[tuple[str, Quantity], ...]:
    return tuple(parts.items()) if isinstance(parts, Mapping) else tuple(parts)


@frozen(eq=False, repr=False)
class Shares(Constraint):
    """Parts of a whole by their holders; exact, so three thirds are one and 3 × 33 % is not.

    Attributes:
        parts: Pairs of holder and share; what they leave of the whole is not said.

    Raises:
        ValueError: If there is none, a holder has no name or stands twice, or a share is none or they exceed the whole.
    """

    kind: ClassVar[str] = "shares"
    keys: ClassVar[tuple[str, ...]] = ("shares",)

    parts: tuple[tuple[str, Quantity], ...] = field(converter=_freeze)

    def __attrs_post_init__(self) -> None:
        if not self.parts:
            raise ValueError("no share is given")
        if len({holder for holder, _ in self.parts}) < len(self.parts):
            raise ValueError("a holder is named twice")
        for holder, share in self.parts:
            if not holder.strip():
                raise ValueError("a share has no holder")
            if share.dimension or not 0 <= share.amount <= 1:
                raise ValueError(f'"{share}" of {holder} is not a share; write 50%, 1/3 or 0.5')
        total = sum(share.amount for _, share in self.parts)
        if total > 1:
            raise ValueError(f"the shares add up to {float(total):.4g} of the whole; they may not exceed 1")

    @classmethod
    def parse(cls, spelling: Mapping[str, Spelling]) -> Self:
        parts = spelling["shares"]
        if not isinstance(parts, Mapping):
            raise SpellingError('"shares" takes a map such as {Ukraine: 1/2, Russia: 50%}', ("shares",))
        read = {}
        for holder, text in parts.items():
            try:
                read[holder] = parse_quantity(text)
                if read[holder].dimension or not 0 <= read[holder].amount <= 1:
                    raise ValueError(f'"{text}" is not a share; write 50%, 1/3 or 0.5')  # noqa: TRY301 - told with its place below
            except ValueError as error:
                raise SpellingError(str(error), ("shares", holder)) from None
        try:
            return cls(read)
        except ValueError as error:
            raise SpellingError(str(error), ("shares",)) from None

    def spell(self) -> Spelling:
        return {"shares": {holder: str(share) for holder, share in self.parts}}  # type: ignore[dict-item]

    @classmethod
    def schema(cls) -> Mapping[str, object]:
        share = {"type": ["string", "number"], "description": "50%, 1/3 or 0.5."}
        return {"shares": {"type": "object", "additionalProperties": share, "minProperties": 1}}

    def describe(self, say: Say = say_english) -> str:  # noqa: ARG002
        return ", ".join(f"{holder} {share}" for holder, share in self.parts)

    def relate(self, new: Self) -> Relation:
        return Relation.EQUAL if self._amounts() == new._amounts() else Relation.CROSSING

    def room(self, force: Force) -> int:  # noqa: ARG002
        return 0

    def steps_to(self, new: Self) -> tuple[Step, ...]:
        if self.relate(new) is Relation.EQUAL:
            return ()
        before, after = dict(self.parts), dict(new.parts)
        moves = [
            f"{holder} {before.get(holder, 'none')} → {after.get(holder, 'none')}"
            for holder in [*before, *(holder for holder in after if holder not in before)]
            if holder not in before or holder not in after or before[holder].amount != after[holder].amount
        ]
        return (Step("share-out-changed", "; ".join(moves)),)

    def excludes(self, other: Self) -> bool:
        """Say so if a holder has two shares, or all shares together exceed the whole."""
        before, after = dict(self._amounts()), dict(other._amounts())
        if any(before[holder] != after[holder] for holder in before.keys() & after.keys()):
            return True
        return sum((before | after).values()) > 1

    def _amounts(self) -> frozenset[tuple[str, Fraction]]:
        return frozenset((holder, share.amount) for holder, share in self.parts)
