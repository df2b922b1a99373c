"""What is kept of each pair of a collection: which versions are near, and what differs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar, get_args

from attrs import frozen

from plancmp.align import LinkKind
from plancmp.diff import Comparison, Effect, Kind
from plancmp.diff.verdicts import judge_topics
from plancmp.history.collection.index import Likeness
from plancmp.model.value import Value

Counts = tuple[tuple[str, int], ...]
LINK_KINDS: tuple[str, ...] = get_args(LinkKind)
Plain = TypeVar("Plain", str, int, bool)
_QUIET = {"unchanged", "reworded"}
_VERDICTS = {"mixed", *map(str, Effect), *map(str, Kind)}


@frozen(eq=False, repr=False)
class TopicRecord(Value):
    """What happened to one topic between two versions.

    Attributes:
        topic: The topic's id.
        verdict: The one thing that happened to it; "mixed" if several did.
        effects: How often each effect occurs, in a fixed order.
    """

    topic: str
    verdict: str
    effects: Counts = ()


@frozen(eq=False, repr=False)
class Differences(Value):
    """What a comparison of two versions found, counted.

    Attributes:
        links: How many links of each kind there are, in a fixed order.
        weak: How many of them a person should look at.
        clauses: How many clauses there are of each kind of change.
        terms: How many terms changed, by effect.
        topics: What happened to each topic that changed.
        is_read: Whether a program found the terms of both versions in their words.
    """

    links: Counts
    weak: int
    clauses: Counts
    terms: Counts
    topics: tuple[TopicRecord, ...]
    is_read: bool


@frozen(eq=False, repr=False)
class PairRecord(Value):
    """Two versions of a collection.

    Attributes:
        old: The name of the version that stands first in the collection: its path, or its id.
        new: The name of the other.
        likeness: How much the two have in common.
        differences: What differs; `None` where the two have too little in common to be compared.
    """

    old: str
    new: str
    likeness: Likeness
    differences: Differences | None = None

    @property
    def similarity(self) -> float:
        """The greater of the two shares that the versions have in common, 0 to 1."""
        return self.likeness.greater


def count_differences(comparison: Comparison) -> Differences:
    """Return what a comparison found, counted."""
    return Differences(
        _count((link.kind for link in comparison.alignment.links), LINK_KINDS),
        sum(link.weak for link in comparison.alignment.links),
        _count((change.kind for change in comparison.clauses), Kind),
        _count((term.effect for term in comparison.terms if term.effect is not Effect.SAME), Effect),
        tuple(
            TopicRecord(verdict.topic, verdict.word, verdict.effects)
            for verdict in judge_topics(comparison)
            if verdict.word not in _QUIET
        ),
        comparison.is_read,
    )


def _count(words: Iterable[str], order: Iterable[str]) -> Counts:
    counts = Counter(words)
    return tuple((str(word), counts[word]) for word in order if counts[word])


def write_pair(record: PairRecord) -> dict[str, object]:
    """Return the record of a pair as plain data, as JSON Lines have it."""
    found = record.differences
    return {
        "old": record.old,
        "new": record.new,
        "similarity": record.similarity,
        "old_shared": record.likeness.old,
        "new_shared": record.likeness.new,
        "compared": found is not None,
        "links": dict(found.links) if found else None,
        "weak_links": found.weak if found else None,
        "clauses": dict(found.clauses) if found else None,
        "terms": dict(found.terms) if found else None,
        "topics": [
            {"topic": topic.topic, "verdict": topic.verdict, "effects": dict(topic.effects)} for topic in found.topics
        ]
        if found
        else None,
        "read_from_words": found.is_read if found else None,
    }


def read_pair(data: Mapping[str, Any]) -> PairRecord:
    """Return the record of a pair that was written as plain data.

    Raises:
        ValueError: If `write_pair` would not write such data.
    """
    try:
        record = _read_pair(data)
        # As JSON, because 1, 1.0 and True are equal but not the same.
        if json.dumps(write_pair(record)) == json.dumps(data):
            return record
    except (AttributeError, KeyError, TypeError, RecursionError):
        pass
    raise ValueError("this is not a record of a pair")


def _read_pair(data: Mapping[str, Any]) -> PairRecord:
    old, new = _check(data["old"], str), _check(data["new"], str)
    likeness = Likeness(_read_share(data["old_shared"]), _read_share(data["new_shared"]))
    if not _check(data["compared"], bool):
        return PairRecord(old, new, likeness)
    topics = tuple(
        TopicRecord(
            _check(topic["topic"], str), _check(topic["verdict"], str), _read_counts(topic["effects"], topic["effects"])
        )
        for topic in data["topics"]
    )
    if any(not {topic.verdict, *dict(topic.effects)} <= _VERDICTS for topic in topics):
        raise ValueError("there is no such verdict")
    differences = Differences(
        _read_counts(data["links"], LINK_KINDS),
        _check(data["weak_links"], int),
        _read_counts(data["clauses"], Kind),
        _read_counts(data["terms"], Effect),
        topics,
        _check(data["read_from_words"], bool),
    )
    if differences.weak < 0:
        raise ValueError("there are no fewer than no weak links")
    return PairRecord(old, new, likeness, differences)


def _check(value: object, kind: type[Plain]) -> Plain:
    if not isinstance(value, kind) or type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind.__name__}")
    return value


def _read_share(value: object) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise ValueError(f"{value!r} is not a share")
    return value


def _read_counts(data: Mapping[str, object], order: Iterable[str]) -> Counts:
    counts = tuple((str(word), _check(data[word], int)) for word in order if word in data)
    if any(count < 1 for _, count in counts):
        raise ValueError("what is not there is not counted")
    return counts
