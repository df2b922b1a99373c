"""The promises of the alignment engine, whatever the texts are."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections.abc import Sequence

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align import Alignment, Pins, Unit, align_texts, align_units

WORDS = [
    *("the", "of", "and", "to", "in", "shall", "parties", "troops", "border", "ceasefire", "sanctions", "assets"),
    *("frozen", "election", "guarantee", "nuclear", "plant", "prisoners", "exchange", "fund", "monitor", "council"),
    *("withdraw", "deploy", "treaty", "600,000", "800,000", "100", "days", "Украина", "мир", "和平", "協定", "ä"),
]
SLOW = settings(max_examples=60, deadline=None)

sentences = st.lists(st.sampled_from(WORDS), min_size=0, max_size=25).map(" ".join)
versions = st.lists(sentences, min_size=0, max_size=9)
distinct = st.lists(sentences, min_size=0, max_size=9, unique_by=lambda text: text)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Return a version and a revision of it: words and whole texts dropped, joined, cut and doubled."""
    old = draw(versions)
    new: list[str] = []
    for text in old:
        words = text.split()
        match draw(st.integers(0, 6)):
            case 0:
                continue
            case 1:
                cut = draw(st.integers(0, len(words)))
                new += [" ".join(words[:cut]), " ".join(words[cut:])]
            case 2 if new:
                new[-1] += " " + text
            case 3 if words:
                words[draw(st.integers(0, len(words) - 1))] = draw(st.sampled_from(WORDS))
                new.append(" ".join(words))
            case _:
                new.append(text)
    return old, draw(st.permutations(new + draw(st.lists(sentences, max_size=2))))


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[Unit], list[Unit]]:
    """Return two versions with headings, terms and parents."""
    sides = []
    for texts in draw(revisions()):
        units: list[Unit] = []
        for index, text in enumerate(texts):
            parent = draw(st.none() | st.integers(0, index - 1)) if index else None
            heading = draw(st.sampled_from(["", "Troops", "Entry into force"]))
            terms = draw(st.frozensets(st.sampled_from(["cap", "cap=600000", "ban"]), max_size=2))
            units.append(Unit(text, heading, str(index), frozenset(), terms, parent))
        sides.append(units)
    return sides[0], sides[1]


@st.composite
def pinned(draw: st.DrawFn) -> tuple[list[Unit], list[Unit], Pins]:
    """Return two versions and what a person decided about them."""
    old, new = draw(trees())
    every = [(i, j) for i in range(len(old)) for j in range(len(new))]
    picked = draw(st.lists(st.sampled_from(every), max_size=6, unique=True)) if every else []
    cut = draw(st.integers(0, len(picked)))
    return old, new, Pins(frozenset(picked[:cut]), frozenset(picked[cut:]))


def by_text(alignment: Alignment, old: Sequence[str], new: Sequence[str]) -> set[tuple[str, str]]:
    return {(old[i], new[j]) for i, j in alignment.pairs()}


@SLOW
@given(pinned())
def test_swapping_the_sides_mirrors_the_alignment(case: tuple[list[Unit], list[Unit], Pins]) -> None:
    old, new, pins = case
    assert align_units(new, old, pins=pins.mirrored()) == align_units(old, new, pins=pins).mirrored()


@SLOW
@given(trees())
def test_the_mirror_law_holds_for_a_version_against_itself(case: tuple[list[Unit], list[Unit]]) -> None:
    old, _ = case
    pins = Pins(forbidden=frozenset({(0, 0)})) if old else Pins()
    alignment = align_units(old, old, pins=pins)
    assert alignment == alignment.mirrored()


@SLOW
@given(pinned())
def test_every_unit_is_accounted_for_once(case: tuple[list[Unit], list[Unit], Pins]) -> None:
    old, new, pins = case
    alignment = align_units(old, new, pins=pins)
    olds = [i for link in alignment.links for i in link.old] + list(alignment.removed)
    news = [j for link in alignment.links for j in link.new] + list(alignment.added)
    assert sorted(olds) == list(range(len(old)))
    assert sorted(news) == list(range(len(new)))
    for link in alignment.links:
        assert {pair.old for pair in link.pairs} == set(link.old)
        assert {pair.new for pair in link.pairs} == set(link.new)
        assert all(pair.reasons and 0 <= pair.score <= 1 for pair in link.pairs)


@SLOW
@given(pinned())
def test_what_a_person_decided_is_kept(case: tuple[list[Unit], list[Unit], Pins]) -> None:
    old, new, pins = case
    pairs = align_units(old, new, pins=pins).pairs()
    assert pins.required <= pairs
    assert not pins.forbidden & pairs


@SLOW
@given(trees())
def test_a_version_answers_to_itself(case: tuple[list[Unit], list[Unit]]) -> None:
    old, _ = case
    alignment = align_units(old, old)
    assert alignment.pairs() == {(i, i) for i in range(len(old))}
    assert not any(link.weak for link in alignment.links)


@SLOW
@given(distinct, distinct, st.randoms(use_true_random=False))
def test_shuffling_changes_no_link(old: list[str], new: list[str], shuffle: random.Random) -> None:
    old_shuffled, new_shuffled = list(old), list(new)
    shuffle.shuffle(old_shuffled)
    shuffle.shuffle(new_shuffled)
    before = by_text(align_texts(old, new), old, new)
    assert by_text(align_texts(old_shuffled, new_shuffled), old_shuffled, new_shuffled) == before


@SLOW
@given(trees(), st.lists(st.text(max_size=4), min_size=30, max_size=30))
def test_a_numbering_that_shares_no_label_links_as_none_at_all(
    case: tuple[list[Unit], list[Unit]], labels: list[str]
) -> None:
    old, new = case
    renumbered = [evolve(unit, label=f"§ {label}") for unit, label in zip(new, labels, strict=False)]
    unnumbered = [evolve(unit, label="") for unit in new]
    assert align_units(old, renumbered).pairs() == align_units(old, unnumbered).pairs()


@SLOW
@given(revisions(), st.sampled_from(["\n", "  ", "\t", "\u00a0", "\r\n    "]))
def test_wrapping_changes_no_link(case: tuple[list[str], list[str]], gap: str) -> None:
    old, new = case
    wrapped = [gap.join(text.split()) + gap for text in new]
    assert align_texts(old, wrapped) == align_texts(old, new)


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_text_can_be_aligned(old: str, new: str) -> None:
    alignment = align_texts([old, ""], [new, ""])
    assert alignment == align_texts([new, ""], [old, ""]).mirrored()


PROGRAM = """
import json, locale, os, sys
locale.setlocale(locale.LC_ALL, "")
if sys.argv[1] == "one core" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from plancmp.align import Unit, align_units
old, new = json.load(sys.stdin)
def read(texts):
    return [Unit(t, terms=frozenset(t.split()[:3]), topics=frozenset(t.split()[:2])) for t in texts]
print(align_units(read(old), read(new)))
"""


def test_the_hash_seed_the_locale_and_the_number_of_cores_change_nothing() -> None:
    rng = random.Random(5)  # noqa: S311 - the same in every run
    old = [" ".join(rng.choices(WORDS, k=rng.randint(3, 30))) for _ in range(60)]
    new = [" ".join(text.split()[rng.randint(0, 9) :]) for text in old] + old[:5]
    rng.shuffle(new)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, cores],
            input=json.dumps([old, new]),
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, locale, cores in (
            ("0", "C", "one core"),
            ("1", "C.UTF-8", "all cores"),
            ("4242", "POSIX", "all cores"),
        )
    }
    assert len(outputs) == 1
