"""Many versions → lineage, two sides and their base → a merge, a collection → all its pairs."""

from plancmp.history.collection import Answer, PairRecord, compare_all, pick_clauses, search
from plancmp.history.lineage import Lineage, Origin, Return, Standing, State, Thread, TopicRow, Track
from plancmp.history.merge import ClauseRow, Merge, Outcome, Reason, TermRow
from plancmp.history.merge.engine import merge
from plancmp.history.tracing import trace

__all__ = [
    "Answer", "ClauseRow", "Lineage", "Merge", "Origin", "Outcome", "PairRecord", "Reason", "Return", "Standing",
    "State", "TermRow", "Thread", "TopicRow", "Track", "compare_all", "merge", "pick_clauses", "search", "trace",
]  # fmt: skip
