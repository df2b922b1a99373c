"""Start-up: the command line on two fixtures, as a ratio to `python -c "import yaml, attrs"`.

Run: .venv/bin/python benchmarks/startup.py [RUNS]

The two commands are run by turns, so that a machine that drifts slows both; the ratio is that of the fastest runs, and
of the medians. Modules are compiled first, as an installer does. Target: at most 3.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BARE = [sys.executable, "-c", "import yaml, attrs"]
OLD, NEW = (str(ROOT / "fixtures" / name) for name in ("us-28-point-draft.yaml", "twenty-point-framework.yaml"))
CLI = [sys.executable, "-m", "plancmp", OLD, NEW]


def measure(command: list[str]) -> float:
    """Return how long a command takes, in milliseconds."""
    start = time.perf_counter()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    compileall.compile_dir(ROOT / "plancmp", quiet=1)
    times: dict[str, list[float]] = {"bare": [], "cli": []}
    for _ in range(runs):
        times["bare"].append(measure(BARE))
        times["cli"].append(measure(CLI))
    print(f"{'':8}{'fastest ms':>12}{'median ms':>12}")
    for name, values in times.items():
        print(f"{name:8}{min(values):12.1f}{statistics.median(values):12.1f}")
    fastest = min(times["cli"]) / min(times["bare"])
    medians = statistics.median(times["cli"]) / statistics.median(times["bare"])
    print(f"{'ratio':8}{fastest:12.2f}{medians:12.2f}   target: at most 3")


if __name__ == "__main__":
    main()
