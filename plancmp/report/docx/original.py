"""The old version's own Word document: which paragraph holds which line of which clause.

The reader of documents tells what it read, and where; this finds the same words in the clauses. Where that fails, or
where a redline in a copy would not be exact, it says why, and the redline is laid out anew.
"""

from __future__ import annotations

import zipfile
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from io import BytesIO
from xml.dom import minidom

from attrs import evolve, field, frozen

from plancmp.model import Entry, Plan
from plancmp.readers import ReadError
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.docx import read_docx
from plancmp.readers.documents.numbers import Style, read_label, read_markers
from plancmp.readers.documents.word_package import open_package
from plancmp.report.docx.lines import Line, split_lines
from plancmp.report.docx.markup import NAMESPACE

_MAX_UNPACKED = 128 * 1024 * 1024
_TRACKED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
_NOT_READ = frozenset({"del", "moveFrom", "drawing", "pict", "object", "rPr", "pPr", "sdtPr", "tblPr"})


class UnfitError(ValueError):
    """A document in a copy of which the redline would not be exact, with the reason."""


@frozen(eq=False, repr=False)
class Printed:
    """A line of a clause as its document has it.

    Attributes:
        line: The line.
        child: Number of its paragraph among the children of the body.
        automatic: How many characters of its label Word counts by itself: they do not stand in the paragraph.
        is_row: Whether it is a row of a table, which is the child of the body.
    """

    line: Line
    child: int
    automatic: int = 0
    is_row: bool = False


