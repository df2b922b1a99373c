"""The merged plan: what each side changed, and what both left, as one text.

Three passes. First every term is settled by its row: it is taken from the side that changed it, left as it was, or
open. Then every clause is made of its fields, three ways, and takes the terms that are settled for it; where its words
or a term are open, it holds an option for each side. Last, the clauses are put in order: that of the side that moved
clauses, or the base's if neither or both did, with each addition behind the clause that it stood behind.

Where a side is not known, the plan follows the other side, and a note says so. Of versions that a program read, the
merged plan has the words only, to be read anew. Linear in the clauses and terms, but for the search of free names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import define, evolve, field

from plancmp.diff import Kind, Slot
from plancmp.history.lineage import Standing
from plancmp.history.merge import BASE, OURS, THEIRS, ClauseRow, Outcome, Reason, TermRow
from plancmp.history.merge.fields import (
    join_notes,
    publish_less,
    settle,
    settle_attributes,
    settle_companions,
    settle_list,
    settle_number,
    settle_topics,
    strip_number,
    weave_records,
)
from plancmp.history.merge.order import order_items
from plancmp.history.merge.sides import list_open, list_plain, list_told, list_words, settle_term
from plancmp.history.merge.sourcebook import Sourcebook, find_free
from plancmp.model import Agreement, Clause, Companion, Option, Plan, PlanDisclosure, Status, Term

_SIDES = (OURS, THEIRS)
_QUIET = {Kind.UNCHANGED, Kind.EDITORIAL}
Home = tuple[int, int]


@define(eq=False)
class Item:
    """A clause of the merged plan in the making.

    Attributes:
        clause: The clause, without its sub-clauses; terms of the clause itself are put in last.
        homes: The versions and clauses that it is made of.
        rank: The version whose order its terms have.
        terms: Its terms, each with its place there.
        wanted: Terms that are open, each with the side that wants it.
        is_open: Whether its words are open.
        group: The number of the row that it is made from.
        absent: Sides that leave it out, or terms of it, each with what it leaves out.
    """

    clause: Clause
    homes: list[Home]
    rank: int
    terms: list[tuple[int, Term]] = field(factory=list)
    wanted: list[tuple[int, Term]] = field(factory=list)
    is_open: bool = False
    group: int = -1
    absent: list[tuple[int, str]] = field(factory=list)


class Composer:
    """One run over the rows.

    Args:
        versions: Our side, the base and their side; without terms if they were read.
        parties: Who is behind each side.
        terms: The rows of the terms.
        clauses: The rows of the clauses.
    """

    def __init__(
        self,
        versions: Sequence[Plan],
        parties: tuple[tuple[str, ...], tuple[str, ...]],
        terms: Sequence[TermRow],
        clauses: Sequence[ClauseRow],
    ) -> None:
        self.versions, self.rows, self.clause_rows = versions, terms, clauses
        self.parties = {OURS: parties[0], THEIRS: parties[1]}
        self.outlines = [plan.outline() for plan in self.versions]
        self.sources = Sourcebook(self.versions, BASE)
        self.marked = [
            [self.sources.mark(entry.clause, version) for entry in outline]
            for version, outline in enumerate(self.outlines)
        ]
        self.settled = [(row, version, slot) for row in terms for version, slot in settle_term(row)]
        self.open = [placed for row in terms if row.outcome.is_open for placed in list_open(row)]
        self.homes = {
            (version, slot.entry.index) for row in terms for version, slot in list_told(row) if slot.term is not None
        }
        self.touched = {
            (side, slot.entry.index)
            for row in terms
            for side in _SIDES
            if row.track.states[side].effects
            for slot in row.track.states[side].slots
        }
        self.items: list[Item] = []
        self.item_of: dict[Home, Item] = {}

    def compose(self) -> Plan:
        """Return the merged plan."""
        for number, clause_row in enumerate(self.clause_rows):
            for item in self.make_items(clause_row):
                item.group = number
                self.items.append(item)
                for home in item.homes:
                    self.item_of.setdefault(home, item)
        for row, version, slot in self.settled:
            item, told, same = self.find_item(row, version, slot)
            item.terms += [(self.rank_term(item, slot), term) for term in self.find(told, same)]
        self.keep_told()
        for version, slot in self.open:
            item = self.item_of[version, slot.entry.index]
            item.is_open = True
            item.wanted += [(version, term) for term in self.find(version, slot)]
        for term in self.rows:
            self.note_overlap(term)
            self.note_removal(term)
        for item in self.items:
            self.finish(item)
        ordered, parents = order_items(
            self.items, self.item_of, self.outlines, list(map(self.is_whole, (OURS, BASE, THEIRS)))
        )
        return self.build(ordered, parents)

    def find(self, version: int, slot: Slot) -> list[Term]:
        """Return a term with marks for its sources, as its clause has it; none where terms were put aside."""
        clause = self.marked[version][slot.entry.index]
        return [term for term in clause.terms if slot.term is not None and term.name == slot.term.name]

    def keep_told(self) -> None:
        """Keep a term of which the other side has reports only in a clause that is taken from this side."""
        for row in self.rows:
            if row.outcome is not Outcome.NOT_KNOWN or settle_term(row):
                continue
            for side, other in (_SIDES, _SIDES[::-1]):
                for slot in list_plain(row.track.states[side]):
                    item = self.item_of.get((side, slot.entry.index))
                    if (
                        item
                        and item.rank == side
                        and not row.track.states[side].effects
                        and row.track.states[other].slots
                    ):
                        item.terms += [(self.rank_term(item, slot), term) for term in self.find(side, slot)]

    def find_item(self, row: TermRow, version: int, slot: Slot) -> tuple[Item, int, Slot]:
        """Return the clause that a term goes into, and the place that it is taken from.

        Where one side split the clause and the other did not, it is the part in which the side has it; a term that
        stands in several parts stays in its own. A term that both sides left as it was comes from the version that its
        clause is taken from.
        """
        item = self.item_of[version, slot.entry.index]
        others = list_plain(row.track.states[item.rank])
        # A clause of that version that the merged plan does not hold has no item.
        parts = [(self.item_of.get((item.rank, other.entry.index)), other) for other in others]
        fitting = [
            (part, other) for part, other in parts if part and (part.group, part.rank) == (item.group, item.rank)
        ]
        if not fitting:
            return item, version, slot
        part, other = next((found for found in fitting if found[0] is item), fitting[0])
        is_kept = row.outcome is Outcome.UNCHANGED and item.rank != BASE
        return (part, item.rank, other) if is_kept else (part, version, slot)

    def rank_term(self, item: Item, slot: Slot) -> int:
        """Return where a term stands among those of its clause; those that its order does not know come last."""
        names = [
            term.name
            for version, place in item.homes
            if version == item.rank
            for term in self.outlines[version][place].clause.terms
        ]
        name = slot.term.name if slot.term else ""
        return names.index(name) if name in names else len(names)

    def make_items(self, row: ClauseRow) -> Iterator[Item]:
        """Yield what becomes of a clause: mostly one, none if it is gone, several where it was split."""
        ours, theirs = (row.entries(side) for side in _SIDES)
        if ours and theirs:
            yield from self.make_both(row)
        elif ours or theirs:
            side = OURS if ours else THEIRS
            yield from self.make_one(row, side, THEIRS if side == OURS else OURS)
        elif self.is_wanted(row) or not any(row.standing(side) is Standing.SILENT for side in _SIDES):
            yield from self.take(row, BASE, self.list_unknown(row, BASE))

    def make_one(self, row: ClauseRow, side: int, other: int) -> Iterator[Item]:
        """Yield what becomes of a clause that stands on one side."""
        if not row.entries(BASE) or row.standing(other) is not Standing.SILENT:
            yield from self.take(row, side, self.list_unknown(row, side))
        elif row.outcome is Outcome.CONFLICT:
            yield self.dispute(row, (other,))
        elif self.is_wanted(row) or (self.is_vague(row, side) and not self.is_quiet(row, side)):
            yield from self.take(row, side, (f"Left out by {', '.join(self.parties[other])}.",))

    def make_both(self, row: ClauseRow) -> Iterator[Item]:
        """Yield what becomes of a clause that stands on both sides."""
        source = self.find_source(row)
        if source is not None:
            yield from self.take(row, source, ())
        elif any(len(row.entries(version)) > 1 for version in (OURS, BASE, THEIRS)):
            vague = [side for side in _SIDES if self.is_vague(row, side)]
            if len(vague) == 1:
                told = THEIRS if vague[0] == OURS else OURS
                yield from self.take(row, told, self.list_unknown(row, told))
            else:
                yield self.dispute(row)
        else:
            yield self.weave(row)

    def find_source(self, row: ClauseRow) -> int | None:
        """Return the side that a clause is taken from whole, if the other changed nothing, or less than a word."""
        bare = {
            version: [strip_number(self.marked[version][entry.index]) for entry in row.entries(version)]
            for version in (OURS, BASE, THEIRS)
        }
        if bare[OURS] == bare[BASE] or bare[OURS] == bare[THEIRS]:
            return THEIRS
        if bare[THEIRS] == bare[BASE]:
            return OURS
        if self.is_vague(row, OURS) != self.is_vague(row, THEIRS):
            return None  # the words of the one and the reports of the other go together
        quiet = [self.is_quiet(row, side) for side in _SIDES]
        if quiet[0] != quiet[1]:
            return THEIRS if quiet[0] else OURS
        return None

    def is_quiet(self, row: ClauseRow, side: int) -> bool:
        """Whether a side changed neither a clause's words, but for their spelling, nor its terms."""
        if not row.entries(BASE) or set(row.kinds(side)) - _QUIET:
            return False
        return not any((side, entry.index) in self.touched for entry in row.entries(side))

    def is_vague(self, row: ClauseRow, side: int) -> bool:
        """Whether a side's clause has no words of its own: it is not known, or all there is are reports."""
        clauses = [entry.clause for entry in row.entries(side)]
        if not row.standing(side).is_known:
            return True
        return any(clause.reports for clause in clauses) and not any(clause.text for clause in clauses)

    def is_wanted(self, row: ClauseRow) -> bool:
        """Whether a term is settled or open in a clause."""
        return any(
            (version, entry.index) in self.homes for version in (OURS, BASE, THEIRS) for entry in row.entries(version)
        )

    def list_unknown(self, row: ClauseRow, taken: int) -> tuple[str, ...]:
        """Return a note for each side that is not known on a clause, but for the one that it is taken from."""
        if row.outcome is not Outcome.NOT_KNOWN:
            return ()
        words = {Standing.UNDISCLOSED: "Not disclosed", Standing.DEFERRED: "Left for later talks"}
        words |= {Standing.UNREAD: "Not compared"}
        notes = []
        for side in _SIDES:
            standing = row.standing(side)
            if side == taken or (standing.is_known and not (row.entries(side) and self.is_vague(row, side))):
                continue
            texts = [entry.clause.text for entry in row.entries(side) if entry.clause.text]
            said = f": {' '.join(texts)}" if texts else "."
            notes.append(f"{words.get(standing, 'Known from reports')} by {', '.join(self.parties[side])}{said}")
        return tuple(notes)

    def take(self, row: ClauseRow, version: int, notes: Sequence[str]) -> Iterator[Item]:
        """Yield the clauses of one version as they are, but for terms of their own."""
        entries = row.entries(version)
        others = [other for other in (OURS, BASE, THEIRS) if other != version]
        for number, entry in enumerate(entries):
            clause = self.marked[version][entry.index]
            homes = [(version, entry.index)]
            for other in others:
                found = row.entries(other)
                if len(found) == len(entries):
                    homes.append((other, found[number].index))
                elif number == 0:
                    homes += [(other, item.index) for item in found]
            clause = self.settle_names(clause, row) if len(entries) == 1 else clause
            note = join_notes(clause.note, "\n".join(notes))
            yield Item(evolve(clause, terms=(), note=note), homes, version)

    def settle_names(self, clause: Clause, row: ClauseRow) -> Clause:
        """Return a clause with the id and label that the base and both sides leave it."""
        firsts = {version: row.entries(version)[0].clause for version in (BASE, OURS, THEIRS) if row.entries(version)}
        base = firsts.get(BASE)
        if base is None:
            return clause
        # How a side numbers its clauses is not known unless all of it is.
        ours, theirs = (firsts.get(side, base) if self.is_whole(side) else base for side in _SIDES)
        name, label = settle_number(base, ours, theirs)
        return evolve(clause, id=name, label=label)

    def is_whole(self, side: int) -> bool:
        """Whether a side's version is known in full, so that its numbers and their order say something."""
        return self.versions[side].disclosure is PlanDisclosure.FULL

    def weave(self, row: ClauseRow) -> Item:
        """Return one clause made of two, field by field."""
        ours, theirs = (self.marked[side][row.entries(side)[0].index] for side in _SIDES)
        entries = row.entries(BASE)
        base = self.marked[BASE][entries[0].index] if entries else None
        homes = [(version, entry.index) for version in (OURS, BASE, THEIRS) for entry in row.entries(version)]
        vague = [self.is_vague(row, side) for side in _SIDES]
        if vague[0] != vague[1]:
            told, other = (theirs, ours) if vague[0] else (ours, theirs)
            come = [report for report in other.reports if report not in told.reports]
            taken = THEIRS if vague[0] else OURS
            note = join_notes(told.note, "\n".join(self.list_unknown(row, taken)))
            clause = self.settle_names(evolve(told, reports=(*told.reports, *come), note=note, terms=()), row)
            return Item(clause, homes, taken)
        clause = self.settle_names(weave_records(base, ours, theirs), row)
        before, *after = [(clause.heading, clause.text) for clause in (base or Clause(""), ours, theirs)]
        if list_words(row.entries(OURS)) == list_words(row.entries(THEIRS)):
            # Whichever side is named first, the same one is taken.
            after = [min(after)] * 2
        heading, text = settle(before, after[0], after[1])
        is_open = before not in after and after[0] != after[1]
        heading = settle(before[0], after[0][0], after[1][0]) if is_open else heading
        return Item(evolve(clause, heading=heading, text=text), homes, BASE if base else OURS, is_open=is_open)

    def dispute(self, row: ClauseRow, absent: Sequence[int] = ()) -> Item:
        """Return one open clause that stands for those of both sides, or of one if the other leaves it out."""
        homes = [(version, entry.index) for version in (BASE, OURS, THEIRS) for entry in row.entries(version)]
        version, place = homes[0]
        sides = [self.marked[side][entry.index] for side in _SIDES for entry in row.entries(side)]
        clause = evolve(
            self.settle_names(self.marked[version][place], row),
            heading="",
            terms=(),
            options=tuple(dict.fromkeys(option for part in sides for option in part.options)),
            reports=tuple(dict.fromkeys(report for part in sides for report in part.reports)),
        )
        return Item(clause, homes, version, is_open=True, absent=[(side, "the clause") for side in absent])

    def note_overlap(self, row: TermRow) -> None:
        """Say in the clauses of a term what both sides allow of it."""
        if row.outcome is not Outcome.COMPATIBLE or row.overlap is None:
            return
        words = "; and ".join(map(_spell_term, row.overlap.terms))
        places = ((side, slot.entry.index) for side in _SIDES for slot in row.track.states[side].slots)
        for item in dict.fromkeys(self.item_of[place] for place in places):
            note = f"What both sides allow of {row.track.name}: {words}."
            item.clause = evolve(item.clause, note=join_notes(item.clause.note, note))

    def note_removal(self, row: TermRow) -> None:
        """Say in the clause of a term that one side leaves it out."""
        if row.reason is not Reason.REMOVED:
            return
        places = [(side, slot.entry.index) for side in _SIDES for slot in row.track.states[side].slots if slot.term]
        absent = THEIRS if places[0][0] == OURS else OURS
        is_told = any(slot.variant for slot in row.track.states[absent].slots)
        for item in dict.fromkeys(self.item_of[place] for place in places):
            if (absent, "the clause") not in item.absent:
                item.absent.append((absent, f"{row.name} (by report)" if is_told else row.name))

    def finish(self, item: Item) -> None:
        """Put the terms into a clause, and the options where it is open."""
        terms = _name_apart([term for _, term in sorted(item.terms, key=lambda pair: pair[0])])
        item.clause = evolve(item.clause, terms=terms)
        if not item.is_open:
            return
        texts = {side: self.read_side(item, side) for side in _SIDES if any(home[0] == side for home in item.homes)}
        absent = {side: [name for who, name in item.absent if who == side] for side in _SIDES}
        is_shared = len(texts) == 2 and len(set(texts.values())) == 1
        options = [
            Option(
                self.parties[side],
                "" if is_shared else texts.get(side, ""),
                _name_apart([term for wanting, term in item.wanted if wanting == side]),
                note=f"Leaves out: {', '.join(absent[side])}." if absent[side] else "",
            )
            for side in _SIDES
            if side in texts or absent[side]
        ]
        text = next(iter(texts.values())) if is_shared else ""
        item.clause = evolve(item.clause, text=text, agreement=Agreement.OPEN, options=(*options, *item.clause.options))

    def read_side(self, item: Item, side: int) -> str:
        """Return the words of a side's clauses, without the heading if they share it with the merged clause."""
        clauses = [self.outlines[side][place].clause for version, place in item.homes if version == side]
        parts = []
        for clause in clauses:
            heading = "" if clause.heading == item.clause.heading or not clause.text else clause.heading
            parts.append(": ".join(part for part in (heading, clause.text) if part))
        return "\n".join(filter(None, parts))

    def build(self, ordered: Sequence[Item], parents: Mapping[Item, Item | None]) -> Plan:
        """Return the plan of the clauses in their order."""
        base, ours, theirs = (self.versions[version] for version in (BASE, OURS, THEIRS))
        clauses, sources = self.sources.unmark([item.clause for item in ordered], self.list_sources())
        clauses = _number_apart(clauses, [self.versions[item.homes[0][0]].id for item in ordered])
        names = [" ".join(plan.title.split()) for plan in (base, ours, theirs)]
        plan = Plan(
            f"{ours.id}+{theirs.id}",
            f"Merge of {names[1]} and {names[2]}",
            status=Status.DRAFT,
            disclosure=settle(base.disclosure, ours.disclosure, theirs.disclosure, publish_less),
            topic_disclosure=settle_topics(base.topic_disclosure, ours.topic_disclosure, theirs.topic_disclosure),
            taxonomy=base.taxonomy,
            note=f"Made by plancmp merge; both sides started from: {names[0]}.",
            sources=tuple(sources),
            companions=settle_companions(base.companions, ours.companions, theirs.companions),
            clauses=_build_tree(clauses, [parents[item] for item in ordered], ordered),
            extracted=any(plan.extracted for plan in self.versions),
            language=settle(base.language, ours.language, theirs.language),
            attributes=settle_attributes(base.attributes, ours.attributes, theirs.attributes),
        )
        return evolve(plan, parties=_list_parties(base, ours, theirs, plan), companions=self.keep_companions(plan))

    def keep_companions(self, plan: Plan) -> tuple[Companion, ...]:
        """Return the companions that are left, and those of which a clause is."""
        left = {companion.name: companion for companion in plan.companions}
        for version in (BASE, OURS, THEIRS):
            for companion in self.versions[version].companions:
                if any(clause.id.startswith(f"{companion.name}: ") for clause in plan.clauses):
                    left.setdefault(companion.name, companion)
        return tuple(left.values())

    def list_sources(self) -> list[tuple[int, str]]:
        """Return the sources that stay although no clause names them: as names do, what a side struck is struck."""
        held = [set(plan.sources) for plan in self.versions]
        return [
            (side, source.id)
            for side, other in (_SIDES, _SIDES[::-1])
            for source in self.versions[side].sources
            if source in held[other] or source not in held[BASE]
        ]


