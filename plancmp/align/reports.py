"""A report about a plan, held against the text of the plan: each statement goes to the clauses that it speaks of.

A report has clauses of its own, but they answer to nothing by their words: "it is unclear how the plan deals with NATO"
is no new version of "Ukraine does not join NATO". So the report is laid over the text. Each clause of the text of which
something is said gets a clause of the same id in the report, which says what is known of it: what was reported, that it
was left for later, or that nobody knows. All other clauses are not told of.
"""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from plancmp.align.alignment import Alignment, Link, Pair, Reason
from plancmp.align.claims import Claims, list_subjects, strip_figure
from plancmp.extract.languages import choose_language
from plancmp.extract.terms import extract_terms
from plancmp.model import Clause, Disclosure, DocumentKind, Entry, Plan, Report, Source, Term
from plancmp.model.plan import is_report_pair
from plancmp.model.taxonomy import FALLBACK
from plancmp.readers.documents.figures import list_figures, read_shift
from plancmp.readers.documents.reporting import Statement, classify_statement, read_subject


def fit_reports(old: Plan, new: Plan) -> tuple[Plan, Plan]:
    """Lay a report over the text that it speaks of.

    Args:
        old: The old version, its topics known.
        new: The new version, likewise.

    Returns:
        Both; as they are unless just one of them is a report.
    """
    if not is_report_pair(old, new):
        return old, new
    if old.kind is DocumentKind.REPORT:
        return _Fitting(old, new).fit(), new
    return old, _Fitting(new, old).fit()


def link_report(old: Plan, new: Plan) -> Alignment:
    """Return the alignment of a report with the text over which it was laid."""
    before = {entry.clause.id: entry.index for entry in old.outline()}
    after = {entry.clause.id: entry.index for entry in new.outline()}
    links = tuple(
        Link((before[name],), (after[name],), (Pair(before[name], after[name], 1.0, (Reason("statement", name),)),))
        for name in before
        if name in after
    )
    removed = tuple(index for name, index in before.items() if name not in after)
    return Alignment(links, removed, tuple(index for name, index in after.items() if name not in before))


@frozen
class _Said:
    """A statement for one clause.

    Attributes:
        clause: The statement.
        meaning: What it says.
        is_sure: Whether it means this clause and no other.
    """

    clause: Clause
    meaning: Statement
    is_sure: bool


class _Fitting:
    """One report over one text."""

    def __init__(self, report: Plan, text: Plan) -> None:
        self.report, self.text, self.claims = report, text, Claims(text)
        self.entries = self.claims.entries
        self.source = report.sources[0] if report.sources else Source("report", report.title)

    def fit(self) -> Plan:
        said: dict[int, list[_Said]] = {}
        loose: list[Clause] = []
        for entry in self.report.outline():
            meaning, places = _classify(entry.clause), self.find_places(entry)
            for place, is_sure in places:
                said.setdefault(place, []).append(_Said(entry.clause, meaning, is_sure))
            if not places:
                loose.append(entry.clause)
        clauses = [self._lay(self.entries[place], said[place]) for place in sorted(said)]
        taken = {clause.id for clause in self.text.walk()}
        rest = [clause for clause in loose if clause.id not in taken and set(clause.topics) - {FALLBACK}]
        notes = [self.report.note, *(clause.text for clause in loose if clause not in rest)]
        return evolve(
            self.report,
            clauses=(*clauses, *(evolve(clause, clauses=()) for clause in rest)),
            sources=self.report.sources or (self.source,),
            note="\n".join(filter(None, notes)),
        )

    def find_places(self, entry: Entry) -> list[tuple[int, bool]]:
        """Return the clauses that a statement speaks of, and whether each is sure."""
        if found := self.claims.find_named(entry):
            return found
        meaning, about = _classify(entry.clause), self.claims.find_about(entry)
        if meaning is Statement.DEFERRED:
            return [(index, False) for index in about]
        if meaning in {Statement.UNKNOWN, Statement.DISPUTED}:
            # Said once for each topic: of the other clauses nothing is known either, and the report says so.
            topics = list_subjects(entry)
            heads = [self._find_head(entry, [i for i in about if topic in self.entries[i].topics]) for topic in topics]
            return [(index, False) for index in sorted({index for index in heads if index is not None})]
        return self.claims.find_by_words(entry, about)

    def _find_head(self, entry: Entry, places: Sequence[int]) -> int | None:
        """Return the clause on a topic that shares most with a statement, the first of several."""
        subject = evolve(entry.clause, text=read_subject(entry.clause.text))
        return min(places, key=lambda place: (-self.claims.score(subject, place), place), default=None)

    def _lay(self, entry: Entry, said: Sequence[_Said]) -> Clause:
        """Return what a report says of one clause of the text."""
        told = [item for item in said if item.meaning in {Statement.CLAIM, Statement.GONE}]
        open_ones = [item.clause for item in said if item not in told]
        is_deferred = any(item.meaning is Statement.DEFERRED for item in said)
        unknown = Disclosure.DEFERRED if is_deferred else Disclosure.UNDISCLOSED
        words = "\n".join(clause.text for clause in open_ones)
        return Clause(
            id=entry.clause.id,
            label=entry.clause.label,
            text="" if told else words,
            note=words if told else "",
            topics=entry.topics,
            agreement=next((clause.agreement for clause in open_ones if clause.agreement), None),
            disclosure=Disclosure.REPORTED if told else unknown,
            reports=tuple(self._report(entry.clause, item) for item in told),
            place=said[0].clause.place,
        )

    def _report(self, clause: Clause, said: _Said) -> Report:
        written = tuple(term for term in said.clause.terms if term.evidence is None)
        gone = said.meaning is Statement.GONE and said.is_sure
        return Report(
            source=said.clause.source or (self.source.id,),
            text=said.clause.text,
            terms=written or (self._shift(clause, said) if said.is_sure and not gone else ()),
            drops=tuple(term.name for term in clause.terms) if gone else (),
        )

    def _shift(self, clause: Clause, said: _Said) -> tuple[Term, ...]:
        """Return the terms of a clause with the figure that a statement gives in the place of the one that it had."""
        before, after = read_shift(said.clause.text)
        figures = list_figures(clause.text)
        meant = [figure for figure in figures if strip_figure(figure) == strip_figure(before)] if before else figures
        if not after or len(meant) != 1:
            return ()
        language = choose_language(self.text.language or "en")
        found = [
            extract_terms(text, self.text.parties, language)
            for text in (clause.text, clause.text.replace(meant[0], after))
        ]
        # What a person wrote has a name of its own, and the same figure.
        known = {one.name: term for one in found[0] for term in clause.terms if one.constraint == term.constraint}
        known |= {term.name: term for term in clause.terms}
        return tuple(
            evolve(known[term.name], force=term.force, constraint=term.constraint, evidence=None)
            for term in found[1]
            if term.name in known
            and (term.force, term.constraint) != (known[term.name].force, known[term.name].constraint)
        )


def _classify(clause: Clause) -> Statement:
    found = classify_statement(clause.text)
    if clause.disclosure is Disclosure.DEFERRED:
        return Statement.DEFERRED
    if clause.disclosure.is_known:
        return Statement.GONE if found is Statement.GONE else Statement.CLAIM
    return found if found in {Statement.EARLIER, Statement.DISPUTED} else Statement.UNKNOWN
