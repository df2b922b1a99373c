"""Two plans on one page: where each of them starts.

A list that starts again at 1 behind a heading or a sentence of its own may be a second plan, or the next section of
one. It is a second plan if its title calls it so, or if it is as long as one and called like the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind, refuse
from plancmp.readers.documents.lines import ends_sentence
from plancmp.readers.documents.numbers import Marker, Style, read_label, read_markers
from plancmp.readers.nodes import Problem, ReadError
from plancmp.readers.wordlists import find_pattern

WHOLE = "all"
_MANY = 8
_FEW = 2
_FEW_PLANS = 3
_TWICE = 2
_PLAN = find_pattern("readers.documents.parts", "plan")
_WORD = late(r"[^\W\d_]{4,}")
_LONGEST_TITLE = 100


@frozen(repr=False)
class Part:
    """One of several plans in a document.

    Attributes:
        title: The heading, or the sentence, in front of it.
        blocks: Its text without the title.
    """

    title: str
    blocks: tuple[Block, ...]


class SeveralPlansError(ReadError):
    """A document that holds several plans, of which nobody has chosen one.

    Args:
        name: What messages call the file.
        titles: What the plans are called, in their order.
        advice: How one is chosen.
    """

    def __init__(
        self, name: str, titles: tuple[str, ...], advice: str = 'name one, or take all as one with "all"'
    ) -> None:
        self.name, self.titles = name, titles
        listed = "; ".join(f"{place}: {title}" for place, title in enumerate(titles, 1))
        super().__init__(Problem(name, 0, 0, f"holds {len(titles)} plans; {advice}: {listed}"))

    def __reduce__(self) -> tuple[type[ReadError], tuple[Any, ...]]:
        return type(self), (self.name, self.titles)


@frozen(repr=False)
class _Run:
    start: int
    first: int
    length: int


def choose_part(blocks: Sequence[Block], part: str | None, name: str) -> Part | None:
    """Return the plan that was asked for, where a document holds several.

    Args:
        blocks: The whole document.
        part: Its place from 1, or words of its title; "all" for the whole document; `None` if nobody asked.
        name: What messages call the file.

    Returns:
        `None` for the whole document.

    Raises:
        SeveralPlansError: If there are several and none was asked for.
        ReadError: If none is the one that was.
    """
    if part == WHOLE:
        return None
    parts = find_parts(blocks)
    titles = "; ".join(f"{i}: {found.title}" for i, found in enumerate(parts, 1))
    if part is None:
        if not parts:
            return None
        raise SeveralPlansError(name, tuple(found.title for found in parts))
    if not parts:
        if part.strip() == "1":
            return None
        raise refuse(name, f'there is no part "{part}": the document holds one plan')
    asked = part.strip().casefold()
    chosen = [p for i, p in enumerate(parts, 1) if asked == str(i)]
    chosen = chosen or [p for p in parts if asked and asked in p.title.casefold()]
    if len(chosen) != 1:
        problem = "fits several parts" if chosen else "fits no part"
        raise refuse(name, f'"{part}" {problem}; name one by its number: {titles}')
    return chosen[0]


def find_parts(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Return the plans of a document; nothing if it holds but one."""
    numbers = [_read_numbers(block) for block in blocks]
    runs = _find_runs(blocks, numbers)
    if len(runs) < 2:
        return ()
    starts = [_find_first_start(blocks, runs), *(run.start for run in runs[1:])]
    ends = [*starts[1:], len(blocks)]
    parts = [
        (Part(_shorten(blocks[start].text), tuple(blocks[start + 1 : end])), run.length)
        for start, end, run in zip(starts, ends, runs, strict=True)
    ]
    long = [part for part, length in parts if length >= _MANY]
    named = [part for part, length in parts if length >= _FEW and _PLAN.search(part.title)]
    plans = tuple(part for part, _ in parts if part in long or part in named)
    # Of a text with many sections some are as long as a plan; two plans are called alike.
    is_whole = len(long) == len(parts) <= _FEW_PLANS and all(_share_word(long[0], other) for other in long[1:])
    if len(plans) > 1 and (is_whole or (len(named) > 1 and 2 * len(plans) >= len(parts))):
        return plans
    whole = [part for part, _ in parts]
    if any(part.title.endswith(":") and not _PLAN.search(part.title) for part in whole):
        return ()  # "How to apply:" opens a list of steps
    return tuple(whole) if all(_repeats(whole[0], other) for other in whole[1:]) else ()


