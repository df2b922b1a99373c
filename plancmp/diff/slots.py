"""Which term of the old version stands where in the new one.

Terms are paired by their name inside linked clauses first. What is left over is paired across clauses where its name
stands in one place of either version only, so that a term whose clause was moved or dissolved is still followed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from plancmp.diff.changes import Slot, Variant
from plancmp.model import Clause, Disclosure, Entry, Option, Report, Term

Pairing = tuple[Slot, Slot]


def list_slots(entries: Iterable[Entry]) -> dict[str, list[Slot]]:
    """Return the places for terms in some clauses, by the terms' names."""
    slots: dict[str, list[Slot]] = {}
    for entry in entries:
        for name, slot in walk_slots(entry):
            slots.setdefault(name, []).append(slot)
    return slots


def walk_slots(entry: Entry) -> Iterator[tuple[str, Slot]]:
    """Yield the places for terms in a clause with the terms' names: its own, those of its options, of its reports."""
    for variant, owner in [(None, entry.clause), *list_alternatives(entry.clause)]:
        for term in owner.terms:
            yield term.name, Slot(entry, variant, _mark_reported(term, entry))
        for name in owner.drops if isinstance(owner, Report) else ():
            yield name, Slot(entry, variant, None)


def list_alternatives(clause: Clause) -> Iterator[tuple[Variant, Option | Report]]:
    """Yield the bracketed options of a clause and the reports of what it says, each with who is behind it."""
    yield from ((Variant("option", option.by), option) for option in clause.options)
    yield from ((Variant("report", report.source), report) for report in clause.reports)


def pair_slots(old: Sequence[Slot], new: Sequence[Slot]) -> tuple[list[Pairing], list[Slot], list[Slot]]:
    """Pair the places of one term.

    Equal alternatives go together first. A term outside all alternatives is then held against each alternative of the
    other side: "the version had one text; now there are three reports of it".

    Returns:
        The pairs, and what is left over of either side.
    """
    pairs: list[Pairing] = []
    rest_old, rest_new = list(old), list(new)
    for before in old:
        after = next((slot for slot in rest_new if slot.variant == before.variant), None)
        if after is not None:
            pairs.append((before, after))
            rest_old.remove(before)
            rest_new.remove(after)
    if len(rest_old) == 1 and rest_old[0].variant is None and rest_new:
        return pairs + [(rest_old[0], after) for after in rest_new], [], []
    if len(rest_new) == 1 and rest_new[0].variant is None and rest_old:
        return pairs + [(before, rest_new[0]) for before in rest_old], [], []
    return pairs, rest_old, rest_new


def _mark_reported(term: Term, entry: Entry) -> Term:
    if entry.clause.disclosure is Disclosure.REPORTED and term.disclosure is Disclosure.STATED:
        return evolve(term, disclosure=Disclosure.REPORTED)
    return term
