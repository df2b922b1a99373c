"""Findings of a policy as rows, and the rows as terminal text, Markdown and JSON.

Every format is made from the same rows, so that all of them tell the same findings in the same order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from attrs import asdict, frozen

from plancmp.diff import Slot
from plancmp.model import Plan
from plancmp.policy import Acceptance, Check, Finding, Level, Outcome, Pattern, RedLine
from plancmp.report.blocks import Block, Document, Heading, Item, Text
from plancmp.report.messages import Messages
from plancmp.report.phrases import (
    describe_causes,
    describe_plan,
    describe_slot,
    describe_term,
    flatten,
    name_bound,
    name_clauses,
    name_entries,
    name_sources,
    say_left,
)
from plancmp.report.shapes import spell_json
from plancmp.report.writing import WIDTH, WRITTEN, write_document

VERSION = 1
FORMATS = (*WRITTEN, "json")
_MAX_RULES = 6
_MAX_FINGERPRINTS = 3


@frozen(repr=False)
class FindingRow:
    """What one red line says of one thing, in words.

    Attributes:
        rule: The red line's name.
        level: "error", "warning", "info"; empty where nobody needs to look.
        outcome: "holds", "breached", "cannot_tell" or "unmatched".
        subject: What it is about: a term and its party, clauses, or the red line itself.
        clause: The clauses, as they are numbered.
        requirement: What the red line asks for.
        reason: Why it says so.
        old: What the term was; empty if it was not there.
        new: What the term is; empty if it is not there.
        difference: By how much the term changed; empty if that is not known, or nothing changed.
        rules: Ids of the rules of the algebra at work.
        sources: Who says so.
        fingerprint: By which an acceptance refers to it.
        accepted: Who accepted it and when; empty if nobody did.
    """

    rule: str
    level: str
    outcome: str
    subject: str
    clause: str
    requirement: str
    reason: str
    old: str
    new: str
    difference: str
    rules: tuple[str, ...]
    sources: tuple[str, ...]
    fingerprint: str
    accepted: str


def list_rows(check: Check, messages: Messages) -> tuple[FindingRow, ...]:
    """Return the findings of a check that do not hold, in the order of the policy."""
    return tuple(
        _make_row(finding, check, messages) for finding in check.findings if finding.outcome is not Outcome.HOLDS
    )


def render(form: str, check: Check, messages: Messages, *, width: int = WIDTH) -> str:
    """Return the findings in one of `FORMATS`, for a terminal of some width."""
    if form == "json":
        return _write_json(check, messages)
    return write_document(form, build_document(check, messages), messages, width)


def build_document(check: Check, messages: Messages) -> Document:
    """Return the findings as a document: what is open by level and red line, then what was accepted and checked."""
    rows = [row for row in list_rows(check, messages) if row.level and not row.accepted]
    by_id = {line.id: line for line in check.policy.lines}
    blocks: list[Block] = []
    for level in Level:
        here = [row for row in rows if row.level == level]
        blocks += [Heading(messages.say(f"level-{level}"))] if here else []
        for rule in dict.fromkeys(row.rule for row in here):
            line = by_id[rule]
            why = [Item(messages.say("finding-why", text=flatten(line.why)))] if line.why else []
            findings = _list_findings([row for row in here if row.rule == rule], messages)
            asked = "; ".join(_describe_asked(line, messages).values())
            blocks.append(Item(f"{flatten(rule)}: {asked}", items=(*why, *findings)))
    blocks += map(Text, _list_closing(check, messages))
    plans = [check.comparison.old, check.plan] if check.comparison else [check.plan]
    named = [Text(f"{'→ ' if number else ''}{describe_plan(plan, messages)}") for number, plan in enumerate(plans)]
    return Document(flatten(check.policy.title), (*named, *blocks))


def _write_json(check: Check, messages: Messages) -> str:
    data = {
        "plancmp_findings": VERSION,
        "policy": check.policy.title,
        "old": check.comparison.old.id if check.comparison else None,
        "new": check.plan.id,
        "passes": check.passes(),
        "counts": _count_outcomes(check),
        "findings": [asdict(row) for row in list_rows(check, messages)],
        "stale": [_write_acceptance(acceptance) for acceptance in check.stale],
        "expired": [_write_acceptance(acceptance) for acceptance in check.expired],
    }
    return spell_json(data)


def _write_acceptance(acceptance: Acceptance) -> dict[str, str]:
    return {key: str(getattr(acceptance, key)) for key in ("fingerprint", "by", "date", "change")}


def _list_findings(rows: Sequence[FindingRow], messages: Messages) -> Iterator[Item]:
    plain: dict[tuple[str, str], list[FindingRow]] = {}
    for row in rows:
        if row.old or row.new:
            outcome = messages.say(f"outcome-{row.outcome}")
            rules = f" [{', '.join(row.rules)}]" if row.rules else ""
            # Where both versions say the same of the term, the difference lies in whom it binds, or in words beside it.
            difference = f": {row.difference}" if row.difference and row.old == row.new else ""
            told = map(Item, _list_details(row, messages))
            yield Item(f"{outcome}: {row.subject}: {row.reason}{rules}{difference}", items=tuple(told))
        else:
            plain.setdefault((row.outcome, row.reason), []).append(row)
    for (outcome, reason), group in plain.items():
        word = messages.say(f"outcome-{outcome}")
        named = "; ".join(f"{row.clause or row.subject} ({row.fingerprint})" for row in group)
        yield Item(f"{word}: {reason}: {named}")


def _list_details(row: FindingRow, messages: Messages) -> Iterator[str]:
    if row.old and row.old != row.new:
        yield messages.say("finding-old", text=row.old)
    if row.new or row.outcome != Outcome.CANNOT_TELL:
        yield messages.say("finding-new", text=row.new or messages.say("finding-none"))
    if row.sources:
        yield messages.say("finding-sources", names=", ".join(row.sources))
    yield messages.say("finding-fingerprint", fingerprint=row.fingerprint)


def _list_closing(check: Check, messages: Messages) -> Iterator[str]:
    yield from _list_accepted(check, messages)
    for key, acceptances in (("finding-stale", check.stale), ("finding-expired", check.expired)):
        for acceptance in acceptances:
            yield messages.say(
                key,
                fingerprint=flatten(acceptance.fingerprint),
                change=flatten(acceptance.change) or "—",
                by=flatten(acceptance.by),
                date=acceptance.expires if key == "finding-expired" else acceptance.date,
            )
    plans = {"": check.plan}
    if check.comparison:
        plans = {messages.say("old"): check.comparison.old, messages.say("new"): check.plan}
    left = say_left(plans, messages)
    if left:
        yield left
    counts = _count_outcomes(check)
    spelled = {key: messages.spell_number(value) for key, value in counts.items()}
    lines = messages.say_count("finding-lines", counts["rules"])
    findings = messages.say_count("finding-findings", len(check.findings))
    yield messages.say("finding-counts", lines=lines, findings=findings, **spelled)


def _list_accepted(check: Check, messages: Messages) -> Iterator[str]:
    """Yield what was accepted: a line for each decision, however many findings it covers."""
    decisions: dict[tuple[str, str], list[Acceptance]] = {}
    for acceptance in (finding.acceptance for finding in check.accepted):
        if acceptance is not None:
            named = _name_acceptance(acceptance, messages)
            decisions.setdefault((named, flatten(acceptance.why)), []).append(acceptance)
    for (named, why), acceptances in decisions.items():
        fingerprints = dict.fromkeys(flatten(acceptance.fingerprint) for acceptance in acceptances)
        shown = ", ".join(islice(fingerprints, _MAX_FINGERPRINTS)) + (
            "…" if len(fingerprints) > _MAX_FINGERPRINTS else ""
        )
        text = messages.say("finding-accepted", count=len(acceptances), fingerprint=shown, named=named)
        yield f"{text}: {why}" if why else text


def _name_acceptance(acceptance: Acceptance, messages: Messages) -> str:
    return messages.say("accepted-by", by=flatten(acceptance.by), date=acceptance.date)


def _count_outcomes(check: Check) -> dict[str, int]:
    found = Counter(str(finding.outcome) for finding in check.findings if finding.acceptance is None)
    counts = {str(outcome): found[str(outcome)] for outcome in Outcome}
    return {"rules": len(check.policy.lines), **counts, "accepted": len(check.accepted)}


def _make_row(finding: Finding, check: Check, messages: Messages) -> FindingRow:
    line, judgement = finding.line, finding.judgement
    asked = _describe_asked(line, messages)
    return FindingRow(
        line.id,
        str(finding.level or ""),
        str(finding.outcome),
        _name_subject(finding, messages),
        _name_clause(finding),
        asked.get(judgement.requirement, "; ".join(asked.values())),
        messages.say(f"reason-{judgement.reason}"),
        describe_slot(finding.old, messages),
        describe_slot(finding.new, messages),
        describe_causes(judgement.causes),
        tuple(dict.fromkeys(cause.rule for cause in judgement.causes)),
        tuple(_list_sources(finding, check)),
        finding.fingerprint,
        _name_acceptance(finding.acceptance, messages) if finding.acceptance else "",
    )


def _name_subject(finding: Finding, messages: Messages) -> str:
    clause = _name_clause(finding)
    if not finding.name:
        return messages.say("finding-clause", number=clause) if clause else flatten(finding.line.id)
    party = next((slot.term.party for slot in (finding.new, finding.old) if slot and slot.term and slot.term.party), ())
    named = name_bound(party, finding.name)
    return f"{named} ({messages.say('finding-clause', number=clause)})" if clause else named


def _name_clause(finding: Finding) -> str:
    if finding.change is not None:
        return name_clauses(finding.change)
    slot = finding.new or finding.old
    return name_entries(finding.entries or ([slot.entry] if slot else []))


def _list_sources(finding: Finding, check: Check) -> list[str]:
    plans: list[tuple[Plan | None, Slot | None]] = [
        (check.comparison.old if check.comparison else None, finding.old),
        (check.plan, finding.new),
    ]
    names: list[str] = []
    for plan, slot in plans:
        if plan is not None and slot is not None:
            variant = slot.variant.names if slot.variant and slot.variant.kind == "report" else ()
            own = slot.term.source if slot.term else ()
            names += name_sources(variant or own or slot.entry.source, plan)
    return list(dict.fromkeys(names))


def _describe_asked(line: RedLine, messages: Messages) -> dict[str, str]:
    """Return a phrase for each thing that a red line asks for, by its key."""
    asked: dict[str, str] = {}
    for bound in line.bounds:
        key = str(bound.direction)
        asked.setdefault(key, messages.say(f"asks-{key}", term=describe_term(bound.term, messages)))
    for key, value in (
        ("force_is", line.forces),
        ("unconditional", line.is_unconditional),
        ("disclosure", line.disclosure),
        ("agreement", line.agreement),
        ("confidence", line.confidence),
        ("stands", line.stands),
    ):
        if isinstance(value, bool):
            asked[key] = messages.say(f"asks-{key}-{'yes' if value else 'no'}")
        elif value:
            asked[key] = messages.say(f"asks-{key}", words=", ".join(map(str, value)))
    if line.no_change:
        words = _describe_pattern(line.no_change, messages) or messages.say("asks-any")
        asked["no_change"] = messages.say("asks-no_change", words=words)
    return asked


def _describe_pattern(pattern: Pattern, messages: Messages) -> str:
    groups = [
        ", ".join(messages.say(str(word)) for word in words)
        for words in (pattern.effects, pattern.kinds, pattern.flags, pattern.materialities)
        if words
    ]
    if len(pattern.rules) > _MAX_RULES:
        groups.append(messages.say_count("asks-rules", len(pattern.rules)))
    elif pattern.rules:
        groups.append(", ".join(pattern.rules))
    return " + ".join(groups)
