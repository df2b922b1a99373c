"""The ledger of the parties: which duties, bans, rights and conditions each gained or lost; counts and a list.

It is computed from the changes of terms: "must" is a duty, "must not" a ban, "may" a right, "is expected" an
expectation; a statement binds nobody and is left out. What stands in a bracketed option or in one of several reports is
listed with its mark and not counted as gained or lost, nor is what is not known. Changes of words that no term explains
are counted at the end. No entry is weighed against another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import groupby

from attrs import frozen

from plancmp.diff import Effect, TermChange
from plancmp.model import Force, Term
from plancmp.report.blocks import Block, Document, Heading, Item, Table, Text
from plancmp.report.cells import write_rows
from plancmp.report.closing import say_no_change
from plancmp.report.comparison import frame_document
from plancmp.report.items import ChangeItem, list_items
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten
from plancmp.report.view import View, read_variant


class Holding(StrEnum):
    """What a party has by a term."""

    DUTY = "duty"
    BAN = "ban"
    RIGHT = "right"
    EXPECTATION = "expectation"
    CONDITION = "condition"


class Turn(StrEnum):
    """What happened to a holding."""

    GAINED = "gained"
    LOST = "lost"
    CHANGED = "altered"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"


_HOLDINGS = {
    Force.MUST: Holding.DUTY,
    Force.MUST_NOT: Holding.BAN,
    Force.MAY: Holding.RIGHT,
    Force.EXPECTED: Holding.EXPECTATION,
}
COLUMNS = ("fingerprint", "party", "holding", "turn", "term", "clause", "old", "new", "difference", "remarks", "count")


@frozen(eq=False, repr=False)
class LedgerLine:
    """One holding that a party gained, lost or kept in another shape.

    Attributes:
        party: Who; empty where the term names nobody.
        holding: What.
        turn: What happened to it: gained, lost, altered; claimed, where only an option or a report says so; unknown,
            where one version is silent because it is not known.
        item: The change behind it.
        detail: The condition, for a condition.
    """

    party: str
    holding: Holding
    turn: Turn
    item: ChangeItem
    detail: str = ""


def build_ledger(view: View, messages: Messages) -> tuple[LedgerLine, ...]:
    """Return the lines of the ledger: parties in the order of the versions, what names nobody last.

    Those of a party stand together, by holding and turn. Linear time but for the sorting.
    """
    lines = [line for item in list_items(view, messages) for line in _read_item(item, messages)]
    parties = (*view.comparison.new.parties, *view.comparison.old.parties)
    order = {party.casefold(): place for place, party in reversed(list(enumerate(parties)))}
    holdings, turns = list(Holding), list(Turn)

    def rank(line: LedgerLine) -> tuple[bool, int, str, int, int]:
        place = order.get(line.party.casefold(), len(parties))
        return not line.party, place, line.party.casefold(), holdings.index(line.holding), turns.index(line.turn)

    return tuple(sorted(lines, key=rank))


def _read_item(item: ChangeItem, messages: Messages) -> Iterator[LedgerLine]:
    change = item.change
    if not isinstance(change, TermChange) or change.effect is Effect.SAME:
        return
    old, new = (slot.term if slot else None for slot in (change.old, change.new))
    for party in _list_parties(new, old):
        before, after = _find_holding(old, party), _find_holding(new, party)
        if before is after and before is not None:
            yield LedgerLine(party, before, _judge(Turn.CHANGED, change), item)
            yield from _list_conditions(party, old, new, item, messages)
            continue
        if before is not None:
            yield LedgerLine(party, before, _judge(Turn.LOST, change), item)
        if after is not None:
            yield LedgerLine(party, after, _judge(Turn.GAINED, change), item)


def _list_parties(*terms: Term | None) -> tuple[str, ...]:
    named = {party.casefold(): party for term in terms if term for party in reversed(term.party)}
    nobody = any(term and not term.party for term in terms)
    return (*dict.fromkeys(reversed(list(named.values()))), *([""] if nobody else []))


def _find_holding(term: Term | None, party: str) -> Holding | None:
    if term is None or term.force is None:
        return None
    names = {name.casefold() for name in term.party} or {""}
    return _HOLDINGS.get(term.force) if party.casefold() in names else None


def _list_conditions(
    party: str, old: Term | None, new: Term | None, item: ChangeItem, messages: Messages
) -> Iterator[LedgerLine]:
    """Yield the conditions of a holding that stays."""
    before, after = (
        {f"{condition.kind} {flatten(condition.text)}".casefold(): condition for condition in term.conditions}
        if term
        else {}
        for term in (old, new)
    )
    for turn, here, there in ((Turn.GAINED, after, before), (Turn.LOST, before, after)):
        for key, condition in here.items():
            if key not in there and isinstance(item.change, TermChange):
                detail = messages.say(f"condition-{condition.kind}", text=flatten(condition.text))
                yield LedgerLine(party, Holding.CONDITION, _judge(turn, item.change), item, detail)


def _judge(turn: Turn, change: TermChange) -> Turn:
    if change.effect.is_silence:
        return Turn.UNKNOWN
    return Turn.CLAIMED if read_variant(change) else turn


def build_document(view: View, messages: Messages) -> Document:
    """Return the ledger as a table of counts, then what they count, by party."""
    lines = build_ledger(view, messages)
    blocks: list[Block] = [_count(lines, messages) if lines else Text(say_no_change(view, messages))]
    for party, own in groupby(lines, key=lambda line: line.party):
        blocks += [Heading(_name(party, messages)), *(Item(_describe(line, messages)) for line in own)]
    if unread := _count_unread(view, messages):
        blocks.append(Text(messages.say_count("ledger-unread", unread)))
    return frame_document(blocks, view, messages)


def _count_unread(view: View, messages: Messages) -> int:
    """Return how many changes of words no term explains: they may hold duties and rights that no entry shows."""
    return sum(item.needs_review for item in list_items(view, messages))


def _count(lines: Iterable[LedgerLine], messages: Messages) -> Table:
    counts: dict[tuple[str, Holding], Counter[Turn]] = {}
    for line in lines:
        counts.setdefault((line.party, line.holding), Counter())[line.turn] += 1
    head = [messages.say("party"), messages.say("holding"), *(messages.say(f"turn-{turn}") for turn in Turn)]
    rows = [
        (
            _name(party, messages),
            messages.say(f"holding-{holding}"),
            *(messages.spell_number(row[turn]) if row[turn] else "" for turn in Turn),
        )
        for (party, holding), row in counts.items()
    ]
    return Table(head, rows)


def _name(party: str, messages: Messages) -> str:
    return party or messages.say("no-party")


def _describe(line: LedgerLine, messages: Messages) -> str:
    item = line.item
    head = f"{messages.say(f'turn-{line.turn}')}: {messages.say(f'holding-{line.holding}')}: {item.term}"
    if line.detail:
        parts = [line.detail, *item.remarks]
    else:
        contents = " → ".join(dict.fromkeys(text for text in (item.old, item.new) if text))
        parts = [contents, *([item.difference] if item.difference else []), *item.remarks]
    return f"{head} ({item.clause}): {'; '.join(parts)}"


def render_csv(view: View, messages: Messages) -> str:
    """Return the ledger as CSV, a row a line.

    What stands in no line has rows with its count: changes of words that no term explains ("unread"), and what is not
    shown ("hidden"), a row for each reason.
    """
    rows = [
        line.item.list_cells()
        | {"party": line.party, "holding": str(line.holding), "turn": str(line.turn), "count": "1"}
        | ({"difference": line.detail} if line.detail else {})
        for line in build_ledger(view, messages)
    ]
    if unread := _count_unread(view, messages):
        rows.append({"holding": "unread", "count": str(unread)})
    hidden = ({"holding": "hidden", "turn": reason, "count": str(count)} for reason, count in view.list_hidden())
    return write_rows(COLUMNS, [*rows, *hidden])
