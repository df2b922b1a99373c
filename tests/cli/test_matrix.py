"""`plancmp matrix` end to end: the same bytes wherever the work is done, and after any stop."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import jsonschema
import pytest

from plancmp.cli import main
from plancmp.cli.executors import open_workers
from plancmp.report.collection.answers import build_schema as build_answer_schema
from plancmp.report.collection.pairs import build_schema
from tests.history.treaties import write_files, write_treaties

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
SEVERAL = ["e3-edit", "geneva-refined-framework", "us-28-point-draft", "us-guarantee-side-document"]

# Where CI sets CI=true, pyarrow has to be there.
needs_parquet = pytest.mark.skipif(
    find_spec("pyarrow") is None and os.environ.get("CI") != "true",
    reason='pyarrow is not installed: pip install "plancmp[parquet]"',
)


@pytest.fixture(scope="module")
def treaties(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return write_files(tmp_path_factory.mktemp("treaties"), write_treaties(2, 15))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Enough files that processes are started to search them."""
    return write_files(tmp_path_factory.mktemp("many"), write_treaties(5, 10, clauses=3))


@pytest.fixture(scope="module")
def expected(treaties: list[str], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    output = tmp_path_factory.mktemp("expected") / "pairs.jsonl"
    assert main(["matrix", *treaties, "-o", str(output), "--executor", "serial"]) == 0
    return output.read_bytes()


def list_real_paths() -> list[str]:
    return [str(FIXTURES / f"{name}.yaml") for name in SEVERAL]


@pytest.mark.parametrize("where", [["threads"], ["processes", "--jobs", "2"], ["processes", "--jobs", "1"]])
def test_every_executor_gives_the_same_bytes(
    where: list[str], treaties: list[str], expected: bytes, tmp_path: Path
) -> None:
    output = tmp_path / "pairs.jsonl"
    assert main(["matrix", *treaties, "-o", str(output), "--executor", *where]) == 0
    assert output.read_bytes() == expected
    assert os.listdir(tmp_path) == ["pairs.jsonl"]


def test_every_line_is_what_the_schema_says(
    treaties: list[str], expected: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", "pair"]) == 0
    assert json.loads(capsys.readouterr().out) == build_schema()
    validator = jsonschema.Draft202012Validator(build_schema())
    validator.check_schema(build_schema())
    lines = [json.loads(line) for line in expected.splitlines()]
    assert main(["matrix", *list_real_paths(), "-f", "jsonl", "--least", "0"]) == 0
    lines += [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(lines) == 435 + 6
    for line in lines:
        validator.validate(line)
    assert {line["compared"] for line in lines} == {True, False}
    assert [(line["old"], line["new"]) for line in lines[:2]] == [
        (treaties[0], treaties[1]),
        (treaties[0], treaties[2]),
    ]


@needs_parquet
def test_csv_and_parquet_have_the_same_columns(tmp_path: Path) -> None:
    parquet = import_module("pyarrow.parquet")
    table, sheet, again = tmp_path / "pairs.parquet", tmp_path / "pairs.csv", tmp_path / "again.parquet"
    for output in (table, sheet, again):
        assert main(["matrix", *list_real_paths(), "-o", str(output)]) == 0
    assert table.read_bytes() == again.read_bytes()
    rows = parquet.read_table(table).to_pylist()
    told = list(csv.DictReader(io.StringIO(sheet.read_text("utf-8-sig"))))
    assert [list(row) for row in rows] == [list(row) for row in told]
    for row, spelled in zip(rows, told, strict=True):
        for name, cell in row.items():
            if isinstance(cell, list):
                assert spelled[name] == "; ".join(f"{topic['topic']}: {topic['verdict']}" for topic in cell)
            else:
                words = {None: "", True: "yes", False: "no"} if cell is None or isinstance(cell, bool) else {}
                assert spelled[name] == words.get(cell, str(cell)), name
    assert {row["compared"] for row in rows} == {True, False}


def test_parquet_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    output = tmp_path / "pairs.parquet"
    assert main(["matrix", *list_real_paths(), "-o", str(output)]) == 2
    assert capsys.readouterr().err == 'plancmp: writing Parquet needs the extra: pip install "plancmp[parquet]"\n'
    assert not os.listdir(tmp_path)


def test_every_broken_file_has_its_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {
        "a.yaml": "plancmp: 1\nid: a\ntitel: A\n",
        "b.yaml": "plancmp: 1\nid: [\n",
        "c.yaml": "plancmp: 1\nid: c\ntitle: C\nclauses: []\n",
    }
    paths = [str(tmp_path / name) for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        Path(path).write_text(text, encoding="utf-8")
    good = list_real_paths()
    assert main(["matrix", good[0], *paths, good[1], "-o", str(tmp_path / "pairs.csv")]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    files = [line.removeprefix(f"{tmp_path}{os.sep}").partition(":")[0] for line in shown.err.splitlines()]
    assert list(dict.fromkeys(files)) == ["a.yaml", "b.yaml"]
    assert sorted(os.listdir(tmp_path)) == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.yaml"], "a.yaml: there is no such file"),
        (["{0}", "{0}"], "plancmp: there is nothing to compare one version with; name two or more"),
        (["{0}", "{1}", "--least", "2"], "plancmp: --least 2.0 is not a share; give a number from 0 to 1"),
        (["{0}", "{1}", "--jobs", "0"], "plancmp: --jobs 0 is too few; give 1 or more"),
        (
            ["{0}", "{1}", "--executor", "cloud"],
            'plancmp: --executor "cloud" is none; give processes, threads, serial or dask://HOST:PORT',
        ),
        (
            ["{0}", "{1}", "--executor", "dask://host"],
            'plancmp: --executor "dask://host" is none; give processes, threads, serial or dask://HOST:PORT',
        ),
        (["{0}", "{1}", "-o", "/no/pairs.csv"], "plancmp: /no/pairs.csv: there is no folder /no"),
        (["{0}", "{1}", "--clause", "6"], "plancmp: --clause names a clause of a file; name the file with --query"),
        (["{0}", "--query", "{0}"], "plancmp: there is nothing to search but the query itself; name other files"),
        (["{0}", "--text", " "], "plancmp: --text has no words; give the words of a clause"),
        (["{0}", "--query", "{1}", "--clause", "armi"], 'plancmp: unknown clause "armi"; did you mean "army"?'),
        (
            ["{0}", "--text", "x", "--journal", "{0}"],
            "plancmp: --journal is for all pairs; a query is answered anew",
        ),
        (
            ["{0}", "{1}", "--journal", "{0}"],
            "plancmp: {0}: this is not a plancmp journal; name another file, or delete this one",
        ),
    ],
)
def test_arguments_that_do_not_fit(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = list_real_paths()
    assert main(["matrix", *(argument.format(*paths) for argument in arguments)]) == 2
    assert capsys.readouterr().err == f"{message.format(*paths)}\n"


class Run:
    """The program at work on a collection, in a process of its own."""

    def __init__(self, paths: list[str], folder: Path, *options: str) -> None:
        self.output, self.journal = folder / "pairs.jsonl", folder / "pairs.jsonl.journal"
        command = [sys.executable, "-m", "plancmp", "matrix", *paths, "-o", str(self.output), *options]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)

    def wait_until_pairs_are_done(self) -> None:
        until = time.monotonic() + 60
        while self.process.poll() is None and time.monotonic() < until:
            if self.journal.exists() and self.journal.read_bytes().count(b"\n") > 1:
                return
            time.sleep(0.002)
        raise AssertionError("the run ended before anybody could disturb it")

    def finish(self) -> str:
        _, told = self.process.communicate(timeout=120)
        return told


def list_children(process: int) -> Iterator[int]:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # pid (name) state parent …
            fields = path.read_text().rpartition(")")[2].split()
            command = (path.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == process and b"spawn_main" in command:
            yield int(path.parent.name)


@pytest.mark.parametrize("options", [("--executor", "serial"), ("--jobs", "2")])
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_was_stopped_goes_on(
    sign: signal.Signals, options: tuple[str, ...], treaties: list[str], expected: bytes, tmp_path: Path
) -> None:
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        run = Run(treaties, folder, *options)
        run.wait_until_pairs_are_done()
        run.process.send_signal(sign)
        told = run.finish()
        if run.journal.exists():
            break  # on a busy machine a run may be done before the signal comes
    done = run.journal.read_bytes().count(b"\n") - 1
    assert 0 < done < 435
    assert not run.output.exists()
    if sign is signal.SIGINT:
        assert run.process.returncode == 130
        assert told == (
            f"plancmp: stopped; {done} of 435 pairs are in {run.journal}: run the same command again to continue\n"
        )
    # The journal is kept where it was named, so that the pairs in it can be counted.
    assert main(["matrix", *treaties, "-o", str(run.output), "--journal", str(run.journal)]) == 0
    assert run.output.read_bytes() == expected
    assert run.journal.read_bytes().count(b"\n") - 1 == 435
    assert main(["matrix", *treaties, "-o", str(run.output)]) == 0
    assert run.output.read_bytes() == expected
    assert not run.journal.exists()


def test_an_interrupt_ends_the_work_whatever_is_locked() -> None:
    def work() -> None:
        with open_workers("processes", 2) as workers:
            assert workers.executor
            future = workers.executor.submit(time.sleep, 600)
            with future._condition:  # as `wait` does, for a moment
                signal.raise_signal(signal.SIGINT)
            future.result()

    with pytest.raises(KeyboardInterrupt):
        work()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux lists the children of a process")
def test_a_worker_that_is_killed_loses_nothing(treaties: list[str], expected: bytes, tmp_path: Path) -> None:
    run = Run(treaties, tmp_path, "--jobs", "2")
    run.wait_until_pairs_are_done()
    worker = next(list_children(run.process.pid))
    os.kill(worker, signal.SIGKILL)
    assert run.finish() == f"wrote {run.output}\n"
    assert run.process.returncode == 0
    assert run.output.read_bytes() == expected


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux lists the children of a process")
def test_workers_end_with_a_run_that_was_killed(treaties: list[str], tmp_path: Path) -> None:
    run = Run(treaties, tmp_path, "--jobs", "2")
    run.wait_until_pairs_are_done()
    workers = list(list_children(run.process.pid))
    assert workers
    run.process.kill()
    run.finish()
    until = time.monotonic() + 60
    while any(Path(f"/proc/{worker}").exists() for worker in workers) and time.monotonic() < until:
        time.sleep(0.05)
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


QUERY = ["--query", str(FIXTURES / "us-28-point-draft.yaml"), "--clause", "6,25"]


def test_every_answer_is_what_the_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "answer"]) == 0
    assert json.loads(capsys.readouterr().out) == build_answer_schema()
    validator = jsonschema.Draft202012Validator(build_answer_schema())
    validator.check_schema(build_answer_schema())
    assert main(["matrix", *list_real_paths(), "-f", "jsonl", *QUERY]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    for line in lines:
        validator.validate(line)
    # The file of the query itself is not searched.
    # The surest first: a term of one name that stands in one clause each.
    assert [(Path(line["file"]).stem, line["query"], line["clauses"]) for line in lines] == [
        ("geneva-refined-framework", ["6"], ["army"]),
        ("e3-edit", ["6"], ["6"]),
        ("e3-edit", ["25"], ["25"]),
    ]
    assert lines[1]["terms"] == [
        {
            "name": "armed-forces-size",
            "party": ["Ukraine"],
            "effect": "loosened",
            "difference": "+200,000 personnel, +33 %; + when in peacetime",
            "old": "must: at most 600,000 personnel",
            "new": "must: at most 800,000 personnel; when in peacetime",
        }
    ]


@pytest.mark.parametrize("query", [[], ["--text", "The armed forces have 600,000 personnel."], ["--text", "xyzzy"]])
def test_json_is_a_list_of_the_lines(query: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["matrix", *list_real_paths(), *query, "-f", "jsonl"]) == 0
    lines = capsys.readouterr().out.rstrip("\n").split("\n")
    assert main(["matrix", *list_real_paths(), *query, "-f", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == [json.loads(line) for line in lines if line]


@pytest.mark.parametrize("ending", ["txt", "jsonl", "json", "csv", pytest.param("parquet", marks=needs_parquet)])
def test_answers_are_the_same_bytes_on_every_executor(ending: str, many: list[str], tmp_path: Path) -> None:
    contents = set()
    for where in (["serial"], ["threads"], ["processes", "--jobs", "2"]):
        output = tmp_path / f"answers.{ending}"
        query = ["--query", many[0], "--clause", "2"]
        assert main(["matrix", *many, "-o", str(output), *query, "--executor", *where]) == 0
        contents.add(output.read_bytes())
    assert len(contents) == 1


def test_a_broken_file_stops_a_search(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("plancmp: 1\nid: [\n", encoding="utf-8")
    assert main(["matrix", *list_real_paths(), str(broken), "--text", "elections", "-o", str(tmp_path / "a.csv")]) == 2
    shown = capsys.readouterr()
    assert [line.partition(":")[0] for line in shown.err.splitlines()] == [str(broken)]
    assert os.listdir(tmp_path) == ["broken.yaml"]


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="there is no /dev/stdout here")
def test_a_device_gets_no_journal(treaties: list[str], expected: bytes) -> None:
    command = [sys.executable, "-m", "plancmp", "matrix", *treaties, "-o", "/dev/stdout", "-f", "jsonl", "--jobs", "1"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stdout == expected
    assert not Path("/dev/stdout.journal").exists()
