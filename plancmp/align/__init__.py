"""Which clause of the old version answers to which of the new one.

`align_units` is the engine; `align_texts` is the same for plain lists of texts.
"""

from plancmp.align.alignment import NO_PINS, Alignment, Link, LinkKind, Pair, Pins, Reason
from plancmp.align.engine import Similarity, align_texts, align_units
from plancmp.align.unit import Unit

__all__ = [
    "NO_PINS", "Alignment", "Link", "LinkKind", "Pair", "Pins", "Reason", "Similarity", "Unit", "align_texts",
    "align_units",
]  # fmt: skip
