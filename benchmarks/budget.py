"""What a whole run takes, from two files to a report: time and peak memory, beside loading the same files with PyYAML.

    python -m benchmarks.budget [--runs 3]

Each run is a process of its own, as a user starts it; time and memory are those that the system counted for it, the
fastest and the least of some runs. The peer is `yaml.load(…, CSafeLoader)` of the same two files, the fastest way to
get at a plan file's contents in Python, start of the interpreter included. Versions of 1,000 clauses and more are those
of `benchmarks.page`: half of the clauses differ, each tenth is new, each tenth is gone.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.page import write_plan

ROOT = Path(__file__).parents[1]
FIXTURES = [str(ROOT / "fixtures" / name) for name in ("us-28-point-draft.yaml", "e3-edit.yaml")]
PEER = "import sys, yaml\nfor name in sys.argv[1:]:\n    yaml.load(open(name, encoding='utf-8'), yaml.CSafeLoader)\n"
ROWS = ((0, "txt"), (0, "html"), (1_000, "txt"), (2_000, "html"), (10_000, "txt"))


def run(command: list[str], runs: int) -> tuple[float, float]:
    """Return the seconds of processor time and the megabytes at the peak of a command: the least of some runs."""
    seconds, megabytes = [], []
    for _ in range(runs):
        quiet = os.open(os.devnull, os.O_WRONLY)
        actions = [(os.POSIX_SPAWN_DUP2, quiet, 1)]
        process = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
        _, _, usage = os.wait4(process, 0)
        os.close(quiet)
        seconds.append(usage.ru_utime + usage.ru_stime)
        megabytes.append(usage.ru_maxrss / 1024)
    return min(seconds), min(megabytes)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="how often each command is run (default: 3)")
    runs = parser.parse_args().runs
    os.chdir(ROOT)
    print(f"{'clauses':>8}{'report':>8}{'seconds':>10}{'MB':>8}{'yaml s':>10}{'yaml MB':>9}{'times yaml':>12}")
    with tempfile.TemporaryDirectory() as folder:
        for clauses, ending in ROWS:
            files = FIXTURES if not clauses else [f"{folder}/{name}{clauses}.yaml" for name in ("A", "B")]
            if clauses:
                for path, name, seed in zip(files, ("A", "B"), (3, 7), strict=True):
                    Path(path).write_text(write_plan(name, clauses, seed, 0.5), encoding="utf-8")
            output = f"{folder}/report.{ending}"
            ours = run([sys.executable, "-m", "plancmp", *files, "-o", output], runs)
            peer = run([sys.executable, "-c", PEER, *files], runs)
            label = f"{clauses:,}" if clauses else "28"
            row = f"{label:>8}{ending:>8}{ours[0]:10.2f}{ours[1]:8.0f}{peer[0]:10.2f}{peer[1]:9.0f}"
            print(f"{row}{ours[0] / peer[0]:12.1f}", flush=True)


if __name__ == "__main__":
    main()
