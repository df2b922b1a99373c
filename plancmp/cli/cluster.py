"""A Dask cluster as the place where a long run does its work."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager

from plancmp import __version__
from plancmp.cli.arguments import UsageError

# Seconds in which a scheduler has to answer.
PATIENCE = 5


@contextmanager
def open_cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """Connect to the scheduler of a cluster, and leave it when done.

    Args:
        address: HOST:PORT of the scheduler.

    Yields:
        The cluster as an executor, and how many threads its workers have.

    Raises:
        UsageError: If Dask is not installed, no scheduler answers, it has no workers, they cannot do this work, or the
            cluster is lost on the way.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError:
        raise UsageError('--executor dask:// needs the extra: pip install "plancmp[dask]"') from None
    try:
        client = Client(f"tcp://{address}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise UsageError(f"no Dask scheduler answers at {address} within {PATIENCE} seconds") from None
    try:
        threads = sum(client.nthreads().values())
        if not threads:
            raise UsageError(f"the Dask scheduler at {address} has no workers; start some with `dask worker`")
        executor = client.get_executor()
        _check_version(executor, address)
        yield executor, threads
    except KilledWorker:
        raise UsageError("a batch ended several workers of the cluster; they may have too little memory") from None
    except CancelledError:
        raise UsageError(f"the Dask scheduler at {address} is gone; start it and run the same command again") from None
    finally:
        client.close()


def tell_version() -> str:
    """Return the version of plancmp here; asked of a worker."""
    return __version__


def _check_version(executor: Executor, address: str) -> None:
    try:
        version = executor.submit(tell_version).result()
    except (ImportError, AttributeError):
        version = "none"
    if version != __version__:
        raise UsageError(f"the Dask workers at {address} have plancmp {version}, not {__version__}; install it there")
