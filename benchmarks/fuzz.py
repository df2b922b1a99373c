"""Feeds damaged and malicious files to every reader and every report, and counts what goes wrong.

    python -m benchmarks.fuzz SECONDS [--seed N] [--only NUMBER] [--keep FOLDER]

Each input is made of a fixture or a real document by a few random alterations: bytes, lines, tags, the tree of a plan
file, the parts within a zip, the streams of a PDF; hostile words (directions, controls, what cannot be seen, figures
and dates beyond all bounds, code of many languages) are put in. It is read and, if it is not refused, compared with
what it was made of, in one direction or the other, and every report is written and checked: no raw control or mark of
direction; JSON, XML, CSV, HTML, Markdown and DOCX as they must be; nothing of a version's text taken for code. A
failure is any exception but a refusal with a message of one line, a check that does not hold, a step that takes longer
than 2 s of processor time and 30 µs more for each byte of what it works on, a touch of the network, another program or
another folder, or more than 2 GiB of memory.

Inputs depend on the seed and their number alone: `--only NUMBER` tries one again. What failed is kept, made small.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import os
import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from random import Random

from attrs import field, frozen

from benchmarks.fuzzing.guard import SECONDS, SECONDS_PER_BYTE, Guard
from benchmarks.fuzzing.mutation import Mutator
from benchmarks.fuzzing.seeds import ENDINGS, ROOT, Seed, list_seeds
from benchmarks.fuzzing.targets import Tally, Target

MEMORY = 2 * 2**30
"""Bytes that the process may take, with interpreter and libraries."""
_PATIENCE = 3600  # seconds in which one input must be over; C that hangs can only be ended with the process
_SHRINKING = 20  # seconds of processor time for making a failing input small
_MIB = 2**20


@frozen
class Failure:
    """What went wrong, and with what.

    Attributes:
        number: The number of the input.
        seed: What it was made of.
        content: The input.
        where: What kind of trouble it is: the exception and where it was raised.
        report: The traceback.
    """

    number: int
    seed: Seed
    content: bytes
    where: str
    report: str


@frozen
class Fuzzer:
    """Makes inputs and tries them.

    Attributes:
        seed: The seed of all randomness.
        folder: Where inputs and output are written.
        seeds: What inputs are made of.
        tally: What counts.
        seconds: How much processor time a step may take whatever its input.
        target: What tries them.
    """

    seed: int
    folder: str
    seeds: list[Seed] = field(factory=list_seeds)
    tally: Tally = field(factory=Tally)
    seconds: float = SECONDS
    target: Target = field(init=False)

    def __attrs_post_init__(self) -> None:
        readable = (str(ROOT), sys.prefix, sys.base_prefix, "/usr/lib", "/usr/share", "/dev")
        object.__setattr__(self, "target", Target(self.folder, Guard(self.folder, readable), self.tally, self.seconds))

    def make(self, number: int) -> tuple[Seed, bytes]:
        """Return an input and what it was made of."""
        random = Random(f"{self.seed}:{number}")
        kinds = list(ENDINGS)
        kind = kinds[number % len(kinds)]
        fitting = [seed for seed in self.seeds if seed.kind == kind]
        seed = random.choice(fitting)
        return seed, Mutator(random, [other.content for other in fitting]).mutate(seed.content, kind)

    def attempt(self, number: int, seed: Seed, content: bytes) -> Failure | None:
        """Try an input; return what went wrong, if anything did."""
        faulthandler.dump_traceback_later(_PATIENCE, exit=True)
        try:
            self.target.try_input(seed, content, Random(f"{self.seed}:{number}:choices"))
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # whatever it is, it is what is looked for
            return Failure(number, seed, content, locate(error), traceback.format_exc())
        finally:
            faulthandler.cancel_dump_traceback_later()
        return None

    def shrink(self, failure: Failure) -> Failure:
        """Return the failure with as small an input as is found soon that fails in the same way."""

        def fails(content: bytes) -> bool:
            again = self.attempt(failure.number, failure.seed, content)
            return again is not None and again.where == failure.where

        counted, self.target.tally = self.target.tally, Tally()
        small = self.attempt(failure.number, failure.seed, cut_down(failure.content, fails)) or failure
        self.target.tally = counted
        return small


def cut_down(content: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Return a shorter content that still fails, by leaving out ever smaller pieces."""
    end, size = time.process_time() + _SHRINKING, max(1, len(content) // 2)
    while size and time.process_time() < end:
        start = 0
        while start < len(content) and time.process_time() < end:
            shorter = content[:start] + content[start + size :]
            if fails(shorter):
                content = shorter
            else:
                start += size
        size //= 2
    return content


def locate(error: BaseException) -> str:
    """Return what names a kind of trouble: the exception, and the innermost line of the program in its traceback."""
    frames = traceback.extract_tb(error.__traceback__)
    inner = [frame for frame in frames if f"{os.sep}plancmp{os.sep}" in frame.filename] or list(frames)
    place = f"{Path(inner[-1].filename).stem}.{inner[-1].name}" if inner else ""
    steps = [frame.name for frame in frames if frame.name.startswith(("_try", "_render", "_check"))]
    words = str(error).split(":")[0][:60] if type(error).__name__ == "BrokenError" else ""
    return " ".join(part for part in (type(error).__name__, place, steps[-1] if steps else "", words) if part)


def fuzz(fuzzer: Fuzzer, numbers: Iterator[int], keep: Path | None) -> list[Failure]:
    """Try inputs; return one failure of each kind, and tell of each on standard error."""
    failures: dict[str, Failure] = {}
    for number in numbers:
        seed, content = fuzzer.make(number)
        if keep:
            (keep / "current").write_bytes(content)
        failure = fuzzer.attempt(number, seed, content)
        if failure and failure.where not in failures:
            failures[failure.where] = failure
            sys.stderr.write(f"input {number} ({seed.kind} of {seed.name}): {failure.where}\n{failure.report}\n")
            sys.stderr.flush()
            if keep:
                small = fuzzer.shrink(failure)
                stem = f"{number}.{small.where.replace(' ', '-').replace('/', '-')[:80]}"
                (keep / f"{stem}.{ENDINGS[seed.kind]}").write_bytes(small.content)
                (keep / f"{stem}.original").write_bytes(seed.content)
                (keep / f"{stem}.txt").write_text(small.report, encoding="utf-8", errors="backslashreplace")
    return list(failures.values())


def _list_numbers(seconds: float) -> Iterator[int]:
    """Yield the numbers of inputs until time is up; look for cycles now and then, as they grow."""
    end = time.monotonic() + seconds
    for number in count():
        if time.monotonic() >= end:
            return
        if number % 200 == 0:
            gc.collect()
        yield number


def main() -> int:
    """Fuzz, print what was done, and return 1 if anything failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float, help="how long to go on")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int, metavar="NUMBER", help="try this input alone")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where to keep what failed (default: a new folder)")
    arguments = parser.parse_args()
    keep = arguments.keep or Path(tempfile.mkdtemp(prefix="plancmp-fuzz-"))
    keep.mkdir(parents=True, exist_ok=True)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    started, used = time.monotonic(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        fuzzer = Fuzzer(arguments.seed, folder)
        numbers = _list_numbers(arguments.seconds) if arguments.only is None else iter([arguments.only])
        failures = fuzz(fuzzer, numbers, keep)
    _print_tally(fuzzer.tally, time.monotonic() - started, time.process_time() - used)
    print(f"kinds of failure: {len(failures)}")
    for failure in failures:
        print(f"  input {failure.number}, {failure.seed.kind} of {failure.seed.name}: {failure.where}")
    if failures:
        sys.stderr.write(f"inputs that failed are in {keep}\n")
    return int(bool(failures))


def _print_tally(tally: Tally, seconds: float, processor: float) -> None:
    print(f"inputs: {tally.inputs.total():,} in {seconds:,.0f} s ({processor:,.0f} s of one core)")
    print(f"{'kind':<14}{'inputs':>9}{'read':>9}{'refused':>9}")
    for kind in ENDINGS:
        inputs, read = tally.inputs[kind], tally.read[kind]
        print(f"{kind:<14}{inputs:>9,}{read:>9,}{inputs - read:>9,}")
    least = min(tally.reports.values(), default=0)
    print(f"reports: {tally.reports.total():,} of {len(tally.reports)} formats, at least {least:,} of each")
    slowest, step, size = tally.slowest[0]
    allowed = f"{SECONDS:.0f} s + {SECONDS_PER_BYTE * 1e6:.0f} s for each MB"
    print(f"slowest step: {slowest:.2f} s, {step}, {size:,} bytes; allowed {allowed}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(f"peak memory: {peak // _MIB:,} MiB; allowed {MEMORY // _MIB:,} MiB")


if __name__ == "__main__":
    sys.exit(main())
