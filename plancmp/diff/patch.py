"""Patches: a comparison as data that turns one version into the other, and back.

A patch is checked against the plan that it is applied to: it never guesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import evolve, fields, frozen

from plancmp.diff.comparison import Comparison
from plancmp.model import Clause, Plan

Path = tuple[int, ...]


class PatchError(ValueError):
    """A patch that does not fit the plan it is applied to."""


@frozen
class Replacement:
    """A field that gets another value.

    Attributes:
        name: The attribute.
        old: What it must be before.
        new: What it is then.
    """

    name: str
    old: Any
    new: Any

    def invert(self) -> Replacement:
        """Return the replacement the other way round."""
        return Replacement(self.name, self.new, self.old)


@frozen
class Edit:
    """A clause that stays, perhaps in another place and with other content.

    Attributes:
        old_path: Where it stands before, as indexes from the top.
        new_path: Where it stands then.
        replacements: Which of its fields change.
    """

    old_path: Path
    new_path: Path
    replacements: tuple[Replacement, ...] = ()

    def invert(self) -> Edit:
        """Return the edit the other way round."""
        return Edit(self.new_path, self.old_path, tuple(item.invert() for item in self.replacements))


@frozen
class Placed:
    """A clause, without its sub-clauses, in its place.

    Attributes:
        path: Where it stands.
        clause: The clause.
    """

    path: Path
    clause: Clause


@frozen
class Patch:
    """What turns one version into another. A clause that it does not name stays where it is, as it is.

    Attributes:
        metadata: Fields of the plan that change.
        edits: Clauses that move or change.
        removed: Clauses that go.
        inserted: Clauses that come.
    """

    metadata: tuple[Replacement, ...] = ()
    edits: tuple[Edit, ...] = ()
    removed: tuple[Placed, ...] = ()
    inserted: tuple[Placed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.metadata or self.edits or self.removed or self.inserted)

    def invert(self) -> Patch:
        """Return the patch that undoes this one."""
        return Patch(
            tuple(item.invert() for item in self.metadata),
            tuple(item.invert() for item in self.edits),
            self.inserted,
            self.removed,
        )

    def apply(self, plan: Plan) -> Plan:
        """Return the other version.

        Args:
            plan: The version that the patch was made from.

        Returns:
            The version that it was made for. Linear time.

        Raises:
            PatchError: If the plan is not what the patch expects, wherever the patch touches it.
        """
        nodes = {entry.path: evolve(entry.clause, clauses=()) for entry in plan.outline()}
        placed: dict[Path, Clause] = {}
        for gone in self.removed:
            if nodes.pop(gone.path, None) != gone.clause:
                raise PatchError(f"clause {gone.clause.id} is not where it should be removed")
        taken = {edit.old_path: nodes.pop(edit.old_path, None) for edit in self.edits}
        for edit in self.edits:
            clause = taken[edit.old_path]
            if clause is None:
                raise PatchError(f"no clause stands at {_spell(edit.old_path)}")
            _place(placed, edit.new_path, _replace(clause, edit.replacements))
        for path, clause in nodes.items():
            _place(placed, path, clause)
        for come in self.inserted:
            _place(placed, come.path, come.clause)
        patched: Plan = _replace(_change(plan, {"clauses": _build_tree(placed)}), self.metadata)
        return patched


def make_patch(comparison: Comparison) -> Patch:
    """Return the patch that makes a comparison's new version of its old one."""
    edits, removed, inserted = [], [], []
    old, new = comparison.given or (comparison.old, comparison.new)
    # Versions that had to be read are patched as they were given, without the terms that were found in them.
    outline_old, outline_new = old.outline(), new.outline()
    for change in comparison.clauses:
        # What one of two prints lacks stands behind all that it has, and was not given.
        olds = [outline_old[entry.index] for entry in change.old if entry.index < len(outline_old)]
        news = [outline_new[entry.index] for entry in change.new if entry.index < len(outline_new)]
        if len(olds) == len(news) == 1:
            before, after = olds[0], news[0]
            replacements = _list_replacements(before.clause, after.clause)
            if replacements or before.path != after.path:
                edits.append(Edit(before.path, after.path, replacements))
            continue
        removed += [Placed(entry.path, evolve(entry.clause, clauses=())) for entry in olds]
        inserted += [Placed(entry.path, evolve(entry.clause, clauses=())) for entry in news]
    metadata = _list_replacements(old, new)
    return Patch(metadata, tuple(edits), tuple(removed), tuple(inserted))


def _list_replacements(old: Any, new: Any) -> tuple[Replacement, ...]:
    return tuple(
        Replacement(item.name, getattr(old, item.name), getattr(new, item.name))
        for item in fields(type(old))
        if item.eq and item.name != "clauses" and getattr(old, item.name) != getattr(new, item.name)
    )


def _replace(value: Any, replacements: Sequence[Replacement]) -> Any:
    for item in replacements:
        if getattr(value, item.name) != item.old:
            raise PatchError(f'"{item.name}" of {value.id} is not what the patch expects')
    return _change(value, {item.name: item.new for item in replacements})


def _change(value: Any, contents: Mapping[str, object]) -> Any:
    try:
        return evolve(value, **contents)
    except ValueError as error:
        # Each piece fits where it goes, and what they make is no version: two clauses of one id, for one.
        raise PatchError(f"the result would be no plan: {error}") from None


def _place(placed: dict[Path, Clause], path: Path, clause: Clause) -> None:
    if path in placed:
        raise PatchError(f"two clauses would stand at {_spell(path)}")
    placed[path] = clause


def _build_tree(placed: Mapping[Path, Clause]) -> tuple[Clause, ...]:
    children: dict[Path, dict[int, Clause]] = {}
    # Deepest first: when a clause is put under its parent, its own sub-clauses are complete.
    for path in sorted(placed, key=lambda path: (-len(path), path)):
        clause = evolve(placed[path], clauses=_line_up(children.pop(path, {}).items(), path))
        children.setdefault(path[:-1], {})[path[-1]] = clause
    top = _line_up(children.pop((), {}).items(), ())
    if children:
        raise PatchError(f"no clause stands at {_spell(min(children))}")
    return top


def _line_up(items: Iterable[tuple[int, Clause]], parent: Path) -> tuple[Clause, ...]:
    ordered = sorted(items, key=lambda item: item[0])
    for place, (index, _) in enumerate(ordered):
        if place != index:
            raise PatchError(f"no clause stands at {_spell((*parent, place))}")
    return tuple(clause for _, clause in ordered)


def _spell(path: Path) -> str:
    return "place " + ".".join(str(index + 1) for index in path)
