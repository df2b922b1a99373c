"""Clauses that came or went together: one with its parts, neighbours of one number; told in one sentence and as one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from attrs import evolve

from plancmp.diff import ClauseChange, Kind
from plancmp.model.expressions import late
from plancmp.model.spelling import count_shared
from plancmp.report.blocks import Span
from plancmp.report.excerpts import quote_all, strip_markup
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, name_clauses
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


def fold_points(points: Ranking, changes: Iterable[ClauseChange], messages: Messages) -> tuple[int, Iterator[Point]]:
    """Return how many points there are, and the points, ranked.

    Clauses that came or went together are one, at the first, and so are the words that lead in them.
    """
    counts = points.count()
    leads: dict[object, Point] = {
        place: point for *_, some in points.blocks for point in some if point.is_lead for place in _list_places(point)
    }
    gathered: dict[object, list[ClauseChange]] = {}
    for family in list_families([change for change in changes if counts[change.fingerprint]]):
        place = ("added" if family[0].kind is Kind.ADDED else "dropped", _find_parent(family[0]))
        if place in leads:
            gathered.setdefault(place, []).extend(family)
        elif len(family) > 1:
            gathered[family[0].fingerprint] = list(family)
    names = {change.fingerprint: name for name, parts in gathered.items() for change in parts}
    count = sum(counts.values()) - sum(counts[name] for name in names) + len(gathered.keys() - leads.keys())

    def fold() -> Iterator[Point]:
        told: set[object] = set()
        for point in points:
            own = (place for place in _list_places(point) if point.is_lead and place in gathered)
            name = names.get(point.change.fingerprint) or next(own, None)
            if name is None:
                yield point
            elif name not in told:
                told.add(name)
                tell = partial(_tell_lead, leads[name]) if name in leads else partial(_tell_family, point)
                yield tell(gathered[name], messages)

    return count, fold()


def _list_places(point: Point) -> list[tuple[str, int]]:
    """Return what happened to words, and the clauses that held or hold them."""
    entries = point.change.new if point.effect == "added" else point.change.old
    return [(point.effect, entry.index) for entry in entries]


def list_families(changes: Sequence[ClauseChange]) -> Iterator[tuple[ClauseChange, ...]]:
    """Yield the clauses that came, and those that went, in the families that they make, in the order of the text."""
    for kind in (Kind.ADDED, Kind.REMOVED):
        runs: list[list[ClauseChange]] = []
        for change in changes:
            if change.kind is not kind:
                continue
            last = runs[-1] if runs else []
            if last and (_is_within(change, last) or (not has_parts(last) and is_next(last[-1], change))):
                last.append(change)
            else:
                runs.append([change])
        for run in runs:
            # Neighbours of the first rank are matters of their own, unless they are many: the recitals of an act.
            is_family = has_parts(run) or len(run) >= _MANY or _find_parent(run[0]) is not None
            yield from [tuple(run)] if is_family else [(change,) for change in run]


def has_parts(family: Sequence[ClauseChange]) -> bool:
    """Whether a family is a clause and its parts, and no run of neighbours."""
    return len(family) > 1 and _is_within(family[1], family[:1])


def _is_within(change: ClauseChange, family: Sequence[ClauseChange]) -> bool:
    places = {entry.index for member in family for entry in (member.new or member.old)}
    return _find_parent(change) in places or is_part(name_clauses(change), name_clauses(family[0]))


def is_next(change: ClauseChange, other: ClauseChange) -> bool:
    """Whether a clause without a heading has the next number after another's."""
    is_headed = any(entry.clause.heading for entry in (*other.old, *other.new))
    return not is_headed and _follows(name_clauses(change), name_clauses(other))


def _find_parent(change: ClauseChange) -> int | None:
    return (change.new or change.old)[0].parent


def name_family(family: Sequence[ClauseChange]) -> str:
    """Return the number of the clause that has the others as parts, else of the first and last."""
    first = name_clauses(family[0])
    return first if has_parts(family) else name_run(first, name_clauses(family[-1]))


def _tell_family(point: Point, family: Sequence[ClauseChange], messages: Messages) -> Point:
    entries = [entry for change in family for entry in (change.new or change.old)]
    heading = next((flatten(entry.clause.heading) for entry in entries[:1] if entry.clause.heading), "")
    texts = [words for entry in entries if (words := strip_markup(entry.clause.text))]
    if not texts:
        return point
    if not heading and len(texts) > 1 and has_parts(family) and _is_title(texts[0]):
        heading = flatten(texts.pop(0))
    quoted = quote_all(texts, messages, "short-further")
    word = "short-new" if point.change.kind is Kind.ADDED else "short-gone"
    text = messages.say("short-headed", heading=heading.rstrip(".:"), text=quoted) if heading else quoted
    spans: tuple[Span, ...] = ((messages.say(word, text=text), ""),)
    return evolve(point, change=family[0], number=name_family(family), write=partial(tuple, spans))


def _tell_lead(point: Point, parts: Sequence[ClauseChange], messages: Messages) -> Point:
    """Return the words that lead in a list with those of its parts."""

    def write() -> tuple[Span, ...]:
        texts = [strip_markup(entry.clause.text) for change in parts for entry in (change.new or change.old)]
        return (*point.spans, (f" – {quote_all(list(filter(None, texts)), messages, 'short-further')}", ""))

    return evolve(point, write=write)


def _is_title(text: str) -> bool:
    """Whether the words of a clause that has parts are but its title."""
    return len(text.split()) <= _TITLE and text[-1].isalnum()
