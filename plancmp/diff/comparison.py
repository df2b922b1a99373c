"""Alignment → Comparison: what every link, and the lack of one, means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from attrs import fields, frozen

from plancmp.align import Alignment, Link, Pins
from plancmp.align.plans import align_plans
from plancmp.diff.algebra import compare_disclosures, compare_terms
from plancmp.diff.changes import Cause, ClauseChange, FieldChange, Slot, TermChange
from plancmp.diff.effects import Effect, Flag, Kind
from plancmp.diff.fingerprints import sign_changes
from plancmp.diff.places import find_moved
from plancmp.diff.slots import list_slots, pair_slots
from plancmp.diff.wordings import judge_texts
from plancmp.model import Agreement, Clause, Disclosure, Entry, Plan

if TYPE_CHECKING:
    from deepdiff import DeepDiff

    from plancmp.diff.coverage import Coverage
    from plancmp.diff.patch import Patch
    from plancmp.diff.verdicts import Verdict


@frozen
class Comparison:
    """What changed from one version to another.

    Attributes:
        old: The old version.
        new: The new version.
        alignment: Which clause answers to which, by places in the two outlines.
        clauses: What happened to every clause of both versions, each exactly once: those of the new version in its
            order, each gone clause behind the one that it stood behind.
        metadata: What changed about the versions as a whole.
    """

    old: Plan
    new: Plan
    alignment: Alignment
    clauses: tuple[ClauseChange, ...]
    metadata: tuple[FieldChange, ...]

    @property
    def changes(self) -> tuple[ClauseChange, ...]:
        """The clauses to which anything happened."""
        return tuple(change for change in self.clauses if change.is_change)

    @property
    def terms(self) -> tuple[TermChange, ...]:
        """What happened to every term that is not the same."""
        return tuple(term for change in self.clauses for term in change.terms)

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the verdict of each topic that either version touches, in the order of first mention."""
        from plancmp.diff.verdicts import judge_topics  # noqa: PLC0415 - verdicts read comparisons

        return judge_topics(self)

    def coverage(self) -> Coverage:
        """Return the proof that every clause and every raw difference is accounted for exactly once."""
        from plancmp.diff.coverage import prove_coverage  # noqa: PLC0415 - the proof reads comparisons

        return prove_coverage(self)

    def patch(self) -> Patch:
        """Return the patch that makes the new version of the old."""
        from plancmp.diff.patch import make_patch  # noqa: PLC0415 - patches read comparisons

        return make_patch(self)

    def to_deepdiff(self) -> DeepDiff:
        """Return DeepDiff's view of the two versions, clauses matched by their links.

        DeepDiff is told which clause answers to which: it sees maps keyed by the link, never lists to match.
        """
        from plancmp.diff.deep import diff_deeply  # noqa: PLC0415 - DeepDiff is heavy, and most runs need none

        return diff_deeply(self)


def compare(old: Plan, new: Plan, *, pins: Pins | None = None) -> Comparison:
    """Report which terms changed from one version to another.

    Args:
        old: The old version.
        new: The new version.
        pins: Links that a person has decided, by places in the two outlines.

    Returns:
        The comparison. Linear in what is unchanged; the alignment's cost for the rest.
    """
    return interpret(old, new, align_plans(old, new, pins=pins))


def interpret(old: Plan, new: Plan, alignment: Alignment) -> Comparison:
    """Say what an alignment of two versions means.

    Args:
        old: The old version.
        new: The new version.
        alignment: Which clause answers to which, by places in the two outlines.

    Returns:
        The comparison.
    """
    clauses = _Interpreter(old, new, alignment).list_changes()
    signed, metadata = sign_changes(clauses, _compare_metadata(old, new))
    return Comparison(old, new, alignment, signed, metadata)


