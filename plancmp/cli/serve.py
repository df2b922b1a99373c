"""Serve the page on this computer: drop or paste versions in a browser, read and save reports."""

from __future__ import annotations

import argparse
import os
import sys
from tempfile import TemporaryDirectory

from plancmp.cli.arguments import UsageError

_EPILOG = """\
The address that it prints works only in a browser on this computer. Nothing is sent over a network.
Press Ctrl+C to stop. This needs the extra "web": pip install 'plancmp[web]'.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("--port", type=int, default=0, help="where to serve it (default: any port that is free)")
    parser.add_argument(
        "--folder", metavar="FOLDER", help="save files to this folder (default: where the browser saves downloads)"
    )
    parser.add_argument("--open", action="store_true", help="open the page in the browser")


def run(arguments: argparse.Namespace) -> int:
    """Serve until the user ends it, and return the exit code: 0.

    Raises:
        UsageError: If there is no such folder, the port is none, or the extra is missing.
    """
    if arguments.folder and not os.path.isdir(arguments.folder):
        raise UsageError(f"--folder {arguments.folder}: there is no such folder")
    if not 0 <= arguments.port < 65536:
        raise UsageError(f"--port {arguments.port}: a port is a number from 0 to 65535")
    try:
        from plancmp.app.server import serve
    except ModuleNotFoundError as error:
        if error.name not in {"starlette", "uvicorn"}:
            raise
        raise UsageError("this needs the extra web: pip install 'plancmp[web]'") from None

    def announce(address: str) -> None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        if arguments.open:
            import webbrowser

            webbrowser.open(address)

    folder = os.path.abspath(arguments.folder) if arguments.folder else ""
    here = os.getcwd()
    with TemporaryDirectory() as desk:
        os.chdir(desk)
        try:
            serve(desk, arguments.port, folder, announce)
        except OSError as error:
            raise UsageError(f"--port {arguments.port}: {error.strerror}") from None
        finally:
            os.chdir(here)
    return 0