@frozen(eq=False, repr=False)
class Original:
    """The old version's document.

    Attributes:
        parts: The parts of its package.
        main: The path of its main part.
        root: Its main part.
        children: The children of the body, without the last section's properties.
        printed: The lines of its clauses, in its order.
    """

    parts: Mapping[str, bytes]
    main: str
    root: minidom.Document
    children: tuple[minidom.Element, ...]
    printed: tuple[Printed, ...] = field(factory=tuple)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its clauses."""
        return tuple(item.line for item in self.printed)


def read_original(raw: bytes, plan: Plan, in_print: Collection[str] | None = None) -> Original:
    """Find the lines of a plan in the document that it was read from.

    Args:
        raw: The document.
        plan: The plan.
        in_print: The ids of the clauses that the document prints; `None` for all.

    Raises:
        UnfitError: If a redline in a copy of it would not be exact.
    """
    try:
        blocks = read_docx(raw, plan.id).blocks
    except ReadError as error:
        raise UnfitError(str(error)) from None
    parts = _unpack(raw)
    main = open_package(raw, plan.id).main
    root = minidom.parseString(parts[main])  # noqa: S318 - the reader has refused document types
    top = root.documentElement
    if top is None or top.getAttribute("xmlns:w") != NAMESPACE:
        raise UnfitError("its namespaces are not those that Word writes")
    bodies = top.getElementsByTagName("w:body")
    if any(top.getElementsByTagName(f"w:{tag}") for tag in _TRACKED):
        raise UnfitError("it has tracked changes of its own; accept or reject them first")
    children = tuple(child for child in bodies[0].childNodes if isinstance(child, minidom.Element))
    places = dict(_number_elements(bodies[0]))
    direct = {id(child): number for number, child in enumerate(children)}
    outline = [entry for entry in plan.outline() if in_print is None or entry.clause.id in in_print]
    printed = _match_blocks(blocks, outline, _Places(places, direct))
    return Original(parts, main, root, children, tuple(printed))


def _unpack(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(raw)) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > _MAX_UNPACKED or len({i.filename for i in infos}) < len(infos):
            raise UnfitError("its package is too large, or has a part twice")
        if any(info.filename.startswith("/") or ".." in info.filename.split("/") for info in infos):
            raise UnfitError("a part of its package is named as if it lay outside")
        try:
            return {info.filename: archive.read(info) for info in infos}
        except Exception as error:  # a damaged zip raises whatever its decompressor does
            raise UnfitError(f"a part of its package cannot be unpacked ({error})") from None


def _number_elements(body: minidom.Element) -> Iterator[tuple[str, minidom.Element]]:
    """Yield paragraphs and rows by the place that the reader gives them: it counts them as it goes."""
    count, stack = 0, [body]
    while stack:
        element = stack.pop()
        tag = element.tagName.removeprefix("w:")
        if tag in {"p", "tr"}:
            count += 1
            yield f"paragraph {count}", element
        elif tag not in _NOT_READ and not (tag == "sdt" and _is_contents(element)):
            stack.extend(child for child in reversed(element.childNodes) if isinstance(child, minidom.Element))


def _is_contents(element: minidom.Element) -> bool:
    galleries = element.getElementsByTagName("w:docPartGallery")
    return any(gallery.getAttribute("w:val") == "Table of Contents" for gallery in galleries)


@frozen(eq=False, repr=False)
class _Places:
    """Where blocks stand in the body.

    Attributes:
        elements: The paragraph or row of each place that the reader names.
        children: The number of each child of the body, by its identity.
    """

    elements: Mapping[str, minidom.Element]
    children: Mapping[int, int]


def _match_blocks(blocks: Sequence[Block], outline: Sequence[Entry], places: _Places) -> Iterator[Printed]:
    depths = {entry.index: len(entry.path) - 1 for entry in outline}
    waiting: defaultdict[str, deque[tuple[int, str]]] = defaultdict(deque)
    for entry in outline:
        for role, text in (("heading", entry.clause.heading), ("text", entry.clause.text)):
            for line in split_lines(text):
                waiting[line].append((entry.index, role))
    begun: set[int] = set()
    apart: list[Block] = []  # "Article 5" on a line of its own
    _require_whole_paragraphs(blocks)
    for block in blocks:
        words = next((rest for rest in _list_readings(block) if waiting.get(rest)), None)
        if words is None:
            numbers = read_markers(block.text)
            apart += [block] if numbers and not numbers[0].rest else []
            continue
        clause, role = waiting[words].popleft()
        depth = depths[clause]
        if clause not in begun and apart:
            begun.add(clause)
            yield _print(apart[-1], Line(clause, depth, "heading", "", ""), places)
        apart.clear()
        printed = _print(block, Line(clause, depth, role, "", words), places)
        if clause in begun and printed.line.label:
            raise UnfitError("a clause has more numbers than one")
        begun.add(clause)
        yield printed
    if any(waiting.values()):
        raise UnfitError("not every line of its clauses was found again as a paragraph")


def _require_whole_paragraphs(blocks: Sequence[Block]) -> None:
    counts = Counter(block.place for block in blocks if block.kind is not Kind.FOOTNOTE)
    if max(counts.values(), default=1) > 1:
        raise UnfitError("a paragraph has lines that are broken by hand")


def _list_readings(block: Block) -> list[str]:
    """Return what the words of a block may be, without its number."""
    rests = [marker.rest for marker in (*read_label(block.label, block.text), *read_markers(block.text))]
    return list(dict.fromkeys((*rests, block.text)))


def _print(block: Block, line: Line, places: _Places) -> Printed:
    """Return a line without its label as the document has it, with the label."""
    element = places.elements.get(block.place)
    is_row = element is not None and element.tagName == "w:tr"
    if is_row and element is not None and isinstance(element.parentNode, minidom.Element):
        element = element.parentNode
    child = places.children.get(id(element))
    if child is None:
        raise UnfitError("text of a clause stands in a frame, or in a table within another")
    if not block.text.endswith(line.words):
        raise UnfitError("a number could not be told from the words behind it")
    label, automatic = block.text[: len(block.text) - len(line.words)], 0
    markers = read_label(block.label, block.text)
    if block.label and (not markers or markers[0].style is not Style.BULLET):
        automatic = len(block.label) + 1
        label = f"{block.label}\t{label}"
    return Printed(evolve(line, label=label), child, automatic, is_row)
