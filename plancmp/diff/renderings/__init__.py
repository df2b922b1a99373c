"""Two renderings of one version → the divergences that a person should verify."""

from plancmp.diff.renderings.divergences import (
    Divergence,
    Passage,
    PointPair,
    RenderingComparison,
    compare_renderings,
)
from plancmp.diff.renderings.findings import DivergenceKind, Finding
from plancmp.diff.renderings.links import join_words
from plancmp.diff.renderings.points import find_divergences

__all__ = [
    "Divergence", "DivergenceKind", "Finding", "Passage", "PointPair", "RenderingComparison", "compare_renderings",
    "find_divergences", "join_words",
]  # fmt: skip
