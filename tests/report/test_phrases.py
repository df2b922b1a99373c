"""Text from the other side of a negotiation is shown, never obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.diff import compare
from plancmp.model import Clause, Plan
from plancmp.readers import find_taxonomy
from plancmp.report import FORMATS, Messages, build_view, find_renderer
from plancmp.report.layout import Paragraph, lay_out, measure
from plancmp.report.phrases import clean, flatten

HOSTILE = (
    "\x1b[31mred\x1b[0m \x07bell \u202egnip\u202c zero\u200bwidth \r overwritten | <script>alert(1)</script> `code`"
)


@given(st.text())
def test_clean_text_holds_no_control_and_no_invisible_direction_mark(text: str) -> None:
    cleaned = clean(text)
    assert not [c for c in cleaned if (ord(c) < 32 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0]
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff")


def test_hidden_characters_are_shown_by_their_code_point() -> None:
    assert clean("a\u202eb\x1bc") == "a<U+202E>b<U+001B>c"
    assert flatten("a\n  b\tc") == "a b c"


@pytest.mark.parametrize("name", ["terminal", "markdown"])
def test_no_report_lets_hostile_text_through(name: str) -> None:
    old = Plan("a", f"Old {HOSTILE}", clauses=(Clause("1", text="Ships pass freely."), Clause("2", text=HOSTILE)))
    new = Plan("b", "New", clauses=(Clause("1", text=f"Ships pass {HOSTILE} freely."),))
    report = find_renderer(name)(build_view(compare(old, new), find_taxonomy("peace")), Messages())
    assert not set(report) & set("\x1b\x07\u202e\u202c\u200b\r")
    assert "<U+001B>" in report.replace("\\", "")
    if name == "markdown":
        assert "<script>" not in report


def test_every_format_renders_an_empty_comparison() -> None:
    plan = Plan("a", "A")
    for name in FORMATS:
        assert find_renderer(name)(build_view(compare(plan, plan), find_taxonomy("peace")), Messages())


spans = st.lists(
    st.tuples(st.text(alphabet="ab \u200b漢字é\u0301\u00a0", max_size=30), st.sampled_from(["", "x"])), max_size=5
)


@given(spans, st.integers(12, 60), st.integers(0, 4), st.integers(0, 6))
def test_lines_fit_and_lose_no_word(parts: list[tuple[str, str]], width: int, indent: int, hang: int) -> None:
    lines = ["".join(text for text, _ in line) for line in lay_out([Paragraph(tuple(parts), indent, hang)], width)]
    assert all(measure(line) <= max(width, hang + 8) for line in lines)

    def squeeze(text: str) -> str:
        return "".join(text.split(" "))

    assert squeeze("".join(lines)) == squeeze("".join(text for text, _ in parts))
