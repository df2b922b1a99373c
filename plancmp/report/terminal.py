"""A document of blocks → lines of a terminal: plain text, and colour on top of it where a terminal shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import frozen

from plancmp.report.blocks import (
    BRACKETS,
    Block,
    Document,
    Grid,
    Heading,
    Item,
    Lines,
    Listing,
    Passage,
    Span,
    Table,
    Text,
    Words,
    mark,
    spell_words,
)
from plancmp.report.layout import Paragraph, lay_out, measure, spell_paragraphs
from plancmp.report.phrases import flatten

WIDTH = 80
_CELL = 8  # the fewest columns that a cell of a grid may have before it pushes the next
_SHARE = 2 / 5  # of a line that all cells may take before they stand below what they are about
_NUMBERS, _LABEL = 16, 14  # the most columns of the numbers of lines, and those of their words
_NOTHING = {"", "—"}


def write_terminal(document: Document, width: int = WIDTH) -> str:
    """Return a document as plain text in lines of so many columns, with a line end behind the last."""
    return spell_paragraphs(_Layout(width).list_paragraphs(document), width)


def write_styled(document: Document, width: int = WIDTH) -> str:
    """Return a document with colour; the words are those of `write_terminal`."""
    from rich.console import Console
    from rich.text import Text as Line

    console = Console(
        width=max(width, 20), force_terminal=True, highlight=False, soft_wrap=True, color_system="standard"
    )
    with console.capture() as capture:
        for line in lay_out(_Layout(width, is_marked=False).list_paragraphs(document), width):
            spans = ((text.replace("\u00a0", " "), _STYLES.get(style, "")) for text, style in line)
            console.print(Line.assemble(*spans))
    return capture.get()


@frozen(eq=False, repr=False)
class _Layout:
    """Blocks → paragraphs for lines of a width; colour or brackets tell what was struck and inserted."""

    width: int
    is_marked: bool = True

    def list_paragraphs(self, document: Document) -> Iterator[Paragraph]:
        if document.lead:
            yield from (self.write(document.lead), Paragraph())
        for line in document.title.split("\n") if document.title and not document.versions else ():
            yield self.write([(line, "title")])
        yield from self._list_items([Item(text, name) for name, text in document.versions], 0)
        for text in document.cautions:
            yield self.write([(text, "warning")])
        is_first = not document.title and not document.versions
        before: type[Block] | None = None
        for kind, group in groupby(document.blocks, key=type):
            blocks = list(group)
            # A passage has an empty line before it of its own.
            if kind is not Passage and (kind is Heading or before is not Heading):
                yield from [] if is_first else [Paragraph()]
            is_first, before = False, kind
            yield from self._lay_out(blocks)

    def write(self, words: Words, indent: int = 0, hang: int = 2) -> Paragraph:
        return Paragraph(tuple(self._mark(words)), indent, indent + hang)

    def _mark(self, words: Words) -> Iterator[Span]:
        return mark(words, BRACKETS if self.is_marked else {})

    def _lay_out(self, blocks: Sequence[Block]) -> Iterator[Paragraph]:
        """Yield neighbours of one kind."""
        yield from self._list_items([block for block in blocks if isinstance(block, Item)], 2)
        for place, block in enumerate(blocks):
            if isinstance(block, Heading):
                yield self.write([(flatten(block.text).upper(), "topic")] if block.is_topic else block.text)
            elif isinstance(block, Text):
                yield self.write(block.text)
            elif isinstance(block, Passage):
                lead = (f"{flatten(block.number)}\u00a0 ", "number")
                yield from (Paragraph(), Paragraph((lead, *self._mark(block.words)), 0, 2))
                yield from [self.write(block.note, 4, 0)] if block.note else []
            elif isinstance(block, Listing):
                before = blocks[place - 1] if place else block
                yield from [Paragraph()] if place and isinstance(before, Listing) and not before.is_inline else []
                yield from self._list_rows(block)
            elif isinstance(block, Lines):
                yield from self._list_lines(block)
            elif isinstance(block, Grid):
                yield from self._list_grid(block)
            elif isinstance(block, Table):
                yield from self._list_items([_make_item(block, row) for row in block.rows], 2)

    def _list_items(self, items: Sequence[Item | Text], indent: int) -> Iterator[Paragraph]:
        labels = [tuple(mark(item.label, {})) if isinstance(item, Item) and item.label else () for item in items]
        column = max((measure(spell_words(label)) + 2 for label in labels if label), default=0)
        for label, item in zip(labels, items, strict=True):
            lead = [*label, ("\u00a0" * (column - measure(spell_words(label))), "")] if label else []
            spans = (*((text.replace(" ", "\u00a0"), style) for text, style in lead), *self._mark(item.text))
            yield Paragraph(spans, indent, indent + (0 if isinstance(item, Text) else column if lead else 2))
            yield from self._list_items(item.items, indent + 2) if isinstance(item, Item) else ()

    def _list_rows(self, listing: Listing) -> Iterator[Paragraph]:
        """Yield a list of changes a line each, or one of clauses and topics as running text."""
        if listing.is_inline:
            spans: list[Span] = [(f"{listing.lead}: ", "lead")]
            for number, row in enumerate(listing.rows):
                spans += [("; ", "")] if number else []
                spans += [(f"{row.number}{' ' if spell_words(row.spans) else ''}", "number")] if row.number else []
                spans += row.spans
            yield self.write([*spans, (f"; {listing.rest}." if listing.rest else ".", "")])
            return
        yield self.write([(listing.lead.upper(), "topic")])
        for row in listing.rows:
            yield self.write([(f"{row.number} · ", "number"), *row.spans])
        if listing.rest:
            yield self.write([(listing.rest, "quiet")], 2, 0)

    def _list_lines(self, block: Lines) -> Iterator[Paragraph]:
        column = min(max((measure(number) for (number, _), *_ in block.rows), default=0), _NUMBERS) + 2
        before = ""
        for (number, style), (word, kind), spans in block.rows:
            name = flatten(number)
            if measure(name) >= column:
                # A long one has a line of its own, once for all its rows.
                yield from [Paragraph(((name, style),), 0, 2)] if name != before else []
                before, name = name, ""
            lead = [(_pad(name, column), style), (_pad(word, _LABEL), kind)]
            yield Paragraph(tuple(_fit([*lead, *mark(spans, {})], self.width)))

    def _list_grid(self, grid: Grid) -> Iterator[Paragraph]:
        if not grid.rows:
            return
        rows = [list(map(flatten, cells)) for cells in (grid.columns[1:], *(cells for _, cells in grid.rows))]
        most = max(_CELL, (self.width - 4) // len(rows[0]) - 2)
        widths = [max(min(measure(cell), most) for cell in column) + 2 for column in zip(*rows, strict=True)]
        is_narrow = sum(widths) > _SHARE * self.width
        yield _write_line(_line_up(rows[0], widths), 4 if is_narrow else 2)
        for (name, _), cells in zip(grid.rows, rows[1:], strict=True):
            if is_narrow:
                yield self.write(name, 2)
                yield _write_line(_line_up(cells, widths), 4)
            else:
                yield _write_line(f"{_line_up(cells, widths)}{flatten(name)}", 2, sum(widths))


def _write_line(line: str, indent: int, hang: int = 2) -> Paragraph:
    return Paragraph(((line, ""),), indent, indent + hang)


def _make_item(table: Table, row: Sequence[Words]) -> Item:
    """Return a row with a line for each cell; what several cells say is said once."""
    cells = list(map(spell_words, row))
    told: dict[str, list[str]] = {}
    for column, cell in zip(table.columns[1:-1], cells[1:-1], strict=True):
        if cell not in _NOTHING:
            told.setdefault(cell, []).append(column)
    label, _, why = cells[-1].partition(": ")
    told |= {why: []} if why else {}
    return Item(cells[0], label, tuple(Item(text, ", ".join(columns)) for text, columns in told.items()))


def _fit(spans: Sequence[Span], width: int) -> Iterator[Span]:
    """Yield as many words as one line holds, with "…" where more follow."""
    room = width
    for text, style in spans:
        size = measure(text)
        if size <= room:
            yield text, style
            room -= size
            continue
        words = text[: max(room - 1, 0)].rpartition(" ")[0] if room else ""
        yield f"{words}…" if words or room else "", style
        return


def _line_up(cells: Sequence[str], widths: Sequence[int]) -> str:
    # What is longer than its column takes one blank instead of the rest of it.
    return "".join(_pad(cell, size) for cell, size in zip(cells, widths, strict=True)).replace(" ", "\u00a0")


def _pad(text: str, width: int) -> str:
    return text + "\u00a0" * max(1, width - measure(text))


_STYLES = {
    "title": "bold", "topic": "bold underline", "number": "bold", "lead": "bold", "subject": "bold",
    "figure": "bold yellow", "quote": "italic", "equal": "italic", "quiet": "dim", "summary": "bold",
    "warning": "bold magenta", "variant": "bold cyan", "old": "red", "new": "green", "delete": "red strike",
    "insert": "green underline", "tightened": "bold bright_blue", "loosened": "bold cyan", "shifted": "bold yellow",
    "reversed": "bold magenta", "added": "bold green", "dropped": "bold red", "removed": "bold red",
    **dict.fromkeys(("withheld", "disclosed", "deferred", "taken_up"), "bold reverse"),
    "revised": "bold yellow", "reworded": "yellow", "mixed": "bold yellow",
}  # fmt: skip
