"""Every word that a report prints, in one catalogue.

A catalogue maps ids to templates for `str.format`. To add a language: a catalogue with the same ids.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

ENGLISH: Mapping[str, str] = {
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
    "hidden-editorial": "{count} editorial",
    "hidden-filtered": "{count} by filter",
    "coverage": "Accounted for: {clauses} clauses, {differences} differences, each exactly once.",
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


@frozen(eq=False, repr=False)
class Messages:
    """A catalogue at work.

    Attributes:
        templates: The catalogue.
    """

    templates: Mapping[str, str] = ENGLISH

    def say(self, message: str, /, **values: object) -> str:
        """Return a message with its values filled in.

        Raises:
            KeyError: If the catalogue lacks it.
        """
        return self.templates[message].format(**values)

    def list_names(self, names: list[str]) -> str:
        """Return names as people list them."""
        return ", ".join(names)

    def count(self, counts: Mapping[str, int]) -> str:
        """Return counts as "3 loosened, 1 dropped"."""
        return ", ".join(f"{number:,} {self.say(word)}" for word, number in counts.items() if number)
