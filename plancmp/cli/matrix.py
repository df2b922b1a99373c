"""Compare all pairs of many versions, or find what in many versions answers to a clause."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import BrokenExecutor
from typing import TypeVar

from plancmp.cli.arguments import (
    UsageError,
    add_language,
    add_output,
    add_taxonomy,
    choose_format,
    measure_screen,
    read_taxonomy,
    split_names,
    write_output,
)
from plancmp.cli.executors import Workers, check_executor, open_workers
from plancmp.cli.stages import Stages
from plancmp.history.collection import LEAST, Answer, Journal, Matrix, PairRecord, Source, pick_clauses, search_sources
from plancmp.model import Clause, Plan, Taxonomy
from plancmp.readers import find_taxonomy, load, read_bytes
from plancmp.readers.codecs import require_known
from plancmp.report import Messages, find_messages
from plancmp.report.collection import answers as answered
from plancmp.report.collection import pairs as paired
from plancmp.report.collection.tables import FORMATS, Rows, Thing, import_pyarrow, write_rows
from plancmp.report.writing import WRITTEN, write_document

Result = TypeVar("Result")
_FORMATS = (*WRITTEN, "json", *FORMATS)
# Fewer pairs, or files to search, are done before other processes have started.
_FEW_PAIRS, _FEW_FILES = 150, 40
_TRIES = 3
_EPILOG = """\
exit codes: 0 done, 2 trouble

If a run over all pairs is stopped, the same command continues it: what it found so far is kept beside the output file,
in FILE.journal.

