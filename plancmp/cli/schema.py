"""Print the JSON Schema of plan files, or of JSON reports."""

from __future__ import annotations

import argparse
import json
import sys

SUBJECTS = ("plan", "comparison")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.add_argument("subject", choices=SUBJECTS, nargs="?", default="plan", help="what to describe (default: plan)")


def run(arguments: argparse.Namespace) -> int:
    """Print the schema and return the exit code."""
    if arguments.subject == "plan":
        from plancmp.readers import build_schema  # noqa: PLC0415 - one of two
    else:
        from plancmp.report.schema import build_schema  # noqa: PLC0415

    sys.stdout.write(json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
