"""Many versions → lineage: every term and every clause followed from version to version."""

from plancmp.history.lineage import Lineage, Origin, Return, Standing, State, Thread, TopicRow, Track
from plancmp.history.tracing import trace

__all__ = ["Lineage", "Origin", "Return", "Standing", "State", "Thread", "TopicRow", "Track", "trace"]
