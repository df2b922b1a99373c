"""A changed sentence in a few words: what was struck and inserted, and enough around it to know it by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from plancmp.diff.words import diff_words
from plancmp.model.expressions import late
from plancmp.report.blocks import Span
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

# How many words an excerpt keeps: of a quotation, of one change, around a change, and altogether.
QUOTED, _CHANGED, _BEFORE, _AFTER, _MOST, _EACH = 24, 12, 6, 5, 44, 16
_QUOTES_MOST = 3  # of several texts
# Replacements of at most so many words read as "old → new".
_SHORT = 6
# Letters of the longest word that is shown whole, and how many of a longer one are kept at either end.
_LONGEST, _KEPT = 80, 20
_WORD = late(r"[\w≤≥<>±☐☑☒✓✗%°€$£]")  # signs that say something count as words


_TAG = late(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>")
_QUOTES = str.maketrans({"’": "'", "‘": "'"})


def strip_markup(text: str) -> str:
    """Return text without tags, and with one shape of apostrophe: what a reader reads."""
    text = _TAG.sub("", text) if "<" in text else text
    return text if text.isascii() else text.translate(_QUOTES)


@lru_cache(maxsize=8192)
def compare_words(old: str, new: str, small: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return the runs of words that both texts have ("equal"), or only one of them ("delete", "insert").

    Punctuation that changed alone counts as equal, and a bracket that closes behind a replacement belongs to it. So do
    words that say nothing by themselves, those of `small` ("such", "the"), unless nothing else changed.
    """
    found: list[Span] = []
    for segment in diff_words(old, new):
        text, kind = segment.text, segment.kind
        if kind == "delete" and not _WORD.search(text):
            continue
        _add_run(found, text, kind if _WORD.search(text) else "equal")
    return tuple(_close_brackets(_drop_small(found, small)))


def _drop_small(found: list[Span], small: frozenset[str]) -> list[Span]:
    """Return the runs with the new words where only words that say nothing changed, if other words did, too."""
    groups = [list(runs) for _, runs in groupby(found, key=lambda run: run[1] == "equal")]
    changed = [group for group in groups if group[0][1] != "equal"]
    idle = [group for group in changed if all(word in small for text, _ in group for word in text.casefold().split())]
    if len(idle) in {0, len(changed)}:
        return found
    kept: list[Span] = []
    for group in groups:
        runs = [(text, "equal") for text, kind in group if kind == "insert"] if group in idle else group
        for text, kind in runs:
            _add_run(kept, text, kind)
    return kept


def _add_run(runs: list[Span], text: str, kind: str) -> None:
    """Add words to runs; those that both texts have go on with the run before them if it is of that kind."""
    if kind == "equal" and runs and runs[-1][1] == "equal":
        runs[-1] = (runs[-1][0] + text, kind)
    else:
        runs.append((text, kind))


def _close_brackets(found: list[Span]) -> Iterator[Span]:
    for place, (text, kind) in enumerate(found):
        follower = next((other for other, style in found[place + 1 :] if style == "equal"), "")
        if kind != "equal" and follower[:1] in {")", "]"} and text.count("(") > text.count(")"):
            yield text + follower[0], kind
        elif (
            kind == "equal"
            and text[:1] in {")", "]"}
            and place
            and found[place - 1][0].count("(") > found[place - 1][0].count(")")
        ):
            yield text[1:], kind
        else:
            yield text, kind


def share_of_equal(segments: Sequence[Span]) -> float:
    """Return which part of the words of two texts both have."""
    counts = {"equal": 0, "other": 0}
    for text, kind in segments:
        counts["equal" if kind == "equal" else "other"] += len(text.split()) * (2 if kind == "equal" else 1)
    return counts["equal"] / (sum(counts.values()) or 1)


def count_places(segments: Sequence[Span]) -> int:
    """Return in how many places two texts differ."""
    kinds = [kind == "equal" for _, kind in segments]
    return sum(not kind and (place == 0 or kinds[place - 1]) for place, kind in enumerate(kinds))


