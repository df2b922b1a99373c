"""Bounds on one step of work: time, and what a process may touch outside of itself."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn, TypeVar

_Result = TypeVar("_Result")
SECONDS = 2.0
"""Processor time that each step may take whatever its input."""
SECONDS_PER_BYTE = 30e-6
"""What it may take besides, for each byte of all versions that it works on."""
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "ctypes.dlopen",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "webbrowser.",
    "shutil.",
    "os.symlink",
    "os.link",
)
_PACKED = (
    "plancmp.model.",
    "plancmp.diff.reading.",
    "plancmp.extract.subject.",
    "plancmp.history.collection.",
    "fractions.Fraction",
    "builtins.getattr",  # by which Python 3.11 packed the members of an enumeration in its first versions
)
"""What the program packs for its own workers; nothing else may be unpacked."""
_WRITES = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate")


class TooSlowError(BaseException):
    """A step took more processor time than it may; no `except Exception` keeps it."""


class TouchedError(BaseException):
    """A step reached out of the process."""


class Guard:
    """Watches what this process does.

    Args:
        folder: The only one in which files may be written.
        readable: Folders in which files may be read, besides.
    """

    def __init__(self, folder: str, readable: tuple[str, ...]) -> None:
        self.folder = os.path.realpath(folder)
        self.readable = tuple(os.path.realpath(path) for path in readable)
        self._is_on = False
        sys.addaudithook(self._audit)  # there is no way to remove one; it does nothing while it is off

    @contextmanager
    def watch(self) -> Iterator[None]:
        """Refuse network, other programs, and files outside of the folders, while it is open."""
        # A module that is imported meanwhile would leave its bytecode beside it.
        writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False
            sys.dont_write_bytecode = writes

    def _audit(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._is_on:
            return
        if event.startswith(_FORBIDDEN):
            raise self._refuse(event, arguments)
        if event.startswith("pickle.") and not ".".join(map(str, arguments)).startswith(_PACKED):
            raise self._refuse(event, arguments)
        if event == "open" and isinstance(arguments[0], str | bytes):
            _, mode, flags = arguments
            writes = bool(set(str(mode or "")) & set("wax+")) or bool(
                isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            )
            self._check(os.fsdecode(arguments[0]), event, writes=writes)
        elif event in _WRITES and isinstance(arguments[0], str | bytes):
            self._check(os.fsdecode(arguments[0]), event, writes=True)

    def _check(self, path: str, event: str, *, writes: bool) -> None:
        real = os.path.realpath(path)
        allowed = (self.folder,) if writes else (self.folder, *self.readable)
        if not any(real == folder or real.startswith(folder + os.sep) for folder in allowed):
            raise self._refuse(event, (path,))

    def _refuse(self, event: str, arguments: tuple[object, ...]) -> TouchedError:
        self._is_on = False  # what tells of it may open files
        return TouchedError(f"{event} {ascii(arguments)[:200]}")


def run_within(seconds: float, work: Callable[[], _Result]) -> _Result:
    """Return what a piece of work returns.

    Raises:
        TooSlowError: If it takes more processor time than it may.
    """

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise TooSlowError(f"more than {seconds:.1f} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
