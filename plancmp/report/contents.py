"""What a term holds over, in the words of a catalogue: the English ones are those of `Constraint.describe`."""

from __future__ import annotations

from plancmp.model.constraints import Constraint, Dates, Deadline, Interval, Members, Mode, Pace
from plancmp.report.messages import Messages


def describe_constraint(constraint: Constraint, messages: Messages) -> str:
    """Return what a term holds over, such as "at most 600,000 personnel".

    Names, units and free wording stay as the plan has them.
    """
    if isinstance(constraint, Interval):
        return _describe_interval(constraint, messages)
    if isinstance(constraint, Dates):
        parts = (messages.say(f"content-{key}", value=value) for key, value in constraint.spell().items())
        return _join(list(parts), messages)
    if isinstance(constraint, Deadline):
        return _describe_deadline(constraint, messages)
    if isinstance(constraint, Members):
        return _describe_members(constraint, messages)
    return constraint.describe()


def _describe_interval(interval: Interval, messages: Messages) -> str:
    low, high = interval.low, interval.high
    if interval.point:
        return str(interval.point)
    if low and high and low.inclusive and high.inclusive:
        return messages.say("content-range", low=low.value, high=high.value)
    parts = []
    if low:
        parts.append(messages.say("content-at-least" if low.inclusive else "content-more-than", value=low.value))
    if high:
        parts.append(messages.say("content-at-most" if high.inclusive else "content-less-than", value=high.value))
    if parts:
        return _join(parts, messages)
    return messages.say("content-unlimited", unit=interval.unit) if interval.unit else messages.say("content-no-limit")


def _join(parts: list[str], messages: Messages) -> str:
    return messages.say("content-and", first=parts[0], second=parts[1]) if len(parts) == 2 else parts[0]


def _describe_deadline(deadline: Deadline, messages: Messages) -> str:
    if deadline.pace in {Pace.BEFORE, Pace.ANY}:
        word = "content-before-event" if deadline.pace is Pace.BEFORE else "content-after-event"
        return messages.say(word, event=deadline.event)
    if deadline.span:
        is_least = deadline.pace is Pace.NOT_WITHIN
        head = messages.say("content-at-least", value=deadline.span) if is_least else str(deadline.span)
    else:
        head = messages.say("content-at-once" if deadline.pace is Pace.AT_ONCE else "content-soon")
    return messages.say("content-deadline", span=head, event=deadline.event) if deadline.event else head


def _describe_members(members: Members, messages: Messages) -> str:
    *items, last = members.items
    word = "content-or" if members.mode is Mode.ANY else "content-and"
    listing = messages.say(word, first=", ".join(items), second=last) if items else last
    return messages.say("content-only", items=listing) if members.mode is Mode.ONLY else listing
