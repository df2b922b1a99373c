"""The pairs of a collection, summed up: the nearest pairs, and the topics that changed in most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.diff import Effect, Kind
from plancmp.history.collection import Differences, PairRecord
from plancmp.model import Taxonomy
from plancmp.report.blocks import Block, Document, Heading, Item, Text
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

_PAIRS = 20
_TOPICS = 10


def build_summary(records: Sequence[PairRecord], taxonomy: Taxonomy, messages: Messages, *, versions: int) -> Document:
    """Return the pairs of a collection, summed up.

    Args:
        records: All pairs.
        taxonomy: The titles of topics.
        messages: The catalogue.
        versions: How many versions there are.
    """
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
    for record, found in compared[:_PAIRS]:
        names = f"{flatten(record.old)} → {flatten(record.new)}"
        blocks.append(Item(names, f"{record.similarity:.0%}", (Item(_describe(found, messages)),)))
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
