"""Print a plan as text, one line for each statement, for git to compare (`diff.<name>.textconv`)."""

from __future__ import annotations

import argparse
import sys

from plancmp.diff.reading import read_version
from plancmp.readers import ReadError, load, read_bytes
from plancmp.report.listing import list_statements
from plancmp.report.messages import Messages


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.add_argument("file", metavar="FILE", help="a plan file or a document")


def run(arguments: argparse.Namespace) -> int:
    """Print the lines and return the exit code: 0; a file that is no plan is printed as it is."""
    try:
        plan = read_version(load(arguments.file, part="all"))
    except ReadError:
        # git shows nothing at all of a file whose conversion fails.
        sys.stdout.flush()
        sys.stdout.buffer.write(read_bytes(arguments.file))
        return 0
    sys.stdout.write("".join(f"{line}\n" for line in list_statements(plan, Messages())))
    return 0
