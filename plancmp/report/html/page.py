"""A view → the parts of the page, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from attrs import frozen

from plancmp.diff import Effect, Kind, Materiality, TermChange
from plancmp.diff.coverage import prove_coverage
from plancmp.report.blocks import Listing
from plancmp.report.closing import list_cautions, list_closing, say_hidden
from plancmp.report.digest import build_digest, list_short
from plancmp.report.html.cards import Card, Row, list_parties, make_card, make_quiet_card
from plancmp.report.html.chart import Chart, build_chart
from plancmp.report.html.versions import Version, describe_version
from plancmp.report.items import Item, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, list_remarks
from plancmp.report.points import Point
from plancmp.report.view import View


@frozen(eq=False, repr=False)
class Topic:
    """A topic in the strip of verdicts.

    Attributes:
        id: Its id.
        title: Its title.
        word: What happened to it.
        counts: How often each effect occurs, where several do.
        remarks: What a reader must know beside it.
        is_shown: Whether the page has anything of it to show.
    """

    id: str
    title: str
    word: str
    counts: str
    remarks: tuple[str, ...]
    is_shown: bool


@frozen(eq=False, repr=False)
class Group:
    """The clause changes of a topic.

    Attributes:
        topic: The topic's id.
        title: Its title.
        cards: Those with something to say.
        silent: Pairs of kind and cards: those on which a version is silent.
    """

    topic: str
    title: str
    cards: tuple[Card, ...]
    silent: tuple[tuple[str, tuple[Card, ...]], ...]


@frozen(eq=False, repr=False)
class Facet:
    """A way to filter.

    Attributes:
        name: What of a change it looks at: "party", "kind", "effect", "materiality".
        choices: Triples of value, words and how many changes have it.
    """

    name: str
    choices: tuple[tuple[str, str, int], ...]


@frozen(eq=False, repr=False)
class Page:
    """All that the page shows.

    Attributes:
        language: Of the report's own words, such as "en".
        versions: The old and the new one.
        topics: The topics whose terms or words changed.
        quiet: The titles of the others.
        facets: The ways to filter.
        groups: The clause changes by topic.
        quiet_cards: The clauses with no change or an editorial one; none if the page was made with a filter.
        chart: Where the changes lie; `None` if there are none.
        total: How many changes the page has.
        short: What a reader should know first.
        told: What happened in a sentence, by the fingerprint of the clause change.
        reviews: How many cards hold words that a reader must judge.
        cautions: What to check before anything else.
        summary: How often each effect and kind occurs.
        hidden: What is not on the page, and why; empty if all is.
        closing: The proof that nothing is missing, and other remarks.
        is_complete: Whether everything is accounted for.
        is_brief: Whether it ends after what a reader should know first.
        nothing: What to say where there is no change to show; else empty.
    """

    language: str
    versions: tuple[Version, Version]
    topics: tuple[Topic, ...]
    quiet: tuple[str, ...]
    facets: tuple[Facet, ...]
    groups: tuple[Group, ...]
    quiet_cards: tuple[Card, ...]
    chart: Chart | None
    total: int
    short: tuple[Listing, ...]
    told: Mapping[str, Point]
    reviews: int
    cautions: tuple[str, ...]
    summary: str
    hidden: str
    closing: tuple[str, ...]
    is_complete: bool
    is_brief: bool
    nothing: str


def build_page(view: View, messages: Messages) -> Page:
    """Return the parts of the page; linear in the size of the comparison."""
    items = list(list_items(view, messages))
    numbers, parties = _list_party_numbers(items, view)
    groups = _group_cards(items, numbers, view, messages)
    cards = [card for group in groups for card in (*group.cards, *(c for _, silent in group.silent for c in silent))]
    old, new = view.comparison.old, view.comparison.new
    hidden = say_hidden(view, messages)
    digest = build_digest(view, messages)
    *closing, summary = (text for text in list_closing(view, messages) if text != hidden)
    shown = {topic for card in cards for topic in card.topics}
    return Page(
        messages.language,
        (describe_version("old", old, messages), describe_version("new", new, messages)),
        tuple(_list_topics(view, shown, messages)),
        tuple(flatten(title) for title, verdict in view.verdicts if verdict.word == "unchanged"),
        tuple(facet for facet in _list_facets(items, cards, parties, messages) if len(facet.choices) > 1),
        groups,
        _list_quiet(view),
        build_chart(cards, len(view.comparison.clauses)) if cards else None,
        len(items),
        tuple(list_short(digest, messages)),
        {point.change.fingerprint: point for point in reversed(digest.points)},
        sum(card.is_review for card in cards),
        tuple(list_cautions(view, messages)),
        summary,
        hidden,
        tuple(closing),
        prove_coverage(view.comparison).is_complete,
        view.is_brief,
        "" if cards else messages.say("nothing-shown" if view.term_counts else "no-changes"),
    )


def _list_topics(view: View, shown: set[str], messages: Messages) -> Iterable[Topic]:
    for title, verdict in view.verdicts:
        if verdict.word != "unchanged":
            counts = messages.count(dict(verdict.effects)) if verdict.word == "mixed" else ""
            remarks = tuple(list_remarks(verdict, messages))
            yield Topic(verdict.topic, flatten(title), verdict.word, counts, remarks, verdict.topic in shown)


def _list_party_numbers(items: Iterable[Item], view: View) -> tuple[Mapping[str, int], Mapping[int, tuple[str, int]]]:
    """Return the number of each party, and for each number the party and how many changes concern it."""
    counts: Counter[str] = Counter()
    for item in items:
        if isinstance(item.change, TermChange):
            counts.update(set(list_parties(item.change)))
    order = dict.fromkeys((*view.comparison.new.parties, *view.comparison.old.parties, *sorted(counts)))
    names = [name for name in order if counts[name]]
    numbers = {name: number for number, name in enumerate(names)}
    return numbers, {number: (name, counts[name]) for name, number in numbers.items()}


def _group_cards(
    items: Iterable[Item], numbers: Mapping[str, int], view: View, messages: Messages
) -> tuple[Group, ...]:
    places = {change.fingerprint: place for place, change in enumerate(view.comparison.clauses)}
    by_block: dict[str, list[Item]] = {}
    for item in items:
        by_block.setdefault(item.block.change.fingerprint, []).append(item)
    groups = []
    for section in view.sections:
        cards = {
            block.change.fingerprint: make_card(
                block,
                by_block.get(block.change.fingerprint, ()),
                places[block.change.fingerprint],
                numbers,
                view,
                messages,
            )
            for block in section.blocks
        }
        loud = tuple(cards[block.change.fingerprint] for block in section.loud)
        silent = tuple(
            (kind, tuple(cards[block.change.fingerprint] for block in blocks))
            for kind, blocks in section.silent.items()
        )
        groups.append(Group(section.topic, flatten(section.title), loud, silent))
    return tuple(groups)


def _list_quiet(view: View) -> tuple[Card, ...]:
    """Return the clauses of which nothing is to be shown: with a filter none, for a reader asked for other things."""
    if not view.wanted.is_empty:
        return ()
    shown = {block.change.fingerprint for block in view.blocks}
    return tuple(
        make_quiet_card(change, place, view)
        for place, change in enumerate(view.comparison.clauses)
        if change.fingerprint not in shown or not change.is_change
    )


def _list_facets(
    items: Iterable[Item], cards: Iterable[Card], parties: Mapping[int, tuple[str, int]], messages: Messages
) -> Iterable[Facet]:
    items, cards = list(items), list(cards)
    # As on the command line, an effect is that of a term; what happened to a clause is its kind.
    effects = Counter(item.effect for item in items if isinstance(item.change, TermChange))
    grades = Counter(str(item.materiality) for item in items)
    kinds = Counter(card.kind for card in cards)
    yield Facet("materiality", _list_choices(map(str, Materiality), grades, messages))
    yield Facet("effect", _list_choices(map(str, Effect), effects, messages))
    yield Facet("kind", _list_choices(map(str, Kind), kinds, messages))
    yield Facet("party", tuple((str(number), flatten(name), count) for number, (name, count) in parties.items()))


def _list_choices(
    values: Iterable[str], counts: Mapping[str, int], messages: Messages
) -> tuple[tuple[str, str, int], ...]:
    return tuple((value, messages.say(value), counts[value]) for value in values if counts.get(value))


__all__ = ["Facet", "Group", "Page", "Row", "Topic", "build_page"]
