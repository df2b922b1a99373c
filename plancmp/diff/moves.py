"""A sentence that went to another clause, or was cut in two: what changed of it is told where it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from plancmp.diff.changes import Cause
from plancmp.diff.effects import Effect
from plancmp.diff.lone import TermPair, read_lone
from plancmp.diff.statements import Difference
from plancmp.extract.pieces import Reading


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


def list_joined(sentences: Sequence[str]) -> Iterator[str]:
    """Yield sentences of one subject as one: "A shall sow. A shall reap." → "A shall sow and shall reap".

    Yields:
        The sentence with the subject said once, and with subject and verb of force said once; nothing unless each
        begins with the same words.
    """
    words = [sentence.rstrip(" .;").split() for sentence in sentences]
    common = 0
    while all(len(one) > common and one[common] == words[0][common] for one in words):
        common += 1
    for size in range(common, 0, -1):
        yield " and ".join(" ".join(one[size if number else 0 :]) for number, one in enumerate(words)) + "."
