"""What a reader corrects, as the page shows it: which clause answers to which, and what the terms are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from plancmp.diff import Comparison, Effect
from plancmp.library.session import Session
from plancmp.model import Entry
from plancmp.policy import REVIEW, check
from plancmp.readers import find_taxonomy
from plancmp.report import Messages
from plancmp.report.findings import list_rows
from plancmp.report.phrases import name_clauses, name_term

_EXCERPT = 240


def list_pairs(session: Session, comparison: Comparison, messages: Messages) -> dict[str, Any]:
    """Return what of two versions can be corrected.

    Args:
        session: The versions, with what was corrected already.
        comparison: What changed.
        messages: The catalogue, which names topics.

    Returns:
        `old` and `new`: each clause with its `id`, `label` and `text`; `rows`: the ids of the `old` and `new` clauses
        that answer to each other, and whether that is `weak`; `terms`: each changed term with its `id`, a fingerprint,
        and its `title`; `open`: each change that is to be accepted, likewise; `topics`: those that a version may keep
        to itself, likewise.
    """
    before, after = comparison.old.outline(), comparison.new.outline()
    alignment = comparison.alignment
    linked = [(link.old, link.new, link.weak) for link in alignment.links]
    linked += [((index,), (), False) for index in alignment.removed]
    linked = sorted(linked) + [((), (index,), False) for index in alignment.added]
    rows = [
        {"old": [before[i].clause.id for i in olds], "new": [after[j].clause.id for j in news], "weak": weak}
        for olds, news, weak in linked
    ]
    terms = [
        {"id": term.fingerprint, "title": f"{clauses}: {name_term(term.name)} ({messages.say(term.effect)})"}
        for clauses, term in ((name_clauses(change), term) for change in comparison.changes for term in change.terms)
        if term.effect is not Effect.SAME
    ]
    findings = list_rows(check(REVIEW, comparison, accepted=session.accepted), messages)
    to_accept = [
        {"id": row.fingerprint, "title": row.subject if row.clause in row.subject else f"{row.clause}: {row.subject}"}
        for row in findings
        if row.level and not row.accepted
    ]
    taxonomy = messages.translate_taxonomy(find_taxonomy(session.taxonomy or comparison.new.taxonomy))
    topics = [{"id": topic.id, "title": topic.title} for topic in taxonomy.topics]
    listed = {"terms": terms, "open": to_accept, "topics": topics}
    return {"rows": rows, "old": _describe(before), "new": _describe(after), **listed}


def _describe(outline: Sequence[Entry]) -> list[dict[str, str]]:
    return [
        {
            "id": entry.clause.id,
            "label": entry.clause.number,
            "text": " ".join(f"{entry.clause.heading} {entry.clause.text}".split())[:_EXCERPT],
        }
        for entry in outline
    ]
