"""Word differences of two texts of 50,000 words, with 1 % and 10 % of the words edited, and unrelated, beside peers.

Run: .venv/bin/python benchmarks/words.py [--words N] [--cap SECONDS] [--runs N]

Peers: difflib (`autojunk=False`, for with it ten times too much is changed), and where they are installed cydifflib,
redlines, diff-match-patch and fast-diff-match-patch. plancmp and redlines get the two texts; the others get the words
already split and numbered, the last two as one character a word, which favours them. Each runs in a process of its own
that is ended at the cap, shown as ">"; the ratio is then a lower bound. Of the runs before the cap the fastest counts.

"changed" is how many words are struck or inserted: fewer is nearer to the shortest difference, but plancmp also folds
accidental equalities, for the reader. "runs" is how many stretches of change a reader sees. Target for edited texts: 20
times difflib.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import importlib.util
import multiprocessing
import random
import resource
import sys
import time
from collections.abc import Callable, Iterable
from multiprocessing.connection import Connection
from typing import TypeAlias

from attrs import frozen

# Words struck or inserted, stretches of change.
Size: TypeAlias = tuple[int, int]
# The two texts, and their words as numbers.
Job: TypeAlias = tuple[str, str, list[int], list[int]]
DIFFLIB = "difflib"
TARGET = 20


@frozen
class Result:
    """What a peer took for a pair of texts.

    Attributes:
        seconds: Time of the fastest run, or the cap.
        is_capped: Whether it was ended at the cap.
        size: Words struck or inserted, and stretches of change.
        memory: Growth of the peak memory, in MB.
    """

    seconds: float
    is_capped: bool = False
    size: Size = (0, 0)
    memory: int = 0


def make_text(count: int, source: random.Random) -> list[str]:
    """Return words, common and rare ones mixed as in prose, in sentences of some twenty."""
    words = []
    for _ in range(count):
        rank = min(int(source.paretovariate(0.7)), 20_000)
        words.append(
            f"{SYLLABLES[rank % 60]}{SYLLABLES[rank // 60 % 60]}{rank // 3600 or ''}" + "." * (source.random() < 0.05)
        )
    return words


SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeiou"]


def edit_text(words: list[str], share: float, source: random.Random) -> list[str]:
    """Return the words with a share of them removed, replaced, or given a further word."""
    edited: list[str] = []
    for word in words:
        kind = source.randrange(3) if source.random() < share else 3
        edited += {0: [], 1: make_text(1, source), 2: [word, *make_text(1, source)]}.get(kind, [word])
    return edited


def measure_opcodes(codes: Iterable[tuple[str, int, int, int, int]]) -> Size:
    """Return the size of a difference given as difflib gives it."""
    changed = [code for code in codes if code[0] != "equal"]
    return sum(code[2] - code[1] + code[4] - code[3] for code in changed), len(changed)


def measure_marks(marks: Iterable[tuple[object, int]]) -> Size:
    """Return the size of a difference given as marks, of which one means equal, and lengths."""
    changed, stretches, was_equal = 0, 0, True
    for mark, length in marks:
        is_equal = mark in {0, "=", "equal"}
        stretches += was_equal and not is_equal
        changed += 0 if is_equal else length
        was_equal = is_equal
    return changed, stretches


def run_plancmp(job: Job) -> Callable[[], Size]:
    """Return plancmp, with its own splitting into words."""
    from plancmp.diff.words import diff_words

    return lambda: measure_marks(
        (segment.kind, len((segment.old or segment.new).split())) for segment in diff_words(job[0], job[1])
    )


def run_difflib(job: Job) -> Callable[[], Size]:
    """Return difflib."""
    return lambda: measure_opcodes(difflib.SequenceMatcher(None, job[2], job[3], autojunk=False).get_opcodes())


def run_cydifflib(job: Job) -> Callable[[], Size]:
    """Return cydifflib."""
    module = importlib.import_module("cydifflib")
    return lambda: measure_opcodes(module.SequenceMatcher(None, job[2], job[3], autojunk=False).get_opcodes())


def run_redlines(job: Job) -> Callable[[], Size]:
    """Return redlines, with its own splitting into words."""
    module = importlib.import_module("redlines")
    return lambda: measure_opcodes(module.Redlines(job[0], job[1]).opcodes)


def spell(numbers: list[int]) -> str:
    """Return numbers as one character each."""
    return "".join(chr(number + 0x100 if number < 0xD000 else number + 0x1000) for number in numbers)


def run_diff_match_patch(job: Job) -> Callable[[], Size]:
    """Return diff-match-patch without its time limit, after which it would give up."""
    engine = importlib.import_module("diff_match_patch").diff_match_patch()
    engine.Diff_Timeout = 0
    old, new = spell(job[2]), spell(job[3])
    return lambda: measure_marks((mark, len(text)) for mark, text in engine.diff_main(old, new, False))


def run_fast_diff_match_patch(job: Job) -> Callable[[], Size]:
    """Return fast-diff-match-patch without its time limit."""
    module = importlib.import_module("fast_diff_match_patch")
    old, new = spell(job[2]), spell(job[3])
    return lambda: measure_marks(module.diff(old, new, timelimit=0, checklines=False, cleanup="No"))


PEERS = {
    "plancmp": run_plancmp,
    DIFFLIB: run_difflib,
    "cydifflib": run_cydifflib,
    "redlines": run_redlines,
    "diff_match_patch": run_diff_match_patch,
    "fast_diff_match_patch": run_fast_diff_match_patch,
}


def is_installed(peer: str) -> bool:
    """Return whether a peer can be measured here."""
    return importlib.util.find_spec(peer) is not None


def work(name: str, job: Job, runs: int, sink: Connection) -> None:
    """Run a peer and send each time, with the size of the difference and the memory."""
    call = PEERS[name](job)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(runs):
        start = time.perf_counter()
        size = call()
        seconds = time.perf_counter() - start
        sink.send((seconds, size, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024))
    sink.close()


def measure(name: str, job: Job, runs: int, cap: float) -> Result:
    """Return the fastest run of a peer that ended before the cap."""
    source, sink = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=work, args=(name, job, runs, sink))
    process.start()
    sink.close()
    best = Result(cap, is_capped=True)
    end = time.monotonic() + cap
    try:
        while source.poll(max(end - time.monotonic(), 0)):
            seconds, size, memory = source.recv()
            if best.is_capped or seconds < best.seconds:
                best = Result(seconds, size=size, memory=memory)
    except EOFError:
        pass
    process.kill()
    process.join()
    return best


def report(name: str, job: Job, runs: int, cap: float) -> None:
    """Print how the peers do on a pair of texts."""
    print(f"\n{name}")
    print(f"  {'':22}{'seconds':>9}{'times difflib':>15}{'changed':>9}{'runs':>8}{'+MB':>6}")
    results = {peer: measure(peer, job, runs, cap) for peer in PEERS if is_installed(peer)}
    base = results[DIFFLIB]
    for peer, result in results.items():
        if result.is_capped:
            print(f"  {peer:22}{f'> {cap:.0f}':>9}")
            continue
        ratio = f"{'> ' if base.is_capped else ''}{base.seconds / result.seconds:.1f}"
        sizes = f"{result.size[0]:9}{result.size[1]:8}{result.memory:6}"
        print(f"  {peer:22}{result.seconds:9.3f}{ratio:>15}{sizes}")
    if "edited" in name:
        ours = base.seconds / results["plancmp"].seconds
        print(f"  target: {TARGET} times difflib; {'reached' if ours >= TARGET else 'MISSED'}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=50_000)
    parser.add_argument("--cap", type=float, default=90.0)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    source = random.Random(3)
    old = make_text(options.words, source)
    cases = {
        "1 % edited": edit_text(old, 0.01, source),
        "10 % edited": edit_text(old, 0.10, source),
        "unrelated": make_text(options.words, source),
    }
    print(f"{options.words:,} words, Python {sys.version.split()[0]}, fastest of {options.runs}")
    missing = [peer for peer in PEERS if not is_installed(peer)]
    print(f"not installed, so not measured: {', '.join(missing) or 'none'}")
    for name, new in cases.items():
        table = {word: number for number, word in enumerate(dict.fromkeys([*old, *new]))}
        job = (" ".join(old), " ".join(new), [table[word] for word in old], [table[word] for word in new])
        report(name, job, options.runs, options.cap)


if __name__ == "__main__":
    main()
