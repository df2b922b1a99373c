"""The words that constraints are described in: the English ones, under the keys that any language has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

# Returns the words under a key, with values filled in.
Say: TypeAlias = Callable[..., str]
_ENGLISH = {
    "at-least": "at least {value}",
    "more-than": "more than {value}",
    "at-most": "at most {value}",
    "less-than": "less than {value}",
    "range": "{low} to {high}",
    "unlimited": "no limit on {unit}",
    "no-limit": "no limit",
    "and": "{first} and {second}",
    "or": "{first} or {second}",
    "only": "only {items}",
    "on": "on {value}",
    "by": "by {value}",
    "before": "before {value}",
    "from": "from {value}",
    "after": "after {value}",
    "before-event": "before {event}",
    "after-event": "after {event}",
    "deadline": "{span} after {event}",
    "at-once": "at once",
    "soon": "as soon as possible",
}


def say_english(key: str, /, **values: object) -> str:
    """Return the English words of a phrase with its values filled in; the catalogues of reports have the same keys."""
    return _ENGLISH[key].format(**values)
