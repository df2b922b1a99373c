"""The laws of lineage, over generated plans."""

from __future__ import annotations

from collections import Counter

from attrs import evolve
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plancmp.diff import Effect, TermChange, compare
from plancmp.diff.engine import compare_as_read
from plancmp.diff.reading import describe_holdings, must_read
from plancmp.diff.slots import walk_slots
from plancmp.history import Lineage, Standing, State, trace
from plancmp.model import Plan, PlanDisclosure
from plancmp.readers import find_taxonomy
from plancmp.report.lineage import FORMATS, render
from plancmp.report.lineage_view import LineageView
from plancmp.report.messages import find_messages
from tests.shared import any_pair, small_plan


def list_fingerprints(changes: tuple[TermChange, ...]) -> Counter[str]:
    return Counter(change.fingerprint for change in changes)


def outline_states(states: tuple[State, ...]) -> object:
    return [
        (
            state.standing,
            state.effects,
            state.returns,
            [(slot.entry.index, slot.variant, slot.term) for slot in state.slots],
        )
        for state in states
    ]


def outline_tracks(lineage: Lineage, versions: tuple[int, ...]) -> list[object]:
    """Return what each track is in some of the versions."""
    return [
        (track.name, outline_states(tuple(track.states[version] for version in versions))) for track in lineage.tracks
    ]


@given(any_pair)
def test_the_lineage_of_two_versions_is_their_comparison(pair: tuple[Plan, Plan]) -> None:
    # Words that nobody made terms of are followed by whole readings, and compared by their differences.
    assume(not must_read(tuple(map(describe_holdings, pair))))
    lineage, comparison = trace(pair), compare(*pair)
    told = tuple(change for track in lineage.tracks for change in track.states[1].changes)
    assert list_fingerprints(told) == list_fingerprints(comparison.terms)
    assert not [track for track in lineage.tracks if track.states[0].changes or track.states[0].returns]
    assert bool(lineage.changed) == any(change.effect is not Effect.SAME for change in comparison.terms)


@given(any_pair)
def test_an_identical_version_behind_changes_no_track(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    shorter, longer = trace([old, new]), trace([old, new, new])
    assert outline_tracks(longer, (0, 1)) == outline_tracks(shorter, (0, 1))
    assert not [track for track in longer.tracks if track.states[2].effects or track.states[2].returns]
    assert len(longer.threads) == len(shorter.threads)


@given(any_pair)
def test_an_identical_version_before_changes_no_track(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    shorter, longer = trace([old, new]), trace([old, old, new])
    assert outline_tracks(longer, (0, 2)) == outline_tracks(shorter, (0, 1))
    assert not [track for track in longer.tracks if track.states[1].effects]


@given(any_pair, small_plan)
def test_every_term_and_clause_stands_in_exactly_one_place(pair: tuple[Plan, Plan], third: Plan) -> None:
    versions = [*pair, third]
    lineage = trace(versions)
    for number, plan in enumerate(lineage.versions):
        outline = plan.outline()
        told = sorted(entry.index for thread in lineage.threads for entry in thread.entries[number])
        assert told == [entry.index for entry in outline]
        terms = Counter(slot.term.name for t in lineage.tracks for slot in t.states[number].slots if slot.term)
        held = Counter(name for entry in outline for name, slot in walk_slots(entry) if slot.term)
        assert terms == held
    assert [origin.entry for origin in lineage.origins] == list(lineage.versions[2].outline())


@given(small_plan, any_pair)
def test_every_change_of_every_step_is_told_once(first: Plan, pair: tuple[Plan, Plan]) -> None:
    lineage = trace([first, *pair])
    for number, comparison in enumerate(lineage.comparisons):
        told = tuple(change for track in lineage.tracks for change in track.states[number].changes)
        assert list_fingerprints(told) == list_fingerprints(comparison.terms if comparison else ())


@given(small_plan, any_pair)
def test_every_point_is_told_in_every_version(first: Plan, pair: tuple[Plan, Plan]) -> None:
    lineage = trace([first, *pair])
    for number, comparison in enumerate(lineage.comparisons):
        told = {kind for thread in lineage.threads for kind in thread.kinds[number]}
        assert told == {change.kind for change in (comparison.clauses if comparison else ())}
        for thread in lineage.threads:
            known = [entry.clause.disclosure.is_known for entry in thread.entries[number]]
            assert (thread.standings[number] is Standing.STANDS) == any(known)
            # What is known in full is silent, or says itself that it is not.
            if (
                lineage.versions[number].disclosure is PlanDisclosure.FULL
                and not known
                and not lineage.versions[number].topic_disclosure
            ):
                assert thread.standings[number] is Standing.SILENT


@given(any_pair)
def test_what_comes_back_as_it_was_is_on_the_track_that_it_left(pair: tuple[Plan, Plan]) -> None:
    old, new = pair
    lineage = trace([old, new, old])
    for track in lineage.tracks:
        first, _, last = track.states
        assert [slot.term for slot in first.slots] == [slot.term for slot in last.slots]


@given(any_pair, st.integers(0, 2))
def test_a_baseline_is_what_all_others_are_held_against(pair: tuple[Plan, Plan], baseline: int) -> None:
    versions = [*pair, evolve(pair[0], id="third")]
    lineage = trace(versions, baseline=baseline)
    for number, comparison in enumerate(lineage.comparisons):
        told = tuple(change for track in lineage.tracks for change in track.states[number].changes)
        first, second = lineage.versions[baseline], lineage.versions[number]
        wanted = () if number == baseline else compare_as_read(first, second).terms
        assert list_fingerprints(told) == list_fingerprints(wanted)
        assert (comparison is None) == (number == baseline)


@settings(max_examples=20)  # each is written out
@given(any_pair, st.sampled_from(["en", "uk"]))
def test_every_lineage_can_be_written(pair: tuple[Plan, Plan], language: str) -> None:
    view = LineageView(trace([*pair, pair[0]]), find_taxonomy("peace"))
    for form in FORMATS:
        assert render(form, view, find_messages(language)).endswith("\n")
