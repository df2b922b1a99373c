"""List the rules that name changes: id, materiality, mirror, explanation."""

from __future__ import annotations

import argparse
import json
import sys

from attrs import asdict

from plancmp.diff import RULES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.add_argument("-f", "--format", choices=("text", "json"), default="text", help="how to list them")


def run(arguments: argparse.Namespace) -> int:
    """Print the rules and return the exit code."""
    if arguments.format == "json":
        rules = [asdict(rule) for rule in RULES.values()]
        sys.stdout.write(json.dumps(rules, ensure_ascii=False, indent=2) + "\n")
        return 0
    width = max(map(len, RULES))
    for rule in RULES.values():
        mirror = "its own mirror" if rule.mirror == rule.id else f"mirror {rule.mirror}"
        sys.stdout.write(f"{rule.id:<{width}}  {rule.materiality:<9}  {rule.explanation} ({mirror})\n")
    return 0
