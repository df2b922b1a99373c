"""How likely each candidate pair is to be a link: a logistic regression over what the wording says.

A linear model of few named numbers, because anyone can then see why a pair scored as it did, and because nothing richer
(second-order terms, a second pass over the first one's answers, boosted trees) did better on documents that it had not
seen; see docs/explanation/alignment.md. Cost: one sum a candidate.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp, log, sqrt

from plancmp.align.evidence import WORDING, Row
from plancmp.align.passages import PASSAGES
from plancmp.align.weights import Weights

# What each pair is judged by, in this order.
NUMBERS = (*WORDING, *PASSAGES)


def judge_pairs(rows: Iterable[Sequence[float]], weights: Weights) -> Row:
    """Return the log odds that each pair is a link, from its numbers in the order of `NUMBERS`."""
    table = [weights.table[name] for name in NUMBERS]
    odds = []
    for row in rows:
        total = weights.bias
        for value, (plain, root) in zip(row, table, strict=True):
            total += plain * value
            if value > 0.0:
                total += root * sqrt(value)
        odds.append(total)
    return odds


def to_probability(odds: float) -> float:
    """Return log odds as a probability, 0 to 1."""
    if odds < 0:
        return exp(odds) / (1.0 + exp(odds)) if odds > -700 else 0.0
    return 1.0 / (1.0 + exp(-odds))


def to_odds(probability: float) -> float:
    """Return a probability as log odds, kept between about −4 and 4."""
    return log((probability + 0.02) / (1.02 - probability))
