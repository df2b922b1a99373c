"""Short stable ids of changes.

A fingerprint hashes what changed and how, not where it stands: renumbering, moving or rewording a clause keeps the
fingerprints of its term changes, so that a review decision still finds them; any further change of the term makes a new
one. Two changes that are alike in all of this get a running number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

try:
    # Where hashlib has it from; hashlib itself loads OpenSSL first, which a comparison has no use for.
    from _blake2 import blake2s
except ImportError:
    from hashlib import blake2s

from attrs import evolve

from plancmp.diff.changes import ClauseChange, FieldChange, Slot, TermChange
from plancmp.model import Entry, Term


def sign_changes(
    clauses: Iterable[ClauseChange], metadata: Iterable[FieldChange]
) -> tuple[tuple[ClauseChange, ...], tuple[FieldChange, ...]]:
    """Return the same changes with their fingerprints.

    Returns:
        Both, every change with a fingerprint of ten hexadecimal digits that no other has.
    """
    seen: Counter[str] = Counter()
    signed = tuple(_sign_clause(change, seen) if change.is_change else change for change in clauses)
    return signed, tuple(_sign_field(change, "", seen) for change in metadata)


def sign_finding(facts: Sequence[str], old: Slot | None, new: Slot | None, entries: Sequence[Entry]) -> str:
    """Return the fingerprint of what a red line says of a term or of clauses, ten hexadecimal digits."""
    words = repr([entry.clause.text or entry.clause.id for entry in entries])
    return hash_parts(["finding", *facts, _spell_slot(old), _spell_slot(new), words], Counter())


def _sign_clause(change: ClauseChange, seen: Counter[str]) -> ClauseChange:
    words = repr([[entry.clause.text or entry.clause.id for entry in side] for side in (change.old, change.new)])
    return evolve(
        change,
        terms=tuple(_sign_term(term, seen) for term in change.terms),
        fields=tuple(_sign_field(item, words, seen) for item in change.fields),
        fingerprint=hash_parts(["clause", str(change.kind), *sorted(change.flags), words], seen),
    )


def _sign_term(change: TermChange, seen: Counter[str]) -> TermChange:
    parts = ["term", change.name, str(change.effect), _spell_slot(change.old), _spell_slot(change.new)]
    return evolve(change, fingerprint=hash_parts(parts, seen))


def _sign_field(change: FieldChange, context: str, seen: Counter[str]) -> FieldChange:
    parts = ["field", change.cause.rule, change.cause.facet, change.old, change.new, context]
    return evolve(change, fingerprint=hash_parts(parts, seen))


def _spell_slot(slot: Slot | None) -> str:
    if slot is None:
        return ""
    variant = f"{slot.variant.kind} {'+'.join(slot.variant.names)}" if slot.variant else ""
    return f"{variant}:{_spell_term(slot.term) if slot.term else 'gone'}"


def _spell_term(term: Term) -> str:
    constraint = f"{term.constraint.kind} {term.constraint.describe()}" if term.constraint else str(term.disclosure)
    conditions = ";".join(f"{condition.kind} {condition.text}" for condition in term.conditions)
    return "|".join(
        [
            str(term.force),
            constraint,
            conditions,
            *(",".join(names) for names in (term.party, term.toward, term.instrument)),
        ]
    )


def hash_parts(parts: Sequence[str], seen: Counter[str]) -> str:
    """Return ten hexadecimal digits for some parts; `seen` counts them, so that equals get a running number."""
    text = "\x1f".join(parts)
    seen[text] += 1
    numbered = text if seen[text] == 1 else f"{text}\x1f{seen[text]}"
    return blake2s(numbered.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()
