"""Every word that is seen of a file is in a clause, a note or the account; one text is one plan in all formats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.diff import compare
from plancmp.model import Plan
from plancmp.readers.documents.formats import read_document
from tests.readers.documents.printing import PRINTERS, Text, Word, list_seen

ALIKE = ("text.docx", "text.html", "text.md", "text.pdf")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

words = st.text("abdeghkmnoprstu", min_size=3, max_size=9) | st.sampled_from(
    ["EUR", "40", "600,000", "km", "10", "may", "shall"]
)
sayings = st.lists(st.text("abdeghkmnoprstu", min_size=4, max_size=9), min_size=2, max_size=4).map(
    lambda found: " ".join(found).capitalize()
)


@st.composite
def texts(draw: st.DrawFn, *, is_plain: bool = False) -> Text:
    """A text of numbered paragraphs; without raised digits where it is plain."""
    paragraphs, marks = [], list[str]()
    for number in range(1, draw(st.integers(2, 4)) + 1):
        found = [Word(f"{number}."), Word(draw(sayings))]
        for word in draw(st.lists(words, min_size=2, max_size=9)):
            is_struck = draw(st.integers(0, 9)) == 0
            raised = ""
            if not is_plain and not is_struck and word.isalpha() and word != "km" and draw(st.integers(0, 5)) == 0:
                marks.append(str(len(marks) + 1))
                raised = marks[-1]
            found.append(Word(word, is_struck, raised))
        paragraphs.append((*found, Word("ends."), Word(f"Close{number}.")))
    notes = tuple((mark, f"{draw(sayings)} {mark}x.") for mark in marks if draw(st.booleans())) if marks else ()
    beside = st.just("") | sayings
    return Text(draw(sayings), tuple(paragraphs), notes, draw(beside), draw(beside), draw(beside))


def count(said: Iterable[str]) -> Counter[str]:
    """Count words and figures; a raised digit is a figure of its own."""
    return Counter(re.findall(r"[^\W\d_]+|\d+", " ".join(said).translate(_DIGITS).casefold()))


def list_accounted(plan: Plan) -> list[str]:
    said = [plan.title, plan.note, str(plan.date or ""), *(item.text for item in plan.account)]
    for clause in plan.walk():
        notes = clause.attributes.get("footnotes", ())
        said += [
            clause.id,
            clause.label,
            clause.heading,
            clause.text,
            *map(str, notes if isinstance(notes, tuple) else ()),
        ]
    return said


@pytest.mark.parametrize("name", PRINTERS)
@given(text=texts())
def test_every_word_that_is_seen_is_accounted_for(name: str, text: Text) -> None:
    plan = read_document(PRINTERS[name](text), name)
    marks = count(mark for mark, _ in text.notes)  # a mark is accounted for with its note
    assert count(list_seen(text, name)) - count(list_accounted(plan)) - marks == Counter()


@given(text=texts())
def test_one_text_is_one_plan_in_all_formats(text: Text) -> None:
    plans = {name: read_document(PRINTERS[name](evolve(text, picture="")), name) for name in ALIKE}
    (first, *others) = (evolve(plan, account=(), date=None) for plan in plans.values())
    for other in others:
        assert other == first


@settings(max_examples=20)  # eight files are read for each
@given(text=texts(is_plain=True), index=st.integers(0, 99), word=words)
def test_one_pair_has_the_same_changes_in_all_formats(text: Text, index: int, word: str) -> None:
    text = evolve(text, picture="")
    place, inside = index % len(text.paragraphs), index % (len(text.paragraphs[index % len(text.paragraphs)]) - 4)
    changed = list(text.paragraphs[place])
    changed[2 + inside] = Word(word)
    paragraphs = list(text.paragraphs)
    paragraphs[place] = tuple(changed)
    new = evolve(text, paragraphs=tuple(paragraphs))
    found = set()
    for name in ALIKE:
        comparison = compare(*(read_document(PRINTERS[name](side), name) for side in (text, new)))
        found.add(tuple((change.kind, tuple(repr(term) for term in change.terms)) for change in comparison.clauses))
    assert len(found) == 1


@pytest.mark.parametrize("name", ALIKE)
def test_a_word_that_no_reader_takes_would_be_noticed(name: str) -> None:
    text = Text("A pact of ships", ((Word("1."), Word("Ships"), Word("pass.")),))
    plan = read_document(PRINTERS[name](text), name)
    assert count([*list_seen(text, name), "unseen"]) - count(list_accounted(plan)) == count(["unseen"])
