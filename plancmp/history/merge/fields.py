"""One field of a clause or plan, three ways: who changed it, or what becomes of it if both did."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from attrs import evolve

from plancmp.model import Agreement, Attributes, Clause, Companion, Confidence, Disclosure, PlanDisclosure

T = TypeVar("T")
Pairs = tuple[tuple[str, Disclosure], ...]


def _lesser(*order: T) -> Callable[[T, T], T]:
    """Make what takes of two the one that says less."""
    return lambda ours, theirs: min((ours, theirs), key=order.index)


agree_less = _lesser(Agreement.OPEN, None, Agreement.AIM_AGREED, Agreement.AGREED)
trust_less = _lesser(Confidence.LOW, None, Confidence.MEDIUM, Confidence.HIGH)
disclose_less = _lesser(Disclosure.UNDISCLOSED, Disclosure.DEFERRED, Disclosure.REPORTED, Disclosure.STATED)
publish_less = _lesser(PlanDisclosure.NONE, PlanDisclosure.PARTIAL, PlanDisclosure.FULL)


def settle(base: T, ours: T, theirs: T, join: Callable[[T, T], T] | None = None) -> T:
    """Return a field as the side has it that changed it.

    Args:
        base: The field in the base.
        ours: The field on our side.
        theirs: The field on their side.
        join: What becomes of it if both sides changed it, and not alike; `None` to leave it as it was.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    return join(ours, theirs) if join else base


def settle_list(base: tuple[T, ...], ours: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    """Return a list three ways: what a side struck is struck, what a side put in is in."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    common = [item for item in base if item in ours and item in theirs]
    return tuple(dict.fromkeys((*common, *(item for item in (*ours, *theirs) if item not in base))))


def settle_attributes(base: Attributes, ours: Attributes, theirs: Attributes) -> Attributes:
    """Return attributes three ways, key by key; one that both sides changed differently stays as it was."""
    if theirs in (ours, base):
        return ours
    found: dict[str, object] = {}
    for key in dict.fromkeys((*base, *ours, *theirs)):
        before, first, second = (Attributes({key: side[key]}) if key in side else None for side in (base, ours, theirs))
        found |= (settle(before, first, second) or Attributes()).thaw()
    return Attributes(found)


def settle_topics(base: Pairs, ours: Pairs, theirs: Pairs) -> Pairs:
    """Return what is known of each topic, three ways; where both sides changed it, what says least."""
    if theirs in (ours, base):
        return ours
    maps = [dict(pairs) for pairs in (base, ours, theirs)]
    found = []
    for topic in dict.fromkeys(topic for pairs in maps for topic in pairs):
        before, first, second = (pairs.get(topic) for pairs in maps)
        known = settle(before, first, second, _know_less)
        if known is not None:
            found.append((topic, known))
    return tuple(found)


def settle_companions(
    base: tuple[Companion, ...], ours: tuple[Companion, ...], theirs: tuple[Companion, ...]
) -> tuple[Companion, ...]:
    """Return companions three ways, name by name; one that both sides changed differently stays as it was."""
    maps = [{companion.name: companion for companion in companions} for companions in (base, ours, theirs)]
    names = settle_list(tuple(maps[0]), tuple(maps[1]), tuple(maps[2]))
    found = (settle(maps[0].get(name), maps[1].get(name), maps[2].get(name)) or maps[1].get(name) for name in names)
    return tuple(companion for companion in found if companion is not None)


def join_notes(ours: str, theirs: str) -> str:
    """Return both notes."""
    return "\n".join(dict.fromkeys(note for note in (ours, theirs) if note))


def _know_less(ours: Disclosure | None, theirs: Disclosure | None) -> Disclosure | None:
    return ours or theirs if ours is None or theirs is None else disclose_less(ours, theirs)


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
