"""Parties, places, names, qualifiers and opposites of two renderings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from plancmp.diff.renderings.findings import DivergenceKind, Finding, Side, match_facts, report_pairs
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.paraphrases import stem
from plancmp.model.expressions import late
from plancmp.readers.wordlists import find_pattern, find_words

_CAPITALS = find_pattern("diff.renderings.names", "capitals")

_SHORT = late(r"\b[A-Z]{2,6}\b")
_WORDS = late(r"[^\W\d_]+")
_SMALL = find_words("diff.renderings.names", "small")
_LEAST_LONG = 5
_ROMAN = late(r"[ivx]+|\d+")
# What a place is, and no name of its own: "the Dnieper River", "Donetsk Oblast".
_GENERIC = find_words("diff.renderings.names", "generic")


def compare_names(left: Side, right: Side) -> Iterator[Finding]:
    """Report parties, places and other names that find no equal; "both sides" stands for any two parties."""
    kinds = (FactKind.PARTY, FactKind.PLACE)
    firsts, seconds = left.select(*kinds), right.select(*kinds)
    lone = match_facts(firsts, seconds, _is_same_name)
    lone = (_spare_collective(lone[0], seconds), _spare_collective(lone[1], firsts))
    names = match_facts(
        _list_own(left),
        _list_own(right),
        lambda first, second: _is_same_words(first.value, second.value),
    )
    lone[0].extend(fact for fact in names[0] if not _is_in_text(fact.value, right))
    lone[1].extend(fact for fact in names[1] if not _is_in_text(fact.value, left))
    yield from report_pairs(lone, _may_stand_for)


def _list_own(side: Side) -> list[Fact]:
    return [fact for fact in side.select(FactKind.NAME) if fact.value not in _GENERIC]


def settle_short_names(left: Side, right: Side) -> tuple[Side, Side]:
    """Leave out what is one name on either side, short on the one and in full on the other: "NPP" and its words."""
    sides = []
    for side, other in ((left, right), (right, left)):
        spans = [span for name in _list_short(other) for span in _find_full(name, side)]
        short = [name for name in _list_short(side) if _find_full(name, other)]
        gone = [
            fact
            for fact in side.facts
            if any(start <= fact.start and fact.end <= end for start, end in spans)
            or (fact.kind is FactKind.NAME and fact.value.upper() in short)
        ]
        sides.append(side.without([fact for fact in gone if fact.kind in {FactKind.NAME, FactKind.QUALIFIER}]))
    return sides[0], sides[1]


def _list_short(side: Side) -> list[str]:
    """Return the names of a text that are initials."""
    return list(dict.fromkeys(_SHORT.findall(side.text)))


def _find_full(short: str, side: Side) -> list[tuple[int, int]]:
    """Return where words stand whose initials are a short name, in any order where all of them have capitals."""
    found = []
    letters = Counter(short.casefold())
    for match in _CAPITALS.finditer(side.text):
        initials = Counter(word[0].casefold() for word in _WORDS.findall(match[0]) if word[0].isupper())
        if len(short) > 2 and letters <= initials and initials.total() <= letters.total() + 2:
            found.append(match.span())
    words = [match for match in _WORDS.finditer(side.text) if match[0] not in _SMALL]
    for first in range(len(words) - len(short) + 1):
        run = words[first : first + len(short)]
        is_long = all(len(match[0]) >= _LEAST_LONG for match in run)
        if is_long and "".join(match[0][0] for match in run).casefold() == short.casefold():
            found.append((run[0].start(), run[-1].end()))
    return found


def _may_stand_for(first: Fact, second: Fact) -> bool:
    """Whether one name may stand in the other's place; a capital may be a place or its state, a name anything."""
    if FactKind.NAME in {first.kind, second.kind}:
        return True
    return first.kind is second.kind or any(fact.kind is FactKind.PLACE and fact.family for fact in (first, second))


def _is_same_name(first: Fact, second: Fact) -> bool:
    return bool({first.value, first.family} & {second.value, second.family} - {""})


def _spare_collective(lone: list[Fact], others: Iterable[Fact]) -> list[Fact]:
    """Spare parties by name where the other text says "both sides"."""
    parties = [fact for fact in lone if fact.kind is FactKind.PARTY and fact.is_firm]
    names = {fact.value for fact in parties}
    is_collective = any(fact.value == "both sides" for fact in others)
    return [fact for fact in lone if fact not in parties] if is_collective and len(names) == 2 else lone


def _is_same_words(first: str, second: str) -> bool:
    """Whether two names share a word, and no number tells them apart: START I and START II."""
    numbers = [{word for word in name.split() if _ROMAN.fullmatch(word)} for name in (first, second)]
    if numbers[0] != numbers[1]:
        return False
    return any(_is_same_word(word, other) for word in first.split() for other in second.split())


def _is_same_word(first: str, second: str) -> bool:
    if first == second or stem(first) == stem(second):
        return True
    return min(len(first), len(second)) > 4 and SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.8


def _is_in_text(name: str, side: Side) -> bool:
    """Whether a text has a word of a name, in small letters too."""
    words = _WORDS.findall(name)
    if any(_ROMAN.fullmatch(word) and stem(word) not in side.stems for word in words):
        return False
    return any(stem(word) in side.stems for word in words)


def compare_qualifiers(left: Side, right: Side) -> Iterator[Finding]:
    """Report qualifiers that only one text has, paired with what the other has of their group."""
    lone = match_facts(
        left.select(FactKind.QUALIFIER),
        right.select(FactKind.QUALIFIER),
        lambda first, second: first.value == second.value,
    )
    yield from report_pairs(lone, lambda first, second: first.family == second.family)


def compare_directions(left: Side, right: Side) -> Iterator[Finding]:
    """Report a word whose opposite, and no word like it, stands in the other text."""
    poles = [
        {(fact.family, fact.limit): fact for fact in reversed(side.select(FactKind.DIRECTION))}
        for side in (left, right)
    ]
    for (family, pole), fact in sorted(poles[0].items()):
        opposite = (family, "1" if pole == "0" else "0")
        if (family, pole) not in poles[1] and opposite in poles[1] and opposite not in poles[0]:
            yield Finding(DivergenceKind.DIRECTION, "opposite", fact, poles[1][opposite])
