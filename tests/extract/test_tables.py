"""Tables of what is read in words, a line for each: the words, an arrow, and what is found there.

A person read them. `PLANCMP_UPDATE_GOLDEN=1` writes what is found now; then read the difference.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plancmp.extract.citations import list_citations
from plancmp.extract.facts import find_facts
from plancmp.extract.languages import choose_language
from plancmp.extract.mention import Mention
from plancmp.extract.reading import read_pieces
from plancmp.extract.recognizer import recognize
from plancmp.extract.terms import extract_terms
from plancmp.model import Term
from plancmp.model.constraints import Constraint

TABLES = Path(__file__).parent / "tables"
ARROW = " => "


def tell_figures(text: str, code: str) -> Iterator[str]:
    """Yield the words of each figure, its value and kind, with a question mark where it is in doubt."""
    for mention in recognize(text, language=choose_language(code)):
        yield f"{mention.text} = {_spell(mention)} {mention.kind}{'' if mention.certain else '?'}"


def _spell(mention: Mention) -> str:
    return mention.value.describe() if isinstance(mention.value, Constraint) else str(mention.value)


def tell_readings(text: str, code: str) -> Iterator[str]:
    """Yield a sentence in normal form, a bar for a comma, brackets for verbs that bind nobody; then its conditions."""
    reading = read_pieces(text, choose_language(code))
    yield " ".join(
        ("| " if place in reading.breaks else "") + (f"({piece.key})" if piece.is_dependent else piece.key)
        for place, piece in enumerate(reading.pieces)
    )
    for limit in reading.limits:
        words = " ".join((limit.mark.key, *(piece.key for piece in limit.pieces)))
        yield f"opening {words}" if limit.is_opening else words


def tell_terms(text: str, code: str) -> Iterator[str]:
    """Yield each term: its name, whom it binds, its force, what it is about, and its conditions."""
    yield from map(_spell_term, extract_terms(text, language=choose_language(code)))


def _spell_term(term: Term) -> str:
    what = term.constraint.describe() if term.constraint else ""
    conditions = [f"{one.kind} {one.text}" for one in term.conditions]
    return ", ".join((term.name, " + ".join(term.party) or "nobody", f"{term.force} {what}".strip(), *conditions))


def tell_facts(text: str, code: str) -> Iterator[str]:
    """Yield each fact that renderings are held by, and what it governs; with a question mark what none has to have."""
    for fact in find_facts(text, (), choose_language(code)):
        more = " ".join(filter(None, (fact.family, fact.limit, fact.event and f"from {fact.event}")))
        scope = f" {{{' '.join(sorted(fact.scope))}}}" if fact.scope else ""
        told = f"{text[fact.start : fact.end]} = {fact.kind} {fact.value}{f' ({more})' if more else ''}{scope}"
        yield told if fact.is_firm else f"{told}?"


def tell_citations(text: str, _code: str) -> Iterator[str]:
    """Yield each place of the text itself that is cited, and how much of its number a clause must have."""
    for citation in list_citations(text):
        words = text[citation.lead : citation.end]
        least = f", at least {citation.least}" if citation.least > 1 else ""
        yield f"{words} = {' '.join((citation.unit, *citation.parts))}{least}"


TELLERS = {
    "citations": tell_citations,
    "facts": tell_facts,
    "figures": tell_figures,
    "readings": tell_readings,
    "terms": tell_terms,
}
FILES = sorted(TABLES.glob("*.txt"))


def tell(file: Path, text: str) -> str:
    """Return what is found in a text, as the table of a kind and a language has it."""
    kind, code = file.stem.split("-")
    return "; ".join(TELLERS[kind](text, code))


def read_rows(file: Path) -> list[tuple[str, str]]:
    """Return the rows of a table; what begins with a sharp sign is none."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [(text, found.strip()) for text, _, found in (line.partition(ARROW.rstrip()) for line in lines)]


def write_rows(file: Path) -> None:
    """Write what is found now into a table."""
    lines = file.read_text(encoding="utf-8").splitlines()
    texts = [line if line.startswith("#") or not line else line.partition(ARROW.rstrip())[0].rstrip() for line in lines]
    told = [text if text.startswith("#") or not text else f"{text}{ARROW}{tell(file, text)}".rstrip() for text in texts]
    file.write_text("".join(f"{line}\n" for line in told), encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_words_are_read_as_the_table_says(file: Path) -> None:
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        write_rows(file)
    rows = read_rows(file)
    assert [(text.rstrip(), tell(file, text.rstrip())) for text, _ in rows] == [
        (text.rstrip(), found) for text, found in rows
    ]


def test_there_is_a_table_of_each_kind() -> None:
    assert {file.stem.partition("-")[0] for file in FILES} == set(TELLERS)
