"""Whether one text is the other in other words throughout, as two outlets render one version.

Where most clauses keep most of their words, a word in the place of another is a change of what a clause lays down.
Where hardly a clause kept its words, it is one more synonym, and nobody can tell which of a hundred of them matters:
figures, dates and plain reversals still do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plancmp.diff.changes import TermChange
from plancmp.diff.effects import Effect
from plancmp.model import Force
from plancmp.model.constraints import Flag, Wording
from plancmp.model.expressions import late

_LEAST = 8  # pairs of clauses, fewer prove nothing
_TOUCHED = 0.85  # of them
_KEPT = 0.8  # of the words of a pair in the middle
_WORD = late(r"\w+")
_SOFT = {"unit-changed", "event-changed", "wording-changed"}  # personnel and troops; "once signed" and "on signature"
_FIRM = {Force.MUST, Force.MUST_NOT, Force.MAY}


def is_restated(pairs: Iterable[tuple[str, str]]) -> bool:
    """Tell whether hardly a clause kept its words.

    Args:
        pairs: The texts of the clauses that answer to each other.
    """
    kept = [_measure_kept(old, new) for old, new in pairs if old and new]
    touched = [share for share in kept if share < 1]
    if len(kept) < _LEAST or len(touched) < _TOUCHED * len(kept):
        return False
    from statistics import median

    return median(touched) < _KEPT


def _measure_kept(old: str, new: str) -> float:
    if old == new:
        return 1.0
    before, after = (Counter(_WORD.findall(text.casefold())) for text in (old, new))
    total = before.total() + after.total()
    return 2 * (before & after).total() / total if total else 1.0


def is_firm(change: TermChange) -> bool:
    """Tell whether a change says more than that a text was put in other words: a value, a direction or a reversal."""
    terms = [slot.term for slot in (change.old, change.new) if slot is not None and slot.term is not None]
    if len(terms) == 1:
        return not isinstance(terms[0].constraint, Wording | Flag)
    own = [cause for cause in change.causes if cause.facet == "constraint" and cause.rule not in _SOFT]
    is_value = not isinstance(terms[0].constraint, Wording | Flag)
    if is_value and any(cause.effect is not Effect.SAME for cause in own):
        return True
    if change.effect in {Effect.TIGHTENED, Effect.LOOSENED}:
        return True  # all else of its sentence kept its words, or no direction was earned
    forces = {term.force for term in terms}
    return len(forces) > 1 and forces <= _FIRM and not list_words(change)


def list_words(change: TermChange) -> list[str]:
    """Return the words of a change that is not told, for a person to read."""
    found = [part for cause in change.causes for part in cause.difference.split("; ") if part[:2] in {"− ", "+ "}]
    if found or (change.old and change.new):
        return found
    slot = change.old or change.new
    if slot is None or slot.evidence is None:
        return []
    start, end = slot.evidence.span
    return [f"{'−' if change.old else '+'} {slot.entry.clause.text[start:end]}"]
