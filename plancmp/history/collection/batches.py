"""Batches of work on any executor: so many under way at once, the results as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from typing import ParamSpec, TypeVar

from plancmp.readers import Problem, ReadError

_P = ParamSpec("_P")
Batch = TypeVar("Batch")
Result = TypeVar("Result")
Outcome = TypeVar("Outcome")


class SerialExecutor(Executor):
    """Does all work at once and in this process."""

    def submit(self, fn: Callable[_P, Result], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[Result]:
        """Do some work and return what came of it."""
        future: Future[Result] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def run_batches(
    executor: Executor, work: Callable[[Batch], Result], batches: Iterable[Batch], ahead: int
) -> Iterator[tuple[Batch, Result]]:
    """Yield some batches and what comes of each, in the order in which they are done.

    Args:
        executor: Any executor; work and batches have to be picklable for one that uses other processes.
        work: What to do with a batch.
        batches: The batches; one is asked for when there is room for it.
        ahead: How many may be under way or waiting at once.

    Raises:
        Exception: What the work raises; batches that have not begun are given up then.
    """
    waiting: dict[Future[Result], Batch] = {}
    try:
        for batch in batches:
            waiting[executor.submit(work, batch)] = batch
            while len(waiting) >= ahead or any(future.done() for future in waiting):
                yield from _take_done(waiting)
        while waiting:
            yield from _take_done(waiting)
    finally:
        for future in waiting:
            future.cancel()


def gather(
    done: Iterable[tuple[Iterable[int], Iterable[Outcome | ReadError]]], progress: Callable[[int], None]
) -> dict[int, Outcome]:
    """Return what came of many files, by their places.

    Args:
        done: The places of the files of a batch, and what came of each.
        progress: Is told how many files are done.

    Raises:
        ReadError: If files cannot be read, with what is wrong with each.
    """
    found: dict[int, Outcome] = {}
    problems: dict[int, tuple[Problem, ...]] = {}
    for places, results in done:
        for place, result in zip(places, results, strict=True):
            if isinstance(result, ReadError):
                problems[place] = result.problems
            else:
                found[place] = result
        progress(len(found) + len(problems))
    if problems:
        raise ReadError(*(problem for place in sorted(problems) for problem in problems[place]))
    return found


def _take_done(waiting: dict[Future[Result], Batch]) -> list[tuple[Batch, Result]]:
    """Wait until some work is done, and take it off."""
    done = wait(waiting, return_when=FIRST_COMPLETED).done
    return [(waiting.pop(future), future.result()) for future in done]
