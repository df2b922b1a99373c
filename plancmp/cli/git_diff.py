"""Report what changed in a plan, called by git as its diff driver (`diff.<name>.command`)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from plancmp.diff import compare
from plancmp.diff.reading import read_version
from plancmp.readers import ReadError, find_taxonomy, load
from plancmp.report import build_view
from plancmp.report.comparison import render
from plancmp.report.listing import list_statements
from plancmp.report.messages import Messages

_NOTHING = {"/dev/null", "nul"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb, as git gives them."""
    parser.add_argument("path", help="the file's path in the repository")
    for side in ("old", "new"):
        parser.add_argument(f"{side}_file", metavar=f"{side.upper()}-FILE", help=f"the {side} version")
        parser.add_argument(f"{side}_hex", metavar=f"{side.upper()}-HEX", help="its hash")
        parser.add_argument(f"{side}_mode", metavar=f"{side.upper()}-MODE", help="its mode")
    parser.add_argument("rest", nargs="*", help="the new path of a renamed file, and how alike the two are")


def run(arguments: argparse.Namespace) -> int:
    """Print the report and return the exit code: 0, whatever changed; git takes any other for a failure."""
    new_path = arguments.rest[0] if arguments.rest else arguments.path
    moved = "" if new_path == arguments.path else f" → {new_path}"
    sys.stdout.write(f"plancmp {arguments.path}{moved}\n")
    try:
        sys.stdout.write(_report(arguments.old_file, arguments.new_file))
    except ReadError as error:
        sys.stdout.write(f"{error.problems[0]}\n")
        sys.stdout.flush()
        _show_lines(arguments.old_file, arguments.new_file)
    sys.stdout.write("\n")
    return 0


def _report(old: str, new: str) -> str:
    messages = Messages()
    sides = [(name, "-" if name == old else "+") for name in (old, new) if name.lower() not in _NOTHING]
    plans = [load(name, part="all") for name, _ in sides]
    if len(plans) == 1:
        return "".join(f"{sides[0][1]} {line}\n" for line in list_statements(read_version(plans[0]), messages))
    before, after = plans
    comparison = compare(before, after)
    return render(build_view(comparison, find_taxonomy(comparison.new.taxonomy)), messages)


def _show_lines(old: str, new: str) -> None:
    """Show what git would have shown without us."""
    options = ["--no-index", "--no-ext-diff", "--no-textconv"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "diff", *options, "--", old, new], check=False, env=environment)  # noqa: S603, S607 - git
