"""What a page or a mail prints beside the document: headers, signatures, quotation marks, leads, links, remarks.

What is surely the page's own is parted from the text and kept as a note: of the clause that it speaks of, or of the
whole document. What might be a part of the text stays in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.lines import ends_sentence
from plancmp.readers.documents.numbers import Marker, Style, read_label, read_markers
from plancmp.readers.documents.page_words import (
    ASIDE,
    EMPTY,
    FORMAL,
    FORWARDED,
    FULL_TEXT,
    GONE,
    HEADER,
    LEAD,
    LINE,
    NOTE,
    REMARK,
    SENDER,
    STATE,
    TAIL,
)
from plancmp.readers.documents.printed_dates import read_date_line
from plancmp.readers.wordlists import find_text

_MOST_HEADERS, _MOST_SIGNED, _MOST_TAIL, _MOST_LEAD = 12, 8, 12, 12
_QUOTE = late(r"(?:> ?)+")
_EDITOR = find_text("readers.documents.furniture", "editor")
_BRACKET = late(r" ?[(\[][^()\[\]]{1,400}[)\]]")
_BY_EDITOR = late(rf"[–—-] ?{_EDITOR} ?[)\]]\Z")
_PHOTO = late(r"(?:Photo|Image|Picture|Фото|Foto|Bild|Photographie|Imagen)\s?(?:\([^)]*\))?(?::| [-–—]|/)\s\S")
_AMENDED = late(r"[▼►]\s?[A-Z]\d{0,3}\b\s?(?:—{2,9}\Z)?|\s?◄")
_NOTE_HEAD, _NOTE_MARK = re.compile(r"\( \d{1,3} \) (?=\S)"), re.compile(r" ?\( \d{1,3} \)")
_LONGEST_LINE = 240
_LONGEST_REMARK = 600
_LEAST_POINTS = 2


def part_mail(text: str) -> tuple[str, tuple[str, ...]]:
    """Part the header, the signature and the quotation marks of a mail from its text.

    Returns:
        The text, each line in its place, and what was taken out.
    """
    lines = text.split("\n")
    aside: list[str] = []
    _take_header(lines, aside)
    printed = [line for line in lines if line.strip()]
    if len(printed) > 1 and all(line.startswith(">") for line in printed):
        lines = [_QUOTE.sub("", line, count=1) for line in lines]
        _take_header(lines, aside)
    sign = next((i for i, line in enumerate(lines) if line.rstrip() == "--"), len(lines))
    signed = [line for line in lines[sign + 1 :] if line.strip()]
    if 0 < len(signed) <= _MOST_SIGNED and not any(map(read_markers, signed)):
        aside += signed
        lines[sign:] = [""] * (len(lines) - sign)
    return "\n".join(lines), tuple(line.strip() for line in aside)


def _take_header(lines: list[str], aside: list[str]) -> None:
    """Take the header of a mail, or of one that was forwarded, off the start of a text."""
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if start < len(lines) and FORWARDED.match(lines[start].strip()):
        aside.append(lines[start])
        lines[start] = ""
        start += 1
    end = next((i for i in range(start, len(lines)) if not HEADER.match(lines[i].strip())), len(lines))
    if 1 < end - start <= _MOST_HEADERS and SENDER.search("\n".join(lines[start:end])):
        aside += lines[start:end]
        lines[start:end] = [""] * (end - start)


@frozen(repr=False)
class _Body:
    """Where the points of a document begin and end.

    Attributes:
        first: The first point.
        last: The last one, or the last item below it.
    """

    first: int
    last: int


def part_page(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Part what the page says itself from the text that it prints.

    Returns:
        The text, with remarks on a point as remarks of its block, and all that was taken out.
    """
    kept: list[Block] = []
    aside: list[str] = []
    body = _find_body(blocks)
    title = _find_title(blocks, body) if body and _speaks(blocks[: body.first]) else -1
    end = _find_end(blocks, body)
    above = range(body.first if body else 0)
    last_heading = max((index for index in above if blocks[index].kind is Kind.HEADING), default=0)
    for index, block in enumerate(map(_clear_marks, blocks)):
        if not block.text and not block.label:
            aside.append(blocks[index].text)
        elif index == title:
            kept.append(evolve(block, kind=Kind.TITLE))
        elif index >= end or _is_around(block, index, body, is_spoken=title >= 0, heads_text=index >= last_heading):
            aside.append(block.text)
        elif _is_empty(block) or (kept and _awaits(kept[-1]) and EMPTY.match(block.text)):
            aside.append(f"{block.label} {block.text}" if block.label else block.text)
            if not _is_empty(block):
                aside[-1] = f"{kept.pop().text} {block.text}"
        elif body and index > body.first and kept and (remark := _read_remark(block)):
            kept[-1] = evolve(kept[-1], remarks=(*kept[-1].remarks, remark))
            aside.append(remark)
        elif body and index > body.first and _is_note(block):
            kept.append(evolve(block, kind=Kind.FOOTNOTE))
        else:
            _strip_remarks(block, kept, aside)
    return kept, aside


