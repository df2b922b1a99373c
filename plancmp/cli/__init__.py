"""Arguments → the calls of the library → output.

To add a verb: a module with `add_arguments(parser)` and `run(arguments)`, and its row in `VERBS`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from plancmp.cli.streams import complain, prepare_streams

VERBS = {
    "diff": "compare two versions (the verb may be left out)",
    "align": "print which clause answers to which, and why",
    "check": "check versions against red lines",
    "accept": "record changes that a person has accepted",
    "renderings": "list where two renderings of one version differ",
    "trace": "follow every term through many versions",
    "merge": "compare two sides with the version that both started from",
    "matrix": "compare all pairs of many versions, or search them for a clause",
    "import": "turn a document into a plan file, with its terms",
    "validate": "check plan files",
    "serve": "serve a page for comparing versions in your browser",
    "mcp": "serve tools for assistants (Model Context Protocol)",
    "git-install": "make git show what changed in plans",
    "git-diff": "report as git's diff driver",
    "git-report": "report what changed in all plans since a revision, worst first",
    "textconv": "print a plan as lines that git can compare",
    "schema": "print a JSON Schema",
    "rules": "list the rules that name changes",
    "completion": "print a completion script for your shell",
}

# What people type for a verb.
_ALIASES = {"compare": "diff"}
# A verb that Python keeps for itself has a module of another name.
_MODULES = {"import": "import_plan"}

_USAGE = """\
usage: plancmp OLD NEW [options]
       plancmp VERB …

Compare versions of a negotiated text and report which terms changed.

verbs:
{verbs}

examples:
  plancmp draft.docx final.pdf                  what changed, by topic
  plancmp draft.html final.txt -o report.html   a page to share; also .md, .docx
  plancmp draft.yaml final.yaml --topic nato    one topic
  plancmp import draft.docx -o draft.yaml       a document as a plan file

options of a comparison (`plancmp diff --help` explains them):
  what to show    --summary --full --topic --party --only --language
  the versions    --old-title --old-date --old-kind --old-disclosure --old-part,
                  and the same with --new-…: to correct what was detected
  how to compare  --links --taxonomy --config --exit-code-on
  where           -o FILE, -f FORMAT, --template, -q, -v

OLD and NEW are documents (text, Markdown, HTML, DOCX, PDF, Akoma Ntoso) or plan
files (YAML, JSON).

exit codes: 0 no change of terms, 1 terms changed, 2 trouble.
`plancmp VERB --help` tells more; `plancmp --version` prints the version.
After an unexpected error, `--traceback` shows where it came from.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments without the program's name; those of the process if `None`.

    Returns:
        The exit code: 0 no change of terms, 1 terms changed, 2 trouble.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    prepare_streams()
    shows_trace = bool(os.environ.get("PLANCMP_TRACEBACK"))
    end = arguments.index("--") if "--" in arguments else len(arguments)
    if "--traceback" in arguments[:end]:
        arguments.remove("--traceback")
        shows_trace = True
    collects = gc.isenabled()
    try:
        # A run builds values and ends; looking for cycles among them costs a tenth of its time.
        gc.disable()
        return _run(arguments)
    except BrokenPipeError:
        # The reader (a pager, head) has seen enough; without this, Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 2
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # a script must never take what was not foreseen for "terms changed", which is 1
        complain(_explain(error, shows_trace=shows_trace))
        return 2
    finally:
        if collects:
            gc.enable()


def _explain(error: Exception, *, shows_trace: bool) -> str:
    """Return what to tell of an error that no reader and no verb expected."""
    if shows_trace:
        from traceback import format_exception

        return "".join(format_exception(error))
    if isinstance(error, OSError):
        from plancmp.readers.nodes import show

        return show(f"{error.filename or 'plancmp'}: {error.strerror or error}") + "\n"
    if isinstance(error, MemoryError):
        return "plancmp: there is too little memory for this\n"
    message = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"plancmp: unexpected error: {message}; --traceback shows where\n"


def _run(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        sys.stdout.write(_USAGE.format(verbs="\n".join(f"  {verb:<12}{text}" for verb, text in VERBS.items())))
        return 0 if arguments else 2
    if arguments[0] == "--version":
        from plancmp import __version__

        sys.stdout.write(f"plancmp {__version__}\n")
        return 0
    named = _ALIASES.get(arguments[0], arguments[0])
    verb, rest = (named, arguments[1:]) if named in VERBS else ("diff", arguments)
    return _run_verb(verb, rest)


def _run_verb(verb: str, arguments: Sequence[str]) -> int:
    from plancmp.cli.arguments import Parser, UsageError
    from plancmp.readers import ReadError
    from plancmp.readers.codecs import UnknownNameError
    from plancmp.readers.nodes import list_problems, show

    command = import_module(find_module(verb))
    parser = Parser(prog="plancmp" if verb == "diff" else f"plancmp {verb}", description=command.__doc__)
    command.add_arguments(parser)
    try:
        if verb == "diff":
            _require_file(arguments)
        code: int = command.run(parser.read(arguments))
        sys.stdout.flush()
    except (UsageError, UnknownNameError) as error:
        complain(f"plancmp: {show(str(error))}\n")
        return 2
    except ReadError as error:
        complain(list_problems(error))
        return 2
    return code


def find_module(verb: str) -> str:
    """Return the name of the module of a verb."""
    return f"plancmp.cli.{_MODULES.get(verb, verb.replace('-', '_'))}"


def _require_file(arguments: Sequence[str]) -> None:
    """Refuse a first word that is no verb and cannot be a version either.

    Raises:
        UsageError: If so, with the nearest verb.
    """
    word = arguments[0] if arguments else ""
    if not word.replace("-", "").isalpha() or word.startswith("-") or os.path.lexists(word):
        return
    from plancmp.cli.arguments import UsageError
    from plancmp.readers.codecs import quote, suggest

    hint = suggest(word, list(VERBS)) or "see `plancmp --help`"
    raise UsageError(f"{quote(word)} is neither a command nor a file; {hint}")
