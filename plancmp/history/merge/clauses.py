"""One clause of three: its number and its fields, settled one by one; its words and terms are settled elsewhere."""

from __future__ import annotations

from attrs import evolve

from plancmp.history.merge.fields import (
    agree_less,
    disclose_less,
    join_notes,
    settle,
    settle_attributes,
    settle_list,
    trust_less,
)
from plancmp.model import Clause


def strip_number(clause: Clause) -> Clause:
    """Return a clause without its number: all that two sides can change of it."""
    return evolve(clause, id="", label="", clauses=())


def weave_records(base: Clause | None, ours: Clause, theirs: Clause) -> Clause:
    """Return a clause whose fields but its words and terms are settled one by one."""
    before = base or Clause("")
    name, label = settle_number(before, ours, theirs)
    return Clause(
        name,
        label,
        topics=settle_list(before.topics, ours.topics, theirs.topics),
        agreement=settle(before.agreement, ours.agreement, theirs.agreement, agree_less),
        disclosure=settle(before.disclosure, ours.disclosure, theirs.disclosure, disclose_less),
        confidence=settle(before.confidence, ours.confidence, theirs.confidence, trust_less),
        source=settle_list(before.source, ours.source, theirs.source),
        note=settle(before.note, ours.note, theirs.note, join_notes),
        options=settle_list(before.options, ours.options, theirs.options),
        reports=settle_list(before.reports, ours.reports, theirs.reports),
        attributes=settle_attributes(before.attributes, ours.attributes, theirs.attributes),
    )


def settle_number(base: Clause, ours: Clause, theirs: Clause) -> tuple[str, str]:
    """Return the id and label that the base and both sides leave a clause."""
    pairs = [(clause.id, clause.label) for clause in (base, ours, theirs)]
    if pairs[0] in pairs[1:] or pairs[1] == pairs[2]:
        return settle(pairs[0], pairs[1], pairs[2])
    name = settle(base.id, ours.id, theirs.id) or min(ours.id, theirs.id)
    label = settle(base.number, ours.number, theirs.number) or name
    return name, "" if label == name else label
