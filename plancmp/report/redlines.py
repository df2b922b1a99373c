"""The redline of a clause: the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plancmp.diff import ClauseChange, Kind
from plancmp.diff.words import diff_words
from plancmp.report.blocks import Span
from plancmp.report.excerpts import clip

# How many unchanged words a shortened redline keeps beside a change and at its beginning, and the least that it leaves
# out; a stretch of fewer characters than the last stays whole.
_CONTEXT, _OPENING, _LEAST_HIDDEN, _LONG = 16, 10, 20, 150
_MARKS = frozenset(".,;:!?)")  # that stand at a word
# Why a reader must see both wordings.
_WORDED = {"text-reworded", "wording-needs-review", "name-replaced", "term-renamed", "word-replaced"}


def read_redline(change: ClauseChange) -> tuple[Span, ...]:
    """Return the redline of a clause whose words a reader must see: pairs of text and "equal", "delete" or "insert".

    Empty where one version has no words, or where they did not change. Of a clause that was split or merged, words that
    stand in another part now are equal; what was struck stands behind what it stood behind.
    """
    rules = {item.cause.rule for item in change.fields}
    if change.kind not in {Kind.REWORDED, Kind.REVISED} or not rules & _WORDED:
        return ()
    old, new = ([entry.clause.text for entry in side if entry.clause.text] for side in (change.old, change.new))
    if not old or not new:
        return ()
    if len(old) == len(new) == 1:
        return tuple((segment.text, segment.kind) for segment in diff_words(old[0], new[0]))
    return tuple(_part_words(_merge_parts(old, new)))


def shorten_redline(redline: Sequence[Span]) -> Iterator[Span]:
    """Yield what `read_redline` returned without the long stretches that did not change: "[…]" stands for them."""
    last = len(redline) - 1
    for place, (text, kind) in enumerate(redline):
        words = text.split() if kind == "equal" and len(text) > _LONG else ()
        if len(words) <= 2 * _CONTEXT + _LEAST_HIDDEN:
            yield " ".join(clip(word, "[…]") for word in text.split(" ")) if words else text, kind
            continue
        # How a clause begins says which one it is; how it ends says little.
        head = words[: _OPENING if place == 0 else _CONTEXT]
        tail = words[-_CONTEXT:] if place < last else ()
        before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() and tail else "")
        yield f"{before}{' '.join(head)} […] {' '.join(tail)}".rstrip() + after, "equal"


def _part_words(redline: Iterable[Span]) -> Iterator[Span]:
    """Yield a redline with gaps round what was struck: those in the words are the new version's.

    A struck word has one before it. A struck mark has it behind: it stood at its word.
    """
    before, gap = ("", "equal"), ""
    for text, kind in redline:
        is_struck = kind == "delete"
        if is_struck and text[:1] in _MARKS and before[1] != "delete" and before[0].endswith(" "):
            before, gap = (before[0][:-1], before[1]), " "
        if before[0]:
            yield before
        is_joined = is_struck and before[0][-1:].isalnum() and text[:1].isalnum()
        before = (f" {text}" if is_joined else text, kind) if is_struck else (f"{gap}{text}", kind)
        gap = gap if is_struck else ""
    yield before


def _merge_parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    from plancmp.diff.words.group_words import diff_groups

    difference = diff_groups(old, new)
    struck: dict[tuple[int, int], list[str]] = {}
    behind = (0, 0)
    for part, segments in enumerate(difference.old):
        for place, segment in enumerate(segments):
            if segment.kind == "delete":
                border = " " if place == 0 < part else ""
                struck.setdefault(behind, []).append(f"{border}{segment.text}")
            behind = (part, segment.span[1]) if segment.kind == "equal" else behind
    for text in struck.pop((0, 0), []):
        yield text, "delete"
    for segments in difference.new:
        for segment in segments:
            yield segment.text, segment.kind
            if segment.place is not None:
                for text in struck.pop((segment.place.part, segment.place.span[1]), []):
                    yield text, "delete"
        yield "\n", "equal"
    for text in (text for texts in struck.values() for text in texts):
        yield text, "delete"
