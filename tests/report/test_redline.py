"""A redline shows what changed, and nothing that did not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import Flag, compare
from plancmp.model import Clause, Plan
from plancmp.report.redlines import read_redline

SENTENCES = [
    "Ships of both sides pass the northern strait at any hour.",
    "The harbour office publishes the list of berths every month.",
    "Pilots are provided by the port authority without charge.",
    "Waste water is not let into the inner basin.",
    "Disputes go to the arbiter whom both sides have named.",
    "Cargo is inspected at the eastern gate within one day.",
]


@given(st.permutations(SENTENCES), st.integers(1, len(SENTENCES) - 1), st.booleans())
def test_no_untouched_sentence_of_a_split_clause_is_struck_and_inserted(
    order: list[str],
    cut: int,
    backwards: bool,
) -> None:
    whole = Plan("a", "A", clauses=(Clause("1", text=" ".join(SENTENCES)),))
    parts = Plan("b", "B", clauses=(Clause("1", text=" ".join(order[:cut])), Clause("2", text=" ".join(order[cut:]))))
    comparison = compare(parts, whole) if backwards else compare(whole, parts)
    (change, *others) = comparison.clauses
    if others:
        return  # a very short part may be taken for a new clause; what is linked is shown all the same
    assert change.flags & {Flag.SPLIT, Flag.MERGED}
    assert {kind for text, kind in read_redline(change) if text.strip()} <= {"equal"}


def test_struck_words_of_a_split_clause_stand_where_they_stood() -> None:
    old = Plan("a", "A", clauses=(Clause("1", text=" ".join([SENTENCES[0], "Nobody else passes!", *SENTENCES[1:4]])),))
    new = Plan(
        "b",
        "B",
        clauses=(Clause("1", text=SENTENCES[0]), Clause("2", text=" ".join([*SENTENCES[1:4], "All are told."]))),
    )
    (change,) = compare(old, new).clauses
    told = [(kind, " ".join(text.split())) for text, kind in read_redline(change) if text.strip()]
    assert told == [
        ("equal", SENTENCES[0]),
        ("delete", "Nobody else passes!"),
        ("equal", " ".join(SENTENCES[1:4])),
        ("insert", "All are told."),
    ]


def test_words_struck_at_the_end_of_a_sentence_of_joined_clauses_keep_a_gap() -> None:
    first = "Boats moor at the inner quay for their own repairs"
    whole = Plan(
        "a", "A", clauses=(Clause("1", text=f"{first} and only if the warden agrees."), Clause("2", text=SENTENCES[2]))
    )
    parts = Plan("b", "B", clauses=(Clause("1", text=f"{first}. {SENTENCES[2]}"),))
    (change, *_) = compare(whole, parts).clauses
    assert "repairs and only if" in "".join(text for text, _ in read_redline(change))


def test_what_joined_clauses_lost_where_they_met_stands_there_with_the_gaps_that_it_had() -> None:
    texts = ("Guests leave their boots at the door.", "Guests leave the house before noon on the day they depart.")
    parts = Plan("a", "A", clauses=(Clause("1", text=texts[0]), Clause("2", text=texts[1])))
    joined = f"{texts[0][:-1]} and {texts[1].removeprefix('Guests ')}"
    (change, *_) = compare(parts, Plan("b", "B", clauses=(Clause("1", text=joined),))).clauses
    redline = read_redline(change)
    assert "".join(text for text, kind in redline if kind != "insert").split() == " ".join(texts).split()
    assert "".join(text for text, kind in redline if kind != "delete").split() == joined.split()
