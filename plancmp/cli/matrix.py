"""Compare all pairs of many versions: which are near, and what differs."""

from __future__ import annotations

import argparse
import os
import sys
from concurrent.futures import BrokenExecutor

from plancmp.cli.arguments import (
    UsageError,
    add_language,
    add_output,
    add_taxonomy,
    choose_format,
    measure_screen,
    read_taxonomy,
    write_output,
)
from plancmp.cli.executors import check_executor, open_workers
from plancmp.cli.stages import Stages
from plancmp.history.collection import LEAST, Journal, Matrix, PairRecord, Source
from plancmp.readers import find_taxonomy, read_bytes
from plancmp.report import Messages, find_messages
from plancmp.report.collection import WIDTH, render_csv, render_jsonl, render_parquet, render_terminal

_FORMATS = ("terminal", "jsonl", "csv", "parquet")
_ENDINGS = {".txt": "terminal", ".jsonl": "jsonl", ".csv": "csv", ".parquet": "parquet"}
# Fewer pairs are done before other processes have started.
_FEW = 150
_TRIES = 3
_EPILOG = """\
exit codes: 0 done, 2 trouble

A run that was stopped goes on where it was: what it found so far is kept beside the output file, in FILE.journal.

examples:
  plancmp matrix *.yaml
  plancmp matrix treaties/*.txt -o pairs.jsonl
  plancmp matrix treaties/*.txt -o pairs.parquet --jobs 8
  plancmp matrix treaties/*.txt -o pairs.csv --executor dask://scheduler:8786
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("files", metavar="FILE", nargs="+", help="the versions: plan files or documents")
    parser.add_argument(
        "--least",
        metavar="SHARE",
        type=float,
        default=LEAST,
        help="compare two versions in full if they have this much in common, 0 to 1 (default: %(default)s); 0: all",
    )
    parser.add_argument(
        "--executor",
        metavar="WHERE",
        default="processes",
        help="where to work: processes (default), threads, serial, or dask://HOST:PORT",
    )
    parser.add_argument("--jobs", metavar="N", type=int, help="how many processes or threads (default: one a core)")
    parser.add_argument(
        "--journal", metavar="FILE", help="keep here what was found so far, also afterwards (default: OUTPUT.journal)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="show no progress")
    add_output(parser, _FORMATS)
    add_taxonomy(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare all pairs, report, and return the exit code."""
    name = choose_format(arguments, _FORMATS, _ENDINGS)
    _check(arguments, name)
    taxonomy = read_taxonomy(arguments.taxonomy)
    messages = find_messages(arguments.language)
    # A path that was given twice is one version.
    sources = [Source(path, read_bytes(path)) for path in dict.fromkeys(arguments.files)]
    if len(sources) < 2:
        raise UsageError("there is nothing to compare one version with; name two or more")
    path = arguments.journal or (f"{arguments.output}.journal" if arguments.output else None)
    try:
        journal = Journal(path) if path else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    matrix = Matrix(sources, arguments.least, taxonomy, journal)
    records = _compare(arguments, matrix, messages)
    write_output(arguments.output, _render(arguments, name, matrix, records, messages))
    if path and not arguments.journal and os.path.exists(path):
        os.unlink(path)
    return 0


def _check(arguments: argparse.Namespace, name: str) -> None:
    check_executor(arguments.executor)
    if not 0 <= arguments.least <= 1:
        raise UsageError(f"--least {arguments.least} is no share; give a number from 0 to 1")
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UsageError(f"--jobs {arguments.jobs} is too few; give 1 or more")
    if name == "parquet":
        from plancmp.report.collection.parquet import import_pyarrow  # noqa: PLC0415 - only this format needs it

        try:
            import_pyarrow()
        except ImportError as error:
            raise UsageError(str(error)) from None


def _compare(arguments: argparse.Namespace, matrix: Matrix, messages: Messages) -> tuple[PairRecord, ...]:
    is_small = arguments.executor == "processes" and len(matrix.left) < _FEW
    executor = "serial" if is_small else arguments.executor
    tries = 0
    with Stages(messages, is_shown=not arguments.quiet and sys.stderr.isatty()) as stages:
        while True:
            before = len(matrix.found)
            try:
                with open_workers(executor, arguments.jobs) as workers:
                    return matrix.run(workers.executor, ahead=workers.ahead, progress=stages.note)
            except BrokenExecutor:
                # A process was killed. What it had in hand is done anew; what kills every process is not tried forever.
                tries = 1 if len(matrix.found) > before else tries + 1
                if tries >= _TRIES:
                    raise UsageError(
                        "the processes that compare were killed again and again; try fewer, --jobs 1"
                    ) from None
            except KeyboardInterrupt:
                _tell_stopped(matrix, messages)
                raise


def _tell_stopped(matrix: Matrix, messages: Messages) -> None:
    if matrix.journal and matrix.found:
        numbers = {"done": messages.spell_number(len(matrix.found)), "total": messages.spell_number(matrix.total)}
        sys.stderr.write(f"plancmp: {messages.say('matrix-stopped', journal=matrix.journal.path, **numbers)}\n")


def _render(
    arguments: argparse.Namespace, name: str, matrix: Matrix, records: tuple[PairRecord, ...], messages: Messages
) -> str | bytes:
    if name == "jsonl":
        return render_jsonl(records)
    if name == "csv":
        return render_csv(records)
    if name == "parquet":
        return render_parquet(records)
    taxonomy = messages.translate_taxonomy(matrix.taxonomy or find_taxonomy("peace"))
    width = measure_screen(arguments, WIDTH)
    return render_terminal(records, taxonomy, messages, versions=len(matrix.sources), width=width)
