"""Report what changed in every plan since a revision, the worst first, as Markdown for a pull request."""

from __future__ import annotations

import argparse
import os
import subprocess
from collections.abc import Iterator

from attrs import frozen

from plancmp.cli.arguments import UsageError, write_output
from plancmp.diff import Materiality
from plancmp.library.calls import compare
from plancmp.library.results import Comparison
from plancmp.readers import ReadError, read_bytes
from plancmp.readers.documents.formats import find_format
from plancmp.report.closing import list_closing
from plancmp.report.digest import list_short
from plancmp.report.markdown import escape, list_lines
from plancmp.report.messages import Messages

# What a comment of GitHub holds, less what frames it.
LONGEST = 60_000
_DOCUMENTS = (".docx", ".pdf", ".html", ".htm", ".md", ".markdown", ".txt", ".akn", ".xml", ".yaml", ".yml", ".json")
_EPILOG = """\
exit codes: 0 no change of terms, 1 terms changed, 2 trouble

examples:
  plancmp git-report origin/main                  all plans and documents
  plancmp git-report origin/main -- drafts        those in a folder
  plancmp git-report HEAD~1 -- '*.plan.yaml'      those of a name
"""


@frozen
class File:
    """A file that changed.

    Attributes:
        path: Where it is now; empty if it is gone.
        before: Where it was; empty if it is new.
        comparison: What changed in it; `None` if it is new, gone or cannot be read.
        trouble: Why it cannot be read.
    """

    path: str
    before: str
    comparison: Comparison | None = None
    trouble: str = ""

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """What sorts the worst first: what nobody could read, then what has the most material changes."""
        changes = self.comparison.changes if self.comparison else ()
        material = sum(change.materiality is Materiality.MATERIAL for change in changes)
        return not self.trouble, -material, -len(changes), self.path or self.before


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of this verb."""
    parser.epilog = _EPILOG
    parser.add_argument("revision", metavar="REVISION", help="what to compare with: the commit where this branch began")
    parser.add_argument("paths", metavar="PATH", nargs="*", help="only these files, as git matches them")
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to this file")


def run(arguments: argparse.Namespace) -> int:
    """Report and return the exit code: 1 if terms changed, or a file cannot be read."""
    if arguments.revision.startswith("-"):
        raise UsageError("REVISION is a revision, not an option")
    base = _ask_git("merge-base", arguments.revision, "HEAD").decode().strip()
    files = sorted(
        (_compare(base, before, path) for before, path in _list_changed(base, arguments.paths)), key=lambda f: f.rank
    )
    write_output(arguments, render(files))
    return int(any(file.trouble or file.rank[1] for file in files))


def render(files: list[File]) -> str:
    """Return the report on some files, in their order: what matters most of each, and all of it where it fits."""
    if not files:
        return "No plan or document changed.\n"
    heads = ["\n".join(_list_lines(file)) + "\n" for file in files]
    room = LONGEST - sum(len(head.encode()) for head in heads)
    text = ""
    for file, head in zip(files, heads, strict=True):
        text += head
        if file.comparison is None or not file.comparison.changes:
            continue
        whole = f"\n<details><summary>All changes</summary>\n\n{file.comparison.to_markdown()}\n</details>\n\n"
        if len(whole.encode()) <= room:
            text += whole
            room -= len(whole.encode())
        else:
            text += "\nAll changes do not fit here: `plancmp git-report` prints them for one file.\n\n"
    return text if len(text.encode()) <= LONGEST else text.encode()[:LONGEST].decode("utf-8", "ignore") + "\n…\n"


def _list_lines(file: File) -> Iterator[str]:
    name = escape(file.path or file.before)
    moved = f" (was {escape(file.before)})" if file.path and file.before and file.before != file.path else ""
    yield f"### {name}{moved}"
    yield ""
    if file.trouble:
        yield f"Cannot be read: {escape(file.trouble)}"
    elif file.comparison is None:
        yield "This file is new." if file.path else "This file is gone."
    elif not file.comparison.changes:
        yield "No term and no word changed."
    else:
        view, messages = file.comparison.view(), Messages()
        for listing in list_short(view, messages):
            for part in list_lines(listing):
                yield from (f"##{part}" if part.startswith("## ") else part, "")
        yield "  \n".join(escape(text) for text in list_closing(view, messages))
    yield ""


def _compare(base: str, before: str, path: str) -> File:
    if not path or not before:
        return File(path, before)
    try:
        return File(path, before, compare(f"{base}:{before}", f"./{path}"))
    except ReadError as error:
        return File(path, before, trouble=str(error.problems[0]).replace(f"{base}:", ""))


def _list_changed(base: str, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the plans and documents that changed: where each was, and where it is."""
    fields = _ask_git("diff", "--name-status", "-z", "--find-renames", "--relative", base, "--", *paths).split(b"\0")
    words = iter(os.fsdecode(field) for field in fields)
    for status in words:
        if not status:
            return
        first = next(words)
        second = next(words) if status[0] in "RC" else first
        before, path = ("" if status[0] == "A" else first), ("" if status[0] == "D" else second)
        if (path or before).lower().endswith(_DOCUMENTS) and _is_ours(base, before, path):
            yield before, path


def _is_ours(base: str, before: str, path: str) -> bool:
    """Say whether a file is a plan or a document: other YAML and JSON is no concern of ours."""
    name = path or before
    if not name.lower().endswith((".yaml", ".yml", ".json")):
        return True
    try:
        raw = read_bytes(f"./{path}" if path else f"{base}:./{before}")
    except ReadError:
        return False
    # A plan file names its version, under any name.
    return find_format("-", raw) is None and b"plancmp" in raw[:65_536] and b"clauses" in raw


def _ask_git(*words: str) -> bytes:
    try:
        result = subprocess.run(["git", *words], capture_output=True, check=False)  # noqa: S603, S607 - git, with names
    except FileNotFoundError:
        raise UsageError("there is no git here") from None
    if result.returncode:
        line = result.stderr.decode("utf-8", "replace").strip().splitlines()[:1]
        raise UsageError(f"git: {line[0] if line else 'it cannot tell'}")
    return result.stdout
