"""A document of blocks → text for a terminal, and Markdown: one writer a format, whatever the report is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plancmp.report.blocks import Block, Document, Grid, Heading, Item, Table, Text
from plancmp.report.cells import escape_all, write_table
from plancmp.report.layout import Paragraph, measure, paragraph, spell_paragraphs
from plancmp.report.markdown import escape
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

WIDTH = 80
WRITTEN = ("terminal", "markdown", "html")
ENDINGS = {
    ".txt": "terminal",
    ".md": "markdown",
    ".html": "html",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".yaml": "plan",
    ".yml": "plan",
}
_CELL = 8  # the fewest columns that a cell of a grid may have before it pushes the next
_SHARE = 2 / 5  # of a line that all cells may take before they stand below what they are about
_NOTHING = {"", "—"}


def write_document(form: str, document: Document, messages: Messages, width: int = WIDTH) -> str:
    """Return a document in one of the formats that are for people.

    Args:
        form: One of `WRITTEN`.
        document: The document.
        messages: The catalogue.
        width: How many columns a line of a terminal may have.
    """
    if form == "terminal":
        return write_terminal(document, width)
    if form == "markdown":
        return write_markdown(document)
    from plancmp.report.html.frame import fill_page, read_file

    return fill_page("document.html", document, messages, style=read_file("document.css"), script="")


def write_terminal(document: Document, width: int = WIDTH) -> str:
    """Return a document as plain text, with a line end behind its last line.

    Args:
        document: The document.
        width: How many columns a line may have.
    """
    return spell_paragraphs(_list_paragraphs(document, width), width)


def _list_paragraphs(document: Document, width: int) -> Iterator[Paragraph]:
    if document.lead:
        yield from (paragraph(flatten(document.lead), hang=2), paragraph())
    if document.title and not document.versions:
        yield paragraph(flatten(document.title), hang=2)
    yield from _list_items([Item(text, name) for name, text in document.versions], 0)
    is_first = not document.title and not document.versions
    before: type[Block] | None = None
    for kind, group in groupby(document.blocks, key=type):
        blocks = list(group)
        if kind is Heading or before is not Heading:
            yield from [] if is_first else [paragraph()]
        is_first, before = False, kind
        yield from _lay_out(blocks, width)


def _lay_out(blocks: Sequence[Block], width: int) -> Iterator[Paragraph]:
    """Yield neighbours of one kind."""
    yield from _list_items([block for block in blocks if isinstance(block, Item)], 2)
    for block in blocks:
        if isinstance(block, Heading):
            yield paragraph(flatten(block.text).upper() if block.is_topic else flatten(block.text), hang=2)
        elif isinstance(block, Text):
            yield paragraph(flatten(block.text), hang=2)
        elif isinstance(block, Grid):
            yield from _list_grid(block, width)
        elif isinstance(block, Table):
            yield from _list_items([_make_item(block, row) for row in block.rows], 2)


def _list_items(items: Sequence[Item], indent: int) -> Iterator[Paragraph]:
    labels = [flatten(item.label) for item in items]
    column = max((measure(label) + 2 for label in labels if label), default=0)
    for label, item in zip(labels, items, strict=True):
        lead = _pad(label, column) if label else ""
        yield paragraph(f"{lead}{flatten(item.text)}", indent=indent, hang=indent + (column if lead else 2))
        yield from _list_items(item.items, indent + 2)


def _make_item(table: Table, row: Sequence[str]) -> Item:
    """Return a row with a line for each cell; what several cells say is said once."""
    told: dict[str, list[str]] = {}
    for column, cell in zip(table.columns[1:-1], row[1:-1], strict=True):
        if cell not in _NOTHING:
            told.setdefault(cell, []).append(column)
    label, _, why = row[-1].partition(": ")
    told |= {why: [table.columns[-1]]} if why else {}
    return Item(row[0], label, tuple(Item(text, ", ".join(columns)) for text, columns in told.items()))


def _list_grid(grid: Grid, width: int) -> Iterator[Paragraph]:
    if not grid.rows:
        return
    rows = [list(map(flatten, cells)) for cells in (grid.columns[1:], *(cells for _, cells in grid.rows))]
    most = max(_CELL, (width - 4) // len(rows[0]) - 2)
    widths = [max(min(measure(cell), most) for cell in column) + 2 for column in zip(*rows, strict=True)]
    is_narrow = sum(widths) > _SHARE * width
    yield paragraph(_line_up(rows[0], widths), indent=4 if is_narrow else 2)
    for (name, _), cells in zip(grid.rows, rows[1:], strict=True):
        if is_narrow:
            yield paragraph(flatten(name), indent=2, hang=4)
            yield paragraph(_line_up(cells, widths), indent=4, hang=6)
        else:
            yield paragraph(f"{_line_up(cells, widths)}{flatten(name)}", indent=2, hang=sum(widths) + 2)


def _line_up(cells: Sequence[str], widths: Sequence[int]) -> str:
    # What is longer than its column takes one blank instead of the rest of it.
    return "".join(_pad(cell, size) for cell, size in zip(cells, widths, strict=True))


def _pad(text: str, width: int) -> str:
    return (text + " " * max(1, width - measure(text))).replace(" ", "\u00a0")


def write_markdown(document: Document) -> str:
    """Return a document as Markdown (CommonMark with tables)."""
    blocks = [*(Item(text, name) for name, text in document.versions), *document.blocks]
    parts = [f"# {escape(document.title)}\n"] if document.title else []
    parts += [f"**{escape(document.lead)}**\n"] if document.lead else []
    for kind, group in groupby(blocks, key=type):
        lines = [line for block in group for line in _mark(block)]
        parts.append(("\n" if kind is not Item else "").join(f"{line}\n" for line in lines))
    return "\n".join(parts)


def _mark(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'##' if block.is_topic else '###'} {escape(block.text)}"
    elif isinstance(block, Text):
        yield escape(block.text)
    elif isinstance(block, Item):
        yield from _mark_item(block, "")
    else:
        rows = block.rows if isinstance(block, Table) else block.list_rows()
        yield write_table(escape_all(block.columns), map(escape_all, rows)).rstrip("\n")


def _mark_item(item: Item, indent: str) -> Iterator[str]:
    parts = (f"**{escape(item.label)}**" if item.label else "", escape(item.text))
    fingerprint = f"`{item.fingerprint}`" if item.fingerprint else ""
    yield f"{indent}- {' '.join(filter(None, (*parts, fingerprint)))}"
    for child in item.items:
        yield from _mark_item(child, f"{indent}  ")
