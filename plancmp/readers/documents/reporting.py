"""A document that reports about a plan: how it is told from the plan itself, and what its sentences say.

A plan says what its parties shall do. A report says what somebody said about the plan, and what nobody will say: "its
details were not disclosed". The signs of either are words; `reporting.toml` holds them for all languages.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum, auto
from functools import cache
from itertools import chain

from attrs import frozen

from plancmp.model import Agreement, Clause, Disclosure, DocumentKind
from plancmp.model.expressions import late
from plancmp.readers.documents.blocks import Block, Kind, clean
from plancmp.readers.documents.furniture import is_numbered
from plancmp.readers.documents.numbers import Style, read_label, read_markers

_LEAST_SIGNS = 2
_LEAST_SHARE = 0.12  # of all sentences
_MOST_NUMBERS = 2  # a text with more of them in a row prints points
_LONGEST_LEAD = 300


class Statement(StrEnum):
    """What a sentence of a report says of the plan."""

    UNKNOWN = auto()
    DEFERRED = auto()
    DISPUTED = auto()
    GONE = auto()
    EARLIER = auto()
    CLAIM = auto()


# The first that fits counts.
_ORDER = (Statement.DEFERRED, Statement.DISPUTED, Statement.UNKNOWN, Statement.EARLIER, Statement.GONE, Statement.CLAIM)


@cache
def _read_tables() -> Mapping[str, Mapping[str, Sequence[str]]]:
    with open(os.path.join(os.path.dirname(__file__), "reporting.toml"), "rb") as file:
        return tomllib.load(file)


@cache
def _find_signs(meaning: str) -> re.Pattern[str]:
    """Return the expression of a table; most runs read no report, so it is compiled at its first use."""
    return re.compile("|".join(chain.from_iterable(_read_tables()[meaning].values())), re.IGNORECASE)


_END = late(r"(?<=[.!?…])[\"”»“’)]*\s+(?=[\"“«„(]?[A-ZА-ЯҐЄІЇÀ-Þ])")
_INITIAL = late(r"(?:\b[A-ZА-Я]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Lt|Col|Nov|Dec|Oct|Sept|Aug|Jan|Feb|No))\.$")
_DISCLOSURES = {
    Statement.UNKNOWN: Disclosure.UNDISCLOSED,
    Statement.EARLIER: Disclosure.UNDISCLOSED,
    Statement.DISPUTED: Disclosure.UNDISCLOSED,
    Statement.DEFERRED: Disclosure.DEFERRED,
    Statement.GONE: Disclosure.REPORTED,
    Statement.CLAIM: Disclosure.REPORTED,
}


@frozen(repr=False)
class Told:
    """What a document that reports about a plan says of it.

    Attributes:
        clauses: Its statements about the plan, one for each sentence or item of a list.
        rest: Its other sentences: who met whom, and until when somebody has to answer.
    """

    clauses: tuple[Clause, ...]
    rest: str


def judge_kind(title: str, blocks: Sequence[Block]) -> tuple[DocumentKind, str]:
    """Tell whether a document is the text of a plan, or speaks about it.

    Returns:
        The kind, and the sentence that shows it; nothing for the text itself.
    """
    if sum(map(is_numbered, blocks)) <= _MOST_NUMBERS:
        sentences = [sentence for sentence, _, _ in _list_sentences(blocks)]
        told, said, norm = map(_find_signs, ("unknown", "said", "norm"))
        signs = [sentence for sentence in sentences if told.search(sentence) or said.search(sentence)]
        norms = sum(norm.search(sentence) is not None for sentence in sentences)
        needed = max(_LEAST_SIGNS, _LEAST_SHARE * len(sentences))
        if len(signs) >= needed and norms < len(signs):
            return DocumentKind.REPORT, next(filter(told.search, signs), signs[0])
    lead = [title, *(block.text for block in blocks[:2] if not is_numbered(block))]
    for kind in (DocumentKind.EXCERPT, DocumentKind.SUMMARY):
        for text in lead:
            if len(text) <= _LONGEST_LEAD and _find_signs(kind).search(text):
                return kind, text
    return DocumentKind.TEXT, ""


def classify_statement(sentence: str) -> Statement | None:
    """Return what a sentence of a report says of the plan; `None` if it speaks of something else."""
    text = clean(sentence)
    return next((statement for statement in _ORDER if _find_signs(statement).search(text)), None)


def list_statements(blocks: Sequence[Block]) -> Told:
    """Return what a report says of the plan, each statement as a clause of its own."""
    clauses: list[Clause] = []
    rest: list[str] = []
    for sentence, intro, place in _list_sentences(blocks):
        statement = classify_statement(f"{intro} {sentence}")
        text = f"{intro} {sentence}".strip()
        if statement is None:
            rest.append(text)
            continue
        clauses.append(
            Clause(
                id=f"said-{len(clauses) + 1}",
                text=text,
                agreement=Agreement.OPEN if statement is Statement.DISPUTED else None,
                disclosure=_DISCLOSURES[statement],
                place=place,
            )
        )
    return Told(tuple(clauses), "\n".join(rest))


def _list_sentences(blocks: Sequence[Block]) -> Iterator[tuple[str, str, str]]:
    """Yield each sentence with the sentence that introduces the list in which it stands, and its place."""
    intro: tuple[str, str, str] | None = None
    is_used = False
    for block in blocks:
        markers = read_label(block.label, block.text) or read_markers(block.text)
        is_item = bool(markers) and markers[0].style is Style.BULLET
        if not is_item or intro is None:
            if intro and not is_used:
                yield intro
            intro, is_used = None, False
        sentences = _split(markers[0].rest if is_item else block.text) if block.kind is not Kind.HEADING else []
        if not is_item and sentences and sentences[-1].endswith(":"):
            intro = sentences.pop(), "", block.place
        for sentence in sentences:
            is_used = is_used or is_item
            yield sentence, intro[0] if is_item and intro else "", block.place
    if intro and not is_used:
        yield intro


def _split(text: str) -> list[str]:
    sentences: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if not _INITIAL.search(text[start : match.start()][-8:]):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    return [sentence for sentence in (*sentences, text[start:].strip()) if sentence]


def read_subject(statement: str) -> str:
    """Return the words of a statement that say what it is about: an item without the sentence above its list."""
    item = clean(statement).rpartition(": ")[2]
    for meaning in _ORDER:
        item = _find_signs(meaning).sub(" ", item)
    return item
