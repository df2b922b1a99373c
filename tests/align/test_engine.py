"""What the engine makes of the cases that people meet."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plancmp.align import Alignment, Pins, Unit, align_texts, align_units
from plancmp.align.candidates import propose_pairs
from plancmp.align.decision import decide
from plancmp.align.grams import profile_units

CAP = "The size of the armed forces of Ukraine is limited to 600,000 personnel."
NATO = "Ukraine agrees to enshrine in its constitution that it will not join NATO."
ASSETS = "USD 100 billion of frozen Russian assets are invested in the reconstruction of Ukraine."
VOTE = "Ukraine holds elections within 100 days."
PLANT = "The nuclear power plant is started up under the supervision of the IAEA; its output is shared equally."
PRISONERS = "All remaining prisoners and bodies are exchanged on an all for all basis."


def kinds(alignment: Alignment) -> list[str]:
    return [reason.kind for link in alignment.links for pair in link.pairs for reason in pair.reasons]


def test_identical_texts_are_linked_wherever_they_stand() -> None:
    alignment = align_texts([CAP, NATO, VOTE], [VOTE, CAP, NATO])
    assert alignment.pairs() == {(0, 1), (1, 2), (2, 0)}
    assert [link.score for link in alignment.links] == [1.0, 1.0, 1.0]


def test_a_text_whose_two_parts_say_nearly_the_same_words_may_have_been_cut_in_two() -> None:
    elect = "Subject to the rights of the guests, each owner shall cast all votes of the owner to fill the council."
    keep = (
        "Subject to the rights of the guests during the term of this lease, each owner shall take no step to close a "
        "berth or cast votes of the council unless the harbour master agrees by letter within one month of the notice, "
        "and hereby appoints him as proxy with power to act alone for boats held there at the time."
    )
    rest = [CAP, NATO, ASSETS, VOTE, PLANT, PRISONERS]
    alignment = align_texts([f"{elect} {keep}", *rest], [elect, keep, *rest])
    assert {(0, 0), (0, 1)} <= alignment.pairs()


@pytest.mark.parametrize("is_back", [False, True])
def test_a_sentence_of_a_long_text_that_became_a_clause_of_its_own_is_found(is_back: bool) -> None:
    rules = (
        "The warden opens the lock at dawn and counts the barges that wait above it. Barges with grain pass first, "
        "then those with timber, then empty ones; nobody passes on a feast day, or while the red flag flies over the "
        "weir. Whoever moors inside the chamber pays the keeper eleven crowns for each hour, and leaves when the bell "
        "rings twice. Children, dogs and geese stay on deck until both gates are closed and the water is level."
    )
    toll = "A barge that returns within nine days owes half of the toll, which the keeper writes down."
    long, apart = [f"{rules} {toll}", NATO, VOTE], [rules, NATO, VOTE, toll]
    alignment = align_texts(apart, long) if is_back else align_texts(long, apart)
    links = {(0, 0), (0, 3), (1, 1), (2, 2)}
    assert alignment.pairs() == ({(j, i) for i, j in links} if is_back else links)


def test_other_topics_speak_against_a_link_that_words_hardly_make() -> None:
    rest = ["No castle shall be built on the island.", "The guild votes on the first day of spring."]
    old = ["The guild is paid for its advice.", *rest]
    new = ["Ferries and barges that the guild owns are free of the toll, and the guild is their keeper.", *rest]
    linked = []
    for topic in ("money", "ferries"):
        sides = [
            [Unit(text, topics=frozenset({name} if place == 0 else ())) for place, text in enumerate(side)]
            for side, name in ((old, "money"), (new, topic))
        ]
        linked.append((0, 0) in align_units(*sides).pairs())
    assert linked == [True, False]


def test_a_changed_figure_does_not_hinder_the_link() -> None:
    alignment = align_texts([CAP, NATO], [ASSETS, CAP.replace("600,000", "800,000")])
    assert alignment.pairs() == {(0, 1)}
    assert (alignment.removed, alignment.added) == ((1,), (0,))


def test_a_very_short_text_is_linked_over_a_changed_figure() -> None:
    assert align_texts(["Cap: 600,000", NATO], [NATO, "Cap: 800,000"]).pairs() == {(0, 1), (1, 0)}


def test_case_and_punctuation_are_not_wording() -> None:
    alignment = align_texts([NATO], [NATO.upper().replace(".", " !")])
    assert kinds(alignment) == ["same-words"]


def test_a_split_is_found_with_its_parts() -> None:
    alignment = align_texts([f"{ASSETS} {PRISONERS}", NATO], [PRISONERS, NATO, ASSETS])
    (split,) = [link for link in alignment.links if link.kind == "split"]
    assert (split.old, split.new) == ((0,), (0, 2))
    assert "containment" in kinds(alignment)


def test_a_merge_is_found_with_its_parts() -> None:
    alignment = align_texts([PLANT, NATO, VOTE], [NATO, f"{VOTE} {PLANT}"])
    (merge,) = [link for link in alignment.links if link.kind == "merge"]
    assert (merge.old, merge.new) == ((0, 2), (1,))


def test_a_point_may_be_split_into_its_own_items() -> None:
    new = [Unit(NATO), Unit("The parties agree:"), Unit(ASSETS, parent=1), Unit(PRISONERS, parent=1)]
    alignment = align_units([Unit(f"{ASSETS} {PRISONERS}"), Unit(NATO)], new)
    assert {(0, 2), (0, 3), (1, 0)} <= alignment.pairs()


def test_an_item_may_have_moved_into_another_point() -> None:
    old = [Unit("Security"), Unit(CAP, parent=0), Unit("Economy"), Unit(ASSETS, parent=2)]
    new = [Unit("Security"), Unit("Economy"), Unit(CAP.replace("600", "800"), parent=1), Unit(ASSETS, parent=1)]
    assert align_units(old, new).pairs() == {(0, 0), (1, 2), (2, 1), (3, 3)}


def test_children_speak_for_a_parent_that_says_nothing() -> None:
    old = [Unit(VOTE), Unit("", "Guarantee"), Unit(CAP, parent=1), Unit(NATO, parent=1)]
    new = [Unit("", "Security"), Unit(NATO, parent=0), Unit(CAP, parent=0), Unit(VOTE, parent=0)]
    alignment = align_units(old, new)
    assert alignment.pairs() == {(0, 3), (1, 0), (2, 2), (3, 1)}
    assert [link.weak for link in alignment.links] == [False, True, False, False]


def test_copies_are_told_apart_by_heading_parent_and_neighbours() -> None:
    old = [Unit("Reserved.", "Trade"), Unit("Reserved.", "Energy"), Unit("Reserved.", "Culture")]
    new = [Unit("Reserved.", "Culture"), Unit("Reserved.", "Trade")]
    assert align_units(old, new).pairs() == {(0, 1), (2, 0)}
    old = [Unit(CAP), Unit("Item.", parent=0), Unit(NATO), Unit("Item.", parent=2)]
    new = [Unit(NATO), Unit("Item.", parent=0), Unit(CAP), Unit("Item.", parent=2)]
    assert align_units(old, new).pairs() == {(0, 2), (1, 3), (2, 0), (3, 1)}


def test_a_heading_alone_is_enough() -> None:
    old = [Unit("", "Security guarantees"), Unit("", "Frozen assets")]
    new = [Unit("", "Frozen assets"), Unit("", "Security guarantees")]
    assert align_units(old, new).pairs() == {(0, 1), (1, 0)}


def test_shared_terms_link_what_wording_alone_does_not() -> None:
    terms = frozenset({"armed-forces-size", "armed-forces-size: at most 600000 personnel"})
    old = [Unit("Its army stays small.", terms=terms), Unit(NATO)]
    new = [Unit(PLANT), Unit("Its military is capped.", terms=terms)]
    alignment = align_units(old, new)
    assert alignment.pairs() == {(0, 1)}
    assert "shared-terms" in kinds(alignment)


def test_nothing_in_common_is_removed_and_added() -> None:
    alignment = align_texts([CAP], [PRISONERS])
    assert alignment == Alignment((), (0,), (0,))


@pytest.mark.parametrize(("old", "new"), [([], []), ([], [CAP]), ([CAP], []), ([""], [""]), (["", ""], [""])])
def test_empty_versions_and_texts(old: list[str], new: list[str]) -> None:
    alignment = align_texts(old, new)
    assert len(alignment.links) == min(len(old), len(new))


def test_a_script_without_spaces_is_aligned_by_its_characters() -> None:
    old = ["乌克兰武装部队的规模限制在六十万人。", "所有剩余的战俘和遗体将予以交换。"]
    new = ["所有剩余战俘与遗体均应予以交换。", "乌克兰武装力量的规模限制在八十万人。"]
    assert align_texts(old, new).pairs() == {(0, 1), (1, 0)}


def test_pins_are_kept_and_checked() -> None:
    pins = Pins(required=frozenset({(0, 1)}), forbidden=frozenset({(1, 0)}))
    alignment = align_texts([CAP, NATO], [NATO, VOTE], pins=pins)
    assert alignment.pairs() == {(0, 1)}
    assert kinds(alignment) == ["pinned"]
    with pytest.raises(IndexError, match="not there"):
        align_texts([CAP], [CAP], pins=Pins(required=frozenset({(0, 1)})))
    with pytest.raises(ValueError, match="both required and forbidden"):
        Pins(frozenset({(0, 0)}), frozenset({(0, 0)}))


def test_a_parent_has_to_be_there() -> None:
    with pytest.raises(IndexError, match="parent"):
        align_units([Unit(CAP, parent=7)], [])


def test_a_link_near_the_line_is_weak() -> None:
    nobody: tuple[list[None], list[None]] = ([None], [None])
    assert decide({(0, 0): 0.2}, [], nobody, ()).weak == {(0, 0)}
    assert decide({(0, 0): 3.0}, [], nobody, ()).weak == set()


class Translator:
    """Knows that two texts mean the same."""

    def __init__(self) -> None:
        self.asked: list[tuple[list[str], list[str]]] = []

    def propose(self, left: Sequence[str], right: Sequence[str]) -> Iterable[tuple[int, int, float]]:
        self.asked.append((list(left), list(right)))
        return [(i, j, 0.8) for i in range(len(left)) for j in range(len(right))]


def test_an_outside_model_is_asked_only_about_what_wording_leaves_open() -> None:
    model = Translator()
    alignment = align_texts([CAP, NATO], ["Les prisonniers sont échangés.", CAP], similarity=model)
    assert [sorted([*left, *right]) for left, right in model.asked] == [["Les prisonniers sont échangés.", NATO]]
    assert alignment.pairs() == {(0, 1), (1, 0)}
    assert [link.weak for link in alignment.links] == [False, True]


@given(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), max_size=6), st.data())
@settings(max_examples=80, deadline=None)
def test_the_index_finds_what_comparing_everything_finds(left: list[list[str]], data: st.DataObject) -> None:
    right = data.draw(st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), max_size=6))
    lexicon = profile_units(left, right, total=len(left) + len(right))
    found = set(propose_pairs(lexicon))
    every = [
        (sum(lexicon.weights[g] for g in (x.words & y.words) | (x.pairs & y.pairs)), i, j)
        for i, x in enumerate(lexicon.left)
        for j, y in enumerate(lexicon.right)
    ]
    for i in range(len(left)):
        best = max((shared for shared, row, _ in every if row == i), default=0)
        if best:
            assert any((i, j) in found for shared, row, j in every if row == i and shared == best)
    assert all(shared > 0 for shared, i, j in every if (i, j) in found)


def test_importing_the_engine_is_cheap() -> None:
    code = "import sys, plancmp.align; print(sorted(m for m in ('rapidfuzz', 'numpy', 'deepdiff') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
