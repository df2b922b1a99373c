"""Twins: clauses of one wording that differ in a name and a figure, "East holds at most 100 tanks, West at most 200".

A figure, a date or a party that is exchanged between two of them must show as a change of both. So they are told apart
one-to-one before any split or merge is thought of: by the names in them, then by what stands above them, then by their
figures and last by their labels. What two twins share beyond that makes no link; it stays a candidate only where it
holds a name that neither of their own partners has, as the parts of a split do. Linear in the candidates, but for the
assignment.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise

from attrs import frozen

from plancmp.align.assignment import Edge, assign_pairs, split_components
from plancmp.align.order import Problem, Side, find_above
from plancmp.align.words import mark_figures, split_words

ALIKE = 0.5
FIGURE = 0.3
_FIRST = 20.0
_ABOVE = 1.0
_FEW = 40  # twins in one place that may have changed places with others
_LABEL = 0.1

# What stands above a unit, by its link; the words of its own heading; and what stands under it.
_Place = tuple[Edge | None, tuple[str, ...], tuple[str, ...]]


@frozen(eq=False, repr=False)
class _Content:
    """What sets a unit apart.

    Attributes:
        names: Its words but for figures.
        figures: Its figures and the words of its dates.
        masked: Its words in their order, with a blank for each figure.
    """

    names: frozenset[str]
    figures: frozenset[str]
    masked: tuple[str, ...]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Its pairs of words without a figure; they hold the order of the names."""
        return frozenset(pair for pair in pairwise(self.masked) if all(pair))


def list_crossings(
    problem: Problem, words: tuple[Mapping[int, Sequence[str]], ...], edges: Sequence[Edge]
) -> tuple[set[Edge], dict[Edge, Edge]]:
    """Return the candidates that only cross two twins with their own partners.

    Args:
        problem: The two versions.
        words: Words of each left and each right unit that is left to weigh, by its index.
        edges: The candidates, ascending.

    Returns:
        These candidates, and those among them of a unit without a partner whose twin has one, where nothing in that
        sets the twin apart: the two may have become one. Each with the twin's own pair, the most alike first.
    """
    left, right = (
        {unit: _read(words[side][unit]) for unit in sorted({edge[side] for edge in edges})} for side in (0, 1)
    )
    alike = {(i, j): share for i, j in edges if (share := _measure(left[i], right[j])) >= ALIKE}
    crossings: set[Edge] = set()
    fused: dict[Edge, Edge] = {}
    for family in split_components(list(alike)):
        if len(family) == 1:
            continue
        partners = assign_pairs({(i, j): _score(problem, i, j, left[i], right[j]) for i, j in family})
        there, back = dict(partners), {j: i for i, j in partners}
        for i, j in family:
            if (i, j) in partners:
                continue
            if i in there and j in back:
                crossings.add((i, j))
                continue
            twin = (i, there[i]) if i in there else (back[j], j)
            one, other, partner = (
                (left[i], right[j], right[twin[1]]) if i in there else (right[j], left[i], left[twin[0]])
            )
            # One that has no partner may be a part of a split, if it takes a name that the partner left.
            if one.names & other.names <= partner.names:
                crossings.add((i, j))
                if one.names.isdisjoint(partner.names - other.names):
                    fused[i, j] = twin
    return crossings, dict(sorted(fused.items(), key=lambda item: (-alike[item[0]], item[0])))


def _read(words: Sequence[str]) -> _Content:
    masked = _mask_words(words)
    return _Content(
        frozenset(filter(None, masked)),
        frozenset(word for word, name in zip(words, masked, strict=True) if not name),
        masked,
    )


def _measure(one: _Content, other: _Content) -> float:
    """Return how much of the larger of two units is in the other, 0 to 1; a figure counts for less than a name."""
    common = len(one.names & other.names) + FIGURE * len(one.figures & other.figures)
    return common / max(1.0, *(len(side.names) + FIGURE * len(side.figures) for side in (one, other)))


