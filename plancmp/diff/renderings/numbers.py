"""Figures, deadlines and references of two renderings."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.diff.renderings.findings import DivergenceKind, Finding, Side, match_facts, pair_facts, report_pairs
from plancmp.extract.fact import Fact, FactKind

_FIGURES = (FactKind.FIGURE, FactKind.DEADLINE)
_SPANS = frozenset({"days", "months", "count of business day"})


def compare_figures(left: Side, right: Side) -> Iterator[Finding]:
    """Report figures and deadlines that find no equal, paired where one may stand in the other's place."""

    def is_same(first: Fact, second: Fact) -> bool:
        return _says_same_figure(first, second, left, right)

    def agree(first: Fact, second: Fact) -> bool:
        return is_same(first, second) and first.limit == second.limit

    lone = match_facts(left.select(*_FIGURES), right.select(*_FIGURES), agree)
    for belong in (is_same, _measure_alike, _belong_together):
        pairs = list(pair_facts(lone, belong))
        for first, second in pairs:
            if first is not None and second is not None:
                yield _judge_figures(first, second, is_same(first, second))
        lone = (
            [first for first, second in pairs if first is not None and second is None],
            [second for first, second in pairs if first is None and second is not None],
        )
    yield from report_pairs(lone, lambda _first, _second: False)
    references = (left.select(FactKind.REFERENCE), right.select(FactKind.REFERENCE))
    yield from report_pairs(match_facts(*references, _is_equal), lambda _first, _second: True)


def _is_equal(first: Fact, second: Fact) -> bool:
    return first.value == second.value


def _judge_figures(first: Fact, second: Fact, same_figure: bool) -> Finding:
    kind = DivergenceKind.DEADLINE if FactKind.DEADLINE in {first.kind, second.kind} else DivergenceKind.FIGURE
    if same_figure:
        return Finding(kind, "limit-differs", first, second)
    if first.amount is not None and (first.amount, first.family) == (second.amount, second.family):
        return Finding(kind, "event-differs", first, second)
    return Finding(kind, f"{kind}-differs", first, second)


def _says_same_figure(first: Fact, second: Fact, left: Side, right: Side) -> bool:
    if first.amount is None or second.amount is None:
        if first.event or second.event:
            return first.family == second.family and _share_event(first, second, left, right)
        both_equal = "equal shares" in {first.value, second.value} and {first.family, second.family} == {""}
        # "Evenly" says a half or a third, and does not say which.
        known = first.amount or second.amount
        return first.value == second.value or (both_equal and (known is None or known.numerator == 1))
    if first.amount != second.amount or not _measure_alike(first, second):
        return False
    return _share_event(first, second, left, right)


def _measure_alike(first: Fact, second: Fact) -> bool:
    """Whether two figures measure the same thing; a bare number may count anything."""
    families = {first.family, second.family}
    if len(families) == 1:
        return True
    is_open = bool(families & {"", "count of"})
    return is_open and all(family == "" or family.startswith("count of") for family in families)


def _belong_together(first: Fact, second: Fact) -> bool:
    """Whether one figure may stand in the other's place."""
    is_time = [fact.kind is FactKind.DEADLINE or fact.family in _SPANS for fact in (first, second)]
    is_money = [fact.family.startswith("money") for fact in (first, second)]
    return is_time[0] == is_time[1] and is_money[0] == is_money[1]


def _share_event(first: Fact, second: Fact, left: Side, right: Side) -> bool:
    """Whether two deadlines run from one event; the other text may name it elsewhere ("once signed, …")."""
    if first.event == second.event:
        return True
    if first.event and second.event:
        return bool(first.scope & second.scope)
    if first.event:
        return bool(first.scope & right.stems)
    return bool(second.scope & left.stems)
