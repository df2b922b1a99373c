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


_BIAS = -14.3399
_TABLE: dict[str, tuple[float, float]] = {
    "cosine": (-3.3120, -0.4962),
    "cosine-rank-lo": (-1.7757, 2.2314),
    "cosine-rank-hi": (0.7994, 0.8895),
    "cosine-lead-lo": (1.4019, -0.9892),
    "cosine-lead-hi": (-0.5841, 0.0154),
    "words-lo": (0.3641, 0.3635),
    "words-hi": (0.9794, 3.0903),
    "pairs-lo": (-1.5499, -1.2367),
    "pairs-hi": (-0.7156, 1.0900),
    "mean-rank-lo": (-0.5921, 1.4975),
    "mean-rank-hi": (0.0128, -0.5680),
    "mean-lead-lo": (1.5616, -0.0273),
    "mean-lead-hi": (-0.7826, -0.0773),
    "shared-rank-lo": (-0.7298, 0.8880),
    "shared-rank-hi": (0.8873, 0.4630),
    "gain-lo": (-0.0528, 2.1419),
    "gain-hi": (-0.3181, 2.5190),
    "fill-lo": (0.0850, 2.4269),
    "fill-hi": (-1.8844, 1.6963),
    "length-lo": (0.2150, 1.0573),
    "length-hi": (0.0232, 0.4650),
    "shared-words": (-0.3924, -0.6659),
    "shared-pairs": (0.1764, 0.0547),
    "own-lo": (-0.1459, 4.1405),
    "own-hi": (-3.1202, 3.8118),
    "own-mean": (-2.0739, 4.5793),
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
