"""Conditions that changed of which it is open what they govern, so that nobody knows what their change does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plancmp.diff.scope import is_bracketed
from plancmp.diff.sides import Claim
from plancmp.extract.pieces import PieceKind, Reading
from plancmp.readers.wordlists import find_pattern

_FINITE = find_pattern("diff.open_limits", "finite")


def are_open(readings: tuple[Reading, Reading], changed: Sequence[Claim]) -> bool:
    """Say whether one of some conditions that changed may go on with the rule, or is part of an aside."""
    tests = (_may_join_the_rule, _leads_in, _stays_elsewhere)
    return _are_bracketed(readings, changed) or any(test(readings, claim) for test in tests for claim in changed)


def _may_join_the_rule(readings: tuple[Reading, Reading], claim: Claim) -> bool:
    """Whether an "and" behind a condition may go on with the rule: "if you sign up and keep your data current"."""
    for reading, limit in zip(readings, claim.limits, strict=True):
        words = reading.text[slice(*limit.span)] if limit and not limit.is_opening else ""
        _, joint, tail = words.rpartition(" and ")
        if None not in claim.limits and joint and not _FINITE.search(tail) and "consent" not in words:
            return True
    return False


def _stays_elsewhere(readings: tuple[Reading, Reading], claim: Claim) -> bool:
    """Whether a condition that came or went is one of several of its kind, or has its words in the other sentence.

    "May sell where the law asks for it, where the Buyer agrees": another "where" may allow more.
    """
    side = 0 if claim.limits[0] else 1
    limit = claim.limits[side]
    if limit is None or claim.limits[1 - side] is not None:
        return False
    reading, other = readings[side], readings[1 - side]
    marks = [one.mark.key for one in reading.limits if not one.is_opening]
    if not limit.is_opening and marks.count(limit.mark.key) > 1:
        return True
    words = Counter(piece.key for piece in limit.pieces if piece.kind is PieceKind.WORD)
    held = Counter(piece.key for piece in other.whole)
    held -= Counter(piece.key for piece in reading.whole) - words
    return 2 * (words & held).total() > words.total()


def _are_bracketed(readings: tuple[Reading, Reading], changed: Sequence[Claim]) -> bool:
    """Whether a condition is part of an aside, or has one that changed: "(if it runs)"."""
    for claim in changed:
        sides = zip(readings, claim.limits, reversed(claim.limits), strict=True)
        for reading, limit, other in sides:
            kept = {piece.key for piece in other.pieces} if other else set()
            if limit and other and any(is_bracketed(reading, one) for one in limit.pieces if one.key not in kept):
                return True
        for reading, limit in zip(readings, claim.limits, strict=True):
            before = reading.text[: limit.mark.start] if limit else ""
            if before.count("(") > before.count(")") and not before.rstrip().endswith("("):
                return True
    return False


def _leads_in(readings: tuple[Reading, Reading], claim: Claim) -> bool:
    """Whether a condition leads in what stands behind the sentence: "you shall row. If it rains:"."""
    sides = zip(readings, claim.limits, strict=True)
    return any(limit and reading.text[: limit.span[1] + 1].endswith(":") for reading, limit in sides)
