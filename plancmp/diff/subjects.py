"""What words do that came or went among those who are bound or free: "the [paying] guests", "a guest [or child]"."""

from __future__ import annotations

from plancmp.diff.effects import Effect
from plancmp.diff.propositions import Proposition
from plancmp.diff.runs import PLAIN, Changed, Run, has_idle, is_adjective, list_runs
from plancmp.diff.scope import KNOWN, extend, is_general, is_only, is_open
from plancmp.extract.pieces import PieceKind, Reading
from plancmp.model.vocabulary import DIRECTED


def judge_subject(
    readings: tuple[Reading, Reading],
    ones: tuple[Proposition, Proposition],
    changed: Changed,
) -> Effect | None:
    """Return what an adjective does that came or went in a subject: fewer, or more, are bound or free.

    Who "the Buyer" is does not depend on adjectives, so that nothing is said of "the new Buyer". Those who "may only"
    do something are free and bound at once.
    """
    force = ones[0].force
    runs = list(list_runs(readings, ones, changed)) if all(reading.is_folded for reading in readings) else []
    if len(runs) < len(changed) or not runs or force is not ones[1].force or len({run.is_new for run in runs}) > 1:
        return None
    if any(piece.kind is PieceKind.FIGURE for run in runs for piece in run.reading.pieces[run.one.first : run.first]):
        return None  # "no more than a third of the [paying] guests"
    is_plain = all(is_adjective(run) and not KNOWN.search(run.lead) and not _is_before_name(run) for run in runs)
    if not is_plain or force not in DIRECTED or any(run.one.cue < run.after for run in runs):
        return None
    # "The [new] owner finds that the boat may sink".
    heads = [run.reading.text[run.pieces[-1].end : run.reading.pieces[run.one.cue].start] for run in runs]
    is_parted = any(run.reading.breaks & set(range(run.first, run.one.cue + 1)) for run in runs)
    is_parted = is_parted or any(run.lead == "-" for run in runs)  # "boat[-based]"
    if is_parted or any(map(is_only, runs)) or any(" that " in head for head in heads):
        return None
    return extend(force, is_new=not runs[0].is_new)


def _is_before_name(run: Run) -> bool:
    """Whether no article stands before some words and a capital behind them: "Fees Acme may", a heading and a name."""
    behind, before = run.behind, run.before
    is_any = before is not None and before.kind is PieceKind.RANK
    return not run.lead.strip() and not is_any and behind is not None and behind.text[0].isupper()


def judge_alternative(
    readings: tuple[Reading, Reading],
    ones: tuple[Proposition, Proposition],
    changed: Changed,
) -> Effect | None:
    """Return what an "or" does in a subject that is all of a kind: "any lodger", "any lodger or guest"."""
    runs = list(list_runs(readings, ones, changed))
    force = ones[0].force
    if len(runs) != 1 or len(changed) != 1 or force is not ones[1].force or force not in DIRECTED:
        return None
    run = runs[0]
    kinds = [piece.kind for piece in run.pieces]
    is_item = all(kind in PLAIN for kind in kinds) and PieceKind.JOINER in {kinds[0], kinds[-1]}
    if not is_item or has_idle(run) or any(map(is_open, readings, ones)) or not all(map(is_general, readings, ones)):
        return None
    return extend(force, is_new=run.is_new)
