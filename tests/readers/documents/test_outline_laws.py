"""A text reads back to the tree that was printed, whatever the numbers and the line width."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.model import Plan
from plancmp.readers.documents.formats import read_document
from plancmp.readers.documents.numbers import read_markers
from tests.readers.documents.trees import INNER, OUTER, Provision, plans, show, strip


def read(text: str) -> Plan:
    return read_document(text.encode(), "plan.txt", part="all")


@st.composite
def styles(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw a style for each level, no two of one kind."""
    outer = draw(st.sampled_from(OUTER))
    inner = draw(st.permutations(INNER))
    chosen = [outer]
    for style in inner:
        if all(not clash(style, other) for other in chosen):
            chosen.append(style)
    return tuple(chosen[:3])


def clash(one: str, other: str) -> bool:
    # "(i)" within "(a)" cannot be told from the next item where nothing is indented; nor can "1." within "1.".
    return one.replace("i", "a").replace("I", "A") == other.replace("i", "a").replace("I", "A")


layouts: st.SearchStrategy[dict[str, int]] = st.builds(
    dict, width=st.integers(24, 160), indent=st.sampled_from([0, 2, 4]), gap=st.booleans()
)


@given(plan=plans, style=styles(), layout=layouts)
def test_text_reads_back_to_its_tree(
    plan: tuple[Provision, ...], style: tuple[str, ...], layout: dict[str, int]
) -> None:
    text = show(plan, style, **layout)  # type: ignore[arg-type]
    assert strip(read(text).clauses) == plan, text


@given(plan=plans, style=styles(), one=layouts, other=layouts)
def test_wrapping_changes_nothing(
    plan: tuple[Provision, ...], style: tuple[str, ...], one: dict[str, int], other: dict[str, int]
) -> None:
    texts = [show(plan, style, **layout) for layout in (one, other)]  # type: ignore[arg-type]
    assert read(texts[0]).clauses == read(texts[1]).clauses


@given(plan=plans, one=styles(), other=styles(), layout=layouts)
def test_numbering_changes_no_text(
    plan: tuple[Provision, ...], one: tuple[str, ...], other: tuple[str, ...], layout: dict[str, int]
) -> None:
    texts = [show(plan, style, **layout) for style in (one, other)]  # type: ignore[arg-type]
    assert strip(read(texts[0]).clauses) == strip(read(texts[1]).clauses)


@given(st.text(max_size=400))
@settings(max_examples=200)
def test_any_text_is_read_in_full(text: str) -> None:
    """Every word of a text stands in one clause, in the title or in a number."""
    try:
        plan = read(text)
    except ValueError:
        return
    found = " ".join([plan.title, *itertools.chain(*((c.label, c.heading, c.text) for c in plan.walk()))])
    for word in text.split():
        if word.isalpha() and word.isascii() and len(word) > 3:
            assert word in found
    assert read_markers("") == ()
