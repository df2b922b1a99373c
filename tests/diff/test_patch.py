"""A patch holds what changed and nothing else, and refuses every plan that is not what it was made from."""

from __future__ import annotations

import pytest
from attrs import evolve

from plancmp.align import Alignment, Link, Pair
from plancmp.diff import compare, interpret
from plancmp.diff.patch import Edit, Patch, PatchError, Placed, Replacement, make_patch
from plancmp.model import Clause, Plan

ARMY = Clause("6", text="The army is held to 600 soldiers.")
NATO = Clause("7", text="The country does not join the alliance.")
SHIPS = Clause("8", text="Ships may pass through the strait at any time.")


def plan(*clauses: Clause, title: str = "P") -> Plan:
    return Plan("p", title, clauses=clauses)


def test_a_patch_names_only_what_changed() -> None:
    patch = make_patch(compare(plan(ARMY, NATO, title="Old"), plan(evolve(ARMY, note="held"), NATO, title="New")))
    assert patch == Patch(
        metadata=(Replacement("title", "Old", "New"),),
        edits=(Edit((0,), (0,), (Replacement("note", "", "held"),)),),
    )
    assert patch.invert() == Patch(
        metadata=(Replacement("title", "New", "Old"),),
        edits=(Edit((0,), (0,), (Replacement("note", "held", ""),)),),
    )


def test_a_clause_that_only_moved_is_an_edit_without_replacements() -> None:
    patch = make_patch(compare(plan(ARMY, NATO), plan(NATO, ARMY)))
    assert set(patch.edits) == {Edit((0,), (1,)), Edit((1,), (0,))}
    assert not patch.metadata
    assert not patch.removed
    assert not patch.inserted


def test_clauses_that_come_and_go_stand_in_the_patch_without_their_sub_clauses() -> None:
    chapter = Clause("c", heading="Seas", clauses=(SHIPS,))
    patch = make_patch(compare(plan(ARMY), plan(ARMY, chapter)))
    assert patch.inserted == (Placed((1,), evolve(chapter, clauses=())), Placed((1, 0), SHIPS))
    assert patch.invert().removed == patch.inserted
    assert patch.apply(plan(ARMY)) == plan(ARMY, chapter)
    assert patch.invert().apply(plan(ARMY, chapter)) == plan(ARMY)


def test_a_split_clause_goes_and_its_parts_come() -> None:
    old, new = plan(NATO), plan(evolve(NATO, id="7a"), evolve(NATO, id="7b"))
    link = Link((0,), (0, 1), (Pair(0, 0, 1.0), Pair(0, 1, 1.0)))
    patch = make_patch(interpret(old, new, Alignment((link,))))
    assert (patch.removed, [item.path for item in patch.inserted]) == ((Placed((0,), NATO),), [(0,), (1,)])
    assert patch.apply(old) == new


@pytest.mark.parametrize(
    ("patch", "is_something"),
    [
        (Patch(), False),
        (Patch(metadata=(Replacement("title", "a", "b"),)), True),
        (Patch(edits=(Edit((0,), (1,)),)), True),
        (Patch(removed=(Placed((0,), ARMY),)), True),
        (Patch(inserted=(Placed((0,), ARMY),)), True),
    ],
)
def test_a_patch_is_true_where_it_does_anything(patch: Patch, is_something: bool) -> None:
    assert bool(patch) is is_something
    assert bool(patch.invert()) is is_something


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        (Patch(removed=(Placed((0,), evolve(ARMY, note="x")),)), "clause 6 is not where it should be removed"),
        (Patch(removed=(Placed((4,), ARMY),)), "clause 6 is not where it should be removed"),
        (Patch(removed=(Placed((0,), ARMY),)), "no clause stands at place 1"),
        (Patch(edits=(Edit((0, 2), (0, 2)),)), "no clause stands at place 1.3"),
        (Patch(edits=(Edit((1,), (0,)),)), "two clauses would stand at place 1"),
        (Patch(edits=(Edit((1,), (1, 0)),)), "no clause stands at place 2"),
        (Patch(edits=(Edit((1,), (0, 1)),)), "no clause stands at place 1.1"),
        (Patch(inserted=(Placed((1,), SHIPS),)), "two clauses would stand at place 2"),
        (Patch(inserted=(Placed((3,), SHIPS),)), "no clause stands at place 3"),
        (
            Patch(edits=(Edit((0,), (0,), (Replacement("note", "a", "b"),)),)),
            '"note" of 6 is not what the patch expects',
        ),
        (Patch(metadata=(Replacement("title", "Q", "R"),)), '"title" of p is not what the patch expects'),
        (
            Patch(inserted=(Placed((2,), ARMY),)),
            'the result would be no plan: clause id "6" is used twice in plan "p"',
        ),
    ],
)
def test_a_patch_that_does_not_fit_says_where(patch: Patch, message: str) -> None:
    with pytest.raises(PatchError) as caught:
        patch.apply(plan(ARMY, NATO))
    assert str(caught.value) == message
