"""A plan and its parts, as frozen values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from attrs import evolve, field, frozen

from plancmp.model.account import Aside
from plancmp.model.attributes import NO_ATTRIBUTES, Attributes
from plancmp.model.constraints import Constraint
from plancmp.model.conversion import convert_fields
from plancmp.model.dates import PartialDate
from plancmp.model.expressions import late
from plancmp.model.spelling import fold_spelling
from plancmp.model.taxonomy import USUAL
from plancmp.model.value import Value
from plancmp.model.vocabulary import (
    Agreement,
    ConditionKind,
    Confidence,
    Disclosure,
    DocumentKind,
    Force,
    PlanDisclosure,
    Status,
)

_TITLE = 60  # characters of a title on a line
_WORD = late(r"\w")
_ARTICLE = late(r"(?:article|artikel|artículo|статья|стаття)\b", re.IGNORECASE)
# Words with a capital letter inside a sentence, and a word without.
_CAPITAL = late(r"(?<=[^\W\d_] )[A-ZА-ЯІЇЄҐÄÖÜ][^\W\d_]+(?:[ -][A-ZА-ЯІЇЄҐÄÖÜ][^\W\d_]+)*")
_SMALL = late(r"\b[a-zа-яіїєґäöü][^\W\d_]+")


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Source(Value):
    """Where a version, or a statement about it, comes from.

    Attributes:
        id: The word by which clauses refer to it.
        publisher: Who published it.
        title: The title of the publication.
        date: When it was published.
        url: Where it stands.
        language: The language that it is written in.
        note: Anything a reader should know.
    """

    id: str
    publisher: str
    title: str = ""
    date: PartialDate | None = None
    url: str = ""
    language: str = ""
    note: str = ""


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Condition(Value):
    """What limits when a term holds.

    Attributes:
        kind: How it limits.
        text: The words behind "if", "unless", "when" and so on.
    """

    kind: ConditionKind
    text: str

    @property
    def key(self) -> tuple[str, str]:
        """What two conditions have alike that say the same in other case, spacing or quotation marks."""
        return str(self.kind), fold_spelling(self.text)


def _sort_conditions(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    # A plan file groups conditions by their kind, so their order across kinds means nothing.
    order = list(ConditionKind) if len(conditions) > 1 else []
    return tuple(sorted(conditions, key=lambda condition: order.index(condition.kind))) if order else tuple(conditions)


def _require_unique_names(_instance: object, _attribute: object, terms: tuple[Term, ...]) -> None:
    seen: set[str] = set()
    for term in terms:
        if term.name in seen:
            raise ValueError(f'term "{term.name}" is used twice in one place')
        seen.add(term.name)


@frozen(eq=False, repr=False)
class Evidence(Value):
    """Where a program found a term.

    Attributes:
        rule: The id of the extraction rule.
        span: Start and end in the clause's text, in characters.
    """

    rule: str
    span: tuple[int, int]


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Term(Value):
    """What a clause lays down, as a typed and comparable fact.

    Attributes:
        name: The same for the same matter in every version.
        party: Whom it binds.
        force: What it does to the party; `None` where the content is not known.
        constraint: What the force holds over; `None` where the content is not known.
        conditions: What limits when it holds.
        toward: To whom it is owed.
        instrument: What lays it down: "constitution", "law".
        disclosure: What is known of it.
        confidence: How sure it is.
        source: Source ids, where they differ from the clause's.
        note: Anything a reader should know.
        evidence: Where it was found, if a program extracted it.
        attributes: Anything else.

    Raises:
        ValueError: If a known term lacks its force or constraint, or an unknown one has them.
    """

    name: str
    party: tuple[str, ...] = ()
    force: Force | None = None
    constraint: Constraint | None = None
    conditions: tuple[Condition, ...] = field(default=(), converter=_sort_conditions)
    toward: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    disclosure: Disclosure = Disclosure.STATED
    confidence: Confidence | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    evidence: Evidence | None = None
    attributes: Attributes = NO_ATTRIBUTES

    def __attrs_post_init__(self) -> None:
        if (self.force is None) != (self.constraint is None):
            raise ValueError(f'term "{self.name}" has a force without a constraint, or the reverse')
        if self.disclosure.is_known != (self.force is not None):
            known = "says what it is" if self.force else "does not say what it is"
            raise ValueError(f'term "{self.name}" is {self.disclosure} but {known}')


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Option(Value):
    """A bracketed alternative with the parties behind it.

    Attributes:
        by: The parties that want it.
        text: Its words.
        terms: What it would lay down.
        source: Source ids, where they differ from the clause's.
        note: Anything a reader should know.
    """

    by: tuple[str, ...]
    text: str = ""
    terms: tuple[Term, ...] = field(default=(), validator=_require_unique_names)
    source: tuple[str, ...] = ()
    note: str = ""


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Report(Value):
    """What one source says that a clause says, beside what others say.

    Attributes:
        source: The source ids behind this report.
        text: Its words.
        terms: What the clause lays down, according to it.
        drops: Names of terms that are gone, according to it.
        confidence: How sure it is.
        note: Anything a reader should know.
    """

    source: tuple[str, ...]
    text: str = ""
    terms: tuple[Term, ...] = field(default=(), validator=_require_unique_names)
    drops: tuple[str, ...] = ()
    confidence: Confidence | None = None
    note: str = ""


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Clause(Value):
    """One provision, with its sub-clauses.

    Attributes:
        id: Unique in its plan.
        label: The number as printed, where it differs from the id.
        heading: Its heading.
        text: Its words, without those of its sub-clauses.
        topics: Topic ids; a sub-clause without any has those of its parent.
        agreement: How far the sides are apart.
        disclosure: What is known of it.
        confidence: How sure it is that the version says this.
        source: Source ids; a sub-clause without any has those of its parent.
        note: Anything a reader should know.
        terms: What it lays down.
        options: Bracketed alternatives.
        reports: Conflicting or partial reports of what it says.
        clauses: Its sub-clauses.
        attributes: Anything else.
        place: Where it stands in the document that it was read from: "line 12", "page 3", "paragraph 5"; empty for
            plan files. It says nothing of the version, so clauses that differ in it alone are equal.
    """

    id: str
    label: str = ""
    heading: str = ""
    text: str = ""
    topics: tuple[str, ...] = ()
    agreement: Agreement | None = None
    disclosure: Disclosure = Disclosure.STATED
    confidence: Confidence | None = None
    source: tuple[str, ...] = ()
    note: str = ""
    terms: tuple[Term, ...] = field(default=(), validator=_require_unique_names)
    options: tuple[Option, ...] = ()
    reports: tuple[Report, ...] = ()
    clauses: tuple[Clause, ...] = ()
    attributes: Attributes = NO_ATTRIBUTES
    place: str = field(default="", eq=False)

    @property
    def number(self) -> str:
        """What a reader calls it: the label as printed, else the id."""
        return self.label or self.id

    @property
    def is_article(self) -> bool:
        """Whether its label or its id calls it an article."""
        return any(map(_ARTICLE.match, (self.label, self.id)))

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said in it: it has a number at most, and what its parts say."""
        held = (self.heading, self.terms, self.options, self.reports, self.note, self.agreement)
        return self.disclosure is Disclosure.STATED and not any(held) and not _WORD.search(self.text)

    @property
    def alternatives(self) -> tuple[tuple[object, ...], ...]:
        """What is on record of its options and reports, but for their terms."""
        options = ((item.by, item.text, item.source, item.note) for item in self.options)
        return *options, *((item.source, item.text, item.confidence, item.note) for item in self.reports)


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Companion(Value):
    """A document beside a plan that belongs to the same version, such as a paper on guarantees.

    Attributes:
        name: What the plan calls it. If it was taken along, the ids of its clauses begin with it: "guarantee: 5".
        file: Where it stands, from the folder of the plan.
        title: What people call it; `None` if it was not taken along.
        date: When it came out.
        status: What kind of document it is.
        disclosure: What a clause means that is missing in it.
        topic_disclosure: Pairs of topic and what is known of it, where that differs from the document as a whole.
        note: Anything a reader should know.
        attributes: Anything else.

    Raises:
        ValueError: If it has neither a file nor a title.
    """

    name: str
    file: str = ""
    title: str | None = None
    date: PartialDate | None = None
    status: Status = Status.DRAFT
    disclosure: PlanDisclosure = PlanDisclosure.FULL
    topic_disclosure: tuple[tuple[str, Disclosure], ...] = ()
    note: str = ""
    attributes: Attributes = NO_ATTRIBUTES

    def __attrs_post_init__(self) -> None:
        if not self.file and not self.is_taken:
            raise ValueError(f'companion "{self.name}" has neither a file nor a title')

    @property
    def is_taken(self) -> bool:
        """Whether its clauses stand behind those of the plan."""
        return self.title is not None

    @property
    def prefix(self) -> str:
        """What the ids of its clauses begin with."""
        return f"{self.name}: "


