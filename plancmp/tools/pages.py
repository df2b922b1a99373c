"""Long answers in pages: every item on exactly one, no page larger than asked for, and what is cut is said to be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

USUAL_BYTES, LEAST_BYTES, MOST_BYTES = 16_000, 4_000, 200_000
_LONGEST = 1_200  # bytes of one text in an item
_CUT = "…"


def measure(data: object) -> int:
    """Return how many bytes plain data takes as JSON without blanks."""
    return len(spell(data).encode("utf-8", "surrogatepass"))


def spell(data: object) -> str:
    """Return plain data as JSON without blanks."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def cut_item(item: Mapping[str, Any], longest: int = _LONGEST) -> dict[str, Any]:
    """Return an item whose texts are no longer than a page allows; those that were cut are named under "cut".

    What is left of a text is its beginning, word for word.
    """
    cut = []
    kept = {}
    for key, value in item.items():
        kept[key] = value
        if isinstance(value, str) and len(value.encode("utf-8", "surrogatepass")) > longest:
            kept[key] = _shorten(value, longest) + _CUT
            cut.append(key)
    return kept | {"cut": cut} if cut else kept


def _shorten(text: str, longest: int) -> str:
    raw = text.encode("utf-8", "surrogatepass")[: longest - len(_CUT.encode())]
    return raw.decode("utf-8", "ignore")


def make_page(
    items: Sequence[Mapping[str, Any]], head: Mapping[str, Any], page: int, size: int, name: str = "items"
) -> dict[str, Any]:
    """Return one page of an answer.

    Args:
        items: All items, in their order.
        head: What stands on every page.
        page: Which page, from 1.
        size: How many bytes a page may have as JSON.
        name: What the items are called.

    Returns:
        The head, the items of the page under their name, the page's number, how many pages and items there are, and
        the next page, `None` after the last.

    Raises:
        ValueError: If there is no such page.
    """
    room = size - measure(head) - 200
    longest = min(_LONGEST, max(room // 8, 80))
    pages: list[list[dict[str, Any]]] = [[]]
    used = 0
    for item in (cut_item(one, longest) for one in items):
        cost = measure(item) + 1
        if pages[-1] and used + cost > room:
            pages.append([])
            used = 0
        pages[-1].append(item)
        used += cost
    return _frame(head, page, pages, name, total=len(items))


def _frame(head: Mapping[str, Any], page: int, pages: Sequence[object], name: str, **more: object) -> dict[str, Any]:
    if not 1 <= page <= len(pages):
        raise ValueError(f"there is no page {page}; the pages are 1 to {len(pages)}")
    following = page + 1 if page < len(pages) else None
    return {**head, "page": page, "pages": len(pages), "next_page": following, **more, name: pages[page - 1]}


def make_text_page(text: str, head: Mapping[str, Any], page: int, size: int) -> dict[str, Any]:
    """Return one page of a long text; the pages one after the other are the text, character for character.

    Raises:
        ValueError: If there is no such page.
    """
    room = size - measure(head) - 200
    pieces = [""]
    used = 2
    for line in text.splitlines(keepends=True) or [""]:
        for part in _split(line, room - 2):
            cost = measure(part) - 2
            if pieces[-1] and used + cost > room:
                pieces.append("")
                used = 2
            pieces[-1] += part
            used += cost
    return _frame(head, page, pieces, "text")


def _split(line: str, room: int) -> list[str]:
    """Return a line in parts that fit a page each."""
    if measure(line) - 2 <= room:
        return [line]
    step = max(room // 6, 1)  # a character takes up to six bytes in JSON
    return [line[i : i + step] for i in range(0, len(line), step)]
