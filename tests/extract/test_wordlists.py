"""Words of a language stand in tables, where whoever knows the language finds them, and not in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import plancmp
from plancmp.extract.languages import LANGUAGES
from plancmp.extract.languages.files import read_all_signs
from plancmp.extract.wordlists import find_rows, list_tables

PACKAGE = Path(plancmp.__file__).parent
FLOORS = ("extract", "align", "diff")
MOST = 2  # words side by side: "and" or "or"


def list_literals(source: str) -> Iterator[tuple[int, list[str]]]:
    """List what the collections of a module hold as it stands, and what the alternatives of its expressions are."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Set | ast.List | ast.Tuple | ast.Dict):
            items = node.keys if isinstance(node, ast.Dict) else node.elts
            texts = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
            yield node.lineno, [text for text in texts if any(map(str.isalpha, text))]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "|" in node.value:
            yield node.lineno, re.findall(r"[^\W\d_]+(?=[|)])", node.value)


@pytest.mark.parametrize("floor", FLOORS)
def test_no_list_of_words_stands_in_the_code(floor: str) -> None:
    signs = read_all_signs()
    small = frozenset().union(*(signs[code].small_words for code in LANGUAGES))
    for path in (PACKAGE / floor).rglob("*.py"):
        for line, words in list_literals(path.read_text(encoding="utf-8")):
            assert len(words) <= MOST or small.isdisjoint(words), f"{path}:{line}: {words}"


def test_every_row_is_asked_for_by_its_module() -> None:
    for table in list_tables():
        floor, module, *_ = table.split(".")
        path = PACKAGE.joinpath(*table.split(".")).with_suffix(".py")
        path = path if path.exists() else (PACKAGE / floor / module).with_suffix(".py")
        source = path.read_text(encoding="utf-8")
        if f's("{table}")' in source:
            continue
        rows = find_rows(table)
        asked = set(re.findall(rf'\("{table}", "(\w+)"\)', source))
        inner = {name for text in rows.values() for name in re.findall(r"\{([a-z]\w*)\}", text)}
        assert set(rows) == asked | inner, table
