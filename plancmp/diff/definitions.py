"""What follows for a whole text where a term is defined in another way, or has another name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plancmp.diff.changes import Cause, FieldChange
from plancmp.diff.effects import Effect
from plancmp.diff.groups import Group, Versions
from plancmp.diff.renames import Rename
from plancmp.diff.rewriting import Edit
from plancmp.diff.sentences import list_sentences
from plancmp.extract.definitions import list_definitions, list_uses, match_name
from plancmp.model import Entry

_MOST = 8  # clauses that are named


def describe_definitions(group: Group, versions: Versions, renames: Sequence[Rename]) -> Iterator[FieldChange]:
    """Yield the terms that a group defines in other words than the old version did, with the clauses that use them.

    Also those that the new version uses and no longer defines, and those that the old one used and did not define.
    The old definition is the one of the group, or else the only one of the old version. A term that has another name
    throughout is not lost.
    """
    renamed = {one.old for one in renames}, {one.new for one in renames}
    before, after = _find_defining(group.old), _find_defining(group.new)
    for name, (entry, text) in after.items():
        old = before.get(name) or _find_only(name, versions)
        uses = list_uses(name, versions.new_outline, entry.index) if old and old[1] != text else ()
        if uses:
            cause = Cause("definition-changed", "definition", Effect.SAME, _name_all(uses))
            yield FieldChange(cause, name, name)
    for name in (name for name in before if name not in after and name not in renamed[0]):
        if uses := _find_orphans(name, versions.new_outline):
            yield FieldChange(Cause("definition-lost", "definition", Effect.SAME, _name_all(uses)), name, "")
    for name in (name for name in after if name not in before and name not in renamed[1]):
        if _find_orphans(name, versions.old_outline):
            uses = list_uses(name, versions.new_outline, after[name][0].index)
            yield FieldChange(Cause("definition-found", "definition", Effect.SAME, _name_all(uses)), "", name)


def _find_orphans(name: str, outline: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the clauses that use a term where no clause defines it, in the singular or the plural."""
    uses, stem = list_uses(name, outline, -1), name.removesuffix("s")
    names = {name, f"{name}s", stem}
    homes = (entry for entry in outline if stem in entry.clause.text) if uses else ()
    return () if any(names & _find_defining([entry]).keys() for entry in homes) else uses


def _find_only(name: str, versions: Versions) -> tuple[Entry, str] | None:
    """Return where the old version defines a term, if either version defines it once and in different clauses."""
    found = [
        [home for entry in outline if name in entry.clause.text and (home := _find_defining([entry]).get(name))]
        for outline in (versions.old_outline, versions.new_outline)
    ]
    return found[0][0] if len(found[0]) == len(found[1]) == 1 else None


def _find_defining(entries: Sequence[Entry]) -> dict[str, tuple[Entry, str]]:
    """Return the clause and the sentence that each term is defined in."""
    found: dict[str, tuple[Entry, str]] = {}
    for entry in entries:
        for sentence in list_sentences(entry):
            for one in list_definitions(sentence.text):
                found.setdefault(one.name, (entry, sentence.key))
    return found


def describe_renames(
    renames: Sequence[Rename], groups: Sequence[Group], edits: Mapping[int, Sequence[Edit]]
) -> Iterator[tuple[int, FieldChange]]:
    """Yield each rename with the group that tells it: the one that defines the term, or else the first."""
    for rename, places in _join_plurals(renames):
        homes = [number for number, group in enumerate(groups) if _is_renamed_in(group, rename, edits)]
        if not homes:
            continue
        defining = [number for number in homes if rename.new in _find_defining(groups[number].new)]
        rule = "word-replaced" if rename.is_same else "term-renamed" if rename.is_defined else "name-replaced"
        cause = Cause(rule, "name", Effect.SAME if rename.is_same or rename.is_defined else None, str(places))
        yield (defining or homes)[0], FieldChange(cause, rename.old, rename.new)


def _join_plurals(renames: Sequence[Rename]) -> Iterator[tuple[Rename, int]]:
    """Yield each rename with its places, those of its plural among them: "Directors" became "Teams"."""
    known = {(one.old, one.new): one for one in renames}
    plurals = {(f"{old}s", f"{new}s") for old, new in known}
    for one in renames:
        if (one.old, one.new) not in plurals:
            plural = known.get((f"{one.old}s", f"{one.new}s"))
            yield one, one.places + (plural.places if plural else 0)


def _is_renamed_in(group: Group, rename: Rename, edits: Mapping[int, Sequence[Edit]]) -> bool:
    return any(
        edit.text == rename.new and match_name(rename.old).fullmatch(entry.clause.text, edit.start, edit.end)
        for entry in group.old
        for edit in edits.get(entry.index, ())
    )


def _name_all(entries: Sequence[Entry]) -> str:
    names = [entry.clause.number for entry in entries]
    return ", ".join([*names[:_MOST], f"… +{len(names) - _MOST}"] if len(names) > _MOST else names)
