"""The tour notebook runs from its first cell to its last, and shows what it says it shows."""

from __future__ import annotations

import ast
import io
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
TOUR = ROOT / "docs" / "examples" / "tour" / "tour.ipynb"


def run_cell(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell as a notebook does: what it prints, and the value of its last line."""
    tree = ast.parse(source)
    last = tree.body[-1] if isinstance(tree.body[-1], ast.Expr) else None
    tree.body = tree.body[:-1] if last else tree.body
    with redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, "cell", "exec"), names)  # noqa: S102 - a cell of ours
        value = eval(compile(ast.Expression(last.value), "cell", "eval"), names) if last else None  # noqa: S307 - likewise
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        outputs.append(
            {"name": "stdout", "output_type": "stream", "text": printed.getvalue().splitlines(keepends=True)}
        )
    if value is not None:
        if hasattr(value, "_repr_html_"):
            assert "<iframe" in value._repr_html_() or "<table" in value._repr_html_()
        shown = repr(value).splitlines(keepends=True)
        result = {
            "data": {"text/plain": shown},
            "execution_count": None,
            "metadata": {},
            "output_type": "execute_result",
        }
        outputs.append(result)
    return outputs


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A copy of the folder of the tour at the same depth, which it may write into."""
    here = Path.cwd()
    inner = tmp_path / "docs" / "examples" / "tour"
    inner.mkdir(parents=True)
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    os.chdir(inner)
    yield inner
    os.chdir(here)


@pytest.mark.usefixtures("folder")
def test_the_tour_runs_and_prints_what_it_shows() -> None:
    notebook = json.loads(TOUR.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code" or not all(map(find_spec, cell["metadata"].get("tags", ()))):
            continue
        outputs = run_cell("".join(cell["source"]), names)
        if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
            cell["outputs"] = outputs
        assert cell["outputs"] == outputs, "".join(cell["source"])
    if os.environ.get("PLANCMP_UPDATE_GOLDEN"):
        TOUR.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
