"""List where two renderings of one version differ: divergences to verify, not changes."""

from __future__ import annotations

import argparse

from plancmp.cli.arguments import (
    add_language,
    add_links,
    add_output,
    add_renderings,
    add_taxonomy,
    choose_format,
    measure_screen,
    read_links,
    read_taxonomy,
    write_output,
)
from plancmp.cli.plans import read_plans
from plancmp.diff.renderings import compare_renderings
from plancmp.report import find_messages
from plancmp.report.renderings import FORMATS, render

_EPILOG = """\
exit codes: 0 no divergence, 1 some, 2 trouble

examples:
  plancmp renderings agency.txt newspaper.html
  plancmp renderings agency.txt newspaper.html -o verify.csv
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    add_renderings(parser)
    add_output(parser, FORMATS)
    add_links(parser)
    add_taxonomy(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare, report, and return the exit code."""
    name = choose_format(arguments, FORMATS)
    first, second = read_plans(arguments, read_taxonomy(arguments.taxonomy))
    comparison = compare_renderings(first, second, pins=read_links(arguments.links, first, second))
    messages = find_messages(arguments.language)
    write_output(arguments, render(name, comparison, messages, width=measure_screen(arguments)))
    return int(bool(comparison))
