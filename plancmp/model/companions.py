"""A plan and the documents beside it → one plan that holds them as a set.

What the set says of its parts is kept apart: each clause knows by its id in which document it stands, and what is known
of one document says nothing of another (`Plan.disclosure_of`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from plancmp.model.plan import Clause, Companion, Option, Plan, Report, Term


def take_along(plan: Plan, companion: Companion, document: Plan) -> Plan:
    """Return a plan with a companion's clauses behind its own.

    Args:
        plan: The plan.
        companion: Which of its companions; the ids and labels of its clauses will begin with its name.
        document: What the companion holds, with what was taken along with it.

    Returns:
        The plan, with the parties and sources of both. Linear time.

    Raises:
        ValueError: If the two do not make one set: they have other taxonomies or languages, a program read one of them
            only, or the plan itself has a clause that is called like one of the companion.
    """
    _check_kinship(plan, document)
    prefix = companion.prefix
    clash = next((clause.id for clause in plan.walk() if clause.id.startswith(prefix)), None)
    if clash is not None:
        raise ValueError(f'the plan has a clause "{clash}" itself, which is how one of the companion is called')
    names = _name_sources(plan, document, prefix)
    clauses = [_rename(entry.clause, prefix, names) for entry in document.outline()]
    taken = Companion(
        companion.name,
        companion.file,
        document.title,
        document.date,
        document.status,
        document.disclosure,
        document.topic_disclosure,
        document.note,
        document.attributes,
    )
    folder = companion.file[: companion.file.rfind("/") + 1]
    inner = tuple(
        evolve(item, name=prefix + item.name, file=item.file and folder + item.file) for item in document.companions
    )
    return evolve(
        plan,
        companions=(*(taken if item.name == companion.name else item for item in plan.companions), *inner),
        parties=tuple(dict.fromkeys((*_list_parties(plan), *_list_parties(document)))),
        sources=(
            *plan.sources,
            *(evolve(item, id=names[item.id]) for item in document.sources if item not in plan.sources),
        ),
        clauses=(*plan.clauses, *document.replace_clauses(clauses)),
    )


def _check_kinship(plan: Plan, document: Plan) -> None:
    if document.taxonomy != plan.taxonomy:
        raise ValueError(f'its taxonomy is "{document.taxonomy}", that of the plan "{plan.taxonomy}"; a set has one')
    if (document.language or "en") != (plan.language or "en"):
        raise ValueError(
            f'its language is "{document.language or "en"}", that of the plan "{plan.language or "en"}"; a set has one'
        )
    if document.extracted != plan.extracted:
        raise ValueError("either all terms of a set are found by a program (extracted: yes), or none")


def _name_sources(plan: Plan, document: Plan, prefix: str) -> Mapping[str, str]:
    """Return what each source of the document is called in the set; one that both have is one."""
    ids = {source.id for source in plan.sources}
    return {
        source.id: source.id if source in plan.sources or source.id not in ids else prefix + source.id
        for source in document.sources
    }


def _list_parties(plan: Plan) -> tuple[str, ...]:
    """Return the parties of a plan; those that it mentions, if it lists none."""
    return plan.parties or tuple(dict.fromkeys(_find_parties(plan)))


def _find_parties(plan: Plan) -> Iterator[str]:
    for clause in plan.walk():
        for option in clause.options:
            yield from option.by
        places: tuple[Clause | Option | Report, ...] = (clause, *clause.options, *clause.reports)
        for term in (term for place in places for term in place.terms):
            yield from (*term.party, *term.toward)


def _rename(clause: Clause, prefix: str, names: Mapping[str, str]) -> Clause:
    def rename(ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(names.get(name, name) for name in ids)

    def rename_all(terms: Sequence[Term]) -> tuple[Term, ...]:
        return tuple(evolve(term, source=rename(term.source)) for term in terms)

    def rename_option(option: Option) -> Option:
        return evolve(option, source=rename(option.source), terms=rename_all(option.terms))

    def rename_report(report: Report) -> Report:
        return evolve(report, source=rename(report.source), terms=rename_all(report.terms))

    return evolve(
        clause,
        id=prefix + clause.id,
        label=clause.label and prefix + clause.label,
        source=rename(clause.source),
        terms=rename_all(clause.terms),
        options=tuple(map(rename_option, clause.options)),
        reports=tuple(map(rename_report, clause.reports)),
    )