def _spell_term(term: Term) -> str:
    force = str(term.force).replace("_", " ")
    content = term.constraint.describe() if term.constraint else ""
    conditions = (f"{condition.kind} {condition.text}".replace("_", " ") for condition in term.conditions)
    return "; ".join((f"{force}: {content}", *conditions))


def _name_apart(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return terms of which no two have one name."""
    named: dict[str, Term] = {}
    for term in terms:
        name = find_free(term.name, "2", set(named))
        named[name] = term if name == term.name else evolve(term, name=name)
    return tuple(named.values())


def _number_apart(clauses: Sequence[Clause], owners: Sequence[str]) -> list[Clause]:
    """Return clauses of which no two have one id; one that gets another keeps its number as its label."""
    taken: set[str] = set()
    numbered = []
    for clause, owner in zip(clauses, owners, strict=True):
        name = find_free(clause.id, owner, taken)
        taken.add(name)
        numbered.append(clause if name == clause.id else evolve(clause, id=name, label=clause.number))
    return numbered


def _build_tree(clauses: Sequence[Clause], parents: Sequence[Item | None], items: Sequence[Item]) -> tuple[Clause, ...]:
    below: dict[Item | None, list[Clause]] = {}
    for clause, parent, item in reversed(list(zip(clauses, parents, items, strict=True))):
        parts = tuple(reversed(below.pop(item, [])))
        below.setdefault(parent, []).append(evolve(clause, clauses=parts))
    return tuple(reversed(below.get(None, [])))


def _list_parties(base: Plan, ours: Plan, theirs: Plan, merged: Plan) -> tuple[str, ...]:
    """Return the parties that are left, and all that the merged plan names; none if none has to be listed."""
    parties = settle_list(base.parties, ours.parties, theirs.parties)
    if not parties:
        return ()
    named: dict[str, None] = dict.fromkeys(parties)
    for clause in merged.walk():
        for option in clause.options:
            named |= dict.fromkeys(option.by)
        terms = [clause.terms, *(option.terms for option in clause.options), *(told.terms for told in clause.reports)]
        for term in (term for group in terms for term in group):
            named |= dict.fromkeys((*term.party, *term.toward))
    return tuple(named)