_CLAUSE_EFFECT_RULES = {
    Effect.DEFERRED: ("clause-deferred", Kind.DEFERRED),
    Effect.TAKEN_UP: ("clause-taken-up", Kind.TAKEN_UP),
    Effect.WITHHELD: ("clause-withheld", Kind.WITHHELD),
    Effect.DISCLOSED: ("clause-disclosed", Kind.DISCLOSED),
    Effect.DROPPED: ("clause-removed", Kind.REMOVED),
    Effect.ADDED: ("clause-added", Kind.ADDED),
}
_TERM_EFFECT_RULES = {
    Effect.DEFERRED: "term-deferred",
    Effect.TAKEN_UP: "term-taken-up",
    Effect.WITHHELD: "term-withheld",
    Effect.DISCLOSED: "term-disclosed",
    Effect.DROPPED: "term-dropped",
    Effect.ADDED: "term-added",
}


@frozen
class _Group:
    """Clauses that answer to each other, or one that answers to none."""

    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    link: Link | None
    is_untouched: bool

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (*self.new, *self.old)


class _Interpreter:
    """One pass over an alignment."""

    def __init__(self, old: Plan, new: Plan, alignment: Alignment) -> None:
        self.old, self.new = old, new
        self.old_outline, self.new_outline = old.outline(), new.outline()
        self.alignment = alignment
        self.groups = self._list_groups()
        self.parties = {*old.parties, *new.parties}
        self.moved = find_moved(self.old_outline, self.new_outline, alignment)

    def list_changes(self) -> list[ClauseChange]:
        terms = self._compare_terms()
        # A term that moved is reported where it stands now; it revises the clause that it left all the same.
        left = {term.old.entry.index for group in terms.values() for term in group if term.old and term.is_moved and _is_real(term)}
        return [
            self._make_change(group, terms.get(number, ()), any(entry.index in left for entry in group.old))
            for number, group in enumerate(self.groups)
        ]

    def _list_groups(self) -> list[_Group]:
        groups = []
        for link in self.alignment.links:
            old = tuple(self.old_outline[i] for i in link.old)
            new = tuple(self.new_outline[j] for j in link.new)
            groups.append(_Group(old, new, link, _is_untouched(old, new)))
        groups += [_Group((), (self.new_outline[j],), None, is_untouched=False) for j in self.alignment.added]
        place_of_old = {entry.index: group.new[0].index for group in groups for entry in group.old}
        places = {id(group): (group.new[0].index, -1) for group in groups if group.new}
        behind = -1
        for entry in self.old_outline:
            if entry.index in place_of_old:
                behind = place_of_old[entry.index]
                continue
            group = _Group((entry,), (), None, is_untouched=False)
            groups.append(group)
            places[id(group)] = (behind, entry.index)
        return sorted(groups, key=lambda group: places[id(group)])

    # Terms

    def _compare_terms(self) -> Mapping[int, tuple[TermChange, ...]]:
        """Return the changes of terms by the number of the group that reports them."""
        found: dict[int, list[TermChange]] = {}
        loose_old: dict[str, list[tuple[int, Slot]]] = {}
        loose_new: dict[str, list[tuple[int, Slot]]] = {}
        everywhere: Counter[tuple[str, str]] = Counter()
        for number, group in enumerate(self.groups):
            if group.is_untouched:
                everywhere.update(("both", term.name) for term in group.new[0].clause.terms)
                if not group.new[0].clause.options and not group.new[0].clause.reports:
                    continue
            before, after = list_slots(group.old), list_slots(group.new)
            for name in dict.fromkeys((*after, *before)):
                everywhere["places", name] += 1
                pairs, rest_old, rest_new = pair_slots(before.get(name, ()), after.get(name, ()))
                for pair in pairs:
                    self._note(found, number, name, *pair)
                loose_old.setdefault(name, []).extend((number, slot) for slot in rest_old)
                loose_new.setdefault(name, []).extend((number, slot) for slot in rest_new)
        for name in dict.fromkeys((*loose_new, *loose_old)):
            is_unique = not everywhere["both", name] and everywhere["places", name] <= 2
            self._settle(found, name, loose_old.get(name, []), loose_new.get(name, []), is_unique=is_unique)
        return {number: tuple(changes) for number, changes in found.items()}

    def _settle(
        self,
        found: dict[int, list[TermChange]],
        name: str,
        old: Sequence[tuple[int, Slot]],
        new: Sequence[tuple[int, Slot]],
        *,
        is_unique: bool,
    ) -> None:
        """Pair what is left over across clauses, and report the rest as gone or come."""
        rest_old, rest_new = [slot for _, slot in old], [slot for _, slot in new]
        group_of = {id(slot): number for number, slot in (*old, *new)}
        if is_unique and old and new:
            pairs, rest_old, rest_new = pair_slots(rest_old, rest_new)
            for before, after in pairs:
                self._note(found, group_of[id(after)], name, before, after, moved=True)
        for slot in rest_old:
            effect = self._judge_loss(slot, self.groups[group_of[id(slot)]].new, self.new)
            self._note_single(found, group_of[id(slot)], name, effect, slot, None)
        for slot in rest_new:
            effect = self._judge_loss(slot, self.groups[group_of[id(slot)]].old, self.old).mirror
            self._note_single(found, group_of[id(slot)], name, effect, None, slot)

    def _judge_loss(self, slot: Slot, answers: Sequence[Entry], other: Plan) -> Effect:
        """Say what it means that the other version has no such term."""
        known = other.disclosure_of(slot.entry.topics)
        for entry in answers:
            if not entry.clause.disclosure.is_known:
                known = entry.clause.disclosure
        return _judge_silence(slot.term.disclosure if slot.term else Disclosure.STATED, known)

    def _note(
        self,
        found: dict[int, list[TermChange]],
        number: int,
        name: str,
        old: Slot,
        new: Slot,
        *,
        moved: bool = False,
    ) -> None:
        if old.term is None or new.term is None:
            if old.term is new.term:
                return
            effect = Effect.DROPPED if new.term is None else Effect.ADDED
            self._note_single(found, number, name, effect, old, new)
            return
        effect, causes = compare_terms(old.term, new.term)
        if moved:
            causes = (*causes, Cause("term-moved", "place", Effect.SAME))
        if causes:
            found.setdefault(number, []).append(TermChange(name, effect, causes, old, new, _list_topics(new, old)))

    def _note_single(
        self,
        found: dict[int, list[TermChange]],
        number: int,
        name: str,
        effect: Effect,
        old: Slot | None,
        new: Slot | None,
    ) -> None:
        if effect is Effect.SAME:
            return
        lone = old or new
        if lone is not None and (old is None or new is None) and lone.term is None:
            cause = Cause("report-unmatched", "term", Effect.SAME)
            found.setdefault(number, []).append(TermChange(name, Effect.SAME, (cause,), old, new, lone.entry.topics))
            return
        cause = Cause(_TERM_EFFECT_RULES[effect], "term", effect)
        found.setdefault(number, []).append(TermChange(name, effect, (cause,), old, new, _list_topics(new, old)))

    # Clauses

    def _make_change(self, group: _Group, terms: tuple[TermChange, ...], has_lost: bool) -> ClauseChange:  # noqa: FBT001
        topics = tuple(dict.fromkeys(topic for entry in group.entries for topic in entry.topics))
        flags = self._list_flags(group)
        if not group.old or not group.new:
            kind, single = self._judge_single(group)
            return ClauseChange(kind, flags, group.old, group.new, terms, single, topics, group.link)
        if group.is_untouched:
            return ClauseChange(Kind.UNCHANGED, flags, group.old, group.new, terms, (), topics, group.link)
        revised = has_lost or any(map(_is_real, terms))
        changed = tuple(self._compare_fields(group, revised=revised))
        kind = _judge_kind(changed, revised=revised)
        return ClauseChange(kind, flags, group.old, group.new, terms, changed, topics, group.link)

    def _judge_single(self, group: _Group) -> tuple[Kind, tuple[FieldChange, ...]]:
        entry, other = (group.old[0], self.new) if group.old else (group.new[0], self.old)
        effect = _judge_silence(entry.clause.disclosure, other.disclosure_of(entry.topics))
        if effect is Effect.SAME:
            # As unknown as before: a placeholder that the other version does not bother to write.
            return Kind.UNCHANGED, ()
        rule, kind = _CLAUSE_EFFECT_RULES[effect if group.old else effect.mirror]
        old, new = (entry.clause.text, "") if group.old else ("", entry.clause.text)
        return kind, (FieldChange(Cause(rule, "clause", effect if group.old else effect.mirror), old, new),)

    def _list_flags(self, group: _Group) -> frozenset[Flag]:
        flags = set()
        if group.old and group.new:
            if len(group.new) > 1:
                flags.add(Flag.SPLIT)
            if len(group.old) > 1:
                flags.add(Flag.MERGED)
            if len(group.old) == len(group.new) == 1:
                if group.old[0].clause.number != group.new[0].clause.number:
                    flags.add(Flag.RENUMBERED)
                if group.old[0].index in self.moved:
                    flags.add(Flag.MOVED)
        return frozenset(flags)

    def _compare_fields(self, group: _Group, *, revised: bool) -> Iterator[FieldChange]:
        old, new = _Merged(group.old), _Merged(group.new)
        effect = compare_disclosures(old.disclosure, new.disclosure)
        if old.disclosure is not new.disclosure:
            rule = "clause-now-reported" if new.disclosure is Disclosure.REPORTED else "clause-now-stated"
            rule = _CLAUSE_EFFECT_RULES[effect][0] if effect is not Effect.SAME else rule
            yield FieldChange(Cause(rule, "disclosure", effect), str(old.disclosure), str(new.disclosure))
        yield from self._compare_words(old, new, is_explained=revised or effect is not Effect.SAME)
        if old.heading != new.heading:
            yield FieldChange(Cause("heading-changed", "heading", Effect.SAME), old.heading, new.heading)
        if old.agreement != new.agreement:
            yield FieldChange(_judge_agreement(old.agreement, new.agreement), old.agreement, new.agreement)
        if old.topics != new.topics:
            cause = Cause("topics-changed", "topics", Effect.SAME)
            yield FieldChange(cause, ", ".join(old.topics), ", ".join(new.topics))
        if old.attributes != new.attributes:
            from plancmp.diff.deep import describe_difference  # noqa: PLC0415 - DeepDiff is heavy and rarely needed

            difference = describe_difference(old.attributes, new.attributes)
            cause = Cause("clause-attributes-changed", "attributes", Effect.SAME, difference)
            yield FieldChange(cause, "", "")
        for facet in ("label", "confidence", "source", "note", "alternatives"):
            before, after = getattr(old, facet), getattr(new, facet)
            if before != after:
                yield FieldChange(Cause("clause-record-changed", facet, Effect.SAME), before, after)

    def _compare_words(self, old: _Merged, new: _Merged, *, is_explained: bool) -> Iterator[FieldChange]:
        cause = judge_texts(old.text, new.text, self.parties)
        if cause is None:
            return
        if cause.rule == "wording-needs-review" and is_explained:
            cause = Cause("text-reworded", "text", Effect.SAME)
        yield FieldChange(cause, old.text, new.text)


