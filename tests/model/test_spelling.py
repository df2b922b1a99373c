"""What is spelled in another way and says the same."""

from __future__ import annotations

import pytest

from plancmp.diff import Kind, compare
from plancmp.model.spelling import drop_points
from plancmp.readers.documents.formats import read_document


@pytest.mark.parametrize(
    ("pointed", "plain"),
    [("שָׁלוֹם", "שלום"), ("ٱلسَّلَامُ", "السلام"), ("Zażółć й ї", "Zażółć й ї"), ("हिन्दी", "हिन्दी")],
)
def test_signs_of_vowels_are_dropped_where_prints_may_leave_them_out(pointed: str, plain: str) -> None:
    assert drop_points(pointed) == plain


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [("שָׁלוֹם קיים", "שלום קיים", Kind.EDITORIAL), ("שלום קיים", "שלוש קיים", Kind.REVISED)],
)
def test_only_signs_of_vowels_are_an_editorial_change(old: str, new: str, kind: Kind) -> None:
    plans = [read_document(f"Pact\n\n1. {words}.\n\n2. 5 EUR.\n".encode(), "a.txt") for words in (old, new)]
    assert [change.kind for change in compare(*plans).clauses] == [kind, Kind.UNCHANGED]
