"""The parts that every report is made of, before a format writes them.

A block is plain data in words; each format has one writer for every kind of block: `plancmp.report.terminal`,
`plancmp.report.markdown`, and `html/document.html` for a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from plancmp.report.phrases import flatten

# Text and its style: a name such as "loosened", "old" or "", never a colour; "link:https://…" is a link.
Span = tuple[str, str]
Words = str | Sequence[Span]

# What struck and inserted words stand in where there is no colour to tell them.
BRACKETS = {"delete": ("[-", "-]"), "insert": ("{+", "+}")}

MOST_NAMED = 15  # things that a list on one line names


@frozen(eq=False, repr=False)
class Row:
    """One line of a list.

    Attributes:
        spans: Its words.
        number: The clause that it is about, such as "21 → 14"; may be empty.
        fingerprint: The id of what it is about, a clause change or a row of a page; may be empty.
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
    """What the following blocks are about: a topic, or one thing of several on a topic."""

    text: str
    is_topic: bool = True


@frozen(eq=False, repr=False)
class Text:
    """A paragraph."""

    text: Words


@frozen(eq=False, repr=False)
class Note(Text):
    """What a report says of itself: what is not shown, what is proved."""


@frozen(eq=False, repr=False)
class Item:
    """One thing of a list, with what there is to say of it below.

    Attributes:
        text: Its words.
        label: A word in front, such as "conflict" or "2–4"; those of neighbours are as wide as the widest.
        items: What is said of it.
        fingerprint: The id by which decisions refer to it; may be empty.
    """

    text: Words
    label: Words = ""
    items: tuple[Item | Text, ...] = ()
    fingerprint: str = ""


@frozen(eq=False, repr=False)
class Passage:
    """A clause of a running text, its number in front, and what its words do not show below."""

    number: str
    words: Words
    note: str = ""


@frozen(eq=False, repr=False)
class Lines:
    """Rows that take one line of a terminal each, whatever is left out for it: a number, a word, the rest."""

    rows: Sequence[tuple[Span, Span, Sequence[Span]]]


@frozen(eq=False, repr=False)
class Table:
    """Rows of cells.

    Attributes:
        columns: What the columns hold.
        rows: The cells. On a terminal the first says what its row is about; the last is its label, with a reason
            behind a colon.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Words]]


@frozen(eq=False, repr=False)
class Grid:
    """Things through several versions, a narrow cell each.

    Attributes:
        columns: What the columns hold, that of the names first.
        rows: Pairs of a name and its cells.
        told: The same cells in words, for what has room for them; the cells themselves if nothing is said.
    """

    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[str]]]
    told: Sequence[Sequence[str]] = ()

    def list_rows(self) -> list[list[str]]:
        """Return the rows as those of a table, in words."""
        told = self.told or [cells for _, cells in self.rows]
        return [[name, *cells] for (name, _), cells in zip(self.rows, told, strict=True)]


Block = Listing | Heading | Text | Item | Passage | Lines | Table | Grid


@frozen(eq=False, repr=False)
class Document:
    """A whole report.

    Attributes:
        title: What it is about; a line end parts what is compared.
        blocks: Its blocks.
        versions: What is compared, each with what the report calls it, such as "A" or "1".
        lead: What it comes to, in a sentence; may be empty.
        cautions: What to check before anything else.
    """

    title: str
    blocks: tuple[Block, ...]
    versions: tuple[tuple[str, str], ...] = ()
    lead: str = ""
    cautions: tuple[str, ...] = ()


def mark(
    words: Words, marks: Mapping[str, tuple[str, str]] = BRACKETS, spell: Callable[[str], str] = flatten
) -> Iterator[Span]:
    """Yield words on one line, with marks around those of some styles, such as "[-old-]" and "{+new+}".

    Where no brackets part what was struck from what came in its place, a gap does.

    Args:
        words: The words.
        marks: What stands before and after words of a style; blanks at their ends stay outside.
        spell: Returns plain text on one line, as the format has it.
    """
    struck = ""
    for text, style in [(words, "")] if isinstance(words, str) else words:
        if marks is not BRACKETS and struck and style == "insert" and not (struck[-1].isspace() or text[:1].isspace()):
            yield " ", ""
        struck = text if style == "delete" else ""
        core = spell(text)
        before, after = marks.get(style, ("", ""))
        lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
        yield (f"{lead}{before}{core}{after}{tail}" if core else lead), style


def spell_words(words: Words) -> str:
    """Return words as plain text on one line; struck and inserted ones are in brackets of their own."""
    return "".join(text for text, _ in mark(words)).strip()
