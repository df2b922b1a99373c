"""Lines of plain text that belong to its pages and not to its words: page numbers, and the running titles beside them.

A line is taken for a page number only where it can hardly be anything else: "Page 2 of 3", or two or more lines such as
"- 2 -" or "Page 2", each of which counts one more than the one before. A bare "2" may be the number of a clause.
A line of a table of contents is a heading of the text with dots and a number behind it; "Fee ........ 20" is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.lines import ends_sentence
from plancmp.readers.documents.numbers import read_markers
from plancmp.readers.documents.page_words import CONTENTS
from plancmp.readers.wordlists import find_pattern

_PAGE = find_pattern("readers.documents.pages", "page")
_PAGE_AT_END = late(r"(?:\d{1,4}|[ivxlc]{1,7})\Z")
_PLAIN_ENTRY = late(r"(?P<title>\S.*\S) +(?P<page>[1-9]\d{0,3})")
_LONGEST_ENTRY = 160  # characters of a title with its page
_EDGES = "0123456789.…| \t\u00a0"
_LEADERS = " .…\t\u00a0"
_LEAST_LEADERS = 3
_NEAR = 3  # lines between a page number and a running title
_LONGEST_TITLE = 100
_LEAST_LISTED = 4  # lines of a table of contents without pages


def find_page_lines(raws: Sequence[str]) -> frozenset[int]:
    """Find the lines that were printed for the page.

    Returns:
        Their places. Linear time.
    """
    numbers = frozenset(_find_numbers(raws))
    titles = _find_titles(raws, numbers) if numbers else ()
    return frozenset((*numbers, *titles, *find_contents(raws)))


def continues(before: str, text: str) -> bool:
    """Tell whether a sentence goes on behind the end of a page.

    Args:
        before: The last line of the page.
        text: The first one of the next.
    """
    return before.rstrip("\"'”’»)")[-1:] not in {".", ";", ":", "!", "?"} and not text[:1].isupper()


def _find_numbers(raws: Sequence[str]) -> Iterator[int]:
    shapes: dict[str, list[tuple[int, int]]] = {}
    for index, raw in enumerate(raws):
        match = _PAGE.fullmatch(" ".join(raw.split())) if len(raw) < _LONGEST_TITLE else None
        if match and match["all"]:
            if 0 < int(match["number"]) <= int(match["all"]):
                yield index
        elif match:
            shape = (match["dash"] or match["word"]).casefold()
            shapes.setdefault(shape, []).append((index, int(match["between"] or match["number"])))
    for found in shapes.values():
        counted = [number for _, number in found]
        if len(counted) > 1 and counted == list(range(counted[0], counted[0] + len(counted))):
            yield from (index for index, _ in found)


def find_contents(raws: Sequence[str]) -> frozenset[int]:
    """Find the lines of a table of contents: a heading of the text with dots and a number behind it.

    Without dots several such lines stand below each other, whose numbers never fall: "Article I. Purpose 1".

    Returns:
        Their places. Linear time.
    """
    found = {index: title for index, raw in enumerate(raws) if (title := _read_entry(raw.strip()[:_LONGEST_TITLE]))}
    headings = {fold_title(raw) for index, raw in enumerate(raws) if index not in found} if found else set()
    dotted = (index for index, title in found.items() if fold_title(title) in headings)
    return frozenset((*dotted, *_find_plain_contents(raws)))


def _find_plain_contents(raws: Sequence[str]) -> Iterator[int]:
    """Yield the lines of tables of contents without dots, most of whose titles stand in the text again."""
    lines: Counter[str] | None = None
    run: list[tuple[int, str, int]] = []
    for index, raw in enumerate((*raws, "end")):
        match = _PLAIN_ENTRY.fullmatch(raw.strip()[:_LONGEST_ENTRY])
        page = int(match["page"]) if match else -1
        if match and (not run or page >= run[-1][2]):
            run.append((index, fold_title(match["title"]), page))
        elif raw.strip():
            if len(run) >= _LEAST_LISTED:
                lines = lines or Counter(map(fold_title, raws))
                if 3 * sum(lines[title] > 0 for _, title, _ in run) >= 2 * len(run):
                    yield from (place for place, *_ in run)
            run = [(index, fold_title(match["title"]), page)] if match else []


def part_contents(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Part the rows of a table of contents from a text: its titles with their pages, under a heading that says so.

    On a web page, whose titles have no pages, it is a list of what heads the text behind it, in its order.

    Returns:
        The text, and what was parted; nothing where fewer than two titles stand there, or fewer than half of them in
        the text. Linear time.
    """
    start = next((n for n, one in enumerate(blocks) if CONTENTS.match(one.text)), len(blocks))
    end = start + 1
    while end < len(blocks) and _PAGE_AT_END.search(blocks[end].text) and len(blocks[end].text) < _LONGEST_TITLE:
        end += 1
    titles = [fold_title(_PAGE_AT_END.sub("", block.text).strip(_EDGES)) for block in blocks[start + 1 : end]]
    headings = "\n".join(fold_title(block.text) for block in blocks[end:] if block.kind is Kind.HEADING)
    if len(titles) < 2 or 2 * sum(bool(title) and title in headings for title in titles) < len(titles):
        listed = _find_listed(blocks)
        start, end = listed.start, listed.stop
    return [*blocks[:start], *blocks[end:]], [block.text for block in blocks[start:end]]


