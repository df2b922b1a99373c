"""A redline in a copy of the old version's own document: its styles, headers, notes and pictures stay.

Paragraphs without a change are taken over as they are. In the others, words that stay keep the properties of their
runs, and what is inserted has those of the words around it. Numbers that Word counts by itself become text, because
while changes are open it would count what came and what went; what looked like a list keeps its indentation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.dom import minidom

from attrs import evolve, frozen

from plancmp.diff import Comparison
from plancmp.readers import ReadError
from plancmp.readers.documents.xml_tree import parse_xml
from plancmp.report.docx.lines import Line, list_notes
from plancmp.report.docx.markup import NAMESPACE, Moves, Pen, write_paragraph, write_pieces, write_run
from plancmp.report.docx.original import Original, UnfitError
from plancmp.report.docx.package import COMMENTS_RELATION, COMMENTS_TYPE, HEAD, LANDSCAPE, write_zip
from plancmp.report.docx.proof import find_fault, read_aside
from plancmp.report.docx.tracks import Redline
from plancmp.report.docx.weaving import Paragraph, Piece
from plancmp.report.phrases import UNSAFE, name_character

_BEFORE_NUMBER = frozenset(["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"])
_BEFORE_INDENT = _BEFORE_NUMBER | frozenset(
    [
        "numPr",
        "suppressLineNumbers",
        "pBdr",
        "shd",
        "tabs",
        "suppressAutoHyphens",
        "kinsoku",
        "wordWrap",
        "overflowPunct",
        "topLinePunct",
        "autoSpaceDE",
        "autoSpaceDN",
        "bidi",
        "adjustRightInd",
        "snapToGrid",
        "spacing",
    ]
)
_RANGE_MARKS = (
    "w:bookmarkStart",
    "w:bookmarkEnd",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:permStart",
    "w:permEnd",
)
_SKIPPED = frozenset({"w:pPr", "w:rPr", "w:sdtPr", "w:proofErr", "w:lastRenderedPageBreak", "w:softHyphen"})
_CHARACTERS = {"w:tab": "\t", "w:noBreakHyphen": "-"}
_WRAPPERS = frozenset({"w:hyperlink", "w:smartTag", "w:sdt", "w:sdtContent", "w:fldSimple"})


@frozen(eq=False, repr=False)
class _Atom:
    """A character of a paragraph, or something in it that is none.

    Attributes:
        text: The character, a tab as such; empty for what is none.
        properties: The properties of its run.
        other: What is no character, as XML: a note, a picture, a bookmark.
        is_run: Whether that is a run, which a change can hold.
    """

    text: str
    properties: str = ""
    other: str = ""
    is_run: bool = False


def write_copy(
    original: Original, redline: Redline, summary: str, pen: Pen, anchors: Mapping[int, int], comments: Sequence[str]
) -> bytes:
    """Return the redline in a copy of the old document.

    Args:
        original: The old document.
        redline: The redlined text.
        summary: The summary in front, as XML.
        pen: Who writes.
        anchors: The numbers of the comments, by those of the paragraphs that they stand at.
        comments: The comments, as XML, with their numbers as they are in `anchors`.

    Raises:
        UnfitError: If it would not be exact.
    """
    top = original.root.documentElement
    assert top is not None  # noqa: S101 - it was read
    for text in _walk(top, "w:t"):
        for node in text.childNodes:
            if isinstance(node, minidom.Text) and UNSAFE.search(node.data):
                # Soft hyphens and joiners, which are in order in a document, stay.
                node.data = UNSAFE.sub(name_character, node.data)
    pen.last_id[0] = max((_read_id(element) for element in _walk(top)), default=0)
    writer = _Writer(original, redline, pen, anchors)
    last = original.children[-1].toxml() if original.children[-1:] and _is_section(original.children[-1]) else ""
    end = f"<w:p><w:pPr>{LANDSCAPE}</w:pPr></w:p>"
    body = "".join((summary, end, *writer.write(), last))
    shell = top.cloneNode(deep=False)
    assert shell is not None  # noqa: S101 - elements can be cloned
    start = str(shell.toxml()).removesuffix("/>")
    parts = dict(original.parts)
    parts[original.main] = f"{HEAD}{start}><w:body>{body}</w:body></{top.tagName}>".encode()
    _add_comments(parts, original.main, comments)
    for name, part in parts.items():
        if part is not original.parts.get(name):
            _check_part(part, name)
    rows = [number for number, item in enumerate(original.printed) if item.is_row]
    aside = read_aside(original.parts[original.main], {item.child for item in original.printed})
    if fault := find_fault(parts[original.main], redline, aside, rows):
        raise UnfitError(f"a copy would not give back both texts ({fault})")
    return write_zip(parts)


def require_same_notes(comparison: Comparison) -> None:
    """Refuse versions whose footnotes differ where a clause stays: a copy has the notes of the old document.

    Raises:
        UnfitError: If they do.
    """
    for change in comparison.clauses:
        old, new = ([note for entry in side for note in list_notes(entry.clause)] for side in (change.old, change.new))
        if change.new and old != new:
            raise UnfitError("a footnote changed; footnotes are lines below their clauses instead")


def find_first_comment(original: Original) -> int:
    """Return the first number that no comment of the document has."""
    raw = original.parts.get("word/comments.xml", b"").decode("utf-8", "replace")
    return max((int(number) for number in re.findall(r'<w:comment [^<>]*w:id="(\d+)"', raw)), default=-1) + 1


class _Writer:
    def __init__(self, original: Original, redline: Redline, pen: Pen, anchors: Mapping[int, int]) -> None:
        self.original: Original = original
        self.redline, self.pen, self.anchors = redline, pen, anchors
        self.moves = Moves(pen)
        self.children: dict[int, int] = {number: item.child for number, item in enumerate(original.printed)}
        self.atoms: dict[int, list[_Atom]] = {
            number: list(_align(item.line.text, item.automatic, self._find(number)))
            for number, item in enumerate(original.printed)
            if not item.is_row
        }
        self._check_rows()
        self.indents = _read_indents(original.parts.get("word/numbering.xml"))
        moved = {piece.old[0] for p in redline.paragraphs for piece in p.pieces if piece.old and piece.state == "from"}
        if any(atom.is_run for number in moved for atom in self.atoms.get(number, ())):
            raise UnfitError("a clause that moved holds a note or a picture")

    def _check_rows(self) -> None:
        """Refuse tables that changed: what stands in them is taken over as it is."""
        for number, paragraph in enumerate(self.redline.paragraphs):
            pieces = (*paragraph.pieces, paragraph.mark)
            rows = {p.old[0] for p in pieces if p.old is not None and self.original.printed[p.old[0]].is_row}
            untouched = all(p.state == "equal" and p.old is not None and p.old[0] in rows for p in pieces)
            if rows and (len(rows) > 1 or not untouched or number in self.anchors):
                raise UnfitError("a table changed")

    def _find(self, number: int) -> minidom.Element:
        return self.original.children[self.children[number]]

    def write(self) -> Iterator[str]:
        taken = set(self.children.values())
        # A title stays above whatever comes first.
        at, before = min(taken, default=0), 0
        yield from self._pass(0, at, taken)
        # Two paragraphs that one side joins are neighbours: what stood between them comes behind.
        waiting, is_open = list[str](), False
        for number, paragraph in enumerate(self.redline.paragraphs):
            source = paragraph.mark.old[0] if paragraph.mark.old else None
            if source is not None:
                child = self.children[source]
                waiting += self._pass(at, child, taken)
                if not is_open:
                    yield from waiting
                    waiting.clear()
                is_new, at = child >= at, max(at, child + 1)
                if self.original.printed[source].is_row:
                    yield from [self._find(source).toxml()] if is_new else []
                    continue
                before = source
            anchored = [self.anchors[number]] if number in self.anchors else []
            self.pen.turn(paragraph.touches)
            yield self._write_paragraph(paragraph, before, anchored)
            yield self.moves.close(paragraph.mark)
            is_open = paragraph.mark.state != "equal" and (is_open or _is_left_open(paragraph))
            if source is not None and not is_open:
                after = next((n for n in range(at, len(self.original.children)) if n in taken), None)
                stop = len(self.original.children) if after is None else at
                while stop < len(self.original.children) and stop not in taken:
                    stop += 1
                yield from (*waiting, *self._pass(at, stop, taken))
                waiting.clear()
                at = stop
        yield from (*waiting, *self._pass(at, len(self.original.children), taken))
        if self.redline.paragraphs and self.redline.paragraphs[-1].mark.state != "equal":
            yield "<w:p/>"  # the last paragraph of a document cannot go

    def _pass(self, low: int, high: int, taken: set[int]) -> Iterator[str]:
        """Yield what no clause holds."""
        for number in range(low, high):
            child = self.original.children[number]
            if number not in taken and not _is_section(child):
                yield child.toxml()

    def _write_paragraph(self, paragraph: Paragraph, before: int, anchored: Sequence[int]) -> str:
        source = paragraph.mark.old[0] if paragraph.mark.old else None
        whole = source is not None and not anchored and not self.original.printed[source].automatic
        if source is not None and whole and paragraph.mark.state == "equal":
            pieces = paragraph.pieces
            size = sum(len(piece.text) for piece in pieces if piece.old and piece.old[0] == source)
            is_all = size == len(self.original.printed[source].line.text) - 1
            if is_all and all(piece.state == "equal" for piece in pieces):
                self.pen.turn(paragraph.touches)
                return self._find(source).toxml()
        template = source if source is not None else self._choose(paragraph, before)
        mark = self.pen.mark(paragraph.mark.state)
        self.pen.turn(paragraph.touches)
        properties = self._lay_out(template, mark, is_new=source is None)
        plain = next((atom.properties for atom in self.atoms[template] if atom.text.strip()), "")
        last = [plain]

        def write(piece: Piece) -> str:
            if piece.old is None:
                return write_run(piece.text, piece.state, last[0])
            return self._write_old(piece, last)

        return write_paragraph(properties, write_pieces(paragraph, self.pen, self.moves, write, anchored))

    def _write_old(self, piece: Piece, last: list[str]) -> str:
        assert piece.old is not None  # noqa: S101 - the caller looked
        number, low = piece.old
        high, total = low + len(piece.text), len(self.original.printed[number].line.text) - 1
        at, parts, text, properties = 0, list[str](), "", last[0]
        for atom in self.atoms[number]:
            # What is no character goes with the one before it; at the very beginning, with the first.
            place = at if atom.text else max(at - 1, 0)
            at += bool(atom.text)
            if not low <= place < high or (total == 0 and atom.text):
                continue
            if atom.text and atom.properties == properties:
                text += atom.text
                continue
            parts.append(write_run(text, piece.state, properties))
            text = atom.text
            if atom.other:
                parts.append(atom.other)
            else:
                properties = last[0] = atom.properties
        parts.append(write_run(text, piece.state, properties))
        return "".join(parts)

    def _choose(self, paragraph: Paragraph, before: int) -> int:
        """Return the old line whose paragraph a new one looks like: the nearest above of its role and depth."""
        line = self.redline.find_line(paragraph.mark)
        lines: list[Line] = [item.line for item in self.original.printed]
        places: list[int] = [n for n in (*range(before, -1, -1), *range(before + 1, len(lines))) if n in self.atoms]
        if not places:
            raise UnfitError("it has no paragraph that holds a clause")
        if line is None:
            return places[0]

        def differ(place: int) -> tuple[bool, bool, bool]:
            other = lines[place]
            return other.role != line.role, other.depth != line.depth, bool(other.label) != bool(line.label)

        return min(places, key=differ)

    def _lay_out(self, number: int, mark: str, *, is_new: bool) -> str:
        item = self.original.printed[number]
        own = next(iter(_list_children(self._find(number), "w:pPr")), None)
        left_out = {"rPr", *(["numPr"] if item.automatic else []), *(["sectPr"] if is_new else [])}
        children = [(child.tagName.removeprefix("w:"), child) for child in _list_children(own)]
        parts: list[tuple[str, str]] = [(tag, child.toxml()) for tag, child in children if tag not in left_out]
        if item.automatic:
            _insert(parts, "numPr", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>', _BEFORE_NUMBER)
            indent = self.indents.get(_read_list(own))
            if indent and not any(tag == "ind" for tag, _ in parts):
                _insert(parts, "ind", indent, _BEFORE_INDENT)
        marks = "".join(child.toxml() for tag, run in children if tag == "rPr" for child in _list_children(run))
        inner = f"<w:rPr>{mark}{marks}</w:rPr>" if mark or marks else ""
        place = next((n for n, (tag, _) in enumerate(parts) if tag == "sectPr"), len(parts))
        texts = [text for _, text in parts]
        return "".join((*texts[:place], inner, *texts[place:]))


def _is_left_open(paragraph: Paragraph) -> bool:
    """Return whether the end of a paragraph goes on a side on which some of its words stay."""
    gone = ("delete", "from") if paragraph.mark.state in {"delete", "from"} else ("insert", "to")
    return any(piece.state not in gone for piece in paragraph.pieces)


def _insert(parts: list[tuple[str, str]], tag: str, text: str, before: frozenset[str]) -> None:
    place = max((n + 1 for n, (other, _) in enumerate(parts) if other in before), default=0)
    parts.insert(place, (tag, text))


def _list_children(element: minidom.Element | None, tag: str = "") -> list[minidom.Element]:
    """Return the elements in an element, or those of one tag."""
    children = element.childNodes if element is not None else ()
    return [child for child in children if isinstance(child, minidom.Element) and tag in {"", child.tagName}]


def _walk(element: minidom.Element, tag: str = "*") -> Iterator[minidom.Element]:
    yield from element.getElementsByTagName(tag)


def _read_id(element: minidom.Element) -> int:
    value = str(element.getAttribute("w:id"))
    return int(value) if value.isdecimal() and len(value) < 9 else 0


def _is_section(element: minidom.Element) -> bool:
    return str(element.tagName) == "w:sectPr"


def _align(text: str, automatic: int, paragraph: minidom.Element) -> Iterator[_Atom]:
    """Yield the characters of a line and what stands between them, as the paragraph has them.

    The reader joins white space and leaves out what is not printed; here every character of the line is found again.
    """
    for character in text[:automatic]:
        yield _Atom(character)
    wanted, at = text[automatic:-1], 0
    for atom in _list_atoms(paragraph):
        if atom.other:
            yield atom
        elif at < len(wanted) and (atom.text == wanted[at] or (atom.text.isspace() and wanted[at] == " ")):
            yield evolve(atom, text="\t" if atom.text == "\t" else wanted[at])
            at += 1
        elif not atom.text.isspace() and atom.text.isprintable():
            raise UnfitError("the words of a paragraph are not those that were read")
    if at < len(wanted):
        raise UnfitError("the words of a paragraph are not those that were read")


def _list_atoms(element: minidom.Element, properties: str = "") -> Iterator[_Atom]:
    for child in _list_children(element):
        tag = child.tagName
        if tag == "w:t":
            text = "".join(node.data for node in child.childNodes if isinstance(node, minidom.Text))
            yield from (_Atom(character, properties) for character in text)
        elif tag in _CHARACTERS:
            yield _Atom(_CHARACTERS[tag], properties)
        elif tag == "w:r":
            yield from _read_run(child)
        elif tag in _RANGE_MARKS:
            yield _Atom("", "", child.toxml())
        elif tag in _WRAPPERS:
            yield from _list_atoms(child, properties)
        elif tag not in _SKIPPED:
            raise UnfitError(f"a paragraph holds {tag}")


def _read_run(run: minidom.Element) -> Iterator[_Atom]:
    if {child.tagName for child in _list_children(run)} <= {"w:rPr", "w:t", *_CHARACTERS, *_SKIPPED}:
        inner = "".join(child.toxml() for own in _list_children(run, "w:rPr") for child in _list_children(own))
        yield from _list_atoms(run, inner)
    elif run.getElementsByTagName("w:t"):
        raise UnfitError("a run holds words and something else")
    else:
        yield _Atom("", "", run.toxml(), is_run=True)


def _read_list(properties: minidom.Element | None) -> tuple[str, str]:
    found = properties.getElementsByTagName("w:numPr") if properties is not None else []
    values = {str(c.tagName): str(c.getAttribute("w:val")) for n in found for c in _list_children(n)}
    return values.get("w:numId", ""), values.get("w:ilvl", "0")


def _read_indents(raw: bytes | None) -> dict[tuple[str, str], str]:
    """Return the indentation of each level of each list, as XML."""
    if raw is None:
        return {}
    root = minidom.parseString(raw)  # noqa: S318 - the reader has refused document types
    kinds = {
        kind.getAttribute("w:abstractNumId"): {
            level.getAttribute("w:ilvl"): next((ind.toxml() for ind in level.getElementsByTagName("w:ind")), "")
            for level in kind.getElementsByTagName("w:lvl")
        }
        for kind in root.getElementsByTagName("w:abstractNum")
    }
    return {
        (number.getAttribute("w:numId"), level): indent
        for number in root.getElementsByTagName("w:num")
        for kind in number.getElementsByTagName("w:abstractNumId")
        for level, indent in kinds.get(kind.getAttribute("w:val"), {}).items()
    }


def _decode(part: bytes) -> str:
    try:
        return part.decode("utf-8")
    except UnicodeDecodeError:
        raise UnfitError("a part of its package is not UTF-8") from None


def _check_part(part: bytes, name: str) -> None:
    try:
        parse_xml(part, name)
    except ReadError:
        # Word mends much, and the reader of documents reads no more of a package than it needs.
        raise UnfitError("a part of its package is damaged") from None


def _add_comments(parts: dict[str, bytes], main: str, comments: Sequence[str]) -> None:
    written = "".join(comments)
    if not comments:
        return
    if "word/comments.xml" in parts:
        raw = _decode(parts["word/comments.xml"])
        opened = re.sub(r"<w:comments\b([^<>]*?)/>\s*$", r"<w:comments\1></w:comments>", raw)
        head, tag, _ = opened.rpartition("</w:comments>")
        if not tag:
            raise UnfitError("its comments are written in an unusual way")
        parts["word/comments.xml"] = f"{head}{written}{tag}".encode()
        return
    parts["word/comments.xml"] = f'{HEAD}<w:comments xmlns:w="{NAMESPACE}">{written}</w:comments>'.encode()
    types = f'<Override PartName="/word/comments.xml" ContentType="{COMMENTS_TYPE}"/>'
    relation = f'<Relationship Id="plancmpComments" Type="{COMMENTS_RELATION}" Target="comments.xml"/>'
    for name, end, text in (
        ("[Content_Types].xml", "</Types>", types),
        (f"word/_rels/{main.rpartition('/')[2]}.rels", "</Relationships>", relation),
    ):
        head, tag, rest = _decode(parts.get(name, b"")).rpartition(end)
        if not tag:
            raise UnfitError("its package is written in an unusual way")
        parts[name] = f"{head}{text}{tag}{rest}".encode()
