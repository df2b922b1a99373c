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
from plancmp.readers.wordlists import find_rows, list_tables

PACKAGE = Path(plancmp.__file__).parent
FLOORS = ("readers", "extract", "align", "diff")
MOST = 2  # words side by side: "and" or "or"
# They are names of elements, answers in YAML and digits too.
_NAMES_OF_FORMATS = frozenset({"del", "i", "a", "no", "def"})


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
    small -= _NAMES_OF_FORMATS if floor == "readers" else set()
    for path in (PACKAGE / floor).rglob("*.py"):
        for line, words in list_literals(path.read_text(encoding="utf-8")):
            assert len(words) <= MOST or small.isdisjoint(words), f"{path}:{line}: {words}"


def test_every_row_is_asked_for_by_its_module() -> None:
    for table in list_tables():
        path = PACKAGE.joinpath(*table.split("."))
        path = path if path.with_suffix(".py").exists() else path.parent  # a table of its own
        source = path.with_suffix(".py").read_text(encoding="utf-8")
        rows = find_rows(table)
        if not re.search(rf'find_(?:rows|patterns)\("{table}"\)(?!\[)', source):
            asked = set(re.findall(rf'\("{table}"(?:, |\)\[)"(\w+)"', source))
            inner = {name for text in rows.values() for name in re.findall(r"\{([a-z]\w*)\}", text)}
            assert set(rows) == asked | inner, table
