"""Several versions at work: what a person says of them and corrects, the reports that follow, and files that keep both.

The page for the browser, the server and the assistants' tools work on a session. A session is a frozen value: each
correction makes another one. What is saved gives the same report on the command line: versions as they were handed in,
or plan files where a correction is about the version itself; a file of links; a file of what was accepted.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Self, Unpack, cast

from attrs import evolve, field, frozen

from plancmp.align import Pins
from plancmp.align.answers import propose_answers
from plancmp.align.pinning import Decision, resolve_decisions
from plancmp.diff import Slot
from plancmp.diff.reading import describe_holdings, name_taxonomy
from plancmp.library.acceptance import list_acceptable
from plancmp.library.calls import align, check, compare, trace
from plancmp.library.lineages import Lineage
from plancmp.library.results import Alignment, Check, Comparison
from plancmp.library.versions import Stated, read
from plancmp.model import Clause, Disclosure, PartialDate, Plan, Taxonomy, Term
from plancmp.model.value import Value
from plancmp.policy import REVIEW, Acceptance, append_acceptances
from plancmp.readers import dumps, find_taxonomy, loads, read_bytes, write_bytes
from plancmp.readers.codecs import quote, suggest
from plancmp.report.correlation import LinkRow, render
from plancmp.report.imported import write_plan_file

LINKS, ACCEPTED = "links.csv", "accepted.yaml"


@frozen(eq=False, repr=False)
class Naming(Value):
    """What a person calls a term.

    Attributes:
        clause: The id of its clause.
        name: What to call it.
        was: What it is called in a plan file; empty for what a program found.
        span: Where a program found it in the clause's text.
    """

    clause: str
    name: str
    was: str = ""
    span: tuple[int, int] = (0, 0)

    def fits(self, term: Term) -> bool:
        """Say whether a term of the clause is the one that is meant."""
        if self.was:
            return term.name == self.was
        span = term.evidence.span if term.evidence else (0, 0)
        return span[0] < self.span[1] and self.span[0] < span[1]


@frozen(eq=False, repr=False)
class Version(Value):
    """A version as a person handed it in, with what they say of it.

    Attributes:
        name: Its file's name; the ending says the format where the content does not.
        content: The file's bytes.
        stated: What the person says of it; see `plancmp.load`.
        names: What the person calls its terms.
        undisclosed: Topics that it does not disclose.
    """

    name: str
    content: bytes = field(repr=False)
    stated: Stated = field(factory=Stated, hash=False)
    names: tuple[Naming, ...] = ()
    undisclosed: tuple[str, ...] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether a correction is about the version itself, so that it is saved as a plan file."""
        return bool(self.names or self.undisclosed)

    def read(self) -> Plan:
        """Return the version as it was handed in, with what the person says of it, and no correction.

        Raises:
            ReadError: If it cannot be read.
        """
        return read(self.content, self.name, self.stated)


@frozen(eq=False, repr=False)
class Candidate(Value):
    """A clause that might answer to another.

    Attributes:
        clause: The clause.
        score: How likely it is, 0 to 1, by its words alone.
        reasons: What both say.
    """

    clause: Clause
    score: float
    reasons: tuple[str, ...]


