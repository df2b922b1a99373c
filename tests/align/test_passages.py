"""What the passages of two texts share says the same from either side, and finds the parts of what was cut in two."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from plancmp.align.passages import PASSAGES, cut_passages, describe_passages

WORDS = st.lists(st.sampled_from(["boat", "net", "salt", "bell", "fog", "quay", "lamp"]), min_size=1, max_size=6)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=4)


def spell(texts: list[list[list[str]]]) -> list[str]:
    return [" ".join(f"{' '.join(words)}." for words in text) for text in texts]


def describe(left: list[str], right: list[str], edges: list[tuple[int, int]]) -> dict[tuple[int, int], list[float]]:
    texts = [lambda place, side=side: cut_passages(side[place]) for side in (left, right)]
    return dict(zip(edges, describe_passages(texts[0], texts[1], edges, len(left) + len(right)), strict=True))


@given(TEXTS, TEXTS)
@example([[["boat"], ["boat", "net"]]], [[["boat", "boat"], ["net"], ["boat"]]])
@example([[["boat"], ["boat", "salt"], ["net"]]], [[["boat", "boat"]], [["boat", "boat"], ["net"], ["salt"]]])
def test_the_numbers_are_the_same_from_either_side(old: list[list[list[str]]], new: list[list[list[str]]]) -> None:
    left, right = spell(old), spell(new)
    edges = [(i, j) for i in range(len(left)) for j in range(len(right))]
    there = describe(left, right, edges)
    turned = sorted((j, i) for i, j in edges)
    back = describe(right, left, turned)
    assert there == {(i, j): row for (j, i), row in back.items()}
    assert all(0 <= value <= 1 for row in there.values() for value in row)


def test_both_parts_of_a_text_that_was_cut_are_covered_by_it() -> None:
    old = ["The pilot boards at the buoy. The lamp burns until midnight.", "Nets are dried on the beach."]
    new = ["The lamp burns until midnight.", "The pilot boards at the buoy.", "Salt is free of any toll."]
    edges = [(i, j) for i in range(2) for j in range(3)]
    rows = describe(old, new, edges)
    numbers = {edge: dict(zip(PASSAGES, row, strict=True)) for edge, row in rows.items()}
    for part in (0, 1):
        assert numbers[0, part]["passage-best"] == numbers[0, part]["covered-hi"] == 1
        assert 0.3 < numbers[0, part]["covered-lo"] < 0.7
        assert numbers[0, part]["mates-hi"] == numbers[0, part]["mates-best"] == 1
    assert numbers[0, 2]["mates-hi"] == numbers[1, 0]["mates-hi"] == 0


def test_a_text_without_words_has_no_passages() -> None:
    assert describe(["…"], ["Nets are dried."], [(0, 0)]) == {(0, 0): [0.0] * len(PASSAGES)}
