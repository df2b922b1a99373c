"""What every format is read into before anybody asks where its clauses are: a flat list of blocks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto

from attrs import evolve, frozen

from plancmp.model import Aside
from plancmp.model.dates import PartialDate
from plancmp.model.expressions import late
from plancmp.readers.nodes import Problem, ReadError

# More than any plan, treaty or act has; so reading takes bounded memory, whatever a file holds.
MAX_BLOCKS = 50_000
MAX_LINES = 300_000
MAX_CHARACTERS = 10_000_000
LONGEST_BLOCK = 500_000
BOLD_LEVEL = 10  # a paragraph in bold heads something, but stands below every heading that is called one

_NOT_PRINTED = late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202c\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff]"
)
_DRAWN = r"\s\u2190-\u2bff\u3030\ufe0f\U0001f000-\U0001faff"
_PICTURES = late(rf"^[^\w\s\"'“„«(\[§#.…–—-]+\s*|(?<![{_DRAWN}])[{_DRAWN}]+$")
_SPACES = late(r"\s+")
_DASHES = frozenset("•–—-")
_SURROGATES = late("[\ud800-\udfff]")


class Kind(Enum):
    """What a block is in its document."""

    TITLE = auto()
    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    ROW = auto()
    FOOTNOTE = auto()


@frozen(repr=False)
class Block:
    """A paragraph, heading, list item, table row or footnote.

    Attributes:
        text: Its words on one line.
        kind: What it is.
        label: The number that the format itself gives it: "10.", "(b)", "•". A typed number stays in the text.
        level: The level of a heading from 1; 0 where the format does not say.
        depth: In how many lists it stands; `None` where the format does not say.
        indent: How far from the left margin it starts, in any unit; 0 where the format does not say.
        hanging: Whether its further lines are indented more than its first.
        wrapped: Whether the line before it is full, so that it goes on with that paragraph unless it has a number.
        place: Where it stands in the source: "line 12", "page 3".
        notes: The footnotes that it refers to.
        remarks: What whoever printed it says of it.
    """

    text: str
    kind: Kind = Kind.PARAGRAPH
    label: str = ""
    level: int = 0
    depth: int | None = None
    indent: float = 0
    hanging: bool = False
    wrapped: bool = False
    place: str = ""
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@frozen(repr=False)
class Document:
    """A document before its clauses are known.

    Attributes:
        blocks: In the order of reading.
        title: What the format states as the title.
        date: What the format states as the date.
        account: What was seen in the file and is in no block.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    date: PartialDate | None = None
    account: tuple[Aside, ...] = ()


def clean(text: str) -> str:
    """Return text on one line: spaces joined, what cannot be seen left out."""
    return _SPACES.sub(" ", strip_unprintable(text)).strip()


def strip_marks(text: str) -> str:
    """Return a line without the pictures with which messengers begin and end it."""
    return _PICTURES.sub("", text).strip()


def strip_unprintable(text: str) -> str:
    """Return text without control characters, soft hyphens and marks of direction, composed; its line ends stay.

    Overrides of direction stay, too: they make words look like others, so a report has to show them. A letter with an
    accent behind it becomes the letter with the accent (NFC): some programs write the one and some the other, and a
    version that went through both has changed in nothing.
    """
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", _NOT_PRINTED.sub("", text)))


_GLUED = late(r"[-–—][^\W\d_]")


def join_dashes(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, a dash or bullet that stands in a line, cell or box of its own with the item beside it."""
    dash: Block | None = None
    for block in _part_dashes(list(blocks)):
        is_plain = block.kind is Kind.PARAGRAPH and not block.label
        if dash is not None:
            # Of a text that calls nothing a heading, a short line may be taken for one.
            is_item = is_plain or (block.kind is Kind.HEADING and not block.level and not block.label)
            text = f"{dash.text} {block.text}"
            yield evolve(block, text=text, kind=Kind.PARAGRAPH, place=dash.place) if is_item else block
            dash = None
        elif is_plain and block.text in _DASHES:
            dash = block
        else:
            yield block
    if dash is not None:
        yield dash


def _part_dashes(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks, two or more items of a list that lack the blank behind their dash with one: "-rent", "-tax"."""
    glued = [block.kind is Kind.PARAGRAPH and not block.label and _GLUED.match(block.text) for block in blocks]
    for number, block in enumerate(blocks):
        is_listed = glued[number] and any(glued[max(0, number - 1) : number] + glued[number + 1 : number + 2])
        yield evolve(block, text=f"{block.text[0]} {block.text[1:]}") if is_listed else block


def check_length(text: str, name: str) -> None:
    """Refuse a text before work is put into it that grows with its length.

    Raises:
        ReadError: If it has more characters or lines than a document has.
    """
    if len(text) > MAX_CHARACTERS:
        raise refuse(name, f"it has more than {MAX_CHARACTERS:,} characters of text")
    if text.count("\n") > MAX_LINES:
        raise refuse(name, f"it has more than {MAX_LINES:,} lines")


def refuse(name: str, message: str) -> ReadError:
    """Return the error for a file that cannot be read as a whole."""
    return ReadError(Problem(name, 0, 0, message))
