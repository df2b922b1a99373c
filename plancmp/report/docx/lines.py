"""A version → the lines of its text, a paragraph each, where it was read from no Word document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from plancmp.align.missing import MARK as STAND_IN
from plancmp.diff import ClauseChange, Comparison
from plancmp.diff.slots import list_alternatives
from plancmp.model import Clause, Entry, Plan
from plancmp.model.expressions import late
from plancmp.report.messages import Messages
from plancmp.report.phrases import clean, name_variant

# Ids that are no numbers ("preamble", "par-3") are names of plancmp or of whoever wrote the plan file: they are not
# printed in a text. A tilde parts ids of clauses that have one number.
_NUMBER = late(r"(?!.*-)(?:.*\d.*|[IVXLCDM]+|[A-Za-z])")
_SPACES = late(r"[ \t]+")


@frozen(eq=False, repr=False)
class Line:
    """A paragraph, or a line of one.

    Attributes:
        depth: How deep the clause stands, from 0.
        role: What it is: "heading", "text", or "aside" for an option or a report.
        label: The number in front of it, with what parts it from the words.
        words: Its words.
    """

    depth: int
    role: str
    label: str
    words: str


def print_number(clause: Clause) -> str:
    """Return the number of a clause as it is printed; empty where nothing is, or where its heading is all its name."""
    if clause.label and clause.label.casefold() == clause.heading.casefold():
        return ""
    number = clause.label or clause.id.partition("~")[0]
    return _tidy(number) if clause.label or _NUMBER.fullmatch(number) else ""


def lay_out(
    comparison: Comparison, messages: Messages, *, is_new: bool, has_notes: bool = True
) -> Iterator[tuple[Entry, tuple[Line, ...]]]:
    """Yield the clauses that a version prints, each with its lines but without those of its sub-clauses.

    A clause on which the new version is silent keeps the words that it had, with a mark in brackets. Footnotes are
    lines below their clauses, unless they stay notes.
    """
    plan, printed = (comparison.old, comparison.new)[is_new], list_printed(comparison)[is_new]
    answers = {entry.index: change for change in comparison.clauses for entry in change.new} if is_new else {}
    for entry in plan.outline():
        if entry.clause.id in printed:
            kept = _keep_words(entry, answers.get(entry.index), messages)
            yield entry, tuple(_list_lines(entry, plan, messages, kept, has_notes=has_notes))


def _keep_words(entry: Entry, change: ClauseChange | None, messages: Messages) -> list[str]:
    """Return the words that a clause had, where those that it has are not known, with a mark that says so."""
    if change is None or not change.old or change.new[0].index != entry.index:
        return []
    if any(e.clause.disclosure == "stated" or e.clause.text.strip() or e.clause.options for e in change.new):
        return []
    known = [line for old in change.old for line in split_lines(old.clause.text)]
    return [*known[:-1], f"{known[-1]} {print_mark(entry.clause.disclosure, messages)}"] if known else []


def print_mark(disclosure: str, messages: Messages) -> str:
    """Return the mark behind words that stay because nobody knows whether they went."""
    return f"[{messages.say('docx-deferred' if disclosure == 'deferred' else 'docx-undisclosed')}]"


def _list_lines(
    entry: Entry, plan: Plan, messages: Messages, kept: Sequence[str], *, has_notes: bool
) -> Iterator[Line]:
    clause, number = entry.clause, print_number(entry.clause)
    found = [("heading", line) for line in split_lines(clause.heading)]
    found += [("text", line) for line in kept or split_lines(clause.text)]
    found += [("aside", line) for line in _list_asides(clause, plan, messages)]
    if has_notes:
        found += [("aside", f"[{messages.say('docx-note')}] {_tidy(note)}") for note in list_notes(clause)]
    if not clause.disclosure.is_known and all(role == "heading" for role, _ in found):
        word = "content-deferred" if clause.disclosure == "deferred" else "content-undisclosed"
        found.append(("text", f"[{messages.say(word)}]"))
    # "10" that stands nowhere but in "10(a)" is no line of its own.
    if number and not found and (clause.label or not clause.clauses):
        found.append(("text", ""))
    for place, (role, words) in enumerate(found):
        yield Line(len(entry.path) - 1, role, f"{number}\t" if number and not place else "", words)


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
    for variant, one in list_alternatives(clause):
        head = name_variant(variant, plan, messages)
        if variant.kind == "option" or one.text.strip():
            yield _tidy(f"{head if variant.kind == 'option' else f'[{head}]'} {one.text}")
