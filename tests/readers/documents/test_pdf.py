"""What a page of PDF shows is read or told: numbers of lines, raised and struck digits, headers, contents, comments."""

from __future__ import annotations

import pytest

from plancmp import ReadError
from plancmp.model import Plan
from plancmp.readers.documents.formats import read_document
from tests.readers.documents.pages import WIDTH, Words, draw_pdf, stack

RULES = (
    "1. The council meets once a month, and its members are told of",
    "each meeting seven days before it takes place, by letter or by",
    "telephone. Whoever is not told may ask for a new meeting.",
    "2. A quorum is half of the members. If there is no quorum, the",
    "chair calls a new meeting.",
    "3. A member who misses three meetings leaves.",
)


def read(*pages: list[Words], **more: object) -> Plan:
    return read_document(draw_pdf(*pages, **more), "rules.pdf")  # type: ignore[arg-type]


def list_account(plan: Plan) -> list[tuple[str, str]]:
    return [(str(item.kind), item.text) for item in plan.account]


def number_lines(step: int, start: int = 1, left: float = 40) -> list[Words]:
    found = enumerate(stack(*RULES), start)
    return [(left, up, size, str(number)) for number, (_, up, size, _) in found if number % step == 0]


@pytest.mark.parametrize(("step", "start"), [(1, 1), (1, 26), (2, 1), (3, 1), (5, 5)])
def test_numbers_of_lines_are_no_text(step: int, start: int) -> None:
    plain = read(stack(*RULES))
    numbered = read([*stack(*RULES), *number_lines(step, start)])
    assert numbered.clauses == plain.clauses
    ((kind, text),) = list_account(numbered)
    assert (kind, text.startswith("numbers of lines: ")) == ("furniture", True)


def test_the_number_of_a_page_is_none_of_its_lines() -> None:
    foot: Words = (300, 40, 11, "3 of 24")
    numbered = read([*stack(*RULES), *number_lines(5, 5), foot])
    assert numbered.clauses == read([*stack(*RULES), foot]).clauses
    assert any(text.startswith("numbers of lines: 5 10") for _, text in list_account(numbered))


def test_titles_of_chapters_above_their_pages_and_their_contents_are_no_text() -> None:
    chapters = {"Boats": "The club lends boats.", "Nets": "The guild lends nets.", "Oars": "The school lends oars.",
                "Hats": "The shop sells hats."}  # fmt: skip
    titles = [f"Article {number}. {name} and Dues." for number, name in enumerate(chapters, 1)]
    pages = [stack(title, f"A. {text}", top=700) for title, text in zip(titles, chapters.values(), strict=True)]
    plain = read(*pages)
    heads = [[(200.0, 780.0, 11.0, title.upper()), *page] for title, page in zip(titles, pages, strict=True)]
    contents = stack(*(f"{title} {number}" for number, title in enumerate(titles, 1)), top=600)
    printed = read(contents, *heads)
    assert [(c.id, c.heading, [i.text for i in c.clauses]) for c in printed.clauses] == [
        (c.id, c.heading, [i.text for i in c.clauses]) for c in plain.clauses
    ]
    assert [clause.heading for clause in printed.clauses] == [f"{name} and Dues." for name in chapters]
    assert {kind for kind, _ in list_account(printed)} == {"header", "contents"}


def test_prices_below_each_other_are_no_contents() -> None:
    prices = ("Boat 5", "Net 9", "Oar 12", "Hat 20")
    words = " ".join(f"{clause.heading} {clause.text}" for clause in read(stack("We sell:", *prices)).walk())
    assert all(price in words for price in prices)


def test_numbers_of_a_list_stay() -> None:
    items = ("1 Delivery", "2 Price", "3 Law", "4 Notices", "5 Terms", "6 Forms")
    plan = read(stack(*items))
    words = " ".join(f"{clause.id} {clause.heading} {clause.text}" for clause in plan.walk())
    assert all(item.split()[0] in words for item in items)
    assert plan.account == ()


def test_a_year_at_the_start_of_lines_stays() -> None:
    plan = read(stack("The council was founded in May", "1990 and has met since then in", "1995 and in other years."))
    assert "1990" in plan.clauses[0].text
    assert "1995" in plan.clauses[0].text


