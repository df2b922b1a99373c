"""Policy + versions → findings: what each red line says of what it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, field, frozen

from plancmp.diff import Cause, ClauseChange, Comparison, Materiality, Slot, TermChange
from plancmp.diff.fingerprints import sign_finding
from plancmp.diff.slots import list_slots
from plancmp.model import Disclosure, Entry, Plan
from plancmp.model.value import Value
from plancmp.policy.acceptances import Acceptance
from plancmp.policy.judgement import Judgement, join_outcomes, judge_fit, judge_term
from plancmp.policy.redlines import Level, Outcome, Pattern, RedLine, Selector, Treatment
from plancmp.policy.selection import (
    find_old_slot,
    fits_change,
    fits_clause,
    fits_slot,
    holds_term,
    list_holders,
    select_entries,
    select_old_slots,
    select_slots,
)


@frozen(eq=False, repr=False)
class Finding(Value):
    """What one red line says of one thing.

    Attributes:
        line: The red line.
        judgement: What it says, and why.
        level: How bad it is; `None` where it holds, or where its treatment is to pass.
        name: The term's name; empty where it is about a clause or about nothing.
        old: Where the term stood.
        new: Where the term stands.
        change: The clause change that it is about, if it is about one.
        entries: The clauses of the version that is checked, where it is about clauses.
        topics: The topics concerned.
        fingerprint: Stable short id, by which an acceptance refers to it.
        acceptance: Who accepted it, if anybody did.
    """

    line: RedLine
    judgement: Judgement
    level: Level | None = None
    name: str = ""
    old: Slot | None = None
    new: Slot | None = None
    change: ClauseChange | None = None
    entries: tuple[Entry, ...] = ()
    topics: tuple[str, ...] = ()
    fingerprint: str = ""
    acceptance: Acceptance | None = field(default=None)

    @property
    def outcome(self) -> Outcome:
        """What it says."""
        return self.judgement.outcome


@frozen(eq=False, repr=False)
class Subject:
    """What is checked: one version, and the comparison that led to it if there is one.

    Attributes:
        plan: The version.
        comparison: The comparison.
    """

    plan: Plan
    comparison: Comparison | None


def find_all(line: RedLine, subject: Subject) -> tuple[Finding, ...]:
    """Return what a red line says of everything that it is about, what holds included.

    Returns:
        The findings in the order of the version; one that says "unmatched" if it is about nothing.
    """
    found: list[Finding] = []
    if line.looks_at_plan:
        found += _check_plan(line, subject)
    if line.no_change is not None:
        if subject.comparison is None:
            # Said, so that nobody takes it for a pass; no failure, since nobody asked about a change.
            judgement = Judgement(Outcome.CANNOT_TELL, "no_change", "needs-two-versions")
            found.append(evolve(_finish(Finding(line, judgement)), level=Level.INFO))
        else:
            found += _check_changes(line, line.no_change, subject.comparison)
    return tuple(found)


def _check_plan(line: RedLine, subject: Subject) -> Iterator[Finding]:
    slots = select_slots(line.about, subject.plan)
    entries = () if line.about.is_about_terms else select_entries(line.about, subject.plan)
    standing = [group for group in slots.values() if any(slot.term for slot in group)]
    if line.stands is not None:
        yield from _check_standing(line, subject, standing, entries)
    if line.agreement or line.disclosure:
        holders = entries or list_holders(standing)
        yield from _check_clauses(line, holders)
    if line.looks_at_terms or line.disclosure:
        for group in slots.values():
            yield from _check_variants(line, group, subject)
        known = line.looks_at_terms and not standing
        if known or (line.disclosure and not standing and not entries):
            yield _judge_silence(line, subject)
    elif line.agreement and not entries and not standing:
        yield _judge_silence(line, subject)


def _check_variants(line: RedLine, group: Sequence[Slot], subject: Subject) -> Iterator[Finding]:
    """Judge one term of one clause: as it stands, or in each alternative of which one will stand."""
    judged = [(slot, judge_term(line, slot.term)) for slot in group if slot.term]
    dropped = [slot for slot in group if slot.term is None]
    for number in range(max((len(judgements) for _, judgements in judged), default=0)):
        rows = [(slot, judgements[number]) for slot, judgements in judged if number < len(judgements)]
        outcome = join_outcomes([judgement.outcome for _, judgement in rows])
        slot, judgement = next(
            ((slot, judgement) for slot, judgement in rows if judgement.outcome is not Outcome.HOLDS), rows[0]
        )
        if dropped and outcome is not Outcome.CANNOT_TELL:
            outcome, judgement = Outcome.CANNOT_TELL, evolve(judgement, reason="alternatives-differ")
        if outcome is not judgement.outcome:
            judgement = evolve(judgement, outcome=outcome, reason="alternatives-differ")
        old = find_old_slot(slot, subject.comparison)
        yield _finish(Finding(line, judgement, name=_name(slot), old=old, new=slot, topics=slot.entry.topics))


def _check_clauses(line: RedLine, entries: Sequence[Entry]) -> Iterator[Finding]:
    for entry in entries:
        clause = entry.clause
        for key, asked, value in (
            ("agreement", line.agreement, clause.agreement),
            ("disclosure", line.disclosure, clause.disclosure),
        ):
            if asked:
                judgement = judge_fit(key, f"{key}-differs", fits=value in asked, is_known=value is not None)
                yield _finish(Finding(line, judgement, entries=(entry,), topics=entry.topics))


def _check_standing(
    line: RedLine, subject: Subject, standing: Sequence[Sequence[Slot]], entries: Sequence[Entry]
) -> Iterator[Finding]:
    firm = [group for group in standing if all(slot.term and not slot.variant for slot in group)]
    if firm or entries:
        slot = firm[0][0] if firm else None
        outcome = Outcome.HOLDS if line.stands else Outcome.BREACHED
        reason = "" if line.stands else "stands"
    elif standing:
        slot, outcome, reason = standing[0][0], Outcome.CANNOT_TELL, "alternatives-differ"
    else:
        known = subject.plan.disclosure_of(_list_topics(line, subject))
        slot = None
        if known is not Disclosure.STATED:
            outcome, reason = Outcome.CANNOT_TELL, "not-disclosed"
        else:
            outcome, reason = (Outcome.BREACHED, "missing") if line.stands else (Outcome.HOLDS, "")
    judgement = Judgement(outcome, "stands", reason)
    yield _finish(Finding(line, judgement, name=_name(slot) if slot else "", new=slot, entries=tuple(entries[:1])))


def _judge_silence(line: RedLine, subject: Subject) -> Finding:
    """Say what it means that the version has nothing that the red line is about."""
    old = select_old_slots(line.about, subject.comparison)
    slot = old[0] if old else None
    topics = _list_topics(line, subject)
    known = subject.plan.disclosure_of(topics)
    name = _name(slot) if slot else ""
    if line.disclosure and known not in line.disclosure and known is not Disclosure.STATED:
        judgement = Judgement(Outcome.BREACHED, "disclosure", "disclosure-differs")
        return _finish(Finding(line, judgement, topics=topics))
    if known is not Disclosure.STATED:
        judgement = Judgement(Outcome.CANNOT_TELL, "disclosure", "not-disclosed")
        return _finish(Finding(line, judgement, name=name, old=slot, topics=topics))
    if slot is None:
        return _finish(Finding(line, Judgement(Outcome.UNMATCHED, "about", "about-nothing"), topics=topics))
    judgement = Judgement(Outcome.BREACHED, "missing", "missing")
    return _finish(Finding(line, judgement, name=name, old=slot, topics=topics), line.missing)


def _check_changes(line: RedLine, pattern: Pattern, comparison: Comparison) -> Iterator[Finding]:
    is_about_any = False
    for change in comparison.clauses:
        about_clause = fits_clause(line.about, change)
        terms = [term for term in change.terms if about_clause and fits_change(line.about, term)]
        if line.about.is_about_terms:
            is_about_any |= bool(terms) or any(
                fits_slot(line.about, slot)
                for entries in (change.old, change.new)
                for group in list_slots(entries).values()
                for slot in group
            )
        else:
            is_about_any |= about_clause
        if about_clause:
            yield from _check_change(line, pattern, change, terms)
    if line.about == Selector():
        # What changed about the version as a whole concerns a red line that is about everything.
        for item in comparison.metadata if not (pattern.effects or pattern.kinds or pattern.flags) else ():
            if _is_forbidden(pattern, item.cause):
                judgement = Judgement(Outcome.BREACHED, "no_change", "version-changed", (item.cause,))
                yield _finish(Finding(line, judgement, fingerprint=item.fingerprint))
    elif not is_about_any:
        yield _finish(Finding(line, Judgement(Outcome.UNMATCHED, "about", "about-nothing")))


def _check_change(
    line: RedLine, pattern: Pattern, change: ClauseChange, terms: Sequence[TermChange]
) -> Iterator[Finding]:
    is_concerned = bool(terms) or not line.about.is_about_terms
    fits_kind = not pattern.kinds or change.kind in pattern.kinds
    fits_flag = not pattern.flags or bool(set(pattern.flags) & change.flags)
    if pattern.is_about_clauses:
        if is_concerned and change.is_change and fits_kind and fits_flag:
            yield _find_clause(line, Judgement(Outcome.BREACHED, "no_change", "clause-changed"), change)
        elif is_concerned and pattern.kinds and change.kind.is_silence:
            yield _find_clause(line, Judgement(Outcome.CANNOT_TELL, "no_change", "not-disclosed"), change)
    elif fits_kind and fits_flag:
        yield from _check_terms(line, pattern, change, terms)
        if not terms and (not line.about.is_about_terms or holds_term(line.about, change)):
            yield from _check_wording(line, pattern, change)
        if not line.about.is_about_terms and not pattern.effects:
            yield from _check_fields(line, pattern, change)


def _check_terms(
    line: RedLine, pattern: Pattern, change: ClauseChange, terms: Sequence[TermChange]
) -> Iterator[Finding]:
    for term in terms:
        if _is_forbidden_term(pattern, term):
            judgement = Judgement(Outcome.BREACHED, "no_change", "term-changed", term.causes)
            yield _find_term(line, judgement, term, change)
        elif term.effect.is_silence:
            judgement = Judgement(Outcome.CANNOT_TELL, "no_change", "not-disclosed", term.causes)
            yield _find_term(line, judgement, term, change)


def _check_wording(line: RedLine, pattern: Pattern, change: ClauseChange) -> Iterator[Finding]:
    """Note words of which no term says what their change means: a term may have changed in them."""
    for item in change.fields:
        if item.cause.rule == "wording-needs-review" and (pattern.effects or not _is_forbidden(pattern, item.cause)):
            judgement = Judgement(Outcome.CANNOT_TELL, "no_change", "wording-needs-review", (item.cause,))
            yield _find_clause(line, judgement, change, item.fingerprint)


def _check_fields(line: RedLine, pattern: Pattern, change: ClauseChange) -> Iterator[Finding]:
    for item in change.fields:
        if _is_forbidden(pattern, item.cause):
            judgement = Judgement(Outcome.BREACHED, "no_change", "clause-changed", (item.cause,))
            yield _find_clause(line, judgement, change, item.fingerprint)


def _is_forbidden_term(pattern: Pattern, term: TermChange) -> bool:
    fits_effect = not pattern.effects or term.effect in pattern.effects
    return fits_effect and any(_is_forbidden(pattern, cause) for cause in term.causes)


def _is_forbidden(pattern: Pattern, cause: Cause) -> bool:
    # What a team grades as editorial in its config does not count, whatever a profile lists.
    return (
        cause.grade is not Materiality.EDITORIAL
        and (not pattern.rules or cause.rule in pattern.rules)
        and (not pattern.materialities or cause.materiality in pattern.materialities)
    )


def _list_topics(line: RedLine, subject: Subject) -> tuple[str, ...]:
    old = select_old_slots(line.about, subject.comparison)
    return line.about.topics or tuple(dict.fromkeys(topic for slot in old for topic in slot.entry.topics))


def _name(slot: Slot) -> str:
    return slot.term.name if slot.term else ""


def _find_term(line: RedLine, judgement: Judgement, term: TermChange, change: ClauseChange) -> Finding:
    return _finish(
        Finding(
            line,
            judgement,
            name=term.name,
            old=term.old,
            new=term.new,
            change=change,
            topics=term.topics,
            fingerprint=term.fingerprint,
        )
    )


def _find_clause(line: RedLine, judgement: Judgement, change: ClauseChange, fingerprint: str = "") -> Finding:
    entries = change.new or change.old
    fingerprint = fingerprint or change.fingerprint
    return _finish(
        Finding(line, judgement, change=change, entries=entries, topics=change.topics, fingerprint=fingerprint)
    )


def _finish(finding: Finding, treatment: Treatment | None = None) -> Finding:
    """Return a finding with its level and its fingerprint."""
    line, judgement = finding.line, finding.judgement
    if treatment is None:
        by_outcome = {Outcome.CANNOT_TELL: line.unknown, Outcome.UNMATCHED: line.unmatched}
        treatment = by_outcome.get(judgement.outcome, Treatment.FAIL)
    level = None if judgement.outcome is Outcome.HOLDS else _grade(line.level, treatment)
    facts = (line.id, judgement.requirement, str(judgement.outcome))
    fingerprint = finding.fingerprint or sign_finding(facts, finding.old, finding.new, finding.entries)
    return evolve(finding, level=level, fingerprint=fingerprint)


def _grade(level: Level, treatment: Treatment) -> Level | None:
    if treatment is Treatment.PASS:
        return None
    if treatment is Treatment.WARN:
        return max(level, Level.WARNING, key=lambda item: item.rank)
    return level
