"""Which clause answers to which, as a reader sees and corrects it: each row with the candidates for another answer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from plancmp.align.candidates import propose_pairs
from plancmp.align.evidence import measure_overlaps
from plancmp.align.grams import profile_units
from plancmp.align.words import split_words
from plancmp.diff import Comparison
from plancmp.model import Entry

_CANDIDATES = 4
_EXCERPT = 240


def list_pairs(comparison: Comparison) -> dict[str, Any]:
    """Return the links of a comparison for the page.

    Args:
        comparison: The comparison.

    Returns:
        `old` and `new`: each clause with its `id`, `label` and `text`; `rows`: ids of the `old` and `new` clauses that
        answer to each other, whether that is `weak`, and for each old clause the ids of its `candidates`.
    """
    before, after = comparison.old.outline(), comparison.new.outline()
    candidates = _find_candidates(before, after)
    alignment = comparison.alignment
    linked = [(link.old, link.new, link.weak) for link in alignment.links]
    linked += [((index,), (), False) for index in alignment.removed]
    rows = [
        {
            "old": [before[i].clause.id for i in olds],
            "new": [after[j].clause.id for j in news],
            "weak": weak,
            "candidates": [after[j].clause.id for j in candidates[olds[0]] if j not in news],
        }
        for olds, news, weak in sorted(linked)
    ]
    added = [{"old": [], "new": [after[j].clause.id], "weak": False, "candidates": []} for j in alignment.added]
    return {"rows": [*rows, *added], "old": _describe(before), "new": _describe(after)}


def _find_candidates(before: Sequence[Entry], after: Sequence[Entry]) -> dict[int, list[int]]:
    """Return for each old clause the new ones that have most in common with it, by the weight of the words."""
    lexicon = profile_units(_split(before), _split(after), total=len(before) + len(after))
    ranked: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for overlap in measure_overlaps(lexicon, propose_pairs(lexicon)):
        ranked[overlap.left].append((-overlap.cosine, overlap.right))
    found = {left: [right for _, right in sorted(pairs)[:_CANDIDATES]] for left, pairs in ranked.items()}
    return defaultdict(list, found)


def _split(outline: Sequence[Entry]) -> list[list[str]]:
    return [split_words(f"{entry.clause.heading} {entry.clause.text}") for entry in outline]


def _describe(outline: Sequence[Entry]) -> list[dict[str, str]]:
    return [
        {
            "id": entry.clause.id,
            "label": entry.clause.number,
            "text": " ".join(f"{entry.clause.heading} {entry.clause.text}".split())[:_EXCERPT],
        }
        for entry in outline
    ]
