"""Exit code 1 means that terms changed; nothing unforeseen may end with it, and nothing ends with a traceback."""

from __future__ import annotations

import os
import resource
import subprocess
import sysconfig
from collections.abc import Callable
from pathlib import Path

import pytest

from plancmp.cli import main
from tests.cli.running import run_text

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
OLD, NEW = str(FIXTURES / "us-28-point-draft.yaml"), str(FIXTURES / "e3-edit.yaml")
COMMAND = str(Path(sysconfig.get_path("scripts")) / "plancmp")


def run(*arguments: str, close: int | None = None, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    """Run the installed command, with one of its standard streams closed or with little memory."""

    def prepare() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        if close is not None:
            os.close(close)

    return subprocess.run(
        [COMMAND, *arguments], capture_output=True, text=True, check=False, timeout=120, preexec_fn=prepare
    )


@pytest.mark.parametrize(
    ("arguments", "close", "code", "told"),
    [
        ((OLD, NEW), 0, 1, ""),
        (("-", NEW), 0, 2, "standard input: "),
        ((OLD, NEW), 1, 2, "standard output: "),
        ((OLD, NEW, "-q"), 1, 1, ""),
        (("--help",), 1, 2, "standard output: "),
        ((OLD, NEW), 2, 1, ""),
        (("none.yaml", NEW), 2, 2, ""),
        (("--no-such-option", OLD, NEW), 2, 2, ""),
    ],
)
def test_a_closed_stream_is_trouble_only_where_it_is_needed(
    arguments: tuple[str, ...], close: int, code: int, told: str
) -> None:
    result = run(*arguments, close=close)
    assert result.returncode == code
    assert "Traceback" not in result.stdout + result.stderr
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == bool(told)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
def test_a_full_device_is_trouble() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        result = subprocess.run([COMMAND, OLD, NEW], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("size", [60, 80, 100, 120])
def test_too_little_memory_is_never_a_result(size: int) -> None:
    result = run(OLD, NEW, limit=size * 2**20)
    # With the most memory it may do; with the least, Python itself may not start, and tells so.
    assert result.returncode in {1, 2}
    assert (result.returncode == 1) == bool(result.stdout)
    assert "Traceback" not in result.stderr


def fail_with(error: BaseException) -> Callable[..., int]:
    def fail(*_: object) -> int:
        raise error

    return fail


@pytest.mark.parametrize(
    "error", [MemoryError(), RecursionError("deep"), KeyError("x"), AssertionError(), OSError(5, "no")]
)
def test_what_is_not_foreseen_is_one_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("PLANCMP_TRACEBACK", raising=False)
    monkeypatch.setattr("plancmp.cli.diff.run", fail_with(error))
    assert main([OLD, NEW]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert told.startswith("plancmp: ")


@pytest.mark.parametrize("option", [True, False])
def test_who_reports_a_fault_may_see_the_traceback(
    *, option: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("plancmp.cli.diff.run", fail_with(KeyError("x")))
    if not option:
        monkeypatch.setenv("PLANCMP_TRACEBACK", "1")
    assert main(["diff", OLD, NEW, *(["--traceback"] if option else [])]) == 2
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_a_file_may_be_called_like_the_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--", "--traceback", NEW]) == 2
    assert capsys.readouterr().err == "--traceback: there is no such file\n"


@pytest.mark.parametrize("content", [b"[" * 100_000 + b"\n", b'["a", NaN]\n', b"null\n", b"\xff\n", b'["a", 5]\n'])
def test_a_damaged_journal_changes_nothing_and_is_told(content: bytes, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    journal.write_bytes(b'["plancmp journal", 1]\n' + content)
    files = (OLD, NEW, str(FIXTURES / "european-24-points.yaml"))
    expected = run_text("matrix", *files, "-f", "jsonl").stdout
    result = run_text("matrix", *files, "-f", "jsonl", "--journal", str(journal))
    assert (result.returncode, result.stdout) == (0, expected)
    assert result.stderr == f"plancmp: {journal}: damaged or foreign lines left out: 1\n"
    assert run_text("matrix", *files, "-f", "jsonl", "--journal", str(journal)).stderr == ""


def test_problems_beyond_a_hundred_are_counted(tmp_path: Path) -> None:
    for count, more in ((100, 0), (101, 1), (350, 250)):
        path = tmp_path / "many.yaml"
        keys = "".join(f"key{i}: 1\n" for i in range(count))
        path.write_text(f"plancmp: 1\nid: a\ntitle: A\nclauses: []\n{keys}", encoding="utf-8")
        result = run_text("validate", str(path))
        assert result.returncode == 2
        lines = result.stderr.splitlines()
        assert len(lines) == 100 + bool(more)
        if more:
            assert lines[-1] == f"{path}: and {more} more problem{'s' if more > 1 else ''}"
