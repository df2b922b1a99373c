"""A document of blocks → a plan; where it says "[…]", something was left out of it."""

from __future__ import annotations

import os
from collections.abc import Sequence

from attrs import evolve

from plancmp.model import Aside, AsideKind, DocumentKind, Plan, PlanDisclosure, Status
from plancmp.model.dates import PartialDate
from plancmp.model.expressions import late
from plancmp.model.omissions import is_omission
from plancmp.readers.documents.amendment_marks import drop_amendment_marks
from plancmp.readers.documents.blocks import (
    BOLD_LEVEL,
    LONGEST_BLOCK,
    MAX_BLOCKS,
    MAX_CHARACTERS,
    Block,
    Document,
    Kind,
    join_dashes,
    refuse,
    strip_marks,
)
from plancmp.readers.documents.double_numbers import part_numbers
from plancmp.readers.documents.furniture import is_page_line, part_page, says_nothing
from plancmp.readers.documents.lines import ends_sentence, is_preamble
from plancmp.readers.documents.numbers import MOST_SKIPPED, Marker, Style, read_label, read_markers
from plancmp.readers.documents.outline import detect_outline
from plancmp.readers.documents.page_words import DATED, TAIL
from plancmp.readers.documents.pages import part_contents
from plancmp.readers.documents.parts import choose_part
from plancmp.readers.documents.printed_dates import find_date, read_date_line
from plancmp.readers.documents.raised import settle_raised
from plancmp.readers.documents.reporting import judge_kind, list_statements
from plancmp.readers.documents.sequence import fill_blocks

_NO_WORD = late(r"[\W_]+")
_LONGEST_TITLE, _MOST_ABOVE = 100, 4


def build_plan(document: Document, name: str, part: str | None, kind: DocumentKind | None = None) -> Plan:
    """Make a plan of a document.

    Args:
        document: What a format's reader found.
        name: The file's name, for the plan's id and for messages.
        part: Which plan, where it holds several.
        kind: Whether it is the text of the plan or speaks about it; `None` to find out.

    Returns:
        The plan with its clause tree, and no terms.

    Raises:
        ReadError: If it holds no text, too much of it, or several plans and none was chosen.
    """
    blocks: Sequence[Block] = [block for block in document.blocks if block.text or block.label]
    if not blocks:
        raise refuse(name, "there is no text in it")
    if len(blocks) > MAX_BLOCKS:
        raise refuse(name, f"it has more than {MAX_BLOCKS:,} paragraphs")
    if sum(len(block.text) for block in blocks) > MAX_CHARACTERS:
        raise refuse(name, f"it has more than {MAX_CHARACTERS:,} characters of text")
    if max(len(block.text) for block in blocks) > LONGEST_BLOCK:
        raise refuse(name, f"a paragraph is longer than {LONGEST_BLOCK:,} characters; no person wrote it")
    blocks, amended = drop_amendment_marks(list(join_dashes(blocks)))
    blocks, marks = settle_raised(blocks)
    blocks, listed = part_contents(fill_blocks(blocks))
    chosen = choose_part(blocks, part, name)
    blocks = list(chosen.blocks if chosen else blocks)
    text, printed = part_page(blocks)
    blocks, printed = (text, printed) if text else (blocks, [])  # a line that is all there is, is the text
    contents = (Aside(AsideKind.CONTENTS, text) for text in listed)
    account = [*document.account, *amended, *marks, *contents, *map(_note_printed, printed)]
    title, blocks = (chosen.title, blocks) if chosen else _take_title(blocks)
    date, blocks = _take_date(blocks)
    date = date or next(filter(None, map(find_date, filter(is_page_line, printed))), None)
    stem = "standard input" if name == "-" else os.path.splitext(os.path.basename(name))[0]
    title = title or document.title or stem or "plan"
    found, reason = (kind, "") if kind else judge_kind(title, blocks)
    plan = Plan(
        id=_NO_WORD.sub("-", stem.lower()).strip("-") or "plan",
        title=title,
        date=date or document.date,
        extracted=True,
        kind=found,
        kind_reason=reason,
        disclosure=PlanDisclosure.FULL if found is DocumentKind.TEXT else PlanDisclosure.PARTIAL,
        account=tuple(account),
    )
    if found is not DocumentKind.REPORT:
        filled, left_out = fill_gaps(blocks)
        plan = evolve(plan, clauses=detect_outline(part_numbers(filled)))
        if not left_out:
            return plan
        # Nobody knows what stood there, so that nothing that this version lacks is known to be gone.
        places = "; ".join(f"{block.place}: {block.text}" if block.place else block.text for block in left_out)
        return evolve(plan, disclosure=PlanDisclosure.PARTIAL, note=f"Left out of the document: {places}")
    told = list_statements(blocks)
    return evolve(plan, status=Status.REPORTED, clauses=told.clauses, note=told.rest)


