"""One clause against all of another version: which of its clauses might answer to it, for a person to choose."""

from __future__ import annotations

from plancmp.align.alignment import Pair
from plancmp.align.candidates import propose_pairs
from plancmp.align.evidence import describe_wording, measure_overlaps
from plancmp.align.grams import profile_units
from plancmp.align.judgement import judge_pairs, to_probability
from plancmp.align.reasons import explain_wording
from plancmp.align.weights import SHIPPED
from plancmp.align.words import split_words
from plancmp.model import Clause, Plan


def propose_answers(plan: Plan, place: int, other: Plan, limit: int = 5) -> tuple[Pair, ...]:
    """Rank the clauses of another version by how likely they answer to a clause, whatever else they answer to.

    Args:
        plan: The version of the clause.
        place: The clause's place in its outline.
        other: The other version.
        limit: How many to name at most.

    Returns:
        The likeliest first: the clause as the old unit, its possible answer as the new one, with what both say. What
        shares no word is not named.
    """
    left, right = ([_read_words(entry.clause) for entry in version.outline()] for version in (plan, other))
    lexicon = profile_units(left, right, (), total=len(left) + len(right))
    overlaps = measure_overlaps(lexicon, propose_pairs(lexicon))
    odds = judge_pairs(describe_wording(lexicon, overlaps), SHIPPED)
    found = [
        Pair(place, overlap.right, to_probability(value), tuple(explain_wording(lexicon, overlap)))
        for overlap, value in zip(overlaps, odds, strict=True)
        if overlap.left == place
    ]
    return tuple(sorted(found, key=lambda pair: (-pair.score, pair.new))[:limit])


def _read_words(clause: Clause) -> tuple[str, ...]:
    texts = (
        clause.heading,
        clause.text,
        *(option.text for option in clause.options),
        *(r.text for r in clause.reports),
    )
    return tuple(word for text in texts for word in split_words(text))
