"""Turn a document into a plan file, with the terms and topics detected in it, for a person to correct."""

from __future__ import annotations

import argparse

from plancmp.cli.arguments import UsageError, add_taxonomy, read_taxonomy, write_output
from plancmp.diff.reading import describe_holdings
from plancmp.readers import load
from plancmp.report.imported import import_document, write_account

_EPILOG = """\
examples:
  plancmp import draft.docx -o draft.yaml
  plancmp import draft.docx --account
  plancmp import contract.pdf --taxonomy contracts -o contract.yaml
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("file", metavar="FILE", help="a document, or a plan file without terms; - for standard input")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to this file")
    parser.add_argument(
        "--account",
        action="store_true",
        help="list what was seen in the document but is not in a clause, instead of writing a plan file",
    )
    parser.add_argument("--part", metavar="PART", help="which plan, if the document holds several")
    add_taxonomy(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the plan file and return the exit code: 0.

    Raises:
        UsageError: If the file has terms already.
    """
    taxonomy = read_taxonomy(arguments.taxonomy)
    plan = load(arguments.file, taxonomy=taxonomy, part=arguments.part)
    if arguments.account:
        write_output(arguments, write_account(plan))
        return 0
    if describe_holdings(plan).has_terms:
        raise UsageError(f"{arguments.file}: this plan file has terms; `plancmp import` would put them aside")
    write_output(arguments, import_document(plan, taxonomy))
    return 0
