"""Many versions through the command line."""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import run_text

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
FILES = [
    str(FIXTURES / f"{name}.yaml")
    for name in ("us-28-point-draft", "e3-edit", "geneva-refined-framework", "twenty-point-framework")
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return run_text("trace", *arguments)


def test_a_term_is_told_through_all_versions() -> None:
    result = run(*FILES, "--term", "elections")
    assert (result.returncode, result.stderr) == (1, "")
    told = result.stdout.partition("ELECTIONS\n")[2].partition("\n\n")[0]
    assert told.splitlines() == [
        "  Ukraine · elections",
        "    1  must: 100 days",
        "    2  must: as soon as possible after signature (loosened)",
        "    3  not disclosed",
        "    4  must: as soon as possible after signature (now disclosed)",
    ]
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_numbers_of_many_versions_stand_apart_from_what_these_say() -> None:
    result = run(*FILES[:2] * 5, FILES[0], FILES[2], "--term", "elections")
    told = result.stdout.partition("ELECTIONS\n")[2].partition("\n\n")[0]
    assert told.splitlines()[1:3] == [
        "    1   must: 100 days",
        "    2   must: as soon as possible after signature (loosened)",
    ]
    result = run(*[FILES[0]] * 9, *[FILES[1]] * 2, "--term", "elections")
    assert "    10–11  must: as soon as possible after signature (loosened)\n" in result.stdout


def test_csv_has_a_row_for_each_term_and_version(tmp_path: Path) -> None:
    path = tmp_path / "tracks.csv"
    assert run(*FILES, "--topic", "military", "-o", str(path)).returncode == 1
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert {row["topic"] for row in rows} == {"Military limits"}
    army = [row for row in rows if row["term"] == "armed-forces-size"]
    assert [row["version"] for row in army] == ["1", "2", "3", "4"]
    assert (army[3]["returns_to"], army[3]["returns_whole"]) == ("2", "no")


def test_json_tells_tracks_clauses_and_origins() -> None:
    data = json.loads(run(*FILES, "-f", "json", "--baseline", "us-28-point-draft").stdout)
    assert (data["format"], data["baseline"]) == ("plancmp-lineage", 1)
    army = next(track for track in data["tracks"] if track["term"] == "armed-forces-size")
    assert [state["standing"] for state in army["states"]] == ["stands"] * 4
    assert army["states"][0]["effects"] == []
    assert {len(point["versions"]) for point in data["points"]} == {4}
    point = next(point for point in data["points"] if point["versions"][0]["clauses"] == ["25"])
    assert point["topic"] == "elections"
    assert [version["standing"] for version in point["versions"]] == ["stands", "stands", "undisclosed", "stands"]
    assert [version["clauses"] for version in point["versions"]] == [["25"], ["25"], [], ["18"]]
    assert point["versions"][2]["kinds"] == ["withheld"]
    assert data["silent"] == []
    assert data["origins"][0] == {"clause": "1", "first": 1, "settled": 4}


def test_points_are_told_by_version() -> None:
    told = run(*FILES, "--term", "elections").stdout.partition("POINTS BY VERSION\n")[2].partition("\n\n")[0]
    assert told.splitlines() == [
        "  1   2   3  4",
        "  25  25  ?  18  Ukraine holds elections as soon as possible after signature.",
    ]
    rows = list(csv.DictReader(io.StringIO(run(*FILES, "--term", "elections", "-f", "points").stdout)))
    assert rows == [
        {
            "topic": "Elections",
            "point": "Ukraine holds elections as soon as possible after signature.",
            "1 us-28-point-draft": "25",
            "2 e3-edit": "25 (revised)",
            "3 geneva-refined-framework": "not disclosed",
            "4 twenty-point-framework": "18 (now disclosed)",
        }
    ]


def test_what_no_version_speaks_of_is_said() -> None:
    data = json.loads(run(FILES[2], FILES[2], "-f", "json").stdout)
    assert data["silent"] == [
        *("guarantees", "eu", "humanitarian", "nuclear-plant", "nuclear-weapons", "elections", "culture", "maritime"),
    ]
    text = run(FILES[2], FILES[2], "--topic", "elections,nato").stdout
    assert text.splitlines()[-2:] == [
        "No version says anything on: Elections",
        "Not known in full, so their silence means nothing: 1, 2",
    ]


def test_documents_say_what_was_read_and_go_by_their_names(tmp_path: Path) -> None:
    for name, days in (("spring", 30), ("summer", 60), ("autumn", 30)):
        text = f"# Privacy notice\n\n1. We keep your data for {days} days.\n\n2. You may ask for a copy.\n"
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    paths = [str(tmp_path / f"{name}.md") for name in ("spring", "summer", "autumn")]
    told = run(*paths).stdout
    assert told.splitlines()[:3] == [
        "1  Privacy notice · spring",
        "2  Privacy notice · summer",
        "3  Privacy notice · autumn",
    ]
    assert "Terms were detected automatically" in told
    # The taxonomy is about peace plans; that these say nothing of territory tells nobody anything.
    assert "No version says anything" not in told
    page = tmp_path / "page.html"
    run(*paths, "-o", str(page))
    assert "<title>Privacy notice: 3 versions</title>" in page.read_text(encoding="utf-8")
    mixed = run(FILES[0], paths[0], "-f", "json")
    data = json.loads(mixed.stdout)
    assert (data["extracted"], data["terms_aside"]) == (True, True)
    told = run(FILES[0], paths[0], "--term", "elections").stderr
    assert told.startswith('plancmp: unknown term "elections"; known are ')
    assert told.endswith("; one version is a document, so the terms are those that a program finds in the words\n")
    told = " ".join(run(FILES[0], paths[0]).stdout.split())
    assert "terms written by hand were not used" in told
    (tmp_path / "winter.md").write_text("# Угода\n\n1. Армія налічує 600 000 солдатів.\n", encoding="utf-8")
    told = " ".join(run(paths[0], str(tmp_path / "winter.md")).stdout.split())
    assert "The text is in Ukrainian." in told
    assert "The versions are in different languages" in told


def test_a_page_is_written_as_its_ending_says(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    assert run(*FILES, "--topic", "nato", "-o", str(path)).returncode == 1
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_versions_can_be_ordered_by_their_dates() -> None:
    result = run(*reversed(FILES), "--by-date", "-f", "json")
    dates = [version["date"] for version in json.loads(result.stdout)["versions"]]
    assert dates == sorted(dates)


def test_markdown_and_ukrainian_have_the_same_versions() -> None:
    text = run(*FILES, "-f", "markdown", "--language", "uk").stdout
    assert "Звідки взялися пункти останньої версії" in text
    assert "800,000" in text


def test_the_same_version_twice_is_exit_code_zero() -> None:
    result = run(FILES[0], FILES[0])
    assert (result.returncode, result.stderr) == (0, "")


def test_trouble_is_one_line_and_exit_code_two() -> None:
    for arguments, problem in (
        ([FILES[0]], "nothing to trace in one version"),
        ([*FILES, "--baseline", "9"], "a number from 1 to 4"),
        ([*FILES, "--term", "electons"], "elections"),
        ([*FILES, "--topic", "militry"], "military"),
        ([*FILES, "-o", "a.docx"], "names no format"),
        (["-", "-"], "only one"),
    ):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, ""), problem
        assert problem in result.stderr
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "csv", "points"])
def test_two_texts_of_one_name_are_pointed_out_in_every_format(tmp_path: Path, form: str) -> None:
    for name, limit in (("telegraph", "unlimited: personnel"), ("reuters", "at_most: 800000 personnel")):
        (tmp_path / f"{name}.yaml").write_text(
            f"plancmp: 1\nid: {name}\ntitle: The European  plan\ndate: 2025-11-23\n"
            f"sources: {{a: {{publisher: {name.title()}}}}}\n"
            f"clauses:\n  - {{id: '1', topics: [military], terms: {{size: {{party: U, must: {{{limit}}}}}}}}}\n"
        )
    result = run(*(str(tmp_path / f"{name}.yaml") for name in ("telegraph", "reuters")), "-f", form)
    warning = "Check: versions 1 and 2 share a name (The European plan), but differ in date or sources."
    # Tables have no place for it, so it stands beside them.
    assert (warning in result.stderr.splitlines()) == (form in {"csv", "points"})
    assert (warning in " ".join(result.stdout.split())) == (form in {"terminal", "markdown", "html"})
    if form == "json":
        assert json.loads(result.stdout)["namesakes"] == [[1, 2]]
