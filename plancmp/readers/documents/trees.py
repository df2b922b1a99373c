"""The tree of a page of HTML, whichever library builds it.

Two do: selectolax, which is quick and compiled, and html5lib, which is plain Python and so also runs where nothing
compiled for the machine is to be had, as in a browser. Both build the tree that the HTML standard lays down, and a test
holds them against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

from plancmp.readers.documents.blocks import refuse


class Element(Protocol):
    """An element, or a piece of text ("-text") or a comment ("-comment") among elements."""

    @property
    def tag(self) -> str | None:
        """Its name."""

    @property
    def attributes(self) -> Mapping[str, str | None]:
        """What is said of it."""

    @property
    def mem_id(self) -> int:
        """What tells it from all others of its page."""

    @property
    def parent(self) -> Element | None:
        """What it is in."""

    @property
    def child(self) -> Element | None:
        """The first thing in it."""

    @property
    def next(self) -> Element | None:
        """What follows it, within the same element."""

    def text(self) -> str:
        """Return all text in it."""

    def css(self, query: str) -> Sequence[Element]:
        """Return it and what is in it, as far as a selector fits."""

    def css_first(self, query: str) -> Element | None:
        """Return the first of them."""

    def traverse(self, *, include_text: bool = False) -> Iterator[Element]:
        """Yield it and what is in it."""


class Page(Protocol):
    """A page."""

    @property
    def root(self) -> Element | None:
        """All of it."""

    @property
    def body(self) -> Element | None:
        """Its body; a page of frames has none."""

    def css(self, query: str) -> Sequence[Element]:
        """Return the elements that a selector fits."""

    def css_first(self, query: str) -> Element | None:
        """Return the first of them."""


def parse_page(text: str, name: str) -> Page:
    """Return the tree of a page.

    Raises:
        ReadError: If it cannot be parsed, or no library is installed that does it.
    """
    try:
        from selectolax.lexbor import LexborHTMLParser, SelectolaxError
    except ImportError:
        from plancmp.readers.documents.elements import parse

        return parse(text, name)
    try:
        # The parser takes any bytes for UTF-8, and leaves out what is none.
        return cast("Page", LexborHTMLParser(text.encode("utf-8")))
    except SelectolaxError as error:
        raise refuse(name, f"no HTML that can be read: {error}") from None
