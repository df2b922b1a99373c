"""The summary in front of a redline: what is compared, a table of what changed, and what is not shown.

It is not tracked, and a section of its own: accepting or rejecting the changes leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancmp.diff import Kind
from plancmp.report.blocks import Span, spell_words
from plancmp.report.closing import list_cautions, list_closing, list_unread, say_no_change
from plancmp.report.digest import list_short
from plancmp.report.docx.markup import write_paragraph, write_run
from plancmp.report.items import ChangeItem, group_items, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, describe_plan
from plancmp.report.view import View

# In twentieths of a point, as wide as A4 lying on its side.
COLUMNS = {"topic": 1400, "clause": 1000, "change": 2900, "old": 2800, "new": 2800, "difference": 1500, "sources": 2600}
_JOINED = frozenset({"topic", "clause", "sources"})
_WORDS = frozenset({"old", "new", "difference"})
_UNKNOWN = {Kind.WITHHELD, Kind.DEFERRED}
_SMALL = '<w:sz w:val="16"/><w:szCs w:val="16"/>'
_BOLD = "<w:b/><w:bCs/>"


def write_summary(view: View, messages: Messages) -> str:
    """Return the summary as paragraphs and a table, without the section's end."""
    comparison = view.comparison
    old, new = (describe_plan(plan, messages) for plan in (comparison.old, comparison.new))
    parts = [
        _write_line(messages.say("docx-title"), f'{_BOLD}<w:sz w:val="32"/><w:szCs w:val="32"/>', before=0),
        _write_line(f"{old} → {new}", _BOLD),
        *(_write_line(text, _BOLD) for text in list_cautions(view, messages)),
        *_write_short(view, messages),
        *(_write_line(text, _BOLD) for text in list_unread(view, messages)),
        _write_line(messages.say("docx-guide")),
    ]
    if any(change.kind in _UNKNOWN for change in comparison.clauses):
        parts.append(_write_line(messages.say("docx-guide-unknown")))
    rows = list(_list_rows(view, messages))
    parts.append(_write_table(rows, messages) if rows else _write_line(say_no_change(view, messages)))
    parts += [_write_line(text, _SMALL) for text in list_closing(view, messages)]
    return "".join(parts)


def _write_short(view: View, messages: Messages) -> Iterator[str]:
    for listing in list_short(view, messages):
        if not listing.is_inline:
            yield _write_line(listing.lead, f'{_BOLD}<w:sz w:val="26"/><w:szCs w:val="26"/>')
            for row in listing.rows:
                yield _write_spans([(f"{row.number} · ", "number"), *row.spans])
            if listing.rest:
                yield _write_line(listing.rest, _SMALL)
            continue
        told = [" ".join(filter(None, (row.number, spell_words(row.spans)))) for row in listing.rows]
        yield _write_spans(
            [(f"{listing.lead}: ", "lead"), ("; ".join([*told, *filter(None, [listing.rest])]) + ".", "")]
        )


# Not tracked: the words of the summary only look like changes.
_LOOKS = {
    "number": _BOLD,
    "lead": _BOLD,
    "old": '<w:color w:val="9C1C1C"/>',
    "new": f'{_BOLD}<w:color w:val="14532D"/>',
    "delete": '<w:strike/><w:color w:val="9C1C1C"/>',
    "insert": '<w:color w:val="14532D"/><w:u w:val="single"/>',
}


def _write_spans(spans: Sequence[Span]) -> str:
    runs = (write_run(clean(text), "equal", _LOOKS.get(style, "")) for text, style in spans)
    return write_paragraph('<w:spacing w:before="60" w:after="60"/>', "".join(runs))


def _write_line(text: str, properties: str = "", before: int = 120) -> str:
    return write_paragraph(
        f'<w:spacing w:before="{before}" w:after="60"/>', write_run(clean(text), "equal", properties)
    )


def _list_rows(view: View, messages: Messages) -> Iterator[Mapping[str, str | None]]:
    """Yield a row for each changed term, and for each changed clause that has none, by the names of the columns.

    A cell without text goes on from the row above: one topic, one clause, one list of sources.
    """
    section, block = None, None
    for item in _list_told(view, messages):
        old, new = (item.old, item.new) if item.term else ("", "")
        topic = None if item.section is section else item.section.title
        clause, sources = (None, None) if item.block is block else (item.clause, "; ".join(item.sources))
        name = "; ".join((item.name(messages), *item.remarks))
        yield dict(zip(COLUMNS, (topic, clause, name, old, new, item.difference, sources), strict=True))
        section, block = item.section, item.block


def _list_told(view: View, messages: Messages) -> Iterator[ChangeItem]:
    """Yield the changes, but for those of the words of a clause whose terms tell what they mean."""
    for items in group_items(list_items(view, messages)).values():
        terms = [item for item in items if item.term]
        yield from terms or items[:1]


def _write_table(rows: Sequence[Mapping[str, str | None]], messages: Messages) -> str:
    """Write a table of the columns in which anything stands; what is told in words takes the room of the others."""
    widths = {name: width for name, width in COLUMNS.items() if any(row[name] for row in rows)}
    room = (sum(COLUMNS.values()) - sum(widths.values())) // max(1, len(_WORDS & widths.keys()))
    widths = {name: width + room * (name in _WORDS) for name, width in widths.items()}
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths.values())
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths.values())}" w:type="dxa"/><w:tblBorders>{sides}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
    )
    head = {name: messages.say(name) for name in widths}
    lines = [_write_row(head, widths, is_head=True), *(_write_row(row, widths) for row in rows)]
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _write_row(row: Mapping[str, str | None], widths: Mapping[str, int], *, is_head: bool = False) -> str:
    cells = (_write_cell(row[name], name, width, is_head) for name, width in widths.items())
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if is_head else "") + "</w:trPr>"
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _write_cell(text: str | None, name: str, width: int, is_head: bool) -> str:
    merge = "<w:vMerge/>" if text is None else '<w:vMerge w:val="restart"/>' if name in _JOINED and not is_head else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if is_head else ""
    properties = (_BOLD if is_head else "") + _SMALL
    lines = clean(text or "").replace("\t", " ").split("\n")
    spacing = '<w:spacing w:before="20" w:after="20"/>'
    content = "".join(write_paragraph(spacing, write_run(line, "equal", properties)) for line in lines)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merge}{shade}</w:tcPr>{content}</w:tc>'
