"""Where a long run does its work: in this process, in threads, in other processes, or on a cluster."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import contextmanager

from attrs import frozen

from plancmp.cli.arguments import UsageError

KINDS = ("processes", "threads", "serial")
_DASK = "dask://"
# Batches for each worker that are under way or waiting.
_AHEAD = 2
_WATCH = 1.0
_PATIENCE = 2.0  # seconds


@frozen(eq=False, repr=False)
class Workers:
    """An executor at work.

    Attributes:
        executor: The executor; `None` for this process.
        ahead: How many batches it should have at once.
    """

    executor: Executor | None = None
    ahead: int = 1


def check_executor(name: str) -> None:
    """Check what a user named as executor.

    Raises:
        UsageError: If there is none of this name.
    """
    host, _, port = name.removeprefix(_DASK).rpartition(":")
    is_cluster = name.startswith(_DASK) and host and port.isdecimal()
    if name not in KINDS and not is_cluster:
        raise UsageError(f'--executor "{name}" is none; give {", ".join(KINDS)} or dask://HOST:PORT')


@contextmanager
def open_workers(name: str, jobs: int | None) -> Iterator[Workers]:
    """Open an executor, and close it when it is done with.

    Args:
        name: "processes", "threads", "serial", or "dask://HOST:PORT".
        jobs: How many processes or threads; `None` for one for each core.

    Yields:
        The executor at work.

    Raises:
        UsageError: If a cluster cannot be reached.
    """
    if name.startswith(_DASK):
        from plancmp.cli.cluster import open_cluster

        with open_cluster(name.removeprefix(_DASK)) as (executor, threads):
            yield Workers(executor, _AHEAD * max(1, threads))
        return
    count = jobs or os.cpu_count() or 1
    if name == "serial" or count == 1:
        yield Workers()
        return
    executor = _open_threads(count) if name == "threads" else _open_processes(count)
    stopped = False

    def stop(*_: object) -> None:
        nonlocal stopped
        stopped = _kill(executor)
        if not stopped:
            raise KeyboardInterrupt

    try:
        with _handling_interrupts(stop):
            yield Workers(executor, _AHEAD * count)
    except BrokenExecutor:
        _let_go(executor)
        if stopped:
            raise KeyboardInterrupt from None
        raise
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _handling_interrupts(handle: Callable[..., None]) -> Iterator[None]:
    """Call something at an interrupt, unless interrupts are ignored or another has taken charge of them."""
    is_ours = (
        threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGINT) is signal.default_int_handler
    )
    if is_ours:
        signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        if is_ours:
            signal.signal(signal.SIGINT, signal.default_int_handler)


def _kill(executor: Executor) -> bool:
    """Kill the processes of a pool, if it has any, so that whoever waits for them is told that the pool is broken.

    An interrupt that is raised where it comes may leave a lock of the pool closed, which then waits without end.
    """
    processes = list((getattr(executor, "_processes", None) or {}).values())
    for process in processes:
        process.kill()
    if processes:
        # Whoever reads half a result waits for the rest as long as anybody could write it.
        executor._result_queue._writer.close()  # type: ignore[attr-defined]
    return bool(processes)


def _let_go(executor: Executor) -> None:
    """Let a broken pool end.

    An older Python waits without end for what it still writes to the workers, which are gone (CPython issue 94777).
    Newer ones close the end of the pipe that they read from, as is done here if the pool does not end by itself.
    """
    queue, thread = (getattr(executor, name, None) for name in ("_call_queue", "_executor_manager_thread"))
    if queue is None or thread is None:
        return
    thread.join(_PATIENCE)
    if thread.is_alive():
        queue._reader.close()


def _open_threads(count: int) -> Executor:
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(count)


def _open_processes(count: int) -> Executor:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Fresh processes: a copy of this one would have copies of its threads' locks.
    return ProcessPoolExecutor(count, get_context("spawn"), _settle_in, (os.getpid(),))


def _settle_in(parent: int) -> None:
    """Make a worker end with the run: an interrupt is for the run to handle, and without the run it has no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_WATCH)
    os._exit(1)
