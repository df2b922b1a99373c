"""The runs of a Word paragraph: its words as they are seen, and what stands among them that is no word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, frozen

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import clean
from plancmp.readers.documents.raised import spell_raised
from plancmp.readers.documents.word_package import Package, Relation
from plancmp.readers.documents.word_styles import Styles, are_raised, is_on
from plancmp.readers.documents.xml_tree import Element

# What holds no words that are seen, or words that are asked for apart.
LEFT_OUT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "delInstrText", "drawing", "pict", "object", "Fallback", "rPr", "pPr"}
    | {"footnoteRef", "endnoteRef", "annotationRef", "sdtPr", "tblPr", "commentReference", "rt", "txbxContent"}
)
_DRAWN = frozenset({"drawing", "pict", "object"})
_STRUCK = frozenset({"del", "moveFrom"})
_PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")
_MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
# The encoding of the font Symbol from 0x20 on; "\ufffd" stands for a place that holds no character.
_SYMBOL_LOW = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {
    **{0x20 + place: letter for place, letter in enumerate(_SYMBOL_LOW)},
    **{0xA0 + place: letter for place, letter in enumerate(_SYMBOL_HIGH)},
}
_WINGDINGS = {0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐"}
_WINGDINGS |= {0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = range(0xF020, 0xF100)
_ODD = late("[\uf020-\uf0ff\ud800-\udfff]")


@frozen
class Mark:
    """Something in a paragraph that is no text: a line break, or a footnote."""

    kind: str
    id: str = ""


@frozen(eq=False)
class Box:
    """A text box, which is read behind the paragraph that it hangs on."""

    content: Element


Piece = str | Mark | Box | Aside


@frozen(eq=False)
class RunReader:
    """Reads the runs of one part of a document.

    Attributes:
        styles: The styles of the document.
        package: The parts, for pictures and what is embedded.
        relations: What the part refers to.
    """

    styles: Styles
    package: Package
    relations: Mapping[str, Relation]

    def read(self, paragraph: Element) -> Iterator[Piece]:
        """Yield the visible text of a paragraph, and what else stands in it."""
        page_field = _PageField()
        stack = list(reversed(paragraph.elements))
        while stack:
            element = stack.pop()
            tag = element.tag
            if page_field.covers(element):
                yield from _tell(AsideKind.FURNITURE, gather_words(element))
            elif tag in _DRAWN:
                yield from self._read_drawing(element)
            elif tag in _STRUCK:
                yield from _tell(AsideKind.STRUCK, gather_words(element))
            elif tag == "rt":
                yield from _tell(AsideKind.FURNITURE, element.gather_text())
            elif tag == "AlternateContent":
                stack.extend(reversed(choose_content(element)))
            elif tag == "r" and element.namespace != _MATHS:
                yield from self._read_run(paragraph, element)
            elif (piece := _read_character(element)) is not None:
                yield piece
            elif tag not in LEFT_OUT:
                stack.extend(reversed(element.elements))

    def read_text(self, parent: Element) -> tuple[str, list[Aside]]:
        """Return the words of a header, a comment or a footnote, also in text boxes, and what else it holds."""
        words: list[str] = []
        asides: list[Aside] = []
        stack = list(reversed(parent.elements))
        while stack:
            element = stack.pop()
            pieces = list(self.read(element)) if element.tag == "p" else []
            asides += [piece for piece in pieces if isinstance(piece, Aside)]
            words += [
                "".join(piece if isinstance(piece, str) else " " for piece in pieces if not isinstance(piece, Aside))
            ]
            boxes = [piece.content for piece in pieces if isinstance(piece, Box)]
            stack.extend(reversed(boxes if element.tag == "p" else element.elements))
        return clean(" ".join(words)), asides

    def _read_run(self, paragraph: Element, run: Element) -> Iterator[Piece]:
        looks = self.styles.find_looks(paragraph, run)
        fonts = run.find("rPr", "rFonts")
        font = (fonts.get("ascii") or fonts.get("hAnsi")) if fonts is not None else ""
        pieces = list(self.read(Element("run", "", {}, list(run.elements), run.line)))
        for piece in pieces:
            if not isinstance(piece, str):
                yield piece
            elif is_on(looks.get("vanish")):
                yield from _tell(AsideKind.HIDDEN, piece)
            elif is_on(looks.get("strike")) or is_on(looks.get("dstrike")):
                yield from _tell(AsideKind.STRUCK, piece)
            else:
                text = spell_symbols(font, piece)
                yield spell_raised(text) if are_raised(looks) else text

    def _read_drawing(self, drawing: Element) -> Iterator[Piece]:
        """Yield the text boxes of a drawing, and what it shows."""
        pieces = list(self._list_drawn(drawing))
        yield from pieces or [Aside(AsideKind.PICTURE, "drawing")]

    def _list_drawn(self, drawing: Element) -> Iterator[Piece]:
        alt = next((e.get("descr") or e.get("title") for e in drawing.walk() if e.tag == "docPr"), "")
        stack = [drawing]
        while stack:
            element = stack.pop()
            if element.tag == "txbxContent":
                yield Box(element)
                continue
            stack.extend(reversed(choose_content(element) if element.tag == "AlternateContent" else element.elements))
            if element.tag in {"blip", "imagedata"}:
                key = element.get("embed") or element.get("link") or element.get("id")
                yield from self._tell_part(AsideKind.PICTURE, key, alt or element.get("title"))
            elif element.tag == "textpath":  # a watermark
                yield from _tell(AsideKind.PICTURE, element.get("string"))
            elif element.tag in {"chart", "relIds", "OLEObject"}:
                yield from self._tell_part(AsideKind.EMBEDDED, element.get("dm") or element.get("id"), alt)
            elif element.tag == "t":
                yield from _tell(AsideKind.PICTURE, element.gather_text())

    def tell_part(self, key: str) -> Iterator[Aside]:
        """Yield that a part was seen that is embedded in the text."""
        return self._tell_part(AsideKind.EMBEDDED, key, "")

    def _tell_part(self, kind: AsideKind, key: str, alt: str) -> Iterator[Aside]:
        relation = self.relations.get(key)
        named = clean(alt) or str(kind)
        if relation is None:
            yield Aside(kind, f"{named} (not in the file)")
            return
        if relation.is_outside:
            yield Aside(kind, f"{named} ({relation.path})")
            return
        words = "" if not relation.path.endswith(".xml") else clean(" ".join(self.package.list_text(relation.path)))
        yield Aside(kind, f"{named} ({self.package.digest(relation.path)}){f': {words}' if words else ''}")


def choose_content(element: Element) -> Sequence[Element]:
    """Return the first of several forms in which a program wrote the same content, for others to choose from."""
    choices = [child for child in element.elements if child.tag == "Choice"] or element.elements
    return choices[0].elements if choices else ()


def gather_words(element: Element) -> str:
    """Return the words in an element, also those that are deleted."""
    return " ".join(child.gather_text() for child in element.walk() if child.tag in {"delText", "t"})


@define
class _PageField:
    """Whether the runs of a paragraph stand in a field that prints the number of a page.

    Attributes:
        depth: In how many fields.
        instruction: What the outermost one says of itself.
    """

    depth: int = 0
    instruction: str = ""

    def covers(self, element: Element) -> bool:
        """Take notice of a run, and tell whether it holds the number of a page, as it was printed last."""
        if element.tag == "fldSimple":
            return _counts_pages(element.get("instr"))
        for child in element.elements if element.tag == "r" else ():
            if child.tag == "fldChar":
                kind = child.get("fldCharType")
                self.depth += (kind == "begin") - (kind == "end")
                self.instruction = self.instruction if self.depth > 0 else ""
            elif child.tag == "instrText" and self.depth == 1:
                self.instruction += child.gather_text()
        return element.tag == "r" and self.depth > 0 and _counts_pages(self.instruction)


def _counts_pages(instruction: str) -> bool:
    words = instruction.split()
    return bool(words) and words[0].upper() in _PAGE_FIELDS


def _tell(kind: AsideKind, text: str) -> Iterator[Aside]:
    if text := clean(text):
        yield Aside(kind, text)


def _read_character(element: Element) -> str | Mark | None:
    """Return what an element stands for that holds text or is a character; `None` for any other."""
    tag = element.tag
    if tag == "t":
        return element.gather_text()
    if tag == "sym":
        code = element.get("char")
        return read_symbol(element.get("font"), int(code, 16)) if _is_code(code) else "\ufffd"
    if tag in {"tab", "ptab"}:
        return " "
    if tag == "noBreakHyphen":
        return "-"
    if tag in {"br", "cr"}:
        return Mark("break") if element.get("type") in {"", "textWrapping"} else " "
    if tag in {"footnoteReference", "endnoteReference"}:
        return Mark(tag.removesuffix("Reference"), element.get("id"))
    if element.namespace == _MATHS and tag == "sup":
        return spell_raised(element.gather_text())
    if element.namespace == _MATHS and tag == "f":
        parts = [part.gather_text() for part in element.elements if part.tag in {"num", "den"}]
        return "/".join(parts)
    return None


def _is_code(text: str) -> bool:
    return (
        0 < len(text) <= 6 and all(letter in "0123456789abcdefABCDEF" for letter in text) and int(text, 16) < 0x110000
    )


def read_symbol(font: str, code: int) -> str:
    """Return what a symbol looks like; a character of its own where nobody knows, so that two are never the same.

    Args:
        font: The name of its font.
        code: Its place in the font, with or without 0xF000.
    """
    place = code & 0xFF if code in _PRIVATE else code
    if place > 0xFF or font.lower() not in _FONTS:
        return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"
    return _FONTS[font.lower()].get(place) or chr(0xF000 + place)


def spell_symbols(font: str, text: str) -> str:
    """Return text that is set in a symbol font as the characters that it looks like; any other as it is."""
    if font.lower() not in _FONTS and not _ODD.search(text):
        return text
    # Word keeps the place in a symbol font, 0xF0B3, also where the run does not name the font.
    return "".join(read_symbol(font or "Symbol" if ord(letter) in _PRIVATE else font, ord(letter)) for letter in text)
