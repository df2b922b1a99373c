"""English: the catalogue that every other language follows.

To add a message: its id and template here and in every other language; a test says what is missing where.
"""

from __future__ import annotations

from collections.abc import Mapping

SEPARATOR = ","


def choose_form(number: int) -> str:
    """Return which form of a counted message a number takes: "one" or "other"."""
    return "one" if number == 1 else "other"


TEMPLATES: Mapping[str, str | Mapping[str, str]] = {
    # effects and kinds
    "same": "same",
    "tightened": "tightened",
    "loosened": "loosened",
    "shifted": "shifted",
    "reversed": "reversed",
    "added": "added",
    "dropped": "dropped",
    "removed": "removed",
    "withheld": "not disclosed",
    "disclosed": "now disclosed",
    "deferred": "deferred",
    "taken_up": "taken up",
    "unchanged": "unchanged",
    "editorial": "editorial",
    "reworded": "reworded",
    "revised": "revised",
    "mixed": "mixed",
    # flags
    "moved": "moved",
    "renumbered": "renumbered",
    "split": "split",
    "merged": "merged",
    # plans
    "draft": "draft",
    "leaked": "leaked",
    "reported": "reported",
    "official": "official",
    "signed": "signed",
    "disclosure-full": "known in full",
    "disclosure-partial": "known in part",
    "disclosure-none": "content not known",
    # forces
    "must": "must",
    "must_not": "must not",
    "may": "may",
    "expected": "is expected",
    "states": "states",
    "no": "no",
    "content-undisclosed": "content not disclosed",
    "content-deferred": "left for later talks",
    "condition-if": "if {text}",
    "condition-unless": "unless {text}",
    "condition-when": "when {text}",
    "condition-until": "until {text}",
    "condition-after": "after {text}",
    "condition-subject_to": "subject to {text}",
    "in-instrument": "in {names}",
    "toward": "toward {names}",
    # blocks
    "was": "was",
    "now": "now",
    "nobody": "everyone",
    "term-moved": "was in {number}",
    "report-gone": "is gone, according to this source",
    "wanted-by": "[{names}]",
    "according-to": "according to {names}",
    "and": "and",
    "reports-conflict": "reports conflict",
    "reported-only": "known from reports",
    "disputed": "disputed",
    "was-disputed": "was disputed",
    "dispute-opened": "the sides disagree here now",
    "dispute-closed": "the sides do not disagree here any more",
    "agreement": "agreement: {old} → {new}",
    "agreement-": "not said",
    "agreement-agreed": "agreed",
    "agreement-aim_agreed": "aim agreed",
    "agreement-open": "open",
    "needs-review": "no term explains this change of words; read it: {words}",
    "topics": "filed under {old} → {new}",
    "attributes": "further data: {difference}",
    "weak-link": "weak link, check that these clauses answer to each other",
    "group-withheld": "Not disclosed: each of these may or may not stand in the new version.",
    "group-deferred": "Deferred: the new version leaves these for later talks.",
    "group-disclosed": "Now disclosed: each of these may or may not be new.",
    "group-taken_up": "Taken up: the old version left these for later talks.",
    "silent-withheld": "the new version is not known here; it may or may not stand",
    "silent-deferred": "the new version leaves this for later talks",
    "silent-disclosed": "the old version was not known here; it may or may not be new",
    "silent-taken_up": "the old version left this for later talks",
    "old-sources": "old: {names}",
    "new-sources": "new: {names}",
    "confidence": "confidence {level}",
    "low": "low",
    "medium": "medium",
    "high": "high",
    "note": "note: {text}",
    "see": "see {clauses}",
    # document
    "verdicts": "By topic",
    "unchanged-topics": "Unchanged: {titles}",
    "no-changes": "No term changed.",
    "nothing-shown": "No change to show.",
    "summary-terms": "Terms: {counts}.",
    "summary-none": "Terms: none changed.",
    "summary-clauses": "Clauses: {counts}.",
    "hidden": "Not shown: {counts}.",
    "hidden-editorial": {"one": "{count} editorial", "other": "{count} editorial"},
    "hidden-filtered": {"one": "{count} by filter", "other": "{count} by filter"},
    "coverage": "Accounted for: {clauses}, {differences}, each exactly once.",
    "count-clauses": {"one": "{count} clause", "other": "{count} clauses"},
    "count-differences": {"one": "{count} difference", "other": "{count} differences"},
    "coverage-broken": "NOT ALL IS ACCOUNTED FOR: {problems}",
    "sources": "Sources",
    "topic": "topic",
    "verdict": "verdict",
    "clause": "clause",
    "party": "party",
    "term": "term",
    "effect": "effect",
    "old": "old",
    "new": "new",
    "difference": "difference",
}

# Titles and explanations are English where they stand: in the taxonomies and in the registry of rules.
TITLES: Mapping[str, str] = {}
EXPLANATIONS: Mapping[str, str] = {}
