"""A version and its sources as every page shows them, by the names that the templates have for their parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plancmp.model import Plan
from plancmp.report.messages import Messages
from plancmp.report.phrases import find_sources, flatten, list_facts, list_taken

Part = dict[str, Any]


def describe_version(name: str, plan: Plan, messages: Messages, aside: str = "") -> Part:
    """Return a version under the name that the page gives it; `aside` tells it from others of its title."""
    return {
        "name": name,
        "aside": aside,
        "title": flatten(plan.title),
        "date": str(plan.date or ""),
        "facts": list_facts(plan, messages),
        "disclosure": str(plan.disclosure),
        "note": flatten(plan.note),
        "sources": list_references((source.id for source in plan.sources), plan),
        "companions": list_taken(plan, messages),
    }


def list_references(ids: Iterable[str], plan: Plan) -> list[Part]:
    """Return the sources with these ids, each once: the name and, where it is safe to follow, the link."""
    return [{"name": name, "url": url} for name, url in find_sources(ids, plan)]
