"""What a reader should know first: the changes that matter most, and what the report cannot say.

Every format begins with it, and `--summary` prints nothing else. It holds facts of the comparison only, built from
terms and the words of the catalogue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice

from plancmp.diff import ClauseChange, Comparison, Flag, Kind
from plancmp.diff.sentences import list_sentences
from plancmp.diff.wholes import follows, list_families
from plancmp.model import Entry
from plancmp.report.blocks import MOST_NAMED, Listing, Row
from plancmp.report.closing import say_rest
from plancmp.report.excerpts import quote, shorten, strip_markup
from plancmp.report.families import fold_points, is_part, name_family
from plancmp.report.messages import Messages
from plancmp.report.passages import RENAMES
from plancmp.report.phrases import abridge_clauses, describe_field, flatten, name_clauses, name_run
from plancmp.report.points import rank_points
from plancmp.report.ranking import Ranking
from plancmp.report.view import ClauseBlock, View, find_place, find_recitals

MOST = 10  # sentences
_HEADING, _FIRST_WORDS = 12, 8  # words
_SMALL = 4  # letters of words that titles do not capitalize
_FEW = 3  # clauses that are named rather than counted


def list_short(view: View, messages: Messages, points: Ranking | None = None) -> Iterator[Listing]:
    """Yield the parts of "In short"; nothing where nothing changed. `points` are those of `rank_points`."""
    ranked = rank_points(view, messages) if points is None else points
    recitals = find_recitals(view)
    blocks = sorted(view.blocks, key=lambda block: (block.change.fingerprint in recitals, find_place(block)))
    folded = fold_points(ranked, [block.change for block in blocks], view.comparison, messages)
    first = list(islice(folded, MOST))
    if first:
        rows = [Row(point.spans, point.number, point.change.fingerprint, point.effect) for point in first]
        yield Listing("changes", messages.say("short"), tuple(rows), say_rest(folded.count().total() - MOST, messages))
    said = {point.change.fingerprint for point in first}
    for kind, wanted in _CAME_AND_WENT.items():
        came = [block.change for block in blocks if block.change.kind is wanted]
        yield from _list_named(kind, list(_name_families(came, view.comparison, said, messages)), messages, said)
    moved = [block.change for block in blocks if Flag.MOVED in block.change.flags]
    review = [block.change for block in blocks if needs_review(block)]
    also = _list_others(blocks, ranked, said | {change.fingerprint for change in (*moved, *review)})
    named = [(name_clauses(one), _name_heading(one) or _quote_first([one]), one.fingerprint) for one in also]
    yield from _list_named("also", named, messages)
    for kind, changes in (("moved", moved), ("review", review)):
        yield from _list_named(kind, list(_join_runs(changes)), messages)
    silent: dict[str, list[Row]] = {}
    for section in view.sections:
        # Also where a version says in words that it does not tell, or not yet: there is something to read as well.
        for kind in dict.fromkeys(str(block.change.kind) for block in section.blocks if block.change.kind.is_silence):
            numbers = _join_numbers([block.change for block in section.blocks if str(block.change.kind) == kind])
            is_filed = view.taxonomy.title_of(section.topic)
            row = Row(((f"{flatten(section.title)} ", ""), (f"({numbers})", "quiet")) if is_filed else ((numbers, ""),))
            silent.setdefault(kind, []).append(row)
    for kind, topics in silent.items():
        yield Listing(kind, messages.say(f"short-{kind}"), tuple(topics), is_inline=True)
    renamed = [item for block in blocks for item in block.fields if item.cause.rule in RENAMES]
    if renamed:
        names = [Row(((describe_field(item, messages), ""),)) for item in renamed]
        yield Listing("renamed", messages.say("short-renamed"), tuple(names), is_inline=True)


def _list_others(blocks: Iterable[ClauseBlock], points: Ranking, said: Collection[str]) -> list[ClauseChange]:
    """Return the clauses that stand in both versions and of which there is more to tell, but no place for it."""
    counts = points.count()
    changes = (block.change for block in blocks if block.change.old and block.change.new and not block.is_silent)
    return [change for change in changes if counts[change.fingerprint] and change.fingerprint not in said]


_CAME_AND_WENT = {"added": Kind.ADDED, "removed": Kind.REMOVED}


def needs_review(block: ClauseBlock) -> bool:
    """Whether words of a clause changed and no rule explains what that means."""
    causes = [item.cause for item in block.fields]
    rules = {"wording-needs-review", "definition-lost"}
    return any(cause.rule in rules or cause.facet == "references" for cause in causes)


# A clause in a list: its number, its heading, its fingerprint.
_Named = tuple[str, str, str]


def _list_named(
    kind: str, named: Sequence[_Named], messages: Messages, told: Collection[str] = ()
) -> Iterator[Listing]:
    """Yield clauses by number and heading, of very many first those that no sentence tells of."""
    if named:
        most = MOST_NAMED if len(named) > MOST_NAMED + _FEW else len(named)
        places = sorted(range(len(named)), key=lambda place: named[place][2] in told)
        chosen = (named[place] for place in sorted(places[:most]))
        rows = [Row(((heading, ""),), number, fingerprint) for number, heading, fingerprint in chosen]
        rest = say_rest(len(named) - most, messages)
        yield Listing(kind, messages.say(f"short-{kind}"), tuple(rows), rest, is_inline=True)


def _join_runs(changes: Sequence[ClauseChange]) -> Iterator[_Named]:
    """Yield clauses by number and heading; numbers that run on are told as "1–34"."""
    run: list[ClauseChange] = []
    for change in (*changes, None):
        is_next = run and change and follows(name_clauses(run[-1]), name_clauses(change)) and not _name_heading(change)
        if run and (not is_next or _name_heading(run[-1])):
            yield name_run(name_clauses(run[0]), name_clauses(run[-1])), _name_heading(run[0]), run[0].fingerprint
            run = []
        run += [change] if change else []


def _name_families(
    changes: Sequence[ClauseChange], comparison: Comparison, told: Collection[str], messages: Messages
) -> Iterator[_Named]:
    """Yield clauses that came or went, those together that make a family: by number, and heading or first words."""
    for family in list_families(changes, comparison):
        first = family.changes[0]
        heading = _name_heading(first)
        mark = next((one.fingerprint for one in family.changes if one.fingerprint in told), first.fingerprint)
        if not heading and mark not in told:
            heading = _quote_first(family.changes)
        number = name_family(family)
        parts = len(family.changes) - (number == name_clauses(first))
        tail = f"({messages.say_count('short-parts', parts)})" if family.has_parts else ""
        yield number, " ".join(filter(None, (heading, tail))), mark


def _quote_first(changes: Iterable[ClauseChange]) -> str:
    """Return the first words of the first clause that has any, in quotation marks."""
    entries = (entry for change in changes for entry in change.new or change.old)
    words = next((text for entry in entries if (text := strip_markup(entry.clause.text))), "")
    return quote(words.rstrip(".;,"), _FIRST_WORDS) if words else ""


def _join_numbers(changes: Sequence[ClauseChange]) -> str:
    numbers = [abridge_clauses(change) for change in changes]
    return ", ".join(number for number in numbers if not any(is_part(number, head) for head in numbers))


def _name_heading(change: ClauseChange) -> str:
    """Return the heading of a clause, or the title that its words begin with, unless its number says the same."""
    entries = change.new or change.old
    heading = next((entry.clause.heading for entry in entries if entry.clause.heading), "") or _read_title(entries[0])
    name = name_clauses(change)
    # A long heading is a name by its first words.
    is_said = flatten(heading).casefold() in name.casefold() or (name.endswith("…") and heading.startswith(name[:-1]))
    return "" if is_said else shorten(heading.rstrip(".;:, "), _HEADING)


def _read_title(entry: Entry) -> str:
    """Return the title that the words of a clause begin with, such as "Liability Caps."; nothing if there is none."""
    first, *rest = [sentence.text for sentence in list_sentences(entry)] or [""]
    words = strip_markup(first).split()
    capital = [word for word in words if word[0].isupper()]
    is_title = len(words) <= _FIRST_WORDS and 2 * len(capital) >= len(words)
    is_title = is_title and all(len(word) <= _SMALL for word in words if word not in capital)
    return " ".join(words) if is_title and (rest or entry.clause.clauses) else ""
