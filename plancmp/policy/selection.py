"""What a red line is about: the terms, clauses and changes that its selector lets through."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.diff import ClauseChange, Comparison, Slot, TermChange
from plancmp.diff.slots import list_slots
from plancmp.model import Entry, Plan
from plancmp.policy.redlines import Selector


def select_slots(about: Selector, plan: Plan) -> dict[tuple[int, str], list[Slot]]:
    """Return the places of the terms that a red line is about, by place of the clause and name of the term."""
    found: dict[tuple[int, str], list[Slot]] = {}
    for entry in plan.outline():
        if not fits_place(about, entry):
            continue
        for name, slots in list_slots([entry]).items():
            fitting = [slot for slot in slots if fits_slot(about, slot)]
            dropped = [slot for slot in slots if slot.term is None and fitting]
            if fitting:
                found[(entry.index, name)] = [*fitting, *dropped]
    return found


def select_old_slots(about: Selector, comparison: Comparison | None) -> list[Slot]:
    """Return the terms of the old version that a red line is about, wherever they stand."""
    if comparison is None:
        return []
    return [slot for group in select_slots(evolve(about, clauses=()), comparison.old).values() for slot in group]


def select_entries(about: Selector, plan: Plan) -> tuple[Entry, ...]:
    """Return the clauses of a version that a red line is about, whatever their terms."""
    return tuple(entry for entry in plan.outline() if fits_place(about, entry))


def list_holders(groups: Sequence[Sequence[Slot]]) -> tuple[Entry, ...]:
    """Return the clauses that hold some terms, each once."""
    entries = {slot.entry.index: slot.entry for group in groups for slot in group}
    return tuple(entries.values())


def find_old_slot(slot: Slot, comparison: Comparison | None) -> Slot | None:
    """Return where a term of the new version stood before, if it changed."""
    if comparison is None:
        return None
    for change in comparison.clauses:
        for term in change.terms:
            new = term.new
            is_here = new is not None and (new.entry.index, new.variant) == (slot.entry.index, slot.variant)
            if is_here and slot.term and term.name == slot.term.name:
                return term.old
    return None


def fits_place(about: Selector, entry: Entry) -> bool:
    """Say whether a clause is what a red line is about, by its topics and id."""
    fits_topic = not about.topics or bool(set(about.topics) & set(entry.topics))
    return fits_topic and (not about.clauses or entry.clause.id in about.clauses)


def fits_slot(about: Selector, slot: Slot) -> bool:
    """Say whether a term is what a red line is about; one that is not known has any force and constraint."""
    term = slot.term
    if term is None:
        return False
    parties = {name.casefold() for name in about.parties}
    return (
        (not about.terms or term.name in about.terms)
        and (not parties or bool(parties & {name.casefold() for name in term.party}))
        and (not about.forces or term.force in about.forces or term.force is None)
        and (not about.constraints or term.constraint is None or term.constraint.kind in about.constraints)
    )


def fits_clause(about: Selector, change: ClauseChange) -> bool:
    """Say whether a clause change is what a red line is about, by topics and ids."""
    fits_topic = not about.topics or bool(set(about.topics) & set(change.topics))
    ids = {entry.clause.id for entry in (*change.old, *change.new)}
    return fits_topic and (not about.clauses or bool(ids & set(about.clauses)))


def fits_change(about: Selector, term: TermChange) -> bool:
    """Say whether a term change is what a red line is about, on either side."""
    slots = [slot for slot in (term.old, term.new) if slot and slot.term]
    if not slots:
        return not about.terms or term.name in about.terms
    return any(fits_slot(about, slot) for slot in slots)


def holds_term(about: Selector, change: ClauseChange) -> bool:
    """Say whether a clause change has a term that a red line is about, changed or not."""
    groups = list_slots((*change.old, *change.new)).values()
    return any(fits_slot(about, slot) for group in groups for slot in group)
