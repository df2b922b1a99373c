"""Long honest texts: what a comparison costs grows with their length, and each change is told."""

from __future__ import annotations

from functools import partial
from random import Random

from plancmp import Comparison, Effect, Plan, compare
from plancmp.readers.documents.formats import read_document
from tests.effort import count_calls

VOCABULARY = [f"w{number}" for number in range(5000)]


def read(text: str) -> Plan:
    return read_document(text.encode(), "agreement.txt")


def write_clauses(count: int, *, is_new: bool) -> str:
    """Write clauses of which every fifth has a deadline a day longer in the new version."""
    days = (number % 90 + 2 + (is_new and number % 5 == 0) for number in range(1, count + 1))
    lines = (f"{n}. Party {n % 7} shall pay {n} euros within {day} days." for n, day in enumerate(days, 1))
    return "\n".join(lines)


def compare_clauses(count: int) -> Comparison:
    return compare(read(write_clauses(count, is_new=False)), read(write_clauses(count, is_new=True)))


def compare_paragraphs(words: int) -> Comparison:
    """Compare two paragraphs that have words in common by chance only."""
    random = Random(3)  # noqa: S311 - the same in every run
    texts = [f"1. {' '.join(random.choices(VOCABULARY, k=words))}" for _ in range(2)]
    return compare(*map(read, texts))


def test_many_clauses_take_time_by_their_number_and_each_changed_deadline_is_told() -> None:
    short, long = (count_calls(partial(compare_clauses, count)) for count in (25, 100))
    assert long < 5 * short
    terms = compare_clauses(100).terms
    assert [term.effect for term in terms] == [Effect.LOOSENED] * 20
    assert {term.causes[0].difference for term in terms} >= {"+1 day, +14 %"}


def test_two_unlike_paragraphs_take_time_by_their_length() -> None:
    short, long = (count_calls(partial(compare_paragraphs, words)) for words in (150, 600))
    assert long < 5 * short
    assert compare_paragraphs(100).changes
