"""Versions whose terms nobody wrote are read first, so that documents compare like plan files.

Both versions are read by the same reader, or neither is: terms that a person wrote do not compare with terms that a
program found. So if one of two versions is a document, both are read from their words, and the terms that a person
wrote in the other one are put aside for this comparison; the report says so. Plan files are read if neither holds a
term.

The names of terms that a program found are made up ("money-2"), so they are settled between the versions once it is
known which clause answers to which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from plancmp.align import Alignment, Link
from plancmp.model import Clause, DocumentKind, Option, Plan, Report, Taxonomy, Term
from plancmp.model.taxonomy import USUAL
from plancmp.model.value import Value

if TYPE_CHECKING:
    from plancmp.extract.plans import Known, KnownWords


# The span of a term in its clause and the name that a person gave it; for two versions, by the ids of clauses.
GivenName = tuple[tuple[int, int], str]
GivenNames = tuple[Mapping[str, tuple[GivenName, ...]], Mapping[str, tuple[GivenName, ...]]]


def read_versions(old: Plan, new: Plan, taxonomy: Taxonomy | None) -> tuple[Plan, Plan]:
    """Return two versions with their terms, read from their words if need be.

    Args:
        old: The old version.
        new: The new version.
        taxonomy: Where topics come from; `None` for the built-in one that each version names.

    Returns:
        Both, as they are if neither is a document and one holds terms. Linear time.
    """
    before, after = read_all((old, new), taxonomy)
    return before, after


def read_all(plans: Sequence[Plan], taxonomy: Taxonomy | None) -> tuple[Plan, ...]:
    """Return versions with their terms, all of them read from their words if need be.

    Args:
        plans: The versions.
        taxonomy: Where topics come from; `None` for the built-in one that each version names.

    Returns:
        All, as they are if none is a document and one holds terms, or if one has no words. Linear time.
    """
    if not must_read(tuple(map(describe_holdings, plans))):
        return tuple(plans)
    known: Known = {}
    plans = plans if taxonomy else name_taxonomy(plans)
    return tuple(add_terms(plan, taxonomy, known) for plan in plans)


@frozen(eq=False, repr=False)
class Holdings(Value):
    """What of a version decides whether it has to be read.

    Attributes:
        extracted: Whether it is a document, so that nobody wrote its terms.
        has_terms: Whether it holds terms.
        has_words: Whether it has words to read terms from.
    """

    extracted: bool
    has_terms: bool
    has_words: bool


def describe_holdings(plan: Plan) -> Holdings:
    """Return what of a version decides whether it has to be read."""
    # A report that says nothing of the plan hides it; there is nothing else to compare.
    has_words = plan.kind is DocumentKind.REPORT or any(clause.text for clause in plan.walk())
    return Holdings(plan.extracted, holds_terms(plan), has_words)


def must_read(holdings: Sequence[Holdings]) -> bool:
    """Say whether versions that are held against each other have to be read from their words."""
    is_read = any(one.extracted for one in holdings) or not any(one.has_terms for one in holdings)
    return is_read and all(one.has_words for one in holdings)


def name_taxonomy(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Let documents name the taxonomy that fits their words, or that of the plan file which they are held against.

    Returns:
        All, as they are but for the taxonomy of documents without topics. Linear time.
    """
    open_ones = [plan for plan in plans if lacks_taxonomy(plan)]
    if not open_ones:
        return tuple(plans)
    chosen = next((plan.taxonomy for plan in plans if plan not in open_ones), "")
    if not chosen:
        from plancmp.extract.plans import detect_plan_language
        from plancmp.extract.subject import choose_taxonomy
        from plancmp.readers import find_taxonomy, list_taxonomies

        code = open_ones[0].language or detect_plan_language(open_ones[0])
        chosen = choose_taxonomy(open_ones, {name: find_taxonomy(name) for name in list_taxonomies()}, code)
    return tuple(evolve(plan, taxonomy=chosen) if plan in open_ones else plan for plan in plans)


def lacks_taxonomy(plan: Plan) -> bool:
    """Whether a version is a document without topics, which names no taxonomy."""
    return plan.extracted and plan.taxonomy == USUAL and not any(clause.topics for clause in plan.walk())


