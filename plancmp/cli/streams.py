"""The standard streams, whatever the caller made of them: closed, full, or in another encoding."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress


class ClosedOutput(io.TextIOBase):
    """Stands for standard output that the caller closed: writing to it is an error like any other."""

    @property
    def buffer(self) -> ClosedOutput:
        """The stream for bytes: this one."""
        return self

    def write(self, content: str | bytes, /) -> int:
        """Refuse anything but nothing.

        Raises:
            OSError: If there is something to write.
        """
        if content:
            raise OSError(errno.EBADF, "it is closed; give -o FILE, or -q for the exit code alone", "standard output")
        return 0


def prepare_streams() -> None:
    """Make the output streams writable, in UTF-8: reports are the same bytes in every locale."""
    if sys.stdout is None:
        sys.stdout = ClosedOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - until the process ends
    for stream in (sys.stdout, sys.stderr):
        # What a stream cannot take is escaped, never an error.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def complain(text: str) -> None:
    """Write some lines to standard error, if it takes them."""
    with suppress(OSError):  # the exit code tells
        sys.stderr.write(text)
