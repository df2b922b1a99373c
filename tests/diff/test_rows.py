"""Rows of tables and lists pair by their labels: one that came in is one that was added, and no other changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align.rows import find_breaks, read_label
from plancmp.diff import Comparison, Effect, Materiality, compare
from plancmp.diff.sentences import list_sentences
from plancmp.model import Clause, Plan

GOODS = ("amber", "barley", "cork", "dried figs", "elm boards", "flax", "glass")
Row = tuple[str, int]
Form = Callable[[list[Row]], str]
FORMS: tuple[Form, ...] = (
    lambda rows: "The prices are set out below.\n" + "\n".join(f"{name} | EUR {price}" for name, price in rows),
    lambda rows: "The prices are set out below.\n" + "\n".join(f"{name}: EUR {price}" for name, price in rows),
    lambda rows: "Prices: " + ", ".join(f"{name} EUR {price}" for name, price in rows) + ".",
    lambda rows: "The prices are " + ", ".join(f"EUR {price} for {name}" for name, price in rows) + ".",
)


def read(text: str) -> Plan:
    return Plan("p", "p", clauses=(Clause("1", text=text), Clause("2", text="Boats land at noon.")), extracted=True)


def list_changes(comparison: Comparison) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for term in comparison.terms:
        if term.effect is not Effect.SAME:
            found.setdefault(term.name.partition(":")[0].split(" (")[0], []).append(str(term.effect))
    return found


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FORMS), st.permutations(GOODS), st.integers(0, 5), st.integers(0, 4), st.data())
def test_a_row_that_came_in_is_added_and_no_other_changed(
    form: Form, names: list[str], place: int, other: int, data: st.DataObject
) -> None:
    prices = data.draw(st.lists(st.integers(2, 90), min_size=7, max_size=7, unique=True))
    rows = list(zip(names[:5], prices, strict=False))
    new = list(rows)
    new[other] = (rows[other][0], prices[5])
    new.insert(min(place, 5), (names[5], prices[6]))
    there, back = (
        list_changes(compare(read(form(rows)), read(form(new)))),
        list_changes(compare(read(form(new)), read(form(rows)))),
    )
    assert there == {names[5]: ["added"], rows[other][0]: ["shifted"]}
    assert back == {names[5]: ["dropped"], rows[other][0]: ["shifted"]}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FORMS[:2]), st.permutations(range(5)))
def test_the_order_of_rows_is_no_change(form: Form, order: list[int]) -> None:
    rows = [(name, 10 + 7 * number) for number, name in enumerate(GOODS[:5])]
    comparison = compare(read(form(rows)), read(form([rows[place] for place in order])))
    assert not list_changes(comparison)


def test_the_label_of_a_row_that_came_is_told_with_its_figure_and_other_words_are_told_beside_it() -> None:
    rows = [("amber", 5), ("cork", 7)]
    comparison = compare(read(FORMS[2](rows)), read(FORMS[2]([("elm boards", 9), *rows])))
    assert list_changes(comparison) == {"elm boards": ["added"]}
    prose = compare(read("The mill must sell amber."), read("The mill must sell amber and elm boards for EUR 9."))
    assert sorted(str(term.effect) for term in prose.terms) == ["added", "shifted"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The pier takes 30 tons of fish and 40 tons of salt.", "The pier takes 30 tons of fish and 50 tons of salt."),
        ("Shares: 60 per cent for Ayr, 40 per cent for Salt.", "Shares: 60 per cent for Ayr, 30 per cent for Salt."),
        (
            "Le quai prend 30 tonnes de riz et 40 tonnes de salt.",
            "Le quai prend 30 tonnes de riz et 50 tonnes de salt.",
        ),
        ("Ayr must pay EUR 30 for rice and EUR 40 for Salt.", "Ayr must pay EUR 30 for rice and EUR 50 for Salt."),
    ],
)
def test_a_figure_with_its_label_behind_it_is_told_under_that_label(old: str, new: str) -> None:
    assert [name.casefold() for name in list_changes(compare(read(old), read(new)))] == ["salt"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Each port names one harbour master.", "Each port names two harbour masters."),
        ("Each port must name a judge by noon.", "Each port must name two judges by noon."),
        ("Chaque port nomme un juge.", "Chaque port nomme deux juges."),
    ],
)
def test_what_is_counted_is_told_with_its_number(old: str, new: str) -> None:
    for comparison in (compare(read(old), read(new)), compare(read(new), read(old))):
        assert [str(term.effect) for term in comparison.terms] == ["shifted"]


def test_a_row_with_another_name_takes_the_place_of_none() -> None:
    rows = [("amber", 5), ("barley", 7)]
    comparison = compare(read(FORMS[0](rows)), read(FORMS[0]([("amber", 5), ("tin", 7)])))
    assert list_changes(comparison) == {"barley": ["dropped"], "tin": ["added"]}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The list.\nA | 5\nB | 6\nThen prose.", 4),
        ("a: 5\nb: 6", 2),
        ("The limit is as follows: 5 tanks\nand no more than that.", 1),
        ("One line: 5 tanks", 1),
    ],
)
def test_where_rows_are_parted(text: str, parts: int) -> None:
    assert len(list(find_breaks(text))) + 1 == parts


@pytest.mark.parametrize(
    ("text", "label"),
    [("Copper | EUR 5 | x", "copper"), ("Car (new): EUR 12", "car (new)"), ("The Buyer shall pay: at once.", "")],
)
def test_what_a_row_is_known_by(text: str, label: str) -> None:
    assert read_label(text) == label


def test_a_row_is_not_cut_at_the_stops_in_its_cells() -> None:
    rows = ["Rule 1 | Art. 13, par. 5 | old", "Rule 2 | Art. 14, par. 6 | new", "Rule 3 | Art. 15, par. 7 | old"]
    cut = list_sentences(read("\n".join(rows)).outline()[0])
    assert [one.text for one in cut] == rows
    turned = [f"Rule {number}{rows[number % 3][6:]}" for number in (1, 2, 3)]
    comparison = compare(read("\n".join(rows)), read("\n".join(turned)))
    assert any(change.materiality is Materiality.MATERIAL for change in comparison.changes)


def test_two_sentences_in_a_cell_are_two_and_the_second_is_no_part_of_a_condition_in_the_first() -> None:
    first = "Fee | The Guild must pay the fee of the boat if it is in Norway."
    rows = read(f"{first} For boats outside it the Board is Lund.\nRule | Art. 13").outline()[0]
    assert list_sentences(rows)[0].text == first
