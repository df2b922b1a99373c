"""Checking versions against a policy and against what people have accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from attrs import evolve, frozen

from plancmp.diff import Comparison, Materiality
from plancmp.diff.slots import list_slots
from plancmp.model import Plan
from plancmp.model.dates import PartialDate
from plancmp.model.value import Value
from plancmp.policy.acceptances import Acceptance
from plancmp.policy.findings import Finding, Subject, find_all
from plancmp.policy.redlines import Level, Mention, Outcome, Pattern, Policy, RedLine, Treatment
from plancmp.readers import Problem, ReadError
from plancmp.readers.codecs import quote, suggest

_NEAR_TERM = 0.75
REVIEW = Policy(
    "Review of every change",
    (
        RedLine(
            "unreviewed",
            no_change=Pattern(materialities=(Materiality.MATERIAL,)),
            unknown=Treatment.WARN,
            unmatched=Treatment.PASS,
        ),
    ),
)
"""What `--accepted` without a policy means: every material change must have been accepted."""


@frozen(eq=False, repr=False)
class Check(Value):
    """The result of checking versions against a policy.

    Attributes:
        policy: The policy.
        plan: The version that was checked.
        comparison: The comparison that led to it; `None` if one version was checked alone.
        findings: What every red line says of everything that it is about, what holds included.
        stale: Acceptances that match nothing any more.
        expired: Acceptances that match and count no more.
    """

    policy: Policy
    plan: Plan
    comparison: Comparison | None
    findings: tuple[Finding, ...]
    stale: tuple[Acceptance, ...] = ()
    expired: tuple[Acceptance, ...] = ()

    @property
    def open(self) -> tuple[Finding, ...]:
        """What somebody must look at: neither held, nor passed, nor accepted; the worst first."""
        found = [finding for finding in self.findings if finding.level is not None and finding.acceptance is None]
        return tuple(sorted(found, key=lambda finding: finding.level.rank if finding.level else 0))

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """What somebody accepted."""
        return tuple(finding for finding in self.findings if finding.acceptance is not None)

    def passes(self, least: Level = Level.ERROR) -> bool:
        """Say whether nothing is open at a level or worse."""
        return not any(finding.level is not None and finding.level.rank <= least.rank for finding in self.open)


def check(
    policy: Policy, subject: Plan | Comparison, *, accepted: Sequence[Acceptance] = (), today: PartialDate | None = None
) -> Check:
    """Check a version, or a comparison and its new version, against a policy.

    Args:
        policy: The red lines.
        subject: One version, or a comparison: red lines on changes need one.
        accepted: What people have accepted.
        today: The day on which acceptances must count; `None` if none expires.

    Returns:
        What every red line says.

    Raises:
        ReadError: If the policy names a party that no version has, or a term that is nearly one that they have.
    """
    comparison = subject if isinstance(subject, Comparison) else None
    plan = subject.new if isinstance(subject, Comparison) else subject
    check_mentions(policy, [comparison.old, plan] if comparison else [plan])
    found = [finding for line in policy.lines for finding in find_all(line, Subject(plan, comparison))]
    by_print = {acceptance.fingerprint: acceptance for acceptance in accepted}
    valid = {
        name: acceptance for name, acceptance in by_print.items() if today is None or not acceptance.is_expired(today)
    }
    found = [_accept(finding, valid) for finding in found]
    prints = {finding.fingerprint for finding in found if finding.outcome is not Outcome.HOLDS}
    prints |= _list_prints(comparison) if comparison else set()
    stale = tuple(acceptance for acceptance in accepted if acceptance.fingerprint not in prints)
    expired = tuple(
        acceptance
        for acceptance in accepted
        if acceptance.fingerprint in prints and acceptance.fingerprint not in valid
    )
    return Check(policy, plan, comparison, tuple(found), stale, expired)


def check_mentions(policy: Policy, plans: Sequence[Plan]) -> None:
    """Check that the versions know the names that a policy uses.

    Raises:
        ReadError: If a party stands in no version, or a term's name is nearly one that stands there.
    """
    parties = [*dict.fromkeys(name for plan in plans for name in plan.parties), *policy.parties]
    terms = list(dict.fromkeys(name for plan in plans for name in list_slots(plan.outline())))
    known = set(terms) | set(policy.terms)
    folded = {name.casefold() for name in parties}
    problems = []
    for mention in policy.mentions:
        if mention.kind == "party" and mention.name.casefold() not in folded:
            hint = suggest(mention.name, parties) or (f"known are {', '.join(parties)}" if parties else "it lists none")
            problems.append(_place(policy, mention, f"no version here has a party {quote(mention.name)}; {hint}"))
        elif mention.kind == "term" and mention.name not in known:
            near = _find_near(mention.name, terms)
            if near:
                message = f'no version here has a term {quote(mention.name)}; did you mean "{near}"? '
                message += 'If not, list it under "terms"'
                problems.append(_place(policy, mention, message))
    if problems:
        raise ReadError(*problems)


def _find_near(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=_NEAR_TERM)), "")


def _place(policy: Policy, mention: Mention, message: str) -> Problem:
    return Problem(policy.file or "<policy>", mention.line, mention.column, message)


def _accept(finding: Finding, valid: dict[str, Acceptance]) -> Finding:
    acceptance = valid.get(finding.fingerprint)
    if acceptance is None or finding.outcome is Outcome.HOLDS:
        return finding
    return evolve(finding, acceptance=acceptance)


def _list_prints(comparison: Comparison) -> set[str]:
    changes = comparison.changes
    return {
        *(change.fingerprint for change in changes),
        *(term.fingerprint for change in changes for term in change.terms),
        *(item.fingerprint for change in changes for item in change.fields),
        *(item.fingerprint for item in comparison.metadata),
    }
