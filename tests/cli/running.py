"""The command line in the process of the tests, as a caller with three pipes sees it.

A process of its own takes longer to start than most commands take; what holds of one is tested in one.
"""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from subprocess import CompletedProcess
from unittest.mock import patch

from plancmp.cli import main


def run_bytes(*arguments: str, given: bytes = b"") -> CompletedProcess[bytes]:
    """Run a command."""
    out, err = (io.TextIOWrapper(io.BytesIO()) for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(given))):
        try:
            code = main(arguments)
        except SystemExit as end:  # after --help
            code = int(end.code or 0)
    told = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        told.append(stream.buffer.read())
    return CompletedProcess(arguments, code, *told)


def run_text(*arguments: str) -> CompletedProcess[str]:
    """Run a command that writes text."""
    result = run_bytes(*arguments)
    return CompletedProcess(arguments, result.returncode, result.stdout.decode(), result.stderr.decode())
