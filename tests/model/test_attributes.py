"""Attributes keep any plain data as it is and cannot be changed."""

import copy
import pickle
from enum import IntEnum, StrEnum

import pytest
from hypothesis import given

from plancmp.model import Attributes
from plancmp.model.attributes import freeze, thaw
from tests import strategies


class Colour(StrEnum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


@given(strategies.attributes())
def test_thawed_data_freezes_to_the_same_attributes(attributes: Attributes) -> None:
    assert Attributes(attributes.thaw()) == attributes


@given(strategies.attributes())
def test_copies_and_pickles_are_equal_and_hash_alike(attributes: Attributes) -> None:
    for twin in (copy.deepcopy(attributes), pickle.loads(pickle.dumps(attributes))):  # noqa: S301 - our own bytes
        assert twin == attributes
        assert hash(twin) == hash(attributes)
        assert repr(twin) == repr(attributes)


@given(strategies.attributes())
def test_the_order_of_keys_means_nothing_but_is_kept(attributes: Attributes) -> None:
    turned = Attributes(dict(reversed(list(attributes.items()))))
    assert turned == attributes
    assert hash(turned) == hash(attributes)
    assert list(turned) == list(attributes)[::-1]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"a": True}, {"a": 1}),
        ({"a": 1}, {"a": 1.0}),
        ({"a": "1"}, {"a": 1}),
        ({"a": None}, {"a": False}),
        ({"a": [True]}, {"a": [1]}),
        ({"a": {"b": [0]}}, {"a": {"b": [False]}}),
        ({"a": [1, 2]}, {"a": [2, 1]}),
        ({"a": [1]}, {"a": [1, 1]}),
        ({"a": 1}, {"a": 1, "b": None}),
    ],
)
def test_values_of_different_types_or_places_are_different(left: dict[str, object], right: dict[str, object]) -> None:
    assert Attributes(left) != Attributes(right)


def test_attributes_are_no_dict() -> None:
    assert Attributes({"a": 1}) != {"a": 1}
    assert Attributes({"a": 1}).thaw() == {"a": 1}
    assert len(Attributes({"a": 1})) == 1


def test_what_is_put_in_can_change_without_changing_them() -> None:
    data: dict[str, object] = {"a": [1, {"b": 2}]}
    attributes = Attributes(data)
    data["a"] = 3
    assert attributes["a"] == (1, Attributes({"b": 2}))
    with pytest.raises(TypeError):
        attributes["a"] = 3  # type: ignore[index]
    with pytest.raises(AttributeError):
        attributes.extra = 3  # type: ignore[attr-defined]


def test_plain_values_lose_their_special_types() -> None:
    assert [type(freeze(value)) for value in (Colour.RED, Level.LOW, True)] == [str, int, bool]
    assert thaw(freeze([Colour.RED, Level.LOW])) == ["red", 1]


@pytest.mark.parametrize(
    ("value", "shown"),
    [({1}, "set"), (b"x", "bytes"), (float("nan"), "nan"), (float("inf"), "inf"), (object(), "object")],
)
def test_what_no_file_can_hold_is_refused(value: object, shown: str) -> None:
    with pytest.raises(TypeError, match=f"an attribute is text, a number, yes/no, null, a list or a map, not {shown}"):
        Attributes({"a": [value]})
