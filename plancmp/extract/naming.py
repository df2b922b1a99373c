"""What a term is called: by what is counted or measured, never by its value or its wording.

So its name is the same in the next version; running numbers tell apart several terms of one matter.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from attrs import evolve

from plancmp.extract.counts import head_of
from plancmp.extract.english import ENGLISH
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.mention import Kind
from plancmp.model.constraints import (
    Constraint,
    Dates,
    Deadline,
    Interval,
    Shares,
)
from plancmp.model.plan import Term
from plancmp.model.quantity import CURRENCIES, Quantity

_DIMENSIONS = {
    "days": "duration", "months": "duration", "length": "distance", "area": "area", "mass": "weight",
    "volume": "volume", "power": "power", "energy": "energy", "": "figure",
}  # fmt: skip


def settle_names(old: Sequence[Term], new: Sequence[Term]) -> tuple[Term, ...]:
    """Give the terms of a new version the running numbers of the old ones that they answer to.

    Terms of one matter pair first where they are equal, then in their order. So a sum that was put in before others
    does not make all of them look changed.

    Args:
        old: The terms of the old version.
        new: The terms of the new one.

    Returns:
        The new terms with other running numbers where need be; nothing else of them changes. Linear time.
    """
    taken = {term.name for term in old}
    renamed: dict[int, str] = {}
    old_of: dict[str, list[Term]] = {}
    new_of: dict[str, list[int]] = {}
    for term in old:
        old_of.setdefault(_matter(term.name), []).append(term)
    for number, term in enumerate(new):
        if term.evidence is None:
            renamed[number] = term.name
            taken.add(term.name)
        else:
            new_of.setdefault(_matter(term.name), []).append(number)
    for matter, after in new_of.items():
        pairs = _pair_terms(old_of.get(matter, ()), [new[number] for number in after])
        renamed |= {after[place]: name for place, name in pairs.items()}
        free = (name for name in _names_of(matter) if name not in taken)
        renamed |= {number: next(free) for number in after if number not in renamed}
    return tuple(evolve(term, name=renamed[number]) for number, term in enumerate(new))


def number_names(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Tell terms of one name apart by running numbers; a term that a person wrote keeps its name.

    Args:
        terms: The terms of a clause, or of several that are seen as one.

    Returns:
        The terms in their order, no two of one name. Linear time.
    """
    taken = {term.name for term in terms if term.evidence is None}
    free: dict[str, Iterator[str]] = {}
    numbered = []
    for term in terms:
        if term.evidence is None:
            numbered.append(term)
            continue
        matter = _matter(term.name)
        name = next(name for name in free.setdefault(matter, _names_of(matter)) if name not in taken)
        numbered.append(term if term.name == name else evolve(term, name=name))
    return tuple(numbered)


def _matter(name: str) -> str:
    return re.sub(r"-\d+$", "", name)


def _names_of(matter: str) -> Iterator[str]:
    yield matter
    number = 2
    while True:
        yield f"{matter}-{number}"
        number += 1


def _pair_terms(old: Sequence[Term], new: Sequence[Term]) -> dict[int, str]:
    """Return the old name for each place of `new` that answers to an old term."""
    names: dict[int, str] = {}
    used: set[str] = set()
    # From equal in all to the next in order.
    for depth in range(4):
        waiting: dict[tuple[object, ...], deque[Term]] = {}
        for term in old:
            if term.name not in used:
                waiting.setdefault(_key(term, depth), deque()).append(term)
        for place, term in enumerate(new):
            queue = waiting.get(_key(term, depth))
            if queue and place not in names:
                names[place] = queue.popleft().name
                used.add(names[place])
    return names


def _key(term: Term, depth: int) -> tuple[object, ...]:
    return (
        (term.constraint, term.force, term.party, term.conditions),
        (term.constraint,),
        (term.force, term.party),
        (),
    )[depth]


def choose_name(found: Found, constraint: Constraint, line: Line) -> str:
    """Return the name of the term that a figure makes, without a running number."""
    if isinstance(constraint, Deadline):
        return "deadline"
    if isinstance(constraint, Dates):
        return "date" if constraint.earliest else "deadline"
    if isinstance(constraint, Shares) or found.kind is Kind.SHARE or found.kind is Kind.PERCENT:
        return _name_share(found, line)
    if found.rule == "clock":
        return "time"
    if isinstance(constraint, Interval) and found.kind is not Kind.DURATION:
        return _name_interval(constraint)
    return {Kind.DATE: "date", Kind.DURATION: "duration", Kind.DEADLINE: "deadline"}.get(found.kind, "figure")


def _name_share(found: Found, line: Line) -> str:
    """Name a share by what it is a share of: "50 % of the profit" is "share-profit"."""
    place = found.after
    if line[place].text != "of":
        return "share"
    place += 1
    while line[place].text in {"the", "its", "their", "all", "any", "this", "that"}:
        place += 1
    word = line[place].text
    is_plain = line[place].sort is Sort.WORD and word not in line.language.stops
    return f"share-{_slug(_singular(word))}" if is_plain else "share"


def _name_interval(interval: Interval) -> str:
    bound = interval.high or interval.low
    unit = bound.value.unit if bound else interval.unit
    dimension = Quantity(1, unit).dimension
    if unit.partition(" ")[0] in CURRENCIES or dimension.startswith("money"):
        return "money"
    if unit in {"%", "percentage point"}:
        return "share"
    if dimension in _DIMENSIONS:
        return _DIMENSIONS[dimension]
    return f"figure-{_slug(_head(unit))}"


def _head(unit: str) -> str:
    head = head_of(unit.partition(" per ")[0])
    return ENGLISH.same_matter.get(head) or _singular(head)


def _singular(word: str) -> str:
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _slug(word: str) -> str:
    return re.sub(r"[^\w]+", "-", word.casefold()).strip("-") or "thing"
