"""One version made ready to be held against many: its words are split and its topics are read once, not once a pair.

Beside the version stands its sketch, which tells two versions that have something in common from two that have not,
without an alignment. It lists for each pair of neighbouring words the clauses that have it (shingles, Broder 1997), and
leaves out what stands in more than `TELLING` clauses of its version, because such words tell no clause from another.
Terms that a person named count by their names, for these mean the same in every version.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from attrs import evolve, field, frozen

from plancmp.align.words import split_words
from plancmp.diff.reading import Holdings, describe_holdings, describe_words, lacks_taxonomy, must_read, name_taxonomy
from plancmp.model import Clause, Disclosure, Option, Plan, Report, Taxonomy, Term
from plancmp.model.value import Value
from plancmp.readers import find_taxonomy, list_taxonomies

if TYPE_CHECKING:
    from plancmp.extract.subject import Fit

_Key = TypeVar("_Key", int, str)
TELLING = 4
_SHIFT = 32


@frozen(eq=False, repr=False)
class Sketch:
    """What two versions are held against each other by before anything costly.

    Attributes:
        places: The clauses that have a telling pair of words, by its number.
        sizes: How many telling pairs each clause has.
        homes: The clauses that hold a term of a name that a person gave.
        names: How many such names each clause has.
        has_claims: Whether a clause says only what was reported, which may mean a clause that has no word in common.
    """

    places: Mapping[int, tuple[int, ...]]
    sizes: tuple[int, ...]
    homes: Mapping[str, tuple[int, ...]]
    names: tuple[int, ...]
    has_claims: bool = False


NO_SKETCH = Sketch({}, (), {}, ())


@frozen(eq=False, repr=False)
class Index:
    """One version of a collection, made ready.

    Attributes:
        plan: The version as it was given.
        holdings: What of it decides whether it has to be read.
        sketch: Its sketch.
        reads: It as a document, with topics of each taxonomy that a partner may ask for, by the
            taxonomy's id; empty until a partner needs it.
        fit: How well taxonomies fit it, if it is a document that names none.
    """

    plan: Plan
    holdings: Holdings
    sketch: Sketch
    reads: Mapping[str, Plan] = field(factory=dict)
    fit: Fit | None = None


@frozen(eq=False, repr=False)
class Likeness(Value):
    """How much two versions have in common.

    Attributes:
        old: The share of the old version that a clause of the new one has too, 0 to 1.
        new: The reverse.
    """

    old: float
    new: float

    @property
    def greater(self) -> float:
        """The greater share: 1 also where a short version stands whole in a long one."""
        return max(self.old, self.new)


def index_plan(plan: Plan, taxonomy: Taxonomy | None = None) -> Index:
    """Make a version ready to be held against many.

    Args:
        plan: The version.
        taxonomy: Where topics come from; `None` for the built-in one that it names.

    Returns:
        Its index, with its topics if it has to be read from its words. Linear time.
    """
    holdings = describe_holdings(plan)
    index = Index(plan, holdings, sketch_plan(plan))
    is_read = holdings.has_words and (holdings.extracted or not holdings.has_terms)
    return add_reads(index, taxonomy) if is_read else index


def add_reads(index: Index, taxonomy: Taxonomy | None = None) -> Index:
    """Return the index of a version with what its words hold. Linear time.

    Args:
        index: The index.
        taxonomy: Where topics come from; `None` for the built-in ones: a document takes the one that its partner names.
    """
    plan = index.plan
    if taxonomy or not lacks_taxonomy(plan):
        return evolve(index, reads={plan.taxonomy: describe_words(plan, taxonomy)})
    from plancmp.extract.plans import detect_plan_language
    from plancmp.extract.subject import measure_fit

    code = plan.language or detect_plan_language(plan)
    reads = {name: describe_words(evolve(plan, taxonomy=name, language=code), None) for name in list_taxonomies()}
    return evolve(index, reads=reads, fit=measure_fit(plan, {name: find_taxonomy(name) for name in reads}, code))


def choose_plans(old: Index, new: Index) -> tuple[Plan, Plan]:
    """Return two versions as they are compared with each other: both as given, or both as read.

    Raises:
        KeyError: If one has to be read and was not.
    """
    if not must_read((old.holdings, new.holdings)):
        return old.plan, new.plan
    if old.fit and new.fit:
        shared = _settle_taxonomy(old, new)
        return old.reads[shared], new.reads[shared]
    # A document takes the taxonomy of the plan file that it is held against.
    return (
        old.reads[new.plan.taxonomy if old.fit else old.plan.taxonomy],
        new.reads[old.plan.taxonomy if new.fit else new.plan.taxonomy],
    )


def _settle_taxonomy(old: Index, new: Index) -> str:
    if old.fit and new.fit and old.fit.language == new.fit.language:
        from plancmp.extract.subject import settle_taxonomy

        return settle_taxonomy((old.fit, new.fit))
    return name_taxonomy((old.plan, new.plan))[0].taxonomy


def sketch_plan(plan: Plan) -> Sketch:
    """Return the sketch of a version. Linear time."""
    clauses = list(plan.walk())
    grams = [_list_grams(clause) for clause in clauses]
    places = {gram: spots for gram, spots in _invert(grams).items() if len(spots) <= TELLING}
    named = [{term.name for term in _list_terms(clause) if term.evidence is None} for clause in clauses]
    sizes = tuple(sum(gram in places for gram in found) for found in grams)
    has_claims = any(clause.disclosure is Disclosure.REPORTED for clause in clauses)
    return Sketch(places, sizes, _invert(named), tuple(map(len, named)), has_claims)


def measure_likeness(old: Sketch, new: Sketch) -> Likeness:
    """Return how much two versions have in common.

    A clause is weighed by its telling pairs of words. What counts is the share of them, or of the names of its terms if
    that is more, that one clause of the other version has too; so a stock phrase here and there makes no likeness.

    Returns:
        The two shares, the same whichever version is the old one. Linear in what the two have in common.
    """
    width = len(new.sizes)
    best = [0.0] * len(old.sizes), [0.0] * width
    for meetings, sizes in (
        (_count_meetings(old.places, new.places, width), (old.sizes, new.sizes)),
        (_count_meetings(old.homes, new.homes, width), (old.names, new.names)),
    ):
        for spot, count in meetings.items():
            i, j = divmod(spot, width)
            if count > best[0][i] * sizes[0][i]:
                best[0][i] = count / sizes[0][i]
            if count > best[1][j] * sizes[1][j]:
                best[1][j] = count / sizes[1][j]
    return Likeness(_weigh(best[0], old), _weigh(best[1], new))


def _count_meetings(
    old: Mapping[_Key, tuple[int, ...]], new: Mapping[_Key, tuple[int, ...]], width: int
) -> Counter[int]:
    """Return how much each pair of clauses shares, by the number `old clause × width + new clause`."""
    return Counter([i * width + j for key in old.keys() & new.keys() for i in old[key] for j in new[key]])


def _weigh(shares: Iterable[float], sketch: Sketch) -> float:
    weights = [size or bool(names) for size, names in zip(sketch.sizes, sketch.names, strict=True)]
    whole = sum(weights)
    # Six digits: more would say nothing.
    return (
        round(sum(share * weight for share, weight in zip(shares, weights, strict=True)) / whole, 6) if whole else 0.0
    )


def _list_grams(clause: Clause) -> frozenset[int]:
    """Return the pairs of neighbouring words of a clause by number; its one word if it has no more."""
    alternatives: tuple[Option | Report, ...] = (*clause.options, *clause.reports)
    texts = [clause.heading, clause.text, *(part.text for part in alternatives)]
    found: set[int] = set()
    for text in filter(None, texts):
        # Python's own hash of a text is another one in every process.
        numbers = [zlib.crc32(word.encode("utf-8", "replace")) for word in split_words(text)]
        found.update((first << _SHIFT) + second for first, second in pairwise(numbers))
        if len(numbers) == 1:
            found.update(numbers)
    return frozenset(found)


def _list_terms(clause: Clause) -> list[Term]:
    alternatives: tuple[Option | Report, ...] = (*clause.options, *clause.reports)
    return [*clause.terms, *(term for part in alternatives for term in part.terms)]


def _invert(bags: Iterable[Iterable[_Key]]) -> dict[_Key, tuple[int, ...]]:
    spots: dict[_Key, list[int]] = {}
    for place, bag in enumerate(bags):
        for key in bag:
            spots.setdefault(key, []).append(place)
    return {key: tuple(found) for key, found in spots.items()}
