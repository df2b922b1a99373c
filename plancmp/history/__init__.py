"""Many versions → lineage: every term and every clause followed from version to version; and all pairs of versions."""

from plancmp.history.collection import PairRecord, compare_all
from plancmp.history.lineage import Lineage, Origin, Return, Standing, State, Thread, TopicRow, Track
from plancmp.history.tracing import trace

__all__ = [
    "Lineage",
    "Origin",
    "PairRecord",
    "Return",
    "Standing",
    "State",
    "Thread",
    "TopicRow",
    "Track",
    "compare_all",
    "trace",
]