def raise_mark(before: str, mark: str, behind: str, *notes: str, **more: object) -> Plan:
    width = 11 * WIDTH * len(before)
    line: list[Words] = [(72, 700, 11, before), (72 + width, 704, 6, mark), (72 + width + 8, 700, 11, behind)]
    return read([*line, *stack(*notes, top=90, size=8, pitch=12)], **more)


@pytest.mark.parametrize(
    ("before", "mark", "text"),
    [("1. The fund holds EUR 40", "2", "EUR 40 million"), ("1. It is run by a bank", "2", "a bank million")],
)
def test_a_raised_digit_with_a_note_is_its_mark(before: str, mark: str, text: str) -> None:
    plan = raise_mark(before, mark, "million each year.", "2 Without interest.")
    assert text in plan.clauses[0].text
    assert plan.clauses[0].attributes["footnotes"] == ("Without interest.",)


def test_a_font_of_size_1_that_is_scaled_is_as_large_as_it_is_printed() -> None:
    plan = raise_mark("1. It is run by a bank", "2", "each year.", "2 Without interest.", is_scaled=True)
    assert plan.clauses[0].attributes["footnotes"] == ("Without interest.",)


def test_a_note_that_is_hardly_smaller_than_the_text_goes_on() -> None:
    mark: list[Words] = [
        (72, 60, 6, "2"),
        (80, 56, 10, "Without interest, and in"),
        (72, 44, 10, "whole months alone."),
    ]
    width = 11 * WIDTH * len("1. It is run by a bank")
    text: list[Words] = [
        (72, 700, 11, "1. It is run by a bank"),
        (72 + width, 704, 6, "2"),
        *stack(*RULES[3:], top=600),
    ]
    plan = read([*text, *mark], is_scaled=True)
    assert plan.clauses[0].attributes["footnotes"] == ("Without interest, and in whole months alone.",)


@pytest.mark.parametrize(
    ("before", "mark", "text"), [("1. It holds 5 x 10", "6", "10⁶"), ("1. It covers 40 km", "2", "km²")]
)
def test_a_raised_digit_without_a_note_is_a_power(before: str, mark: str, text: str) -> None:
    assert text in raise_mark(before, mark, "all the year.").clauses[0].text


def test_a_lowered_digit_is_neither() -> None:
    line: list[Words] = [(72, 700, 11, "1. The CO"), (132, 697, 6, "2"), (140, 700, 11, "is stored.")]
    assert "CO2" in read(line).clauses[0].text


def test_struck_words_are_told_and_underlined_ones_are_read() -> None:
    struck = read(stack("1. The fleet has 500 400 ships."), strokes=[(184, 205, 743.5)])
    assert (struck.clauses[0].text, list_account(struck)) == ("The fleet has 400 ships.", [("struck", "500")])
    underlined = read(stack("1. The fleet has 500 400 ships."), strokes=[(184, 205, 738)])
    assert (underlined.clauses[0].text, underlined.account) == ("The fleet has 500 400 ships.", ())


def test_the_rest_of_a_sentence_at_the_head_of_two_pages_is_no_header() -> None:
    rest = "by letter or by telephone on the day before."
    pages = [stack("1. Boats are asked for"), stack(rest, "2. Nets are asked for", top=780), stack(rest, top=780)]
    plan = read(*pages)
    assert [clause.text for clause in plan.clauses] == [f"{thing} are asked for {rest}" for thing in ("Boats", "Nets")]


def test_headers_are_told_once_and_page_numbers_as_furniture() -> None:
    pages = [
        [
            (72, 780, 9, f"Draft of 1 May, page {number}"),
            *stack(*RULES[2 * number - 2 : 2 * number]),
            (300, 20, 9, str(number)),
        ]
        for number in (1, 2, 3)
    ]
    assert list_account(read(*pages)) == [
        ("header", "Draft of 1 May, page #"),
        ("furniture", "1"),
        ("furniture", "2"),
        ("furniture", "3"),
    ]


def test_lines_of_contents_are_told() -> None:
    lines = (
        "Delivery ........ 1",
        "Price ........ 2",
        "Delivery",
        "1. It is due in May.",
        "Price",
        "2. It is 20 ... 30.",
    )
    plan = read(stack(*lines))
    assert list_account(plan) == [("contents", "Delivery ........ 1"), ("contents", "Price ........ 2")]


def test_comments_are_told() -> None:
    assert list_account(read(stack(*RULES), comment="Why a month?")) == [("comment", "Why a month?")]