def _score(problem: Problem, i: int, j: int, one: _Content, other: _Content) -> float:
    """Return how well two twins fit, 0 to 1: one name in either of them outweighs all that is asked after names.

    What stands first names a clause: who must do something, and not with whose help.
    """
    cost = float(len(one.names ^ other.names) + len(one.pairs ^ other.pairs))
    size = 2.0 + _FIRST + sum(len(side.names) + len(side.pairs) for side in (one, other))
    most_words = max(len(one.masked), len(other.masked))
    first = next((n for n, (a, b) in enumerate(zip(one.masked, other.masked, strict=False)) if a != b), most_words)
    cost += _FIRST * (1 - first / most_words) if most_words else 0.0
    if find_above(problem.left, i) != find_above(problem.right, j):
        cost += _ABOVE
    most = max(len(one.figures), len(other.figures))
    cost += 2 * FIGURE * (1 - len(one.figures & other.figures) / most) if most else 0.0
    if problem.left.units[i].label != problem.right.units[j].label:
        cost += _LABEL
    return 1 - cost / size


def uncross_texts(
    problem: Problem, pairs: Iterable[Edge], settled: tuple[Collection[int], Collection[int]]
) -> list[Edge]:
    """Undo links of one text between different places where only figures were exchanged between these places.

    "Up to 100 tanks" below "North" and "up to 200 tanks" below "South" changed places with each other: what they stand
    under is their name, and a name decides.

    Returns:
        The links, those among them that were undone replaced by links of one place. Linear time.
    """
    sides = problem.left, problem.right
    kept = {(i, j) for i, j in pairs if _find_place(sides[0], i) == _find_place(sides[1], j)}
    strayed = sorted(set(pairs) - kept)
    families = {key: None for i, _ in strayed if (key := _mask(sides[0].texts[i])) is not None}
    if not families:
        return sorted({*kept, *strayed})
    at_home: tuple[dict[object, list[int]], ...] = ({}, {})
    for number, side in enumerate(sides):
        taken = {edge[number] for edge in kept}.union(settled[number])
        for index in sorted(set(range(len(side.units))) - taken, key=side.origin.__getitem__):
            key = _mask(side.texts[index])
            if key in families:
                at_home[number].setdefault((key, _find_place(side, index)), []).append(index)
    undone = chain.from_iterable(zip(lefts, at_home[1].get(key, ()), strict=False) for key, lefts in at_home[0].items())
    found = [edge for edge in undone if edge not in problem.pins.forbidden]
    done = {i for i, _ in found}, {j for _, j in found}
    return sorted({*kept, *found, *((i, j) for i, j in strayed if i not in done[0] and j not in done[1])})


def uncross_twins(problem: Problem, pairs: Collection[Edge]) -> dict[Edge, Edge]:
    """Undo links of twins that changed places with each other, so that each place has its own again.

    "The operator shall publish its charges" below "Networks" and "The owner shall publish its charges" below "Storage":
    where "operator" and "owner" were exchanged, each duty seems to have gone to the other place, and nobody looks.

    Returns:
        For each left unit's link that was undone the one that takes its place. Linear time but for the assignment.
    """
    sides = problem.left, problem.right
    strayed = _find_strayed(sides, pairs)
    homes: dict[_Place, list[int]] = {}
    for (_, j), (_, place) in strayed.items():
        homes.setdefault(place, []).append(j)
    close = [(i, j) for (i, _), (place, _) in strayed.items() for j in homes.get(place, ())[:_FEW]]
    read = [{unit: _read(split_words(sides[k].texts[unit])) for unit in {edge[k] for edge in close}} for k in (0, 1)]
    scores = {
        (i, j): _score(problem, i, j, read[0][i], read[1][j])
        for i, j in close
        if _measure(read[0][i], read[1][j]) >= ALIKE and (i, j) not in problem.pins.forbidden
    }
    there, before, after = dict(assign_pairs(scores)), dict(strayed.keys()), {j: i for i, j in strayed}
    # Who lost a partner must have another: else something moved, and nothing was exchanged.
    size = -1
    while size != len(there):
        size, taken = len(there), set(there.values())
        there = {
            i: j
            for i, j in there.items()
            if before[i] in taken
            and after[j] in there
            # What stands under one that goes home is there already.
            and not any(above is not None and above[0] in there for above, *_ in strayed[i, before[i]])
        }
    return {(i, before[i]): (i, j) for i, j in there.items()}


