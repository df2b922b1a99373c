"""What went to another clause: what changed of a sentence is told where it stands now; an item joined another list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from attrs import evolve

from plancmp.diff.changes import Cause, FieldChange
from plancmp.diff.effects import Effect
from plancmp.diff.groups import Group, Versions
from plancmp.diff.lone import TermPair, read_lone
from plancmp.diff.sentences import fold_text, list_sentences
from plancmp.diff.statements import Difference
from plancmp.diff.wording import shorten
from plancmp.extract.pieces import Reading
from plancmp.model import Entry


def tell_moved(difference: Difference, old: Reading, new: Reading) -> Difference:
    """Say of a sentence that went to another clause that it did, beside what changed of it."""
    cause = Cause("term-moved", "place", Effect.SAME)
    if any(one.old and one.new for one in difference.terms):
        told = [evolve(one, causes=(*one.causes, cause)) if one.old and one.new else one for one in difference.terms]
        return evolve(difference, terms=tuple(told))
    before, after = read_lone(old, is_gone=True), read_lone(new, is_gone=False)
    if before is None or after is None or before.old is None or after.new is None:
        return difference
    moved = TermPair(before.old, evolve(before.old, evidence=after.new.evidence), Effect.SAME, (cause,))
    return evolve(difference, terms=(*difference.terms, moved))


def list_leads(group: Group, versions: Versions, answers: Mapping[int, Collection[int]]) -> Iterator[FieldChange]:
    """Yield that an item follows other opening words: "The council shall: …" became "The mayor shall: …".

    Args:
        group: The item in either version.
        versions: The two versions.
        answers: The new clauses that answer to each old one, by place.
    """
    if not len(group.old) == len(group.new) == 1:
        return
    above = _find_lead(group.old[0], versions.old_outline), _find_lead(group.new[0], versions.new_outline)
    if above[0] is None or above[1] is None or above[1][0] in answers.get(above[0][0], ()):
        return
    if fold_text(above[0][1]).casefold() != fold_text(above[1][1]).casefold():
        yield FieldChange(Cause("lead-in-changed", "references"), shorten(above[0][1]), shorten(above[1][1]))


def _find_lead(entry: Entry, outline: Sequence[Entry]) -> tuple[int, str] | None:
    """Return the clause that opens the list that an item is in, and the words of the opening."""
    number = entry.clause.id
    while entry.parent is not None:
        entry = outline[entry.parent]
        if sentences := list_sentences(entry):
            lead = next((one.text for one in reversed(sentences) if one.text.endswith(":")), None)
            # An annex below "Whereas:" is no item of it.
            return (entry.index, lead) if lead is not None and number.startswith(entry.clause.id) else None
    return None
