"""What the page asks: what a file is, and reports of some versions."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr
from io import StringIO
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen

from plancmp.cli import main
from plancmp.model import DocumentKind, Plan
from plancmp.model.dates import parse_date
from plancmp.readers import ReadError
from plancmp.readers.documents import find_format
from plancmp.readers.files import load_bytes


@frozen
class Export:
    """A file that can be saved.

    Attributes:
        format: As the command line calls it.
        label: What the page calls it.
        name: The file's name.
    """

    format: str
    label: str
    name: str


PAIR = {
    "To read": (
        Export("html", "Web page", "report.html"),
        Export("docx", "Word, with tracked changes", "redline.docx"),
        Export("columns", "Side by side", "columns.md"),
        Export("marked", "Marked text", "marked.md"),
        Export("markdown", "Markdown", "report.md"),
        Export("terminal", "Plain text", "report.txt"),
    ),
    "Tables": (
        Export("csv", "Changes, one per row", "changes.csv"),
        Export("ledger-csv", "Ledger of clauses", "ledger.csv"),
        Export("columns-csv", "Side by side", "columns.csv"),
    ),
    "For programs": (
        Export("json", "JSON", "report.json"),
        Export("sarif", "SARIF", "report.sarif"),
        Export("junit", "JUnit", "report.xml"),
        Export("gitlab", "GitLab", "gitlab.json"),
        Export("github", "GitHub", "github.txt"),
    ),
}
TRACE = {
    "To read": (
        Export("html", "Web page", "versions.html"),
        Export("markdown", "Markdown", "versions.md"),
        Export("terminal", "Plain text", "versions.txt"),
    ),
    "Tables": (
        Export("csv", "Terms, one per row", "terms.csv"),
        Export("points", "Points, one per row", "points.csv"),
    ),
    "For programs": (Export("json", "JSON", "versions.json"),),
}


def answer(request: Mapping[str, Any]) -> dict[str, Any]:
    """Answer a request of the page.

    Args:
        request: `look`: a version, to tell what it is; or `versions`, `language` and `export`: the report wanted. A
            version has a `name` and its `content`, and what the reader said of it: `title`, `date`, `kind`,
            `disclosure`.

    Returns:
        What was asked, or `problems`: a sentence each.
    """
    try:
        if "look" in request:
            return _look(request["look"])
        with TemporaryDirectory() as folder:
            here = os.getcwd()
            os.chdir(folder)
            try:
                return _report(request)
            finally:
                os.chdir(here)
    except ReadError as error:
        return {"problems": [str(problem) for problem in error.problems]}


def _look(version: Mapping[str, Any]) -> dict[str, Any]:
    """Tell what a version is: its format, and what it was read as."""
    raw, name = bytes(version["content"]), str(version["name"])
    plan: Plan = load_bytes(raw, name, kind=DocumentKind(version["kind"]) if version["kind"] else None)
    return {
        "format": find_format(name, raw) or "plan",
        "title": plan.title,
        "date": str(plan.date or ""),
        "clauses": len(plan.outline()),
        "kind": str(plan.kind),
        "disclosure": str(plan.disclosure),
    }


def _report(request: Mapping[str, Any]) -> dict[str, Any]:
    versions: Sequence[Mapping[str, Any]] = request["versions"]
    problems = [problem for version in versions if (problem := _check_date(version))]
    if problems:
        return {"problems": problems}
    exports = PAIR if len(versions) == 2 else TRACE
    export = next(item for group in exports.values() for item in group if item.format == request["export"])
    names = _write_versions(versions)
    words = [*names, "--format", export.format, "--output", export.name, "--language", request["language"]]
    if len(versions) == 2:
        for side, version in zip(("old", "new"), versions, strict=True):
            for fact in ("title", "date", "kind", "disclosure"):
                words += [f"--{side}-{fact}={version[fact]}"] if version[fact] else []
    complaints = StringIO()
    with redirect_stderr(complaints):
        code = main(words if len(versions) == 2 else ["trace", *words])
    if code == 2:
        return {"problems": complaints.getvalue().splitlines()}
    with open(export.name, "rb") as stream:
        content = stream.read()
    listed = [[heading, [[item.format, item.label, item.name] for item in group]] for heading, group in exports.items()]
    return {"name": export.name, "content": content, "exports": listed}


def _check_date(version: Mapping[str, Any]) -> str:
    try:
        _ = version["date"] and parse_date(version["date"])
    except ValueError as error:
        return f"{version['name']}: {error}"
    return ""


def _write_versions(versions: Sequence[Mapping[str, Any]]) -> list[str]:
    names: list[str] = []
    for place, version in enumerate(versions, 1):
        name = os.path.basename(version["name"])
        names.append(f"{place}-{name}" if name in names else name)
        with open(names[-1], "wb") as stream:
            stream.write(bytes(version["content"]))
    return names
