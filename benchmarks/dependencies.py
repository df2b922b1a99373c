"""What plancmp stands on: each dependency with its licence, the version that was tested, and what its import takes.

    python -m benchmarks.dependencies [--runs 5]

Names, licences and who needs whom come from the metadata of what is installed; so all extras that are to be listed have
to be installed. What an import takes is the fastest of some runs, each in a process of its own. "Start-up" says whether
comparing two plan files imports it.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

from attrs import frozen
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
EXTRAS = ("parquet", "dask", "mcp", "web", "test", "docs", "dev")
# What plancmp imports, where that is not the package itself.
MODULES = {"starlette": "starlette.applications", "selectolax": "selectolax.lexbor", "pyyaml": "yaml"}
IMPORT = "import time; s = time.perf_counter(); import {module}; print(time.perf_counter() - s)"
STARTUP = """
import contextlib, io, sys
from plancmp.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(["fixtures/us-28-point-draft.yaml", "fixtures/e3-edit.yaml"])
print(" ".join(sorted({name.partition(".")[0] for name in sys.modules})))
"""
_SHORT = {
    "apache software license": "Apache-2.0",
    "mit license": "MIT",
    "bsd license": "BSD",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
}


@frozen
class Dependency:
    """A package that plancmp needs.

    Attributes:
        group: "run time", or the extra that brings it.
        name: What it is called.
        by: Who needs it; empty for plancmp itself.
    """

    group: str
    name: str
    by: str = ""


def list_direct() -> Iterator[Dependency]:
    """Yield what plancmp names itself: at run time, then by extra."""
    for text in distribution("plancmp").requires or ():
        requirement = Requirement(text)
        extra = next((extra for extra in EXTRAS if f'extra == "{extra}"' in str(requirement.marker)), "")
        if canonicalize_name(requirement.name) != "plancmp" and (extra or _is_wanted(requirement)):
            yield Dependency(extra or "run time", canonicalize_name(requirement.name))


def list_below(roots: list[Dependency]) -> list[Dependency]:
    """Return what these need in turn, each once, under the first group that needs it."""
    known = {root.name for root in roots}
    queue, found = list(roots), list[Dependency]()
    while queue:
        above = queue.pop(0)
        for name in _list_needs(above.name):
            if name not in known:
                known.add(name)
                found.append(Dependency(above.group, name, above.name))
                queue.append(found[-1])
    return found


def _list_needs(name: str) -> list[str]:
    try:
        texts = distribution(name).requires or ()
    except PackageNotFoundError:
        return []
    needs = map(Requirement, texts)
    return sorted(canonicalize_name(need.name) for need in needs if _is_wanted(need))


def _is_wanted(need: Requirement) -> bool:
    """Tell whether a package is needed without extras, on this machine."""
    return need.marker is None or need.marker.evaluate({"extra": ""})


def name_licence(installed: Distribution) -> str:
    """Return the licence that a package's metadata names, in a word."""
    data = installed.metadata
    for expression in data.get_all("License-Expression") or ():
        return expression if len(expression) <= 40 else f"{expression[:39]}…"
    classifiers = [text for text in data.get_all("Classifier") or () if text.startswith("License ::")]
    named = [text.rpartition(" :: ")[2] for text in classifiers if text != "License :: OSI Approved"]
    text = ", ".join(named) or ", ".join(data.get_all("License") or ()) or "not named"
    text = re.sub(r"\s+", " ", text)
    return _SHORT.get(text.casefold(), text if len(text) <= 40 else f"{text[:39]}…")


def measure_import(module: str, runs: int) -> float:
    """Return how long an import takes in a fresh process, in milliseconds: the fastest of some runs."""
    command = [sys.executable, "-c", IMPORT.format(module=module)]
    times = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(runs)]
    return min(map(float, times)) * 1000


def describe(dependency: Dependency, runs: int, loaded: set[str], modules: dict[str, list[str]]) -> str:
    """Return one line of the table."""
    head = f"{dependency.group:10}{dependency.name:32}"
    try:
        installed = distribution(dependency.name)
    except PackageNotFoundError:
        return f"{head}not installed, so not listed"
    own = modules.get(dependency.name, [])
    takes, starts = "", ""
    if dependency.group not in {"test", "docs", "dev"} and not dependency.by:
        module = MODULES.get(dependency.name) or next(iter(sorted(own, key=len)), "")
        takes = f"{measure_import(module, runs):.0f}" if module else ""
        starts = "yes" if loaded & set(own) else "no"
    return f"{head}{installed.version:18}{name_licence(installed):42}{dependency.by:16}{takes:>6}{starts:>10}".rstrip()


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="how often each import is measured (default: 5)")
    runs = parser.parse_args().runs
    printed = subprocess.run([sys.executable, "-c", STARTUP], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(printed.stdout.split())
    modules: dict[str, list[str]] = {}
    for module, names in sorted(packages_distributions().items()):
        for name in names:
            if not module.startswith("_") and "-" not in module:
                modules.setdefault(canonicalize_name(name), []).append(module)
    rows = sorted(list_direct(), key=lambda row: (["run time", *EXTRAS].index(row.group), row.name))
    direct = [row for place, row in enumerate(rows) if row.name not in {above.name for above in rows[:place]}]
    print(f"{'for':10}{'package':32}{'version':18}{'licence':42}{'needed by':16}{'ms':>6}{'start-up':>10}")
    for row in (*direct, *list_below([row for row in direct if row.group not in {"test", "docs", "dev"}])):
        print(describe(row, runs, loaded, modules))


if __name__ == "__main__":
    main()
