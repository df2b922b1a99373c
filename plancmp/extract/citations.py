"""Where a text cites itself: "Clauses 2 and 3", "point (a) of Article 5(1)", "Art. 4 Abs. 2".

A citation of another text ("Article 5 of Regulation 1/2003") is none. Which clause is cited, `plancmp.extract.places`
finds. It is a heuristic, and what it does not understand it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import evolve, frozen

from plancmp.model.expressions import late
from plancmp.readers.documents.numbers import UNIT_OF, name_unit
from plancmp.readers.wordlists import find_pattern, order_words

_ITEM = r"\((?:\d{1,3}|[a-zа-яіїєґ]{1,4})\)"
_NUMBER = late(
    rf"\d{{1,4}}(?:\.\d{{1,3}}){{0,5}}(?:[A-Za-zа-яіїєґ](?!\w)|\s(?:bis|ter|quater)\b)?(?!\w|\.\d)(?:\s?{_ITEM})*"
    rf"|(?:[IVXLC]{{1,7}}|[A-Z])(?!\w)(?:\.(?:\d{{1,3}}|[A-Za-z])(?!\w))*(?:\s?{_ITEM})*|{_ITEM}(?:{_ITEM})*"
)
# A word, and behind it what may begin a number.
_LEAD = late(r"(?<![^\W_])(?:[^\W\d_]{1,14}+\.?+|§{1,2}+)(?=[ \u00a0]?[\dA-Z(])")
_BARE = late(r"\d{1,2}(?:\.\d{1,2}){0,3}\([a-zа-яіїєґ]\)")  # "under 2(b)"
_JOINT = find_pattern("extract.citations", "joint")
_COMMA = find_pattern("extract.citations", "comma")
# What belongs to what: "point (a) of Article 5", and "Article 5, point (a)".
_INTO = find_pattern("extract.citations", "into")
_WITHIN = late(r",?\s")
_OF = find_pattern("extract.citations", "of")
_OWN = find_pattern("extract.citations", "own")
# Without a word between: "статті 5 Закону", "Article 3 thereof".
_OTHER = find_pattern("extract.citations", "other")
_INNER = frozenset({"Clause", "Point"})
_SHORTEST = 5
_ANY_NUMBER = late(r"\d|\b(?:[IVX]+|[A-Z])\b|\([a-z]{1,4}\)")


@frozen(repr=False)
class Citation:
    """A place of the text that is cited in it.

    Attributes:
        start: Where its number begins, in characters.
        end: One past where it ends.
        unit: What it is: "Article", "Clause", "Point", …
        parts: The parts of its number, from the outermost: ("5", "1", "a").
        lead: Where the word before the number begins.
        least: How many of the parts a clause must have to be meant: "5.2" names no part of a clause 5.
    """

    start: int
    end: int
    unit: str
    parts: tuple[str, ...]
    lead: int
    least: int = 1


# Most sentences stand in both versions.
@lru_cache(maxsize=4096)
def list_citations(text: str) -> tuple[Citation, ...]:
    """List what a text cites of itself, in the order of the text. Linear time."""
    if not _ANY_NUMBER.search(text):
        return ()
    groups = list(_list_groups(text))
    found: list[Citation] = []
    for number, group in enumerate(groups):
        before = groups[number - 1][-1] if number else None
        behind = groups[number + 1][0] if number + 1 < len(groups) else None
        if behind is not None and _is_inner(group[0]) and _INTO.fullmatch(text, group[-1].end, behind.lead):
            if not _is_foreign(text, groups[number + 1][-1].end):
                found += _put_into(group, behind)
        elif before is not None and _is_inner(group[0]) and _WITHIN.fullmatch(text, before.end, group[0].lead):
            if not _is_foreign(text, group[-1].end):
                found += _put_into(group, found[-1] if found and found[-1].end == before.end else before)
        elif not _is_foreign(text, group[-1].end):
            found += group
    return tuple(found)


def _put_into(group: Sequence[Citation], outer: Citation) -> list[Citation]:
    return [evolve(one, unit=outer.unit, parts=(*outer.parts, *one.parts), least=outer.least) for one in group]


def _is_inner(citation: Citation) -> bool:
    return citation.unit in _INNER


def _list_groups(text: str) -> Iterator[list[Citation]]:
    """Yield what stands behind one word: "Clauses 2, 3 and 5"."""
    after = 0
    for match in _LEAD.finditer(text):
        unit, is_plural = _read_unit(match[0])
        start = match.end() + (text[match.end() : match.end() + 1] in {" ", "\u00a0"})
        lead = match.start()
        if not unit and _BARE.match(text, start):
            unit, lead = "Clause", start
        if lead < after or not unit:
            continue
        number = _NUMBER.match(text, start)
        if number is None or (unit in _INNER and number[0][:1].isupper()):
            continue
        group = [_make(number, unit, lead)]
        while (joint := _JOINT.match(text, group[-1].end)) or (
            is_plural and (joint := _COMMA.match(text, group[-1].end))
        ):
            number = _NUMBER.match(text, joint.end())
            if number is None or number[0].isalpha() != text[group[0].start : group[0].end].isalpha():
                break
            group.append(_continue(group[-1], _make(number, unit, lead), number[0]))
        after = group[-1].end
        yield group


def _make(number: re.Match[str], unit: str, lead: int) -> Citation:
    parts = _split(number[0])
    return Citation(
        number.start(), number.end(), unit, parts, lead, len(_split(number[0].partition("(")[0])) or len(parts)
    )


def _continue(before: Citation, citation: Citation, printed: str) -> Citation:
    """Return a citation within what was cited before it, where no more is printed of it: "Article 5(1) and (3)"."""
    kept = len(before.parts) - len(citation.parts)
    if not printed.startswith("(") or kept < 1:
        return citation
    return evolve(citation, parts=(*before.parts[:kept], *citation.parts), least=before.least)


def _split(number: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\s().]+(?:\s(?:bis|ter|quater))?", number.casefold()))


def _is_foreign(text: str, end: int) -> bool:
    """Whether what was cited belongs to another text."""
    of = _OF.match(text, end)
    return (of is not None and not _OWN.match(text, of.end())) or _OTHER.match(text, end) is not None


@lru_cache(maxsize=1 << 15)
def _read_unit(printed: str) -> tuple[str, bool]:
    """Return what kind of place a word names, and whether it may name several; an empty name for any other word."""
    word = printed.casefold()
    if word in UNIT_OF:
        return name_unit(word), word.startswith("§§")
    base = word.removesuffix(".")
    if base in UNIT_OF or f"{base}." in UNIT_OF:
        return name_unit(base if base in UNIT_OF else f"{base}."), False
    known = _FORMS.get(base) or (
        "" if base.isascii() else next((_BASES[one] for one in _BASES if _is_form(base, one)), "")
    )
    return (name_unit(known), True) if known else ("", False)


_ENDINGS = order_words("extract.citations", "endings")
_BASES = {known.removesuffix("."): known for known in UNIT_OF} | {"додатка": "додаток"}
_FORMS = {f"{base}{ending}": _BASES[base] for ending in _ENDINGS for base in reversed(_BASES)}


def _is_form(word: str, known: str) -> bool:
    """Whether a word may be a declined form, where words are declined: "статті", "пунктів"."""
    stem = known[:-1] if len(known) > _SHORTEST else known
    return len(stem) >= _SHORTEST - 1 and word.startswith(stem) and len(word) - len(stem) <= 3


def read_parts(name: str) -> tuple[str, tuple[str, ...]]:
    """Return the unit and the parts of the id of a clause: ("Article", ("5", "1", "a")) of "Article 5(1)(a)"."""
    match = re.fullmatch(r"(?:([A-Z][a-z]+|§)\s)?([^\s()~]+(?:\([^()~]+\))*)", name)
    if match is None:
        return "", ()
    return match[1] or "", _split(match[2])


def spell_citation(text: str, citations: Sequence[Citation]) -> str:
    """Return the words of citations as they stand, such as "Clause 2"."""
    first = citations[0]
    return " ".join(text[first.lead : citations[-1].end].split())