@frozen(eq=False, repr=False)
class Session(Value):
    """Several versions, what a person decided about them, and the reports that follow.

    Versions go by their places, from 0.

    Attributes:
        versions: The versions in their order.
        taxonomy: Where topics come from: the name of a built-in taxonomy; empty for what the versions name.
        decisions: What was decided about which clause answers to which: old version, new version, decision.
        accepted: What was accepted.
    """

    versions: tuple[Version, ...] = ()
    taxonomy: str = ""
    decisions: tuple[tuple[int, int, Decision], ...] = ()
    accepted: tuple[Acceptance, ...] = ()

    def add(self, given: str | bytes | os.PathLike[str], *, name: str = "", **stated: Unpack[Stated]) -> Self:
        """Return the session with one more version.

        Args:
            given: A text, the bytes of a file, or a `Path`; a str is never taken for a path, so that nothing that is
                pasted can open a file.
            name: The file's name; that of the path, or "version-1.txt", if none is given.
            **stated: What the person says of it; see `plancmp.load`.

        Raises:
            ReadError: If it cannot be read.
            ValueError: If what the person says is no known word.
        """
        if isinstance(given, os.PathLike):
            name, content = name or os.path.basename(given), read_bytes(os.fspath(given))
        else:
            content = given.encode("utf-8", "surrogatepass") if isinstance(given, str) else given
        version = Version(self._make_unique(name or f"version-{len(self.versions) + 1}.txt"), content, stated)
        version.read()
        return evolve(self, versions=(*self.versions, version))

    def say(self, place: int, **stated: Unpack[Stated]) -> Self:
        """Return the session with what a person says of a version; what is `None` or empty is no longer said.

        Raises:
            ReadError: If it cannot be read in this way.
            ValueError: If what the person says is no known word.
        """
        said = {key: value for key, value in (self.versions[place].stated | stated).items() if value}
        version = evolve(self.versions[place], stated=cast("Stated", said))
        version.read()
        return self._replace(place, version)

    def plans(self) -> tuple[Plan, ...]:
        """Return the versions as reports see them: with what was said of them, and corrected.

        Raises:
            ReadError: If one cannot be read.
        """
        plain = [version.read() for version in self.versions]
        named = plain if self.taxonomy else name_taxonomy(plain)
        return tuple(
            loads(self._write_plan(version, plan)) if version.is_corrected else given
            for version, plan, given in zip(self.versions, named, plain, strict=True)
        )

    def compare(self, old: int = 0, new: int = 1) -> Comparison:
        """Return what changed from one version to another.

        Raises:
            ReadError: If one cannot be read, or a decision names a clause that is not there.
        """
        plans = self.plans()
        pins = self._find_pins(plans, old, new)
        return compare(plans[old], plans[new], pins=pins, taxonomy=self.taxonomy)

    def align(self, old: int = 0, new: int = 1) -> Alignment:
        """Return which clause answers to which; raises what `compare` does."""
        plans = self.plans()
        return align(plans[old], plans[new], pins=self._find_pins(plans, old, new), taxonomy=self.taxonomy)

    def trace(self, baseline: int | None = None) -> Lineage:
        """Return every term through all versions, with what was decided about any two of them.

        Raises:
            ReadError: If one cannot be read, or a decision names a clause that is not there.
        """
        plans = self.plans()
        pairs = dict.fromkeys((old, new) for old, new, _ in self.decisions)
        links = {(old, new): pins for old, new in pairs if (pins := self._find_pins(plans, old, new))}
        return trace(plans, baseline=baseline, links=links, taxonomy=self.taxonomy)

    def check(self, old: int = 0, new: int = 1, today: PartialDate | None = None) -> Check:
        """Return which material changes are accepted and which are open."""
        return check(REVIEW, self.compare(old, new), accepted=self.accepted, today=today)

    def candidates(self, clause: str, *, side: str = "old", old: int = 0, new: int = 1) -> tuple[Candidate, ...]:
        """Return the clauses of the other version that might answer to a clause, the likeliest first.

        Args:
            clause: The id of the clause.
            side: The version that it stands in: "old" or "new".
            old: The old version.
            new: The new version.

        Raises:
            ValueError: If there is no such clause.
        """
        plans = self.plans()
        here, there = (plans[old], plans[new]) if side == "old" else (plans[new], plans[old])
        place = _find_clause(here, clause)
        outline = there.outline()
        return tuple(
            Candidate(outline[pair.new].clause, pair.score, tuple(f"{r.kind}: {r.detail}" for r in pair.reasons))
            for pair in propose_answers(here, (place,), there)[place]
        )

    def link(self, old_clauses: Sequence[str], new_clauses: Sequence[str], *, old: int = 0, new: int = 1) -> Self:
        """Return the session with the decision that some clauses answer to some others.

        Args:
            old_clauses: Ids of clauses of the old version; none to say that the new ones answer to nothing.
            new_clauses: Ids of clauses of the new version; none to say that nothing answers to the old ones.
            old: The old version.
            new: The new version.

        Raises:
            ValueError: If there is no such clause, or none is named.
        """
        return self._decide("pin", (tuple(old_clauses), tuple(new_clauses)), (old, new))

    def part(self, old_clause: str, new_clause: str, *, old: int = 0, new: int = 1) -> Self:
        """Return the session with the decision that one clause does not answer to another.

        Raises:
            ValueError: If there is no such clause.
        """
        return self._decide("forbid", ((old_clause,), (new_clause,)), (old, new))

    def call(self, fingerprint: str, name: str, *, old: int = 0, new: int = 1) -> Self:
        """Return the session with a name for the term of a change, in both versions.

        Args:
            fingerprint: The fingerprint of the change, as the report names it.
            name: What to call the term.
            old: The old version.
            new: The new version.

        Raises:
            ValueError: If there is no such change of a term, or the name is empty.
        """
        name = "-".join(name.casefold().split())
        if not name:
            raise ValueError("a term has a name")
        changes = {change.fingerprint: change for change in self.compare(old, new).terms}
        if fingerprint not in changes:
            raise ValueError(f"unknown change of a term {quote(fingerprint)}{_hint(fingerprint, [*changes])}")
        change, session = changes[fingerprint], self
        for place, slot in ((old, change.old), (new, change.new)):
            if slot is not None and slot.term is not None:
                version = session.versions[place]
                session = session._replace(place, evolve(version, names=(*version.names, _make_naming(slot, name))))
        return session

    def withhold(self, place: int, topic: str) -> Self:
        """Return the session with the statement that a version does not disclose a topic: its silence is no removal.

        Raises:
            ValueError: If there is no such topic.
        """
        taxonomy = self._find_taxonomy(name_taxonomy([self.versions[place].read()])[0])
        known = [item.id for item in taxonomy.topics]
        if topic not in known:
            raise ValueError(f"unknown topic {quote(topic)}{_hint(topic, known)}")
        version = self.versions[place]
        return self._replace(place, evolve(version, undisclosed=tuple(dict.fromkeys((*version.undisclosed, topic)))))

    def accept(
        self, fingerprint: str, *, by: str, date: str | PartialDate, why: str = "", old: int = 0, new: int = 1
    ) -> Self:
        """Return the session with a change accepted.

        Args:
            fingerprint: The fingerprint of the change, as the report names it.
            by: Who decided.
            date: When.
            why: The reason.
            old: The old version.
            new: The new version.

        Raises:
            ValueError: If there is no such change, or the date is none.
        """
        from plancmp.model.dates import parse_date

        known = list_acceptable(self.compare(old, new))
        if fingerprint not in known:
            raise ValueError(f"unknown change {quote(fingerprint)}{_hint(fingerprint, list(known))}")
        day = parse_date(date) if isinstance(date, str) else date
        acceptance = Acceptance(fingerprint, by, day, why, change=known[fingerprint])
        others = tuple(item for item in self.accepted if item.fingerprint != fingerprint)
        return evolve(self, accepted=(*others, acceptance))

    def files(self, old: int = 0, new: int = 1) -> dict[str, bytes]:
        """Return what keeps the work on two versions: all versions, the links, what was accepted; by file name."""
        found = dict(self._write_versions())
        decisions = [decision for i, j, decision in self.decisions if (i, j) == (old, new)]
        if decisions:
            rows = [LinkRow(d.old, d.new, decision=d.word) for d in decisions]
            found[LINKS] = render("csv", rows).encode("utf-8-sig")
        if self.accepted:
            found[ACCEPTED] = append_acceptances("", self.accepted).encode()
        return found

    def command(self, old: int = 0, new: int = 1, *, review: bool = False) -> tuple[str, ...]:
        """Return the words of the command that gives the same report from the saved files; or the same review."""
        names = [name for name, _ in self._write_versions()]
        verb = ["check", "--accepted", ACCEPTED] if review else []
        words = ["plancmp", *verb, names[old], names[new]]
        for side, place in (("old", old), ("new", new)):
            version = self.versions[place]
            said = {} if version.is_corrected else version.stated
            words += [f"--{side}-{key}={said[key]}" for key in sorted(said) if key != "taxonomy" and said[key]]  # type: ignore[literal-required]
        words += ["--taxonomy", self.taxonomy] if self.taxonomy else []
        return (*words, "--links", LINKS) if LINKS in self.files(old, new) else tuple(words)

    def save(self, folder: str | os.PathLike[str], old: int = 0, new: int = 1) -> tuple[str, ...]:
        """Write the files of two versions to a folder, and return the words of the command that takes them.

        Raises:
            OSError: If one cannot be written.
        """
        for name, content in self.files(old, new).items():
            write_bytes(os.path.join(folder, name), content)
        return self.command(old, new)

    def _write_versions(self) -> list[tuple[str, bytes]]:
        plain = [version.read() for version in self.versions]
        named = plain if self.taxonomy else name_taxonomy(plain)
        written = []
        for version, plan in zip(self.versions, named, strict=True):
            if version.is_corrected:
                stem = os.path.splitext(version.name)[0]
                written.append((f"{stem}.yaml", self._write_plan(version, plan).encode()))
            else:
                written.append((version.name, version.content))
        return written

    def _write_plan(self, version: Version, plan: Plan) -> str:
        """Return a corrected version as a plan file."""
        taxonomy = self._find_taxonomy(plan)
        topics = tuple((topic, Disclosure.UNDISCLOSED) for topic in version.undisclosed)
        rest = tuple(pair for pair in plan.topic_disclosure if pair[0] not in version.undisclosed)
        plan = evolve(plan, topic_disclosure=(*rest, *topics), taxonomy=taxonomy.id)
        if not version.names:
            return dumps(plan)
        if plan.extracted and not describe_holdings(plan).has_terms:
            from plancmp.extract.plans import extract_plan

            plan = extract_plan(plan, taxonomy)
        for naming in version.names:
            clauses = [_rename(entry.clause, naming) for entry in plan.outline()]
            plan = evolve(plan, clauses=plan.replace_clauses(clauses))
        return write_plan_file(plan, taxonomy) if plan.extracted else dumps(plan)

    def _find_taxonomy(self, plan: Plan) -> Taxonomy:
        return find_taxonomy(self.taxonomy or plan.taxonomy)

    def _find_pins(self, plans: Sequence[Plan], old: int, new: int) -> Pins | None:
        decisions = [decision for i, j, decision in self.decisions if (i, j) == (old, new)]
        return resolve_decisions(decisions, plans[old], plans[new], LINKS) if decisions else None

    def _decide(self, word: str, clauses: tuple[tuple[str, ...], tuple[str, ...]], pair: tuple[int, int]) -> Self:
        if not any(clauses):
            raise ValueError("name a clause")
        plans = self.plans()
        for place, names in zip(pair, clauses, strict=True):
            for name in names:
                _find_clause(plans[place], name)
        # A later word on the same clauses takes the place of an earlier one.
        kept = [item for item in self.decisions if item[:2] != pair or not _overrules(word, clauses, item[2])]
        decision = Decision(len(kept) + 2, *clauses, word)
        return evolve(self, decisions=(*kept, (*pair, decision)))

    def _replace(self, place: int, version: Version) -> Self:
        versions = list(self.versions)
        versions[place] = version
        return evolve(self, versions=tuple(versions))

    def _make_unique(self, name: str) -> str:
        stem, ending = os.path.splitext(os.path.basename(name))
        taken = {os.path.splitext(version.name)[0].casefold() for version in self.versions}
        taken |= {os.path.splitext(other)[0] for other in (LINKS, ACCEPTED)}
        number, unique = 2, stem
        while unique.casefold() in taken:
            number, unique = number + 1, f"{stem}-{number}"
        return unique + ending


