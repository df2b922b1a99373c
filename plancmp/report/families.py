"""Clauses that came or went together: one with its parts, neighbours of one number; told in one sentence and as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve, frozen

from plancmp.diff import ClauseChange, Comparison, Kind
from plancmp.model import Entry
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared
from plancmp.report.blocks import Span
from plancmp.report.excerpts import quote_all
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, name_clauses, name_entries
from plancmp.report.ranking import Point, Ranking

_TITLE = 12  # words of the longest title
_MANY = 4  # neighbours
# The last part of a clause's number: the "b" of 14(b), the 8 of Article 8.
_LAST = late(r"(.*?)(\(?)(\d+|(?<![^\W\d_])[a-z])(\)?)")


def is_part(number: str, head: str) -> bool:
    """Whether a number is that of a part of another clause: 21(a) of 21."""
    return number != head and number.startswith(head) and number[len(head)] in ".(- "


def _follows(number: str, other: str) -> bool:
    """Whether a clause's number is the next after another's: 14(b) after 14(a), 8 after 7."""
    before, after = _LAST.fullmatch(number), _LAST.fullmatch(other)
    if not before or not after or before[1] != after[1]:
        return False
    if before[3].isdigit() and after[3].isdigit():
        return int(after[3]) == int(before[3]) + 1
    return len(before[3]) == len(after[3]) == 1 and ord(after[3]) == ord(before[3]) + 1


def name_run(first: str, last: str) -> str:
    """Return the numbers from the first to the last clause of a run: "14(a)–(e)", "Section 4(c)(1)–(2)(C)"."""
    match = _LAST.fullmatch(last)
    head = match[1] if match and first.startswith(match[1]) else last[: count_shared(first, last)].rpartition("(")[0]
    return first if first == last else f"{first}–{last.removeprefix(head)}"


def fold_points(
    points: Ranking, changes: Sequence[ClauseChange], comparison: Comparison, messages: Messages
) -> Ranking:
    """Return the points with one for all clauses that came or went together.

    A list is told with the words that lead in it, and all parts of a clause with the words that came in their place.
    """
    own = {some[0].change.fingerprint: list(some) for _, _, some in points.blocks if some}
    hosts: dict[object, Point] = {}
    for point in (one for some in own.values() for one in some if one.is_lone):
        for effect, entries in (("added", point.change.new), ("dropped", point.change.old)):
            if point.is_lead or effect != point.effect:
                hosts |= {(effect, point.is_lead, entry.index): point for entry in entries}
    held: dict[int, list[Point]] = {}
    for family in list_families([change for change in changes if change.fingerprint in own], comparison):
        effect = "added" if family.changes[0].kind is Kind.ADDED else "dropped"
        lead, instead = (hosts.get((effect, is_lead, family.parent)) for is_lead in (True, False))
        host = lead or (instead if family.is_all else None)
        parts = [point for change in family.changes for point in own.pop(change.fingerprint)]
        if host is None:
            whole = parts if len(family.changes) == 1 else [_tell_family(parts, family, messages)]
            own[family.changes[0].fingerprint] = whole
        else:
            held.setdefault(id(host), []).extend(parts)

    def fold(point: Point) -> Point:
        return _tell_host(point, held[id(point)], messages) if id(point) in held else point

    blocks = [
        (topic, place, list(map(fold, own.get(some[0].change.fingerprint, ()))))
        for topic, place, some in points.blocks
        if some
    ]
    return evolve(points, blocks=blocks)


@frozen(eq=False, repr=False)
class Family:
    """Clauses that came or went together: a clause and its parts, or neighbours.

    Attributes:
        changes: What happened to them, in the order of the text.
        number: The number of the clause that all are or are in, else of the first and last.
        parent: The place of the clause that it was or is a part of.
        heading: The heading of the clause that all are or are in.
        has_parts: Whether it is a clause and its parts, and no run of neighbours.
        is_all: Whether it is all that the clause had as parts.
    """

    changes: tuple[ClauseChange, ...]
    number: str
    parent: int | None
    heading: str
    has_parts: bool
    is_all: bool


def list_families(changes: Iterable[ClauseChange], comparison: Comparison) -> Iterator[Family]:
    """Yield the clauses that came, and those that went, in the families that they make, in the order of the text."""
    for kind, side, plan in ((Kind.ADDED, "new", comparison.new), (Kind.REMOVED, "old", comparison.old)):
        outline = plan.outline()
        lone = (getattr(change, side) for change in comparison.clauses if change.kind is kind)
        roots = _find_roots(outline, {entry.index for entries in lone for entry in entries})
        wholes: dict[int, list[ClauseChange]] = {}
        for change in changes:
            if change.kind is kind:
                wholes.setdefault(roots[getattr(change, side)[0].index], []).append(change)
        runs: list[list[int]] = []
        for root in wholes:
            if runs and _is_next(outline[runs[-1][-1]], outline[root], comparison):
                runs[-1].append(root)
            else:
                runs.append([root])
        for run in runs:
            # Neighbours of the first rank are matters of their own, unless they are many: the recitals of an act.
            is_family = len(run) >= _MANY or outline[run[0]].parent is not None
            for some in [run] if is_family else [[root] for root in run]:
                first, end = outline[some[0]], outline[some[-1]]
                members = [change for root in some for change in wholes[root]]
                whole = name_run(name_entries([first]), name_entries([end]))
                number = whole if members[1:] else name_clauses(members[0])
                is_all = first.parent is not None and len(outline[first.parent].clause.clauses) == len(some)
                heading, has_parts = flatten(first.clause.heading), len(members) > len(some)
                yield Family(tuple(members), number, first.parent, heading, has_parts, is_all)


def _find_roots(outline: Sequence[Entry], lone: Collection[int]) -> list[int]:
    """Return the index of the topmost clause each came or went with; a number without words goes with its parts."""
    broken: set[int | None] = {None}
    for entry in reversed(outline):
        clause = entry.clause
        is_bare = not (clause.heading or clause.text or clause.terms or clause.options or clause.reports)
        if entry.index not in lone and (entry.index in broken or not is_bare):
            broken |= {entry.index, entry.parent}
    roots: list[int] = []
    for entry in outline:
        is_whole = entry.parent in lone or entry.parent not in broken
        roots.append(roots[entry.parent] if is_whole and entry.parent is not None else entry.index)
    return roots


def is_next(change: ClauseChange, other: ClauseChange) -> bool:
    """Whether a clause without a heading has the next number after another's."""
    is_headed = any(entry.clause.heading for entry in (*other.old, *other.new))
    return not is_headed and _follows(name_clauses(change), name_clauses(other))


