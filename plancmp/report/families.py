"""Clauses that came or went together: one with its parts, neighbours of one number; told in one sentence and as one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from attrs import evolve

from plancmp.diff import ClauseChange, Comparison, Kind
from plancmp.diff.wholes import Family, list_families
from plancmp.report.blocks import Span
from plancmp.report.excerpts import quote_all
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, name_clauses, name_entries, name_run
from plancmp.report.ranking import Point, Ranking

_TITLE = 12  # words of the longest title
_OTHER = {"added": "dropped", "dropped": "added"}


def is_part(number: str, head: str) -> bool:
    """Whether a number is that of a part of another clause: 21(a) of 21."""
    return number != head and number.startswith(head) and number[len(head)] in ".(- "


def fold_points(
    points: Ranking, changes: Sequence[ClauseChange], comparison: Comparison, messages: Messages
) -> Ranking:
    """Return the points with one for all clauses that came or went together.

    A list is told with the words that lead in it, and all parts of a clause with the words that came in their place.
    """
    own = {some[0].change.fingerprint: list(some) for _, _, some in points.blocks if some}
    hosts: dict[object, Point] = {}
    for point in (one for some in own.values() for one in some if one.effect in _OTHER):
        for effect, entries in (("added", point.change.new), ("dropped", point.change.old)):
            if point.is_lead or effect != point.effect:
                hosts |= {(effect, point.is_lead, entry.index): point for entry in entries}
    held: dict[int, list[Point]] = {}
    for family in list_families([change for change in changes if change.fingerprint in own], comparison):
        effect = "added" if family.changes[0].kind is Kind.ADDED else "dropped"
        lead, instead = (hosts.get((effect, is_lead, family.first.parent)) for is_lead in (True, False))
        host = lead or (instead if family.is_all else None)
        parts = [point for change in family.changes for point in own.pop(change.fingerprint)]
        if host is None:
            whole = parts if len(family.changes) == 1 else [_tell_family(parts, family, messages)]
            own[family.changes[0].fingerprint] = whole
        else:
            held.setdefault(id(host), []).extend(parts)

    def fold(point: Point) -> Point:
        return _tell_host(point, held[id(point)], messages) if id(point) in held else point

    named = [(topic, place, some[0].change.fingerprint) for topic, place, some in points.blocks if some]
    return evolve(points, blocks=[(topic, place, [*map(fold, own.get(name, ()))]) for topic, place, name in named])


def name_family(family: Family) -> str:
    """Return the number of the clause that all are or are in, else those of the first and last."""
    if not family.changes[1:]:
        return name_clauses(family.changes[0])
    return name_run(name_entries([family.first]), name_entries([family.last]))


def _tell_family(points: Sequence[Point], family: Family, messages: Messages) -> Point:
    first = min(points, key=lambda one: one.rank)

    def write() -> tuple[Span, ...]:
        heading = flatten(family.first.clause.heading)
        texts = [text.removeprefix(f"{heading}: ") for one in points if (text := one.picked)]
        is_titled = texts[1:] and len(texts[0].split()) <= _TITLE and texts[0][-1].isalnum()
        if not heading and family.has_parts and is_titled:
            heading = flatten(texts.pop(0))
        return ((_say(first.effect, heading, texts, messages), ""),) if texts else first.spans

    number = name_family(family)
    return evolve(first, change=family.changes[0], number=number, write=write, settle=partial(_settle, points))


def _tell_host(host: Point, points: Sequence[Point], messages: Messages) -> Point:
    """Return the words that lead in a list with those of its parts, or those that came with what they replace."""

    def write() -> tuple[Span, ...]:
        texts = [text for one in points if (text := one.picked)]
        if host.is_lead:
            return (*host.spans, (f" – {quote_all(texts, messages, 'short-further')}", ""))
        return (*host.spans, (f"; {_say(_OTHER[host.effect], '', texts, messages)}", ""))

    effect = host.effect if host.is_lead else "mixed"
    return evolve(host, write=write, effect=effect, settle=partial(_settle, [host, *points]))


def _settle(points: Sequence[Point], point: Point) -> Point:
    settled = [one.settle() for one in points]
    first = min(settled, key=lambda one: one.rank)
    size = sum(one.size for one in settled if one.rank[:2] == first.rank[:2])
    return evolve(point, materiality=first.materiality, weight=first.weight, size=size)


def _say(effect: str, heading: str, texts: Sequence[str], messages: Messages) -> str:
    quoted = quote_all(texts, messages, "short-further")
    text = messages.say("short-headed", heading=heading.rstrip(".:"), text=quoted) if heading else quoted
    return messages.say("short-new" if effect == "added" else "short-gone", text=text)
