"""Groups of blocks → WordprocessingML with tracked changes, in the looks of the old document.

What did not change is taken over as it is. What stays in a changed paragraph keeps the properties of its runs; what
came has those of the new document. A paragraph that is in a list, or of a style, in one version alone has that as a
tracked change of its properties, so the numbers that a word processor counts are right on either side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from xml.dom import minidom

from attrs import evolve, field, frozen

from plancmp.model.expressions import late
from plancmp.report.docx.edits import Line, draw_lines, forgive
from plancmp.report.docx.imports import Imports
from plancmp.report.docx.markup import Pen, State, write_paragraph, write_run
from plancmp.report.docx.pairing import NOTHING, Group, Known, pair_blocks, pair_rows
from plancmp.report.docx.streams import TELLING, Block, Paragraph, Row, Span, Table, list_children, open_tag, write_span

_LAST = frozenset(["w:rPr", "w:sectPr", "w:pPrChange"])
_NOTES = late(r'<w:(footnote|endnote)Reference\b[^<>]*?w:id="([^"]*)"')
_GONE = {"delete", "from"}


@frozen(eq=False)
class Writer:
    """Writes the blocks of one part.

    Attributes:
        pen: Who writes.
        imports: What takes over the new document's XML.
        part: The part of the copy.
        from_part: The part of the new document.
        pairs: The notes that answer to each other, by kind: the ids in both documents.
        kept: What stays because nobody knows whether it went.
        note: Returns the comments on a paragraph or row, by the numbers of the old and the new one.
        known: What the comparison says of its paragraphs.
        is_plain: Whether the new version is no Word document, so that notes and pictures of the old one stay.
        tail: Whether the last line that was written ends with a change but keeps its end, as the one item of a list.
        waiting: The comments on the row whose first paragraph comes next.
    """

    pen: Pen
    imports: Imports
    part: str
    from_part: str
    pairs: dict[tuple[str, str], str]
    kept: list[str]
    note: Callable[[int, int], Sequence[int]] = lambda _old, _new: ()
    known: Known = NOTHING
    is_plain: bool = False
    tail: list[bool] = field(factory=lambda: [False])
    waiting: list[int] = field(factory=list)

    def write(self, old: Sequence[Block], new: Sequence[Block]) -> str:
        """Return two lists of blocks as one."""
        groups = pair_blocks(old, new, self.known)
        for group in groups:
            self._pair_lists(group)
        parts: list[str] = []
        is_open = False
        for group in groups:
            parts += self._write_group(group)
            ends = [*group.old, *group.new]
            is_kept = not group.new and self.known.is_kept(group.old[-1])
            is_open = bool(ends) and (not group.old or not group.new) and not is_kept
            is_open = is_open or (bool(ends) and not isinstance(ends[-1], Paragraph))
        # The last paragraph of a body or a cell cannot go, and there must be one.
        return "".join(parts) + ("<w:p/>" if is_open or not groups else "")

    def _pair_lists(self, group: Group) -> None:
        if len(group.old) == len(group.new) == 1:
            numbers = [_read_list(block) for block in (group.old[0], group.new[0])]
            self.imports.pair_lists(*numbers)

    def _write_group(self, group: Group) -> Iterator[str]:
        old, new = group.old, group.new
        if isinstance((old or new)[0], Table):
            yield self._write_table(old[0] if old else None, new[0] if new else None)
            self.tail[0] = False
            return
        paragraphs, paragraphs2 = ([b for b in side if isinstance(b, Paragraph)] for side in (old, new))
        if len(paragraphs) + len(paragraphs2) < len(old) + len(new):
            # What is embedded cannot be tracked: that of the old document stays.
            yield from (block.element.toxml() for block in old)
            return
        if group.move and isinstance(group.other, Paragraph):
            (line,) = draw_lines(paragraphs or [group.other], paragraphs2 or [group.other], "from" if old else "to")
            # Its end goes with its last words, or LibreOffice (seen in 7.4) leaves an empty paragraph behind.
            lines = [evolve(line, state=line.pieces[-1].state, move=group.move)]
        else:
            lines = draw_lines(paragraphs, paragraphs2)
            lines = [forgive(line) for line in lines] if self.is_plain and new else lines
        for line in lines:
            yield self._write_line(line, paragraphs or [group.other], paragraphs2 or [group.other])  # type: ignore[list-item]

    # -- paragraphs ---------------------------------------------------------------------------------------------------

    def _write_line(self, line: Line, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> str:
        kept = self.known.keep(line.old.number) if line.new is None and line.old is not None else None
        if kept is not None and line.old is not None:
            self.kept.append(f"{line.old.text} {kept}")
            line = evolve(line, pieces=tuple(evolve(piece, state="equal") for piece in line.pieces), state="equal")
        notes = [*self.waiting, *self.note(line.old.number if line.old else 0, line.new.number if line.new else 0)]
        self.waiting.clear()
        self._pair_notes(line, old, new)
        touches = self.tail[0]
        self.pen.turn(touches)
        properties, is_changed = self._lay_out(line)
        is_whole = line.is_same and not is_changed and line.old is not None and line.text == line.old.text
        if is_whole and line.old is not None and not kept and not notes:
            self.tail[0] = False
            return line.old.element.toxml()
        mark = self.pen.mark(line.state)
        self.pen.turn(touches)
        ends_open = bool(kept) or (bool(line.pieces) and line.pieces[-1].state != "equal")
        self.tail[0] = ends_open if line.state == "equal" else touches
        content = "".join(self._write_content(line, old, new))
        if kept:
            content += self.pen.track("insert", write_run(f" {kept}"))
        for number in notes:
            state: State = line.pieces[-1].state if line.pieces else line.state
            reference = self.pen.track(state, f'<w:r><w:commentReference w:id="{number}"/></w:r>')
            content = f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>{reference}'
        side: State = "from" if line.old is not None else "to"
        before, behind = self.pen.mark_move(side, line.move) if line.move else ("", "")
        return write_paragraph(properties.replace("<!--mark-->", mark), before + content) + behind

    def _write_content(self, line: Line, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Iterator[str]:
        if not line.pieces and line.old is not None:
            yield "".join(span.content for span in line.old.spans if not span.text)
        for piece in line.pieces:
            is_old = piece.old is not None
            place = piece.old or piece.new
            if place is None:
                continue
            paragraph = (old if is_old else new)[place[0]]
            parts = _cut_spans(paragraph.spans, place[1], place[1] + len(piece.text))
            for wrapper, group in groupby(parts, key=lambda part: part[0].wrapper):
                yield self._write_parts(list(group), wrapper, piece.state, is_old)

    def _write_parts(self, parts: Sequence[tuple[Span, str]], wrapper: str, state: State, is_old: bool) -> str:
        written: list[str] = []
        for is_loose, group in groupby(parts, key=lambda part: not part[0].text):
            if is_loose:
                # Bookmarks and anchors of comments stay where they are; those of the new document are not taken over.
                written += [span.content for span, _ in group if is_old]
                continue
            runs = "".join(write_span(span, text, state) for span, text in group)
            written.append(self.pen.track(state, runs if is_old else self._take(runs)))
        inner = "".join(written)
        if not wrapper or not inner:
            return inner
        return f"{wrapper if is_old else self._take(wrapper)}{inner}</w:hyperlink>"

    def _take(self, xml: str) -> str:
        return self.imports.take(xml, self.part, self.from_part)

    def _lay_out(self, line: Line) -> tuple[str, bool]:
        """Return the properties of a paragraph, with a place for its mark, and whether a tracked change is in them."""
        own, theirs = (_read_properties(p) for p in (line.old, line.new))
        # A section ends where the old document has it end.
        section = [child.toxml() for child in own if child.tagName == "w:sectPr"]
        mine = [child.toxml() for child in own if child.tagName not in _LAST]
        taken = [self._take(child.toxml()) for child in theirs if child.tagName not in _LAST]
        telling, telling2 = (
            sorted(x for x in some if x.startswith(tuple(f"<{tag}" for tag in TELLING))) for some in (mine, taken)
        )
        change, shown = "", mine if line.old is not None else taken
        # LibreOffice (seen in 7.4) breaks down on rejecting such a change of an empty paragraph before a section's end.
        is_pair = line.old is not None and line.new is not None and line.state == "equal" and bool(line.pieces)
        if is_pair and telling != telling2:
            change = f"<w:pPrChange {self.pen.sign()}><w:pPr>{''.join(mine)}</w:pPr></w:pPrChange>"
            shown = taken
        marks = [child for child in (own or theirs) if child.tagName == "w:rPr"]
        looks = "".join(child.toxml() for run in marks for child in list_children(run))
        looks = looks if line.old is not None else self._take(looks)
        inner = f"<w:rPr><!--mark-->{looks}</w:rPr>" if looks or line.state != "equal" else ""
        return "".join((*shown, inner, *section, change)), bool(change)

    def _pair_notes(self, line: Line, old: Sequence[Paragraph], new: Sequence[Paragraph]) -> None:
        """Note which footnotes of the two documents answer to each other: those at one place of the words that stay."""
        for piece in line.pieces:
            if piece.old is not None and piece.new is not None and piece.state == "equal":
                size = len(piece.text)
                some, others = (
                    _NOTES.findall("".join(s.content for s, _ in _cut_spans(side[n].spans, at, at + size)))
                    for side, (n, at) in ((old, piece.old), (new, piece.new))
                )
                for (kind, number), (_, other) in zip(some, others, strict=False):
                    self.pairs[kind, number] = other

    # -- tables -------------------------------------------------------------------------------------------------------

    def _write_table(self, old: Block | None, new: Block | None) -> str:
        rows, rows2 = (table.rows if isinstance(table, Table) else () for table in (old, new))
        if old is None:
            assert new is not None  # noqa: S101 - one of the two is given
            head = self._take(
                "".join(c.toxml() for c in list_children(new.element) if c.tagName in {"w:tblPr", "w:tblGrid"})
            )
            return f"<w:tbl>{head}{''.join(self._write_row(None, row) for row in rows2)}</w:tbl>"
        head = "".join(c.toxml() for c in list_children(old.element) if c.tagName != "w:tr")
        pairs = pair_rows(rows, rows2)
        return f"{open_tag(old.element)}{head}{''.join(self._write_row(*pair) for pair in pairs)}</w:tbl>"

    def _write_row(self, old: Row | None, new: Row | None) -> str:
        if old is not None and new is not None and len(old.cells) != len(new.cells):
            return self._write_row(old, None) + self._write_row(None, new)
        if new is None and old is not None and self.known.keep(old.number) is not None:
            self.kept.append(old.text.replace("\t", " | "))
            return old.element.toxml()
        shown = old or new
        assert shown is not None  # noqa: S101 - one of the two is given
        self.tail[0] = False
        self.waiting.extend(self.note(old.number if old else 0, new.number if new else 0))
        cells = []
        for number, (cell, _) in enumerate(shown.cells):
            blocks, blocks2 = (row.cells[number][1] if row is not None else () for row in (old, new))
            properties = "".join(c.toxml() for c in list_children(cell, "w:tcPr"))
            inner = self.write(blocks, blocks2) if old and new else self._write_alone(blocks, blocks2)
            cells.append(f"<w:tc>{properties if old else self._take(properties)}{inner}</w:tc>")
        properties = "".join(c.toxml() for e in list_children(shown.element, "w:trPr") for c in list_children(e))
        properties = properties if old else self._take(properties)
        properties += "" if old and new else f"<w:{'ins' if new else 'del'} {self.pen.sign()}/>"
        before = "".join(c.toxml() for c in list_children(shown.element, "w:tblPrEx"))
        inner = f"<w:trPr>{properties}</w:trPr>" if properties else ""
        return f"<w:tr>{before}{inner}{''.join(cells)}</w:tr>"

    def _write_alone(self, old: Sequence[Block], new: Sequence[Block]) -> str:
        """Return the blocks of a cell whose row came or went; the end of the last paragraph goes with the row."""
        parts: list[str] = []
        self.tail[0] = False  # all of a row is one change, or LibreOffice leaves an empty row behind
        for number, block in enumerate(blocks := (*old, *new), 1):
            if isinstance(block, Paragraph):
                sides = ([block], []) if old else ([], [block])
                (line,) = draw_lines(*sides)
                line = evolve(line, state="equal") if number == len(blocks) else line
                parts.append(self._write_line(line, *sides))
            else:
                parts += self._write_group(Group((block,), ()) if old else Group((), (block,)))
        return "".join(parts) or "<w:p/>"


def _cut_spans(spans: Sequence[Span], low: int, high: int) -> Iterator[tuple[Span, str]]:
    """Yield the spans between two characters, each with what of it lies there; what has no width goes with the next."""
    at, total = 0, sum(len(span.text) for span in spans)
    for span in spans:
        start, at = at, at + len(span.text)
        if not span.text:
            if low <= start < high or (start == high == total):
                yield span, ""
        elif start < high and at > low:
            yield span, span.text[max(low - start, 0) : high - start]


def _read_properties(paragraph: Paragraph | None) -> list[minidom.Element]:
    own = list_children(paragraph.element, "w:pPr") if paragraph is not None else []
    return list_children(own[0]) if own else []


def _read_list(block: Block) -> str:
    found = [
        e
        for c in _read_properties(block if isinstance(block, Paragraph) else None)
        if c.tagName == "w:numPr"
        for e in list_children(c, "w:numId")
    ]
    return found[0].getAttribute("w:val") if found else ""
