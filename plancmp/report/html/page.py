"""A view → the parts of the page, by the names that `page.html` has for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plancmp.diff import Effect, Kind, Materiality, TermChange
from plancmp.diff.coverage import prove_coverage
from plancmp.report.closing import list_cautions, list_closing, list_unread, say_hidden, say_no_change
from plancmp.report.digest import list_short
from plancmp.report.html.cards import make_card, make_quiet_card
from plancmp.report.html.frame import Part, describe_version, fill_page, read_file
from plancmp.report.items import ChangeItem, group_items, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, list_remarks
from plancmp.report.points import rank_points
from plancmp.report.view import View, list_parties

_MARKS = 250  # the least part of a lane's width that a mark takes


def render(view: View, messages: Messages) -> str:
    """Return the report as a HTML page; linear in its length."""
    style, script = (read_file(name) for name in ("report.css", "report.js"))
    return fill_page("page.html", build_page(view, messages), messages, style=style, script=script)


def build_page(view: View, messages: Messages) -> Part:
    """Return the parts of the page; linear in the size of the comparison."""
    items = list(list_items(view, messages))
    parties = _count_parties(items, view)
    groups = list(_list_groups(items, {name: place for place, name in enumerate(parties)}, view, messages))
    cards = [
        card for group in groups for card in (*group["cards"], *(c for _, silent in group["silent"] for c in silent))
    ]
    hidden = say_hidden(view.list_hidden(), messages)
    points = rank_points(view, messages)
    *closing, summary = (text for text in list_closing(view, messages) if text != hidden)
    shown = {topic for card in cards for topic in card["topics"]}
    return {
        "versions": [
            describe_version(side, getattr(view.comparison, side), messages, file)
            for side, file in zip(("old", "new"), view.name_files(), strict=True)
        ],
        "topics": [*_list_topics(view, shown, messages)],
        "quiet": [flatten(title) for title, verdict in view.verdicts if verdict.word == "unchanged"],
        "facets": [facet for facet in _list_facets(items, cards, parties, view, messages) if len(facet["choices"]) > 1],
        "groups": groups,
        "quiet_cards": [*_list_quiet(view)],
        # Where the changes lie: a lane for each kind, a mark for each clause, at its place in the new version.
        "lanes": [*_list_lanes(cards, len(view.comparison.clauses))],
        "size": len(view.comparison.clauses),
        "total": len(items),
        "short": [*list_short(view, messages, points)],
        "told": {point.change.fingerprint: point for point in reversed([*points])},
        "reviews": sum(bool(card["is_review"]) for card in cards),
        "cautions": [*list_cautions(view, messages)],
        "unread": [*list_unread(view, messages)],
        "summary": summary,
        "hidden": hidden,
        "closing": closing,
        "is_complete": prove_coverage(view.comparison).is_complete,
        "is_brief": view.is_brief,
        "nothing": "" if cards else say_no_change(view, messages),
    }


def _list_topics(view: View, shown: set[str], messages: Messages) -> Iterator[Part]:
    for title, verdict in view.verdicts:
        if verdict.word != "unchanged":
            yield {
                "id": verdict.topic,
                "title": flatten(title),
                "word": verdict.word,
                "counts": messages.count(dict(verdict.effects)) if verdict.word == "mixed" else "",
                "remarks": list_remarks(verdict, messages),
                "is_shown": verdict.topic in shown,
            }


def _count_parties(items: Iterable[ChangeItem], view: View) -> Mapping[str, int]:
    """Return how many changes concern each party, in the order of the versions."""
    counts: Counter[str] = Counter()
    for item in items:
        if isinstance(item.change, TermChange):
            counts.update(set(list_parties(item.change)))
    order = dict.fromkeys((*view.comparison.new.parties, *view.comparison.old.parties, *sorted(counts)))
    return {name: counts[name] for name in order if counts[name]}


def _list_groups(
    items: Iterable[ChangeItem], numbers: Mapping[str, int], view: View, messages: Messages
) -> Iterator[Part]:
    places = {change.fingerprint: place for place, change in enumerate(view.comparison.clauses)}
    by_block = group_items(items)
    for section in view.sections:
        cards = {}
        for block in section.blocks:
            name = block.change.fingerprint
            cards[name] = make_card(block, by_block.get(name, ()), places[name], numbers, view, messages)
        yield {
            "topic": section.topic,
            "title": flatten(section.title),
            "cards": [cards[block.change.fingerprint] for block in section.loud],
            "silent": [
                (kind, [cards[block.change.fingerprint] for block in blocks]) for kind, blocks in section.silent.items()
            ],
        }


def _list_quiet(view: View) -> Iterator[Part]:
    """Yield the clauses of which nothing is to be shown: with a filter none, for a reader asked for other things."""
    shown = {block.change.fingerprint for block in view.blocks}
    for place, change in enumerate(view.comparison.clauses if view.wanted.is_empty else ()):
        if change.fingerprint not in shown or not change.is_change:
            yield make_quiet_card(change, place, view)


def _list_lanes(cards: Iterable[Part], size: int) -> Iterator[Part]:
    width = max(1.0, round(size / _MARKS, 2))
    for kind in map(str, Kind):
        lane = sorted((card for card in cards if card["kind"] == kind), key=lambda card: int(card["place"]))
        if lane:
            marks = [(card, min(card["place"], round(size - width, 2))) for card in lane]
            thirds = Counter(card["place"] * 3 // size for card in lane)
            yield {"kind": kind, "marks": marks, "width": width, "thirds": [thirds[third] for third in range(3)]}


def _list_facets(
    items: Sequence[ChangeItem], cards: Sequence[Part], parties: Mapping[str, int], view: View, messages: Messages
) -> Iterator[Part]:
    """Yield the ways to filter, each with triples of value, words and how many changes have it."""
    # As on the command line, an effect is that of a term; what happened to a clause is its kind.
    effects = Counter(item.effect for item in items if isinstance(item.change, TermChange))
    for name, order, counts in (
        ("materiality", Materiality, Counter(str(item.materiality) for item in items)),
        ("effect", Effect, effects),
        ("kind", Kind, Counter(card["kind"] for card in cards)),
    ):
        found = [(value, messages.say(value), counts[value]) for value in map(str, order) if counts[value]]
        yield {"name": name, "choices": found}
    # A subject that was found in one sentence is no party that anybody looks for.
    declared = {*view.comparison.new.parties, *view.comparison.old.parties}
    named = [
        (str(number), flatten(name), count)
        for number, (name, count) in enumerate(parties.items())
        if count > 1 or name in declared
    ]
    yield {"name": "party", "choices": named}
