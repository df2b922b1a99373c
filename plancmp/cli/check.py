"""Check a version, or a change from one to another, against red lines and against what people have accepted."""

from __future__ import annotations

import argparse
import datetime as dt
import os

from plancmp.cli.arguments import (
    UsageError,
    add_config,
    add_language,
    add_links,
    add_output,
    add_sides,
    add_taxonomy,
    choose_format,
    measure_screen,
    read_config,
    read_links,
    read_profile,
    read_taxonomy,
    write_output,
)
from plancmp.cli.plans import read_side
from plancmp.diff import Comparison, compare
from plancmp.diff.grades import regrade
from plancmp.diff.reading import read_version
from plancmp.model import Plan
from plancmp.model.dates import PartialDate, parse_date
from plancmp.policy import REVIEW, Config, Level, check, load_acceptances, load_policy
from plancmp.readers import find_taxonomy
from plancmp.report.findings import FORMATS, render
from plancmp.report.messages import find_messages

_EPILOG = """\
exit codes: 0 nothing is left to decide, 1 something is, 2 trouble

examples:
  plancmp check --policy red-lines.yaml draft.yaml final.yaml
  plancmp check --policy red-lines.yaml final.yaml              one version alone
  plancmp check --accepted accepted.yaml draft.yaml final.yaml  every material change must be accepted
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("plans", metavar="PLAN", nargs="+", help="the version to check; or the old one and the new one")
    add_sides(parser)
    parser.add_argument("--policy", metavar="FILE", help="a file of red lines")
    parser.add_argument("--profile", metavar="NAME", help="ready-made red lines: strict, figures, force-and-parties")
    parser.add_argument("--accepted", metavar="FILE", help="what people have accepted; see `plancmp accept`")
    parser.add_argument("--today", metavar="DATE", help="the day on which acceptances must be valid (default: today)")
    parser.add_argument(
        "--fail-on",
        choices=[str(level) for level in Level],
        default=str(Level.ERROR),
        help="the lowest level that gives exit code 1 (default: error)",
    )
    add_output(parser, FORMATS)
    add_links(parser)
    add_taxonomy(parser)
    add_config(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, report, and return the exit code."""
    name = choose_format(arguments, FORMATS)
    config = read_config(arguments.config) or Config()
    profile = arguments.profile or ("" if arguments.policy else config.profile)
    if not (arguments.policy or profile or arguments.accepted):
        raise UsageError("nothing to check against; give --policy FILE, --profile NAME or --accepted FILE")
    if arguments.policy and profile:
        raise UsageError("--policy and --profile exclude each other; copy the profile's rules into the policy")
    if len(arguments.plans) > 2:
        raise UsageError(f"one or two versions are checked, not {len(arguments.plans)}")
    today = read_day(arguments.today)
    taxonomy = read_taxonomy(arguments.taxonomy)
    policy = load_policy(arguments.policy, taxonomy=taxonomy) if arguments.policy else REVIEW
    if profile:
        policy = read_profile(profile, config.version)
    if arguments.accepted and ":" not in arguments.accepted and not os.path.exists(arguments.accepted):
        raise UsageError(f"{arguments.accepted}: there is no such file; `plancmp accept` makes it")
    accepted = load_acceptances(arguments.accepted) if arguments.accepted else ()
    # Documents are read with the topics that the policy speaks of, whatever else their words may fit.
    topics = taxonomy or (find_taxonomy(policy.taxonomy) if arguments.policy else None)
    # One version alone is the new one.
    sides = zip(("old", "new")[-len(arguments.plans) :], arguments.plans, strict=True)
    plans = [read_side(path, side, arguments, taxonomy) for side, path in sides]
    subject: Plan | Comparison = read_version(plans[0], topics)
    if len(plans) == 2:
        pins = read_links(arguments.links, *plans)
        subject = regrade(compare(*plans, pins=pins, taxonomy=topics), config.grades)
    result = check(policy, subject, accepted=accepted, today=today)
    width = measure_screen(arguments)
    write_output(arguments, render(name, result, find_messages(arguments.language), width=width))
    return int(not result.passes(Level(arguments.fail_on)))


def read_day(text: str | None) -> PartialDate:
    """Return a day as the user named it; that of this machine if none was named.

    Raises:
        UsageError: If it is no day.
    """
    if text is None:
        return parse_date(dt.date.today().isoformat())  # noqa: DTZ011 - a person's day, not a moment
    try:
        return parse_date(text)
    except ValueError as error:
        raise UsageError(str(error)) from None