def _clear_marks(block: Block) -> Block:
    """Take the marks of amending acts and of notes out of a consolidated block: "▼M2 ———", "►M1 … ◄", "( 3 )"."""
    if block.kind is Kind.ROW:
        return block
    note = _NOTE_HEAD.match(block.text)
    if note:
        return evolve(block, text=block.text[note.end() :], kind=Kind.FOOTNOTE)
    text = block.text if block.text.isascii() else _AMENDED.sub("", block.text)
    text = (_NOTE_MARK.sub("", text) if "( " in text else text).strip()
    return evolve(block, text=text) if text != block.text else block


def _is_around(block: Block, index: int, body: _Body | None, *, is_spoken: bool, heads_text: bool) -> bool:
    """Tell whether a block stands around the text: a line about a picture, a lead, a link."""
    if block.kind in {Kind.ROW, Kind.TITLE}:
        return False
    is_line = len(block.text) <= _LONGEST_LINE
    if is_line and _PHOTO.match(block.text):
        return True
    if body is None or is_numbered(block):
        return False
    if index > body.first:
        return is_line and ASIDE.match(block.text) is not None
    if block.kind is not Kind.HEADING:
        return is_spoken or _is_line(block) or (index > 0 and FULL_TEXT.match(block.text) is not None)
    # A heading of what the page says goes with it; one right above the points may be theirs.
    is_own = FULL_TEXT.match(block.text) is not None or _is_line(block)
    return (index > 0 or is_spoken) and (is_own or (is_spoken and not heads_text))


def is_page_line(text: str) -> bool:
    """Tell whether a line says who wrote the page, where and when."""
    return LINE.match(text) is not None or LEAD.match(text) is not None


def _is_line(block: Block) -> bool:
    """Tell whether a line says who wrote the page and when; what is nothing but a date is told apart later."""
    return len(block.text) <= _LONGEST_LINE and LINE.match(block.text) is not None and not read_date_line(block.text)


def _find_body(blocks: Sequence[Block]) -> _Body | None:
    """Find the points of a text that has any."""
    places = [index for index, block in enumerate(blocks) if is_numbered(block)]
    if len(places) < _LEAST_POINTS:
        return None
    last = places[-1]
    while last + 1 < len(blocks) and list_markers(blocks[last + 1]):
        last += 1
    return _Body(places[0], last)


def _speaks(front: Sequence[Block]) -> bool:
    """Tell whether the page speaks to its readers above the first point, and nobody concludes anything there."""
    words = [block.text for block in front if block.kind is not Kind.ROW]
    is_lead = any(LEAD.match(text) and len(text) <= _LONGEST_REMARK for text in words)
    return is_lead and len(words) <= _MOST_LEAD and not any(FORMAL.search(text) for text in words)


