"""The command line as a user runs it: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.running import run_bytes as run

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
DRAFT = str(FIXTURES / "us-28-point-draft.yaml")
E3 = str(FIXTURES / "e3-edit.yaml")
GENEVA = str(FIXTURES / "geneva-refined-framework.yaml")


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "plancmp", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONWARNINGS": "error", **environment},
        check=False,
    )


def write_plan(folder: Path, name: str, body: str) -> str:
    path = folder / name
    path.write_text(f"plancmp: 1\nid: {name}\ntitle: {name}\n{body}", encoding="utf-8")
    return str(path)


def test_exit_code_0_when_no_term_changed(tmp_path: Path) -> None:
    old = write_plan(tmp_path, "a.yaml", "clauses: [{id: '1', text: The report covers the year.}]")
    new = write_plan(tmp_path, "b.yaml", "clauses: [{id: '2', text: This report covered the year.}]")
    result = run(old, new)
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"Terms: none changed." in result.stdout


def test_exit_code_1_when_terms_changed() -> None:
    result = run(DRAFT, E3)
    assert (result.returncode, result.stderr) == (1, b"")


def test_exit_code_on_picks_the_least_materiality_that_counts(tmp_path: Path) -> None:
    old = write_plan(tmp_path, "a.yaml", "clauses: [{id: '1', text: The report covers the year.}]")
    new = write_plan(tmp_path, "b.yaml", "clauses: [{id: '1', text: This report covered the year.}]")
    assert run(old, new).returncode == 0
    assert run(old, new, "--exit-code-on", "minor").returncode == 1


def test_the_verb_diff_may_be_left_out() -> None:
    assert run(DRAFT, E3).stdout == run("diff", DRAFT, E3).stdout


def test_same_bytes_in_every_locale_time_zone_and_hash_seed() -> None:
    first = start(DRAFT, E3, LC_ALL="C", TZ="UTC", PYTHONHASHSEED="1", PYTHONUTF8="0", COLUMNS="200")
    second = start(DRAFT, E3, LC_ALL="C.UTF-8", TZ="Asia/Tokyo", PYTHONHASHSEED="2", PYTHONUTF8="1", COLUMNS="40")
    assert first.stdout == second.stdout


def test_every_line_fits_80_columns() -> None:
    for new in (E3, GENEVA):
        assert max(map(len, run(DRAFT, new).stdout.decode().splitlines())) <= 80


def test_output_is_not_coloured_when_it_is_no_terminal() -> None:
    assert b"\x1b" not in run(DRAFT, E3).stdout


@pytest.mark.parametrize(
    ("ending", "start"),
    [(".md", b"# "), (".json", b"{"), (".txt", b"US 28-point draft"), (".csv", b"\xef\xbb\xbffinger")],
)
def test_the_ending_of_the_output_file_chooses_the_format(tmp_path: Path, ending: str, start: bytes) -> None:
    output = tmp_path / f"report{ending}"
    result = run(DRAFT, E3, "-o", str(output))
    assert (result.returncode, result.stdout) == (1, b"")
    assert output.read_bytes().startswith(start)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    result = run(DRAFT, E3, "-o", str(tmp_path / "report.doc"))
    assert result.returncode == 2
    message = result.stderr.decode()
    assert 'report.doc" names no format; end it in .txt, .md, ' in message
    assert ".docx, or give --format, one of terminal, markdown, json, " in message
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    result = run(DRAFT, E3, "-o", str(tmp_path / "missing" / "report.md"))
    assert result.returncode == 2
    assert result.stderr.decode() == f"{tmp_path / 'missing' / 'report.md'}: there is no such folder\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gone.yaml", E3], "gone.yaml: there is no such file\n"),
        ([str(FIXTURES), E3], f"{FIXTURES}: this is a directory; give a file\n"),
        ([DRAFT], "plancmp: the following arguments are required: NEW; see `plancmp --help`\n"),
        ([DRAFT, E3, "--topic", "natoo"], 'plancmp: unknown topic "natoo"; did you mean "nato"?\n'),
        ([DRAFT, E3, "--party", "Ukrane"], 'plancmp: unknown party "Ukrane"; did you mean "Ukraine"?\n'),
        ([DRAFT, E3, "--only", "losened"], 'plancmp: unknown word for --only "losened"; did you mean "loosened"?\n'),
        (["algin", DRAFT, E3], 'plancmp: "algin" is neither a command nor a file; did you mean "align"?\n'),
        (["contrast", DRAFT, E3], 'plancmp: "contrast" is neither a command nor a file; see `plancmp --help`\n'),
        (
            [DRAFT, E3, "--topc", "nato"],
            'plancmp: unknown option --topc; did you mean "--topic"? See `plancmp --help`\n',
        ),
        (
            [DRAFT, E3, "c.yaml"],
            "plancmp: too many arguments: c.yaml; `plancmp trace` takes more than two versions; see `plancmp --help`\n",
        ),
        (
            [DRAFT, E3, "--topic", "nato,", "military"],
            (
                "plancmp: too many arguments: military; separate the names after --topic with commas, without "
                "spaces, and put a name of several words in quotes; see `plancmp --help`\n"
            ),
        ),
        (
            [DRAFT, E3, "--party", "United", "States"],
            (
                "plancmp: too many arguments: States; separate the names after --party with commas, without "
                "spaces, and put a name of several words in quotes; see `plancmp --help`\n"
            ),
        ),
        ([DRAFT, E3, "--stat"], "plancmp: unknown option --stat; see `plancmp --help`\n"),
        ([DRAFT, E3, "--taxonomy", "contract"], 'plancmp: unknown taxonomy "contract"; did you mean "contracts"?\n'),
        ([DRAFT, E3, "--taxonomy", "gone.yaml"], "gone.yaml: there is no such file\n"),
        ([DRAFT, E3, "-f", "jsn"], 'plancmp: unknown value for --format "jsn"; did you mean "json"?\n'),
        ([DRAFT, E3, "-o", "a.md", "-o", "b.html"], "plancmp: -o is given twice; see `plancmp --help`\n"),
        (["schema", "plan", "x"], "plancmp: too many arguments: x; see `plancmp schema --help`\n"),
        (
            ["https://example.org/plan.html", E3],
            "https://example.org/plan.html: nothing is fetched from the network; save the page, and give its file\n",
        ),
        (["validate"], "plancmp: the following arguments are required: FILE; see `plancmp validate --help`\n"),
    ],
)
def test_trouble_is_one_clear_line_and_exit_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout, result.stderr.decode()) == (2, b"", message)


@pytest.mark.parametrize(
    ("old", "new", "is_told"),
    [
        ("2025-11-23", "2025-11-20", True),
        ("2025-12", "2025-11", True),
        ("2025-11-20", "2025-11-23", False),
        ("2025-11-20", "2025-11-20", False),
        ("2025-11-20", "2025-11", False),
        ("2025", "2025-11-20", False),
    ],
)
@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
def test_versions_that_may_be_the_wrong_way_round_are_questioned(
    tmp_path: Path, form: str, old: str, new: str, *, is_told: bool
) -> None:
    paths = [write_plan(tmp_path, f"{i}.yaml", f"date: {date}\nclauses: []\n") for i, date in enumerate((old, new))]
    told = " ".join(run(*paths, "-f", form).stdout.decode().split())
    question = f"The old version ({old}) is later than the new one ({new}): are they the wrong way round?"
    assert (question in told) == is_told


def test_errors_of_both_kinds_of_lines_name_their_place(tmp_path: Path) -> None:
    slip = write_plan(tmp_path, "slip.yaml", "clauses:\n  - id: '1'\n    topcs: [nato]\n    topics: [natoo]\n")
    result = run(slip, E3)
    assert result.returncode == 2
    assert result.stderr.decode() == (
        f'{slip}:6:5: unknown key "topcs"; did you mean "topics"?\n'
        f'{slip}:7:14: unknown topic "natoo"; did you mean "nato"?\n'
    )


def test_validate_tells_what_is_right_and_what_is_wrong(tmp_path: Path) -> None:
    slip = write_plan(tmp_path, "slip.yaml", "clause: []\n")
    result = run("validate", DRAFT, slip)
    assert result.returncode == 2
    assert result.stdout.decode().startswith(f"{DRAFT}: right; ")
    assert result.stderr.decode() == f'{slip}:4:1: unknown key "clause"; did you mean "clauses"?\n'


def test_validate_counts_one_as_one(tmp_path: Path) -> None:
    plan = write_plan(
        tmp_path, "one.yaml", "clauses:\n  - {id: '1', text: A., terms: {cap: {must: {at_most: 2 ships}}}}\n"
    )
    assert run("validate", plan).stdout.decode() == f"{plan}: right; 1 clause, 1 term\n"


def test_validate_passes_every_fixture() -> None:
    assert run("validate", *map(str, sorted(FIXTURES.glob("*.yaml")))).returncode == 0


def test_a_filter_hides_and_counts() -> None:
    result = run(DRAFT, E3, "--topic", "military")
    text = result.stdout.decode()
    assert "MILITARY LIMITS" in text
    assert "TERRITORY\n" not in text
    assert "filtered out" in text
    assert result.returncode == 1


def test_filters_by_party_and_effect() -> None:
    data = json.loads(run(DRAFT, E3, "--party", "NATO", "--only", "loosened", "-f", "json").stdout)
    terms = [term for change in data["changes"] for term in change["terms"]]
    assert terms
    assert all("NATO" in term["party"] or "NATO" in str(term["new"]) for term in terms)
    assert {term["effect"] for term in terms} == {"loosened"}
    assert data["hidden"]["filtered"] > 0


def test_a_taxonomy_of_ones_own(tmp_path: Path) -> None:
    taxonomy = tmp_path / "own.yaml"
    taxonomy.write_text("taxonomy: own\ntitle: Own\ntopics: [{id: fish, title: Fisheries}]", encoding="utf-8")
    clause = "clauses: [{id: '1', topics: [fish], text: Quota., terms: {quota: {must: {at_most: %s t}}}}]"
    old = write_plan(tmp_path, "a.yaml", clause % 5)
    new = write_plan(tmp_path, "b.yaml", clause % 6)
    assert run(old, new).returncode == 2
    result = run(old, new, "--taxonomy", str(taxonomy))
    assert result.returncode == 1
    assert b"FISHERIES" in result.stdout


def test_json_follows_the_published_schema() -> None:
    schema = json.loads(run("schema", "comparison").stdout)
    Draft202012Validator.check_schema(schema)
    for new in (E3, GENEVA, str(FIXTURES / "twenty-point-framework.yaml")):
        data = json.loads(run(DRAFT, new, "-f", "json").stdout)
        assert list(Draft202012Validator(schema).iter_errors(data)) == []


def test_the_plan_schema_is_printed() -> None:
    Draft202012Validator.check_schema(json.loads(run("schema").stdout))


def test_rules_are_listed() -> None:
    result = run("rules")
    assert result.returncode == 0
    assert b"cap-raised" in result.stdout
    rules = json.loads(run("rules", "-f", "json").stdout)
    assert {"id", "group", "materiality", "mirror", "explanation"} == set(rules[0])


def test_help_and_version_say_what_there_is() -> None:
    assert b"examples:" in run("--help").stdout
    assert run("--version").stdout.startswith(b"plancmp 0.")
    for verb in ("diff", "validate", "schema", "rules"):
        result = run(verb, "--help")
        assert result.returncode == 0
        assert b"usage: plancmp" in result.stdout
    assert run().returncode == 2


def test_the_installed_command_is_the_module() -> None:
    command = Path(sysconfig.get_path("scripts")) / "plancmp"
    answer = subprocess.run([command, DRAFT, E3], capture_output=True, check=False)
    assert (answer.returncode, answer.stdout) == (1, start(DRAFT, E3).stdout)


def test_a_reader_that_closes_early_is_no_error() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "plancmp", DRAFT, E3], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    process.wait()


def test_json_files_are_read_like_yaml_files(tmp_path: Path) -> None:
    plan = {"plancmp": 1, "id": "j", "title": "J", "clauses": [{"id": "1", "text": "A."}]}
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(plan), encoding="utf-8")
    assert run(str(path), str(path)).returncode == 0


def test_quiet_prints_nothing_and_the_exit_code_tells(tmp_path: Path) -> None:
    result = run(DRAFT, E3, "-q")
    assert (result.returncode, result.stdout, result.stderr) == (1, b"", b"")
    assert run(DRAFT, DRAFT, "--quiet").returncode == 0
    output = tmp_path / "report.md"
    assert (run(DRAFT, E3, "-q", "-o", str(output)).stdout, output.exists()) == (b"", True)
    failed = run(DRAFT, str(tmp_path / "gone.yaml"), "-q")
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert b"no such file" in failed.stderr


def test_verbose_tells_on_standard_error_and_leaves_the_report_as_it_is() -> None:
    plain, told = run(DRAFT, E3), run(DRAFT, E3, "-v")
    assert (told.returncode, told.stdout) == (1, plain.stdout)
    lines = told.stderr.decode().splitlines()
    assert lines[0].endswith("us-28-point-draft.yaml: US 28-point draft (2025-11-20, leaked, known in full); "
                             "68 clauses, 78 terms")  # fmt: skip
    assert [line.split(":")[0] for line in lines[2:]] == ["links", "reasons", "weak links", "time"]
    assert plain.stderr == b""


def test_quiet_and_verbose_contradict_each_other() -> None:
    result = run(DRAFT, E3, "-q", "-v")
    assert result.returncode == 2
    assert b"not allowed with" in result.stderr


def test_the_language_of_a_report_can_be_chosen() -> None:
    report = run(DRAFT, E3, "--language", "uk").stdout.decode()
    assert "ВІЙСЬКОВІ ОБМЕЖЕННЯ" in report
    assert "Враховано 119 пунктів і 183 відмінності, кожне рівно один раз." in " ".join(report.split())
    assert run(DRAFT, E3, "--language", "tlh").returncode == 2


@pytest.mark.parametrize(
    ("name", "ending", "start"),
    [("columns", ".csv", "\ufeffold,new"), ("ledger", ".csv", "\ufefffingerprint,party"), ("marked", ".txt", "US 28")],
)
def test_a_table_takes_the_form_of_the_output_file(tmp_path: Path, name: str, ending: str, start: str) -> None:
    output = tmp_path / f"report{ending}"
    assert run(DRAFT, E3, "-f", name, "-o", str(output)).returncode == 1
    assert output.read_text(encoding="utf-8").startswith(start)


def test_a_text_without_parties_says_that_it_has_none(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("1. The garden is open on Sundays.\n")
    result = run(str(note), str(note), "--party", "Russia")
    assert result.stderr.decode() == 'plancmp: unknown party "Russia"; there is none\n'


def test_compare_is_understood_as_diff() -> None:
    assert run("compare", DRAFT, E3).stdout == run("diff", DRAFT, E3).stdout == run(DRAFT, E3).stdout


def test_the_help_shows_what_a_user_knows_better_in_a_group_of_its_own() -> None:
    shown = run("diff", "--help").stdout.decode()
    assert shown.startswith("usage: plancmp OLD NEW [options]\n")
    versions = shown.partition("\nthe versions:\n")[2].partition("\n\n")[0]
    assert all(f"--{side}-{key}" in versions for side in ("old", "new") for key in ("title", "date", "kind", "part"))
    assert all(f"\n{title}:\n" in shown for title in ("what to show", "where to write it", "how to compare"))
    assert "--old-title" in run("--help").stdout.decode()


def test_the_help_names_documents_first() -> None:
    assert "plancmp draft.docx final.pdf" in run("--help").stdout.decode()


def test_a_run_on_plan_files_loads_no_reader_of_prose() -> None:
    # Start-up is most of what a small comparison takes; a fixture with reports has to be linked, too.
    plans = [str(FIXTURES / name) for name in ("us-28-point-draft.yaml", "twenty-point-framework.yaml")]
    program = f"import sys, plancmp.cli as c; c.main({plans!r}); print(*sys.modules, file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(result.stderr.split())
    assert "plancmp.align.claims" in loaded
    # The words that alignment asks about are a table; those of a language are not read.
    heavy = {"deepdiff", "rich", "jinja2", "subprocess", "statistics", "plancmp.extract.language"}
    assert not heavy & loaded
