"""Many versions held against each other, or one against many: which are near, and what differs."""

from plancmp.history.collection.index import Likeness
from plancmp.history.collection.journal import Journal
from plancmp.history.collection.matrix import LEAST, Matrix, compare_all
from plancmp.history.collection.records import LINK_KINDS, Differences, PairRecord, TopicRecord, write_pair
from plancmp.history.collection.searching import Answer, pick_clauses, search, search_sources
from plancmp.history.collection.sources import Source

__all__ = [
    "LEAST", "LINK_KINDS", "Answer", "Differences", "Journal", "Likeness", "Matrix", "PairRecord", "Source",
    "TopicRecord", "compare_all", "pick_clauses", "search", "search_sources", "write_pair",
]  # fmt: skip