def _is_next(entry: Entry, other: Entry, comparison: Comparison) -> bool:
    """Whether a clause without a title is the next after another; at the top of a plan file, of its topic."""
    is_free = comparison.is_read or entry.parent is not None
    is_one = entry.parent == other.parent and (is_free or entry.topics[:1] == other.topics[:1])
    is_titled = other.clause.heading or any(one.clause.text and one.clause.clauses for one in (entry, other))
    return is_one and not is_titled and _follows(name_entries([entry]), name_entries([other]))


def _tell_family(points: Sequence[Point], family: Family, messages: Messages) -> Point:
    first = min(points, key=lambda one: one.rank)

    def write() -> tuple[Span, ...]:
        heading = family.heading
        texts = [text.removeprefix(f"{heading}: ") for text in _list_texts(points)]
        if not heading and len(texts) > 1 and family.has_parts and _is_title(texts[0]):
            heading = flatten(texts.pop(0))
        return ((_say(first.effect, heading, texts, messages), ""),) if texts else first.spans

    number = family.number
    return evolve(first, change=family.changes[0], number=number, write=write, settle=partial(_settle, points))


def _tell_host(host: Point, points: Sequence[Point], messages: Messages) -> Point:
    """Return the words that lead in a list with those of its parts, or those that came with what they replace."""

    def write() -> tuple[Span, ...]:
        texts = _list_texts(points)
        if host.is_lead:
            return (*host.spans, (f" – {quote_all(texts, messages, 'short-further')}", ""))
        other = "dropped" if host.effect == "added" else "added"
        return (*host.spans, (f"; {_say(other, '', texts, messages)}", ""))

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


def _list_texts(points: Iterable[Point]) -> list[str]:
    return [point.picked for point in points if point.picked]


def _is_title(text: str) -> bool:
    """Whether the words of a clause that has parts are but its title."""
    return len(text.split()) <= _TITLE and text[-1].isalnum()
