"""The report as JSON, with a published schema: for programs."""

from __future__ import annotations

from collections.abc import Sequence

from plancmp.diff import ClauseChange, FieldChange, Slot, TermChange
from plancmp.diff.coverage import prove_coverage
from plancmp.model import Entry, Plan
from plancmp.readers.planfile import TERM
from plancmp.report.blocks import spell_spans
from plancmp.report.digest import build_digest, list_short
from plancmp.report.json_text import spell_json
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_slot
from plancmp.report.view import Block, View

FORMAT = "plancmp-comparison"
VERSION = 1


def render(view: View, messages: Messages) -> str:
    """Return the report as JSON; its schema is `build_schema`'s."""
    return spell_json(build_data(view, messages))


def build_data(view: View, messages: Messages) -> dict[str, object]:
    """Return the report as plain data."""
    coverage = prove_coverage(view.comparison)
    return {
        "format": FORMAT,
        "version": VERSION,
        "old": write_plan(view.comparison.old),
        "new": write_plan(view.comparison.new),
        "verdicts": [
            {
                "topic": verdict.topic,
                "title": title,
                "verdict": verdict.word,
                "effects": dict(verdict.effects),
                "disputed": verdict.is_open,
                "reported": verdict.is_reported,
            }
            for title, verdict in view.verdicts
        ],
        "short": _write_short(view, messages),
        "summary": {"terms": dict(view.term_counts), "clauses": dict(view.clause_counts)},
        "changes": [] if view.is_brief else [_write_block(block, messages) for block in view.blocks],
        "metadata": [_write_field(item) for item in view.comparison.metadata],
        "hidden": dict(view.hidden),
        "coverage": {
            "complete": coverage.is_complete,
            "clauses": coverage.clauses,
            "differences": coverage.differences,
            "problems": list(coverage.problems),
        },
    }


def _write_short(view: View, messages: Messages) -> list[dict[str, object]]:
    return [
        {
            "kind": listing.kind,
            "title": listing.lead,
            "rows": [
                {
                    "clause": row.number,
                    "text": spell_spans(row.spans).strip(),
                    "effect": row.style,
                    "change": row.fingerprint,
                }
                for row in listing.rows
            ],
            "rest": listing.rest,
        }
        for listing in list_short(build_digest(view, messages), messages)
    ]


def write_plan(plan: Plan) -> dict[str, object]:
    """Return what a version is called, how much of it is known, and its sources."""
    return {
        "id": plan.id,
        "title": plan.title,
        "date": str(plan.date) if plan.date else None,
        "status": str(plan.status),
        "kind": str(plan.kind),
        "disclosure": str(plan.disclosure),
        "companions": list_companions(plan),
        "sources": [
            {"id": source.id, "publisher": source.publisher, "date": str(source.date or ""), "url": source.url}
            for source in plan.sources
        ],
    }


def list_companions(plan: Plan) -> list[dict[str, object]]:
    """Return the companions of a plan as plain data; what is known of those that were not taken along is their file."""
    return [
        {
            "name": item.name,
            "file": item.file or None,
            "taken": item.is_taken,
            "title": item.title,
            "date": str(item.date) if item.date else None,
            "status": str(item.status) if item.is_taken else None,
            "disclosure": str(item.disclosure) if item.is_taken else None,
        }
        for item in plan.companions
    ]


def _write_block(block: Block, messages: Messages) -> dict[str, object]:
    change = block.change
    return {
        "fingerprint": change.fingerprint,
        "kind": str(change.kind),
        "flags": sorted(map(str, change.flags)),
        "materiality": str(change.materiality),
        "topics": list(change.topics),
        "old": _write_clauses(change.old),
        "new": _write_clauses(change.new),
        "link": _write_link(change),
        "conflict": block.has_conflict,
        "terms": [_write_term(term, messages) for term in block.terms],
        "fields": [_write_field(item) for item in block.fields],
    }


def _write_clauses(entries: Sequence[Entry]) -> list[dict[str, object]]:
    return [
        {
            "id": entry.clause.id,
            "number": entry.clause.number,
            "heading": entry.clause.heading,
            "text": entry.clause.text,
            "place": entry.clause.place or None,
            "sources": list(entry.source),
            "confidence": str(entry.clause.confidence) if entry.clause.confidence else None,
            "disclosure": str(entry.clause.disclosure),
            "agreement": str(entry.clause.agreement) if entry.clause.agreement else None,
            "options": [{"by": list(option.by), "text": option.text} for option in entry.clause.options],
            "reports": [{"sources": list(report.source), "text": report.text} for report in entry.clause.reports],
        }
        for entry in entries
    ]


def _write_link(change: ClauseChange) -> dict[str, object] | None:
    if change.link is None:
        return None
    reasons = [(reason.kind, reason.detail) for pair in change.link.pairs for reason in pair.reasons]
    return {
        "kind": change.link.kind,
        "weak": change.link.weak,
        "reasons": [{"kind": kind, "detail": detail} for kind, detail in dict.fromkeys(reasons)],
    }


def _write_term(change: TermChange, messages: Messages) -> dict[str, object]:
    return {
        "fingerprint": change.fingerprint,
        "name": change.name,
        "party": list(change.party),
        "effect": str(change.effect),
        "materiality": str(change.materiality),
        "causes": [
            {
                "rule": cause.rule,
                "facet": cause.facet,
                "effect": str(cause.effect) if cause.effect else None,
                "difference": cause.difference,
            }
            for cause in change.causes
        ],
        "old": _write_slot(change.old, messages),
        "new": _write_slot(change.new, messages),
    }


def _write_slot(slot: Slot | None, messages: Messages) -> dict[str, object] | None:
    if slot is None:
        return None
    variant = {"kind": slot.variant.kind, "names": list(slot.variant.names)} if slot.variant else None
    return {
        "clause": slot.entry.clause.id,
        "variant": variant,
        "gone": slot.term is None,
        "term": TERM.write(slot.term) if slot.term else None,
        "text": describe_slot(slot, messages),
    }


def _write_field(item: FieldChange) -> dict[str, object]:
    return {
        "fingerprint": item.fingerprint,
        "rule": item.cause.rule,
        "facet": item.cause.facet,
        "materiality": str(item.cause.materiality),
        "effect": str(item.cause.effect) if item.cause.effect else None,
        "difference": item.cause.difference,
        "old": item.old,
        "new": item.new,
    }
