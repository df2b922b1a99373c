"""The pairs of a collection, summed up for a terminal: the nearest pairs, and the topics that changed in most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from plancmp.diff import Effect, Kind
from plancmp.history.collection import Differences, PairRecord
from plancmp.model import Taxonomy
from plancmp.report.layout import Paragraph, paragraph, spell_paragraphs
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten

WIDTH = 80
_PAIRS = 20
_TOPICS = 10
_BLANK = "\u00a0"  # at which no line breaks


def render_terminal(
    records: Sequence[PairRecord], taxonomy: Taxonomy, messages: Messages, *, versions: int, width: int = WIDTH
) -> str:
    """Return the pairs of a collection for a terminal.

    Args:
        records: All pairs.
        taxonomy: The titles of topics.
        messages: The catalogue.
        versions: How many versions there are.
        width: How many columns a line may have.

    Returns:
        The text, with a line end behind its last line.
    """
    return spell_paragraphs(_list_paragraphs(records, taxonomy, messages, versions), width)


def _list_paragraphs(
    records: Sequence[PairRecord], taxonomy: Taxonomy, messages: Messages, versions: int
) -> Iterator[Paragraph]:
    compared = [(record, record.differences) for record in records if record.differences]
    yield paragraph(
        messages.say(
            "matrix-head",
            versions=messages.say_count("count-versions", versions),
            pairs=messages.say_count("count-pairs", len(records)),
            compared=messages.spell_number(len(compared)),
            apart=messages.spell_number(len(records) - len(compared)),
        ),
        hang=2,
    )
    if not compared:
        return
    yield paragraph()
    yield paragraph(messages.say("matrix-nearest").upper())
    compared.sort(key=lambda pair: (-pair[0].similarity, -pair[0].likeness.old - pair[0].likeness.new))
    for record, found in compared[:_PAIRS]:
        share = f"{record.similarity:.0%}".rjust(4, _BLANK)
        yield paragraph(f"{share}{_BLANK * 2}{flatten(record.old)} → {flatten(record.new)}", indent=2, hang=8)
        yield paragraph(_describe(found, messages), indent=8)
    yield paragraph()
    yield from _list_topics([found for _, found in compared], taxonomy, messages)
    if len(compared) > _PAIRS:
        yield paragraph()
        yield paragraph(messages.say("matrix-more", count=messages.spell_number(len(compared) - _PAIRS)), hang=2)


def _describe(found: Differences, messages: Messages) -> str:
    links = messages.say_count("count-links", sum(count for _, count in found.links))
    weak = f" ({messages.say('matrix-weak', count=messages.spell_number(found.weak))})" if found.weak else ""
    terms = messages.count(dict(found.terms))
    return f"{links}{weak}. {messages.say('summary-terms', counts=terms) if terms else messages.say('summary-none')}"


def _list_topics(found: Sequence[Differences], taxonomy: Taxonomy, messages: Messages) -> Iterator[Paragraph]:
    pairs: Counter[str] = Counter()
    effects: dict[str, Counter[str]] = {}
    for one in found:
        for changed in one.topics:
            pairs[changed.topic] += 1
            effects.setdefault(changed.topic, Counter()).update(dict(changed.effects))
    if not pairs:
        return
    titles = {topic.id: topic.title for topic in taxonomy.topics}
    yield paragraph(messages.say("matrix-topics").upper())
    order = dict.fromkeys([*map(str, Effect), *map(str, Kind)])
    ranked = sorted(pairs, key=lambda topic: (-pairs[topic], -effects[topic].total(), topic))
    for topic in ranked[:_TOPICS]:
        counts = messages.count({word: effects[topic][word] for word in order if effects[topic][word]})
        told = messages.say("matrix-in-pairs", pairs=messages.say_count("count-pairs", pairs[topic]), counts=counts)
        yield paragraph(f"{flatten(titles.get(topic, topic))}: {told}", indent=2, hang=4)
