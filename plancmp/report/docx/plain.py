"""A new version that is no Word document → the paragraphs that the old document would print it in.

Each clause looks like the one that it answers to, or like its neighbour: its paragraphs, and the form of its number.
What stands in no clause of the old document (its title, its notes and pictures) stays.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from xml.dom import minidom

from attrs import field, frozen

from plancmp.diff import Comparison
from plancmp.model import Clause, Entry
from plancmp.readers.documents.docx import read_docx
from plancmp.readers.documents.numbers import Style, read_label, read_markers
from plancmp.report.docx.lines import Line, lay_out, list_notes, list_printed, print_number
from plancmp.report.docx.markup import NAMESPACE, write_paragraph, write_run
from plancmp.report.docx.package import HEAD
from plancmp.report.docx.pairing import are_alike
from plancmp.report.docx.places import count_back, find_next, find_number, find_place
from plancmp.report.docx.streams import Block, Paragraph, Row, Span, Table, UnfitError, list_children
from plancmp.report.docx.wordfile import WordFile
from plancmp.report.messages import Messages

_JOINT = " | "  # between the cells of a row, as the reader of documents has them
_BEFORE_NUMBER = frozenset(["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"])
_BEFORE_INDENT = _BEFORE_NUMBER | {
    *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing"),
}


@frozen
class _Form:
    """How an old clause is printed: its paragraphs, and the number in front of the first.

    Attributes:
        paragraphs: The paragraphs.
        prefix: The number as it is printed, with what parts it from the words; empty if it has none.
        number: The number of the clause.
        is_apart: Whether the number has a paragraph of its own.
    """

    paragraphs: tuple[Paragraph, ...]
    prefix: str
    number: str
    is_apart: bool = False


@frozen(eq=False)
class Printer:
    """Prints the new version as the old document would.

    Attributes:
        comparison: The comparison.
        messages: The catalogue.
        blocks: The blocks of the old document.
        forms: The form of each old clause, by its place in the outline.
        latest: The form that was used last at each depth.
    """

    comparison: Comparison
    messages: Messages
    blocks: Sequence[Block]
    forms: dict[int, _Form] = field(factory=dict)
    latest: dict[int, _Form] = field(factory=dict)

    def print_new(self) -> list[Block]:
        """Return the blocks of the new version.

        Raises:
            UnfitError: If they cannot be printed as the old document is.
        """
        _require_same_notes(self.comparison)
        self._read_forms()
        if not self.forms:
            raise UnfitError("its clauses were not found again as paragraphs")
        answers = {entry.index: change for change in self.comparison.clauses for entry in change.new}
        found: list[Paragraph] = []
        for entry, lines in lay_out(self.comparison, self.messages, is_new=True, has_notes=False):
            change = answers[entry.index]
            before = change.old[0] if len(change.new) == 1 and change.old else None
            found += self._print_clause(entry, lines, before)
        return list(self._place_tables(found))

    def _read_forms(self) -> None:
        printed = list_printed(self.comparison)[0]
        spoken = [block for block in self.blocks if isinstance(block, Paragraph) and block.text.strip()]
        numbers = [paragraph.number for paragraph in spoken]
        places = {e.index: find_place(e) for e in self.comparison.old.outline() if e.clause.id in printed}
        starts = sorted({place for place in places.values() if place})
        for entry in self.comparison.old.outline():
            place = places.get(entry.index, 0)
            first = bisect_left(numbers, place)
            if numbers[first : first + 1] != [place]:
                continue
            own = spoken[first : bisect_left(numbers, find_next(starts, place))]
            form = self._read_form(tuple(own), entry.clause)
            self.forms[entry.index] = form
            self.latest.setdefault(len(entry.path) - 1, form)

    @staticmethod
    def _read_form(paragraphs: tuple[Paragraph, ...], clause: Clause) -> _Form:
        first, number = paragraphs[0], print_number(clause)
        rest = next((m.rest for m in read_markers(first.text) if first.text.endswith(m.rest)), None)
        prefix = first.text[: len(first.text) - len(rest)] if rest is not None and number else ""
        return _Form(paragraphs, prefix, number, is_apart=bool(prefix) and not rest)

    def _print_clause(self, entry: Entry, lines: Sequence[Line], before: Entry | None) -> Iterator[Paragraph]:
        depth, number = len(entry.path) - 1, print_number(entry.clause)
        form = self.forms.get(before.index) if before is not None else None
        form = form or self.latest.get(depth) or next(iter(self.forms.values()))
        self.latest[depth] = form
        prefix = self._print_number(number, form, is_linked=before is not None) if number else ""
        words = [line.words for line in lines if line.words]
        if form.is_apart and prefix:
            words.insert(0, "")
        for place, text in enumerate(words or [""]):
            template = form.paragraphs[min(place, len(form.paragraphs) - 1)]
            number_here = count_back(entry) if place == 0 else 0
            yield _dress(f"{prefix if place == 0 else ''}{text}", template, number_here)

    @staticmethod
    def _print_number(number: str, form: _Form, *, is_linked: bool) -> str:
        if is_linked and number == form.number:
            return form.prefix
        return _print_like(number, form.prefix, form.number) or f"{number}\t"

    def _place_tables(self, paragraphs: Sequence[Paragraph]) -> Iterator[Block]:
        """Yield the paragraphs with tables in the place of their rows: the old ones, with the cells as they are now.

        Raises:
            UnfitError: If an old table is not found again, or has other columns.
        """
        tables = [block for block in self.blocks if isinstance(block, Table) and block.text.strip()]
        at = 0
        while at < len(paragraphs):
            end = _find_end(paragraphs, at, tables) if tables else at
            if end == at:
                yield paragraphs[at]
                at += 1
                continue
            table = tables.pop(0)
            rows = tuple(_fill_row(paragraphs[at + n].text, table.rows, n) for n in range(end - at))
            yield Table(table.element, rows, "\n".join(row.text for row in rows))
            at = end
        if tables:
            raise UnfitError("a table changed")


def _find_end(paragraphs: Sequence[Paragraph], at: int, tables: Sequence[Table]) -> int:
    """Return where the rows of the first table end that begin with a paragraph; there itself if none do."""
    firsts = [_spell_row(table.rows[0].text) for table in tables[1:2]]
    end = at
    while end < len(paragraphs) and _JOINT in paragraphs[end].text:
        if end > at and _spell_row(paragraphs[end].text) in firsts:
            break  # the next table follows at once
        end += 1
    text = "\n".join(paragraph.text for paragraph in paragraphs[at:end])
    return end if are_alike(text, tables[0].text) else at


def _fill_row(text: str, rows: Sequence[Row], place: int) -> Row:
    """Return a row of a table: the old one that has its words, else one that looks like that in its place."""
    same = next((row for row in rows if _spell_row(row.text) == _spell_row(text)), None)
    if same is not None:
        return same
    words = text.split(_JOINT)
    template = next((r for r in (*rows[place:], *rows[::-1]) if len(r.cells) == len(words)), None)
    if template is None:
        raise UnfitError("a table changed")
    cells = []
    for (element, blocks), cell in zip(template.cells, words, strict=True):
        looks = next((block for block in blocks if isinstance(block, Paragraph)), None)
        if looks is None:
            raise UnfitError("a table changed")
        cells.append((element, (_dress(cell, looks, 0),)))
    return Row(template.element, tuple(cells), "\t".join(words))


def print_alike(
    comparison: Comparison, messages: Messages, blocks: Sequence[Block]
) -> tuple[list[Block], list[tuple[int, int, str]]]:
    """Return the new version as the old document would print it, and which paragraphs of that stay in any case.

    Raises:
        UnfitError: If it cannot be printed so.
    """
    first = min(filter(None, map(find_place, comparison.old.outline())), default=1)
    numbers = [b.number for b in blocks if isinstance(b, Paragraph) and (b.number < first or not b.text.strip())]
    return Printer(comparison, messages, blocks).print_new(), [(n, n + 1, "") for n in numbers]


def write_numbers(word: WordFile, raw: bytes, blocks: Sequence[Block]) -> None:
    """Make words of the numbers that Word counts: while changes are open, it would count what came and what went.

    What looked like a list keeps its indentation.
    """
    labels = {find_number(b.place): b.label for b in read_docx(raw, word.main).blocks if b.label}
    indents = _read_indents(word)
    for block in blocks:
        label = labels.get(block.number, "") if isinstance(block, Paragraph) else ""
        markers = read_label(label, block.text) if label else []
        if isinstance(block, Paragraph) and markers and markers[0].style is not Style.BULLET:
            _write_number(block.element, label, indents)
    root = word.parse(word.main)
    word.parts[word.main] = f"{HEAD}{root.toxml()}".encode()


def _write_number(element: minidom.Element, label: str, indents: Mapping[tuple[str, str], str]) -> None:
    own = list_children(element, "w:pPr")
    lists = [child for p in own for child in list_children(p, "w:numPr")]
    values = {str(c.tagName): str(c.getAttribute("w:val")) for n in lists for c in list_children(n)}
    parts = [(child.tagName, child.toxml()) for p in own for child in list_children(p) if child.tagName != "w:numPr"]
    _insert(parts, "w:numPr", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>', _BEFORE_NUMBER)
    indent = indents.get((values.get("w:numId", ""), values.get("w:ilvl", "0")))
    if indent and not any(tag == "w:ind" for tag, _ in parts):
        _insert(parts, "w:ind", indent, _BEFORE_INDENT)
    text = write_paragraph("".join(part for _, part in parts), write_run(f"{label}\t"))
    fresh = minidom.parseString(f'<w:x xmlns:w="{NAMESPACE}">{text}</w:x>').documentElement  # noqa: S318 - just written
    assert fresh is not None  # noqa: S101 - it was just written
    for child in own:
        element.removeChild(child)
    first = element.firstChild
    for child in list_children(list_children(fresh)[0]):
        element.insertBefore(child, first)


def _insert(parts: list[tuple[str, str]], tag: str, text: str, before: frozenset[str]) -> None:
    place = max((n + 1 for n, (other, _) in enumerate(parts) if other.removeprefix("w:") in before), default=0)
    parts.insert(place, (tag, text))


def _read_indents(word: WordFile) -> dict[tuple[str, str], str]:
    """Return the indentation of each level of each list, as XML."""
    path = word.find("numbering")
    root = word.parse(path) if path else None
    kinds = {
        kind.getAttribute("w:abstractNumId"): {
            level.getAttribute("w:ilvl"): next((ind.toxml() for ind in level.getElementsByTagName("w:ind")), "")
            for level in list_children(kind, "w:lvl")
        }
        for kind in list_children(root, "w:abstractNum")
    }
    return {
        (number.getAttribute("w:numId"), level): indent
        for number in list_children(root, "w:num")
        for kind in list_children(number, "w:abstractNumId")
        for level, indent in kinds.get(kind.getAttribute("w:val"), {}).items()
    }


def _dress(text: str, template: Paragraph, number: int) -> Paragraph:
    plain = next((s for s in template.spans if s.text.strip() and not s.content), Span(""))
    return Paragraph(template.element, (Span(text, plain.properties, look=plain.look),) if text else (), text, number)


def _spell_row(text: str) -> str:
    return _JOINT.join(filter(None, (" ".join(cell.split()) for cell in text.replace(_JOINT, "\t").split("\t"))))


def _require_same_notes(comparison: Comparison) -> None:
    for change in comparison.clauses:
        old, new = ([note for entry in side for note in list_notes(entry.clause)] for side in (change.old, change.new))
        if change.new and old != new:
            raise UnfitError("a footnote changed; footnotes are lines below their clauses instead")


def _print_like(number: str, label: str, its_number: str) -> str:
    """Return a number in the form of a label: "(b)" for "2(b)", where the label "(a)" was that of "2(a)"."""
    for own, its_own in ((number, its_number), (_read_last(number), _read_last(its_number))):
        if own and its_own and label.count(its_own) == 1 and own.isalpha() == its_own.isalpha():
            return label.replace(its_own, own)
    return ""


def _read_last(number: str) -> str:
    return number.rstrip(")").rpartition("(")[2] if number.endswith(")") else ""
