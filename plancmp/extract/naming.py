"""What a term is called: by what is counted or measured, never by its value or its wording.

So its name is the same in the next version; running numbers tell apart several terms of one matter.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence

from attrs import evolve

from plancmp.extract.counts import head_of
from plancmp.extract.found import Found
from plancmp.extract.items import Line, Sort
from plancmp.extract.languages import ENGLISH
from plancmp.extract.mention import Kind
from plancmp.extract.stems import cut_plural
from plancmp.model.constraints import (
    Bound,
    Constraint,
    Dates,
    Deadline,
    Interval,
    Shares,
    Wording,
)
from plancmp.model.plan import Term
from plancmp.model.quantity import CURRENCIES, WORKDAYS, Quantity
from plancmp.model.vocabulary import Force
from plancmp.readers.wordlists import find_words

_DIMENSIONS = {
    "days": "duration", "months": "duration", "length": "distance", "area": "area", "mass": "weight",
    "volume": "volume", "power": "power", "energy": "energy", "": "figure", "length per days": "speed", "data": "data",
    "data per days": "data-rate", "degrees Celsius": "temperature", "degrees Fahrenheit": "temperature",
    "points": "share", **dict.fromkeys(WORKDAYS, "duration"),
}  # fmt: skip
_MOST_FORCES = 200
_SHARES = (Kind.SHARE, Kind.PERCENT)
# Two forces answer to each other if so much of the words around them is the same, and more to say that a ban was turned
# round; this far, in characters.
_ALIKE = 0.3
_ALIKE_REVERSED = 0.5
_REACH = 120
_SMALL_WORD = 3
_SENTENCE_ENDS = r"[.;:!?]\s|\n"
_DETERMINERS = find_words("extract.naming", "determiners")


def settle_names(
    old: Sequence[Term], new: Sequence[Term], texts: tuple[Sequence[str], Sequence[str]] | None = None
) -> tuple[Term, ...]:
    """Give the terms of a new version the running numbers of the old ones that they answer to.

    Terms of one matter pair first where they are equal, then in their order. So a sum that was put in before others
    does not make all of them look changed. Duties, bans and rights pair by the words around them, for a clause may hold
    many: "may copy" does not become "must pay" because both come second.

    Args:
        old: The terms of the old version.
        new: The terms of the new one.
        texts: The text of the clause that each old and each new term stands in; `None` where it is not known.

    Returns:
        The new terms with other running numbers where need be; nothing else of them changes. Linear time, but for the
        forces of one clause, of which each old one is held against each new one.
    """
    taken = {term.name for term in old}
    renamed: dict[int, str] = {}
    old_of: dict[str, list[int]] = {}
    new_of: dict[str, list[int]] = {}
    for number, term in enumerate(old):
        old_of.setdefault(name_matter(term.name), []).append(number)
    for number, term in enumerate(new):
        if term.evidence is None:
            renamed[number] = term.name
            taken.add(term.name)
        else:
            new_of.setdefault(name_matter(term.name), []).append(number)
    for matter, after in new_of.items():
        before = old_of.get(matter, [])
        olds, news = [old[number] for number in before], [new[number] for number in after]
        if matter == "force" and texts is not None and max(len(olds), len(news)) in range(2, _MOST_FORCES + 1):
            contexts = [_read_context(term, texts[0][number]) for term, number in zip(olds, before, strict=True)]
            others = [_read_context(term, texts[1][number]) for term, number in zip(news, after, strict=True)]
            pairs = _pair_forces(olds, news, contexts, others)
        else:
            pairs = _pair_terms(olds, news)
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
        matter = name_matter(term.name)
        name = next(name for name in free.setdefault(matter, _names_of(matter)) if name not in taken)
        numbered.append(term if term.name == name else evolve(term, name=name))
    return tuple(numbered)


def name_matter(name: str) -> str:
    """Return a term's name without its running number."""
    return re.sub(r"-\d+$", "", name)


def _names_of(matter: str) -> Iterator[str]:
    yield matter
    number = 2
    while True:
        yield f"{matter}-{number}"
        number += 1


def _read_context(term: Term, text: str) -> frozenset[str]:
    """Return the words beside the one that says the force, within its sentence."""
    start, end = term.evidence.span if term.evidence else (0, len(text))
    before = re.split(_SENTENCE_ENDS, text[max(0, start - _REACH) : start])[-1]
    after = re.split(_SENTENCE_ENDS, text[end : end + _REACH], maxsplit=1)[0]
    return frozenset(word for word in re.findall(r"\w+", f"{before} {after}".casefold()) if len(word) > _SMALL_WORD)


