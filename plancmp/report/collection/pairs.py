"""The pairs of a collection: the columns and the lines of their tables, and a summary as a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.diff import Effect, Kind
from plancmp.history.collection import LINK_KINDS, Differences, PairRecord, write_pair
from plancmp.model import Taxonomy
from plancmp.report.blocks import Block, Document, Heading, Item, Text
from plancmp.report.collection.tables import Rows
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten
from plancmp.report.shapes import COUNT, FLAG, SHARE, TEXT, counts, frame_schema, list_of, maybe, record

_PAIRS = 20
_TOPICS = 10


_EFFECTS = [effect for effect in Effect if effect is not Effect.SAME]
_TOPIC = record(
    topic=("The topic's id.", TEXT),
    verdict=("The one thing that happened to it; mixed if several did.", TEXT),
    effects=(
        "How often each effect occurs, and each kind of a clause without changed terms.",
        counts(dict.fromkeys(map(str, (*_EFFECTS, *Kind)))),
    ),
)
_PAIR = record(
    old=("The file that was given first.", TEXT),
    new=("The other file.", TEXT),
    similarity=("How much they have in common: the greater of the two shares.", SHARE),
    old_shared=("The share of the old version that a clause of the new one has too.", SHARE),
    new_shared=("The reverse.", SHARE),
    compared=("Whether that was enough to compare them; what follows is null if not.", FLAG),
    links=("How many links of each kind there are.", maybe(counts(LINK_KINDS))),
    weak_links=("How many of them a person should look at.", maybe(COUNT)),
    clauses=("How many clauses there are of each kind of change.", maybe(counts(Kind))),
    terms=("How many terms changed, by effect.", maybe(counts(_EFFECTS))),
    topics=("What happened to each topic that changed.", maybe(list_of(_TOPIC))),
    read_from_words=("Whether a program found the terms of both in their words.", maybe(FLAG)),
)


def list_rows() -> Rows[PairRecord]:
    """Return what pairs are written as; what needs a comparison is empty where there was none."""
    return Rows(_PAIR, write_pair)


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of a pair as a line of JSON."""
    return frame_schema("plancmp pair", _PAIR)


def build_summary(records: Sequence[PairRecord], taxonomy: Taxonomy, messages: Messages, *, versions: int) -> Document:
    """Return the pairs of a collection of so many versions, summed up."""
    compared = [(record, record.differences) for record in records if record.differences]
    head = messages.say(
        "matrix-head",
        versions=messages.say_count("count-versions", versions),
        pairs=messages.say_count("count-pairs", len(records)),
        compared=messages.spell_number(len(compared)),
        apart=messages.spell_number(len(records) - len(compared)),
    )
    if not compared:
        return Document(head, ())
    blocks: list[Block] = [Heading(messages.say("matrix-nearest"))]
    compared.sort(key=lambda pair: (-pair[0].similarity, -pair[0].likeness.old - pair[0].likeness.new))
    for pair, found in compared[:_PAIRS]:
        names = f"{flatten(pair.old)} → {flatten(pair.new)}"
        blocks.append(Item(names, f"{pair.similarity:.0%}", (Item(_describe(found, messages)),)))
    blocks += _list_topics([found for _, found in compared], taxonomy, messages)
    if len(compared) > _PAIRS:
        blocks.append(Text(messages.say("matrix-more", count=messages.spell_number(len(compared) - _PAIRS))))
    return Document(head, tuple(blocks))


def _describe(found: Differences, messages: Messages) -> str:
    links = messages.say_count("count-links", sum(count for _, count in found.links))
    weak = f" ({messages.say('matrix-weak', count=messages.spell_number(found.weak))})" if found.weak else ""
    terms = messages.count(dict(found.terms))
    return f"{links}{weak}. {messages.say('summary-terms', counts=terms) if terms else messages.say('summary-none')}"


def _list_topics(found: Sequence[Differences], taxonomy: Taxonomy, messages: Messages) -> Iterator[Block]:
    pairs: Counter[str] = Counter()
    effects: dict[str, Counter[str]] = {}
    for one in found:
        for changed in one.topics:
            pairs[changed.topic] += 1
            effects.setdefault(changed.topic, Counter()).update(dict(changed.effects))
    if not pairs:
        return
    titles = {topic.id: topic.title for topic in taxonomy.topics}
    yield Heading(messages.say("matrix-topics"))
    order = dict.fromkeys([*map(str, Effect), *map(str, Kind)])
    ranked = sorted(pairs, key=lambda topic: (-pairs[topic], -effects[topic].total(), topic))
    for topic in ranked[:_TOPICS]:
        counts = messages.count({word: effects[topic][word] for word in order if effects[topic][word]})
        told = messages.say("matrix-in-pairs", pairs=messages.say_count("count-pairs", pairs[topic]), counts=counts)
        yield Item(f"{flatten(titles.get(topic, topic))}: {told}")
