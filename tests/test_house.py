"""The house rules that no other test holds."""

from __future__ import annotations

import ast
import graphlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Collection
from importlib import import_module
from pathlib import Path

import attrs
import pytest

import plancmp

ROOT = Path(__file__).parents[1]
PACKAGE = Path(plancmp.__file__).parent
FLOORS = [
    "model", "readers", "extract", "align", "diff", "policy", "history", "report", "library", "tools", "app", "cli",
]  # fmt: skip


LONGEST = 500


def list_imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def list_modules() -> dict[str, Path]:
    return {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in PACKAGE.rglob("*.py")
    }


def list_imported_modules(path: Path, modules: Collection[str]) -> set[str]:
    """Return the modules that a file imports anywhere: at its top, in a function, or for types alone."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            names |= {name if name in modules else node.module for name in inner}
    return names & set(modules)


def test_no_module_imports_itself_through_others() -> None:
    modules = list_modules()
    graph = {name: list_imported_modules(path, modules) - {name} for name, path in modules.items()}
    assert "plancmp.diff.changes" in graph["plancmp.diff.coverage"]
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        pytest.fail(" imports ".join(reversed(error.args[1])))


@pytest.mark.parametrize("floor", FLOORS)
def test_no_floor_imports_one_above_it(floor: str) -> None:
    above = FLOORS[FLOORS.index(floor) + 1 :]
    for path in (PACKAGE / floor).rglob("*.py"):
        for name in list_imports(path):
            assert not any(name.startswith(f"plancmp.{other}") for other in above), f"{path}: {name}"


def test_every_folder_is_a_floor() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and list(path.glob("*.py"))}
    assert folders <= set(FLOORS)


def test_every_floor_has_quick_tests(request: pytest.FixtureRequest) -> None:
    tests: dict[str, list[bool]] = {}
    for item in request.session.items:
        tests.setdefault(item.path.relative_to(ROOT / "tests").parts[0], []).append("quick" in item.keywords)
    if not tests.keys() >= set(FLOORS):
        pytest.skip("only some of the tests are run")
    assert [floor for floor in FLOORS if not any(tests[floor])] == []


@pytest.mark.parametrize("floor", FLOORS)
def test_no_two_modules_of_a_floor_have_one_name(floor: str) -> None:
    counts = Counter(name.rpartition(".")[2] for name in list_modules() if name.startswith(f"plancmp.{floor}."))
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_module_is_called_utils() -> None:
    names = {module.name.rpartition(".")[2] for module in pkgutil.walk_packages([str(PACKAGE)], "plancmp.")}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def test_no_module_is_long() -> None:
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in list_modules().items()}
    assert not {name for name, length in lengths.items() if length > LONGEST}


def test_every_public_name_is_there_and_documented() -> None:
    for name in plancmp.__all__:
        assert getattr(plancmp, name).__doc__, name
    assert sorted(plancmp.__all__) == plancmp.__all__
    assert set(plancmp.__all__) <= set(dir(plancmp))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = plancmp.nothing


def test_the_model_is_frozen_and_slotted() -> None:
    for info in pkgutil.walk_packages([str(PACKAGE / "model")], "plancmp.model."):
        for item in vars(import_module(info.name)).values():
            if isinstance(item, type) and attrs.has(item) and item.__module__ == info.name:
                assert "__slots__" in vars(item), item
                assert item.__setattr__ is not object.__setattr__, item


@pytest.mark.slow
def test_a_comparison_imports_nothing_heavy() -> None:
    code = (
        "import sys; from plancmp.cli import main;"
        " main([*sys.argv[1:], '--format', 'terminal']);"
        " heavy = {'deepdiff', 'rich', 'numpy', 'jsonschema', 'importlib.metadata', 'asyncio', 'pathlib', 'json'};"
        " print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    plans = [str(ROOT / "fixtures" / name) for name in ("us-28-point-draft.yaml", "twenty-point-framework.yaml")]
    result = subprocess.run([sys.executable, "-c", code, *plans], capture_output=True, check=True)
    assert result.stderr == b"[]\n"


def test_no_repeated_group_is_possessive() -> None:
    # Python 3.11.0 to 3.11.4 end such a match in the wrong place; an atomic group does the same and ends right.
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not re.search(r"(?<!\\)\)(?:[+*?]|\{[\d,]+\})\+", node.value), f"{path}:{node.lineno}"


def test_no_file_names_a_path_of_a_machine() -> None:
    for path in [*PACKAGE.rglob("*.py"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md"), *(ROOT / ".ci").iterdir()]:
        text = path.read_text(encoding="utf-8")
        assert "/home/" not in text, path
        assert "/" + "work/" not in text, path
