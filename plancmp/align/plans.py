"""Plans → units for the alignment engine."""

from __future__ import annotations

from collections.abc import Iterable

from plancmp.align.alignment import Alignment, Pins
from plancmp.align.engine import align_units
from plancmp.align.unit import Unit
from plancmp.model import Entry, Plan, Term


def align_plans(old: Plan, new: Plan, *, pins: Pins | None = None) -> Alignment:
    """Find which clause of one version answers to which of the other.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.

    Returns:
        The alignment, by places in `old.outline()` and `new.outline()`.
    """
    return align_units(list_units(old.outline()), list_units(new.outline()), pins=pins or Pins())


def list_units(outline: Iterable[Entry]) -> tuple[Unit, ...]:
    """Return what the engine needs to know of each clause."""
    return tuple(_make_unit(entry) for entry in outline)


def _make_unit(entry: Entry) -> Unit:
    clause = entry.clause
    alternatives = (*clause.options, *clause.reports)
    terms = [term for place in (clause, *alternatives) for term in place.terms]
    facts = {fact for term in terms for fact in _list_facts(term)}
    facts.update(name for report in clause.reports for name in report.drops)
    texts = [clause.text, *(alternative.text for alternative in alternatives)]
    return Unit(
        "\n".join(text for text in texts if text),
        clause.heading,
        clause.number,
        frozenset(entry.topics),
        frozenset(facts),
        entry.parent,
    )


def _list_facts(term: Term) -> tuple[str, ...]:
    if term.constraint is None:
        return (term.name,)
    return (term.name, f"{term.name}: {term.force} {term.constraint.describe()}")
