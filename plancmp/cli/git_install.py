"""Make git show what changed in the plans of this repository: git diff, git log -p, git difftool."""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys

from plancmp.cli.arguments import UsageError
from plancmp.readers import read_text, write_text

PATTERNS = ("*.plan.yaml", "*.docx", "*.pdf")
_BEGIN, _END = "# plancmp: begin\n", "# plancmp: end\n"
_EPILOG = """\
It writes to the repository's own config and to its info/attributes, which are not shared with others; --unset removes
all of it. `git diff` then shows the report, `git log -p` the terms that came and went, `git log -p --ext-diff` the
report, and `git difftool -t plancmp` the report, too.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    shown = ", ".join(PATTERNS)
    parser.add_argument("patterns", metavar="PATTERN", nargs="*", help=f"which files are plans (default: {shown})")
    parser.add_argument("--unset", action="store_true", help="undo it")


def run(arguments: argparse.Namespace) -> int:
    """Set git up, and return the exit code: 0.

    Raises:
        UsageError: If this is no repository, or a pattern is none.
    """
    if arguments.unset and arguments.patterns:
        raise UsageError("--unset takes back all patterns; leave them out")
    for pattern in arguments.patterns:
        if not pattern or any(character.isspace() for character in pattern) or pattern.startswith(("#", "!", "-")):
            raise UsageError(f'"{pattern}" is not a pattern; write one such as "*.yaml"')
    attributes = _ask_git("rev-parse", "--git-path", "info/attributes")
    program = _name_program()
    earlier = _run_git("config", "--local", "--get", "diff.plancmp.command").stdout.strip()
    _set_config("" if arguments.unset else program)
    patterns = () if arguments.unset else arguments.patterns or PATTERNS
    _write_attributes(attributes, patterns)
    done = "git shows plans as before" if arguments.unset else f"git shows what changed in {', '.join(patterns)}"
    sys.stdout.write(f"{done}\n")
    if earlier and not earlier.startswith(program) and not arguments.unset:
        sys.stdout.write(
            "replaced the commands of an earlier version, which could run Python files of the repository\n"
        )
    return 0


def _name_program() -> str:
    """Return the command that runs plancmp and imports nothing from the folder in which git runs it.

    Without -P that folder comes first; an empty entry of PYTHONPATH is that folder, too, and -E leaves it unread.
    """
    own = subprocess.run(
        [sys.executable, "-P", "-E", "-c", "import plancmp"],
        cwd=os.path.abspath(os.sep),
        capture_output=True,
        check=False,
    )
    # Who has plancmp by way of PYTHONPATH cannot do without it.
    return f"{shlex.quote(sys.executable)} -P {'-m' if own.returncode else '-E -m'} plancmp"


def _set_config(program: str) -> None:
    """Set the commands that git runs; without a program, take them back."""
    for section in ("diff.plancmp", "difftool.plancmp"):
        _run_git("config", "--local", "--remove-section", section)
    if program:
        # Names of files come after "--": one may look like an option, or like a verb.
        _ask_git("config", "--local", "diff.plancmp.command", f"{program} git-diff --")
        _ask_git("config", "--local", "diff.plancmp.textconv", f"{program} textconv --")
        _ask_git("config", "--local", "difftool.plancmp.cmd", f'{program} diff -- "$LOCAL" "$REMOTE"')


def _write_attributes(path: str, patterns: tuple[str, ...] | list[str]) -> None:
    text = read_text(path) if os.path.exists(path) else ""
    before, begin, rest = text.partition(_BEGIN)
    after = rest.partition(_END)[2] if begin else ""
    if before and not before.endswith("\n"):
        before += "\n"
    block = _BEGIN + "".join(f"{pattern} diff=plancmp\n" for pattern in patterns) + _END if patterns else ""
    if before + block + after != text:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        write_text(path, before + block + after)


def _ask_git(*arguments: str) -> str:
    result = _run_git(*arguments)
    if result.returncode:
        lines = result.stderr.strip().splitlines()
        raise UsageError(f"git refused: {lines[0].removeprefix('fatal: ') if lines else 'no reason given'}")
    return result.stdout.strip()


def _run_git(*arguments: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - git, with words of ours and checked patterns
            ["git", *arguments],  # noqa: S607 - the user's own git, wherever it is
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
    except FileNotFoundError:
        raise UsageError("there is no git on this machine") from None
