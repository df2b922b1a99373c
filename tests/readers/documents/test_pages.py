"""Page numbers and running titles in plain text belong to no clause; what may be text stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.readers.documents.formats import read_document
from tests.readers.documents.test_outline import show

BODY = [
    "1. The forces shall not exceed 600,000 personnel, and",
    "shall not be deployed abroad.",
    "2. The fund receives 100 billion USD from",
    "50 states.",
    "3. The end.",
]
CLAUSES = [
    "1: The forces shall not exceed 600,000 personnel, and shall not be deployed abroad.",
    "2: The fund receives 100 billion USD from 50 states.",
    "3: The end.",
]


def read_lines(text: str) -> list[str]:
    return [line for clause in read_document(text.encode(), "a.txt").clauses for line in show(clause)]


@pytest.mark.parametrize(
    "number",
    [
        "- {} -",
        "–{}–",
        "                          — {} —",
        "Page {}",
        "PAGE {} OF 9",
        "Page {}/9",
        "Seite {} von 9",
        "Сторінка {} з 9",
        "стр. {}",
    ],
)
@pytest.mark.parametrize("title", ["", "Draft of 20 November", "The accord of 2025, page by page"])
@pytest.mark.parametrize("is_below", [False, True])
def test_what_was_printed_for_the_page_is_left_out(number: str, title: str, is_below: bool) -> None:
    first, *rest = [number.format(count) for count in (3, 4, 5)]
    marks = [[mark, title] if is_below else [title, mark] for mark in (first, *rest)]
    a, b, c = ("\n".join(["", *mark, ""]) for mark in marks)
    text = "\n".join([BODY[0], a, BODY[1], "", BODY[2], b, BODY[3], c, BODY[4]])
    assert read_lines(text) == CLAUSES


@pytest.mark.parametrize(
    "line",
    [
        "- 2 -",  # once: it may be an item
        "Page 2",
        "Page 7 of 3",
        "2",
        "On page 2 of 3 it says so.",
    ],
)
def test_what_may_be_text_stays(line: str) -> None:
    text = f"1. The first point.\n\n{line}\n\n3. The third point."
    assert line.strip("- ") in " ".join(read_lines(text))


def test_figures_between_dashes_that_do_not_count_pages_stay() -> None:
    text = "1. The first point.\n\n- 5 -\n\n2. The second point.\n\n- 3 -\n\n3. The third point."
    assert "5" in " ".join(read_lines(text))


def test_a_point_beside_two_page_numbers_is_no_running_title() -> None:
    text = "1. Pay.\n\nPage 1 of 2\n\n1. Pay.\n\nPage 2 of 2\n\n2. Leave."
    assert " ".join(read_lines(text)).count("Pay.") == 2


LEADERS = ["Article 1. Aims ........ {}", "Article 1. Aims . . . . . {}", "Article 1. Aims … … … {}"]


@pytest.mark.parametrize("line", LEADERS)
def test_a_table_of_contents_gives_no_figures(line: str) -> None:
    second = line.replace("1. Aims", "2. Dues")
    body = "Article 1. Aims\n\nThe club sails.\n\nArticle 2. Dues\n\nPay 9."
    texts = [f"{line.format(first)}\n{second.format(first + 3)}\n\n{body}" for first in (2, 4)]
    assert read_lines(texts[0]) == read_lines(texts[1])
    assert "The club sails." in " ".join(read_lines(texts[0]))


def test_dots_before_an_amount_are_no_table_of_contents() -> None:
    assert "20" in " ".join(read_lines("1. Prices:\n\nBoat ........ 20\n\nSail ........ 30"))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6))
def test_pages_of_any_length_make_the_same_clauses(lengths: list[int]) -> None:
    points = [f"{number}. Party number {number} leaves the zone." for number in range(1, sum(lengths) + 1)]
    pages, start = [], 0
    for page, length in enumerate(lengths, 1):
        pages.append("\n\n".join([*points[start : start + length], f"Page {page} of {len(lengths)}"]))
        start += length
    assert read_lines("\n\n".join(pages)) == read_lines("\n\n".join(points))
