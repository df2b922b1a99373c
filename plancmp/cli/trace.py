"""Follow every term through many versions: its values, what returned, where each clause came from."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from plancmp.align import Pins
from plancmp.cli.arguments import (
    COMPARED,
    UsageError,
    add_companions,
    add_language,
    add_output,
    add_taxonomy,
    choose_format,
    group,
    measure_screen,
    read_links,
    read_taxonomy,
    split_names,
    write_output,
)
from plancmp.cli.plans import read_whole
from plancmp.cli.stages import Stages
from plancmp.history import trace
from plancmp.model import Plan
from plancmp.readers import find_taxonomy
from plancmp.readers.codecs import UnknownNameError, require_known
from plancmp.report import find_messages
from plancmp.report.lineage import FORMATS, TABLES, render
from plancmp.report.lineage_view import LineageView, list_namesakes

_EPILOG = """\
exit codes: 0 no change of terms, 1 terms changed, 2 trouble

examples:
  plancmp trace april.yaml draft.yaml edit.yaml final.yaml
  plancmp trace *.yaml --by-date --topic nato
  plancmp trace draft.yaml edit.yaml final.yaml --baseline 1 -o tracks.csv
  plancmp trace draft.yaml edit.yaml final.yaml -o page.html
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("files", metavar="FILE", nargs="+", help="the versions in order: plan files or documents")
    parser.add_argument("--by-date", action="store_true", help="order the versions by date, not as given")
    parser.add_argument(
        "--baseline", metavar="VERSION", help="compare all others with this version: its number as listed, or its id"
    )
    parser.add_argument("--topic", action="append", metavar="ID", help="only these topics")
    parser.add_argument("--term", action="append", metavar="NAME", help="only these terms, changed or not")
    add_companions(parser)
    add_output(parser, FORMATS)
    group(parser, COMPARED).add_argument(
        "--links",
        action="append",
        metavar="OLD-NEW=FILE",
        help="keep or rule out the links decided in this table, between two versions by their numbers, such as 1-2",
    )
    add_taxonomy(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Trace, report, and return the exit code."""
    name = choose_format(arguments, FORMATS)
    taxonomy = read_taxonomy(arguments.taxonomy)
    if len(arguments.files) < 2:
        raise UsageError("there is nothing to trace in one version; name two or more")
    if arguments.files.count("-") > 1:
        raise UsageError("only one of the versions can be standard input")
    messages = find_messages(arguments.language)
    with Stages(messages, is_shown=sys.stderr.isatty()) as stages:
        plans = read_whole(
            arguments.files, arguments, taxonomy, lambda done: stages.note("read", done, len(arguments.files))
        )
        if arguments.by_date:
            plans = _sort_by_date(plans)
        lineage = trace(
            plans,
            baseline=_find_baseline(arguments.baseline, plans),
            pins=dict(_read_all_links(arguments.links or (), plans)),
            taxonomy=taxonomy,
            progress=lambda done, total: stages.note("pairs", done, total),
        )
    shown = taxonomy or find_taxonomy(lineage.versions[-1].taxonomy)
    topics, terms = split_names(arguments.topic), split_names(arguments.term)
    require_known(topics, [topic.id for topic in shown.topics], "topic")
    try:
        require_known(terms, sorted({track.name for track in lineage.tracks}), "term")
    except UnknownNameError as error:
        aside = "; one version is a document, so the terms are those that a program finds in the words"
        raise UsageError(f"{error}{aside if lineage.has_terms_aside else ''}") from None
    view = LineageView(lineage, messages.translate_taxonomy(shown), topics, terms)
    write_output(arguments, render(name, view, messages, width=measure_screen(arguments)))
    if name in TABLES:
        # A table has no place for what a reader must know before anything else.
        sys.stderr.write("".join(f"{warning}\n" for warning in list_namesakes(lineage, messages)))
    return int(bool(lineage.changed))


def _read_all_links(given: Sequence[str], plans: Sequence[Plan]) -> Iterator[tuple[tuple[int, int], Pins]]:
    for words in given:
        pair, _, path = words.partition("=")
        numbers = [int(number) for number in pair.split("-") if number.isdecimal()]
        if not (len(numbers) == 2 and 1 <= numbers[0] < numbers[1] <= len(plans) and path):
            message = f"give the numbers of two versions from 1 to {len(plans)} and a table, such as 1-2=links.csv"
            raise UsageError(f'--links "{words}" names no pair and table; {message}')
        old, new = (number - 1 for number in numbers)
        pins = read_links(path, plans[old], plans[new])
        if pins:
            yield (old, new), pins


def _sort_by_date(plans: list[Plan]) -> list[Plan]:
    dated = [(plan.date, plan) for plan in plans if plan.date is not None]
    if len(dated) < len(plans):
        undated = next(plan for plan in plans if plan.date is None)
        raise UsageError(f'version "{undated.id}" has no date; name the versions in their order, without --by-date')
    return [plan for _, plan in sorted(dated, key=lambda pair: (pair[0].first, pair[0].last))]


def _find_baseline(text: str | None, plans: list[Plan]) -> int | None:
    if text is None:
        return None
    if text.isdecimal() and 1 <= int(text) <= len(plans):
        return int(text) - 1
    places = [place for place, plan in enumerate(plans) if plan.id == text]
    if len(places) == 1:
        return places[0]
    problem = "matches several versions" if places else "is none of the versions"
    raise UsageError(f'--baseline "{text}" {problem}; give a number from 1 to {len(plans)}, or an id')
