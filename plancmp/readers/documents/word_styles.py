"""The styles of a Word document: what they say of paragraphs, and of the letters in them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field, frozen

from plancmp.readers.documents.word_numbers import read_int
from plancmp.readers.documents.xml_tree import Element

_MOST_BASES = 20  # styles that are based on one another in a circle
# What changes whether and how letters count; the first style that says anything of it decides.
_LOOKS = ("strike", "dstrike", "vanish", "vertAlign", "position")
_RAISED = 4  # half points above the line; less only sets a word straight


@frozen
class Style:
    """What a style says.

    Attributes:
        name: Its name in English.
        level: The level of a heading from 1; 0 for none.
        list: The list and the level in it; nothing for none.
        looks: How its letters look, each by the tag that says it: "strike", "vanish", "vertAlign".
    """

    name: str = ""
    level: int = 0
    list: tuple[str, int] | None = None
    looks: Mapping[str, str] = field(factory=dict)


@frozen(eq=False)
class Styles:
    """The styles of a document; each is read when something first asks for it."""

    elements: Mapping[str, Element]
    known: dict[str, Style] = field(factory=dict)

    def find(self, key: str) -> Style:
        """Return a style with all that it takes from those it is based on."""
        if key not in self.known:
            self.known[key] = self._read(key)
        return self.known[key]

    def find_looks(self, paragraph: Element, run: Element) -> dict[str, str]:
        """Return how the letters of a run look: as it says itself, or its style, or that of its paragraph."""
        properties = run.find("rPr")
        own, looks = paragraph.find("pPr", "pStyle"), dict[str, str]()
        if own is not None:
            looks |= self.find(own.get("val")).looks
        named = properties.find("rStyle") if properties is not None else None
        if named is not None:
            looks |= self.find(named.get("val")).looks
        return looks | read_looks(properties)

    def _read(self, key: str) -> Style:
        style = Style()
        for _ in range(_MOST_BASES):
            element = self.elements.get(key)
            if element is None:
                break
            style = _merge(style, element)
            base = element.find("basedOn")
            key = base.get("val") if base is not None else ""
        return style


def read_styles(root: Element | None) -> Styles:
    """Read `styles.xml`; a document without it has no styles."""
    elements = root.elements if root is not None else ()
    return Styles({element.get("styleId"): element for element in elements if element.tag == "style"})


def read_looks(properties: Element | None) -> dict[str, str]:
    """Return how letters look, of the properties of a run or a style."""
    elements = properties.elements if properties is not None else ()
    return {element.tag: element.get("val") for element in elements if element.tag in _LOOKS}


def read_list(element: Element | None) -> tuple[str, int] | None:
    """Return the list that a paragraph or a style is in, with the level in it."""
    if element is None:
        return None
    number, place = element.find("numId"), element.find("ilvl")
    return (number.get("val") if number else "", read_int(place.get("val"), 0) if place else 0)


def are_raised(looks: Mapping[str, str]) -> bool:
    """Tell whether letters stand above the line."""
    return looks.get("vertAlign") == "superscript" or read_int(looks.get("position", ""), 0) >= _RAISED


def is_on(value: str | None) -> bool:
    """Tell whether a property that is stated is on; `None` where it is not stated."""
    return value is not None and value not in {"0", "false", "none", "off"}


def _merge(style: Style, element: Element) -> Style:
    name = element.find("name")
    named = name.get("val").lower() if name is not None else ""
    outline = element.find("pPr", "outlineLvl")
    level = read_int(outline.get("val"), 9) + 1 if outline is not None else 0
    if not level and named.startswith("heading "):
        level = read_int(named.removeprefix("heading ").strip(), 0)
    return evolve(
        style,
        name=style.name or named,
        level=style.level or (level if 1 <= level <= 9 else 0),
        list=style.list or read_list(element.find("pPr", "numPr")),
        looks=read_looks(element.find("rPr")) | dict(style.looks),
    )
