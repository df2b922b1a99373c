"""What a text defines: '"Cap" means the sum of …', 'Nordwood Ltd (the "Supplier")'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from plancmp.extract.pieces import DETERMINERS, PREPOSITIONS
from plancmp.model import Entry
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_text, find_words

_OPEN, _CLOSE = "\"“„«‘'*_", "\"”“»’'*_"
_NAME = r"[^\W\d_](?:[^\W_]|[&.\-/])*(?:[ \u00a0](?:[^\W_]|[&.\-/])+){0,8}"  # an underscore is a mark around it
# Words that say what a word means, in the languages that are read.
_MEANS = find_text("extract.definitions", "means")
# What a name in quotation marks is: 'A "Secondary Section" is a named appendix'.
_IS = find_text("extract.definitions", "is")
_JOINED = find_text("extract.definitions", "joined")
_NO_MODAL = find_text("extract.definitions", "no_modal")
_QUOTED = late(rf"(?<![{_OPEN}])[{_OPEN}]++(?P<name>{_NAME})[{_CLOSE}]+(?P<behind>[^.;]{{0,60}})")
_SAYS = late(
    rf"^(?:\s?{_JOINED}\s[{_OPEN}]?{_NAME}[{_CLOSE}]*)?(?:,? (?:below|above|hereafter)\b)?"
    rf"(?:[\s,:–—-]*+(?:{_MEANS}|{_IS})|(?: {_NO_MODAL}[\w-]+){{1,4}} {_MEANS})"
)
_BARE = late(rf"^[\W\d]*(?P<name>(?-i:[^\W\d_])\w*(?: {_NO_MODAL}\w+){{0,3}})\s+{_MEANS}")
_POINTING = find_words("extract.definitions", "pointing")
_LEADS = find_words("extract.definitions", "leads")
_BASES = find_words("extract.definitions", "bases")  # forms that stand behind no name in the singular
_SHORT = 4  # letters of a name that may be the beginning of another word
_AFTER = r"(?![\w-])"
_VOWELS = "аеєиіїоуюяыэёйь"  # that the case of a word changes
_TAIL = late(r"^[^()]{0,40}\)")


@frozen(repr=False)
class Definition:
    """A term that a text defines.

    Attributes:
        name: The term.
        start: Where it stands in the text, in characters.
    """

    name: str
    start: int


@lru_cache(maxsize=4096)
def list_definitions(text: str) -> tuple[Definition, ...]:
    """List what a text defines, in its order. Linear time."""
    found = []
    for match in _QUOTED.finditer(text):
        is_said = _SAYS.match(match["behind"]) is not None
        is_aside = _TAIL.match(match["behind"]) and _is_lead(text[max(0, match.start() - 60) : match.start()])
        if is_said or is_aside:
            found.append(Definition(match["name"], match.start("name")))
    bare = _BARE.match(text)
    is_name = bare is not None and bare["name"][:1].isupper() and not _points(bare["name"])
    if bare is not None and is_name and not found and not _asks(bare["name"], text[bare.end("name") : bare.end()]):
        found.append(Definition(bare["name"], bare.start("name")))
    return tuple(found)


def _is_lead(before: str) -> bool:
    """Whether words lead up to a name in brackets: '(hereinafter the', '('."""
    _, bracket, words = before.rstrip(" \t\n\u00a0,:–—-").rpartition("(")
    return bool(bracket) and ")" not in words and (not words or words.casefold().split()[-1] in _LEADS)


def _points(name: str) -> bool:
    """Whether words point to something: "This means that …" defines nothing."""
    return name.split(maxsplit=1)[0].casefold() in DETERMINERS | _POINTING


def _asks(name: str, verb: str) -> bool:
    """Whether words ask to do something: "Please refer to the list". "Guests include pilots" says who is a guest."""
    words = name.casefold().split()
    is_many = words[-1].endswith("s") or words[-1] == "data"
    return verb.split(maxsplit=1)[0] in _BASES and (not is_many or words[0] in PREPOSITIONS)


@lru_cache(maxsize=1024)
def match_name(name: str) -> re.Pattern[str]:
    """Return what finds a name as a whole word, with its capitals as they are."""
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![\w-]){words}{_AFTER}")


def list_uses(name: str, outline: Sequence[Entry], home: int) -> tuple[Entry, ...]:
    """List the clauses that use a term, in the plural or declined too, but for the one that defines it.

    Linear in the text.
    """
    is_declined = len(name) > _SHORT and "\u0400" <= name[-1] <= "\u04ff"
    stem = name.rstrip(_VOWELS) if is_declined else name
    pattern = re.compile(match_name(stem).pattern.removesuffix(_AFTER) + (r"\w{0,3}" if is_declined else "s?") + _AFTER)
    return tuple(
        entry
        for entry in outline
        if entry.index != home and stem in entry.clause.text and pattern.search(entry.clause.text)
    )
