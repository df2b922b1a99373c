"""Serve the tools by which an assistant compares versions, over standard input and output."""

from __future__ import annotations

import argparse
import os

from plancmp.cli.arguments import UsageError

_EPILOG = """\
The assistant's program starts this. Give it:

  {"mcpServers": {"plancmp": {"command": "plancmp", "args": ["mcp", "--folder", "drafts"]}}}

The tools read files in that folder and texts that they are given; they write nothing, and nothing is sent over a
network. This needs the extra "mcp": pip install 'plancmp[mcp]'.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "--folder", metavar="FOLDER", default=".", help="the folder whose files may be read (default: this one)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until standard input ends, and return the exit code: 0.

    Raises:
        UsageError: If there is no such folder, or the extra is missing.
    """
    if not os.path.isdir(arguments.folder):
        raise UsageError(f"--folder {arguments.folder}: there is no such folder")
    from plancmp.tools.folder import Folder

    try:
        from plancmp.tools.server import serve
    except ModuleNotFoundError as error:
        if error.name not in {"anyio", "mcp", "mcp_types"}:
            raise
        raise UsageError("this needs the extra mcp: pip install 'plancmp[mcp]'") from None
    serve(Folder(os.path.abspath(arguments.folder)))
    return 0
