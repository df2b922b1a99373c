"""From which version of three a term is taken."""

from __future__ import annotations

from plancmp.diff import Slot
from plancmp.history.lineage import State
from plancmp.history.merge import BASE, OURS, THEIRS, Outcome, TermRow
from plancmp.history.merge.sides import find_unknown
from plancmp.model.value import spell_whole


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
