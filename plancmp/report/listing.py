"""A plan as plain lines, a line for each statement: for line diffs, and for a plan that has nothing to compare with."""

from __future__ import annotations

from collections.abc import Iterator

from plancmp.diff.slots import list_alternatives
from plancmp.model import Plan, Report, Term
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_plan, describe_term, flatten, name_bound, name_term, read_clause_text


def list_statements(plan: Plan, messages: Messages) -> Iterator[str]:
    """Yield a plan line by line: its head, then each clause, its terms, options and reports; each line says which."""
    yield describe_plan(plan, messages)
    for clause in plan.walk():
        number = flatten(clause.number)
        words = flatten(read_clause_text(clause))
        known = "" if clause.disclosure.is_known else f" [{clause.disclosure}]"
        agreement = f" [{messages.say(f'agreement-{clause.agreement}')}]" if clause.agreement else ""
        yield f"{number}{agreement}{known} {words}".rstrip()
        for term in clause.terms:
            yield f"{number} {_describe(term, messages)}"
        for variant, one in list_alternatives(clause):
            key, end = ("wanted-by", "") if variant.kind == "option" else ("according-to", ":")
            lead = f"{number} {messages.say(key, names=flatten(', '.join(variant.names)))}{end}"
            yield f"{lead} {flatten(one.text)}".rstrip()
            for term in one.terms:
                yield f"{lead} {_describe(term, messages)}"
            for name in one.drops if isinstance(one, Report) else ():
                yield f"{lead} {name_term(name)} {messages.say('report-gone')}"


def _describe(term: Term, messages: Messages) -> str:
    return f"{name_bound(term.party, term.name)}: {describe_term(term, messages)}"
