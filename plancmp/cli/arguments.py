"""The argument parser: argparse, with errors as one clear line."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NoReturn

from plancmp.align import Pins
from plancmp.cli.stated import add_stated
from plancmp.cli.streams import complain
from plancmp.model import Plan, Taxonomy
from plancmp.readers import find_taxonomy, list_taxonomies, load_taxonomy, read_text
from plancmp.readers.codecs import require_known

if TYPE_CHECKING:
    from plancmp.policy import Policy
    from plancmp.policy.config import Config


SIDES = ("old", "new")


class UsageError(ValueError):
    """Arguments that do not fit, as one line for the user."""


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """A formatter that measures the terminal itself; argparse imports the archive modules for it at every start."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_measure_terminal() - 2)


def _measure_terminal() -> int:
    try:
        if (columns := int(os.environ["COLUMNS"])) > 0:
            return columns
    except (KeyError, ValueError):
        pass  # not set, or no number: the terminal knows
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or 80  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        return 80


class Parser(argparse.ArgumentParser):
    """An argument parser that raises instead of leaving the program."""

    def __init__(self, prog: str, description: str | None) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_HelpFormatter, allow_abbrev=False)

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Return the arguments.

        Raises:
            UsageError: If one is missing, wrong, unknown or too many.
        """
        found, rest = self.parse_known_args(words)
        if rest:
            self.error(self._explain_rest(rest, words))
        protect_inputs(found)
        return found

    def _explain_rest(self, rest: Sequence[str], words: Sequence[str]) -> str:
        from plancmp.readers.codecs import suggest

        unknown = next((word.partition("=")[0] for word in rest if word.startswith("-")), None)
        if unknown is not None:
            hint = suggest(unknown, list(self._option_string_actions))
            return f"unknown option {unknown}" + (f"; {hint}" if hint else "")
        option = self._find_list(rest[0], words)
        if option:
            return (
                f"too many arguments: {' '.join(rest)}; separate the names after {option} with commas, without "
                "spaces, and put a name of several words in quotes"
            )
        takes_two = any(action.dest == "new" for action in self._actions)
        advice = "; `plancmp trace` takes more than two versions" if takes_two else ""
        return f"too many arguments: {' '.join(rest)}{advice}"

    def _check_value(self, action: argparse.Action, value: str) -> None:
        if action.choices is not None:
            name = action.option_strings[-1] if action.option_strings else action.dest
            require_known([value], list(map(str, action.choices)), f"value for {name}")

    def _find_list(self, word: str, words: Sequence[str]) -> str:
        """Return the option for several names whose value a word stands behind; empty if it stands elsewhere."""
        place = words.index(word)
        option = words[place - 2] if place >= 2 else ""
        action = self._option_string_actions.get(option)
        return option if action is not None and type(action).__name__ == "_AppendAction" else ""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Raises:
            UsageError: Always.
        """
        raise UsageError(f"{message}{' See' if message.endswith('?') else '; see'} `{self.prog} --help`")


class _Once(argparse.Action):
    """An option that names one thing: a second one would silently replace the first."""

    def __call__(
        self, parser: argparse.ArgumentParser, space: argparse.Namespace, value: object, option: str | None = None
    ) -> None:
        if getattr(space, self.dest) is not None:
            parser.error(f"{option} is given twice")
        setattr(space, self.dest, value)


# What of the arguments is read; decisions about links may be written back to where they came from.
_INPUTS = ("old", "new", "base", "ours", "theirs", "file", "files", "plans", "query", "template", "policy")


def protect_inputs(arguments: argparse.Namespace) -> None:
    """Check that the output goes to a file, and to none that is read.

    Raises:
        UsageError: If not.
    """
    output = getattr(arguments, "output", None)
    if not output:
        return
    if os.path.isdir(output):
        raise UsageError(f"-o {output}: this is a directory; give a file")
    if not os.path.isfile(output):
        return
    for name in _INPUTS:
        value = getattr(arguments, name, None) or ()
        for path in [value] if isinstance(value, str) else value:
            if os.path.isfile(path) and os.path.samefile(path, output):
                raise UsageError(f"-o {output} would write over a file that is read; give another name")


def split_names(values: list[str] | None) -> list[str]:
    """Return names that were given by repeating an option, or with commas between them."""
    return [name.strip() for value in values or [] for name in value.split(",") if name.strip()]


VERSIONS, SHOWN, WRITTEN, COMPARED = "the versions", "what to show", "where to write it", "how to compare"


def group(parser: argparse.ArgumentParser, title: str) -> argparse._ArgumentGroup:
    """Return the group of options of a title; the help shows each group by itself."""
    for known in parser._action_groups:
        if known.title == title:
            return known
    return parser.add_argument_group(title)


