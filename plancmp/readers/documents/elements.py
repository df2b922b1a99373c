"""The tree of a page of HTML in plain Python: what html5lib parses, with the few questions that `html` asks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from attrs import field, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.libraries import import_library

_SIMPLE = late(
    r"(?P<tag>[a-z]\w*)?(?:\.(?P<kind>[\w-]+))?(?:\[(?P<key>[\w-]+)(?:(?P<sign>\^?=)'?(?P<value>[^']*?)'?)?\])?"
)

_START = 3  # how html5lib numbers start tags


@frozen(eq=False, repr=False)
class Element:
    """An element, a piece of text or a comment; see `trees.Element`.

    What it stands beside is known only later, so it is kept in lists of one.
    """

    tag: str
    attributes: dict[str, str | None]
    parent: Element | None
    letters: str = ""
    children: list[Element] = field(factory=list)
    following: list[Element] = field(factory=list)

    @property
    def mem_id(self) -> int:
        """What tells it from all others of its page."""
        return id(self)

    @property
    def child(self) -> Element | None:
        """The first thing in it."""
        return self.children[0] if self.children else None

    @property
    def next(self) -> Element | None:
        """What follows it, within the same element."""
        return self.following[0] if self.following else None

    def text(self) -> str:
        """Return all text in it."""
        return "".join(node.letters for node in self.traverse(include_text=True) if node.tag == "-text")

    def traverse(self, *, include_text: bool = False) -> Iterator[Element]:
        """Yield it and what is in it, in the order of the page."""
        stack = [self]
        while stack:
            node = stack.pop()
            if include_text or node.tag != "-text":
                yield node
            stack.extend(reversed(node.children))

    def css(self, query: str) -> list[Element]:
        """Return it and what is in it, as far as a selector fits."""
        return list(self._find(query))

    def css_first(self, query: str) -> Element | None:
        """Return the first of them."""
        return next(self._find(query), None)

    def _find(self, query: str) -> Iterator[Element]:
        chains = _read_selector(query)
        return (node for node in self.traverse() if any(_fits(node, chain) for chain in chains))


@frozen(eq=False)
class Page:
    """A page; see `trees.Page`."""

    root: Element

    @property
    def body(self) -> Element | None:
        """Its body."""
        return self.root.css_first("body")

    def css(self, query: str) -> list[Element]:
        """Return the elements that a selector fits."""
        return self.root.css(query)

    def css_first(self, query: str) -> Element | None:
        """Return the first of them."""
        return self.root.css_first(query)


def parse(text: str, name: str) -> Page:
    """Return the tree of a page; linear in its length, and without recursion.

    Args:
        text: The page.
        name: What messages call it.

    Raises:
        ReadError: If html5lib is not installed.
    """
    found = _make_parser(import_library("html5lib", "HTML", name)).parse(text)
    root = _make(found, None)
    stack = [(found, root)]
    while stack:
        source, element = stack.pop()
        _add_text(element, source.text)
        for item in source:
            child = _make(item, element)
            element.children.append(child)
            if child.tag != "-comment":
                stack.append((item, child))
            _add_text(element, item.tail)
        for before, after in pairwise(element.children):
            before.following.append(after)
    return Page(root)


def _make_parser(library: Any) -> Any:  # noqa: ANN401 - the library has no types
    class Parser(library.HTMLParser):  # type: ignore[misc]
        """A parser that leaves out what is in a `<template>`, which is no part of the page; html5lib is older."""

        def normalizedTokens(self) -> Iterator[Any]:  # noqa: N802 - as the library calls it
            """Yield what the page is made of."""
            depth = 0
            for token in super().normalizedTokens():
                if token.get("name") == "template":
                    depth = depth + 1 if token["type"] == _START else max(0, depth - 1)
                elif not depth:
                    yield token

    return Parser(tree=library.getTreeBuilder("etree"), namespaceHTMLElements=False)


def _make(source: Any, parent: Element | None) -> Element:  # noqa: ANN401 - the library has no types
    if not isinstance(source.tag, str):
        return Element("-comment", {}, parent)
    # What is in a picture or a formula has the name of its kind of markup before its own.
    names = {str(key).rpartition("}")[2]: value for key, value in source.attrib.items()}
    return Element(source.tag.rpartition("}")[2], names, parent)


def _add_text(element: Element, text: str | None) -> None:
    if text:
        element.children.append(Element("-text", {}, element, text))


@frozen
class _Simple:
    """What a selector says of one element: its tag, class and attribute, as far as it says so."""

    tag: str | None
    kind: str | None
    key: str | None
    sign: str | None
    value: str | None

    def fits(self, node: Element) -> bool:
        """Tell whether an element is so."""
        if node.tag.startswith("-") or (self.tag and node.tag != self.tag):
            return False
        if self.kind and self.kind not in (node.attributes.get("class") or "").split():
            return False
        if not self.key:
            return True
        found = node.attributes.get(self.key)
        if found is None or not self.sign:
            return found is not None
        return found.startswith(self.value or "") if self.sign == "^=" else found == self.value


@cache
def _read_selector(query: str) -> tuple[tuple[_Simple, ...], ...]:
    """Return the alternatives of a selector, each from the outermost element to the innermost."""
    chains = []
    for alternative in query.split(","):
        matches = [_SIMPLE.fullmatch(word) for word in alternative.split()]
        if not all(matches):
            raise ValueError(f"no selector that is known here: {query}")
        chains.append(tuple(_Simple(**match.groupdict()) for match in matches if match))
    return tuple(chains)


def _fits(node: Element, chain: tuple[_Simple, ...]) -> bool:
    if not chain[-1].fits(node):
        return False
    above = node.parent
    for simple in reversed(chain[:-1]):
        while above is not None and not simple.fits(above):
            above = above.parent
        if above is None:
            return False
        above = above.parent
    return True