def clip(word: str, mark: str = "…") -> str:
    """Return a word of a length that words have: scripts without blanks make one word of a whole clause."""
    return word if len(word) <= _LONGEST else f"{word[:_KEPT]}{mark}{word[-_KEPT:]}"


def shorten(text: str, most: int = QUOTED) -> str:
    """Return the first words of a text, with "…" where more follow."""
    words = list(map(clip, flatten(text).split()))
    return " ".join(words) if len(words) <= most else " ".join(words[:most]).rstrip(",;:(–-") + " …"


def quote(text: str, most: int = QUOTED) -> str:
    """Return the first words of a text in quotation marks."""
    return f"“{shorten(text, most)}”"


def quote_all(texts: Sequence[str], messages: Messages, rest: str) -> str:
    """Return the first words of some texts, each in quotation marks; how many more follow is told by a message."""
    quoted = [quote(text.rstrip(".;,"), _CHANGED) for text in texts[:_QUOTES_MOST]]
    more = len(texts) - _QUOTES_MOST
    return "; ".join([*quoted, *([messages.say_count(rest, more)] if more > 0 else [])])


def quote_around(text: str, figures: Sequence[str]) -> str:
    """Return the first words of a text in quotation marks, and the first of its figures if it comes later."""
    words = list(map(clip, flatten(text).split()))
    place = len(flatten(text.partition(figures[0])[0]).split()) if figures else 0
    size = len(figures[0].split()) if figures else 0
    if place + size <= QUOTED:
        return quote(text)
    begin, end = place - _AFTER, place + size + _AFTER
    lead = " ".join(words[: QUOTED - _AFTER - _BEFORE]).rstrip(",;:(–-")
    return f"“{lead} … {' '.join(words[begin:end]).rstrip(',;:(–-')}{' …' if end < len(words) else ''}”"


def quote_both(old: str, new: str) -> tuple[Span, ...]:
    """Return the first words of two sentences that have little in common."""
    return (quote(old, _EACH), "old"), (" → ", ""), (quote(new, _EACH), "new")


def make_excerpt(segments: Sequence[Span]) -> tuple[Span, ...]:
    """Return what `compare_words` returned as a quotation that keeps what changed and a few words around it.

    Words that are equal have no style. A short replacement is "old", "→", "new"; any other words that were struck or
    inserted are "delete" and "insert".
    """
    spans: list[Span] = [("“", "")]
    room = _MOST
    for text, style in _list_pieces(segments):
        if room <= 0:
            spans.append((" …", ""))
            break
        room -= len(text.split()) if style else 0
        spans.append((text, style))
    spans.append(("”", ""))
    return tuple(spans)


def _list_pieces(segments: Sequence[Span]) -> Iterator[Span]:
    last = len(segments) - 1
    place = 0
    while place <= last:
        text, kind = segments[place]
        follower = segments[place + 1][0] if place < last and segments[place + 1][1] == "insert" else ""
        if kind == "equal":
            yield _thin(text, is_first=place == 0, is_last=place == last), ""
        elif kind == "delete" and follower and max(len(text.split()), len(follower.split())) <= _SHORT:
            yield from _pad(text, [(flatten(text), "old"), (" → ", ""), (flatten(follower), "new")], follower)
            place += 1
        else:
            yield from _pad(text, [(shorten(text, _CHANGED), kind)], " " if follower else text)
        place += 1


def _pad(first: str, spans: Iterable[Span], last: str) -> Iterator[Span]:
    """Yield spans with the white space that the words had around them."""
    if first[:1].isspace():
        yield " ", ""
    yield from spans
    if last[-1:].isspace():
        yield " ", ""


def _thin(text: str, *, is_first: bool, is_last: bool) -> str:
    """Return words that did not change without most of those that are far from a change."""
    words = list(map(clip, flatten(text).split()))
    lead, tail = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    if not words:
        return " " if text else ""
    if len(words) > _BEFORE + _AFTER + 2:
        words = [*words[:_BEFORE], "…", *([] if is_last else words[-_AFTER:])]
    return f"{'' if is_first else lead}{' '.join(words)}{'' if is_last else tail}"
