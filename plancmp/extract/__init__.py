"""A clause's words → what they say: figures, dates, shares; forces, parties, conditions; topics."""

from plancmp.extract.mention import CompoundSpan, Kind, Mention, Ratio, YearlessDate
from plancmp.extract.naming import number_names, settle_names
from plancmp.extract.recognizer import recognize
from plancmp.extract.terms import extract_terms
from plancmp.extract.topics import TopicMatch, TopicWord, find_topics

__all__ = [
    "CompoundSpan",
    "Kind",
    "Mention",
    "Ratio",
    "TopicMatch",
    "TopicWord",
    "YearlessDate",
    "extract_terms",
    "find_topics",
    "number_names",
    "recognize",
    "settle_names",
]
