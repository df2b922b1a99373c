"""The alternatives of a clause as a report shows them: bracketed options, and reports of what it says."""

from __future__ import annotations

from plancmp.diff import Variant
from plancmp.model import Plan
from plancmp.report.view import ClauseBlock, View, list_variants


def list_all_variants(block: ClauseBlock) -> tuple[Variant | None, ...]:
    """Return the alternatives that are shown: those with changed terms, and every other one of the new clause."""
    clauses = [entry.clause for entry in block.change.new]
    options = [Variant("option", option.by) for clause in clauses for option in clause.options]
    reports = [Variant("report", report.source) for clause in clauses for report in clause.reports]
    return tuple(
        dict.fromkeys((*sorted(list_variants(block), key=bool)[:1], *options, *reports, *list_variants(block)))
    )


def find_side(variant: Variant, block: ClauseBlock, view: View) -> Plan:
    """Return the version whose alternative it is: the new one, if it stands there."""
    return view.comparison.new if stands_in_new(variant, block) else view.comparison.old


def stands_in_new(variant: Variant, block: ClauseBlock) -> bool:
    """Return whether an alternative stands in the new version."""
    return any(term.new and term.new.variant == variant for term in block.terms) or any(
        variant.names in [option.by for option in entry.clause.options]
        or variant.names in [report.source for report in entry.clause.reports]
        for entry in block.change.new
    )


def find_text(variant: Variant, block: ClauseBlock) -> str:
    """Return the words of an alternative, the new version's before the old one's; empty if it has none."""
    for entry in (*block.change.new, *block.change.old):
        for option in entry.clause.options:
            if variant == Variant("option", option.by):
                return option.text
        for report in entry.clause.reports:
            if variant == Variant("report", report.source):
                return report.text
    return ""
