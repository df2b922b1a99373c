"""What changed about the versions as a whole."""

from __future__ import annotations

from attrs import fields

from plancmp.diff.changes import Cause, FieldChange
from plancmp.diff.effects import Effect
from plancmp.model import Aside, Companion, Plan
from plancmp.model.account import list_differing

_PLAN_RULES = {
    "status": "status-changed",
    "kind": "status-changed",
    "disclosure": "disclosure-changed",
    "topic_disclosure": "disclosure-changed",
    "parties": "parties-changed",
    "attributes": "plan-attributes-changed",
    "account": "account-changed",
}


def compare_metadata(old: Plan, new: Plan) -> list[FieldChange]:
    """Return a change for each field of the plans, but for their clauses, in which they differ."""
    changes = []
    for item in fields(Plan):
        before, after = getattr(old, item.name), getattr(new, item.name)
        if item.name == "clauses" or before == after:
            continue
        if item.name == "account":
            before, after = list_differing(before, after)
        cause = Cause(_PLAN_RULES.get(item.name, "plan-record-changed"), item.name, Effect.SAME)
        changes.append(FieldChange(cause, _spell_metadata(before), _spell_metadata(after)))
    return changes


def _spell_metadata(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(_spell_metadata(item) for item in value)
    if isinstance(value, Aside):
        return f"{value.kind}: {value.text}"
    if isinstance(value, Companion):
        return f"{value.name}: {value.title or value.file}"
    return str(getattr(value, "publisher", value)) if value is not None else ""
