"""DeepDiff at the edges: open-ended data, and a second opinion on whole versions.

DeepDiff is never given lists to match (that costs minutes at a thousand clauses, measured) and never a limit on the
number of differences (it then returns an empty result for different inputs); it sees aligned pairs only.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import fields

from plancmp.diff.comparison import Comparison
from plancmp.model import Attributes, Clause, Entry, Plan

if TYPE_CHECKING:
    from deepdiff import DeepDiff


def describe_difference(old: Sequence[Attributes], new: Sequence[Attributes]) -> str:
    """Say in a line how open-ended data differ.

    Returns:
        The paths that DeepDiff finds, such as "values changed: votes; added: quorum".
    """
    from deepdiff import DeepDiff

    is_several = len(old) > 1 or len(new) > 1
    result = DeepDiff(_unwrap(old, is_several), _unwrap(new, is_several), verbose_level=1)
    parts = []
    for kind in sorted(result):
        paths = [path.removeprefix("root") for path in sorted(result[kind])]
        parts.append(f"{kind.replace('_', ' ')}: {', '.join(path.strip('[]').replace(chr(39), '') for path in paths)}")
    return "; ".join(parts)


def diff_deeply(comparison: Comparison) -> DeepDiff:
    """Return DeepDiff's view of two versions, clauses keyed by their links."""
    from deepdiff import DeepDiff

    old: dict[str, object] = {}
    new: dict[str, object] = {}
    for change in comparison.clauses:
        key = " + ".join(entry.clause.id for entry in (change.old or change.new))
        key = key if change.old else f"new {key}"
        for side, entries in ((old, change.old), (new, change.new)):
            listed = [_list_fields(entry) for entry in entries]
            if listed:
                side[key] = listed[0] if len(listed) == 1 else listed
    return DeepDiff(
        {"plan": _list_metadata(comparison.old), "clauses": old},
        {"plan": _list_metadata(comparison.new), "clauses": new},
    )


def _unwrap(data: Sequence[Attributes], is_several: bool) -> object:
    listed = [item.thaw() for item in data]
    return listed if is_several else (listed or [{}])[0]


def _list_metadata(plan: Plan) -> dict[str, object]:
    return {item.name: _plain(getattr(plan, item.name)) for item in fields(Plan) if item.name != "clauses"}


def _list_fields(entry: Entry) -> dict[str, object]:
    compared = [item.name for item in fields(Clause) if item.eq and item.name != "clauses"]
    own = {name: _plain(getattr(entry.clause, name)) for name in compared}
    # What a clause has from its parent counts as its own: it can change by moving.
    return {**own, "topics": list(entry.topics), "source": list(entry.source)}


def _plain(value: object) -> object:
    if isinstance(value, Attributes):
        return value.thaw()
    if isinstance(value, tuple):
        names = [getattr(item, "name", None) or getattr(item, "id", None) for item in value]
        if value and all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            return dict(zip(names, map(_plain, value), strict=True))
        return [_plain(item) for item in value]
    attributes = getattr(type(value), "__attrs_attrs__", None)
    if attributes:
        return {item.name: _plain(getattr(value, item.name)) for item in attributes}
    return value if value is None or isinstance(value, bool | int | float) else str(value)
