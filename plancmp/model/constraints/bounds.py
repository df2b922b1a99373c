"""Intervals over anything ordered: the part that quantities and dates have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from attrs import frozen

from plancmp.model.constraints.base import Relation
from plancmp.model.value import Value

T = TypeVar("T")
Order = Callable[[T, T], int | None]


@frozen(eq=False, repr=False)
class Bound(Value, Generic[T]):
    """An end of an interval.

    Attributes:
        value: Where it lies.
        inclusive: Whether the value itself is allowed.
    """

    value: T
    inclusive: bool = True


def compare_lows(old: Bound[T] | None, new: Bound[T] | None, order: Order[T]) -> int | None:
    """Return 1 if the new lower end is the stricter one, -1 if the old is, 0 if equal, `None` if nobody can say."""
    if old is None or new is None:
        return (new is not None) - (old is not None)
    sign = order(new.value, old.value)
    return sign if sign != 0 else old.inclusive - new.inclusive


def compare_highs(old: Bound[T] | None, new: Bound[T] | None, order: Order[T]) -> int | None:
    """Return 1 if the new upper end is the stricter one, -1 if the old is, 0 if equal, `None` if nobody can say."""
    return compare_lows(old, new, lambda one, other: order(other, one))


def relate_ends(low: int | None, high: int | None) -> Relation:
    """Return how two intervals lie, from how strict the new ends are against the old."""
    if low is None or high is None or low * high < 0:
        return Relation.CROSSING
    strictness = low + high
    if strictness == 0:
        return Relation.EQUAL
    return Relation.NARROWER if strictness > 0 else Relation.WIDER


def name_move(end: str, old: Bound[T] | None, new: Bound[T] | None, sign: int) -> str:
    """Return the rule for a moved end: "cap-raised", "floor-introduced" and so on.

    Args:
        end: The word for this end, "cap" or "floor".
        old: The end before.
        new: The end after.
        sign: 1 if it went up, -1 if it went down.
    """
    if old is None:
        return f"{end}-introduced"
    if new is None:
        return f"{end}-removed"
    return f"{end}-raised" if sign > 0 else f"{end}-lowered"
