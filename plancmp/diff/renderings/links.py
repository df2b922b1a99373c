"""Which clauses of two renderings are one point.

The engine that aligns versions does most of it, on stems instead of words and with facts beside them, because two
outlets share few words. What it leaves over is linked by the facts and stems that both have, then by the printed
number, where the numbers of the two renderings agree elsewhere too. A clause that one outlet prints on its own and the
other within a larger one joins that point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from attrs import frozen

from plancmp.align import NO_PINS, Alignment, Pins
from plancmp.align.engine import align_units
from plancmp.align.translations import align_translations
from plancmp.align.unit import Unit
from plancmp.extract.fact import FactKind
from plancmp.extract.facts import find_facts
from plancmp.extract.paraphrases import stem
from plancmp.model import Entry, Plan
from plancmp.model.expressions import late

GAP = "\n\n"
_ENOUGH = 0.5
_LEAST_SHARE = 0.2
_LEAST_WORDS = 2
_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@frozen
class Group:
    """Clauses of two renderings that are one point, or of one that the other does not print.

    Attributes:
        first: The clauses of the first rendering.
        second: The clauses of the second.
        is_weak: Whether a person should check that they belong together.
    """

    first: tuple[Entry, ...]
    second: tuple[Entry, ...]
    is_weak: bool = False


def join_words(entry: Entry) -> str:
    """Return what is compared of a clause: its text and its options', or its heading where it has no more."""
    clause = entry.clause
    parts = [clause.text, *(option.text for option in clause.options)]
    text = GAP.join(part for part in parts if part)
    # The heading of a clause that only holds others is a title, and each outlet has its own.
    return text or ("" if clause.clauses else clause.heading)


def link_renderings(first: Plan, second: Plan, pins: Pins | None = None) -> tuple[Group, ...]:
    """Find which clauses of two renderings are one point.

    Args:
        first: The one rendering.
        second: The other.
        pins: Links that a person has decided, by places in the two outlines.

    Returns:
        The points in the order of the first rendering, those of the second alone behind; every clause that has words
        stands in exactly one.
    """
    outlines = first.outline(), second.outline()
    parties = sorted({*first.parties, *second.parties})
    units = tuple([_make_unit(entry, parties) for entry in outline] for outline in outlines)
    alignment = align_units(units[0], units[1], pins=pins or NO_PINS)
    draft = _Draft(outlines, units, alignment, pins or NO_PINS)
    draft.link_alike()
    draft.link_numbers()
    draft.gather_parts()
    return draft.conclude()


def link_translated(first: Plan, second: Plan, pins: Pins | None = None) -> tuple[Group, ...]:
    """Find which clauses of two renderings in two languages are one point; see `link_renderings`."""
    alignment = align_translations(first, second, pins or NO_PINS)
    return _Draft((first.outline(), second.outline()), ([], []), alignment, pins or NO_PINS).conclude()


def _make_unit(entry: Entry, parties: Collection[str]) -> Unit:
    text = join_words(entry)
    facts = find_facts(text, parties)
    figures = [fact for fact in facts if fact.kind in {FactKind.FIGURE, FactKind.DEADLINE}]
    rest = list(text)
    for fact in figures:
        rest[fact.start : fact.end] = " " * (fact.end - fact.start)
    terms = {
        f"{fact.kind} {fact.amount if fact.amount is not None else fact.value}"
        for fact in facts
        if fact.is_firm and fact.kind not in {FactKind.FORCE, FactKind.DIRECTION, FactKind.CONDITION}
    }
    stems = " ".join(stem(word) for word in _WORD.findall("".join(rest)) if len(word) > 2)
    return Unit(stems, terms=frozenset(terms), parent=entry.parent)