examples:
  plancmp matrix *.yaml
  plancmp matrix treaties/*.txt -o pairs.jsonl
  plancmp matrix treaties/*.txt -o pairs.parquet --jobs 8
  plancmp matrix treaties/*.txt -o pairs.csv --executor dask://scheduler:8786
  plancmp matrix treaties/*.txt --query draft.yaml --clause 6
  plancmp matrix treaties/*.txt --text "The armed forces are limited to 600,000 personnel."
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("files", metavar="FILE", nargs="+", help="the versions: plan files or documents")
    query = parser.add_mutually_exclusive_group()
    query.add_argument("--query", metavar="FILE", help="instead of all pairs: what answers to the clauses of this file")
    query.add_argument("--text", metavar="WORDS", help="instead of all pairs: what answers to a clause of these words")
    parser.add_argument(
        "--clause", action="append", metavar="ID", help="only this clause of the query, by its id or number"
    )
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
    parser.add_argument("--jobs", metavar="N", type=int, help="how many processes or threads (default: one per core)")
    parser.add_argument(
        "--journal",
        metavar="FILE",
        help="where to keep the results so far, also after the run (default: OUTPUT.journal)",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="show no progress")
    add_output(parser, _FORMATS)
    add_taxonomy(parser)
    add_language(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare or search, report, and return the exit code."""
    name = choose_format(arguments, _FORMATS)
    _check(arguments, name)
    taxonomy = read_taxonomy(arguments.taxonomy)
    # A path that was given twice is one version.
    paths = dict.fromkeys(arguments.files)
    if arguments.query or arguments.text:
        _search(arguments, name, [path for path in paths if path != arguments.query], taxonomy)
    else:
        _compare(arguments, name, list(paths), taxonomy)
    return 0


def _check(arguments: argparse.Namespace, name: str) -> None:
    check_executor(arguments.executor)
    if not 0 <= arguments.least <= 1:
        raise UsageError(f"--least {arguments.least} is not a share; give a number from 0 to 1")
    if arguments.jobs is not None and arguments.jobs < 1:
        raise UsageError(f"--jobs {arguments.jobs} is too few; give 1 or more")
    if arguments.clause and not arguments.query:
        raise UsageError("--clause names a clause of a file; name the file with --query")
    if arguments.journal and (arguments.query or arguments.text):
        raise UsageError("--journal is for all pairs; a query is answered anew")
    for path in filter(None, (arguments.output, arguments.journal)):
        # Found out at the end, it would cost a long run.
        if not os.path.isdir(folder := os.path.dirname(os.path.abspath(path))):
            raise UsageError(f"{path}: there is no folder {folder}")
    if name == "parquet":
        try:
            import_pyarrow()
        except ImportError as error:
            raise UsageError(str(error)) from None


def _compare(arguments: argparse.Namespace, name: str, paths: Sequence[str], taxonomy: Taxonomy | None) -> None:
    messages = find_messages(arguments.language)
    sources = [Source(path, read_bytes(path)) for path in paths]
    if len(sources) < 2:
        raise UsageError("there is nothing to compare one version with; name two or more")
    path = arguments.journal or _name_journal(arguments.output)
    try:
        journal = Journal(path) if path else None
    except ValueError as error:
        raise UsageError(str(error)) from None
    matrix = Matrix(sources, arguments.least, taxonomy, journal)
    if journal and journal.bad:
        told = messages.say("matrix-journal", journal=path, count=messages.spell_number(journal.bad))
        sys.stderr.write(f"plancmp: {told}\n")

    def work(workers: Workers, stages: Stages) -> tuple[PairRecord, ...]:
        return matrix.run(workers.executor, ahead=workers.ahead, progress=stages.note)

    try:
        is_small = len(matrix.left) < _FEW_PAIRS
        records = _run(arguments, work, messages, is_small=is_small, progress=lambda: len(matrix.found))
    except KeyboardInterrupt:
        # What the next run will find, not what this one had in hand.
        kept = Matrix(sources, arguments.least, taxonomy, Journal(path)) if path else matrix
        if path and kept.found:
            numbers = {"done": messages.spell_number(len(kept.found)), "total": messages.spell_number(kept.total)}
            sys.stderr.write(f"plancmp: {messages.say('matrix-stopped', journal=path, **numbers)}\n")
        raise
    write_output(arguments, _render(arguments, name, matrix, records, messages))
    if path and not arguments.journal and os.path.exists(path):
        os.unlink(path)


def _name_journal(output: str | None) -> str | None:
    # A device or a pipe (/dev/stdout) has no place beside it.
    is_file = output and (os.path.isfile(output) or not os.path.exists(output))
    return f"{output}.journal" if is_file else None


def _search(arguments: argparse.Namespace, name: str, paths: Sequence[str], taxonomy: Taxonomy | None) -> None:
    messages = find_messages(arguments.language)
    query = _read_query(arguments, taxonomy)
    sources = [Source(path, read_bytes(path)) for path in paths]
    if not sources:
        raise UsageError("there is nothing to search but the query itself; name other files")
    done = 0

    def work(workers: Workers, stages: Stages) -> tuple[Answer, ...]:
        def notice(count: int) -> None:
            nonlocal done
            done = count
            stages.note("search", count, len(sources))

        return search_sources(query, sources, taxonomy, workers.executor, ahead=workers.ahead, progress=notice)

    answers = _run(arguments, work, messages, is_small=len(sources) < _FEW_FILES, progress=lambda: done)
    if name in WRITTEN:
        document = answered.build_answers(query, answers, messages, versions=len(sources))
        write_output(arguments, write_document(name, document, messages, measure_screen(arguments)))
    else:
        write_output(arguments, _write_all(name, answered.list_rows(messages), answers))


def _read_query(arguments: argparse.Namespace, taxonomy: Taxonomy | None) -> Plan:
    if arguments.text is not None:
        if not arguments.text.strip():
            raise UsageError("--text has no words; give the words of a clause")
        return Plan("query", arguments.text, clauses=(Clause("text", text=arguments.text),), extracted=True)
    query = load(arguments.query, taxonomy=taxonomy)
    if not (ids := split_names(arguments.clause)):
        return query
    require_known(
        ids, [name for clause in query.walk() for name in dict.fromkeys((clause.id, clause.number))], "clause"
    )
    return pick_clauses(query, ids)


def _run(
    arguments: argparse.Namespace,
    work: Callable[[Workers, Stages], Result],
    messages: Messages,
    *,
    is_small: bool,
    progress: Callable[[], int],
) -> Result:
    """Do some work where the user wants it; do it again where a process was killed."""
    executor = "serial" if is_small and arguments.executor == "processes" else arguments.executor
    tries = 0
    with Stages(messages, is_shown=not arguments.quiet and sys.stderr.isatty()) as stages:
        while True:
            before = progress()
            try:
                with open_workers(executor, arguments.jobs) as workers:
                    return work(workers, stages)
            except BrokenExecutor:
                # What the process had in hand is done anew; what kills every process is not tried forever.
                tries = 1 if progress() > before else tries + 1
                if tries >= _TRIES:
                    message = "the processes that work were killed again and again; try fewer, --jobs 1"
                    raise UsageError(message) from None


def _render(
    arguments: argparse.Namespace, name: str, matrix: Matrix, records: tuple[PairRecord, ...], messages: Messages
) -> str | bytes:
    if name not in WRITTEN:
        return _write_all(name, paired.list_rows(), records)
    taxonomy = messages.translate_taxonomy(matrix.taxonomy or find_taxonomy("peace"))
    document = paired.build_summary(records, taxonomy, messages, versions=len(matrix.sources))
    return write_document(name, document, messages, measure_screen(arguments))


def _write_all(name: str, kind: Rows[Thing], rows: Sequence[Thing]) -> str | bytes:
    """Return rows in one of the formats that are no document; JSON is a list of what JSON Lines has a line each."""
    if name != "json":
        return write_rows(name, kind, rows)
    # Some signs inside a text count as ends of lines elsewhere.
    lines = str(write_rows("jsonl", kind, rows)).removesuffix("\n").replace("\n", ",\n")
    return f"[\n{lines}\n]\n" if lines else "[]\n"
