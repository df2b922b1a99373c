"""Compare two versions of a negotiated text and report which terms changed."""

from __future__ import annotations

import argparse
import os
import sys

from plancmp.cli.arguments import (
    add_config,
    add_language,
    add_links,
    add_output,
    add_plans,
    add_taxonomy,
    choose_format,
    read_config,
    read_links,
    read_plans,
    read_taxonomy,
    require_known,
    split_names,
    write_output,
)
from plancmp.diff import Comparison, Effect, Flag, Kind, Materiality, compare
from plancmp.model import Taxonomy
from plancmp.readers import find_taxonomy
from plancmp.report import ENDINGS, FORMATS, VARIANTS, Filter, Messages, View, build_view, find_messages, find_renderer

_ONLY = [*dict.fromkeys(str(word) for words in (Effect, Kind, Flag, Materiality) for word in words)]
_EPILOG = """\
exit codes: 0 no change of terms, 1 terms changed, 2 trouble

examples:
  plancmp draft.yaml final.yaml
  plancmp draft.yaml final.yaml --topic nato,military --only material
  plancmp draft.yaml final.yaml --party Ukraine -o report.md
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    add_plans(parser)
    add_output(parser, FORMATS)
    parser.add_argument("--topic", action="append", metavar="ID", help="only these topics; repeat, or commas between")
    parser.add_argument(
        "--party", action="append", metavar="NAME", help="only terms that bind or benefit these parties"
    )
    parser.add_argument(
        "--only",
        action="append",
        metavar="WORD",
        help=f"only changes of this effect, kind, flag or materiality: {', '.join(_ONLY)}",
    )
    parser.add_argument(
        "--exit-code-on",
        choices=[str(word) for word in Materiality],
        default="material",
        help="the least materiality that makes the exit code 1 (default: material)",
    )
    add_links(parser)
    add_taxonomy(parser)
    add_config(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare, report, and return the exit code."""
    renderer_name = choose_format(arguments, FORMATS, ENDINGS, VARIANTS)
    taxonomy = read_taxonomy(arguments.taxonomy)
    old, new = read_plans(arguments, taxonomy)
    config = read_config(arguments.config)
    comparison = compare(old, new, pins=read_links(arguments.links, old, new))
    if config is not None and config.grades:
        from plancmp.diff.grades import regrade  # noqa: PLC0415 - most teams take the grades as they are

        comparison = regrade(comparison, config.grades)
    taxonomy = taxonomy or find_taxonomy(new.taxonomy)
    messages = find_messages(arguments.language)
    wanted = _read_filter(arguments, comparison, taxonomy)
    view = build_view(comparison, messages.translate_taxonomy(taxonomy), wanted)
    _write(view, messages, renderer_name, arguments.output)
    return int(_has_changes(comparison, Materiality(arguments.exit_code_on)))


def _read_filter(arguments: argparse.Namespace, comparison: Comparison, taxonomy: Taxonomy) -> Filter:
    topics, parties, only = map(split_names, (arguments.topic, arguments.party, arguments.only))
    require_known(topics, [topic.id for topic in taxonomy.topics], "topic")
    require_known(parties, [*dict.fromkeys((*comparison.old.parties, *comparison.new.parties))], "party")
    require_known(only, _ONLY, "word for --only")
    return Filter(frozenset(topics), frozenset(parties), frozenset(only))


def _write(view: View, messages: Messages, renderer_name: str, output: str | None) -> None:
    if output:
        write_output(output, find_renderer(renderer_name)(view, messages))
    elif renderer_name == "terminal":
        from plancmp.report.terminal import WIDTH, render, render_styled  # noqa: PLC0415

        if sys.stdout.isatty():
            width = min(os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH, 120)
            styled = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
            sys.stdout.write((render_styled if styled else render)(view, messages, width=width))
        else:
            sys.stdout.write(render(view, messages))
    else:
        sys.stdout.write(find_renderer(renderer_name)(view, messages))


def _has_changes(comparison: Comparison, least: Materiality) -> bool:
    return any(change.materiality.rank <= least.rank for change in comparison.changes)
