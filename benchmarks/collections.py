"""All pairs of a collection: how long they take on one process, on two, and on a Dask cluster.

    python -m benchmarks.collections [--treaties 500] [--clauses 100]

The treaties are synthetic: families of ten versions, each with a tenth of the words in a third of the clauses of the
one before edited; all families share one vocabulary and its stock phrases. They are written to files as JSON; each run
reads and indexes all of them anew. Every run has to give the same bytes: the first digits of their SHA-256 are printed.
The clusters are of this machine, with two worker processes; in the second one a worker is killed on the way. The
interrupted run is stopped when 40 % of the pairs are done, and the second one goes on from its journal. At the end,
pairs that were passed over because they have too little in common are compared in full, to see what that has lost.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path

from attrs import define

from benchmarks.scale import Writer
from plancmp import Clause, Force, Plan, Quantity, Term, compare, dump, load
from plancmp.history.collection import LEAST, Journal, Matrix, PairRecord, Source
from plancmp.model.constraints import Bound, Interval
from plancmp.report.collection.pairs import list_rows
from plancmp.report.collection.tables import write_rows

VERSIONS = 10
STOPPED_AT = 0.4
SAMPLE = 200
_NOBODY = "-"


class StoppedError(Exception):
    """The run was stopped, as it was meant to be."""


@define
class Result:
    """What one run took and gave.

    Attributes:
        name: What the run was.
        seconds: How long it took.
        pairs: How many pairs it compared.
        sign: The first digits of the SHA-256 of its JSON Lines.
    """

    name: str
    seconds: float
    pairs: int
    sign: str = _NOBODY

    def __str__(self) -> str:
        """Return the run as a row."""
        return (
            f"{self.name:<34}{self.pairs:>9,}{self.seconds:>10.1f}{1000 * self.seconds / self.pairs:>9.2f}  {self.sign}"
        )


def write_treaties(folder: Path, treaties: int, clauses: int) -> list[str]:
    """Write synthetic treaties and return their paths."""
    writer = Writer(treaties)
    chance = random.Random(treaties)
    paths = []
    texts: list[str] = []
    for number in range(treaties):
        family, version = divmod(number, VERSIONS)
        if version == 0:
            texts = [writer.write_clause() for _ in range(clauses)]
        else:
            for place in chance.sample(range(clauses), clauses // 3):
                texts[place] = writer.edit_clause(texts[place])
        paths.append(str(folder / f"treaty-{family:03}-{version}.json"))
        dump(_build_plan(Path(paths[-1]).stem, family, version, texts), paths[-1])
    return paths


def _build_plan(name: str, family: int, version: int, texts: Sequence[str]) -> Plan:
    clauses = []
    for place, text in enumerate(texts):
        # A tenth of the caps is another in each version.
        cap = 1000 * (place + 1) + (100 * version if place % 10 == version else 0)
        constraint = Interval(high=Bound(Quantity(cap, "personnel")))
        term = Term(f"cap-{family}-{place}", ("Ukraine",), Force.MUST, constraint)
        clauses.append(Clause(str(place + 1), text=text, topics=("military",), terms=(term,)))
    return Plan(name, name, clauses=tuple(clauses))


def run_matrix(
    name: str,
    paths: Sequence[str],
    executor: Executor | None,
    journal: Path | None = None,
    watch: Callable[[int], None] = lambda _: None,
) -> tuple[Result, tuple[PairRecord, ...]]:
    """Compare all pairs and say how it went."""
    start = time.perf_counter()
    sources = [Source(Path(path).name, Path(path).read_bytes()) for path in paths]
    matrix = Matrix(sources, LEAST, None, Journal(journal) if journal else None)
    before = len(matrix.found)
    ahead = 1 if executor is None else 4

    def notice(stage: str, done: int, _: int) -> None:
        if stage == "pairs":
            watch(done)

    records = matrix.run(executor, ahead=ahead, progress=notice)
    seconds = time.perf_counter() - start
    sign = hashlib.sha256(str(write_rows("jsonl", list_rows(), records)).encode()).hexdigest()[:12]
    return Result(name, seconds, matrix.total - before, sign), records


def open_processes(count: int) -> ProcessPoolExecutor:
    """Return fresh processes."""
    return ProcessPoolExecutor(count, get_context("spawn"))


def run_interrupted(paths: Sequence[str], folder: Path) -> list[Result]:
    """Stop a run on the way and finish it in another one."""
    journal, start, reached = folder / "journal", time.perf_counter(), 0
    total = len(paths) * (len(paths) - 1) // 2

    def stop(done: int) -> None:
        nonlocal reached
        reached = done
        if done >= STOPPED_AT * total:
            raise StoppedError

    with open_processes(2) as pool:
        try:
            run_matrix("", paths, pool, journal, stop)
        except StoppedError:
            first = Result("two processes, stopped", time.perf_counter() - start, reached)
    with open_processes(2) as pool:
        second, _ = run_matrix("two processes, what is left", paths, pool, journal)
    return [first, second]


def run_cluster(paths: Sequence[str], *, with_loss: bool) -> Result | None:
    """Run on a Dask cluster of two worker processes, one of which may be killed; `None` where Dask is not installed."""
    try:
        from distributed import Client, LocalCluster  # an extra
    except ImportError:
        return None
    total = len(paths) * (len(paths) - 1) // 2
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        victims = [cluster.workers[0].pid] if with_loss else []

        def kill(done: int) -> None:
            if victims and done >= STOPPED_AT * total:
                os.kill(victims.pop(), signal.SIGKILL)

        name = "Dask, a worker of two killed" if with_loss else "Dask, two workers"
        return run_matrix(name, paths, client.get_executor(), watch=kill)[0]


def count_losses(paths: Sequence[str], records: Sequence[PairRecord]) -> str:
    """Compare some of the pairs in full that were passed over, and say what was lost."""
    pairs = list(zip(combinations(paths, 2), records, strict=True))
    passed = [(old, new) for (old, new), record in pairs if record.differences is None]
    sample = random.Random(0).sample(passed, min(SAMPLE, len(passed)))
    found = [compare(load(old), load(new)).alignment.links for old, new in sample]
    linked = sum(1 for links in found if links)
    most = max(map(len, found), default=0)
    return (
        f"compared in full: {len(records) - len(passed):,} of {len(records):,} pairs; of {len(sample)} others, drawn "
        f"at random, {linked} have a linked clause, {most} at most"
    )


def main() -> None:
    """Print a row for each run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--treaties", type=int, default=500)
    parser.add_argument("--clauses", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        paths = write_treaties(Path(name), options.treaties, options.clauses)
        print(f"{len(paths)} treaties of {options.clauses} clauses, {sum(map(os.path.getsize, paths)) / 1e6:.0f} MB")
        print(f"{'run':<34}{'pairs':>9}{'seconds':>10}{'ms/pair':>9}  output", flush=True)
        one, records = run_matrix("one process", paths, None)
        print(one, flush=True)
        with open_processes(2) as pool:
            two, _ = run_matrix("two processes", paths, pool)
        print(two, flush=True)
        results = [one, two]
        for result in run_interrupted(paths, Path(name)):
            print(result, flush=True)
            results.append(result)
        for with_loss in (False, True):
            cluster = run_cluster(paths, with_loss=with_loss)
            print(cluster or "Dask is not installed", flush=True)
            results += [cluster] if cluster else []
        signs = {result.sign for result in results} - {_NOBODY}
        print(f"two processes are {one.seconds / two.seconds:.2f} times as fast as one")
        print("every run gave the same bytes" if len(signs) == 1 else f"RUNS DIFFER: {sorted(signs)}")
        print(count_losses(paths, records))


if __name__ == "__main__":
    main()
