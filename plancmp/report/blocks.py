"""The parts that every report is made of, before a format writes them.

A block is plain data in words; each format has one writer for each kind of block.
"""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

# Text and its style: a name such as "loosened", "old" or "", never a colour.
Span = tuple[str, str]

# What struck and inserted words stand in where there is no colour to tell them.
_MARKS = {"delete": ("[-", "-]"), "insert": ("{+", "+}")}


@frozen(eq=False, repr=False)
class Row:
    """One line of a list.

    Attributes:
        spans: Its words.
        number: The clause that it is about, such as "21 → 14"; may be empty.
        fingerprint: The id of the clause change that it is about; may be empty.
        style: What happened, such as "loosened"; may be empty.
    """

    spans: tuple[Span, ...]
    number: str = ""
    fingerprint: str = ""
    style: str = ""


@frozen(eq=False, repr=False)
class Listing:
    """Rows below a line that says what they are.

    Attributes:
        kind: What they are, as programs name it: "changes", "added", "review".
        lead: The same in words.
        rows: The rows.
        rest: What to say of those that are left out; may be empty.
        is_inline: Whether the rows are so short that they go on one line.
    """

    kind: str
    lead: str
    rows: tuple[Row, ...]
    rest: str = ""
    is_inline: bool = False


def spell_spans(spans: Iterable[Span]) -> str:
    """Return styled words as plain text; struck and inserted ones are in brackets of their own."""
    return "".join(text for text, _ in mark_spans(spans))


def mark_spans(spans: Iterable[Span]) -> Iterable[Span]:
    """Yield styled words with struck and inserted ones in brackets: "[-old-]", "{+new+}"."""
    for text, style in spans:
        before, after = _MARKS.get(style, ("", ""))
        yield f"{before}{text}{after}", style
