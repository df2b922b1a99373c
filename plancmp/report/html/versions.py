"""A version as every page shows it."""

from __future__ import annotations

from attrs import frozen

from plancmp.model import Plan
from plancmp.report.html.cards import Reference, list_references
from plancmp.report.messages import Messages
from plancmp.report.phrases import flatten, list_taken


@frozen(eq=False, repr=False)
class Version:
    """A version.

    Attributes:
        name: What the page calls it, such as "V2", "A" or "old".
        aside: What tells it from others: who is behind it, or its id; may be empty.
        title: What people call it.
        date: Its date; may be empty.
        status: Its status, in words.
        disclosure: What is known of it: "full", "partial", "none".
        note: Anything a reader should know.
        sources: Where it comes from.
        companions: What was taken along with it.
    """

    name: str
    aside: str
    title: str
    date: str
    status: str
    disclosure: str
    note: str
    sources: tuple[Reference, ...]
    companions: tuple[str, ...]


def describe_version(name: str, plan: Plan, messages: Messages, aside: str = "") -> Version:
    """Return a version under the name that the page gives it."""
    return Version(
        name,
        aside,
        flatten(plan.title),
        str(plan.date or ""),
        messages.say(str(plan.status)),
        str(plan.disclosure),
        flatten(plan.note),
        list_references((source.id for source in plan.sources), plan),
        tuple(list_taken(plan, messages)),
    )
