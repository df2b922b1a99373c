"""A plan that a program read as a plan file for a person to correct: each term with the words that it was found in."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from plancmp.diff.reading import name_taxonomy
from plancmp.extract.plans import extract_plan, match_topics
from plancmp.model import Clause, Confidence, DocumentKind, Plan, Taxonomy, Term
from plancmp.readers import dumps, find_taxonomy
from plancmp.report.phrases import flatten

_HEAD = """\
# Terms and topics were found by a program. Correct them, and delete the line "extracted" when you have gone over all of
# them: from then on they count as yours. A term whose "evidence" you delete keeps its name in every comparison.
"""

_OPTIONS = "printed in brackets, or behind them, with the name of the party"
_BRACKETS = "unsure: what is in brackets here is read as text, because no party stands by it as behind an option"


def import_document(plan: Plan, taxonomy: Taxonomy | None) -> str:
    """Return the text of a plan file of a document, with the terms that are found in its words.

    Args:
        plan: The document.
        taxonomy: Where its topics come from; `None` for the built-in one that fits its words.
    """
    taxonomy = taxonomy or find_taxonomy(name_taxonomy([plan])[0].taxonomy)
    return write_plan_file(extract_plan(evolve(plan, taxonomy=taxonomy.id), taxonomy), taxonomy)


def write_plan_file(plan: Plan, taxonomy: Taxonomy) -> str:
    """Return the text of a plan file with remarks.

    Args:
        plan: The plan, as `plancmp.extract.plans.extract_plan` read it.
        taxonomy: Where its topics come from.

    Returns:
        YAML that reads back as the same plan; above each term and each list of topics a comment says what it was found
        by, and where the program is not sure; above each clause, where it stands in the document. Linear time.
    """
    lines = dumps(plan).splitlines()
    remarks = _place_remarks(plan, taxonomy, lines)
    written = []
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip(" "))]
        written += [f"{indent}# {remark}" for remark in remarks.get(number, ())]
        written.append(line)
    return _HEAD + "\n".join(written) + "\n"


def write_account(plan: Plan) -> str:
    """Return what was seen in a document and is in no clause, one line each: its place, its kind, its words."""
    notes = [clause.attributes.get("footnotes") for clause in plan.walk()]
    footnotes = sum(len(found) for found in notes if isinstance(found, tuple))
    words = sum(len(clause.text.split()) for clause in plan.walk())
    lines = [f"in clauses: {words} words; in notes: {footnotes}; in no clause, so not compared: {len(plan.account)}"]
    lines += [f"{f'{item.place}: ' if item.place else ''}{item.kind}: {flatten(item.text)}" for item in plan.account]
    return "".join(f"{line}\n" for line in lines)


def _place_remarks(plan: Plan, taxonomy: Taxonomy, lines: list[str]) -> dict[int, list[str]]:
    """Return the remarks by the number of the line that they stand above."""
    remarks: dict[int, list[str]] = {}
    place = 0
    for clause in plan.walk():
        place = _find(lines, place, "- id:")
        if clause.place:
            remarks[place] = [clause.place]
        if clause.topics:
            place = _find(lines, place, "topics:")
            remarks[place] = [_explain_topics(clause, plan, taxonomy)]
        if "[" in clause.text:
            place = _find(lines, place, "text:")
            remarks[place] = [_BRACKETS]
        if clause.terms:
            place = _find(lines, place, "terms:")
        for term in clause.terms:
            place = _find(lines, place + 1, f"{term.name}:")
            remarks[place] = list(_explain_term(term, clause))
        if clause.options:
            place = _find(lines, place, "options:")
            remarks[place] = [_OPTIONS]
    return remarks


def _find(lines: list[str], start: int, key: str) -> int:
    return next(number for number in range(start, len(lines)) if lines[number].lstrip(" ").startswith(key))


def _explain_topics(clause: Clause, plan: Plan, taxonomy: Taxonomy) -> str:
    matches = match_topics(clause, taxonomy, plan.language, is_report=plan.kind is DocumentKind.REPORT)
    return "; ".join(flatten(match.explain()) for match in matches)


def _explain_term(term: Term, clause: Clause) -> Iterator[str]:
    if term.evidence is None:
        return
    start, end = term.evidence.span
    words = f"“{flatten(clause.text[start:end])}” (rule {term.evidence.rule})"
    yield f"unsure: {words}" if term.confidence is Confidence.LOW else words
    if not term.party:
        yield "unsure: no party was found that this binds"
