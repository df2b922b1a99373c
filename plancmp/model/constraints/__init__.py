"""The constraint kinds: what a force can hold over.

To add a kind: write its module beside these, and add its class to `KINDS`.
"""

from plancmp.model.constraints.base import Constraint, Relation, Spelling, SpellingError, Step
from plancmp.model.constraints.bounds import Bound
from plancmp.model.constraints.interval import Interval
from plancmp.model.constraints.members import Members, Mode
from plancmp.model.constraints.shares import Shares
from plancmp.model.constraints.timing import Dates, Deadline, Pace
from plancmp.model.constraints.wording import Flag, Wording

KINDS: tuple[type[Constraint], ...] = (Interval, Shares, Dates, Deadline, Members, Flag, Wording)

__all__ = [
    "KINDS", "Bound", "Constraint", "Dates", "Deadline", "Flag", "Interval", "Members", "Mode", "Pace", "Relation",
    "Shares", "Spelling", "SpellingError", "Step", "Wording",
]  # fmt: skip
