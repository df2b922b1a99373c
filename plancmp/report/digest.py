"""What a reader should know first: the changes that matter most, and what the report cannot say.

Every format begins with it, and `--summary` prints nothing else. It holds facts of the comparison only, built from
terms and the words of the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from plancmp.diff import ClauseChange, Flag, Kind
from plancmp.model import Entry
from plancmp.model.expressions import late
from plancmp.report.blocks import Listing, Row
from plancmp.report.excerpts import shorten
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_field, flatten, name_clauses
from plancmp.report.points import Point, rank_points
from plancmp.report.view import ClauseBlock, View

MOST = 10  # sentences
_MOST_NAMED = 15  # clauses of a list
_RENAMES = {"name-replaced", "term-renamed", "word-replaced"}
_HEADING = 12  # words


def list_short(view: View, messages: Messages, points: Sequence[Point] | None = None) -> Iterator[Listing]:
    """Yield the parts of "In short"; nothing where nothing changed. `points` are those of `rank_points`."""
    points = rank_points(view, messages) if points is None else points
    if points:
        rows = [Row(point.spans, point.number, point.change.fingerprint, point.effect) for point in points[:MOST]]
        yield Listing("changes", messages.say("short"), tuple(rows), _say_rest(len(points) - MOST, messages))
    blocks = sorted(view.blocks, key=_find_place)
    for kind, wanted in _CAME_AND_WENT.items():
        found = [block.change for block in blocks if wanted(block.change)]
        yield from _list_clauses(kind, _count_parts(found, messages), messages)
    review = [block.change for block in blocks if needs_review(block)]
    named = [(name_clauses(change), _name_heading(change), change.fingerprint) for change in review]
    yield from _list_clauses("review", named, messages)
    silent: dict[str, list[Row]] = {}
    for section in view.sections:
        for kind, told in section.silent.items():
            numbers = _join_numbers([block.change for block in told])
            row = Row(((f"{flatten(section.title)} ", ""), (f"({numbers})", "quiet")))
            silent.setdefault(kind, []).append(row)
    for kind, topics in silent.items():
        yield Listing(kind, messages.say(f"short-{kind}"), tuple(topics), is_inline=True)
    renamed = [item for block in blocks for item in block.fields if item.cause.rule in _RENAMES]
    if renamed:
        names = [Row(((describe_field(item, messages), ""),)) for item in renamed]
        yield Listing("renamed", messages.say("short-renamed"), tuple(names), is_inline=True)


_CAME_AND_WENT: dict[str, Callable[[ClauseChange], bool]] = {
    "added": lambda change: change.kind is Kind.ADDED,
    "removed": lambda change: change.kind is Kind.REMOVED,
    "moved": lambda change: Flag.MOVED in change.flags,
}


def needs_review(block: ClauseBlock) -> bool:
    """Whether words of a clause changed and no rule explains what that means."""
    return any(item.cause.rule == "wording-needs-review" or item.cause.facet == "references" for item in block.fields)


def _find_place(block: ClauseBlock) -> tuple[int, int]:
    side = block.change.new or block.change.old
    return side[0].index, not block.change.new


def _say_rest(count: int, messages: Messages) -> str:
    return messages.say_count("short-rest", count) if count > 0 else ""


# A clause in a list: its number, its heading, its fingerprint.
_Named = tuple[str, str, str]


def _list_clauses(kind: str, named: Sequence[_Named], messages: Messages) -> Iterator[Listing]:
    """Yield clauses by number and heading; numbers that run on are told as "1–34"."""
    runs: list[list[_Named]] = []
    for item in named:
        if runs and not item[1] and not runs[-1][-1][1] and _follows(runs[-1][-1][0], item[0]):
            runs[-1].append(item)
        else:
            runs.append([item])
    rows = []
    for run in runs[:_MOST_NAMED]:
        number, heading, fingerprint = run[0]
        rows.append(Row(((heading, ""),), number + (f"–{_cut_head(run[-1][0])}" if len(run) > 1 else ""), fingerprint))
    if rows:
        rest = sum(len(run) for run in runs[_MOST_NAMED:])
        yield Listing(kind, messages.say(f"short-{kind}"), tuple(rows), _say_rest(rest, messages), is_inline=True)


# The last part of a clause's number: the "b" of 14(b), the 8 of Article 8.
_LAST = late(r"(.*?)(\(?)(\d+|(?<![^\W\d_])[a-z])(\)?)")


def _cut_head(number: str) -> str:
    """Return the last part of a clause's number: "(b)" of 14(b)."""
    match = _LAST.fullmatch(number)
    return "".join(match.groups()[1:]) if match else number


def _follows(number: str, other: str) -> bool:
    """Whether a clause's number is the next after another's: 14(b) after 14(a), 8 after 7."""
    before, after = _LAST.fullmatch(number), _LAST.fullmatch(other)
    if not before or not after or before[1] != after[1]:
        return False
    if before[3].isdigit() and after[3].isdigit():
        return int(after[3]) == int(before[3]) + 1
    return len(before[3]) == len(after[3]) == 1 and ord(after[3]) == ord(before[3]) + 1


def _count_parts(changes: Sequence[ClauseChange], messages: Messages) -> list[_Named]:
    """Return clauses by number and heading; parts of one that is listed are counted with it."""
    numbers = [name_clauses(change) for change in changes]
    named = []
    for change, number in zip(changes, numbers, strict=True):
        if not any(_is_part(number, head) for head in numbers):
            parts = sum(_is_part(other, number) for other in numbers)
            tail = f"({messages.say_count('short-parts', parts)})" if parts else ""
            named.append((number, " ".join(filter(None, (_name_heading(change), tail))), change.fingerprint))
    return named


def _is_part(number: str, head: str) -> bool:
    """Whether a number is that of a part of another clause: 21(a) of 21."""
    return number != head and number.startswith(head) and number[len(head)] in ".( "


def _join_numbers(changes: Sequence[ClauseChange]) -> str:
    numbers = [name_clauses(change) for change in changes]
    return ", ".join(number for number in numbers if not any(_is_part(number, head) for head in numbers))


def _name_heading(change: ClauseChange) -> str:
    """Return the heading of a clause, unless its number says the same."""
    entries: Iterable[Entry] = change.new or change.old
    heading = next((entry.clause.heading for entry in entries if entry.clause.heading), "")
    is_said = flatten(heading).casefold() in name_clauses(change).casefold()
    return "" if is_said else shorten(heading, _HEADING)
