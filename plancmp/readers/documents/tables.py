"""Rows of tables, as text of the clause that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind, clean
from plancmp.readers.documents.numbers import read_markers

_RULE = late(r"\s*-{2,}(?:\s+-{2,})+\s*")
_RULE_PART = late(r"(?<!-)-")


def make_row(cells: Iterable[str], *, depth: int | None = None, place: str = "") -> Block:
    """Return the row of a table as a block.

    A row that holds only a number and a text is an item of a list that was laid out as a table, as the European
    Union's Official Journal does.

    Args:
        cells: Their texts.
        depth: In how many lists the table stands; `None` where the format does not say.
        place: Where it stands in the source.
    """
    texts = [text for cell in cells if (text := clean(cell))]
    is_item = len(texts) == 2 and any(not marker.rest for marker in read_markers(texts[0]))
    if is_item or len(texts) == 1:
        return Block(" ".join(texts), depth=depth, place=place)
    return Block(" | ".join(texts), Kind.ROW, depth=depth, place=place)


def is_rule(line: str) -> bool:
    """Tell whether a line rules the columns of a table with dashes: "----- -----"."""
    return _RULE.fullmatch(line) is not None


def find_tables(lines: Sequence[str], rules: Mapping[int, str]) -> dict[int, int]:
    """Return the lines that stand in tables whose columns are ruled with dashes, each with the line of its rule."""
    rows: dict[int, int] = {}
    for rule in rules:
        if rule and lines[rule - 1].strip() and rule - 1 not in rows:
            rows[rule - 1] = rule
        row = rule + 1
        while row < len(lines) and lines[row].strip() and row not in rules:
            rows[row] = rule
            row += 1
    return rows


def split_columns(line: str, rule: str) -> list[str]:
    """Cut a line where the dashes of the rule above it begin."""
    edges = [match.start() for match in _RULE_PART.finditer(rule)]
    return [line[start:end] for start, end in zip([0, *edges[1:]], [*edges[1:], None], strict=True)]
