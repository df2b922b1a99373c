"""The parts that every report is made of, before a format writes them.

A block is plain data in words; each format has one writer for each kind of block: `plancmp.report.writing` for a
terminal and Markdown, `html/document.html` for a page, `plancmp.report.cells` for CSV.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

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


@frozen(eq=False, repr=False)
class Heading:
    """What the following blocks are about.

    Attributes:
        text: Its words.
        is_topic: Whether it is a topic, and not one thing of several on a topic.
    """

    kind: ClassVar[str] = "heading"
    text: str
    is_topic: bool = True


@frozen(eq=False, repr=False)
class Text:
    """A paragraph.

    Attributes:
        text: Its words.
    """

    kind: ClassVar[str] = "text"
    text: str


@frozen(eq=False, repr=False)
class Item:
    """One thing of a list, with what there is to say of it below.

    Attributes:
        text: Its words.
        label: A word in front, such as "conflict" or "2–4"; those of neighbours are as wide as the widest.
        items: What is said of it.
        fingerprint: The id by which decisions refer to it; may be empty.
    """

    kind: ClassVar[str] = "item"
    text: str
    label: str = ""
    items: tuple[Item, ...] = ()
    fingerprint: str = ""


@frozen(eq=False, repr=False)
class Table:
    """Rows of cells.

    Attributes:
        columns: What the columns hold.
        rows: The cells.
        is_long: Whether a cell takes a line of a terminal or more. The first then says what its row is about; the last
            is its label, with a reason behind a colon.
    """

    kind: ClassVar[str] = "table"
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    is_long: bool = False


@frozen(eq=False, repr=False)
class Grid:
    """Things through several versions, a narrow cell each.

    Attributes:
        columns: What the columns hold, that of the names first.
        rows: Pairs of a name and its cells.
        told: The same cells in words, for what has room for them; the cells themselves if nothing is said.
    """

    kind: ClassVar[str] = "grid"
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    told: Sequence[Sequence[str]] = ()

    def list_rows(self) -> list[list[str]]:
        """Return the rows as those of a table, in words."""
        told = self.told or [cells for _, cells in self.rows]
        return [[name, *cells] for (name, _), cells in zip(self.rows, told, strict=True)]


Block = Heading | Text | Item | Table | Grid


@frozen(eq=False, repr=False)
class Document:
    """A whole report.

    Attributes:
        title: What it is about.
        blocks: Its blocks.
        versions: What is compared, each with what the report calls it, such as "A" or "1".
        lead: What it comes to, in a sentence; may be empty.
    """

    title: str
    blocks: tuple[Block, ...]
    versions: tuple[tuple[str, str], ...] = ()
    lead: str = ""


def spell_spans(spans: Iterable[Span]) -> str:
    """Return styled words as plain text; struck and inserted ones are in brackets of their own."""
    return "".join(text for text, _ in mark_spans(spans))


def mark_spans(spans: Iterable[Span]) -> Iterable[Span]:
    """Yield styled words with struck and inserted ones in brackets: "[-old-]", "{+new+}"."""
    for text, style in spans:
        before, after = _MARKS.get(style, ("", ""))
        yield f"{before}{text}{after}", style
