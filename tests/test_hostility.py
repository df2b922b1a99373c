"""The package reaches out in few places, each for a reason, and parses nothing that a parser would obey."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

import plancmp

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PACKAGE = Path(plancmp.__file__).parent
# What opens connections, starts programs, runs or rebuilds code; and where the package may, and why.
REACHING = (
    {"socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc", "webbrowser", "asyncio"}
    | {"urllib.request", "urllib.error", "requests", "httpx", "aiohttp", "distributed", "dask"}
    | {"subprocess", "pty", "multiprocessing", "ctypes", "cffi", "runpy", "code", "codeop"}
    | {"pickle", "shelve", "marshal", "dill", "cloudpickle"}
)
REASONS = {
    "app/server.py": ({"socket", "asyncio"}, "`plancmp serve`, on the loopback alone"),
    "cli/arguments.py": ({"webbrowser"}, "`--show`, which opens the page that was written"),
    "cli/cluster.py": ({"distributed"}, "`--executor dask://…`, which a user has to name"),
    "cli/executors.py": ({"multiprocessing"}, "`--executor processes`: this program again"),
    "cli/git_diff.py": ({"subprocess"}, "git, where it asked for a report that cannot be made"),
    "cli/git_report.py": ({"subprocess"}, "git, for the plan files of a revision"),
    "cli/git_install.py": ({"subprocess"}, "git config, which this verb is for"),
    "cli/pager.py": ({"subprocess"}, "the pager that `PAGER` names, where a report goes to a terminal"),
    "cli/serve.py": ({"webbrowser"}, "`plancmp serve --open`"),
    "history/collection/sources.py": ({"pickle"}, "packs what this run made itself, for its own workers"),
    "readers/documents/pdf_pages.py": ({"ctypes"}, "the types of pypdfium2's own library"),
    "readers/revisions.py": ({"subprocess"}, "git cat-file, for REVISION:PATH"),
}
EXECUTING = {"eval", "exec", "compile", "__import__", "breakpoint"}
# What parses, and which parsers take nothing from outside.
XML = {
    "readers/documents/xml_tree.py": "expat, which stops at a document type",
    "report/docx/wordfile.py": "expat, which stops at a document type, before anything else parses a part",
    "report/docx/proof.py": "parts that expat has checked so",
    "report/docx/plain.py": "a paragraph that this program has just written",
    "report/docx/copy.py": "handles what was parsed, parses none",
    "report/docx/imports.py": "the same",
    "report/docx/revisions.py": "the same",
    "report/docx/streams.py": "the same",
    "report/docx/markup.py": "spells text as XML, parses none",
    "report/junit.py": "writes XML, parses none",
}


@cache
def list_modules() -> list[tuple[str, ast.Module]]:
    return [
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


@cache
def list_imports(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.update({node.module, *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


@cache
def list_calls(tree: ast.Module) -> set[str]:
    return {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}


def test_what_reaches_out_is_imported_where_it_says_why_and_nowhere_else() -> None:
    found = {}
    for path, tree in list_modules():
        names = {reach for name in list_imports(tree) for reach in REACHING if f"{name}.".startswith(f"{reach}.")}
        if names:
            found[path] = names
    assert found == {path: names for path, (names, _) in REASONS.items()}


def test_no_text_is_run_as_code() -> None:
    for path, tree in list_modules():
        calls = list_calls(tree)
        assert not calls & EXECUTING, path
        assert not {call for call in calls if call.startswith(("os.system", "os.exec", "os.spawn", "os.popen"))}, path


def test_yaml_is_read_as_events_only() -> None:
    # A loader would build objects, follow aliases and nest without bounds.
    for path, tree in list_modules():
        calls = {call for call in list_calls(tree) if re.match(r"yaml\.(?!emit$|\w+Event$|CEmitter$|Mark$)", call)}
        assert calls <= ({"yaml.parse"} if path == "readers/yaml_nodes.py" else set()), path


def test_xml_is_parsed_by_what_stops_at_a_document_type() -> None:
    for path, tree in list_modules():
        if any(name.startswith(("xml.", "lxml")) for name in list_imports(tree)):
            assert path in XML
        if path in {"report/junit.py", "report/docx/markup.py"}:
            assert not {call for call in list_calls(tree) if "parse" in call.lower() or "fromstring" in call}
        if XML.get(path) in {"handles what was parsed, parses none", "the same"}:
            assert not {call for call in list_calls(tree) if call.startswith(("minidom.", "ET.", "expat."))}, path


def test_templates_run_in_a_sandbox() -> None:
    for path, tree in list_modules():
        calls = {call for call in list_calls(tree) if call.endswith("Environment")}
        ours = {"report/html/frame.py": {"Environment"}, "report/template.py": {"ImmutableSandboxedEnvironment"}}
        assert calls == ours.get(path, set()), path


def test_every_exception_to_the_rules_of_security_says_why() -> None:
    for folder in ("plancmp", "tests", "benchmarks", "docs"):
        for path in (ROOT / folder).rglob("*.py"):
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
                if re.search(r"#\s*noqa:[^#]*\bS\d{3}", line):
                    assert re.search(r"\bS\d{3}[A-Z\d, ]* - \S", line), f"{path}:{number}"
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for pattern, codes in tomllib.loads(text)["tool"]["ruff"]["lint"]["per-file-ignores"].items():
        if any(re.fullmatch(r"S\d{3}", code) for code in codes):
            (line,) = [line for line in text.splitlines() if line.startswith(f'"{pattern}" = ')]
            assert "] # " in line or "]  # " in line or re.search(r"\] +# ", line), line
