"""Two sides against their base, as JSON with a published schema."""

from __future__ import annotations

from plancmp.diff import Slot
from plancmp.history import ClauseRow, TermRow
from plancmp.history.merge import BASE, OURS, THEIRS
from plancmp.readers.planfile import TERM
from plancmp.report.json import write_plan
from plancmp.report.json_text import spell_json
from plancmp.report.merge.view import MergeView, Row, list_entries, list_sources, say_cell, say_overlap, say_reason
from plancmp.report.messages import Messages

FORMAT = "plancmp-merge"
VERSION = 1


def render_json(view: MergeView, messages: Messages) -> str:
    """Return the negotiation table as JSON; its schema is `plancmp.report.merge.schema.build_schema`'s."""
    merge = view.merge
    data = {
        "format": FORMAT,
        "version": VERSION,
        "base": write_plan(merge.base),
        "ours": write_plan(merge.ours),
        "theirs": write_plan(merge.theirs),
        "parties": {"ours": list(merge.parties[0]), "theirs": list(merge.parties[1])},
        "extracted": merge.lineage.is_read,
        "terms_aside": merge.lineage.has_terms_aside,
        "counts": {str(outcome): count for outcome, count in merge.counts.items()},
        "rows": [_write_row(topic, row, view, messages) for topic, _, rows in view.sections() for row in rows],
        "hidden": view.hidden,
    }
    return spell_json(data)


def _write_row(topic: str, row: Row, view: MergeView, messages: Messages) -> dict[str, object]:
    return {
        "topic": topic or None,
        "topics": list(row.topics),
        "term": row.name if isinstance(row, TermRow) else None,
        "party": list(row.party) if isinstance(row, TermRow) else [],
        "state": str(row.outcome),
        "reason": _name_reason(row),
        "why": say_reason(row, messages) or None,
        "base": _write_side(row, BASE, view, messages),
        "ours": _write_side(row, OURS, view, messages),
        "theirs": _write_side(row, THEIRS, view, messages),
        "overlap": _write_overlap(row, messages),
    }


def _name_reason(row: Row) -> str | None:
    if isinstance(row, TermRow) and row.overlap is not None and row.overlap.obstacle is not None:
        return str(row.overlap.obstacle)
    return str(row.reason) if row.reason else None


def _write_side(row: Row, version: int, view: MergeView, messages: Messages) -> dict[str, object]:
    return {
        "standing": str(row.standing(version) if isinstance(row, ClauseRow) else row.track.states[version].standing),
        "clauses": [entry.clause.id for entry in list_entries(row, version)],
        "says": say_cell(row, version, view.merge, messages, is_whole=True),
        "terms": [] if isinstance(row, ClauseRow) else list(map(_write_slot, row.track.states[version].slots)),
        "effects": _list_effects(row, version),
        "sources": list_sources(row, version, view.merge),
    }


def _list_effects(row: Row, version: int) -> list[str]:
    if version == BASE:
        return []
    if isinstance(row, ClauseRow):
        return list(map(str, row.kinds(version)))
    return list(map(str, row.track.states[version].effects))


def _write_slot(slot: Slot) -> dict[str, object]:
    variant = slot.variant
    return {
        "variant": {"kind": variant.kind, "names": list(variant.names)} if variant else None,
        "term": TERM.write(slot.term) if slot.term else None,
    }


def _write_overlap(row: Row, messages: Messages) -> dict[str, object] | None:
    if isinstance(row, ClauseRow) or row.overlap is None or not row.overlap.terms:
        return None
    return {"says": say_overlap(row, messages), "terms": [TERM.write(term) for term in row.overlap.terms]}
