"""What was exchanged between two clauses of one wording is a change of both."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align import Unit, align_texts, align_units
from plancmp.align.words import mark_figures

PLACES = ["Northern", "Southern", "Eastern", "Western", "Upper", "Lower"]
FORMS: list[Callable[[str, int], str]] = [
    lambda name, figure: f"The {name} command keeps no more than {figure} boats on the lake.",
    lambda name, figure: (
        f"The {name} command leaves the harbour by {figure} May 2031, with all of its stores and crews."
    ),
    lambda name, figure: f"{name}: {figure} boats at most",
]
SLOW = settings(max_examples=60, deadline=None)


@SLOW
@given(
    st.sampled_from(FORMS),
    st.permutations(PLACES),
    st.lists(st.integers(2, 28), min_size=2, max_size=6, unique=True),
    st.data(),
)
def test_an_exchanged_figure_leaves_every_clause_with_its_own_name(
    form: Callable[[str, int], str], names: list[str], figures: list[int], data: st.DataObject
) -> None:
    exchanged = data.draw(st.permutations(figures))
    old = [form(name, figure) for name, figure in zip(names, figures, strict=False)]
    new = [form(name, figure) for name, figure in zip(names, exchanged, strict=False)]
    assert align_texts(old, new).pairs() == {(place, place) for place in range(len(figures))}


def test_a_month_is_known_by_its_place() -> None:
    for text in ("by 1 may 2031", "by may 1 2031"):
        words = text.split()
        assert list(mark_figures(words)) == [False, True, True, True]
    assert not any(mark_figures(["the", "buyer", "may", "pay"]))


def test_what_stands_above_is_the_name_of_a_text_that_has_none() -> None:
    old = [Unit("North"), Unit("At most 100 boats.", parent=0), Unit("South"), Unit("At most 200 boats.", parent=2)]
    new = [Unit("North"), Unit("At most 200 boats.", parent=0), Unit("South"), Unit("At most 100 boats.", parent=2)]
    assert align_units(old, new).pairs() == {(0, 0), (1, 1), (2, 2), (3, 3)}


def test_a_text_that_moved_with_its_figure_is_still_followed() -> None:
    old = [Unit("North"), Unit("At most 100 boats.", parent=0), Unit("South")]
    new = [Unit("North"), Unit("South"), Unit("At most 100 boats.", parent=1)]
    assert align_units(old, new).pairs() == {(0, 0), (1, 2), (2, 1)}


@pytest.mark.parametrize("is_back", [False, True])
def test_a_split_between_two_names_stays_a_split(is_back: bool) -> None:
    both = ["The committee and the council inspect every well of the district within 30 days of each request."]
    each = [
        "The committee inspects every well of the district within 30 days of each request.",
        "The council inspects every well of the district within 30 days of each request.",
    ]
    alignment = align_texts(each, both) if is_back else align_texts(both, each)
    assert alignment.pairs() == ({(0, 0), (1, 0)} if is_back else {(0, 0), (0, 1)})


@pytest.mark.parametrize("is_back", [False, True])
@pytest.mark.parametrize("name", ["any ward", "the east ward"])
def test_twins_become_one_where_nothing_is_left_of_what_set_them_apart(name: str, is_back: bool) -> None:
    rule = "The clerk of {} keeps the register of boats, shows it to whoever asks, and enters each boat by noon."
    two, one = [rule.format("the east ward"), rule.format("the west ward")], [rule.format(name)]
    alignment = align_texts(one, two) if is_back else align_texts(two, one)
    kept = {(0, 0)} if "east" in name else {(0, 0), (0, 1)}
    assert alignment.pairs() == ({*kept} if is_back else {(j, i) for i, j in kept})
    assert alignment.links[0].weak == (len(kept) > 1)


def test_a_twin_that_came_new_is_added_and_no_part_of_a_split() -> None:
    old = ["The Northern command keeps no more than 100 boats on the lake."]
    new = ["The Southern command keeps no more than 100 boats on the lake.", old[0].replace("100", "200")]
    alignment = align_texts(old, new)
    assert alignment.pairs() == {(0, 1)}
    assert alignment.added == (0,)


def test_exchanged_number_words_are_no_parts_of_a_split() -> None:
    old = [
        "The Lessor replies within thirty days of the notice.",
        "The Lessee replies within sixty days of the notice.",
    ]
    new = [old[0].replace("thirty", "sixty"), old[1].replace("sixty", "thirty")]
    sides = [[Unit(text, label=str(place)) for place, text in enumerate(side)] for side in (old, new)]
    assert align_units(*sides).pairs() == {(0, 0), (1, 1)}


def test_a_row_is_known_by_its_label_whatever_stands_in_it() -> None:
    old = ["Riga: Harbour Board", "Oslo: Red Crescent", "Bergen: Coast Guard"]
    new = ["Riga: Red Crescent", "Oslo: Coast Guard", "Bergen: Harbour Board"]
    assert align_texts(old, new).pairs() == {(0, 0), (1, 1), (2, 2)}
    moved = ["Malta: Harbour Board", *new]
    assert align_texts(old, moved).pairs() >= {(0, 1), (1, 2), (2, 3)}


def test_what_stands_first_names_a_clause() -> None:
    old = [f"The depot at {place} is in the keeping of the {keeper}." for place, keeper in DEPOTS]
    new = [f"The depot at {DEPOTS[place][0]} is in the keeping of the {DEPOTS[1 - place][1]}." for place in (0, 1)]
    assert align_texts(old, new).pairs() == {(0, 0), (1, 1)}
    # A clause that has both on its side is followed wherever it went.
    assert align_texts(old, [*new[:1], old[1], "Bells ring at noon."]).pairs() == {(0, 0), (1, 1)}


DEPOTS = [("Riga", "Red Crescent"), ("Oslo", "Coast Guard")]
NETWORKS = "The operator of a network shall publish and apply its charges, which shall:"
STORES = "The owner of a store shall publish and apply its charges, which shall:"


def list_chapters(first: str, second: str) -> list[Unit]:
    return [
        Unit("Networks"),
        Unit(first, parent=0),
        Unit("be fair to every user of the pipe;", parent=1),
        Unit("Stores"),
        Unit(second, parent=3),
        Unit("keep the tanks full in winter;", parent=4),
    ]


def test_twins_that_changed_places_are_each_what_stands_in_its_place() -> None:
    old, new = list_chapters(NETWORKS, STORES), list_chapters(STORES, NETWORKS)
    assert align_units(old, new).pairs() == {(place, place) for place in range(6)}
    both = [unit for unit in list_chapters(STORES, NETWORKS) if unit.text != NETWORKS]
    alone = [Unit(unit.text, parent=None if unit.parent is None else min(unit.parent, 3)) for unit in both]
    assert (4, 1) in align_units(old, alone).pairs()


ROOF, DOORS = "The {} must mend the roof and the gutters.", "The {} must mend the doors and the windows."


def number(*texts: str, labels: str = "123") -> list[Unit]:
    return [Unit(text, label=label) for text, label in zip(texts, labels, strict=False)]


@pytest.mark.parametrize(
    ("new", "pairs"),
    [
        (number(ROOF.format("tenant"), DOORS.format("owner")), {(0, 0), (1, 1)}),
        # What moved took its roof or its doors along.
        (number(DOORS.format("tenant"), ROOF.format("owner")), {(0, 1), (1, 0)}),
        (number(DOORS.format("tenant").replace("must", "may"), ROOF.format("owner")), {(0, 1), (1, 0)}),
        (number("The mill is let.", ROOF.format("tenant"), DOORS.format("owner"), labels="012"), {(0, 1), (1, 2)}),
    ],
)
def test_names_exchanged_between_two_numbers_are_a_change_of_both(new: list[Unit], pairs: set[tuple[int, int]]) -> None:
    assert align_units(number(ROOF.format("owner"), DOORS.format("tenant")), new).pairs() == pairs
