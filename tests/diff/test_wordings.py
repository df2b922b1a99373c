"""Words that no term explains: what is mere style, what is mere wording, and what a person has to look at."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import Cause, Effect, compare
from plancmp.diff.edits import list_edits
from plancmp.diff.wordings import judge_edited_texts, judge_texts
from plancmp.model import Attributes, Clause, Plan

PARTIES = ("Ukraine", "United States")
TOKENS = [
    "the",
    "fund",
    "pays",
    "Ukraine",
    "United",
    "States",
    "all",
    "not",
    "5",
    "%",
    "may",
    "Article",
    "isn't",
    "soon,",
    "-",
    "(",
    ")",
    ".",
    "a",
]
words = st.lists(st.sampled_from(TOKENS), max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The fund pays.", "THE FUND PAYS"),
        ("The fund, then, pays.", "The  fund then pays!"),
        ("Article 5 applies.", "Point 5 applies."),
        ("Section 5 (paragraph 2)", "§ 5, nr 2"),
        ("It isn’t so.", "It isn't so."),
        ("It is −5 degrees.", "It is -5 degrees."),
        ("The cafe\u0301 is open.", "The café is open."),
    ],
)
def test_case_punctuation_and_words_of_numbering_are_editorial(old: str, new: str) -> None:
    assert judge_texts(old, new, PARTIES) == Cause("text-edited", "text", Effect.SAME)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The cat sits.", "A cat sitting."),
        ("The cat meets the dog.", "Meeting the dogs, that cat."),
        ("The annual fee is notified.", "That yearly fee notifies."),
        ("The organisation of harbours", "The organization of harbors"),
        ("article", "section"),
        ("It's here.", "It is here."),
        ("The cafe\u0301 is open.", "A café opens."),
        ("A café opens.", "The cafe\u0301 is open."),
    ],
)
def test_words_that_lay_nothing_down_are_wording(old: str, new: str) -> None:
    assert judge_texts(old, new, PARTIES) == Cause("text-reworded", "text", Effect.SAME)


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        ("The fund pays 5.", "The fund pays 6.", "− 5, + 6"),
        ("It pays 1.5 now.", "It pays 1,5 now.", "− 1.5, + 1,5"),
        ("It pays 50% now.", "It pays 50 now.", "− %"),
        ("It pays 5 now.", "It pays $5 now.", "+ $"),
        ("It is 5 degrees.", "It is -5 degrees.", "+ -"),
        ("Ships shall not pass.", "Ships shall pass.", "− not"),
        ("Ships shall pass.", "Ships may pass.", "− shall, + may"),
        ("They couldn’t go.", "They could go.", "− couldn't, + could"),
        ("They hadn't gone.", "They gone.", "− hadn't"),
        ("All ships pass.", "Some ships pass.", "− all, + some"),
        ("It ends.", "It ends unless renewed.", "+ unless"),
        ("Ukraine pays.", "Norway pays.", "− Ukraine"),
        ("Norway pays.", "The States pay.", "+ states"),
        ("The United States pay.", "Norway pays.", "− United States"),
        ("5 tanks go.", "5 ships go.", "− tanks, + ships"),
        ("5 tanks and 6 ships go.", "6 tanks and 5 ships go.", "the same words in another order"),
        ("Article", "Article 5", "+ 5"),
        ("Half goes north.", "Half goes north in 1/2 a year.", "+ 1/2, + year"),
        ("The fund pays and lends.", "The fund lends or pays and waits.", "+ or"),
        ("It is not so, not at all.", "It is not so at all.", "− not"),
        ("A may, B must.", "B may, A must.", "the same words in another order"),
        ("It is nоt so.", "It is not so.", "− nоt (U+043E), + not"),
        ("The cat sat.", "The dog sat.", "− cat, + dog"),
        ("The cat sat.", "The big cat sat.", "+ big"),
        ("It buys mines, mortars.", "It buys mines, mines, mortars.", "+ mines"),
        ("The loan goes to the bank.", "The loan goes from the bank.", "− to, + from"),
        ("A cat saw the dog.", "The dog saw a cat.", "the same words in another order"),
        ("It is a b c d e f g h i.", "It is h i.", "− b, − c, − d, − e, − f, − g"),
        ("5 zones, must not all go", "zones go", "− 5, − all, − must, − not"),
    ],
)
def test_a_word_that_bears_meaning_asks_for_review_and_is_named(old: str, new: str, difference: str) -> None:
    assert judge_texts(old, new, PARTIES) == Cause("wording-needs-review", "text", None, difference)


def test_a_text_that_was_written_anew_is_no_small_edit() -> None:
    old, new = "Provision is made for all who lost house, home.", "Steps ease all suffering by those without shelter."
    assert list_edits(old, new) == []
    assert judge_texts("Grey cats watch big dogs.", "Old men feed small birds.") == Cause(
        "text-reworded", "text", Effect.SAME
    )


def test_what_went_without_a_stead_is_listed_up_to_a_few_words() -> None:
    words = "harbour bridge tower school tunnel garden orchard"
    assert list_edits(f"The fund owns the {words}.", "The fund owns.") == [
        *(f"− {word}" for word in words.split()[:6]),
        "− 1 more",
    ]


def test_forms_of_a_word_are_one_in_other_languages_too() -> None:
    assert list_edits("Обмін цивільними триває.", "Обмін цивільних триває.", "uk") == []
    assert list_edits("Обмін цивільними триває.", "Обмін військовими триває.", "uk") == [
        "− цивільними",
        "+ військовими",
    ]
    assert judge_texts("The cat sat.", "The dog sat.", language="") == Cause("text-reworded", "text", Effect.SAME)


@given(words, words)
def test_the_words_of_an_edit_are_those_of_its_reverse(old: str, new: str) -> None:
    turned = {"−": "+", "+": "−"}
    there = [f"{turned.get(piece[0], piece[0])}{piece[1:]}" for piece in list_edits(old, new)]
    assert sorted(there) == sorted(list_edits(new, old))


def test_what_a_term_explains_needs_no_review_unless_a_letter_passes_for_another() -> None:
    assert judge_edited_texts("It pays 5.", "It pays 6.") == Cause("text-reworded", "text", Effect.SAME)
    assert judge_edited_texts("It pays 5.", "it pays: 5") == Cause("text-edited", "text", Effect.SAME)
    assert judge_edited_texts("not", "nоt") == Cause("wording-needs-review", "text", None, "+ nоt (U+043E)")
    assert judge_edited_texts("x", "x") is None


@given(words, words)
def test_grades_are_the_same_from_either_side(old: str, new: str) -> None:
    there, back = judge_texts(old, new, PARTIES), judge_texts(new, old, PARTIES)
    assert (there is None) == (back is None) == (old == new)
    if there and back:
        assert (there.rule, there.effect) == (back.rule, back.effect)
        turned = {"−": "+", "+": "−"}
        if there.difference and there.difference != "the same words in another order":
            pieces = [f"{turned[piece[0]]}{piece[1:]}" for piece in there.difference.split(", ")]
            assert sorted(pieces) == sorted(back.difference.split(", "))


def review(old: str, new: str, parties: tuple[str, ...] = ()) -> tuple[list[str], list[str]]:
    """Compare two texts that a program reads: the words for review, and the effects of terms."""
    plans = (Plan("p", "P", clauses=(Clause("1", text=text),), extracted=True, parties=parties) for text in (old, new))
    comparison = compare(*plans)
    reviews = [
        item.cause.difference
        for change in comparison.changes
        for item in change.fields
        if item.cause.rule == "wording-needs-review"
    ]
    return reviews, [str(term.effect) for term in comparison.terms if term.effect is not Effect.SAME]


@pytest.mark.parametrize(
    ("old", "new", "reviews", "effects"),
    [
        ("It covers the year.", "It covered that year.", [], []),
        ("It pays twelve towns.", "It pays the 12 towns.", [], []),
        ("The courts try civil cases.", "The courts try criminal cases.", [], ["shifted"]),
        ("It decides by unanimity.", "It decides by consensus.", [], ["shifted"]),
        ("The seller tells the buyer.", "The buyer tells the seller.", ["the same words in another order"], []),
        ("Ukraine pays all fees.", "Ukraine pays some fees.", [], ["shifted"]),
        ("Ukraine gets 5 dollars from all.", "Ukraine gets 6 dollars from some.", [], ["shifted", "shifted"]),
        ("Ukraine shall get 5 dollars.", "Ukraine shall get 6 dollars.", [], ["shifted"]),
        ("Ukraine pays if Russia agrees.", "Ukraine pays unless Russia agrees.", [], ["shifted"]),
        ("Ukraine pays Norway 5 dollars.", "Ukraine pays Sweden 5 dollars.", [], ["shifted"]),
        ("Ukraine pays Russia for gas.", "Russia pays Ukraine for gas.", [], ["shifted"]),
        ("Ukraine may keep 5 tanks in peacetime.", "Ukraine may keep 5 tanks.", [], ["loosened"]),
        (
            "It is expected that Ukraine does not leave.",
            "It is not expected that Ukraine does not leave.",
            [],
            ["shifted"],
        ),
    ],
)
def test_in_a_text_that_was_read_a_changed_term_explains_its_own_words_alone(
    old: str, new: str, reviews: list[str], effects: list[str]
) -> None:
    assert review(old, new) == (reviews, effects)


def test_parties_that_trade_places_are_one_change_with_both_wordings() -> None:
    old, new = "The border runs from Ukraine to Russia.", "The border runs from Russia to Ukraine."
    assert review(old, new) == ([], ["shifted"])
    assert review(new, old) == ([], ["shifted"])


@pytest.mark.parametrize(
    ("old", "new", "rule", "difference"),
    [
        (["Of nationals."], ["Of residents."], "wording-needs-review", "footnotes: − nationals, + residents"),
        (["Of nationals."], ["Of nationals and spouses."], "wording-needs-review", "footnotes: + and, + spouses"),
        (
            ["The poor pay half of the fee."],
            ["Whoever has little pays less."],
            "wording-needs-review",
            "footnotes: − The poor pay half of the fee., + Whoever has little pays less.",
        ),
        (["Not of 2020."], [], "wording-needs-review", "footnotes: − Not of 2020."),
        (["Of nationals."], ["of national"], "clause-attributes-changed", "values changed: footnotes][0"),
    ],
)
def test_the_words_of_footnotes_are_judged(old: list[str], new: list[str], rule: str, difference: str) -> None:
    plans = (
        Plan("p", "P", clauses=(Clause("1", text="It pays.", attributes=Attributes({"footnotes": notes})),))
        for notes in (old, new)
    )
    (change,) = compare(*plans).clauses
    assert [(item.cause.rule, item.cause.difference) for item in change.fields] == [(rule, difference)]


def test_each_word_that_one_figure_counts_is_read_in_every_run() -> None:
    texts = "It keeps 10 barns, 10 of them dry, and 10 each.", "It keeps 10 mills, 10 and more wet, and 10 month old."
    program = f"from plancmp.diff.wordings import judge_texts; print(judge_texts(*{texts!r}).difference)"
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in "1245"
    }
    assert told == {"− barns, − each, − of, + and, + mills, + month, + more\n"}
