"""How much each piece of evidence counts, and where the line is drawn.

The weights are a logistic regression fitted by `benchmarks/alignment.py --fit` on the documents that it names, every
set of them counting as its sizes there say; nothing here is set by hand but what the last lines say. Each number of
`judgement.NUMBERS` counts twice, as it is and as its square root, which lets its effect level off.
"""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False, repr=False)
class Weights:
    """A logistic regression over the numbers of `judgement.NUMBERS`.

    Attributes:
        bias: Log odds of a pair of which nothing is known.
        table: What each number adds, times itself and times its square root.
    """

    bias: float
    table: dict[str, tuple[float, float]]


_BIAS = -13.2712
_TABLE: dict[str, tuple[float, float]] = {
    "cosine": (-4.0717, -1.4589),
    "cosine-rank-lo": (-2.7815, 3.3375),
    "cosine-rank-hi": (0.5578, 0.2033),
    "cosine-lead-lo": (1.2143, -1.3660),
    "cosine-lead-hi": (1.0365, -0.9568),
    "words-lo": (2.9065, -1.1601),
    "words-hi": (-0.3054, 5.5811),
    "pairs-lo": (-1.1208, -4.6668),
    "pairs-hi": (-0.1606, -1.0327),
    "mean-rank-lo": (-1.1561, 2.7375),
    "mean-rank-hi": (0.4878, -0.5287),
    "mean-lead-lo": (2.1470, -0.0188),
    "mean-lead-hi": (-0.8227, -0.8189),
    "shared-rank-lo": (-1.7350, 0.9459),
    "shared-rank-hi": (0.0089, 0.7855),
    "gain-lo": (3.2776, 1.3675),
    "gain-hi": (0.1742, 1.3168),
    "fill-lo": (0.9467, -1.1140),
    "fill-hi": (-1.1691, -0.2363),
    "length-lo": (0.5257, 0.6505),
    "length-hi": (-0.0859, 0.8895),
    "shared-words": (-0.3184, -1.8489),
    "shared-pairs": (-0.0294, 0.0413),
    "own-lo": (-3.8736, 4.9301),
    "own-hi": (-3.7983, 4.0242),
    "own-mean": (-0.4993, 8.6344),
    "passage-best": (0.7387, 2.4547),
    "mates-best": (0.1311, -1.8376),
    "covered-lo": (3.1061, 0.2125),
    "covered-hi": (0.0935, 0.2583),
    "alone-lo": (-5.0940, 5.7685),
    "alone-hi": (-3.5456, 3.6936),
    "taken-lo": (1.1502, -1.5926),
    "taken-hi": (-0.4298, 0.0528),
    "mates-lo": (-1.7300, -0.0618),
    "mates-hi": (-2.6438, 5.2907),
}

SHIPPED = Weights(_BIAS, _TABLE)

# From which probability on a pair is a link.
LINE = 0.46

# How far the line moves with the share of a side that has found an answer (log odds on log odds).
ADAPTATION = 0.5
ADAPTATION_LIMIT = 1.5

# Set by hand, because no set of the benchmark has clause trees or topics: log odds that a linked parent, or all linked
# children, add to a pair, and that other topics take from it.
PARENT = 0.7
CHILDREN = 0.7
TOPICS = 0.7

# Nearer to the line than this, a link is marked for review.
WEAK_MARGIN = 0.2
