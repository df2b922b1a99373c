"""The sources of several plans in one: an id that stands for two sources becomes two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from attrs import evolve

from plancmp.model import Clause, Plan, Source, Term

_Key = tuple[str, Source | None]
_MARK = "\x00"  # in front of a number; no id has it


class Sourcebook:
    """Gives every source of some plans a mark of its own, and in the end an id that no other has.

    Args:
        plans: The plans.
        first: The number of the plan whose sources keep their ids; after it, plans go by their own ids.
    """

    def __init__(self, plans: Sequence[Plan], first: int) -> None:
        self._plans = plans
        self._marks: dict[_Key, str] = {}
        self._owners: dict[str, str] = {}
        self._by_plan: list[dict[str, str]] = [{} for _ in plans]
        for number in sorted(range(len(plans)), key=lambda number: (number != first, plans[number].id)):
            plan = plans[number]
            self._by_plan[number] = {source.id: self._mark(source.id, source, plan) for source in plan.sources}

    def mark(self, clause: Clause, number: int) -> Clause:
        """Return a clause of the plan with this number, with marks for its source ids; without its sub-clauses."""
        plan, marks = self._plans[number], self._by_plan[number]
        return _rename(clause, lambda name: marks.get(name) or self._mark(name, None, plan))

    def unmark(self, clauses: Sequence[Clause], kept: Iterable[tuple[int, str]]) -> tuple[list[Clause], list[Source]]:
        """Return clauses with ids again, and the sources that they name.

        Args:
            clauses: The clauses, each without its sub-clauses.
            kept: Further sources to keep, by the number of their plan and their id.
        """
        used: dict[str, None] = {}

        def note(name: str) -> str:
            used[name] = None
            return name

        for clause in clauses:
            _rename(clause, note)
        used |= dict.fromkeys(self._by_plan[number][name] for number, name in kept)
        ids: dict[str, str] = {}
        sources: list[Source] = []
        for (name, source), mark in self._marks.items():
            if mark in used:
                ids[mark] = find_free(name, self._owners[mark], set(ids.values()))
                if source is not None:
                    sources.append(evolve(source, id=ids[mark]))
        return [_rename(clause, ids.__getitem__) for clause in clauses], sources

    def _mark(self, name: str, source: Source | None, plan: Plan) -> str:
        mark = self._marks.setdefault((name, source), f"{_MARK}{len(self._marks)}")
        self._owners.setdefault(mark, plan.id)
        return mark


def find_free(name: str, owner: str, taken: set[str]) -> str:
    """Return a name, or one made of it and of its owner's if it is taken."""
    if name not in taken:
        return name
    stem, number, found = f"{name}-{owner}", 2, f"{name}-{owner}"
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


def _rename(clause: Clause, rename: Callable[[str], str]) -> Clause:
    def rename_all(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(rename, names))

    def rename_terms(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(evolve(term, source=rename_all(term.source)) if term.source else term for term in terms)

    return evolve(
        clause,
        source=rename_all(clause.source),
        terms=rename_terms(clause.terms),
        options=tuple(
            evolve(option, source=rename_all(option.source), terms=rename_terms(option.terms))
            for option in clause.options
        ),
        reports=tuple(
            evolve(report, source=rename_all(report.source), terms=rename_terms(report.terms))
            for report in clause.reports
        ),
        clauses=(),
    )