def _note_printed(text: str) -> Aside:
    if says_nothing(text):
        return Aside(AsideKind.EMPTY, text)
    # What an editor says in brackets may be of substance; a line about a picture or a link is not.
    is_remark = text.startswith(("(", "[")) and not TAIL.match(text)
    return Aside(AsideKind.COMMENT if is_remark else AsideKind.FURNITURE, text)


def _take_date(blocks: Sequence[Block]) -> tuple[PartialDate | None, Sequence[Block]]:
    """Part the date that stands under a title from the text."""
    date = read_date_line(blocks[0].text) if blocks else None
    return (date, blocks[1:]) if date else (None, blocks)


def _take_title(blocks: Sequence[Block]) -> tuple[str, Sequence[Block]]:
    """Part the title of a document from its text."""
    titles = [i for i, block in enumerate(blocks) if block.kind is Kind.TITLE]
    if titles:
        return blocks[titles[0]].text, [block for i, block in enumerate(blocks) if i != titles[0]]
    first = blocks[0]
    if _is_title(blocks):
        return strip_marks(first.text), blocks[1:]
    if first.kind is not Kind.HEADING or is_preamble(first.text) or read_markers(first.text) or first.label:
        return "", blocks
    others = [block.level for block in blocks[1:] if block.kind is Kind.HEADING]
    if 0 < first.level < BOLD_LEVEL and min(others, default=first.level + 1) <= first.level:
        return "", blocks  # it heads a group like the others do
    return first.text, blocks[1:]


def _is_title(blocks: Sequence[Block]) -> bool:
    """Tell whether a document that does not mark its title begins with one, above its points."""
    first = strip_marks(blocks[0].text)
    if blocks[0].kind is not Kind.PARAGRAPH or blocks[0].label or len(first) > _LONGEST_TITLE or ends_sentence(first):
        return False
    if DATED.match(first):
        return False
    if read_markers(blocks[0].text) or not (first[:1].isupper() or first[:1].isdecimal()) or first.endswith((",", ";")):
        return False
    points = [index for index, block in enumerate(blocks[1:], 1) if block.label or read_markers(block.text)]
    return len(points) > 1 and points[0] <= _MOST_ABOVE


def fill_gaps(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Put each number that an omission mark stands for in its place.

    Returns:
        The text in which "[…]" between points 1 and 3 is point 2, and the marks that stand for no number.
    """
    filled: list[Block] = []
    rest: list[Block] = []
    for index, block in enumerate(blocks):
        if block.kind is Kind.ROW or block.label or not is_omission(block.text):
            filled.append(block)
            continue
        missing = _name_missing(blocks, index)
        filled += [evolve(block, text=f"{name} {block.text}", kind=Kind.PARAGRAPH) for name in missing]
        rest += [] if missing else [block]
    return filled, rest


def _name_missing(blocks: Sequence[Block], index: int) -> list[str]:
    """Return the numbers between the last one before a mark and the first one of its series after it."""
    after = next((found for block in blocks[index + 1 :] if (found := _read(block))), ())
    before: dict[tuple[object, ...], int] = {}
    for block in blocks[:index]:
        before |= {marker.series: marker.value for marker in _read(block)}
    for marker in after:
        last = before.get(marker.series, 0)
        if last and last < marker.value - 1 <= last + MOST_SKIPPED and marker.number.isdecimal():
            return [_print(marker, value) for value in range(last + 1, marker.value)]
    return []


def _read(block: Block) -> tuple[Marker, ...]:
    markers = read_label(block.label, block.text) or read_markers(block.text)
    return tuple(marker for marker in markers if marker.style is not Style.BULLET and not marker.later)


def _print(marker: Marker, value: int) -> str:
    if marker.style is Style.WORDED:
        return f"{marker.printed.removesuffix(marker.number)}{value}."
    return {"()": f"({value})", ")": f"{value})"}.get(marker.form, f"{value}.")