def _is_real(term: TermChange) -> bool:
    return term.effect is not Effect.SAME


class _Merged:
    """Several clauses seen as one, so that a split or merged clause compares like any other."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        clauses = [entry.clause for entry in entries]
        self.text = "\n".join(clause.text for clause in clauses if clause.text)
        self.heading = " / ".join(clause.heading for clause in clauses if clause.heading)
        self.label = ", ".join(clause.label for clause in clauses if clause.label)
        self.note = "\n".join(clause.note for clause in clauses if clause.note)
        self.topics = tuple(sorted({topic for entry in entries for topic in entry.topics}))
        self.agreement = ", ".join(dict.fromkeys(str(clause.agreement or "") for clause in clauses))
        self.confidence = ", ".join(dict.fromkeys(str(clause.confidence or "") for clause in clauses))
        self.source = ", ".join(dict.fromkeys(name for entry in entries for name in entry.source))
        self.attributes = [clause.attributes for clause in clauses if clause.attributes]
        self.disclosure = _merge_disclosures(clauses)
        self.alternatives = "\n".join(_spell_alternatives(clause) for clause in clauses).strip()


def _merge_disclosures(clauses: Sequence[Clause]) -> Disclosure:
    order = (Disclosure.UNDISCLOSED, Disclosure.DEFERRED, Disclosure.REPORTED, Disclosure.STATED)
    return min((clause.disclosure for clause in clauses), key=order.index)


def _spell_alternatives(clause: Clause) -> str:
    lines = [f"[{', '.join(option.by)}] {option.text} {option.note}".strip() for option in clause.options]
    lines += [f"({', '.join(report.source)}) {report.text} {report.note}".strip() for report in clause.reports]
    return "\n".join(lines)


def _is_untouched(old: Sequence[Entry], new: Sequence[Entry]) -> bool:
    if len(old) != 1 or len(new) != 1:
        return False
    before, after = old[0], new[0]
    if before.topics != after.topics or before.source != after.source:
        return False
    same: bool = _contents(before.clause) == _contents(after.clause)
    return same


_contents = attrgetter(*(item.name for item in fields(Clause) if item.name not in {"id", "clauses"}))


def _judge_silence(disclosure: Disclosure, known: Disclosure) -> Effect:
    """Say what it means for a clause or term that the other version, of which so much is known, has none.

    Only what is known on both sides can be dropped. A matter that was left for later talks and of which a version
    that is known in full says nothing is not left for later talks any more.
    """
    if disclosure.is_known and known is Disclosure.STATED:
        return Effect.DROPPED
    return compare_disclosures(disclosure, known)


def _judge_kind(changed: Sequence[FieldChange], *, revised: bool) -> Kind:
    kinds = dict(_CLAUSE_EFFECT_RULES.values())
    rules = [change.cause.rule for change in changed]
    for rule in rules:
        if rule in kinds:
            return kinds[rule]
    if revised:
        return Kind.REVISED
    if {"wording-needs-review", "dispute-opened", "dispute-closed"} & set(rules):
        return Kind.REVISED
    if "text-reworded" in rules:
        return Kind.REWORDED
    return Kind.EDITORIAL if {"text-edited", "heading-changed"} & set(rules) else Kind.UNCHANGED


def _judge_agreement(old: str, new: str) -> Cause:
    was_open, is_open = Agreement.OPEN in old.split(", "), Agreement.OPEN in new.split(", ")
    if was_open == is_open:
        return Cause("agreement-changed", "agreement", Effect.SAME)
    return Cause("dispute-opened" if is_open else "dispute-closed", "agreement")


def _list_topics(*slots: Slot | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for slot in slots if slot for topic in slot.entry.topics))


_PLAN_RULES = {
    "status": "status-changed",
    "disclosure": "disclosure-changed",
    "topic_disclosure": "disclosure-changed",
    "parties": "parties-changed",
    "attributes": "plan-attributes-changed",
}


def _compare_metadata(old: Plan, new: Plan) -> list[FieldChange]:
    changes = []
    for item in fields(Plan):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if item.name == "clauses" or before == after:
            continue
        cause = Cause(_PLAN_RULES.get(item.name, "plan-record-changed"), item.name, Effect.SAME)
        changes.append(FieldChange(cause, _spell_metadata(before), _spell_metadata(after)))
    return changes


def _spell_metadata(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_spell_metadata(item) for item in value)
    return str(getattr(value, "publisher", value)) if value is not None else ""
