"""Versions in any form, and results that show, save and list themselves as the command line does."""

from __future__ import annotations

import io
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from html import unescape
from pathlib import Path

import pytest

import plancmp
from plancmp.cli import main
from plancmp.library.results import Result
from plancmp.model import PartialDate
from plancmp.report import LANGUAGES

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFT, EDIT, FINAL = (
    str(FIXTURES / f"{name}.yaml") for name in ("us-28-point-draft", "e3-edit", "twenty-point-framework")
)
OLD = "Draft\n\n1. The army of Ruritania is limited to 600 soldiers.\n\n2. Ruritania pays 5 million euros.\n"
NEW = "Final\n\n1. The army of Ruritania is limited to 800 soldiers.\n\n2. Ruritania pays 5 million euros.\n"


def run(*arguments: str) -> str:
    with redirect_stdout(io.StringIO()) as output:
        main(arguments)
    return output.getvalue()


@pytest.fixture(scope="module")
def comparison() -> plancmp.Comparison:
    return plancmp.compare(DRAFT, EDIT)


RESULTS: dict[str, Callable[[], Result]] = {
    "compare": lambda: plancmp.compare(DRAFT, EDIT),
    "align": lambda: plancmp.align(DRAFT, EDIT),
    "trace": lambda: plancmp.trace([DRAFT, EDIT, FINAL]),
    "merge": lambda: plancmp.merge(DRAFT, EDIT, FINAL),
    "renderings": lambda: plancmp.compare_renderings(OLD, NEW),
    "check": lambda: plancmp.check("strict", plancmp.compare(DRAFT, EDIT)),
}


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "json", "csv", "ledger", "sarif", "gitlab"])
def test_a_comparison_is_written_as_the_command_line_writes_it(comparison: plancmp.Comparison, form: str) -> None:
    whole = ["--full"] if form == "terminal" else []
    assert comparison.render(form) == run(DRAFT, EDIT, "-f", form, *whole)


def test_what_is_chosen_is_chosen_as_on_the_command_line(comparison: plancmp.Comparison) -> None:
    shown = comparison.to_markdown(topic="military", party=["Ukraine"], only="loosened", language="uk")
    options = ("--topic", "military", "--party", "Ukraine", "--only", "loosened", "--language", "uk")
    assert shown == run(DRAFT, EDIT, "-f", "markdown", *options)


@pytest.mark.slow
@pytest.mark.parametrize("name", RESULTS)
def test_every_result_shows_lists_and_saves_itself(name: str, tmp_path: Path) -> None:
    result = RESULTS[name]()
    line = repr(result)
    assert "\n" not in line
    assert len(line) < 200
    assert json.loads(result.to_json()) in (result.to_dict(), result.to_dict().get("rows"))
    page = result.to_html()
    assert page.startswith("<!doctype html>")
    assert page in unescape(result._repr_html_())
    rows = result.records()
    assert rows
    assert all(row.keys() == rows[0].keys() for row in rows)
    assert all(isinstance(cell, str | float | int | bool | None) for row in rows for cell in row.values())
    for ending, text in ((".md", result.to_markdown()), (".html", page), (".json", result.to_json())):
        result.save(tmp_path / f"result{ending}")
        assert (tmp_path / f"result{ending}").read_bytes().decode() == text
    with pytest.raises(ValueError, match="the ending names no format"):
        result.save(tmp_path / "result.xyz")
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - our own bytes


def test_a_figure_is_listed_as_a_number(comparison: plancmp.Comparison) -> None:
    (row,) = [row for row in comparison.records(topic="military") if row["term"] == "armed forces size"]
    assert (row["old_number"], row["new_number"], row["unit"]) == (600000.0, 800000.0, "personnel")
    assert (row["old_clause"], row["new_clause"], row["effect"]) == ("6", "6", "loosened")


def test_the_days_of_a_deadline_are_a_figure() -> None:
    text = "1. The Tenant shall pay the fees within {} days of receipt.\n"
    old, new = (plancmp.parse(text.format(days)) for days in (30, 60))
    row = next(row for row in plancmp.compare(old, new).records() if row["term"])
    assert (row["old_number"], row["new_number"], row["unit"]) == (30.0, 60.0, "day")


def test_a_version_is_a_path_a_text_or_a_plan(tmp_path: Path) -> None:
    paths = [tmp_path / "old.txt", tmp_path / "new.txt"]
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, encoding="utf-8")
    plans = [plancmp.parse(OLD), plancmp.parse(NEW)]
    expected = [(str(term.effect), term.name) for term in plancmp.compare(*plans).terms]
    assert len(expected) == 1
    for versions in (paths, [str(path) for path in paths], [OLD, NEW], [plans[0], NEW]):
        assert [(str(term.effect), term.name) for term in plancmp.compare(*versions).terms] == expected
    assert plancmp.compare("The fee is 5 euros.", "The fee is 6 euros.").terms
    assert plancmp.compare(plancmp.dumps(plancmp.load(DRAFT)), EDIT).terms == plancmp.compare(DRAFT, EDIT).terms


def test_what_is_no_version_is_refused() -> None:
    with pytest.raises(TypeError, match="old: a version is a path, a text or a Plan, not a int"):
        plancmp.compare(5, OLD)  # type: ignore[arg-type]
    with pytest.raises(plancmp.ReadError, match=r"gone.txt: there is no such file"):
        plancmp.compare("gone.txt", OLD)
    with pytest.raises(TypeError, match="trace takes a list of versions, not one text"):
        plancmp.trace("a.yaml")
    with pytest.raises(TypeError, match="parse takes a text, not a PosixPath; load takes a path"):
        plancmp.parse(Path("a.txt"))  # type: ignore[arg-type]


