"""XML → a tree, without anything that makes XML dangerous.

The parser is expat from the standard library, with a handler that stops at a document type: no document type, no
entities, and so neither files from outside nor bombs of entities within. Depth and number of elements are bounded, the
number over all parts of a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern
from xml.parsers import expat

from attrs import define, field, frozen

from plancmp.readers.nodes import Problem, ReadError

_MAX_DEPTH = 500
_MAX_ELEMENTS = 1_000_000
_MAX_ATTRIBUTES = 1_500_000
_LONGEST_TAG = re.compile(rb"<[^<>]{200000}")  # comments and CDATA are no longer, either


@define(eq=False)
class Allowance:
    """How much XML a document may still hold, over all its parts.

    Attributes:
        elements: How many elements.
        attributes: How many attributes.
    """

    elements: int = _MAX_ELEMENTS
    attributes: int = _MAX_ATTRIBUTES


@frozen(eq=False)
class Element:
    """An element of an XML document.

    Attributes:
        tag: Its name without the namespace.
        namespace: The namespace of its name.
        attributes: By their names without namespaces.
        children: Elements and text, in their order.
        line: Where it starts.
    """

    tag: str
    namespace: str
    attributes: dict[str, str]
    children: list[Element | str]
    line: int

    @property
    def elements(self) -> list[Element]:
        """Its children without the text between them."""
        return [child for child in self.children if isinstance(child, Element)]

    def get(self, name: str) -> str:
        """Return an attribute, or nothing."""
        return self.attributes.get(name, "")

    def find(self, *path: str) -> Element | None:
        """Return the first element on a path of tags."""
        found: Element | None = self
        for tag in path:
            found = next((child for child in found.elements if child.tag == tag), None) if found else None
        return found

    def walk(self) -> Iterator[Element]:
        """Yield it and all elements in it, in the order of the document."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack.extend(reversed(element.elements))

    def gather_text(self) -> str:
        """Return all the text in it."""
        return "".join(child for child in self._walk_all() if isinstance(child, str))

    def _walk_all(self) -> Iterator[Element | str]:
        stack: list[Element | str] = [self]
        while stack:
            child = stack.pop()
            yield child
            if isinstance(child, Element):
                stack.extend(reversed(child.children))


@frozen(eq=False)
class _Builder:
    name: str
    parser: expat.XMLParserType
    left: Allowance
    roots: list[Element] = field(factory=list)
    opened: list[Element] = field(factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.opened) >= _MAX_DEPTH:
            raise self._refuse(f"the elements are nested more than {_MAX_DEPTH} deep")
        self.left.elements -= 1
        if self.left.elements < 0:
            raise self._refuse(f"there are more than {_MAX_ELEMENTS:,} elements")
        self.left.attributes -= len(attributes)
        if self.left.attributes < 0:
            raise self._refuse(f"there are more than {_MAX_ATTRIBUTES:,} attributes")
        namespace, _, tag = name.rpartition(" ")
        # There are few names: kept once each, they take little memory.
        local = {intern(key.rpartition(" ")[2]): value for key, value in attributes.items()}
        element = Element(intern(tag), intern(namespace), local, [], self.parser.CurrentLineNumber)
        (self.opened[-1].children if self.opened else self.roots).append(element)
        self.opened.append(element)

    def end(self, name: str) -> None:  # noqa: ARG002 - expat gives it
        self.opened.pop()

    def text(self, text: str) -> None:
        self.opened[-1].children.append(text)

    def refuse_doctype(self, *_: object) -> None:
        raise self._refuse(
            "a document type (DOCTYPE, with entities) is not read, as it may pull in other files; remove it"
        )

    def _refuse(self, message: str) -> ReadError:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return ReadError(Problem(self.name, line, column, message))


def parse_xml(raw: bytes, name: str, left: Allowance | None = None) -> Element:
    """Read XML.

    Args:
        raw: The document.
        name: What messages call it.
        left: What the document may still hold, if it has several parts; the part's elements are taken off.

    Raises:
        ReadError: If it is no XML, has a document type, or is nested too deeply.
    """
    if _LONGEST_TAG.search(raw):
        raise ReadError(Problem(name, 0, 0, "a tag has more than 200,000 characters, or text as much without any tag"))
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    builder = _Builder(name, parser, left or Allowance())
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = builder.refuse_doctype
    parser.EntityDeclHandler = builder.refuse_doctype
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        problem = Problem(name, error.lineno, error.offset + 1, f"no well-formed XML: {expat.ErrorString(error.code)}")
        raise ReadError(problem) from None
    except (ValueError, LookupError) as error:
        if isinstance(error, ReadError):
            raise
        raise ReadError(Problem(name, 0, 0, f"no well-formed XML: {error}")) from None
    return builder.roots[0]
