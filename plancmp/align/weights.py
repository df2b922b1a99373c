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


_BIAS = -13.1418
_TABLE: dict[str, tuple[float, float]] = {
    "cosine": (-4.8204, -1.5892),
    "cosine-rank-lo": (-2.3190, 2.9096),
    "cosine-rank-hi": (0.5246, -0.1623),
    "cosine-lead-lo": (1.1947, -1.9222),
    "cosine-lead-hi": (1.0004, -0.9690),
    "words-lo": (3.4558, -0.9686),
    "words-hi": (-0.2134, 5.0925),
    "pairs-lo": (-1.2596, -5.3769),
    "pairs-hi": (0.1132, -0.1758),
    "mean-rank-lo": (-0.8650, 2.4504),
    "mean-rank-hi": (0.6052, -0.4604),
    "mean-lead-lo": (2.1598, 0.4651),
    "mean-lead-hi": (-0.5615, -1.0107),
    "shared-rank-lo": (-1.8892, 0.7545),
    "shared-rank-hi": (0.1677, 0.4303),
    "gain-lo": (3.8332, 1.7318),
    "gain-hi": (0.8575, 1.1379),
    "fill-lo": (0.7114, -1.6892),
    "fill-hi": (-1.6571, -0.1185),
    "length-lo": (0.3882, 1.0959),
    "length-hi": (-0.1211, 0.9127),
    "shared-words": (-0.2528, -1.7761),
    "shared-pairs": (-0.0745, -0.0212),
    "own-lo": (-3.2453, 5.1538),
    "own-hi": (-4.8510, 4.7818),
    "own-mean": (-2.2084, 9.0754),
    "passage-best": (-0.8122, 2.4077),
    "covered-lo": (3.3412, -0.1731),
    "covered-hi": (0.0707, 1.0368),
    "alone-lo": (-6.8291, 7.6402),
    "alone-hi": (-3.4475, 4.2818),
    "first-lo": (1.1235, -2.7899),
    "first-hi": (1.2600, -1.8229),
    "halves-lo": (-1.7522, 1.8627),
    "halves-hi": (-1.9774, 1.6801),
    "taken-lo": (-0.4643, 0.9937),
    "taken-hi": (-0.7800, 2.0715),
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
