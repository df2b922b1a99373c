"""Three versions → a merge: each side held against the base, then against the other."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from plancmp.history.lineage import Lineage
from plancmp.history.merge import BASE, ClauseRow, Merge, TermRow
from plancmp.history.merge.composition import Composer
from plancmp.history.merge.sides import judge_clause, judge_term
from plancmp.history.tracing import trace
from plancmp.model import Plan, Taxonomy


def merge(
    base: Plan,
    ours: Plan,
    theirs: Plan,
    *,
    parties: tuple[Sequence[str], Sequence[str]] = ((), ()),
    taxonomy: Taxonomy | None = None,
) -> Merge:
    """Hold two sides of a negotiation against the version that both started from.

    What answers to what is what `compare` says of the base and each side; what both sides added, and the base has not,
    is tied by what it says of the two sides. Swapping the sides only swaps them in the result.

    Args:
        base: The version that both sides started from.
        ours: One side's version.
        theirs: The other side's version.
        parties: Who is behind each side; its title where nobody is named, or its id where the titles are one.
        taxonomy: Where the topics of versions that have to be read come from; `None` for the built-in one that each
            version names.

    Returns:
        The merge: a row for each term and clause of the three versions, and the merged plan.

    Raises:
        ValueError: If the versions name different taxonomies, or the same party is behind both sides.
    """
    names = {plan.taxonomy for plan in (base, ours, theirs)}
    if len(names) > 1:
        raise ValueError(f"the versions name different taxonomies: {', '.join(sorted(names))}")
    names_of = _name_sides(ours, theirs)
    behind = (tuple(parties[0]) or names_of[0], tuple(parties[1]) or names_of[1])
    if behind[0] == behind[1]:
        raise ValueError(f'both sides have one name, "{", ".join(behind[0])}"; name who is behind each')
    lineage = trace([ours, base, theirs], baseline=BASE, taxonomy=taxonomy)
    terms = tuple(judge_term(track) for track in lineage.tracks)
    clauses = tuple(_judge_clauses(lineage, terms))
    given = (ours, base, theirs)
    is_read = any(plan is not version for plan, version in zip(lineage.versions, given, strict=True))
    versions = [_put_aside(plan) for plan in given] if is_read else given
    return Merge(lineage, behind, terms, clauses, Composer(versions, behind, terms, clauses).compose())


def _put_aside(plan: Plan) -> Plan:
    """Return a plan without its terms, where those of all versions were read from their words."""
    from plancmp.extract.plans import put_terms_aside

    clauses = [put_terms_aside(entry.clause) for entry in plan.outline()]
    return evolve(plan, clauses=plan.replace_clauses(clauses))


def _name_sides(ours: Plan, theirs: Plan) -> tuple[tuple[str, ...], tuple[str, ...]]:
    for pair in ((ours.title, theirs.title), (ours.id, theirs.id)):
        first, second = (" ".join(name.split()) for name in pair)
        if first and second and first != second:
            return (first,), (second,)
    return (f"{ours.id} (1)",), (f"{theirs.id} (2)",)


def _judge_clauses(lineage: Lineage, terms: Sequence[TermRow]) -> list[ClauseRow]:
    places: dict[tuple[int, int], list[TermRow]] = {}
    for row in terms:
        homes = ((number, slot.entry.index) for number, state in enumerate(row.track.states) for slot in state.slots)
        for home in dict.fromkeys(homes):
            places.setdefault(home, []).append(row)
    found = []
    for thread in lineage.threads:
        rows = {
            id(row): row
            for version, entries in enumerate(thread.entries)
            for entry in entries
            for row in places.get((version, entry.index), ())
        }
        found.append(judge_clause(thread, list(rows.values())))
    return found
