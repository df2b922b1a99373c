"""Accept changes: add them, with who, when and why, to a file that `plancmp check --accepted` reads."""

from __future__ import annotations

import argparse
import os
import sys

from attrs import evolve

from plancmp.cli.arguments import (
    UsageError,
    add_links,
    add_plans,
    add_taxonomy,
    read_links,
    read_profile,
    read_taxonomy,
    split_names,
)
from plancmp.cli.check import read_day
from plancmp.cli.plans import read_plans
from plancmp.diff import compare
from plancmp.library.acceptance import list_acceptable, list_material
from plancmp.model import Taxonomy
from plancmp.policy import Acceptance, Outcome, Policy, append_acceptances, check, load_policy, read_acceptances
from plancmp.policy.config import Config
from plancmp.readers import read_text, write_text
from plancmp.readers.codecs import require_known
from plancmp.report.findings import list_rows
from plancmp.report.messages import Messages

_EPILOG = """\
examples:
  plancmp accept draft.yaml final.yaml --accepted accepted.yaml --by "A. Reader" --change 4f0c2a91be
  plancmp accept draft.yaml final.yaml --accepted accepted.yaml --by "A. Reader" --all
  plancmp accept draft.yaml final.yaml --accepted accepted.yaml --by "A. Reader" --all --profile strict
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    add_plans(parser)
    parser.add_argument(
        "--change",
        action="append",
        metavar="FINGERPRINT",
        help="what to accept, by its fingerprint in a report; repeat, or separate with commas",
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="accept every material change that is not accepted yet, and what breaches --policy or --profile",
    )
    parser.add_argument("--accepted", metavar="FILE", required=True, help="the file to add to; made if there is none")
    parser.add_argument("--by", metavar="NAME", required=True, help="who decided")
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason")
    parser.add_argument("--date", metavar="DATE", help="when (default: today)")
    parser.add_argument("--expires", metavar="DATE", help="the last day on which it is valid (default: no end)")
    lines = parser.add_mutually_exclusive_group()
    lines.add_argument("--policy", metavar="FILE", help="also accept findings of these red lines")
    lines.add_argument("--profile", metavar="NAME", help="the same for ready-made red lines, as in `plancmp check`")
    add_links(parser)
    add_taxonomy(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add what was accepted, and return the exit code: 0."""
    if arguments.all == bool(arguments.change):
        raise UsageError("say what to accept: --change FINGERPRINT or --all")
    date, expires = read_day(arguments.date), read_day(arguments.expires) if arguments.expires else None
    taxonomy = read_taxonomy(arguments.taxonomy)
    old, new = read_plans(arguments, taxonomy)
    comparison = compare(old, new, pins=read_links(arguments.links, old, new), taxonomy=taxonomy)
    policy = _read_policy(arguments, taxonomy)
    rows = list_rows(check(policy, comparison), Messages()) if policy else ()
    known = list_acceptable(comparison) | {row.fingerprint: f"{row.rule}: {row.subject}" for row in rows}
    text = read_text(arguments.accepted) if os.path.exists(arguments.accepted) else ""
    there = {acceptance.fingerprint for acceptance in read_acceptances(text, arguments.accepted)} if text else set()
    wanted = split_names(arguments.change)
    require_known(wanted, list(known), "fingerprint")
    if not wanted:
        breached = [row.fingerprint for row in rows if row.outcome == Outcome.BREACHED]
        wanted = list(dict.fromkeys((*list_material(comparison), *breached)))
    proto = Acceptance("", arguments.by, date, arguments.why, expires)
    new_ones = [evolve(proto, fingerprint=name, change=known[name]) for name in wanted if name not in there]
    if new_ones:
        write_text(arguments.accepted, append_acceptances(text, new_ones, arguments.accepted))
    sys.stdout.write(f"{arguments.accepted}: {len(new_ones)} accepted, {len(wanted) - len(new_ones)} were already\n")
    return 0


def _read_policy(arguments: argparse.Namespace, taxonomy: Taxonomy | None) -> Policy | None:
    """Return the red lines whose findings may be accepted, if the user named any.

    Raises:
        ReadError: If they cannot be read.
        UsageError: If there is no such profile.
    """
    if arguments.policy:
        return load_policy(arguments.policy, taxonomy=taxonomy)
    return read_profile(arguments.profile, Config().version) if arguments.profile else None
