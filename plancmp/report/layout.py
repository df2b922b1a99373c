"""Styled text → lines that fit a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from plancmp.model.expressions import late

Span = tuple[str, str]

# Lines break at white space, but not at a non-breaking space, which also pads columns.
_BREAK = late(r"[ \t\n]+")


@frozen(eq=False, repr=False)
class Paragraph:
    """Text that is wrapped as one.

    Attributes:
        spans: Pairs of text and style; a style is a name such as "loosened" or "", not a colour.
        indent: How many columns the first line is indented.
        hang: How many columns further lines are indented.
    """

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0


def spell_paragraphs(paragraphs: Iterable[Paragraph], width: int) -> str:
    """Return paragraphs as plain text, with a line end behind the last line."""
    # Columns are padded with spaces at which no line breaks; plain ones are printed, so that a report can be searched.
    lines = ("".join([text for text, _ in line]).replace("\u00a0", " ") for line in lay_out(paragraphs, width))
    return "".join([f"{line.rstrip()}\n" for line in lines])


def lay_out(paragraphs: Iterable[Paragraph], width: int) -> Iterator[tuple[Span, ...]]:
    """Yield the lines of some paragraphs as spans, indentation included; linear time.

    A word that is longer than the width stands on a line of its own, cut where it must be.
    """
    for item in paragraphs:
        line: list[Span] = [(" " * item.indent, "")] if item.indent else []
        column, is_empty = item.indent, True
        for cluster in _split(item.spans):
            size = measure(cluster[0][0]) if len(cluster) == 1 else sum(measure(word) for word, _ in cluster)
            if not is_empty and column + 1 + size > width:
                yield tuple(line)
                line, column, is_empty = ([(" " * item.hang, "")] if item.hang else []), item.hang, True
            if not is_empty:
                line.append((" ", ""))
                column += 1
            if column + size <= width:
                line += cluster
                column, is_empty = column + size, False
                continue
            for word, style in cluster:
                for piece in _cut(word, max(8, width - item.hang)):
                    if column + measure(piece) > width and column > item.hang:
                        yield tuple(line)
                        line, column = [(" " * item.hang, "")], item.hang
                    line.append((piece, style))
                    column += measure(piece)
            is_empty = False
        yield tuple(line)


@lru_cache(maxsize=4096)
def measure(text: str) -> int:
    """Return how many terminal columns a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def _split(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """Yield clusters: words of any style between which a line may not break."""
    cluster: list[Span] = []
    for text, style in spans:
        words = _BREAK.split(text)
        for number, word in enumerate(words):
            if number and cluster:
                yield cluster
                cluster = []
            if word:
                cluster.append((word, style))
    if cluster:
        yield cluster


def _cut(word: str, width: int) -> Iterator[str]:
    """Yield a word in pieces of at most so many columns."""
    start = 0
    for end in range(1, len(word) + 1):
        if end == len(word) or measure(word[start : end + 1]) > width:
            yield word[start:end]
            start = end
