"""Print the correlation table of two versions: which clause answers to which, and why."""

from __future__ import annotations

import argparse

from plancmp.align.plans import align_plans
from plancmp.align.reports import fit_reports
from plancmp.cli.arguments import (
    add_links,
    add_output,
    add_plans,
    add_taxonomy,
    choose_format,
    measure_screen,
    read_links,
    read_taxonomy,
    write_output,
)
from plancmp.cli.plans import read_plans
from plancmp.diff.reading import read_versions
from plancmp.report.correlation import FORMATS, list_rows, render

_EPILOG = """\
To correct the table: write it with -o links.csv, put "pin" or "forbid" into its last column, and give it back with
--links links.csv, here or to `plancmp OLD NEW`.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    add_plans(parser)
    add_output(parser, FORMATS)
    add_links(parser)
    add_taxonomy(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the table and return the exit code: 0."""
    name = choose_format(arguments, FORMATS)
    taxonomy = read_taxonomy(arguments.taxonomy)
    old, new = read_plans(arguments, taxonomy)
    pins = read_links(arguments.links, old, new)
    before, after = fit_reports(*read_versions(old, new, taxonomy))
    rows = list_rows(before, after, align_plans(before, after, pins=pins), pins)
    write_output(arguments, render(name, rows, width=measure_screen(arguments)))
    return 0
