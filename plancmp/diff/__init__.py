"""Alignment → Comparison: the term algebra, verdicts, patches."""

from plancmp.diff.changes import Cause, ClauseChange, FieldChange, Slot, TermChange, Variant
from plancmp.diff.comparison import Comparison
from plancmp.diff.effects import Effect, Flag, Kind, Materiality
from plancmp.diff.engine import compare, interpret
from plancmp.diff.rules import RULES, Rule

__all__ = [
    "RULES", "Cause", "ClauseChange", "Comparison", "Effect", "FieldChange", "Flag", "Kind", "Materiality", "Rule",
    "Slot", "TermChange", "Variant", "compare", "interpret",
]  # fmt: skip
