"""What `-v` tells of a comparison: what was read, and how the clauses were linked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from plancmp.diff import Comparison
from plancmp.diff.slots import list_slots
from plancmp.model import Plan
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_plan, flatten


def list_notes(comparison: Comparison, paths: tuple[str, str], messages: Messages) -> Iterator[str]:
    """Yield what was read from the two files and how it was linked, a line each."""
    for path, plan in zip(paths, (comparison.old, comparison.new), strict=True):
        yield messages.say(
            "account-read", path=flatten(path), plan=describe_plan(plan, messages), size=_size(plan, messages)
        )
    alignment = comparison.alignment
    kinds = Counter(link.kind for link in alignment.links)
    words = [f"{messages.spell_number(count)} {kind}" for kind, count in sorted(kinds.items())]
    yield messages.say("account-links", counts=", ".join(words) or "0")
    reasons = Counter(
        reason for link in alignment.links for reason in {reason.kind for pair in link.pairs for reason in pair.reasons}
    )
    if reasons:
        ordered = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
        counts = ", ".join(f"{name} {messages.spell_number(count)}" for name, count in ordered)
        yield messages.say("account-reasons", counts=counts)
    yield messages.say(
        "account-rest",
        weak=messages.spell_number(sum(link.weak for link in alignment.links)),
        old=messages.spell_number(len(alignment.removed)),
        new=messages.spell_number(len(alignment.added)),
    )


def _size(plan: Plan, messages: Messages) -> str:
    outline = plan.outline()
    clauses = messages.say_count("count-clauses", len(outline))
    terms = messages.say_count("count-terms", sum(map(len, list_slots(outline).values())))
    return f"{clauses}, {terms}"
