"""The sentences of a clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from plancmp.align.rows import find_breaks, has_cells
from plancmp.model import Entry
from plancmp.model.expressions import late
from plancmp.model.spelling import drop_points
from plancmp.readers.wordlists import find_pattern

_END = late(r"(?<=[.;?!])[\"”’')\]]*\s+(?=\S)|(?<=[。；？！])(?=\S)|\n\s*\n|\n(?=\s*[-*•]|[^\W\d_a-z])")
_PLAIN_END = late(r"[.;?!]([\"')\]]*\s+)(?=\S)")  # the same in a line of ASCII, in a third of the time
_ABBREVIATION = find_pattern("diff.sentences", "abbreviation")
_LIST = late(r":\n")  # where a list was, whose items are clauses of their own
_TAIL = 16  # characters of a sentence, more than the longest abbreviation has
_DAY = late(r"\b\d{1,2}\.$")
_MONTH = late(r"[^\W\d_]+ \d{4}\b")
# "Das 25. Lebensjahr": German writes an ordinal with a full stop. French shares one of these words.
_ORDINAL = find_pattern("diff.sentences", "ordinal")
_GERMAN = find_pattern("diff.sentences", "german")
_BRACKET = 200  # characters within which a bracket closes
_UNENDED = find_pattern("diff.sentences", "unended")
_LONGEST_ROW = 400  # characters; in longer cells there is prose
_FEWEST_WORDS = 5  # of a sentence in a cell


@frozen(eq=False, repr=False)
class Sentence:
    """A sentence of a clause.

    Attributes:
        entry: The clause.
        start: Where it begins in the clause's text, in characters.
        text: Its words.
    """

    entry: Entry
    start: int
    text: str

    @property
    def key(self) -> str:
        """What two sentences of the same words have alike."""
        return fold_text(self.text)


@lru_cache(maxsize=8192)
def fold_text(text: str) -> str:
    """Return a text as it compares where only spacing, the shape of quotation marks and signs of vowels differ."""
    return " ".join((text if text.isascii() else drop_points(text).translate(_QUOTES)).split())


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " "})


def list_sentences(entry: Entry) -> tuple[Sentence, ...]:
    """Cut the text of a clause at full stops, semicolons, question marks and empty lines. Linear time.

    What leads in a list ends before what stands behind that list.
    """
    return tuple(Sentence(entry, start, text) for start, text in _cut(entry.clause.text, bool(entry.clause.clauses)))


@lru_cache(maxsize=4096)
def _cut(text: str, has_list: bool) -> tuple[tuple[int, str], ...]:
    found = []
    ends = [match.end() for match in _LIST.finditer(text)] if has_list else []
    for first, after in pairwise([0, *ends, len(text)]):
        for start, part in _cut_rows(text[first:after]):
            pieces = list(_cut_prose(part))
            if has_cells(part) and len(part) <= _LONGEST_ROW:
                pieces = _join_cells(part, pieces)
            found += [(first + start + place, piece) for place, piece in pieces]
    return tuple((start + len(part) - len(part.lstrip()), part.strip()) for start, part in found if part.strip())


def _join_cells(row: str, pieces: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave a row whole unless two sentences stand in one cell; "Art. 3, par. 5 | New" is one, whatever its stops."""
    starts = [0]
    for start, piece in pieces[1:]:
        before = row[starts[-1] : start].rpartition("|")[2]
        if min(len(before.split()), len(piece.partition("|")[0].split())) >= _FEWEST_WORDS:
            starts.append(start)
    return [(first, row[first:after]) for first, after in pairwise([*starts, len(row)])]


def _cut_prose(text: str) -> Iterator[tuple[int, str]]:
    first = 0
    widest = max(map(len, text.split("\n"))) if "\n" in text else 0
    for match in (_PLAIN_END if text.isascii() and "\n" not in text else _END).finditer(text):
        group = match.lastindex or 0
        gap, end, head = match[group], match.end(), text[first : match.start(group)]
        if gap == "\n" and (
            _UNENDED.search(head) or (not head.endswith((".", ";", "?", "!")) and _is_wrapped(text, match, widest))
        ):
            continue  # a line that was wrapped, and no heading
        is_stop = head.rstrip("\"”’')]").endswith(".") and "\n\n" not in gap
        if is_stop and (
            text[end : end + 1].islower()
            or (_ABBREVIATION.search(head[-_TAIL:].rpartition(" ")[2]) and not _ends_citation(head))
            or _goes_on(text, head, end)
        ):
            continue
        yield first, head
        first = end
    yield first, text[first:]


def _ends_citation(head: str) -> bool:
    """Whether a letter before a full stop is that of a place: "as listed in Annex V."; "Annex V. Fees" is a heading."""
    return head[-3:-2] == " " and _cites(head)  # "the U.S."


def _cites(head: str) -> bool:
    """Whether what stands before a full stop is the number of a place."""
    # Plan files hold no such sentence, and what reads citations reads a table of numbers.
    from plancmp.extract.citations import list_citations

    return any(one.lead and one.end == len(head) - 1 for one in list_citations(head))


def _is_wrapped(text: str, match: re.Match[str], widest: int) -> bool:
    """Whether a line may go on behind its end: the next word had no place in it, or does not begin a line.

    Of a heading or an address above a long paragraph, the next word had one.
    """
    start, end = match.start(), match.end()
    line = start - text.rfind("\n", 0, start) - 1
    word = len(text[end : end + widest].split(None, 1)[0])
    is_ended = text[start - 1 : start] in ",–—-(/&" or not text[end].isupper()
    return is_ended or line + 1 + word > widest


def _goes_on(text: str, head: str, behind: int) -> bool:
    """Whether a full stop is one of a date, an ordinal, or within a bracket of its sentence.

    Args:
        text: The clause.
        head: Its sentence up to the full stop.
        behind: Where the next word begins.
    """
    is_number = head[-2:-1].isdecimal() and _DAY.search(head[-_TAIL:])
    is_day = is_number and (_MONTH.match(text, behind) or (_ORDINAL.search(head) and _GERMAN.search(text)))
    if is_day and not _cites(head):  # "under Rule 3. Effective 2026-05-01, …"
        return True  # "vom 20. Dezember 2001", "das 25. Lebensjahr"
    is_open = head.rfind("(") > max(0, head.rfind(")"))
    return is_open and ")" in text[behind : behind + _BRACKET].partition("(")[0]


def _cut_rows(text: str) -> Iterator[tuple[int, str]]:
    first = 0
    for place in find_breaks(text):
        yield first, text[first:place]
        first = place
    yield first, text[first:]
