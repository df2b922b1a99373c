"""What in a collection answers to a clause: as a document, and the columns and lines of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from plancmp.diff import ClauseChange, Effect, Kind, TermChange
from plancmp.history.collection import Answer
from plancmp.model import Entry, Plan
from plancmp.report.blocks import Block, Document, Heading, Item
from plancmp.report.collection.tables import Rows
from plancmp.report.comparison import tell_term
from plancmp.report.json import REASON, list_reasons
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    describe_causes,
    describe_reason,
    describe_sides,
    flatten,
    list_texts,
    name_entries,
    read_clause_text,
)
from plancmp.report.shapes import FLAG, SHARE, TEXT, TEXTS, frame_schema, list_of, record, words

_SHOWN = 20
_REASONS = 3


def build_answers(query: Plan, answers: Sequence[Answer], messages: Messages, *, versions: int) -> Document:
    """Return the answers to a query in so many versions, below the clause that each answers to, the surest first."""
    answering = len({answer.name for answer in answers})
    head = messages.say(
        "search-head",
        versions=messages.say_count("count-versions", versions),
        answering=messages.spell_number(answering),
        silent=messages.spell_number(versions - answering),
    )
    blocks: list[Block] = []
    for entry in query.outline():
        found = [answer for answer in answers if entry.index == answer.change.old[0].index]
        if not found and entry.clause.text == "":
            continue
        words = f"{flatten(entry.clause.number)} {flatten(read_clause_text(entry.clause))}"
        blocks += [Heading(words, is_topic=False), *(_describe(answer, messages) for answer in found[:_SHOWN])]
        if len(found) > _SHOWN:
            blocks.append(Item(messages.say("search-more", count=messages.spell_number(len(found) - _SHOWN))))
        if not found:
            blocks.append(Item(messages.say("search-none")))
    return Document(head, tuple(blocks))


def _describe(answer: Answer, messages: Messages) -> Item:
    change = answer.change
    weak = f" ({messages.say('search-weak')})" if answer.is_weak else ""
    place = f"{flatten(answer.name)} {name_entries(change.new)}"
    items = [Item(text)] if (text := flatten(read_text(change.new))) else []
    items += [tell_term(term, (), messages) for term in _list_terms(change)]
    if reasons := list_reasons(change):
        told = "; ".join(map(describe_reason, reasons[:_REASONS]))
        items.append(Item(f"{messages.say('search-why')}: {told}"))
    return Item(f"{place}: {messages.say(str(change.kind))}{weak}", f"{answer.score:.0%}", tuple(items))


def read_text(entries: Iterable[Entry]) -> str:
    """Return what some clauses say, each on a line."""
    return "\n".join(list_texts(entries))


def _list_terms(change: ClauseChange) -> list[TermChange]:
    return [term for term in change.terms if term.effect is not Effect.SAME]


_TERM = record(
    name=("The term's name.", TEXT),
    party=("Whom it binds.", TEXTS),
    effect=("How it differs from the query, said of the party that it binds.", words(Effect)),
    difference=("By how much; may be empty.", TEXT, lambda term, _: describe_causes(term.causes)),
    old=("What the query lays down, in words.", TEXT, lambda term, messages: describe_sides(term, messages)[0]),
    new=("What the answer lays down, in words.", TEXT, lambda term, messages: describe_sides(term, messages)[1]),
)
_ANSWER = record(
    query=("The ids of the clauses of the query.", TEXTS, lambda answer, _: _list_ids(answer.change.old)),
    query_text=("Their words.", TEXT, lambda answer, _: read_text(answer.change.old)),
    file=("The file that has the answer.", TEXT, "name"),
    clauses=("The ids of its clauses that answer.", TEXTS, lambda answer, _: _list_ids(answer.change.new)),
    text=("Their words.", TEXT, lambda answer, _: read_text(answer.change.new)),
    score=("How sure it is that they answer to each other.", SHARE, lambda answer, _: round(answer.score, 6)),
    weak=("Whether a person should look at it.", FLAG, "is_weak"),
    reasons=("Why, the strongest first.", list_of(REASON), lambda answer, _: list_reasons(answer.change)),
    change=("What happened from the query to the answer.", words(Kind), "change.kind"),
    terms=("The terms that differ.", list_of(_TERM), lambda answer, _: _list_terms(answer.change)),
)


def build_schema() -> dict[str, object]:
    """Return the JSON Schema (draft 2020-12) of an answer as a line of JSON."""
    return frame_schema("plancmp answer", _ANSWER)


def _list_ids(entries: Iterable[Entry]) -> list[str]:
    return [entry.clause.id for entry in entries]


def list_rows(messages: Messages) -> Rows[Answer]:
    """Return what answers are written as."""
    spelled = {
        "query": ", ".join,
        "clauses": ", ".join,
        "reasons": lambda reasons: "; ".join(": ".join(filter(None, reason.values())) for reason in reasons),
        "terms": lambda terms: "; ".join(map(_spell_term, terms)),
    }
    return Rows(_ANSWER, lambda answer: _ANSWER.write(answer, messages), spelled)


def _spell_term(term: Mapping[str, str]) -> str:
    sides = " → ".join(dict.fromkeys(filter(None, (term["old"], term["new"]))))
    difference = f", {term['difference']}" if term["difference"] else ""
    return f"{term['name']}: {term['effect']}{difference} ({sides})"
