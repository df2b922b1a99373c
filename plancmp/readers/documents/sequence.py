"""Numbers in another dress: "2 –", "7 Ukraine …", "8-", "№ 4", "Point 5" in a list that counts "1.", "3.", "6.".

Whoever types a list by hand, or pastes it from a page, drifts. The sequence decides: a line that begins with the number
that is missing there is that point, and gets the dress of its list. Where nothing is missing, nothing is touched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise, takewhile

from attrs import evolve, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind
from plancmp.readers.documents.lines import ends_sentence, looks_like_heading
from plancmp.readers.documents.months import MONTHS
from plancmp.readers.documents.numbers import MOST_SKIPPED, Style, read_label, read_markers

_MONTH = "|".join(MONTHS)
_BARE = r"\s(?=[^\W\d_a-zà-ÿа-яёіїєґ]|[“„«\"][^\W\d_])"
_LOOSE = late(rf"(?:№\s?|[Nn][or]\.?\s)?(\d{{1,3}})(\s?[–—]\s?|\s?-\s|\s?[:/]\s|{_BARE})(?!(?:{_MONTH})\b)(?=\S)")
_POINT = "Point"
_FEWEST = 3  # points of a list that has no other dress


@frozen(repr=False)
class _Number:
    """A number at the start of a line.

    Attributes:
        index: The line.
        value: The number.
        dress: What stands around it; "" for a number with nothing but a space behind it.
        rest: What follows.
        is_loose: Whether it is read as a number only if the sequence says so.
    """

    index: int
    value: int
    dress: str
    rest: str
    is_loose: bool


def fill_sequence(texts: Sequence[str], starts: Sequence[bool]) -> list[str]:
    """Write each number that is missing in its list as the list writes its numbers.

    Args:
        texts: The lines or paragraphs of a text, in order.
        starts: Whether each of them may begin a point: nothing that was wrapped does.

    Returns:
        As many texts. Linear time but for what is missing, of which there are ten in a row at most.
    """
    read = [found for index, text in enumerate(texts) if (found := _read(index, text))]
    # Also behind a line that does not end a sentence a list may begin.
    lists = {number.dress for number in read if not number.is_loose and number.value == 1}
    filled = list(texts)
    for number, form in _find_drifting([number for number in read if starts[number.index]], lists):
        filled[number.index] = (
            f"({number.value}) {number.rest}" if form == "()" else f"{number.value}{form} {number.rest}"
        )
    return filled


def fill_lines(lines: Sequence[str]) -> list[str]:
    """Do the same for the lines of a file, whose indents stay."""
    texts = [line.lstrip(" ") for line in lines]
    starts = [not index or not texts[index - 1] or ends_sentence(texts[index - 1]) for index in range(len(lines))]
    filled = fill_sequence(texts, starts)
    return [" " * (len(line) - len(text)) + new for line, text, new in zip(lines, texts, filled, strict=True)]


def fill_blocks(blocks: Sequence[Block]) -> list[Block]:
    """Do the same for paragraphs, whose numbers the format may give."""
    texts = ["" if block.kind is not Kind.PARAGRAPH and not block.label else _spell(block) for block in blocks]
    filled = fill_sequence(texts, [not block.wrapped for block in blocks])
    return [
        block if block.label or text == new else evolve(block, text=new)
        for block, text, new in zip(blocks, texts, filled, strict=True)
    ]


def _spell(block: Block) -> str:
    return f"{block.label} {block.text}" if block.label and read_label(block.label, "") else block.text


def _read(index: int, text: str) -> _Number | None:
    """Return the number at the start of a line; of what is certain, only plain numbers and "Point 5"."""
    for marker in read_markers(text):
        is_point = marker.style is Style.WORDED and marker.form == _POINT
        if marker.number.isdecimal() and (is_point or (marker.style is Style.DECIMAL and not marker.loose)):
            return _Number(index, marker.value, marker.form, marker.rest, is_loose=False)
    match = _LOOSE.match(text)
    if match is None:
        return None
    return _Number(index, int(match[1]), match[2].strip(), text[match.end() :], is_loose=True)


def _find_drifting(numbers: Sequence[_Number], lists: Collection[str]) -> Iterator[tuple[_Number, str]]:
    """Yield each number in another dress than its list, with that dress; `lists` are those that count from 1."""
    form = next((number.dress for number in numbers if not number.is_loose and number.dress != _POINT), "")
    # Acts of the United Kingdom head a section "3 Fees", above its subsections (1) and (2).
    heads = _follow(
        (number for number in numbers if number.is_loose and not number.dress and looks_like_heading(number.rest)), 0
    )
    if form == "()" and len(heads) >= _FEWEST:
        yield from ((number, ".") for number in heads)
        return
    own = [place for place, number in enumerate(numbers) if not number.is_loose and number.dress == form]
    if not own:
        run = [] if lists else _follow(numbers, 0)
        yield from ((number, ".") for number in run if len(run) >= _FEWEST)
        return
    first, last = numbers[own[0]].value, numbers[own[-1]].value
    strays = [number for number in numbers if number.is_loose or number.dress not in lists]
    opening = _pick(strays, -1, numbers[own[0]].index, range(1, first))
    found = opening if len(opening) == first - 1 else []
    for before, after in pairwise(numbers[place] for place in own):
        missing = range(before.value + 1, after.value)
        if 0 < len(missing) <= MOST_SKIPPED:
            found += _pick(strays, before.index, after.index, missing)
    behind = _follow(
        takewhile(lambda number: number.is_loose or number.dress not in lists, numbers[own[-1] + 1 :]), last
    )
    if found or any(number.dress for number in behind):  # a bare number behind a list without fault may be prose
        found += behind
    yield from ((number, form) for number in found)


def _pick(strays: Sequence[_Number], after: int, before: int, missing: range) -> list[_Number]:
    """Return the numbers between two lines that fill a gap, in their order."""
    picked: list[_Number] = []
    start = bisect_right(strays, after, key=lambda number: number.index)
    for number in takewhile(lambda number: number.index < before, strays[start:]):
        if number.value in missing and (not picked or number.value > picked[-1].value):
            picked.append(number)
    return picked


def _follow(numbers: Iterable[_Number], last: int) -> list[_Number]:
    """Return the numbers that go on behind one."""
    run: list[_Number] = []
    for number in numbers:
        if number.value == last + len(run) + 1:
            run.append(number)
    return run
