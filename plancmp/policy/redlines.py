"""Red lines: what a team wrote down that a plan must lay down, or that must not change, as frozen values."""

from __future__ import annotations

from enum import StrEnum

from attrs import field, frozen

from plancmp.diff import Effect, Flag, Kind, Materiality
from plancmp.model import Agreement, Confidence, Disclosure, Force, Term
from plancmp.model.value import Value


class Level(StrEnum):
    """How bad a breach is, from the worst."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


class Outcome(StrEnum):
    """What a red line says of a plan or a comparison."""

    HOLDS = "holds"
    BREACHED = "breached"
    CANNOT_TELL = "cannot_tell"
    UNMATCHED = "unmatched"


class Treatment(StrEnum):
    """What to make of an outcome that is neither a breach nor a pass."""

    PASS = "pass"  # noqa: S105 - a word of the file, no secret
    WARN = "warn"
    FAIL = "fail"


class Direction(StrEnum):
    """Which way a term may not go beyond a bound."""

    NO_TIGHTER = "no_tighter_than"
    NO_LOOSER = "no_looser_than"
    SAME = "same_as"


@frozen(eq=False, repr=False)
class Selector(Value):
    """What a red line is about; each list that is empty lets everything through.

    Attributes:
        topics: Topic ids.
        terms: Names of terms.
        clauses: Ids of clauses, as the version that is checked has them.
        parties: Whom the term binds.
        forces: Forces of the term.
        constraints: Kinds of constraint: "interval", "members", "deadline" and so on.
    """

    topics: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    forces: tuple[Force, ...] = ()
    constraints: tuple[str, ...] = ()

    @property
    def is_about_terms(self) -> bool:
        """Whether a clause as a whole, without a look at its terms, cannot answer."""
        return bool(self.terms or self.parties or self.forces or self.constraints)


@frozen(eq=False, repr=False)
class Bound(Value):
    """A term that the plan's may not go beyond.

    Attributes:
        direction: Which way.
        term: The term to hold it against; what it leaves open (party, beneficiary, instrument) is not compared. Its
            conditions are the situation in which the bound is meant.
    """

    direction: Direction
    term: Term


@frozen(eq=False, repr=False)
class Pattern(Value):
    """Changes that may not happen; each list that is empty lets everything through.

    Attributes:
        effects: Effects on terms.
        kinds: Kinds of clause changes.
        flags: Flags of clause changes.
        materialities: Materialities.
        rules: Ids of rules.
    """

    effects: tuple[Effect, ...] = ()
    kinds: tuple[Kind, ...] = ()
    flags: tuple[Flag, ...] = ()
    materialities: tuple[Materiality, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def is_about_clauses(self) -> bool:
        """Whether it asks for nothing but the kind and flags of a clause change."""
        return bool(self.kinds or self.flags) and not (self.effects or self.materialities or self.rules)


@frozen(eq=False, repr=False)
class RedLine(Value):
    """One rule of a policy.

    Attributes:
        id: The word by which findings name it.
        about: What it is about.
        why: The reason, for readers.
        level: How bad a breach is.
        bounds: Terms that the plan's may not go beyond.
        forces: The forces that the terms may have.
        is_unconditional: Whether the terms must hold without conditions (`True`), or under one (`False`).
        disclosure: How the terms and clauses may be known.
        agreement: How far the sides must be.
        confidence: How sure the terms must be.
        stands: Whether such a term, or such a clause, must stand (`True`) or must not (`False`).
        no_change: Changes that may not happen; `None` where the red line looks at one version only.
        unknown: What to make of it where nobody can tell.
        missing: What to make of it where such a term does not stand in a version that is known in full.
        unmatched: What to make of it where it is about nothing in any version.
        line: Where it stands in its file, from 1; 0 if in none.
    """

    id: str
    about: Selector = Selector()
    why: str = ""
    level: Level = Level.ERROR
    bounds: tuple[Bound, ...] = ()
    forces: tuple[Force, ...] = ()
    is_unconditional: bool | None = None
    disclosure: tuple[Disclosure, ...] = ()
    agreement: tuple[Agreement, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    stands: bool | None = None
    no_change: Pattern | None = None
    unknown: Treatment = Treatment.FAIL
    missing: Treatment = Treatment.FAIL
    unmatched: Treatment = Treatment.FAIL
    line: int = field(default=0, eq=False)

    @property
    def looks_at_terms(self) -> bool:
        """Whether it asks anything of the terms of one version."""
        return bool(self.bounds or self.forces or self.confidence or self.is_unconditional is not None)

    @property
    def looks_at_plan(self) -> bool:
        """Whether it asks anything of one version."""
        return self.looks_at_terms or bool(self.disclosure or self.agreement) or self.stands is not None


@frozen(eq=False, repr=False)
class Mention:
    """A name in a policy file that only the versions themselves can vouch for.

    Attributes:
        kind: "term" or "party".
        name: The name.
        line: From 1.
        column: From 1.
    """

    kind: str
    name: str
    line: int
    column: int


@frozen(eq=False, repr=False)
class Versions(Value):
    """Versions that a policy file asks to be held against it; paths from the folder of the file.

    Attributes:
        new: The version to check.
        old: The version before it; empty to check one version alone.
        accepted: The file of what people have accepted, if any.
    """

    new: str
    old: str = ""
    accepted: str = ""


@frozen(eq=False, repr=False)
class Policy(Value):
    """Red lines that belong together.

    Attributes:
        title: What people call it.
        lines: The red lines.
        taxonomy: The taxonomy that its topics come from.
        versions: Which versions to hold against it.
        terms: Names of terms that may be missing from every version without being a typing error.
        parties: Parties that may be missing from every version.
        file: The file that it was read from.
        mentions: Names that the versions have to vouch for.
    """

    title: str
    lines: tuple[RedLine, ...]
    taxonomy: str = "peace"
    versions: tuple[Versions, ...] = ()
    terms: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    file: str = field(default="", eq=False)
    mentions: tuple[Mention, ...] = field(default=(), eq=False)