def read_version(plan: Plan, taxonomy: Taxonomy | None = None) -> Plan:
    """Return a version with its terms, read from its words if it is a document.

    Args:
        plan: The version.
        taxonomy: Where topics come from; `None` for the built-in one that it names.

    Returns:
        It, as it is if it is no document. Linear time.
    """
    return add_terms(plan, taxonomy, {}) if plan.extracted else plan


def add_terms(plan: Plan, taxonomy: Taxonomy | None, known: Known) -> Plan:
    """Return a version with the terms that its words hold.

    Args:
        plan: The version.
        taxonomy: Where topics come from; `None` for the built-in one that it names.
        known: The terms of texts that were read already; this one's are added. They change no result.

    Returns:
        It, as it is if it is a document that was read already. Linear time.
    """
    if plan.extracted and holds_terms(plan):
        return plan
    from plancmp.extract.plans import extract_plan
    from plancmp.readers import find_taxonomy

    return extract_plan(plan, taxonomy or find_taxonomy(plan.taxonomy), known)


def describe_versions(old: Plan, new: Plan, taxonomy: Taxonomy | None) -> tuple[Plan, Plan]:
    """Return two documents with their topics and options, and without terms.

    Args:
        old: The old version.
        new: The new version.
        taxonomy: Where topics come from; `None` for the built-in one that each version names.

    Returns:
        Both, marked as documents; terms that a person wrote are put aside. Linear time.
    """
    plans = (old, new) if taxonomy else name_taxonomy((old, new))
    plans = _share_language(plans)
    from plancmp.extract.plans import KnownWords

    known = KnownWords()
    before, after = (describe_words(plan, taxonomy, known) for plan in plans)
    return before, after


