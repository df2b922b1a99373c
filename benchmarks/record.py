"""Runs the benchmarks and keeps what they print, which the docs then quote.

    python -m benchmarks.record [NAME …]

Each benchmark's output is kept in `benchmarks/figures/NAME.txt`, behind the command, the machine and how busy it was.
Nothing is edited: `python docs/generated.py` copies lines from there into the pages that ask for them, so no figure in
the docs was typed by hand. All of them take about two hours on two cores, and one of these is fuzzing. Let nothing else
run meanwhile: the ratios are between programs of one run, but a busy machine does not slow them all alike.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent / "figures"
BENCHMARKS = {
    "speed": [],
    "raw": [],
    "startup": ["21"],
    "budget": [],
    "comparison": [],
    "alignment": [],
    "scale": [],
    "words": [],
    "extraction": [],
    "languages": [],
    "alterations": [],
    "typed_changes": [],
    "directions": ["--shares"],
    "page": [],
    "pages": [],
    "fuzz": ["3600", "--seed", "7"],
    "collections": [],
    "dependencies": [],
    "redlines": [],
    "mutation": ["--sample", "300", "--seed", "4"],
}


def describe_machine() -> str:
    """Return one line on the interpreter, the number of cores and the load before the run."""
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load before the run {os.getloadavg()[0]:.1f}"
    )


def record_figures(name: str) -> bool:
    """Run one benchmark and keep what it prints; what was kept before stays if it fails."""
    arguments = ["-m", f"benchmarks.{name}", *BENCHMARKS[name]]
    head = f"$ python {' '.join(arguments)}\n# {describe_machine()}\n\n"
    result = subprocess.run(
        [sys.executable, *arguments], cwd=FOLDER.parents[1], stdout=subprocess.PIPE, text=True, check=False
    )
    if result.returncode == 0:
        lines = "".join(f"{line.rstrip()}\n" for line in result.stdout.splitlines())
        (FOLDER / f"{name}.txt").write_text(head + lines, encoding="utf-8")
    return result.returncode == 0


def main() -> int:
    """Run the benchmarks that were asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of: {', '.join(BENCHMARKS)}")
    names = parser.parse_args().names or list(BENCHMARKS)
    if unknown := sorted(set(names) - set(BENCHMARKS)):
        parser.error(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    failed = []
    for name in names:
        print(f"running {name} …", flush=True)
        if not record_figures(name):
            failed.append(name)
    print(f"failed: {', '.join(failed)}" if failed else "all recorded; now: python docs/generated.py")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
