"""Every regular expression that the package makes, also those made while it runs; printed as JSON.

    python -m tests.expressions

All modules are imported, and texts in every language are compared, while a note is taken of what is compiled, where,
and whether it is only ever matched at the start of a text or searched for in it. What no run came by is taken from the
source, except for what is put together from values that only a run has.
"""

from __future__ import annotations

import ast
import contextlib
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from attrs import asdict, frozen

PACKAGE = Path(str(find_spec("plancmp").origin)).parent  # type: ignore[union-attr] # without importing it
SENTENCES = Path(__file__).parents[1] / "benchmarks" / "sentences"
_LEFT_OUT = frozenset(
    {"plancmp.__main__", "plancmp.cli.cluster", "plancmp.report.collection.parquet"}
)  # run, or need extras
_WAYS = frozenset(
    {
        "late",
        "find_pattern",
        "find_patterns",
        "re.compile",
        "re.search",
        "re.match",
        "re.fullmatch",
        "re.split",
        "re.findall",
        "re.finditer",
        "re.sub",
        "re.subn",
    }
)
_LATE = PACKAGE / "model" / "expressions.py"  # compiles for others, what `late` names there
_AT_START = frozenset({"match", "fullmatch"})


@frozen
class Expression:
    """A regular expression of the package.

    Attributes:
        pattern: Its source; of one on bytes, each byte as a character.
        flags: Its flags.
        place: The module and the line where it is made.
        is_search: Whether it is searched for at all places of a text.
    """

    pattern: str
    flags: int
    place: str
    is_search: bool


def list_expressions() -> list[Expression]:
    """Return all expressions of the package; best asked of a process that has not imported it yet."""
    calls = {path: _list_calls(path) for path in sorted(PACKAGE.rglob("*.py")) if path != _LATE}
    found: dict[tuple[str, int, str], Expression] = {}
    compile_one = re._compile  # type: ignore[attr-defined]  # all ways to compile go through it

    def keep(pattern: str | bytes, flags: int, path: Path, line: int) -> None:
        source = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        call = next((call for call in calls[path] if call.first <= line <= call.last), None)
        place = f"{path.relative_to(PACKAGE)}:{line}"
        is_search = call is None or call.is_search
        found.setdefault((source, flags & ~int(re.DEBUG), place), Expression(source, flags, place, is_search))

    def note(pattern: object, flags: int) -> object:
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path in calls and isinstance(pattern, str | bytes):
            keep(pattern, int(flags), path, frame.f_lineno)
        return compile_one(pattern, flags)

    re._compile = note  # type: ignore[attr-defined]
    try:
        modules = {Path(module.__file__ or ""): module for module in _import_all()}
        _use_all_languages()
    finally:
        re._compile = compile_one  # type: ignore[attr-defined]
    # What no run came by, as far as it is made of what its module knows.
    for path, some in calls.items():
        for call in some:
            if path in modules and not any(
                e.place == f"{path.relative_to(PACKAGE)}:{call.first}" for e in found.values()
            ):
                with contextlib.suppress(NameError):
                    pattern, flags = (eval(part, vars(modules[path])) for part in call.parts)  # noqa: S307 - our own
                    keep(pattern, int(flags), path, call.first)
    return list(found.values())


def _import_all() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages([str(PACKAGE)], "plancmp."):
        if module.name not in _LEFT_OUT:
            yield importlib.import_module(module.name)


def _use_all_languages() -> None:
    """Run what makes expressions while it runs: the tables of each language."""
    from plancmp import Clause, Plan, compare
    from plancmp.extract.languages import LANGUAGES

    for path in sorted(SENTENCES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")[:3000]
        plans = [Plan("p", "P", clauses=(Clause("1", text=words),), extracted=True) for words in (text, text[:1500])]
        assert compare(*plans).clauses
    assert LANGUAGES


@frozen
class _Call:
    """A call that makes an expression: its lines, whether it is searched for, the source of pattern and flags."""

    first: int
    last: int
    is_search: bool
    parts: tuple[str, str]


def _list_calls(path: Path) -> list[_Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    uses: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            parent = parents[node]
            uses.setdefault(node.id, set()).add(parent.attr if isinstance(parent, ast.Attribute) else "")
    return [
        _Call(
            node.lineno,
            node.end_lineno or node.lineno,
            not _list_methods(node, parents[node], uses) <= _AT_START,
            _list_parts(node),
        )
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in _WAYS
    ]


def _list_methods(call: ast.Call, parent: ast.AST, uses: Mapping[str, set[str]]) -> set[str]:
    """Return what an expression is used for; an empty name where that cannot be told."""
    method = ast.unparse(call.func).removeprefix("re.")
    if method not in {"compile", "late", "find_pattern", "find_patterns"}:
        return {method}
    if isinstance(parent, ast.Attribute):
        return {parent.attr}
    target = parent.targets[0] if isinstance(parent, ast.Assign) else None
    return uses.get(target.id, {""}) if isinstance(target, ast.Name) and target.id.startswith("_") else {""}


def _list_parts(call: ast.Call) -> tuple[str, str]:
    words = {word.arg: word.value for word in call.keywords}
    if ast.unparse(call.func) == "find_pattern":
        return f"{ast.unparse(call)}._source[0]", "0"
    if ast.unparse(call.func) == "find_patterns":
        return f"'|'.join(one._source[0] for one in {ast.unparse(call)}.values())", "0"
    place = {"sub": 4, "subn": 4, "split": 3, "compile": 1, "late": 1}.get(
        ast.unparse(call.func).removeprefix("re."), 2
    )
    flags = words.get("flags") or (call.args[place] if len(call.args) > place else None)
    return ast.unparse(call.args[0]), ast.unparse(flags) if flags else "0"


if __name__ == "__main__":
    json.dump([asdict(expression) for expression in list_expressions()], sys.stdout)
