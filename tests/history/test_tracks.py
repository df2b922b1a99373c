"""The tracks of the real versions, each checked by hand against what the sources say; and what documents leave."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

import pytest

from plancmp.history import Lineage, Standing, State, Track, trace
from plancmp.model import Clause, Plan
from plancmp.readers import load, load_with_companions, loads
from plancmp.report.lineage_view import list_words
from plancmp.report.messages import Messages
from tests.effort import count_calls

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
    return trace([load_with_companions(FIXTURES / f"{name}.yaml") for name in NAMES])


def find(lineage: Lineage, name: str) -> Track:
    (track,) = [track for track in lineage.tracks if track.name == name]
    return track


def tell(track: Track, lineage: Lineage) -> list[str]:
    messages = Messages()
    told = []
    for version, state in enumerate(track.states):
        words = [text for _, text in list_words(version, state, lineage, messages)]
        told.append(" / ".join(words) or str(state.standing))
    return told


SILENT, UNDISCLOSED, DEFERRED = "silent", "undisclosed", "deferred"
OCCUPIED = "Luhansk, occupied part of Zaporizhzhia, occupied part of Donetsk and occupied part of Kherson"
GONE = "silent | dropped"
WITHHELD = "undisclosed | withheld"
CONSENSUS = "depends on the consensus of the allies"
SOON = "must: as soon as possible after signature"
FROZEN = "must; until Russia pays for the damage"
WHEN = "when permanently; when under NATO command; when in peacetime"
EVEN = "must: Russia 50%, Ukraine 50%"

# What each version lays down, from the record and not from what the program prints: what it says, then what happened
# since the version before, then which version's value this is again. Of versions 1 to 7, in the order of NAMES.
TRACKS: dict[str, dict[str, list[str]]] = {
    "army size": {
        "armed-forces-size": [
            SILENT,
            "may: no limit on personnel | added",
            "must: at most 600,000 personnel | tightened",
            "must: at most 800,000 personnel; when in peacetime | loosened",
            "may: no limit on personnel | loosened | as in 2",
            # One outlet has the limit out, two have one of 800,000.
            "dropped / must: at most 800,000 personnel | dropped, tightened",
            # It stays at 800,000: the figure of the edit, but not as a duty.
            "may: at most 800,000 personnel; when in peacetime | added, loosened | value of 4",
        ],
    },
    "NATO": {
        "nato-membership": [
            "must not: seek to join NATO",
            GONE,
            "must not: join NATO; in constitution | added",
            f"{CONSENSUS} | loosened",
            CONSENSUS,
            f"{DEFERRED} | deferred",
            SILENT,
        ],
        "nato-consensus-on-ukraine": [
            SILENT, "no | added", GONE, "no | added | as in 2", GONE,
            DEFERRED, SILENT,
        ],
        "nato-admission-of-ukraine": [
            SILENT, SILENT, "must not: admit Ukraine; in statutes | added", GONE, SILENT, DEFERRED,
            SILENT,
        ],
        "nato-expansion": [
            SILENT, SILENT, "must not: take in further members | added", GONE, SILENT, DEFERRED, SILENT,
        ],
        "nato-troops-in-ukraine": [
            SILENT,
            SILENT,
            "must not: station troops in Ukraine | added",
            f"must not: station troops in Ukraine; {WHEN} | loosened",
            GONE,
            DEFERRED,
            SILENT,
        ],
    },
    "elections": {
        "elections": [
            SILENT, SILENT, "must: 100 days | added", f"{SOON} | loosened", GONE, UNDISCLOSED,
            f"{SOON} | disclosed | as in 4",
        ],
    },
    "frozen assets": {
        "frozen-assets-investment": [
            SILENT,
            SILENT,
            "must: 100 billion USD; toward Ukraine | added",
            GONE,
            SILENT,
            # Out, says one outlet; moved to talks of the United States and the EU, says another.
            "dropped / left for later talks | deferred",
            f"{SILENT} | taken_up",
        ],
        "us-profit-share": [SILENT, SILENT, "may: 50% | added", GONE, SILENT, "dropped", SILENT],
        "european-contribution": [
            SILENT, SILENT, "must: 100 billion USD; toward Ukraine | added", GONE, SILENT, "dropped", SILENT,
        ],
        "assets-stay-frozen": [
            SILENT, f"{FROZEN} | added", GONE, f"{FROZEN} | added | as in 2", FROZEN,
            f"{UNDISCLOSED} | withheld", SILENT,
        ],
    },
    "nuclear plant": {
        "plant-control": [
            "must: Ukraine", "must: Ukraine", GONE, SILENT, "must: Ukraine | added | as in 2",
            f"{UNDISCLOSED} | withheld", SILENT,
        ],
        "plant-manager": [
            "must: United States", GONE, SILENT, SILENT, SILENT, UNDISCLOSED,
            # What the United States wants; not agreed, so no return of the text.
            "must: United States | disclosed",
        ],
        "plant-power-goes-to": [
            "must: Ukraine and Russia", GONE, SILENT, SILENT, SILENT, UNDISCLOSED, SILENT,
        ],
        "plant-us-involvement": [
            SILENT, "must | added", GONE, SILENT, "must | added | as in 2", f"{UNDISCLOSED} | withheld",
            SILENT,
        ],
        "plant-supervisor": [
            SILENT, SILENT, "must: IAEA | added", "must: IAEA", GONE, UNDISCLOSED, SILENT,
        ],
        "plant-shares": [
            SILENT,
            SILENT,
            f"{EVEN} | added",
            EVEN,
            GONE,
            UNDISCLOSED,
            "must: Ukraine 1/3, United States 1/3, Russia 1/3 / must: Ukraine 50%, United States 50% | disclosed",
        ],
        "us-disposal-of-its-half": [*[SILENT] * 5, UNDISCLOSED, "may | disclosed"],
    },
    "amnesty": {
        "amnesty": [SILENT, SILENT, "may | added", GONE, SILENT, "dropped", SILENT],
        "claims-and-complaints": [
            SILENT, SILENT, "must not: raise claims or complaints | added", GONE, SILENT, "dropped", SILENT,
        ],
        # In its place: the suffering of victims in the edit, grievances in one report of what was agreed in Geneva.
        "victims-relief": [
            SILENT, SILENT, "must | added", "must | shifted", GONE, UNDISCLOSED, SILENT,
        ],
        "grievances": [*[SILENT] * 5, "yes | added", GONE],
    },
    "recognition": {
        "de-jure-recognition": [
            "must: Crimea; toward Russia", GONE, SILENT, SILENT, SILENT, DEFERRED, SILENT,
        ],
        "de-facto-recognition": [
            f"must: {OCCUPIED}; toward Russia",
            GONE,
            "must: Crimea, Luhansk and Donetsk; toward Russia | added",
            GONE,
            SILENT,
            DEFERRED,
            SILENT,
        ],
        "de-facto-contact-line": [
            SILENT, SILENT, "Kherson and Zaporizhzhia | added", GONE, SILENT, DEFERRED,
            "Donetsk, Luhansk, Zaporizhzhia and Kherson; disputed | taken_up",
        ],
        "zone-recognised-as": [
            SILENT, SILENT, "Russia | added", GONE, SILENT, DEFERRED, SILENT,
        ],
    },
    "guarantee length": {
        "guarantee-duration": [
            # A text says nothing of papers beside it, so the versions that name none leave their matter open.
            UNDISCLOSED,
            UNDISCLOSED,
            "must: 10 years | disclosed",
            WITHHELD,
            UNDISCLOSED,
            UNDISCLOSED,
            # The United States offers 15 years, Ukraine asks 30 to 50.
            "must: 15 years / must: 30 years to 50 years | disclosed",
        ],
        "guarantee-renewal": [
            UNDISCLOSED, UNDISCLOSED, "may; subject to mutual consent | disclosed", WITHHELD, UNDISCLOSED, UNDISCLOSED,
            "may | disclosed",
        ],
    },
    "G8": {
        "g8-return": [
            SILENT, SILENT, "must; toward Russia | added", "must; toward Russia", GONE, UNDISCLOSED,
            SILENT,
        ],
    },
    "payment for the guarantee": {
        # Struck out in version 7, and its guarantee papers, of which nobody knows, do not make that unknown.
        "guarantee-compensation": [
            SILENT, SILENT, "must; toward United States | added", "must; toward United States", GONE,
            UNDISCLOSED, SILENT,
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("matter", TRACKS)
def test_tracks_are_those_that_the_sources_tell(matter: str) -> None:
    lineage = trace_fixtures()
    for name, expected in TRACKS[matter].items():
        track = find(lineage, name)
        told = zip(tell(track, lineage), track.states, strict=True)
        assert [" | ".join(filter(None, (words, *tell_change(state)))) for words, state in told] == expected, name


def tell_change(state: State) -> tuple[str, str]:
    back = state.returns
    return ", ".join(state.effects), f"{'as in' if back.is_whole else 'value of'} {back.version + 1}" if back else ""


@pytest.mark.parametrize("matter", [matter for matter in TRACKS if matter != "guarantee length"])
def test_silence_on_a_matter_is_told_apart_from_what_is_not_known(matter: str) -> None:
    lineage = trace_fixtures()
    for name in TRACKS[matter]:
        standings = [state.standing for state in find(lineage, name).states]
        assert not {Standing.UNDISCLOSED, Standing.DEFERRED} & {*standings[:5], standings[6]}, name
        if not find(lineage, name).states[5].slots:
            assert standings[5] in {Standing.UNDISCLOSED, Standing.DEFERRED}, name


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
    track = next(track for track in lineage.tracks if "600,000" in tell(track, lineage)[0])
    assert ["600,000" in words for words in tell(track, lineage)] == [True, False, True]
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


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.slow
def test_a_sentence_repeated_often_costs_little_more(count: int) -> None:
    # Every silence was looked up in all changes, and every change in all terms of its clause: the third power.
    def follow(times: int) -> Lineage:
        sentence = "At most 600 soldiers serve within 100 days. "
        plans = [
            Plan(f"v{number}", "V", clauses=(Clause("1", text="Ships pass. " + sentence * many),), extracted=True)
            for number, many in enumerate((times, count, times))
        ]
        return trace(plans)

    short, long = (count_calls(partial(follow, times)) for times in (40, 160))
    assert long < 6 * short


@pytest.mark.slow
def test_many_clauses_that_a_version_lacks_cost_no_more_than_they_are() -> None:
    def follow(times: int) -> Lineage:
        many = Plan("a", "A", clauses=tuple(Clause(str(number), text=f"Point w{number}.") for number in range(times)))
        return trace([many, Plan("b", "B"), many])

    short, long = (count_calls(partial(follow, times)) for times in (200, 1600))
    assert long < 10 * short
