"""The verdict of each topic: what a reader who has five seconds should know."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import frozen

from plancmp.diff.effects import Effect, Kind
from plancmp.model import Agreement

if TYPE_CHECKING:
    from plancmp.diff.changes import ClauseChange
    from plancmp.diff.comparison import Comparison


@frozen
class Verdict:
    """What happened to one topic.

    Attributes:
        topic: The topic's id.
        word: The one thing that happened to its terms and clauses ("loosened", "removed", "withheld"); "mixed" if
            several did; "reworded" if only words changed; "unchanged".
        effects: How often each effect occurs among its terms, and, where a clause has no changed term, among its
            clauses; as pairs in a fixed order.
        is_open: Whether the sides disagree on it in the new version.
        is_reported: Whether the new version is known from reports only.
    """

    topic: str
    word: str
    effects: tuple[tuple[str, int], ...]
    is_open: bool
    is_reported: bool


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
        elif change.kind not in _QUIET:
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
    )
