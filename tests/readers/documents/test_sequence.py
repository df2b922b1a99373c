"""A list whose numbers change their dress is one list; what only looks like a number stays prose."""

from __future__ import annotations

import pytest

from plancmp.readers.documents.formats import read_document

WORDS = ("Ships leave the port.", "Pilots go ashore.", "Nobody fishes.", "The light burns.", "Fees are paid.")
DRIFTS = (
    ("1. ", "2 – ", "3 ", "4. ", "5. "),
    ("1. ", "2. ", "№ 3 ", "Point 4 ", "5. "),
    ("1) ", "2. ", "3) ", "4- ", "5 "),
    ("1 ", "2. ", "3: ", "4. ", "5/ "),
    ("(1) ", "2 – ", "(3) ", "(4) ", "5) "),
    ("1 ", "2 ", "3 ", "4 ", "5 "),
    ("1 – ", "2 – ", "3 – ", "4 – ", "5 – "),
)
PROSE = {
    "a count where nothing is missing": "1. Ships leave.\n\n2 Pilots wait.\n\n2. Pilots go.\n\n3. Cats stay.",
    "a date": "1. Ships leave.\n\n2 May 2027 is a holiday.\n\n3. Cats stay.",
    "a count behind the last point": "1. Ships leave.\n\n2. Pilots go.\n\n3 Members have signed.",
    "an item of a list below": "1. Ships leave:\n\n1) cats;\n\n2) dogs;\n\n3. Cats stay.",
    "a line that was wrapped": "1. The board that we elect has at least\n2 Members of the council and\n3. one clerk.",
    "two counts": "2 Ships left.\n\n3 Ships came.",
}


def label(text: str, name: str) -> list[str]:
    plan = read_document(text.encode(), name)
    return [clause.label or clause.id for clause in plan.clauses]


@pytest.mark.parametrize("marks", DRIFTS, ids="|".join)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["rules.txt", "rules.md"])
def test_the_number_that_is_missing_is_read_in_any_dress(marks: tuple[str, ...], gap: str, name: str) -> None:
    text = gap.join(mark + words for mark, words in zip(marks, WORDS, strict=True))
    assert label(f"The rules\n\n{text}\n", name) == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("marks", DRIFTS, ids="|".join)
def test_the_same_holds_for_paragraphs_of_a_page(marks: tuple[str, ...]) -> None:
    text = "".join(f"<p>{mark}{words}</p>" for mark, words in zip(marks, WORDS, strict=True))
    assert label(f"<h1>The rules</h1>{text}", "rules.html") == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_a_figure_that_is_no_number_stays_in_its_clause(text: str) -> None:
    plan = read_document(f"The rules\n\n{text}\n".encode(), "rules.txt")
    printed = [line for line in text.split("\n") if line]
    bare = next(line for line in printed if line[0] in "23" and line[1] in " )")
    assert any(bare.split(" ", 1)[1] in clause.text and clause.id != bare[0] for clause in plan.walk())


def test_a_list_that_begins_behind_a_colon_is_one_of_its_own() -> None:
    items = "".join(f"({number}) in\n{month}.\n" for number, month in enumerate(("May", "June", "July"), 1))
    text = f"1. Dogs\nbark.\n2. Cats\nsleep:\na. At\nnight.\nb. By day as agreed:\n{items}"
    plan = read_document(text.encode(), "act.txt")
    assert [clause.id for clause in plan.clauses] == ["1", "2"]
    assert [clause.id for clause in plan.clauses[1].clauses[1].clauses] == ["2(b)(1)", "2(b)(2)", "2(b)(3)"]


@pytest.mark.parametrize(
    "text",
    [
        "1. Ships leave. They keep to the rules of section\n7. This is new for cats.\n\n2. Dogs stay.\n",
        "The board takes two steps:\n(1) it opens the pier, and (2) it sells ropes.\n\n1. Cats.\n\n2. Dogs.\n",
    ],
)
def test_a_number_within_a_sentence_begins_no_clause(text: str) -> None:
    assert [name for name in label(f"The rules\n\n{text}", "rules.txt") if name[:1].isdigit()] == ["1", "2"]