def uncross_labels(problem: Problem, pairs: Collection[Edge]) -> dict[Edge, Edge]:
    """Undo links of twins that changed numbers with each other, if at their own numbers no more names changed.

    "1. The owner mends the roof" and "2. The tenant mends the doors": where "owner" and "tenant" were exchanged, a
    reader looks for the roof under 1.

    Returns:
        For each link that was undone the one of the same left unit that takes its place. Linear time.
    """
    sides = problem.left.units, problem.right.units
    strayed = {i: j for i, j in _list_single(pairs) if sides[0][i].label != sides[1][j].label}
    homes = {sides[1][j].label: j for j in strayed.values() if sides[1][j].label}
    there = {i: homes[sides[0][i].label] for i in strayed if sides[0][i].label in homes}
    back = {j: i for i, j in there.items()}
    undone: dict[Edge, Edge] = {}
    for start in sorted(there):
        ring = [start]
        while (behind := back.get(strayed[ring[-1]])) is not None and behind not in ring and len(ring) < _FEW:
            ring.append(behind)
        if behind == start == min(ring) and _fit_at_home(problem, [(i, strayed[i], there[i]) for i in ring]):
            undone |= {(i, strayed[i]): (i, there[i]) for i in ring}
    return undone


def _fit_at_home(problem: Problem, ring: Sequence[tuple[int, int, int]]) -> bool:
    """Say whether units are twins of those at their own numbers, and share as many names with them."""
    sides = problem.left, problem.right
    left = {i: _read_whole(sides[0], i) for i, _, _ in ring}
    right = {j: _read_whole(sides[1], j) for _, j, _ in ring}
    there = sum(_count_strange(problem, i, j, left[i], right[j]) for i, j, _ in ring)
    home = sum(_count_strange(problem, i, j, left[i], right[j]) for i, _, j in ring)
    is_allowed = all((i, j) not in problem.pins.forbidden and _measure(left[i], right[j]) >= ALIKE for i, _, j in ring)
    return is_allowed and home <= there > 0


def _read_whole(side: Side, index: int) -> _Content:
    return _read(split_words(f"{side.units[index].heading} {side.units[index].text}"))


def _count_strange(problem: Problem, i: int, j: int, one: _Content, other: _Content) -> int:
    is_elsewhere = _find_holder(problem.left, i) != _find_holder(problem.right, j)
    return len(one.names ^ other.names) + is_elsewhere


def _find_holder(side: Side, index: int) -> tuple[str, str]:
    """Return the heading and the words of what a unit stands in."""
    above = side.parents[index]
    return ("", "") if above is None else (side.units[above].heading, side.units[above].text)


def _list_single(pairs: Collection[Edge]) -> list[Edge]:
    """Return the links of which either end has no other."""
    counts = [Counter(edge[number] for edge in pairs) for number in (0, 1)]
    return sorted(edge for edge in pairs if counts[0][edge[0]] == counts[1][edge[1]] == 1)


def _find_strayed(sides: tuple[Side, Side], pairs: Collection[Edge]) -> dict[Edge, tuple[_Place, _Place]]:
    """Return the one-to-one links of units that stand in different places, with these."""
    single = _list_single(pairs)
    places = []
    for number, side in enumerate(sides):
        answers, parts = {edge[number]: edge for edge in single}, _list_parts(side)
        places.append(
            [
                (_find_linked(side, unit, answers), tuple(split_words(side.units[unit].heading)), parts.get(unit, ()))
                for unit in (edge[number] for edge in single)
            ]
        )
    return {edge: (one, other) for edge, one, other in zip(single, *places, strict=True) if one != other}


def _find_linked(side: Side, index: int, answers: Mapping[int, Edge]) -> Edge | None:
    """Return the link of the nearest unit above one that has one."""
    above = side.parents[index]
    while above is not None and above not in answers:
        above = side.parents[above]
    return None if above is None else answers[above]


def _list_parts(side: Side) -> dict[int, tuple[str, ...]]:
    """Return the texts of what stands under each unit."""
    found: dict[int, list[str]] = {}
    for index in sorted(range(len(side.units)), key=side.origin.__getitem__):
        if (above := side.parents[index]) is not None:
            found.setdefault(above, []).append(side.texts[index])
    return {index: tuple(texts) for index, texts in found.items()}


def _find_place(side: Side, index: int) -> tuple[str, str]:
    return " ".join(split_words(side.units[index].heading)), find_above(side, index)


def _mask(text: str) -> tuple[str, ...] | None:
    """Return the words of a text with a blank for each figure; nothing if it has none."""
    masked = _mask_words(split_words(text))
    return None if all(masked) else masked


def _mask_words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(["" if is_figure else word for word, is_figure in zip(words, mark_figures(words), strict=True)])
