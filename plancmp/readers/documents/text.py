"""Plain text → blocks: a pasted list, an e-mail, what a program wrote as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import evolve

from plancmp.model import Aside, AsideKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Document, Kind, check_length, clean, refuse, strip_unprintable
from plancmp.readers.documents.boxes import draw_ticks, open_boxes
from plancmp.readers.documents.continued import number_lists
from plancmp.readers.documents.encodings import UTF_16_MARKS, decode_text, list_repaired
from plancmp.readers.documents.furniture import part_mail
from plancmp.readers.documents.lines import Line, ends_sentence, ends_statement, join_lines
from plancmp.readers.documents.numbers import is_lone_annex, read_markers
from plancmp.readers.documents.pages import continues, find_page_lines
from plancmp.readers.documents.sequence import fill_lines
from plancmp.readers.documents.tables import find_tables, is_rule, make_row, split_columns

_TAB = 4
_LONGEST_HEADING = 80
_MOST_WORDS = 12
_DEEP = 12  # columns
_RULE = late(r"\s*(?:[-=_*~#—–]\s*){3,}")
_YEAR = late(r"\b(?:19|20)\d\d\b")
_LABELLED = late(r"(?<=\S) ?: [^:\d]{0,20}\d")  # "Zone B: 40 ships", below or above another line of its kind
_NOTE = late(r"\[(\d{1,3})\]\s+(?=\S)")
_COMMENT = late(r"\n\[([a-z]{1,2})\]([^\n]*)")
_NOTE_MARK = late(r"(?<=\S)\[(\d{1,3})\]")


def read_text_document(raw: bytes, name: str) -> Document:
    """Read plain text.

    Args:
        raw: The file; see `encodings` for what it may be in.
        name: What messages call it.

    Returns:
        Its blocks.

    Raises:
        ReadError: If it is no text.
    """
    text = decode(raw, name)
    check_length(text, name)
    text, aside = part_mail(text)
    text, comments = _take_comments(text)
    account = [*list_repaired(raw), *(Aside(AsideKind.FURNITURE, line) for line in aside)]
    account += [Aside(AsideKind.COMMENT, comment) for comment in comments]
    return Document(tuple(read_lines(text)), account=tuple(account))


def read_lines(text: str) -> list[Block]:
    """Return the blocks of plain text, also of some within a document of another format."""
    lines, notes = _take_notes(_split_lines(text))
    return mark_headings(join_lines([_resolve_notes(line, notes) for line in lines]))


def _take_comments(text: str) -> tuple[str, tuple[str, ...]]:
    """Part the comments that Google Docs prints below a text, and their marks in it, from the text."""
    head, _, tail = text.partition("\n[a]")
    comments = _COMMENT.findall(f"\n[a]{tail}")
    marks = [mark for mark, _ in comments]
    if not tail or "" in (part.strip() for part in (head, *(words for _, words in comments))):
        return text, ()
    if not all(head.count(f"[{mark}]") == 1 for mark in marks) or _COMMENT.sub("", f"\n[a]{tail}").strip():
        return text, ()
    for mark in marks:
        head = head.replace(f"[{mark}]", "", 1)
    return head, tuple(clean(words) for _, words in comments)


def decode(raw: bytes, name: str) -> str:
    """Return the text of bytes whose encoding nobody stated.

    Raises:
        ReadError: If they are no text.
    """
    if b"\x00" in raw[:4096] and not raw.startswith(UTF_16_MARKS):
        raise refuse(name, "this is not a text file")
    return strip_unprintable(decode_text(raw).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n"))


def mark_headings(blocks: Sequence[Block]) -> list[Block]:
    """Find the headings of a text that does not say which lines are headings."""
    rows = [False, *(bool(_LABELLED.search(block.text)) and not ends_sentence(block.text) for block in blocks), False]
    could_be = [
        _could_be_heading(block, first=i == 0) and not (rows[i + 1] and (rows[i] or rows[i + 2]))
        for i, block in enumerate(blocks)
    ]
    marked = []
    for i, block in enumerate(blocks):
        is_heading = could_be[i] and i + 1 < len(blocks) and (i == 0 or not could_be[i + 1])
        if is_heading and i > 1 and not _closes(blocks[i - 1], heading=could_be[i - 1]):
            is_heading = False
        if is_heading and i and _is_quoted(blocks[i - 1], block, blocks[i + 1]):
            is_heading = False
        marked.append(evolve(block, kind=Kind.HEADING) if is_heading else block)
    return marked


def _is_quoted(before: Block, block: Block, behind: Block) -> bool:
    """Whether a line is one that the sentence above introduces: "the following notice: Licensed under the Oak"."""
    return before.text.endswith(":") and (block.indent > before.indent or behind.text[:1].islower())


def _closes(block: Block, *, heading: bool) -> bool:
    return heading or block.kind is Kind.ROW or ends_sentence(block.text) or bool(read_markers(block.text))


def _could_be_heading(block: Block, *, first: bool) -> bool:
    text = block.text
    if block.kind is not Kind.PARAGRAPH or len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_WORDS:
        return False
    if ends_statement(text) or text.endswith((",", ";", "-", "–")) or read_markers(text):
        return False
    if block.indent > _DEEP and not first and not is_lone_annex(text):
        return False  # a title may be centred, a line in the middle of a text is a signature or a quotation
    if not text[0].isupper() and not (first and text[0].isdigit()):
        return False
    return first or not _YEAR.search(text)


def _split_lines(text: str) -> list[Line]:
    raws = fill_lines(number_lists(open_boxes(text.split("\n"))))
    rules = {i: raw for i, raw in enumerate(raws) if is_rule(raw)}
    tables, printed = find_tables(raws, rules), find_page_lines(raws)
    lines: list[Line] = []
    gap, at_page = True, False
    for index, raw in enumerate(raws):
        if not raw.strip() or index in rules or index in printed or _RULE.fullmatch(raw):
            gap, at_page = True, at_page or index in printed
            continue
        if at_page and lines:
            gap = not continues(lines[-1].text, raw.strip())
        columns = rules[tables[index]] if index in tables else None
        lines.append(_read_line(raw, index + 1, gap, columns))
        gap = at_page = False
    return lines


def _read_line(raw: str, number: int, gap: bool, columns: str | None) -> Line:
    expanded = raw.expandtabs(_TAB)
    indent = len(expanded) - len(expanded.lstrip())
    place = f"line {number}"
    stripped = expanded.strip()
    if columns is not None:
        cells = split_columns(expanded, columns)
    elif stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        cells = stripped[1:-1].split("|")
    else:
        return Line(draw_ticks(clean(raw)), indent, gap=gap, place=place)
    row = make_row(cells)
    return Line(row.text, indent, gap=True, place=place, kind=row.kind)


def _take_notes(lines: Sequence[Line]) -> tuple[list[Line], dict[str, str]]:
    """Part the footnotes at the end of a text ("[1] …") from the lines that refer to them."""
    start = len(lines)
    marks = {mark for line in lines for mark in _NOTE_MARK.findall(line.text)}
    notes: dict[str, list[str]] = {}
    for index in range(len(lines) - 1, -1, -1):
        match = _NOTE.match(lines[index].text)
        if match and match[1] in marks:
            start = index
            notes[match[1]] = [lines[index].text[match.end() :]]
        elif lines[index].gap:
            break
    key = ""
    for index in range(start, len(lines)):
        match = _NOTE.match(lines[index].text)
        key = match[1] if match and match[1] in notes else key
        if not match:
            notes[key].append(lines[index].text)
    return list(lines[:start]), {key: " ".join(parts) for key, parts in notes.items()}


def _resolve_notes(line: Line, notes: Mapping[str, str]) -> Line:
    found = tuple(notes[mark] for mark in _NOTE_MARK.findall(line.text) if mark in notes)
    if not found:
        return line
    text = _NOTE_MARK.sub(lambda match: "" if match[1] in notes else match[0], line.text)
    return evolve(line, text=text, notes=found)