class _Draft:
    """Links on the way."""

    def __init__(
        self,
        outlines: tuple[tuple[Entry, ...], tuple[Entry, ...]],
        units: tuple[list[Unit], ...],
        alignment: Alignment,
        pins: Pins,
    ) -> None:
        self.units = units
        self.groups = [
            ([outlines[0][i] for i in link.old], [outlines[1][j] for j in link.new]) for link in alignment.links
        ]
        self.weak = [link.weak for link in alignment.links]
        alone = ([outlines[0][i] for i in alignment.removed], [outlines[1][j] for j in alignment.added])
        self.alone = tuple([entry for entry in side if join_words(entry)] for side in alone)
        decided = pins.required | pins.forbidden
        self.decided = ({i for i, _ in decided}, {j for _, j in decided})

    def link_alike(self) -> None:
        """Link what is left over where each is the other's likest and they share enough."""
        bags = [{entry.index: self._bag(place, entry) for entry in self.alone[place]} for place in (0, 1)]
        counts = Counter(item for side in bags for bag in side.values() for item in bag)
        scores = {
            (i, j): score
            for i, left in bags[0].items()
            for j, right in bags[1].items()
            if (score := _score(left, right, counts)) >= _LEAST_SHARE
        }
        linked: tuple[set[int], set[int]] = (set(), set())
        for i, j in sorted(scores, key=lambda edge: (-scores[edge], edge)):
            if i not in linked[0] and j not in linked[1]:
                linked[0].add(i)
                linked[1].add(j)
                self._link(i, j)

    def _bag(self, place: int, entry: Entry) -> frozenset[str]:
        unit = self.units[place][entry.index]
        return frozenset(unit.text.split()) | unit.terms

    def link_numbers(self) -> None:
        """Link what is left over by the printed number, if most of the links so far have one number on both sides."""
        same = sum(_number(first) == _number(second) for first, second in self.groups)
        if same * 2 < len(self.groups):
            return
        for entry in list(self.alone[0]):
            other = next((one for one in self.alone[1] if one.clause.number == entry.clause.number), None)
            if other is not None:
                self._link(entry.index, other.index)

    def _link(self, i: int, j: int) -> None:
        first = next(entry for entry in self.alone[0] if entry.index == i)
        second = next(entry for entry in self.alone[1] if entry.index == j)
        if i in self.decided[0] or j in self.decided[1]:
            return
        self.alone[0].remove(first)
        self.alone[1].remove(second)
        self.groups.append(([first], [second]))
        self.weak.append(True)

    def gather_parts(self) -> None:
        """Put a clause without an answer to the point that it is a part of: one outlet prints "5(b)" within its 5."""
        for place in (0, 1):
            for entry in list(self.alone[place]):
                words = set(self.units[place][entry.index].text.split())
                for group in self.groups:
                    is_kin = any(entry.path[0] == other.path[0] for other in group[place])
                    if (
                        is_kin
                        and entry.index not in self.decided[place]
                        and self._covers(group[1 - place], 1 - place, words)
                    ):
                        self.alone[place].remove(entry)
                        group[place].append(entry)
                        group[place].sort(key=lambda one: one.index)
                        break

    def _covers(self, entries: Sequence[Entry], place: int, words: set[str]) -> bool:
        theirs = {word for entry in entries for word in self.units[place][entry.index].text.split()}
        return bool(words) and len(words & theirs) > _ENOUGH * len(words)

    def conclude(self) -> tuple[Group, ...]:
        """Return the points in their order."""
        found = [
            Group(tuple(first), tuple(second), is_weak and _number(first) != _number(second))
            for (first, second), is_weak in zip(self.groups, self.weak, strict=True)
        ]
        found += [Group((entry,), ()) for entry in self.alone[0]]
        found += [Group((), (entry,)) for entry in self.alone[1]]
        return tuple(sorted(found, key=lambda group: (not group.first, (group.first or group.second)[0].index)))


def _number(entries: Sequence[Entry]) -> list[str]:
    return [entry.clause.number for entry in entries]


def _score(left: frozenset[str], right: frozenset[str], counts: Counter[str]) -> float:
    """How much two bags share, 0 to 1, where what few have counts more."""
    shared = left & right
    if len(shared) < _LEAST_WORDS:
        return 0.0
    weights = [sum(1 / counts[item] for item in bag) for bag in (shared, left, right)]
    return weights[0] / min(weights[1:])
