"""The engine's fast path against a brute-force oracle on small versions.

What is claimed, for versions of at most seven texts a side and twenty-five words a text, with splits, merges, moves,
edits and copies among them:

* Exact: the texts linked as `exact-text` are a greatest set of pairs of equal texts, none used twice: no search over
  all such sets finds more.
* Near: the texts linked as `near-text` are exactly the pairs that have four fifths of the longer one's words in common,
  and four fifths of its length, and are each other's only answer to half of their eight rarest words, by asking every
  text of the other side, but for those of which a third text may hold a part.
* Candidates: weighing *every* pair of the remaining texts that shares a word gives the same links as weighing those
  that the index of rare words proposed.
* Decision: from the odds of the candidates, the links are those above the line, each by itself, and beside them only
  pairs by which two twins became one.
* Splits and merges: links are the connected components of the chosen pairs.

What is not claimed: that the chances themselves are right. They come from fitted weights; benchmarks/alignment.py
measures them against correlation tables that people made.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plancmp.align import NO_PINS, Alignment, Unit, align_texts, engine
from plancmp.align.assignment import Edge
from plancmp.align.decision import decide
from plancmp.align.grams import Lexicon
from plancmp.align.judgement import judge_pairs, to_odds, to_probability
from plancmp.align.order import order_problem
from plancmp.align.weights import ADAPTATION, ADAPTATION_LIMIT, LINE, SHIPPED
from plancmp.align.words import mark_figures, split_words
from tests.align.test_laws import SLOW, WORDS, sentences

LARGEST = 7
Versions = tuple[list[str], list[str]]


@st.composite
def small_versions(draw: st.DrawFn) -> Versions:
    """Return a version and a revision of it: moved, edited, doubled, dropped, cut and joined texts."""
    old = draw(st.lists(sentences, max_size=LARGEST))
    new: list[str] = []
    for text in old:
        words = text.split()
        match draw(st.sampled_from(["same", "same", "dropped", "split", "merged", "edited", "doubled"])):
            case "dropped":
                continue
            case "split" if words:
                cut = draw(st.integers(0, len(words)))
                new += [" ".join(words[:cut]), " ".join(words[cut:])]
            case "merged" if new:
                new[-1] += " " + text
            case "edited" if words:
                for _ in range(draw(st.integers(1, 4))):
                    words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
                new.append(" ".join(words))
            case "doubled":
                new += [text, text]
            case _:
                new.append(text)
    new += draw(st.lists(sentences, max_size=2))
    return old, draw(st.permutations(new))[:LARGEST]


def with_reason(alignment: Alignment, kind: str) -> set[Edge]:
    return {
        (pair.old, pair.new)
        for link in alignment.links
        for pair in link.pairs
        if any(reason.kind == kind for reason in pair.reasons)
    }


def search_best(edges: list[Edge], chances: Mapping[Edge, float]) -> float:
    """Return the greatest sum of chances of any assignment, by trying them all: each left unit's pairs, or none."""
    rows: dict[int, list[int]] = {}
    for i, j in edges:
        rows.setdefault(i, []).append(j)

    def search(lefts: list[int], used: frozenset[int]) -> float:
        if not lefts:
            return 0.0
        first, *rest = lefts
        best = search(rest, used)
        for j in rows[first]:
            if j not in used:
                best = max(best, chances[first, j] + search(rest, used | {j}))
        return best

    return search(sorted(rows), frozenset())


@SLOW
@given(small_versions())
def test_no_set_of_equal_texts_is_larger_than_the_exact_links(versions: Versions) -> None:
    old, new = versions
    exact = with_reason(align_texts(old, new), "exact-text")
    equal = dict.fromkeys(
        ((i, j) for i, j in product(range(len(old)), range(len(new))) if old[i].split() == new[j].split()), 1.0
    )
    assert exact <= equal.keys()
    assert len({i for i, _ in exact}) == len({j for _, j in exact}) == len(exact) == search_best(sorted(equal), equal)


def list_names(text: str) -> set[str]:
    """Return the words of a text that are no figures."""
    words = split_words(text)
    return {word for word, is_figure in zip(words, mark_figures(words), strict=True) if not is_figure}


def answers(asking: Mapping[int, set[str]], asked: Mapping[int, set[str]]) -> dict[int, set[int]]:
    """Return the units of the other side that have half of each unit's eight rarest words, by asking every one."""
    counts = {word: sum(word in bag for bag in asked.values()) for bag in asking.values() for word in bag}
    found = {}
    for i, bag in asking.items():
        rare = sorted((counts[word], word) for word in bag if 1 <= counts[word] <= 4)[:8]
        hits = {j: sum(word in other for _, word in rare) for j, other in asked.items()}
        found[i] = {j for j, count in hits.items() if count and 2 * count >= len(rare)}
    return found


def has_third(words: set[str], partner: int, others: dict[int, set[str]]) -> bool:
    """Whether a text shares a word with a twin of its partner that it does not share with the partner."""
    lost = {word for word in words - others[partner] if not word[0].isdecimal()}
    return any(
        lost & other and 2 * len(words & other) >= max(len(words), len(other))
        for place, other in others.items()
        if place != partner
    )


