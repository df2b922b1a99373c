"""How much each piece of evidence counts, and where the line is drawn.

The weights are a logistic regression fitted by `benchmarks/alignment.py --fit` on the documents that it names, every
set of them counting as its sizes there say; nothing here is set by hand but what the last lines say. Each number of
`evidence.WORDING` counts twice, as it is and as its square root, which lets its effect level off.
"""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False, repr=False)
class Weights:
    """A logistic regression over the numbers of `evidence.WORDING`.

    Attributes:
        bias: Log odds of a pair of which nothing is known.
        table: What each number adds, times itself and times its square root.
    """

    bias: float
    table: dict[str, tuple[float, float]]


_BIAS = -16.1651
_TABLE: dict[str, tuple[float, float]] = {
    "cosine": (-3.4124, -0.3702),
    "cosine-rank-lo": (-2.6710, 2.8840),
    "cosine-rank-hi": (0.3069, 0.2440),
    "cosine-lead-lo": (0.9324, -1.4479),
    "cosine-lead-hi": (0.5567, -0.0428),
    "words-lo": (2.7901, 0.0412),
    "words-hi": (-0.2794, 4.8376),
    "pairs-lo": (-1.9893, -5.4900),
    "pairs-hi": (1.1211, -0.4599),
    "mean-rank-lo": (-0.8342, 2.1066),
    "mean-rank-hi": (0.6730, -1.1144),
    "mean-lead-lo": (2.5593, 1.0163),
    "mean-lead-hi": (-1.5777, 0.1594),
    "shared-rank-lo": (-0.3991, -0.0517),
    "shared-rank-hi": (0.9836, -0.0113),
    "gain-lo": (1.5812, 1.4772),
    "gain-hi": (0.4744, 2.1421),
    "fill-lo": (2.2601, 0.0519),
    "fill-hi": (-1.6898, 1.4663),
    "length-lo": (0.2667, 2.1942),
    "length-hi": (-0.2587, 1.0189),
    "shared-words": (-0.7100, -0.5968),
    "shared-pairs": (0.2306, 0.4829),
    "own-lo": (-1.7241, 6.4540),
    "own-hi": (-5.9691, 6.6308),
    "own-mean": (-7.2047, 9.5547),
}

SHIPPED = Weights(_BIAS, _TABLE)

# The line for a pair of the best one-to-one assignment, and for one beside it, which makes a split or a merge.
LINE_ASSIGNED = 0.4
LINE_BESIDE = 0.45

# How far the line moves with the share of a side that has found an answer (log odds on log odds).
ADAPTATION = 0.5
ADAPTATION_LIMIT = 1.5

# Set by hand, because no set of the benchmark has clause trees: log odds that a linked parent, or all linked children,
# add to a pair.
PARENT = 0.7
CHILDREN = 0.7

# Nearer to the line than this, or to a rival, a link is marked for review.
WEAK_MARGIN = 0.2
