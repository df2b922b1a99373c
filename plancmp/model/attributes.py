"""Open-ended data that a plan file may carry beside what the model knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import isfinite
from typing import TypeAlias

_PLAIN = "text, a number, yes/no, null, a list or a map"

Json: TypeAlias = "bool | int | float | str | tuple[Json, ...] | Attributes | None"


class Attributes(Mapping[str, "Json"]):
    """An immutable, ordered map of plain values; equal whatever the order of its keys.

    Values are equal only if they are of one type: `yes` is not 1, and 1 is not 1.0.

    Args:
        items: A mapping whose values are text, numbers, booleans, `None`, lists or mappings.

    Raises:
        TypeError: If a value is of any other type.
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, object] | None = None) -> None:
        self._items: dict[str, Json] = {str(k): freeze(v) for k, v in (items or {}).items()}

    def __getitem__(self, key: str) -> Json:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Attributes):
            return NotImplemented
        return self.keys() == other.keys() and all(_equal(value, other[key]) for key, value in self.items())

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"Attributes({self._items!r})"

    def thaw(self) -> dict[str, object]:
        """Return the same data as plain dicts and lists."""
        return {key: thaw(value) for key, value in self._items.items()}


# What most clauses and terms carry; one for all of them.
NO_ATTRIBUTES = Attributes()


def freeze(value: object) -> Json:
    """Return an immutable copy of plain data.

    Raises:
        TypeError: If the value is not made of text, numbers, booleans, `None`, lists and mappings.
    """
    if isinstance(value, float) and not isfinite(value):
        raise TypeError(f"an attribute is {_PLAIN}, not {value}")
    if value is None or isinstance(value, bool | float | Attributes):
        return value
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Mapping):
        return Attributes(value)
    if isinstance(value, list | tuple):
        return tuple(freeze(item) for item in value)
    raise TypeError(f"an attribute is {_PLAIN}, not {type(value).__name__}")


def _equal(left: Json, right: Json) -> bool:
    if isinstance(left, tuple) and isinstance(right, tuple):
        return len(left) == len(right) and all(map(_equal, left, right))
    return type(left) is type(right) and left == right


def thaw(value: Json) -> object:
    """Return plain dicts and lists for frozen data."""
    if isinstance(value, Attributes):
        return value.thaw()
    if isinstance(value, tuple):
        return [thaw(item) for item in value]
    return value