def has_part(words: set[str], partner: int, others: dict[int, set[str]], paired: set[int]) -> bool:
    """Whether a text without a pair stands nearly whole in a text, and not in the partner of that."""
    lost = {word for word in words - others[partner] if not word[0].isdecimal()}
    return any(
        len(other) >= 8 and 5 * len(lost & other) >= len(other) and 4 * len(words & other) >= 3 * len(other)
        for place, other in others.items()
        if place not in paired
    )


@SLOW
@given(small_versions())
def test_near_links_are_those_that_asking_every_text_finds(versions: Versions) -> None:
    old, new = versions
    alignment = align_texts(old, new)
    settled = with_reason(alignment, "exact-text") | with_reason(alignment, "same-words")
    lefts = {i: set(split_words(text)) for i, text in enumerate(old) if i not in {i for i, _ in settled}}
    rights = {j: set(split_words(text)) for j, text in enumerate(new) if j not in {j for _, j in settled}}
    there = answers({i: list_names(old[i]) for i in lefts}, rights)
    back = answers({j: list_names(new[j]) for j in rights}, lefts)
    alike = {
        (i, j)
        for i, j in product(lefts, rights)
        if there[i] == {j} and back[j] == {i}
        if (longer := max(len(lefts[i]), len(rights[j]))) >= 8 and 5 * len(lefts[i] & rights[j]) >= 4 * longer
        if 5 * min(sizes := (len(split_words(old[i])), len(split_words(new[j])))) >= 4 * max(sizes)
    }
    gone, come = {i for i, _ in alike}, {j for _, j in alike}
    expected = {
        (i, j)
        for i, j in alike
        if not (has_third(lefts[i], j, rights) or has_third(rights[j], i, lefts))
        and not (has_part(lefts[i], j, rights, come) or has_part(rights[j], i, lefts, gone))
    }
    assert with_reason(alignment, "near-text") == expected


def propose_every_pair(lexicon: Lexicon) -> list[Edge]:
    return [
        (i, j) for (i, x), (j, y) in product(enumerate(lexicon.left), enumerate(lexicon.right)) if x.words & y.words
    ]


@SLOW
@given(small_versions())
def test_weighing_every_pair_gives_the_same_links(versions: Versions) -> None:
    fast = align_texts(*versions)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "propose_pairs", propose_every_pair)
        slow = align_texts(*versions)
    assert [(link.old, link.new) for link in fast.links] == [(link.old, link.new) for link in slow.links]


def decide_by_hand(odds: Mapping[Edge, float], settled: int, sizes: tuple[int, int]) -> set[Edge]:
    """Return the links that odds make, each pair by itself."""
    moves: dict[Edge, list[float]] = {edge: [] for edge in odds}
    for side in (0, 1):
        best = {edge[side]: max(value for other, value in odds.items() if other[side] == edge[side]) for edge in odds}
        answered = settled + sum(map(to_probability, best.values()))
        for edge, value in odds.items():
            if value != best[edge[side]] or sizes[side] == 1:
                continue
            share = min(1.0, answered / sizes[side])
            if sizes[side] <= 10:
                share = min(share, max(0.0, answered - to_probability(value)) / (sizes[side] - 1))
            moves[edge].append(max(-ADAPTATION_LIMIT, min(ADAPTATION_LIMIT, ADAPTATION * to_odds(share))))
    return {edge for edge, value in odds.items() if to_probability(value + max(moves[edge], default=0.0)) >= LINE}


ODDS = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(-3, 3), max_size=11)


@SLOW
@given(ODDS, st.integers(0, 3))
def test_what_is_decided_is_what_each_pair_decides_by_itself(odds: dict[Edge, float], settled: int) -> None:
    size = 5 + settled
    orphans: list[None] = [None] * size
    pairs = [(k, k) for k in range(5, size)]
    chosen = decide(dict(sorted(odds.items())), pairs, (orphans, orphans), ()).chosen
    assert set(chosen) == decide_by_hand(odds, settled, (size, size))


@SLOW
@given(small_versions())
def test_the_links_of_small_versions_are_what_each_pair_decides_by_itself(versions: Versions) -> None:
    problem = order_problem([Unit(text) for text in versions[0]], [Unit(text) for text in versions[1]], NO_PINS)
    draft = engine.prepare(problem)
    odds = judge_pairs(draft.describe(), SHIPPED)
    by_edge = dict(zip(draft.overlaps, odds, strict=True))
    sizes = len(problem.left.units), len(problem.right.units)
    expected = decide_by_hand(by_edge, len(draft.found), sizes)
    pairs = engine.conclude(draft, SHIPPED).pairs()
    found = {edge[::-1] if problem.swapped else edge for edge in pairs}
    settled, weighed, fused = (
        {(problem.left.origin[i], problem.right.origin[j]) for i, j in edges}
        for edges in (draft.found, expected, draft.fused)
    )
    if not problem.symmetric:
        assert weighed <= found - settled <= weighed | fused


@SLOW
@given(small_versions())
def test_links_are_the_connected_components_of_the_pairs(versions: Versions) -> None:
    alignment = align_texts(*versions)
    pairs = alignment.pairs()
    for link in alignment.links:
        olds, news = {link.old[0]}, set[int]()
        for _ in pairs:
            news |= {j for i, j in pairs if i in olds}
            olds |= {i for i, j in pairs if j in news}
        assert (olds, news) == (set(link.old), set(link.new))
