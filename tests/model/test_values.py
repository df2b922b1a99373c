"""Every class of the model is a frozen, slotted value that can be hashed and pickled; a walk finds all of them."""

import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Iterator
from typing import Any

import attrs
import pytest
from hypothesis import given

import plancmp.model
from plancmp.model import Clause, Disclosure, Plan, Source, Taxonomy, Term, Topic
from plancmp.model.constraints import Flag
from plancmp.model.quantity import Unit
from plancmp.model.spelling import fold_spelling
from tests.shared import any_plan


def list_modules() -> list[str]:
    return [module.name for module in pkgutil.walk_packages(plancmp.model.__path__, "plancmp.model.")]


def list_classes() -> list[type[attrs.AttrsInstance]]:
    classes = {
        item
        for name in list_modules()
        for item in vars(importlib.import_module(name)).values()
        if inspect.isclass(item) and attrs.has(item) and item.__module__.startswith("plancmp.model")
    }
    return sorted(classes, key=lambda item: item.__qualname__)


def list_values(value: Any) -> Iterator[Any]:  # noqa: ANN401 - any field
    """Yield every attrs instance in a value."""
    if attrs.has(type(value)):
        yield value
        for item in attrs.fields(type(value)):
            yield from list_values(getattr(value, item.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from list_values(item)


def test_the_walk_finds_the_model() -> None:
    names = {item.__name__ for item in list_classes()}
    assert {"Plan", "Clause", "Term", "Interval", "Bound", "Quantity", "PartialDate", "Step", "Unit"} <= names


@pytest.mark.parametrize("item", list_classes(), ids=lambda item: item.__name__)
def test_every_class_is_frozen_slotted_and_documented(item: type[attrs.AttrsInstance]) -> None:
    assert item.__setattr__ is not object.__setattr__
    assert item.__dictoffset__ == 0
    undocumented = {field.name for field in attrs.fields(item) if f"{field.name}:" not in (item.__doc__ or "")}
    assert not undocumented or item is Unit


@given(any_plan)
def test_whole_plans_are_hashed_and_pickled_with_all_their_parts(plan: Plan) -> None:
    twin = pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own bytes
    assert twin == plan
    assert hash(twin) == hash(plan)
    for value in list_values(plan):
        assert not hasattr(value, "__dict__")
        name = attrs.fields(type(value))[0].name
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(value, name, None)


def test_a_value_shows_what_it_says_and_no_empty_field() -> None:
    assert repr(Clause("1", text="Peace.", topics=("nato",))) == "Clause(id='1', text='Peace.', topics=('nato',))"
    assert repr(Term("cap", disclosure=Disclosure.DEFERRED)) == "Term(name='cap', disclosure='deferred')"
    assert repr(Flag(False)) == "Flag(value=False)"
    assert repr(Source("a", "")) == "Source(id='a')"


def test_everything_public_is_listed() -> None:
    for module in (plancmp.model, importlib.import_module("plancmp.model.constraints")):
        public = {name for name, item in vars(module).items() if inspect.isclass(item) and not name.startswith("_")}
        assert public == {name for name in module.__all__ if inspect.isclass(getattr(module, name))}


def test_a_word_processor_changes_no_spelling() -> None:
    assert fold_spelling("The  Party’s\n“own” STRASSE «x»") == 'the party\'s "own" strasse "x"'
    assert fold_spelling("Straße") == fold_spelling("STRASSE")
    assert fold_spelling("a b") != fold_spelling("ab")


def test_values_are_equal_by_class_and_by_the_fields_that_count() -> None:
    clause = Clause("1", text="Peace.", place="page 3")
    assert clause == Clause("1", text="Peace.", place="page 9")
    assert hash(clause) == hash(Clause("1", text="Peace.", place="page 9"))
    assert clause != Clause("1", text="War.", place="page 3")
    assert clause != "1"
    assert Topic("a", "b") != Taxonomy("a", "b", ())
