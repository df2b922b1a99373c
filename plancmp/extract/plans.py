"""A plan without terms → the same plan with what its words say: terms, topics, parties."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import evolve, field, frozen

from plancmp.extract.languages import choose_language
from plancmp.extract.languages.detection import detect_language
from plancmp.extract.options import find_options
from plancmp.extract.proposals import find_proposals
from plancmp.extract.terms import extract_terms
from plancmp.extract.topics import TopicMatch, find_topics
from plancmp.model import Clause, DocumentKind, Entry, Option, Plan, Report, Taxonomy, Term
from plancmp.model.taxonomy import FALLBACK
from plancmp.readers.documents.reporting import read_subject

Known = dict[tuple[str, tuple[str, ...], str], tuple[Term, ...]]


@frozen(eq=False, repr=False)
class KnownWords:
    """What texts were found to hold, for another version that repeats most of them.

    Attributes:
        topics: By heading, text, language and whether it heads others: the topics.
        plain: Texts, with parties and language, in which no side has an option of its own.
    """

    topics: dict[tuple[str, str, str, bool], tuple[str, ...]] = field(factory=dict)
    plain: set[tuple[str, tuple[str, ...], str]] = field(factory=set)


def extract_plan(plan: Plan, taxonomy: Taxonomy, known: Known | None = None) -> Plan:
    """Read the terms and topics of a plan from its words.

    Args:
        plan: The plan. Terms that it has already are put aside where there are words to read; topics are kept. In a
            document, brackets that name a party become options.
        taxonomy: The topics with their words.
        known: The terms of texts that were read already, for another version that repeats most of them; this one's are
            added.

    Returns:
        The plan with its terms, each with its evidence, and marked as extracted; its parties are those that its terms
        name, if it lists none. A language other than English that its words show is noted. Linear time.
    """
    code = plan.language or detect_plan_language(plan)
    has_topics = any(clause.topics for clause in plan.walk())
    known = {} if known is None else known
    is_report = plan.kind is DocumentKind.REPORT
    clauses = []
    for entry in plan.outline():
        # In a plan file a person wrote options as such; what is in brackets there is meant to be text.
        clause = _find_sides(entry.clause, plan, code) if plan.extracted else entry.clause
        # The words of a report are about the plan, and lay nothing down; so are those of a clause that nobody knows.
        if not is_report and clause.disclosure.is_known:
            clause = _read_terms(clause, plan.parties, known, code)
        if not has_topics:
            clause = evolve(clause, topics=_read_topics(entry, taxonomy, code, is_report=is_report))
        clauses.append(clause)
    noted = "" if code == "en" else code
    found = evolve(plan, clauses=plan.replace_clauses(clauses), extracted=True, language=noted)
    return found if plan.parties else evolve(found, parties=list_parties(found.walk()))


def describe_plan(plan: Plan, taxonomy: Taxonomy, known: KnownWords | None = None) -> Plan:
    """Read the topics and options of a plan from its words, and no terms.

    Args:
        plan: The plan. Terms that it has are put aside; topics are kept.
        taxonomy: The topics with their words.
        known: What texts were found to hold; this plan's are added.

    Returns:
        The plan, marked as extracted. A language other than English that its words show is noted. Linear time.
    """
    known = KnownWords() if known is None else known
    code = plan.language or detect_plan_language(plan)
    has_topics = any(clause.topics for clause in plan.walk())
    clauses = []
    for entry in plan.outline():
        clause, here = entry.clause, (entry.clause.text, plan.parties, code)
        if plan.extracted and here not in known.plain:
            clause = _find_sides(clause, plan, code)
            if clause is entry.clause:
                known.plain.add(here)
        if not has_topics:
            text = "\n".join((clause.text, *(option.text for option in clause.options)))
            key = (clause.heading, text, code, entry.parent is None)
            if key not in known.topics:
                known.topics[key] = _read_topics(entry, taxonomy, code, is_report=False)
            clause = evolve(clause, topics=known.topics[key])
        clauses.append(put_terms_aside(clause))
    noted = "" if code == "en" else code
    return evolve(plan, clauses=plan.replace_clauses(clauses), extracted=True, language=noted)


def _find_sides(clause: Clause, plan: Plan, code: str) -> Clause:
    """Return a clause with what its sides want as options: in brackets, or proposal by proposal."""
    language = choose_language(code)
    return find_proposals(find_options(clause, plan.parties, language), plan.parties, language)


def put_terms_aside(clause: Clause) -> Clause:
    """Return a clause without its terms, those of its options and reports included."""
    holders: tuple[Option | Report, ...] = (*clause.options, *clause.reports)
    if not clause.terms and not any(holder.terms for holder in holders):
        return clause
    return evolve(
        clause,
        terms=(),
        options=tuple(evolve(option, terms=()) for option in clause.options),
        reports=tuple(evolve(report, terms=(), drops=()) for report in clause.reports),
    )


def detect_plan_language(plan: Plan) -> str:
    """Return the language of a plan's words, "und" for none that is known; a few Latin words are taken for English."""
    texts = [plan.title, *(f"{clause.heading}\n{clause.text}" for clause in plan.walk())]
    return detect_language("\n".join(texts)).code or "en"


def list_parties(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """Return the parties that want an option or that terms bind or benefit, in the order of the text."""
    names: dict[str, None] = {}
    for clause in clauses:
        for option in clause.options:
            names |= dict.fromkeys(option.by)
        for term in (*clause.terms, *(term for option in clause.options for term in option.terms)):
            names |= dict.fromkeys((*term.party, *term.toward))
    return tuple(names)


def _read_terms(clause: Clause, parties: tuple[str, ...], known: Known, code: str) -> Clause:
    return evolve(
        clause,
        terms=_read(clause, parties, known, code),
        options=tuple(evolve(option, terms=_read(option, parties, known, code)) for option in clause.options),
        reports=tuple(evolve(report, terms=_read(report, parties, known, code), drops=()) for report in clause.reports),
    )


def _read(holder: Clause | Option | Report, parties: tuple[str, ...], known: Known, code: str) -> tuple[Term, ...]:
    if not holder.text:
        return holder.terms
    key = (holder.text, parties, code)
    if key not in known:
        known[key] = extract_terms(holder.text, parties, choose_language(code))
    return known[key]


def match_topics(clause: Clause, taxonomy: Taxonomy, code: str, *, is_report: bool = False) -> tuple[TopicMatch, ...]:
    """Return the topics of a clause with the words that they were found by.

    Args:
        clause: The clause.
        taxonomy: The topics with their words.
        code: The language.
        is_report: Whether it is a statement about a plan, whose words about the telling say nothing of the matter.
    """
    if is_report:
        found = find_topics(read_subject(clause.text), taxonomy, code)
        if found[0].topic != FALLBACK:
            return found
    words = [clause.heading, clause.text, *(option.text for option in clause.options)]
    return find_topics(". ".join(filter(None, words)), taxonomy, code)


def _read_topics(entry: Entry, taxonomy: Taxonomy, code: str, *, is_report: bool) -> tuple[str, ...]:
    found = tuple(match.topic for match in match_topics(entry.clause, taxonomy, code, is_report=is_report))
    # A part without any telling word is about what the whole is about.
    return () if entry.parent is not None and found == (FALLBACK,) else found