def _find_listed(blocks: Sequence[Block]) -> range:
    """Return where lines stand that head the parts of the text, in the order of these, before or behind all of it.

    Linear time.
    """
    places: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            places.setdefault(_strip_number(block), []).append(place)
    title = min((found[0] for found in places.values()), default=-1)  # which may be listed, too
    start = end = hits = 0
    first = last = -1
    for index, block in enumerate(blocks):
        is_line = block.kind in {Kind.PARAGRAPH, Kind.ITEM} and len(block.text) < _LONGEST_TITLE
        found = places.get(_strip_number(block), []) if is_line else []
        behind = bisect_right(found, last)
        if behind < len(found):
            start = start if hits else index
            end, last, hits = index + 1, found[behind], hits + 1
            first = last if first in {-1, title} else first
        # A title or two may differ from what heads the text.
        elif not is_line or not hits or index + 1 - start - hits > 1 + hits // _LEAST_LISTED:
            if hits >= _LEAST_LISTED:
                break
            first, last, hits = -1, -1, 0
    is_apart = first >= end or last < start
    return range(start, end) if hits >= _LEAST_LISTED and is_apart else range(0)


def _strip_number(block: Block) -> str:
    """Return the words of a title without its number."""
    markers = read_markers(block.text)
    return fold_title(markers[0].rest if markers else block.text)


def _read_entry(line: str) -> str:
    """Return the title of a line of a table of contents, "Delivery ..... 12"; empty for any other line."""
    page = _PAGE_AT_END.search(line)
    head = line[: page.start()] if page else ""
    title = head.rstrip(_LEADERS)
    leaders = head[len(title) :]
    return title if leaders.count(".") + leaders.count("…") >= _LEAST_LEADERS else ""


def fold_title(line: str) -> str:
    """Return a title as it compares with what it heads: without its full stop, in small letters."""
    return " ".join(line.split()).rstrip(".").casefold()


def _find_titles(raws: Sequence[str], numbers: frozenset[int]) -> Iterator[int]:
    """Yield the lines that stand on one side of two page numbers or more, the same but for figures."""
    beside = [
        (index, step, key)
        for number in sorted(numbers)
        for step in (-1, 1)
        if (index := _find_next(raws, number, step)) is not None and (key := _describe(raws[index]))
    ]
    times = Counter((step, key) for _, step, key in beside)
    yield from (index for index, step, key in beside if times[step, key] > 1)


def _find_next(raws: Sequence[str], start: int, step: int) -> int | None:
    places = range(start + step, start + step * (_NEAR + 1), step)
    return next((place for place in places if 0 <= place < len(raws) and raws[place].strip()), None)


def _describe(raw: str) -> str:
    text = raw.strip()
    is_title = len(text) <= _LONGEST_TITLE and not ends_sentence(text) and not read_markers(text)
    return re.sub(r"\d+", "#", text) if is_title else ""
