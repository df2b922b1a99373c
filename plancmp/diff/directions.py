"""Which direction a changed condition or qualifier gives a provision; `None` where that cannot be said."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.diff.changes import Cause
from plancmp.diff.claims import Claim
from plancmp.diff.effects import Effect, join_effects
from plancmp.diff.scope import RESTRICTIVE, judge_limit_words
from plancmp.extract.equivalents import Rank, read_equivalents
from plancmp.extract.pieces import Limit, PieceKind
from plancmp.model import Force


def join_causes(causes: Sequence[Cause]) -> Effect:
    """Return the effect of several causes together: one without a direction leaves none to the others."""
    if any(cause.effect is None for cause in causes):
        return Effect.SHIFTED
    return join_effects(cause.effect for cause in causes)


def name_rule(claims: Sequence[Claim]) -> str:
    """Return the rule at work where conditions came, went or changed."""
    marks = {limit.mark.kind for claim in claims for limit in claim.limits if limit}
    if marks == {PieceKind.PRECEDENCE}:
        return "precedence-changed"
    added, removed = (all(claim.limits[side] is None for claim in claims) for side in (0, 1))
    return "condition-added" if added else "condition-removed" if removed else "condition-changed"


def judge_limit(old: Limit | None, new: Limit | None, force: Force, other: Force) -> Effect | None:
    """Return what a condition that came, went or changed does; `None` where that cannot be said."""
    if force is not other or force not in {*RESTRICTIVE, Force.MAY}:
        return None
    if any(limit and (read_meaning(limit) == "while" or limit.mark.key.endswith("~or")) for limit in (old, new)):
        return None  # "while we regret this, the Buyer shall" is no condition, and "or if" begins one of several
    is_may = force is Force.MAY
    if old is not None and new is not None:
        return _judge_exchange(old, new, is_may=is_may, force=force)
    limit = new or old
    if limit is None:
        return None
    meaning = read_meaning(limit)
    if meaning == "without prejudice to" or (meaning == "notwithstanding" and not is_may):
        return None
    loosens = not is_may
    if meaning == "notwithstanding":
        loosens = True
    if meaning == "without consent" and is_may:
        loosens = True
    if meaning == "with consent" and force is Force.MUST_NOT:
        return None
    return Effect.LOOSENED if loosens == (new is not None) else Effect.TIGHTENED


def _judge_exchange(old: Limit, new: Limit, *, is_may: bool, force: Force) -> Effect | None:
    before, after = read_meaning(old), read_meaning(new)
    same_words = old.key[1:] == new.key[1:]
    if not same_words:
        return _judge_joiners(old, new, is_may=is_may) or judge_limit_words(old, new, is_may=is_may)
    order = ["subject to", "notwithstanding"]
    if before in order and after in order and is_may:
        return Effect.LOOSENED if after == "notwithstanding" else Effect.TIGHTENED
    if {before, after} == {"with consent", "without consent"} and is_may:
        return Effect.TIGHTENED if after == "with consent" else Effect.LOOSENED
    if {before, after} == {"if", "only if"} and force in {Force.MUST, Force.MAY}:
        return None
    return None


def _judge_joiners(old: Limit, new: Limit, *, is_may: bool) -> Effect | None:
    """Return what "and" in the place of "or" does in a condition: it holds in fewer cases."""
    changed = [(a, b) for a, b in zip(old.key[1:], new.key[1:], strict=False) if a != b]
    if (
        len(old.key) != len(new.key)
        or old.key[0] != new.key[0]
        or len(changed) != 1
        or set(changed[0]) != {"and", "or"}
    ):
        return None
    if not old.mark.key.startswith("condition:+"):
        return None
    fewer = changed[0][1] == "and"
    return Effect.TIGHTENED if fewer == is_may else Effect.LOOSENED


def read_meaning(limit: Limit) -> str:
    """Return the one word for the mark of a condition: "if", "unless", "notwithstanding"."""
    return limit.mark.key.split(":")[1].lstrip("+-").partition("~")[0]


def judge_ranks(old: Rank, new: Rank, force: Force, other: Force) -> Effect | None:
    """Return what another place on a scale does under a force; `None` where that cannot be said."""
    if force is not other or old.sense == "order" or old.height == new.height:
        return None
    higher = new.height > old.height
    if old.sense == "freedom":
        return Effect.LOOSENED if higher else Effect.TIGHTENED
    if old.sense == "rate" and read_equivalents().unmarked[old.scale] in {old, new}:
        # "May report" is not bound to any interval; "reports are made" and "must report" are not bound to one either.
        return None if force in {Force.MAY, Force.MUST_NOT} else Effect.TIGHTENED if higher else Effect.LOOSENED
    if force not in {*RESTRICTIVE, Force.MAY}:
        return None
    return Effect.LOOSENED if higher == (force is Force.MAY) else Effect.TIGHTENED
