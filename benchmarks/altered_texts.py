"""Texts altered in one fact: every way that fits a text.

Each function yields the kind of alteration and the altered text. A kind is a fact that a reader acts on: a figure, a
number in words, a month, a negation, a force, a quantity, a condition or exception, a unit, a party, who owes whom, and
a letter that passes for another.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator, Mapping
from itertools import pairwise

LOOKALIKES = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "x": "х", "T": "Т", "A": "А", "O": "О", "E": "Е"}
PARTIES = ("Ukraine", "Russia", "United States", "NATO", "Europe", "EU")
_TABLES: Mapping[str, Mapping[str, str]] = {
    "force": {
        "must": "may",
        "may": "must",
        "shall": "may",
        "should": "must",
        "will": "may",
        "can": "must",
        "agrees to": "may",
        "is to": "may",
        "are to": "may",
        "is expected": "is agreed",
        "are expected": "are agreed",
        "undertakes to": "may",
    },
    "quantifier": {"all": "some", "every": "some", "both": "one of the", "any": "some", "at least": "at most"},
    "unit": {
        "days": "months",
        "months": "years",
        "years": "months",
        "year": "month",
        "personnel": "vehicles",
        "USD": "EUR",
        "$": "€",
        "percent": "basis points",
        "km": "miles",
        "kilometres": "miles",
    },
    "number in words": {
        "one": "two",
        "two": "three",
        "three": "four",
        "five": "six",
        "ten": "nine",
        "third": "quarter",
        "half": "third",
        "thirds": "quarters",
        "hundred": "thousand",
        "million": "billion",
        "billion": "million",
        "first": "second",
        "second": "third",
    },
    "joined": {"and": "or", "or": "and"},
}
_MONTHS = tuple(month_name)[1:]
_MONTH = re.compile(rf"\b(?:{'|'.join(month for month in _MONTHS if month != 'May')})\b(?= ?\d|[.,]| at )")
_NEGATABLE = re.compile(r"\b(must|may|shall|will|is|are|agrees?)\b(?! not\b)")
_CONDITION = re.compile(r",? (?:provided that|subject to|if|without|while|once|as long as) [^.,;]*|,? in peacetime")
_EXCEPTION = re.compile(r",? (?:unless|except(?: for)?|with the exception of|other than|apart from|save) [^.,;]*")
_FIGURE = re.compile(r"\d+(?:[,.]\d+)*")
_NEGATION = re.compile(r"\b(?:not|no|never)\b ?")


def alter_text(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to alter one fact of a text: the kind of alteration, and the altered text."""
    for alter in (_alter_figures, _alter_words, _alter_parties, _alter_letters):
        yield from ((kind, altered) for kind, altered in alter(text) if altered != text)


def _alter_figures(text: str) -> Iterator[tuple[str, str]]:
    for match in _FIGURE.finditer(text):
        digit = "1" if match[0][0] != "1" else "2"
        yield "figure", f"{text[: match.start()]}{digit}{text[match.start() + 1 :]}"
    for match in _MONTH.finditer(text):
        month = _MONTHS[(_MONTHS.index(match[0]) + 1) % 12]
        yield "month", f"{text[: match.start()]}{month}{text[match.end() :]}"


def _alter_words(text: str) -> Iterator[tuple[str, str]]:
    for match in _NEGATABLE.finditer(text):
        yield "negation in", f"{text[: match.end()]} not{text[match.end() :]}"
    for kind, pattern in (("negation out", _NEGATION), ("condition out", _CONDITION), ("exception out", _EXCEPTION)):
        for match in pattern.finditer(text):
            yield kind, f"{text[: match.start()]}{text[match.end() :]}"
    for kind, table in _TABLES.items():
        for word, other in table.items():
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE):
                yield kind, f"{text[: match.start()]}{other}{text[match.end() :]}"


def _alter_parties(text: str) -> Iterator[tuple[str, str]]:
    named = [name for name in PARTIES if re.search(rf"\b{name}\b", text)]
    for other in [name for name in PARTIES if name not in named][:1]:
        for name in named:
            yield "party", re.sub(rf"\b{name}\b", other, text, count=1)
    for first, second in pairwise(named):
        parts = re.split(rf"\b({first}|{second})\b", text)
        yield "parties swapped", "".join({first: second, second: first}.get(part, part) for part in parts)


def _alter_letters(text: str) -> Iterator[tuple[str, str]]:
    places = [place for place, letter in enumerate(text) if letter in LOOKALIKES]
    for place in places[:: max(1, len(places) // 3)]:
        yield "look-alike", disguise(text, place)
    inner = [match.start() + 1 for match in re.finditer(r"\w{3,}", text)]
    for place in inner[:: max(1, len(inner) // 2)]:
        yield "unseen", f"{text[:place]}\u200b{text[place:]}"


def disguise(text: str, place: int | None = None) -> str:
    """Return a text with one letter replaced by one that looks the same, the first possible if no place is given."""
    if place is None:
        place = next((place for place, letter in enumerate(text) if letter in LOOKALIKES), None)
    return text if place is None else f"{text[:place]}{LOOKALIKES[text[place]]}{text[place + 1 :]}"
