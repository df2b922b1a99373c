"""What happened to the terms: pairs of places → changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from plancmp.diff.algebra import compare_terms, judge_silence
from plancmp.diff.changes import Cause, Slot, TermChange
from plancmp.diff.effects import Effect
from plancmp.diff.groups import Group, Versions
from plancmp.diff.slots import list_slots, pair_slots
from plancmp.model import Disclosure, Entry, Plan
from plancmp.model.omissions import has_omission

EXISTENCE_RULES = {
    Effect.DEFERRED: "term-deferred",
    Effect.TAKEN_UP: "term-taken-up",
    Effect.WITHHELD: "term-withheld",
    Effect.DISCLOSED: "term-disclosed",
    Effect.DROPPED: "term-dropped",
    Effect.ADDED: "term-added",
}


def compare_all_terms(groups: Sequence[Group], versions: Versions) -> Mapping[int, tuple[TermChange, ...]]:
    """Say what happened to every term of two versions.

    Terms are paired by their names inside each group first. What is left over is paired across groups where its name
    stands in one group of either version only; the rest is gone or come, or not known.

    Returns:
        The changes by the place of the group that reports them; a term that moved is reported where it stands now.
        Linear time.
    """
    return _Comparer(groups, versions).compare()


class _Comparer:
    """One pass over the groups."""

    def __init__(self, groups: Sequence[Group], versions: Versions) -> None:
        self.groups, self.versions = groups, versions
        self.found: dict[int, list[TermChange]] = {}
        self.loose_old: dict[str, list[tuple[int, Slot]]] = {}
        self.loose_new: dict[str, list[tuple[int, Slot]]] = {}
        # In how many groups a name stands, by side; names that only a report mentions as gone do not stand there.
        self.standing_old: Counter[str] = Counter()
        self.standing_new: Counter[str] = Counter()

    def compare(self) -> Mapping[int, tuple[TermChange, ...]]:
        for number, group in enumerate(self.groups):
            self.compare_group(number, group)
        for name in dict.fromkeys((*self.loose_new, *self.loose_old)):
            self.settle(name, self.loose_old.get(name, []), self.loose_new.get(name, []))
        return {number: tuple(changes) for number, changes in self.found.items()}

    def compare_group(self, number: int, group: Group) -> None:
        if group.is_untouched:
            clause = group.new[0].clause
            if not clause.options and not clause.reports:
                names = [term.name for term in clause.terms]
                self.standing_old.update(names)
                self.standing_new.update(names)
                return
        before, after = list_slots(group.old), list_slots(group.new)
        for name in dict.fromkeys((*after, *before)):
            old, new = before.get(name, ()), after.get(name, ())
            self.standing_old[name] += any(slot.term for slot in old)
            self.standing_new[name] += any(slot.term for slot in new)
            pairs, rest_old, rest_new = pair_slots(old, new)
            for pair in pairs:
                self.note_pair(number, name, *pair)
            if rest_old:
                self.loose_old.setdefault(name, []).extend((number, slot) for slot in rest_old)
            if rest_new:
                self.loose_new.setdefault(name, []).extend((number, slot) for slot in rest_new)

    def settle(self, name: str, old: Sequence[tuple[int, Slot]], new: Sequence[tuple[int, Slot]]) -> None:
        """Pair what is left over across groups, and report the rest as gone or come."""
        rest_old, rest_new = [slot for _, slot in old], [slot for _, slot in new]
        group_of = {id(slot): number for number, slot in (*old, *new)}
        is_made_up = any(slot.evidence for slot in (*rest_old, *rest_new))
        if self.standing_old[name] <= 1 and self.standing_new[name] <= 1 and old and new and not is_made_up:
            pairs, rest_old, rest_new = pair_slots(rest_old, rest_new)
            for before, after in pairs:
                self.note_pair(group_of[id(after)], name, before, after, moved=True)
        for slot in rest_old:
            answers = self.groups[group_of[id(slot)]].new
            self.note_loss(group_of[id(slot)], name, slot, answers, self.versions.new, is_old=True)
        for slot in rest_new:
            answers = self.groups[group_of[id(slot)]].old
            self.note_loss(group_of[id(slot)], name, slot, answers, self.versions.old, is_old=False)

    def note_pair(self, number: int, name: str, old: Slot, new: Slot, *, moved: bool = False) -> None:
        if old.term is None and new.term is None:
            if moved:
                cause = Cause("term-moved", "place", Effect.SAME)
                self.note(number, TermChange(name, Effect.SAME, (cause,), old, new, _list_topics(new, old)))
            return
        if old.term is None or new.term is None:
            self.note_existence(number, name, Effect.DROPPED if new.term is None else Effect.ADDED, old, new)
            return
        effect, causes = compare_terms(old.term, new.term)
        if moved:
            causes = (*causes, Cause("term-moved", "place", Effect.SAME))
        if causes:
            self.note(number, TermChange(name, effect, causes, old, new, _list_topics(new, old)))

    def note_loss(
        self, number: int, name: str, slot: Slot, answers: Sequence[Entry], other: Plan, *, is_old: bool
    ) -> None:
        """Note what it means that the other version has no such term."""
        old, new = (slot, None) if is_old else (None, slot)
        if slot.term is None:
            standing = self.find_standing(name, is_old=not is_old)
            if standing:
                # The report means a term that another clause, or another report, answers for as well.
                effect = Effect.ADDED if is_old else Effect.DROPPED
                self.note_existence(number, name, effect, old or standing, new or standing)
                return
            cause = Cause("report-unmatched", "term", Effect.SAME)
            self.note(number, TermChange(name, Effect.SAME, (cause,), old, new, slot.entry.topics))
            return
        effect = judge_loss(slot.term.disclosure, slot.entry, answers, other)
        if effect is not Effect.SAME:
            self.note_existence(number, name, effect if is_old else effect.mirror, old, new)

    def find_standing(self, name: str, *, is_old: bool) -> Slot | None:
        """Return the one place where a term of this name stands in a version outside all alternatives."""
        outline = self.versions.old_outline if is_old else self.versions.new_outline
        slots = [slot for slot in list_slots(outline).get(name, ()) if slot.term and not slot.variant]
        return slots[0] if len(slots) == 1 else None

    def note_existence(self, number: int, name: str, effect: Effect, old: Slot | None, new: Slot | None) -> None:
        cause = Cause(EXISTENCE_RULES[effect], "term", effect)
        self.note(number, TermChange(name, effect, (cause,), old, new, _list_topics(new, old)))

    def note(self, number: int, change: TermChange) -> None:
        self.found.setdefault(number, []).append(change)


def judge_loss(disclosure: Disclosure, entry: Entry, answers: Sequence[Entry], other: Plan) -> Effect:
    """Say what it means that the other version lacks something of a clause.

    Args:
        disclosure: What is known of it.
        entry: The clause that has it.
        answers: The clauses of the other version that answer to that one.
        other: The other version.

    Returns:
        The effect where the clause is the old one; its mirror is that of the new one.
    """
    unknown = [answer.clause.disclosure for answer in answers if not answer.clause.disclosure.is_known]
    if any(has_omission(answer.clause.text) for answer in answers):
        unknown = unknown or [Disclosure.UNDISCLOSED]
    return judge_silence(disclosure, unknown[-1] if unknown else other.disclosure_of(entry.topics, entry.companion))


def _list_topics(*slots: Slot | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for slot in slots if slot for topic in slot.entry.topics))
