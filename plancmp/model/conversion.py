"""Arguments of the model's constructors: converted where it is plain what is meant, else refused in one line.

A list becomes a tuple, "2025-11-20" a date, "must" a force, a dict attributes. The type that a field is declared with
says what it takes, so that a class names each of its fields once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any

from plancmp.model.attributes import Attributes
from plancmp.model.dates import PartialDate, parse_date
from plancmp.model.expressions import late

if TYPE_CHECKING:
    from attrs import Attribute

_TUPLE = late(r"tuple\[(.+), \.\.\.\]")
Converter = Callable[[Any], Any]
_PAIR = late(r"tuple\[(\w+), (\w+)\]")
_PLAIN = {"str": (str, "a text"), "int": (int, "a whole number"), "bool": (bool, "True or False")}


def convert_fields(owner: type, fields: list[Attribute[Any]]) -> list[Attribute[Any]]:
    """Give the fields of an attrs class a converter each; attrs calls this where a class is made.

    Returns:
        The fields. Their converters raise a `TypeError` for an argument of the wrong type and a `ValueError` for a
        wrong value, with the class, the field and what would be right.
    """
    return [field.evolve(converter=_make_converter(owner, field)) for field in fields]


def _make_converter(owner: type, field: Attribute[Any]) -> Converter:
    kind, then = str(field.type), field.converter
    place = _Place(owner, field.name)
    listed = _TUPLE.fullmatch(kind)
    if listed:
        return _make_list_converter(listed[1], place, then)  # type: ignore[arg-type]
    is_optional = kind.endswith(" | None")
    kind = kind.removesuffix(" | None")
    usual = place.find(kind)

    def convert(value: Any) -> Any:  # noqa: ANN401 - whatever a user gives
        # Nearly every call comes from within, with what is right already.
        if value.__class__ is usual or (value is None and is_optional):
            return value
        return _convert(value, kind, place)

    return convert


def _make_list_converter(kind: str, place: _Place, then: Converter | None) -> Converter:
    usual = place.find(kind)

    def convert(value: Any) -> Any:  # noqa: ANN401 - whatever a user gives
        nonlocal usual
        if value.__class__ is not tuple:
            value = _convert_all(value, kind, place)
        elif value:
            usual = usual or place.find(kind)  # a class that holds others of its own kind was not made yet
            for item in value:
                if item.__class__ is not usual:
                    value = _convert_all(value, kind, place)
                    break
        return then(value) if then else value

    return convert


class _Place:
    """Where an argument goes: a class and one of its fields."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: type, name: str) -> None:
        self.owner, self.name = owner, name

    def find(self, kind: str) -> type | None:
        """Return the class of a name in the module of the class that is made; `None` for a pair."""
        return _PLAIN[kind][0] if kind in _PLAIN else vars(sys.modules[self.owner.__module__]).get(kind)

    def refuse(self, wanted: str, value: object, hint: str = "") -> TypeError:
        """Return what is raised for an argument of the wrong type."""
        return TypeError(f"{self}: {wanted}, not {_name(value)}{hint}")

    def __str__(self) -> str:
        return f"{self.owner.__name__}.{self.name}"


def _convert(value: Any, kind: str, place: _Place) -> Any:  # noqa: ANN401 - whatever a user gives
    pair = _PAIR.fullmatch(kind)
    if pair:
        return _convert_pair(value, (pair[1], pair[2]), place)
    wanted = place.find(kind)
    if wanted is None or isinstance(value, wanted):
        return value
    if wanted is PartialDate:
        return _convert_date(value, place)
    if wanted is Attributes and isinstance(value, Mapping):
        return Attributes(value)
    if issubclass(wanted, Enum):
        return _convert_word(value, wanted, place)
    words = _PLAIN[kind][1] if kind in _PLAIN else "a map" if wanted is Attributes else f"a {wanted.__name__}"
    raise place.refuse(words, value)


def _convert_all(value: Any, kind: str, place: _Place) -> tuple[Any, ...]:  # noqa: ANN401 - whatever a user gives
    if isinstance(value, str | bytes):
        raise place.refuse("a list", value, f"; write [{value!r}]" if len(value) < 40 else "")
    if isinstance(value, Mapping) and _PAIR.fullmatch(kind):
        value = value.items()
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        raise place.refuse("a list", value)
    return tuple(_convert(item, kind, place) for item in value)


def _convert_pair(value: Any, kinds: tuple[str, str], place: _Place) -> tuple[Any, Any]:  # noqa: ANN401
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise place.refuse("a pair", value)
    pair = tuple(value)
    if len(pair) != 2:
        raise TypeError(f"{place}: a pair has two items, not {len(pair)}")
    return _convert(pair[0], kinds[0], place), _convert(pair[1], kinds[1], place)


def _convert_date(value: object, place: _Place) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if hasattr(value, "isoformat"):
        value = str(value.isoformat())[:10]  # a day or moment of any library
    if isinstance(value, str):
        try:
            return parse_date(value)
        except ValueError as error:
            raise ValueError(f"{place}: {error}") from None
    raise place.refuse("a date", value, "; write it as 2025-11-20, 2025-11 or 2025")


def _convert_word(value: object, wanted: type[Enum], place: _Place) -> Enum:
    try:
        return wanted(value)
    except ValueError:
        words = ", ".join(str(word) for word in wanted)
        raise ValueError(f"{place}: {_name(value)} is not one of {words}") from None


def _name(value: object) -> str:
    """Return how a message calls a value: a short text in quotes, anything else by its type."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 40 else f'"{value[:39]}…"'
    return f"{value}" if value is None or isinstance(value, int | float) else f"a {type(value).__name__}"
