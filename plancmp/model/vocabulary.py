"""The closed word lists of the domain; `docs/reference/plan-file.md` says what each word means."""

from enum import StrEnum


class Force(StrEnum):
    """Deontic force: what a term does to the party that it binds."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"
    EXPECTED = "expected"
    STATES = "states"


DUTIES = frozenset({Force.MUST, Force.EXPECTED})
RESTRICTIVE = DUTIES | {Force.MUST_NOT}
DIRECTED = RESTRICTIVE | {Force.MAY}  # more or less of what it is about has a direction


class Status(StrEnum):
    """What kind of document a plan is."""

    DRAFT = "draft"
    LEAKED = "leaked"
    REPORTED = "reported"
    OFFICIAL = "official"
    SIGNED = "signed"


class DocumentKind(StrEnum):
    """What a document is to the plan that it tells of: its words, some of them, its points, or talk about it."""

    TEXT = "text"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    REPORT = "report"


class PlanDisclosure(StrEnum):
    """How much of a plan is published: it decides what a missing clause means."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Disclosure(StrEnum):
    """What is known of a clause, a topic or a term."""

    STATED = "stated"
    REPORTED = "reported"
    DEFERRED = "deferred"
    UNDISCLOSED = "undisclosed"

    @property
    def is_known(self) -> bool:
        """Whether the content is known, at first or at second hand."""
        return self in {Disclosure.STATED, Disclosure.REPORTED}


class Agreement(StrEnum):
    """How far the sides are apart on a clause."""

    AGREED = "agreed"
    AIM_AGREED = "aim_agreed"
    OPEN = "open"


class Confidence(StrEnum):
    """How sure it is that the version says this."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class ConditionKind(StrEnum):
    """How a condition limits a term."""

    IF = "if"
    UNLESS = "unless"
    WHEN = "when"
    UNTIL = "until"
    AFTER = "after"
    SUBJECT_TO = "subject_to"
    NOTWITHSTANDING = "notwithstanding"
    WITHOUT_PREJUDICE = "without_prejudice_to"
