"""Materialities of the user's own: the same comparison, its rules graded in another way."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve

from plancmp.diff.changes import Cause, ClauseChange, FieldChange
from plancmp.diff.comparison import Comparison
from plancmp.diff.effects import Materiality


def regrade(comparison: Comparison, grades: Mapping[str, Materiality]) -> Comparison:
    """Return a comparison with rules graded as a user wants them.

    Args:
        comparison: The comparison.
        grades: Materialities by rule id; a rule that is not named keeps its own.

    Returns:
        The comparison with the same changes, effects and fingerprints. Linear time.
    """
    if not grades:
        return comparison

    def grade(cause: Cause) -> Cause:
        return evolve(cause, grade=grades[cause.rule]) if cause.rule in grades else cause

    def grade_field(item: FieldChange) -> FieldChange:
        return evolve(item, cause=grade(item.cause))

    def grade_clause(change: ClauseChange) -> ClauseChange:
        terms = tuple(evolve(term, causes=tuple(map(grade, term.causes))) for term in change.terms)
        return evolve(change, terms=terms, fields=tuple(map(grade_field, change.fields)))

    clauses = tuple(grade_clause(change) if change.is_change else change for change in comparison.clauses)
    return evolve(comparison, clauses=clauses, metadata=tuple(map(grade_field, comparison.metadata)))