def test_notes_that_begin_again_on_each_page_are_all_kept() -> None:
    pages = [
        [
            *stack(f"{number}. The council of {name} meets", size=11),
            (72 + 11 * WIDTH * len(f"{number}. The council of {name} meets"), 744, 6, "1"),
            *stack(f"1 In {name} alone.", top=60, size=8),
        ]
        for number, name in ((1, "Riga"), (2, "Oslo"))
    ]
    notes = [clause.attributes["footnotes"] for clause in read(*pages).clauses]
    assert notes == [("In Riga alone.",), ("In Oslo alone.",)]


@pytest.mark.parametrize(("head", "tail", "wanted"), [("long", "term", "long-term"), ("appro", "val", "approval")])
def test_a_hyphen_at_the_end_of_a_line_is_kept_where_the_text_has_it_elsewhere(
    head: str, tail: str, wanted: str
) -> None:
    lines = (
        f"1. The keeper of the harbour needs an {head}-",
        f"{tail} of the council, and so do all of its",
        "members who wish to moor a boat there.",
        "2. The long-term approval of the council is in writing.",
    )
    (first, _) = read(stack(*lines)).clauses
    assert f"needs an {wanted} of the council" in first.text


def test_bullets_far_from_their_items_are_no_column() -> None:
    items = ["the boats and whoever sails in them,", "the bridges of the harbour,", "the tolls that are paid there."]
    lines: list[Words] = list(stack("1. The council decides on all of these:"))
    lines += [
        words
        for place, item in enumerate(items)
        for words in ((60, 700 - 14 * place, 10, "-"), (90, 700 - 14 * place, 10, item))
    ]
    (clause,) = read(lines).clauses
    assert [one.text for one in clause.clauses] == items


def test_two_spaces_behind_a_sentence_are_no_column() -> None:
    lines = (
        "1. The council meets here.  It decides",
        "on the tolls of the harbour.  The tolls",
        "are paid by whoever moors there.",
    )
    (clause,) = read(stack(*lines)).clauses
    assert " ".join(clause.text.split()) == " ".join(" ".join(lines).removeprefix("1. ").split())


def test_of_two_lists_of_one_kind_a_number_is_that_of_the_one_with_its_margin() -> None:
    texts = (
        "1. Use of the yard", "  1. The yard is open.", "  2. The gate is shut.", "2. Payment of the fees",
        "  1. Fees are due in May.", "  2. Fines are due at once.", "3. End of the lease", "  1. It ends in June.",
    )  # fmt: skip
    lines: list[Words] = [
        (72 + 24 * text.startswith(" "), 740 - 16 * up, 11, text.strip()) for up, text in enumerate(texts)
    ]
    found = [entry.clause.id for entry in read(lines).outline()]
    assert found == ["1", "1(1)", "1(2)", "2", "2(1)", "2(2)", "3", "3(1)"]


def test_letters_that_are_numbers_of_shapes_are_refused() -> None:
    words = [
        f"{number}. The council meets once a month and its members are told of it in time." for number in range(1, 7)
    ]
    assert read(stack(*words)).clauses
    assert read(stack(*map(str.upper, words))).clauses
    coded = ["".join(chr(ord(char) - 29) if char.isalpha() else char for char in line) for line in words]
    with pytest.raises(ReadError, match=r"page 2 cannot be read: its fonts do not say which letters they draw"):
        read(stack(*words), stack(*coded))


def test_a_title_of_two_lines_is_one_and_a_numbered_heading_none_of_it() -> None:
    title: list[Words] = [(72, 740, 18, "Rules of the harbour and"), (72, 719, 18, "of its northern quays")]
    heads: list[Words] = [(72, 690, 14, "Chapter 1"), (72, 674, 14, "Article 1 Boats"), (72, 560, 14, "Article 2 Nets")]
    text = [
        *stack("Boats land here at night and stay,", "but only at the quay.", top=650),
        *stack("They dry.", top=540),
    ]
    plan = read([*title, *heads[:2], *text[:2], heads[2], text[2]])
    assert plan.title == "Rules of the harbour and of its northern quays"
    assert [(clause.number, clause.heading) for clause in plan.walk()] == [
        ("Chapter 1", ""), ("Article 1", "Boats"), ("Article 2", "Nets")
    ]  # fmt: skip
