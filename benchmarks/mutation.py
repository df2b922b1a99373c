"""How many small faults in the model and in the comparison their tests notice.

    python -m benchmarks.mutation [--sample N] [--seed N] [--only PATH] [--jobs N] [--folder PATH] [--survivors]

mutmut plants one fault at a time in `plancmp/model` and `plancmp/diff` (a comparison turned round, a number raised by
one, an argument left out, a word altered, …) and runs the tests of these two folders that reach the function, until one
fails. There are thousands of faults, so a sample is drawn: the same share of each module, by a fixed seed. A fault is
*killed* if a test fails or does not come to its end any more; all others *survive*, also those that no test could
notice because the program does the same with them.

It works in a copy of the repository, in a folder of its own that is deleted; with `--folder` in one that is kept, so
that a further sample need not plant the faults anew. With `--survivors` the faults that survived are written to
standard error, as differences.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
NEEDED = ("plancmp", "tests", "fixtures", "docs", "benchmarks", "README.md", "pyproject.toml")
# What mutmut writes behind a mutant: how the tests ended. Any other number: no test reaches it, all passed, or they
# could not be run.
KILLED = {1, 3}
ENDLESS = {-24, 24, 36, 152, 255}
# The same tests in each run, and no search for a smaller example once one fails.
SURROUNDINGS = {"HYPOTHESIS_PROFILE": "mutation", "PYTHONHASHSEED": "0"}
NONE_OF_THEM = "no such mutant"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let quick tests come first, as pytest does when this module is one of its plugins: most faults fail many."""
    statistics = Path("mutmut-stats.json")
    if statistics.exists():
        seconds = json.loads(statistics.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: seconds.get(item.nodeid, 0.0))


def copy_repository(folder: Path) -> None:
    """Copy what the tests need; files that are as they were keep their times, so that mutmut knows them again."""
    for name in NEEDED:
        if (ROOT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignored, dirs_exist_ok=True)
        else:
            shutil.copy2(ROOT / name, folder / name)


def run_mutmut(folder: Path, *arguments: str) -> str:
    """Run mutmut in the copy and return what it prints."""
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env={**os.environ, **SURROUNDINGS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    ).stdout


def read_results(folder: Path) -> dict[str, dict[str, int | None]]:
    """Return the exit code of the tests for each mutant of each module."""
    results = {}
    for path in sorted((folder / "mutants").rglob("*.py.meta")):
        codes = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes:
            results[str(path.relative_to(folder / "mutants")).removesuffix(".meta")] = codes
    return results


def draw_sample(names: dict[str, list[str]], size: int, seed: int) -> list[str]:
    """Return a sample that holds the same share of each module.

    Args:
        names: The mutants of each module.
        size: How many to draw, at least.
        seed: Decides which.

    Returns:
        The mutants, ordered by module.
    """
    total = sum(map(len, names.values()))
    order = random.Random(seed)
    sample = []
    for _, own in sorted(names.items()):
        count = min(len(own), -(-len(own) * size // total))
        sample += sorted(order.sample(sorted(own), count), key=own.index)
    return sample


def judge(code: int | None) -> str:
    """Say what an exit code of the tests means for a fault."""
    return "killed" if code in KILLED | ENDLESS else "survived"


def tell_results(names: dict[str, list[str]], sample: list[str], codes: dict[str, int | None], seed: int) -> None:
    """Print the table by module, and the share of the sample that was killed."""
    chosen = set(sample)
    total: Counter[str] = Counter()
    print(f"{'module':42}{'faults':>8}{'drawn':>8}{'killed':>8}{'survived':>10}")
    for module, every in names.items():
        own = [name for name in every if name in chosen]
        row = Counter(judge(codes[name]) for name in own)
        total += row
        print(f"{module:42}{len(every):8}{len(own):8}{row['killed']:8}{row['survived']:10}")
    everything = sum(map(len, names.values()))
    print(f"{'all':42}{everything:8}{len(sample):8}{total['killed']:8}{total['survived']:10}")
    endless = sum(codes[name] in ENDLESS for name in sample)
    print(
        f"killed: {total['killed'] / len(sample):.1%} of a sample of {len(sample)} (seed {seed}), "
        f"{endless} of them because a test did not end"
    )


def measure(folder: Path, arguments: argparse.Namespace) -> int:
    """Run the sample in the copy and print what came of it; return 1 if mutmut did not get that far."""
    printed = run_mutmut(folder, "run", "--max-children", "1", NONE_OF_THEM)
    names = {module: list(codes) for module, codes in read_results(folder).items()}
    if arguments.only:
        names = {module: own for module, own in names.items() if arguments.only in module}
    if not names:
        print(printed[-2000:], file=sys.stderr)
        return 1
    sample = draw_sample(names, arguments.sample, arguments.seed)
    printed = run_mutmut(folder, "run", "--max-children", str(arguments.jobs), *sample)
    codes = {name: code for module in read_results(folder).values() for name, code in module.items()}
    if any(codes[name] is None for name in sample):
        print(printed[-2000:], file=sys.stderr)
        return 1
    tell_results(names, sample, codes, arguments.seed)
    if arguments.survivors:
        for name in sample:
            if judge(codes[name]) == "survived":
                print(run_mutmut(folder, "show", name), file=sys.stderr)
    return 0


def main() -> int:
    """Copy what is needed and measure there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sample", type=int, default=400, metavar="N", help="how many faults to try, at least")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="decides which")
    parser.add_argument("--only", metavar="PATH", help="only modules whose path has these letters")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many to try at a time")
    parser.add_argument("--folder", type=Path, metavar="PATH", help="where to work, and keep the faults")
    parser.add_argument("--survivors", action="store_true", help="show what survived")
    arguments = parser.parse_args()
    if arguments.folder:
        copy_repository(arguments.folder)
        return measure(arguments.folder, arguments)
    with tempfile.TemporaryDirectory() as place:
        copy_repository(Path(place))
        return measure(Path(place), arguments)


if __name__ == "__main__":
    sys.exit(main())
