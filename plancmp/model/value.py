"""The base of the model's classes: how a value shows itself."""

from __future__ import annotations


class Value:
    """Shows an attrs class by those of its fields that say anything.

    The classes leave their own `__repr__` out: building one for each costs a twentieth of a whole comparison's start,
    and most fields of a clause are empty.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        values = ((item.name, getattr(self, item.name)) for item in getattr(type(self), "__attrs_attrs__", ()))
        shown = ", ".join(f"{name}={value!r}" for name, value in values if value not in ("", (), None))
        return f"{type(self).__name__}({shown})"
