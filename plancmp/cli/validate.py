"""Check plan files and the companions that they name: every error of every file, with its line and column."""

from __future__ import annotations

import argparse
import sys

from plancmp.cli.arguments import add_taxonomy, read_taxonomy
from plancmp.diff.slots import list_slots
from plancmp.readers import ReadError, load_with_companions, loads, read_text
from plancmp.readers.nodes import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.add_argument("files", metavar="FILE", nargs="+", help="a plan file")
    add_taxonomy(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check each file and return the exit code: 0 if all are right, else 2."""
    taxonomy = read_taxonomy(arguments.taxonomy)
    code = 0
    for name in arguments.files:
        try:
            plan = loads(read_text(name), name=name, taxonomy=taxonomy)
            if plan.companions and name != "-":
                load_with_companions(name, taxonomy=taxonomy)
        except ReadError as error:
            sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
            code = 2
            continue
        terms = sum(map(len, list_slots(plan.outline()).values()))
        sys.stdout.write(f"{show(name)}: right; {len(plan.outline())} clauses, {terms} terms\n")
    return code
