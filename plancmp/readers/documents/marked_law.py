"""Laws whose structure is marked up in XML → blocks: one reader, and a table for each vocabulary.

Whatever an element is called, its words are read: what has a number or a heading is a clause, what has words of its own
is text, and anything else is looked into. So an element that a table does not name loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from attrs import evolve, field, frozen

from plancmp.model import Aside, AsideKind
from plancmp.readers.documents.blocks import Block, Kind, clean
from plancmp.readers.documents.raised import spell_raised
from plancmp.readers.documents.tables import make_row
from plancmp.readers.documents.xml_tree import Element

_HEADINGS = frozenset({"heading", "subheading"})
_LONGEST_TEXT = 20_000  # what is longer and holds clauses is read clause by clause
# Between the words of these and those around them stands no space of its own.
_INLINE = frozenset(
    {"a", "abbr", "addedText", "amendingAction", "b", "committee", "concept", "date", "def", "docDate", "docNumber"}
    | {"docTitle", "docType", "em", "entity", "event", "fillIn", "headingText", "i", "inline", "ins", "location", "mod"}
    | {"mref", "object", "omissis", "organization", "person", "placeholder", "process", "quantity", "quotedText", "ref"}
    | {"rmod", "role", "rref", "shortTitle", "span", "strong", "sub", "sup", "term", "time", "u", "docProponent"}
    | {"docStage", "docStatus", "docJurisdiction", "docketNumber", "docPurpose", "docAuthority", "proviso", "sponsor"}
)


@frozen(eq=False)
class Vocabulary:
    """The names that a kind of markup gives to things.

    Attributes:
        containers: What may hold clauses or text, also where it has neither number nor heading.
        texts: What holds text, also where its words stand in elements of it alone.
        notes: What holds the text of a footnote.
        unseen: What is about the file, and is not seen.
        asides: What is seen and is no part of the text.
        documents: What holds a document of its own: an annex, a part of a collection.
    """

    containers: frozenset[str]
    texts: frozenset[str]
    notes: frozenset[str]
    unseen: frozenset[str]
    asides: Mapping[str, AsideKind]
    documents: frozenset[str] = frozenset()


@frozen
class Place:
    """Where an element stands.

    Attributes:
        depth: In how many numbered elements without headings.
        level: In how many elements with headings.
    """

    depth: int = 0
    level: int = 0


@frozen(eq=False)
class LawReader:
    """Reads the elements of a law in their order; the depth of XML is bounded, so it may call itself.

    Attributes:
        vocabulary: The names of things.
        title: The title of the document, which is not read once more where it stands alone.
    """

    vocabulary: Vocabulary
    title: str = ""
    blocks: list[Block] = field(factory=list)
    account: list[Aside] = field(factory=list)
    label: list[str] = field(factory=list)
    noted: list[str] = field(factory=list)

    def read(self, element: Element, place: Place = Place()) -> None:
        """Read an element, and what is in it."""
        words = self.vocabulary
        if element.tag in words.unseen or element.tag in _HEADINGS or element.tag == "num":
            return
        if element.tag in words.asides or element.tag == "img":
            self._tell(element)
        elif element.tag in words.documents:
            self._read_document(element, place)
        elif element.tag in words.notes:
            self.blocks.append(Block(self._gather(element)[0], Kind.FOOTNOTE, place=locate(element)))
        elif element.tag == "table":
            self._read_table(element, place)
        elif element.tag in words.containers or any(child.tag in {"num", "heading"} for child in element.elements):
            self._read_container(element, place)
        elif element.tag in words.texts or has_words(element):
            self._read_text(element, place)
        else:
            for child in element.elements:
                self.read(child, place)

    def _read_document(self, element: Element, place: Place) -> None:
        """Read a document within the document, under a heading: its own, its title, or its name."""
        inner = next((child for child in element.elements if child.tag not in _HEADINGS), None)
        text, notes = self._name(element, *_HEADINGS)
        if inner is not None and inner.get("name") and not text:
            text = inner.get("name")
        if inner is not None and (inner.elements or has_words(inner)):
            self._flush_label(place)
            block = Block(text or element.tag, Kind.HEADING, "", 1, 0, place=locate(element))
            self.blocks.append(evolve(block, notes=notes))
            for child in element.elements:
                self.read(child, Place(0, 1))

    def _read_container(self, element: Element, place: Place) -> None:
        label, noted = self._name(element, "num")
        text, notes = self._name(element, *_HEADINGS)
        if _has_heading(element) and (label or text):
            place = evolve(place, level=place.level + 1)
            self._flush_label(place)
            self.blocks.append(Block(text, Kind.HEADING, label, place.level, place.depth, place=locate(element)))
            self.blocks[-1] = evolve(self.blocks[-1], notes=(*noted, *notes))
        elif label:
            self._flush_label(place)
            place = evolve(place, depth=place.depth + 1)
            self.label[:] = [label]
            self.noted[:] = noted
        for child in element.children:
            if isinstance(child, Element):
                self.read(child, place)
            elif text := clean(child):
                self._add(Block(text, depth=place.depth, place=locate(element)))
        self._flush_label(place)

    def _name(self, element: Element, *tags: str) -> tuple[str, tuple[str, ...]]:
        """Return the words of a number or a heading, and its notes."""
        found = [self._gather(child) for child in element.elements if child.tag in tags]
        return clean(" ".join(text for text, _ in found)), tuple(note for _, notes in found for note in notes)

    def _read_table(self, table: Element, place: Place) -> None:
        for row in table.walk():
            if row.tag == "tr":
                cells = [self._gather(cell) for cell in row.elements if cell.tag in {"td", "th"}]
                block = make_row((text for text, _ in cells), depth=place.depth, place=locate(row))
                if block.text:
                    notes = tuple(note for _, found in cells for note in found)
                    self.blocks.append(evolve(block, notes=notes))
            elif row.tag == "caption" and (text := self._gather(row)[0]):
                self._add(Block(text, depth=place.depth, place=locate(row)))

    def _read_text(self, element: Element, place: Place) -> None:
        is_long = sum(len(text) for text in _list_strings(element)) > _LONGEST_TEXT
        if is_long and any(inner.tag in self.vocabulary.containers for inner in element.walk()):
            self._read_container(element, place)
            return
        text, notes = self._gather(element)
        if not text or text == self.title:
            # Once, so that no other line is taken for the title.
            if text and all(block.kind is not Kind.TITLE for block in self.blocks):
                self.blocks.append(Block(text, Kind.TITLE, place=locate(element)))
            self.blocks.extend(Block(note, Kind.FOOTNOTE, place=locate(element)) for note in notes)
            return
        kind = Kind.HEADING if element.tag == "crossHeading" and not self.label else Kind.PARAGRAPH
        level = place.level + 1 if kind is Kind.HEADING else 0
        self._add(Block(text, kind, "", level, place.depth, place=locate(element), notes=notes))

    def _add(self, block: Block) -> None:
        """Add text; the first one behind a number belongs to it."""
        if self.label:
            block = evolve(block, kind=Kind.ITEM, label=self.label.pop(), notes=(*self.noted, *block.notes))
            self.noted.clear()
        self.blocks.append(block)

    def _flush_label(self, place: Place) -> None:
        # A number without words of its own, as where a list follows at once.
        if self.label:
            self._add(Block("", depth=max(place.depth, 1)))

    def _tell(self, element: Element) -> None:
        kind = self.vocabulary.asides.get(element.tag, AsideKind.PICTURE)
        shown = (element.get("alt"), element.get("src")) if element.tag == "img" else ()
        text = " ".join(filter(None, shown)) or clean(" ".join(_list_strings(element)))
        if text:
            self.account.append(Aside(kind, text, locate(element)))

    def _gather(self, element: Element) -> tuple[str, tuple[str, ...]]:
        """Return the words of an element on one line, and its notes."""
        notes: list[str] = []
        parts = list(self._gather_parts(element, notes))
        return clean("".join(parts)), tuple(notes)

    def _gather_parts(self, element: Element, notes: list[str]) -> Iterator[str]:
        for child in element.children:
            if isinstance(child, str):
                yield spell_raised(child) if element.tag == "sup" else child
            elif child.tag in self.vocabulary.notes:
                notes.append(self._gather(child)[0])
            elif child.tag in self.vocabulary.asides or child.tag == "img":
                self._tell(child)
            elif child.tag not in self.vocabulary.unseen:
                space = "" if child.tag in _INLINE else " "
                yield space
                yield from self._gather_parts(child, notes)
                yield space


def locate(element: Element) -> str:
    """Return where an element stands in its file."""
    return f"line {element.line}"


def find_title(parts: Iterable[Element], tags: Iterable[str]) -> str:
    """Return the words of the first element of the first of some tags that there is; nothing if there is none."""
    places = list(parts)
    found = (element for tag in tags for part in places for element in part.walk() if element.tag == tag)
    title = next(found, None)
    return clean(title.gather_text()) if title is not None else ""


def has_words(element: Element) -> bool:
    """Tell whether an element has words of its own, beside those of the elements in it."""
    return any(isinstance(child, str) and not child.isspace() for child in element.children)


def _has_heading(element: Element) -> bool:
    """Tell whether an element, or one in it, has a heading: then its number alone is a heading too."""
    return any(child.tag == "heading" for child in element.walk())


def _list_strings(element: Element) -> Iterator[str]:
    stack: list[Element | str] = [element]
    while stack:
        child = stack.pop()
        if isinstance(child, str):
            yield child
        else:
            stack.extend(reversed(child.children))
