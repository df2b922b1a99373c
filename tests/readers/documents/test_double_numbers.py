"""Two numbers in one line, a number that stands again below its heading, and raised numbers, as acts print them."""

from __future__ import annotations

import pytest

from plancmp.readers.documents.formats import read_document


def read(text: str, name: str = "act.txt") -> list[tuple[str, str, str]]:
    plan = read_document(text.encode(), name)
    return [(clause.number, clause.heading, clause.text) for clause in plan.walk()]


TOLLS = [
    ("1", "", ""),
    ("1(1)", "", "Boats pay a toll."),
    ("1(2)", "", "Rafts pay half."),
    ("2", "", "Punts are free."),
]


@pytest.mark.parametrize("joint", [" ", "—", ".—", ". "])
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_the_first_item_may_stand_beside_the_number_of_its_clause(joint: str, gap: str) -> None:
    joint = joint if joint.startswith(".") else f".{joint}"
    text = gap.join((f"1{joint}(1) Boats pay a toll.", "(2) Rafts pay half.", "2. Punts are free."))
    assert read(f"{text}\n") == TOLLS


def test_what_is_the_only_item_stays_in_the_text() -> None:
    text = "1. (1) is the number of the boat.\n\n2. Punts are free.\n\n3. Rafts pay half.\n"
    assert read(text)[0] == ("1", "", "(1) is the number of the boat.")


def test_a_number_that_repeats_its_heading_opens_no_second_clause() -> None:
    text = "# Act\n\n## 1. Tolls\n\n1\\. (1) Boats pay.\n\n(2) Rafts pay half.\n\n## 2. Punts\n\n2\\. Punts are free.\n"
    assert read(text, "act.md") == [
        ("1", "Tolls", ""), ("1(1)", "", "Boats pay."), ("1(2)", "", "Rafts pay half."),
        ("2", "Punts", "Punts are free."),
    ]  # fmt: skip


def test_a_list_below_a_heading_may_begin_with_the_number_of_the_heading() -> None:
    text = "# Act\n\n## 1. Tolls\n\n**1.** Boats pay.\n\n**2.** Rafts pay half.\n\n## 2. Punts\n\nPunts are free.\n"
    assert [words for _, _, words in read(text, "act.md") if words] == [
        "Boats pay.",
        "Rafts pay half.",
        "Punts are free.",
    ]


def test_paragraphs_may_have_raised_numbers() -> None:
    text = "# Act\n\n## Art. 4 Tolls\n\n<sup>1</sup> Boats pay.\n\n<sup>2</sup> Free are:\n\na. rafts,\n\nb. punts.\n\n"
    rest = "<sup>3</sup> The deck has 40 m<sup>2</sup>.\n\n## Art. 5 Rafts\n\nRafts are free.\n"
    assert read(text + rest, "act.md") == [
        ("Art. 4", "Tolls", ""), ("Art. 4(1)", "", "Boats pay."), ("Art. 4(2)", "", "Free are:"),
        ("Art. 4(2)(a)", "", "rafts,"), ("Art. 4(2)(b)", "", "punts."),
        ("Art. 4(3)", "", "The deck has 40 m²."), ("Art. 5", "Rafts", "Rafts are free."),
    ]  # fmt: skip


@pytest.mark.parametrize("indent", ["", "  ", "   "])
def test_items_in_brackets_stand_in_the_numbered_item_above_them(indent: str) -> None:
    text = f"# Pact\n\n1. Boats pay.\n\n2. Free are:\n\n{indent}(a) rafts,\n\n{indent}(b) punts.\n\n3. It ends.\n"
    assert [number for number, _, _ in read(text, "pact.md")] == ["1", "2", "2(a)", "2(b)", "3"]


def test_a_list_of_the_format_stands_in_the_typed_number_above_it() -> None:
    boats = "1\\. BOATS\n\n1.  Boats pay.\n\n2.  Rafts too.\n\n3.  Punts do not.\n\n"
    text = f"# Pact\n\n{boats}2\\. TOLLS\n\n1.  It is set.\n\n2.  It ends.\n"
    numbers = [number for number, _, _ in read(text, "pact.md")]
    assert numbers == ["1", "1(1)", "1(2)", "1(3)", "2", "2(1)", "2(2)"]