def add_taxonomy(parser: argparse.ArgumentParser) -> None:
    """Add the option for a taxonomy of the user's own."""
    group(parser, COMPARED).add_argument(
        "--taxonomy", metavar="FILE", help="take the topics from this file, or from the built-in taxonomy of that name"
    )


def read_taxonomy(path: str | None) -> Taxonomy | None:
    """Return the taxonomy that the user named, if any: a file, else a built-in one.

    Raises:
        ReadError: If it cannot be read.
        UnknownNameError: If it is a mere name, and there is none of this name.
    """
    if path and path.replace("-", "").isalnum() and not os.path.exists(path):
        require_known([path], list_taxonomies(), "taxonomy")
        return find_taxonomy(path)
    return load_taxonomy(path) if path else None


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the option for what a team settled."""
    group(parser, COMPARED).add_argument(
        "--config",
        metavar="FILE",
        help="take materialities and profile from this file (default: the nearest plancmp.toml, or pyproject.toml)",
    )


def read_profile(name: str, version: int) -> Policy:
    """Return the ready red lines that the user named.

    Raises:
        UnknownNameError: If there are none of this name.
    """
    from plancmp.policy import list_profiles, load_profile

    require_known([name], list_profiles(version), "profile")
    return load_profile(name, version)


def read_config(path: str | None) -> Config | None:
    """Return what a team settled: in the file that the user named, or in the nearest; `None` if there is none.

    Raises:
        ReadError: If it cannot be read.
    """
    path = path or find_config_file()
    if path is None:
        return None
    from plancmp.policy.config import load_config

    return load_config(path)


def find_config_file(folder: str = ".") -> str | None:
    """Return the nearest config file: in a folder or above it, up to the root of its repository.

    Args:
        folder: Where to start.

    Returns:
        The path of a `plancmp.toml`, or of a `pyproject.toml` that has a section for plancmp; `None` if there is none.
    """
    here = os.path.abspath(folder)
    while True:
        own, shared = (os.path.join(here, name) for name in ("plancmp.toml", "pyproject.toml"))
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and _mentions_plancmp(shared):
            return shared
        above = os.path.dirname(here)
        if above == here or os.path.exists(os.path.join(here, ".git")):
            return None
        here = above


def _mentions_plancmp(path: str) -> bool:
    # Parsing TOML costs more than a small comparison; most projects say nothing about plancmp.
    try:
        with open(path, "rb") as stream:
            return b"tool.plancmp" in stream.read()
    except OSError:
        return False


def add_links(parser: argparse.ArgumentParser) -> None:
    """Add the option for links that a person has decided."""
    group(parser, COMPARED).add_argument(
        "--links", metavar="FILE", help="keep or rule out the links decided in this table (CSV or JSON)"
    )


def read_links(path: str | None, old: Plan, new: Plan) -> Pins | None:
    """Return the links that the user decided, if any.

    Raises:
        ReadError: If the table cannot be read or names clauses that are not there.
    """
    if not path:
        return None
    from plancmp.align.pinning import read_decisions, resolve_decisions

    return resolve_decisions(read_decisions(read_text(path), path), old, new, path)


def add_plans(parser: argparse.ArgumentParser) -> None:
    """Add the two versions."""
    _add_two(parser, ("old", "new"), ("OLD", "NEW"), ("the old version", "the new version"))


def add_companions(parser: argparse.ArgumentParser) -> None:
    """Add the option that takes companions along."""
    group(parser, VERSIONS).add_argument(
        "--with-companions",
        action="store_true",
        help="include the companion documents that a plan file names",
    )


def add_renderings(parser: argparse.ArgumentParser) -> None:
    """Add the two renderings."""
    _add_two(parser, ("first", "second"), ("A", "B"), ("one rendering", "the other rendering"))


def _add_two(
    parser: argparse.ArgumentParser, names: tuple[str, str], shown: tuple[str, str], meanings: tuple[str, str]
) -> None:
    parser.add_argument("old", metavar=shown[0], help=f"{meanings[0]}: a plan file or a document; - for standard input")
    parser.add_argument("new", metavar=shown[1], help=meanings[1])
    add_sides(parser, names)


def add_sides(parser: argparse.ArgumentParser, names: tuple[str, str] = ("old", "new")) -> None:
    """Add what a user can say of each of two versions, and the option that takes companions along."""
    for side, name in zip(SIDES, names, strict=True):
        group(parser, VERSIONS).add_argument(
            f"--{name}-part",
            dest=f"{side}_part",
            metavar="PART",
            help=f"which plan, if the {name} document holds several: its number, words of its title, or all",
        )
        add_stated(group(parser, VERSIONS), side, name)
    add_companions(parser)


def add_output(parser: argparse.ArgumentParser, formats: Collection[str]) -> None:
    """Add the options that say how and where to write."""
    where = group(parser, WRITTEN)
    where.add_argument(
        "-f",
        "--format",
        action=_Once,
        choices=list(formats),
        metavar="FORMAT",
        help=f"the format (default: from the ending of -o, else terminal): {', '.join(formats)}",
    )
    where.add_argument("-o", "--output", action=_Once, metavar="FILE", help="write it to this file")
    if "html" in formats:
        where.add_argument("--open", action="store_true", help="open the page in a browser (html)")


def write_output(arguments: argparse.Namespace, content: str | bytes) -> None:
    """Write a report to the file that the user named, whole or not at all, and say so; else to standard output.

    A CSV file begins with a byte order mark, by which spreadsheets know that it is UTF-8.

    Raises:
        OSError: If it cannot be written.
    """
    path = arguments.output
    if not path:
        if isinstance(content, bytes):
            sys.stdout.flush()
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
        return
    from plancmp.readers import write_bytes, write_text

    if isinstance(content, bytes):
        write_bytes(path, content)
    else:
        write_text(path, f"\ufeff{content}" if path.lower().endswith(".csv") else content)
    # A device or a pipe is not named: whoever named it reads from it.
    if os.path.isfile(path) and not getattr(arguments, "quiet", False):
        _tell_written(path, getattr(arguments, "language", "en"))
    if getattr(arguments, "open", False):
        _open_page(path)


def _tell_written(path: str, language: str) -> None:
    from plancmp.readers.nodes import show
    from plancmp.report.messages import find_messages

    complain(show(find_messages(language).say("wrote", path=path)) + "\n")


def _open_page(path: str) -> None:
    import webbrowser
    from pathlib import Path

    if not webbrowser.open(Path(path).resolve().as_uri()):
        complain(f"no browser found; open {path} yourself\n")


def measure_screen(arguments: argparse.Namespace) -> int:
    """Return how many columns a report may have: those of the terminal that it goes to, at most 120, else the usual."""
    from plancmp.report.terminal import WIDTH

    if not goes_to_screen(arguments):
        return WIDTH
    return min(os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH, 120)


def goes_to_screen(arguments: argparse.Namespace) -> bool:
    """Whether the report goes to a terminal, not to a file or another program."""
    return not arguments.output and sys.stdout.isatty()


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the option for the language of a report."""
    from plancmp.report.messages import LANGUAGES

    group(parser, SHOWN).add_argument(
        "--language", choices=list(LANGUAGES), default="en", help="the language of the report's own words (default: en)"
    )


