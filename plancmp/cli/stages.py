"""What a run is doing: shown on a terminal when it takes long, and told at the end to those who ask.

All of it goes to standard error, so that a report is the same bytes with and without it.
"""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from plancmp.report.messages import Messages

if TYPE_CHECKING:
    from threading import Event, Thread

# Work that ends sooner needs no sign of life.
PATIENCE = 1.0


class Stages:
    """The stages of a run and how long each took; a context that shows the current one.

    Args:
        messages: The catalogue; it has a message "stage-…" for each stage.
        is_shown: Whether to show the current stage once a run takes longer than `PATIENCE` seconds.
    """

    def __init__(self, messages: Messages, *, is_shown: bool) -> None:
        self.messages = messages
        self.is_shown = is_shown
        self.times: list[tuple[str, float]] = []
        self.done, self.total = 0, 0
        self._since = 0.0
        self._first: tuple[int, float] | None = (
            None  # how much was done when the stage first said so, and when that was
        )
        self._last = 0.0
        self._done: Event | None = None
        self._thread: Thread | None = None

    def begin(self, stage: str) -> None:
        """Begin a stage, and so end the one before."""
        now = time.perf_counter()
        self._end(now)
        self.times.append((stage, 0.0))
        self.done, self.total = 0, 0
        self._since = now
        self._first = None

    def note(self, stage: str, done: int, total: int) -> None:
        """Note how much of a stage is done; begin it if it is another one."""
        if not self.times or self.times[-1][0] != stage:
            self.begin(stage)
        self._last = time.perf_counter()
        if self._first is None:
            self._first = done, self._last
        self.done, self.total = done, total

    def estimate(self) -> str:
        """Return how long the stage will still take, such as "1:05"; empty before there is a pace to judge by.

        What was done before the stage began, as a journal has it, says nothing of the pace.
        """
        if self._first is None or self.done <= self._first[0] or not self.total:
            return ""
        pace = (self._last - self._first[1]) / (self.done - self._first[0])
        left = max(0, round(pace * (self.total - self.done) - (time.perf_counter() - self._last)))
        minutes, seconds = divmod(left, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"

    def tell(self) -> str:
        """Return how long each stage took, in seconds."""
        return ", ".join(f"{self.messages.say(f'stage-{stage}')} {seconds:.2f} s" for stage, seconds in self.times)

    def _end(self, now: float) -> None:
        if self.times:
            stage, seconds = self.times[-1]
            self.times[-1] = (stage, seconds + now - self._since)

    def __enter__(self) -> Self:
        if self.is_shown:
            from threading import Event, Thread

            self._done = Event()
            self._thread = Thread(target=self._show, args=(self._done,), daemon=True)
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end(time.perf_counter())
        if self._done and self._thread:
            self._done.set()
            self._thread.join()

    def _show(self, done: Event) -> None:
        if done.wait(PATIENCE):
            return
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
        left = TextColumn("{task.fields[left]}")
        with Progress(*columns, left, console=Console(file=sys.stderr), transient=True) as progress:
            shown, task = "", None
            while not done.wait(0.1):
                stage = self.times[-1][0] if self.times else "read"
                if task is None or stage != shown:
                    if task is not None:
                        progress.remove_task(task)
                    shown = stage
                    task = progress.add_task(self.messages.say(f"stage-{stage}"), count="", left="", total=None)
                count, rest = self._say_count(), self.estimate()
                progress.update(task, total=self.total or None, completed=self.done, count=count, left=rest)

    def _say_count(self) -> str:
        numbers = {"done": self.messages.spell_number(self.done), "total": self.messages.spell_number(self.total)}
        return self.messages.say("stage-count", **numbers) if self.total else ""
