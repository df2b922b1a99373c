"""A version → the lines of its text, a paragraph each: what a redline strikes, inserts and moves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

from plancmp.align.missing import MARK as STAND_IN
from plancmp.diff import Comparison, Variant
from plancmp.model import Clause, Entry, Plan
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, name_variant

# Ids that are no numbers ("preamble", "par-3") are names of plancmp or of whoever wrote the plan file: they are not
# printed in a text. A tilde parts ids of clauses that have one number.
_NUMBER = re.compile(r"(?!.*-)(?:.*\d.*|[IVXLCDM]+|[A-Za-z])")
_SPACES = re.compile(r"[ \t]+")

Labels = Callable[[Entry], str]


@frozen(eq=False, repr=False)
class Line:
    """A paragraph, or a line of one.

    Attributes:
        clause: Place of its clause in the outline of its version.
        depth: How deep the clause stands, from 0.
        role: What it is: "heading", "text", or "aside" for an option or a report.
        label: The number in front of it, with what parts it from the words.
        words: Its words.
    """

    clause: int
    depth: int
    role: str
    label: str
    words: str

    @property
    def text(self) -> str:
        """The whole of it, with a line feed."""
        return f"{self.label}{self.words}\n"


def print_number(clause: Clause) -> str:
    """Return the number of a clause as it is printed; empty where nothing is, or where its heading is all its name."""
    if clause.label and clause.label.casefold() == clause.heading.casefold():
        return ""
    number = clause.label or clause.id.partition("~")[0]
    return _tidy(number) if clause.label or _NUMBER.fullmatch(number) else ""


def print_label(entry: Entry) -> str:
    """Return the number of a clause, and the tab behind it."""
    number = print_number(entry.clause)
    return f"{number}\t" if number else ""


def lay_out_clause(
    entry: Entry,
    plan: Plan,
    messages: Messages,
    label: str | None = None,
    kept: Sequence[str] = (),
    *,
    has_notes: bool = True,
) -> tuple[Line, ...]:
    """Return the lines of one clause, without those of its sub-clauses.

    Args:
        entry: The clause.
        plan: Its version.
        messages: The catalogue, for words in brackets that stand where a version is silent.
        label: What is printed in front; `None` for its number.
        kept: Words that stand in place of its own, where its own are not known.
        has_notes: Whether its footnotes are lines below it.
    """
    clause = entry.clause
    found = [("heading", line) for line in split_lines(clause.heading)]
    found += [("text", line) for line in kept or split_lines(clause.text)]
    found += [("aside", line) for line in _list_asides(clause, plan, messages)]
    if has_notes:
        found += [("aside", f"[{messages.say('docx-note')}] {_tidy(note)}") for note in list_notes(clause)]
    if not clause.disclosure.is_known and all(role == "heading" for role, _ in found):
        word = "content-deferred" if clause.disclosure == "deferred" else "content-undisclosed"
        found.append(("text", f"[{messages.say(word)}]"))
    label = print_label(entry) if label is None else label
    # "10" that stands nowhere but in "10(a)" is no line of its own.
    if label and not found and (clause.label or not clause.clauses):
        found.append(("text", ""))
    depth = len(entry.path) - 1
    return tuple(
        Line(entry.index, depth, role, "" if number else label, words) for number, (role, words) in enumerate(found)
    )


def list_printed(comparison: Comparison) -> tuple[frozenset[str], frozenset[str]]:
    """Return the ids of the clauses that either version prints: what stands in for a gap of a print is no text."""
    given = comparison.given or (comparison.old, comparison.new)
    old, new = (
        frozenset(
            clause.id for clause in plan.walk() if clause.text != STAND_IN or clause.id in {c.id for c in known.walk()}
        )
        for plan, known in zip((comparison.old, comparison.new), given, strict=True)
    )
    return old, new


def list_notes(clause: Clause) -> list[str]:
    """Return the footnotes that a clause refers to."""
    notes = clause.attributes.get("footnotes")
    return [str(note) for note in notes] if isinstance(notes, list | tuple) else []


def split_lines(text: str) -> list[str]:
    """Return the lines of a text that are not empty, clean and with single spaces."""
    return [line for part in text.replace("\r\n", "\n").split("\n") if (line := _tidy(part))]


def _tidy(text: str) -> str:
    return _SPACES.sub(" ", clean(text).replace("\n", " ")).strip(" \t")


def _list_asides(clause: Clause, plan: Plan, messages: Messages) -> Iterator[str]:
    for option in clause.options:
        head = name_variant(Variant("option", option.by), plan, messages)
        yield _tidy(f"[{head.strip('[]')}] {option.text}")
    for report in clause.reports:
        if report.text.strip():
            head = name_variant(Variant("report", report.source), plan, messages)
            yield _tidy(f"[{head}] {report.text}")
