"""Signs of life: only where work takes long and somebody looks."""

from __future__ import annotations

import io
import sys
import time

import pytest

from plancmp.cli import stages
from plancmp.cli.stages import Stages
from plancmp.report import Messages


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def run_stages(monkeypatch: pytest.MonkeyPatch, *, patience: float, is_shown: bool) -> str:
    screen = Screen()
    monkeypatch.setattr(stages, "PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with Stages(Messages(), is_shown=is_shown) as shown:
        shown.note("compare", 3, 12)
        until = time.monotonic() + 20
        while patience == 0 and is_shown and "3 of 12" not in screen.getvalue() and time.monotonic() < until:
            time.sleep(0.01)
    return screen.getvalue()


def test_long_work_shows_how_much_is_done_and_wipes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run_stages(monkeypatch, patience=0, is_shown=True)
    assert "comparing" in shown
    assert "3 of 12" in shown
    assert shown.endswith(("\x1b[2K", "\x1b[?25h", "\x1b[1A\x1b[2K")), ascii(shown[-40:])


def test_short_work_and_no_terminal_show_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_stages(monkeypatch, patience=60, is_shown=True) == ""
    assert run_stages(monkeypatch, patience=0, is_shown=False) == ""


def test_each_stage_has_its_time() -> None:
    with Stages(Messages(), is_shown=False) as shown:
        shown.begin("read")
        shown.begin("compare")
    assert [stage for stage, _ in shown.times] == ["read", "compare"]
    assert all(seconds >= 0 for _, seconds in shown.times)
    assert shown.tell().startswith("reading 0.")


def test_the_time_that_is_left_is_told_by_the_pace_of_this_run(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr(time, "perf_counter", lambda: now)
    shown = Stages(Messages(), is_shown=False)
    assert shown.estimate() == ""
    shown.note("pairs", 600, 1000)  # a journal has these
    assert shown.estimate() == ""
    now += 30
    shown.note("pairs", 700, 1000)
    assert shown.estimate() == "1:30"
    now += 20
    assert shown.estimate() == "1:10"  # the clock goes on while nothing is done
    now += 80000
    assert shown.estimate() == "0:00"
    shown.note("pairs", 701, 1000)
    assert shown.estimate() == "65:49:40"
    shown.note("index", 1, 2)
    assert shown.estimate() == ""