def _share_language(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Note one language in versions that share most of their words, where their words alone would tell two.

    A few words tell a language badly, and a version of a text in another language shares none of them.
    """
    from plancmp.extract.languages.detection import detect_language

    if any(plan.language for plan in plans):
        return tuple(plans)
    texts = ["\n".join([plan.title, *(f"{clause.heading}\n{clause.text}" for clause in plan.walk())]) for plan in plans]
    codes = {code for text in texts if (code := detect_language(text).code)}
    if len(codes) <= 1:
        return tuple(evolve(plan, language=next(iter(codes), "en")) for plan in plans)
    words = [set(text.casefold().split()) for text in texts]
    if len(frozenset.intersection(*map(frozenset, words))) * 2 < min(map(len, words)):
        return tuple(plans)
    code = detect_language("\n".join(texts)).code or "en"
    return tuple(evolve(plan, language=code) for plan in plans)


def describe_words(plan: Plan, taxonomy: Taxonomy | None, known: KnownWords | None = None) -> Plan:
    """Return a version as a document: with topics and options, and without terms.

    Args:
        plan: The version.
        taxonomy: Where topics come from; `None` for the built-in one that it names.
        known: What texts were found to hold; this one's are added. It changes no result.

    Returns:
        It, marked as a document. Linear time.
    """
    from plancmp.extract.plans import describe_plan
    from plancmp.readers import find_taxonomy

    return describe_plan(plan, taxonomy or find_taxonomy(plan.taxonomy), known)


def list_given_names(plan: Plan) -> Mapping[str, tuple[GivenName, ...]] | None:
    """List the names that a person gave to terms which a program found in an imported file.

    Returns:
        By the id of a clause, the span of each renamed term with its name; `None` if a person corrected more than
        names, so that the file no longer says what its words say. Linear time; only an imported file is read.
    """
    if not (plan.extracted and holds_terms(plan)):
        return {}
    names: dict[str, tuple[GivenName, ...]] = {}
    for clause in plan.walk():
        found = {term.evidence: term for term in _read(plan, clause.text)} if clause.terms else {}
        if len(found) != len(clause.terms):
            return None
        renamed = []
        for term in clause.terms:
            one = found.get(term.evidence)
            if one is None or term.evidence is None or evolve(one, name=term.name) != term:
                return None
            if one.name != term.name:
                renamed.append((term.evidence.span, term.name))
        if renamed:
            names[clause.id] = tuple(renamed)
    return names


def settle_topics(old: Plan, new: Plan, alignment: Alignment) -> tuple[Plan, Plan]:
    """Give linked clauses of two documents the topics of either, and both the parties of either. Linear time."""
    clauses = [[entry.clause for entry in plan.outline()] for plan in (old, new)]
    topics = [[entry.topics for entry in plan.outline()] for plan in (old, new)]
    for link in alignment.links:
        here = [topic for j in link.new for topic in topics[1][j]] + [topic for i in link.old for topic in topics[0][i]]
        common = tuple(dict.fromkeys(sorted(here, key=Counter(here).__getitem__, reverse=True)))
        for side, places in zip(clauses, (link.old, link.new), strict=True):
            for place in places:
                if side[place].topics != common:
                    side[place] = evolve(side[place], topics=common)
    parties = tuple(dict.fromkeys((*old.parties, *new.parties)))
    return (
        evolve(old, clauses=old.replace_clauses(clauses[0]), parties=parties),
        evolve(new, clauses=new.replace_clauses(clauses[1]), parties=parties),
    )


def settle_plans(old: Plan, new: Plan, alignment: Alignment) -> tuple[Plan, Plan]:
    """Give what a program found in two versions the same names where it answers to each other.

    Args:
        old: The old version.
        new: The new version.
        alignment: Which clause answers to which.

    Returns:
        Both, as they are unless both were extracted. The terms of linked clauses have names that pair, linked clauses
        have the topics of either, and both versions list the parties of either. Linear time.
    """
    if not (old.extracted and new.extracted):
        return old, new
    before = [entry.clause for entry in old.outline()]
    after = [entry.clause for entry in new.outline()]
    for link in alignment.links:
        settle_link((old, new), (before, after), link)
    old, new = (evolve(plan, clauses=plan.replace_clauses(side)) for plan, side in ((old, before), (new, after)))
    return settle_topics(old, new, alignment)


def holds_terms(plan: Plan) -> bool:
    """Whether a version holds terms, in its clauses or in their alternatives."""
    for clause in plan.walk():
        alternatives: tuple[Option | Report, ...] = (*clause.options, *clause.reports)
        if clause.terms or any(alternative.terms for alternative in alternatives):
            return True
        if any(report.drops for report in clause.reports):
            return True
    return False


def settle_link(plans: tuple[Plan, Plan], clauses: tuple[list[Clause], list[Clause]], link: Link) -> None:
    """Rename the terms of linked clauses, in place.

    Args:
        plans: The old and the new version.
        clauses: Their clauses in the order of their outlines.
        link: Which of these answer to each other.
    """
    (before, after), old, new = clauses, link.old, link.new
    is_pair = len(old) == len(new) == 1
    if is_pair and before[old[0]].terms == after[new[0]].terms:
        return
    from plancmp.extract.given_names import share_given_names
    from plancmp.extract.naming import number_names, settle_names

    old_terms = number_names([term for place in old for term in before[place].terms])
    new_terms = number_names([term for place in new for term in after[place].terms])
    texts = (
        [before[place].text for place in old for _ in before[place].terms],
        [after[place].text for place in new for _ in after[place].terms],
    )
    settled = old_terms, settle_names(old_terms, new_terms, texts)
    old_terms, new_terms = share_given_names(settled, texts, (partial(_read, plans[0]), partial(_read, plans[1])))
    _put_back(before, old, old_terms)
    _put_back(after, new, new_terms)


def _read(plan: Plan, text: str) -> tuple[Term, ...]:
    from plancmp.extract.languages import choose_language
    from plancmp.extract.terms import extract_terms

    return extract_terms(text, plan.parties, choose_language(plan.language or "en"))


def _put_back(clauses: list[Clause], places: Sequence[int], terms: Sequence[Term]) -> None:
    rest = iter(terms)
    for place in places:
        renamed = tuple(next(rest) for _ in clauses[place].terms)
        clauses[place] = evolve(clauses[place], terms=renamed)
