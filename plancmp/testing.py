"""Assertions on comparisons that explain themselves, for any test runner.

Each raises an `AssertionError` whose message is the report of what is wrong, and nothing else of the comparison.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from plancmp.diff import Comparison, Effect, TermChange
from plancmp.model import Plan, Taxonomy
from plancmp.model.dates import PartialDate
from plancmp.policy import Acceptance, Level, Policy, check
from plancmp.readers import find_taxonomy
from plancmp.readers.codecs import require_known
from plancmp.report import Filter, Messages, build_view
from plancmp.report.comparison import render
from plancmp.report.findings import render as render_findings

Effects = str | Effect | Collection[str | Effect]


def assert_unchanged(
    comparison: Comparison,
    *,
    topic: str | Sequence[str] = (),
    party: str | Sequence[str] = (),
    taxonomy: Taxonomy | None = None,
) -> None:
    """Assert that no term changed, or none on some topics or of some parties.

    Args:
        comparison: The comparison.
        topic: Topic ids; all topics if none is given.
        party: Parties that a term binds or benefits; all if none is given.
        taxonomy: Where the topics come from; `None` for the built-in one that the new version names.

    Raises:
        AssertionError: If a term changed, or words changed of which no term says what that means.
        ValueError: If there is no such topic or party.
    """
    __tracebackhide__ = True
    topics, parties = _list_names(topic), _list_names(party)
    taxonomy = taxonomy or find_taxonomy(comparison.new.taxonomy)
    require_known(topics, [item.id for item in taxonomy.topics], "topic")
    require_known(parties, [*comparison.old.parties, *comparison.new.parties], "party")
    view = build_view(comparison, taxonomy, Filter(frozenset(topics), frozenset(parties), frozenset({"material"})))
    if view.sections:
        raise AssertionError(f"terms changed that should not\n\n{render(view, Messages())}")


def assert_terms(comparison: Comparison, expected: Mapping[str, Effects], *, topic: str | Sequence[str] = ()) -> None:
    """Assert that exactly these terms changed, each with this effect.

    Args:
        comparison: The comparison.
        expected: The effect of each term that changed, by its name; several where it stands in several places.
        topic: Topic ids; all topics if none is given.

    Raises:
        AssertionError: If another term changed, one of these did not, or its effect is another.
    """
    __tracebackhide__ = True
    topics = set(_list_names(topic))
    changed = [
        term
        for term in comparison.terms
        if term.effect is not Effect.SAME and (not topics or topics & set(term.topics))
    ]
    found: dict[str, list[TermChange]] = {}
    for term in changed:
        found.setdefault(term.name, []).append(term)
    problems = []
    for name in dict.fromkeys((*expected, *found)):
        wanted = sorted(_list_effects(expected.get(name, ())))
        actual = sorted(str(term.effect) for term in found.get(name, ()))
        if wanted != actual:
            problems.append(f"  {name}: expected {_spell(wanted)}, found {_spell(actual)}")
    if problems:
        names = {name for name in found if sorted(_list_effects(expected.get(name, ()))) != _sort(found[name])}
        report = _report_terms(comparison, names)
        raise AssertionError("terms changed otherwise than expected\n" + "\n".join(problems) + report)


def assert_policy(
    policy: Policy,
    subject: Plan | Comparison,
    *,
    accepted: Sequence[Acceptance] = (),
    today: PartialDate | None = None,
    level: Level = Level.ERROR,
) -> None:
    """Assert that a version, or a comparison and its new version, keeps to a policy.

    Args:
        policy: The red lines.
        subject: One version, or a comparison.
        accepted: What people have accepted.
        today: The day on which acceptances must count; `None` if none expires.
        level: The least level that counts.

    Raises:
        AssertionError: If anything is open at this level or a worse one.
        ReadError: If the policy names what no version has.
    """
    __tracebackhide__ = True
    result = check(policy, subject, accepted=accepted, today=today)
    if not result.passes(level):
        raise AssertionError(f"red lines are not kept\n\n{render_findings('terminal', result, Messages())}")


def _report_terms(comparison: Comparison, names: Collection[str]) -> str:
    from attrs import evolve

    if not names:
        return ""
    # The whole comparison is at hand, so that nothing is said of the two versions that only a part would show.
    view = build_view(comparison, find_taxonomy(comparison.new.taxonomy))
    sections = []
    for section in view.sections:
        named = [(block, tuple(term for term in block.terms if term.name in names)) for block in section.blocks]
        blocks = tuple(evolve(block, terms=terms, fields=()) for block, terms in named if terms)
        sections += [evolve(section, blocks=blocks)] if blocks else []
    # The closing lines count and prove the whole.
    return "\n\n" + render(evolve(view, sections=tuple(sections)), Messages()).rsplit("\n\n", 1)[0]


def _list_names(names: str | Sequence[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)


def _list_effects(effects: Effects) -> list[str]:
    return [str(effects)] if isinstance(effects, str) else [str(effect) for effect in effects]


def _sort(changes: Sequence[TermChange]) -> list[str]:
    return sorted(str(change.effect) for change in changes)


def _spell(effects: Sequence[str]) -> str:
    return ", ".join(effects) or "no change"
