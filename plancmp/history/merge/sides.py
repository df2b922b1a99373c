"""How two sides stand to each other on a term or clause: what `compare` says of each and the base → an outcome.

Also from which version of the three a term is then taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.diff import Effect, Kind, Slot
from plancmp.diff.algebra import compare_terms
from plancmp.diff.overlaps import overlap_terms
from plancmp.diff.slots import pair_slots
from plancmp.history.lineage import Standing, State, Thread, Track
from plancmp.history.merge import BASE, OURS, THEIRS, ClauseRow, Outcome, Reason, TermRow
from plancmp.model import Entry
from plancmp.model.value import spell_whole

_QUIET = {Kind.UNCHANGED, Kind.EDITORIAL}
_UNKNOWN = {Standing.UNDISCLOSED: Reason.UNDISCLOSED, Standing.DEFERRED: Reason.DEFERRED}
_UNKNOWN |= {Standing.UNREAD: Reason.UNDISCLOSED}
# Of the outcomes of a clause's terms, the first of these is that of the clause.
_ORDER = (
    Outcome.CONFLICT,
    Outcome.COMPATIBLE,
    Outcome.NOT_KNOWN,
    Outcome.ALIKE,
    Outcome.OURS,
    Outcome.THEIRS,
    Outcome.UNCHANGED,
)


def judge_term(track: Track) -> TermRow:
    """Say how the sides stand to each other on a term.

    Silence where a side is not known in full is neither a removal nor a conflict: it is not known.

    Args:
        track: The term on our side, in the base and on their side.
    """
    ours, theirs = track.states[OURS], track.states[THEIRS]
    touched = [_is_touched(side, track.states[BASE]) for side in (ours, theirs)]
    if not any(touched):
        return TermRow(track, Outcome.UNCHANGED)
    unknown = find_unknown(ours) or find_unknown(theirs)
    if unknown:
        return TermRow(track, Outcome.NOT_KNOWN, reason=unknown)
    if not all(touched):
        return TermRow(track, Outcome.OURS if touched[0] else Outcome.THEIRS)
    return _judge_both(track, ours, theirs)


def find_unknown(state: State) -> Reason | None:
    """Say why it is not known what a side says of a term; `None` if it is known.

    What one source reports is known, at second hand; what sources tell differently is not.
    """
    if not state.standing.is_known:
        return _UNKNOWN[state.standing]
    if _has_two_stories(state.slots):
        return Reason.REPORTS
    hidden = [slot.term.disclosure for slot in state.slots if slot.term and not slot.term.disclosure.is_known]
    return Reason(str(hidden[0])) if hidden else None


def judge_clause(thread: Thread, rows: Sequence[TermRow]) -> ClauseRow:
    """Say how the sides stand to each other on a clause.

    Args:
        thread: The clause on our side, in the base and on their side.
        rows: The rows of the terms that stand in it.

    Returns:
        Its row: that of its terms if any differs, else that of its words.
    """
    outcome = min((row.outcome for row in rows), key=_ORDER.index, default=Outcome.UNCHANGED)
    if outcome is not Outcome.UNCHANGED:
        return ClauseRow(thread, outcome, is_told=True)
    outcome, reason = _judge_words(thread)
    # Of a heading over other clauses there is nothing to say that they do not say.
    is_told = outcome is Outcome.UNCHANGED and bool(rows)
    return ClauseRow(thread, outcome, reason, is_told or not any(map(_says_anything, thread.entries)))


def _says_anything(entries: Sequence[Entry]) -> bool:
    return any(entry.clause.text or entry.clause.options or entry.clause.reports for entry in entries)


def _judge_words(thread: Thread) -> tuple[Outcome, Reason | None]:
    ours, _, theirs = thread.entries
    touched = [bool(set(thread.kinds[side]) - _QUIET) for side in (OURS, THEIRS)]
    if not any(touched):
        return Outcome.UNCHANGED, None
    for side in (OURS, THEIRS):
        if not thread.standings[side].is_known:
            return Outcome.NOT_KNOWN, _UNKNOWN[thread.standings[side]]
    if not all(touched):
        return (Outcome.OURS if touched[0] else Outcome.THEIRS), None
    if not ours and not theirs:
        return Outcome.ALIKE, None
    if not ours or not theirs:
        return Outcome.CONFLICT, Reason.REMOVED
    is_alike = list_words(ours) == list_words(theirs)
    return (Outcome.ALIKE, None) if is_alike else (Outcome.CONFLICT, Reason.WORDING)


def list_words(entries: Sequence[Entry]) -> list[str]:
    """Return the words of clauses and of their alternatives, whatever their spacing and case."""
    texts = (
        text
        for entry in entries
        for clause in (entry.clause,)
        for text in (
            clause.heading,
            clause.text,
            *(part for option in clause.options for part in (*option.by, option.text)),
            *(report.text for report in clause.reports),
        )
    )
    return " ".join(texts).casefold().split()


def _is_touched(side: State, base: State) -> bool:
    return bool(side.effects) or (_stands(side) and not _stands(base))


def _stands(state: State) -> bool:
    return any(slot.term for slot in state.slots)


def _judge_both(track: Track, ours: State, theirs: State) -> TermRow:
    if not _stands(ours) and not _stands(theirs):
        return TermRow(track, Outcome.ALIKE)
    if not _stands(ours) or not _stands(theirs):
        return TermRow(track, Outcome.CONFLICT, reason=Reason.REMOVED)
    pairs, rest_ours, rest_theirs = pair_slots(ours.slots, theirs.slots)
    if not rest_ours and not rest_theirs and all(_are_same(*pair) for pair in pairs):
        return TermRow(track, Outcome.ALIKE)
    first, second = _take_text(ours), _take_text(theirs)
    if first is None or second is None or first.term is None or second.term is None:
        return TermRow(track, Outcome.CONFLICT, reason=Reason.ALTERNATIVES)
    overlap = overlap_terms(first.term, second.term)
    return TermRow(track, Outcome.COMPATIBLE if overlap.terms else Outcome.CONFLICT, overlap)


def _take_text(state: State) -> Slot | None:
    """Return the one thing that a side says, in its text or by report; `None` if it holds alternatives."""
    is_open = any(slot.variant is not None and slot.variant.kind == "option" for slot in state.slots)
    told = [slot for slot in state.slots if slot.term]
    return None if is_open or not all(_are_same(told[0], other) for other in told[1:]) else told[0]


def _are_same(old: Slot, new: Slot) -> bool:
    if old.term is None or new.term is None:
        return old.term is new.term
    return compare_terms(old.term, new.term)[0] is Effect.SAME


def _has_two_stories(slots: Sequence[Slot]) -> bool:
    """Say whether reports tell different things of a term: of each other, or of what the text says."""
    if not any(slot.variant is not None and slot.variant.kind == "report" for slot in slots):
        return False
    first, *others = slots
    return not all(_are_same(first, other) for other in others)


def settle_term(row: TermRow) -> list[tuple[int, Slot]]:
    """Return the places of a term that is not open, outside all alternatives, each with its version."""
    if row.outcome.is_open:
        return []
    version = _choose_version(row)
    return [(version, slot) for slot in list_plain(row.track.states[version])]


def list_told(row: TermRow) -> list[tuple[int, Slot]]:
    """Return the places of a term that the merged plan tells, alternatives among them."""
    versions = (OURS, THEIRS) if row.outcome.is_open else (_choose_version(row),)
    return [(version, slot) for version in versions for slot in row.track.states[version].slots]


def _choose_version(row: TermRow) -> int:
    """Return the version from which a term is taken."""
    states = row.track.states
    if row.outcome in {Outcome.OURS, Outcome.THEIRS}:
        return OURS if row.outcome is Outcome.OURS else THEIRS
    values = [[(slot.variant, slot.term) for slot in state.slots if slot.term] for state in states]
    if row.outcome is Outcome.NOT_KNOWN:
        known = [side for side in (OURS, THEIRS) if states[side].effects and not find_unknown(states[side])]
        told = [side for side in (OURS, THEIRS) if states[side].effects and values[side]]
        standing = [side for side in (OURS, THEIRS) if values[side]]
        return min(known or told or standing or [BASE], key=lambda version: spell_whole(values[version]))
    moved = [side for side in (OURS, THEIRS) if any(change.is_moved for change in states[side].changes)]
    if len(moved) == 1:
        return moved[0]
    if row.outcome is Outcome.UNCHANGED and values[BASE]:
        return THEIRS if values[OURS] == values[BASE] and values[THEIRS] else OURS if values[OURS] else BASE
    # Whichever side is named first, the same one is taken.
    return min((OURS, THEIRS), key=lambda side: (not values[side], spell_whole(values[side])))


def list_open(row: TermRow) -> list[tuple[int, Slot]]:
    """Return the places of a term on both sides, outside all alternatives, each with its side."""
    return [(side, slot) for side in (OURS, THEIRS) for slot in list_plain(row.track.states[side])]


def list_plain(state: State) -> list[Slot]:
    """Return the places of a term outside all alternatives."""
    return [slot for slot in state.slots if slot.variant is None and slot.term is not None]
