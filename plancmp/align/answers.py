"""Some clauses against all of another version: which of its clauses might answer to them, for a person to choose."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import chain

from plancmp.align.alignment import Pair
from plancmp.align.candidates import propose_pairs
from plancmp.align.evidence import describe_wording, measure_overlaps
from plancmp.align.grams import profile_units
from plancmp.align.judgement import judge_pairs, to_probability
from plancmp.align.passages import Passages, cut_passages, describe_passages
from plancmp.align.reasons import explain_wording
from plancmp.align.weights import SHIPPED
from plancmp.model import Clause, Plan


def propose_answers(plan: Plan, places: Collection[int], other: Plan, limit: int = 5) -> Mapping[int, tuple[Pair, ...]]:
    """Rank the clauses of another version by how likely they answer to some, whatever else they answer to.

    Args:
        plan: The version of these clauses.
        places: Their places in its outline.
        other: The other version.
        limit: How many to name at most for each.

    Returns:
        For each place the likeliest first: the clause as the old unit, its possible answer as the new one, with what
        both say. What shares no word is not named.
    """
    found: dict[int, list[Pair]] = {place: [] for place in places}
    if not found:
        return {}
    left, right = ([_cut(entry.clause) for entry in version.outline()] for version in (plan, other))
    words = [[list(chain.from_iterable(passages)) for passages in side] for side in (left, right)]
    total = len(left) + len(right)
    lexicon = profile_units(words[0], words[1], (), total=total)
    overlaps = [one for one in measure_overlaps(lexicon, propose_pairs(lexicon)) if one.left in found]
    passages = describe_passages(
        left.__getitem__, right.__getitem__, [(overlap.left, overlap.right) for overlap in overlaps], total
    )
    rows = zip(describe_wording(lexicon, overlaps), passages, strict=True)
    odds = judge_pairs([[*wording, *rest] for wording, rest in rows], SHIPPED)
    for overlap, value in zip(overlaps, odds, strict=True):
        reasons = tuple(explain_wording(lexicon, overlap))
        found[overlap.left].append(Pair(overlap.left, overlap.right, to_probability(value), reasons))
    return {
        place: tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.new))[:limit]) for place, pairs in found.items()
    }


def _cut(clause: Clause) -> Passages:
    texts = (
        clause.heading,
        clause.text,
        *(option.text for option in clause.options),
        *(r.text for r in clause.reports),
    )
    return [passage for text in texts for passage in cut_passages(text)]