def test_a_user_knows_better() -> None:
    plan = plancmp.parse(OLD, title="Leak", date="2025-11", kind="excerpt")
    assert (plan.title, plan.date, plan.kind, plan.disclosure) == ("Leak", PartialDate(2025, 11), "excerpt", "partial")
    assert plancmp.parse(OLD, disclosure="none").disclosure == "none"
    assert plancmp.load(DRAFT, title="Mine").title == "Mine"
    with pytest.raises(ValueError, match='kind: "letter" is not one of text, excerpt, summary, report'):
        plancmp.parse(OLD, kind="letter")
    with pytest.raises(ValueError, match=r'Plan.date: "soon" is not a date'):
        plancmp.parse(OLD, date="soon")


@pytest.mark.parametrize(
    ("wanted", "kind", "message"),
    [
        ({"topic": "militry"}, ValueError, 'unknown topic "militry"; did you mean "military"?'),
        ({"party": "Ukrane"}, ValueError, 'unknown party "Ukrane"; did you mean "Ukraine"?'),
        ({"language": "xx"}, ValueError, f'unknown language "xx"; known are {", ".join(LANGUAGES)}'),
        ({"topics": "nato"}, TypeError, 'a Comparison is not chosen from by "topics"; did you mean "topic"?'),
    ],
)
def test_a_wrong_choice_says_what_would_be_right(
    comparison: plancmp.Comparison, wanted: dict[str, str], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind) as caught:
        comparison.to_json(**wanted)  # type: ignore[arg-type]
    assert str(caught.value) == message


LINES = """policy: 1
title: Ours
rules:
  army-size:
    about: {topic: military}
    no_change: {effect: [loosened]}
"""


def test_red_lines_are_a_file_a_text_a_name_or_a_policy(tmp_path: Path) -> None:
    (tmp_path / "lines.yaml").write_text(LINES, encoding="utf-8")
    subject = plancmp.compare(DRAFT, EDIT)
    policy = plancmp.load_policy(str(tmp_path / "lines.yaml"))
    found = [plancmp.check(given, subject) for given in (tmp_path / "lines.yaml", LINES, policy)]
    assert found[0].open
    assert all(one.records() == found[0].records() for one in found)
    assert repr(found[0]).startswith("<Check of 'British-French-German")
    prints = [row["fingerprint"] for row in found[0].records()]
    known = "".join(f"  - {{fingerprint: {name}, by: A, date: 2026-01-01}}\n" for name in prints)
    (tmp_path / "accepted.yaml").write_text(f"acceptances: 1\naccepted:\n{known}", encoding="utf-8")
    assert plancmp.check(policy, subject, accepted=tmp_path / "accepted.yaml", today="2026-02-01").passes()
    assert plancmp.check("strict", OLD).plan.title == "Draft"


def test_a_taxonomy_has_a_name() -> None:
    assert plancmp.load_taxonomy("peace").id == "peace"
    assert plancmp.compare(OLD, NEW, taxonomy="peace").new.taxonomy == "peace"
    with pytest.raises(plancmp.ReadError, match='no built-in taxonomy of this name; did you mean "peace"'):
        plancmp.load_taxonomy("peac")


def test_links_that_a_person_decided_are_taken_from_their_file(tmp_path: Path) -> None:
    alignment = plancmp.align(OLD, NEW)
    rows = str(alignment.render("csv")).splitlines()
    links = tmp_path / "links.csv"
    links.write_text("\n".join([rows[0], *(f"{row}forbid" for row in rows[1:])]) + "\n", encoding="utf-8")
    apart = plancmp.align(OLD, NEW, links=links)
    assert len(alignment.links) == 2
    assert not apart.links
    assert not any(change.old and change.new for change in plancmp.compare(OLD, NEW, links=links).clauses)


@pytest.mark.slow
def test_align_is_a_call_and_a_folder_whichever_comes_first() -> None:
    for lines in (
        "import plancmp; f = plancmp.align; from plancmp.align import Pins",
        "from plancmp.align.engine import align_texts; import plancmp; f = plancmp.align",
        "import plancmp.align as f; import plancmp; assert f is plancmp.align; f.Pins",
    ):
        code = f"{lines}; print(repr(f('The fee is 5 euros.', 'The fee is 6 euros.')))"
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        assert result.stdout == "<Alignment 'old' → 'new': 1 links (0 weak), 0 removed, 0 added>\n"


def test_nothing_of_the_reports_is_imported_before_a_result_is_shown() -> None:
    code = (
        "import sys, plancmp;"
        f" comparison = plancmp.compare({DRAFT!r}, {EDIT!r}); repr(comparison);"
        " print([name for name in sys.modules if name.startswith(('plancmp.report', 'jinja2', 'pandas'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert result.stdout == "[]\n"


def test_a_comparison_gives_its_verdicts_its_proof_and_its_patch(comparison: plancmp.Comparison) -> None:
    assert {"loosened", "unchanged"} <= {verdict.word for verdict in comparison.verdicts()}
    assert comparison.coverage().is_complete
    assert comparison.patch().apply(comparison.old) == comparison.new
    assert "plan" in str(comparison.to_deepdiff().affected_paths)
