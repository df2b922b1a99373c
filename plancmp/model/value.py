"""The base of the model's classes: how a value shows itself, and when two of them are equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache
from operator import attrgetter

_LINE = 120  # characters of a whole value
_TEXT = 40  # characters of a text in it
_ITEMS = 3  # items of a list in it


class Value:
    """Shows an attrs class on one line, by those of its fields that say something of their own, and compares by fields.

    The classes leave their own methods for that out (`eq=False, repr=False`): building them for each costs a tenth of a
    whole comparison's start, most fields of a clause are empty, and a plan of fifteen points would fill a screen a
    hundred times.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        owner: type = self.__class__
        read = _read_fields(owner)
        return bool(read(self) == read(other))

    def __hash__(self) -> int:
        owner: type = self.__class__
        return hash((owner, _read_fields(owner)(self)))

    def __repr__(self) -> str:
        said = (
            f"{item.name}={_shorten(content)}"
            for item in getattr(type(self), "__attrs_attrs__", ())
            if (content := getattr(self, item.name)) not in (None, item.default)
            and not (isinstance(content, str | tuple | Mapping) and not content)
        )
        line = f"{type(self).__name__}({', '.join(said)})"
        return line if len(line) <= _LINE else f"{line[: _LINE - 2]}…)"


@cache
def _read_fields(owner: type) -> Callable[[object], object]:
    """Return what reads the fields of a class that count for equality."""
    return attrgetter(*(item.name for item in getattr(owner, "__attrs_attrs__", ()) if item.eq))


def spell_whole(value: object) -> str:
    """Return all that a value holds as text, for keys and for orders that must not hang on anything else."""
    if isinstance(value, Value):
        names = [item.name for item in getattr(type(value), "__attrs_attrs__", ())]
        fields = (f"{name}={spell_whole(getattr(value, name))}" for name in names)
        return f"{type(value).__name__}({', '.join(fields)})"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(spell_whole, value))})"
    return repr(value)


def _shorten(value: object) -> str:
    if isinstance(value, str) and len(value) > _TEXT:
        return repr(f"{value[: _TEXT - 1]}…")
    if isinstance(value, StrEnum):
        return repr(str(value))
    if not isinstance(value, tuple):
        return repr(value)
    if len(value) > _ITEMS or any(isinstance(item, Value) for item in value):
        return f"<{len(value)}>"
    comma = "," if len(value) == 1 else ""
    return f"({', '.join(map(_shorten, value))}{comma})"
