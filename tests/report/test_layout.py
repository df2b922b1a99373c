"""Plain text is wrapped as styled text is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plancmp.report.layout import Paragraph, lay_out, spell_paragraphs

PIECES = st.sampled_from(
    ["a", "bb ", "cc\u00a0dd", " ", "\n", "漢字 ", "→ x", "word" * 9, " e\u0301 ", "  ", "[-x", "-]{+y+}"]
)
SPANS = st.lists(st.tuples(st.lists(PIECES, max_size=5).map("".join), st.sampled_from(["", "loosened"])), max_size=5)


@given(spans=SPANS, indent=st.integers(0, 6), hang=st.sampled_from([0, 4, 9]), width=st.integers(8, 40))
def test_plain_lines_are_the_styled_ones_without_their_styles(
    spans: list[tuple[str, str]], indent: int, hang: int, width: int
) -> None:
    item = Paragraph(tuple(spans), indent, hang)
    styled = ["".join(text for text, _ in line).replace("\u00a0", " ").rstrip() for line in lay_out([item], width)]
    assert spell_paragraphs([item], width) == "".join(f"{line}\n" for line in styled)
