"""Print the JSON Schema of plan files, of JSON reports, of merges, of policy files or of the pairs of a collection."""

from __future__ import annotations

import argparse
import json
import sys
from importlib import import_module

SUBJECTS = {
    "plan": "plancmp.readers.planfile",
    "comparison": "plancmp.report.json",
    "merge": "plancmp.report.merge",
    "policy": "plancmp.policy.policyfile",
    "pair": "plancmp.report.collection.pairs",
    "answer": "plancmp.report.collection.answers",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.add_argument(
        "subject", choices=list(SUBJECTS), nargs="?", default="plan", help="what to describe (default: plan)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the schema and return the exit code."""
    build_schema = import_module(SUBJECTS[arguments.subject]).build_schema
    sys.stdout.write(json.dumps(build_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
