"""How many single-fact alterations of the fixtures a comparison misses.

    python -m benchmarks.alterations [--every N] [--misses] [RUN …]

Each fixture is altered in one fact at a time, in every way that fits it, and compared with its unaltered version. There
are four runs:

* documents: the words alone, as a program reads them; one text altered, or one clause moved or taken out;
* facts: the plan file as a person wrote it; one fact of its structured data altered (`altered_plans`), no word;
* words: the same plan file; one fact of its words altered, no term;
* both: one fact of a term, and in the same clause another fact of the words, which no term explains.

An alteration is *found* if the comparison reports of that clause what was altered: a cause at the facet that it
changed; for words a clause that is revised, or listed for review. It is *played down* if the clause is reported, but as
reworded only, or with another facet; *missed* if nothing is reported of it. Reports of any other clause are counted as
noise, and so is any report of a version compared with an unaltered copy. What was not found is listed by name.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import cycle
from pathlib import Path

from attrs import evolve

from benchmarks.altered_plans import Alteration, alter_plan, alter_record, alter_terms, alter_words, move_clauses
from benchmarks.altered_texts import alter_text
from plancmp.diff import Comparison, Effect, Flag, Kind, compare
from plancmp.diff.changes import ClauseChange, FieldChange
from plancmp.extract.plans import extract_plan
from plancmp.model import Clause, Plan
from plancmp.readers import find_taxonomy, load

FIXTURES = Path(__file__).parents[1] / "fixtures"
WORDS = frozenset({"text", "heading", "alternatives"})
QUIET = {Kind.REWORDED, Kind.EDITORIAL, Kind.UNCHANGED}
RUNS = ("documents", "facts", "words", "both")
# What says the same thing of a term and of the words is one fact, not two.
SAME_FACT = (
    ({"party", "party in", "party out", "parties swapped"}, {"party", "parties swapped"}),
    ({"negation"}, {"negation in", "negation out"}),
    ({"words of a condition"}, {"party", "parties swapped", "figure", "condition out"}),
)
LONGEST_LIST = 100


def make_document(plan: Plan) -> Plan:
    """Return a plan as a document that a program has yet to read: words alone, without reports and options."""
    clauses = [
        Clause(
            entry.clause.id, entry.clause.label, entry.clause.heading, entry.clause.text, clauses=entry.clause.clauses
        )
        for entry in plan.outline()
    ]
    return Plan(plan.id, plan.title, parties=plan.parties, clauses=plan.replace_clauses(clauses), extracted=True)


def alter_document(document: Plan, every: int = 1) -> Iterator[Alteration]:
    """Yield a document with one fact of its words altered, or one clause moved or taken out."""
    clauses = [entry.clause for entry in document.outline()]
    for index in range(0, len(clauses), every):
        for kind, text in alter_text(clauses[index].text):
            plan = _replace(document, index, evolve(clauses[index], text=text))
            yield Alteration(kind, plan, clauses[index].id, frozenset({"text"}), text)
    yield from _move(document, every)


def alter_facts(plan: Plan, every: int = 1) -> Iterator[Alteration]:
    """Yield a plan file with one fact of its structured data altered."""
    clauses = [entry.clause for entry in plan.outline()]
    for index in range(0, len(clauses), every):
        for alter in (alter_terms, alter_record):
            for kind, clause, facets in alter(clauses[index], plan.parties):
                if clause != clauses[index]:
                    details = str(next((term for term in clause.terms if term not in clauses[index].terms), ""))
                    yield Alteration(kind, _replace(plan, index, clause), clause.id, facets, details)
    for kind, altered, facets in alter_plan(plan):
        yield Alteration(kind, altered, "", facets)
    yield from _move(plan, every)


def alter_plan_words(plan: Plan, every: int = 1) -> Iterator[Alteration]:
    """Yield a plan file with one fact of its words altered, and no term."""
    clauses = [entry.clause for entry in plan.outline()]
    for index in range(0, len(clauses), every):
        for kind, clause, facets in alter_words(clauses[index]):
            yield Alteration(kind, _replace(plan, index, clause), clause.id, facets, clause.text)


def alter_both(plan: Plan, every: int = 1) -> Iterator[Alteration]:
    """Yield a plan file with one fact of a term altered, and in the same clause a fact of the words."""
    clauses = [entry.clause for entry in plan.outline()]
    for index in range(0, len(clauses), every):
        texts = list(alter_text(clauses[index].text))
        if not texts or not clauses[index].terms:
            continue
        rest = cycle(texts)
        for changed, clause, facets in alter_terms(clauses[index], plan.parties):
            if clause.terms != clauses[index].terms:
                kind, text = next(rest)
                if any(changed in facts and kind in words for facts, words in SAME_FACT):
                    continue
                both = evolve(clause, text=text)
                yield Alteration(kind, _replace(plan, index, both), clause.id, facets | {"text"}, text)


def _move(plan: Plan, every: int) -> Iterator[Alteration]:
    # A number that a document skips is not known to be gone.
    gone = frozenset({"clause", "disclosure"} if plan.extracted else {"clause"})
    for number, (kind, moved, name) in enumerate(move_clauses(plan)):
        if number % every == 0:
            yield Alteration(kind, moved, name, gone if kind == "clause out" else frozenset({"moved"}))


def _replace(plan: Plan, index: int, clause: Clause) -> Plan:
    clauses = [entry.clause for entry in plan.outline()]
    clauses[index] = clause
    return evolve(plan, clauses=plan.replace_clauses(clauses))


def judge(comparison: Comparison, alteration: Alteration, *, both: bool = False) -> tuple[str, bool]:
    """Say what a comparison says of what was altered, and whether it reports of anything else.

    Args:
        comparison: The plan compared with the altered one.
        alteration: What was altered.
        both: Whether a term and the words were altered, so that both must be told.

    Returns:
        "found", "played down" or "missed", and whether there is noise.
    """
    if not alteration.clause:
        found = {change.cause.facet for change in comparison.metadata}
        return ("found" if found & alteration.facets else "missed"), bool(comparison.changes)
    below = {clause.id for clause in _find(comparison, alteration.clause)}
    own = [change for change in comparison.changes if _ids(change) & below]
    others = len(own) < len(comparison.changes) or bool(comparison.metadata)
    if not own:
        return "missed", others
    told = frozenset[str]().union(*map(list_told, own))
    if both:
        wanted = alteration.facets - {"text"}
        return ("found" if told & wanted and "text" in told else "played down"), others
    if alteration.facets <= WORDS and any(change.kind not in QUIET for change in own):
        # What a reader of documents is told of a change of words is a change of terms, or a review.
        return "found", others
    return ("found" if told & alteration.facets else "played down"), others


def list_told(change: ClauseChange) -> frozenset[str]:
    """Return the facets of which a change says that something happened, and its flags."""
    facets = {cause.facet for term in change.terms if term.effect is not Effect.SAME for cause in term.causes}
    facets |= {field.cause.facet for field in change.fields if _is_told(field)}
    if change.flags & {Flag.RENUMBERED}:
        facets.add("renumbered")
    return frozenset(facets | {str(flag) for flag in change.flags})


def _is_told(field: FieldChange) -> bool:
    return field.cause.facet not in WORDS or field.cause.rule in {"wording-needs-review", "clause-record-changed"}


def _find(comparison: Comparison, name: str) -> Iterator[Clause]:
    for plan in (comparison.old, comparison.new):
        for clause in plan.walk():
            if clause.id == name:
                yield from Plan("below", "below", clauses=(clause,)).walk()


def _ids(change: ClauseChange) -> set[str]:
    return {entry.clause.id for entry in (*change.old, *change.new)}


def run(names: Collection[str], every: int, *, lists_all: bool) -> None:
    """Alter, compare, and print the counts of each run."""
    taxonomy = find_taxonomy("peace")
    counts: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    missed: list[str] = []
    noise: Counter[str] = Counter()
    copies = 0
    for path in sorted(FIXTURES.glob("*.yaml")):
        plan = load(str(path))
        document = make_document(plan)
        read = extract_plan(document, taxonomy)
        copies += 1
        noise["unaltered copies"] += bool(compare(read, extract_plan(document, taxonomy)).changes)
        noise["unaltered copies"] += bool(compare(plan, load(str(path))).changes)
        alterations = {"documents": alter_document(document, every), "facts": alter_facts(plan, every)}
        alterations |= {"words": alter_plan_words(plan, every), "both": alter_both(plan, every)}
        for name in names:
            for alteration in alterations[name]:
                is_read = name == "documents"
                old = read if is_read else plan
                new = extract_plan(alteration.plan, taxonomy) if is_read else alteration.plan
                result, others = judge(compare(old, new), alteration, both=name == "both")
                counts[name][alteration.kind][result] += 1
                noise[name] += others
                if result != "found" or others:
                    more = "; another clause is reported" if others else ""
                    where = f"{path.stem} {alteration.clause}".strip()
                    missed.append(f"{name}: {result}{more}: {alteration.kind} in {where}: {alteration.details}")
    for name in names:
        _print_table(name, counts[name])
        print(f"reported of anything else: {noise[name]}")
        print()
    print(f"reported of {copies} unaltered copies: {noise['unaltered copies']}")
    print(f"not found, or with a report of anything else: {len(missed)}")
    for line in missed if lists_all else missed[:LONGEST_LIST]:
        print(f"  {line[:220]}")


def _print_table(name: str, rows: dict[str, Counter[str]]) -> None:
    width = max(map(len, rows), default=10) + 2
    print(f"{name + ', alteration':{width}}{'made':>7}{'found':>8}{'played down':>13}{'missed':>8}")
    for kind, row in [*sorted(rows.items()), ("all", sum(rows.values(), Counter[str]()))]:
        print(f"{kind:{width}}{row.total():7}{row['found']:8}{row['played down']:13}{row['missed']:8}")


def main() -> None:
    """Print the counts by kind of alteration."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="*", metavar="RUN", help=f"one of: {', '.join(RUNS)}; default: all")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="alter only every Nth clause")
    parser.add_argument("--misses", action="store_true", help=f"list all that was not found, not {LONGEST_LIST} alone")
    arguments = parser.parse_args()
    if unknown := set(arguments.runs) - set(RUNS):
        parser.error(f"no such run: {', '.join(sorted(unknown))}; there are: {', '.join(RUNS)}")
    run(arguments.runs or RUNS, arguments.every, lists_all=arguments.misses)


if __name__ == "__main__":
    main()
