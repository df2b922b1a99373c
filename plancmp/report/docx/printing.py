"""A version that was read from no Word document → a Word document, each clause indented as deep as it stands."""

from __future__ import annotations

from plancmp.diff import Comparison
from plancmp.report.docx.lines import Line, lay_out
from plancmp.report.docx.markup import Pen, write_paragraph, write_run
from plancmp.report.docx.package import PORTRAIT, write_new, write_zip
from plancmp.report.docx.places import Find
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

_INDENT = 567  # a centimetre, in twentieths of a point
_BOLD = "<w:b/><w:bCs/>"


def print_version(comparison: Comparison, messages: Messages, pen: Pen, *, is_new: bool) -> tuple[bytes, Find]:
    """Return a version as a Word document, and what finds the first paragraph of a clause in it; 0 if it has none."""
    places: dict[int, int] = {}
    paragraphs: list[str] = []
    for entry, lines in lay_out(comparison, messages, is_new=is_new):
        if lines:
            places[entry.index] = len(paragraphs) + 1
        paragraphs += [_write_line(line) for line in lines]
    title = f"{flatten(comparison.old.title)} → {flatten(comparison.new.title)}"
    parts = write_new(f"{''.join(paragraphs)}{PORTRAIT}", title, pen.author, pen.date)
    return write_zip(parts), lambda entry: places.get(entry.index, 0)


def _write_line(line: Line) -> str:
    left, is_heading = (line.depth + 2) * _INDENT, line.role == "heading"
    tabs = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if line.label else ""
    hanging = f' w:hanging="{2 * _INDENT}"' if line.label else ""
    properties = f'{"<w:keepNext/>" if is_heading else ""}{tabs}<w:ind w:left="{left}"{hanging}/>'
    return write_paragraph(properties, write_run(f"{line.label}{line.words}", "equal", _BOLD if is_heading else ""))
