"""A report about a plan, held against the text of the plan: each statement goes to the clauses that it speaks of.

A report has clauses of its own, but they answer to nothing by their words: "it is unclear how the plan deals with NATO"
is no new version of "Ukraine does not join NATO". So the report is laid over the text. Each clause of the text of which
something is said gets a clause of the same id in the report, which says what is known of it: what was reported, that it
was left for later, or that nobody knows. All other clauses are not told of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from attrs import evolve, frozen

from plancmp.align.alignment import Alignment, Link, Pair, Pins, Reason, add_links
from plancmp.extract.languages import choose_language
from plancmp.extract.terms import extract_terms
from plancmp.extract.topics import FALLBACK, stem
from plancmp.model import Clause, Disclosure, DocumentKind, Entry, Plan, Report, Source, Term
from plancmp.model.plan import is_report_pair
from plancmp.readers.documents.reporting import Statement, classify_statement, list_figures, read_shift, read_subject

_WORD = re.compile(r"[^\W\d_]{3,}")
_POINT = re.compile(
    r"\b(?:point|article|clause|section|item|пункт\w*|стат\w+|punkt|artikel|artículo|punto)\s+(\d+\w?)", re.IGNORECASE
)
_FIGURE_WEIGHT = 8.0
_FEW = 3  # clauses that a claim may mean
_CLEAR = 1.2  # how much better the clause that a statement means fits than any other


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


def link_claims(alignment: Alignment, old: Plan, new: Plan, pins: Pins) -> Alignment:
    """Link what a plan file says was reported, and what has no answer, to the clause whose point or topic it names.

    Args:
        alignment: What the words of the two versions come to.
        old: The old version.
        new: The new version.
        pins: Links that a person has decided.

    Returns:
        The alignment with one more link for each claim that means one clause without an answer, and no other.
    """
    found: dict[tuple[int, int], Entry] = {}
    sides = ((new, alignment.added, old, alignment.removed), (old, alignment.removed, new, alignment.added))
    for is_old, (plan, places, other, left) in enumerate(sides):
        entries = plan.outline()
        claims = [entries[i] for i in places if entries[i].clause.disclosure is Disclosure.REPORTED]
        if not claims:
            continue
        fitting = _Fitting(plan, other)
        for entry in claims:
            meant = [place for place, is_sure in fitting.find_places(entry) if is_sure]
            edge = ((entry.index, meant[0]) if is_old else (meant[0], entry.index)) if len(meant) == 1 else None
            if edge and meant[0] in left and edge not in pins.forbidden:
                found[edge] = entry
    gone, come = (Counter(edge[side] for edge in found) for side in (0, 1))
    links = [
        Link((i,), (j,), (Pair(i, j, 1.0, (Reason("statement", entry.clause.id),)),))
        for (i, j), entry in found.items()
        if gone[i] == 1 == come[j]
    ]
    return add_links(alignment, links)


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
        self.report, self.text, self.entries = report, text, text.outline()
        self.stems = [_list_stems(f"{entry.clause.heading} {entry.clause.text}") for entry in self.entries]
        self.spread = Counter(word for stems in self.stems for word in stems)
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
        meaning = _classify(entry.clause)
        named = {match[1] for match in _POINT.finditer(entry.clause.text)}
        if found := [other.index for other in self.entries if other.clause.number.rstrip(".") in named]:
            return [(index, len(found) == 1) for index in found]
        topics = set(entry.topics) - {FALLBACK}
        about = [other.index for other in self.entries if topics & set(other.topics)]
        if meaning is Statement.DEFERRED:
            return [(index, False) for index in about]
        if meaning in {Statement.UNKNOWN, Statement.DISPUTED}:
            # Said once for each topic: of the other clauses nothing is known either, and the report says so.
            heads = [self._find_head(entry, [i for i in about if topic in self.entries[i].topics]) for topic in topics]
            return [(index, False) for index in sorted({index for index in heads if index is not None})]
        best = [
            self._find_best(entry, [i for i in about if topic in self.entries[i].topics]) for topic in sorted(topics)
        ]
        places = [place for place in best if place is not None] or self._find_by_topic(entry, about)
        is_sure = len({index for index, _ in places}) == 1
        return [(index, is_sure and clear) for index, clear in dict(places).items()]

    def _find_head(self, entry: Entry, places: Sequence[int]) -> int | None:
        """Return the clause on a topic that shares most with a statement, the first of several."""
        subject = evolve(entry.clause, text=read_subject(entry.clause.text))
        return min(places, key=lambda place: (-self._score(subject, place), place), default=None)

    def _find_best(self, entry: Entry, places: Sequence[int]) -> tuple[int, bool] | None:
        scores = sorted(((self._score(entry.clause, place), -place) for place in places), reverse=True)
        if not scores or scores[0][0] <= 0:
            return None
        return -scores[0][1], len(scores) == 1 or scores[0][0] >= _CLEAR * scores[1][0]

    def _find_by_topic(self, entry: Entry, about: Sequence[int]) -> list[tuple[int, bool]]:
        """Return the clauses on a topic where a claim shares no word with any: of a figure those that hold one."""
        has_figure = bool(list_figures(_POINT.sub("", entry.clause.text)))
        found = [i for i in about if not has_figure or list_figures(self.entries[i].clause.text)]
        return [(index, len(found) == 1) for index in found] if len(found) <= _FEW else []

    def _score(self, statement: Clause, place: int) -> float:
        common = _list_stems(statement.text) & self.stems[place]
        figures = {*map(_plain, list_figures(statement.text))} & {
            *map(_plain, list_figures(self.entries[place].clause.text))
        }
        return sum(1 / self.spread[word] for word in common) + _FIGURE_WEIGHT * len(figures)

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
        meant = [figure for figure in figures if _plain(figure) == _plain(before)] if before else figures
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


def _list_stems(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in _WORD.findall(text))


def _plain(figure: str) -> str:
    return re.sub(r"\D", "", figure)
