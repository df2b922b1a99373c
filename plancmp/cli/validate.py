"""Check plan files and the companions that they name: every error of every file, with its line and column."""

from __future__ import annotations

import argparse
import sys

from plancmp.cli.arguments import add_taxonomy, read_taxonomy
from plancmp.cli.streams import complain
from plancmp.diff.slots import list_slots
from plancmp.model import Plan, Taxonomy
from plancmp.readers import Problem, ReadError, load_bytes, load_with_companions, read_bytes
from plancmp.readers.documents.formats import find_format
from plancmp.readers.nodes import list_problems, show


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
            plan = _load_plan_file(name, taxonomy)
            if plan.companions and name != "-":
                load_with_companions(name, taxonomy=taxonomy)
        except ReadError as error:
            complain(list_problems(error))
            code = 2
            continue
        clauses, terms = len(plan.outline()), sum(map(len, list_slots(plan.outline()).values()))
        sys.stdout.write(f"{show(name)}: right; {_count(clauses, 'clause')}, {_count(terms, 'term')}\n")
    return code


def _load_plan_file(name: str, taxonomy: Taxonomy | None) -> Plan:
    """Read a plan file.

    Raises:
        ReadError: If it cannot be read, is wrong, or is a document.
    """
    raw = read_bytes(name)
    if find_format(name, raw) is not None:
        message = "this is a document and no plan file; `plancmp import` makes a plan file of it"
        raise ReadError(Problem(name, 0, 0, message))
    return load_bytes(raw, name, taxonomy=taxonomy)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
