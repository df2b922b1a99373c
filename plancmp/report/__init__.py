"""Any result → a report.

To add a format: a module with `render(view, messages) -> str`, and its row in `FORMATS`; behind a colon stands the name
of the function where it is another, and behind a second one the writer of the document of blocks that it returns.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from plancmp.report.messages import LANGUAGES, Messages, find_messages
from plancmp.report.view import Filter, Origin, View, build_view

FORMATS = {
    "terminal": "plancmp.report.comparison:build_document:terminal",
    "markdown": "plancmp.report.comparison:build_document:markdown",
    "json": "plancmp.report.json",
    "html": "plancmp.report.html.page",
    "changes": "plancmp.report.changes:build_document:markdown",
    "csv": "plancmp.report.changes:render_csv",
    "columns": "plancmp.report.texts:build_columns:markdown",
    "columns-csv": "plancmp.report.texts:render_csv",
    "marked": "plancmp.report.texts:build_marked:markdown",
    "marked-txt": "plancmp.report.texts:build_marked:terminal",
    "ledger": "plancmp.report.ledger:build_document:markdown",
    "ledger-csv": "plancmp.report.ledger:render_csv",
    "junit": "plancmp.report.junit",
    "sarif": "plancmp.report.sarif",
    "github": "plancmp.report.github",
    "gitlab": "plancmp.report.gitlab",
    "docx": "plancmp.report.docx",
}
# The format that a file's ending names, of whatever result has it.
ENDINGS = {
    ".txt": "terminal",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".csv": "csv",
    ".sarif": "sarif",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".parquet": "parquet",
    ".yaml": "plan",
    ".yml": "plan",
}
# What a format becomes in a file with this ending.
VARIANTS = {
    ("changes", ".csv"): "csv",
    ("columns", ".csv"): "columns-csv",
    ("ledger", ".csv"): "ledger-csv",
    ("marked", ".txt"): "marked-txt",
}
# Formats that point into the files of the two versions.
LOCATED = frozenset({"junit", "sarif", "github", "gitlab"})

# Formats that begin with what matters most, and can end there.
BRIEF = frozenset({"terminal", "markdown", "json", "html"})

# Formats that are bytes, not text: `render` returns them so.
BINARY = frozenset({"docx"})

Renderer = Callable[[View, Messages], str]


def find_renderer(name: str) -> Renderer:
    """Return the function that renders a format; its module is imported only now.

    Raises:
        KeyError: If there is no such format.
    """
    module, _, function = FORMATS[name].partition(":")
    function, _, writer = function.partition(":")
    make = getattr(import_module(module), function or "render")
    if not writer:
        return cast("Renderer", make)
    from plancmp.report.writing import write_document

    return lambda view, messages: write_document(writer, make(view, messages), messages)


__all__ = [
    "BINARY", "BRIEF", "ENDINGS", "FORMATS", "LANGUAGES", "LOCATED", "VARIANTS", "Filter", "Messages", "Origin",
    "View", "build_view", "find_messages", "find_renderer",
]  # fmt: skip