def _share_word(first: Part, second: Part) -> bool:
    """Tell whether two titles have a word alike, as "Terms for guests" and "Terms for owners" have."""
    words = [set(_WORD.findall(part.title.casefold())) for part in (first, second) if not part.title.endswith(":")]
    return len(words) == 2 and not words[0].isdisjoint(words[1])


def _repeats(first: Part, second: Part) -> bool:
    """Tell whether a part has at least half of the points of another word for word, as two versions of a text have."""
    points = [
        {" ".join(marker.rest.split()).casefold() for block in part.blocks for marker in _read_numbers(block)[:1]}
        for part in (first, second)
    ]
    sizes = [sum(len(block.text) for block in part.blocks) for part in (first, second)]
    if max(sizes) > _TWICE * min(sizes):
        return False  # a list of steps that a long document gives twice
    return min(map(len, points)) > _FEW and 2 * len(points[0] & points[1]) >= max(map(len, points))


def _read_numbers(block: Block) -> tuple[Marker, ...]:
    if block.kind in (Kind.ROW, Kind.FOOTNOTE):
        return ()
    markers = read_label(block.label, block.text)
    if not markers or markers[0].style is Style.BULLET:
        markers = read_markers(block.text)
    return tuple(marker for marker in markers if marker.style not in (Style.BULLET, Style.DOTTED))


def _find_runs(blocks: Sequence[Block], numbers: Sequence[tuple[Marker, ...]]) -> list[_Run]:
    """Return where the outermost list starts, and where it starts again behind a title."""
    first = next((i for i, markers in enumerate(numbers) if any(m.value == 1 for m in markers)), None)
    if first is None:
        return []
    series = next(marker.series for marker in numbers[first] if marker.value == 1)
    runs: list[_Run] = []
    last, value = -1, 0
    for index in range(first, len(blocks)):
        found = next((m.value for m in numbers[index] if m.series == series and not m.later), 0)
        if not found or (blocks[index].depth or 0) > (blocks[first].depth or 0):
            continue
        start = first if index == first else _find_title(blocks, numbers, last, index) if found == 1 else None
        if start is not None:
            runs.append(_Run(start, index, 1))
            value = 1
        elif value < found <= value + 10:
            value = found
            runs[-1] = _Run(runs[-1].start, runs[-1].first, value)
        last = index
    return runs


def _find_title(blocks: Sequence[Block], numbers: Sequence[tuple[Marker, ...]], last: int, index: int) -> int | None:
    """Return the block between two lists that is the title of the second one."""
    between = range(last + 1, index)
    if any(marker.style is Style.WORDED for i in between for marker in numbers[i]):
        return None  # an annex or a chapter with articles of its own
    headings = [i for i in between if blocks[i].kind in (Kind.HEADING, Kind.TITLE) and not numbers[i]]
    if headings:
        # A title may be followed by the heading of its first group.
        return next((i for i in headings if _PLAN.search(blocks[i].text)), headings[0])
    prose = [i for i in between if blocks[i].kind is Kind.PARAGRAPH and not numbers[i] and blocks[i].text.endswith(":")]
    return prose[-1] if prose else None


def _find_first_start(blocks: Sequence[Block], runs: Sequence[_Run]) -> int:
    """Return the title of the first plan: what is most like the title of the second one."""
    model = blocks[runs[1].start]
    before = range(runs[0].first)
    alike = [i for i in before if (blocks[i].kind, blocks[i].level) == (model.kind, model.level)]
    if model.kind is Kind.PARAGRAPH:
        alike = [i for i in alike if blocks[i].text.endswith(":")][-1:]
    named = [i for i in alike if _PLAN.search(blocks[i].text)]
    headings = [i for i in before if blocks[i].kind in (Kind.HEADING, Kind.TITLE)]
    above = runs[0].first - 1
    if runs[1].first == runs[1].start + 1 and (alike[-1:] == [above] or _could_be_title(blocks, above)):
        return above  # either title stands right above its points
    return next(iter(named[-1:] or alike[:1] or headings[:1]), 0)


def _could_be_title(blocks: Sequence[Block], index: int) -> bool:
    text = blocks[index].text if index >= 0 and blocks[index].kind is not Kind.ROW else ""
    return 0 < len(text) <= _LONGEST_TITLE and not ends_sentence(text)


def _shorten(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
