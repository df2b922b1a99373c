"""A text through its versions, as JSON."""

from __future__ import annotations

from plancmp.history import Lineage, State, Thread
from plancmp.report.json import list_companions
from plancmp.report.json_text import spell_json
from plancmp.report.lineage.view import LineageView, say
from plancmp.report.messages import Messages

FORMAT = "plancmp-lineage"
VERSION = 1


def render_json(view: LineageView, messages: Messages) -> str:
    """Return the lineage as JSON; versions go by their numbers, from 1."""
    lineage = view.lineage
    data = {
        "format": FORMAT,
        "version": VERSION,
        "versions": [
            {
                "id": plan.id,
                "title": plan.title,
                "date": str(plan.date) if plan.date else None,
                "companions": list_companions(plan),
            }
            for plan in lineage.versions
        ],
        "baseline": None if lineage.baseline is None else lineage.baseline + 1,
        "extracted": lineage.is_read,
        "terms_aside": lineage.has_terms_aside,
        "namesakes": [[old + 1, new + 1] for old, new in lineage.namesakes],
        "topics": [
            {
                "topic": row.topic,
                "standings": [str(standing) for standing in row.standings],
                "clauses": list(row.clauses),
                "verdicts": [verdict or None for verdict in row.verdicts],
            }
            for row in view.topic_rows()
        ],
        "silent": view.untouched(),
        "tracks": [
            {
                "term": track.name,
                "party": list(track.party),
                "topics": list(track.topics),
                "states": [
                    _write_state(version, state, lineage, messages) for version, state in enumerate(track.states)
                ],
            }
            for *_, tracks in view.sections()
            for track in tracks
        ],
        "points": [_write_thread(topic, thread) for topic, _, threads in view.points() for thread in threads],
        "origins": [
            {"clause": origin.entry.clause.id, "first": origin.first + 1, "settled": origin.settled + 1}
            for origin in view.origins()
        ],
    }
    return spell_json(data)


def _write_state(version: int, state: State, lineage: Lineage, messages: Messages) -> dict[str, object]:
    returns = state.returns
    return {
        "standing": str(state.standing),
        "clauses": list(dict.fromkeys(slot.entry.clause.id for slot in state.slots)),
        "says": say(version, state, lineage, messages) if state.slots else None,
        "effects": [str(effect) for effect in state.effects],
        "changes": [change.fingerprint for change in state.changes],
        "returns": {"version": returns.version + 1, "whole": returns.is_whole} if returns else None,
    }


def _write_thread(topic: str, thread: Thread) -> dict[str, object]:
    return {
        "topic": topic or None,
        "versions": [
            {
                "standing": str(standing),
                "clauses": [entry.clause.id for entry in row],
                "kinds": [str(kind) for kind in kinds],
            }
            for standing, row, kinds in zip(thread.standings, thread.entries, thread.kinds, strict=True)
        ],
    }
