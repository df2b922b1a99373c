"""Why two clauses are linked is said in words that stand in both."""

from __future__ import annotations

from attrs import evolve

from plancmp import parse
from plancmp.align.alignment import Reason
from plancmp.align.engine import align_units
from plancmp.align.plans import align_plans
from plancmp.align.reports import fit_reports
from plancmp.align.unit import Unit
from plancmp.diff.reading import read_versions
from plancmp.model import Clause, Disclosure, DocumentKind, Plan


def test_a_heading_that_both_have_is_shown() -> None:
    old = Unit("Nets are dried on the beach every day.", heading="  Of  nets")
    new = Unit("Nets are dried upon the beach.", heading="Of nets")
    ((pair,),) = (link.pairs for link in align_units([old], [new]).links)
    assert Reason("same-heading", "Of nets") in pair.reasons


def test_versions_in_two_languages_are_linked_by_their_numbers() -> None:
    german = parse("1. Die Ukraine darf höchstens 600.000 Soldaten haben.\n\n2. Russland zieht binnen 90 Tagen ab.\n")
    english = parse("1. Ukraine may have at most 600,000 troops.\n\n2. Russia withdraws within 90 days.\n")
    alignment = align_plans(*read_versions(german, evolve(english, language="en"), None))
    reasons = [pair.reasons for link in alignment.links for pair in link.pairs]
    assert reasons == [(Reason("same-number", "1"),), (Reason("same-number", "2"),)]


def test_what_a_report_says_is_gone_is_gone_where_the_point_is_sure() -> None:
    text = parse(
        "1. Ukraine shall not join NATO.\n\n2. Ukraine keeps at most 600,000 troops.\n\n3. Elections follow.\n"
    )
    said = (
        Clause("a", text="Point 1, the ban on joining NATO, was removed.", disclosure=Disclosure.REPORTED),
        Clause(
            "b",
            text="It is not known what the plan says on troops.",
            disclosure=Disclosure.UNDISCLOSED,
            topics=("military",),
        ),
    )
    report = Plan("r", "R", kind=DocumentKind.REPORT, clauses=said, extracted=True)
    gone, unknown = fit_reports(*read_versions(text, report, None))[1].clauses
    assert [drop for item in gone.reports for drop in item.drops] == ["force"]
    assert (unknown.id, unknown.disclosure, unknown.reports) == ("2", Disclosure.UNDISCLOSED, ())
