"""What a person corrects in a session, saved and given to the command line, gives the same report."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import redirect_stdout
from itertools import pairwise
from pathlib import Path

import pytest

import plancmp
from plancmp.cli import main
from plancmp.diff import Effect, Kind
from plancmp.library.session import LINKS, Session

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
OLD = """Treaty, first draft

1. The army of Ruritania is limited to 600 soldiers.

2. Ruritania pays Syldavia 5 million euros within 30 days.

3. The harbour of Streelow is open to ships of both parties.

4. Ruritania joins no military alliance.
"""
NEW = """Treaty, second draft

1. The army of Ruritania is limited to 800 soldiers.

2. Within 60 days, Ruritania pays Syldavia 7 million euros.

3. Ships of both parties may use the harbour of Streelow at all times.
"""
FORMS = ("terminal", "markdown", "json", "html", "csv", "ledger")


def begin() -> Session:
    return Session().add(OLD, name="old.txt", title="First", date="2026-01-05").add(NEW, name="new.txt")


def begin_with_files() -> Session:
    return Session().add(FIXTURES / "us-28-point-draft.yaml").add(FIXTURES / "e3-edit.yaml")


def run_saved(session: Session, folder: Path, form: str) -> str:
    """Save a session and run the command that it names, in the folder."""
    command = session.save(folder)
    assert command[0] == "plancmp"
    here = Path.cwd()
    os.chdir(folder)
    try:
        with redirect_stdout(io.StringIO()) as output:
            main([*command[1:], "-f", form, *(["--full"] if form == "terminal" else [])])
    finally:
        os.chdir(here)
    return output.getvalue()


def list_terms(session: Session) -> list[tuple[str, str]]:
    return [(str(change.effect), change.name) for change in session.compare().terms]


def find_change(session: Session, clause: str) -> str:
    changes = session.compare().terms
    return next(change.fingerprint for change in changes if change.old and change.old.entry.clause.id == clause)


SESSIONS: dict[str, Callable[[], Session]] = {
    "as it came": begin,
    "one clause answers to another": lambda: begin().link(["4"], ["3"]),
    "one clause answers to no other": lambda: begin().link(["1"], []),
    "two clauses are apart": lambda: begin().part("3", "3"),
    "a term has a name": lambda: begin().call(find_change(begin(), "1"), "Army size"),
    "a topic is not disclosed": lambda: begin().withhold(1, "nato"),
    "all at once": lambda: begin().call(find_change(begin(), "1"), "Army size").part("3", "3").withhold(1, "military"),
    "a person wrote the terms": begin_with_files,
    "such a term has a name": lambda: begin_with_files().call(find_change(begin_with_files(), "6"), "army"),
    "such a topic is not disclosed": lambda: begin_with_files().withhold(1, "frozen-assets"),
}


@pytest.mark.parametrize("name", SESSIONS)
def test_what_is_saved_gives_the_same_report_on_the_command_line(name: str, tmp_path: Path) -> None:
    session = SESSIONS[name]()
    comparison = session.compare()
    for form in FORMS:
        assert run_saved(session, tmp_path, form) == comparison.render(form), form


def test_a_decided_link_replaces_what_the_engine_found() -> None:
    session = begin().link(["4"], ["3"])
    assert any(
        [entry.clause.id for entry in change.old] == ["4"] and [entry.clause.id for entry in change.new] == ["3"]
        for change in session.compare().clauses
    )
    assert not begin().part("1", "1").align().pairs() & {(0, 0)}
    assert begin().align().pairs() >= {(0, 0)}
    alone = begin().link(["1"], []).compare()
    assert next(change for change in alone.clauses if change.old and change.old[0].clause.id == "1").new == ()


def test_a_later_word_counts() -> None:
    assert begin().part("1", "1").link(["1"], ["1"]).align().pairs() >= {(0, 0)}
    assert not begin().link(["1"], ["1"]).part("1", "1").align().pairs() & {(0, 0)}
    assert begin().link(["1"], []).link(["1"], ["1"]).align().pairs() >= {(0, 0)}


def test_a_name_is_that_of_the_term_in_both_versions() -> None:
    session = begin().call(find_change(begin(), "1"), "Army size")
    named = [change for change in session.compare().terms if change.name == "army-size"]
    assert [str(change.effect) for change in named] == ["loosened"]
    others = [pair for pair in list_terms(begin()) if pair[0] != "loosened"]
    assert [pair for pair in list_terms(session) if pair[1] != "army-size"] == others
    again = session.call(named[0].fingerprint, "soldiers")
    assert ("loosened", "soldiers") in list_terms(again)
    written = begin_with_files()
    renamed = written.call(find_change(written, "6"), "army").call(
        find_change(written.call(find_change(written, "6"), "army"), "6"), "troops"
    )
    assert "troops" in {change.name for change in renamed.compare().terms}


def test_silence_on_a_topic_that_is_not_disclosed_is_no_removal() -> None:
    kinds = {change.old[0].clause.id: change.kind for change in begin().compare().clauses if change.old}
    assert kinds["4"] is Kind.REMOVED
    topic = next(change.topics[0] for change in begin().compare().clauses if change.kind is Kind.REMOVED)
    comparison = begin().withhold(1, topic).compare()
    gone = next(change for change in comparison.clauses if change.old and change.old[0].clause.id == "4")
    assert gone.kind is Kind.WITHHELD
    assert not any(change.effect is Effect.DROPPED for change in gone.terms)


def test_candidates_are_the_likeliest_first_whatever_they_answer_to() -> None:
    found = begin().candidates("3")
    assert found[0].clause.id == "3"
    assert all(first.score >= second.score for first, second in pairwise(found))
    assert begin().candidates("2", side="new")[0].clause.id == "2"
    assert [candidate.clause.id for candidate in begin_with_files().candidates("6")][:1] == ["6"]
    assert len(begin_with_files().candidates("3")) == 5
    assert "harbour" in " ".join(found[0].reasons)


def test_what_is_accepted_is_no_longer_open(tmp_path: Path) -> None:
    session = begin()
    (first, *_) = session.check().findings
    accepted = session.accept(first.fingerprint, by="A. Reader", date="2026-02-01", why="agreed")
    assert [item.fingerprint for item in accepted.accepted] == [first.fingerprint]
    assert len([f for f in accepted.check().findings if f.acceptance]) == 1
    accepted.save(tmp_path)
    with redirect_stdout(io.StringIO()) as output:
        code = main(["check", "--accepted", *(str(tmp_path / n) for n in ("accepted.yaml", "old.txt", "new.txt"))])
    assert code == 1
    assert "A. Reader" in output.getvalue()


def test_what_a_person_says_of_a_version_can_be_taken_back() -> None:
    session = begin().say(0, disclosure="partial", kind="excerpt")
    assert (session.plans()[0].disclosure, session.plans()[0].kind) == ("partial", "excerpt")
    assert session.say(0, disclosure=None, kind=None) == begin()
    with pytest.raises(ValueError, match="kind"):
        session.say(0, kind="letter")


def test_versions_are_traced_and_have_names_of_their_own() -> None:
    session = begin().add(NEW.replace("800", "900"), name="new.txt").add(OLD)
    assert [version.name for version in session.versions] == ["old.txt", "new.txt", "new-2.txt", "version-4.txt"]
    assert len(session.trace().versions) == 4
    assert session.compare(1, 2).terms
    assert Session().add(OLD, name="links.yaml.txt").add(OLD, name="links.csv").versions[1].name == "links-2.csv"


def test_a_trace_heeds_what_was_decided_and_is_that_of_the_command_line(tmp_path: Path) -> None:
    session = (
        Session().add(OLD, name="old.txt").add(NEW, name="new.txt").add(NEW.replace("800", "700"), name="last.txt")
    )
    free = session.trace().to_json()
    session = session.link(["1"], []).part("1", "1", old=1, new=2)
    traced = session.trace().to_json()
    assert traced != free
    paths = []
    for place, version in enumerate(session.versions):
        paths.append(str(tmp_path / version.name))
        Path(paths[place]).write_bytes(version.content)
    words = []
    for old, new in ((0, 1), (1, 2)):
        (tmp_path / f"{old}.csv").write_bytes(session.files(old, new)[LINKS])
        words += ["--links", f"{old + 1}-{new + 1}={tmp_path / f'{old}.csv'}"]
    assert main(["trace", *paths, *words, "-o", str(tmp_path / "trace.json")]) in {0, 1}
    assert (tmp_path / "trace.json").read_text(encoding="utf-8") == traced


@pytest.mark.parametrize(
    "words", ["links.csv", "2-1=links.csv", "1-9=links.csv", "1-1=links.csv", "1-2=", "a-b=links.csv"]
)
def test_links_of_no_pair_are_refused(words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("1. The cap is 5 ships.", encoding="utf-8")
    assert main(["trace", *[str(tmp_path / "a.txt")] * 2, "--links", words]) == 2
    assert "such as 1-2=links.csv" in capsys.readouterr().err


def test_what_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match=r'unknown clause "33" in "First"$'):
        begin().candidates("33")
    with pytest.raises(ValueError, match=r'unknown clause "7" in "Treaty, second draft"$'):
        begin().link(["1"], ["7"])
    with pytest.raises(ValueError, match="name a clause"):
        begin().link([], [])
    with pytest.raises(ValueError, match='unknown topic "militry"; did you mean "military"'):
        begin().withhold(0, "militry")
    with pytest.raises(ValueError, match=r'unknown change "ffff"$'):
        begin().accept("ffff", by="A", date="2026-01-01")
    with pytest.raises(ValueError, match='unknown change of a term "ffff"'):
        begin().call("ffff", "army")
    with pytest.raises(plancmp.ReadError, match="there is no text in it"):
        begin().add("  \n")