def _find_title(blocks: Sequence[Block], body: _Body) -> int:
    """Return which block above the points is the title; one past them where none is."""
    # A line that says who wrote the page, or when, may stand above it.
    front = [index for index in range(body.first) if LINE.match(blocks[index].text) is None]
    for kind in (Kind.TITLE, Kind.HEADING):
        found = [index for index in front if blocks[index].kind is kind]
        if found:
            return found[0] if kind is Kind.TITLE or found[0] == front[0] else found[-1]
    first = blocks[front[0]].text if front else ""
    return front[0] if first and not LEAD.match(first) and not ends_sentence(first) else len(blocks)


def _find_end(blocks: Sequence[Block], body: _Body | None) -> int:
    """Return where the text is over, and the page speaks again."""
    size = len(blocks)
    if body is None:
        end = size
        while end > 1 and _is_tail(blocks[end - 1]):
            end -= 1
        return end
    end = next((index for index in range(body.last + 1, size) if _is_tail(blocks[index])), size)
    return end if size - end <= _MOST_TAIL else size


def _is_tail(block: Block) -> bool:
    is_line = block.kind is not Kind.ROW and not block.label and len(block.text) <= _LONGEST_LINE
    return is_line and TAIL.match(block.text) is not None


def is_numbered(block: Block) -> bool:
    """Tell whether a number of a clause stands before a block."""
    markers = list_markers(block)
    return bool(markers) and markers[0].style is not Style.BULLET and not markers[0].loose


def list_markers(block: Block) -> tuple[Marker, ...]:
    """Return the readings of the number before a block; a row of a table has none."""
    return () if block.kind is Kind.ROW else read_label(block.label, block.text) or read_markers(block.text)


def _is_empty(block: Block) -> bool:
    """Tell whether a number has nothing but a word that says that its provision is gone: "Article 3. (Deleted)"."""
    if block.label:
        return bool(block.text) and EMPTY.match(block.text) is not None
    head, _, word = block.text.partition(" (") if block.text.endswith(")") else ("", "", "")
    is_bare = bool(head) and EMPTY.match(word) is not None and any(not one.rest for one in read_markers(head))
    return is_bare or any(
        one.rest and EMPTY.match(one.rest) for one in list_markers(block) if one.style is not Style.BULLET
    )


def says_nothing(text: str) -> bool:
    """Tell whether a line only says that a provision is gone: "(1) (repealed)"."""
    return any(EMPTY.match(rest) for rest in (text, *(one.rest for one in read_markers(text))) if rest)


def _awaits(block: Block) -> bool:
    return any(one.style is Style.WORDED and not one.rest for one in list_markers(block))


def _is_note(block: Block) -> bool:
    return not block.label and block.kind is Kind.PARAGRAPH and NOTE.match(block.text) is not None


def _read_remark(block: Block) -> str:
    """Return a paragraph in which the page speaks of a point; nothing for any other."""
    if block.kind is not Kind.PARAGRAPH or block.label or len(block.text) > _LONGEST_REMARK:
        return ""
    is_bracketed = _BRACKET.fullmatch(block.text) is not None and _BY_EDITOR.search(block.text) is not None
    is_gone = not read_markers(block.text) and GONE.match(block.text) is not None
    return block.text if is_bracketed or is_gone or REMARK.match(block.text) else ""


def _strip_remarks(block: Block, kept: list[Block], aside: list[str]) -> None:
    """Keep a block without an editor's remarks in brackets, which become remarks of it."""
    remarks = tuple(found for found in _BRACKET.findall(block.text) if _BY_EDITOR.search(found))
    remarks += tuple(found for found in (_read_state(block),) if found)
    text = block.text
    for remark in remarks:
        text = text.replace(remark, "", 1).strip()
    remarks = tuple(remark.strip() for remark in remarks)
    aside += remarks
    if text or block.label:
        kept.append(evolve(block, text=text, remarks=remarks) if remarks else block)


def _read_state(block: Block) -> str:
    """Return what a print says of a provision in front of its words: "(Unchanged)"."""
    for rest in [block.text] if block.label else [one.rest for one in list_markers(block)]:
        match = STATE.match(rest)
        if match is not None and match.end() < len(rest):
            return match[0]
    return ""
