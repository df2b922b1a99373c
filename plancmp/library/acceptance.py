"""What of a comparison a person can accept, by its fingerprint."""

from __future__ import annotations

from plancmp.diff import Comparison, Materiality
from plancmp.report.phrases import name_clauses, name_term


def list_acceptable(comparison: Comparison) -> dict[str, str]:
    """Return every change by its fingerprint, in words."""
    known: dict[str, str] = {}
    for change in comparison.changes:
        clauses = name_clauses(change)
        known[change.fingerprint] = f"{clauses}: {change.kind}"
        known |= {item.fingerprint: f"{clauses}: {item.cause.rule}" for item in change.fields}
        known |= {term.fingerprint: f"{clauses}: {name_term(term.name)} {term.effect}" for term in change.terms}
    return known | {item.fingerprint: item.cause.rule for item in comparison.metadata}


def list_material(comparison: Comparison) -> list[str]:
    """Return the fingerprints of the material changes of terms and clauses."""
    found = []
    for change in comparison.changes:
        found += [term.fingerprint for term in change.terms if term.materiality is Materiality.MATERIAL]
        found += [item.fingerprint for item in change.fields if item.cause.materiality is Materiality.MATERIAL]
    return found
