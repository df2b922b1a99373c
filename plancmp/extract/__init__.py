"""A clause's words → what they say: figures, dates, shares; forces, parties, conditions; topics."""

from plancmp.extract.mention import CompoundSpan, Kind, Mention, Ratio, YearlessDate
from plancmp.extract.recognizer import recognize

__all__ = ["CompoundSpan", "Kind", "Mention", "Ratio", "YearlessDate", "recognize"]
