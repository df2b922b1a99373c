"""The proof that a comparison left nothing out and told nothing twice.

It does not trust the comparison: it lists the clauses and the raw differences of the two versions anew, field by
field, and counts who claims each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import fields, frozen

from plancmp.diff.changes import ClauseChange, Slot
from plancmp.diff.comparison import Comparison
from plancmp.diff.slots import list_slots
from plancmp.model import Entry, Plan
from plancmp.model.value import Value

# What a clause holds in the words and terms of its alternatives is compared with the words and terms themselves.
_HOLDERS = {"terms", "options", "reports", "clauses", "id"}
# What follows for a clause from others is no difference of its own.
_CONCLUDED = {"references", "definition", "name"}


@frozen(eq=False, repr=False)
class Coverage(Value):
    """How the two versions are accounted for.

    Attributes:
        clauses: How many clauses both versions have.
        differences: How many raw differences there are.
        problems: What is not accounted for exactly once; empty if the proof holds.
    """

    clauses: int
    differences: int
    problems: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether everything is accounted for exactly once."""
        return not self.problems


def prove_coverage(comparison: Comparison) -> Coverage:
    """Return the proof for a comparison; linear time."""
    problems = [
        *_check_clauses(comparison.old, "old", (entry for change in comparison.clauses for entry in change.old)),
        *_check_clauses(comparison.new, "new", (entry for change in comparison.clauses for entry in change.new)),
    ]
    differences = 0
    for change in comparison.clauses:
        listed, told = _list_differences(change, comparison), sorted(_list_facets(change))
        differences += len(listed)
        if sorted(listed) == told:
            continue
        expected, claimed = Counter(listed), Counter(told)
        for facet in sorted(expected.keys() | claimed.keys()):
            if expected[facet] != claimed[facet]:
                name = " + ".join(entry.clause.id for entry in (*change.old, *change.new))
                problems.append(
                    f'"{facet}" of {name} differs {expected[facet]} times, is claimed {claimed[facet]} times'
                )
    counted, found = _check_terms(comparison)
    metadata = _list_raw(comparison.old, comparison.new, {"clauses"})
    claimed_metadata = [change.cause.facet for change in comparison.metadata]
    if sorted(metadata) != sorted(claimed_metadata):
        problems.append("not every difference of the plans as a whole is claimed once")
    total = differences + counted + len(metadata)
    size = len(comparison.old.outline()) + len(comparison.new.outline())
    return Coverage(size, total, (*problems, *found))


def _check_clauses(plan: Plan, side: str, entries: Iterable[Entry]) -> Iterator[str]:
    counts = Counter(entry.clause.id for entry in entries)
    for clause in plan.walk():
        if counts[clause.id] != 1:
            yield f"{side} clause {clause.id} is accounted for {counts[clause.id]} times"


def _list_differences(change: ClauseChange, comparison: Comparison) -> list[str]:
    """Return the facets in which the clauses of a change differ."""
    if not change.old or not change.new:
        other = comparison.new if change.old else comparison.old
        lone = (*change.old, *change.new)
        return [] if all(_is_placeholder(entry, other) or entry.clause.is_bare for entry in lone) else ["clause"]
    if len(change.old) == len(change.new) == 1:
        old, new = change.old[0], change.new[0]
        raw = set(_list_raw(old.clause, new.clause, _HOLDERS)) - {"topics", "source"}
        raw |= {"topics"} if sorted(set(old.topics)) != sorted(set(new.topics)) else set()
        raw |= {"source"} if old.source != new.source else set()
        raw |= {"alternatives"} if old.clause.alternatives != new.clause.alternatives else set()
        return sorted(raw)
    # Of a split or merged clause only what is common to all its parts can be listed anew.
    return list(_list_facets(change))


def _list_facets(change: ClauseChange) -> Iterator[str]:
    return (item.cause.facet for item in change.fields if item.cause.facet not in _CONCLUDED)


def _is_placeholder(entry: Entry, other: Plan) -> bool:
    """Return whether a clause without an answer is as unknown as what the other version says of its topics."""
    disclosure = entry.clause.disclosure
    return not disclosure.is_known and disclosure is other.disclosure_of(entry.topics, entry.companion)


def _list_raw(old: object, new: object, skipped: set[str]) -> list[str]:
    names = [item.name for item in fields(type(old)) if item.eq and item.name not in skipped]  # type: ignore[arg-type]
    return [name for name in names if getattr(old, name) != getattr(new, name)]


def _check_terms(comparison: Comparison) -> tuple[int, list[str]]:
    """Hold every place of a term against the changes that mention it."""
    problems = []
    differences = 0
    seen: dict[str, set[tuple[object, ...]]] = {"old": set(), "new": set()}
    for change in comparison.terms:
        for side, slot in (("old", change.old), ("new", change.new)):
            if slot is not None:
                seen[side].add(_key(change.name, slot))
        if change.old and change.new and change.old.term and change.new.term:
            expected = _list_raw(change.old.term, change.new.term, set())
            claimed = sorted({cause.facet for cause in change.causes} - {"place"})
            differences += len(expected)
            if sorted(expected) != claimed:
                problems.append(f"{change.name}: {', '.join(expected)} differ, {', '.join(claimed)} are claimed")
        else:
            differences += 1
    same = _list_same_terms(comparison)
    for side in ("old", "new"):
        problems += [
            f"{side} term {name} of {entry_id} is not accounted for"
            for name, entry_id, variant in _list_places(comparison, side)
            if (name, entry_id, variant) not in seen[side] and (name, entry_id, variant) not in same[side]
        ]
    return differences, problems


def _list_places(comparison: Comparison, side: str) -> Iterator[tuple[str, str, object]]:
    plan = comparison.old if side == "old" else comparison.new
    for name, slots in list_slots(plan.outline()).items():
        for slot in slots:
            yield name, slot.entry.clause.id, slot.variant


def _list_same_terms(comparison: Comparison) -> dict[str, set[tuple[object, ...]]]:
    """Return the places whose term stands in the other version without any difference."""
    same: dict[str, set[tuple[object, ...]]] = {"old": set(), "new": set()}
    for change in comparison.clauses:
        old, new = list_slots(change.old), list_slots(change.new)
        for name in old.keys() & new.keys():
            for before in old[name]:
                for after in new[name]:
                    if before.term == after.term:
                        same["old"].add(_key(name, before))
                        same["new"].add(_key(name, after))
        for side, here in (("old", old), ("new", new)):
            # A place that nobody can say anything of: unknown before and after.
            same[side].update(
                _key(name, slot)
                for name, slots in here.items()
                for slot in slots
                if slot.term is not None and not slot.term.disclosure.is_known
            )
    return same


def _key(name: str, slot: Slot) -> tuple[str, str, object]:
    return name, slot.entry.clause.id, slot.variant
