"""Styled text → lines that fit a terminal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from attrs import frozen

Span = tuple[str, str]

# Lines break at white space, but not at a non-breaking space, which also pads columns.
_BREAK = re.compile(r"[ \t\n]+")


@frozen
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


def paragraph(*spans: Span | str, indent: int = 0, hang: int | None = None) -> Paragraph:
    """Return a paragraph; plain text has no style, and further lines are indented like the first if nothing is said."""
    styled = tuple((span, "") if isinstance(span, str) else span for span in spans)
    return Paragraph(styled, indent, indent if hang is None else hang)


def lay_out(paragraphs: Iterable[Paragraph], width: int) -> Iterator[tuple[Span, ...]]:
    """Yield the lines of some paragraphs.

    Args:
        paragraphs: The paragraphs.
        width: How many columns a line may have; a longer word stands on a line of its own, cut where it must be.

    Yields:
        The spans of each line, indentation included. Linear time.
    """
    for item in paragraphs:
        line: list[Span] = [(" " * item.indent, "")] if item.indent else []
        column, is_empty = item.indent, True
        for word, style, glued in _split(item.spans):
            size = measure(word)
            space = 0 if glued or is_empty else 1
            if not is_empty and not glued and column + space + size > width:
                yield tuple(line)
                line = [(" " * item.hang, "")] if item.hang else []
                column, space = item.hang, 0
            for piece in _cut(word, max(8, width - item.hang)) if size > width - item.hang else (word,):
                if column + measure(piece) > width and column > item.hang:
                    yield tuple(line)
                    line, column, space = [(" " * item.hang, "")], item.hang, 0
                line.append((" " * space + piece, style))
                column += space + measure(piece)
                space = 0
            is_empty = False
        yield tuple(line)


def measure(text: str) -> int:
    """Return how many terminal columns a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def _split(spans: Iterable[Span]) -> Iterator[tuple[str, str, bool]]:
    """Yield words with their style and whether they stick to the word before."""
    ends_open = False
    for text, style in spans:
        starts_open = ends_open and not _BREAK.match(text)
        for number, word in enumerate(filter(None, _BREAK.split(text))):
            yield word, style, starts_open and number == 0
        if text:
            ends_open = not _BREAK.match(text[-1])


def _cut(word: str, width: int) -> Iterator[str]:
    start = 0
    for end in range(1, len(word) + 1):
        if end == len(word) or measure(word[start : end + 1]) > width:
            yield word[start:end]
            start = end
