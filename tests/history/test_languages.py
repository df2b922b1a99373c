"""Versions in two languages, followed: what is said in other words is not gone."""

from __future__ import annotations

from plancmp import Effect, parse, trace
from plancmp.history.lineage import Standing, Track

ENGLISH = "Plan\n\n1. The army of Ukraine has at most {} troops.\n\n2. Elections are held within {} days.\n\n"
ENGLISH += "3. NATO shall not open bases in Ukraine.\n"
OTHER = "План\n\n1. Армія України має щонайбільше {} військових.\n\n2. Вибори проводяться протягом {} днів.\n\n"
OTHER += "3. Баз НАТО в Україні не буде.\n"


def follow(*texts: str) -> dict[str, Track]:
    return {track.name: track for track in trace([parse(text) for text in texts]).tracks}


def list_effects(track: Track) -> list[str]:
    return [str(effect) for state in track.states for effect in state.effects if effect is not Effect.SAME]


def test_a_value_is_followed_into_another_language_and_back() -> None:
    tracks = follow(ENGLISH.format("40,000", 60), OTHER.format("40 тисяч", 60), ENGLISH.format("50,000", 60))
    army = next(track for name, track in tracks.items() if name.startswith("figure"))
    assert [state.standing for state in army.states] == [Standing.STANDS] * 3
    assert list_effects(army) == ["shifted"]
    assert [list_effects(track) for track in tracks.values() if track is not army] == [[]] * (len(tracks) - 1)


def test_what_was_not_read_is_neither_dropped_nor_silent() -> None:
    tracks = follow(ENGLISH.format("40,000", 60), OTHER.format("40 тисяч", 90))
    assert {effect for track in tracks.values() for effect in list_effects(track)} == {"shifted"}
    assert Standing.SILENT not in {state.standing for track in tracks.values() for state in track.states}


def test_what_has_no_clause_in_the_other_language_is_silent() -> None:
    tracks = follow(ENGLISH.format("40,000", 60), OTHER.format("40 тисяч", 60).split("\n\n2.", 1)[0])
    assert Standing.SILENT in {state.standing for track in tracks.values() for state in track.states}


def test_versions_of_one_language_drop_what_is_not_there() -> None:
    short = ENGLISH.format("40,000", 60).replace(" within 60 days", "")
    assert "dropped" in {
        effect for track in follow(ENGLISH.format("40,000", 60), short).values() for effect in list_effects(track)
    }
