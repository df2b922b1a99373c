"""Aligns two sequences of units: which old unit answers to which new one.

The stages, each a module that explains itself: `order` (canonical order), `exact` (same text), `grams` and `candidates`
(what is worth comparing), `evidence` and `judgement` (how likely a pair is), `assignment` and `decision` (which pairs
are links), `groups` (splits and merges) and `reasons`. Nearly linear in the number of units: what is the same on both
sides costs a hash, and each other unit meets a bounded number of candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from attrs import frozen

from plancmp.align.alignment import NO_PINS, Alignment, Pair, Pins, Reason
from plancmp.align.assignment import Edge, assign_pairs
from plancmp.align.candidates import propose_pairs
from plancmp.align.decision import Decision, decide
from plancmp.align.evidence import Overlap, describe_wording, measure_overlaps
from plancmp.align.exact import match_texts, match_words
from plancmp.align.grams import Lexicon, profile_units
from plancmp.align.groups import group_pairs
from plancmp.align.judgement import judge_pairs
from plancmp.align.order import Problem, Side, order_problem
from plancmp.align.reasons import explain_fields, explain_wording, list_fields
from plancmp.align.unit import Unit
from plancmp.align.words import split_words

_MEANING_LINE = 0.5


class Similarity(Protocol):
    """An outside model of meaning: asked only about units that wording has left without a link."""

    def propose(self, left: Sequence[str], right: Sequence[str]) -> Iterable[tuple[int, int, float]]:
        """Return pairs of texts that may answer to each other, few for each text.

        Args:
            left: Texts of one version.
            right: Texts of the other version; the same pairs have to come out when the two are swapped.

        Returns:
            Index in left, index in right, and how likely the pair is, 0 to 1: 0.5 is as likely as not.
        """


@frozen
class _Open:
    """The units that no earlier stage has settled, and what they share."""

    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    lexicon: Lexicon
    overlaps: dict[Edge, Overlap]


def align_texts(
    old: Sequence[str], new: Sequence[str], *, pins: Pins = NO_PINS, similarity: Similarity | None = None
) -> Alignment:
    """Align two lists of texts; see `align_units`."""
    return align_units([Unit(text) for text in old], [Unit(text) for text in new], pins=pins, similarity=similarity)


def align_units(
    old: Sequence[Unit], new: Sequence[Unit], *, pins: Pins = NO_PINS, similarity: Similarity | None = None
) -> Alignment:
    """Return which old units answer to which new ones.

    Args:
        old: The units of the old version, in order.
        new: The units of the new version, in order.
        pins: Pairs that a person has decided. A unit with a required pair is linked as required and in no other way.
        similarity: An outside model, asked only about what wording leaves open.

    Returns:
        The links, and the units of either side that have none.

    Raises:
        IndexError: If a pin or a parent names a unit that is not there.
    """
    problem = order_problem(old, new, pins)
    found: dict[Edge, tuple[float, list[Reason]]] = {}
    for edge in sorted(problem.pins.required):
        found[edge] = 1.0, [Reason("pinned")]
    settled = {i for i, _ in found}, {j for _, j in found}
    for edge in match_texts(problem.left, problem.right, settled, problem.pins.forbidden):
        found[edge] = 1.0, [Reason("exact-text")]
    weak: set[Edge] = set()
    _align_open(problem, found, weak)
    if similarity is not None:
        _ask_model(problem, similarity, found, weak)
    if problem.symmetric:
        # The same question from both sides: only what holds from both sides can be an answer.
        found = {(i, j): value for (i, j), value in found.items() if (j, i) in found}
    return _restore(problem, found, weak)


def _align_open(problem: Problem, found: dict[Edge, tuple[float, list[Reason]]], weak: set[Edge]) -> None:
    """Add the links of the units that no earlier stage has settled."""
    left, right, forbidden = problem.left, problem.right, problem.pins.forbidden
    words = [_read_words(left, [i for i, _ in found]), _read_words(right, [j for _, j in found])]
    if not words[0] or not words[1]:
        return
    for edge in match_words(
        [(i, tuple(bag)) for i, bag in words[0].items()], [(j, tuple(bag)) for j, bag in words[1].items()], forbidden
    ):
        found[edge] = 1.0, [Reason("same-words")]
        del words[0][edge[0]], words[1][edge[1]]
    stage = _compare(problem, words, [i for i, _ in sorted(found)])
    decision = _decide(problem, stage, found)
    for edge, chance in decision.chosen.items():
        reasons = explain_wording(stage.lexicon, stage.overlaps[edge])
        if edge in decision.kin:
            reasons.append(Reason("neighbours", "the points above or below them are linked too"))
        found[edge] = chance, reasons
    weak.update(decision.weak)


def _read_words(side: Side, settled: Iterable[int]) -> dict[int, list[str]]:
    """Return the words of each unit that is not settled: text, heading, topics and terms."""
    done = set(settled)
    bags = {}
    for index, unit in enumerate(side.units):
        if index in done:
            continue
        bag = split_words(unit.text)
        if unit.heading:
            bag = split_words(unit.heading) + bag
        if unit.topics or unit.terms:
            bag.extend(list_fields(unit))
        bags[index] = bag
    return bags


def _compare(problem: Problem, words: Sequence[Mapping[int, list[str]]], settled: Iterable[int]) -> _Open:
    """Return the open units as profiles, and what each candidate pair shares."""
    lefts, rights = tuple(words[0]), tuple(words[1])
    background = (split_words(problem.left.texts[i]) for i in settled)
    total = len(problem.left.units) + len(problem.right.units)
    lexicon = profile_units(tuple(words[0].values()), tuple(words[1].values()), background, total)
    overlaps = measure_overlaps(lexicon, propose_pairs(lexicon))
    return _Open(lefts, rights, lexicon, {(lefts[o.left], rights[o.right]): o for o in overlaps})


def _decide(problem: Problem, stage: _Open, found: Mapping[Edge, tuple[float, list[Reason]]]) -> Decision:
    odds = judge_pairs(describe_wording(stage.lexicon, list(stage.overlaps.values())))
    return decide(
        dict(zip(stage.overlaps, odds, strict=True)),
        list(found),
        (problem.left.parents, problem.right.parents),
        problem.pins.forbidden,
    )


def _ask_model(
    problem: Problem, similarity: Similarity, found: dict[Edge, tuple[float, list[Reason]]], weak: set[Edge]
) -> None:
    """Add one-to-one links that an outside model proposes between units that wording left without one."""
    linked = {i for i, _ in found}, {j for _, j in found}
    lefts = [i for i in range(len(problem.left.units)) if i not in linked[0] and problem.left.texts[i]]
    rights = [j for j in range(len(problem.right.units)) if j not in linked[1] and problem.right.texts[j]]
    if not lefts or not rights:
        return
    proposals = similarity.propose([problem.left.texts[i] for i in lefts], [problem.right.texts[j] for j in rights])
    chances = {(lefts[x], rights[y]): chance for x, y, chance in proposals if chance >= _MEANING_LINE}
    allowed = {edge: chance for edge, chance in sorted(chances.items()) if edge not in problem.pins.forbidden}
    for edge in sorted(assign_pairs(allowed)):
        found[edge] = allowed[edge], [Reason("similar-meaning", f"{allowed[edge]:.2f}")]
        weak.add(edge)


def _restore(problem: Problem, found: Mapping[Edge, tuple[float, list[Reason]]], weak: Iterable[Edge]) -> Alignment:
    """Return what was found in the order and the direction of the versions themselves."""
    left, right = problem.left, problem.right
    pairs = []
    for (i, j), (score, reasons) in found.items():
        reasons.extend(explain_fields(left.units[i], right.units[j]))
        pairs.append(Pair(left.origin[i], right.origin[j], score, tuple(reasons)))
    marked = {(left.origin[i], right.origin[j]) for i, j in weak}
    alignment = group_pairs(pairs, marked, len(left.units), len(right.units))
    return alignment.mirrored() if problem.swapped else alignment