def _overrules(word: str, clauses: tuple[tuple[str, ...], tuple[str, ...]], earlier: Decision) -> bool:
    sides = [set(new) & set(old) for new, old in zip(clauses, (earlier.old, earlier.new), strict=True)]
    if word == earlier.word == "forbid":
        return (earlier.old, earlier.new) == clauses
    is_lone = not all(clauses) or not (earlier.old and earlier.new)
    return any(sides) if is_lone else all(sides)


def _rename(clause: Clause, naming: Naming) -> Clause:
    if clause.id != naming.clause:
        return clause

    def rename(terms: tuple[Term, ...]) -> tuple[Term, ...]:
        return tuple(evolve(term, name=naming.name) if naming.fits(term) else term for term in terms)

    reports = []
    for report in clause.reports:
        drops = tuple(naming.name if name == naming.was else name for name in report.drops)
        reports.append(evolve(report, terms=rename(report.terms), drops=drops))
    options = tuple(evolve(option, terms=rename(option.terms)) for option in clause.options)
    return evolve(clause, terms=rename(clause.terms), options=options, reports=tuple(reports))


def _make_naming(slot: Slot, name: str) -> Naming:
    if slot.term is None:
        raise ValueError("a term that a report says is gone has no name here")
    evidence = slot.term.evidence
    clause = slot.entry.clause.id
    return Naming(clause, name, span=evidence.span) if evidence else Naming(clause, name, was=slot.term.name)


def _find_clause(plan: Plan, name: str) -> int:
    places = {entry.clause.id: entry.index for entry in plan.outline()}
    if name not in places:
        raise ValueError(f"unknown clause {quote(name)} in {quote(plan.title)}{_hint(name, list(places))}")
    return places[name]


def _hint(name: str, known: Sequence[str]) -> str:
    near = suggest(name, known)
    return f"; {near}" if near else ""
