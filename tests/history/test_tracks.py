"""The tracks of the real versions, each checked by hand against what the sources say; and what documents leave."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from plancmp.history import Lineage, Standing, Track, trace
from plancmp.readers import load, loads
from plancmp.report.messages import Messages
from plancmp.report.phrases import describe_slot

FIXTURES = Path(__file__).parents[2] / "fixtures"
NAMES = (
    "us-april-2025",
    "european-april-2025",
    "us-28-point-draft",
    "e3-edit",
    "european-24-points",
    "geneva-refined-framework",
    "twenty-point-framework",
)


@cache
def trace_fixtures() -> Lineage:
    return trace([load(FIXTURES / f"{name}.yaml") for name in NAMES])


def find(lineage: Lineage, name: str) -> Track:
    (track,) = [track for track in lineage.tracks if track.name == name]
    return track


def tell(track: Track) -> list[str]:
    messages = Messages()
    told = []
    for state in track.states:
        words = [describe_slot(slot, messages) or "gone" for slot in state.slots]
        told.append(" / ".join(words) or str(state.standing))
    return told


OCCUPIED = [f"occupied part of {name}" for name in ("Zaporizhzhia", "Donetsk", "Kherson")]
SILENT, UNDISCLOSED, DEFERRED = "silent", "undisclosed", "deferred"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "armed-forces-size",
            [
                SILENT,
                "may: no limit on personnel",
                "must: at most 600,000 personnel",
                "must: at most 800,000 personnel; when in peacetime",
                "may: no limit on personnel",
                "gone / must: at most 800,000 personnel",
                "may: at most 800,000 personnel; when in peacetime",
            ],
        ),
        (
            "nato-membership",
            [
                "must not: seek to join NATO",
                SILENT,
                "must not: join NATO; in constitution",
                "states: depends on the consensus of the allies",
                "states: depends on the consensus of the allies",
                DEFERRED,
                SILENT,
            ],
        ),
        (
            "elections",
            [
                SILENT,
                SILENT,
                "must: 100 days",
                "must: as soon as possible after signature",
                SILENT,
                UNDISCLOSED,
                "must: as soon as possible after signature",
            ],
        ),
        (
            "frozen-assets-investment",
            [
                SILENT,
                SILENT,
                "must: 100 billion USD; toward Ukraine",
                SILENT,
                SILENT,
                "gone / left for later talks",
                SILENT,
            ],
        ),
        (
            "plant-shares",
            [
                SILENT,
                SILENT,
                "must: Russia 50%, Ukraine 50%",
                "must: Russia 50%, Ukraine 50%",
                SILENT,
                UNDISCLOSED,
                "must: Ukraine 1/3, United States 1/3, Russia 1/3 / must: Ukraine 50%, United States 50%",
            ],
        ),
        ("amnesty", [SILENT, SILENT, "may", SILENT, SILENT, "gone", SILENT]),
        ("de-jure-recognition", ["must: Crimea; toward Russia", *[SILENT] * 4, DEFERRED, SILENT]),
        (
            "de-facto-recognition",
            [
                f"must: Luhansk, {', '.join(OCCUPIED[:2])} and {OCCUPIED[2]}; toward Russia",
                SILENT,
                "must: Crimea, Luhansk and Donetsk; toward Russia",
                SILENT,
                SILENT,
                DEFERRED,
                SILENT,
            ],
        ),
        (
            "g8-return",
            [SILENT, SILENT, "must; toward Russia", "must; toward Russia", SILENT, UNDISCLOSED, SILENT],
        ),
        (
            "guarantee-compensation",
            [SILENT, SILENT, "must; toward United States", "must; toward United States", SILENT, UNDISCLOSED, SILENT],
        ),
    ],
)
def test_tracks_are_those_that_the_sources_tell(name: str, expected: list[str]) -> None:
    assert tell(find(trace_fixtures(), name)) == expected


def test_returns_name_the_version_to_whose_value_a_term_returns() -> None:
    lineage = trace_fixtures()

    def list_returns(name: str) -> list[tuple[int, int, bool]]:
        states = enumerate(find(lineage, name).states)
        return [(number, s.returns.version, s.returns.is_whole) for number, s in states if s.returns]

    assert list_returns("armed-forces-size") == [(4, 1, True), (6, 3, False)]
    assert list_returns("elections") == [(6, 3, True)]
    assert list_returns("sanctions-relief") == [(4, 1, True)]
    assert list_returns("civilians-returned") == [(4, 1, True)]
    # What one side wants is no return of the text.
    assert list_returns("plant-manager") == []
    # Not disclosed in between is no change.
    assert list_returns("nato-membership") == []


def test_reports_that_a_term_is_gone_are_no_text_in_which_it_stands() -> None:
    state = find(trace_fixtures(), "amnesty").states[5]
    assert (state.standing, len(state.slots)) == (Standing.SILENT, 1)


def test_topics_of_a_version_that_is_known_in_part_are_not_silent() -> None:
    rows = {row.topic: row for row in trace_fixtures().topics}
    assert rows["elections"].standings[5] is Standing.UNDISCLOSED
    assert rows["elections"].standings[4] is Standing.SILENT
    assert rows["territory"].standings[5] is Standing.DEFERRED
    assert rows["nato"].standings[5] is Standing.DEFERRED


def test_clauses_of_the_last_version_are_followed_to_where_they_came_from() -> None:
    origins = {o.entry.clause.id: (o.first, o.settled) for o in trace_fixtures().origins}
    assert origins["9"] == (6, 6)
    assert origins["18"] == (2, 3)
    assert origins["11"] == (2, 2)


def write(name: str, text: str, date: str = "2025-01-01", url: str = "https://a.example") -> str:
    return (
        f"plancmp: 1\nid: plan\ntitle: {name}\ndate: {date}\nsources: {{s: {{publisher: P, url: '{url}'}}}}\n"
        f"clauses:\n  - {{id: '1', text: '{text}'}}\n"
    )


def test_a_term_that_skips_a_version_is_the_same_term() -> None:
    texts = [
        "{id: '1', text: The army is limited., terms: {cap: {party: A, must: {at_most: 5 km}}}}",
        "{id: '1', text: Fishing is free for everyone.}",
        "{id: '7', text: The army is limited again., terms: {cap: {party: A, must: {at_most: 5 km}}}}",
    ]
    plans = [loads(f"plancmp: 1\nid: v{n}\ntitle: V{n}\nclauses: [{text}]\n") for n, text in enumerate(texts)]
    (track,) = trace(plans).tracks
    assert [state.standing for state in track.states] == [Standing.STANDS, Standing.SILENT, Standing.STANDS]
    assert track.states[2].returns is not None


def test_documents_are_followed_under_names_that_stay() -> None:
    texts = [
        "The army may not have more than 600,000 personnel.",
        "The army may not have more than 800,000 personnel.",
        "The army may not have more than 600,000 personnel.",
    ]
    lineage = trace([loads(write(f"V{n}", text)) for n, text in enumerate(texts)])
    track = next(track for track in lineage.tracks if "600,000" in tell(track)[0])
    assert ["600,000" in words for words in tell(track)] == [True, False, True]
    assert track.states[2].returns is not None
    assert track.states[2].returns.version == 0


def test_versions_of_one_name_and_other_origin_are_pointed_out() -> None:
    plans = [loads(write("European plan", "A.", url=url)) for url in ("https://a.example", "https://b.example")]
    assert trace(plans).namesakes == ((0, 1),)
    assert trace([plans[0], plans[0]]).namesakes == ()


def test_one_version_has_no_lineage() -> None:
    plan = load(FIXTURES / "e3-edit.yaml")
    with pytest.raises(ValueError, match="fewer than two"):
        trace([plan])
    with pytest.raises(ValueError, match="from 0 to 1"):
        trace([plan, plan], baseline=2)
