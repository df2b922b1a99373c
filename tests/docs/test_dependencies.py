"""The page of dependencies names what `pyproject.toml` asks for, with the versions of the lock."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "dependencies.md").read_text(encoding="utf-8")
RECORD = (ROOT / "benchmarks" / "figures" / "dependencies.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_USERS = ("parquet", "dask", "mcp", "web")


def fold_name(text: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=~\[; ]", text)[0]).lower()


def test_every_dependency_stands_on_the_page_with_what_it_is_for() -> None:
    wanted = [
        *PROJECT["dependencies"],
        *(text for extra in FOR_USERS for text in PROJECT["optional-dependencies"][extra]),
    ]
    table = PAGE.partition("\n\nVersion")[0]
    named = {fold_name(name) for name in re.findall(r"^\| (\w[\w-]+)(?: \(extra `\w+`\))? \|", table, re.MULTILINE)}
    assert {fold_name(text) for text in wanted} == named - {"package"}


def test_every_dependency_was_tested_in_the_version_of_the_lock() -> None:
    lock = (ROOT / ".ci" / "lock.txt").read_text(encoding="utf-8").splitlines()
    locked = {fold_name(line): line.partition("==")[2] for line in lock if "==" in line}
    extras = [texts for extra, texts in PROJECT["optional-dependencies"].items() if extra != "bench"]
    wanted = {fold_name(text) for texts in (PROJECT["dependencies"], *extras) for text in texts} - {"plancmp"}
    rows = [line[10:].split() for line in RECORD.splitlines()[4:]]
    tested = {name: version for name, version, *_ in rows}
    assert wanted <= set(tested)
    assert tested == {name: locked[name] for name in tested}