def _pair_forces(
    old: Sequence[Term], new: Sequence[Term], contexts: Sequence[frozenset[str]], others: Sequence[frozenset[str]]
) -> dict[int, str]:
    """Pair duties, bans and rights by the words around them, then those that are equal; the rest came or went."""
    ranked = sorted(
        (-_likeness(words, other), abs(i - j), i + j, i, j)
        for i, words in enumerate(contexts)
        for j, other in enumerate(others)
        if _likeness(words, other) >= (_ALIKE if _is_ban(old[i]) == _is_ban(new[j]) else _ALIKE_REVERSED)
    )
    names: dict[int, str] = {}
    used: set[int] = set()
    for *_, i, j in ranked:
        if i not in used and j not in names:
            names[j] = old[i].name
            used.add(i)
    rest = [term for i, term in enumerate(old) if i not in used]
    places = [j for j in range(len(new)) if j not in names]
    equal = _pair_terms(rest, [new[j] for j in places], depths=(0,))
    return names | {places[place]: name for place, name in equal.items()}


def _is_ban(term: Term) -> bool:
    return term.force is Force.MUST_NOT


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _pair_terms(old: Sequence[Term], new: Sequence[Term], depths: Sequence[int] = (0, 1, 2, 3)) -> dict[int, str]:
    """Return the old name for each place of `new` that answers to an old term."""
    names: dict[int, str] = {}
    used: set[str] = set()
    # From equal in all to the next in order.
    for depth in depths:
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


def name_figure(*sides: Found | Constraint | None) -> str:
    """Return what a figure is called in a reader's words, the same in whichever order its two values stand.

    Args:
        sides: The figure and its constraint, of one version or of both.
    """
    names = []
    for found, constraint in zip(sides[::2], sides[1::2], strict=True):
        if isinstance(found, Found) and isinstance(constraint, Constraint):
            names.append(_name_plainly(found, constraint))
    return min(names, default="figure")


def _name_plainly(found: Found, constraint: Constraint) -> str:
    if isinstance(constraint, Wording) and isinstance(found.value, Quantity):  # one of its readings says what it is
        constraint = Interval(Bound(found.value), Bound(found.value))
    return _name_sort(found, constraint).removeprefix("figure-") or "figure"


def choose_name(found: Found, constraint: Constraint, line: Line) -> str:
    """Return the name of the term that a figure makes, without a running number."""
    name = _name_sort(found, constraint)
    if name == "share" and (isinstance(constraint, Shares) or found.kind in _SHARES):
        return _name_share(found, line)
    return "time" if found.rule == "clock" and not isinstance(constraint, Deadline | Dates) else name


def _name_sort(found: Found, constraint: Constraint) -> str:
    if isinstance(constraint, Deadline):
        return "deadline"
    if isinstance(constraint, Dates):
        return "date" if constraint.earliest else "deadline"
    if isinstance(constraint, Shares) or found.kind in _SHARES:
        return "share"
    if isinstance(constraint, Interval) and found.kind is not Kind.DURATION:
        return _name_interval(constraint)
    return {Kind.DATE: "date", Kind.DURATION: "duration", Kind.DEADLINE: "deadline"}.get(found.kind, "figure")


def _name_share(found: Found, line: Line) -> str:
    """Name a share by what it is a share of: "50 % of the profit" is "share-profit"."""
    place = found.after
    if line[place].text != "of":
        return "share"
    place += 1
    while line[place].text in _DETERMINERS:
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
    if unit == "%":
        return "share"
    measured = dimension if dimension in _DIMENSIONS else dimension.partition(" per ")[0]
    if measured in _DIMENSIONS and (measured or not unit):
        return _DIMENSIONS[measured]
    return f"figure-{_slug(_head(unit))}"


def _head(unit: str) -> str:
    head = head_of(unit.partition(" per ")[0])
    return ENGLISH.same_matter.get(head) or _singular(head)


def _singular(word: str) -> str:
    return cut_plural(word.removesuffix("'s"))


def _slug(word: str) -> str:
    return re.sub(r"[^\w]+", "-", word.casefold()).strip("-") or "thing"
