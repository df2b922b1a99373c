"""Parties, places, names, qualifiers and opposites of two renderings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from plancmp.diff.renderings.findings import DivergenceKind, Finding, Side, match_facts, report_pairs
from plancmp.extract.fact import Fact, FactKind
from plancmp.extract.paraphrases import stem

_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][^\W\d_]*(?:[ -](?:(?:of|the|for|and|on) ){0,2}[A-ZÀ-Þ][^\W\d_]*)+")


def compare_names(left: Side, right: Side) -> Iterator[Finding]:
    """Report parties, places and other names that find no equal; "both sides" stands for any two parties."""
    kinds = (FactKind.PARTY, FactKind.PLACE)
    firsts, seconds = left.select(*kinds), right.select(*kinds)
    lone = match_facts(firsts, seconds, _is_same_name)
    lone = (_spare_collective(lone[0], seconds), _spare_collective(lone[1], firsts))
    names = match_facts(
        left.select(FactKind.NAME),
        right.select(FactKind.NAME),
        lambda first, second: _is_same_words(first.value, second.value),
    )
    lone[0].extend(fact for fact in names[0] if not _is_in_text(fact.value, right))
    lone[1].extend(fact for fact in names[1] if not _is_in_text(fact.value, left))
    yield from report_pairs(lone, _may_stand_for)


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
    """Whether two names share a word."""
    if _is_short_for(first, second) or _is_short_for(second, first):
        return True
    return any(_is_same_word(word, other) for word in first.split() for other in second.split())


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name is short for another, of which the first word may be missing: "NPT" for "Proliferation Treaty"."""
    initials = "".join(word[0] for word in name.split())
    return len(initials) > 1 and short in {initials, short[:1] + initials}


def _is_same_word(first: str, second: str) -> bool:
    if first == second or stem(first) == stem(second):
        return True
    return min(len(first), len(second)) > 4 and SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.8


def _is_in_text(name: str, side: Side) -> bool:
    """Whether a text has a word of a name, in small letters too, or what the name is the initials of."""
    for run in _CAPITALS.findall(side.text):
        letters = "".join(word[0] for word in re.findall(r"[^\W\d_]+", run) if word[0].isupper()).casefold()
        # "The Non-Proliferation Treaty" begins a sentence with a capital of its own.
        if name in {letters, letters[1:]}:
            return True
    return any(stem(word) in side.stems for word in re.findall(r"[^\W\d_]+", name))


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
