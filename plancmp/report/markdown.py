"""A document of blocks → Markdown (CommonMark with tables): to paste into a page, a ticket or a message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from plancmp.model.expressions import late
from plancmp.report.blocks import (
    Block,
    Document,
    Grid,
    Heading,
    Item,
    Lines,
    Listing,
    Note,
    Passage,
    Span,
    Text,
    Words,
    mark,
)
from plancmp.report.phrases import flatten

_SPECIAL = late(r"([\\`*_\[\]<>|~#])")
_STRONG = ("**", "**")
_MARKS = {"delete": ("~~", "~~"), **dict.fromkeys(("insert", "new", "number", "lead", "warning"), _STRONG)}
# No text holds this: brackets of plain text are escaped.
_LINK = late(r"\]\(<([^<>]*)>\)")


def escape(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", flatten(text))


def write_markdown(document: Document) -> str:
    """Return a document as Markdown; where links lead stands once, at its end."""
    blocks = [*(Item(text, name) for name, text in document.versions), *document.blocks]
    parts = [f"# {escape(document.title)}\n"] if document.title else []
    parts += [f"**{escape(text)}**\n" for text in (document.lead, *document.cautions) if text]
    for kind, group in groupby(blocks, key=type):
        lines = [f"{line}{'  ' if kind is Note else ''}" for block in group for line in list_lines(block)]
        parts.append(("" if kind in {Item, Note} else "\n").join(f"{line}\n" for line in lines))
    return _number_links("\n".join(parts))


def _number_links(text: str) -> str:
    urls: dict[str, int] = {}
    text = _LINK.sub(lambda match: f"][{urls.setdefault(match[1], len(urls) + 1)}]", text)
    return text + "".join(f"{'' if number > 1 else chr(10)}[{number}]: <{url}>\n" for url, number in urls.items())


def list_lines(block: Block) -> Iterator[str]:
    """Yield the parts of a block between which an empty line stands; each item of a list is one line or more."""
    if isinstance(block, Heading):
        yield f"{'##' if block.is_topic else '###'} {escape(block.text)}"
    elif isinstance(block, Text):
        yield write_words(block.text)
    elif isinstance(block, Item):
        yield from _list_items(block, "")
    elif isinstance(block, Listing):
        yield from _list_rows(block)
    elif isinstance(block, Passage):
        yield f"{write_words([(block.number, 'number')])} {write_words(block.words)}".strip()
        yield from [f"> {escape(block.note)}"] if block.note else []
    elif isinstance(block, Lines):
        yield "\n".join(f"- {_join(([number], _embolden([label]), spans))}" for number, label, spans in block.rows)
    elif isinstance(block, Grid):
        yield _write_table(block.columns, block.list_rows())
    else:
        yield _write_table(block.columns, block.rows)


def _embolden(words: Words) -> Sequence[Span]:
    return [(text, "lead") for text, _ in mark(words, {})] if words else ()


def _join(parts: Sequence[Words]) -> str:
    return " ".join(filter(None, map(write_words, parts)))


def _list_items(item: Item | Text, indent: str) -> Iterator[str]:
    label, fingerprint = (item.label, item.fingerprint) if isinstance(item, Item) else ("", "")
    code = f"`{fingerprint}`" if fingerprint else ""
    yield f"{indent}- {' '.join(filter(None, (write_words(_embolden(label)), write_words(item.text), code)))}"
    for child in item.items if isinstance(item, Item) else ():
        yield from _list_items(child, f"{indent}  ")


def _list_rows(listing: Listing) -> Iterator[str]:
    if listing.is_inline:
        told = [" ".join(filter(None, (escape(row.number), write_words(row.spans)))) for row in listing.rows]
        yield f"**{escape(listing.lead)}:** {'; '.join([*told, *filter(None, [escape(listing.rest)])])}."
        return
    yield f"## {escape(listing.lead)}"
    rows = [f"- **{escape(row.number)}** · {write_words(row.spans)}" for row in listing.rows]
    yield "\n".join([*rows, *([f"- {escape(listing.rest)}"] if listing.rest else [])])


def write_words(words: Words) -> str:
    """Return words as Markdown on one line: what was struck is struck, what is new is bold."""
    pieces = []
    for text, style in mark(words, _MARKS, escape):
        link = style.removeprefix("link:")
        pieces.append(f"[{text}](<{link}>)" if link != style else text)
    return "".join(pieces).strip()


def _write_table(head: Sequence[str], rows: Sequence[Sequence[Words]]) -> str:
    lines = [tuple(map(escape, head)), ["---"] * len(head), *(tuple(map(_write_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _write_cell(words: Words) -> str:
    """Return the words of a cell; its lines are parted as HTML does, for a cell is one line."""
    if isinstance(words, str):
        return "<br>".join(filter(None, map(escape, words.split("\n"))))
    lines: list[list[Span]] = [[]]
    for text, style in words:
        first, *rest = text.split("\n")
        lines[-1].append((first, style))
        lines += [[(line, style)] for line in rest]
    return "<br>".join(filter(None, map(write_words, lines)))