def add_volume(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how much to tell beside the report."""
    volume = group(parser, WRITTEN).add_mutually_exclusive_group()
    volume.add_argument("-q", "--quiet", action="store_true", help="print nothing but errors; only the exit code tells")
    volume.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        help="report on standard error what was read, how it was linked and how long it took",
    )


def choose_format(arguments: argparse.Namespace, formats: Collection[str]) -> str:
    """Return the format of a result that the user named, or that the ending of the output file names.

    Raises:
        UsageError: If the ending names none, or what is to be opened is no page.
    """
    from plancmp.report import ENDINGS, VARIANTS

    endings = {ending: name for ending, name in ENDINGS.items() if name in formats}
    if getattr(arguments, "open", False):
        _prepare_page(arguments, endings)
    ending = os.path.splitext(arguments.output or "")[1].lower()
    if arguments.format or not arguments.output:
        name = str(arguments.format or "terminal")
        return VARIANTS.get((name, ending), name)
    if ending not in endings:
        raise UsageError(
            f'the ending of "{arguments.output}" names no format; end it in {", ".join(endings)}, or give --format, '
            f"one of {', '.join(formats)}"
        )
    return endings[ending]


def _prepare_page(arguments: argparse.Namespace, endings: Mapping[str, str]) -> None:
    """Give a page that is to be opened a file, if the user named none.

    Raises:
        UsageError: If it is no page.
    """
    ending = os.path.splitext(arguments.output or "")[1].lower()
    if (arguments.format or endings.get(ending, "html")) != "html":
        raise UsageError("--open opens a page; give -o FILE.html, or no -o")
    if not arguments.output:
        from tempfile import mkdtemp

        arguments.format, arguments.output = "html", os.path.join(mkdtemp(prefix="plancmp-"), "report.html")
