"""A short run of `benchmarks/fuzz.py`, always the same: hostile files are refused in one line, or shown."""

from __future__ import annotations

import os
import pickle
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.fuzz import Fuzzer, fuzz
from benchmarks.fuzzing.checks import BrokenError, check_message, check_report
from benchmarks.fuzzing.guard import Guard, TooSlowError, TouchedError, run_within
from benchmarks.fuzzing.seeds import ENDINGS, list_seeds

pytestmark = pytest.mark.slow

_EACH = 2  # inputs of each kind of file


def test_nothing_goes_wrong_with_hostile_files(tmp_path: Path) -> None:
    # Time is no matter here: a minute of one step's work is a hang on any machine.
    fuzzer = Fuzzer(2026, str(tmp_path), seconds=60)
    failures = fuzz(fuzzer, iter(range(_EACH * len(ENDINGS))), None)
    assert not failures, failures[0].report
    assert all(fuzzer.tally.inputs[kind] == _EACH for kind in ENDINGS)
    assert fuzzer.tally.read.total() > fuzzer.tally.inputs.total() / 4


def test_inputs_depend_on_their_number_alone(tmp_path: Path) -> None:
    fuzzer = Fuzzer(3, str(tmp_path))
    made = [fuzzer.make(number) for number in (7, 30, 7)]
    assert made[0] == made[2] != made[1]


def test_every_kind_has_a_seed_that_is_read(tmp_path: Path) -> None:
    fuzzer = Fuzzer(0, str(tmp_path), seconds=60)
    firsts = {seed.kind: seed for seed in reversed(list_seeds())}
    assert set(firsts) == set(ENDINGS)
    for number, seed in enumerate(firsts.values()):
        assert fuzzer.attempt(number, seed, seed.content) is None
    assert fuzzer.tally.read == dict.fromkeys(ENDINGS, 1)


@pytest.mark.parametrize(
    ("name", "report"),
    [
        ("terminal", "a\x1b[2Jb"),
        ("markdown", "a \u202e b"),
        ("markdown", "<script>x</script>"),
        ("markdown", "[a](javascript:x)"),
        ("html", "<p onclick=x>"),
        ("html", "<a href='javascript:x'>a</a>"),
        ("html", "<img>"),
        ("csv", "a,b\n=1+1,2\n"),
        ("csv", "a,b\n1\n"),
        ("junit", "<a>"),
        ("json", "{}"),
        ("sarif", "{"),
        ("github", "::notice::a\nb\n"),
        ("trace.json", "{"),
        ("matrix.jsonl", "{}\n{\n"),
    ],
)
def test_the_checks_see_what_is_wrong(name: str, report: str) -> None:
    with pytest.raises(BrokenError):
        check_report(name, report)


@pytest.mark.parametrize("message", ["a\nb", "a\x1b[31m", "a\u202eb"])
def test_a_message_is_one_line(message: str) -> None:
    with pytest.raises(BrokenError):
        check_message(message)


def test_the_guard_sees_network_programs_and_files(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    guard = Guard(str(inside), (sys.prefix,))
    (inside / "a").write_text("a", encoding="utf-8")
    with guard.watch():
        (inside / "b").write_text("b", encoding="utf-8")
        assert (inside / "a").read_text(encoding="utf-8") == "a"
    for work in (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: subprocess.run(["true"], check=False),
        lambda: (tmp_path / "c").write_text("c", encoding="utf-8"),
        lambda: (tmp_path / "c").read_text(encoding="utf-8"),
        lambda: os.unlink(inside / ".." / "c"),
        lambda: pickle.loads(pickle.dumps(os.getcwd)),  # noqa: S301 - it is refused
    ):
        with pytest.raises(TouchedError), guard.watch():
            work()


def test_a_step_that_goes_on_is_stopped() -> None:
    def go_on() -> None:
        while True:
            pass

    with pytest.raises(TooSlowError):
        run_within(0.1, go_on)
