"""Compare two sides with the version that both started from: what each changed, what both allow, what conflicts."""

from __future__ import annotations

import argparse

from plancmp.cli.arguments import (
    UsageError,
    add_companions,
    add_language,
    add_output,
    add_taxonomy,
    choose_format,
    measure_screen,
    read_taxonomy,
    split_names,
    write_output,
)
from plancmp.cli.plans import read_whole
from plancmp.history import Outcome, merge
from plancmp.readers import find_taxonomy
from plancmp.readers.codecs import require_known
from plancmp.report import find_messages
from plancmp.report.merge import FORMATS, render
from plancmp.report.merge_view import MergeView

_EPILOG = """\
states: conflict, compatible (both allow a common set), alike, ours, theirs
(changed by one side only), not_known, unchanged

exit codes: 0 nothing is in conflict, 1 conflicts remain, 2 trouble

examples:
  plancmp merge draft.yaml ours.yaml theirs.yaml
  plancmp merge draft.yaml ours.yaml theirs.yaml --only conflict,compatible
  plancmp merge draft.yaml ours.yaml theirs.yaml -o table.html
  plancmp merge draft.yaml ours.yaml theirs.yaml -o merged.yaml
  plancmp merge draft.yaml a.yaml b.yaml --ours-party Ukraine --theirs-party Russia
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("base", metavar="BASE", help="the version that both sides started from")
    parser.add_argument("ours", metavar="OURS", help="one side's version")
    parser.add_argument("theirs", metavar="THEIRS", help="the other side's version")
    for side, shown in (("ours", "OURS"), ("theirs", "THEIRS")):
        parser.add_argument(
            f"--{side}-party", action="append", metavar="NAME", help=f"whose version {shown} is (default: its title)"
        )
    parser.add_argument("--topic", action="append", metavar="ID", help="only these topics")
    parser.add_argument("--term", action="append", metavar="NAME", help="only these terms, changed or not")
    parser.add_argument("--only", action="append", metavar="STATE", help="only these states, such as conflict")
    add_output(parser, FORMATS)
    add_companions(parser)
    add_taxonomy(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Merge, report, and return the exit code."""
    name = choose_format(arguments, FORMATS)
    only = split_names(arguments.only)
    require_known(only, list(map(str, Outcome)), "state")
    taxonomy = read_taxonomy(arguments.taxonomy)
    paths = [arguments.base, arguments.ours, arguments.theirs]
    if paths.count("-") > 1:
        raise UsageError("only one of the versions can be standard input")
    base, ours, theirs = read_whole(paths, arguments, taxonomy)
    parties = [split_names(arguments.ours_party), split_names(arguments.theirs_party)]
    try:
        merged = merge(base, ours, theirs, parties=(parties[0], parties[1]), taxonomy=taxonomy)
    except ValueError as error:
        raise UsageError(str(error)) from None
    messages = find_messages(arguments.language)
    shown = taxonomy or find_taxonomy(merged.base.taxonomy)
    topics, terms = split_names(arguments.topic), split_names(arguments.term)
    require_known(topics, [topic.id for topic in shown.topics], "topic")
    require_known(terms, sorted({row.name for row in merged.terms}), "term")
    view = MergeView(merged, messages.translate_taxonomy(shown), topics, terms, only)
    write_output(arguments, render(name, view, messages, width=measure_screen(arguments)))
    return int(merged.has_conflict)
