"""Files that a user names → plans, with what he says of them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial

from plancmp.cli.arguments import SIDES, UsageError
from plancmp.cli.stated import read_kind, state
from plancmp.model import Plan, Taxonomy
from plancmp.readers import ReadError, load, load_with_companions, read_alike


def read_plans(arguments: argparse.Namespace, taxonomy: Taxonomy | None) -> tuple[Plan, Plan]:
    """Return the two versions or renderings.

    Raises:
        ReadError: If one cannot be read.
        UsageError: If both are standard input, or a date is none.
    """
    if arguments.old == arguments.new == "-":
        raise UsageError("only one of the two versions can be standard input")
    paths = [arguments.old, arguments.new]
    reads = [partial(read_side, path, side, arguments, taxonomy) for path, side in zip(paths, SIDES, strict=True)]
    (old, new), titles = read_alike(reads, paths)
    _say_whole(titles, "; --old-part and --new-part choose one")
    return old, new


def read_side(
    path: str, side: str, arguments: argparse.Namespace, taxonomy: Taxonomy | None, part: str | None = None
) -> Plan:
    """Return a version with what the user says of it on one side, "old" or "new"; `part` is meant where he says none.

    Raises:
        ReadError: If it cannot be read.
        UsageError: If a date is none.
    """
    read = load_with_companions if arguments.with_companions else load
    part = getattr(arguments, f"{side}_part") or part
    try:
        plan = read(path, taxonomy=taxonomy, part=part, kind=read_kind(arguments, side))
    except ReadError as error:
        raise _advise(error, f"--{side}-part") from None
    try:
        return state(plan, arguments, side)
    except ValueError as error:
        raise UsageError(f"--{side}-date: {error}") from None


def _advise(error: ReadError, option: str) -> ReadError:
    """Return an error with the option that mends it, if one does."""
    from plancmp.readers.documents.parts import SeveralPlansError

    if not isinstance(error, SeveralPlansError):
        return error
    return SeveralPlansError(error.name, error.titles, f"name one with {option}, or take all as one with {option} all")


def read_whole(
    paths: Sequence[str],
    arguments: argparse.Namespace,
    taxonomy: Taxonomy | None,
    progress: Callable[[int], object] | None = None,
) -> list[Plan]:
    """Return versions, with their companions if the user asked for them.

    Args:
        paths: Their files.
        arguments: What the user asked for.
        taxonomy: Where their topics come from.
        progress: What is told how many were read before each.

    Raises:
        ReadError: If one cannot be read.
    """
    load_one = load_with_companions if arguments.with_companions else load

    def read(place: int, part: str | None) -> Plan:
        if progress is not None:
            progress(place)
        return load_one(paths[place], taxonomy=taxonomy, part=part)

    plans, titles = read_alike([partial(read, place) for place in range(len(paths))], paths)
    _say_whole(titles)
    return list(plans)


def _say_whole(titles: Sequence[str], advice: str = "") -> None:
    """Say that versions which hold several plans each are taken as a whole; nothing where there are no titles."""
    if titles:
        held = "; ".join(titles)
        sys.stderr.write(f"each version holds {len(titles)} plans, compared as one document{advice}: {held}\n")
