"""How much each piece of evidence counts, and where the line is drawn.

The weights are a logistic regression fitted by `benchmarks/alignment.py --fit` on the documents that it names, every
set of them counting as its sizes there say; nothing here is set by hand but what the last lines say. Each number of
`evidence.WORDING` counts twice, as it is and as its square root, which lets its effect level off.
"""

from __future__ import annotations

from attrs import frozen


@frozen
class Weights:
    """A logistic regression over the numbers of `evidence.WORDING`.

    Attributes:
        bias: Log odds of a pair of which nothing is known.
        table: What each number adds, times itself and times its square root.
    """

    bias: float
    table: dict[str, tuple[float, float]]


_BIAS = -15.2917
_TABLE: dict[str, tuple[float, float]] = {
    "cosine": (-3.4037, -0.4082),
    "cosine-rank-lo": (-2.8342, 3.2806),
    "cosine-rank-hi": (0.1649, 0.4273),
    "cosine-lead-lo": (1.1694, -1.4367),
    "cosine-lead-hi": (0.6771, -0.3488),
    "words-lo": (2.6102, 0.6165),
    "words-hi": (0.0977, 4.4303),
    "pairs-lo": (-2.0939, -5.4219),
    "pairs-hi": (1.0658, -0.4833),
    "mean-rank-lo": (-0.8251, 1.9578),
    "mean-rank-hi": (0.6209, -1.0274),
    "mean-lead-lo": (2.5002, 0.9751),
    "mean-lead-hi": (-1.5631, 0.4396),
    "shared-rank-lo": (-0.3832, -0.1569),
    "shared-rank-hi": (1.2345, -0.7542),
    "gain-lo": (1.7261, 1.2544),
    "gain-hi": (0.6224, 2.1336),
    "fill-lo": (2.3488, 0.1037),
    "fill-hi": (-1.4970, 1.3595),
    "length-lo": (0.2646, 2.1912),
    "length-hi": (-0.2109, 0.8619),
    "shared-words": (-0.6715, -0.8877),
    "shared-pairs": (0.2998, 0.3478),
    "own-lo": (-1.6710, 6.4276),
    "own-hi": (-6.4174, 7.0020),
    "own-mean": (-7.6559, 9.4031),
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
