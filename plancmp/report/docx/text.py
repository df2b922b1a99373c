"""A redline → the paragraphs of a new document, indented as deep as their clauses stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plancmp.report.docx.lines import Line
from plancmp.report.docx.markup import Moves, Pen, write_paragraph, write_pieces, write_run
from plancmp.report.docx.tracks import Redline
from plancmp.report.docx.weaving import Piece

_INDENT = 567  # a centimetre, in twentieths of a point
_BOLD = "<w:b/><w:bCs/>"


def write_text(redline: Redline, pen: Pen, comments: Mapping[int, int]) -> Iterator[str]:
    """Yield the paragraphs.

    Args:
        redline: The redlined text.
        pen: Who writes.
        comments: The numbers of the comments, by those of the paragraphs that they stand at.
    """
    moves = Moves(pen)

    def write(piece: Piece) -> str:
        line = redline.find_line(piece)
        return write_run(piece.text, piece.state, _BOLD if line and line.role == "heading" else "")

    for number, paragraph in enumerate(redline.paragraphs):
        anchored = [comments[number]] if number in comments else []
        pen.turn(paragraph.touches)
        mark = pen.mark(paragraph.mark.state)
        pen.turn(paragraph.touches)
        properties = _lay_out(redline.find_line(paragraph.mark)) + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
        yield write_paragraph(properties, write_pieces(paragraph, pen, moves, write, anchored))
        yield moves.close(paragraph.mark)
    if redline.paragraphs and redline.paragraphs[-1].mark.state != "equal":
        yield "<w:p/>"  # the last paragraph of a document cannot go


def _lay_out(line: Line | None) -> str:
    if line is None:
        return ""
    left = (line.depth + 2) * _INDENT
    keep = "<w:keepNext/>" if line.role == "heading" else ""
    if not line.label:
        return f'{keep}<w:ind w:left="{left}"/>'
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
    return f'{keep}{tabs}<w:ind w:left="{left}" w:hanging="{2 * _INDENT}"/>'