@frozen(eq=False, repr=False)
class Entry(Value):
    """A clause in its place: an item of `Plan.outline`.

    Attributes:
        clause: The clause.
        index: Its place in the outline, from 0.
        parent: The parent's place in the outline, or `None`.
        path: The indexes that lead to it from the top, such as (9, 1) for the second item of the tenth point.
        topics: Its topics, its parent's where it has none.
        source: Its source ids, its parent's where it has none.
        companion: The name of the companion that it stands in; empty for the plan's own text.
    """

    clause: Clause
    index: int
    parent: int | None
    path: tuple[int, ...]
    topics: tuple[str, ...]
    source: tuple[str, ...]
    companion: str = ""


@frozen(eq=False, repr=False, field_transformer=convert_fields)
class Plan(Value):
    """One version of a negotiated text.

    Attributes:
        id: Short, stable name of the version.
        title: What people call it.
        date: When it came out.
        status: What kind of document it is.
        disclosure: What a missing clause means.
        topic_disclosure: Pairs of topic and what is known of it, where that differs from the plan as a whole.
        taxonomy: The taxonomy that its topics come from.
        parties: Everyone whom a term may bind or benefit.
        language: The ISO 639-1 code of the language of its words; empty for English or where it was not said.
        note: Anything a reader should know.
        companions: Documents beside it that belong to the same version.
        sources: Where it comes from.
        clauses: Its provisions in their order, those of companions that were taken along behind its own.
        extracted: Whether a program found its terms and topics, and no person has gone over them; a document that
            was not read yet has none.
        attributes: Anything else.
        kind: Whether it is the text of the plan, or a document about it.
        kind_reason: The sentence that shows the kind, where a program found it.
        account: What was seen in its file and is in no clause.

    Raises:
        ValueError: If two clauses have one id, or two sources, or two companions one name.
    """

    id: str
    title: str
    date: PartialDate | None = None
    status: Status = Status.DRAFT
    disclosure: PlanDisclosure = PlanDisclosure.FULL
    topic_disclosure: tuple[tuple[str, Disclosure], ...] = ()
    taxonomy: str = USUAL
    parties: tuple[str, ...] = ()
    note: str = ""
    sources: tuple[Source, ...] = ()
    clauses: tuple[Clause, ...] = ()
    extracted: bool = False
    language: str = ""
    attributes: Attributes = NO_ATTRIBUTES
    companions: tuple[Companion, ...] = ()
    kind: DocumentKind = DocumentKind.TEXT
    kind_reason: str = ""
    account: tuple[Aside, ...] = ()

    def __repr__(self) -> str:
        """Return its title, its date and how much it holds, on one line."""
        counts = len(tuple(self.walk())), sum(len(clause.terms) for clause in self.walk())
        words = [f"{count} {noun}{'s' * (count != 1)}" for count, noun in zip(counts, ("clause", "term"), strict=True)]
        date = f" ({self.date})" if self.date else ""
        title = self.title if len(self.title) <= _TITLE else f"{self.title[: _TITLE - 1]}…"
        return f"<Plan {title!r}{date}: {', '.join(words)}>"

    def __attrs_post_init__(self) -> None:
        seen: set[str] = set()
        for clause in self.walk():
            if clause.id in seen:
                raise ValueError(f'clause id "{clause.id}" is used twice in plan "{self.id}"')
            seen.add(clause.id)
        if len({source.id for source in self.sources}) < len(self.sources):
            raise ValueError(f'two sources of plan "{self.id}" have one id')
        if len({companion.name for companion in self.companions}) < len(self.companions):
            raise ValueError(f'two companions of plan "{self.id}" have one name')

    def walk(self) -> Iterator[Clause]:
        """Yield every clause, each before its sub-clauses."""
        stack = list(reversed(self.clauses))
        while stack:
            clause = stack.pop()
            yield clause
            stack.extend(reversed(clause.clauses))

    def outline(self) -> tuple[Entry, ...]:
        """Return every clause in its place, each before its sub-clauses."""
        return self._outline

    @cached_property
    def _outline(self) -> tuple[Entry, ...]:
        entries: list[Entry] = []
        _list_entries(self.clauses, self.companions, entries)
        return tuple(entries)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Its parties and, unless a program found its terms, the words that its texts write with a capital alone."""
        texts = [] if self.extracted else [f"{clause.heading}\n{clause.text}" for clause in self.walk()]
        capital = dict.fromkeys(word for text in texts for word in _CAPITAL.findall(text))
        small = {word for text in texts for word in _SMALL.findall(text)}
        return *self.parties, *(word for word in capital if word.lower() not in small)

    def replace_clauses(self, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
        """Return the clause tree with other clauses in the same places.

        Args:
            clauses: A clause for each place of the outline; their own sub-clauses do not count.

        Returns:
            The top of the new tree. Linear time.
        """
        below: dict[int | None, list[Clause]] = {}
        for entry in reversed(self.outline()):
            parts = tuple(reversed(below.pop(entry.index, [])))
            clause = clauses[entry.index]
            whole = clause if clause.clauses == parts else evolve(clause, clauses=parts)
            below.setdefault(entry.parent, []).append(whole)
        return tuple(reversed(below.get(None, [])))

    def source(self, source_id: str) -> Source:
        """Return a source by its id.

        Raises:
            KeyError: If there is none.
        """
        return {source.id: source for source in self.sources}[source_id]

    def disclosure_of(self, topics: Sequence[str], companion: str | None = None) -> Disclosure:
        """Say what silence on some topics means.

        Args:
            topics: The topics of a clause that stands in another version.
            companion: The companion of that version in which it stands there; empty for that version's own text, which
                this one's own text answers to. `None` for anywhere.

        Returns:
            `STATED` if the plan is known in full there, so that silence is absence; else `DEFERRED` if it says that
            any of them was left for later, else `UNDISCLOSED`. Where a companion was taken along, what is known of it
            counts for its own clauses alone; a clause that may stand anywhere is absent only if it would be in each.
            Of a companion that this version does not name nothing is known: a text says nothing of the papers beside
            it, so it is never `STATED`.
        """
        taken = {item.name: item for item in self.companions if item.is_taken}
        if companion == "":
            return _judge_silence(self, topics)
        if companion in taken:
            return _judge_silence(taken[companion], topics)
        known = {_judge_silence(self, topics), *(_judge_silence(item, topics) for item in taken.values())}
        if companion is not None:
            known.add(Disclosure.UNDISCLOSED)
        return next(word for word in (Disclosure.DEFERRED, Disclosure.UNDISCLOSED, Disclosure.STATED) if word in known)


def is_report_pair(old: Plan, new: Plan) -> bool:
    """Tell whether one of two versions is a report, and the other one is not."""
    return (old.kind is DocumentKind.REPORT) is not (new.kind is DocumentKind.REPORT)


def _judge_silence(document: Plan | Companion, topics: Sequence[str]) -> Disclosure:
    by_topic = dict(document.topic_disclosure)
    whole = Disclosure.STATED if document.disclosure is PlanDisclosure.FULL else Disclosure.UNDISCLOSED
    known = [by_topic.get(topic, whole) for topic in topics] or [whole]
    if Disclosure.DEFERRED in known:
        return Disclosure.DEFERRED
    return Disclosure.STATED if {*known} == {Disclosure.STATED} else Disclosure.UNDISCLOSED


def _list_entries(clauses: tuple[Clause, ...], companions: Sequence[Companion], entries: list[Entry]) -> None:
    # Of two names that one begins with the other, the longer is meant.
    taken = sorted((item for item in companions if item.is_taken), key=lambda item: len(item.name), reverse=True)
    # A stack instead of recursion: the depth of a tree that a program built is not bounded.
    stack: list[tuple[Clause, Entry | None, int]] = [(clause, None, i) for i, clause in reversed([*enumerate(clauses)])]
    while stack:
        clause, above, place = stack.pop()
        own = (item.name for item in taken if clause.id.startswith(item.prefix))
        companion = above.companion if above else next(own, "")
        entry = Entry(
            clause,
            len(entries),
            above.index if above else None,
            (*above.path, place) if above else (place,),
            clause.topics or (above.topics if above else ()),
            clause.source or (above.source if above else ()),
            companion,
        )
        entries.append(entry)
        stack.extend((child, entry, i) for i, child in reversed(list(enumerate(clause.clauses))))
