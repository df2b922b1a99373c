"""Aligns two sequences of units: which old unit answers to which new one.

The stages, each a module that explains itself: `order` (canonical order), `exact` (same text), `rows` (tables, lists),
`near` (nearly the same text), `grams` and `candidates` (what is worth comparing), `twins` (families of one wording),
`evidence` and `judgement` (how likely a pair is), `assignment` and `decision` (which pairs are links), `groups` (splits
and merges) and `reasons`. Nearly linear in the number of units: what is the same on both sides costs a hash, and each
other unit meets a bounded number of candidates.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from attrs import frozen

from plancmp.align.alignment import NO_PINS, Alignment, Pair, Pins, Reason
from plancmp.align.assignment import Edge, assign_pairs
from plancmp.align.candidates import propose_pairs
from plancmp.align.decision import decide
from plancmp.align.evidence import Overlap, Row, describe_wording, measure_overlaps
from plancmp.align.exact import match_texts, match_words
from plancmp.align.grams import Lexicon, profile_units
from plancmp.align.groups import group_pairs
from plancmp.align.judgement import judge_pairs
from plancmp.align.near import match_near
from plancmp.align.order import Problem, Side, order_problem
from plancmp.align.passages import Passages, Texts, cut_passages, describe_passages
from plancmp.align.reasons import (
    are_apart,
    explain_fields,
    explain_figures,
    explain_wording,
    has_fields,
    is_boilerplate,
    list_fields,
)
from plancmp.align.rows import match_rows, read_label
from plancmp.align.twins import list_crossings, uncross_labels, uncross_texts, uncross_twins
from plancmp.align.unit import Unit
from plancmp.align.weights import SHIPPED, TOPICS, Weights
from plancmp.align.words import split_words

_MEANING_LINE = 0.5
_UNCROSSED = 0.95
_BACKGROUND = 500  # settled units that take part in how rare a word is; more make no difference but in time


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


@frozen(eq=False, repr=False)
class Draft:
    """An alignment on the way: what is settled, and what is left to weigh.

    Attributes:
        problem: The two versions in canonical order.
        found: Score and reasons of each settled pair of (left, right) units.
        lexicon: The profiles of the units that are left.
        overlaps: What each candidate pair of the units that are left shares, ascending.
        passages: The numbers of its passages, for each candidate pair.
        fused: Pairs by which two twins may have become one, with the pair of the other twin and what each shares.
    """

    problem: Problem
    found: dict[Edge, tuple[float, list[Reason]]]
    lexicon: Lexicon
    overlaps: dict[Edge, Overlap]
    passages: list[Row]
    fused: dict[Edge, tuple[Edge, Overlap]]

    def describe(self) -> list[Row]:
        """Return the numbers that each candidate pair is judged by, those named in `judgement.NUMBERS`."""
        wording = describe_wording(self.lexicon, list(self.overlaps.values()))
        return [[*row, *passages] for row, passages in zip(wording, self.passages, strict=True)]


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
    return conclude(prepare(order_problem(old, new, pins)), SHIPPED, similarity)


def prepare(problem: Problem) -> Draft:
    """Return what can be settled without weighing evidence, and what there is to weigh."""
    found: dict[Edge, tuple[float, list[Reason]]] = {}
    for edge in sorted(problem.pins.required):
        found[edge] = 1.0, [Reason("pinned")]
    settled = {i for i, _ in found}, {j for _, j in found}
    same = match_texts(problem.left, problem.right, settled, problem.pins.forbidden)
    for edge in uncross_texts(problem, same, settled):
        found[edge] = (
            (1.0, [Reason("exact-text")])
            if edge in same
            else (_UNCROSSED, [Reason("near-text", "only figures differ")])
        )
    words = _read_words(problem.left, [i for i, _ in found]), _read_words(problem.right, [j for _, j in found])
    for edge in match_words(words[0], words[1], problem.pins.forbidden):
        del words[0][edge[0]], words[1][edge[1]]
        found[edge] = 1.0, [Reason("same-words")]
    for edge in match_rows((problem.left, problem.right), words, problem.pins.forbidden):
        del words[0][edge[0]], words[1][edge[1]]
        found[edge] = _UNCROSSED, [Reason("same-row", read_label(problem.left.units[edge[0]].text))]
    for edge, alike in match_near(words[0], words[1], problem.pins.forbidden).items():
        del words[0][edge[0]], words[1][edge[1]]
        found[edge] = 1.0 - (1.0 - alike) / 4, [Reason("near-text", f"{alike:.0%} of the words are the same")]
    lexicon = _profile(problem, words, [i for i, _ in sorted(found)])
    lefts, rights = tuple(words[0]), tuple(words[1])
    overlaps = {
        (lefts[overlap.left], rights[overlap.right]): overlap
        for overlap in measure_overlaps(lexicon, propose_pairs(lexicon))
    }
    crossings, twins = list_crossings(problem, words, list(overlaps))
    crossed = {edge: overlaps.pop(edge) for edge in crossings}
    total = len(problem.left.units) + len(problem.right.units)
    cut = [_cut_side(side) for side in (problem.left, problem.right)]
    passages = describe_passages(cut[0], cut[1], list(overlaps), total)
    fused = {edge: (twin, crossed[edge]) for edge, twin in twins.items()}
    return Draft(problem, found, lexicon, overlaps, passages, fused)


def conclude(draft: Draft, weights: Weights, similarity: Similarity | None = None) -> Alignment:
    """Return the alignment that a draft comes to when its evidence is weighed."""
    problem, found = draft.problem, dict(draft.found)
    decision = decide(
        _weigh(draft, weights),
        list(found),
        (problem.left.parents, problem.right.parents),
        problem.pins.forbidden,
    )
    doubtful = set(decision.weak)
    for edge, chance in decision.chosen.items():
        units = problem.left.units[edge[0]], problem.right.units[edge[1]]
        if edge in draft.overlaps and not has_fields(*units) and is_boilerplate(*(unit.text for unit in units)):
            doubtful.add(edge)
        reasons = explain_wording(draft.lexicon, draft.overlaps[edge]) if edge in draft.overlaps else []
        reasons += explain_figures(*units)
        if edge in decision.kin:
            reasons.append(Reason("neighbours", "the points above or below them are linked too"))
        found[edge] = chance, reasons
    for edge, twin in _pick_fused(draft.fused, found).items():
        found[edge] = found[twin][0], explain_wording(draft.lexicon, draft.fused[edge][1])
        doubtful.add(edge)
    for uncross in (uncross_twins, uncross_labels):
        for edge, other in uncross(problem, found.keys() - problem.pins.required).items():
            del found[edge]
            found[other] = _UNCROSSED, [Reason("near-text", "at its own place")]
    weak = doubtful & found.keys()
    if similarity is not None:
        _ask_model(problem, similarity, found, weak)
    if problem.symmetric:
        # The same question from both sides: only what holds from both sides can be an answer.
        found = {(i, j): value for (i, j), value in found.items() if (j, i) in found}
    return _restore(problem, found, weak)


def _weigh(draft: Draft, weights: Weights) -> dict[Edge, float]:
    """Return the log odds of each candidate pair."""
    odds = dict(zip(draft.overlaps, judge_pairs(draft.describe(), weights), strict=True))
    left, right = draft.problem.left.units, draft.problem.right.units
    return {(i, j): value - TOPICS if are_apart(left[i], right[j]) else value for (i, j), value in odds.items()}


def _pick_fused(fused: Mapping[Edge, tuple[Edge, Overlap]], found: Collection[Edge]) -> dict[Edge, Edge]:
    """Return for each unit without a link the first pair that makes it one with a twin that has one."""
    linked = [{edge[side] for edge in found} for side in (0, 1)]
    picked: dict[Edge, Edge] = {}
    for edge, (twin, _) in fused.items():
        lone = [side for side in (0, 1) if edge[side] not in linked[side]]
        if lone and twin in found:
            linked[lone[0]].add(edge[lone[0]])
            picked[edge] = twin
    return picked


def _read_words(side: Side, settled: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Return the words of each unit that is not settled: text, heading, topics and terms."""
    done = set(settled)
    bags = {}
    known: dict[str, str] = {}  # one string for each word, however often it stands there
    for index, unit in enumerate(side.units):
        if index in done:
            continue
        bag = split_words(unit.text)
        if unit.heading:
            bag = split_words(unit.heading) + bag
        if unit.topics or unit.terms:
            bag.extend(list_fields(unit))
        bags[index] = tuple([known.setdefault(word, word) for word in bag])
    return bags


def _cut_side(side: Side) -> Texts:
    """Return what cuts the units of a side into passages: of heading, of text, and what else is known of a unit."""

    def cut(place: int) -> Passages:
        unit = side.units[place]
        fields = list(list_fields(unit)) if unit.topics or unit.terms else []
        return [*cut_passages(unit.heading), *cut_passages(unit.text), *([fields] if fields else [])]

    return cut


def _profile(problem: Problem, words: Sequence[Mapping[int, Sequence[str]]], settled: Sequence[int]) -> Lexicon:
    """Return the units that are left as profiles."""
    step = len(settled) // _BACKGROUND + 1
    background = (split_words(problem.left.texts[i]) for i in settled[::step])
    total = len(problem.left.units) + len(problem.right.units)
    return profile_units(tuple(words[0].values()), tuple(words[1].values()), background, step, total=total)


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
        every = (*reasons, *explain_fields(left.units[i], right.units[j]))
        pairs.append(Pair(left.origin[i], right.origin[j], score, every))
    marked = {(left.origin[i], right.origin[j]) for i, j in weak}
    alignment = group_pairs(pairs, marked, len(left.units), len(right.units))
    return alignment.mirrored() if problem.swapped else alignment
