"""Plan files altered in one fact of their structured data: terms, options, and what is known and agreed.

An alteration says where it was made and which facets of a change would tell of it: "constraint" of a term whose figure
changed, "agreement" of a clause. Terms are altered wherever they stand: in a clause, in a party's option, in a report.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from attrs import evolve, frozen

from benchmarks.altered_texts import alter_text, disguise
from plancmp.model import (
    Agreement,
    Clause,
    Condition,
    ConditionKind,
    Disclosure,
    Force,
    PartialDate,
    Plan,
    PlanDisclosure,
    Quantity,
    Status,
    Term,
)
from plancmp.model.constraints import (
    Constraint,
    Dates,
    Deadline,
    Flag,
    Interval,
    Members,
    Mode,
    Pace,
    Shares,
    Wording,
)

OTHER_UNITS = {"USD": "EUR", "EUR": "USD", "day": "month", "month": "year", "year": "month", "%": "", "km": "mile"}


@frozen
class Alteration:
    """A plan with one fact altered.

    Attributes:
        kind: What was altered.
        plan: The altered plan.
        clause: The id of the clause that holds the fact; empty for one of the plan itself.
        facets: What the report may call it: facets of causes, or flags.
        details: The altered fact, for a list of misses.
    """

    kind: str
    plan: Plan
    clause: str
    facets: frozenset[str]
    details: str = ""


T = TypeVar("T")
Altered = tuple[str, Term, frozenset[str]]
# A kind, and what makes the altered constraint; it raises ValueError if that would allow nothing.
Draft = tuple[str, Callable[[], Constraint]]


def _evolve(value: T, **changes: object) -> T:
    return evolve(value, **changes)  # type: ignore[misc]


def alter_term(term: Term, parties: Sequence[str]) -> Iterator[Altered]:
    """Yield the ways to alter one fact of a term: the kind, the altered term, and the facets that would tell of it."""
    yield from _alter_parties(term, parties)
    yield from _alter_conditions(term)
    for instrument in ((*term.instrument, "protocol"), term.instrument[1:]):
        yield "instrument", evolve(term, instrument=instrument), frozenset({"instrument"})
    if term.force is None or term.constraint is None:
        return
    for force in Force:
        is_turn = Force.MUST_NOT in {force, term.force}
        yield ("negation" if is_turn else "force"), evolve(term, force=force), frozenset({"force"})
    for kind, constraint in alter_constraint(term.constraint):
        yield kind, evolve(term, constraint=constraint), frozenset({"constraint"})
    for disclosure in (Disclosure.DEFERRED, Disclosure.UNDISCLOSED):
        unknown = evolve(term, disclosure=disclosure, force=None, constraint=None)
        yield "disclosure of a term", unknown, frozenset({"disclosure"})


def _alter_parties(term: Term, parties: Sequence[str]) -> Iterator[Altered]:
    for facet in ("party", "toward"):
        names = getattr(term, facet)
        other = next(party for party in (*parties, "Another party") if party not in (*term.party, *term.toward))
        facets = frozenset({facet})
        yield "party in", _evolve(term, **{facet: (*names, other)}), facets
        for place, name in enumerate(names):
            rest = (names[:place], names[place + 1 :])
            yield "party out", _evolve(term, **{facet: (*rest[0], *rest[1])}), facets
            yield "party", _evolve(term, **{facet: (*rest[0], other, *rest[1])}), facets
            yield "look-alike", _evolve(term, **{facet: (*rest[0], disguise(name), *rest[1])}), facets
    yield "parties swapped", evolve(term, party=term.toward, toward=term.party), frozenset({"party", "toward"})


def _alter_conditions(term: Term) -> Iterator[Altered]:
    facets = frozenset({"conditions"})
    more = Condition(ConditionKind.IF, "all signatories agree")
    yield "condition in", evolve(term, conditions=(*term.conditions, more)), facets
    for place, condition in enumerate(term.conditions):
        rest = (*term.conditions[:place], *term.conditions[place + 1 :])
        kind = "exception" if condition.kind is ConditionKind.UNLESS else "condition"
        yield f"{kind} out", evolve(term, conditions=rest), facets
        turned = ConditionKind.IF if condition.kind is ConditionKind.UNLESS else ConditionKind.UNLESS
        yield f"{kind} turned", evolve(term, conditions=(*rest, evolve(condition, kind=turned))), facets
        for how, text in alter_text(condition.text):
            if how != "unseen":
                name = "look-alike" if how == "look-alike" else "words of a condition"
                yield name, evolve(term, conditions=(*rest, evolve(condition, text=text))), facets


def _alter_dates(dates: Dates) -> Iterator[Draft]:
    for end in ("earliest", "latest"):
        day = getattr(dates, end)
        for date in _alter_date(day) if day else ():
            ends = {"earliest": date, "latest": date} if dates.earliest == dates.latest else {end: date}
            yield "date", partial(_evolve, dates, **ends)
    yield "date bound turned", partial(evolve, dates, earliest=dates.latest, latest=None)
    yield "date bound turned", partial(evolve, dates, strict_end=not dates.strict_end)


def _alter_deadline(deadline: Deadline) -> Iterator[Draft]:
    if span := deadline.span:
        yield "deadline", partial(evolve, deadline, span=evolve(span, number=span.number + 1))
        yield "unit", partial(evolve, deadline, span=evolve(span, unit=OTHER_UNITS.get(span.unit, "month")))
    for pace in (pace for pace in Pace if pace is not deadline.pace):
        yield (
            "deadline",
            partial(evolve, deadline, pace=pace, span=Quantity(90, "day") if pace is Pace.WITHIN else None),
        )
    yield "event of a deadline", partial(evolve, deadline, event="ratification by both sides")


def _alter_members(members: Members) -> Iterator[Draft]:
    for place, item in enumerate(members.items):
        before, after = members.items[:place], members.items[place + 1 :]
        yield "member out", partial(evolve, members, items=(*before, *after))
        yield "member", partial(evolve, members, items=(*before, "Atlantis", *after))
        yield "look-alike", partial(evolve, members, items=(*before, disguise(item), *after))
    yield "member in", partial(evolve, members, items=(*members.items, "Atlantis"))
    # Each of one thing and any one of one thing are the same.
    alike = {Mode.ALL, Mode.ANY} if len(members.items) == 1 else set[Mode]()
    for mode in Mode:
        if mode is not members.mode and not {mode, members.mode} <= alike:
            yield "list meant otherwise", partial(evolve, members, mode=mode)


def _alter_flag(flag: Flag) -> Iterator[Draft]:
    yield "negation", partial(evolve, flag, value=not flag.value)


def _alter_wording(wording: Wording) -> Iterator[Draft]:
    for kind, text in alter_text(wording.text):
        if kind != "unseen":
            yield "look-alike" if kind == "look-alike" else "free wording", partial(evolve, wording, text=text)


def _alter_interval(interval: Interval) -> Iterator[Draft]:
    low, high = interval.low, interval.high
    is_exact = low is not None and low == high
    for end, bound in (("high", high), ("low", low)):
        if bound is None or (is_exact and end == "low"):
            continue
        for kind, value in _alter_quantity(bound.value):
            new = evolve(bound, value=value)
            ends = {"low": new, "high": new} if is_exact else {end: new}
            yield kind, partial(_evolve, interval, **ends)
        yield "bound", partial(_evolve, interval, **{end: evolve(bound, inclusive=not bound.inclusive)})
    if low or high:
        yield "bound", partial(evolve, interval, low=high, high=low)
    if is_exact:
        yield "bound", partial(evolve, interval, low=None)


def _alter_quantity(quantity: Quantity) -> Iterator[tuple[str, Quantity]]:
    yield "number", evolve(quantity, number=quantity.number + 1)
    yield "number", evolve(quantity, number=quantity.number * 10)
    yield "number", evolve(quantity, number=quantity.number * quantity.number.denominator + 1)
    first, _, rest = quantity.unit.partition(" ")
    unit = OTHER_UNITS.get(first, "vehicles")
    yield "unit", evolve(quantity, unit=f"{unit} {rest}".strip())


def _alter_date(date: PartialDate) -> Iterator[PartialDate]:
    yield evolve(date, year=date.year + 1)
    if date.month is not None:
        yield evolve(date, month=date.month % 12 + 1, day=date.day and min(date.day, 28))
        yield evolve(date, month=None, day=None)
    if date.day is not None:
        yield evolve(date, day=date.day - 1 or 2)
        yield evolve(date, day=None)


def _alter_shares(shares: Shares) -> Iterator[Draft]:
    parts = shares.parts
    for place, (holder, share) in enumerate(parts):
        before, after = parts[:place], parts[place + 1 :]
        less = evolve(share, number=share.number / 2)
        yield "share", partial(evolve, shares, parts=(*before, (holder, less), *after))
        yield "share out", partial(evolve, shares, parts=(*before, *after))
        yield "holder of a share", partial(evolve, shares, parts=(*before, ("NATO", share), *after))
        if after and after[0][1] != share:
            (other, part), *rest = after
            swapped = (*before, (holder, part), (other, share), *rest)
            yield "shares swapped", partial(evolve, shares, parts=swapped)


_ALTERERS: Mapping[type[Constraint], Callable[..., Iterator[Draft]]] = {
    Interval: _alter_interval,
    Shares: _alter_shares,
    Dates: _alter_dates,
    Deadline: _alter_deadline,
    Members: _alter_members,
    Flag: _alter_flag,
    Wording: _alter_wording,
}


def alter_constraint(constraint: Constraint) -> Iterator[tuple[str, Constraint]]:
    """Yield the ways to alter one fact of a constraint; none of them allows nothing at all."""
    for kind, make in _ALTERERS[type(constraint)](constraint):
        with contextlib.suppress(ValueError):
            yield kind, make()


def alter_terms(clause: Clause, parties: Sequence[str]) -> Iterator[tuple[str, Clause, frozenset[str]]]:
    """Yield the ways to alter one fact of one term of a clause, in it or in its options and reports."""
    gone = frozenset({"term", "conditions"})
    for place, term in enumerate(clause.terms):
        before, after = clause.terms[:place], clause.terms[place + 1 :]
        yield "term out", evolve(clause, terms=(*before, *after)), gone
        for kind, altered, facets in alter_term(term, parties):
            if altered != term:
                yield kind, evolve(clause, terms=(*before, altered, *after)), facets
    for facet in ("options", "reports"):
        items = getattr(clause, facet)
        for number, item in enumerate(items):
            for place, term in enumerate(item.terms):
                before, after = item.terms[:place], item.terms[place + 1 :]
                for kind, altered, facets in alter_term(term, parties):
                    if altered != term:
                        changed = evolve(item, terms=(*before, altered, *after))
                        others = (*items[:number], changed, *items[number + 1 :])
                        yield f"{kind}, {facet[:-1]}", _evolve(clause, **{facet: others}), facets


def alter_record(clause: Clause, parties: Sequence[str]) -> Iterator[tuple[str, Clause, frozenset[str]]]:
    """Yield the ways to alter what is known of a clause, who agrees to it, and where it comes from."""
    for agreement in (*Agreement, None):
        yield "agreement", evolve(clause, agreement=agreement), frozenset({"agreement"})
    for disclosure in Disclosure:
        if disclosure.is_known or not (clause.terms or clause.options or clause.reports):
            yield "disclosure of a clause", evolve(clause, disclosure=disclosure), frozenset({"disclosure"})
    yield "source", evolve(clause, source=(*clause.source, "another")), frozenset({"source"})
    yield "label", evolve(clause, label=f"{clause.number}bis"), frozenset({"label", "renumbered"})
    yield from _alter_options(clause, parties)
    for number, report in enumerate(clause.reports):
        before, after = clause.reports[:number], clause.reports[number + 1 :]
        other = evolve(report, source=("another",))
        facets = frozenset({"alternatives", "term", "disclosure"})
        yield "source of a report", evolve(clause, reports=(*before, other, *after)), facets
        yield "report out", evolve(clause, reports=(*before, *after)), facets


def _alter_options(clause: Clause, parties: Sequence[str]) -> Iterator[tuple[str, Clause, frozenset[str]]]:
    for number, option in enumerate(clause.options):
        before, after = clause.options[:number], clause.options[number + 1 :]
        other = next(party for party in parties if party not in option.by)
        facets = frozenset({"alternatives", "term"})
        for by in ((other,), (*option.by, other)):
            changed = (*before, evolve(option, by=by), *after)
            yield "party of an option", evolve(clause, options=changed), facets
        yield "option out", evolve(clause, options=(*before, *after)), facets
        for second in after:
            traded = {option.by: second.by, second.by: option.by}
            swapped = tuple(evolve(item, by=traded.get(item.by, item.by)) for item in clause.options)
            told = facets | {"constraint", "force", "conditions"}
            yield "parties of options swapped", evolve(clause, options=swapped), told


def alter_words(clause: Clause) -> Iterator[tuple[str, Clause, frozenset[str]]]:
    """Yield the ways to alter one fact of the words of a clause whose terms stay: text, heading, options, reports."""
    for facet in ("text", "heading"):
        for kind, text in alter_text(getattr(clause, facet)):
            yield kind, _evolve(clause, **{facet: text}), frozenset({facet})
    for facet in ("options", "reports"):
        items = getattr(clause, facet)
        for number, item in enumerate(items):
            for kind, text in alter_text(item.text):
                changed = (*items[:number], evolve(item, text=text), *items[number + 1 :])
                yield kind, _evolve(clause, **{facet: changed}), frozenset({"alternatives"})


def alter_plan(plan: Plan) -> Iterator[tuple[str, Plan, frozenset[str]]]:
    """Yield the ways to alter one fact of the plan as a whole."""
    for status in (status for status in Status if status is not plan.status):
        yield "status of a plan", evolve(plan, status=status), frozenset({"status"})
    for disclosure in (known for known in PlanDisclosure if known is not plan.disclosure):
        yield "disclosure of a plan", evolve(plan, disclosure=disclosure), frozenset({"disclosure"})
    if plan.date:
        for date in _alter_date(plan.date):
            yield "date of a plan", evolve(plan, date=date), frozenset({"date"})
    for place in range(len(plan.parties)):
        parties = (*plan.parties[:place], *plan.parties[place + 1 :])
        yield "parties of a plan", evolve(plan, parties=parties), frozenset({"parties"})
    for place in range(len(plan.sources)):
        sources = (*plan.sources[:place], *plan.sources[place + 1 :])
        yield "source of a plan", evolve(plan, sources=sources), frozenset({"sources"})


def move_clauses(plan: Plan) -> Iterator[tuple[str, Plan, str]]:
    """Yield the plan with one clause taken out, moved among its siblings, or moved into another clause, and its id."""
    for clause in plan.walk():
        without = _drop(plan.clauses, clause.id)
        if plan.disclosure is PlanDisclosure.FULL and clause.text:
            yield "clause out", evolve(plan, clauses=without), clause.id
    for place, clause in enumerate(plan.clauses):
        if clause.disclosure is not Disclosure.STATED:
            continue
        rest = (*plan.clauses[:place], *plan.clauses[place + 1 :])
        if len(rest) > 1:
            target = (place + len(rest) // 2) % len(rest)
            target += target == place
            moved = (*rest[:target], clause, *rest[target:])
            # Where a clause stands of which nothing was published, nobody knows.
            if _list_stated(moved) != _list_stated(plan.clauses):
                yield "clause moved", evolve(plan, clauses=moved), clause.id
        host = rest[(place + 2) % len(rest)] if rest else None
        if host and host.disclosure is Disclosure.STATED:
            filled = evolve(host, clauses=(*host.clauses, clause))
            moved = tuple(filled if item is host else item for item in rest)
            yield "clause moved into another", evolve(plan, clauses=moved), clause.id


def _list_stated(clauses: Sequence[Clause]) -> list[str]:
    return [clause.id for clause in clauses if clause.disclosure is Disclosure.STATED]


def _drop(clauses: Sequence[Clause], clause_id: str) -> tuple[Clause, ...]:
    return tuple(
        evolve(clause, clauses=_drop(clause.clauses, clause_id)) if clause.clauses else clause
        for clause in clauses
        if clause.id != clause_id
    )
