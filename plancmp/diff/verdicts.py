"""The verdict of each topic: what a reader who has five seconds should know."""

from __future__ import annotations

from collections import Counter

from attrs import frozen

from plancmp.diff.changes import ClauseChange
from plancmp.diff.comparison import Comparison
from plancmp.diff.effects import Effect, Kind
from plancmp.model import Agreement, Entry
from plancmp.model.value import Value


@frozen(eq=False, repr=False)
class Verdict(Value):
    """What happened to one topic.

    Attributes:
        topic: The topic's id.
        word: The one thing that happened to its terms and clauses ("loosened", "removed", "withheld"); "mixed" if
            several did; "reworded" if only words changed; "unchanged".
        effects: How often each effect occurs among its terms, and, where a clause has no changed term, among its
            clauses; as pairs in a fixed order.
        is_open: Whether the sides disagree on it in the new version.
        is_reported: Whether something in the new version is known from reports.
        has_conflict: Whether these reports contradict each other on a term.
    """

    topic: str
    word: str
    effects: tuple[tuple[str, int], ...]
    is_open: bool
    is_reported: bool
    has_conflict: bool


_CLAUSE_WORDS = {Kind.REMOVED: "dropped"}
_QUIET = {Kind.UNCHANGED, Kind.EDITORIAL, Kind.REWORDED}


def judge_topics(comparison: Comparison) -> tuple[Verdict, ...]:
    """Return the verdict of each topic that either version touches, in the order of first mention."""
    by_topic: dict[str, list[ClauseChange]] = {}
    for change in comparison.clauses:
        for topic in change.topics:
            by_topic.setdefault(topic, []).append(change)
    return tuple(_judge(topic, changes) for topic, changes in by_topic.items())


def _judge(topic: str, changes: list[ClauseChange]) -> Verdict:
    counts: Counter[str] = Counter()
    for change in changes:
        effects = [str(term.effect) for term in change.terms if term.effect is not Effect.SAME]
        if effects:
            counts.update(effects)
        elif change.kind not in _QUIET and any(map(_has_content, (*change.old, *change.new))):
            counts[_CLAUSE_WORDS.get(change.kind, str(change.kind))] += 1
    if len(counts) > 1:
        word = "mixed"
    elif counts:
        word = next(iter(counts))
    else:
        word = "reworded" if any(change.kind is Kind.REWORDED for change in changes) else "unchanged"
    order = [str(effect) for effect in Effect] + [str(Kind.REVISED)]
    entries = [entry for change in changes for entry in change.new]
    return Verdict(
        topic,
        word,
        tuple((effect, counts[effect]) for effect in order if counts[effect]),
        any(entry.clause.agreement is Agreement.OPEN for entry in entries),
        any(entry.clause.reports for entry in entries),
        any(find_conflicts(change) for change in changes),
    )


def find_conflicts(change: ClauseChange) -> frozenset[str]:
    """Return the names of the terms on which the reports of a clause contradict each other."""
    stories: dict[str, set[object]] = {}
    for term in change.terms:
        for slot in (term.old, term.new):
            if slot and slot.variant and slot.variant.kind == "report":
                told = (slot.term.force, slot.term.constraint, slot.term.conditions) if slot.term else None
                stories.setdefault(term.name, set()).add(told)
    return frozenset(name for name, told in stories.items() if len(told) > 1)


def _has_content(entry: Entry) -> bool:
    clause = entry.clause
    return bool(clause.text or clause.terms or clause.options or clause.reports)
